# Organisations, categories, sites, capacities, contacts.

hosts-actions = Actions
hosts-edit = Edit
hosts-save = Save
hosts-import = Import
hosts-undo = Undo
hosts-restore = Restore
hosts-archived = “{ $name }” is archived.
hosts-restored = “{ $name }” is restored.
hosts-state-used = In use
hosts-state-archived = Archived
hosts-conflict = Your changes are not saved: compare, then keep one of the two versions.
hosts-conflict-mine = Save what I typed
hosts-conflict-theirs = Start again from what is saved

hosts-code = Code
hosts-code-hint = Unaccented letters, digits, hyphens; unique.
hosts-code-characters = A code has no space and no accent, for example CHIR-01.
hosts-name = Name
hosts-acronym = Acronym
hosts-acronym-hint = Ten characters at most.
hosts-rank = Order
hosts-rank-hint = Order of display.
hosts-role = Role
hosts-role-principal = Principal
hosts-role-secondary = Secondary
hosts-role-principal-long = Principal: students rank these sites.
hosts-role-secondary-long = Secondary: these sites go with a principal one.
hosts-colour = Colour
hosts-colour-n = Colour { $n }
hosts-sites = Sites

hosts-categories = Site categories
hosts-categories-file = categories
hosts-categories-lead = A category says what a placement counts for in the curriculum, and whether its sites are principal or secondary.
hosts-categories-empty = No category
hosts-categories-empty-text = Create the categories first (surgery, emergency…): each site belongs to one of them.
hosts-category-add = Add a category
hosts-category-new = New category
hosts-category-edit = Edit the category { $name }
hosts-category-created = The category “{ $name }” is created.
hosts-category-saved = The category “{ $name }” is saved.
hosts-category-code-taken = Another category already has this code. Choose another one.
hosts-category-archive = Archive the category
hosts-category-archive-hint = Possible once no site is in it any more.
hosts-category-in-use = { $count ->
    [one] One site is in this category: move it to another one or archive it, then try again.
   *[other] { $count } sites are in this category: move them to another one or archive them, then try again.
}

hosts-yes = Yes
hosts-no = No
hosts-all = Show all
hosts-archive = Archive
hosts-is-archived = Archived
hosts-search = Search
hosts-filter = Filter
hosts-none-text = Remove a filter or change the search.
hosts-state = State
hosts-active = Active
hosts-inactive = Inactive
hosts-category = Category
hosts-link-refused = Give the address of a page, for example https://www.example.org.

hosts-siret = SIRET
hosts-siret-hint = Fourteen digits; the control digit is checked.
hosts-siret-refused = This SIRET does not exist: it has fourteen digits and its control digit does not match. Check for a missing digit or two swapped ones.
hosts-siret-taken = The organisation “{ $name }” already has this SIRET. Open it rather than create a second one.
hosts-sector = Sector
hosts-headcount = Headcount
hosts-address = Address
hosts-address-line = Number and street
hosts-postcode = Postcode
hosts-postcode-refused = Give a postcode, for example 14000.
hosts-town = Town
hosts-country = Country
hosts-phone = Phone
hosts-phone-refused = Give a phone number, for example 02 31 06 31 06 ext. 4512.
hosts-email = E-mail
hosts-email-refused = Give an e-mail address, for example first.last@example.org.
hosts-website = Website
hosts-notes = Internal notes
hosts-notes-hint = Never shown to students nor to the organisation.
hosts-trust = Trust
hosts-trust-hint = Your opinion on how students are hosted; never shown outside.
hosts-trust-unknown = No opinion
hosts-trust-low = To be watched
hosts-trust-normal = Normal
hosts-trust-high = High

hosts-organisations-count = { $count ->
    [0] no organisation
    [one] one organisation
   *[other] { $count } organisations
}
hosts-organisations-file = organisations
hosts-organisations-search = Name, town, SIRET…
hosts-organisations-none = No organisation matches
hosts-organisations-empty = No organisation
hosts-organisations-empty-text = An organisation (hospital, practice, company) holds sites and contacts. Add the first one; the import of sites creates some too.
hosts-any-sector = All sectors
hosts-any-trust = Any level of trust
hosts-organisation-add = Add an organisation
hosts-organisation-new = New organisation
hosts-organisation-edit = Edit { $name }
hosts-organisation-created = The organisation “{ $name }” is created.
hosts-organisation-saved = The organisation “{ $name }” is saved.
hosts-organisation-in-use = { $count ->
    [one] This organisation still has a site: archive it first, then try again.
   *[other] This organisation still has { $count } sites: archive them first, then try again.
}
hosts-organisation-no-site = No site
hosts-organisation-no-site-text = Add the service that takes students.
hosts-site-add = Add a site

