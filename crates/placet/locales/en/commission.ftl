# The commission: cases to examine and decisions.

commission-title = Cases to examine first
commission-count = { $n ->
    [0] no case
    [one] one case
   *[other] { $n } cases
}
commission-chosen = run { $n } chosen, { $procedure }
commission-all = All placements
commission-proposal = Proposal
commission-why = Why
commission-why-all = All reasons
commission-open = Examine
commission-nothing = No proposal
commission-none-title = No case to examine
commission-none-text = Every proposal suits the rules of the campaign. Go on to the validation.
commission-to-placements = Validate the placements
commission-no-run-title = No run is chosen
commission-no-run-text = Cases to examine come from the chosen plan. Compare procedures, then choose a run.

commission-case-unplaced = Unplaced
commission-case-leave = Leave
commission-case-accommodation = Accommodation
commission-case-request = Request for elsewhere
commission-case-priority = Priority
commission-case-far = Distance
commission-case-again = Already done
commission-case-off-list = Not on the list
commission-case-subdivision = Out of subdivision
commission-why-unplaced = { $n ->
    [0] no wish was ranked
    [one] the only wish could not be met
   *[other] none of the { $n } wishes could be met
}
commission-why-leave = on leave { $days }
commission-span = from { $from } to { $to }
commission-why-request = asks for a placement elsewhere, and nobody has decided yet
commission-why-priority = to be served first, and gets the { $rank } wish
commission-why-priority-none = to be served first, and gets none of the wishes
commission-why-far = { $km } km from home in a straight line, beyond { $most } km
commission-why-again = { $n ->
    [one] has already done a placement there
   *[other] has already done { $n } placements there
}
commission-why-off-list = did not ask for this site
commission-why-subdivision = the site is out of the subdivision
commission-against-days = accommodation: unavailable { $days }
commission-against-far = accommodation: { $most } km at most, the site is { $km } km away
commission-against-unknown = accommodation: { $most } km at most, the distance is not known
commission-against-sector = accommodation: { $what } excluded
commission-sector-site = this site
commission-not-inactive = the site is no longer in use
commission-not-open = the site is not open to the cohort
commission-not-seat = no open seat
commission-not-level = the site does not take this level
commission-not-requirements = against the requirements of the curriculum ({ $names })
commission-not-wished = given by the commission only

commission-back = Back to the cases
commission-student = Student’s file
commission-excused = This student is excused from the campaign: there is nothing to decide.
commission-facts = What to know
commission-score = Score
commission-done = Placements done
commission-distance = Distance from home
commission-km = { $km } km in a straight line
commission-no-wish = No wish was ranked.
commission-wish-proposed = proposed
commission-wish-forbidden = forbidden
commission-wish-full = full
commission-wish-left = { $n ->
    [one] one seat left
   *[other] { $n } seats left
}
commission-seats = { $n ->
    [one] one seat
   *[other] { $n } seats
}
commission-suggested-title = A seat is kept for this student
commission-suggested = The run continued the list and keeps a seat outside the wishes: { $site }.
commission-alternatives = Other possibilities
commission-alternatives-text = For each possible site, what it would change for the others if the run were made again.
commission-effect-title = Effect on the others
commission-effect-none = none
commission-effect = { $better } better served, { $worse } worse, { $unplaced } more without a placement
commission-take = Choose

