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
