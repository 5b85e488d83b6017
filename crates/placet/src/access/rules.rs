//! What each role may do. Fixed for now; each privilege is a type, so that holding it is a value.

use placet_entity::kinds::Role;

/// A privilege: something that one may do, as a type that [`super::May`] carries.
pub trait Privilege: Send + Sync + 'static {
    /// Its code.
    const CODE: &'static str;
    /// The roles that hold it.
    const ROLES: &'static [Role];
}

/// Whether one of these roles holds the privilege.
pub fn held_by<P: Privilege>(roles: &[Role]) -> bool {
    roles.iter().any(|role| P::ROLES.contains(role))
}

/// The privileges, one type each.
pub mod privilege {
    use placet_entity::kinds::Role::{self, Administrator, Commission, Manager, Registrar, Student};

    use super::Privilege;

    macro_rules! privileges {
        ($($(#[$doc:meta])* $name:ident = $code:literal: $($role:ident),+;)*) => {
            $(
                $(#[$doc])*
                #[derive(Clone, Copy, Debug)]
                pub struct $name;

                impl Privilege for $name {
                    const CODE: &'static str = $code;
                    const ROLES: &'static [Role] = &[$($role),+];
                }
            )*

            /// Every privilege: its code and the roles that hold it.
            pub const ALL: &[(&str, &[Role])] = &[$(($code, $name::ROLES)),*];
        };
    }

    privileges! {
        /// To be signed in, whoever one is.
        SignedIn = "signed-in": Administrator, Manager, Registrar, Commission, Student;
        /// To see the pages of the staff.
        Staff = "staff": Administrator, Manager, Registrar, Commission;
        /// To see departments, programmes, years and cohorts.
        ViewInstitution = "institution.view": Administrator, Manager, Registrar, Commission;
        /// To change them.
        EditInstitution = "institution.edit": Administrator, Manager, Registrar;
        /// To see students and their file.
        ViewStudents = "students.view": Administrator, Manager, Registrar, Commission;
        /// To change them.
        EditStudents = "students.edit": Administrator, Manager, Registrar;
        /// To see the requirements of programmes.
        ViewRequirements = "requirements.view": Administrator, Manager, Registrar, Commission;
        /// To change them.
        EditRequirements = "requirements.edit": Administrator, Manager;
        /// To credit equivalences and grant waivers.
        SettleRequirements = "requirements.settle": Administrator, Manager, Registrar;
        /// To see organisations, sites and contacts.
        ViewHosts = "hosts.view": Administrator, Manager, Registrar, Commission;
        /// To change them.
        EditHosts = "hosts.edit": Administrator, Manager;
        /// To see campaigns.
        ViewCampaigns = "campaigns.view": Administrator, Manager, Registrar, Commission;
        /// To change campaigns, participants, openings and the order.
        EditCampaigns = "campaigns.edit": Administrator, Manager;
        /// To see runs, proposals and cases.
        ViewAllocation = "allocation.view": Administrator, Manager, Commission;
        /// To compute and choose runs.
        RunAllocation = "allocation.run": Administrator, Manager;
        /// To decide for a participant.
        Decide = "commission.decide": Administrator, Manager, Commission;
        /// To sit on the commission of a campaign, for its members: comments, votes, stepping aside.
        Sit = "commission.sit": Administrator, Manager, Commission;
        /// To say who sits on the commission, to open its sessions, record them and close them.
        ManageCommission = "commission.manage": Administrator, Manager;
        /// To pre-validate a proposed placement.
        PreValidate = "placements.pre-validate": Administrator, Manager, Commission;
        /// To validate a proposed placement.
        Validate = "placements.validate": Administrator, Manager, Commission;
        /// To publish placements to the students.
        Publish = "placements.publish": Administrator, Manager;
        /// To be the second person of a publication: who may publish, and the chair of the campaign's commission.
        ConfirmPublication = "placements.confirm-publication": Administrator, Manager, Commission;
        /// To share saved views with everyone who sees their list.
        ShareViews = "views.share": Administrator, Manager;
        /// To change settings.
        EditSettings = "settings.edit": Administrator, Manager;
        /// To see what happened to an object.
        ViewHistory = "audit.view": Administrator, Manager;
        /// To rank one's own wishes and see one's own placements.
        OwnPlacements = "own.placements": Student;
    }
}
