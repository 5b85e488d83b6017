# The requirements of a curriculum: what a programme asks, where each stands, equivalences and waivers.

curricula-title = Requirements
curricula-lead = What the programme asks of each student: how many placements at least or at most, where and when. One placement may count for several requirements.
curricula-new = New requirement
curricula-edit = Change the requirement
curricula-no-programme = No programme
curricula-no-programme-text = A requirement belongs to a programme. Create the programme and its levels first.
curricula-empty = No requirement
curricula-empty-text = As long as the programme asks for nothing, each student may take any site that is open to them.
curricula-no-level = This programme has no study level: its requirements concern nobody, and nothing can be checked. Add its levels.
curricula-agree = These requirements can all be kept together.
curricula-order-about = When not all can be kept for a student, the last requirement gives way first.
curricula-contradictions = { $n ->
    [one] One contradiction
   *[other] { $n } contradictions
}
curricula-cut-short = The check was cut short: there are too many cases. What is said here is true, but more may be incompatible. Simplify the groups or the periods that cross.
curricula-column-rank = Order
curricula-column-name = Requirement
curricula-column-counts = What counts
curricula-column-figures = How many
curricula-column-window = When
curricula-column-settled = Students with an equivalence or a waiver
curricula-column-move = Move
curricula-up = Move { $name } up
curricula-down = Move { $name } down
curricula-counts-all = all placements
curricula-counts-category = category { $name }
curricula-counts-group = one of the categories { $names }
curricula-counts-site = site { $name }
curricula-figures-none = no placement
curricula-figures-free = without limit
curricula-figures-max = { $n ->
    [one] at most 1 placement
   *[other] at most { $n } placements
}
curricula-figures-min = { $n ->
    [one] at least 1 placement
   *[other] at least { $n } placements
}
curricula-figures-exactly = { $n ->
    [one] exactly 1 placement
   *[other] exactly { $n } placements
}
curricula-figures-between = from { $min } to { $max } placements
curricula-whole = the whole curriculum
curricula-from = from { $from }
curricula-until = until { $until }
curricula-between = from { $from } to { $until }
curricula-quoted = “{ $name }”
curricula-bound-min = { $n ->
    [one] “{ $name }” asks for at least 1 placement
   *[other] “{ $name }” asks for at least { $n } placements
}
curricula-bound-max = { $n ->
    [one] “{ $name }” allows at most 1 placement
   *[other] “{ $name }” allows at most { $n } placements
}
curricula-bound-none = “{ $name }” allows no placement
curricula-contradiction-one = { $n ->
    [0] { $bounds }, and no campaign of the curriculum offers one that counts.
    [one] { $bounds }, and only one campaign of the curriculum offers one that counts.
   *[other] { $bounds }, which the { $n } campaigns of the curriculum that offer some do not make possible.
}
curricula-contradiction-several = { $n ->
    [0] These cannot be kept together: { $bounds }.
    [one] These cannot be kept together: { $bounds } (one campaign of the curriculum offers one that counts).
   *[other] These cannot be kept together: { $bounds } ({ $n } campaigns of the curriculum offer some that count).
}
curricula-contradiction-year = { $said } So it is for those who enter in { $year }.
curricula-conflicts = Not everything can be kept any more:
curricula-conflict-one = { $n ->
    [0] { $bounds }, and no campaign to come offers one that counts.
    [one] { $bounds }, and only one campaign to come offers one that counts.
   *[other] { $bounds }, which the { $n } campaigns to come that offer some no longer make possible.
}
curricula-conflict-several = { $n ->
    [0] These can no longer be kept together: { $bounds }.
    [one] These can no longer be kept together: { $bounds } (one campaign to come offers one that counts).
   *[other] These can no longer be kept together: { $bounds } ({ $n } campaigns to come offer some that count).
}
curricula-field-name = Name
curricula-field-name-hint = As students read it, for example “Surgery”.
curricula-field-scope = What counts
curricula-scope-all = All placements
curricula-scope-category = Placements in one category
curricula-scope-site = Placements at one site
curricula-scope-group = Placements in one of several categories
curricula-field-categories = Categories
curricula-field-categories-hint = Only one for a category, several for a group; without effect otherwise.
curricula-field-site = Site
curricula-field-site-hint = For placements at one site; without effect otherwise.
curricula-field-no-site = No site
curricula-field-min = At least
curricula-field-max = At most
curricula-field-levels = Study levels
curricula-field-levels-hint = Without a choice, placements count in all levels.
curricula-field-from = From
curricula-field-until = Until
curricula-field-dates-hint = A placement counts when all of it lies between these dates. Without a date, it always counts.
curricula-one-category = Choose one category, and only one. For several, choose “Placements in one of several categories”.
curricula-no-category = The group has no category: nothing would count. Tick at least one.
curricula-no-bound = The requirement asks for nothing and limits nothing. Give a minimum, a maximum, or both.
curricula-min-over-max = The requirement asks for at least { $min } and allows at most { $max }. Lower the minimum or raise the maximum.
curricula-backwards = The end comes before the start: no placement would count. Correct one of the two dates.
curricula-too-many = The programme already has { $most } requirements, as many as a check takes. Remove one first.
curricula-save = Save
curricula-check = Check without saving
curricula-checked = This requirement and the others can all be kept together. Nothing is saved yet.
curricula-saved = Requirement “{ $name }” saved.
curricula-saved-contradicts = Requirements of the programme contradict each other: which ones and why is said below.
curricula-removed = Requirement “{ $name }” removed.
curricula-remove = Remove the requirement
curricula-remove-title = Remove this requirement?
curricula-remove-text = { $n ->
    [0] It will no longer be asked of anybody.
    [one] It will no longer be asked of anybody. The equivalence or waiver granted to one student is removed with it; their history keeps it.
   *[other] It will no longer be asked of anybody. The equivalences and waivers granted to { $n } students are removed with it; their histories keep them.
}
curricula-conflict = Somebody else saved in between.
curricula-conflict-theirs = Take what is saved
curricula-conflict-mine = Save my version
curricula-progress = Curriculum
curricula-mine = My curriculum
curricula-mine-lead = What your programme asks, what you have done and what may still count.
curricula-mine-nothing-text = Your programme asks for no placement in particular.
curricula-home = Home
curricula-to-student = The student’s file
curricula-nothing-asked = No requirement
curricula-nothing-asked-text = The programme of this student asks for no placement in particular.
curricula-standing-not-concerned = not concerned
curricula-standing-waived = waived
curricula-standing-settled = declared met
curricula-standing-met = met
curricula-standing-underway = under way
curricula-standing-open = open
curricula-standing-at-risk = at risk
curricula-standing-exceeded = exceeded
curricula-standing-out = out of reach
curricula-said-not-concerned = No campaign of the curriculum lies in its period.
curricula-said-waived = A waiver sets this requirement aside.
curricula-said-settled = The commission has declared it met.
curricula-said-met = The requirement is kept.
curricula-said-underway = It will be met as soon as the placement under way is done.
curricula-said-open = { $n ->
    [one] 1 placement is missing. It may still come from: { $campaigns }.
   *[other] { $n } placements are missing. They may still come from: { $campaigns }.
}
curricula-said-at-risk = { $n ->
    [one] 1 placement is missing, and one occasion is left: { $campaigns }.
   *[other] { $n } placements are missing, and all occasions that are left must serve: { $campaigns }.
}
curricula-said-exceeded = { $n ->
    [one] One placement too many, since { $since }.
   *[other] { $n } placements too many, since { $since }.
}
curricula-said-max-out = The campaigns to come no longer make it possible to respect the maximum.
curricula-said-max-with = The maximum can no longer be respected together with { $others }.
curricula-said-out = { $n ->
    [one] 1 placement is missing, and the campaigns to come offer none that counts.
   *[other] { $n } placements are missing, more than the campaigns to come offer that count.
}
curricula-said-out-since = { $n ->
    [one] 1 placement is missing, and the campaigns to come offer none that counts any more, since { $since }.
   *[other] { $n } placements are missing, more than the campaigns to come offer, since { $since }.
}
curricula-said-out-with = { $n ->
    [one] 1 placement is missing, which can no longer be done together with those of { $others }.
   *[other] { $n } placements are missing, which can no longer be done together with those of { $others }.
}
curricula-campaigns-hidden = { $n ->
    [one] a campaign to come
   *[other] { $n } campaigns to come
}
curricula-campaigns-expected = { $n ->
    [one] one campaign expected in { $level }
   *[other] { $n } campaigns expected in { $level }
}
curricula-tally-done = { $n ->
    [one] 1 placement done
   *[other] { $n } placements done
}
curricula-tally-underway = { $n ->
    [one] 1 under way or decided
   *[other] { $n } under way or decided
}
curricula-tally-credited = { $n ->
    [one] 1 by equivalence
   *[other] { $n } by equivalence
}
curricula-tally-nothing = Nothing counts yet
curricula-settle = Equivalence or waiver
curricula-field-equivalences = Placements credited by equivalence
curricula-field-equivalences-hint = They count for this requirement only, and never exceed its maximum.
curricula-field-applies = The requirement
curricula-applies-yes = Applies to the student
curricula-applies-waived = Is set aside by a waiver
curricula-applies-settled = Is declared met by the commission
curricula-field-reason = Reason
curricula-field-reason-hint = The student reads it. Write nothing of their health or private life.
curricula-settled-saved = “{ $name }”: decision saved.
curricula-settled-nothing = Nothing would be granted. Give a number of placements, set the requirement aside or declare it met; to go back, take the decision back.
curricula-settled-credited = { $n ->
    [one] Equivalence: 1 placement.
   *[other] Equivalence: { $n } placements.
}
curricula-settled-waived = Waiver.
curricula-settled-settled = Declared met.
curricula-settled-by = By { $who }, on { $day }.
curricula-settled-on = On { $day }.
curricula-settled-why = Reason: { $reason }
curricula-take-back = Take this decision back
curricula-take-back-title = Take the equivalence or waiver back?
curricula-take-back-text = The requirement applies to the student again, without a placement credited. Their history keeps what had been decided.
curricula-taken-back = “{ $name }”: the decision is taken back.
