# Placements: proposals, validation, publication, the student’s result.

placements-title = Placements
placements-cohort = Cohort
placements-file = placements
placements-state-all = All states
placements-state-undecided = no proposal
placements-state-proposed = proposed
placements-state-pre-validated = pre-validated
placements-state-validated = validated
placements-state-published = published
placements-state-done = done
placements-state-not-done = not done
placements-state-cancelled = cancelled
placements-state-nobody = no placement, by decision
placements-all-of = { $n ->
    [one] one student
   *[other] { $n } students
}
placements-none-yet = No placement is proposed: choose a run first.
placements-selected = { $n } selected
placements-selected-one = one selected
placements-step-pre-validate = Pre-validate
placements-step-validate = Validate
placements-step-withdraw = Take back the validation
placements-done-pre-validate = { $n ->
    [0] No placement was pre-validated.
    [one] One placement is pre-validated.
   *[other] { $n } placements are pre-validated.
}
placements-done-validate = { $n ->
    [0] No placement was validated.
    [one] One placement is validated.
   *[other] { $n } placements are validated.
}
placements-done-withdraw = { $n ->
    [0] No validation was taken back.
    [one] One validation is taken back.
   *[other] { $n } validations are taken back.
}
placements-done-changed = { $n ->
    [one] One placement changed meanwhile and stays as it is: read it again.
   *[other] { $n } placements changed meanwhile and stay as they are: read them again.
}
placements-done-skipped = { $n ->
    [one] One placement was not concerned.
   *[other] { $n } placements were not concerned.
}
placements-undo = Undo

placements-choose-text = Choosing this run makes it the proposals of the campaign, subject to the decisions of the commission. Identical proposals keep their validation. You may choose another one until the publication.
placements-choose-decisions = Decisions respected
placements-choose-created = New proposals
placements-choose-changed = Changed proposals
placements-choose-kept = Unchanged proposals
placements-choose-removed = Proposals taken back
placements-choose-looked-at = { $n ->
    [one] One placement already pre-validated or validated changes: it must be looked at again.
   *[other] { $n } placements already pre-validated or validated change: they must be looked at again.
}
placements-choose-not-ready = This run has no result: it cannot be chosen. Choose another one.
placements-choose-wishes-open = Wishes are still open: wait until they close, then start a run and choose it.
placements-choose-published = The campaign is published: its plan is frozen. Use a decision of the commission.
placements-choose-overfull = { $site } would receive { $n } students, more than its seats: a decision was taken since this run. Start a new run, which will take it into account.
placements-chosen = { $n ->
    [one] The run is chosen: one placement is proposed. Here are the cases to examine first.
   *[other] The run is chosen: { $n } placements are proposed. Here are the cases to examine first.
}

