# Les étudiants.

people-count = { $n ->
    [one] un étudiant
   *[other] { $count } étudiants
  }
people-add = Ajouter
people-import = Importer
people-search = Nom, numéro, ville…
people-filter = Filtrer
people-all-cohorts = Toutes les promotions
people-all-tags = Toutes les étiquettes
people-all-states = Toutes les situations
people-narrow-on-leave = En disponibilité aujourd’hui
people-narrow-without-address = Sans adresse reconnue
people-narrow-without-email = Sans adresse électronique
people-narrow-without-wish = Sans vœu dans la campagne ouverte
people-narrow-without-cohort = Sans promotion cette année
people-narrow-with-accommodation = Avec un aménagement
people-narrow-archived = Archivés
people-empty-title = Aucun étudiant pour l’instant
people-empty-text = Importez la liste de votre scolarité, ou ajoutez un premier étudiant à la main.
people-none-title = Aucun étudiant ne correspond
people-none-text = Vérifiez la recherche, ou retirez les filtres.
people-clear = Retirer les filtres
people-whole = { $n ->
    [one] Tout le résultat (un étudiant)
   *[other] Tout le résultat ({ $count } étudiants)
  }
people-selected = { $n } sélectionnés
people-selected-one = 1 sélectionné
people-column-name = Nom
people-column-curriculum = Cursus
people-column-score = Score
people-column-wishes = Vœux
people-column-state = Situation
people-column-tags = Étiquettes
people-column-done = Stages faits
people-column-expected = Stages attendus
people-done = { $n ->
    [0] aucun fait
    [one] 1 fait
   *[other] { $n } faits
  }
people-of = sur { $n }
people-done-of = { $n ->
    [0] Aucun stage fait sur { $total }
    [one] Un stage fait sur { $total }
   *[other] { $n } stages faits sur { $total }
  }
people-score = Score : { $score }
people-state-active = en cours
people-state-archived = archivé
people-state-on-leave = en disponibilité jusqu’au { $day }
people-state-leave-coming = en disponibilité à partir du { $day }
people-state-no-curriculum = sans cursus
people-status-active = en cours
people-status-completed = terminé
people-status-left = interrompu

people-field-number = Numéro étudiant
people-field-family-name = Nom
people-field-given-name = Prénom
people-field-usage-name = Nom d’usage
people-field-email = Adresse électronique
people-field-phone = Téléphone
people-field-birth-date = Date de naissance
people-field-address-line = Adresse
people-field-address-complement = Complément d’adresse
people-field-postcode = Code postal
people-field-town = Ville
people-field-cedex = Cedex
people-field-lodging-town = Ville du logement pendant les stages
people-field-cohort = Promotion
people-example-number = 22001442
people-example-family-name = Allain
people-example-given-name = Manon
people-example-usage-name = Allain-Roy
people-example-email = manon.allain@example.org
people-example-phone = 02 31 00 00 00
people-example-birth-date = 14/03/2003
people-example-address-line = 12 rue des Lilas
people-example-address-complement = Appartement 4
people-example-postcode = 14000
people-example-town = Caen
people-example-cedex = 5
people-example-lodging-town = Alençon
people-example-cohort = 2025_DFASM1
people-import-title = Importer des étudiants
people-import-about = Une ligne par étudiant, retrouvé par son numéro : créé s’il est nouveau, modifié s’il existe. La colonne « Promotion » (ou « Groupe ») contient le code de la promotion où l’inscrire.
people-import-file = etudiants
people-import-no-cohort = Aucune promotion n’a le code « { $code } ». Vérifiez-le, ou créez d’abord la promotion.
people-import-other-cohort = Cet étudiant est déjà dans « { $cohort } » pour { $year }. Retirez-l’en d’abord depuis sa page, ou videz cette cellule.
people-import-archived = Cet étudiant est archivé. Rétablissez-le depuis sa page avant de l’importer.
people-import-unknown-town = La ville « { $town } » n’est pas reconnue avec ce code postal : aucune distance ne sera calculée.
people-import-no-email = Sans adresse électronique.
people-number-wrong = Un numéro étudiant n’a ni espace ni caractère invisible, et 25 caractères au plus.
people-number-taken = { $name } a déjà ce numéro. Vérifiez-le, ou modifiez plutôt sa fiche.
people-number-archived = { $name }, archivé, a déjà ce numéro. Rétablissez sa fiche plutôt que d’en créer une autre.
people-email-wrong = Indiquez une adresse complète, par exemple prenom.nom@example.org.
people-phone-wrong = Indiquez un numéro de 3 à 20 chiffres.
people-postcode-wrong = Indiquez un code postal, par exemple 14000.

