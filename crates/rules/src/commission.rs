//! The commission as a body: who is heard on a case, who decides, and what a vote comes to.
//!
//! The rules are those of administrative commissions in French law, which an institution may follow without being bound by
//! them: a quorum of half the members present (article R. 133-10 of the *Code des relations entre le public et
//! l'administration*), the majority of those present with a casting vote of the chair (R. 133-11), and no part for a member who
//! has a personal interest (R. 133-12).

/// Whether somebody is of the commission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Membership {
    /// He is a member now.
    Member,
    /// He was one, and left.
    Left,
    /// He never was.
    None,
}

/// Whether a member stepped aside from a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recusal {
    /// He did.
    SteppedAside,
    /// He did not.
    None,
}

/// Whether a session is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sitting {
    /// It is: what is voted counts.
    Open,
    /// It is closed, its minutes are final; or there is none.
    Closed,
}

/// What somebody is to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seat {
    /// A member who takes part.
    Sits,
    /// One who stepped aside, whether he is a member still or not: the interest does not end with the membership.
    Aside,
    /// Nobody of the commission.
    None,
}

/// Why somebody is not heard on a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unheard {
    /// He is no member of this commission.
    NotAMember,
    /// He stepped aside.
    SteppedAside,
    /// No session is open.
    NoSession,
}

impl Seat {
    /// The seat of a person, from his membership and whether he stepped aside.
    pub fn of(membership: Membership, recusal: Recusal) -> Self {
        match (membership, recusal) {
            (_, Recusal::SteppedAside) => Self::Aside,
            (Membership::Member, Recusal::None) => Self::Sits,
            (Membership::Left | Membership::None, Recusal::None) => Self::None,
        }
    }

    /// Whether he may read and write comments, and step aside: a member prepares cases between sessions too.
    ///
    /// # Errors
    ///
    /// Why not.
    pub fn may_comment(self) -> Result<(), Unheard> {
        match self {
            Self::Sits => Ok(()),
            Self::Aside => Err(Unheard::SteppedAside),
            Self::None => Err(Unheard::NotAMember),
        }
    }

    /// Whether he may vote: as long as the session is open.
    ///
    /// # Errors
    ///
    /// Why not.
    pub fn may_vote(self, session: Sitting) -> Result<(), Unheard> {
        self.may_comment()?;
        match session {
            Sitting::Open => Ok(()),
            Sitting::Closed => Err(Unheard::NoSession),
        }
    }

    /// Whether his privilege to decide holds for this case: not for one who stepped aside.
    ///
    /// # Errors
    ///
    /// Why not.
    pub fn may_decide(self) -> Result<(), Unheard> {
        if self == Self::Aside { Err(Unheard::SteppedAside) } else { Ok(()) }
    }
}

/// How a member votes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ballot {
    /// For what is proposed or decided.
    For,
    /// Against it.
    Against,
    /// Neither.
    Abstain,
}

/// The share of the members who must be present, in percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quorum(pub u32);

impl Quorum {
    /// How many of so many members that is, rounded up.
    pub fn of(self, members: u32) -> u32 {
        let needed = (u64::from(members) * u64::from(self.0)).div_ceil(100);
        u32::try_from(needed).unwrap_or(u32::MAX)
    }
}

/// What was voted on a case. Members who stepped aside from it are not counted anywhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Votes {
    /// Members of the commission.
    pub members: u32,
    /// Those of them who are present.
    pub present: u32,
    /// Votes for.
    pub ayes: u32,
    /// Votes against.
    pub noes: u32,
    /// Abstentions.
    pub abstentions: u32,
    /// The vote of the chair, who is counted above too.
    pub chair: Option<Ballot>,
}

/// What a vote comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nobody voted.
    NoVote,
    /// Too few are present.
    NoQuorum {
        /// How many must be.
        needed: u32,
    },
    /// More for than against.
    Carried,
    /// As many for as against; the chair is for.
    CarriedByChair,
    /// More against than for.
    Rejected,
    /// As many for as against; the chair is against.
    RejectedByChair,
    /// As many for as against, and no vote of a chair that settles it.
    Tied,
}

impl Votes {
    /// Counts one more ballot.
    pub fn add(&mut self, ballot: Ballot) {
        match ballot {
            Ballot::For => self.ayes += 1,
            Ballot::Against => self.noes += 1,
            Ballot::Abstain => self.abstentions += 1,
        }
    }

    /// How many voted, abstentions included.
    pub fn cast(&self) -> u32 {
        self.ayes + self.noes + self.abstentions
    }