placements-ready-title = Before publishing
placements-ready-after = Still to look at
placements-ready-ok = ready
placements-ready-ok-text = Nothing is missing: you may publish.
placements-ready-blocking = blocking
placements-ready-look = to look at
placements-counts = What will be published
placements-counts-after = What is published
placements-count-people = Students to place
placements-count-validated = Validated placements
placements-count-published = Placements already published
placements-count-waiting = Waiting for a validation
placements-previews = Students’ pages
placements-previews-none = Choose a run first to read the students’ pages.
placements-previews-text = Read these pages exactly as the students will see them.
placements-preview-best = the best served
placements-preview-worst = the worst served
placements-preview-middle = in the middle
placements-preview-decided = decided by the commission
placements-preview-notice = Preview: the student will see this page after the publication.
placements-publish-title = Publish
placements-publish-what = Publication
placements-publish-when = When
placements-publish-now = Now
placements-publish-at = At a date
placements-publish-instant = Date and time
placements-publish-past = This date has passed. Choose a later one, or publish now.
placements-publish-continue = Check before publishing
placements-publish-blocked = Publishing is impossible while something blocks or nothing is validated.
placements-publish-check = Check before publishing
placements-publish-count = { $n ->
    [one] one validated placement
   *[other] { $n } validated placements
}
placements-publish-warning = Once visible, a placement cannot be unseen: a change will be a decision. Scores and debts are frozen now.
placements-publish-warning-later = Until then, the publication can still be moved or called off. After that, a placement cannot be erased: a change will go through a decision.
placements-publish-button = { $n ->
    [one] Publish one placement
   *[other] Publish { $n } placements
}
placements-publish-not-ready = Nothing was published: something still blocks. Deal with it, then try again.
placements-publish-no-run = Nothing was published: no run is chosen. Choose one.
placements-publish-changed = Nothing was published: a placement or a decision changed meanwhile. Read again, then try again.
placements-publish-nothing = There is nothing new to publish.
placements-published-now = { $n ->
    [one] One placement is published.
   *[other] { $n } placements are published.
}
placements-published-at = { $n ->
    [one] One placement will be visible on { $at }.
   *[other] { $n } placements will be visible on { $at }.
}
placements-is-published = The campaign has been published since { $at }.
placements-will-be-published = Students will see their placement on { $at }.
placements-publish-broken = The publication stopped: the page of a student could not be prepared. Nothing is published. Try again; if it happens again, tell your IT service: Placet’s log says which one.
placements-preparing = The publication is being prepared
placements-preparing-count = Pages ready: { $done } of { $all }.
placements-preparing-text = Nobody sees anything before every page is ready. You may close this page: the preparation goes on, even after a restart.
placements-preparing-reload = Refresh
placements-scheduled = Publication to come
placements-schedule-change = Move or call off
placements-schedule-nothing = No publication is to come: it was called off, or students see it already.
placements-schedule-changed = This publication was moved meanwhile. Here is its present instant: read again, then start over.
placements-schedule-reason = Reason
placements-schedule-reason-missing = Give the reason: a publication that was announced does not change without one.
placements-move-title = Move the publication
placements-move-submit = Move
placements-moved = The publication is moved: students will see their placement on { $at }.
placements-call-off-title = Call the publication off
placements-call-off-text = The placements are validated again, scores and debts are what they were before. Students will have seen nothing.
placements-call-off-submit = Call the publication off
placements-call-off-keep = Keep it
placements-called-off = { $n ->
    [0] The publication is called off.
    [one] The publication is called off: one placement is validated again.
   *[other] The publication is called off: { $n } placements are validated again.
}

