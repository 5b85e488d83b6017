//! When a campaign needs a hand.

use serde::{Deserialize, Serialize};

use super::Instants;
use crate::time::Instant;

/// What is known of a campaign; counts leave out excused participants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AlertFacts {
    /// Its instants.
    pub instants: Instants,
    /// Seats opened on principal sites, all cohorts together.
    pub seats: u32,
    /// Participants to place.
    pub participants: u32,
    /// Those who have no place in the order.
    pub without_order: u32,
    /// Those who ranked no wish.
    pub without_wishes: u32,
    /// Runs that are ready, chosen or published.
    pub runs: u32,
    /// Participants whose placement is published, or whom the commission decided to leave without one.
    pub settled: u32,
    /// Placements that wait for a validation.
    pub awaiting_validation: u32,
}

/// Something that needs a hand, with the figures that say what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CampaignAlert {
    /// Nobody takes part, although the order should be known.
    NoParticipant,
    /// No seat is open, although the order should be known.
    NoSeat,
    /// Fewer seats than participants, while or after wishes are ranked.
    SeatsUnderParticipants {
        /// Seats open.
        seats: u32,
        /// Participants to place.
        participants: u32,
    },
    /// Some participants have no place in the order once wishes are open.
    OrderMissing {
        /// How many.
        participants: u32,
    },
    /// Wishes are closed and some participants ranked nothing; until the publication.
    NoWish {
        /// How many.
        participants: u32,
    },
    /// No run although the commission's date is past.
    NoRun {
        /// The commission's date.
        since: Instant,
    },
    /// The date of publication is past and some participants have neither placement nor decision.
    NotPublished {
        /// The date of publication.
        since: Instant,
        /// How many.
        participants: u32,
    },
    /// The placement has begun, likewise.
    StartedWithout {
        /// Its start.
        since: Instant,
        /// How many.
        participants: u32,
    },
    /// Validations are late.
    ValidationsLate {
        /// The first instant at which they were.
        since: Instant,
        /// How many.
        placements: u32,
    },
}

/// Everything that needs a hand at `now`, in the order of the campaign; empty when all is well.
pub fn alerts(facts: &AlertFacts, now: Instant) -> Vec<CampaignAlert> {
    let i = &facts.instants;
    let between = |from: Instant, to: Instant| from <= now && now < to;
    let mut alerts = Vec::new();

    if facts.participants == 0 {
        // the rest would only repeat that nobody is there
        return if between(i.order, i.end) { vec![CampaignAlert::NoParticipant] } else { alerts };
    }
    if between(i.order, i.start) {
        if facts.seats == 0 {
            alerts.push(CampaignAlert::NoSeat);
        } else if facts.seats < facts.participants && i.wishes_open <= now {
            let AlertFacts { seats, participants, .. } = *facts;
            alerts.push(CampaignAlert::SeatsUnderParticipants { seats, participants });
        }
    }
    if facts.without_order > 0 && between(i.wishes_open, i.publication) {
        alerts.push(CampaignAlert::OrderMissing { participants: facts.without_order });
    }
    if facts.without_wishes > 0 && between(i.wishes_close, i.publication) {
        alerts.push(CampaignAlert::NoWish { participants: facts.without_wishes });
    }
    let unsettled = facts.participants.saturating_sub(facts.settled);
    if unsettled > 0 {
        if facts.runs == 0 && between(i.commission, i.end) {
            alerts.push(CampaignAlert::NoRun { since: i.commission });
        }
        if between(i.publication, i.start) {
            alerts.push(CampaignAlert::NotPublished { since: i.publication, participants: unsettled });
        } else if i.start <= now {
            alerts.push(CampaignAlert::StartedWithout { since: i.start, participants: unsettled });
        }
    }
    if facts.awaiting_validation > 0 && i.validation_close <= now {
        let (since, placements) = (i.validation_close, facts.awaiting_validation);
        alerts.push(CampaignAlert::ValidationsLate { since, placements });
    }
    alerts
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::{super::tests::may, CampaignAlert as A, *};

    fn well() -> AlertFacts {
        AlertFacts {
            instants: may(),
            seats: 265,
            participants: 239,
            without_order: 0,
            without_wishes: 0,
            runs: 2,
            settled: 239,
            awaiting_validation: 0,
        }
    }

    #[test]
    fn what_needs_a_hand() {
        let check = |days: i64, facts: AlertFacts, expected: &[A]| {
            assert_eq!(alerts(&facts, may().start + TimeDelta::days(days)), expected, "S{days:+} {facts:?}");
        };
        for days in [-60, -46, -40, -20, -10, 10, 70, 100] {
            check(days, well(), &[]);
        }
        let nobody = AlertFacts { participants: 0, settled: 0, seats: 0, runs: 0, ..well() };
        check(-60, nobody, &[]);
        check(-46, nobody, &[A::NoParticipant]);
        check(61, nobody, &[]);
        check(-60, AlertFacts { seats: 0, ..well() }, &[]);
        check(-46, AlertFacts { seats: 0, ..well() }, &[A::NoSeat]);
        let short = AlertFacts { seats: 200, ..well() };
        check(-46, short, &[]);
        check(-40, short, &[A::SeatsUnderParticipants { seats: 200, participants: 239 }]);
        check(-40, AlertFacts { without_order: 3, ..well() }, &[A::OrderMissing { participants: 3 }]);
        check(-40, AlertFacts { without_wishes: 3, ..well() }, &[]);
        check(-20, AlertFacts { without_wishes: 3, ..well() }, &[A::NoWish { participants: 3 }]);
        let unsettled = AlertFacts { settled: 200, ..well() };
        check(-15, unsettled, &[]);
        check(-15, AlertFacts { runs: 0, ..unsettled }, &[A::NoRun { since: may().commission }]);
        check(-14, unsettled, &[A::NotPublished { since: may().publication, participants: 39 }]);
        check(0, unsettled, &[A::StartedWithout { since: may().start, participants: 39 }]);
        let late = AlertFacts { awaiting_validation: 4, ..well() };
        check(60, late, &[]);
        check(66, late, &[A::ValidationsLate { since: may().validation_close, placements: 4 }]);
    }
}