hosts-contacts = Contacts
hosts-contacts-empty = No contact
hosts-contacts-empty-text = Add a person or a mailbox, and say on which sites students see it.
hosts-contact-add = Add a contact
hosts-contact-new = New contact
hosts-contact-edit = Edit the contact
hosts-contact-name-hint = A person or a mailbox, for example “Emergency secretariat”.
hosts-contact-active = This contact can be reached
hosts-contact-active-hint = Untick when the person has left: it is no longer shown anywhere.
hosts-contact-left = left
hosts-contact-saved = The contact “{ $name }” is saved.
hosts-contact-remove = Remove the contact
hosts-contact-remove-title = Remove this contact?
hosts-contact-remove-text = It disappears from the organisation and from all its sites. This cannot be undone.
hosts-contact-removed = The contact “{ $name }” is removed.
hosts-function = Function
hosts-function-hint = For example “head of department”.
hosts-duties = Sites followed
hosts-duties-hint = On each site, say whether students see this contact.
hosts-duty-none = Does not follow this site
hosts-duty-hidden = Follows this site, not shown to students
hosts-duty-visible = Follows this site, visible to students
hosts-visible = visible to students

hosts-site = Site
hosts-organisation = Organisation
hosts-service = Service
hosts-choose = Choose…
hosts-none = none
hosts-closed = Closed
hosts-always = always
hosts-from = From
hosts-until = Until
hosts-reason = Reason
hosts-show = Show
hosts-today = Today:
hosts-span = from { $from } to { $until }
hosts-span-from = from { $from }
hosts-span-until = until { $until }

hosts-sites-count = { $count ->
    [0] no site
    [one] one site
   *[other] { $count } sites
}
hosts-sites-file = sites
hosts-sites-search = Site, service, organisation, code…
hosts-sites-none = No site matches
hosts-sites-empty = No site
hosts-sites-empty-text = Import the file of sites, or add them one by one after their categories and organisations.
hosts-any-category = All categories
hosts-any-town = All towns
hosts-any-state = Active and inactive
hosts-only = Only
hosts-only-all = All sites
hosts-only-no-contact = Without contact
hosts-out = Out of subdivision
hosts-seats-today = Seats
hosts-seats-range = min. { $min }, ideal { $ideal }
hosts-seats = { $min } to { $max } seats, preferably { $ideal }
hosts-seats-on = On { $day }: { $seats }
hosts-wishes = Wishes
hosts-activate = Activate
hosts-deactivate = Deactivate
hosts-compare = Compare
hosts-bulk-all = { $count ->
    [one] The site of the list
   *[other] The { $count } sites of the list
}
hosts-bulk-n = { $n } sites ticked
hosts-bulk-one = One site ticked
hosts-bulk-nothing = Tick the sites first.
hosts-bulk-activated = { $count ->
    [0] These sites were active already: nothing changed.
    [one] One site is now active.
   *[other] { $count } sites are now active.
}
hosts-bulk-deactivated = { $count ->
    [0] These sites were inactive already: nothing changed.
    [one] One site is now inactive.
   *[other] { $count } sites are now inactive.
}

