//! What becomes of the characters of a text on its way to the page.
//!
//! Knows nothing of fonts but whether they have a character.

use serde_json::Value;
use unicode_normalization::UnicodeNormalization as _;

/// Stands for a character that the font lacks.
const MISSING: char = '□';

/// A word that is longer may be divided anywhere: a hash, an address.
const LONG_WORD: usize = 24;

/// How many characters of a long word stay together.
const PIECE: usize = 8;

/// Every text of a paper as it can be set: a text, or the pieces of a text, between which a line may end.
pub(crate) fn settle(value: &mut Value, has_glyph: &impl Fn(char) -> bool) {
    match value {
        Value::String(text) => {
            let text = shown(text, has_glyph);
            let mut pieces = pieces(&text);
            *value = match pieces.len() {
                0 | 1 => Value::String(pieces.pop().unwrap_or_default()),
                _ => pieces.into(),
            };
        }
        Value::Array(items) => items.iter_mut().for_each(|item| settle(item, has_glyph)),
        Value::Object(fields) => fields.values_mut().for_each(|field| settle(field, has_glyph)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The text without what cannot be seen, and with □ for what the font lacks.
fn shown(text: &str, has_glyph: &impl Fn(char) -> bool) -> String {
    let settled = |char: char| match char {
        '\n' | '\u{2028}' | '\u{2029}' | '\u{85}' => Some('\n'),
        _ if is_unseen(char) => None,
        _ if has_glyph(char) => Some(char),
        _ if char.is_whitespace() => Some(' '),
        _ => Some(MISSING),
    };
    text.replace("\r\n", "\n").nfc().filter_map(settled).collect()
}

/// Characters that only change others: controls, joiners, marks of direction (which could make a text read otherwise than it is
/// written), variants, tags.
fn is_unseen(char: char) -> bool {
    (char.is_control() && !char.is_whitespace())
        || matches!(char,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// The text, cut where a line may end within a long word.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for part in text.split_inclusive(char::is_whitespace) {
        let word = part.trim_end();
        let characters: Vec<char> = word.chars().collect();
        let size = if characters.len() > LONG_WORD { PIECE } else { LONG_WORD };
        for (at, piece) in characters.chunks(size).enumerate() {
            if at > 0 {
                pieces.push(String::new());
            }
            append(&mut pieces, piece.iter().copied());
        }
        append(&mut pieces, part[word.len()..].chars());
    }
    pieces
}

fn append(pieces: &mut [String], characters: impl Iterator<Item = char>) {
    if let Some(last) = pieces.last_mut() {
        last.extend(characters);
    }
}

#[cfg(test)]
mod tests {
    use super::{pieces, shown};

    fn latin(char: char) -> bool {
        matches!(char, ' '..='~' | 'à'..='ÿ' | '□')
    }

    #[test]
    fn a_text_stays_as_it_is_written() {
        for text in ["", "Décision n° 3", "#eval(\"1+1\") $x$ @ref #panic()", "a\nb", "<a> \\u{41} */"] {
            assert_eq!(shown(text, &|_| true), text);
        }
    }

    #[test]
    fn what_cannot_be_seen_is_left_out_and_what_is_missing_is_marked() {
        for (text, expected) in [
            ("a\0b\u{1b}[0m", "ab[0m"),
            ("one\r\ntwo\rthree\u{2028}four", "one\ntwo three\nfour"),
            ("a\tb\u{3000}c", "a b c"),
            ("e\u{301}", "é"),
            ("\u{202e}txt.exe\u{202c}", "txt.exe"),
            ("👩\u{200d}⚕\u{fe0f}!", "□□!"),
            ("\u{5d0}\u{5d1}", "□□"),
        ] {
            assert_eq!(shown(text, &latin), expected, "{text:?}");
        }
    }

    #[test]
    fn only_long_words_are_cut_and_nothing_is_lost() {
        let hash = "0123456789abcdef0123456789abcdef";
        assert_eq!(pieces("Chirurgie orthopédique et traumatologique").len(), 1);
        assert_eq!(pieces(hash), ["01234567", "89abcdef", "01234567", "89abcdef"]);
        let text = format!("hash {hash} of the run");
        assert_eq!(pieces(&text), ["hash 01234567", "89abcdef", "01234567", "89abcdef of the run"]);
        assert_eq!(pieces(&text).concat(), text);
    }
}
