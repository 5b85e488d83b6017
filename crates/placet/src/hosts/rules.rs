//! Pure decisions on what is typed of hosts.

/// The address of a page elsewhere, `https://` added where nothing is said; any other scheme is refused.
pub(super) fn web_address(typed: &str) -> Option<String> {
    let address = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
    let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let name = host.split(['/', '?', '#']).next()?;
    let good = name.contains('.') && !name.contains([':', '@']) && !host.contains(char::is_whitespace);
    good.then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_the_web_are_linked_to() {
        for (typed, kept) in [
            ("www.chu.example/acces", Some("https://www.chu.example/acces")),
            ("http://chu.example", Some("http://chu.example")),
            ("javascript://chu.example/%0aalert(1)", None),
            ("javascript:alert(1)", None),
            ("https://chu", None),
            ("https://a@b.example", None),
            ("https://chu.example/a b", None),
        ] {
            assert_eq!(web_address(typed).as_deref(), kept, "{typed}");
        }
    }
}
