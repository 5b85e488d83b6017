# Students.

people-count = { $n ->
    [one] one student
   *[other] { $count } students
  }
people-add = Add
people-import = Import
people-search = Name, number, town…
people-filter = Filter
people-all-cohorts = All cohorts
people-all-tags = All tags
people-all-states = All situations
people-narrow-on-leave = On leave today
people-narrow-without-address = Without a recognised address
people-narrow-without-email = Without an e-mail
people-narrow-without-wish = Without a wish in the open campaign
people-narrow-without-cohort = Without a cohort this year
people-narrow-with-accommodation = With an accommodation
people-narrow-archived = Archived
people-empty-title = No student yet
people-empty-text = Import the registrar’s list, or add a first student by hand.
people-none-title = No student matches
people-none-text = Check the search, or remove the filters.
people-clear = Remove the filters
people-whole = { $n ->
    [one] The whole result (one student)
   *[other] The whole result ({ $count } students)
  }
people-selected = { $n } selected
people-selected-one = 1 selected
people-column-name = Name
people-column-curriculum = Curriculum
people-column-score = Score
people-column-wishes = Wishes
people-column-state = Situation
people-column-tags = Tags
people-column-done = Placements done
people-column-expected = Placements expected
people-done = { $n ->
    [0] none done
    [one] 1 done
   *[other] { $n } done
  }
people-of = out of { $n }
people-done-of = { $n ->
    [0] No placement done out of { $total }
    [one] One placement done out of { $total }
   *[other] { $n } placements done out of { $total }
  }
people-score = Score: { $score }
people-state-active = under way
people-state-archived = archived
people-state-on-leave = on leave until { $day }
people-state-leave-coming = on leave from { $day }
people-state-no-curriculum = no curriculum
people-status-active = under way
people-status-completed = completed
people-status-left = left

people-field-number = Student number
people-field-family-name = Family name
people-field-given-name = Given name
people-field-usage-name = Name in use
people-field-email = E-mail
people-field-phone = Telephone
people-field-birth-date = Birth date
people-field-address-line = Address
people-field-address-complement = Address complement
people-field-postcode = Postcode
people-field-town = Town
people-field-cedex = Cedex
people-field-lodging-town = Town lived in during placements
people-field-cohort = Cohort
people-example-number = 22001442
people-example-family-name = Allain
people-example-given-name = Manon
people-example-usage-name = Allain-Roy
people-example-email = manon.allain@example.org
people-example-phone = 02 31 00 00 00
people-example-birth-date = 2003-03-14
people-example-address-line = 12 rue des Lilas
people-example-address-complement = Flat 4
people-example-postcode = 14000
people-example-town = Caen
people-example-cedex = 5
people-example-lodging-town = Alençon
people-example-cohort = 2025_DFASM1
people-import-title = Import students
people-import-about = One row for each student, found by number: created when new, changed when there. The column “Cohort” (or “Groupe”) holds the code of the cohort to enrol the student in.
people-import-file = students
people-import-no-cohort = No cohort has the code “{ $code }”. Check it, or create the cohort first.
people-import-other-cohort = This student is already in “{ $cohort }” for { $year }. Remove the student from it first, on the student’s page, or empty this cell.
people-import-archived = This student is archived. Restore the file on the student’s page before importing.
people-import-unknown-town = The town “{ $town }” is not recognised with this postcode: no distance will be computed.
people-import-no-email = Without an e-mail.
people-number-wrong = A student number has no space and no invisible character, and at most 25 characters.
people-number-taken = { $name } already has this number. Check it, or change that file instead.
people-number-archived = { $name }, archived, already has this number. Restore that file rather than creating another.
people-email-wrong = Give a complete address, for example first.last@example.org.
people-phone-wrong = Give a number of 3 to 20 digits.
people-postcode-wrong = Give a postcode, for example 14000.