hosts-site-new = New site
hosts-site-edit = Edit { $name }
hosts-site-created = The site “{ $name }” is created. Now give its seats.
hosts-site-saved = The site “{ $name }” is saved.
hosts-site-code-taken = Another site already has this code. Choose another one, or leave it empty.
hosts-site-code-hint = Leave empty to be given one.
hosts-site-name-hint = The name that students read, for example “Digestive surgery — Caen”.
hosts-site-needs-organisation = A site belongs to an organisation: create it first.
hosts-site-needs-category = A site belongs to a category: create it first.
hosts-site-no-contact = Nobody is named for this site.
hosts-address-complement = Address complement
hosts-cedex = Cedex
hosts-latitude = Latitude
hosts-longitude = Longitude
hosts-coordinates = Coordinates
hosts-coordinates-hint = In degrees, for example 49.18286. Leave empty to take those of the town.
hosts-coordinates-both = Give both latitude and longitude, or neither.
hosts-coordinate-refused = Give degrees between −{ $max } and { $max }, for example 49.18286.
hosts-no-coordinates = Unknown: students are told no distance.
hosts-info = Information for students
hosts-info-hint = Access, hours, clothing… Read by students.
hosts-flags = Use
hosts-flag-active = Active site
hosts-flag-active-hint = An inactive site is no longer opened in a campaign; its past placements stay.
hosts-flag-wishes = Students may rank it
hosts-flag-wishes-hint = Otherwise, only the commission sends students there.
hosts-flag-out = Out of subdivision
hosts-cost = Cost
hosts-cost-demand = From demand
hosts-cost-fixed = Fixed
hosts-cost-median = Median of the other sites
hosts-fixed-cost = Fixed cost
hosts-levels = Forbidden levels
hosts-levels-hint = Students of these levels are not sent there.
hosts-pairs = Sites that go together
hosts-pairs-hint = A secondary site goes with a principal one. The list follows the category that is saved.
hosts-counts-for = Counts for
hosts-travel = Travel
hosts-distance = { $km ->
    [0] Less than one kilometre from your home, in a straight line.
   *[other] { $km } km from your home, in a straight line.
}
hosts-distance-unknown = Unknown: one of the two places is not located.
hosts-student-no-contact = No contact is given for this site. Ask your registrar.

hosts-capacity = Seats
hosts-capacity-of = Seats: { $name }
hosts-capacity-lead = The service runs from the minimum up, prefers the ideal and takes no more than the maximum. A maximum of 0 closes it.
hosts-capacity-default = By default
hosts-capacity-dated = Period { $n }
hosts-capacity-hint = An empty date means “since always” or “for ever”. Empty a row to remove it; three empty rows are always offered.
hosts-capacity-none = No seats are given: the site counts as closed.
hosts-capacity-saved = The seats are saved.
hosts-capacity-order = Minimum ({ $min }), ideal ({ $ideal }) and maximum ({ $max }) must be in increasing order. Correct one of the three.
hosts-capacity-backwards = This date comes before the start. Correct one of the two.
hosts-capacity-undated = Give at least one date: seats without dates are the default ones.
hosts-capacity-overlaps = Nothing is saved yet: some periods overlap. On the days in common, the smallest capacity applies.
hosts-capacity-overlap = { $first } and { $second }
hosts-capacity-anyway = Save anyway
hosts-seats-min = Min.
hosts-seats-ideal = Ideal
hosts-seats-max = Max.
hosts-on-day = Seats on

hosts-past = The past three campaigns
hosts-past-none = No published campaign has opened this site yet.
hosts-past-campaign = Campaign
hosts-past-seats = Seats
hosts-past-demand = Wishes
hosts-past-placed = Placed
hosts-past-last = Last admitted
hosts-past-wishes = { $count ->
    [0] none
    [one] one wish, { $first } of them first
   *[other] { $count } wishes, { $first } of them first
}
hosts-past-hint = “Last admitted”: the position, in the campaign’s order, of the last student admitted by a wish.
hosts-past-line = Seats: { $seats }; wishes: { $wishes }; last admitted: { $last }

hosts-compare-title = Compare sites
hosts-compare-three = At most three sites are compared: the first three are shown.
hosts-compare-empty = Nothing to compare
hosts-compare-empty-text = Tick up to three sites in the list, then “Compare”.

