# Wishes: ranking, receipts, demand, the manager's view.

wishes-home = My placements
wishes-title = My wishes
wishes-lead = Rank the sites you would like, most wanted first. Every change is saved, and you can change anything until wishes close.
wishes-deadline = Closes { $at } — { $left }
wishes-left-days = { $days ->
    [one] { $hours ->
        [0] in 1 day
       *[other] in 1 day { $hours } h
    }
   *[other] { $hours ->
        [0] in { $days } days
       *[other] in { $days } days { $hours } h
    }
}
wishes-left-hours = in { $hours } h { $minutes } min
wishes-left-minutes = { $minutes ->
    [one] in 1 minute
   *[other] in { $minutes } minutes
}
wishes-position = You are number { $position } of { $count } in the order.
wishes-clock = Server time: { $time } ({ $zone }). This is the clock that counts.
wishes-zone = { $city } time
wishes-saved-at = Saved at { $time } ({ $zone })
wishes-saved-on = Saved on { $day } at { $time } ({ $zone })
wishes-exactly = { $day } at { $time } ({ $zone })
wishes-undo = Undo the last change

wishes-shut-not-yet = Wishes open on { $at }. You can already look at the sites.
wishes-shut-closed = Wishes have been closed since { $at }. The last list saved is the one that counts; it stays readable here.
wishes-shut-not-confirmed = Wishes are not open yet: the internship manager has not finished preparing the campaign. Come back a little later.
wishes-shut-excused = You are excused from this campaign: you have nothing to rank. If this is a mistake, write to the internship manager.
wishes-not-saved = This change is not saved.
wishes-stale = Your ranking was changed in another window or on another device: this change is not saved. Here is the list as saved; make your change again if you still want it.
wishes-refused-too-many = { $max ->
    [one] This list has { $found } wishes and the campaign takes only one. Remove some, then try again.
   *[other] This list has { $found } wishes and the campaign takes { $max }. Remove some, then try again.
}
wishes-refused-duplicate = { $site } is ranked twice, at { $first } and { $rank }. Keep one of them.
wishes-refused-unknown = One of the sites is not open to your cohort in this campaign. Reload the page to see the current list.
wishes-refused-secondary = { $site } is a secondary site: it is chosen with a principal site, not by itself.
wishes-refused-ineligible = { $site } cannot be ranked. { $reasons }
wishes-refused-not-paired = { $secondary } does not go with { $site }. Choose another secondary site.
wishes-site-unknown = This site

wishes-reason-inactive = The site no longer takes students.
wishes-reason-not-open = The site is not open to your cohort.
wishes-reason-no-seat = No seat is open.
wishes-reason-level = The site does not take your study level.
wishes-reason-done = { $times ->
    [one] You have already done a placement there.
   *[other] You have already done { $times } placements there.
}
wishes-reason-not-allowed = The site is given by the commission, not by wish.
wishes-reason-requirements = The requirements of your curriculum do not allow it.
wishes-mark-name = “{ $name }”
wishes-mark-useful = useful
wishes-mark-required = required
wishes-mark-closed = closed by the curriculum
wishes-marked-useful = Counts for { $names }.
wishes-marked-required = { $n ->
    [one] One of those to obtain now: else { $names } is out of reach.
   *[other] One of those to obtain now: else { $names } are out of reach.
}
wishes-marked-closed = { $n ->
    [one] After this placement, { $names } could not be kept any more.
   *[other] After this placement, { $names } could not be kept together any more.
}
wishes-against-days = The placement falls on days when you are unavailable, from { $from } to { $to }.
wishes-against-far = The site is { $km } km away in a straight line, beyond the { $longest } km of your accommodation.
wishes-against-unknown = The distance is not known, and your accommodation sets { $longest } km at most.
wishes-against-sector = Your accommodation excludes this site.

wishes-mine = My ranking
wishes-count = { $n } of { $max }
wishes-empty-title = No site ranked yet
wishes-empty = Add sites from the list of open sites: the first one you add takes rank 1.
wishes-empty-closed-title = No wish saved
wishes-empty-closed = Your list is empty.
wishes-see-sites = See the open sites
wishes-save-ranks = Save the ranks chosen
wishes-remaining = { $n ->
    [0] Your ranking is complete.
    [one] One more wish possible.
   *[other] { $n } more wishes possible.
}
wishes-remaining-many = { $n } more wishes possible.
wishes-remaining-one = One more wish possible.
wishes-remaining-none = Your ranking is complete.
wishes-remaining-why = The longer the list, the less likely you are to be placed by the commission.
wishes-shortfall = { $found ->
    [0] The campaign asks for at least { $min } wishes.
    [one] The campaign asks for at least { $min } wishes; you have 1.
   *[other] The campaign asks for at least { $min } wishes; you have { $found }.
}
wishes-no-longer = no longer offered
wishes-warning = note
wishes-with = with { $site }
wishes-secondary = With the secondary site
wishes-secondary-none = None
wishes-keys = Keyboard shortcuts
wishes-keys-move = Move the wish you are on up or down
wishes-keys-rank = Give it this rank
wishes-keys-delete-key = Delete
wishes-keys-delete = Remove it
wishes-keys-undo = Undo the last change
wishes-keys-drag = You can also drag a wish by its handle, on the left.

