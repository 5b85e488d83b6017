//! How evenly ranks were shared over the years.

use std::collections::HashMap;

/// For each past campaign in order, the spread (population deviation) of its students' mean ranks so far, in hundredths.
pub(super) fn spreads<Student: Copy + Eq + std::hash::Hash>(
    campaigns: impl IntoIterator<Item = Vec<(Student, i32)>>,
) -> Vec<i64> {
    let mut so_far: HashMap<Student, (i64, i64)> = HashMap::new();
    campaigns
        .into_iter()
        .map(|ranks| {
            for (student, rank) in &ranks {
                let (sum, count) = so_far.entry(*student).or_default();
                *sum += i64::from(*rank);
                *count += 1;
            }
            let means: Vec<f64> = ranks
                .iter()
                .filter_map(|(student, _)| so_far.get(student))
                .map(|(sum, count)| *sum as f64 / *count as f64)
                .collect();
            let mean = means.iter().sum::<f64>() / means.len().max(1) as f64;
            let variance =
                means.iter().map(|one| (one - mean) * (one - mean)).sum::<f64>() / means.len().max(1) as f64;
            (variance.sqrt() * 100.0).round() as i64
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_spread_shrinks_when_ranks_even_out() {
        let first = vec![('a', 1), ('b', 3)];
        let second = vec![('a', 3), ('b', 1)];
        assert_eq!(spreads([first, second]), [100, 0]);
        assert_eq!(spreads([vec![('a', 2)], Vec::new()]), [0, 0]);
    }
}