people-new-title = Add a student
people-edit-title = Change the file
people-edit = Change
people-archive = Archive
people-restore = Restore
people-undo = Undo
people-added = { $name } is added. Enrol the student in a cohort to take part in campaigns.
people-saved = Saved.
people-archived = { $name } is archived and no longer in the lists.
people-restored = { $name } is restored.
people-identity = Identity
people-reach = Contact details
people-address = Address
people-usage-hint = When it differs from the family name. Lists show this one.
people-address-hint = The postcode and the town say where the home is; distances are measured from there in a straight line.
people-lodging-hint = When the student lodges elsewhere during placements: the distance starts from the nearer of the two places.
people-save = Save
people-save-mine = Save what I typed
people-take-saved = Use what is saved
people-conflict = What you typed is not saved. Compare, then choose what to keep.
people-no-address = No address: no distance is computed.
people-not-located = The town is not recognised: no distance is computed. Check the postcode and the town.
people-located = The town is recognised: distances start from its centre, in a straight line.
people-curricula = Curricula and cohorts
people-curriculum = Curriculum
people-situation = Situation: what is owed, what is to be done
people-requirements = Requirements: where the student stands
people-no-curriculum = No curriculum. Enrol the student in a cohort: the curriculum then begins.
people-curriculum-edit = Change the curriculum
people-curriculum-change = Change
people-curriculum-about = A curriculum that was left or completed is proposed to no campaign any more; a student who left it is in no cohort grid. Nothing that was done is erased.
people-curriculum-entered = Entered
people-curriculum-status = State
people-curriculum-left = Last day
people-curriculum-left-hint = For a curriculum that was left or completed.
people-curriculum-reason = Reason
people-curriculum-reason-missing = Give the reason: it stays in the student’s history.
people-curriculum-backwards = The last day is before the first. Correct one of them.
people-curriculum-no-last-day = Give the last day: this curriculum does not go on.
people-curriculum-under-way = This curriculum still takes part in campaigns under way: { $campaigns }. Excuse or remove the student if he is not to be placed.
people-since = since { $day }
people-until = until { $day }
people-no-end = without an end
people-from-to = from { $first } to { $last }
people-enrol = Enrol
people-enrol-in = Enrol in
people-choose-cohort = Cohort…
people-unenrol = Remove
people-unenrolled = The student is no longer in this cohort.
people-takes-part = { $n ->
    [one] The student takes part in a campaign as a member of this cohort. Remove the student from the campaign first.
   *[other] The student takes part in { $n } campaigns as a member of this cohort. Remove the student from these campaigns first.
  }
people-not-enrolled = The student is already in a cohort of this year. Remove the student from it first.
people-placements = Placements
people-no-placement = No published placement.
people-number = No.
people-host = Place
people-host-unknown = Place to be specified
people-category = Category
people-site = Site
people-dates = Dates
people-campaign = Campaign
people-rank = Wish obtained
people-placement-proposed = proposed
people-placement-pre-validated = pre-validated
people-placement-validated = validated
people-placement-published = to come
people-placement-running = under way
people-placement-done = done
people-placement-not-done = not done
people-placement-cancelled = cancelled

people-leave = Leave
people-leaves = Leave
people-no-leave = No leave.
people-leave-new = Add a leave
people-leave-edit = Change the leave
people-leave-about = The dates during which the student is away. The reason is not asked for and must not be noted.
people-leave-first = First day
people-leave-last = Last day
people-leave-now = now
people-leave-backwards = The last day comes before the first. Correct one of them.
people-leave-overlaps = The student is already on leave { $dates }. Change these dates, or change the other period.
people-leave-cuts = { $n ->
    [one] These dates cut into a placement of the student. Nothing is saved yet.
   *[other] These dates cut into { $n } placements of the student. Nothing is saved yet.
  }
people-leave-force = Save anyway; I will take care of these placements.
people-leave-no-curriculum = A leave belongs to a curriculum. Enrol the student in a cohort first.
people-leave-remove = Delete this leave
people-leave-remove-about = The dates disappear from the file. The history keeps a trace of them.
people-leave-removed = The leave is deleted.
people-remove = Delete

