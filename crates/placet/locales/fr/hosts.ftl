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

hosts-yes = Oui
hosts-no = Non
hosts-all = Tout afficher
hosts-archive = Archiver
hosts-is-archived = Archivé
hosts-search = Rechercher
hosts-filter = Filtrer
hosts-none-text = Retirez un filtre ou changez la recherche.
hosts-state = État
hosts-active = Actif
hosts-inactive = Inactif
hosts-category = Catégorie
hosts-link-refused = Indiquez l’adresse d’une page, par exemple https://www.exemple.fr.

hosts-siret = SIRET
hosts-siret-hint = Quatorze chiffres ; la clé de contrôle est vérifiée.
hosts-siret-refused = Ce SIRET n’existe pas : il compte quatorze chiffres et sa clé de contrôle ne correspond pas. Vérifiez s’il manque un chiffre ou si deux sont inversés.
hosts-siret-taken = L’organisation « { $name } » porte déjà ce SIRET. Ouvrez-la plutôt que d’en créer une seconde.
hosts-sector = Secteur
hosts-headcount = Effectif
hosts-address = Adresse
hosts-address-line = Numéro et rue
hosts-postcode = Code postal
hosts-postcode-refused = Indiquez un code postal, par exemple 14000.
hosts-town = Ville
hosts-country = Pays
hosts-phone = Téléphone
hosts-phone-refused = Indiquez un numéro de téléphone, par exemple 02 31 06 31 06 poste 4512.
hosts-email = Courriel
hosts-email-refused = Indiquez une adresse électronique, par exemple prenom.nom@exemple.fr.
hosts-website = Site web
hosts-notes = Notes internes
hosts-notes-hint = Jamais montrées aux étudiants ni à l’organisation.
hosts-trust = Confiance
hosts-trust-hint = Votre avis sur l’accueil des étudiants ; jamais montré au dehors.
hosts-trust-unknown = Sans avis
hosts-trust-low = À surveiller
hosts-trust-normal = Normale
hosts-trust-high = Élevée

hosts-organisations-count = { $count ->
    [0] aucune organisation
    [one] une organisation
   *[other] { $count } organisations
}
hosts-organisations-file = organisations
hosts-organisations-search = Nom, ville, SIRET…
hosts-organisations-none = Aucune organisation ne correspond
hosts-organisations-empty = Aucune organisation
hosts-organisations-empty-text = Une organisation (hôpital, cabinet, entreprise) porte des terrains et des contacts. Ajoutez la première ; l’import des terrains en crée aussi.
hosts-any-sector = Tous les secteurs
hosts-any-trust = Toute confiance
hosts-organisation-add = Ajouter une organisation
hosts-organisation-new = Nouvelle organisation
hosts-organisation-edit = Modifier { $name }
hosts-organisation-created = L’organisation « { $name } » est créée.
hosts-organisation-saved = L’organisation « { $name } » est enregistrée.
hosts-organisation-in-use = { $count ->
    [one] Cette organisation a encore un terrain : archivez-le d’abord, puis recommencez.
   *[other] Cette organisation a encore { $count } terrains : archivez-les d’abord, puis recommencez.
}
hosts-organisation-no-site = Aucun terrain
hosts-organisation-no-site-text = Ajoutez le service qui accueille des étudiants.
hosts-site-add = Ajouter un terrain

hosts-contacts = Contacts
hosts-contacts-empty = Aucun contact
hosts-contacts-empty-text = Ajoutez une personne ou une boîte aux lettres, et dites sur quels terrains les étudiants la voient.
hosts-contact-add = Ajouter un contact
hosts-contact-new = Nouveau contact
hosts-contact-edit = Modifier le contact
hosts-contact-name-hint = Une personne ou une boîte aux lettres, par exemple « Secrétariat des urgences ».
hosts-contact-active = Ce contact est joignable
hosts-contact-active-hint = Décochez quand la personne est partie : elle n’est plus montrée nulle part.
hosts-contact-left = parti
hosts-contact-saved = Le contact « { $name } » est enregistré.
hosts-contact-remove = Retirer le contact
hosts-contact-remove-title = Retirer ce contact ?
hosts-contact-remove-text = Il disparaît de l’organisation et de tous ses terrains. Cela ne se reprend pas.
hosts-contact-removed = Le contact « { $name } » est retiré.
hosts-function = Fonction
hosts-function-hint = Par exemple « chef de service ».
hosts-duties = Terrains suivis
hosts-duties-hint = Sur chaque terrain, dites si les étudiants voient ce contact.
hosts-duty-none = Ne suit pas ce terrain
hosts-duty-hidden = Suit ce terrain, sans être montré aux étudiants
hosts-duty-visible = Suit ce terrain, visible des étudiants
hosts-visible = visible des étudiants
