# Allocation: runs, comparison, proof.

allocation-rank = Rank
allocation-ranks-title = Ranks obtained
allocation-students = Students
allocation-unplaced-short = unplaced
allocation-micros = { $n } µs
allocation-millis = { $n } ms
allocation-seconds = { $n } s

allocation-procedure = Procedure
allocation-procedures = Procedures to compare
allocation-procedure-fair = Fair
allocation-procedure-least-rank = Least rank
allocation-procedure-generous = Generous
allocation-procedure-score-order-v1 = Score order v1
allocation-procedure-score-order-v2 = Score order v2
allocation-procedure-random-order = Drawn order
allocation-procedure-rank-maximal = First wishes first
allocation-procedure-stable = Rankings by sites

allocation-state = State
allocation-state-computing = computing
allocation-state-ready = ready
allocation-state-chosen = chosen
allocation-state-published = published
allocation-state-failed = failed

allocation-new-title = Start a run
allocation-options = What the run keeps beside the wishes
allocation-options-hint = Not every procedure can keep everything; one that cannot says so and computes nothing.
allocation-option-shared = The limits that several services share
allocation-option-minima = The fewest students of each site
allocation-option-pairs = The pairs: couples, shared cars, people to keep from each other
allocation-option-no-harm = Nobody fares worse than if everyone chose in turn
allocation-option-completed = Lists that are too short are continued: a free seat is kept for whoever would be left without
allocation-kept-shared = shared limits
allocation-kept-minima = fewest students
allocation-kept-pairs = pairs
allocation-kept-no-harm = nobody harmed
allocation-suggested = Outside his wishes, a seat is kept: { $site }
allocation-kept-completed = lists continued
allocation-seed = Seed of the draws
allocation-seed-hint = A whole number. The same seed always gives the same result on the same wishes.
allocation-seed-wrong = The seed is a whole number from 0 to 9,007,199,254,740,991. Correct it.
allocation-run = Compute
allocation-rules-link = What does each procedure do?
allocation-compare-usual = Compare the procedures
allocation-runs-title = Runs of the campaign
allocation-all-runs = All runs
allocation-empty-title = No run yet
allocation-empty-text = Choose a procedure and start a run. It changes nothing until you choose it.
allocation-number = Run
allocation-run-number = Run { $n }
allocation-run-title = Run { $n } – { $procedure }
allocation-unplaced = Unplaced
allocation-first = 1st wish
allocation-within-3 = Wishes 1 to 3
allocation-worst = Worst wish
allocation-cost = Mean cost ± σ
allocation-asked = Requested
allocation-asked-by = { $when }, { $who }
allocation-frozen = The campaign is published: its plan is frozen. A change is made by a decision of the commission.
allocation-wishes-open = Wishes are open until { $until }. A run started now is a simulation on the wishes saved so far; you may choose one once they are closed.
allocation-stale = Wishes, seats, pairs, requirements, decisions or settings have changed since the last run. Start a new run to take them into account.

allocation-refused-no-procedure = No procedure is chosen. Choose at least one.
allocation-refused-published = The campaign is published: no run is possible any more. Use a decision of the commission.
allocation-refused-no-participant = There is nobody to place. Add participants to the campaign, then try again.
allocation-refused-no-seat = No seat is open. Open seats, then try again.
allocation-problem-pins = { $site }: the commission placed { $pins } students there for { $seats } open seats. Open seats or withdraw a decision.
allocation-problem-pin = The decision that places { $student } at { $site } no longer fits: this site is not open to the cohort. Withdraw it or change it.
allocation-problem-secondary = { $site } is a secondary site and stands alone for { $student }. Correct the category of the site or the decision.
allocation-problem-principal = { $site } is a principal site and stands as a secondary one for { $student }. Correct the category of the site or the decision.
allocation-problem-parameter = The allocation setting “{ $field }” has an impossible value. Correct it in the settings.
allocation-problem-other = The data of the campaign contradict themselves. The error is logged; check seats and decisions, then try again.