placements-mine = My placements
placements-mine-empty-title = No result yet
placements-mine-empty-text = Your placement will appear here on the day it is published.
placements-home = Back to the home page
placements-none-title = No placement in this campaign
placements-none-tag = no placement
placements-your-wish = Your { $rank } wish
placements-by-commission = Decided by the commission
placements-by-exchange = Had by an exchange
placements-exchanged = You have this placement by an exchange, since { $at }: you gave { $site }.
placements-exchanged-why = What follows explains what the allocation had given you before.
placements-exchange-until = Exchanges between students are open until { $end }.
placements-exchange-link = Exchange this placement
placements-from-to = from { $from } to { $to }
placements-where = Place
placements-contacts = Contacts
placements-no-contact = No contact is published for this site: ask your registrar.
placements-see-site = See the site
placements-see-secondary = See the secondary site
placements-print = Print
placements-why = Why this result?
placements-decided = The commission decided itself, for this reason:
placements-no-wish = You ranked no wish.
placements-wish-title = { $rank }. { $site }: { $state }.
placements-wish-granted = granted
placements-wish-full = full
placements-wish-closed = closed
placements-wish-forbidden = not open to you
placements-wish-not-needed = not examined
placements-unexamined = { $n ->
    [one] One wish ranked after it, not examined
   *[other] { $n } wishes ranked after it, not examined
}
placements-wish-elsewhere = not chosen
placements-what-if-title = What if I had ranked otherwise?
placements-what-if-text = Choose a site and the rank that you would have given it. Run no. { $n } is computed again with your list so changed; the seats, the wishes of the others and the draws stay the same.
placements-what-if-pinned = The commission had decided for you before this run: your wishes change nothing in it.
placements-what-if-site = Site
placements-what-if-rank = Rank in your list
placements-what-if-choose = Choose
placements-what-if-ask = Compute again
placements-what-if-back = Back to the result
placements-what-if-mine = Your wishes in this run
placements-what-if-site-unknown = Choose a site of the list: those that had a seat and were open to you.
placements-what-if-rank-unknown = Choose a rank between 1 and { $n }.
placements-what-if-yes = Yes: you would have had { $site }, your { $rank } wish in this list.
placements-what-if-same = Nothing would have changed: you would have had { $site } all the same, your { $rank } wish in this list.
placements-what-if-no = No: { $asked } was not possible: you would have had { $site } all the same, your { $rank } wish in this list.
placements-what-if-other = No: { $asked } was not possible. You would have had { $site }, your { $rank } wish in this list.
placements-what-if-none = No: this run would have found no seat for you.
placements-what-if-dropped = Your list holds { $n } wishes at most: { $site }, the last one, would no longer have fitted.
placements-what-if-decided = The commission decided for you after this run: only the run is computed again here.
placements-why-granted = { $seats ->
    [one] One seat
   *[other] { $seats } seats
}, { $asked ->
    [one] one request.
   *[other] { $asked } requests.
}
placements-why-full = { $asked } students asked for { $seats ->
    [one] one seat.
   *[other] { $seats } seats.
}
placements-why-pinned = { $n ->
    [one] One seat was given by the commission.
   *[other] { $n } seats were given by the commission.
}
placements-why-group-full = A seat was left there, but the limit that this service shares with others ({ $n } seats in all) was reached.
placements-why-paired = A seat was left there, but not in keeping with what was asked for you and another person: to be placed together, or apart.
placements-why-needed-elsewhere = A seat was left there, but another service would not have had its fewest students, or somebody would have lost what was assured to them.
placements-why-closed = No seat was open there.
placements-why-forbidden = A rule of the campaign or an accommodation did not allow placing you there.
placements-why-not-needed = You obtained a wish that you ranked higher.
placements-why-elsewhere = The commission decided for you.
placements-last-place = The last one admitted was { $place } in the order; you were { $own }.
placements-last-debt = The last one admitted had ranked it { $rank } and was owed { $debt } over the whole curriculum; you are owed { $own }.
placements-last-rank = The last one admitted had ranked it { $rank }.
placements-would-seat = One more seat would have given it to you.
placements-would-earlier = A place before { $place } in the order would have given it to you.
placements-would-debt = Being owed at least { $debt } would have given it to you.
placements-would-rule = Without this rule, you would have obtained it.
placements-next-more = You were served worse than the mean of your cohort: you will have a little more priority in the next campaign (from { $before } to { $after }).
placements-next-less = You were served better than the mean of your cohort: you will have a little less priority in the next campaign (from { $before } to { $after }).
placements-next-same = This result does not change your priority in the next campaign ({ $before }).
placements-how = How it is decided
placements-mention = This individual decision was taken with the help of an algorithm (articles L. 311-3-1 and R. 311-3-1-1 of the French code of relations between the public and the administration). It shares the open seats among students according to their wishes; the procedure chosen is “{ $procedure }” (run { $n }). The commission relies on this computation, then decides.
placements-rights = You have the right to be told the rules that define this processing and the main features of its use: the degree and the mode of its contribution, the data processed and their sources, the parameters and their weight applied to your situation, the operations performed.
placements-rules-link = Read the rules
placements-exercise = To exercise it or to contest the result, write to your registrar. Without an answer within one month, you may refer to the French commission for access to administrative documents (CADA) within two months.
placements-exercise-at = To exercise it or to contest the result, write to { $contact }. Without an answer within one month, you may refer to the French commission for access to administrative documents (CADA) within two months.
placements-file-link = Download my own computation (JSON)

