//! The tables of Placet as SeaORM entities, one set for SQLite and PostgreSQL. No behaviour.
//!
//! Invariants: identifiers are typed ([`ids`]), states are enumerations stored by name ([`kinds`]), instants are UTC,
//! days are the institution's, scores and costs are hundredths, debts thousandths, coordinates micro-degrees.
//! The document of every column says whether it is personal data and how long it is kept (`docs/retention.md`).
//! This crate knows no query, no rule and no text.

pub mod ids;
pub mod kinds;

pub mod instance;
pub mod setting;
pub mod department;
pub mod programme;
pub mod study_level;
pub mod academic_year;
pub mod cohort;
pub mod commune;
pub mod account;
pub mod identity;
pub mod role_grant;
pub mod session;
pub mod sign_in_failure;
pub mod student;
pub mod curriculum;
pub mod enrolment;
pub mod tag;
pub mod student_tag;
pub mod leave;
pub mod accommodation;
pub mod organisation;
pub mod site_category;
pub mod site;
pub mod site_capacity;
pub mod capacity_group;
pub mod capacity_group_member;
pub mod site_pairing;
pub mod site_forbidden_level;
pub mod contact;
pub mod duty;
pub mod series;
pub mod campaign;
pub mod campaign_cohort;
pub mod campaign_period;
pub mod opening;
pub mod participant;
pub mod wish;
pub mod wish_receipt;
pub mod document;
pub mod outside_request;
pub mod allocation_run;
pub mod decision;
pub mod placement;
pub mod placement_span;
pub mod import_draft;
pub mod audit_entry;
pub mod audit_value;
