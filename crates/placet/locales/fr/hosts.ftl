# Organisations, catégories, terrains, capacités, contacts.

hosts-actions = Actions
hosts-edit = Modifier
hosts-save = Enregistrer
hosts-import = Importer
hosts-undo = Annuler
hosts-restore = Rétablir
hosts-archived = « { $name } » est archivé.
hosts-restored = « { $name } » est rétabli.
hosts-state-used = En usage
hosts-state-archived = Archivés
hosts-conflict = Vos modifications ne sont pas enregistrées : comparez, puis gardez l’une des deux versions.
hosts-conflict-mine = Enregistrer ce que j’ai saisi
hosts-conflict-theirs = Reprendre ce qui est enregistré

hosts-code = Code
hosts-code-hint = Lettres sans accent, chiffres, tirets ; unique.
hosts-code-characters = Un code s’écrit sans espace ni accent, par exemple CHIR-01.
hosts-name = Nom
hosts-acronym = Sigle
hosts-acronym-hint = Dix caractères au plus.
hosts-rank = Ordre
hosts-rank-hint = Ordre d’affichage.
hosts-role = Rôle
hosts-role-principal = Principale
hosts-role-secondary = Secondaire
hosts-role-principal-long = Principale : les étudiants classent ces terrains.
hosts-role-secondary-long = Secondaire : ces terrains accompagnent un terrain principal.
hosts-colour = Couleur
hosts-colour-n = Couleur { $n }
hosts-sites = Terrains