wishes-sites = Open sites
wishes-sites-count = { $sites ->
    [one] { $sites } site, { $seats }
   *[other] { $sites } sites, { $seats }
}
wishes-seats = { $n ->
    [0] no seat
    [one] { $n } seat
   *[other] { $n } seats
}
wishes-km = { $km ->
    [0] less than 1 km
   *[other] { $km } km
}
wishes-no-site-title = No open site
wishes-no-site = No seat is open to your cohort yet. Come back once the internship manager has opened seats.
wishes-search = Find a site
wishes-search-hint = Service, town, specialty…
wishes-filter-category = Category
wishes-filter-category-all = All categories
wishes-filter-town = Town
wishes-filter-town-all = All towns
wishes-filter-distance = Distance
wishes-filter-distance-all = Any distance
wishes-filter-km = Within { $km } km
wishes-filter-demand = Demand
wishes-filter-demand-all = Any demand
wishes-filter-demand-is = Demand: { $level }
wishes-filter-eligible = Only those I may rank
wishes-filter-fresh = Categories I have not done yet
wishes-filter-apply = Filter
wishes-filter-clear = Clear the filters
wishes-sort = Order of the list
wishes-sort-category = By category
wishes-sort-name = By name
wishes-sort-seats = Most seats first
wishes-sort-distance = Nearest first
wishes-sort-demand = Least wanted first
wishes-sort-demand-most = Most wanted first
wishes-none-found-title = No site matches
wishes-none-found = Widen the search: fewer words, another town, a longer distance.
wishes-col-site = Site
wishes-col-seats = Seats
wishes-col-demand = Demand
wishes-col-action = Action
wishes-not-offered = not offered
wishes-info = More about it
wishes-distance-note = Distances are straight lines from your home or your declared lodging. Without a known address, no distance is shown.

wishes-demand = demand
wishes-demand-closed = closed
wishes-demand-nobody = nobody yet
wishes-demand-very-low = very low
wishes-demand-low = low
wishes-demand-medium = medium
wishes-demand-high = high
wishes-demand-very-high = very high
wishes-demand-counted = { $word } ({ $n } wishes)
wishes-askers = { $n ->
    [one] { $n } wish
   *[other] { $n } wishes
}
wishes-past = { $campaign }: { $seats }, { $asked }, the last one admitted had ranked it { $rank }
wishes-past-none = { $campaign }: { $seats }, { $asked }, nobody was admitted by wish
wishes-past-few = { $campaign }: { $seats }, in little demand
wishes-past-nothing = Never opened in a past campaign
wishes-past-more = Earlier campaigns

wishes-receipts = My receipts
wishes-receipts-lead = Every save leaves a receipt dated by the server. They stay readable after the close.
wishes-receipts-number = Receipt
wishes-receipts-empty-title = No receipt
wishes-receipts-empty = You have not saved anything in this campaign yet. The first receipt will appear here with your first wish.
wishes-rank-now = Rank my wishes
wishes-back = Back to my wishes
wishes-wishes = { $n ->
    [0] no wish
    [one] { $n } wish
   *[other] { $n } wishes
}
wishes-receipt-title = Receipt no. { $number }
wishes-receipt-last = list in force
wishes-receipt-institution = Institution
wishes-receipt-campaign = Campaign
wishes-receipt-student = Student
wishes-receipt-student-number = { $name }, no. { $number }
wishes-receipt-saved = Saved
wishes-receipt-count = Wishes
wishes-receipt-list = List as saved
wishes-receipt-rank = Rank
wishes-receipt-no-wish = The list saved is empty.
wishes-receipt-hash = Fingerprint
wishes-receipt-hash-start = Start of the fingerprint
wishes-receipt-hash-why = This SHA-256 fingerprint is that of the file you can download here: if a single comma changed, it would be different. Print this page or save it as a PDF to keep it.
wishes-receipt-newer = A more recent list is saved: that is the one that counts.
wishes-receipt-newer-link = See its receipt
wishes-receipt-download = Download the file
wishes-receipt-file = wishes-receipt
wishes-print = Print
wishes-keys-control = Ctrl

wishes-views = Views of the wishes
wishes-by-student = By student
wishes-by-site = By site
wishes-participants = { $n ->
    [0] no student
    [one] { $n } student
   *[other] { $n } students
}
wishes-openings = { $n ->
    [0] no site
    [one] { $n } site
   *[other] { $n } sites
}
wishes-no-participant-title = Nobody in this campaign
wishes-no-participant = Add participants first, in the tab of participants: their lists will appear here.
wishes-no-opening-title = No open seat
wishes-no-opening = Open seats first, in the tab of openings: the demand of each site will appear here.
wishes-nobody-found-title = Nobody matches
wishes-nobody-found = Remove a filter, or search with fewer words.
wishes-search-student = Name or student number
wishes-any-state = All states
wishes-any-cohort = All cohorts
wishes-tile-ranked = Ranked wishes
wishes-tile-none = Ranked nothing
wishes-tile-short = List too short
wishes-tile-excused = Excused
wishes-state-complete = long enough
wishes-state-short = list too short
wishes-state-none = nothing ranked
wishes-state-excused = excused
wishes-col-student = Student
wishes-col-number = Number
wishes-col-cohort = Cohort
wishes-col-position = Position
wishes-col-wishes = Wishes
wishes-col-state = State
wishes-col-saved = Last save
wishes-col-askers = Ranked by
wishes-col-first = Ranked first by
wishes-col-code = Code
wishes-col-category = Category
wishes-file = wishes
wishes-file-demand = demand-by-site
wishes-of = Wishes of { $name }
wishes-one-empty-title = No wish saved
wishes-one-empty = This student has ranked nothing. Only they can change their list, until the close.
wishes-one-excused = This student is excused from the campaign.
wishes-all-students = All students

wishes-rehearsed = A rehearsal took place on { $at }: it tells what you would have received, and where you stand wish by wish.
wishes-rehearsal-coming = Next rehearsal on { $at }.
wishes-rehearsal-link = Read my rehearsal
wishes-rehearsals = Rehearsals
