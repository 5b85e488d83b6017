//! The total order of students (contract, section 1): explicit turn, then score, then a hash of the seed and the id.
//! Never the position in the file.

use sha2::{Digest, Sha256};

use crate::problem::Student;

/// The last key of the total order: the first 8 bytes, big-endian, of SHA-256(seed in decimal ‖ 0x00 ‖ id).
pub fn hash_tie(seed: u64, id: &str) -> u64 {
    let mut digest = Sha256::new();
    digest.update(seed.to_string().as_bytes());
    digest.update([0]);
    digest.update(id.as_bytes());
    let bytes = digest.finalize();
    bytes.iter().take(8).fold(0, |value, &byte| value << 8 | u64::from(byte))
}

/// Indices of the students in the total order. Students without a turn come after those who have one.
pub(crate) fn total_order(students: &[Student], tie: &[u64]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..students.len() as u32).collect();
    order.sort_unstable_by_key(|&i| {
        let student = &students[i as usize];
        // equal hashes fall back on the id, since students are sorted by id
        (student.order.unwrap_or(u32::MAX), student.score.unwrap_or_default(), tie[i as usize], i)
    });
    order
}

/// Each student's turn: his own when he has one, else one more than that of the student before him.
pub(crate) fn turns(students: &[Student], order: &[u32]) -> Vec<u32> {
    let mut turn = vec![0; students.len()];
    let mut last = 0;
    for &i in order {
        last = students[i as usize].order.unwrap_or(last + 1);
        turn[i as usize] = last;
    }
    turn
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decimal::Decimal;

    fn student(id: &str, order: Option<u32>, score: i64) -> Student {
        Student { order, score: Some(Decimal::from_integer(score)), ..Student::new(id, [] as [&str; 0]) }
    }

    #[test]
    fn turn_then_score_then_hash() {
        let students = [
            student("A", None, 1),
            student("B", Some(7), 9),
            student("C", Some(7), 3),
            student("D", Some(2), 50),
        ];
        let tie: Vec<u64> = students.iter().map(|s| hash_tie(1, s.id.as_str())).collect();
        let order = total_order(&students, &tie);
        assert_eq!(order, [3, 2, 1, 0]);
        assert_eq!(turns(&students, &order), [8, 7, 7, 2]);
    }

    #[test]
    fn the_hash_is_the_one_of_the_contract() {
        // sha256sum of the five bytes 12 NUL E1
        assert_eq!(hash_tie(12, "E1"), 0xaa2d_2ef3_5c3c_64b2);
    }
}
