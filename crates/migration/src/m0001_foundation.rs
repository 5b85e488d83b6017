//! The first schema: everything from the institution to published placements, and the audit.

use sea_orm_migration::prelude::*;

use crate::table::{
    day, day_null, flag, id, instant, instant_null, integer, integer_null, key, long, long_null, reference,
    reference_null, text, text_null,
};

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables() {
            manager.create_table(table).await?;
        }
        for index in indexes() {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

fn named(name: &'static str) -> TableCreateStatement {
    Table::create().table(Alias::new(name)).to_owned()
}

fn tables() -> Vec<TableCreateStatement> {
    vec![
        instance(),
        setting(),
        department(),
        programme(),
        study_level(),
        academic_year(),
        cohort(),
        commune(),
        account(),
        identity(),
        role_grant(),
        session(),
        sign_in_failure(),
        sent_form(),
        saved_view(),
        student(),
        curriculum(),
        enrolment(),
        tag(),
        student_tag(),
        leave(),
        organisation(),
        site_category(),
        site(),
        accommodation(),
        site_capacity(),
        capacity_group(),
        capacity_group_member(),
        site_pairing(),
        site_forbidden_level(),
        contact(),
        duty(),
        series(),
        campaign(),
        campaign_cohort(),
        campaign_period(),
        opening(),
        participant(),
        wish(),
        wish_receipt(),
        document(),
        outside_request(),
        allocation_run(),
        decision(),
        placement(),
        placement_span(),
        publication(),
        import_draft(),
        audit_entry(),
        audit_value(),
    ]
}

fn instance() -> TableCreateStatement {
    named("instance")
        .col(integer("id").primary_key())
        .col(text("kind"))
        .col(instant("created_at"))
        .col(long_null("seed"))
        .col(day_null("demo_day"))
        .to_owned()
}

fn setting() -> TableCreateStatement {
    named("setting")
        .col(text("key").primary_key())
        .col(text("value"))
        .col(integer("version"))
        .col(instant("updated_at"))
        .to_owned()
}

fn department() -> TableCreateStatement {
    named("department")
        .col(id("id").primary_key())
        .col(text("name"))
        .col(integer("version"))
        .col(instant_null("archived_at"))
        .to_owned()
}

fn programme() -> TableCreateStatement {
    named("programme")
        .col(id("id").primary_key())
        .col(reference("department_id"))
        .col(text("code").unique_key())
        .col(text("name"))
        .col(integer("version"))
        .col(instant_null("archived_at"))
        .foreign_key(&mut key("programme", "department_id", "department", "id"))
        .to_owned()
}

fn study_level() -> TableCreateStatement {
    named("study_level")
        .col(id("id").primary_key())
        .col(reference("programme_id"))
        .col(text("name"))
        .col(integer("rank"))
        .col(integer("placements_expected"))
        .col(integer("version"))
        .col(instant_null("archived_at"))
        .foreign_key(&mut key("study_level", "programme_id", "programme", "id"))
        .to_owned()
}

fn academic_year() -> TableCreateStatement {
    named("academic_year")
        .col(id("id").primary_key())
        .col(text("code").unique_key())
        .col(day("start_on"))
        .col(day("end_on"))
        .col(instant_null("locked_at"))
        .col(instant_null("unlocked_at"))
        .col(integer("version"))
        .to_owned()
}

fn cohort() -> TableCreateStatement {
    named("cohort")
        .col(id("id").primary_key())
        .col(reference("year_id"))
        .col(reference("programme_id"))
        .col(reference("level_id"))
        .col(text("code").unique_key())
        .col(text("name"))
        .col(reference_null("previous_id"))
        .col(integer("version"))
        .foreign_key(&mut key("cohort", "year_id", "academic_year", "id"))
        .foreign_key(&mut key("cohort", "programme_id", "programme", "id"))
        .foreign_key(&mut key("cohort", "level_id", "study_level", "id"))
        .foreign_key(&mut key("cohort", "previous_id", "cohort", "id"))
        .to_owned()
}

fn commune() -> TableCreateStatement {
    named("commune")
        .col(text("code").primary_key())
        .col(text("name"))
        .col(text("postcodes"))
        .col(text("search_key"))
        .col(integer_null("latitude"))
        .col(integer_null("longitude"))
        .to_owned()
}

fn account() -> TableCreateStatement {
    named("account")
        .col(id("id").primary_key())
        .col(text("display_name"))
        .col(text_null("email"))
        .col(text("locale"))
        .col(text("status"))
        .col(instant_null("last_seen_at"))
        .col(integer("version"))
        .to_owned()
}

fn identity() -> TableCreateStatement {
    named("identity")
        .col(id("id").primary_key())
        .col(reference("account_id"))
        .col(text("provider"))
        .col(text("subject"))
        .col(text_null("secret_hash"))
        .foreign_key(&mut key("identity", "account_id", "account", "id"))
        .to_owned()
}

fn role_grant() -> TableCreateStatement {
    named("role_grant")
        .col(id("id").primary_key())
        .col(reference("account_id"))
        .col(text("role"))
        .col(instant("granted_at"))
        .foreign_key(&mut key("role_grant", "account_id", "account", "id"))
        .to_owned()
}

fn session() -> TableCreateStatement {
    named("session")
        .col(text("id").primary_key())
        .col(reference("account_id"))
        .col(text("csrf"))
        .col(instant("created_at"))
        .col(instant("seen_at"))
        .col(instant("expires_at"))
        .col(text("address"))
        .col(text("agent"))
        .foreign_key(&mut key("session", "account_id", "account", "id"))
        .to_owned()
}

fn sign_in_failure() -> TableCreateStatement {
    named("sign_in_failure")
        .col(id("id").primary_key())
        .col(text("login_key"))
        .col(text("address"))
        .col(instant("at"))
        .to_owned()
}

fn sent_form() -> TableCreateStatement {
    named("sent_form").col(text("key").primary_key()).col(instant("at")).col(text_null("location")).to_owned()
}

fn saved_view() -> TableCreateStatement {
    named("saved_view")
        .col(id("id").primary_key())
        .col(reference("account_id"))
        .col(text("list"))
        .col(text("name"))
        .col(text("query"))
        .col(flag("shared"))
        .col(instant("created_at"))
        .col(integer("version"))
        .foreign_key(&mut key("saved_view", "account_id", "account", "id"))
        .to_owned()
}

fn student() -> TableCreateStatement {
    named("student")
        .col(id("id").primary_key())
        .col(reference_null("account_id").unique_key())
        .col(text("number").unique_key())
        .col(text("family_name"))
        .col(text("given_name"))
        .col(text_null("usage_name"))
        .col(text("sort_key"))
        .col(text("search_key"))
        .col(text_null("email"))
        .col(text_null("phone"))
        .col(day_null("birth_date"))
        .col(text_null("address_line"))
        .col(text_null("address_complement"))
        .col(text_null("postcode"))
        .col(text_null("town"))
        .col(text_null("cedex"))
        .col(integer_null("latitude"))
        .col(integer_null("longitude"))
        .col(text_null("lodging_town"))
        .col(integer_null("lodging_latitude"))
        .col(integer_null("lodging_longitude"))
        .col(text("source"))
        .col(integer("version"))
        .col(instant_null("archived_at"))
        .foreign_key(&mut key("student", "account_id", "account", "id"))
        .to_owned()
}

fn curriculum() -> TableCreateStatement {
    named("curriculum")
        .col(id("id").primary_key())
        .col(reference("student_id"))
        .col(reference("programme_id"))
        .col(day("entered_on"))
        .col(day_null("left_on"))
        .col(text("status"))
        .col(integer_null("score"))
        .col(integer("costs_count"))
        .col(integer("debt"))
        .col(integer("version"))
        .foreign_key(&mut key("curriculum", "student_id", "student", "id"))
        .foreign_key(&mut key("curriculum", "programme_id", "programme", "id"))
        .to_owned()
}

fn enrolment() -> TableCreateStatement {
    named("enrolment")
        .col(id("id").primary_key())
        .col(reference("curriculum_id"))
        .col(reference("cohort_id"))
        .foreign_key(&mut key("enrolment", "curriculum_id", "curriculum", "id"))
        .foreign_key(&mut key("enrolment", "cohort_id", "cohort", "id"))
        .to_owned()
}

fn tag() -> TableCreateStatement {
    named("tag").col(id("id").primary_key()).col(text("name").unique_key()).to_owned()
}

fn student_tag() -> TableCreateStatement {
    named("student_tag")
        .col(reference("student_id"))
        .col(reference("tag_id"))
        .primary_key(Index::create().col("student_id").col("tag_id"))
        .foreign_key(&mut key("student_tag", "student_id", "student", "id"))
        .foreign_key(&mut key("student_tag", "tag_id", "tag", "id"))
        .to_owned()
}

fn leave() -> TableCreateStatement {
    named("leave")
        .col(id("id").primary_key())
        .col(reference("curriculum_id"))
        .col(day("start_on"))
        .col(day("end_on"))
        .col(integer("version"))
        .foreign_key(&mut key("leave", "curriculum_id", "curriculum", "id"))
        .to_owned()
}

fn organisation() -> TableCreateStatement {
    named("organisation")
        .col(id("id").primary_key())
        .col(text("name"))
        .col(text_null("siret").unique_key())
        .col(text_null("sector"))
        .col(text_null("address_line"))
        .col(text_null("postcode"))
        .col(text_null("town"))
        .col(text_null("country"))
        .col(text_null("website"))
        .col(text_null("phone"))
        .col(integer_null("headcount"))
        .col(text_null("notes"))
        .col(text("trust_level"))
        .col(text("search_key"))
        .col(integer("version"))
        .col(instant_null("archived_at"))
        .to_owned()
}

fn site_category() -> TableCreateStatement {
    named("site_category")
        .col(id("id").primary_key())
        .col(text("code").unique_key())
        .col(text("acronym"))
        .col(text("name"))
        .col(integer("rank"))
        .col(flag("principal"))
        .col(integer("colour"))
        .col(integer("version"))
        .col(instant_null("archived_at"))
        .to_owned()
}

fn site() -> TableCreateStatement {
    named("site")
        .col(id("id").primary_key())
        .col(reference("organisation_id"))
        .col(text("code").unique_key())
        .col(text("name"))
        .col(text_null("service"))
        .col(reference("category_id"))
        .col(text_null("address_line"))
        .col(text_null("address_complement"))
        .col(text_null("postcode"))
        .col(text_null("town"))
        .col(text_null("cedex"))
        .col(integer_null("latitude"))
        .col(integer_null("longitude"))
        .col(text_null("url"))
        .col(text_null("info"))
        .col(flag("active"))
        .col(flag("out_of_subdivision"))
        .col(flag("wishes_allowed"))
        .col(integer_null("fixed_cost"))
        .col(flag("fixed_cost_median"))
        .col(text("search_key"))
        .col(integer("version"))
        .col(instant_null("archived_at"))
        .foreign_key(&mut key("site", "organisation_id", "organisation", "id"))
        .foreign_key(&mut key("site", "category_id", "site_category", "id"))
        .to_owned()
}

fn accommodation() -> TableCreateStatement {
    named("accommodation")
        .col(id("id").primary_key())
        .col(reference("student_id"))
        .col(text("kind"))
        .col(text("effect"))
        .col(integer_null("max_km"))
        .col(reference_null("category_id"))
        .col(reference_null("site_id"))
        .col(text_null("town"))
        .col(day_null("from_on"))
        .col(day_null("until_on"))
        .col(text("granted_by"))
        .col(integer("version"))
        .foreign_key(&mut key("accommodation", "student_id", "student", "id"))
        .foreign_key(&mut key("accommodation", "category_id", "site_category", "id"))
        .foreign_key(&mut key("accommodation", "site_id", "site", "id"))
        .to_owned()
}

fn site_capacity() -> TableCreateStatement {
    named("site_capacity")
        .col(id("id").primary_key())
        .col(reference("site_id"))
        .col(day_null("from_on"))
        .col(day_null("until_on"))
        .col(integer("min_seats"))
        .col(integer("ideal_seats"))
        .col(integer("max_seats"))
        .col(text_null("reason"))
        .foreign_key(&mut key("site_capacity", "site_id", "site", "id"))
        .to_owned()
}

fn capacity_group() -> TableCreateStatement {
    named("capacity_group")
        .col(id("id").primary_key())
        .col(text("name"))
        .col(reference_null("parent_id"))
        .col(integer("max_seats"))
        .col(day_null("from_on"))
        .col(day_null("until_on"))
        .col(integer("version"))
        .foreign_key(&mut key("capacity_group", "parent_id", "capacity_group", "id"))
        .to_owned()
}

fn capacity_group_member() -> TableCreateStatement {
    named("capacity_group_member")
        .col(reference("group_id"))
        .col(reference("site_id"))
        .primary_key(Index::create().col("group_id").col("site_id"))
        .foreign_key(&mut key("capacity_group_member", "group_id", "capacity_group", "id"))
        .foreign_key(&mut key("capacity_group_member", "site_id", "site", "id"))
        .to_owned()
}

fn site_pairing() -> TableCreateStatement {
    named("site_pairing")
        .col(reference("principal_id"))
        .col(reference("secondary_id"))
        .primary_key(Index::create().col("principal_id").col("secondary_id"))
        .foreign_key(&mut key("site_pairing", "principal_id", "site", "id"))
        .foreign_key(&mut key("site_pairing", "secondary_id", "site", "id"))
        .to_owned()
}

fn site_forbidden_level() -> TableCreateStatement {
    named("site_forbidden_level")
        .col(reference("site_id"))
        .col(reference("level_id"))
        .primary_key(Index::create().col("site_id").col("level_id"))
        .foreign_key(&mut key("site_forbidden_level", "site_id", "site", "id"))
        .foreign_key(&mut key("site_forbidden_level", "level_id", "study_level", "id"))
        .to_owned()
}

fn contact() -> TableCreateStatement {
    named("contact")
        .col(id("id").primary_key())
        .col(reference("organisation_id"))
        .col(text_null("code").unique_key())
        .col(text("display_name"))
        .col(text_null("function"))
        .col(text_null("email"))
        .col(text_null("phone"))
        .col(flag("active"))
        .col(integer("version"))
        .foreign_key(&mut key("contact", "organisation_id", "organisation", "id"))
        .to_owned()
}

fn duty() -> TableCreateStatement {
    named("duty")
        .col(reference("contact_id"))
        .col(reference("site_id"))
        .col(flag("visible_to_students"))
        .primary_key(Index::create().col("contact_id").col("site_id"))
        .foreign_key(&mut key("duty", "contact_id", "contact", "id"))
        .foreign_key(&mut key("duty", "site_id", "site", "id"))
        .to_owned()
}

fn series() -> TableCreateStatement {
    named("series")
        .col(id("id").primary_key())
        .col(reference("year_id"))
        .col(text("name"))
        .foreign_key(&mut key("series", "year_id", "academic_year", "id"))
        .to_owned()
}

fn campaign() -> TableCreateStatement {
    named("campaign")
        .col(id("id").primary_key())
        .col(text("kind"))
        .col(reference_null("series_id"))
        .col(reference("year_id"))
        .col(text("name"))
        .col(text_null("description"))
        .col(integer("wishes_min"))
        .col(integer("wishes_max"))
        .col(text("demand_shown"))
        .col(text("repeats"))
        .col(flag("outside_requests"))
        .col(flag("catch_up"))
        .col(text("procedure"))
        .col(instant("order_at"))
        .col(instant("wishes_open_at"))
        .col(instant("wishes_close_at"))
        .col(instant("commission_at"))
        .col(instant("publication_at"))
        .col(instant("start_at"))
        .col(instant("end_at"))
        .col(instant("validation_open_at"))
        .col(instant("validation_close_at"))
        .col(instant("evaluation_open_at"))
        .col(instant("evaluation_close_at"))
        .col(long("order_seed"))
        .col(instant_null("order_computed_at"))
        .col(instant_null("opened_at"))
        .col(instant_null("published_at"))
        .col(integer("version"))
        .col(instant_null("archived_at"))
        .foreign_key(&mut key("campaign", "series_id", "series", "id"))
        .foreign_key(&mut key("campaign", "year_id", "academic_year", "id"))
        .to_owned()
}

fn campaign_cohort() -> TableCreateStatement {
    named("campaign_cohort")
        .col(reference("campaign_id"))
        .col(reference("cohort_id"))
        .primary_key(Index::create().col("campaign_id").col("cohort_id"))
        .foreign_key(&mut key("campaign_cohort", "campaign_id", "campaign", "id"))
        .foreign_key(&mut key("campaign_cohort", "cohort_id", "cohort", "id"))
        .to_owned()
}

fn campaign_period() -> TableCreateStatement {
    named("campaign_period")
        .col(id("id").primary_key())
        .col(reference("campaign_id"))
        .col(day("start_on"))
        .col(day("end_on"))
        .foreign_key(&mut key("campaign_period", "campaign_id", "campaign", "id"))
        .to_owned()
}

fn opening() -> TableCreateStatement {
    named("opening")
        .col(id("id").primary_key())
        .col(reference("campaign_id"))
        .col(reference("cohort_id"))
        .col(reference("site_id"))
        .col(integer("seats"))
        .col(integer_null("recommended"))
        .col(integer("version"))
        .foreign_key(&mut key("opening", "campaign_id", "campaign", "id"))
        .foreign_key(&mut key("opening", "cohort_id", "cohort", "id"))
        .foreign_key(&mut key("opening", "site_id", "site", "id"))
        .to_owned()
}

fn participant() -> TableCreateStatement {
    named("participant")
        .col(id("id").primary_key())
        .col(reference("campaign_id"))
        .col(reference("curriculum_id"))
        .col(reference("student_id"))
        .col(reference("cohort_id"))
        .col(integer("number"))
        .col(integer_null("order_auto"))
        .col(integer_null("order_manual"))
        .col(integer_null("order_effective"))
        .col(integer_null("score_before"))
        .col(integer_null("score_after"))
        .col(integer("debt_before"))
        .col(integer_null("debt_after"))
        .col(text_null("excused"))
        .col(flag("not_done"))
        .col(integer("wishes_version"))
        .col(instant_null("wishes_saved_at"))
        .col(integer("version"))
        .foreign_key(&mut key("participant", "campaign_id", "campaign", "id"))
        .foreign_key(&mut key("participant", "curriculum_id", "curriculum", "id"))
        .foreign_key(&mut key("participant", "student_id", "student", "id"))
        .foreign_key(&mut key("participant", "cohort_id", "cohort", "id"))
        .to_owned()
}

fn wish() -> TableCreateStatement {
    named("wish")
        .col(id("id").primary_key())
        .col(reference("participant_id"))
        .col(integer("rank"))
        .col(reference("opening_id"))
        .col(reference_null("secondary_opening_id"))
        .foreign_key(&mut key("wish", "participant_id", "participant", "id"))
        .foreign_key(&mut key("wish", "opening_id", "opening", "id"))
        .foreign_key(&mut key("wish", "secondary_opening_id", "opening", "id"))
        .to_owned()
}

fn wish_receipt() -> TableCreateStatement {
    named("wish_receipt")
        .col(id("id").primary_key())
        .col(reference("participant_id"))
        .col(integer("number"))
        .col(instant("saved_at"))
        .col(text("content"))
        .col(text("sha256"))
        .foreign_key(&mut key("wish_receipt", "participant_id", "participant", "id"))
        .to_owned()
}

fn document() -> TableCreateStatement {
    named("document")
        .col(id("id").primary_key())
        .col(text("sha256"))
        .col(text("file_name"))
        .col(text("media_type"))
        .col(long("size"))
        .col(reference_null("uploaded_by"))
        .col(instant("uploaded_at"))
        .foreign_key(&mut key("document", "uploaded_by", "account", "id"))
        .to_owned()
}

fn outside_request() -> TableCreateStatement {
    named("outside_request")
        .col(id("id").primary_key())
        .col(reference("participant_id"))
        .col(text("organisation_name"))
        .col(text_null("service"))
        .col(text_null("town"))
        .col(text("contact_name"))
        .col(text_null("contact_email"))
        .col(text_null("contact_phone"))
        .col(day("start_on"))
        .col(day("end_on"))
        .col(text("reason"))
        .col(reference_null("document_id"))
        .col(text("status"))
        .col(text_null("check_note"))
        .col(text_null("decision_note"))
        .col(instant("submitted_at"))
        .col(integer("version"))
        .foreign_key(&mut key("outside_request", "participant_id", "participant", "id"))
        .foreign_key(&mut key("outside_request", "document_id", "document", "id"))
        .to_owned()
}

fn allocation_run() -> TableCreateStatement {
    named("allocation_run")
        .col(id("id").primary_key())
        .col(reference("campaign_id"))
        .col(integer("number"))
        .col(reference_null("parent_id"))
        .col(text("procedure"))
        .col(long("seed"))
        .col(text("problem"))
        .col(text("problem_sha256"))
        .col(text_null("result"))
        .col(text_null("result_sha256"))
        .col(text_null("summary"))
        .col(text("state"))
        .col(text_null("failure"))
        .col(long_null("solve_micros"))
        .col(reference("requested_by"))
        .col(instant("requested_at"))
        .col(instant_null("finished_at"))
        .foreign_key(&mut key("allocation_run", "campaign_id", "campaign", "id"))
        .foreign_key(&mut key("allocation_run", "parent_id", "allocation_run", "id"))
        .foreign_key(&mut key("allocation_run", "requested_by", "account", "id"))
        .to_owned()
}

fn decision() -> TableCreateStatement {
    named("decision")
        .col(id("id").primary_key())
        .col(reference("campaign_id"))
        .col(reference("participant_id"))
        .col(text("outcome"))
        .col(reference_null("opening_id"))
        .col(reference_null("secondary_opening_id"))
        .col(reference_null("outside_request_id"))
        .col(text_null("host_name"))
        .col(integer_null("cost"))
        .col(integer_null("adjustment"))
        .col(text("reason"))
        .col(flag("waives"))
        .col(reference("decided_by"))
        .col(instant("decided_at"))
        .col(reference_null("withdrawn_by"))
        .col(instant_null("withdrawn_at"))
        .foreign_key(&mut key("decision", "campaign_id", "campaign", "id"))
        .foreign_key(&mut key("decision", "participant_id", "participant", "id"))
        .foreign_key(&mut key("decision", "opening_id", "opening", "id"))
        .foreign_key(&mut key("decision", "secondary_opening_id", "opening", "id"))
        .foreign_key(&mut key("decision", "outside_request_id", "outside_request", "id"))
        .foreign_key(&mut key("decision", "decided_by", "account", "id"))
        .foreign_key(&mut key("decision", "withdrawn_by", "account", "id"))
        .to_owned()
}

fn placement() -> TableCreateStatement {
    named("placement")
        .col(id("id").primary_key())
        .col(reference_null("participant_id"))
        .col(reference("student_id"))
        .col(reference_null("campaign_id"))
        .col(reference_null("site_id"))
        .col(reference_null("opening_id"))
        .col(reference_null("organisation_id"))
        .col(text_null("host_name"))
        .col(reference_null("secondary_of_id"))
        .col(text("status"))
        .col(integer_null("rank"))
        .col(integer_null("site_cost"))
        .col(integer_null("adjustment"))
        .col(integer_null("cost"))
        .col(reference_null("run_id"))
        .col(reference_null("decision_id"))
        .col(text_null("note"))
        .col(reference_null("pre_validated_by"))
        .col(instant_null("pre_validated_at"))
        .col(reference_null("validated_by"))
        .col(instant_null("validated_at"))
        .col(instant_null("published_at"))
        .col(text_null("snapshot"))
        .col(instant_null("cancelled_at"))
        .col(text_null("cancelled_reason"))
        .col(integer("version"))
        .foreign_key(&mut key("placement", "participant_id", "participant", "id"))
        .foreign_key(&mut key("placement", "student_id", "student", "id"))
        .foreign_key(&mut key("placement", "campaign_id", "campaign", "id"))
        .foreign_key(&mut key("placement", "site_id", "site", "id"))
        .foreign_key(&mut key("placement", "opening_id", "opening", "id"))
        .foreign_key(&mut key("placement", "organisation_id", "organisation", "id"))
        .foreign_key(&mut key("placement", "secondary_of_id", "placement", "id"))
        .foreign_key(&mut key("placement", "run_id", "allocation_run", "id"))
        .foreign_key(&mut key("placement", "decision_id", "decision", "id"))
        .foreign_key(&mut key("placement", "pre_validated_by", "account", "id"))
        .foreign_key(&mut key("placement", "validated_by", "account", "id"))
        .to_owned()
}

fn placement_span() -> TableCreateStatement {
    named("placement_span")
        .col(id("id").primary_key())
        .col(reference("placement_id"))
        .col(day("start_on"))
        .col(day("end_on"))
        .foreign_key(&mut key("placement_span", "placement_id", "placement", "id"))
        .to_owned()
}

fn publication() -> TableCreateStatement {
    named("publication")
        .col(id("id").primary_key())
        .col(reference("campaign_id"))
        .col(text("state"))
        .col(instant_null("asked_for"))
        .col(instant_null("visible_at"))
        .col(text("fingerprint"))
        .col(integer("placements"))
        .col(text_null("standings"))
        .col(text_null("why"))
        .col(reference("requested_by"))
        .col(instant("requested_at"))
        .col(instant_null("finished_at"))
        .foreign_key(&mut key("publication", "campaign_id", "campaign", "id"))
        .foreign_key(&mut key("publication", "requested_by", "account", "id"))
        .to_owned()
}

fn import_draft() -> TableCreateStatement {
    named("import_draft")
        .col(id("id").primary_key())
        .col(text("kind"))
        .col(reference("account_id"))
        .col(text("source_name"))
        .col(text("content"))
        .col(integer("row_count"))
        .col(text("state"))
        .col(instant("created_at"))
        .col(instant_null("confirmed_at"))
        .col(text_null("report"))
        .foreign_key(&mut key("import_draft", "account_id", "account", "id"))
        .to_owned()
}

fn audit_entry() -> TableCreateStatement {
    named("audit_entry")
        .col(long("sequence").auto_increment().primary_key())
        .col(instant("at"))
        .col(reference_null("actor_id"))
        .col(reference_null("acting_as_id"))
        .col(text("action"))
        .col(text("object_kind"))
        .col(text("object_id"))
        .col(text_null("address"))
        .col(text_null("agent"))
        .col(text_null("commitment_before"))
        .col(text_null("commitment_after"))
        .foreign_key(&mut key("audit_entry", "actor_id", "account", "id"))
        .foreign_key(&mut key("audit_entry", "acting_as_id", "account", "id"))
        .to_owned()
}

fn audit_value() -> TableCreateStatement {
    named("audit_value")
        .col(long("entry_sequence"))
        .col(text("side"))
        .col(text("salt"))
        .col(text("value"))
        .primary_key(Index::create().col("entry_sequence").col("side"))
        .to_owned()
}

/// Unique keys over several columns, and what lists look up by.
fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        index("programme", &["department_id"]),
        unique("study_level", &["programme_id", "rank"]),
        index("cohort", &["year_id"]),
        index("cohort", &["programme_id"]),
        index("cohort", &["level_id"]),
        index("cohort", &["previous_id"]),
        index("commune", &["search_key"]),
        unique("identity", &["provider", "subject"]),
        index("identity", &["account_id"]),
        unique("role_grant", &["account_id", "role"]),
        index("session", &["account_id"]),
        index("session", &["expires_at"]),
        index("sign_in_failure", &["login_key"]),
        index("sent_form", &["at"]),
        index("student", &["sort_key"]),
        unique("curriculum", &["student_id", "programme_id"]),
        index("curriculum", &["programme_id"]),
        unique("enrolment", &["curriculum_id", "cohort_id"]),
        index("enrolment", &["cohort_id"]),
        index("student_tag", &["tag_id"]),
        index("leave", &["curriculum_id"]),
        index("site", &["organisation_id"]),
        index("site", &["category_id"]),
        index("accommodation", &["student_id"]),
        index("accommodation", &["category_id"]),
        index("accommodation", &["site_id"]),
        index("site_capacity", &["site_id"]),
        index("capacity_group", &["parent_id"]),
        index("capacity_group_member", &["site_id"]),
        index("site_pairing", &["secondary_id"]),
        index("site_forbidden_level", &["level_id"]),
        index("contact", &["organisation_id"]),
        index("duty", &["site_id"]),
        index("series", &["year_id"]),
        index("campaign", &["series_id"]),
        index("campaign", &["year_id"]),
        index("campaign_cohort", &["cohort_id"]),
        index("campaign_period", &["campaign_id"]),
        unique("opening", &["campaign_id", "cohort_id", "site_id"]),
        index("opening", &["cohort_id"]),
        index("opening", &["site_id"]),
        unique("participant", &["campaign_id", "student_id"]),
        index("participant", &["curriculum_id"]),
        index("participant", &["student_id"]),
        index("participant", &["cohort_id"]),
        unique("wish", &["participant_id", "rank"]),
        unique("wish", &["participant_id", "opening_id"]),
        index("wish", &["opening_id"]),
        index("wish", &["secondary_opening_id"]),
        unique("wish_receipt", &["participant_id", "number"]),
        index("document", &["sha256"]),
        index("outside_request", &["participant_id"]),
        index("outside_request", &["document_id"]),
        unique("allocation_run", &["campaign_id", "number"]),
        index("allocation_run", &["parent_id"]),
        index("decision", &["campaign_id"]),
        index("decision", &["participant_id"]),
        index("decision", &["opening_id"]),
        index("decision", &["secondary_opening_id"]),
        index("decision", &["outside_request_id"]),
        index("placement", &["participant_id"]),
        index("placement", &["student_id"]),
        index("placement", &["campaign_id"]),
        index("placement", &["site_id"]),
        index("placement", &["opening_id"]),
        index("placement", &["organisation_id"]),
        index("placement", &["secondary_of_id"]),
        index("placement", &["run_id"]),
        index("placement", &["decision_id"]),
        index("placement_span", &["placement_id"]),
        index("publication", &["campaign_id"]),
        index("import_draft", &["account_id"]),
        unique("saved_view", &["account_id", "list", "name"]),
        index("audit_entry", &["at"]),
        index("audit_entry", &["object_id"]),
        // Uniqueness over live rows: two people deciding at once cannot both be kept.
        unique("decision", &["participant_id"])
            .name("decision_in_force")
            .and_where(Expr::col(Alias::new("withdrawn_at")).is_null())
            .to_owned(),
        unique("placement", &["participant_id"])
            .name("placement_principal")
            .and_where(Expr::col(Alias::new("secondary_of_id")).is_null())
            .and_where(Expr::col(Alias::new("cancelled_at")).is_null())
            .to_owned(),
        // Two people who publish at once publish once.
        unique("publication", &["campaign_id"])
            .name("publication_under_way")
            .and_where(Expr::col(Alias::new("state")).eq("preparing"))
            .to_owned(),
    ]
}

fn unique(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    index(table, columns).unique().to_owned()
}

fn index(table: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{table}_{}", columns.join("_"))).table(Alias::new(table));
    for column in columns {
        index.col(Alias::new(*column));
    }
    index
}