placements-rules-title = How placements are given
placements-rules-lead = A computation shares the open seats among students according to their wishes. The commission examines its proposals, decides, and everyone can verify everything.
placements-rules-steps = The steps
placements-rules-step-1 = Everyone ranks the sites that they wish. A site that is not open to them is shown with the reason.
placements-rules-step-2 = After the close, the internship manager computes one or several plans on the same wishes and compares them.
placements-rules-step-3 = The commission examines particular cases and may decide otherwise, with a reason that the student reads.
placements-rules-step-4 = Placements are validated, then published. Everyone reads their result and what explains it, wish by wish.
placements-rules-data = The data used
placements-rules-data-text = Your wishes and their order, the open seats, your cohort, your position in the order, your score, what you are owed, the sites done before, what your accommodations forbid, the request to be placed with another person or away from them where one was made, and the decisions of the commission. Never your name, your address, your age or the reason of an accommodation.
placements-rules-procedures = The procedures
placements-rules-gives = What it guarantees
placements-rules-gives-up = What it does not
placements-rule-fair = It places as many students as possible, then makes the total of squared ranks as small as possible, counting more those who were served worse in the past.
placements-rule-fair-gives = No other plan places more students or does better in total. Nobody is sacrificed, and inequalities even out from one campaign to the next.
placements-rule-fair-gives-up = Ranking otherwise than by preference may sometimes pay; nobody can know it beforehand.
placements-rule-least-rank = It places as many students as possible, then makes the total of the ranks obtained as small as possible.
placements-rule-least-rank-gives = No other plan places more students or gives a better mean rank.
placements-rule-least-rank-gives-up = A few students may obtain a remote rank for the sake of the mean, and the past does not count.
placements-rule-generous = It places as many students as possible, then gives the worst rank to as few as possible, then the one before it, and so on.
placements-rule-generous-gives = Whoever is served worst is served as little badly as possible.
placements-rule-generous-gives-up = Fewer first wishes, and the past does not count.
placements-rule-score-order-v2 = Students are served one after the other in the order; each receives the best wish still open. The adjustment of the cost depends on the position in the order.
placements-rule-score-order-v2-gives = It never pays to rank otherwise than by preference, and the rule is told in one sentence.
placements-rule-score-order-v2-gives-up = Some students are left without a placement, and the last served are served badly.
placements-rule-score-order-v1 = The same service one after the other; only the adjustment of the cost differs, it depends on the score.
placements-rule-score-order-v1-gives = It never pays to rank otherwise than by preference.
placements-rule-score-order-v1-gives-up = Some students are left without a placement, and the last served are served badly.
placements-rule-random-order = Students are served one after the other in an order drawn with a published seed.
placements-rule-random-order-gives = Everyone has the same chances before the draw.
placements-rule-random-order-gives-up = Chance alone decides, and some students are left without a placement.
placements-rule-rank-maximal = It gives as many first wishes as possible, then as many second ones, and so on. It serves to compare.
placements-rule-rank-maximal-gives = No other plan gives more first wishes.
placements-rule-rank-maximal-gives-up = It leaves students without a placement to satisfy the others.
placements-rule-stable = Sites rank students too. Everyone asks for their wishes in order, and each site keeps those whom it prefers.
placements-rule-stable-gives = No student and no site would both rather be together, and it never pays to rank otherwise than by preference.
placements-rule-stable-gives-up = The preferences of sites come before those of the students whom they rank low.
placements-rules-debt = What you are owed
placements-rules-debt-text = In each campaign, the rank you obtained is compared with the mean of your cohort; the difference is added to what you are owed. Being owed { $halving } doubles your weight in the fair procedure; beyond ±{ $bound }, it counts no more. Where the number of placements that you have left is known, being owed { $early } doubles your weight while many are left, and { $last } in the last one. A list that is too short never raises it.
placements-rules-cost = Cost and score
placements-rules-cost-text = A site costs more when it is wanted more per seat; a wish counts according to its rank: { $costs }. The score is the mean of the costs of your placements; the lowest are served first by the procedures in score order.
placements-rules-verify = Verify
placements-rules-verify-text = Every run keeps its data, its seed and a proof. An independent program verifies the plan and detects the least change. Your computation file holds what concerns you.
placements-rules-rights = Your rights

