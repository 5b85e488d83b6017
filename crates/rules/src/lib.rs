//! The rules of placements: facts in, decisions out.
//!
//! Everything here is pure. Nothing in this crate reads a database, a clock or a generator of chance: `now`, the
//! institution's [`time::Zone`] and seeds are arguments, so that every rule is tested as a table and gives the
//! same answer in a screen, in a job and in a replay years later.
//!
//! # Conventions
//!
//! * **Refusals and warnings are values** that carry their data (which two instants, how many seats). The
//!   application writes the sentences, in French and in English; the `Display` of an error serves logs only.
//! * **Ends are the first instant (or day) after.** `[start, end[` everywhere; [`time::Zone::last_minute_before`]
//!   and [`time::Span::last_day`] give what a person reads.
//! * **No floats** for scores, costs, money: [`ids::Hundredths`], [`ids::Cents`], [`debt::Thousandths`].
//! * **Ids are the caller's.** Functions that must tell sites or students apart are generic over the id type.
//!
//! # Where to look
//!
//! | question | module |
//! |---|---|
//! | which day is it there, what does this typed date mean | [`time`] |
//! | how is typed text cleaned, compared, sorted | [`text`] |
//! | is this number, address, code, amount well formed | [`ids`] |
//! | when does what happen in a campaign, what is wrong with its dates | [`campaign`] |
//! | may this academic year be locked, what is frozen then | [`year`] |
//! | when is a student away, what is he owed | [`leave`], [`accommodation`] |
//! | how far is it | [`distance`] |
//! | how many seats has a site, how many should be opened | [`capacity`], [`places`] |
//! | may this student wish this site, is this list acceptable | [`eligibility`], [`wishes`] |
//! | what does a placement cost, who is owed | [`score`], [`debt`] |
//! | what may happen to a placement, which number has it | [`placement`], [`numbering`] |
//! | may two students exchange their placements, what does it change for each | [`exchange`] |
//! | when does a campaign rehearse | [`rehearsal`] |
//! | which requirements contradict each other, what is met, open or out of reach, what must a student take next | [`curriculum`] |
//! | what is missing before opening or publishing, whom to look at first | [`readiness`], [`cases`] |
//! | who is heard by the commission on a case, what a vote comes to | [`commission`] |

pub mod accommodation;
pub mod campaign;
pub mod capacity;
pub mod cases;
pub mod commission;
pub mod curriculum;
pub mod debt;
pub mod distance;
pub mod eligibility;
pub mod exchange;
pub mod ids;
pub mod leave;
pub mod numbering;
pub mod placement;
pub mod places;
pub mod readiness;
pub mod rehearsal;
pub mod score;
pub mod text;
pub mod time;
pub mod wishes;
pub mod year;
