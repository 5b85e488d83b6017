# Rehearsals before the wishes close.

rehearsals-title = Rehearsals
rehearsals-lead = At each of these instants, each student reads what he would receive that day and where he stands wish by wish, and may still change his list. Nothing is published; nobody else reads these pages.
rehearsals-none = No rehearsal is planned.
rehearsals-to-wishes = Wishes
rehearsals-when = Announced for
rehearsals-state = State
rehearsals-state-coming = to come
rehearsals-state-held = held
rehearsals-state-due = being computed
rehearsals-state-missed = missed
rehearsals-state-failed = without a result
rehearsals-ranked = Have ranked
rehearsals-placed = Placed
rehearsals-within-3 = Wishes 1 to 3
rehearsals-sure = Sure of a wish
rehearsals-of = { $n } of { $all }
rehearsals-failed-nobody = Nobody was to be placed, or no seat was open.
rehearsals-failed-unsolved = The data of the campaign contradicted each other. Start a run to learn why.
rehearsals-plan = When to rehearse
rehearsals-mode = The rehearsals of this campaign
rehearsals-mode-usual = As in the whole institution (days before the close: { $days })
rehearsals-mode-usual-none = never
rehearsals-mode-as-usual = As in the whole institution
rehearsals-mode-own = On other days
rehearsals-mode-never = None
rehearsals-mode-missing = Choose when to rehearse.
rehearsals-days = Days before the close
rehearsals-days-hint = For instance: 10, 5, 2. At 8 a.m.; 0 is the last day. Counts only for “On other days”.
rehearsals-days-wrong = Give from one to { $count } numbers of days, between 0 and { $most }, separated by commas.
rehearsals-days-outside = None of these days falls while the wishes are open. Correct them, or choose “None”.
rehearsals-save = Save
rehearsals-saved = The rehearsals are saved. Students see their dates on the page of the wishes.
rehearsals-changed = Somebody changed the rehearsals since this page was shown. Save once more for your choice to prevail.
rehearsals-closed = The wishes are closed: there is nothing left to rehearse.

rehearsals-mine-title = My rehearsal
rehearsals-mine-when = Rehearsal of { $when }.
rehearsals-mine-none = No rehearsal has taken place yet.
rehearsals-mine-closed = The wishes are closed: the rehearsal would tell nothing useful any more. Your result will be published on the announced date.
rehearsals-mine-changed = You have changed your list since: this page tells of the one of then.
rehearsals-mine-wishes = Where you stood
rehearsals-mine-nothing-decided = This is only a rehearsal: nothing is decided or published, and you may change your wishes until the close.
rehearsals-mine-coming = Next rehearsals:
rehearsals-waiting = { $n ->
    [0] All students had ranked sites.
    [one] { $n } student of { $all } had not ranked any site yet.
   *[other] { $n } students of { $all } had not ranked any site yet.
}
rehearsals-today = Had the wishes closed then, you would have received { $site }, your { $rank } wish.
rehearsals-today-decided = The commission has already decided for you: { $site }.
rehearsals-today-unranked = You had not ranked any site yet. Rank some to learn where you stand at the next rehearsal.
rehearsals-today-none = Had the wishes closed then, you would have received none of your wishes.
rehearsals-word-sure = sure
rehearsals-word-likely = likely
rehearsals-word-unlikely = unlikely
rehearsals-advice-sure = The first wish that is “sure” is the worst to expect if you leave your list as it is. To put higher what you truly prefer loses you nothing of what follows.
rehearsals-advice-short = None of your wishes is sure: your list is too short or aims at sites that are much asked for. Add sites at its end.
rehearsals-words = What do these words mean?
rehearsals-words-text = We imagined a hundred closes. In each, those who have not ranked yet ask for each site as much as your cohort has so far, and one in ten of the others changes his list. Sure: in all of them you get this wish, or one that you prefer, if you leave your list as it is. Likely: in more than half of them. Unlikely: in half of them or fewer. “Sure” is a count, not a promise.
rehearsals-to-ranking = Review my wishes
