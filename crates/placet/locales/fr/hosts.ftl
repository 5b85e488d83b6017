# Organisations, catégories, terrains, capacités, contacts.

hosts-actions = Actions
hosts-edit = Modifier
hosts-save = Enregistrer
hosts-import = Importer
hosts-undo = Annuler
hosts-restore = Rétablir
hosts-archived = « { $name } » est archivé.
hosts-restored = « { $name } » est rétabli.
hosts-state-used = En usage
hosts-state-archived = Archivés
hosts-conflict = Vos modifications ne sont pas enregistrées : comparez, puis gardez l’une des deux versions.
hosts-conflict-mine = Enregistrer ce que j’ai saisi
hosts-conflict-theirs = Reprendre ce qui est enregistré

hosts-code = Code
hosts-code-hint = Lettres sans accent, chiffres, tirets ; unique.
hosts-code-characters = Un code s’écrit sans espace ni accent, par exemple CHIR-01.
hosts-name = Nom
hosts-acronym = Sigle
hosts-acronym-hint = Dix caractères au plus.
hosts-rank = Ordre
hosts-rank-hint = Ordre d’affichage.
hosts-role = Rôle
hosts-role-principal = Principale
hosts-role-secondary = Secondaire
hosts-role-principal-long = Principale : les étudiants classent ces terrains.
hosts-role-secondary-long = Secondaire : ces terrains accompagnent un terrain principal.
hosts-colour = Couleur
hosts-colour-n = Couleur { $n }
hosts-sites = Terrains

hosts-categories = Catégories de stage
hosts-categories-file = categories
hosts-categories-lead = Une catégorie dit ce que vaut un stage dans le cursus, et si ses terrains sont principaux ou secondaires.
hosts-categories-empty = Aucune catégorie
hosts-categories-empty-text = Créez d’abord les catégories (chirurgie, urgences…) : chaque terrain appartient à l’une d’elles.
hosts-category-add = Ajouter une catégorie
hosts-category-new = Nouvelle catégorie
hosts-category-edit = Modifier la catégorie { $name }
hosts-category-created = La catégorie « { $name } » est créée.
hosts-category-saved = La catégorie « { $name } » est enregistrée.
hosts-category-code-taken = Une autre catégorie porte déjà ce code. Choisissez-en un autre.
hosts-category-archive = Archiver la catégorie
hosts-category-archive-hint = Possible quand plus aucun terrain n’y est rangé.
hosts-category-in-use = { $count ->
    [one] Un terrain est dans cette catégorie : rangez-le dans une autre ou archivez-le, puis recommencez.
   *[other] { $count } terrains sont dans cette catégorie : rangez-les dans une autre ou archivez-les, puis recommencez.
}
