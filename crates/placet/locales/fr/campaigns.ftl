# Les campagnes : dates, participants, places, ordre, demandes extérieures.

campaigns-tabs = Pages de la campagne
campaigns-tab-overview = Vue d’ensemble
campaigns-tab-participants = Participants
campaigns-tab-openings = Places
campaigns-tab-order = Ordre
campaigns-tab-wishes = Vœux
campaigns-tab-requests = Demandes
campaigns-tab-runs = Affectation
campaigns-tab-cases = Cas
campaigns-tab-commission = Commission
campaigns-tab-placements = Stages
campaigns-tab-publication = Publication
campaigns-tab-exchanges = Échanges

campaigns-phase-order = Ordre calculé
campaigns-phase-wishes = Vœux
campaigns-phase-allocation = Affectation
campaigns-phase-publication = Publication
campaigns-phase-placement = Stage
campaigns-phase-validation = Validation
campaigns-phase-evaluation = Évaluation
campaigns-until = jusqu’au { $date }
campaigns-range = { $from } – { $to }

campaigns-headline-order = Ordre le { $date }
campaigns-headline-wishes-coming = Vœux à partir du { $date }
campaigns-headline-wishes = Vœux jusqu’au { $date }
campaigns-headline-commission = Commission le { $date }
campaigns-headline-publication = Publication le { $date }
campaigns-headline-placement-coming = Stage à partir du { $date }
campaigns-headline-placement = Stage jusqu’au { $date }
campaigns-headline-validation-coming = Validation à partir du { $date }
campaigns-headline-validation = Validation jusqu’au { $date }
campaigns-headline-evaluation-coming = Évaluation à partir du { $date }
campaigns-headline-evaluation = Évaluation jusqu’au { $date }
campaigns-headline-over = Terminée
campaigns-headline-archived = Archivée

campaigns-count = { $n ->
    [0] aucune campagne
    [one] une campagne
   *[other] { $n } campagnes
}
campaigns-export = campagnes
campaigns-timeline = Calendrier de l’année
campaigns-new = Nouvelle campagne
campaigns-edit = Modifier la campagne
campaigns-edit-short = Modifier
campaigns-duplicate = Dupliquer
campaigns-archive = Archiver
campaigns-restore = Rétablir
campaigns-none-title = Aucune campagne
campaigns-none-text = Une campagne donne un stage à chaque étudiant d’une ou plusieurs promotions. Donnez sa date de début : Placet propose les autres.
campaigns-no-match-title = Aucune campagne ne correspond
campaigns-no-match-text = Retirez un filtre ou cherchez un autre mot.
campaigns-clear = Retirer les filtres
campaigns-search = Chercher une campagne
campaigns-all-years = Toutes les années
campaigns-all-cohorts = Toutes les promotions
campaigns-all-states = En cours, à venir et terminées
campaigns-state-current = En cours
campaigns-state-coming = À venir
campaigns-state-over = Terminées
campaigns-state-archived = Archivées
campaigns-col-name = Campagne
campaigns-col-year = Année universitaire
campaigns-col-cohorts = Promotions
campaigns-col-state = État
campaigns-col-start = Stage
campaigns-col-dates = Dates du stage
campaigns-col-participants = À placer
campaigns-col-seats = Places
campaigns-col-ranked = Ont classé
campaigns-seats-short = il en manque

