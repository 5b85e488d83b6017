//! Straight-line distances. Without coordinates there is no distance, and nothing is claimed.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A place on the Earth (WGS 84), in millionths of a degree: about a decimetre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Coordinates {
    latitude: i32,
    longitude: i32,
}

/// A latitude outside ±90°, a longitude outside ±180°, or not a number.
#[derive(Debug, Clone, Copy, PartialEq, thiserror::Error)]
#[error("no such place: {latitude}, {longitude}")]
pub struct NoSuchPlace {
    /// The latitude given, in degrees.
    pub latitude: f64,
    /// The longitude given, in degrees.
    pub longitude: f64,
}

impl Coordinates {
    /// From degrees, north and east positive.
    pub fn from_degrees(latitude: f64, longitude: f64) -> Result<Self, NoSuchPlace> {
        // a comparison with NaN is false, so that it is refused too
        if latitude.abs() <= 90.0 && longitude.abs() <= 180.0 {
            let millionths = |degrees: f64| libm::round(degrees * 1e6) as i32;
            Ok(Self { latitude: millionths(latitude), longitude: millionths(longitude) })
        } else {
            Err(NoSuchPlace { latitude, longitude })
        }
    }

    /// From the stored millionths of a degree.
    pub fn from_millionths(latitude: i32, longitude: i32) -> Result<Self, NoSuchPlace> {
        Self::from_degrees(f64::from(latitude) / 1e6, f64::from(longitude) / 1e6)
    }

    /// Latitude, in millionths of a degree.
    pub fn latitude(self) -> i32 {
        self.latitude
    }

    /// Longitude, in millionths of a degree.
    pub fn longitude(self) -> i32 {
        self.longitude
    }
}

/// A distance in whole metres.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Metres(pub u32);

impl Metres {
    /// Whole kilometres.
    pub fn from_km(km: u32) -> Self {
        Self(km.saturating_mul(1000))
    }

    /// Rounded to the nearest kilometre, for display.
    pub fn km(self) -> u32 {
        self.0.saturating_add(500) / 1000
    }
}

impl fmt::Display for Metres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} m", self.0)
    }
}

/// The mean radius of the Earth, in metres (IUGG).
const EARTH: f64 = 6_371_008.8;

/// The great-circle distance (haversine), off by at most 0.6 % since the Earth is not a sphere.
/// `libm` rather than the platform's functions: the same metres on every machine.
pub fn between(a: Coordinates, b: Coordinates) -> Metres {
    let radians = |millionths: i32| f64::from(millionths) / 1e6 * std::f64::consts::PI / 180.0;
    let square = |x: f64| x * x;
    let half_sine = |x: i32, y: i32| square(libm::sin((radians(x) - radians(y)) / 2.0));
    let cosines = libm::cos(radians(a.latitude)) * libm::cos(radians(b.latitude));
    let h = half_sine(a.latitude, b.latitude) + cosines * half_sine(a.longitude, b.longitude);
    Metres(libm::round(2.0 * EARTH * libm::asin(libm::sqrt(h).min(1.0))) as u32)
}

/// [`between`], when both places are known.
pub fn between_known(a: Option<Coordinates>, b: Option<Coordinates>) -> Option<Metres> {
    Some(between(a?, b?))
}

/// The distance to a site from wherever the student sleeps nearest to it: his home or his declared lodging.
pub fn nearest(from: &[Coordinates], to: Option<Coordinates>) -> Option<Metres> {
    from.iter().map(|place| to.map(|site| between(*place, site))).min().flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(latitude: f64, longitude: f64) -> Coordinates {
        Coordinates::from_degrees(latitude, longitude).unwrap()
    }

    #[test]
    fn known_distances() {
        let check = |a: Coordinates, b: Coordinates, km: u32| {
            assert_eq!(between(a, b).km(), km);
            assert_eq!(between(b, a), between(a, b));
        };
        let (caen, bayeux, paris) = (at(49.1829, -0.3707), at(49.2764, -0.7024), at(48.8566, 2.3522));
        check(caen, caen, 0);
        check(caen, bayeux, 26);
        check(caen, paris, 202);
        check(at(90.0, 0.0), at(-90.0, 0.0), 20015);
        check(at(0.0, 180.0), at(0.0, -180.0), 0);
        assert_eq!(between_known(Some(caen), None), None);
        assert_eq!(nearest(&[paris, caen], Some(bayeux)), Some(between(caen, bayeux)));
        assert_eq!((nearest(&[], Some(caen)), nearest(&[caen], None)), (None, None));
    }

    #[test]
    fn places() {
        for (latitude, longitude) in [(90.1, 0.0), (0.0, -180.5), (f64::NAN, 0.0), (f64::INFINITY, 0.0)] {
            assert!(Coordinates::from_degrees(latitude, longitude).is_err());
        }
        let place = at(49.182_912_3, -0.3707);
        assert_eq!(Coordinates::from_millionths(place.latitude(), place.longitude()), Ok(place));
        assert_eq!((place.latitude(), place.longitude()), (49_182_912, -370_700));
    }

    proptest! {
        #[test]
        fn a_distance_is_at_most_half_round(a in -90.0..90.0, b in -180.0..180.0, c in -90.0..90.0, d in -180.0..180.0) {
            prop_assert!(between(at(a, b), at(c, d)) <= Metres(20_015_115));
        }
    }
}