hosts-groups = Capacity groups
hosts-groups-lead = A group limits the seats open together on several sites, for example a whole hospital. Groups can nest.
hosts-groups-empty = No group
hosts-groups-empty-text = Create a group when several sites share a limit: common supervisors, lodging, theatre.
hosts-group-add = Add a group
hosts-group-new = New capacity group
hosts-group-edit = Edit the capacity group
hosts-group-parent = In the group
hosts-group-no-parent = None
hosts-group-max = Seats at most
hosts-group-dates = Period
hosts-group-sites = Sites of the group
hosts-group-sites-hint = The sites of the groups inside it count too.
hosts-group-saved = The group “{ $name }” is saved.
hosts-group-removed = The group “{ $name }” is removed.
hosts-group-circle = A group cannot be in itself, nor in a group that it holds. Choose another one.
hosts-group-remove = Remove the group
hosts-group-remove-title = Remove this group?
hosts-group-remove-text = Its sites stay; the groups that it holds move up. This cannot be undone.

hosts-import-categories = Import categories
hosts-import-categories-about = The columns of StageTrek’s file are accepted as they are. A row finds the category that it changes by its code, or by its name when it has none.
hosts-import-sites = Import sites
hosts-import-sites-about = The columns of StageTrek’s file are accepted as they are. A row finds the site that it changes by its code, or by its name and category when it has none. Without an “organisation” column, a new site goes into the organisation that has its name, created if needed.
hosts-import-archived = This code is that of an archived record. Restore it first, or change the code.
hosts-import-no-category = No category in use has the code “{ $code }”. Create it or correct the code.
hosts-import-new-organisation = The organisation “{ $name }” will be created.
hosts-import-cost = Give a number with at most two decimals, or “mediane”.
hosts-import-organisations = Import organisations
hosts-import-organisations-about = A row finds the organisation that it updates by its SIRET, or by its name when one of them has none. The exported file imports as it is.
hosts-import-archived-organisation = This SIRET is that of an archived organisation. Bring it back first, or correct the SIRET.
hosts-import-trust = Write one of the levels of trust: No opinion, To be watched, Normal or High.
hosts-import-contacts = Import contacts
hosts-import-contacts-about = The columns of StageTrek’s file of contacts are accepted as they are. A row finds the contact that it updates by its code, or by its name in its organisation. A new contact without an organisation waits under “Contacts to attach” until the import of his sites gives him one.
hosts-import-contact-waits = Nothing says the organisation: this contact is put under “{ $name }”.
hosts-contacts-waiting = Contacts to attach
hosts-contacts-file = contacts
hosts-contact = Contact
hosts-contact-in-use = Reachable
hosts-import-duties = Import the sites of contacts
hosts-import-duties-about = The columns of StageTrek’s file “contacts-terrains” are accepted as they are; only the visibility to students is kept. A contact is named by code, e-mail or name; one who has no site yet joins the organisation of the first.
hosts-duties-file = contact-sites
hosts-import-no-contact = No contact is called “{ $contact }”. Import the contacts first, or correct this cell.
hosts-import-which-contact = Several contacts are called “{ $contact }”. Name the right one by code or e-mail.
hosts-import-no-site = No site in use has the code “{ $code }”. Create it or correct the code.
hosts-import-elsewhere = { $name } already sees to sites of another organisation. Add a contact to this one.
hosts-import-contact-moves = This contact joins the organisation of this site.
hosts-export-contacts = Contacts
hosts-export-duties = Sites of contacts
hosts-export = Export
hosts-example-siret = 26140019800014
hosts-example-sector = Public hospital
hosts-example-country = France
hosts-example-phone = 02 31 06 31 06
hosts-example-headcount = 6 000
hosts-example-notes = Agreement to renew in 2027
hosts-example-contact-code = RESP-CHIR
hosts-example-function = Placement head
hosts-example-contact = Dr Anne Lemoine
hosts-example-email = anne.lemoine@example.org
hosts-example-category-code = CHIR
hosts-example-acronym = CHIR
hosts-example-category = Surgery
hosts-example-rank = 3
hosts-example-yes = yes
hosts-example-no = no
hosts-example-complement = Building B
hosts-example-cedex = Cedex 9
hosts-example-info = Welcome at 8:00 at the secretariat
hosts-example-cost = 12.50
hosts-example-site-code = CHIR-01
hosts-example-site = Digestive surgery — Caen
hosts-example-organisation = Caen University Hospital
hosts-example-service = Digestive surgery
hosts-example-url = https://www.example.org
hosts-example-address = 1 rue du Port
hosts-example-postcode = 14000
hosts-example-town = Caen
