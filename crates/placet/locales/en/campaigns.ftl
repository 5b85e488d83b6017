# Campaigns: dates, participants, seats, order, requests for elsewhere.

campaigns-tabs = Pages of the campaign
campaigns-tab-overview = Overview
campaigns-tab-participants = Participants
campaigns-tab-openings = Seats
campaigns-tab-order = Order
campaigns-tab-wishes = Wishes
campaigns-tab-requests = Requests
campaigns-tab-runs = Allocation
campaigns-tab-cases = Cases
campaigns-tab-commission = Commission
campaigns-tab-placements = Placements
campaigns-tab-publication = Publication
campaigns-tab-exchanges = Exchanges

campaigns-phase-order = Order computed
campaigns-phase-wishes = Wishes
campaigns-phase-allocation = Allocation
campaigns-phase-publication = Publication
campaigns-phase-placement = Placement
campaigns-phase-validation = Validation
campaigns-phase-evaluation = Evaluation
campaigns-until = until { $date }
campaigns-range = { $from } – { $to }

campaigns-headline-order = Order on { $date }
campaigns-headline-wishes-coming = Wishes from { $date }
campaigns-headline-wishes = Wishes until { $date }
campaigns-headline-commission = Commission on { $date }
campaigns-headline-publication = Publication on { $date }
campaigns-headline-placement-coming = Placement from { $date }
campaigns-headline-placement = Placement until { $date }
campaigns-headline-validation-coming = Validation from { $date }
campaigns-headline-validation = Validation until { $date }
campaigns-headline-evaluation-coming = Evaluation from { $date }
campaigns-headline-evaluation = Evaluation until { $date }
campaigns-headline-over = Over
campaigns-headline-archived = Archived

campaigns-count = { $n ->
    [0] no campaign
    [one] one campaign
   *[other] { $n } campaigns
}
campaigns-export = campaigns
campaigns-timeline = Calendar of the year
campaigns-new = New campaign
campaigns-edit = Edit the campaign
campaigns-edit-short = Edit
campaigns-duplicate = Duplicate
campaigns-archive = Archive
campaigns-restore = Restore
campaigns-none-title = No campaign yet
campaigns-none-text = A campaign gives a placement to each student of one or several cohorts. Give its first day: Placet proposes the other dates.
campaigns-no-match-title = No campaign matches
campaigns-no-match-text = Remove a filter or search for another word.
campaigns-clear = Remove the filters
campaigns-search = Search for a campaign
campaigns-all-years = All years
campaigns-all-cohorts = All cohorts
campaigns-all-states = Current, coming and over
campaigns-state-current = Current
campaigns-state-coming = Coming
campaigns-state-over = Over
campaigns-state-archived = Archived
campaigns-col-name = Campaign
campaigns-col-year = Academic year
campaigns-col-cohorts = Cohorts
campaigns-col-state = State
campaigns-col-start = Placement
campaigns-col-dates = Dates of the placement
campaigns-col-participants = To place
campaigns-col-seats = Seats
campaigns-col-ranked = Ranked
campaigns-seats-short = too few

