# What commands say.

config-file-missing = The configuration file { $file } (variable PLACET_CONFIG) does not exist. Correct the path or remove the variable.
config-unreadable = The configuration cannot be read: { $error }. Correct the file or the variable named.
config-listen = PLACET_LISTEN is “{ $value }”: give an address and a port, such as 127.0.0.1:8080.
config-database = DATABASE_URL names no known database: give sqlite:/path/placet.sqlite or postgres://user@host/database.
config-base-url = PLACET_BASE_URL is “{ $value }”: give an https address without a path; http is accepted for localhost only.

serve-ready = Placet is ready: { $address }
serve-cannot-listen = The address { $address } is taken or forbidden. Change PLACET_LISTEN or stop the program that holds it.
serve-demonstration = { $database } is the database of a demonstration: serve does not open it. Run “placet demo”, or give DATABASE_URL the database of the institution.
database-unreachable = The database { $database } does not answer: { $reason }. Check DATABASE_URL, that the machine is up, and that the account may open the database.

migrate-done = { $count ->
    [0] The database is up to date.
    [one] One migration was applied; the database is up to date.
   *[other] { $count } migrations were applied; the database is up to date.
}

demo-progress-tables = Demonstration: creating the tables…
demo-progress-school = Demonstration: drawing the faculty and its campaigns…
demo-progress-rows = Demonstration: writing, { $percent }%
demo-ready = The demonstration is ready: { $address }
demo-accounts = Accounts, all with the password { $password }:
demo-out-of-date = This demonstration was drawn for { $day }: its campaigns have moved on since. “placet demo --reset” draws a new one for today and erases what you did in it.
demo-not-exposed = PLACET_LISTEN is { $address }, which other machines can reach, and the passwords of the demonstration are public. Add --expose-demo if that is what you want, or unset PLACET_LISTEN.
demo-not-a-demonstration = { $file } is not the database of a demonstration: it is neither opened nor erased. Move this file or change PLACET_DATA_DIR.
demo-other-seed = The demonstration in place comes from seed { $drawn }, not { $wanted }. Add --reset to draw another, or drop --seed.

config-unknown-key = The file { $file } has the key “{ $key }”, which does not exist. Remove or correct it; the keys are: { $known }.
config-not-text = The value of “{ $key }” is not a text: put it between quotation marks.
config-data-dir = PLACET_DATA_DIR is empty: give the folder of the data, such as ./data.
config-log = PLACET_LOG is “{ $value }”: give a filter, such as placet=info,warn.

doctor-well = ✓
doctor-notice = •
doctor-wrong = ✗
doctor-found = { $count ->
    [one] One thing is to be mended.
   *[other] { $count } things are to be mended.
}
doctor-all-well = Nothing to mend.
doctor-folder = The data folder { $folder } can be written.
doctor-folder-to-come = The data folder { $folder } will be created at the first start.
doctor-folder-impossible = The data folder { $folder } does not exist and cannot be created. Create it and give it to the account that runs Placet, or change PLACET_DATA_DIR.
doctor-folder-not-writable = The data folder { $folder } cannot be written: { $reason }. Give it to the account that runs Placet (chown), or change PLACET_DATA_DIR.
doctor-base = Browsers arrive at { $base }; the server listens at { $listen }.
doctor-base-port = PLACET_BASE_URL is { $base }, but the server listens at { $listen }: the ports differ and no browser will find it. Give both the same port.
doctor-base-local = The server listens at { $listen }, open to other machines, but PLACET_BASE_URL is { $base }: links that are sent will lead nowhere and passwords would travel in clear. Put an https reverse proxy before Placet and give its address to PLACET_BASE_URL.
doctor-this-machine-only = Placet can be reached from this machine only. To open it to students, give PLACET_BASE_URL the https address of your reverse proxy.
doctor-address-taken = The address { $listen } is taken or forbidden: as it should be if Placet is running; if not, stop the program that holds it or change PLACET_LISTEN.
doctor-database = The database { $database } answers.
doctor-database-to-come = The database { $database } will be created at the first start.
doctor-database-broken = The database { $database } answers, but cannot be read: { $reason }. Restore a backup, or give DATABASE_URL an empty database.
doctor-migrated = The database is up to date.
doctor-migrations = { $count ->
    [one] The database lacks one migration
   *[other] The database lacks { $count } migrations
} ({ $names }). Run “placet migrate”, or start “placet serve” again, which applies it.
doctor-zone = The institution’s time zone is { $zone }: it is { $now } there.
doctor-clock = The clock of this machine says { $now }, but Placet has already seen { $latest }: it is late. Set it (NTP), because it opens and closes the wishes.
doctor-no-account = Nobody is an administrator yet. Run “placet account create --login … --name … --role administrator”.

account-name = The login (100 characters at most) and the name (200 at most) cannot be empty.
account-email = The e-mail address is not one: write name@domain.
account-password = Password (nothing is shown):
account-password-short = The password is too short: at least { $count } characters. Nothing was created.
account-taken = The login “{ $login }” is taken. Choose another.
account-student-unknown = No student has the number “{ $number }”. Check it on the page of students, or import the student first. Nothing was created.
account-student-archived = { $name } ({ $number }) is archived. Restore the file first. Nothing was created.
account-student-has = { $name } ({ $number }) already has an account. Nothing was created.
account-created = The account “{ $login }” is created; it signs in at { $address }.

