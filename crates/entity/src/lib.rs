//! The tables of Placet as SeaORM entities, one set for SQLite and PostgreSQL. No behaviour.
//!
//! Invariants: identifiers are typed ([`ids`]), states are enumerations stored by name ([`kinds`]), instants are UTC,
//! days are the institution's, scores and costs are hundredths, debts thousandths, coordinates micro-degrees.
//! The document of every column says whether it is personal data and how long it is kept (`docs/retention.md`).
//! This crate knows no query, no rule and no text.

pub mod ids;
pub mod kinds;

pub mod academic_year;
pub mod accommodation;
pub mod account;
pub mod allocation_run;
pub mod audit_entry;
pub mod audit_value;
pub mod campaign;
pub mod campaign_cohort;
pub mod campaign_period;
pub mod capacity_group;
pub mod capacity_group_member;
pub mod case_comment;
pub mod case_recusal;
pub mod case_vote;
pub mod cohort;
pub mod commission_attendance;
pub mod commission_member;
pub mod commission_session;
pub mod commune;
pub mod contact;
pub mod curriculum;
pub mod decision;
pub mod department;
pub mod document;
pub mod duty;
pub mod enrolment;
pub mod exchange;
pub mod identity;
pub mod import_draft;
pub mod instance;
pub mod leave;
pub mod opening;
pub mod organisation;
pub mod outside_request;
pub mod participant;
pub mod participant_pair;
pub mod placement;
pub mod placement_snapshot;
pub mod placement_span;
pub mod programme;
pub mod publication;
pub mod rehearsal;
pub mod rehearsal_outlook;
pub mod rehearsal_plan;
pub mod requirement;
pub mod requirement_category;
pub mod requirement_level;
pub mod role_grant;
pub mod saved_view;
pub mod sent_form;
pub mod series;
pub mod session;
pub mod setting;
pub mod sign_in_failure;
pub mod site;
pub mod site_capacity;
pub mod site_category;
pub mod site_forbidden_level;
pub mod site_pairing;
pub mod student;
pub mod student_requirement;
pub mod student_tag;
pub mod study_level;
pub mod tag;
pub mod wish;
pub mod wish_receipt;
