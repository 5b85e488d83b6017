//! The commission: what it examines and decides, whatever the run; who sits on it, what its members say of a case, its sessions
//! and their minutes.
//!
//! Invariants: a participant has at most one decision in force; a decision is never changed, it is withdrawn and another
//! takes its place, each with its reason; it never gives more seats than there are. Runs take decisions as pins. Comments and
//! votes are read by the members who sit and by nobody else; who steps aside from a case neither reads them nor decides on it.
//! A campaign has at most one open session; once it is closed its votes and its minutes never change.
//! Knows of placements only what is proposed: writing them is the next feature's, in the same write.

mod cases;
mod decide;
mod hear;
mod members;
mod minutes;
mod pages;
mod sessions;
mod store;
#[cfg(test)]
mod tests;
mod words;

pub use decide::{
    DecideRefusal, Seen, Together, Verdict, decide, decide_together, must_be_waived, shown, withdraw,
};
pub use minutes::minutes_of;
pub use pages::{CaseForm, show_case};
pub use store::body::chairs;
pub use store::heard::subject;
pub use store::{Live, live};
pub use words::ineligible;

use crate::kit::web::Routes;

/// The routes. Deciding is posted to the placements, which follow the decision in the same write.
pub fn routes() -> Routes {
    use pages::{body, heard, session};
    Routes::new()
        .get("/campaigns/{id}/cases", pages::cases)
        .get("/campaigns/{id}/cases/{participant}", pages::case)
        .post("/campaigns/{id}/cases/{participant}/comments", heard::post_comment)
        .post("/campaigns/{id}/cases/{participant}/comments/{comment}/withdraw", heard::post_withdraw_comment)
        .post("/campaigns/{id}/cases/{participant}/vote", heard::post_vote)
        .post("/campaigns/{id}/cases/{participant}/step-aside", heard::post_step_aside)
        .get("/campaigns/{id}/commission", body::commission)
        .post("/campaigns/{id}/commission/members", body::post_member)
        .post("/campaigns/{id}/commission/members/{member}/chair", body::post_chair)
        .post("/campaigns/{id}/commission/members/{member}/leave", body::post_leave)
        .post("/campaigns/{id}/commission/sessions", body::post_open)
        .get("/campaigns/{id}/commission/sessions/{session}", session::session)
        .post("/campaigns/{id}/commission/sessions/{session}", session::post_session)
        .post("/campaigns/{id}/commission/sessions/{session}/close", session::post_close)
        .get("/campaigns/{id}/commission/sessions/{session}/minutes", pages::minutes)
        .get("/campaigns/{id}/commission/sessions/{session}/minutes.pdf", pages::minutes_file)
}
