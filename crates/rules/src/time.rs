//! Days, instants and the zone between them.
//!
//! Instants are stored in UTC; days and wall clocks are the institution's. Intervals are half-open: an end is the
//! first instant (or day) that no longer belongs, and is shown as the last minute (or day) before
//! (`domain.md` §4).
//!
//! **Daylight saving.** What a person types must exist exactly once ([`Zone::parse`] refuses the rest and offers
//! what was meant). What the program derives (start of a day, dates moved by days) is resolved without asking: a
//! time inside a gap becomes the first instant after it, a time that exists twice becomes the earlier one.

use std::{fmt, str::FromStr};

use chrono::{
    DateTime, Datelike, Days, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Utc,
};
use chrono_tz::{GapInfo, Tz};
use serde::{Deserialize, Serialize};

/// A point in time, in UTC.
pub type Instant = DateTime<Utc>;

/// A day of the institution's calendar; without a [`Zone`] it says nothing about instants.
pub type Day = NaiveDate;

/// The years that a typed date may name, both included. Wide enough for birth dates and long agreements, narrow
/// enough to catch `0206` and `20266`.
pub const YEARS: std::ops::RangeInclusive<i32> = 1900..=2199;

/// The institution's time zone, from the IANA database (`Europe/Paris`, `Indian/Reunion`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(Tz);

/// The name is not one of the IANA database.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown time zone {0:?}")]
pub struct UnknownZone(pub String);

impl FromStr for Zone {
    type Err = UnknownZone;

    fn from_str(name: &str) -> Result<Self, UnknownZone> {
        name.trim().parse().map(Self).map_err(|_| UnknownZone(name.to_owned()))
    }
}

impl TryFrom<String> for Zone {
    type Error = UnknownZone;

    fn try_from(name: String) -> Result<Self, UnknownZone> {
        name.parse()
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.to_string()
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name())
    }
}

/// Why a typed date and time name no instant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WallClockError {
    /// The date is not written `2026-03-14` (or `14/03/2026`), or is not in the calendar (`2026-02-30`).
    #[error("not a date: {0:?}")]
    Date(String),
    /// The time is not written `23:59`.
    #[error("not a time: {0:?}")]
    Time(String),
    /// The year lies outside [`YEARS`].
    #[error("year {0} is out of range")]
    OutOfRange(i32),
    /// The clocks jump over this time (spring); `next` is the first instant after the jump.
    #[error("{at} does not exist")]
    DoesNotExist {
        /// What was typed.
        at: NaiveDateTime,
        /// The first instant that exists after it.
        next: Instant,
    },
    /// The clocks show this time twice (autumn).
    #[error("{at} exists twice")]
    ExistsTwice {
        /// What was typed.
        at: NaiveDateTime,
        /// The first time that clocks show it (summer time).
        earlier: Instant,
        /// The second time (winter time).
        later: Instant,
    },
}

impl Zone {
    /// `Europe/Paris`, the default of a new institution.
    pub const PARIS: Self = Self(Tz::Europe__Paris);

    /// The zone itself, for formatting.
    pub fn tz(self) -> Tz {
        self.0
    }

    /// What clocks and calendars show at this instant.
    pub fn wall_clock(self, at: Instant) -> NaiveDateTime {
        at.with_timezone(&self.0).naive_local()
    }

    /// The institution's day at this instant.
    pub fn day_of(self, at: Instant) -> Day {
        self.wall_clock(at).date()
    }

    /// The instant of a derived wall clock: gaps give the first instant after, overlaps the earlier one.
    pub fn resolve(self, at: NaiveDateTime) -> Instant {
        match at.and_local_timezone(self.0) {
            MappedLocalTime::Single(one) => one.to_utc(),
            MappedLocalTime::Ambiguous(earlier, _) => earlier.to_utc(),
            // a gap without an end would be the end of the database's knowledge: read as UTC, never a panic
            MappedLocalTime::None => GapInfo::new(&at, &self.0)
                .and_then(|gap| gap.end)
                .map_or_else(|| at.and_utc(), |end| end.to_utc()),
        }
    }

