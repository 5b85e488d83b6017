# Campaigns: dates, participants, seats, order, requests for elsewhere.

campaigns-tabs = Pages of the campaign
campaigns-tab-overview = Overview
campaigns-tab-participants = Participants
campaigns-tab-openings = Seats
campaigns-tab-order = Order
campaigns-tab-wishes = Wishes
campaigns-tab-requests = Requests for elsewhere
campaigns-tab-runs = Allocation
campaigns-tab-cases = Cases to examine
campaigns-tab-placements = Placements
campaigns-tab-publication = Publication

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
campaigns-restore = Bring back
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
campaigns-col-ranked = Have ranked
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
campaigns-field-description = Presentation
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
campaigns-demand-hint = The demand is said in words, never who asks.
campaigns-demand-live = The demand of the moment
campaigns-demand-past = Only that of past campaigns
campaigns-demand-live-until-two-days-before = The demand of the moment, until two days before the close
campaigns-demand-hidden = None
campaigns-field-repeats = A site already done
campaigns-repeats-allowed = may be ranked again
campaigns-repeats-refused = may not be ranked again
campaigns-field-outside = Requests for a placement elsewhere
campaigns-outside-hint = Until the wishes close, a student may ask for a placement elsewhere; the commission decides.
campaigns-field-procedure = Procedure proposed
campaigns-procedure-hint = The one that the allocation page proposes first; all can be computed and compared.
campaigns-procedure-fair = Fair
campaigns-procedure-least-rank = Least rank
campaigns-procedure-generous = Generous
campaigns-procedure-score-order-v2 = Score order v2
campaigns-procedure-score-order-v1 = Score order v1
campaigns-procedure-random-order = Random order
campaigns-procedure-rank-maximal = Rank-maximal
campaigns-procedure-stable = Stable
campaigns-create = Create the campaign
campaigns-save = Save
campaigns-created = The campaign is created. Check its participants, then open seats.
campaigns-saved = The campaign is saved.
campaigns-archived = The campaign is archived: students no longer see it.
campaigns-restored = The campaign is back.
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
campaigns-changed-meanwhile = Somebody saved this campaign in between. Compare, then reload what is saved before you try again.
campaigns-conflict-who = What you typed was not saved. Here is what differs from what is saved now.
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
   *[other] { $n } wishes in all
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
campaigns-alert-no-run = The commission was to meet on { $date } and no allocation has been computed.
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
