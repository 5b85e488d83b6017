# L’établissement : départements, programmes, niveaux, années, promotions, communes.

institution-save = Enregistrer
institution-saved = C’est enregistré.
institution-see = Voir
institution-undo = Annuler
institution-choose = Choisir…
institution-actions = Actions
institution-archive = Archiver
institution-restore = Rétablir
institution-archived = « { $name } » est archivé : il n’est plus proposé, tout ce qui le cite reste lisible.
institution-archived-tag = archivé
institution-restored = « { $name } » est de nouveau proposé.
institution-archives = { $count ->
    [one] Un élément archivé
   *[other] { $count } éléments archivés
 }
institution-conflict = Quelqu’un d’autre a enregistré ce formulaire pendant votre saisie. Comparez, puis choisissez.
institution-conflict-who = { $who } a enregistré ce formulaire le { $at }, pendant votre saisie. Comparez, puis choisissez.
institution-conflict-keep = Garder ma saisie
institution-conflict-reload = Reprendre ce qui est enregistré
institution-taken = Un autre élément porte déjà ce code ou ce nom. Choisissez-en un autre.
institution-gone = Ce choix n’est plus proposé : il vient d’être archivé. Choisissez-en un autre.

institution-field-name = Nom
institution-field-code = Code
institution-field-code-hint = Court et unique ; il sert dans les imports et les exports.
institution-field-department = Département
institution-field-placements = Stages à faire
institution-field-placements-hint = Nombre de stages qu’un étudiant fait pendant ce niveau.
institution-field-start = Premier jour
institution-field-end = Dernier jour
institution-field-year = Année universitaire
institution-field-level = Programme et niveau
institution-field-previous = Promotion précédente
institution-field-previous-hint = Celle d’où viennent la plupart des étudiants, l’année d’avant.

institution-department-new = Nouveau département
institution-department-edit = Modifier le département
institution-department-created = Le département « { $name } » est créé. Ajoutez-y maintenant un programme.
institution-department-in-use = { $count ->
    [one] Ce département contient encore un programme. Archivez d’abord ce programme ou changez-le de département.
   *[other] Ce département contient encore { $count } programmes. Archivez d’abord ces programmes ou changez-les de département.
 }
institution-departments-empty = Aucun département pour l’instant
institution-departments-empty-text = Créez un département, puis ses programmes et leurs niveaux : les promotions et les campagnes s’appuient dessus.

institution-programme = Programme
institution-programme-new = Nouveau programme
institution-programme-edit = Modifier { $name }
institution-programme-created = Le programme « { $name } » est créé. Ajoutez maintenant ses niveaux.
institution-programme-in-use = { $count ->
    [one] Ce programme a encore une promotion dans une année en cours ou à venir. Il pourra être archivé après.
   *[other] Ce programme a encore { $count } promotions dans une année en cours ou à venir. Il pourra être archivé après.
 }
institution-programmes-empty = Ce département n’a pas encore de programme.
institution-programmes-all = Tous les programmes

institution-level = Niveau
institution-levels = Niveaux d’étude
institution-level-new = Nouveau niveau
institution-level-edit = Modifier le niveau
institution-level-created = Le niveau « { $name } » est ajouté après les autres.
institution-level-up = Monter { $name }
institution-level-down = Descendre { $name }
institution-level-in-use = { $count ->
    [one] Ce niveau a encore une promotion dans une année en cours ou à venir. Il pourra être archivé après.
   *[other] Ce niveau a encore { $count } promotions dans une année en cours ou à venir. Il pourra être archivé après.
 }
institution-levels-empty = Aucun niveau
institution-levels-empty-text = Ajoutez les niveaux dans l’ordre des études : 4e année, 5e année…
institution-levels-text = { $count ->
    [one] Un niveau
   *[other] { $count } niveaux
 }, { $placements ->
    [0] aucun stage
    [one] un stage
   *[other] { $placements } stages
 } sur tout le programme. L’ordre est celui des études.
institution-levels-archived = { $count ->
    [one] Un niveau archivé
   *[other] { $count } niveaux archivés
 }