campaigns-new-lead = Choisissez l’année et le premier jour du stage. Les dix autres dates seront proposées, vous pourrez toutes les modifier.
campaigns-start-hint = Les dates de la campagne sont comptées à partir de ce jour.
campaigns-field-from = Reprendre une campagne
campaigns-from-none = Aucune : partir des réglages de l’établissement
campaigns-from-hint = Ses dates sont décalées, ses règles, ses promotions de même niveau et, si vous le souhaitez, ses places sont reprises.
campaigns-propose = Proposer les dates
campaigns-no-year-title = Aucune année universitaire
campaigns-no-year-text = Une campagne appartient à une année. Créez l’année et ses promotions, puis revenez ici.
campaigns-form-lead = Vérifiez les dates proposées : chacune peut être modifiée, maintenant ou plus tard.
campaigns-frozen-notice = L’année est verrouillée : le début et la fin du stage ne changent plus. Les autres dates restent modifiables.
campaigns-group-what = La campagne
campaigns-group-placement = Le stage
campaigns-group-wishes = L’ordre et les vœux
campaigns-group-decision = La commission et la publication
campaigns-group-validation = La validation du stage
campaigns-group-evaluation = Les évaluations
campaigns-group-rules = Les règles
campaigns-field-name = Nom
campaigns-name-hint = Celui que les étudiants liront, par exemple : Session 3 — janvier à février 2026.
campaigns-cohorts-hint = Leurs étudiants deviennent les participants.
campaigns-field-catch-up = Campagne de rattrapage
campaigns-catch-up-hint = Les participants sont choisis à la main parmi les étudiants de ces promotions.
campaigns-field-series = Série
campaigns-series-hint = Pour regrouper des campagnes de l’année. Choisissez une série existante ou donnez un nouveau nom.
campaigns-field-description = Présentation
campaigns-description-hint = Ce que les étudiants doivent savoir avant de classer leurs vœux.
campaigns-field-copy-seats = Reprendre aussi les places ouvertes
campaigns-field-start-on = Premier jour du stage
campaigns-field-end-on = Dernier jour du stage
campaigns-field-periods = Périodes de stage
campaigns-periods = Stage en plusieurs périodes
campaigns-periods-hint = Laissez vide pour un stage sans interruption. Sinon, indiquez chaque période ; enregistrez pour en ajouter d’autres.
campaigns-period-from = Période { $n } : premier jour
campaigns-period-to = Période { $n } : dernier jour
campaigns-last-minute = Dernière minute comprise.
campaigns-moment-order = Calcul de l’ordre
campaigns-moment-wishes-open = Ouverture des vœux
campaigns-moment-wishes-close = Clôture des vœux
campaigns-moment-commission = Commission
campaigns-moment-publication = Publication
campaigns-moment-start = Premier jour du stage
campaigns-moment-end = Dernier jour du stage
campaigns-moment-validation-open = Ouverture de la validation
campaigns-moment-validation-close = Clôture de la validation
campaigns-moment-evaluation-open = Ouverture des évaluations
campaigns-moment-evaluation-close = Clôture des évaluations
campaigns-the-order = le calcul de l’ordre
campaigns-the-wishes-open = l’ouverture des vœux
campaigns-the-wishes-close = la clôture des vœux
campaigns-the-commission = la commission
campaigns-the-publication = la publication
campaigns-the-start = le début du stage
campaigns-the-end = la fin du stage
campaigns-the-validation-open = l’ouverture de la validation
campaigns-the-validation-close = la clôture de la validation
campaigns-the-evaluation-open = l’ouverture des évaluations
campaigns-the-evaluation-close = la clôture des évaluations
campaigns-field-wishes = Vœux par étudiant
campaigns-wishes-range = de { $min } à { $max }
campaigns-field-wishes-max = Vœux autorisés
campaigns-field-wishes-min = Vœux demandés
campaigns-field-demand = Demande montrée aux étudiants
campaigns-demand-hint = La demande est dite en mots, jamais qui demande.
campaigns-demand-live = La demande du moment
campaigns-demand-past = Seulement celle des campagnes passées
campaigns-demand-live-until-two-days-before = La demande du moment, jusqu’à deux jours avant la clôture
campaigns-demand-hidden = Aucune
campaigns-field-repeats = Un terrain déjà fait
campaigns-repeats-allowed = peut être classé de nouveau
campaigns-repeats-refused = ne peut pas être classé de nouveau
campaigns-field-outside = Demandes de stage hors des places ouvertes
campaigns-outside-hint = Jusqu’à la clôture des vœux, un étudiant peut demander un stage ailleurs ; la commission décide.
campaigns-field-exchanges-until = Échanges entre étudiants jusqu’au
campaigns-exchanges-hint = Vide : pas d’échange. Sinon, après la publication et jusqu’à cette minute comprise, deux étudiants peuvent échanger leurs stages ; au plus tard au début du stage.
campaigns-exchanges-early = Les échanges finiraient avant la publication : donnez une date après elle, ou laissez vide pour n’en permettre aucun.
campaigns-exchanges-late = Les échanges finiraient après le début du stage : donnez une date avant lui, ou laissez vide pour n’en permettre aucun.
campaigns-fact-exchanges = Échanges entre étudiants
campaigns-exchanges-none = non permis
campaigns-exchanges-until = permis jusqu’au { $end }
campaigns-field-procedure = Procédure proposée
campaigns-procedure-hint = Celle que la page d’affectation propose d’abord ; toutes peuvent être calculées et comparées.
campaigns-procedure-fair = Équitable
campaigns-procedure-least-rank = Moindre rang
campaigns-procedure-generous = Généreuse
campaigns-procedure-score-order-v2 = Ordre de score v2
campaigns-procedure-score-order-v1 = Ordre de score v1
campaigns-procedure-random-order = Ordre tiré au sort
campaigns-procedure-rank-maximal = Premiers vœux d’abord
campaigns-procedure-stable = Classements des terrains
campaigns-create = Créer la campagne
campaigns-save = Enregistrer
campaigns-created = La campagne est créée. Vérifiez ses participants, puis ouvrez des places.
campaigns-saved = La campagne est enregistrée.
campaigns-archived = La campagne est archivée : elle n’est plus montrée aux étudiants.
campaigns-restored = La campagne est rétablie.
campaigns-archive-year-closed = Une campagne d’une année verrouillée ne s’archive pas. Déverrouillez d’abord l’année.
campaigns-year-without-cohort = Cette année n’a pas encore de promotion : créez-en une d’abord.

campaigns-no-cohort = Cochez au moins une promotion.
campaigns-foreign-cohort = Une promotion choisie n’est plus dans cette année. Vérifiez les promotions cochées.
campaigns-year-closed = L’année est verrouillée ou terminée : on n’y ajoute pas de campagne. Déverrouillez-la, ou choisissez une autre année.
campaigns-wishes-bounds = Le nombre de vœux demandés ne peut pas dépasser le nombre de vœux autorisés.
campaigns-catch-up-fixed = La campagne a déjà des participants : retirez-les avant de changer la façon de les choisir.
campaigns-cohort-in-use = Des étudiants de { $cohort } ont déjà classé des vœux, fait une demande ou reçu un stage : cette promotion ne peut plus être retirée.
campaigns-frozen = L’année est verrouillée : { $what } ne change plus. Déverrouillez l’année pour le modifier.
campaigns-incoherent-before = L’ordre des dates est à corriger : { $first } ({ $first_at }) doit venir avant { $second } ({ $second_at }).
campaigns-incoherent-not-after = L’ordre des dates est à corriger : { $first } ({ $first_at }) ne peut pas venir après { $second } ({ $second_at }).
campaigns-period-backwards = Cette période finit avant d’avoir commencé. Corrigez l’un des deux jours.
campaigns-period-half = Indiquez les deux jours de la période, ou aucun.
campaigns-period-none = Indiquez au moins une période, ou aucune date pour un stage sans interruption.
campaigns-period-overlap = La période qui commence le { $from } chevauche une autre période.
campaigns-period-outside = Cette période sort du stage, qui va du { $from } au { $to }.
campaigns-changed-meanwhile = Quelqu’un a enregistré cette campagne entre-temps. Comparez, puis rechargez ce qui est enregistré avant de recommencer.
campaigns-conflict-who = Votre saisie n’a pas été enregistrée. Voici ce qui diffère de ce qui est enregistré maintenant. Enregistrez de nouveau pour garder votre saisie, ou rechargez ce qui est enregistré.
campaigns-conflict-reload = Repartir de ce qui est enregistré

