//! Times of setting papers: `cargo bench -p placet-documents`, on a quiet machine. Nothing here is a test.

use std::hint::black_box;
use std::time::Duration;

use chrono::NaiveDate;
use criterion::{Criterion, criterion_group, criterion_main};
use placet_documents::{Block, Language, PageWords, Paper, Width};

/// Minutes that examined so many cases: some fifteen rows of two lines a page.
fn minutes(cases: usize) -> Paper {
    let rows = (1..=cases).map(|case| {
        vec![
            case.to_string(),
            format!("Élodie Lefèvre-Nguyễn {case}"),
            "Chirurgie orthopédique, hôpital Nord".to_owned(),
            "Décidé : médecine d’urgence, hôpital Sud, la contrainte familiale étant établie".to_owned(),
            format!("{} / {}", case % 9, case % 3),
        ]
    });
    Paper {
        title: "Procès-verbal de la commission".to_owned(),
        language: Language::Fr,
        date: NaiveDate::default(),
        institution: "Université de Valmont, faculté de médecine".to_owned(),
        footer: format!("Séance du 12 mars 2026 · {}", "0123456789abcdef".repeat(4)),
        page: PageWords("page {n} / {m}".to_owned()),
        blocks: vec![
            Block::Heading { level: 1, text: "La séance".to_owned() },
            Block::Facts(vec![
                ("Présents".to_owned(), "Anne Martin, Paul Durand, Léa Petit".to_owned()),
                ("Excusés".to_owned(), "Jean Moreau".to_owned()),
            ]),
            Block::Paragraph("La commission a examiné les cas qui suivent. ".repeat(8)),
            Block::Heading { level: 1, text: "Les cas".to_owned() },
            Block::Table {
                head: ["N°", "Étudiant", "Proposé", "Décidé", "Voix"].map(str::to_owned).to_vec(),
                rows: rows.collect(),
                widths: vec![Width::Fit, Width::Share(2), Width::Share(2), Width::Share(3), Width::Fit],
                numeric: vec![0],
            },
            Block::Signatures(vec!["Anne Martin".to_owned(), "Paul Durand".to_owned()]),
        ],
    }
}

fn papers(c: &mut Criterion) {
    let mut group = c.benchmark_group("minutes");
    group.sample_size(20).measurement_time(Duration::from_secs(4));
    for cases in [10, 100, 1_000] {
        let mut number = 0;
        group.bench_function(format!("{cases} cases"), |bench| {
            bench.iter_batched(
                || {
                    // another paper each time: what was set before must not help
                    number += 1;
                    let mut paper = minutes(cases);
                    paper.title.push_str(&number.to_string());
                    paper
                },
                |paper| black_box(paper.pdf()),
                criterion::BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, papers);
criterion_main!(benches);