campaigns-new-lead = Choose the year and the first day of the placement. The other ten dates will be proposed, and you can change them all.
campaigns-start-hint = The dates of the campaign are counted from this day.
campaigns-field-from = Start from a campaign
campaigns-from-none = None: use the settings of the institution
campaigns-from-hint = Its dates are moved; its rules, its cohorts of the same level and, if you wish, its seats are taken over.
campaigns-propose = Propose the dates
campaigns-no-year-title = No academic year
campaigns-no-year-text = A campaign belongs to a year. Create the year and its cohorts, then come back.
campaigns-form-lead = Check the dates proposed: each can be changed, now or later.
campaigns-frozen-notice = The year is locked: the start and the end of the placement no longer change. The other dates still may.
campaigns-group-what = The campaign
campaigns-group-placement = The placement
campaigns-group-wishes = The order and the wishes
campaigns-group-decision = The commission and the publication
campaigns-group-validation = The validation of the placement
campaigns-group-evaluation = The evaluations
campaigns-group-rules = The rules
campaigns-field-name = Name
campaigns-name-hint = The one that students will read, for instance: Session 3 — January to February 2026.
campaigns-cohorts-hint = Their students become the participants.
campaigns-field-catch-up = Catch-up campaign
campaigns-catch-up-hint = Participants are picked by hand among the students of these cohorts.
campaigns-field-series = Series
campaigns-series-hint = To group campaigns of the year. Choose a series that exists or give a new name.
campaigns-field-description = Introduction
campaigns-description-hint = What students should know before they rank their wishes.
campaigns-field-copy-seats = Take over the seats as well
campaigns-field-start-on = First day of the placement
campaigns-field-end-on = Last day of the placement
campaigns-field-periods = Periods of the placement
campaigns-periods = Placement in several periods
campaigns-periods-hint = Leave empty for a placement without a break. Otherwise give each period; save to add more.
campaigns-period-from = Period { $n }: first day
campaigns-period-to = Period { $n }: last day
campaigns-last-minute = Last minute included.
campaigns-moment-order = Order computed
campaigns-moment-wishes-open = Wishes open
campaigns-moment-wishes-close = Wishes close
campaigns-moment-commission = Commission
campaigns-moment-publication = Publication
campaigns-moment-start = First day of the placement
campaigns-moment-end = Last day of the placement
campaigns-moment-validation-open = Validation opens
campaigns-moment-validation-close = Validation closes
campaigns-moment-evaluation-open = Evaluations open
campaigns-moment-evaluation-close = Evaluations close
campaigns-the-order = the computation of the order
campaigns-the-wishes-open = the opening of the wishes
campaigns-the-wishes-close = the close of the wishes
campaigns-the-commission = the commission
campaigns-the-publication = the publication
campaigns-the-start = the start of the placement
campaigns-the-end = the end of the placement
campaigns-the-validation-open = the opening of the validation
campaigns-the-validation-close = the close of the validation
campaigns-the-evaluation-open = the opening of the evaluations
campaigns-the-evaluation-close = the close of the evaluations
campaigns-field-wishes = Wishes per student
campaigns-wishes-range = from { $min } to { $max }
campaigns-field-wishes-max = Wishes allowed
campaigns-field-wishes-min = Wishes asked for
campaigns-field-demand = Demand shown to students
campaigns-demand-hint = Demand is told in words, never who asks.
campaigns-demand-live = Current demand
campaigns-demand-past = Only demand in past campaigns
campaigns-demand-live-until-two-days-before = Current demand, until two days before wishes close
campaigns-demand-hidden = None
campaigns-field-repeats = A site already done
campaigns-repeats-allowed = may be ranked again
campaigns-repeats-refused = may not be ranked again
campaigns-field-outside = Requests for a placement elsewhere
campaigns-outside-hint = Until the wishes close, a student may ask for a placement elsewhere; the commission decides.
campaigns-field-exchanges-until = Exchanges between students until
campaigns-exchanges-hint = Empty: no exchange. Otherwise, after the publication and up to and including this minute, two students may exchange their placements; at the latest until the placement starts.
campaigns-exchanges-early = Exchanges would end before the publication: give a later date, or leave it empty to allow none.
campaigns-exchanges-late = Exchanges would end after the start of the placement: give an earlier date, or leave it empty to allow none.
campaigns-fact-exchanges = Exchanges between students
campaigns-exchanges-none = not allowed
campaigns-exchanges-until = allowed until { $end }
campaigns-field-procedure = Procedure proposed
campaigns-procedure-hint = The one that the allocation page proposes first; all can be computed and compared.
campaigns-procedure-fair = Fair
campaigns-procedure-least-rank = Least rank
campaigns-procedure-generous = Generous
campaigns-procedure-score-order-v2 = Score order v2
campaigns-procedure-score-order-v1 = Score order v1
campaigns-procedure-random-order = Drawn order
campaigns-procedure-rank-maximal = First wishes first
campaigns-procedure-stable = Rankings by sites
campaigns-create = Create the campaign
campaigns-save = Save
campaigns-created = The campaign is created. Check its participants, then open seats.
campaigns-saved = The campaign is saved.
campaigns-archived = The campaign is archived: students no longer see it.
campaigns-restored = The campaign is restored.
campaigns-archive-year-closed = A campaign of a locked year cannot be archived. Unlock the year first.
campaigns-year-without-cohort = This year has no cohort yet: create one first.

campaigns-no-cohort = Tick at least one cohort.
campaigns-foreign-cohort = A cohort that you chose is no longer in this year. Check the cohorts ticked.
campaigns-year-closed = The year is locked or over: no campaign can be added. Unlock it, or choose another year.
campaigns-wishes-bounds = The wishes asked for cannot be more than the wishes allowed.
campaigns-catch-up-fixed = The campaign already has participants: remove them before changing how they are chosen.
campaigns-cohort-in-use = Students of { $cohort } have already ranked wishes, made a request or received a placement: this cohort can no longer be removed.
campaigns-frozen = The year is locked: { $what } no longer changes. Unlock the year to change it.
campaigns-incoherent-before = The dates are not in order: { $first } ({ $first_at }) must come before { $second } ({ $second_at }).
campaigns-incoherent-not-after = The dates are not in order: { $first } ({ $first_at }) cannot come after { $second } ({ $second_at }).
campaigns-period-backwards = This period ends before it starts. Correct one of the two days.
campaigns-period-half = Give both days of the period, or none.
campaigns-period-none = Give at least one period, or no date at all for a placement without a break.
campaigns-period-overlap = The period that starts on { $from } overlaps another one.
campaigns-period-outside = This period lies outside the placement, which goes from { $from } to { $to }.
campaigns-changed-meanwhile = Somebody saved this campaign in the meantime. Compare, then reload what is saved before you try again.
campaigns-conflict-who = What you typed was not saved. Here is what differs from what is saved now. Save again to keep what you typed, or reload what is saved.
campaigns-conflict-reload = Start again from what is saved