campaigns-tile-nobody-excused = personne n’est dispensé
campaigns-tile-excused = { $n ->
    [one] et un étudiant dispensé
   *[other] et { $n } étudiants dispensés
}
campaigns-tile-seats = Places ouvertes
campaigns-tile-sites = { $n ->
    [0] sur aucun terrain
    [one] sur un terrain
   *[other] sur { $n } terrains
}
campaigns-tile-ranked = Ont classé des vœux
campaigns-tile-wishes = { $n ->
    [0] aucun vœu
    [one] un vœu en tout
   *[other] { $count } vœux en tout
}
campaigns-tile-placed = Stages proposés
campaigns-tile-settled = { $n ->
    [0] aucun n’est publié
    [one] un est publié ou décidé
   *[other] { $n } sont publiés ou décidés
}
campaigns-tile-requests = { $check } à vérifier, { $decide } à décider
campaigns-rules-title = Les règles de la campagne
campaigns-dates-title = Les dates
campaigns-yes = Oui
campaigns-no = Non
campaigns-field-opened = Ouverture confirmée
campaigns-not-opened = Pas encore

campaigns-next-participants = Ajouter les participants
campaigns-next-participants-text = Personne ne participe encore à cette campagne.
campaigns-next-participants-go = Voir les participants
campaigns-next-seats = Ouvrir des places
campaigns-next-seats-text = Les étudiants pourront classer les terrains qui ont au moins une place pour leur promotion.
campaigns-next-seats-go = Ouvrir des places
campaigns-next-order = Calculer l’ordre
campaigns-next-order-text = L’ordre vient des scores, les égalités sont départagées par un tirage au sort que chacun peut refaire.
campaigns-next-order-go = Voir l’ordre
campaigns-next-opening = Vérifier avant d’ouvrir les vœux
campaigns-next-opening-text = Une page liste ce qui manque ou paraît étrange. Les étudiants voient la campagne une fois l’ouverture confirmée.
campaigns-next-opening-go = Vérifier et ouvrir
campaigns-next-wishes = Suivre les vœux
campaigns-next-wishes-text = Les étudiants classent leurs vœux. Vous pouvez voir qui n’a encore rien classé.
campaigns-next-wishes-go = Voir les vœux
campaigns-next-run = Calculer l’affectation
campaigns-next-run-text = Les vœux sont clos. Calculez une ou plusieurs procédures, comparez-les, puis retenez-en une.
campaigns-next-run-go = Aller à l’affectation
campaigns-next-publish = Examiner les cas, puis publier
campaigns-next-publish-text = La commission examine d’abord les cas signalés. Les stages validés peuvent ensuite être publiés.
campaigns-next-publish-go = Voir les cas

campaigns-alert-no-participant = Personne ne participe à cette campagne, alors que l’ordre devrait être connu.
campaigns-alert-no-seat = Aucune place n’est ouverte, alors que l’ordre devrait être connu.
campaigns-alert-seats-under = Il y a moins de places ouvertes ({ $seats }) que d’étudiants à placer ({ $participants }).
campaigns-alert-order-missing = { $n ->
    [one] Un participant n’a pas de place dans l’ordre.
   *[other] { $n } participants n’ont pas de place dans l’ordre.
}
campaigns-alert-no-wish = { $n ->
    [one] Les vœux sont clos et un participant n’a rien classé.
   *[other] Les vœux sont clos et { $n } participants n’ont rien classé.
}
campaigns-alert-no-run = La commission était prévue le { $date } et aucune affectation n’a été calculée.
campaigns-alert-not-published = { $n ->
    [one] La publication était prévue le { $date } et un participant n’a ni stage publié ni décision.
   *[other] La publication était prévue le { $date } et { $n } participants n’ont ni stage publié ni décision.
}
campaigns-alert-started-without = { $n ->
    [one] Le stage a commencé le { $date } et un participant n’a ni stage publié ni décision.
   *[other] Le stage a commencé le { $date } et { $n } participants n’ont ni stage publié ni décision.
}
campaigns-alert-validations-late = { $n ->
    [one] La validation s’est terminée le { $date } et un stage attend encore.
   *[other] La validation s’est terminée le { $date } et { $n } stages attendent encore.
}
campaigns-behind-added = { $n ->
    [one] Un étudiant de la promotion n’est pas encore participant.
   *[other] { $n } étudiants des promotions ne sont pas encore participants.
}
campaigns-behind-excused = { $n ->
    [one] Un participant est en disponibilité pendant le stage et n’est pas encore dispensé.
   *[other] { $n } participants sont en disponibilité pendant le stage et ne sont pas encore dispensés.
}
campaigns-behind-taken-back = { $n ->
    [one] Un participant dispensé n’est plus en disponibilité pendant le stage.
   *[other] { $n } participants dispensés ne sont plus en disponibilité pendant le stage.
}
campaigns-start-outside = Le début du stage est hors de l’année { $year }.
campaigns-end-outside = La fin du stage est hors de l’année { $year }.
campaigns-conflict = La campagne « { $campaign } » occupe aussi { $cohort } sur ces jours : { $days }.

campaigns-undo = Annuler ce changement
campaigns-undone = Le changement est annulé.
campaigns-undo-late = Les participants ont changé depuis : ce changement ne peut plus être annulé d’un coup. Cochez les étudiants dans la liste.
campaigns-search-go = Chercher

