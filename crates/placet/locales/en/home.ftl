# Everybody's home: what to do today.

home-student-title = My placements
home-next = Your next step
home-next-wishes-begin = Rank your wishes
home-next-wishes-complete = Complete your wishes
home-next-wishes-review = Your wishes are ranked
home-button-wishes-begin = Start my ranking
home-button-wishes-complete = Continue my ranking
home-button-wishes-review = Review my ranking
home-ranked = { $n ->
    [0] no site ranked yet, { $max } at most.
    [one] one site ranked, { $max } at most.
   *[other] { $n } sites ranked, { $max } at most.
}
home-next-placement = Your placement: { $host }
home-next-placement-text = { $campaign }, from { $from } to { $to }.
home-button-result = Read my result
home-next-without = No placement is given to you
home-next-without-text = { $campaign }: read why, and what it changes for the next campaign.
home-next-coming = Wishes for { $campaign } will open soon
home-next-coming-text = They open on { $at }. You can already look at the sites.
home-button-sites = See the sites
home-next-wait = Your list is saved
home-next-wait-text = { $campaign }: wishes are closed. The result is due on { $at }.
home-button-read = Read my wishes again
home-next-nothing = Nothing to do for now
home-next-nothing-text = Your next campaign will appear here as soon as it opens.
home-step-address = Address known
home-step-wishes = Wishes
home-step-result = Result
home-step-placement = Placement
home-address-unknown = to be given to the registrar
home-excused = excused
home-from = from { $at }
home-days = from { $from } to { $to }
home-no-placement = no placement
home-link-rank = Rank my wishes
home-link-read = See the sites and my wishes
home-situation = My situation: what I owe, what I am owed
home-requirements = My curriculum: what is asked, what is left to do
home-exchanges = My exchanges of placements
home-placements = My placements so far
home-placements-none = No placement published yet. Yours will appear here on the day of publication.
home-placement-coming = to come
home-placement-running = under way
home-placement-done = done
home-placement-not-done = not done
home-empty-title = No campaign for now
home-empty = Your placement campaigns will appear here as soon as your year opens. Nothing to do until then.

home-rehearsed = Rehearsal of { $at }
