# Les vœux : classement, reçus, demande, vue du responsable.

wishes-home = Mes stages
wishes-title = Mes vœux
wishes-lead = Classez les terrains que vous souhaitez, du plus au moins désiré. Chaque changement est enregistré ; vous pouvez tout changer jusqu’à la clôture.
wishes-deadline = Clôture { $at } — { $left }
wishes-left-days = { $days ->
    [one] { $hours ->
        [0] dans 1 jour
       *[other] dans 1 jour { $hours } h
    }
   *[other] { $hours ->
        [0] dans { $days } jours
       *[other] dans { $days } jours { $hours } h
    }
}
wishes-left-hours = dans { $hours } h { $minutes } min
wishes-left-minutes = { $minutes ->
    [one] dans 1 minute
   *[other] dans { $minutes } minutes
}
wishes-position = Vous passez en position { $position } sur { $count }.
wishes-clock = Heure du serveur : { $time } ({ $zone }). C’est elle qui fait foi.
wishes-zone = heure de { $city }
wishes-saved-at = Enregistré à { $time } ({ $zone })
wishes-saved-on = Enregistré le { $day } à { $time } ({ $zone })
wishes-exactly = { $day } à { $time } ({ $zone })
wishes-undo = Annuler le dernier changement

wishes-shut-not-yet = Les vœux ouvrent le { $at }. Vous pouvez déjà consulter les terrains.
wishes-shut-closed = Les vœux sont clos depuis le { $at }. La dernière liste enregistrée est celle qui compte ; elle reste lisible ici.
wishes-shut-not-confirmed = Les vœux ne sont pas encore ouverts : le responsable des stages n’a pas fini de préparer la campagne. Revenez un peu plus tard.
wishes-shut-excused = Vous êtes dispensé de cette campagne : vous n’avez rien à classer. Si c’est une erreur, écrivez au responsable des stages.
wishes-not-saved = Ce changement n’est pas enregistré.
wishes-stale = Votre classement a changé dans une autre fenêtre, ou sur un autre appareil : ce changement n’est pas enregistré. Voici la liste enregistrée ; refaites votre changement si vous y tenez.
wishes-refused-too-many = { $max ->
    [one] Cette liste compte { $found } vœux et la campagne en admet un seul. Retirez-en, puis recommencez.
   *[other] Cette liste compte { $found } vœux et la campagne en admet { $max }. Retirez-en, puis recommencez.
}
wishes-refused-duplicate = { $site } est classé deux fois, aux rangs { $first } et { $rank }. Gardez-en un seul.
wishes-refused-unknown = Un des terrains n’est pas ouvert à votre promotion dans cette campagne. Rechargez la page pour voir la liste à jour.
wishes-refused-secondary = { $site } est un terrain secondaire : il se choisit avec un terrain principal, pas seul.
wishes-refused-ineligible = { $site } ne peut pas être classé. { $reasons }
wishes-refused-not-paired = { $secondary } n’accompagne pas { $site }. Choisissez un autre terrain secondaire.
wishes-site-unknown = Ce terrain

wishes-reason-inactive = Le terrain n’accueille plus de stagiaires.
wishes-reason-not-open = Le terrain n’est pas ouvert à votre promotion.
wishes-reason-no-seat = Aucune place n’est ouverte.
wishes-reason-level = Le terrain n’accueille pas votre niveau d’études.
wishes-reason-done = { $times ->
    [one] Vous y avez déjà effectué un stage.
   *[other] Vous y avez déjà effectué { $times } stages.
}
wishes-reason-not-allowed = Le terrain est attribué par la commission, pas sur vœu.
wishes-reason-requirements = Vos contraintes de cursus ne le permettent pas.
wishes-mark-name = « { $name } »
wishes-mark-useful = utile
wishes-mark-required = obligatoire
wishes-mark-closed = fermé par le cursus
wishes-marked-useful = Compte pour { $names }.
wishes-marked-required = { $n ->
    [one] L’un de ceux qu’il faut obtenir maintenant : sinon { $names } devient hors d’atteinte.
   *[other] L’un de ceux qu’il faut obtenir maintenant : sinon { $names } deviennent hors d’atteinte.
}
wishes-marked-closed = { $n ->
    [one] Après ce stage, { $names } ne pourrait plus être tenue.
   *[other] Après ce stage, { $names } ne pourraient plus être tenues ensemble.
}
wishes-against-days = Le stage tombe sur des dates où vous n’êtes pas disponible, du { $from } au { $to }.
wishes-against-far = Le terrain est à { $km } km à vol d’oiseau, au-delà des { $longest } km prévus par votre aménagement.
wishes-against-unknown = La distance n’est pas connue, et votre aménagement prévoit { $longest } km au plus.
wishes-against-sector = Votre aménagement écarte ce terrain.