institution-rank = Ordre
institution-placements = { $count ->
    [0] aucun stage
    [one] un stage
   *[other] { $count } stages
 }

institution-years = Années universitaires
institution-years-empty = Aucune année pour l’instant. Créez-en une, puis ses promotions.
institution-years-all = Toutes les années
institution-year-title = Année { $code }
institution-year-new = Nouvelle année
institution-year-new-text = L’année naît en construction : les étudiants ne la voient qu’une fois verrouillée.
institution-year-edit = Modifier l’année { $code }
institution-year-created = L’année { $code } est créée, en construction. Ajoutez ses promotions.
institution-year-days = du { $start } au { $end }
institution-year-since = Depuis le { $at }.
institution-year-backwards = Le dernier jour doit venir après le premier. Corrigez l’une des deux dates.
institution-year-long = Une année universitaire dure deux ans au plus. Corrigez l’une des deux dates.
institution-year-frozen = L’année est verrouillée ou terminée : ses dates et ses promotions ne changent plus. Déverrouillez-la d’abord.
institution-year-state-building = en construction
institution-year-state-locked = verrouillée
institution-year-state-unlocked = déverrouillée
institution-year-state-over = terminée
institution-year-about-building = Les étudiants ne la voient pas encore
institution-year-about-locked = Les étudiants la voient
institution-year-about-unlocked = Les étudiants la voient toujours
institution-year-about-over = Elle est terminée
institution-year-text-building = Ses dates, ses promotions et ses campagnes se préparent librement. Verrouillez-la quand tout est prêt : les étudiants la verront, et les stages garderont leurs dates de début et de fin.
institution-year-text-locked = Ses dates, ses promotions et les dates de ses stages ne changent plus.
institution-year-text-unlocked = Ses dates, ses promotions et ses campagnes peuvent changer. Verrouillez-la de nouveau quand les corrections sont faites.
institution-year-text-over = Son dernier jour est passé : plus rien n’y change, tout reste lisible.
institution-year-lock = Verrouiller l’année
institution-year-lock-text = Les étudiants verront l’année et ses campagnes. Les dates de l’année et des stages, et les promotions, ne changeront plus, sauf si vous la déverrouillez.
institution-year-locked = L’année { $code } est verrouillée : les étudiants la voient.
institution-year-unlock = Déverrouiller l’année
institution-year-unlock-text = Les dates et les promotions pourront changer. Les étudiants continuent de voir l’année.
institution-year-unlocked = L’année { $code } est déverrouillée : elle peut changer, les étudiants la voient toujours.
institution-year-obstacles = L’année ne peut pas encore être verrouillée :
institution-lock-no-cohort = Elle n’a aucune promotion.
institution-lock-no-campaign = La promotion « { $cohort } » n’a aucune campagne.
institution-lock-create-campaign = Créer une campagne
institution-lock-already = Elle est déjà verrouillée.
institution-lock-not-locked = Elle n’est pas verrouillée.
institution-lock-over = Son dernier jour est passé.
institution-year-cohorts-empty = Aucune promotion cette année
institution-year-cohorts-empty-text = Créez une promotion, ou reprenez celles de l’année d’avant.

institution-cohort = Promotion
institution-cohort-new = Nouvelle promotion
institution-cohort-new-text = Une promotion réunit les étudiants d’un niveau d’un programme pendant une année.
institution-cohort-edit = Modifier { $name }
institution-cohort-created = La promotion « { $name } » est créée. Inscrivez-y maintenant des étudiants.
institution-cohort-in-use = Cette promotion a des étudiants ou des campagnes : elle garde son année et son niveau. Créez plutôt une autre promotion.
institution-previous-none = Aucune
institution-previous-later = La promotion précédente doit être d’une année antérieure. Choisissez-en une autre.
institution-cohorts-count = { $count ->
    [0] aucune promotion
    [one] une promotion
   *[other] { $count } promotions
 }
