//! Spreadsheets that people send or paste: CSV of any separator and encoding that a French spreadsheet writes, or XLSX.
//!
//! Bounded in bytes, rows and columns; a cell is text. Knows nothing of what the columns mean.

use std::io::Cursor;

use calamine::Reader as _;

/// Longest file read, in bytes.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;
/// Most rows read.
pub const MAX_ROWS: usize = 50_000;
/// Most columns read.
pub const MAX_COLUMNS: usize = 100;
/// Longest cell, in characters.
pub const MAX_CELL: usize = 4_000;
/// Most bytes that a workbook may hold once unpacked.
pub const MAX_UNPACKED: u64 = 200 * 1024 * 1024;

/// A sheet as it was read: its header row, and the others with the number they have in the file, from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Sheet {
    /// Names of the columns, as written.
    pub headers: Vec<String>,
    /// Number in the file and cells of each row; empty rows are left out.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing in it.
    Empty,
    /// Larger than [`MAX_BYTES`], or than [`MAX_UNPACKED`] once unpacked.
    TooLarge,
    /// More than [`MAX_ROWS`].
    TooManyRows,
    /// More than [`MAX_COLUMNS`].
    TooManyColumns,
    /// A cell longer than [`MAX_CELL`], on this row.
    CellTooLong {
        /// Row in the file, from 1.
        row: usize,
    },
    /// Neither text nor a workbook that can be opened.
    NotASheet,
}

/// Reads a file or pasted text.
pub fn read(bytes: &[u8]) -> Result<Sheet, Unreadable> {
    if bytes.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let rows = if bytes.starts_with(b"PK\x03\x04") { workbook(bytes)? } else { text(bytes)? };
    let mut rows = rows.into_iter().enumerate().filter(|(_, row)| row.iter().any(|cell| !cell.is_empty()));
    let (_, headers) = rows.next().ok_or(Unreadable::Empty)?;
    if headers.len() > MAX_COLUMNS {
        return Err(Unreadable::TooManyColumns);
    }
    let mut sheet = Sheet { headers, rows: Vec::new() };
    for (index, row) in rows {
        if sheet.rows.len() >= MAX_ROWS {
            return Err(Unreadable::TooManyRows);
        }
        if row.iter().any(|cell| cell.chars().count() > MAX_CELL) {
            return Err(Unreadable::CellTooLong { row: index + 1 });
        }
        sheet.rows.push((index + 1, row));
    }
    Ok(sheet)
}

fn workbook(bytes: &[u8]) -> Result<Vec<Vec<String>>, Unreadable> {
    if unpacked_size(bytes).is_none_or(|size| size > MAX_UNPACKED) {
        return Err(Unreadable::TooLarge);
    }
    let mut book = calamine::Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::NotASheet)?;
    let range = book.worksheet_range_at(0).ok_or(Unreadable::Empty)?.map_err(|_| Unreadable::NotASheet)?;
    if range.height() > MAX_ROWS + 1 {
        return Err(Unreadable::TooManyRows);
    }
    if range.width() > MAX_COLUMNS {
        return Err(Unreadable::TooManyColumns);
    }
    Ok(range.rows().map(|row| row.iter().map(cell).collect()).collect())
}

/// The sum of the sizes that the archive's directory announces, in bytes; none when the directory cannot be read.
fn unpacked_size(bytes: &[u8]) -> Option<u64> {
    let tail = bytes.len().saturating_sub(66_000);
    let end = tail + bytes[tail..].windows(4).rposition(|window| window == b"PK\x05\x06")?;
    let number = |at: usize, size: usize| -> Option<u64> {
        let slice = bytes.get(at..at + size)?;
        Some(slice.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    };
    let count = number(end + 10, 2)?;
    let mut at = usize::try_from(number(end + 16, 4)?).ok()?;
    let mut sum = 0;
    for _ in 0..count {
        if bytes.get(at..at + 4)? != b"PK\x01\x02" {
            return None;
        }
        sum += number(at + 24, 4)?;
        at += 46 + usize::try_from(number(at + 28, 2)? + number(at + 30, 2)? + number(at + 32, 2)?).ok()?;
    }
    Some(sum)
}

fn cell(data: &calamine::Data) -> String {
    use calamine::Data;
    match data {
        Data::Empty | Data::Error(_) => String::new(),
        Data::DateTime(instant) => {
            instant.as_datetime().map_or_else(String::new, |at| at.format("%d/%m/%Y").to_string())
        }
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        other => clean(&other.to_string()),
    }
}

fn text(bytes: &[u8]) -> Result<Vec<Vec<String>>, Unreadable> {
    let text = decode(bytes).ok_or(Unreadable::NotASheet)?;
    let separator = separator(&text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| Unreadable::NotASheet)?;
        if rows.len() > MAX_ROWS {
            return Err(Unreadable::TooManyRows);
        }
        let line = record.position().map_or(0, |position| position.line() as usize);
        while rows.len() + 1 < line && rows.len() < MAX_ROWS {
            rows.push(Vec::new());
        }
        rows.push(record.iter().map(clean).collect());
    }
    Ok(rows)
}

