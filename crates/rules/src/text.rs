//! Text as people type it: cleaned at the door, compared and sorted without accents.
//!
//! The keys are plain ASCII for French and most Latin-written names, so that both databases sort and search them
//! alike, whatever their collation.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Why a typed text is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing is left once spaces are trimmed, where something is required.
    #[error("empty")]
    Empty,
    /// More characters than the field takes.
    #[error("{length} characters, at most {max}")]
    TooLong {
        /// What the field takes, in characters.
        max: usize,
        /// What was typed, in characters, once cleaned.
        length: usize,
    },
    /// A character that no keyboard types: NUL or another control character, or the mark of what could not be read.
    #[error("control character U+{code:04X} at {position}")]
    Control {
        /// The character's code point.
        code: u32,
        /// Its position in the typed text, in characters, from 0.
        position: usize,
    },
}

/// Characters that change how the *rest* of a line is shown, or that are invisible and only make two texts that
/// look alike differ: bidirectional controls, zero-width space, word joiner, byte order mark, soft hyphen, tags.
fn is_disguise(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{E0000}'..='\u{E007F}')
}

fn clean(typed: &str, max: usize, newline: char) -> Result<String, TextError> {
    let mut kept = String::with_capacity(typed.len());
    let mut after_return = false;
    for (position, c) in typed.chars().enumerate() {
        match c {
            '\n' if after_return => {}
            '\r' | '\n' | '\u{2028}' | '\u{2029}' => kept.push(newline),
            '\t' => kept.push(' '),
            c if c.is_control() || c == char::REPLACEMENT_CHARACTER => {
                return Err(TextError::Control { code: c as u32, position });
            }
            c if is_disguise(c) => {}
            c => kept.push(c),
        }
        after_return = c == '\r';
    }
    let cleaned: String = kept.trim().nfc().collect();
    let length = cleaned.chars().count();
    if length > max { Err(TextError::TooLong { max, length }) } else { Ok(cleaned) }
}

/// One line of text, possibly empty: trimmed, composed (NFC), tabs and line ends made spaces, bidirectional
/// overrides and invisible characters dropped, at most `max` characters.
pub fn clean_line(typed: &str, max: usize) -> Result<String, TextError> {
    clean(typed, max, ' ')
}

/// [`clean_line`], refused when nothing is left.
pub fn required_line(typed: &str, max: usize) -> Result<String, TextError> {
    clean_line(typed, max).and_then(|line| if line.is_empty() { Err(TextError::Empty) } else { Ok(line) })
}

/// Several lines of text, possibly empty: as [`clean_line`], with line ends kept as `\n`.
pub fn clean_lines(typed: &str, max: usize) -> Result<String, TextError> {
    clean(typed, max, '\n')
}

/// [`clean_lines`], refused when nothing is left.
pub fn required_lines(typed: &str, max: usize) -> Result<String, TextError> {
    clean_lines(typed, max).and_then(|text| if text.is_empty() { Err(TextError::Empty) } else { Ok(text) })
}

/// The key by which a text is searched: compatibility-decomposed, without marks, in lower case, ligatures spelt
/// out, every run of spaces and punctuation one space. `"Cœur–Poumon (Élée)"` → `"coeur poumon elee"`.
pub fn search_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        // lower case may decompose again (İ gives i and a dot)
        if is_combining_mark(c) || is_disguise(c) {
            continue;
        }
        if !c.is_alphanumeric() {
            gap = true;
            continue;
        }
        if gap && !key.is_empty() {
            key.push(' ');
        }
        gap = false;
        match c {
            'œ' => key.push_str("oe"),
            'æ' => key.push_str("ae"),
            'ß' => key.push_str("ss"),
            'þ' => key.push_str("th"),
            'ø' => key.push('o'),
            'ł' => key.push('l'),
            'đ' | 'ð' => key.push('d'),
            'ı' => key.push('i'),
            other => key.push(other),
        }
    }
    key
}

/// The key by which a text is sorted: that of the search. Accents do not count, capitals do not count.
pub fn sort_key(text: &str) -> String {
    search_key(text)
}

/// The key of a person in a list: family name, then given name. The double space sorts before any further word,
/// so that every `Martin` comes before `Martin-Dupont`.
pub fn person_key(family_name: &str, given_name: &str) -> String {
    format!("{}  {}", sort_key(family_name), sort_key(given_name))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn keys() {
        let check = |text: &str, expected: &str| assert_eq!(search_key(text), expected, "{text}");
        check("Élodie", "elodie");
        check("  Cœur–Poumon  (Élée) ", "coeur poumon elee");
        check("Œ", "oe");
        check("D’Arc", "d arc");
        check("Straße", "strasse");
        check("İstanbul", "istanbul");
        check("ﬁn", "fin");
        check("Łódź", "lodz");
        check("Nguyễn Thị", "nguyen thi");
        check("№ 12", "no 12");
        check("!?", "");
        check("李明", "李明");
    }

    #[test]
    fn people_in_order() {
        let mut people = [("Martin-Dupont", "Ana"), ("Martín", "Zoé"), ("martin", "Éric"), ("Martine", "A")];
        people.sort_by_key(|(family, given)| person_key(family, given));
        assert_eq!(people.map(|p| p.1), ["Éric", "Zoé", "Ana", "A"]);
    }

    #[test]
    fn lines() {
        let check = |typed: &str, max: usize, expected: Result<&str, TextError>| {
            assert_eq!(clean_line(typed, max), expected.map(str::to_owned), "{typed:?}");
        };
        check("  Caen ", 10, Ok("Caen"));
        check("e\u{301}te\u{301}", 3, Ok("été"));
        check("a\tb\r\nc\nd", 10, Ok("a b c d"));
        check("a\u{2028}b", 10, Ok("a b"));
        check("evil\u{202E}txt", 10, Ok("eviltxt"));
        check("a\0b", 10, Err(TextError::Control { code: 0, position: 1 }));
        check("\u{7f}", 10, Err(TextError::Control { code: 0x7f, position: 0 }));
        check("Ros\u{fffd}", 10, Err(TextError::Control { code: 0xfffd, position: 3 }));
        check("abcd", 3, Err(TextError::TooLong { max: 3, length: 4 }));
        check("", 3, Ok(""));
        assert_eq!(required_line(" \u{200B} ", 3), Err(TextError::Empty));
        assert_eq!(clean_lines(" a\r\nb\rc\n\nd ", 20), Ok("a\nb\nc\n\nd".into()));
        assert_eq!(required_lines("\n", 3), Err(TextError::Empty));
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(typed in "\\PC{0,40}") {
            if let Ok(once) = clean_lines(&typed, 400) {
                prop_assert_eq!(clean_lines(&once, 400), Ok(once));
            }
        }

        #[test]
        fn a_key_is_its_own_key(text in "\\PC{0,40}") {
            let key = search_key(&text);
            prop_assert_eq!(search_key(&key), key.clone());
            prop_assert!(!key.starts_with(' ') && !key.ends_with(' ') && !key.contains("  "));
        }
    }
}
