//! Whole results as CSV or XLSX. No cell is one that a spreadsheet would run.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::error::PageResult;
use super::text::Lang;

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Text, never a formula.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A number kept in hundredths.
    Hundredths(i64),
    /// Nothing.
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i32> for Cell {
    fn from(number: i32) -> Self {
        Self::Integer(number.into())
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

/// A sheet to send.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Name of the file, without its extension, and of the sheet.
    pub name: String,
    /// Column headers.
    pub headers: Vec<String>,
    /// Rows, each as long as the headers.
    pub rows: Vec<Vec<Cell>>,
}

/// The kind of file asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Separated values, as the reader's spreadsheet writes them.
    Csv,
    /// Office Open XML.
    Xlsx,
}

impl Kind {
    /// The kind of an extension.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }
}

/// Sends a sheet as a file.
pub fn send(sheet: &Sheet, kind: Kind, lang: Lang) -> PageResult {
    let (bytes, media_type, extension) = match kind {
        Kind::Csv => (csv(sheet, lang)?, "text/csv; charset=utf-8", "csv"),
        Kind::Xlsx => {
            (xlsx(sheet)?, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx")
        }
    };
    Ok(attachment(bytes, media_type, &format!("{}.{extension}", sheet.name)))
}

/// Bytes as a file to save: never shown in the browser, never sniffed.
pub fn attachment(bytes: Vec<u8>, media_type: &str, file_name: &str) -> Response {
    let ascii: String = file_name
        .chars()
        .map(|char| if char.is_ascii_alphanumeric() || matches!(char, '.' | '-' | '_') { char } else { '_' })
        .collect();
    let encoded: String =
        form_urlencoded::byte_serialize(file_name.as_bytes()).collect::<String>().replace('+', "%20");
    let disposition = format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{encoded}");
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    if let Ok(value) = HeaderValue::from_str(media_type) {
        headers.insert(header::CONTENT_TYPE, value);
    }
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// As a spreadsheet of the reader's country reads it: `;`, a BOM and a decimal comma in French.
pub fn csv(sheet: &Sheet, lang: Lang) -> anyhow::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let separator = match lang {
        Lang::Fr => b';',
        Lang::En => b',',
    };
    bytes.extend_from_slice("\u{feff}".as_bytes());
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .terminator(csv::Terminator::CRLF)
        .from_writer(&mut bytes);
    writer.write_record(sheet.headers.iter().map(|header| harmless(header)))?;
    for row in &sheet.rows {
        writer.write_record(row.iter().map(|cell| match cell {
            Cell::Text(text) => harmless(text),
            Cell::Integer(number) => number.to_string(),
            Cell::Hundredths(number) => plain_hundredths(*number, lang),
            Cell::Empty => String::new(),
        }))?;
    }
    writer.flush()?;
    drop(writer);
    Ok(bytes)
}

fn plain_hundredths(number: i64, lang: Lang) -> String {
    let comma = if lang == Lang::Fr { ',' } else { '.' };
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{}{comma}{:02}", number.abs() / 100, number.abs() % 100)
}

/// A text that a spreadsheet would take for a formula is preceded by an apostrophe, which imports take off again.
pub fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

/// As an Office Open XML workbook.
pub fn xlsx(sheet: &Sheet) -> anyhow::Result<Vec<u8>> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let bold = rust_xlsxwriter::Format::new().set_bold();
    let two_decimals = rust_xlsxwriter::Format::new().set_num_format("0.00");
    let page = book.add_worksheet();
    let name: String = sheet.name.chars().filter(|char| !"[]:*?/\\'".contains(*char)).take(31).collect();
    page.set_name(if name.is_empty() { "1" } else { &name })?;
    page.set_freeze_panes(1, 0)?;
    for (column, header) in sheet.headers.iter().enumerate() {
        let column = u16::try_from(column)?;
        page.set_column_width(column, 18)?;
        page.write_string_with_format(0, column, header, &bold)?;
    }
    for (index, row) in sheet.rows.iter().enumerate() {
        let line = u32::try_from(index + 1)?;
        for (column, cell) in row.iter().enumerate() {
            let column = u16::try_from(column)?;
            match cell {
                Cell::Text(text) => {
                    page.write_string(line, column, text.chars().take(32_000).collect::<String>())?
                }
                Cell::Integer(number) => page.write_number(line, column, *number as f64)?,
                Cell::Hundredths(number) => {
                    page.write_number_with_format(line, column, *number as f64 / 100.0, &two_decimals)?
                }
                Cell::Empty => continue,
            };
        }
    }
    Ok(book.save_to_buffer()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet() -> Sheet {
        Sheet {
            name: "étudiants".into(),
            headers: vec!["Nom".into(), "Score".into()],
            rows: vec![
                vec!["=HYPERLINK(1)".into(), Cell::Hundredths(-1735)],
                vec!["d'Été; \"x\"".into(), Cell::Empty],
            ],
        }
    }

    #[test]
    fn no_cell_of_a_csv_is_a_formula() -> anyhow::Result<()> {
        let text = String::from_utf8(csv(&sheet(), Lang::Fr)?)?;
        assert_eq!(text, "\u{feff}Nom;Score\r\n'=HYPERLINK(1);-17,35\r\n\"d'Été; \"\"x\"\"\";\r\n");
        Ok(())
    }

    #[test]
    fn a_workbook_reads_back_as_text_and_numbers() -> anyhow::Result<()> {
        use calamine::Reader as _;
        let mut book = calamine::Xlsx::new(std::io::Cursor::new(xlsx(&sheet())?))?;
        let range = book.worksheet_range("étudiants")?;
        assert_eq!(range.get_value((1, 0)), Some(&calamine::Data::String("=HYPERLINK(1)".into())));
        assert_eq!(range.get_value((1, 1)), Some(&calamine::Data::Float(-17.35)));
        Ok(())
    }
}
