# The home page of who works here.

home-hello = Hello { $name }
home-todo-title = Waiting for you
home-todo-count = { $count ->
    [0] Nothing is waiting for a decision; the rest runs by itself.
    [one] One thing is waiting for a decision; the rest runs by itself.
   *[other] { $count } things are waiting for a decision; the rest runs by itself.
 }
home-todo-empty = Nothing is waiting for a decision
home-todo-empty-text = What needs a decision will show here, with the link to take it.
home-todo-wishes = { $count ->
    [one] student has ranked no site
   *[other] students have ranked no site
 }
home-why-wishes = { $campaign } – closes { $end }
home-todo-requests = { $count ->
    [one] request for a placement elsewhere to examine
   *[other] requests for a placement elsewhere to examine
 }
home-todo-cases = { $count ->
    [one] student without a proposal to examine
   *[other] students without a proposal to examine
 }
home-todo-validate = { $count ->
    [one] proposal to validate
   *[other] proposals to validate
 }
home-why-validate = { $campaign } – publication on { $date }
home-todo-alerts = { $count ->
    [one] campaign needs attention
   *[other] campaigns need attention
 }
home-todo-contacts = { $count ->
    [one] open site without a contact
   *[other] open sites without a contact
 }
home-todo-year = { $count ->
    [one] year to lock
   *[other] years to lock
 }
home-and-others = { $names }…
home-do-wishes = See who
home-do-requests = Examine
home-do-cases = Examine
home-do-validate = Validate
home-do-alerts = Review
home-do-contacts = Complete
home-do-year = Open
home-next-title = What comes next
home-next-empty = Nothing is planned in the next thirty days.
home-next-order = { $campaign }: the order should be known
home-next-wishes-open = { $campaign }: wishes open
home-next-wishes-close = { $campaign }: wishes close
home-next-commission = { $campaign }: the commission meets
home-next-publication = { $campaign }: announced date of publication
home-next-start = { $campaign }: the placement begins
home-campaigns-title = Campaigns of the year
home-campaigns-empty = No campaign under way
home-campaigns-empty-text = A campaign gives a placement to each student of one or several cohorts.
home-campaigns-create = Create a campaign
home-campaign = Campaign
home-where = Where it stands
home-placed = Placed
home-phase-coming = { $phase } on { $date }
home-phase-over = over
home-alerts = { $count ->
    [one] to look at
   *[other] { $count } things to look at
 }
home-fairness-title = Fairness over the curriculum
home-fairness-text = { $count ->
    [one] spread between students after one campaign
   *[other] spread between students over { $count } campaigns
 }
home-fairness-chart = Spread of the students’ mean ranks, campaign after campaign; the smaller, the fairer
home-fairness-start = Start of the placement
home-fairness-spread = Spread