campaigns-tile-nobody-excused = nobody is excused
campaigns-tile-excused = { $n ->
    [one] and one student excused
   *[other] and { $n } students excused
}
campaigns-tile-seats = Seats open
campaigns-tile-sites = { $n ->
    [0] on no site
    [one] on one site
   *[other] on { $n } sites
}
campaigns-tile-ranked = Have ranked wishes
campaigns-tile-wishes = { $n ->
    [0] no wish
    [one] one wish in all
   *[other] { $count } wishes in all
}
campaigns-tile-placed = Placements proposed
campaigns-tile-settled = { $n ->
    [0] none is published
    [one] one is published or decided
   *[other] { $n } are published or decided
}
campaigns-tile-requests = { $check } to check, { $decide } to decide
campaigns-rules-title = The rules of the campaign
campaigns-dates-title = The dates
campaigns-yes = Yes
campaigns-no = No
campaigns-field-opened = Opening confirmed
campaigns-not-opened = Not yet

campaigns-next-participants = Add the participants
campaigns-next-participants-text = Nobody takes part in this campaign yet.
campaigns-next-participants-go = See the participants
campaigns-next-seats = Open seats
campaigns-next-seats-text = Students will be able to rank the sites that have at least one seat for their cohort.
campaigns-next-seats-go = Open seats
campaigns-next-order = Compute the order
campaigns-next-order-text = The order comes from the scores; ties are settled by a draw that anyone can repeat.
campaigns-next-order-go = See the order
campaigns-next-opening = Check before the wishes open
campaigns-next-opening-text = One page lists what is missing or odd. Students see the campaign once the opening is confirmed.
campaigns-next-opening-go = Check and open
campaigns-next-wishes = Follow the wishes
campaigns-next-wishes-text = Students are ranking their wishes. You can see who has ranked nothing yet.
campaigns-next-wishes-go = See the wishes
campaigns-next-run = Compute the allocation
campaigns-next-run-text = The wishes are closed. Compute one or several procedures, compare them, then choose one.
campaigns-next-run-go = Go to the allocation
campaigns-next-publish = Examine the cases, then publish
campaigns-next-publish-text = The commission examines the cases pointed out first. Validated placements can then be published.
campaigns-next-publish-go = See the cases

campaigns-alert-no-participant = Nobody takes part in this campaign, although the order should be known.
campaigns-alert-no-seat = No seat is open, although the order should be known.
campaigns-alert-seats-under = There are fewer seats open ({ $seats }) than students to place ({ $participants }).
campaigns-alert-order-missing = { $n ->
    [one] One participant has no place in the order.
   *[other] { $n } participants have no place in the order.
}
campaigns-alert-no-wish = { $n ->
    [one] The wishes are closed and one participant ranked nothing.
   *[other] The wishes are closed and { $n } participants ranked nothing.
}
campaigns-alert-no-run = The commission was due to meet on { $date } and no allocation has been computed.
campaigns-alert-not-published = { $n ->
    [one] The publication was due on { $date } and one participant has neither a published placement nor a decision.
   *[other] The publication was due on { $date } and { $n } participants have neither a published placement nor a decision.
}
campaigns-alert-started-without = { $n ->
    [one] The placement began on { $date } and one participant has neither a published placement nor a decision.
   *[other] The placement began on { $date } and { $n } participants have neither a published placement nor a decision.
}
campaigns-alert-validations-late = { $n ->
    [one] The validation ended on { $date } and one placement still waits.
   *[other] The validation ended on { $date } and { $n } placements still wait.
}
campaigns-behind-added = { $n ->
    [one] One student of the cohort is not a participant yet.
   *[other] { $n } students of the cohorts are not participants yet.
}
campaigns-behind-excused = { $n ->
    [one] One participant is on leave during the placement and is not excused yet.
   *[other] { $n } participants are on leave during the placement and are not excused yet.
}
campaigns-behind-taken-back = { $n ->
    [one] One excused participant is no longer on leave during the placement.
   *[other] { $n } excused participants are no longer on leave during the placement.
}
campaigns-start-outside = The start of the placement lies outside the year { $year }.
campaigns-end-outside = The end of the placement lies outside the year { $year }.
campaigns-conflict = The campaign “{ $campaign }” also occupies { $cohort } on these days: { $days }.

campaigns-undo = Undo this change
campaigns-undone = The change is undone.
campaigns-undo-late = The participants have changed since: this change can no longer be undone at once. Tick the students in the list.
campaigns-search-go = Search