institution-cohorts-all = Toutes les promotions
institution-cohorts-search = Chercher un nom ou un code
institution-cohorts-empty = Aucune promotion pour l’instant
institution-cohorts-empty-text = Une promotion se crée dans une année universitaire, pour un niveau d’un programme : commencez par l’établissement.
institution-cohorts-nothing = Aucune promotion ne correspond
institution-cohorts-nothing-text = Élargissez la recherche ou retirez un filtre.
institution-cohorts-clear = Tout afficher
institution-chain = Vient de → devient

institution-carry-open = Reprendre les promotions d’une autre année
institution-carry-title = Promotions de { $code } d’après une autre année
institution-carry-text = Les mêmes niveaux, un an plus tard : chaque promotion est suivie de celle du niveau supérieur. Rien n’est créé avant votre confirmation ; aucun étudiant n’est inscrit.
institution-carry-from = D’après l’année
institution-carry-create = Créer
institution-carry-model = Modèle
institution-carry-exists = existe déjà
institution-carry-one = Créer { $name }
institution-carry-first = premier niveau : nouveaux étudiants
institution-carry-submit = Créer les promotions cochées
institution-carry-all-there = Toutes ces promotions existent déjà.
institution-carry-empty = Aucune année antérieure n’a de promotion
institution-carry-empty-text = Créez les promotions de cette année une à une ; l’an prochain, vous pourrez les reprendre.
institution-carried = { $count ->
    [0] Aucune promotion n’a été cochée : rien n’est créé.
    [one] Une promotion est créée.
   *[other] { $count } promotions sont créées.
 }

institution-communes = Communes
institution-communes-none = Aucune commune n’est importée : sans coordonnées, aucune distance n’est affichée.
institution-communes-count = { $count } communes connues
institution-communes-open = Voir les communes
institution-communes-text = Les communes situent les adresses sur la carte. Les distances affichées sont à vol d’oiseau, de commune à commune ; sans coordonnées, Placet n’affirme rien.
institution-communes-search = Nom ou code postal
institution-communes-find = Chercher
institution-communes-nothing = Aucune commune ne correspond. Vérifiez l’orthographe ou cherchez par code postal.
institution-communes-empty = Aucune commune pour l’instant
institution-communes-empty-text = Sans table des communes, les adresses restent sans coordonnées et aucune distance n’est affichée. Importez le fichier officiel de La Poste ou de data.gouv.fr.
institution-commune-code = Code officiel
institution-commune-postcodes = Codes postaux
institution-commune-place = Latitude ; longitude
institution-commune-nowhere = inconnue
institution-communes-nowhere = { $n ->
    [one] Une commune n’a pas de coordonnées : aucune distance n’est affichée vers elle.
   *[other] { $count } communes n’ont pas de coordonnées : aucune distance n’est affichée vers elles.
  }
institution-communes-import = Importer les communes
institution-communes-import-about = Le fichier officiel, tel que le publient La Poste (« Base officielle des codes postaux ») ou data.gouv.fr (« Communes de France »), s’importe sans y toucher : une ligne par commune et par code postal. Une commune est reconnue à son code officiel ; sans coordonnées, elle est gardée et aucune distance n’est affirmée. Les étudiants et les terrains de stage dont la ville devient connue reçoivent aussitôt leurs coordonnées.
institution-communes-file = communes
institution-commune-latitude = Latitude
institution-commune-longitude = Longitude
institution-commune-point = Coordonnées
institution-commune-example-code = 14118
institution-commune-example-name = Caen
institution-commune-example-postcodes = 14000
institution-commune-example-latitude = 49,1829
institution-commune-example-longitude = -0,3707
institution-commune-example-point = 49.1829,-0.3707
institution-commune-code-wrong = Ce n’est pas un code officiel : écrivez cinq chiffres, ou 2A ou 2B et trois chiffres.
institution-commune-postcode-wrong = Écrivez des codes postaux de cinq chiffres, séparés par des espaces.
institution-commune-place-wrong = Écrivez une latitude et une longitude en degrés, ou laissez les cellules vides.
institution-commune-without-place = Sans coordonnées : aucune distance ne sera affichée vers cette commune.
institution-commune-gone = Cette commune n’est plus dans la liste.
institution-commune-cited = Cette commune n’est plus dans la liste ; elle est gardée, car une adresse la cite.
