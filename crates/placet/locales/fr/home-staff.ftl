# La page d’accueil de ceux qui travaillent ici.

home-hello = Bonjour { $name }
home-todo-title = Ce qui attend
home-todo-count = { $count ->
    [0] Rien n’attend de décision ; le reste avance tout seul.
    [one] Une chose attend une décision ; le reste avance tout seul.
   *[other] { $count } choses attendent une décision ; le reste avance tout seul.
 }
home-todo-empty = Rien n’attend de décision
home-todo-empty-text = Ce qui demandera une décision s’affichera ici, avec le lien pour la prendre.
home-todo-wishes = { $count ->
    [one] étudiant n’a classé aucun terrain
   *[other] étudiants n’ont classé aucun terrain
 }
home-why-wishes = { $campaign } – clôture le { $end }
home-todo-requests = { $count ->
    [one] demande de stage ailleurs à examiner
   *[other] demandes de stage ailleurs à examiner
 }
home-todo-cases = { $count ->
    [one] étudiant sans proposition à examiner
   *[other] étudiants sans proposition à examiner
 }
home-todo-validate = { $count ->
    [one] proposition à valider
   *[other] propositions à valider
 }
home-why-validate = { $campaign } – publication le { $date }
home-todo-alerts = { $count ->
    [one] campagne demande attention
   *[other] campagnes demandent attention
 }
home-todo-contacts = { $count ->
    [one] terrain ouvert sans contact
   *[other] terrains ouverts sans contact
 }
home-todo-year = { $count ->
    [one] année à verrouiller
   *[other] années à verrouiller
 }
home-and-others = { $names }…
home-do-wishes = Voir qui
home-do-requests = Examiner
home-do-cases = Examiner
home-do-validate = Valider
home-do-alerts = Regarder
home-do-contacts = Compléter
home-do-year = Ouvrir
home-next-title = Ce qui vient
home-next-empty = Rien n’est prévu dans les trente prochains jours.
home-next-order = { $campaign } : l’ordre doit être connu
home-next-wishes-open = { $campaign } : les vœux s’ouvrent
home-next-wishes-close = { $campaign } : les vœux se ferment
home-next-commission = { $campaign } : la commission se réunit
home-next-publication = { $campaign } : date annoncée de la publication
home-next-start = { $campaign } : le stage commence
home-campaigns-title = Campagnes de l’année
home-campaigns-empty = Aucune campagne en cours
home-campaigns-empty-text = Une campagne donne un stage à chaque étudiant d’une ou de plusieurs promotions.
home-campaigns-create = Créer une campagne
home-campaign = Campagne
home-where = Où elle en est
home-placed = Placés
home-phase-coming = { $phase } le { $date }
home-phase-over = terminée
home-alerts = { $count ->
    [one] à regarder
   *[other] { $count } choses à regarder
 }
home-fairness-title = Équité sur le cursus
home-fairness-text = { $count ->
    [one] écart entre étudiants après une campagne
   *[other] écart entre étudiants sur { $count } campagnes
 }
home-fairness-chart = Écart entre les rangs moyens des étudiants, campagne après campagne ; plus il est petit, plus c’est équitable
home-fairness-start = Début du stage
home-fairness-spread = Écart