campaigns-people-count = { $n ->
    [0] aucun participant
    [one] un participant
   *[other] { $n } participants
}
campaigns-people-name = Étudiant
campaigns-people-order = Ordre
campaigns-people-student-number = Numéro étudiant
campaigns-people-family-name = Nom
campaigns-people-given-name = Prénom
campaigns-people-cohort = Promotion
campaigns-people-number = Stage nᵒ
campaigns-people-score = Score avant
campaigns-people-wishes = Vœux
campaigns-people-placement = Stage
campaigns-people-excused = Dispense
campaigns-people-auto = Ordre calculé
campaigns-people-manual = Position à la main
campaigns-people-search = Chercher un étudiant
campaigns-show = Montrer
campaigns-show-all = Tous
campaigns-show-to-place = À placer
campaigns-show-excused = Dispensés
campaigns-show-no-wish = Sans vœu
campaigns-show-no-order = Sans place dans l’ordre
campaigns-show-gone = cursus interrompu ou terminé
campaigns-excused-leave = en disponibilité
campaigns-excused-manager = dispensé par le responsable
campaigns-excused-commission = dispensé par la commission
campaigns-placement-proposed = proposé
campaigns-placement-pre-validated = prévalidé
campaigns-placement-validated = validé
campaigns-placement-published = publié
campaigns-placement-done = fait
campaigns-placement-not-done = non fait
campaigns-placement-cancelled = annulé
campaigns-people-whole = { $n ->
    [one] le seul participant du résultat
   *[other] les { $n } participants du résultat
}
campaigns-people-selected = { $n } participants cochés
campaigns-people-selected-one = Un participant coché
campaigns-people-excuse = Dispenser
campaigns-people-take-back = Reprendre
campaigns-people-remove = Retirer
campaigns-people-remove-title = Retirer ces participants ?
campaigns-people-remove-text = Ils ne feront plus partie de la campagne. Ceux qui ont classé un vœu, fait une demande ou reçu un stage restent. Les binômes de ceux qui partent sont supprimés. Un étudiant retiré peut être ajouté de nouveau.
campaigns-people-add = Ajouter des étudiants
campaigns-people-add-go = Ajouter les étudiants cochés
campaigns-people-add-lead = Les étudiants des promotions de la campagne qui n’y participent pas encore.
campaigns-people-add-lead-catch-up = Campagne de rattrapage : choisissez à la main des étudiants de n’importe quelle promotion des mêmes filières.
campaigns-people-seats-of = Places à leur donner
campaigns-people-seats-choose = Choisissez une promotion
campaigns-people-seats-hint = Un étudiant d’une autre promotion choisit parmi les places ouvertes à cette promotion.
campaigns-people-no-cohort = Un étudiant coché n’est dans aucune promotion de la campagne : dites quelles places lui donner, puis recommencez.
campaigns-people-gone = { $n ->
    [one] Le cursus d’un participant est interrompu ou terminé : dispensez-le ou retirez-le, s’il ne doit pas être placé.
   *[other] Les cursus de { $n } participants sont interrompus ou terminés : dispensez-les ou retirez-les, s’ils ne doivent pas être placés.
}
campaigns-people-add-none-title = Personne à ajouter
campaigns-people-add-none-text = Tous les étudiants de ces promotions participent déjà, ou aucun ne correspond à la recherche. Pour en prendre d’une autre promotion, ajoutez-la à la campagne, ou créez une campagne de rattrapage.
campaigns-people-back = Revenir aux participants
campaigns-people-candidates = { $n ->
    [one] un étudiant peut être ajouté.
   *[other] { $n } étudiants peuvent être ajoutés.
}
campaigns-people-more = { $n ->
    [one] Un autre n’est pas montré : précisez la recherche.
   *[other] { $n } autres ne sont pas montrés : précisez la recherche.
}
campaigns-people-none-title = Aucun participant
campaigns-people-none-text = Les étudiants des promotions de la campagne deviennent participants à leur inscription. Pour un rattrapage, choisissez-les à la main.
campaigns-people-no-match = Aucun participant ne correspond
campaigns-people-sync = Mettre à jour les participants
campaigns-people-synced = Les participants sont à jour.
campaigns-people-added = { $n ->
    [one] Un participant est ajouté.
   *[other] { $n } participants sont ajoutés.
}
campaigns-people-removed = { $n ->
    [0] Aucun participant n’est retiré.
    [one] Un participant est retiré.
   *[other] { $n } participants sont retirés.
}
campaigns-people-removed-kept = { $n ->
    [one] Un autre reste : il a déjà classé un vœu, fait une demande ou reçu un stage. Vous pouvez le dispenser.
   *[other] { $n } autres restent : ils ont déjà classé un vœu, fait une demande ou reçu un stage. Vous pouvez les dispenser.
}
campaigns-people-excused-done = { $n ->
    [0] Personne n’est dispensé.
    [one] Un participant est dispensé.
   *[other] { $n } participants sont dispensés.
}
campaigns-people-excused-kept = { $n ->
    [one] Un autre ne change pas : il était déjà dispensé, ou un stage lui est proposé.
   *[other] { $n } autres ne changent pas : ils étaient déjà dispensés, ou un stage leur est proposé.
}
campaigns-people-taken-back = { $n ->
    [0] Personne n’est repris.
    [one] Un participant est repris. Recalculez l’ordre pour lui donner une place.
   *[other] { $n } participants sont repris. Recalculez l’ordre pour leur donner une place.
}
campaigns-people-taken-back-kept = { $n ->
    [one] Un autre ne change pas : il n’était pas dispensé, ou il est en disponibilité.
   *[other] { $n } autres ne changent pas : ils n’étaient pas dispensés, ou ils sont en disponibilité.
}
campaigns-people-published = Le résultat est publié : les participants ne changent plus.
campaigns-people-archived = La campagne est archivée : rétablissez-la pour la modifier.
campaigns-people-nobody = Aucun étudiant n’est choisi. Cochez au moins une ligne, puis recommencez.

