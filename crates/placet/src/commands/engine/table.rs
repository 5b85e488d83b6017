//! Tables for people: columns as wide as their longest cell.

/// The lines of a table; the first row is its head, numbers stand to the right.
pub(super) fn lines(rows: &[Vec<String>]) -> Vec<String> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |text: &str| text.chars().count();
    let widths: Vec<usize> = (0..columns)
        .map(|at| rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell)).max().unwrap_or(0))
        .collect();
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row
            .iter()
            .zip(&widths)
            .map(|(cell, wide)| {
                let blank = " ".repeat(wide - width(cell));
                let is_number = cell.starts_with(|first: char| first.is_ascii_digit() || first == '-');
                if is_number { format!("{blank}{cell}") } else { format!("{cell}{blank}") }
            })
            .collect();
        cells.join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}

/// A cell of something that may be absent.
pub(super) fn cell(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "—".to_owned(), |value| value.to_string())
}