    /// The first instant of a day; not always midnight (some zones jump at midnight).
    pub fn start_of_day(self, day: Day) -> Instant {
        self.resolve(day.and_time(NaiveTime::MIN))
    }

    /// The first instant after a day: what is stored when "until this day" is meant.
    pub fn end_of_day(self, day: Day) -> Instant {
        self.start_of_day(next_day(day))
    }

    /// The minute shown for an end: the last one that still belongs (`[.., 15 March 00:00[` → 14 March 23:59).
    pub fn last_minute_before(self, end: Instant) -> NaiveDateTime {
        let last = self.wall_clock(end - TimeDelta::nanoseconds(1));
        let into_the_minute = TimeDelta::seconds(i64::from(last.second()));
        last - into_the_minute - TimeDelta::nanoseconds(i64::from(last.nanosecond()))
    }

    /// The same wall clock `days` later (or earlier): an opening at 08:00 stays at 08:00 across a change of time.
    pub fn move_days(self, at: Instant, days: i64) -> Instant {
        let wall = self.wall_clock(at);
        self.resolve(move_day(wall.date(), days).and_time(wall.time()))
    }

    /// The instant of a typed date (`2026-03-14` or `14/03/2026`) and time (`23:59`, also `23:59:00`, `23h59`).
    pub fn parse(self, date: &str, time: &str) -> Result<Instant, WallClockError> {
        let at = parse_day(date)?.and_time(parse_time(time)?);
        match at.and_local_timezone(self.0) {
            MappedLocalTime::Single(one) => Ok(one.to_utc()),
            MappedLocalTime::Ambiguous(a, b) => {
                Err(WallClockError::ExistsTwice { at, earlier: a.to_utc(), later: b.to_utc() })
            }
            MappedLocalTime::None => Err(WallClockError::DoesNotExist { at, next: self.resolve(at) }),
        }
    }

    /// The end meant by a typed *last minute*: `2026-03-14 23:59` gives the 15th at 00:00.
    /// Inverse of [`Zone::last_minute_before`].
    pub fn parse_last_minute(self, date: &str, time: &str) -> Result<Instant, WallClockError> {
        self.parse(date, time).map(|minute| minute + TimeDelta::minutes(1))
    }

    /// The days that an interval of instants touches.
    pub fn span_of(self, interval: Interval<Instant>) -> Span {
        let last = self.day_of(interval.end - TimeDelta::nanoseconds(1));
        Interval { start: self.day_of(interval.start), end: next_day(last) }
    }

    /// The instants of a span of days.
    pub fn instants_of(self, span: Span) -> Interval<Instant> {
        Interval { start: self.start_of_day(span.start), end: self.start_of_day(span.end) }
    }
}

/// The day after; the calendar's last day stays itself.
pub fn next_day(day: Day) -> Day {
    day.succ_opt().unwrap_or(day)
}

/// A day moved by a number of days, held inside the calendar.
pub fn move_day(day: Day, days: i64) -> Day {
    let moved = match u64::try_from(days) {
        Ok(forward) => day.checked_add_days(Days::new(forward)),
        Err(_) => day.checked_sub_days(Days::new(days.unsigned_abs())),
    };
    moved.unwrap_or(if days > 0 { Day::MAX } else { Day::MIN })
}

/// A typed day: `2026-03-14` as browsers send it, or `14/03/2026` as spreadsheets write it.
pub fn parse_day(text: &str) -> Result<Day, WallClockError> {
    let text = text.trim();
    let day = ["%Y-%m-%d", "%d/%m/%Y"].iter().find_map(|format| Day::parse_from_str(text, format).ok());
    let day = day.ok_or_else(|| WallClockError::Date(text.to_owned()))?;
    if YEARS.contains(&day.year()) { Ok(day) } else { Err(WallClockError::OutOfRange(day.year())) }
}

fn parse_time(text: &str) -> Result<NaiveTime, WallClockError> {
    let text = text.trim();
    ["%H:%M", "%H:%M:%S", "%Hh%M"]
        .iter()
        .find_map(|format| NaiveTime::parse_from_str(text, format).ok())
        .ok_or_else(|| WallClockError::Time(text.to_owned()))
}

