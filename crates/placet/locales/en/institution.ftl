# The institution: departments, programmes, levels, years, cohorts, towns.

institution-save = Save
institution-saved = Saved.
institution-see = Open
institution-undo = Undo
institution-choose = Choose…
institution-actions = Actions
institution-archive = Archive
institution-restore = Restore
institution-archived = “{ $name }” is archived: it is no longer offered, and all that refers to it can still be read.
institution-archived-tag = archived
institution-restored = “{ $name }” is offered again.
institution-archives = { $count ->
    [one] One archived item
   *[other] { $count } archived items
 }
institution-conflict = Somebody else saved this form while you were typing. Compare, then choose.
institution-conflict-who = { $who } saved this form on { $at }, while you were typing. Compare, then choose.
institution-conflict-keep = Keep what I typed
institution-conflict-reload = Use what is saved
institution-taken = Another item already has this code or name. Choose another.
institution-gone = This choice is no longer offered: it has just been archived. Choose another.

institution-field-name = Name
institution-field-code = Code
institution-field-code-hint = Short and unique; imports and exports use it.
institution-field-department = Department
institution-field-placements = Placements to do
institution-field-placements-hint = How many placements a student does during this level.
institution-field-start = First day
institution-field-end = Last day
institution-field-year = Academic year
institution-field-level = Programme and level
institution-field-previous = Previous cohort
institution-field-previous-hint = The one most of its students come from, the year before.

institution-department-new = New department
institution-department-edit = Change the department
institution-department-created = The department “{ $name }” is created. Now add a programme to it.
institution-department-in-use = { $count ->
    [one] This department still holds a programme. Archive that programme first, or move it to another department.
   *[other] This department still holds { $count } programmes. Archive those programmes first, or move them to another department.
 }
institution-departments-empty = No department yet
institution-departments-empty-text = Create a department, then its programmes and their levels: cohorts and campaigns rest on them.

institution-programme = Programme
institution-programme-new = New programme
institution-programme-edit = Change { $name }
institution-programme-created = The programme “{ $name }” is created. Now add its levels.
institution-programme-in-use = { $count ->
    [one] This programme still has a cohort in a year under way or to come. It can be archived afterwards.
   *[other] This programme still has { $count } cohorts in a year under way or to come. It can be archived afterwards.
 }
institution-programmes-empty = This department has no programme yet.
institution-programmes-all = All programmes

institution-level = Level
institution-levels = Study levels
institution-level-new = New level
institution-level-edit = Change the level
institution-level-created = The level “{ $name }” is added after the others.
institution-level-up = Move { $name } up
institution-level-down = Move { $name } down
institution-level-in-use = { $count ->
    [one] This level still has a cohort in a year under way or to come. It can be archived afterwards.
   *[other] This level still has { $count } cohorts in a year under way or to come. It can be archived afterwards.
 }
institution-levels-empty = No level
institution-levels-empty-text = Add the levels in the order of the studies: 4th year, 5th year…
institution-levels-text = { $count ->
    [one] One level
   *[other] { $count } levels
 }, { $placements ->
    [0] no placement
    [one] one placement
   *[other] { $placements } placements
 } over the whole programme. The order is that of the studies.
institution-levels-archived = { $count ->
    [one] One archived level
   *[other] { $count } archived levels
 }
institution-rank = Order
institution-placements = { $count ->
    [0] no placement
    [one] one placement
   *[other] { $count } placements
 }

institution-years = Academic years
institution-years-empty = No year yet. Create one, then its cohorts.
institution-years-all = All years
institution-year-title = Year { $code }
institution-year-new = New year
institution-year-new-text = A new year is under construction: students see it only once it is locked.
institution-year-edit = Change the year { $code }
institution-year-created = The year { $code } is created, under construction. Add its cohorts.
institution-year-days = from { $start } to { $end }
institution-year-since = Since { $at }.
institution-year-backwards = The last day must come after the first. Correct one of the two dates.
institution-year-long = An academic year lasts two years at most. Correct one of the two dates.
institution-year-frozen = The year is locked or over: its dates and cohorts no longer change. Unlock it first.
institution-year-state-building = under construction
institution-year-state-locked = locked
institution-year-state-unlocked = unlocked
institution-year-state-over = over
institution-year-about-building = Students do not see it yet
institution-year-about-locked = Students see it
institution-year-about-unlocked = Students still see it
institution-year-about-over = It is over
institution-year-text-building = Its dates, cohorts and campaigns are prepared freely. Lock it when all is ready: students will see it, and placements will keep their first and last days.
institution-year-text-locked = Its dates, its cohorts and the dates of its placements no longer change.
institution-year-text-unlocked = Its dates, cohorts and campaigns may change. Lock it again when the corrections are made.
institution-year-text-over = Its last day is past: nothing in it changes any more, everything can be read.
institution-year-lock = Lock the year
institution-year-lock-text = Students will see the year and its campaigns. The dates of the year and of the placements, and the cohorts, will no longer change, unless you unlock it.
institution-year-locked = The year { $code } is locked: students see it.
institution-year-unlock = Unlock the year
institution-year-unlock-text = Dates and cohorts may then change. Students keep seeing the year.
institution-year-unlocked = The year { $code } is unlocked: it may change, students still see it.
institution-year-obstacles = The year cannot be locked yet:
institution-lock-no-cohort = It has no cohort.
institution-lock-no-campaign = The cohort “{ $cohort }” has no campaign.
institution-lock-create-campaign = Create a campaign
institution-lock-already = It is locked already.
institution-lock-not-locked = It is not locked.
institution-lock-over = Its last day is past.
institution-year-cohorts-empty = No cohort this year
institution-year-cohorts-empty-text = Create a cohort, or take those of the year before.

