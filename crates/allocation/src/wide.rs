//! Integers wide enough to hold a whole lexicographic objective.
//!
//! A vector of layer costs is packed into one integer, a block of bits a layer, the most important layer on top. With
//! enough bits a block, comparing the packed integers compares the vectors: exact, and without a loop over the layers.

use std::cmp::Ordering;
use std::ops::{Add, Sub};

/// A packed vector of costs.
pub(crate) trait Cost: Copy + Ord + Add<Output = Self> + Sub<Output = Self> {
    const ZERO: Self;
    /// Wider than a word.
    const IS_WIDE: bool;
    /// Below everything.
    const LEAST: Self;
    /// Above every sum and difference of a few costs and prices.
    const NEVER: Self;

    /// `value · 2^shift`.
    fn place(value: i64, shift: u32) -> Self;

    /// The lowest `bits` (1 to 63) read as a signed number.
    fn low(self, bits: u32) -> i64;

    /// `self / 2^bits`, rounded down.
    fn down(self, bits: u32) -> Self;

    /// Takes the layers apart again: the widths are those of the blocks, lowest first, the last one being the rest.
    fn digits(self, widths: &[u32], out: &mut [i64]) {
        let mut rest = self;
        for (width, digit) in widths.iter().zip(out) {
            *digit = rest.low(*width);
            rest = (rest - Self::place(*digit, 0)).down(*width);
        }
    }
}

fn signed_low(value: u64, bits: u32) -> i64 {
    let unused = 64 - bits;
    ((value << unused) as i64) >> unused
}

impl Cost for i64 {
    const ZERO: Self = 0;
    const IS_WIDE: bool = false;
    const LEAST: Self = Self::MIN;
    const NEVER: Self = Self::MAX / 4;

    #[inline]
    fn place(value: i64, shift: u32) -> Self {
        value << shift
    }
    fn low(self, bits: u32) -> i64 {
        signed_low(self as u64, bits)
    }
    fn down(self, bits: u32) -> Self {
        self >> bits
    }
}

impl Cost for i128 {
    const ZERO: Self = 0;
    const IS_WIDE: bool = true;
    const LEAST: Self = Self::MIN;
    const NEVER: Self = Self::MAX / 4;

    #[inline]
    fn place(value: i64, shift: u32) -> Self {
        Self::from(value) << shift
    }
    fn low(self, bits: u32) -> i64 {
        signed_low(self as u64, bits)
    }
    fn down(self, bits: u32) -> Self {
        self >> bits
    }
}

/// A signed integer of `N` words of 64 bits, the lowest first, in two's complement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wide<const N: usize>([u64; N]);

impl<const N: usize> Add for Wide<N> {
    type Output = Self;

    #[inline]
    fn add(mut self, other: Self) -> Self {
        let mut carry = false;
        for (a, b) in self.0.iter_mut().zip(other.0) {
            (*a, carry) = a.add_with(b, carry);
        }
        self
    }
}

impl<const N: usize> Sub for Wide<N> {
    type Output = Self;

    #[inline]
    fn sub(mut self, other: Self) -> Self {
        let mut borrow = false;
        for (a, b) in self.0.iter_mut().zip(other.0) {
            (*a, borrow) = a.sub_with(b, borrow);
        }
        self
    }
}

trait Carry: Sized {
    fn add_with(self, other: Self, carry: bool) -> (Self, bool);
    fn sub_with(self, other: Self, borrow: bool) -> (Self, bool);
}

impl Carry for u64 {
    #[inline]
    fn add_with(self, other: Self, carry: bool) -> (Self, bool) {
        let (sum, over) = self.overflowing_add(other);
        let (sum, again) = sum.overflowing_add(Self::from(carry));
        (sum, over | again)
    }
    #[inline]
    fn sub_with(self, other: Self, borrow: bool) -> (Self, bool) {
        let (difference, under) = self.overflowing_sub(other);
        let (difference, again) = difference.overflowing_sub(Self::from(borrow));
        (difference, under | again)
    }
}

impl<const N: usize> Ord for Wide<N> {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        let top = (self.0[N - 1] as i64).cmp(&(other.0[N - 1] as i64));
        let mut order = top;
        for k in (0..N - 1).rev() {
            if order != Ordering::Equal {
                break;
            }
            order = self.0[k].cmp(&other.0[k]);
        }
        order
    }
}

impl<const N: usize> PartialOrd for Wide<N> {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<const N: usize> Cost for Wide<N> {
    const ZERO: Self = Self([0; N]);
    const IS_WIDE: bool = true;
    const LEAST: Self = {
        let mut words = [0; N];
        words[N - 1] = 1 << 63;
        Self(words)
    };
    const NEVER: Self = {
        let mut words = [0; N];
        words[N - 1] = 1 << 61;
        Self(words)
    };

    fn place(value: i64, shift: u32) -> Self {
        let (word, bit) = ((shift / 64) as usize, shift % 64);
        let sign = if value < 0 { u64::MAX } else { 0 };
        let mut words = [sign; N];
        words[..word].fill(0);
        words[word] = (value as u64) << bit;
        if bit > 0 && word + 1 < N {
            words[word + 1] = (value >> (64 - bit)) as u64;
        }
        Self(words)
    }

    fn low(self, bits: u32) -> i64 {
        signed_low(self.0[0], bits)
    }

    fn down(self, bits: u32) -> Self {
        let sign = if (self.0[N - 1] as i64) < 0 { u64::MAX } else { 0 };
        let (word, bit) = ((bits / 64) as usize, bits % 64);
        let at = |k: usize| self.0.get(k).copied().unwrap_or(sign);
        let mut words = [0; N];
        for (k, slot) in words.iter_mut().enumerate() {
            let low = at(k + word);
            *slot = if bit == 0 { low } else { low >> bit | at(k + word + 1) << (64 - bit) };
        }
        Self(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip<C: Cost + std::fmt::Debug>(digits: &[i64], widths: &[u32]) {
        let mut shift = 0;
        let mut packed = C::ZERO;
        for (&digit, &width) in digits.iter().zip(widths) {
            packed = packed + C::place(digit, shift);
            shift += width;
        }
        let mut back = vec![0; digits.len()];
        packed.digits(widths, &mut back);
        assert_eq!(back, digits);
    }

    #[test]
    fn layers_come_apart_as_they_went_in() {
        let digits = [-3, 4, 0, -8, 7, -1, 2];
        round_trip::<i64>(&digits, &[5; 7]);
        round_trip::<i128>(&digits, &[17; 7]);
        round_trip::<Wide<4>>(&digits, &[33; 7]);
        round_trip::<Wide<8>>(&digits, &[63; 7]);
    }

    #[test]
    fn wide_ones_behave_as_narrow_ones() {
        let values = [i64::MIN / 4, -1_000_000_007, -1, 0, 1, 12_345_678_901, i64::MAX / 4];
        for a in values {
            for b in values {
                for shift in [0, 1, 40, 64, 65, 127] {
                    let (wa, wb) = (Wide::<4>::place(a, shift), Wide::<4>::place(b, shift));
                    assert_eq!(wa.cmp(&wb), a.cmp(&b));
                    assert_eq!(wa + wb, Wide::place(a + b, shift));
                    assert_eq!(wa - wb, Wide::place(a - b, shift));
                    assert_eq!(wa.down(shift), Wide::place(a, 0));
                }
            }
        }
    }
}