campaigns-people-count = { $n ->
    [0] no participant
    [one] one participant
   *[other] { $n } participants
}
campaigns-people-name = Student
campaigns-people-order = Order
campaigns-people-student-number = Student number
campaigns-people-family-name = Family name
campaigns-people-given-name = Given name
campaigns-people-cohort = Cohort
campaigns-people-number = Placement no.
campaigns-people-score = Score before
campaigns-people-wishes = Wishes
campaigns-people-placement = Placement
campaigns-people-excused = Excused
campaigns-people-auto = Computed order
campaigns-people-manual = Position by hand
campaigns-people-search = Search for a student
campaigns-show = Show
campaigns-show-all = Everybody
campaigns-show-to-place = To place
campaigns-show-excused = Excused
campaigns-show-no-wish = Without a wish
campaigns-show-no-order = Without a place in the order
campaigns-show-gone = curriculum left or completed
campaigns-excused-leave = on leave
campaigns-excused-manager = excused by the manager
campaigns-excused-commission = excused by the commission
campaigns-placement-proposed = proposed
campaigns-placement-pre-validated = pre-validated
campaigns-placement-validated = validated
campaigns-placement-published = published
campaigns-placement-done = done
campaigns-placement-not-done = not done
campaigns-placement-cancelled = cancelled
campaigns-people-whole = { $n ->
    [one] the only participant of the result
   *[other] all { $n } participants of the result
}
campaigns-people-selected = { $n } participants ticked
campaigns-people-selected-one = One participant ticked
campaigns-people-excuse = Excuse
campaigns-people-take-back = Take back
campaigns-people-remove = Remove
campaigns-people-remove-title = Remove these participants?
campaigns-people-remove-text = They will no longer be part of the campaign. Those who ranked a wish, made a request or received a placement stay. The pairs of those who leave are removed. A student who was removed can be added again.
campaigns-people-add = Add students
campaigns-people-add-go = Add the students ticked
campaigns-people-add-lead = The students of the campaign’s cohorts who do not take part yet.
campaigns-people-add-lead-catch-up = Catch-up campaign: choose by hand students of any cohort of the same programmes.
campaigns-people-seats-of = Seats to give them
campaigns-people-seats-choose = Choose a cohort
campaigns-people-seats-hint = A student of another cohort chooses among the seats that are open to this cohort.
campaigns-people-no-cohort = A student who is ticked is in none of the campaign’s cohorts: say whose seats he is given, then try again.
campaigns-people-gone = { $n ->
    [one] The curriculum of a participant was left or completed: excuse or remove him if he is not to be placed.
   *[other] The curricula of { $n } participants were left or completed: excuse or remove them if they are not to be placed.
}
campaigns-people-add-none-title = Nobody to add
campaigns-people-add-none-text = All the students of these cohorts take part already, or none matches the search. To take some from another cohort, add it to the campaign, or create a catch-up campaign.
campaigns-people-back = Back to the participants
campaigns-people-candidates = { $n ->
    [one] one student can be added.
   *[other] { $n } students can be added.
}
campaigns-people-more = { $n ->
    [one] Another one is not shown: narrow the search.
   *[other] { $n } others are not shown: narrow the search.
}
campaigns-people-none-title = No participant
campaigns-people-none-text = The students of the campaign’s cohorts become participants when they are enrolled. For a catch-up campaign, pick them by hand.
campaigns-people-no-match = No participant matches
campaigns-people-sync = Update the participants
campaigns-people-synced = The participants are up to date.
campaigns-people-added = { $n ->
    [one] One participant is added.
   *[other] { $n } participants are added.
}
campaigns-people-removed = { $n ->
    [0] No participant is removed.
    [one] One participant is removed.
   *[other] { $n } participants are removed.
}
campaigns-people-removed-kept = { $n ->
    [one] Another one stays, having already ranked a wish, made a request or received a placement. You can excuse this student.
   *[other] { $n } others stay, having already ranked a wish, made a request or received a placement. You can excuse them.
}
campaigns-people-excused-done = { $n ->
    [0] Nobody is excused.
    [one] One participant is excused.
   *[other] { $n } participants are excused.
}
campaigns-people-excused-kept = { $n ->
    [one] Another one does not change: already excused, or a placement is proposed.
   *[other] { $n } others do not change: already excused, or a placement is proposed.
}
campaigns-people-taken-back = { $n ->
    [0] Nobody is taken back.
    [one] One participant is taken back. Compute the order again to give this student a place.
   *[other] { $n } participants are taken back. Compute the order again to give them a place.
}
campaigns-people-taken-back-kept = { $n ->
    [one] Another one does not change: not excused, or on leave.
   *[other] { $n } others do not change: not excused, or on leave.
}
campaigns-people-published = The result is published: the participants no longer change.
campaigns-people-archived = The campaign is archived: restore it to change it.
campaigns-people-nobody = No student is chosen. Tick at least one row, then try again.