campaigns-pairs = Binômes
campaigns-pairs-link = { $n ->
    [0] Binômes
    [one] Binômes (un)
   *[other] Binômes ({ $n })
}
campaigns-pairs-lead = Deux étudiants à placer ensemble ou séparément : un couple, une voiture partagée, deux personnes à tenir à distance. Chaque calcul en tient compte ; les étudiants ne voient jamais cette liste.
campaigns-pairs-none-title = Aucun binôme
campaigns-pairs-none-text = Ajoutez ici deux étudiants qui demandent à être placés ensemble, ou qu’il faut séparer. Les calculs lancés ensuite en tiendront compte. Les binômes d’une autre campagne ne sont pas repris : ce qui valait alors ne vaut peut-être plus.
campaigns-pairs-too-few = Il faut d’abord deux participants à placer.
campaigns-pairs-count = { $n ->
    [one] Un binôme.
   *[other] { $n } binômes.
}
campaigns-pairs-hard = { $n ->
    [one] Un seul est impératif, sur { $most } au plus.
   *[other] { $n } sont impératifs, sur { $most } au plus.
}
campaigns-pair-new = Ajouter un binôme
campaigns-pair-edit = Modifier le binôme
campaigns-pair-lead = Nommez les deux étudiants, dans l’ordre qui vous plaît.
campaigns-pair-names = { $one } et { $other }
campaigns-pair-students = Étudiants
campaigns-pair-first = Premier étudiant
campaigns-pair-second = Second étudiant
campaigns-pair-name-hint = Son nom ou son numéro étudiant. Le navigateur propose les participants à placer.
campaigns-pair-kind = Ce qui est demandé
campaigns-pair-kind-same-site = Le même terrain
campaigns-pair-kind-same-town = La même ville
campaigns-pair-kind-different-site = Pas le même terrain
campaigns-pair-kind-hint = La ville est celle de la fiche du terrain ; un terrain sans ville n’est dans aucune.
campaigns-pair-strength = Force
campaigns-pair-strength-wish = Souhait : le calcul le respecte tant que cela ne coûte pas trop aux vœux de chacun
campaigns-pair-strength-must = Impératif : le calcul ne l’enfreint jamais
campaigns-pair-strength-hint = Deux étudiants qui doivent être ensemble restent tous deux sans stage si rien ne convient aux deux : la commission décide alors.
campaigns-pair-must = impératif
campaigns-pair-wish = souhait
campaigns-pair-aside = Mis de côté : un dispensé n’est pas placé.
campaigns-pair-added = { $one } et { $other } forment un binôme.
campaigns-pair-saved = Le binôme est modifié.
campaigns-pair-remove = Supprimer ce binôme
campaigns-pair-remove-title = Supprimer ce binôme ?
campaigns-pair-remove-text = Les calculs à venir n’en tiendront plus compte. Les deux étudiants restent participants ; le binôme peut être ajouté de nouveau.
campaigns-pair-removed = Le binôme est supprimé.
campaigns-pair-unknown = Aucun participant ne porte ce nom ni ce numéro. Vérifiez-le, ou ajoutez d’abord l’étudiant à la campagne.
campaigns-pair-several = { $more ->
    [0] Plusieurs participants correspondent : { $names }. Indiquez le numéro de celui qui convient.
    [one] Plusieurs participants correspondent : { $names } et un autre. Indiquez le numéro de celui qui convient.
   *[other] Plusieurs participants correspondent : { $names } et { $more } autres. Indiquez le numéro de celui qui convient.
}
campaigns-pair-same = C’est le même étudiant que le premier. Nommez-en un autre.
campaigns-pair-exists = { $one } et { $other } forment déjà un binôme. Modifiez-le dans la liste, ou nommez un autre étudiant.
campaigns-pair-excused = { $name } est dispensé : personne ne le place. Reprenez-le parmi les participants, ou nommez un autre étudiant.
campaigns-pair-two-cohorts = { $one } et { $other } ont les places de deux promotions, que le calcul tient pour des terrains différents : seule la même ville peut leur être demandée.
campaigns-pair-too-many = La campagne a déjà { $most } binômes impératifs, le plus qu’elle en accepte : chacun multiplie les cas que le calcul examine. Faites de celui-ci un souhait, ou d’un autre.

campaigns-order-title = Ordre des participants
campaigns-order-lead = Les plus petits scores passent d’abord. Entre scores égaux, un tirage au sort décide ; une position donnée à la main l’emporte.
campaigns-order-compute = Calculer l’ordre
campaigns-order-recompute = Recalculer l’ordre
campaigns-order-computed = Calculé
campaigns-order-never = pas encore
campaigns-order-seed = Graine du tirage
campaigns-order-how = Refaire le tirage soi-même
campaigns-order-how-text = Le tirage d’un participant est le début du SHA-256 de la graine, d’un octet nul et de son identifiant dans la campagne. Il ne dépend que de cela : la même graine donne toujours le même ordre.
campaigns-order-drawn = départagé au sort
campaigns-order-position-of = Position à la main de { $name }
campaigns-order-save = Enregistrer les positions et recalculer
campaigns-order-save-hint = Laissez vide pour suivre l’ordre calculé.
campaigns-order-none-title = Personne à ordonner
campaigns-order-none-text = Ajoutez d’abord des participants à la campagne.
campaigns-order-done = { $n ->
    [one] L’ordre est calculé pour un participant.
   *[other] L’ordre est calculé pour { $n } participants.
}
campaigns-order-placed = { $n ->
    [0] L’ordre est recalculé, aucune position n’a changé.
    [one] Une position est enregistrée et l’ordre est recalculé.
   *[other] { $n } positions sont enregistrées et l’ordre est recalculé.
}
campaigns-order-published = Le résultat est publié : l’ordre ne change plus.
campaigns-order-run = Les vœux sont clos et une affectation a été calculée avec cet ordre : il ne change plus. Un cas particulier se règle par une décision de la commission.
campaigns-order-nobody = Personne n’est à placer : ajoutez des participants, puis recommencez.
campaigns-order-changed = Quelqu’un a changé ces positions entre-temps : rien n’a été enregistré. Vérifiez les positions ci-dessous, puis recommencez.

campaigns-today = Aujourd’hui
campaigns-timeline-label = Les campagnes de l’année dans le temps ; le tableau qui suit donne les mêmes dates.
campaigns-timeline-table = Les mêmes dates en tableau
campaigns-timeline-none-title = Aucune campagne cette année

