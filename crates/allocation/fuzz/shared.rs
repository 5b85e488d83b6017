//! The functions of the tests, and a mutator that keeps most inputs well-formed.

#[path = "../tests/common/chance.rs"]
pub mod chance;
#[allow(dead_code, reason = "a target uses one of them")]
#[path = "../tests/common/exercise.rs"]
pub mod exercise;
#[allow(dead_code, reason = "libFuzzer has its own changes to bytes")]
#[path = "../tests/common/mutate.rs"]
pub mod mutations;

#[path = "../tests/common/places.rs"]
pub mod places;

use serde_json::Value;

/// Three times in four a change to one of the documents, else libFuzzer's own.
pub fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mut chance = chance::Chance::new(u64::from(seed));
    if chance.once_in(4) {
        return libfuzzer_sys::fuzzer_mutate(data, size, max_size);
    }
    let Some(changed) = changed(&data[..size], &mut chance).filter(|c| c.len() <= max_size.min(data.len())) else {
        return libfuzzer_sys::fuzzer_mutate(data, size, max_size);
    };
    data[..changed.len()].copy_from_slice(&changed);
    changed.len()
}

fn changed(bytes: &[u8], chance: &mut chance::Chance) -> Option<Vec<u8>> {
    let mut parts: Vec<Vec<u8>> = bytes.splitn(2, |&b| b == exercise::SEPARATOR).map(<[u8]>::to_vec).collect();
    let at = chance.below(parts.len());
    let value: Value = serde_json::from_slice(&parts[at]).ok()?;
    parts[at] = serde_json::to_vec(&mutations::change(&value, chance)).ok()?;
    Some(parts.join(&exercise::SEPARATOR))
}
