//! The typesetter: Typst, in this process, with two fonts and one constant source. The paper is a file of data beside it, so that
//! nothing in it can be read as source. There is no other file: no disk, no package, no network.

use std::sync::LazyLock;

use chrono::{Datelike as _, NaiveDate};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt as _, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::PaperError;

/// The look of every paper.
const SOURCE: &str = include_str!("paper.typ");

const FONTS: [&[u8]; 2] =
    [include_bytes!("../fonts/inter-regular.ttf"), include_bytes!("../fonts/inter-bold.ttf")];

/// How many papers may be set before what the typesetter remembers of one is forgotten.
const REMEMBERED: usize = 2;

static TYPESETTER: LazyLock<Typesetter> = LazyLock::new(Typesetter::new);

/// What all papers share.
struct Typesetter {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    source: Source,
    /// The name of the data. The typesetter numbers its files for ever and has few numbers: names are constants.
    data: FileId,
}

impl Typesetter {
    fn new() -> Self {
        let fonts: Vec<Font> = FONTS.iter().flat_map(|font| Font::iter(Bytes::new(*font))).collect();
        // the feature that tells which cells are heads of rows
        let features = [Feature::A11yExtras].into_iter().collect();
        Self {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            source: Source::new(file("paper.typ"), SOURCE.to_owned()),
            data: file("paper.json"),
        }
    }
}

fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a name without folders is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// Whether every font of papers has a character.
pub(crate) fn has_glyph(char: char) -> bool {
    TYPESETTER.fonts.iter().all(|font| font.info().coverage.contains(char.into()))
}

/// The world that one paper is set in.
struct Desk {
    paper: Bytes,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &TYPESETTER.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &TYPESETTER.book
    }

    fn main(&self) -> FileId {
        TYPESETTER.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() { Ok(TYPESETTER.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == TYPESETTER.data { Ok(self.paper.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        TYPESETTER.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// Sets the paper that `data` describes, in JSON.
pub(crate) fn pdf(data: &str, date: NaiveDate) -> Result<Vec<u8>, PaperError> {
    let desk = Desk { paper: Bytes::from_string(data.to_owned()) };
    let set = typst::compile::<PagedDocument>(&desk);
    let pdf = set.output.and_then(|document| {
        let options = PdfOptions {
            ident: Smart::Custom(data.to_owned()),
            creator: Smart::Custom(Some("Placet".to_owned())),
            timestamp: midnight(date),
            standards: standards(),
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options)
    });
    comemo::evict(REMEMBERED);
    let pdf = pdf.map_err(|faults| broken(&faults))?;
    // it sets on and warns when it lacks a font or cannot settle the pages: no such paper goes out
    if set.warnings.is_empty() { Ok(pdf) } else { Err(broken(&set.warnings)) }
}

fn midnight(date: NaiveDate) -> Option<Timestamp> {
    let (month, day) = (date.month() as u8, date.day() as u8);
    Datetime::from_ymd_hms(date.year(), month, day, 0, 0, 0).map(Timestamp::new_utc)
}

fn standards() -> PdfStandards {
    PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).expect("both standards allow PDF 1.7")
}

fn broken(faults: &[SourceDiagnostic]) -> PaperError {
    let said: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    PaperError::Broken(said.join("; "))
}
