# The grid of a cohort, the search.

reporting-print = Print
reporting-left = { $n ->
    [one] One student left the curriculum and is not listed here any more:
   *[other] { $n } students left the curriculum and are not listed here any more:
}
reporting-count = { $n ->
    [one] one student of { $total }
   *[other] { $count } students of { $total }
  }
reporting-nobody-title = No student in this cohort
reporting-nobody-text = Tick students in the list and enrol them in this cohort, or import them with its code.
reporting-to-students = See the students
reporting-missing = Missing category
reporting-missing-any = All categories
reporting-without = without { $category }
reporting-only-holes = With a missing placement
reporting-only-repeats = Twice on a site
reporting-only-leave = On leave
reporting-grid = Students and placements
reporting-on-leave = on leave until { $day }
reporting-elsewhere = Ext
reporting-elsewhere-long = Outside the sites
reporting-again = { $category } ×2
reporting-again-long = Already done on this site.
reporting-proposed = { $category } ?
reporting-proposed-long = A proposal, not published yet.
reporting-cell = Placement { $number }: { $category }, { $host }.
reporting-not-done = not done
reporting-not-done-long = { $host }: not done.
reporting-leave = leave
reporting-leave-long = On leave during this campaign.
reporting-excused = excused
reporting-excused-long = Excused from this campaign.
reporting-hole = missing
reporting-hole-long = { $campaign }: no placement.
reporting-waiting = …
reporting-waiting-long = { $campaign }: under way.
reporting-legend-empty = To come
reporting-legend-hole = missing: published campaign without a placement
reporting-legend-leave = leave: on leave
reporting-legend-again = ×2: already done on this site
reporting-legend-proposed = ?: proposal, not published
reporting-summary = By category
reporting-lacking = Students who have not done it
reporting-placement = Placement { $n }
reporting-placement-host = Place of placement { $n }
reporting-palette = Search
reporting-found = { $n ->
    [0] No result
    [one] One result
   *[other] { $n } results
  }
reporting-none-title = Nothing matches
reporting-none-text = Check the spelling, or search with fewer words.
reporting-kind-student = student
reporting-kind-campaign = campaign
reporting-kind-cohort = cohort
reporting-kind-site = site
reporting-kind-organisation = organisation
reporting-kind-page = page
reporting-kind-action = action

reporting-requirements = Requirements
reporting-to-cohort = The cohort
reporting-risk-out = out of reach
reporting-risk-risk = at risk
reporting-risk-open = open
reporting-risk-met = met
reporting-unmet = Requirement
reporting-unmet-any = All requirements
reporting-unmet-one = { $name }: not met yet
reporting-pressing = What presses
reporting-nothing-asked-title = No requirement to follow
reporting-nothing-asked-text = The cohort has no student, or its programme asks for nothing. Requirements are added to the programme.

reporting-situation = Situation
reporting-my-situation = My situation
reporting-my-situation-lead = All that you owe and all that you are owed, on one page.
reporting-asked = What is asked for
reporting-asked-nothing = No curriculum requirement is asked for.
reporting-placements = Placements past and to come
reporting-placements-none = No placement is published yet.
reporting-from-to = from { $from } to { $to }
reporting-placement-coming = to come
reporting-placement-running = under way
reporting-placement-done = done
reporting-placement-not-done = not done
reporting-account = Score and debt
reporting-account-none = No published campaign counts yet: neither score nor debt.
reporting-account-why = Where this comes from
reporting-score-now = Score: { $score }. The lower it is, the less the placements obtained have cost.
reporting-score-none = No score yet: no placement has had a cost.
reporting-score-first = The placement cost { $cost }; it is the first of the score: { $after }.
reporting-score-changed = The placement cost { $cost }; the score went from { $before } to { $after }.
reporting-debt-owed = Debt: { $debt }. Past campaigns served less well than the mean of the cohort: the next one takes it into account.
reporting-debt-owes = Debt: { $debt }. Past campaigns served better than the mean of the cohort: the next one takes it into account.
reporting-debt-even = Debt: { $debt }. Past campaigns served like the mean of the cohort.
reporting-debt-carried = Debt carried over: from { $before } to { $after }.
reporting-served-rank = Rank obtained: { $rank }. Mean rank of the cohort: { $mean }. Difference: { $difference }.
reporting-served-nothing = No wish obtained, which counts as rank { $rank }. Mean rank of the cohort: { $mean }. Difference: { $difference }.
reporting-served-aside = This campaign does not count in the debt: list too short, placement elsewhere, or a decision made before the wishes.
reporting-owed = Accommodations
reporting-owed-none = No accommodation is granted.
reporting-exchanges = Exchanges of placements
reporting-exchanges-none = No exchange was proposed.
reporting-papers = Documents to come
reporting-papers-none = No document is expected.
reporting-paper-request = Request for a placement elsewhere to complete: { $host } ({ $campaign })
