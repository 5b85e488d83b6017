//! Lists as pages show them: search, filters, sort and page number live in the address, and work without a script.

use super::page::Page;

/// Rows on a page, unless asked otherwise.
pub const PAGE_SIZES: [u64; 3] = [25, 50, 100];

/// What the address asks of a list. Sort keys are checked by the list against its own columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pairs: Vec<(String, String)>,
}

impl Query {
    /// Reads the query of an address.
    pub fn parse(query: Option<&str>) -> Self {
        let pairs = form_urlencoded::parse(query.unwrap_or_default().as_bytes())
            .map(|(key, value)| (key.into_owned(), value.replace('\0', "")))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        Self { pairs }
    }

    /// The value of a parameter, empty when absent.
    pub fn get(&self, key: &str) -> &str {
        self.pairs.iter().find(|(name, _)| name == key).map_or("", |(_, value)| value.as_str())
    }

    /// Whether a parameter has this value.
    pub fn is(&self, key: &str, value: impl AsRef<str>) -> bool {
        self.get(key) == value.as_ref()
    }

    /// All values of a parameter.
    pub fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// A parameter as an identifier, a number…
    pub fn parsed<T: std::str::FromStr>(&self, key: &str) -> Option<T> {
        self.get(key).parse().ok()
    }

    /// What is searched for.
    pub fn search(&self) -> &str {
        self.get("q")
    }

    /// The page, from 1.
    pub fn page(&self) -> u64 {
        self.parsed("page").unwrap_or(1).clamp(1, 1_000_000)
    }

    /// Rows on a page: one of [`PAGE_SIZES`].
    pub fn size(&self) -> u64 {
        self.parsed("size").filter(|size| PAGE_SIZES.contains(size)).unwrap_or(PAGE_SIZES[0])
    }

    /// The first row of the page.
    pub fn offset(&self) -> u64 {
        (self.page() - 1) * self.size()
    }

    /// The sort key asked for, `default` when it is none of `allowed`, and whether it descends.
    pub fn sort<'a>(&'a self, allowed: &[&'static str], default: &'static str) -> (&'static str, bool) {
        let asked = self.get("sort");
        let (key, descending) = asked.strip_prefix('-').map_or((asked, false), |key| (key, true));
        allowed.iter().find(|name| **name == key).map_or((default, false), |name| (*name, descending))
    }

    /// The address of this list with a parameter changed; an empty value removes it; changing anything but the page
    /// goes back to the first page.
    pub fn with(&self, key: &str, value: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, old) in &self.pairs {
            if name != key && !(key != "page" && name == "page") {
                query.append_pair(name, old);
            }
        }
        if !value.is_empty() {
            query.append_pair(key, value);
        }
        format!("?{}", query.finish())
    }

    /// The address with a parameter removed.
    pub fn without(&self, key: &str) -> String {
        self.with(key, "")
    }

    /// Parameters that a search form must carry along as hidden fields: all but the ones it edits and the page.
    pub fn hidden(&self, edited: &[&str]) -> Vec<(&str, &str)> {
        self.pairs
            .iter()
            .filter(|(name, _)| name != "page" && !edited.contains(&name.as_str()))
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect()
    }

    /// The whole query, without the page: what an export of the whole result takes.
    pub fn whole(&self) -> String {
        self.without("page")
    }

    /// A sortable column's header: where a click goes, and `ascending`, `descending` or nothing as `aria-sort`.
    pub fn header(&self, key: &'static str, label: impl Into<String>, default: &str) -> SortHeader {
        let asked = self.get("sort");
        let current = if asked.is_empty() { default } else { asked };
        let (href, direction) = if current == key {
            (self.with("sort", &format!("-{key}")), "ascending")
        } else if current.strip_prefix('-') == Some(key) {
            (self.with("sort", key), "descending")
        } else {
            (self.with("sort", key), "")
        };
        SortHeader { href, label: label.into(), direction }
    }
}

