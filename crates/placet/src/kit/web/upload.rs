//! A form with files.

use axum::extract::{FromRequest, Multipart, Request};

use super::Form;
use crate::kit::error::PageError;

/// A file as it was sent.
#[derive(Clone, Debug, Default)]
pub struct SentFile {
    /// Name of the field.
    pub field: String,
    /// Name of the file, without any folder.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A form and its files; a file field left empty is not there.
#[derive(Clone, Debug, Default)]
pub struct Upload {
    /// The other fields.
    pub form: Form,
    /// The files.
    pub files: Vec<SentFile>,
}

impl Upload {
    /// The file of a field.
    pub fn file(&self, field: &str) -> Option<&SentFile> {
        self.files.iter().find(|file| file.field == field)
    }
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Self, PageError> {
        let mut parts = Multipart::from_request(request, state).await.map_err(|_| PageError::Unreadable)?;
        let mut pairs = Vec::new();
        let mut files = Vec::new();
        while let Some(part) = parts.next_field().await.map_err(|_| PageError::Unreadable)? {
            let field = part.name().unwrap_or_default().to_owned();
            if let Some(name) = part.file_name() {
                let name = name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
                let bytes = part.bytes().await.map_err(|_| PageError::TooLarge)?.to_vec();
                if !bytes.is_empty() || !name.is_empty() {
                    files.push(SentFile { field, name, bytes });
                }
            } else {
                pairs.push((field, part.text().await.map_err(|_| PageError::Unreadable)?));
            }
        }
        Ok(Self { form: Form::of(pairs), files })
    }
}