placements-requested = The publication is asked for: another person must confirm it.
placements-requested-title = A publication waits for a second person
placements-requested-by = { $who } asked on { $on } to publish { $what }, for: { $when }.
placements-publish-waiting = A publication already waits to be confirmed. Have it confirmed, or withdraw the request first.
placements-confirm-see = Look and confirm
placements-confirm-title = Confirm the publication
placements-confirm-text = What is published is what was asked for. Once students see it, it cannot be taken back.
placements-confirm-submit = Confirm and publish
placements-confirmed = The publication is confirmed: it is being prepared.
placements-confirm-same = You asked for this publication yourself: another person must confirm it, a manager, an administrator or the chair of the commission.
placements-confirm-changed = A placement, a decision or the run changed since it was asked for: it is no longer what was asked. Withdraw the request, then ask again.
placements-confirm-gone = No request waits any longer: it was confirmed, withdrawn or replaced.
placements-confirm-none-title = Nothing waits
placements-confirm-none = No publication waits for a second person.
placements-confirm-back = Back
placements-request-withdraw = Withdraw the request
placements-request-withdrawn = The request for a publication is withdrawn. Nothing is published.

# The letter that explains a result.
placements-explanation = Explain to this student
placements-explanation-lead = The text that the student reads on his page, ready to be sent. It names nobody else.
placements-explanation-before = Nothing is published: it tells what the student would read if today’s proposal were.
placements-explanation-none = No run is chosen: there is nothing to explain yet.
placements-letter-language = Language of the letter
placements-letter-in-fr = In French
placements-letter-in-en = In English
placements-letter-subject-label = Subject:
placements-letter-subject = Your placement – { $campaign }
placements-letter-text = Text of the letter
placements-letter-copy = Copy the text
placements-letter-copied = The text is copied.
placements-letter-mail = Open a message
placements-letter-no-address = No e-mail address is known for this student.
placements-letter-greeting = Dear { $name },
placements-letter-wish = For “{ $campaign }”, you are placed at { $site }: it is your { $rank } wish.
placements-letter-site = For “{ $campaign }”, you are placed at { $site }.
placements-letter-none = For “{ $campaign }”, no site could be given to you.
placements-letter-decided = The commission decided for you, for this reason: { $reason }
placements-letter-wishes = What became of your wishes:
placements-letter-line = – { $title }. { $text }

# Two students change places.
placements-swap-title = Make two students change places
placements-swap-link = Change places with…
placements-swap-lead = Each takes the place of the other, by a decision with its reason for each. Nothing changes until you confirm.
placements-swap-none = At least two students with a placement are needed.
placements-swap-first = First student
placements-swap-second = Second student
placements-swap-choose = Choose…
placements-swap-preview = See the effect
placements-swap-effect = What it changes
placements-swap-now = Today
placements-swap-after = After
placements-swap-others = Nobody else moves.
placements-swap-even = Together they neither gain nor lose ranks.
placements-swap-gain = Together they gain { $n ->
    [one] { $n } rank
   *[other] { $n } ranks
}.
placements-swap-loss = Together they lose { $n ->
    [one] { $n } rank
   *[other] { $n } ranks
}.
placements-swap-off-list = One of the two would go to a site that he did not wish, or is at one already.
placements-swap-cohorts = These two students are not of the same cohort: the place of one is not open to the other.
placements-swap-same = Choose two different students, at two different sites.
placements-swap-nobody = One of the two has no place in this campaign. Choose another.
placements-swap-published = The placements are published: both students will see their new place and the reason as soon as you confirm.
placements-swap-submit = Confirm the change of places
placements-swap-changed = One of the two placements changed since this page was shown. Check the effect below, then confirm again.
placements-swapped = The two students have changed places.

