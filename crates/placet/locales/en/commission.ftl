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