engine-file-unreadable = The file { $file } cannot be read: { $reason }.
engine-file-unwritable = The file { $file } cannot be written: { $reason }.
engine-result-unreadable = { $file } is not a result (placet.allocation.result/1): { $reason }.
engine-unsupported = The procedure { $procedure } cannot honour “{ $field }”. Choose another procedure or take this field out.
engine-too-many-possibilities = With completed lists there are too many possibilities (more than { $most }). Take “completed_lists” out.
engine-node-limit = The search ended at its limit ({ $limit } computations) before it found a plan. Raise “node_limit”, or relax the pairs and the groups that cross.
engine-infeasible = No plan meets “{ $field }” ({ $ids }) together with the rest. Lower the minimums, or open these sites to more students.
engine-too-wide = The numbers of this problem exceed what the solver can hold. Reduce the number of ranks.
engine-unknown-student = The student { $student } is not in this problem. Check --student.
engine-unknown-procedure = The procedure “{ $procedure }” does not exist. The procedures are: { $known }.
engine-other-problem = { $file } is the result of another problem. Give two results of the same problem.
engine-generate-sizes = Give 1 to 1,000,000 students, sites and seats, at least one seat per site, 1 to 100 wishes, and a seed below 2⁵³.
engine-simulate-sizes = Give 1 to 20,000 students, sites and seats, at least one seat per site, 1 to 100 periods and wishes, a year of at most as many periods, 1 to 1,000 seeds, and shares from 0 to 1 that together do not exceed 1.
engine-simulate-mean = mean
engine-simulate-worst = worst
engine-simulate-read = Ranks are those of each student’s own list; a period without a placement counts as the rank after the last wish. Spread: standard deviation of the students’ mean ranks. Schools drawn: { $seeds }.
engine-way-steady = whole curriculum, whole lists
engine-way-late = joined late
engine-way-left = left for a year
engine-way-repeated = repeated a year
engine-way-narrow = few wishes
engine-verified = Verified: this result is indeed that of the procedure { $procedure } on this problem.
engine-verified-not-optimal = Verified, without a proof that no plan is better: the limit of the procedure { $procedure } was met.
engine-tightness = Tightness: { $seats } seats per student, { $wishes } wishes per student.
engine-changes = Better served: { $better }; worse: { $worse }; moved at the same rank: { $moved }.

engine-head-student = Student
engine-head-site = Site
engine-head-rank = Rank
engine-head-cost = Cost
engine-head-procedure = Procedure
engine-head-placed = Placed
engine-head-unplaced = Unplaced
engine-head-first = 1st wish
engine-head-within-3 = Wishes 1 to 3
engine-head-mean = Mean rank
engine-head-worst = Worst rank
engine-head-before = Before
engine-head-after = After
engine-head-schools = Schools
engine-head-spread = Spread
engine-head-worst-mean = Worst student
engine-head-share-3 = Wishes 1 to 3 (%)
engine-head-unplaced-period = Unplaced a period
engine-head-unplaced-each = Unplaced each
engine-head-way = Way
engine-head-students = Students

engine-kind-site = Site
engine-kind-student = Student
engine-kind-group = Group
engine-kind-pair = Pair
engine-kind-parameters = Parameters
engine-kind-problem = Problem

engine-problem-syntax = Line { $line }, column { $column }: this is not the format placet.allocation/1 ({ $detail }). Write the file as the documentation describes it.
engine-problem-unknown-field = { $kind } { $id }: there is no field “{ $field }”. Take it out or correct its name.
engine-problem-malformed = { $kind } { $id }: not of the shape that the format gives it ({ $detail }). Write it as the documentation describes it.
engine-problem-wrong-format = The field format is “{ $found }”: it must be placet.allocation/1.
engine-problem-seed-too-large = The seed { $seed } is too large: it must be below 2⁵³.
engine-problem-bad-id = { $kind } “{ $id }”: an id has 1 to 64 visible ASCII characters. Change it.
engine-problem-duplicate-id = { $kind } { $id }: the id is there twice. Change one of them.
engine-problem-unknown-id = { $kind } { $id }: the field { $field } names { $target }, which does not exist. Correct the name or add it.
engine-problem-duplicate-wish = Student { $student }: the site { $site } is twice among the wishes. Take the second one out.
engine-problem-repeated = { $kind } { $id }: the field { $field } names { $target } twice. Take the second one out.
engine-problem-too-many-wishes = Student { $student }: { $wishes } wishes, at most { $most }. Shorten the list or raise wishes_max.
engine-problem-wish-outside-cohort = Student { $student }: the site { $site } is open to another cohort. Choose a site of his own.
engine-problem-pin-outside-cohort = Student { $student }: pinned to the site { $site }, which is open to another cohort. Choose a site of his own.
engine-problem-secondary-as-principal = Student { $student }: { $site } is a secondary site and cannot be principal. Swap them.
engine-problem-principal-as-secondary = Student { $student }: { $site } is a principal site and cannot be secondary. Swap them.
engine-problem-bad-seats = Site { $site }: { $seats } seats. It must have 0 to 1,000,000.
engine-problem-more-pins-than-seats = Site { $site }: { $pins } students are pinned to { $seats } seats. Open seats or withdraw a pin.
engine-problem-pin-not-allowed = Student { $student }: pinned to the site { $site }, which is forbidden to him. Set override or choose another site.
engine-problem-pin-secondary-alone = Student { $student }: pinned to a secondary site without a principal one. Add the principal site.
engine-problem-contradictory-bounds = { $kind } { $id }: at least { $min }, at most { $most }. Make these bounds agree.
engine-problem-more-pins-than-group = Group { $group }: { $pins } students are pinned, at most { $most }. Raise the limit or withdraw a pin.
engine-problem-too-many-groups = { $groups } groups, at most { $most }. Merge some of them.
engine-problem-group-cycle = Group { $group }: it contains itself. Take it out of its members.
engine-problem-bad-number = { $kind } { $id }: the number of the field { $field } is out of range or has more than three decimals. Correct it.
engine-problem-bad-parameter = The parameter { $field } has an impossible value. Correct it.
engine-problem-pair-of-one = Student { $student }: a pair with himself. Name two students.

