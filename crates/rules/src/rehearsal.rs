//! When a campaign rehearses: at announced instants, some days before its wishes close, in the morning.
//!
//! Nobody is told a word of a rehearsal that was not announced: whoever knows when it takes place has his list in by then.
//! Knows nothing of what a rehearsal computes, nor of whom it tells.

use chrono::NaiveTime;

use crate::time::{Instant, Zone, move_day};

/// The hour of the institution at which a rehearsal takes place: before the day begins, so that everybody who reads it has the
/// day to change his list.
const HOUR: u32 = 8;

/// The most days before the close that a rehearsal may stand.
pub const DAYS_MAX: u32 = 60;

/// The most rehearsals of a campaign: each costs a computation, and more would only be read as a forecast.
pub const REHEARSALS_MAX: usize = 6;

/// When a campaign rehearses: at eight in the morning so many days before the day on which its wishes close, where that is
/// after they opened and before they close. Oldest first, each once.
pub fn announced(days: &[u32], opens: Instant, closes: Instant, zone: Zone) -> Vec<Instant> {
    // the day of the last minute, not the midnight after it
    let last = zone.last_minute_before(closes).date();
    let hour = NaiveTime::from_hms_opt(HOUR, 0, 0).unwrap_or(NaiveTime::MIN);
    let at = |days: &u32| zone.resolve(move_day(last, -i64::from(*days)).and_time(hour));
    let mut all: Vec<Instant> = days.iter().map(at).filter(|at| opens < *at && *at < closes).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The announced instant to rehearse for now, given the last one that was: the latest that has come. One that was missed is not
/// made up for once the next has come, and none after the close.
pub fn due(announced: &[Instant], last: Option<Instant>, closes: Instant, now: Instant) -> Option<Instant> {
    let reached = announced.iter().copied().filter(|at| *at <= now).max()?;
    (now < closes && last.is_none_or(|last| last < reached)).then_some(reached)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        let (day, time) = text.split_once(' ').unwrap();
        Zone::PARIS.parse(day, time).unwrap()
    }

    #[test]
    fn rehearsals_stand_some_mornings_before_the_close() {
        let (opens, closes) = (at("2026-03-01 08:00"), at("2026-03-15 00:00"));
        // open until the 14th at 23:59: two days before is the 12th
        let all = announced(&[2, 10, 2], opens, closes, Zone::PARIS);
        assert_eq!(all, [at("2026-03-04 08:00"), at("2026-03-12 08:00")]);
        assert_eq!(announced(&[0], opens, closes, Zone::PARIS), [at("2026-03-14 08:00")], "on the last day");
        assert!(
            announced(&[13, 14], opens, closes, Zone::PARIS).is_empty(),
            "not before the wishes are open"
        );
        assert!(announced(&[], opens, closes, Zone::PARIS).is_empty());
        let noon = at("2026-03-14 12:00");
        assert_eq!(announced(&[0, 1], opens, noon, Zone::PARIS).last(), Some(&at("2026-03-14 08:00")));
        assert!(
            announced(&[0], opens, at("2026-03-14 07:00"), Zone::PARIS).is_empty(),
            "not after the close"
        );
    }

    #[test]
    fn eight_is_eight_on_both_sides_of_a_change_of_time() {
        let all = announced(&[3, 1], at("2026-03-20 08:00"), at("2026-03-31 00:00"), Zone::PARIS);
        assert_eq!(all, [at("2026-03-27 08:00"), at("2026-03-29 08:00")]);
        assert_eq!(all[1] - all[0], chrono::TimeDelta::hours(47));
    }

    #[test]
    fn the_latest_that_has_come_is_due_once_and_before_the_close() {
        let days = ["2026-03-04 08:00", "2026-03-09 08:00"].map(at);
        let closes = at("2026-03-15 00:00");
        let due = |last: Option<Instant>, now: &str| due(&days, last, closes, at(now));
        assert_eq!(due(None, "2026-03-04 07:59"), None);
        assert_eq!(due(None, "2026-03-04 08:00"), Some(days[0]));
        assert_eq!(due(Some(days[0]), "2026-03-08 12:00"), None, "done");
        assert_eq!(
            due(None, "2026-03-10 12:00"),
            Some(days[1]),
            "the one that was missed is not made up for"
        );
        assert_eq!(due(Some(days[1]), "2026-03-10 12:00"), None);
        assert_eq!(due(Some(days[0]), "2026-03-15 00:00"), None, "the wishes are closed");
    }
}
