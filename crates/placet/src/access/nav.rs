//! The navigation of each role.

use placet_entity::kinds::Role;

use super::rules::{Privilege, held_by, privilege as may};
use crate::kit::page::NavItem;
use crate::kit::text::Lang;

struct Line {
    href: &'static str,
    key: &'static str,
    shown: fn(&[Role]) -> bool,
}

const fn line<P: Privilege>(href: &'static str, key: &'static str) -> Line {
    Line { href, key, shown: held_by::<P> }
}

const LINES: &[Line] = &[
    line::<may::SignedIn>("/", "nav-today"),
    line::<may::OwnPlacements>("/my/placements", "nav-my-placements"),
    line::<may::ViewCampaigns>("/campaigns", "nav-campaigns"),
    line::<may::ViewStudents>("/students", "nav-students"),
    line::<may::ViewStudents>("/cohorts", "nav-cohorts"),
    line::<may::ViewRequirements>("/requirements", "nav-requirements"),
    line::<may::ViewHosts>("/sites", "nav-sites"),
    line::<may::ViewHosts>("/organisations", "nav-organisations"),
    line::<may::EditStudents>("/imports", "nav-imports"),
    line::<may::ViewInstitution>("/institution", "nav-institution"),
    line::<may::EditSettings>("/settings", "nav-settings"),
];

/// The lines of the navigation for these roles; the one that holds `path` is current.
pub(super) fn items(lang: Lang, roles: &[Role], path: &str) -> Vec<NavItem> {
    let path = path.split('?').next().unwrap_or_default();
    LINES
        .iter()
        .filter(|line| (line.shown)(roles))
        .map(|line| NavItem {
            href: line.href.to_owned(),
            label: lang.t(line.key),
            current: path == line.href || line.href != "/" && path.starts_with(&format!("{}/", line.href)),
            count: None,
        })
        .collect()
}