allocation-computing = The run is being computed. It goes on even if you leave this page, and resumes after the server stops.
allocation-reload = Refresh
allocation-give-up = Give up this run
allocation-gave-up = The run was given up.
allocation-gave-up-late = The run had just ended: its result is kept.
allocation-given-up = This run was given up before its end. Start another one.
allocation-failed = This run did not succeed; the cause is logged. Start it again, and tell the administrator if it fails once more.
allocation-failed-unsupported = This procedure cannot honour a condition of the campaign. Choose another one.
allocation-unsupported-limits = This procedure cannot keep shared limits or the fewest students of a site. Choose “fair”, or untick this condition.
allocation-unsupported-no-harm = This procedure cannot see to it that nobody fares worse than in turn. Choose “fair”, or untick this condition.
allocation-unsupported-completed = This procedure cannot continue lists. Choose “fair”, or untick this condition.
allocation-unsupported-pairs = This procedure cannot keep pairs. Choose “fair”, or untick this condition.
allocation-unsupported-pairs-wish = This procedure cannot weigh a pair that is wished for. Choose “fair”, make the wishes musts, or untick this condition.
allocation-infeasible = No allocation keeps all of these conditions. Untick one of them, or open more seats.
allocation-infeasible-sites = No allocation reaches the fewest students of: { $sites }. Too few students can go there, or a shared limit prevents it. Lower that minimum, close the site or untick a condition.
allocation-infeasible-pairs = No allocation keeps every pair that must be kept: { $pairs }. A decision, a condition or a lack of seats prevents it. Make a pair a wish, withdraw the decision on one of the two, or untick a condition.
allocation-node-limit = The run ended at its limit before it found an allocation that keeps every condition. Untick one of them.

allocation-placed = Students placed
allocation-unplaced-count = { $n ->
    [0] no student without a placement
    [one] one student without a placement
   *[other] { $n } students without a placement
}
allocation-within-3-long = Within their first 3 wishes
allocation-within-3-detail = { $n ->
    [one] one student · worst rank obtained: { $worst }
   *[other] { $n } students · worst rank obtained: { $worst }
}
allocation-mean-rank = Mean rank
allocation-mean-rank-detail = mean rank { $mean }
allocation-cost-tile = mean cost { $cost }
allocation-tightness = Tightness
allocation-tightness-detail = { $seats } open seats, { $wishes } wishes each
allocation-trace = Traceability
allocation-fingerprint = Fingerprint
allocation-duration = Duration
allocation-certificate = Proof
allocation-verified = certificate verified: no plan is better
allocation-verified-serial = verified: everyone was served in turn
allocation-verified-not-optimal = verified, without a proof that no plan is better
allocation-gap = Possible gap to the best plan: { $gap }, in the unit of the objective.
allocation-findings = { $n ->
    [one] one finding
   *[other] { $n } findings
}
allocation-decisions = Locked
allocation-decisions-count = { $n ->
    [0] no decision of the commission
    [one] one decision of the commission
   *[other] { $n } decisions of the commission
}
allocation-download-problem = Download the problem
allocation-download-result = Download the result and its certificate
allocation-verify-hint = Anyone can verify these two files offline with the command placet verify.

allocation-pairs = Pairs
allocation-pairs-kept = { $n ->
    [0] none kept
    [one] one kept
   *[other] { $n } kept
}
allocation-pairs-broken = { $n ->
    [one] one not kept
   *[other] { $n } not kept
}
allocation-pairs-aside = { $n ->
    [one] one left to the decisions
   *[other] { $n } left to the decisions
}
allocation-pair-received = What they receive
allocation-pair-asked = { $kind }, { $strength }
allocation-pair-places = { $one } · { $other }
allocation-pair-nothing = no placement
allocation-pair-kept = kept
allocation-pair-neither = kept: neither is placed
allocation-pair-broken = not kept
allocation-pair-aside = left to the decisions
allocation-pair-both = { $site }, both

allocation-students-title = Student by student
allocation-students-count = { $n ->
    [one] one student
   *[other] { $n } students
}
allocation-student = Student
allocation-student-number = Number
allocation-number-of = no. { $n }
allocation-order = Order
allocation-debt = Debt
allocation-outcome = Outcome
allocation-site = Site
allocation-secondary = Secondary site
allocation-cost-of = Cost
allocation-cost-site = Cost of the site
allocation-cost-adjustment = Adjustment
allocation-cost-detail = site { $site }, adjustment { $adjustment }
allocation-wishes = Wishes
allocation-wish-n = Wish { $n }
allocation-wishes-count = { $n ->
    [one] one wish
   *[other] { $n } wishes
}
allocation-no-wish = no wish
allocation-nth-wish = { $rank } wish
allocation-off-list = not on the list
allocation-decided = decision
allocation-decided-none = no site, by decision
allocation-unplaced-one = unplaced
allocation-search = Name, number or site
allocation-filter-all = All outcomes
allocation-filter-first = 1st wish
allocation-filter-within-3 = Wishes 1 to 3
allocation-filter-beyond = Beyond the 3rd wish
allocation-filter-unplaced = Unplaced
allocation-filter-decided = Decided by the commission
allocation-filter-no-wish = Without any wish
allocation-filter-clear = Clear the filters
allocation-none-title = No student matches
allocation-none-text = Change the search or the filter.
allocation-file-students = allocation