people-new-title = Ajouter un étudiant
people-edit-title = Modifier la fiche
people-edit = Modifier
people-archive = Archiver
people-restore = Rétablir
people-undo = Annuler
people-added = { $name } est ajouté. Inscrivez-le dans une promotion pour qu’il participe aux campagnes.
people-saved = C’est enregistré.
people-archived = { $name } est archivé : il ne figure plus dans les listes.
people-restored = { $name } est rétabli.
people-identity = Identité
people-reach = Coordonnées
people-address = Adresse
people-usage-hint = S’il diffère du nom. C’est lui qui figure dans les listes.
people-address-hint = Le code postal et la ville situent le domicile, d’où se mesurent les distances en ligne droite.
people-lodging-hint = Si l’étudiant loge ailleurs pendant ses stages : la distance part du plus proche des deux lieux.
people-save = Enregistrer
people-save-mine = Enregistrer ma saisie
people-take-saved = Reprendre ce qui est enregistré
people-conflict = Votre saisie n’est pas enregistrée. Comparez, puis choisissez ce qu’il faut garder.
people-no-address = Pas d’adresse : aucune distance n’est calculée.
people-not-located = Ville non reconnue : aucune distance n’est calculée. Vérifiez le code postal et la ville.
people-located = Ville reconnue : les distances partent de son centre, en ligne droite.
people-curricula = Cursus et promotions
people-curriculum = Cursus
people-situation = Situation : ce qui est dû, ce qui est à faire
people-requirements = Contraintes de cursus : où en est l’étudiant
people-no-curriculum = Aucun cursus. Inscrivez l’étudiant dans une promotion : son cursus commence alors.
people-curriculum-edit = Modifier le cursus
people-curriculum-change = Modifier
people-curriculum-about = Un cursus interrompu ou terminé n’est plus proposé aux campagnes ; un étudiant dont le cursus est interrompu ne figure plus dans les tableaux de promotion. Rien de ce qui a été fait n’est effacé.
people-curriculum-entered = Entrée
people-curriculum-status = État
people-curriculum-left = Dernier jour
people-curriculum-left-hint = Pour un cursus interrompu ou terminé.
people-curriculum-reason = Motif
people-curriculum-reason-missing = Donnez le motif : il reste dans l’historique de l’étudiant.
people-curriculum-backwards = Le dernier jour précède l’entrée. Corrigez l’une des deux dates.
people-curriculum-no-last-day = Donnez le dernier jour : ce cursus ne se poursuit pas.
people-curriculum-under-way = Ce cursus participe encore à des campagnes en cours : { $campaigns }. Dispensez l’étudiant ou retirez-le, s’il ne doit pas être placé.
people-since = depuis le { $day }
people-until = jusqu’au { $day }
people-no-end = sans date de fin
people-from-to = du { $first } au { $last }
people-enrol = Inscrire
people-enrol-in = Inscrire dans
people-choose-cohort = Promotion…
people-unenrol = Retirer
people-unenrolled = L’étudiant n’est plus dans cette promotion.
people-takes-part = { $n ->
    [one] L’étudiant participe à une campagne au titre de cette promotion. Retirez-le d’abord de la campagne.
   *[other] L’étudiant participe à { $n } campagnes au titre de cette promotion. Retirez-le d’abord de ces campagnes.
  }
people-not-enrolled = L’étudiant est déjà dans une promotion de cette année. Retirez-l’en d’abord.
people-placements = Stages
people-no-placement = Aucun stage publié.
people-number = Nᵒ
people-host = Lieu
people-host-unknown = Lieu à préciser
people-category = Catégorie
people-site = Terrain
people-dates = Dates
people-campaign = Campagne
people-rank = Vœu obtenu
people-placement-proposed = proposé
people-placement-pre-validated = prévalidé
people-placement-validated = validé
people-placement-published = à venir
people-placement-running = en cours
people-placement-done = fait
people-placement-not-done = non fait
people-placement-cancelled = annulé

people-leave = Disponibilité
people-leaves = Mises en disponibilité
people-no-leave = Aucune mise en disponibilité.
people-leave-new = Ajouter une disponibilité
people-leave-edit = Modifier la disponibilité
people-leave-about = Les dates pendant lesquelles l’étudiant est absent. La raison n’est pas demandée et ne doit pas être notée.
people-leave-first = Premier jour
people-leave-last = Dernier jour
people-leave-now = en ce moment
people-leave-backwards = Le dernier jour vient avant le premier. Corrigez l’un des deux.
people-leave-overlaps = L’étudiant est déjà en disponibilité { $dates }. Changez ces dates, ou modifiez l’autre période.
people-leave-cuts = { $n ->
    [one] Ces dates recoupent un stage de l’étudiant. Rien n’est enregistré pour l’instant.
   *[other] Ces dates recoupent { $n } stages de l’étudiant. Rien n’est enregistré pour l’instant.
  }
people-leave-force = Enregistrer quand même ; je m’occupe de ces stages.
people-leave-no-curriculum = Une disponibilité porte sur un cursus. Inscrivez d’abord l’étudiant dans une promotion.
people-leave-remove = Supprimer cette disponibilité
people-leave-remove-about = Les dates disparaissent de la fiche. L’historique en garde la trace.
people-leave-removed = La disponibilité est supprimée.
people-remove = Supprimer