commission-decide = Decide
commission-decision = Decision
commission-outcome = What the commission decides
commission-outcome-opening = A site of the campaign
commission-outcome-outside = A placement elsewhere
commission-outcome-nobody = No placement in this campaign
commission-opening = Site
commission-choose = Choose a site
commission-option = { $left ->
    [one] { $site } – one seat left
   *[other] { $site } – { $left } seats left
}
commission-option-forbidden = { $option } – to be waived: { $why }
commission-secondary = Secondary site
commission-no-secondary = None
commission-waives = Set aside what forbids this site
commission-waives-hint = Needed for a site marked “to be waived”.
commission-request = Accept the request: { $place } ({ $reason })
commission-request-hint = For a placement elsewhere: the place comes from the request.
commission-host = Place of the placement elsewhere
commission-host-hint = When no request is accepted above.
commission-cost = Cost
commission-cost-hint = Leave empty for the usual cost.
commission-cost-bounds = A cost lies between 0 and 10,000. Correct it.
commission-reason = Reason
commission-reason-hint = The student will read this reason with the result.
commission-reason-missing = Write the reason: a decision always has one.
commission-submit = Save the decision
commission-done-flash = The decision for { $name } is saved. Every run will respect it.
commission-full = { $site } is full: { $given } students for { $seats } seats. Choose another site, or free a seat first.
commission-forbidden = { $site } is forbidden to this student. Tick the waiver if the commission grants it, or choose another site.
commission-nothing-to-withdraw = No decision is in force: there is nothing to withdraw.
commission-withdraw = Withdraw the decision
commission-withdraw-reason = Reason for the withdrawal
commission-withdraw-submit = Withdraw the decision
commission-withdrawn-flash = The decision is withdrawn. The outcome of the run applies again if a seat is left.
commission-history = Decisions
commission-in-force = in force
commission-withdrawn = withdrawn
commission-nobody = No placement
commission-elsewhere = Elsewhere: { $host }
commission-changed = The proposal changed since this page was shown. Nothing was saved: compare, then start again if your decision still holds.
commission-changed-by = { $who } decided for this student since this page was shown. Your decision was not saved: compare, then start again if it still holds.
commission-reload = Start from the present situation

commission-body-title = The commission
commission-body-lead = Its members comment on cases and vote; only they read what they say. One session at a time: closing it freezes the votes and the minutes.
commission-body-back = Back to the commission
commission-quorum-is = Quorum: { $needed } present of { $members }
commission-members = Members
commission-members-none = No member. Add the people who sit for this campaign.
commission-member = member
commission-chair = chair
commission-member-gone = former member
commission-member-since = since { $day }
commission-member-until = until { $day }
commission-account = Person
commission-account-choose = Choose a person
commission-account-hint = The accounts that hold the role of commission or of manager.
commission-people-none = Every account that may sit is a member already.
commission-join = Add a member
commission-member-joined = { $name } sits on the commission.
commission-member-not-eligible = This account holds neither the role of commission nor that of manager, or it is closed. Choose another person.
commission-member-already = This person is a member already. Choose another one.
commission-seat-chair = Make chair
commission-chair-seated = { $name } chairs the commission.
commission-leave = End membership
commission-member-left = { $name } no longer sits. What was said and voted stays.

commission-sessions = Sessions
commission-sessions-none = No session. Open one to note who is present and to take votes.
commission-session-of = Session of { $day }
commission-session-day = Day
commission-session-place = Place
commission-session-place-hint = A room, or “by video”.
commission-session-open = Open the session
commission-session-opened = The session is open: note who is present, members may vote.
commission-session-is-open = open
commission-session-is-closed = closed
commission-session-no-member = The commission has no member: add some before you open a session.
commission-session-already = A session is open already. Close it before you open another one.
commission-session-notes = Agenda and remarks
commission-session-notes-hint = Taken up in the minutes. Nothing on one student: comments are there for that.
commission-session-save = Save
commission-session-recorded = The session is saved.
commission-session-conflict = This session was changed since the page was shown. Nothing was saved: compare, then save again to keep what you wrote.
commission-session-changed = This session was changed since the page was shown: read it again before you close it.
commission-session-was-closed = This session is closed: its minutes are final.
commission-session-not-yet = This session is held on { $day }: it cannot be closed before.
commission-session-close = Close the session
commission-session-close-title = Close the session?
commission-session-close-text = Votes will no longer change, and the minutes will say for ever what they say now. Save first what you noted.
commission-session-closed-flash = The session is closed, its minutes are final.
commission-session-closed-at = Closed on
commission-session-back = Back to the session
commission-attendance = Attendance
commission-attendance-hint = Who votes is present, whatever is noted here.
commission-attendance-present = present
commission-attendance-excused = excused
commission-attendance-absent = absent