# The repair of a plan.
placements-repair-title = Repair the placements
placements-repair-link = Repair
placements-repair-lead = A service closes or loses seats, a student leaves or comes back: only those move who must. Nothing changes until you confirm.
placements-repair-closed = { $site } takes nobody any more.
placements-repair-over = { $site }: { $given } students for { $seats ->
    [one] { $seats } seat
   *[other] { $seats } seats
}. As many as can be of those who are there stay.
placements-repair-waiting = { $n ->
    [one] { $n } student has no place.
   *[other] { $n } students have no place.
}
placements-repair-who = Who may move
placements-repair-stay = Nobody else moves
placements-repair-move = Others may move
placements-repair-no-run = No run is chosen: there is nothing to repair.
placements-repair-nothing = Nothing to repair: everybody has a place that exists.
placements-repair-unsolved = No plan keeps both those who stay and what the campaign asks for. Let other students move, or decide case by case.
placements-repair-no-move = No free seat suits these students. Let other students move, open seats, or decide case by case.
placements-repair-moves = Who moves
placements-repair-moved = { $n ->
    [one] { $n } student
   *[other] { $n } students
}, { $others } of whom nothing obliged
placements-repair-from = From
placements-repair-to = To
placements-repair-aside = nothing obliged him
placements-repair-published = The placements are published: these students will see their new place and the reason as soon as you confirm.
placements-repair-submit = Confirm these changes
placements-repair-left = Without a place after the repair
placements-repair-left-text = Open their case to see what would be possible.
placements-repair-changed = Something changed since this page was shown. Check the changes below, then confirm again.
placements-repaired = { $n ->
    [one] { $n } student has changed places.
   *[other] { $n } students have changed places.
}

# The register of the algorithmic processing.
placements-register-title = Register of the algorithmic processing
placements-register-link = See the register of the processing
placements-register-lead = What { $institution } computes, from what, with which weights, and what was decided with the help of it. This page is drawn from the settings and the campaigns as they are.
placements-register-purpose = What it is for
placements-register-purpose-text = To share the open internship seats among the students, from their wishes.
placements-register-basis = What it rests on
placements-register-basis-text = A task in the public interest: to organise the internships of the studies. A placement is an individual administrative decision (articles L. 311-3-1, R. 311-3-1-1 and R. 311-3-1-2 of the French code of relations between the public and the administration).
placements-register-people = Whom it concerns
placements-register-people-text = The students of the cohorts that take part in a campaign.
placements-register-contribution = Its part in the decision
placements-register-contribution-text = It proposes; the commission examines each proposal, may decide otherwise with a reason, and validates before anything is published. No placement is decided by the computation alone.
placements-register-data = The data used and their sources
placements-register-recipients = Who sees the result
placements-register-recipients-text = Each student sees his own. The internship managers and the commission see those of the campaigns that they run.
placements-register-kept = For how long
placements-register-kept-text = Wishes, runs and decisions: ten years, the time to explain a placement. Published placements: fifty years, as a proof of the studies.
placements-register-version = Computed by Placet { $version }, whose checker is a separate program.
placements-register-parameters = The parameters and their weights
placements-register-parameters-lead = Those of today. A run keeps those that it was computed with.
placements-register-parameter = Parameter
placements-register-value = Value
placements-register-own = the institution’s own
placements-register-campaigns = The campaigns
placements-register-none = No campaign has collected wishes yet.
placements-register-run = Run retained
placements-register-published = Published
placements-register-under-way = under way