/// Text of a spreadsheet: UTF-8 with or without BOM, UTF-16 with BOM, or Windows-1252. Text with NULs is no text.
fn decode(bytes: &[u8]) -> Option<String> {
    let (text, _, failed) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes),
        None if std::str::from_utf8(bytes).is_ok() => encoding_rs::UTF_8.decode(bytes),
        None => encoding_rs::WINDOWS_1252.decode(bytes),
    };
    (!failed && !text.contains('\0')).then(|| text.into_owned())
}

/// The separator that the first line has most of, outside quotes.
fn separator(text: &str) -> u8 {
    let line = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut best = (0, b';');
    for candidate in [b';', b',', b'\t', b'|'] {
        let mut quoted = false;
        let count = line
            .bytes()
            .filter(|byte| {
                quoted ^= *byte == b'"';
                !quoted && *byte == candidate
            })
            .count();
        if count > best.0 {
            best = (count, candidate);
        }
    }
    best.1
}

/// Trimmed, without the apostrophe that an export puts before a formula.
fn clean(cell: &str) -> String {
    let cell = cell.trim_matches(|char: char| char.is_whitespace() || char == '\u{feff}');
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest.to_owned(),
        _ => cell.to_owned(),
    }
}

/// A header folded for matching: no accent, case, space or punctuation.
pub fn fold(header: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    header.nfkd().filter(char::is_ascii_alphanumeric).map(|char| char.to_ascii_lowercase()).collect()
}

impl Sheet {
    /// The column whose folded header is one of `names` (given folded).
    pub fn column(&self, names: &[&str]) -> Option<usize> {
        self.headers.iter().position(|header| names.contains(&fold(header).as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_french_spreadsheets_write_is_read() {
        for (name, bytes) in [
            ("UTF-8, BOM, semicolons", "\u{feff}Numéro étudiant;Nom\r\n1;Zoé\r\n".as_bytes().to_vec()),
            ("Windows-1252", b"Num\xe9ro \xe9tudiant;Nom\r\n1;Zo\xe9\r\n".to_vec()),
            ("tabs, as pasted", "Numéro étudiant\tNom\n1\tZoé".as_bytes().to_vec()),
            ("commas and quotes", "\"Numéro étudiant\",Nom\n1,\"Zoé\"\n".as_bytes().to_vec()),
            ("a blank line first", "\n\nNuméro étudiant;Nom\n1;Zoé".as_bytes().to_vec()),
        ] {
            let sheet = read(&bytes).unwrap_or_default();
            assert_eq!(sheet.column(&["numeroetudiant"]), Some(0), "{name}");
            assert_eq!(
                sheet.rows.first().map(|row| row.1.clone()),
                Some(vec!["1".into(), "Zoé".into()]),
                "{name}"
            );
        }
    }

    #[test]
    fn what_is_no_sheet_is_refused() {
        assert_eq!(read(b"   \n"), Err(Unreadable::Empty));
        assert_eq!(read(b"PK\x03\x04nonsense"), Err(Unreadable::TooLarge));
        assert_eq!(read(b"a;b\0;c"), Err(Unreadable::NotASheet));
        let long = format!("a\n{}", "x".repeat(MAX_CELL + 1));
        assert_eq!(read(long.as_bytes()), Err(Unreadable::CellTooLong { row: 2 }));
        let many = "a\n".repeat(MAX_ROWS + 2);
        assert_eq!(read(many.as_bytes()), Err(Unreadable::TooManyRows));
    }
}
