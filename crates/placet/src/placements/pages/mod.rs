//! The pages of placements.

mod choose;
pub(super) mod confirm;
mod decision;
mod explanation;
mod list;
mod mine;
mod publication;
mod register;
mod repair;
mod result;
mod rules;
mod schedule;
mod swap;
mod what_if;

pub(super) use choose::{choose, post_choose};
pub(super) use decision::{post_decision, post_withdraw};
pub(super) use explanation::page as explanation;
pub(super) use list::{export, placements, post_advance, post_undo};
pub(super) use mine::{computation, mine, result, without};
pub(super) use publication::{check, post_publish, preview, publication};
pub(super) use register::register;
pub(super) use repair::{post_repair, repair};
pub(super) use rules::rules;
pub(super) use schedule::{post_call_off, post_move, schedule};
pub(super) use swap::{post_swap, swap};
pub(super) use what_if::page as what_if;