wishes-mine = Mon classement
wishes-count = { $n } sur { $max }
wishes-empty-title = Aucun terrain classé pour l’instant
wishes-empty = Ajoutez des terrains depuis la liste des terrains ouverts : le premier ajouté prend le rang 1.
wishes-empty-closed-title = Aucun vœu enregistré
wishes-empty-closed = Votre liste est vide.
wishes-see-sites = Voir les terrains ouverts
wishes-save-ranks = Enregistrer les rangs choisis
wishes-remaining = { $n ->
    [0] Votre classement est complet.
    [one] Encore un vœu possible.
   *[other] Encore { $n } vœux possibles.
}
wishes-remaining-many = Encore { $n } vœux possibles.
wishes-remaining-one = Encore un vœu possible.
wishes-remaining-none = Votre classement est complet.
wishes-remaining-why = Plus la liste est longue, moins vous risquez d’être placé par la commission.
wishes-shortfall = { $found ->
    [0] La campagne demande au moins { $min } vœux.
    [one] La campagne demande au moins { $min } vœux ; vous en avez 1.
   *[other] La campagne demande au moins { $min } vœux ; vous en avez { $found }.
}
wishes-no-longer = n’est plus proposé
wishes-warning = à savoir
wishes-with = avec { $site }
wishes-secondary = Avec le terrain secondaire
wishes-secondary-none = Aucun
wishes-keys = Raccourcis du clavier
wishes-keys-move = Monter ou descendre le vœu où vous êtes
wishes-keys-rank = Lui donner ce rang
wishes-keys-delete-key = Suppr
wishes-keys-delete = Le retirer
wishes-keys-undo = Annuler le dernier changement
wishes-keys-drag = Vous pouvez aussi faire glisser un vœu par sa poignée, à gauche.

wishes-sites = Terrains ouverts
wishes-sites-count = { $sites ->
    [one] { $sites } terrain, { $seats }
   *[other] { $sites } terrains, { $seats }
}
wishes-seats = { $n ->
    [0] aucune place
    [one] { $n } place
   *[other] { $n } places
}
wishes-km = { $km ->
    [0] moins de 1 km
   *[other] { $km } km
}
wishes-no-site-title = Aucun terrain ouvert
wishes-no-site = Aucune place n’est encore ouverte à votre promotion. Revenez quand le responsable des stages aura ouvert les places.
wishes-search = Chercher un terrain
wishes-search-hint = Service, ville, spécialité…
wishes-filter-category = Catégorie
wishes-filter-category-all = Toutes les catégories
wishes-filter-town = Ville
wishes-filter-town-all = Toutes les villes
wishes-filter-distance = Distance
wishes-filter-distance-all = À toute distance
wishes-filter-km = À moins de { $km } km
wishes-filter-demand = Demande
wishes-filter-demand-all = Toutes les demandes
wishes-filter-demand-is = Demande : { $level }
wishes-filter-eligible = Seulement ceux que je peux classer
wishes-filter-fresh = Catégories que je n’ai pas encore faites
wishes-filter-apply = Filtrer
wishes-filter-clear = Enlever les filtres
wishes-sort = Ordre de la liste
wishes-sort-category = Par catégorie
wishes-sort-name = Par nom
wishes-sort-seats = Le plus de places d’abord
wishes-sort-distance = Le plus près d’abord
wishes-sort-demand = Le moins demandé d’abord
wishes-sort-demand-most = Le plus demandé d’abord
wishes-none-found-title = Aucun terrain ne correspond
wishes-none-found = Élargissez la recherche : moins de mots, une autre ville, une plus grande distance.
wishes-col-site = Terrain
wishes-col-seats = Places
wishes-col-demand = Demande
wishes-col-action = Action
wishes-not-offered = non proposé
wishes-info = En savoir plus
wishes-distance-note = Les distances sont à vol d’oiseau depuis votre domicile ou votre logement déclaré. Sans adresse connue, aucune distance n’est affichée.

wishes-demand = demande
wishes-demand-closed = fermé
wishes-demand-nobody = personne pour l’instant
wishes-demand-very-low = très faible
wishes-demand-low = faible
wishes-demand-medium = moyenne
wishes-demand-high = forte
wishes-demand-very-high = très forte
wishes-demand-counted = { $word } ({ $n } vœux)
wishes-askers = { $n ->
    [one] { $n } vœu
   *[other] { $n } vœux
}
wishes-past = { $campaign } : { $seats }, { $asked }, le dernier admis l’avait classé { $rank }
wishes-past-none = { $campaign } : { $seats }, { $asked }, personne n’y a été admis sur vœu
wishes-past-few = { $campaign } : { $seats }, peu demandé
wishes-past-nothing = Jamais ouvert dans une campagne passée
wishes-past-more = Campagnes plus anciennes

