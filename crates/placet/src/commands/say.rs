//! What commands print: answers on the standard output, everything else on the error output.

use placet::kit::Lang;

/// The language of whoever types commands: French where the machine is, else English.
pub(super) fn operator_language() -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    if set.is_some_and(|value| value.starts_with("fr")) { Lang::Fr } else { Lang::En }
}

/// Prints the lines of an answer. A reader that went away (`| head`) is no error.
pub(super) fn print_lines(lines: impl IntoIterator<Item = String>) {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    for line in lines {
        if writeln!(out, "{line}").is_err() {
            return;
        }
    }
}

/// Says what is wrong.
pub(super) fn complain(sentences: impl IntoIterator<Item = String>) {
    for sentence in sentences {
        eprintln!("{sentence}");
    }
}

/// A line of the error output that is written over itself while something goes on.
pub(super) struct ProgressLine {
    is_terminal: bool,
    last: String,
}

impl ProgressLine {
    /// Nothing is shown yet.
    pub(super) fn new() -> Self {
        use std::io::IsTerminal as _;
        Self { is_terminal: std::io::stderr().is_terminal(), last: String::new() }
    }

    /// Shows a line in place of the one before. Where it is not a terminal, each text is a line of its own.
    pub(super) fn show(&mut self, text: &str) {
        if self.last == text {
            return;
        }
        if self.is_terminal {
            let blank = self.last.chars().count().saturating_sub(text.chars().count());
            eprint!("\r{text}{}", " ".repeat(blank));
        } else {
            eprintln!("{text}");
        }
        text.clone_into(&mut self.last);
    }

    /// Ends the line.
    pub(super) fn end(self) {
        if self.is_terminal && !self.last.is_empty() {
            eprintln!();
        }
    }
}