/// A half-open interval `[start, end[`, never empty when built by [`Interval::new`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Interval<T> {
    /// The first point that belongs.
    pub start: T,
    /// The first point that no longer belongs.
    pub end: T,
}

/// Whole days `[start, end[`.
pub type Span = Interval<Day>;

/// An interval that ends before, or when, it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the interval ends before it starts")]
pub struct Backwards<T> {
    /// The start given.
    pub start: T,
    /// The end given.
    pub end: T,
}

/// Where a point lies relative to an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Position {
    /// The interval has not begun.
    Before,
    /// The point belongs to it.
    Inside,
    /// The interval is over.
    After,
}

impl<T: Ord + Copy> Interval<T> {
    /// `[start, end[`; refused unless `start < end`.
    pub fn new(start: T, end: T) -> Result<Self, Backwards<T>> {
        if start < end { Ok(Self { start, end }) } else { Err(Backwards { start, end }) }
    }

    /// Where `at` lies.
    pub fn position(&self, at: T) -> Position {
        if at < self.start {
            Position::Before
        } else if at < self.end {
            Position::Inside
        } else {
            Position::After
        }
    }

    /// Whether `at` belongs.
    pub fn contains(&self, at: T) -> bool {
        self.position(at) == Position::Inside
    }

    /// Whether all of `other` lies inside.
    pub fn covers(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// What both have in common; touching intervals have nothing.
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end)).ok()
    }

    /// Whether they have a point in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.intersection(other).is_some()
    }
}

impl Span {
    /// The span from a first to a last day, both included, as people type them.
    pub fn from_days(first: Day, last: Day) -> Result<Self, Backwards<Day>> {
        if first <= last {
            Self::new(first, next_day(last))
        } else {
            Err(Backwards { start: first, end: last })
        }
    }

    /// The last day that belongs, as shown.
    pub fn last_day(&self) -> Day {
        self.end.pred_opt().unwrap_or(self.end)
    }

    /// How many days belong.
    pub fn days(&self) -> i64 {
        (self.end - self.start).num_days()
    }

