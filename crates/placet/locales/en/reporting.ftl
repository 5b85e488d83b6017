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