engine-finding-wrong-field = The field { $field } of the result is wrong.
engine-finding-wrong-certificate = The field { $field } of the certificate is wrong.
engine-finding-wrong-summary = The figure { $field } of the summary is wrong.
engine-finding-missing-student = The student { $student } has no outcome.
engine-finding-unknown-student = The student { $student } is not in the problem.
engine-finding-repeated-student = The student { $student } has two outcomes.
engine-finding-out-of-order = The outcomes are not in the order of the ids from { $student } on.
engine-finding-wrong-kind-of-site = Student { $student }: { $site } is not a site of that kind in the problem.
engine-finding-too-many-at-site = Site { $site }: { $given } students for { $seats } seats.
engine-finding-not-wished = Student { $student }: he did not wish { $site }.
engine-finding-not-allowed = Student { $student }: { $site } is forbidden to him.
engine-finding-pin-not-kept = Student { $student }: the decision that places him is not kept.
engine-finding-wrong-outcome = Student { $student }: the value { $field } is wrong.
engine-finding-better-wish-open = Student { $student }: at his turn, a better wish ({ $site }) was open.
engine-finding-seat-gone = Student { $student }: at his turn, no seat was left at { $site }.
engine-finding-blocking-pair = The student { $student } and the site { $site } would rather have each other.
engine-finding-unacceptable = The site { $site } does not accept the student { $student }.
engine-finding-not-student-optimal = Another stable plan is better for the student { $student }.
engine-finding-wrong-layer-value = Certificate, layer { $layer }: the value should be { $expected }.
engine-finding-stray-potential = Certificate, layer { $layer }: { $id } should not be there.
engine-finding-wrong-price = Certificate: the price of the site { $site } is impossible.
engine-finding-cheaper-possibility = Certificate: for the student { $student }, a better possibility ({ $site }) is not excluded.
engine-finding-not-tight = Certificate: the outcome of the student { $student } costs more than his potential.
engine-finding-tie-not-broken = A plan as good would serve the student { $student } better and nobody before him worse.
engine-finding-not-honoured = The procedure cannot honour “{ $field }”, which the problem asks for.
engine-finding-outside-bounds = { $id }: { $given } students, outside its bounds.
engine-finding-harmed = The student { $student } fares worse than if everyone were served in turn.
engine-finding-pair-broken = A mandatory pair is not kept.

engine-status-placed = Wish obtained: rank { $rank }.
engine-status-pinned = Placed by the commission.
engine-status-excused = Excused by the commission.
engine-status-unplaced = None of the wishes could be met.
engine-suggested = A free seat is kept for this student: { $site }.
engine-answer-granted = obtained ({ $seats } seats, { $asked } asked).
engine-answer-full = full: { $seats } seats, { $asked } asked.
engine-answer-group-full = a seat is left, but the limit of the group { $group } ({ $most }) is reached.
engine-answer-paired = a seat is left, but not for the two students of the pair as it asks.
engine-answer-needed-elsewhere = a seat is left, but a minimum, or what is assured to others, could not be kept.
engine-answer-closed = closed: no seat.
engine-answer-forbidden = this site is not open to him.
engine-answer-not-required-category = this site is of no category that he must do.
engine-answer-not-ranked = the site did not rank him.
engine-answer-not-needed = a better wish is obtained.
engine-answer-pinned-elsewhere = the commission decided otherwise.
engine-change-one-more-seat = One more seat would have been enough.
engine-change-earlier-than = A turn before { $place } would have been needed.
engine-change-debt-from = A debt of at least { $debt } ranks would have been needed.
engine-change-rule-set-aside = This rule would have had to be set aside.