campaigns-pairs = Pairs
campaigns-pairs-link = { $n ->
    [0] Pairs
    [one] Pairs (one)
   *[other] Pairs ({ $n })
}
campaigns-pairs-lead = Two students to place together, or apart: a couple, a shared car, two people to keep from each other. Every run takes them into account; students never see this list.
campaigns-pairs-none-title = No pair
campaigns-pairs-none-text = Add here two students who ask to be placed together, or who must be kept apart. The runs that follow will take them into account. The pairs of another campaign are not taken over: what held then may hold no longer.
campaigns-pairs-too-few = Two participants to place are needed first.
campaigns-pairs-count = { $n ->
    [one] One pair.
   *[other] { $n } pairs.
}
campaigns-pairs-hard = { $n ->
    [one] Only one must be kept, of { $most } at most.
   *[other] { $n } must be kept, of { $most } at most.
}
campaigns-pair-new = Add a pair
campaigns-pair-edit = Change the pair
campaigns-pair-lead = Name the two students, in whichever order.
campaigns-pair-names = { $one } and { $other }
campaigns-pair-students = Students
campaigns-pair-first = First student
campaigns-pair-second = Second student
campaigns-pair-name-hint = The name or the student number. The browser proposes the participants to place.
campaigns-pair-kind = What is asked
campaigns-pair-kind-same-site = The same site
campaigns-pair-kind-same-town = The same town
campaigns-pair-kind-different-site = Not the same site
campaigns-pair-kind-hint = The town is that of the site’s file; a site without a town is in none.
campaigns-pair-strength = Strength
campaigns-pair-strength-wish = Wish: the run keeps it as long as it does not cost everybody’s wishes too much
campaigns-pair-strength-must = Must: the run never breaks it
campaigns-pair-strength-hint = Two students who must be together are both left without a placement if nothing suits both: the commission then decides.
campaigns-pair-must = must
campaigns-pair-wish = wish
campaigns-pair-aside = Set aside: who is excused is not placed.
campaigns-pair-added = { $one } and { $other } are a pair.
campaigns-pair-saved = The pair is changed.
campaigns-pair-remove = Remove this pair
campaigns-pair-remove-title = Remove this pair?
campaigns-pair-remove-text = The runs to come will no longer take it into account. Both students remain participants; the pair can be added again.
campaigns-pair-removed = The pair is removed.
campaigns-pair-unknown = No participant has this name or number. Check it, or first add the student to the campaign.
campaigns-pair-several = { $more ->
    [0] Several participants match: { $names }. Type the number of the right one.
    [one] Several participants match: { $names } and another one. Type the number of the right one.
   *[other] Several participants match: { $names } and { $more } others. Type the number of the right one.
}
campaigns-pair-same = This is the same student as the first. Name another one.
campaigns-pair-exists = { $one } and { $other } are a pair already. Change it in the list, or name another student.
campaigns-pair-excused = { $name } is excused: nobody places this student. Take this student back among the participants, or name another one.
campaigns-pair-two-cohorts = { $one } and { $other } have the seats of two cohorts, which a run takes for different sites: only the same town can be asked for them.
campaigns-pair-too-many = The campaign already has { $most } pairs that must be kept, the most that it accepts: each multiplies the cases that a run looks at. Make this one a wish, or another one.

campaigns-order-title = Order of the participants
campaigns-order-lead = The smallest scores go first. Between equal scores a draw decides; a position given by hand prevails.
campaigns-order-compute = Compute the order
campaigns-order-recompute = Compute the order again
campaigns-order-computed = Computed
campaigns-order-never = not yet
campaigns-order-seed = Seed of the draw
campaigns-order-how = Repeat the draw yourself
campaigns-order-how-text = The draw of a participant is the beginning of the SHA-256 of the seed, a zero byte and the participant’s identifier in the campaign. It depends on nothing else: the same seed always gives the same order.
campaigns-order-drawn = settled by the draw
campaigns-order-position-of = Position by hand of { $name }
campaigns-order-save = Save the positions and compute again
campaigns-order-save-hint = Leave empty to follow the computed order.
campaigns-order-none-title = Nobody to order
campaigns-order-none-text = Add participants to the campaign first.
campaigns-order-done = { $n ->
    [one] The order is computed for one participant.
   *[other] The order is computed for { $n } participants.
}
campaigns-order-placed = { $n ->
    [0] The order is computed again, no position has changed.
    [one] One position is saved and the order is computed again.
   *[other] { $n } positions are saved and the order is computed again.
}
campaigns-order-published = The result is published: the order no longer changes.
campaigns-order-run = The wishes are closed and an allocation was computed with this order: it no longer changes. A particular case is settled by a decision of the commission.
campaigns-order-nobody = There is nobody to place: add participants, then try again.
campaigns-order-changed = Somebody changed these positions in the meantime: nothing was saved. Check the positions below, then try again.

campaigns-today = Today
campaigns-timeline-label = The campaigns of the year in time; the table below gives the same dates.
campaigns-timeline-table = The same dates in a table
campaigns-timeline-none-title = No campaign this year

