//! Papers, read back by another program (poppler).
#![expect(clippy::unwrap_used, reason = "in the helpers of tests too")]

use std::path::Path;
use std::process::Command;

use chrono::NaiveDate;
use placet_documents::{Block, Language, PageWords, Paper, PaperError, Width};
use proptest::prelude::{ProptestConfig, any, prop_assert, proptest};

fn paper(blocks: Vec<Block>) -> Paper {
    Paper {
        title: "Procès-verbal".to_owned(),
        language: Language::Fr,
        date: NaiveDate::from_ymd_opt(2026, 3, 12).unwrap(),
        institution: "Université de Valmont".to_owned(),
        footer: "Séance du 12 mars 2026".to_owned(),
        page: PageWords("page {n} sur {m}".to_owned()),
        blocks,
    }
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading { level, text: text.to_owned() }
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// What a program of poppler says of a PDF.
fn poppler(program: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let test = std::thread::current().name().unwrap().to_owned();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{test}.pdf"));
    std::fs::write(&file, pdf).unwrap();
    let mut command = Command::new(program);
    command.args(arguments).arg(&file);
    if program == "pdftotext" {
        command.arg("-");
    }
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{program}: {error}; install the package poppler-utils"));
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    // titles of elements come in UTF-16 whatever is asked for
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The pages of a PDF as they are read aloud or copied.
fn pages(pdf: &[u8]) -> Vec<String> {
    let text = poppler("pdftotext", &["-enc", "UTF-8"], pdf);
    text.split_terminator('\u{c}').map(str::to_owned).collect()
}

/// The same in one line, whatever the lines and pages are.
fn words(pdf: &[u8]) -> String {
    pages(pdf).join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn minutes() -> Paper {
    let mut paper = paper(vec![
        heading(1, "La séance"),
        Block::Facts(vec![
            ("Présents".to_owned(), "Anne Martin, Paul Durand".to_owned()),
            ("Empreinte".to_owned(), "0123456789abcdef".repeat(4)),
        ]),
        Block::Paragraph("Le quorum est atteint.\nLa séance est ouverte à 14 h.".to_owned()),
        Block::List(strings(&["Cas sans vœu obtenu", "Cas signalés"])),
        heading(1, "Les cas"),
        heading(2, "Promotion 2028"),
        Block::Table {
            head: strings(&["Étudiant", "Décidé", "Rang"]),
            rows: (1..=90)
                .map(|case| {
                    vec![format!("Étudiante {case}"), "Chirurgie, hôpital Nord".into(), case.to_string()]
                })
                .collect(),
            widths: vec![Width::Fit, Width::Share(1), Width::Fit],
            numeric: vec![2],
        },
        Block::Note("Le détail des voix n’est pas consigné.".to_owned()),
        Block::PageBreak,
        Block::Signatures(strings(&["Anne Martin, présidente", "Paul Durand, secrétaire"])),
    ]);
    paper.footer = format!("Séance du 12 mars 2026 · {}", "0123456789abcdef".repeat(4));
    paper
}

#[test]
fn minutes_are_for_archives_and_for_everybody() {
    let pdf = minutes().pdf().unwrap();
    let says = poppler("pdfinfo", &[], &pdf);
    let property = |name: &str| {
        let line = says.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
        line.unwrap_or_else(|| panic!("no {name} in {says}")).trim().to_owned()
    };
    assert_eq!(property("Title"), "Procès-verbal");
    assert_eq!(property("Tagged"), "yes");
    assert_eq!(property("JavaScript"), "no");
    assert!(property("Page size").contains("A4"), "{says}");
    assert!(property("CreationDate").starts_with("Thu Mar 12 00:00:00 2026"), "{says}");
    // what the file itself declares; only a claim, which the typesetter checked before it wrote it
    let metadata = poppler("pdfinfo", &["-meta"], &pdf);
    for claim in ["<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<", "<rdf:li>fr<"] {
        assert!(metadata.contains(claim), "no {claim} in {metadata}");
    }
    let embedded = poppler_fonts(&pdf);
    assert!(
        embedded.len() == 2 && embedded.iter().all(|font| font.contains(" yes yes yes ")),
        "{embedded:?}"
    );
}

/// The fonts of a PDF, one a line, as `pdffonts` lists them: embedded, subset, with Unicode.
fn poppler_fonts(pdf: &[u8]) -> Vec<String> {
    poppler("pdffonts", &[], pdf).lines().skip(2).map(str::to_owned).collect()
}

#[test]
fn a_reader_aloud_finds_headings_facts_lists_and_tables() {
    let pdf = minutes().pdf().unwrap();
    let structure = poppler("pdfinfo", &["-struct-text"], &pdf);
    let lines: Vec<&str> = structure.lines().map(str::trim).filter(|line| !line.starts_with('/')).collect();
    let holds = |element: &str, text: &str| {
        let opens = |line: &str| line.split([' ', ':']).next() == Some(element);
        lines.windows(2).any(|pair| opens(pair[0]) && pair[1].contains(text))
    };
    for (element, text) in [
        ("H1", "Procès-verbal"),
        ("H2", "La séance"),
        ("H3", "Promotion 2028"),
        ("TH", "Présents"),
        ("TD", "Anne Martin, Paul Durand"),
        ("LBody", "Cas signalés"),
        ("TH", "Étudiant"),
        ("TD", "Étudiante 90"),
        ("P", "Le quorum est atteint."),
    ] {
        assert!(holds(element, text), "{text} is no {element} in\n{structure}");
    }
    // what is on every page is not read on every page
    assert!(!structure.contains("page 1 sur"), "{structure}");
    assert_eq!(structure.matches("Étudiant\"").count(), 1, "{structure}");
}

#[test]
fn a_long_table_repeats_its_head_and_each_page_its_foot() {
    let pages = pages(&minutes().pdf().unwrap());
    assert!(pages.len() >= 4, "{} pages", pages.len());
    let last_of_table = pages.iter().rposition(|page| page.contains("Étudiante")).unwrap();
    for (at, page) in pages.iter().enumerate() {
        assert!(page.contains(&format!("page {} sur {}", at + 1, pages.len())), "{page}");
        assert!(page.contains("Séance du 12 mars 2026"), "{page}");
        let in_table = page.contains("Étudiante ");
        assert_eq!(in_table, page.contains("Rang"), "page {}: {page}", at + 1);
    }
    assert!(last_of_table < pages.len() - 1, "the signatures begin a page");
    assert!(pages[pages.len() - 1].contains("Anne Martin, présidente"));
    for case in 1..=90 {
        assert_eq!(
            pages.iter().filter(|page| page.contains(&format!("Étudiante {case}\n"))).count(),
            1,
            "{case}"
        );
    }
}

#[test]
fn the_same_paper_gives_the_same_bytes_and_another_paper_others() {
    let paper = minutes();
    let pdf = paper.pdf().unwrap();
    let other = Paper { footer: "Autre".to_owned(), ..paper.clone() }.pdf().unwrap();
    assert_ne!(pdf, other);
    let threads: Vec<_> = (0..3)
        .map(|_| {
            let paper = paper.clone();
            std::thread::spawn(move || paper.pdf().unwrap())
        })
        .collect();
    assert!(threads.into_iter().all(|thread| thread.join().unwrap() == pdf));
}

#[test]
fn instructions_in_a_text_are_words_like_others() {
    let hostile = r#"#eval("1+1") $x$ @ref #panic() *a* _b_ \u{41} `c` </html> ]}) "q" // d /* e */ = f"#;
    let own = || hostile.to_owned();
    let mut paper = paper(vec![
        heading(1, hostile),
        Block::Paragraph(own()),
        Block::Facts(vec![(own(), own())]),
        Block::List(vec![own()]),
        Block::Note(own()),
        Block::Signatures(vec![own()]),
    ]);
    paper.title = own();
    paper.institution = own();
    paper.footer = own();
    let pdf = paper.pdf().unwrap();
    let read = words(&pdf);
    // one in each block, two in the facts, and title, institution and foot: lines may end within one of them
    assert!(read.matches("#eval(\"1+1\") $x$ @ref #panic()").count() >= 9, "{read}");
    assert!(poppler("pdfinfo", &[], &pdf).contains(hostile));
}

#[test]
fn names_are_written_as_people_write_them() {
    let names = [
        "Élodie Lefèvre-Nguyễn",
        "Łukasz Þórðarson",
        "Ștefan Đỗ",
        "Σοφία",
        "Юлія",
        "L’Haÿ-les-Roses",
        "œuvre n° 2 → 3",
    ];
    let read = words(&paper(vec![Block::List(strings(&names))]).pdf().unwrap());
    for name in names {
        assert!(read.contains(name), "{name} is not in {read}");
    }
    // typed in two characters, as some keyboards do
    let read = words(&paper(vec![Block::Paragraph("Ame\u{301}lie".to_owned())]).pdf().unwrap());
    assert!(read.contains("Amélie"), "{read}");
}

#[test]
fn what_the_font_lacks_is_marked_and_what_cannot_be_seen_is_left_out() {
    let texts =
        ["Bravo 🎉 !", "שרה כהן", "محمد", "a\0b\u{7}c", "\u{202e}exe.pdf\u{202c}", "\u{10ffff}\u{e000}"];
    let read = words(&paper(vec![Block::List(strings(&texts))]).pdf().unwrap());
    for shown in ["Bravo □ !", "□□□ □□□", "□□□□", "abc", "exe.pdf"] {
        assert!(read.contains(shown), "{shown} is not in {read}");
    }
}

#[test]
fn a_word_as_long_as_a_line_stays_in_its_column() {
    let hash = "0123456789abcdef".repeat(8);
    let narrow = Block::Table {
        head: strings(&["Empreinte", "Suite"]),
        rows: vec![vec![hash.clone(), "fin".to_owned()]],
        widths: vec![Width::Share(1), Width::Share(4)],
        numeric: vec![],
    };
    let pdf = paper(vec![narrow]).pdf().unwrap();
    let boxes = poppler("pdftotext", &["-bbox"], &pdf);
    let right_edge = |word: &str| {
        let line = boxes.lines().find(|line| line.contains(&format!(">{word}<"))).expect("the word is there");
        let (_, rest) = line.split_once("xMax=\"").unwrap();
        rest.split('"').next().unwrap().parse::<f64>().unwrap()
    };
    let columns: Vec<f64> = boxes
        .lines()
        .filter(|line| line.contains("01234567") || line.contains("89abcdef"))
        .filter_map(|line| line.split_once("xMax=\"")?.1.split('"').next()?.parse().ok())
        .collect();
    assert!(columns.len() > 3, "{boxes}");
    assert!(columns.iter().all(|edge| *edge < right_edge("fin")), "{boxes}");
    let together: String = words(&pdf).split(' ').filter(|word| word.starts_with(['0', '8'])).collect();
    assert!(together.contains(&hash), "{together}");
}

#[test]
fn headings_skip_no_level() {
    let structure = |blocks| poppler("pdfinfo", &["-struct"], &paper(blocks).pdf().unwrap());
    let skipped = structure(vec![heading(3, "Trop bas"), heading(0, "Trop haut"), heading(9, "Encore")]);
    let levels: Vec<&str> = skipped.lines().map(str::trim).filter(|line| line.starts_with('H')).collect();
    let levels: Vec<&str> = levels.iter().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(levels, ["H1", "H2", "H2", "H3"], "{skipped}");
}

#[test]
fn an_empty_paper_is_a_page_with_its_title() {
    let nothing = vec![
        Block::Facts(vec![]),
        Block::List(vec![]),
        Block::Signatures(vec![]),
        Block::Paragraph(String::new()),
        Block::Note(String::new()),
        heading(1, ""),
        Block::Table { head: strings(&[""]), rows: vec![], widths: vec![Width::Fit], numeric: vec![7] },
        Block::PageBreak,
    ];
    for blocks in [vec![], nothing] {
        let pdf = Paper { institution: " ".into(), footer: String::new(), ..paper(blocks) }.pdf().unwrap();
        assert!(words(&pdf).starts_with("Procès-verbal"), "{}", words(&pdf));
    }
}

#[test]
fn a_paper_that_cannot_be_made_says_why() {
    let titled = |title: &str| Paper { title: title.to_owned(), ..paper(vec![]) };
    assert_eq!(titled(" \u{200b}\n").pdf(), Err(PaperError::Untitled));

    let characters = Block::Paragraph("a".repeat(300_000));
    let found = match paper(vec![characters]).pdf() {
        Err(PaperError::TooManyCharacters { found, most: 300_000 }) => found,
        other => panic!("{other:?}"),
    };
    assert!(found > 300_000);

    let parts = paper(vec![Block::List(vec![String::new(); 12_000])]).pdf();
    assert_eq!(parts, Err(PaperError::TooManyParts { found: 12_001, most: 12_000 }));

    let uneven = |head: &[&str], row: &[&str], widths: usize| {
        let table = Block::Table {
            head: strings(head),
            rows: vec![strings(row)],
            widths: vec![Width::Fit; widths],
            numeric: vec![],
        };
        paper(vec![Block::PageBreak, table]).pdf()
    };
    assert_eq!(uneven(&["a", "b"], &["1"], 2), Err(PaperError::Uneven { block: 1, head: 2, found: 1 }));
    assert_eq!(uneven(&["a", "b"], &["1", "2"], 3), Err(PaperError::Uneven { block: 1, head: 2, found: 3 }));
    assert_eq!(uneven(&[], &[], 0), Err(PaperError::Uneven { block: 1, head: 0, found: 0 }));

    let dated = Paper { date: NaiveDate::MAX, ..paper(vec![]) };
    assert!(matches!(dated.pdf(), Err(PaperError::Year(year)) if year > 9_999));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_typed_can_be_printed(
        texts in proptest::collection::vec(any::<String>(), 9),
        level in any::<u8>(),
        share in any::<u8>(),
        numeric in 0_usize..4,
    ) {
        let t = |at: usize| texts[at].clone();
        let mut paper = paper(vec![
            Block::Heading { level, text: t(0) },
            Block::Paragraph(t(1)),
            Block::Facts(vec![(t(2), t(3))]),
            Block::List(vec![t(4), t(1)]),
            Block::Table {
                head: vec![t(5), t(6)],
                rows: vec![vec![t(7), t(8)], vec![t(0), t(1)]],
                widths: vec![Width::Share(share), Width::Fit],
                numeric: vec![numeric],
            },
            Block::Note(t(6)),
            Block::Signatures(vec![t(7)]),
        ]);
        paper.institution = t(8);
        paper.footer = t(2);
        paper.page = PageWords(t(3));
        let pdf = paper.pdf();
        prop_assert!(pdf.is_ok(), "{:?}", pdf.err());
    }
}
