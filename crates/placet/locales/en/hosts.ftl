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
hosts-any-trust = Any trust
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
hosts-contact-active-hint = Untick when the person has left: nothing shows it any more.
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