wishes-receipts = Mes reçus
wishes-receipts-lead = Chaque enregistrement laisse un reçu daté par le serveur. Ils restent lisibles après la clôture.
wishes-receipts-number = Reçu
wishes-receipts-empty-title = Aucun reçu
wishes-receipts-empty = Vous n’avez encore rien enregistré dans cette campagne. Le premier reçu paraîtra ici dès votre premier vœu.
wishes-rank-now = Classer mes vœux
wishes-back = Revenir à mes vœux
wishes-wishes = { $n ->
    [0] aucun vœu
    [one] { $n } vœu
   *[other] { $n } vœux
}
wishes-receipt-title = Reçu nᵒ { $number }
wishes-receipt-last = liste en vigueur
wishes-receipt-institution = Établissement
wishes-receipt-campaign = Campagne
wishes-receipt-student = Étudiant
wishes-receipt-student-number = { $name }, nᵒ { $number }
wishes-receipt-saved = Enregistré
wishes-receipt-count = Vœux
wishes-receipt-list = Liste enregistrée
wishes-receipt-rank = Rang
wishes-receipt-no-wish = La liste enregistrée est vide.
wishes-receipt-hash = Empreinte
wishes-receipt-hash-start = Début de l’empreinte
wishes-receipt-hash-why = Cette empreinte SHA-256 est celle du fichier que vous pouvez télécharger ici : si une virgule y changeait, elle serait différente. Imprimez cette page ou enregistrez-la en PDF pour la garder.
wishes-receipt-newer = Une liste plus récente est enregistrée : c’est elle qui compte.
wishes-receipt-newer-link = Voir son reçu
wishes-receipt-download = Télécharger le fichier
wishes-receipt-file = recu-voeux
wishes-print = Imprimer
wishes-keys-control = Ctrl

wishes-views = Vues des vœux
wishes-by-student = Par étudiant
wishes-by-site = Par terrain
wishes-participants = { $n ->
    [0] aucun étudiant
    [one] { $n } étudiant
   *[other] { $n } étudiants
}
wishes-openings = { $n ->
    [0] aucun terrain
    [one] { $n } terrain
   *[other] { $n } terrains
}
wishes-no-participant-title = Personne dans cette campagne
wishes-no-participant = Ajoutez d’abord des participants, dans l’onglet des participants : leurs listes paraîtront ici.
wishes-no-opening-title = Aucune place ouverte
wishes-no-opening = Ouvrez d’abord des places, dans l’onglet des places : la demande de chaque terrain paraîtra ici.
wishes-nobody-found-title = Personne ne correspond
wishes-nobody-found = Enlevez un filtre, ou cherchez avec moins de mots.
wishes-search-student = Nom ou numéro d’étudiant
wishes-any-state = Tous les états
wishes-any-cohort = Toutes les promotions
wishes-tile-ranked = Ont classé des vœux
wishes-tile-none = N’ont rien classé
wishes-tile-short = Liste trop courte
wishes-tile-excused = Dispensés
wishes-state-complete = liste suffisante
wishes-state-short = liste trop courte
wishes-state-none = rien classé
wishes-state-excused = dispensé
wishes-col-student = Étudiant
wishes-col-number = Numéro
wishes-col-cohort = Promotion
wishes-col-position = Position
wishes-col-wishes = Vœux
wishes-col-state = État
wishes-col-saved = Dernier enregistrement
wishes-col-askers = L’ont classé
wishes-col-first = En premier vœu
wishes-col-code = Code
wishes-col-category = Catégorie
wishes-file = voeux
wishes-file-demand = demande-par-terrain
wishes-of = Vœux de { $name }
wishes-one-empty-title = Aucun vœu enregistré
wishes-one-empty = Cet étudiant n’a rien classé. Seul lui peut changer sa liste, jusqu’à la clôture.
wishes-one-excused = Cet étudiant est dispensé de la campagne.
wishes-all-students = Tous les étudiants

wishes-rehearsed = Une répétition a eu lieu le { $at } : elle dit ce que vous auriez obtenu, et où vous en êtes vœu par vœu.
wishes-rehearsal-coming = Prochaine répétition le { $at }.
wishes-rehearsal-link = Lire ma répétition
wishes-rehearsals = Répétitions