people-owed = Accommodations
people-no-owed = No accommodation.
people-owed-new = Grant an accommodation
people-owed-edit = Change the accommodation
people-owed-never-why = Say what is owed to the student, never why: nothing about health may be written here.
people-owed-unavailable = Unavailable at certain dates
people-owed-distance = At most { $km } km from home, in a straight line
people-owed-sector = No placement in: { $sector }
people-owed-priority = Priority
people-owed-effect = Effect
people-effect-forbids = forbids
people-effect-warns = warns
people-effect-long-forbids = Forbids: the wish is refused and the placement impossible
people-effect-long-warns = Warns: the commission is told
people-kind-unavailable-dates = Unavailable dates
people-kind-longest-distance = Longest distance
people-kind-sector-excluded = Excluded sector
people-kind-priority = Priority
people-kind-about-unavailable-dates = The student cannot be on a placement between these dates.
people-kind-about-longest-distance = The student cannot be sent farther, in a straight line, from home or lodging.
people-kind-about-sector-excluded = The student cannot be sent to a category, a site or a town.
people-kind-about-priority = The commission places this student first.
people-owed-km = Distance, in kilometres
people-owed-km-hint = In a straight line. Without coordinates, the commission is only warned.
people-owed-sector-hint = Choose only one of these three.
people-owed-one-sector = Choose a category, or a site, or a town: only one of them.
people-owed-none = None
people-owed-from = First day
people-owed-until = Last day
people-owed-granted-by = Granted by
people-owed-granted-hint = The person or office that took the decision.
people-owed-over = over
people-granted = granted by { $who }
people-owed-remove = Withdraw this accommodation
people-owed-remove-about = The accommodation no longer applies. The history keeps a trace of it.
people-owed-removed = The accommodation is withdrawn.

people-tag = Tag
people-put-tag = Tag
people-take-tag = : remove this tag
people-no-tag = No tag.
people-tag-hint = A tag never describes health, opinions or origin.
people-tag-which = Write the tag, then try again.
people-tagged = { $n ->
    [0] All of them already had the tag “{ $tag }”.
    [one] One student now has the tag “{ $tag }”.
   *[other] { $n } students now have the tag “{ $tag }”.
  }
people-nobody = First tick the students concerned.
people-cohort-which = First choose a cohort.
people-enrol-title = Enrol in a cohort
people-enrol-into = { $n ->
    [0] None of these students enters “{ $cohort }”.
    [one] One student enters “{ $cohort }”:
   *[other] { $n } students enter “{ $cohort }”:
  }
people-and-more = { $n ->
    [one] and one more.
   *[other] and { $n } more.
  }
people-enrol-new = { $n ->
    [one] One curriculum begins: the student had none in this programme.
   *[other] { $n } curricula begin: these students had none in this programme.
  }
people-enrol-already = { $n ->
    [one] One student is already in it.
   *[other] { $n } students are already in it.
  }
people-enrol-archived = { $n ->
    [one] One archived student is left out.
   *[other] { $n } archived students are left out.
  }
people-enrol-elsewhere = { $n ->
    [one] One student is already in another cohort of the same year, and stays there.
   *[other] { $n } students are already in another cohort of the same year, and stay there.
  }
people-enrol-confirm = { $n ->
    [one] Enrol one student
   *[other] Enrol { $n } students
  }
people-enrolled = { $n ->
    [0] Nobody was enrolled: all of them were already in a cohort of this year.
    [one] One student is enrolled.
   *[other] { $n } students are enrolled.
  }

audit-action-people-student-created = File created
audit-action-people-student-changed = File changed
audit-action-people-account-given = Account given
audit-action-people-student-archived = File archived
audit-action-people-student-restored = File restored
audit-action-people-student-enrolled = Enrolled in a cohort
audit-action-people-student-unenrolled = Removed from a cohort
audit-action-people-student-tagged = Tag put on
audit-action-people-student-untagged = Tag taken off
audit-action-people-leave-added = Leave added
audit-action-people-leave-changed = Leave changed
audit-action-people-leave-removed = Leave deleted
audit-action-people-accommodation-granted = Accommodation granted
audit-action-people-accommodation-changed = Accommodation changed
audit-action-people-accommodation-withdrawn = Accommodation withdrawn
