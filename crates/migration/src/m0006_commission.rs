//! The commission as a body: its members in a campaign, its sessions, what they say and vote on a case, who steps aside; and the
//! second person of a publication.

use sea_orm_migration::prelude::*;

use crate::table::{
    day, flag, id, instant, instant_null, integer, key, reference, reference_null, text, text_null,
};

/// The migration.
#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [member(), session(), attendance(), comment(), vote(), recusal()] {
            manager.create_table(table).await?;
        }
        for one in indexes() {
            manager.create_index(one).await?;
        }
        // one column at a time, which is all that SQLite takes; it takes a reference only where the column is written
        let confirmed_by = reference_null("confirmed_by").extra("REFERENCES \"account\" (\"id\")").to_owned();
        for mut column in [confirmed_by, instant_null("confirmed_at")] {
            let change = Table::alter().table(Alias::new("publication")).add_column(&mut column).to_owned();
            manager.alter_table(change).await?;
        }
        Ok(())
    }
}

fn member() -> TableCreateStatement {
    let table = "commission_member";
    Table::create()
        .table(Alias::new(table))
        .col(id("id").primary_key())
        .col(reference("campaign_id"))
        .col(reference("account_id"))
        .col(flag("chair"))
        .col(instant("joined_at"))
        .col(instant_null("left_at"))
        .foreign_key(&mut key(table, "campaign_id", "campaign", "id"))
        .foreign_key(&mut key(table, "account_id", "account", "id"))
        .to_owned()
}

fn session() -> TableCreateStatement {
    let table = "commission_session";
    Table::create()
        .table(Alias::new(table))
        .col(id("id").primary_key())
        .col(reference("campaign_id"))
        .col(day("held_on"))
        .col(text_null("place"))
        .col(text_null("notes"))
        .col(instant("opened_at"))
        .col(instant_null("closed_at"))
        .col(reference_null("closed_by"))
        .col(text_null("minutes"))
        .col(text_null("minutes_sha256"))
        .col(integer("version"))
        .foreign_key(&mut key(table, "campaign_id", "campaign", "id"))
        .foreign_key(&mut key(table, "closed_by", "account", "id"))
        .to_owned()
}

fn attendance() -> TableCreateStatement {
    let table = "commission_attendance";
    Table::create()
        .table(Alias::new(table))
        .col(reference("session_id"))
        .col(reference("member_id"))
        .col(text("attendance"))
        .primary_key(Index::create().col(Alias::new("session_id")).col(Alias::new("member_id")))
        .foreign_key(&mut key(table, "session_id", "commission_session", "id"))
        .foreign_key(&mut key(table, "member_id", "commission_member", "id"))
        .to_owned()
}

fn comment() -> TableCreateStatement {
    let table = "case_comment";
    Table::create()
        .table(Alias::new(table))
        .col(id("id").primary_key())
        .col(reference("participant_id"))
        .col(reference("member_id"))
        .col(text("text"))
        .col(instant("written_at"))
        .col(instant_null("withdrawn_at"))
        .foreign_key(&mut key(table, "participant_id", "participant", "id"))
        .foreign_key(&mut key(table, "member_id", "commission_member", "id"))
        .to_owned()
}

fn vote() -> TableCreateStatement {
    let table = "case_vote";
    let mut one = Index::create();
    for column in ["session_id", "participant_id", "member_id"] {
        one.col(Alias::new(column));
    }
    Table::create()
        .table(Alias::new(table))
        .col(reference("session_id"))
        .col(reference("participant_id"))
        .col(reference("member_id"))
        .col(text("ballot"))
        .col(text("about"))
        .col(instant("voted_at"))
        .primary_key(&mut one)
        .foreign_key(&mut key(table, "session_id", "commission_session", "id"))
        .foreign_key(&mut key(table, "participant_id", "participant", "id"))
        .foreign_key(&mut key(table, "member_id", "commission_member", "id"))
        .to_owned()
}

fn recusal() -> TableCreateStatement {
    let table = "case_recusal";
    Table::create()
        .table(Alias::new(table))
        .col(reference("participant_id"))
        .col(reference("member_id"))
        .col(text_null("reason"))
        .col(instant("stepped_aside_at"))
        .primary_key(Index::create().col(Alias::new("participant_id")).col(Alias::new("member_id")))
        .foreign_key(&mut key(table, "participant_id", "participant", "id"))
        .foreign_key(&mut key(table, "member_id", "commission_member", "id"))
        .to_owned()
}

fn indexes() -> Vec<IndexCreateStatement> {
    vec![
        // a person is a member once, also when he comes back: what he stepped aside from stays with him
        unique("commission_member", &["campaign_id", "account_id"]),
        index("commission_member", &["account_id"]),
        unique("commission_member", &["campaign_id"])
            .name("commission_chair")
            .and_where(Expr::col(Alias::new("chair")).eq(true))
            .to_owned(),
        index("commission_session", &["campaign_id"]),
        unique("commission_session", &["campaign_id"])
            .name("commission_session_open")
            .and_where(Expr::col(Alias::new("closed_at")).is_null())
            .to_owned(),
        index("commission_attendance", &["member_id"]),
        index("case_comment", &["participant_id"]),
        index("case_comment", &["member_id"]),
        index("case_vote", &["participant_id"]),
        index("case_vote", &["member_id"]),
        index("case_recusal", &["member_id"]),
        // two people who ask for a publication at once ask once
        unique("publication", &["campaign_id"])
            .name("publication_requested")
            .and_where(Expr::col(Alias::new("state")).eq("requested"))
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