allocation-compare-link = Compare procedures
allocation-compare-title = Compare procedures on these wishes
allocation-compare-sub = Computed in { $duration } · seed { $seed }
allocation-compare-seed = Seed { $seed }
allocation-compare-failed = { $procedure }: { $why }
allocation-compare-empty-title = Nothing to compare yet
allocation-compare-empty-text = Tick procedures below: each is computed on the same wishes, the same seats and the same decisions.
allocation-compare-new = Run a comparison
allocation-compare-run = Compute and compare
allocation-proposed = proposed
allocation-see = See
allocation-actions = Actions
allocation-choose = Choose “{ $procedure }”
allocation-choose-short = Choose
allocation-to-cases = Cases to examine before validating
allocation-differences = Differences
allocation-differences-title = From run { $before } to run { $after }
allocation-differences-lead = What changes for each student from “{ $before }” to “{ $after }”.
allocation-differences-summary = { $better } better served, { $worse } worse served, { $moved } moved.
allocation-differences-other = These two runs do not use the same data: wishes, seats, decisions or settings changed between them.
allocation-no-difference-title = No difference
allocation-no-difference-text = Both runs give everyone the same site.
allocation-effect = Effect
allocation-effect-better = better
allocation-effect-worse = worse
allocation-effect-moved = moved
allocation-effect-cost = cost only
allocation-not-in-run = not in this run

# The fairness sheet and the slider.

allocation-run-at = { $procedure } – { $steepness }, { $memory }
allocation-steepness-rank = average
allocation-steepness-halfway = rather average
allocation-steepness-square = balance
allocation-steepness-cube = rather equity
allocation-steepness-fourth = equity
allocation-memory-nothing = debts ignored
allocation-memory-half = debts counted by half
allocation-memory-full = debts counted in full
allocation-refused-no-position = With so many wishes, the weights of this setting are too great to be computed. Choose a setting nearer to the average.
allocation-fairness-link = Fairness sheet
allocation-fairness-title = Fairness sheet
allocation-fairness-lead = What each run makes of those served worst, what it leaves to be given back over the curriculum, and what fairness costs the average.
allocation-fairness-empty-title = No run to describe
allocation-fairness-empty = The sheet describes the runs made on the wishes of the campaign. Start one, or compare the procedures.
allocation-fairness-how = How to read these figures
allocation-fairness-how-text = They are over the students who took part; whoever is without a placement counts as the rank after the last possible wish. The spread of the debts says how differently the campaigns have served the students, before this one and after it: the more it falls, the more it gives back. The price of fairness is against the plan of the least sum of ranks, with as many students placed and the same promises kept.
allocation-sheet-worst-title = Those served worst
allocation-sheet-worst = { $rank } wish: { $n ->
    [one] { $n } student
   *[other] { $n } students
}
allocation-sheet-worst-without = without a placement: { $n ->
    [one] { $n } student
   *[other] { $n } students
}
allocation-sheet-spread = Spread of the debts
allocation-sheet-from-to = { $from } → { $to }
allocation-sheet-most = the greatest: { $debt }
allocation-sheet-price = Price of fairness
allocation-sheet-price-mean = { $mean } rank on average
allocation-sheet-fewer-3 = { $n ->
    [one] { $n } student fewer
   *[other] { $n } students fewer
} within the first three wishes
allocation-sheet-more-3 = { $n ->
    [one] { $n } student more
   *[other] { $n } students more
} within the first three wishes
allocation-sheet-worst-gains = the one served worst gains { $n ->
    [one] { $n } rank
   *[other] { $n } ranks
}
allocation-sheet-worst-loses = the one served worst loses { $n ->
    [one] { $n } rank
   *[other] { $n } ranks
}
allocation-sheet-more-without = { $n ->
    [one] { $n } student more
   *[other] { $n } students more
} without a placement
allocation-sheet-fewer-without = { $n ->
    [one] { $n } student fewer
   *[other] { $n } students fewer
} without a placement
allocation-slider-title = Between average and equity
allocation-slider-lead = The fair procedure, computed here at each setting on the wishes of today. Nothing is kept until you start the run.
allocation-slider-label = What counts most
allocation-slider-average = Average
allocation-slider-equity = Equity
allocation-slider-memory = What the past weighs
allocation-slider-memory-hint = The debt of each student: what the campaigns before owe him.
allocation-slider-position = Setting
allocation-slider-own = the institution’s
allocation-slider-same = as with the institution’s setting
allocation-slider-instead = instead of { $value } with the institution’s setting
allocation-slider-run = Start a run with this setting
allocation-slider-run-hint = The run joins the comparison, with its proof. It changes nothing until you choose it.
allocation-slider-none = The slider appears when students to place and seats answer each other without contradiction.
allocation-slider-published = The placements are published and the data have changed since: the slider would no longer mean anything.
allocation-past-title = The campaigns before
allocation-past-lead = The same figures, for the published plans of the same cohorts.
allocation-past-none = No published campaign of the same cohorts.
allocation-past-campaign = Campaign
allocation-past-students = { $n } students
allocation-run-repair = { $procedure } – repair