    /// What they come to.
    pub fn outcome(&self, quorum: Quorum) -> Outcome {
        use std::cmp::Ordering::{Equal, Greater, Less};
        let needed = quorum.of(self.members);
        if self.cast() == 0 {
            return Outcome::NoVote;
        }
        if self.present < needed {
            return Outcome::NoQuorum { needed };
        }
        match (self.ayes.cmp(&self.noes), self.chair) {
            (Greater, _) => Outcome::Carried,
            (Less, _) => Outcome::Rejected,
            (Equal, Some(Ballot::For)) => Outcome::CarriedByChair,
            (Equal, Some(Ballot::Against)) => Outcome::RejectedByChair,
            (Equal, Some(Ballot::Abstain) | None) => Outcome::Tied,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn who_stepped_aside_is_out_of_the_case_and_the_others_are_heard() {
        use Membership::{Left, Member, None as Never};
        use Recusal::{None as Stays, SteppedAside};
        let aside = Err(Unheard::SteppedAside);
        let stranger = Err(Unheard::NotAMember);
        for (membership, recusal, comment, vote, decide) in [
            (Member, Stays, Ok(()), Ok(()), Ok(())),
            (Member, SteppedAside, aside, aside, aside),
            (Left, Stays, stranger, stranger, Ok(())),
            (Left, SteppedAside, aside, aside, aside),
            (Never, Stays, stranger, stranger, Ok(())),
        ] {
            let seat = Seat::of(membership, recusal);
            assert_eq!(seat.may_comment(), comment, "{membership:?} {recusal:?}");
            assert_eq!(seat.may_vote(Sitting::Open), vote, "{membership:?} {recusal:?}");
            assert_eq!(seat.may_decide(), decide, "{membership:?} {recusal:?}");
        }
        assert_eq!(Seat::Sits.may_vote(Sitting::Closed), Err(Unheard::NoSession));
        assert_eq!(Seat::Aside.may_vote(Sitting::Closed), aside, "the graver reason is said");
    }

    #[test]
    fn half_of_the_members_rounded_up_are_a_quorum() {
        for (percent, members, needed) in
            [(50, 0, 0), (50, 1, 1), (50, 4, 2), (50, 5, 3), (0, 9, 0), (100, 9, 9), (34, 3, 2), (33, 3, 1)]
        {
            assert_eq!(Quorum(percent).of(members), needed, "{percent} % of {members}");
        }
    }

    #[test]
    fn the_majority_carries_and_the_chair_settles_a_tie() {
        use Ballot::{Abstain, Against, For};
        let check = |(present, ayes, noes, abstentions), chair, expected| {
            let votes = Votes { members: 6, present, ayes, noes, abstentions, chair };
            assert_eq!(votes.outcome(Quorum(50)), expected, "{votes:?}");
        };
        check((6, 0, 0, 0), None, Outcome::NoVote);
        check((2, 2, 0, 0), Some(For), Outcome::NoQuorum { needed: 3 });
        check((3, 2, 1, 0), Some(Against), Outcome::Carried);
        check((3, 1, 2, 0), Some(For), Outcome::Rejected);
        check((4, 2, 2, 0), Some(For), Outcome::CarriedByChair);
        check((4, 2, 2, 0), Some(Against), Outcome::RejectedByChair);
        check((5, 2, 2, 1), Some(Abstain), Outcome::Tied);
        check((4, 2, 2, 0), None, Outcome::Tied);
        check((3, 0, 0, 3), Some(Abstain), Outcome::Tied);
        check((3, 1, 0, 2), None, Outcome::Carried);
    }

    proptest! {
        /// A vote more for what is proposed never makes it worse off.
        #[test]
        fn one_more_for_never_harms(
            members in 0..12_u32,
            ayes in 0..6_u32,
            noes in 0..6_u32,
            abstentions in 0..6_u32,
            quorum in 0..=100_u32,
        ) {
            let good = |outcome| match outcome {
                Outcome::Carried | Outcome::CarriedByChair => 2,
                Outcome::Rejected | Outcome::RejectedByChair => 0,
                _ => 1,
            };
            let mut votes =
                Votes { members, present: members, ayes, noes, abstentions, chair: None };
            let before = votes.outcome(Quorum(quorum));
            votes.add(Ballot::For);
            let after = votes.outcome(Quorum(quorum));
            prop_assert!(good(after) >= good(before) || before == Outcome::NoVote, "{before:?} {after:?}");
        }
    }
}