    /// The same span `days` later (or earlier).
    #[must_use]
    pub fn moved(&self, days: i64) -> Self {
        Self { start: move_day(self.start, days), end: move_day(self.end, days) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn utc(text: &str) -> Instant {
        text.parse().unwrap()
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn zone(name: &str) -> Zone {
        name.parse().unwrap()
    }

    #[test]
    fn zones() {
        assert_eq!(zone("Europe/Paris"), Zone::PARIS);
        assert_eq!("Paris".parse::<Zone>(), Err(UnknownZone("Paris".into())));
        assert_eq!(String::from(Zone::PARIS), "Europe/Paris");
    }

    #[test]
    fn starts_of_days() {
        let check = |name: &str, d: &str, expected: &str| {
            assert_eq!(zone(name).start_of_day(day(d)), utc(expected), "{name} {d}");
        };
        check("Europe/Paris", "2026-01-10", "2026-01-09T23:00:00Z");
        check("Europe/Paris", "2026-03-29", "2026-03-28T23:00:00Z");
        check("Europe/Paris", "2026-03-30", "2026-03-29T22:00:00Z");
        // midnight does not exist: the day starts at one
        check("America/Asuncion", "2023-10-01", "2023-10-01T04:00:00Z");
        // midnight exists twice: the earlier one
        check("America/Havana", "2023-11-05", "2023-11-05T04:00:00Z");
        // a whole day was skipped when Samoa crossed the date line
        check("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z");
    }

    #[test]
    fn typed_wall_clocks() {
        let check = |date: &str, time: &str, expected: Result<&str, WallClockError>| {
            assert_eq!(Zone::PARIS.parse(date, time), expected.map(utc), "{date} {time}");
        };
        check("2026-03-14", "23:59", Ok("2026-03-14T22:59:00Z"));
        check(" 14/03/2026 ", "23h59", Ok("2026-03-14T22:59:00Z"));
        check("2026-07-14", "08:00:00", Ok("2026-07-14T06:00:00Z"));
        check("2026-02-30", "08:00", Err(WallClockError::Date("2026-02-30".into())));
        check("", "08:00", Err(WallClockError::Date(String::new())));
        check("2026-02-03", "25:00", Err(WallClockError::Time("25:00".into())));
        check("2026-02-03", "", Err(WallClockError::Time(String::new())));
        check("0206-02-03", "08:00", Err(WallClockError::OutOfRange(206)));
        check(
            "2026-03-29",
            "02:30",
            Err(WallClockError::DoesNotExist {
                at: day("2026-03-29").and_hms_opt(2, 30, 0).unwrap(),
                next: utc("2026-03-29T01:00:00Z"),
            }),
        );
        check(
            "2026-10-25",
            "02:30",
            Err(WallClockError::ExistsTwice {
                at: day("2026-10-25").and_hms_opt(2, 30, 0).unwrap(),
                earlier: utc("2026-10-25T00:30:00Z"),
                later: utc("2026-10-25T01:30:00Z"),
            }),
        );
    }

    #[test]
    fn ends_are_shown_as_the_last_minute() {
        let check = |end: &str, expected: &str| {
            assert_eq!(Zone::PARIS.last_minute_before(utc(end)).to_string(), expected, "{end}");
        };
        check("2026-03-14T23:00:00Z", "2026-03-14 23:59:00");
        check("2026-03-14T23:00:30Z", "2026-03-15 00:00:00");
        check("2026-03-29T01:00:00Z", "2026-03-29 01:59:00");
    }

    #[test]
    fn moved_dates_keep_the_wall_clock() {
        let check = |at: &str, days: i64, expected: &str| {
            assert_eq!(Zone::PARIS.move_days(utc(at), days), utc(expected), "{at} {days:+}");
        };
        check("2026-03-20T07:00:00Z", 14, "2026-04-03T06:00:00Z");
        check("2026-03-22T01:30:00Z", 7, "2026-03-29T01:00:00Z");
        check("2026-04-03T06:00:00Z", -14, "2026-03-20T07:00:00Z");
    }

    #[test]
    fn spans() {
        let span = |a, b| Span::from_days(day(a), day(b)).unwrap();
        let march = span("2026-03-01", "2026-03-31");
        assert_eq!((march.days(), march.last_day()), (31, day("2026-03-31")));
        assert!(!march.overlaps(&span("2026-04-01", "2026-04-02")));
        assert!(march.overlaps(&span("2026-03-31", "2026-04-02")));
        assert!(march.covers(&span("2026-03-31", "2026-03-31")));
        assert_eq!(march.moved(1).start, day("2026-03-02"));
        assert!(Span::from_days(day("2026-03-02"), day("2026-03-01")).is_err());
        assert!(Span::new(day("2026-03-02"), day("2026-03-02")).is_err());
        let instants = Zone::PARIS.instants_of(march);
        assert_eq!(instants.end, utc("2026-03-31T22:00:00Z"));
        assert_eq!(Zone::PARIS.span_of(instants), march);
    }

    proptest! {
        #[test]
        fn a_day_starts_on_itself_and_contains_its_instants(secs in 0i64..4_000_000_000, which in 0usize..4) {
            let zone = zone(["Europe/Paris", "Indian/Reunion", "America/Havana", "Pacific/Auckland"][which]);
            let at = DateTime::from_timestamp(secs, 0).unwrap();
            let today = zone.day_of(at);
            prop_assert!(zone.start_of_day(today) <= at && at < zone.end_of_day(today));
            prop_assert_eq!(zone.day_of(zone.start_of_day(today)), today);
        }

        #[test]
        fn what_is_shown_of_an_end_parses_back(minutes in 0i64..60_000_000) {
            let end = DateTime::from_timestamp(minutes * 60, 0).unwrap();
            let shown = Zone::PARIS.last_minute_before(end);
            let (date, time) = (shown.format("%Y-%m-%d").to_string(), shown.format("%H:%M").to_string());
            match Zone::PARIS.parse_last_minute(&date, &time) {
                Ok(back) => prop_assert_eq!(back, end),
                Err(WallClockError::ExistsTwice { earlier, later, .. }) => {
                    prop_assert!([earlier, later].contains(&(end - TimeDelta::minutes(1))));
                }
                // years before 1900 do not occur here
                Err(other) => prop_assert!(false, "{other}"),
            }
        }
    }
}