campaigns-seats-col-site = Code du terrain
campaigns-seats-col-name = Terrain
campaigns-seats-col-town = Ville
campaigns-seats-col-category = Catégorie
campaigns-seats-col-cohort = Promotion
campaigns-seats-col-seats = Places
campaigns-seats-col-min = Minimum
campaigns-seats-col-ideal = Idéal
campaigns-seats-col-max = Maximum
campaigns-seats-col-capacity = Capacité (min. / idéale / max.)
campaigns-seats-col-elsewhere = Ouvertes ailleurs
campaigns-seats-col-total = Total
campaigns-seats-of = Places de { $site } pour { $cohort }
campaigns-seats-over = au plus { $max }
campaigns-seats-closed = fermé à ces dates
campaigns-seats-secondary = secondaire, hors total
campaigns-seats-was = enregistré : { $was }
campaigns-seats-missing = pour { $people } étudiants : il en manque { $missing }
campaigns-seats-enough = pour { $people } étudiants : { $beyond } de plus
campaigns-seats-warnings = { $n ->
    [one] Un point à regarder
   *[other] { $n } points à regarder
}
campaigns-warn-capacity = { $site } : { $seats ->
    [one] une place ouverte
   *[other] { $seats } places ouvertes
 } pour une capacité de { $max }.
campaigns-warn-capacity-elsewhere = { $site } : { $seats } places ouvertes ici et { $elsewhere } dans d’autres campagnes aux mêmes dates, pour une capacité de { $max }.
campaigns-warn-group = Groupe « { $group } » : { $open } places ouvertes en tout, pour une limite de { $max }.
campaigns-seats-overlapping = Ces campagnes ont lieu en même temps, leurs places comptent dans la capacité :
campaigns-seats-save = Enregistrer les places
campaigns-seats-save-hint = Seules les cases modifiées sont enregistrées. Zéro ferme le terrain.
campaigns-seats-saved = { $n ->
    [0] Aucune place n’a changé.
    [one] Une case est enregistrée.
   *[other] { $n } cases sont enregistrées.
}
campaigns-seats-published = Le résultat est publié : les places ne changent plus.
campaigns-seats-forbidden = Ce terrain n’accueille pas ce niveau d’étude : laissez cette case à zéro, ou modifiez la fiche du terrain.
campaigns-seats-forbidden-short = n’accueille pas ce niveau
campaigns-seats-conflict = Rien n’a été enregistré : ces cases ont été changées par quelqu’un d’autre pendant votre saisie.
campaigns-seats-none-title = Aucun terrain de stage
campaigns-seats-none-text = Créez ou importez d’abord les terrains et leurs capacités, puis revenez ouvrir des places.
campaigns-seats-import = Importer
campaigns-all-categories = Toutes les catégories
campaigns-fill = Remplir d’un coup
campaigns-fill-lead = La proposition remplit le tableau sans rien enregistrer : relisez-la, modifiez-la, puis enregistrez.
campaigns-fill-what = Proposer
campaigns-fill-recommended = Les places recommandées
campaigns-fill-minimum = Les minimums
campaigns-fill-ideal = Les capacités idéales
campaigns-fill-maximum = Les maximums
campaigns-fill-copy = Les places d’une autre campagne
campaigns-fill-close = Tout fermer
campaigns-fill-margin = Marge (%)
campaigns-fill-margin-hint = Pour les places recommandées.
campaigns-fill-from = Campagne à reprendre
campaigns-fill-from-none = Aucune
campaigns-fill-go = Remplir le tableau
campaigns-fill-not-saved = Pas encore enregistré.
campaigns-fill-review = Le tableau montre la proposition, les cases changées sont marquées. Relisez, puis enregistrez.
campaigns-fill-copied = Le tableau montre les places de « { $campaign } », les cases changées sont marquées. Relisez, puis enregistrez.
campaigns-fill-forget = Revenir à ce qui est enregistré
campaigns-fill-with-recommended = Mettre les places recommandées
campaigns-reasons-link = Pourquoi ces chiffres

campaigns-reasons-title = Pourquoi ces chiffres
campaigns-reasons-lead = Chaque promotion a une place par étudiant, plus une marge. Chaque terrain reste entre son minimum et son maximum, aussi près de son idéal que le besoin le permet, puis ses places se partagent comme les effectifs des promotions qu’il accueille. Les terrains secondaires et ceux que les étudiants ne peuvent pas choisir n’y sont pas.
campaigns-reasons-back = Revenir aux places
campaigns-reasons-margin-hint = Places au-delà du nombre d’étudiants.
campaigns-reasons-wanted = { $people ->
    [one] pour un étudiant, marge de { $margin } %
   *[other] pour { $people } étudiants, marge de { $margin } %
}
campaigns-reasons-col-bounds = Bornes
campaigns-reasons-col-why = Raison du total
campaigns-reasons-bounds = { $min } à { $max }
campaigns-reasons-closed = Fermé à ces dates.
campaigns-reasons-refuses = N’accueille aucune des promotions qui ont des étudiants à placer.
campaigns-reasons-elsewhere = { $seats ->
    [one] Une campagne aux mêmes dates y ouvre déjà une place : rien ne s’y ajoute.
   *[other] Les campagnes aux mêmes dates y ouvrent déjà { $seats } places : rien ne s’y ajoute.
}
campaigns-reasons-group = Le groupe « { $group } » est plein.
campaigns-reasons-ideal = Son idéal.
campaigns-reasons-ideal-elsewhere = Son idéal, { $ideal }, moins { $elsewhere } ouvertes ailleurs.
campaigns-reasons-minimum = Son minimum : le besoin seul lui en laisserait moins.
campaigns-reasons-maximum = Son maximum : le besoin lui en donnerait plus.
campaigns-reasons-fewer = Le besoin est au-dessous des idéaux : il en prend sa part.
campaigns-reasons-more = Le besoin est au-dessus des idéaux : il en prend sa part.
campaigns-reasons-exact = part exacte : { $share }
campaigns-reasons-up = part { $share }, arrondie au-dessus
campaigns-reasons-down = part { $share }, arrondie au-dessous
campaigns-reasons-above = part { $share } ; le total de la promotion en demande plus
campaigns-reasons-below = part { $share } ; le total des autres en laisse moins
campaigns-reasons-fill = Mettre ces places dans le tableau
campaigns-reasons-fill-hint = Rien n’est enregistré avant que vous l’ayez relu.

