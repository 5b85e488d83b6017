//! Spreadsheets that people send or paste: CSV of any separator and encoding that a French spreadsheet writes, or XLSX.
//!
//! Bounded in bytes, rows and columns, before memory is taken for them: a workbook of a few kilobytes may unpack to
//! gigabytes, or hold one cell in its farthest corner. A cell is text. Knows nothing of what the columns mean.

use std::io::{Cursor, Read as _};

use calamine::Reader as _;

/// Longest file read, in bytes.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;
/// Most rows read.
pub const MAX_ROWS: usize = 100_000;
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
    unpacks_within(bytes, MAX_UNPACKED)?;
    let mut book = calamine::Xlsx::new(Cursor::new(bytes)).map_err(|_| Unreadable::NotASheet)?;
    let name = book.sheet_names().first().cloned().ok_or(Unreadable::Empty)?;
    let mut cells = book.worksheet_cells_reader(&name).map_err(|_| Unreadable::NotASheet)?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    while let Some(found) = cells.next_cell().map_err(|_| Unreadable::NotASheet)? {
        let (row, column) = found.get_position();
        let text = cell(&calamine::Data::from(found.get_value().clone()));
        if text.is_empty() {
            continue;
        }
        let (Ok(row), Ok(column)) = (usize::try_from(row), usize::try_from(column)) else {
            return Err(Unreadable::TooManyRows);
        };
        if row > MAX_ROWS {
            return Err(Unreadable::TooManyRows);
        }
        if column >= MAX_COLUMNS {
            return Err(Unreadable::TooManyColumns);
        }
        rows.resize_with(rows.len().max(row + 1), Vec::new);
        let line = &mut rows[row];
        line.resize_with(line.len().max(column + 1), String::new);
        line[column] = text;
    }
    Ok(rows)
}

/// Whether an archive unpacks to at most `max` bytes. It is unpacked to find out: what its directory announces may be a lie.
fn unpacks_within(bytes: &[u8], max: u64) -> Result<(), Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::NotASheet)?;
    let mut left = max;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|_| Unreadable::NotASheet)?;
        let read = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink());
        left = left.checked_sub(read.map_err(|_| Unreadable::NotASheet)?).ok_or(Unreadable::TooLarge)?;
    }
    Ok(())
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
        assert_eq!(read(b"PK\x03\x04nonsense"), Err(Unreadable::NotASheet));
        assert_eq!(read(b"a;b\0;c"), Err(Unreadable::NotASheet));
        let long = format!("a\n{}", "x".repeat(MAX_CELL + 1));
        assert_eq!(read(long.as_bytes()), Err(Unreadable::CellTooLong { row: 2 }));
        let many = "a\n".repeat(MAX_ROWS + 2);
        assert_eq!(read(many.as_bytes()), Err(Unreadable::TooManyRows));
    }

    /// A workbook whose only sheet holds these cells.
    fn book(cells: &str) -> Vec<u8> {
        use std::io::Write as _;
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let rels = "http://schemas.openxmlformats.org/package/2006/relationships";
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        for (name, content) in [
            (
                "_rels/.rels",
                format!(
                    "<Relationships xmlns=\"{rels}\"><Relationship Id=\"rId1\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                ),
            ),
            (
                "xl/workbook.xml",
                format!(
                    "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                format!(
                    "<Relationships xmlns=\"{rels}\"><Relationship Id=\"rId1\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                ),
            ),
            (
                "xl/worksheets/sheet1.xml",
                format!("<worksheet xmlns=\"{main}\"><sheetData>{cells}</sheetData></worksheet>"),
            ),
        ] {
            archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            archive.write_all(content.as_bytes()).unwrap();
        }
        archive.finish().unwrap().into_inner()
    }

    fn written(place: &str, text: &str) -> String {
        format!("<row><c r=\"{place}\" t=\"str\"><v>{text}</v></c></row>")
    }

    #[test]
    fn a_workbook_is_read_where_its_cells_are() {
        let sheet = read(&book(&[written("B3", "Nom"), written("B5", "Zoé")].concat())).unwrap();
        assert_eq!(sheet.headers, ["", "Nom"]);
        assert_eq!(sheet.rows, [(5, vec![String::new(), "Zoé".to_owned()])]);
    }

    #[test]
    fn a_workbook_that_would_fill_the_memory_is_refused_before_it_does() {
        let far = |place: &str| read(&book(&[written("A1", "Nom"), written(place, "x")].concat()));
        assert_eq!(far("XFD1048576"), Err(Unreadable::TooManyRows));
        assert_eq!(far("A1048576"), Err(Unreadable::TooManyRows));
        assert_eq!(far("XFD2"), Err(Unreadable::TooManyColumns));

        let bomb = book(&" ".repeat(3_000_000));
        assert!(bomb.len() < 20_000, "{} bytes", bomb.len());
        assert_eq!(unpacks_within(&bomb, 1_000_000), Err(Unreadable::TooLarge));
        assert_eq!(unpacks_within(&bomb, 4_000_000), Ok(()));
        // Its directory and its headers say that nothing is in it.
        let size = u32::try_from(3_000_000 + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData></sheetData></worksheet>".len()).unwrap().to_le_bytes();
        let mut lying = bomb;
        let places: Vec<usize> = (0..lying.len() - 4).filter(|at| lying[*at..at + 4] == size).collect();
        assert!(!places.is_empty());
        for at in places {
            lying[at..at + 4].copy_from_slice(&[10, 0, 0, 0]);
        }
        assert!(unpacks_within(&lying, 1_000_000).is_err());
    }
}
