//! `placet generate`.

use clap::Args;
use placet::kit::Lang;
use placet_allocation::School;

use super::allocate::tight;
use super::files::write;
use crate::commands::say::print_lines;
use crate::commands::{Failure, Outcome};

#[derive(Args)]
pub(in crate::commands) struct Generate {
    /// Students.
    #[arg(long, default_value_t = 239)]
    students: usize,
    /// Sites.
    #[arg(long, default_value_t = 110)]
    sites: usize,
    /// Seats over all sites.
    #[arg(long, default_value_t = 265)]
    seats: usize,
    /// Wishes of each student.
    #[arg(long, default_value_t = 12)]
    wishes: usize,
    /// The seed.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Where the problem goes, or `-`; it is printed unless given.
    #[arg(long)]
    out: Option<String>,
    /// Print the problem, whether it also goes into a file or not.
    #[arg(long)]
    json: bool,
}

/// The most of anything: what the engine is built for.
const MOST: usize = 1_000_000;

/// Draws a problem.
pub(super) fn generate(options: &Generate, lang: Lang) -> Outcome {
    let sizes = [options.students, options.sites, options.seats];
    if sizes.iter().any(|size| *size == 0 || *size > MOST)
        || !(1..=100).contains(&options.wishes)
        || options.seats < options.sites
        || options.seed >= 1 << 53
    {
        return Err(Failure::Usage(vec![lang.t("engine-generate-sizes")]));
    }
    let school = School::new(options.students, options.sites, options.seats, options.wishes, options.seed);
    let problem = placet_allocation::generate(&school);
    let file = options.out.as_deref().filter(|out| *out != "-");
    if let Some(file) = file {
        write(file, &problem, lang)?;
    }
    if file.is_none() || options.json {
        return write("-", &problem, lang);
    }
    let checked =
        problem.check().map_err(|errors| anyhow::anyhow!("a drawn problem is refused: {errors:?}"))?;
    print_lines([tight(&checked, lang)]);
    Ok(())
}