campaigns-advice-none = Aucune recommandation ne peut tenir toutes ces limites.
campaigns-advice-kept = Le tableau garde ce qui y était.
campaigns-advice-sum = Il faudrait { $needed } places là où il ne peut y en avoir que { $available }.
campaigns-advice-cohorts = { $who } : { $seats } places à ouvrir, marge de { $margin } % comprise.
campaigns-advice-at-least = { $who } : { $seats } places au moins, d’après les minimums.
campaigns-advice-at-most = { $who } : { $seats } places au plus, d’après les maximums.
campaigns-advice-group = Groupe « { $who } » : il y reste { $seats } places.
campaigns-advice-only = { $who } : { $seats } places à ouvrir et pas davantage, marge de { $margin } % comprise.
campaigns-advice-refusing = N’accueillent pas ce niveau : { $who }.
campaigns-advice-others = { $n ->
    [one] { $names } et un autre
   *[other] { $names } et { $n } autres
}
campaigns-advice-need-less = Baissez la marge, augmentez un maximum ou la limite d’un groupe, ou laissez un terrain de plus accueillir ce niveau.
campaigns-advice-need-more = Augmentez la marge, baissez un minimum, ou fermez un terrain à ces dates.
campaigns-advice-widen-group = Augmentez la limite du groupe, baissez un minimum, ou fermez un terrain à ces dates.
campaigns-advice-crossing = Les groupes « { $first } » et « { $second } » ont en commun le terrain { $site } et aucun n’est dans l’autre : mettez l’un dans l’autre, ou retirez ce terrain de l’un des deux.

campaigns-check-title = Vérifier avant d’ouvrir les vœux
campaigns-check-ready = Rien n’empêche d’ouvrir. Regardez ce qui reste signalé, puis confirmez.
campaigns-check-blocked = La campagne ne peut pas encore ouvrir : corrigez d’abord ce qui l’empêche.
campaigns-check-opened = L’ouverture a été confirmée le { $date }. Cette page reste utile pour voir ce qui manque.
campaigns-check-blocking = Ce qui empêche d’ouvrir
campaigns-check-others = À regarder
campaigns-check-nothing = Rien ne manque et rien ne paraît étrange.
campaigns-check-what = Une fois l’ouverture confirmée, les étudiants voient la campagne, leur ordre et les terrains. Ils classent leurs vœux à partir du { $date }.
campaigns-check-open = Confirmer l’ouverture
campaigns-check-back = Revenir à la campagne
campaigns-opened = L’ouverture est confirmée : les étudiants voient la campagne.
campaigns-opened-already = L’ouverture était déjà confirmée.
campaigns-open-blocked = Rien n’a été ouvert : quelque chose l’empêche. Corrigez ce qui est signalé, puis recommencez.
campaigns-find-year = L’année { $year } n’est pas verrouillée : les étudiants ne verraient rien.
campaigns-find-no-participant = Personne ne participe à cette campagne.
campaigns-find-no-seat = { $cohort } n’a aucune place ouverte.
campaigns-find-seats-under = { $cohort } a { $seats } places pour { $participants } étudiants à placer.
campaigns-find-category = { $n ->
    [one] { $cohort } : un étudiant doit recevoir un stage en { $category }, et aucune place n’y est ouverte.
   *[other] { $cohort } : { $n } étudiants doivent recevoir un stage en { $category }, et aucune place n’y est ouverte.
}
campaigns-find-sites-under = { $cohort } a { $sites } terrains ouverts, alors que { $wishes } vœux sont demandés.
campaigns-find-over-capacity = { $site } : { $seats ->
    [one] une place ouverte
   *[other] { $seats } places ouvertes
 } en tout pour une capacité de { $max }.
campaigns-find-no-contact = { $site } n’a aucun contact.
campaigns-find-no-visible-contact = { $site } n’a aucun contact que les étudiants puissent voir.
campaigns-find-no-mail = { $n ->
    [one] Un étudiant n’a pas d’adresse électronique.
   *[other] { $n } étudiants n’ont pas d’adresse électronique.
}
campaigns-find-no-home = { $n ->
    [one] Un étudiant n’a pas d’adresse située : aucune distance ne lui sera montrée.
   *[other] { $n } étudiants n’ont pas d’adresse située : aucune distance ne leur sera montrée.
}
campaigns-find-no-order = { $n ->
    [one] Un participant n’a pas de place dans l’ordre.
   *[other] { $n } participants n’ont pas de place dans l’ordre.
}
campaigns-find-wishes-over = Les vœux sont clos depuis le { $date } : ouvrir ne montrerait rien.
campaigns-find-wishes-open = Les vœux ne sont pas clos : ils le seront après le { $date }.
campaigns-find-commission = La commission ne s’est pas encore réunie : elle est prévue le { $date }.
campaigns-find-started = Le stage a commencé le { $date }.
campaigns-find-undecided = { $n ->
    [one] Un participant n’a ni stage ni décision.
   *[other] { $n } participants n’ont ni stage ni décision.
}
campaigns-find-not-validated = { $n ->
    [one] Un stage proposé n’est pas validé.
   *[other] { $n } stages proposés ne sont pas validés.
}
campaigns-find-nothing = Aucun stage n’est validé : il n’y a rien à publier.
campaigns-find-overfull = { $site } : { $given } étudiants affectés pour { $seats } places.
campaigns-find-away = { $n ->
    [one] Un étudiant reçoit un stage alors qu’il est en disponibilité une partie de ces jours.
   *[other] { $n } étudiants reçoivent un stage alors qu’ils sont en disponibilité une partie de ces jours.
}

