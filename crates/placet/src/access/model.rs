//! Visitors, actors, and what they may do.

use std::marker::PhantomData;
use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use chrono::{DateTime, NaiveDate, Utc};
use placet_entity::ids::{AccountId, StudentId};
use placet_entity::kinds::Role;
use sea_orm::{ConnectionTrait, DbErr};

use super::nav;
use super::rules::{Privilege, held_by, privilege};
use crate::audit::{self, Happened};
use crate::kit::error::PageError;
use crate::kit::page::{Flash, Page, Theme, UserView};
use crate::kit::sent::SentForm;
use crate::kit::text::Lang;
use crate::kit::write::Origin;
use crate::kit::{Handle, Write};
use crate::settings::Settings;

/// Whoever asks for a page, signed in or not. Put in the request by the guard.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// His language.
    pub lang: Lang,
    /// His theme.
    pub theme: Theme,
    /// Token that his forms carry.
    pub csrf: String,
    /// Drawn for the forms of this page, so that each is received once; empty for a visitor who is not signed in.
    pub drawn: String,
    /// The form that this request sends.
    pub form: Option<Arc<SentForm>>,
    /// Path and query of this request.
    pub path: String,
    /// Messages of the previous page.
    pub flash: Vec<Flash>,
    /// The institution's settings at this instant.
    pub settings: Arc<Settings>,
    /// The instant of the request.
    pub now: DateTime<Utc>,
    /// Address of the browser.
    pub address: String,
    /// What the browser says it is.
    pub agent: String,
    /// Whether this is the demonstration.
    pub demonstration: bool,
    /// Who he is, when he is signed in.
    pub signed: Option<Arc<Signed>>,
}

/// Who is signed in.
#[derive(Clone, Debug)]
pub struct Signed {
    /// Hash of the session's identifier.
    pub session: String,
    /// The account.
    pub account: AccountId,
    /// Shown name.
    pub name: String,
    /// Roles held.
    pub roles: Vec<Role>,
    /// The student he is, if he is one.
    pub student: Option<StudentId>,
}

impl Visitor {
    /// A page for this reader, with the navigation of his roles.
    pub fn page(&self, title: impl Into<String>) -> Page {
        let user = self.signed.as_ref().map(|signed| UserView {
            name: signed.name.clone(),
            role_label: signed
                .roles
                .iter()
                .map(|role| self.lang.t(&format!("role-{}", role.code())))
                .collect::<Vec<_>>()
                .join(", "),
        });
        let roles = self.signed.as_ref().map_or(&[][..], |signed| &signed.roles);
        Page {
            language: self.lang,
            lang: self.lang.code(),
            theme: self.theme.code(),
            title: title.into(),
            csrf: self.csrf.clone(),
            drawn: self.drawn.clone(),
            user,
            nav: nav::items(self.lang, roles, &self.path),
            flash: self.flash.clone(),
            demo: self.demonstration,
            path: self.path.clone(),
            institution: self.settings.institution_name.clone(),
            crumbs: Vec::new(),
            zone: self.settings.zone.tz(),
        }
    }

    /// A page whose title is the text of a key.
    pub fn page_of(&self, key: &str) -> Page {
        self.page(self.lang.t(key))
    }

    /// The institution's day.
    pub fn today(&self) -> NaiveDate {
        self.settings.zone.day_of(self.now)
    }

    /// Where a write of this visitor comes from.
    pub fn origin(&self) -> Origin {
        Origin {
            actor: self.signed.as_ref().map(|signed| signed.account),
            address: Some(self.address.clone()),
            agent: Some(self.agent.clone()),
            form: self.form.clone(),
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        parts
            .extensions
            .get::<Self>()
            .cloned()
            .ok_or_else(|| PageError::Broken(anyhow::anyhow!("a route is outside the guard")))
    }
}

/// A visitor who is signed in.
#[derive(Clone, Debug)]
pub struct Actor {
    /// As a reader of pages.
    pub visitor: Visitor,
    /// Who he is.
    pub signed: Arc<Signed>,
}

impl std::ops::Deref for Actor {
    type Target = Visitor;

    fn deref(&self) -> &Visitor {
        &self.visitor
    }
}

impl Actor {
    /// Whether he holds a privilege: for what a page shows. What a page does takes a [`May`].
    pub fn holds<P: Privilege>(&self) -> bool {
        held_by::<P>(&self.signed.roles)
    }

    /// The privilege as a value, or 404.
    pub fn may<P: Privilege>(&self) -> Result<May<P>, PageError> {
        if self.holds::<P>() {
            Ok(May { actor: self.clone(), privilege: PhantomData })
        } else {
            Err(PageError::Hidden)
        }
    }

    /// The last thirty things that happened to an object, the latest first; nothing for who may not see a history.
    pub async fn history(
        &self,
        db: &impl ConnectionTrait,
        object_kind: &str,
        object_id: impl ToString,
    ) -> Result<Vec<Happened>, DbErr> {
        if self.holds::<privilege::ViewHistory>() {
            audit::history(db, object_kind, object_id, 30).await
        } else {
            Ok(Vec::new())
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Actor {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageError> {
        let visitor = Visitor::from_request_parts(parts, state).await?;
        match visitor.signed.clone() {
            Some(signed) => Ok(Self { visitor, signed }),
            None => Err(PageError::SignIn { back: visitor.path.clone() }),
        }
    }
}

/// Proof that the actor holds a privilege; use cases ask for it.
#[derive(Clone, Debug)]
pub struct May<P: Privilege> {
    actor: Actor,
    privilege: PhantomData<P>,
}

impl<P: Privilege> std::ops::Deref for May<P> {
    type Target = Actor;

    fn deref(&self) -> &Actor {
        &self.actor
    }
}

impl<P: Privilege> May<P> {
    /// Opens a write in the actor's name.
    pub async fn write(&self, handle: &Arc<Handle>) -> anyhow::Result<Write> {
        handle.write(self.actor.origin()).await
    }

    /// The student he is; 404 for an account without one.
    pub fn student(&self) -> Result<StudentId, PageError> {
        self.actor.signed.student.ok_or(PageError::Hidden)
    }

    /// The account.
    pub fn account(&self) -> AccountId {
        self.actor.signed.account
    }
}

impl<P: Privilege, S: Send + Sync> FromRequestParts<S> for May<P> {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageError> {
        Actor::from_request_parts(parts, state).await?.may()
    }
}