campaigns-seats-col-site = Site code
campaigns-seats-col-name = Site
campaigns-seats-col-town = Town
campaigns-seats-col-category = Category
campaigns-seats-col-cohort = Cohort
campaigns-seats-col-seats = Seats
campaigns-seats-col-min = Minimum
campaigns-seats-col-ideal = Ideal
campaigns-seats-col-max = Maximum
campaigns-seats-col-capacity = Capacity (min. / ideal / max.)
campaigns-seats-col-elsewhere = Open elsewhere
campaigns-seats-col-total = Total
campaigns-seats-of = Seats of { $site } for { $cohort }
campaigns-seats-over = { $max } at most
campaigns-seats-closed = closed on these dates
campaigns-seats-secondary = secondary, not in the total
campaigns-seats-was = saved: { $was }
campaigns-seats-missing = for { $people } students: { $missing } missing
campaigns-seats-enough = for { $people } students: { $beyond } beyond
campaigns-seats-warnings = { $n ->
    [one] One point to look at
   *[other] { $n } points to look at
}
campaigns-warn-capacity = { $site }: { $seats ->
    [one] one seat
   *[other] { $seats } seats
 } open for a capacity of { $max }.
campaigns-warn-capacity-elsewhere = { $site }: { $seats } seats open here and { $elsewhere } in other campaigns on the same dates, for a capacity of { $max }.
campaigns-warn-group = Group “{ $group }”: { $open } seats open in all, for a limit of { $max }.
campaigns-seats-overlapping = These campaigns take place at the same time, their seats count in the capacity:
campaigns-seats-save = Save the seats
campaigns-seats-save-hint = Only the cells that were changed are saved. Zero closes the site.
campaigns-seats-saved = { $n ->
    [0] No seat has changed.
    [one] One cell is saved.
   *[other] { $n } cells are saved.
}
campaigns-seats-published = The result is published: the seats no longer change.
campaigns-seats-forbidden = This site does not take this study level: leave this cell at zero, or change the page of the site.
campaigns-seats-forbidden-short = does not take this level
campaigns-seats-conflict = Nothing was saved: somebody else changed these cells while you were typing.
campaigns-seats-none-title = No site
campaigns-seats-none-text = Create or import the sites and their capacities first, then come back to open seats.
campaigns-seats-import = Import
campaigns-all-categories = All categories
campaigns-fill = Fill at once
campaigns-fill-lead = The proposal fills the table without saving anything: read it, change it, then save.
campaigns-fill-what = Propose
campaigns-fill-recommended = The recommended seats
campaigns-fill-minimum = The minimums
campaigns-fill-ideal = The ideal capacities
campaigns-fill-maximum = The maximums
campaigns-fill-copy = The seats of another campaign
campaigns-fill-close = Close everything
campaigns-fill-margin = Margin (%)
campaigns-fill-margin-hint = For the recommended seats.
campaigns-fill-from = Campaign to copy
campaigns-fill-from-none = None
campaigns-fill-go = Fill the table
campaigns-fill-not-saved = Not saved yet.
campaigns-fill-review = The table shows the proposal; the cells that change are marked. Read it, then save.
campaigns-fill-copied = The table shows the seats of “{ $campaign }”; the cells that change are marked. Read it, then save.
campaigns-fill-forget = Back to what is saved
campaigns-fill-with-recommended = Fill with the recommended seats
campaigns-reasons-link = Why these figures

campaigns-reasons-title = Why these figures
campaigns-reasons-lead = Each cohort has a seat for each student, and a margin. Each site stays between its minimum and its maximum, as near its ideal as the need allows; its seats are then shared as the numbers of students of the cohorts that it takes. Secondary sites and those that students cannot choose are left out.
campaigns-reasons-back = Back to the seats
campaigns-reasons-margin-hint = Seats beyond the number of students.
campaigns-reasons-wanted = { $people ->
    [one] for one student, margin of { $margin }%
   *[other] for { $people } students, margin of { $margin }%
}
campaigns-reasons-col-bounds = Bounds
campaigns-reasons-col-why = Reason of the total
campaigns-reasons-bounds = { $min } to { $max }
campaigns-reasons-closed = Closed on these dates.
campaigns-reasons-refuses = Takes none of the cohorts that have students to place.
campaigns-reasons-elsewhere = { $seats ->
    [one] A campaign on the same dates already opens one seat there: nothing is added.
   *[other] Campaigns on the same dates already open { $seats } seats there: nothing is added.
}
campaigns-reasons-group = The group “{ $group }” is full.
campaigns-reasons-ideal = Its ideal.
campaigns-reasons-ideal-elsewhere = Its ideal, { $ideal }, less { $elsewhere } open elsewhere.
campaigns-reasons-minimum = Its minimum: the need alone would leave it fewer.
campaigns-reasons-maximum = Its maximum: the need would give it more.
campaigns-reasons-fewer = The need is below the ideals: it bears its share.
campaigns-reasons-more = The need is above the ideals: it bears its share.
campaigns-reasons-exact = exact share: { $share }
campaigns-reasons-up = share { $share }, rounded up
campaigns-reasons-down = share { $share }, rounded down
campaigns-reasons-above = share { $share }; the total of the cohort asks for more
campaigns-reasons-below = share { $share }; the totals of the others leave fewer
campaigns-reasons-fill = Put these seats in the table
campaigns-reasons-fill-hint = Nothing is saved until you have read it.