/// The columns of a list: code, label, whether it is shown. The address chooses them with `col=…`.
#[derive(Clone, Debug)]
pub struct Columns(Vec<(&'static str, String, bool)>);

impl Columns {
    /// The columns of a list, each with its code, the key of its label and whether it is shown unless asked otherwise.
    pub fn new(reader: &Page, query: &Query, all: &[(&'static str, &str, bool)]) -> Self {
        let chosen = query.all("col").next().is_some();
        let shown =
            |code: &str, usual: bool| if chosen { query.all("col").any(|col| col == code) } else { usual };
        Self(all.iter().map(|(code, key, usual)| (*code, reader.t(key), shown(code, *usual))).collect())
    }

    /// Whether a column is shown.
    pub fn has(&self, code: &str) -> bool {
        self.0.iter().any(|(name, _, shown)| *shown && *name == code)
    }

    /// The columns, for `m::column_chooser`.
    pub fn list(&self) -> &[(&'static str, String, bool)] {
        &self.0
    }
}

/// The headers of the columns that sort, by their key.
#[derive(Clone, Debug)]
pub struct SortHeaders(Vec<(&'static str, SortHeader)>);

impl SortHeaders {
    /// The headers of a list, each with its sort key and the key of its label.
    pub fn new(reader: &Page, query: &Query, default: &str, all: &[(&'static str, &str)]) -> Self {
        Self(all.iter().map(|(key, label)| (*key, query.header(key, reader.t(label), default))).collect())
    }

    /// The header of a key; an empty one for a key that does not sort.
    pub fn get(&self, key: &str) -> SortHeader {
        let found = self.0.iter().find(|(name, _)| *name == key).map(|(_, header)| header.clone());
        found.unwrap_or(SortHeader { href: String::new(), label: String::new(), direction: "" })
    }
}

/// The header of a column that sorts.
#[derive(Clone, Debug)]
pub struct SortHeader {
    /// Where a click goes.
    pub href: String,
    /// Name of the column.
    pub label: String,
    /// `ascending`, `descending` or empty, as `aria-sort`.
    pub direction: &'static str,
}

/// Where the reader is in a list, in figures as he reads them.
#[derive(Clone, Debug)]
pub struct Pager {
    /// First row shown, from 1; 0 when there is none.
    pub from: String,
    /// Last row shown.
    pub to: String,
    /// All rows of the result.
    pub total: String,
    /// This page.
    pub page: String,
    /// How many pages there are, at least 1.
    pub pages: String,
    /// Address of the previous page.
    pub previous: Option<String>,
    /// Address of the next page.
    pub next: Option<String>,
    /// Rows on a page: label, address, whether it is the present one.
    pub sizes: Vec<(String, String, bool)>,
}

impl Pager {
    /// The pager of a list of `total` rows.
    pub fn new(reader: &Page, query: &Query, total: u64) -> Self {
        let size = query.size();
        let pages = total.div_ceil(size).max(1);
        let page = query.page().min(pages);
        let first = (page - 1) * size;
        Self {
            from: reader.n(if total == 0 { 0 } else { first + 1 }),
            to: reader.n((first + size).min(total)),
            total: reader.n(total),
            page: reader.n(page),
            pages: reader.n(pages),
            previous: (page > 1).then(|| query.with("page", &(page - 1).to_string())),
            next: (page < pages).then(|| query.with("page", &(page + 1).to_string())),
            sizes: PAGE_SIZES
                .iter()
                .map(|choice| (choice.to_string(), query.with("size", &choice.to_string()), *choice == size))
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_filter_goes_back_to_the_first_page_and_keeps_the_others() {
        let query = Query::parse(Some("q=allain&cohort=a&page=3"));
        assert_eq!(query.with("cohort", "b"), "?q=allain&cohort=b");
        assert_eq!(query.with("page", "4"), "?q=allain&cohort=a&page=4");
        assert_eq!(query.sort(&["name", "number"], "name"), ("name", false));
        assert_eq!(Query::parse(Some("sort=-number")).sort(&["name", "number"], "name"), ("number", true));
        assert_eq!(Query::parse(Some("sort=password")).sort(&["name"], "name"), ("name", false));
    }
}