institution-cohort = Cohort
institution-cohort-new = New cohort
institution-cohort-new-text = A cohort gathers the students of one level of a programme during a year.
institution-cohort-edit = Change { $name }
institution-cohort-created = The cohort “{ $name }” is created. Now enrol students in it.
institution-cohort-in-use = This cohort has students or campaigns: it keeps its year and level. Create another cohort instead.
institution-previous-none = None
institution-previous-later = The previous cohort must belong to an earlier year. Choose another.
institution-cohorts-count = { $count ->
    [0] no cohort
    [one] one cohort
   *[other] { $count } cohorts
 }
institution-cohorts-all = All cohorts
institution-cohorts-search = Search a name or a code
institution-cohorts-empty = No cohort yet
institution-cohorts-empty-text = A cohort is created in an academic year, for a level of a programme: begin with the institution.
institution-cohorts-nothing = No cohort matches
institution-cohorts-nothing-text = Widen the search or remove a filter.
institution-cohorts-clear = Show all
institution-chain = Comes from → becomes

institution-carry-open = Take the cohorts of another year
institution-carry-title = Cohorts of { $code } from another year
institution-carry-text = The same levels, one year later: each cohort is followed by that of the level above. Nothing is created before you confirm; no student is enrolled.
institution-carry-from = From the year
institution-carry-create = Create
institution-carry-model = Model
institution-carry-exists = exists already
institution-carry-one = Create { $name }
institution-carry-first = first level: new students
institution-carry-submit = Create the ticked cohorts
institution-carry-all-there = All these cohorts exist already.
institution-carry-empty = No earlier year has a cohort
institution-carry-empty-text = Create this year’s cohorts one by one; next year you will be able to take them over.
institution-carried = { $count ->
    [0] No cohort was ticked: nothing is created.
    [one] One cohort is created.
   *[other] { $count } cohorts are created.
 }

institution-communes = Towns
institution-communes-none = No towns are imported: without coordinates no distance is shown.
institution-communes-count = { $count } towns known
institution-communes-open = See the towns
institution-communes-text = Towns place addresses on the map. The distances shown are straight lines from town to town; without coordinates Placet claims nothing.
institution-communes-search = Name or postcode
institution-communes-find = Search
institution-communes-nothing = No town matches. Check the spelling or search by postcode.
institution-communes-empty = No town yet
institution-communes-empty-text = Without a table of towns, addresses have no coordinates and no distance is shown. Import the official file of La Poste or of data.gouv.fr.
institution-commune-code = Official code
institution-commune-postcodes = Postcodes
institution-commune-place = Latitude; longitude
institution-commune-nowhere = unknown
institution-communes-nowhere = { $n ->
    [one] One town has no coordinates: no distance to it is shown.
   *[other] { $count } towns have no coordinates: no distance to them is shown.
  }
institution-communes-import = Import towns
institution-communes-import-about = The official file, as published by La Poste (“Base officielle des codes postaux”) or by data.gouv.fr (“Communes de France”), imports as it is: one row for each commune (town) and postcode. A town is recognised by its official code; without coordinates it is kept, and no distance is claimed. Students and sites whose town becomes known receive their coordinates at once.
institution-communes-file = communes
institution-commune-latitude = Latitude
institution-commune-longitude = Longitude
institution-commune-point = Coordinates
institution-commune-example-code = 14118
institution-commune-example-name = Caen
institution-commune-example-postcodes = 14000
institution-commune-example-latitude = 49.1829
institution-commune-example-longitude = -0.3707
institution-commune-example-point = 49.1829,-0.3707
institution-commune-code-wrong = This is not an official code: write five digits, or 2A or 2B and three digits.
institution-commune-postcode-wrong = Write postcodes of five digits, separated by spaces.
institution-commune-place-wrong = Write a latitude and a longitude in degrees, or leave the cells empty.
institution-commune-without-place = Without coordinates: no distance to this town will be shown.
institution-commune-gone = This town is no longer in the list.
institution-commune-cited = This town is no longer in the list; it is kept, since an address names it.