hosts-categories = Catégories de stage
hosts-categories-file = categories
hosts-categories-lead = Une catégorie dit ce que vaut un stage dans le cursus, et si ses terrains sont principaux ou secondaires.
hosts-categories-empty = Aucune catégorie
hosts-categories-empty-text = Créez d’abord les catégories (chirurgie, urgences…) : chaque terrain appartient à l’une d’elles.
hosts-category-add = Ajouter une catégorie
hosts-category-new = Nouvelle catégorie
hosts-category-edit = Modifier la catégorie { $name }
hosts-category-created = La catégorie « { $name } » est créée.
hosts-category-saved = La catégorie « { $name } » est enregistrée.
hosts-category-code-taken = Une autre catégorie porte déjà ce code. Choisissez-en un autre.
hosts-category-archive = Archiver la catégorie
hosts-category-archive-hint = Possible quand plus aucun terrain n’y est rangé.
hosts-category-in-use = { $count ->
    [one] Un terrain est dans cette catégorie : rangez-le dans une autre ou archivez-le, puis recommencez.
   *[other] { $count } terrains sont dans cette catégorie : rangez-les dans une autre ou archivez-les, puis recommencez.
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
hosts-siret-hint = Quatorze chiffres ; la clé de contrôle est vérifiée.
hosts-siret-refused = Ce SIRET n’existe pas : il compte quatorze chiffres et sa clé de contrôle ne correspond pas. Vérifiez s’il manque un chiffre ou si deux sont inversés.
hosts-siret-taken = L’organisation « { $name } » porte déjà ce SIRET. Ouvrez-la plutôt que d’en créer une seconde.
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
hosts-email = Adresse électronique
hosts-email-refused = Indiquez une adresse électronique, par exemple prenom.nom@exemple.fr.
hosts-website = Site web
hosts-notes = Notes internes
hosts-notes-hint = Jamais montrées aux étudiants ni à l’organisation.
hosts-trust = Confiance
hosts-trust-hint = Votre avis sur l’accueil des étudiants ; jamais montré au dehors.
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
hosts-organisations-empty-text = Une organisation (hôpital, cabinet, entreprise) porte des terrains et des contacts. Ajoutez la première ; l’import des terrains en crée aussi.
hosts-any-sector = Tous les secteurs
hosts-any-trust = Tous les niveaux de confiance
hosts-organisation-add = Ajouter une organisation
hosts-organisation-new = Nouvelle organisation
hosts-organisation-edit = Modifier { $name }
hosts-organisation-created = L’organisation « { $name } » est créée.
hosts-organisation-saved = L’organisation « { $name } » est enregistrée.
hosts-organisation-in-use = { $count ->
    [one] Cette organisation a encore un terrain : archivez-le d’abord, puis recommencez.
   *[other] Cette organisation a encore { $count } terrains : archivez-les d’abord, puis recommencez.
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
hosts-contact-name-hint = Une personne ou une boîte aux lettres, par exemple « Secrétariat des urgences ».
hosts-contact-active = Ce contact est joignable
hosts-contact-active-hint = Décochez quand la personne est partie : elle n’est plus montrée nulle part.
hosts-contact-left = parti
hosts-contact-saved = Le contact « { $name } » est enregistré.
hosts-contact-remove = Retirer le contact
hosts-contact-remove-title = Retirer ce contact ?
hosts-contact-remove-text = Il disparaît de l’organisation et de tous ses terrains. Cela ne se reprend pas.
hosts-contact-removed = Le contact « { $name } » est retiré.
hosts-function = Fonction
hosts-function-hint = Par exemple « chef de service ».
hosts-duties = Terrains suivis
hosts-duties-hint = Sur chaque terrain, dites si les étudiants voient ce contact.
hosts-duty-none = Ne suit pas ce terrain
hosts-duty-hidden = Suit ce terrain, sans être montré aux étudiants
hosts-duty-visible = Suit ce terrain, visible des étudiants
hosts-visible = visible des étudiants

hosts-site = Terrain
hosts-organisation = Organisation
hosts-service = Service
hosts-choose = Choisir…
hosts-none = aucun
hosts-closed = Fermé
hosts-always = toujours
hosts-from = Du
hosts-until = Au
hosts-reason = Motif
hosts-show = Afficher
hosts-today = Aujourd’hui :
hosts-span = du { $from } au { $until }
hosts-span-from = à partir du { $from }
hosts-span-until = jusqu’au { $until }

hosts-sites-count = { $count ->
    [0] aucun terrain
    [one] un terrain
   *[other] { $count } terrains
}
hosts-sites-file = terrains
hosts-sites-search = Terrain, service, organisation, code…
hosts-sites-none = Aucun terrain ne correspond
hosts-sites-empty = Aucun terrain
hosts-sites-empty-text = Importez le fichier des terrains, ou ajoutez-les un par un après leurs catégories et leurs organisations.
hosts-any-category = Toutes les catégories
hosts-any-town = Toutes les villes
hosts-any-state = Actifs et inactifs
hosts-only = Seulement
hosts-only-all = Tous les terrains
hosts-only-no-contact = Sans contact
hosts-out = Hors subdivision
hosts-seats-today = Places
hosts-seats-range = min. { $min }, idéal { $ideal }
hosts-seats = de { $min } à { $max } places, { $ideal } de préférence
hosts-seats-on = Le { $day } : { $seats }
hosts-wishes = Vœux
hosts-activate = Activer
hosts-deactivate = Désactiver
hosts-compare = Comparer
hosts-bulk-all = { $count ->
    [one] Le terrain de la liste
   *[other] Les { $count } terrains de la liste
}
hosts-bulk-n = { $n } terrains cochés
hosts-bulk-one = Un terrain coché
hosts-bulk-nothing = Cochez d’abord les terrains concernés.
hosts-bulk-activated = { $count ->
    [0] Ces terrains étaient déjà actifs : rien n’a changé.
    [one] Un terrain est maintenant actif.
   *[other] { $count } terrains sont maintenant actifs.
}
hosts-bulk-deactivated = { $count ->
    [0] Ces terrains étaient déjà inactifs : rien n’a changé.
    [one] Un terrain est maintenant inactif.
   *[other] { $count } terrains sont maintenant inactifs.
}

hosts-site-new = Nouveau terrain
hosts-site-edit = Modifier { $name }
hosts-site-created = Le terrain « { $name } » est créé. Indiquez maintenant ses places.
hosts-site-saved = Le terrain « { $name } » est enregistré.
hosts-site-code-taken = Un autre terrain porte déjà ce code. Choisissez-en un autre, ou laissez vide.
hosts-site-code-hint = Laissez vide pour en recevoir un.
hosts-site-name-hint = Le nom que lisent les étudiants, par exemple « Chirurgie digestive — Caen ».
hosts-site-needs-organisation = Un terrain appartient à une organisation : créez-la d’abord.
hosts-site-needs-category = Un terrain appartient à une catégorie : créez-la d’abord.
hosts-site-no-contact = Personne n’est indiqué pour ce terrain.
hosts-address-complement = Complément d’adresse
hosts-cedex = Cedex
hosts-latitude = Latitude
hosts-longitude = Longitude
hosts-coordinates = Coordonnées
hosts-coordinates-hint = En degrés, par exemple 49,18286. Laissez vide pour prendre celles de la commune.
hosts-coordinates-both = Indiquez la latitude et la longitude, ou aucune des deux.
hosts-coordinate-refused = Indiquez des degrés entre −{ $max } et { $max }, par exemple 49,18286.
hosts-no-coordinates = Inconnues : aucune distance n’est annoncée aux étudiants.
hosts-info = Informations aux étudiants
hosts-info-hint = Accès, horaires, tenue… Lu par les étudiants.
hosts-flags = Usage
hosts-flag-active = Terrain actif
hosts-flag-active-hint = Un terrain inactif ne s’ouvre plus dans une campagne ; ses stages passés restent.
hosts-flag-wishes = Les étudiants peuvent le classer
hosts-flag-wishes-hint = Sinon, seule la commission y affecte.
hosts-flag-out = Hors subdivision
hosts-cost = Coût
hosts-cost-demand = Selon la demande
hosts-cost-fixed = Fixe
hosts-cost-median = Médiane des autres terrains
hosts-fixed-cost = Coût fixe
hosts-levels = Niveaux interdits
hosts-levels-hint = Les étudiants de ces niveaux n’y sont pas envoyés.
hosts-pairs = Terrains associés
hosts-pairs-hint = Un terrain secondaire accompagne un terrain principal. La liste suit la catégorie enregistrée.
hosts-counts-for = Compte pour
hosts-travel = Trajet
hosts-distance = { $km ->
    [0] Moins d’un kilomètre de chez vous, à vol d’oiseau.
   *[other] { $km } km de chez vous, à vol d’oiseau.
}
hosts-distance-unknown = Inconnu : l’un des deux lieux n’est pas situé.
hosts-student-no-contact = Aucun contact n’est donné pour ce terrain. Adressez-vous à votre scolarité.

hosts-capacity = Places
hosts-capacity-of = Places : { $name }
hosts-capacity-lead = Le service fonctionne à partir du minimum, préfère l’idéal et refuse au-delà du maximum. Un maximum de 0 le ferme.
hosts-capacity-default = Par défaut
hosts-capacity-dated = Période { $n }
hosts-capacity-hint = Une date vide veut dire « depuis toujours » ou « sans fin ». Videz une ligne pour la retirer ; trois lignes vides restent toujours offertes.
hosts-capacity-none = Aucune place n’est indiquée : le terrain compte comme fermé.
hosts-capacity-saved = Les places sont enregistrées.
hosts-capacity-order = Le minimum ({ $min }), l’idéal ({ $ideal }) et le maximum ({ $max }) doivent aller en croissant. Corrigez l’un des trois.
hosts-capacity-backwards = Cette date précède le début. Corrigez l’une des deux.
hosts-capacity-undated = Indiquez au moins une date : les places sans date sont celles par défaut.
hosts-capacity-overlaps = Rien n’est encore enregistré : des périodes se chevauchent. Les jours communs, la plus petite capacité s’applique.
hosts-capacity-overlap = { $first } et { $second }
hosts-capacity-anyway = Enregistrer quand même
hosts-seats-min = Min.
hosts-seats-ideal = Idéal
hosts-seats-max = Max.
hosts-on-day = Places le

hosts-past = Les trois dernières campagnes
hosts-past-none = Aucune campagne publiée n’a encore ouvert ce terrain.
hosts-past-campaign = Campagne
hosts-past-seats = Places
hosts-past-demand = Vœux
hosts-past-placed = Affectés
hosts-past-last = Dernier admis
hosts-past-wishes = { $count ->
    [0] aucun
    [one] un vœu, dont { $first } en premier
   *[other] { $count } vœux, dont { $first } en premier
}
hosts-past-hint = « Dernier admis » : la position, dans l’ordre de la campagne, du dernier étudiant venu par son vœu.
hosts-past-line = Places : { $seats } ; vœux : { $wishes } ; dernier admis : { $last }

hosts-compare-title = Comparer des terrains
hosts-compare-three = Trois terrains au plus se comparent : les trois premiers sont montrés.
hosts-compare-empty = Rien à comparer
hosts-compare-empty-text = Cochez jusqu’à trois terrains dans la liste, puis « Comparer ».

hosts-groups = Groupes de capacité
hosts-groups-lead = Un groupe limite les places ouvertes ensemble sur plusieurs terrains, par exemple tout un hôpital. Les groupes s’emboîtent.
hosts-groups-empty = Aucun groupe
hosts-groups-empty-text = Créez un groupe quand plusieurs terrains partagent une limite : encadrants communs, internat, bloc.
hosts-group-add = Ajouter un groupe
hosts-group-new = Nouveau groupe de capacité
hosts-group-edit = Modifier le groupe de capacité
hosts-group-parent = Dans le groupe
hosts-group-no-parent = Aucun
hosts-group-max = Places au plus
hosts-group-dates = Période
hosts-group-sites = Terrains du groupe
hosts-group-sites-hint = Les terrains des groupes emboîtés comptent aussi.
hosts-group-saved = Le groupe « { $name } » est enregistré.
hosts-group-removed = Le groupe « { $name } » est supprimé.
hosts-group-circle = Un groupe ne peut pas être dans lui-même, ni dans un groupe qu’il contient. Choisissez-en un autre.
hosts-group-remove = Supprimer le groupe
hosts-group-remove-title = Supprimer ce groupe ?
hosts-group-remove-text = Ses terrains restent ; les groupes qu’il contient remontent d’un rang. Cela ne se reprend pas.

hosts-import-categories = Importer des catégories
hosts-import-categories-about = Les colonnes du fichier de StageTrek sont acceptées telles quelles. Une ligne retrouve la catégorie qu’elle modifie par son code, ou par son nom quand elle n’en a pas.
hosts-import-sites = Importer des terrains
hosts-import-sites-about = Les colonnes du fichier de StageTrek sont acceptées telles quelles. Une ligne retrouve le terrain qu’elle modifie par son code, ou par son nom et sa catégorie quand elle n’en a pas. Sans colonne « organisation », un nouveau terrain va dans l’organisation qui porte son nom, créée si besoin.
hosts-import-archived = Ce code est celui d’une fiche archivée. Rétablissez-la d’abord, ou changez de code.
hosts-import-no-category = Aucune catégorie en usage n’a le code « { $code } ». Créez-la ou corrigez le code.
hosts-import-new-organisation = L’organisation « { $name } » sera créée.
hosts-import-cost = Indiquez un nombre avec deux décimales au plus, ou « mediane ».
hosts-import-organisations = Importer des organisations
hosts-import-organisations-about = Une ligne retrouve l’organisation qu’elle modifie par son SIRET, ou par son nom quand l’une des deux n’en a pas. Le fichier exporté s’importe tel quel.
hosts-import-archived-organisation = Ce SIRET est celui d’une organisation archivée. Rétablissez-la d’abord, ou corrigez le SIRET.
hosts-import-trust = Écrivez un des niveaux de confiance : Sans avis, À surveiller, Normale ou Élevée.
hosts-import-contacts = Importer des contacts
hosts-import-contacts-about = Les colonnes du fichier de contacts de StageTrek sont acceptées telles quelles. Une ligne retrouve le contact qu’elle modifie par son code, ou par son nom dans son organisation. Un nouveau contact sans organisation attend sous « Contacts à rattacher » que l’import de ses terrains lui en donne une.
hosts-import-contact-waits = Rien ne dit son organisation : ce contact est placé sous « { $name } ».
hosts-contacts-waiting = Contacts à rattacher
hosts-contacts-file = contacts
hosts-contact = Contact
hosts-contact-in-use = Joignable
hosts-import-duties = Importer les terrains des contacts
hosts-import-duties-about = Les colonnes du fichier « contacts-terrains » de StageTrek sont acceptées telles quelles ; seule la visibilité pour les étudiants est gardée. Un contact se désigne par son code, son courriel ou son nom ; un contact qui n’a encore aucun terrain rejoint l’organisation du premier.
hosts-duties-file = contacts-terrains
hosts-import-no-contact = Aucun contact ne s’appelle « { $contact } ». Importez d’abord les contacts, ou corrigez cette cellule.
hosts-import-which-contact = Plusieurs contacts s’appellent « { $contact } ». Désignez le bon par son code ou son courriel.
hosts-import-no-site = Aucun terrain en usage n’a le code « { $code } ». Créez-le ou corrigez le code.
hosts-import-elsewhere = { $name } s’occupe déjà de terrains d’une autre organisation. Ajoutez-le comme contact de celle-ci.
hosts-import-contact-moves = Ce contact rejoint l’organisation de ce terrain.
hosts-export-contacts = Contacts
hosts-export-duties = Terrains des contacts
hosts-export = Exporter
hosts-example-siret = 26140019800014
hosts-example-sector = Hôpital public
hosts-example-country = France
hosts-example-phone = 02 31 06 31 06
hosts-example-headcount = 6 000
hosts-example-notes = Convention à renouveler en 2027
hosts-example-contact-code = RESP-CHIR
hosts-example-function = Responsable de stage
hosts-example-contact = Dr Anne Lemoine
hosts-example-email = anne.lemoine@exemple.fr
hosts-example-category-code = CHIR
hosts-example-acronym = CHIR
hosts-example-category = Chirurgie
hosts-example-rank = 3
hosts-example-yes = oui
hosts-example-no = non
hosts-example-complement = Bâtiment B
hosts-example-cedex = Cedex 9
hosts-example-info = Accueil à 8 h au secrétariat
hosts-example-cost = 12,50
hosts-example-site-code = CHIR-01
hosts-example-site = Chirurgie digestive — Caen
hosts-example-organisation = CHU de Caen
hosts-example-service = Chirurgie digestive
hosts-example-url = https://www.exemple.fr
hosts-example-address = 1 rue du Port
hosts-example-postcode = 14000
hosts-example-town = Caen