commission-comments = Comments
commission-comments-who = read by the members only
commission-comments-none = No comment.
commission-comment = Your comment
commission-comment-hint = Neither the student nor the minutes keep a trace of it.
commission-comment-submit = Comment
commission-comment-flash = Your comment is saved.
commission-comment-withdraw = Withdraw
commission-comment-withdrawn = withdrawn
commission-comment-withdrawn-flash = Your comment is withdrawn.
commission-votes = Votes
commission-votes-before = Earlier votes
commission-vote = Your vote
commission-vote-about = { $session }. The vote is on: { $subject }.
commission-vote-hint = You may change it until the session is closed.
commission-vote-submit = Vote
commission-vote-flash = Your vote is saved.
commission-vote-no-session = No session is open: votes are taken during a session.
commission-vote-changed = What is proposed to this student changed since the page was shown. Your vote was not counted: read again, then vote again.
commission-ballot-for = For
commission-ballot-against = Against
commission-ballot-abstain = Abstain
commission-votes-numbers = { $ayes } for, { $noes } against, { $abstentions ->
    [0] no abstention
    [one] one abstention
   *[other] { $abstentions } abstentions
}
commission-votes-said = { $votes } – { $outcome }
commission-votes-other = { $n ->
    [one] one vote was on an earlier proposal and no longer counts
   *[other] { $n } votes were on an earlier proposal and no longer count
}
commission-vote-none = no vote
commission-vote-no-quorum = no quorum: { $present } present, { $needed } are needed
commission-vote-carried = carried
commission-vote-carried-chair = carried by the casting vote of the chair
commission-vote-rejected = rejected
commission-vote-rejected-chair = rejected by the casting vote of the chair
commission-vote-tied = tied
commission-step-aside = Stepping aside
commission-step-aside-title = Step aside from this case?
commission-step-aside-text = If you have a personal interest in this case, step aside: you will no longer read comments or votes, and you will not be able to decide. It is final, and the minutes name you.
commission-step-aside-reason = Reason
commission-step-aside-submit = Step aside
commission-aside-flash = You stepped aside from this case.
commission-aside = You stepped aside from this case: comments and votes are not shown to you and you cannot decide.
commission-aside-refused = You stepped aside from this case: another member must take care of it.
commission-stepped-aside = Stepped aside
commission-stepped-aside-are = Stepped aside: { $names }.

commission-minutes = Minutes
commission-minutes-draft = Draft minutes
commission-minutes-draft-text = The session is open: this is a draft. Votes are counted at the closing.
commission-minutes-hash = Fingerprint of the minutes
commission-minutes-title = Minutes of the commission – { $campaign }, { $day }
commission-minutes-part-session = Session
commission-minutes-part-notes = Agenda and remarks
commission-minutes-part-rules = Rules applied and run retained
commission-minutes-part-cases = Cases examined
commission-minutes-campaign = Campaign
commission-minutes-cohorts = Cohorts
commission-minutes-year = Academic year
commission-minutes-name = Name
commission-minutes-role = Role
commission-minutes-attendance = Present, excused, absent
commission-minutes-quorum = { $present ->
    [one] The quorum is reached: one member present of { $members }, { $needed } needed.
   *[other] The quorum is reached: { $present } members present of { $members }, { $needed } needed.
}
commission-minutes-no-quorum = { $present ->
    [one] The quorum is not reached: one member present of { $members }, { $needed } needed.
   *[other] The quorum is not reached: { $present } members present of { $members }, { $needed } needed.
}
commission-minutes-no-run = No run is retained.
commission-minutes-run = Run no. { $n }. { $text }
commission-minutes-result-hash = Fingerprint of the result
commission-minutes-problem-hash = Fingerprint of the problem
commission-minutes-people = Students to place
commission-minutes-placed = Placed
commission-minutes-within = Of whom within their first three wishes
commission-minutes-unplaced = Without a proposal
commission-minutes-nobody = Without a placement by decision
commission-minutes-no-case = No case was examined.
commission-minutes-student = { $name }, no. { $number }
commission-minutes-proposed = Proposed by the run
commission-minutes-pinned = nothing: a decision before the run placed this student
commission-minutes-site = { $site }, { $rank }
commission-minutes-decided = Decided
commission-minutes-withdrawn = Decision withdrawn
commission-minutes-withdrawn-what = { $what } ({ $reason })
commission-minutes-chair = The chair
commission-minutes-secretary = The secretary

commission-publication-waits = A publication waits to be confirmed by a second person.
commission-publication-see = Look at the request
commission-minutes-download = Download as PDF
commission-minutes-file = minutes
commission-minutes-page = page { $n } / { $m }
commission-minutes-footer = Fingerprint: { $hash }