campaigns-request-submitted = à vérifier
campaigns-request-checked = à décider
campaigns-request-returned = à compléter
campaigns-request-accepted = acceptée
campaigns-request-declined = refusée
campaigns-request-withdrawn = retirée
campaigns-requests-lead = Les étudiants peuvent demander un stage ailleurs jusqu’au { $date }. Une demande ne prend aucune place ; vous la vérifiez, la commission décide.
campaigns-requests-none-title = Aucune demande
campaigns-requests-none-text = Quand un étudiant demandera un stage ailleurs, sa demande apparaîtra ici.
campaigns-requests-all = Toutes les demandes
campaigns-requests-no-match = Aucune demande dans cet état
campaigns-request-back = Toutes les demandes
campaigns-request-what = La demande
campaigns-request-check-note = Réponse du responsable
campaigns-request-decision-note = Réponse de la commission
campaigns-request-check-title = Vérifier la demande
campaigns-request-note = Note
campaigns-request-note-hint = Obligatoire pour renvoyer la demande : l’étudiant la lira et saura quoi compléter.
campaigns-request-check = La demande est complète
campaigns-request-return = Renvoyer à compléter
campaigns-request-decide-title = Décider
campaigns-request-decide-text = Accepter autorise la commission à placer l’étudiant dans ce lieu, par une décision.
campaigns-request-decide-hint = Obligatoire pour refuser : l’étudiant la lira.
campaigns-request-accept = Accepter
campaigns-request-decline = Refuser
campaigns-request-note-missing = Écrivez une note : l’étudiant doit savoir pourquoi.
campaigns-request-moved = Rien n’a changé : quelqu’un a déjà répondu à cette demande, ou l’étudiant l’a retirée.
campaigns-request-checked-done = La demande est vérifiée : la commission peut décider.
campaigns-request-returned-done = La demande est renvoyée à l’étudiant.
campaigns-request-accepted-done = La demande est acceptée.
campaigns-request-declined-done = La demande est refusée.
campaigns-ask-title = Demander un stage ailleurs
campaigns-ask-mine = Mes demandes
campaigns-ask-sent = Envoyée
campaigns-ask-sent-at = envoyée le { $date }
campaigns-ask-answer = Réponse :
campaigns-ask-withdraw = Retirer la demande
campaigns-ask-lead = Vous pouvez demander un stage hors des places ouvertes jusqu’au { $date }. Continuez à classer des vœux : si la demande est refusée, ils compteront.
campaigns-ask-new = Nouvelle demande
campaigns-ask-complete = Compléter ma demande
campaigns-ask-organisation = Structure d’accueil
campaigns-ask-service = Service
campaigns-ask-town = Ville
campaigns-ask-contact = Personne à joindre
campaigns-ask-contact-hint = Celle qui confirmera votre accueil.
campaigns-ask-email = Son adresse électronique
campaigns-ask-phone = Son téléphone
campaigns-ask-dates = Dates
campaigns-ask-reason = Motif
campaigns-ask-reason-hint = Dites pourquoi ce lieu et ce que vous y ferez. N’indiquez rien de votre santé.
campaigns-ask-paper = Document
campaigns-ask-no-paper = Aucun document n’est joint.
campaigns-ask-paper-hint = Par exemple l’accord du service. PDF, PNG, JPEG, DOCX ou ODT, 10 Mo au plus.
campaigns-ask-paper-kept = Document déjà joint : { $name }. Envoyez-en un autre pour le remplacer.
campaigns-ask-paper-large = Ce fichier dépasse 10 Mo. Réduisez-le, puis joignez-le de nouveau.
campaigns-ask-paper-kind = Ce fichier n’est ni un PDF, ni une image PNG ou JPEG, ni un DOCX, ni un ODT. Convertissez-le, puis joignez-le de nouveau.
campaigns-ask-email-wrong = Indiquez une adresse électronique complète, par exemple nom@exemple.fr.
campaigns-ask-phone-wrong = Indiquez un numéro de téléphone, par exemple 02 31 00 00 00.
campaigns-ask-reach = Indiquez au moins une adresse électronique ou un téléphone pour joindre cette personne.
campaigns-ask-send = Envoyer la demande
campaigns-ask-done = La demande est envoyée. Vous verrez la réponse sur cette page.
campaigns-ask-withdrawn = La demande est retirée.
campaigns-ask-refused = La demande n’a pas été envoyée. { $why }
campaigns-ask-not-taken = Cette campagne ne prend pas de demande de stage ailleurs.
campaigns-ask-closed = Les vœux sont clos depuis le { $date } : il n’est plus possible de demander un stage ailleurs.
campaigns-ask-not-yet = Les demandes ouvriront le { $date }.
campaigns-ask-excused = Vous êtes dispensé de cette campagne.
campaigns-ask-waiting = Une de vos demandes attend déjà une réponse.
campaigns-ask-decided = Cette demande a déjà reçu une réponse : elle ne change plus.
campaigns-ask-changed = Cette demande a changé depuis l’affichage de la page. Rechargez la page, puis recommencez.
campaigns-ask-dates-outside = Les dates doivent se suivre et rester dans le stage, du { $from } au { $to }.

campaigns-import-title = Importer des places
campaigns-import-about = Une ligne par terrain et par promotion, comme dans l’export. Le terrain est reconnu par son code, la promotion par son code ou son nom ; zéro ferme le terrain. Ce qui n’est pas dans le fichier ne change pas.
campaigns-import-file = places
campaigns-import-example-site = T001
campaigns-import-example-cohort = 2025_DFASM1
campaigns-import-example-seats = 4
campaigns-import-no-site = Aucun terrain actif n’a le code { $code }. Vérifiez le code, ou créez le terrain.
campaigns-import-no-cohort = Aucune promotion de la campagne ne s’appelle « { $cohort } ». Indiquez son code ou son nom.
campaigns-import-over = Plus que ce que le terrain peut accueillir à ces dates ({ $max }).
campaigns-fact-outside = Demandes extérieures