people-owed = Aménagements
people-no-owed = Aucun aménagement.
people-owed-new = Accorder un aménagement
people-owed-edit = Modifier l’aménagement
people-owed-never-why = Indiquez ce qui est dû à l’étudiant, jamais pourquoi : aucune information de santé ne doit figurer ici.
people-owed-unavailable = Indisponible à certaines dates
people-owed-distance = À { $km } km au plus de chez lui, en ligne droite
people-owed-sector = Pas d’affectation en : { $sector }
people-owed-priority = Prioritaire
people-owed-effect = Effet
people-effect-forbids = interdit
people-effect-warns = alerte
people-effect-long-forbids = Interdit : le vœu est refusé et l’affectation impossible
people-effect-long-warns = Alerte : la commission est prévenue
people-kind-unavailable-dates = Dates indisponibles
people-kind-longest-distance = Distance maximale
people-kind-sector-excluded = Secteur exclu
people-kind-priority = Priorité
people-kind-about-unavailable-dates = L’étudiant ne peut pas être en stage entre ces dates.
people-kind-about-longest-distance = L’étudiant ne peut pas être envoyé plus loin, en ligne droite, depuis son domicile ou son logement.
people-kind-about-sector-excluded = L’étudiant ne peut pas être envoyé dans une catégorie, sur un terrain ou dans une ville.
people-kind-about-priority = La commission place d’abord cet étudiant.
people-owed-km = Distance, en kilomètres
people-owed-km-hint = En ligne droite. Sans coordonnées, la commission est seulement prévenue.
people-owed-sector-hint = Choisissez une seule de ces trois possibilités.
people-owed-one-sector = Choisissez une catégorie, ou un terrain, ou une ville : une seule de ces possibilités.
people-owed-none = Aucun
people-owed-from = Premier jour
people-owed-until = Dernier jour
people-owed-granted-by = Accordé par
people-owed-granted-hint = La personne ou le service qui a pris la décision.
people-owed-over = terminé
people-granted = accordé par { $who }
people-owed-remove = Retirer cet aménagement
people-owed-remove-about = L’aménagement ne s’applique plus. L’historique en garde la trace.
people-owed-removed = L’aménagement est retiré.

people-tag = Étiquette
people-put-tag = Étiqueter
people-take-tag = : retirer cette étiquette
people-no-tag = Aucune étiquette.
people-tag-hint = Une étiquette ne décrit jamais la santé, les opinions ou l’origine.
people-tag-which = Écrivez l’étiquette à mettre, puis recommencez.
people-tagged = { $n ->
    [0] Tous portaient déjà l’étiquette « { $tag } ».
    [one] Un étudiant porte maintenant l’étiquette « { $tag } ».
   *[other] { $n } étudiants portent maintenant l’étiquette « { $tag } ».
  }
people-nobody = Cochez d’abord les étudiants concernés.
people-cohort-which = Choisissez d’abord une promotion.
people-enrol-title = Inscrire dans une promotion
people-enrol-into = { $n ->
    [0] Aucun de ces étudiants n’entre dans « { $cohort } ».
    [one] Un étudiant entre dans « { $cohort } » :
   *[other] { $n } étudiants entrent dans « { $cohort } » :
  }
people-and-more = { $n ->
    [one] et un autre.
   *[other] et { $n } autres.
  }
people-enrol-new = { $n ->
    [one] Un cursus commence : l’étudiant n’en avait pas dans cette filière.
   *[other] { $n } cursus commencent : ces étudiants n’en avaient pas dans cette filière.
  }
people-enrol-already = { $n ->
    [one] Un étudiant y est déjà.
   *[other] { $n } étudiants y sont déjà.
  }
people-enrol-archived = { $n ->
    [one] Un étudiant archivé est laissé de côté.
   *[other] { $n } étudiants archivés sont laissés de côté.
  }
people-enrol-elsewhere = { $n ->
    [one] Un étudiant est déjà dans une autre promotion de la même année : il y reste.
   *[other] { $n } étudiants sont déjà dans une autre promotion de la même année : ils y restent.
  }
people-enrol-confirm = { $n ->
    [one] Inscrire un étudiant
   *[other] Inscrire { $n } étudiants
  }
people-enrolled = { $n ->
    [0] Personne n’a été inscrit : tous étaient déjà dans une promotion de cette année.
    [one] Un étudiant est inscrit.
   *[other] { $n } étudiants sont inscrits.
  }

audit-action-people-student-created = Fiche créée
audit-action-people-student-changed = Fiche modifiée
audit-action-people-account-given = Compte donné
audit-action-people-student-archived = Fiche archivée
audit-action-people-student-restored = Fiche rétablie
audit-action-people-student-enrolled = Inscrit dans une promotion
audit-action-people-student-unenrolled = Retiré d’une promotion
audit-action-people-student-tagged = Étiquette mise
audit-action-people-student-untagged = Étiquette retirée
audit-action-people-leave-added = Mise en disponibilité
audit-action-people-leave-changed = Disponibilité modifiée
audit-action-people-leave-removed = Disponibilité supprimée
audit-action-people-accommodation-granted = Aménagement accordé
audit-action-people-accommodation-changed = Aménagement modifié
audit-action-people-accommodation-withdrawn = Aménagement retiré