campaigns-advice-none = No recommendation can keep all these limits.
campaigns-advice-kept = The table keeps what was there.
campaigns-advice-sum = { $needed } seats would be needed where there can be only { $available }.
campaigns-advice-cohorts = { $who }: { $seats } seats to open, the margin of { $margin }% included.
campaigns-advice-at-least = { $who }: at least { $seats } seats, by their minimums.
campaigns-advice-at-most = { $who }: at most { $seats } seats, by their maximums.
campaigns-advice-group = Group “{ $who }”: { $seats } seats are left in it.
campaigns-advice-only = { $who }: { $seats } seats to open and no more, the margin of { $margin }% included.
campaigns-advice-refusing = Do not take this level: { $who }.
campaigns-advice-others = { $n ->
    [one] { $names } and one other
   *[other] { $names } and { $n } others
}
campaigns-advice-need-less = Lower the margin, raise a maximum or the limit of a group, or let one more site take this level.
campaigns-advice-need-more = Raise the margin, lower a minimum, or close a site on these dates.
campaigns-advice-widen-group = Raise the limit of the group, lower a minimum, or close a site on these dates.
campaigns-advice-crossing = The groups “{ $first }” and “{ $second }” share the site { $site } and neither is inside the other: put one inside the other, or take this site out of one of them.

campaigns-check-title = Check before the wishes open
campaigns-check-ready = Nothing prevents opening. Look at what is still pointed out, then confirm.
campaigns-check-blocked = The campaign cannot open yet: first correct what prevents it.
campaigns-check-opened = The opening was confirmed on { $date }. This page remains useful to see what is missing.
campaigns-check-blocking = What prevents opening
campaigns-check-others = To look at
campaigns-check-nothing = Nothing is missing and nothing looks odd.
campaigns-check-what = Once the opening is confirmed, students see the campaign, their order and the sites. They rank their wishes from { $date }.
campaigns-check-open = Confirm the opening
campaigns-check-back = Back to the campaign
campaigns-opened = The opening is confirmed: students see the campaign.
campaigns-opened-already = The opening was confirmed already.
campaigns-open-blocked = Nothing was opened: something prevents it. Correct what is pointed out, then try again.
campaigns-find-year = The year { $year } is not locked: students would see nothing.
campaigns-find-no-participant = Nobody takes part in this campaign.
campaigns-find-no-seat = { $cohort } has no seat open.
campaigns-find-seats-under = { $cohort } has { $seats } seats for { $participants } students to place.
campaigns-find-category = { $n ->
    [one] { $cohort }: one student must receive a placement in { $category }, where no seat is open.
   *[other] { $cohort }: { $n } students must receive a placement in { $category }, where no seat is open.
}
campaigns-find-sites-under = { $cohort } has { $sites } sites open, while { $wishes } wishes are asked for.
campaigns-find-over-capacity = { $site }: { $seats ->
    [one] one seat
   *[other] { $seats } seats
 } open in all for a capacity of { $max }.
campaigns-find-no-contact = { $site } has no contact.
campaigns-find-no-visible-contact = { $site } has no contact that students may see.
campaigns-find-no-mail = { $n ->
    [one] One student has no e-mail address.
   *[other] { $n } students have no e-mail address.
}
campaigns-find-no-home = { $n ->
    [one] One student has no located address: no distance will be shown.
   *[other] { $n } students have no located address: no distance will be shown.
}
campaigns-find-no-order = { $n ->
    [one] One participant has no place in the order.
   *[other] { $n } participants have no place in the order.
}
campaigns-find-wishes-over = The wishes have been closed since { $date }: opening would show nothing.
campaigns-find-wishes-open = The wishes are not closed: they close after { $date }.
campaigns-find-commission = The commission has not met yet: it meets on { $date }.
campaigns-find-started = The placement began on { $date }.
campaigns-find-undecided = { $n ->
    [one] One participant has neither a placement nor a decision.
   *[other] { $n } participants have neither a placement nor a decision.
}
campaigns-find-not-validated = { $n ->
    [one] One proposed placement is not validated.
   *[other] { $n } proposed placements are not validated.
}
campaigns-find-nothing = No placement is validated: there is nothing to publish.
campaigns-find-overfull = { $site }: { $given } students placed for { $seats } seats.
campaigns-find-away = { $n ->
    [one] One student receives a placement while on leave on some of its days.
   *[other] { $n } students receive a placement while on leave on some of its days.
}

