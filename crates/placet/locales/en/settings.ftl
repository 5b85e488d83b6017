# The settings.

settings-text = Each value has a default, an effect and a history. A change holds for what is created or computed afterwards: existing campaigns and runs keep their values.
settings-group-institution = Institution
settings-group-text-institution = The name, the zone and the language that every page uses.
settings-group-campaign = Defaults of campaigns
settings-group-text-campaign = A new campaign receives these values; they can be changed in each campaign.
settings-group-allocation = Allocation
settings-group-text-allocation = The parameters of the computations. Each run keeps those it was made with.
settings-setting = Setting
settings-value = Value
settings-default = Default
settings-history = History
settings-own = changed
settings-reset = Back to the default
settings-was-reset = “{ $name }” has its default value again.
settings-never = never changed
settings-changes = { $count ->
    [one] one change
   *[other] { $count } changes
 }
settings-change = { $at }, { $who }: { $before } → { $after }
settings-changed = { $count ->
    [0] Nothing has changed.
    [one] One setting is changed.
   *[other] { $count } settings are changed.
 }
settings-hint = { $effect } Default: { $default }.
settings-zone-unknown = There is no such zone. Choose one of the list, for example Europe/Paris.
settings-decimal-bounds = Give a number from { $min } to { $max }, for example 1.4.
settings-list-long = Give { $max } numbers at most.
settings-list-bounds = Give whole numbers from { $min } to { $max }, separated by spaces.
settings-days-order = This day ({ $second }) must come after the one that precedes it in a campaign ({ $first }). Correct one of them.
settings-wishes-min = The wishes asked for cannot exceed the most wishes. Correct one of them.
settings-phi-convex = Each weight must exceed the one before it, by at least as much as the last step: 1 4 9 16, for example.

setting-institution-name = Name of the institution
setting-institution-name-effect = It stands at the top of every page and on documents.
setting-institution-zone = Time zone
setting-institution-zone-effect = Dates and times are read and shown in this zone.
setting-institution-language = Default language
setting-institution-language-effect = That of a visitor who has chosen none.
setting-institution-contact = Contact for students
setting-institution-contact-effect = An address or an office to ask for help.
setting-campaign-order-day = The order is computed
setting-campaign-order-day-effect = Days from the start of the placement; negative: before it.
setting-campaign-wishes-open-day = Wishes open
setting-campaign-wishes-open-day-effect = Days from the start of the placement; negative: before it.
setting-campaign-wishes-close-day = Wishes close
setting-campaign-wishes-close-day-effect = Days from the start of the placement; wishes close at the first minute of that day.
setting-campaign-commission-day = Commission
setting-campaign-commission-day-effect = Days from the start of the placement; a run should exist by that day.
setting-campaign-publication-day = Publication
setting-campaign-publication-day-effect = Days from the start of the placement; students then see their placement.
setting-campaign-end-day = End of the placement
setting-campaign-end-day-effect = First day after the placement, counted from its start.
setting-campaign-validation-open-day = Validation opens
setting-campaign-validation-open-day-effect = Days from the start of the placement; supervisors may then give their verdict.
setting-campaign-validation-close-day = Validation closes
setting-campaign-validation-close-day-effect = Days from the start of the placement; afterwards a validation is late.
setting-campaign-evaluation-open-day = Evaluation opens
setting-campaign-evaluation-open-day-effect = Days from the start of the placement.
setting-campaign-evaluation-close-day = Evaluation closes
setting-campaign-evaluation-close-day-effect = Days from the start of the placement.
setting-campaign-wishes-max = Most wishes
setting-campaign-wishes-max-effect = How many sites a student may rank.
setting-campaign-wishes-min = Wishes asked for
setting-campaign-wishes-min-effect = How many sites a student should rank; a shorter list never raises the student’s debt.
setting-campaign-seat-margin = Margin of seats (%)
setting-campaign-seat-margin-effect = Seats recommended beyond the number of students of each cohort.
setting-campaign-procedure = Procedure proposed
setting-campaign-procedure-effect = The one that a new campaign proposes first; the others can still be compared.
setting-campaign-far-km = Far from home (km)
setting-campaign-far-km-effect = Beyond this straight-line distance the commission examines the case.
setting-allocation-phi = Weights of ranks
setting-allocation-phi-effect = What each rank costs in the fair procedure, from the first to the last; empty: the square of the rank.
setting-allocation-off-list = Weight of a place outside the list
setting-allocation-off-list-effect = Where lists are continued, what a place that the student did not ask for costs, as a multiple of the rank after the last wish: the greater, the less the fair procedure uses it to spare others.
setting-allocation-debt-halving = Debt that doubles the weight
setting-allocation-debt-halving-effect = A student whose debt is larger by this much counts twice as much.
setting-allocation-debt-bound = Largest debt counted
setting-allocation-debt-bound-effect = Beyond it, either way, a debt weighs no more.
setting-allocation-debt-halving-early = Debt that doubles the weight, while many placements are left
setting-allocation-debt-halving-early-effect = In place of the debt above, where the number of placements left is known: what is owed can still be given back later.
setting-allocation-debt-halving-last = Debt that doubles the weight, in the last placement
setting-allocation-debt-halving-last-effect = Smaller than the one before: nothing can be given back afterwards. In between, it falls evenly.
setting-allocation-debt-early-periods = Placements left from which many are left
setting-allocation-debt-early-periods-effect = With this many placements left or more, this one included, a debt weighs least.
setting-allocation-debt-bound-ahead = Largest debt counted, where the placements left are known
setting-allocation-debt-bound-ahead-effect = In place of the largest debt above; at most ten times the debt that doubles the weight.
setting-allocation-advance-share = Share of an advance that counts
setting-allocation-advance-share-effect = Where the placements left are known, a student who was served better than the others loses only this share of it: 1 as much as one who is owed gains, 0 nothing.
setting-allocation-pair-penalty = What a pair that is wished for weighs
setting-allocation-pair-penalty-effect = What a pair that it does not keep costs a run, in the unit of ranks: in the fair procedure, 16 is worth a student who falls from the first to the fourth wish.
setting-allocation-rank-costs = Points of a wish by its rank
setting-allocation-rank-costs-effect = They measure the demand of a site, hence its cost: the first number is that of a first wish.
setting-allocation-exponent = Exponent of the cost
setting-allocation-exponent-effect = The larger it is, the less a site in high demand costs.
setting-allocation-divisor = Divisor of the cost
setting-allocation-divisor-effect = It sets the demand from which the exponent is felt.
setting-allocation-site-cost-max = Largest cost of a site
setting-allocation-site-cost-max-effect = The cost of a site never exceeds this value.
setting-allocation-cost-max = Largest cost of a placement
setting-allocation-cost-max-effect = The cost of the site and the adjustment together never exceed this value.
setting-allocation-order-bonus = Adjustment for each place in the order
setting-allocation-order-bonus-effect = What each place away from the middle of the order takes from the cost or adds to it (score order v2).
setting-allocation-score-factor = Adjustment by the score
setting-allocation-score-factor-effect = Share of the site’s cost added or removed by how far the score is from the mean (score order v1).