campaigns-request-submitted = to check
campaigns-request-checked = to decide
campaigns-request-returned = to complete
campaigns-request-accepted = accepted
campaigns-request-declined = declined
campaigns-request-withdrawn = withdrawn
campaigns-requests-lead = Students may ask for a placement elsewhere until { $date }. A request takes no seat; you check it, the commission decides.
campaigns-requests-none-title = No request
campaigns-requests-none-text = When a student asks for a placement elsewhere, the request will appear here.
campaigns-requests-all = All requests
campaigns-requests-no-match = No request in this state
campaigns-request-back = All requests
campaigns-request-what = The request
campaigns-request-check-note = Answer of the manager
campaigns-request-decision-note = Answer of the commission
campaigns-request-check-title = Check the request
campaigns-request-note = Note
campaigns-request-note-hint = Required to return the request: the student will read it and know what to complete.
campaigns-request-check = The request is complete
campaigns-request-return = Return it to be completed
campaigns-request-decide-title = Decide
campaigns-request-decide-text = Accepting allows the commission to place the student there, by a decision.
campaigns-request-decide-hint = Required to decline: the student will read it.
campaigns-request-accept = Accept
campaigns-request-decline = Decline
campaigns-request-note-missing = Write a note: the student must know why.
campaigns-request-moved = Nothing has changed: somebody already answered this request, or the student withdrew it.
campaigns-request-checked-done = The request is checked: the commission can decide.
campaigns-request-returned-done = The request is returned to the student.
campaigns-request-accepted-done = The request is accepted.
campaigns-request-declined-done = The request is declined.
campaigns-ask-title = Ask for a placement elsewhere
campaigns-ask-mine = My requests
campaigns-ask-sent = Sent
campaigns-ask-sent-at = sent on { $date }
campaigns-ask-answer = Answer:
campaigns-ask-withdraw = Withdraw the request
campaigns-ask-lead = You may ask for a placement outside the seats that are open until { $date }. Keep ranking wishes: they will count if the request is declined.
campaigns-ask-new = New request
campaigns-ask-complete = Complete my request
campaigns-ask-organisation = Host organisation
campaigns-ask-service = Service
campaigns-ask-town = Town
campaigns-ask-contact = Person to reach
campaigns-ask-contact-hint = Who will confirm that you are welcome there.
campaigns-ask-email = E-mail address
campaigns-ask-phone = Phone
campaigns-ask-dates = Dates
campaigns-ask-reason = Reason
campaigns-ask-reason-hint = Say why there and what you will do. Write nothing about your health.
campaigns-ask-paper = Document
campaigns-ask-no-paper = No document is attached.
campaigns-ask-paper-hint = For instance the agreement of the service. PDF, PNG, JPEG, DOCX or ODT, 10 MB at most.
campaigns-ask-paper-kept = Document attached already: { $name }. Send another one to replace it.
campaigns-ask-paper-large = This file is larger than 10 MB. Reduce it, then attach it again.
campaigns-ask-paper-kind = This file is not a PDF, a PNG or JPEG image, a DOCX or an ODT. Convert it, then attach it again.
campaigns-ask-email-wrong = Give a complete e-mail address, for instance name@example.org.
campaigns-ask-phone-wrong = Give a phone number, for instance 02 31 00 00 00.
campaigns-ask-reach = Give at least an e-mail address or a phone number to reach this person.
campaigns-ask-send = Send the request
campaigns-ask-done = The request is sent. You will see the answer on this page.
campaigns-ask-withdrawn = The request is withdrawn.
campaigns-ask-refused = The request was not sent. { $why }
campaigns-ask-not-taken = This campaign takes no request for a placement elsewhere.
campaigns-ask-closed = The wishes have been closed since { $date }: it is no longer possible to ask for a placement elsewhere.
campaigns-ask-not-yet = Requests will open on { $date }.
campaigns-ask-excused = You are excused from this campaign.
campaigns-ask-waiting = One of your requests already waits for an answer.
campaigns-ask-decided = This request has been answered already: it no longer changes.
campaigns-ask-changed = This request has changed since the page was shown. Reload the page, then try again.
campaigns-ask-dates-outside = The dates must be in order and lie within the placement, from { $from } to { $to }.

campaigns-import-title = Import seats
campaigns-import-about = One row for each site and cohort, as in the export. The site is recognised by its code, the cohort by its code or its name; zero closes the site. What is not in the file does not change.
campaigns-import-file = seats
campaigns-import-example-site = T001
campaigns-import-example-cohort = 2025_DFASM1
campaigns-import-example-seats = 4
campaigns-import-no-site = No site in use has the code { $code }. Check the code, or create the site.
campaigns-import-no-cohort = No cohort of the campaign is called “{ $cohort }”. Give its code or its name.
campaigns-import-over = More than the site can take on these dates ({ $max }).
campaigns-fact-outside = Requests for elsewhere
