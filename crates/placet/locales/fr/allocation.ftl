# L’affectation : calculs, comparaison, preuve.

allocation-rank = Rang
allocation-ranks-title = Rangs obtenus
allocation-students = Étudiants
allocation-unplaced-short = non placés
allocation-micros = { $n } µs
allocation-millis = { $n } ms
allocation-seconds = { $n } s

allocation-procedure = Procédure
allocation-procedures = Procédures à comparer
allocation-procedure-fair = Équitable
allocation-procedure-least-rank = Moindre rang
allocation-procedure-generous = Généreuse
allocation-procedure-score-order-v1 = Ordre de score v1
allocation-procedure-score-order-v2 = Ordre de score v2
allocation-procedure-random-order = Ordre tiré au sort
allocation-procedure-rank-maximal = Premiers vœux d’abord
allocation-procedure-stable = Classements des terrains

allocation-state = État
allocation-state-computing = calcul en cours
allocation-state-ready = prêt
allocation-state-chosen = retenu
allocation-state-published = publié
allocation-state-failed = échoué

allocation-new-title = Lancer un calcul
allocation-options = Ce que le calcul respecte en plus des vœux
allocation-options-hint = Toutes les procédures ne savent pas tout respecter ; celle qui ne sait pas le dit et ne calcule rien.
allocation-option-shared = Les limites partagées par plusieurs services
allocation-option-minima = L’effectif minimal de chaque terrain
allocation-option-pairs = Les binômes : couples, voitures partagées, personnes à tenir à distance
allocation-option-no-harm = Personne n’est moins bien servi que si chacun choisissait à son tour
allocation-option-completed = Les listes trop courtes sont prolongées : une place libre est gardée pour qui resterait sans stage
allocation-kept-shared = limites partagées
allocation-kept-minima = effectifs minimaux
allocation-kept-pairs = binômes
allocation-kept-no-harm = personne de lésé
allocation-suggested = Hors de ses vœux, place gardée : { $site }
allocation-kept-completed = listes prolongées
allocation-seed = Graine des tirages
allocation-seed-hint = Un nombre entier. La même graine donne toujours le même résultat sur les mêmes vœux.
allocation-seed-wrong = La graine est un nombre entier entre 0 et 9 007 199 254 740 991. Corrigez-la.
allocation-run = Calculer
allocation-rules-link = Que fait chaque procédure ?
allocation-compare-usual = Comparer les procédures
allocation-runs-title = Calculs de la campagne
allocation-all-runs = Tous les calculs
allocation-empty-title = Aucun calcul pour le moment
allocation-empty-text = Choisissez une procédure et lancez un calcul. Il ne change rien tant que vous ne le retenez pas.
allocation-number = Calcul
allocation-run-number = Calcul nᵒ { $n }
allocation-run-title = Calcul nᵒ { $n } – { $procedure }
allocation-unplaced = Non placés
allocation-first = 1er vœu
allocation-within-3 = Vœux 1 à 3
allocation-worst = Pire vœu
allocation-cost = Coût moyen ± σ
allocation-asked = Demandé
allocation-asked-by = { $when }, { $who }
allocation-frozen = La campagne est publiée : son plan est figé. Un changement passe par une décision de la commission.
allocation-wishes-open = Les vœux sont ouverts jusqu’au { $until }. Un calcul lancé maintenant est une simulation sur les vœux enregistrés ; vous pourrez en retenir un après la clôture.
allocation-stale = Des vœux, des places, des binômes, des contraintes de cursus, des décisions ou des réglages ont changé depuis le dernier calcul. Relancez le calcul pour en tenir compte.

allocation-refused-no-procedure = Aucune procédure n’est choisie. Choisissez-en au moins une.
allocation-refused-published = La campagne est publiée : plus aucun calcul n’est possible. Passez par une décision de la commission.
allocation-refused-no-participant = Personne n’est à placer. Ajoutez des participants à la campagne, puis recommencez.
allocation-refused-no-seat = Aucune place n’est ouverte. Ouvrez des places, puis recommencez.
allocation-problem-pins = { $site } : la commission y a placé { $pins } étudiants pour { $seats } places ouvertes. Ouvrez des places ou retirez une décision.
allocation-problem-pin = La décision qui place { $student } à { $site } ne convient plus : ce terrain n’est pas ouvert à sa promotion. Retirez-la ou changez-la.
allocation-problem-secondary = { $site } est un terrain secondaire et figure seul pour { $student }. Corrigez la catégorie du terrain ou la décision.
allocation-problem-principal = { $site } est un terrain principal et figure comme secondaire pour { $student }. Corrigez la catégorie du terrain ou la décision.
allocation-problem-parameter = Le réglage « { $field } » de l’affectation a une valeur impossible. Corrigez-le dans les réglages.
allocation-problem-other = Les données de la campagne se contredisent. L’erreur est consignée ; vérifiez les places et les décisions, puis recommencez.

allocation-computing = Le calcul est en cours. Il continue même si vous quittez cette page, et reprend après un arrêt du serveur.
allocation-reload = Actualiser
allocation-give-up = Abandonner ce calcul
allocation-gave-up = Le calcul est abandonné.
allocation-gave-up-late = Le calcul venait de se terminer : son résultat est gardé.
allocation-given-up = Ce calcul a été abandonné avant son terme. Lancez-en un autre.
allocation-failed = Ce calcul n’a pas abouti ; la cause est consignée. Relancez-le, et prévenez l’administrateur s’il échoue encore.
allocation-failed-unsupported = Cette procédure ne sait pas respecter une condition de la campagne. Choisissez-en une autre.
allocation-unsupported-limits = Cette procédure ne sait pas respecter les limites partagées ou les effectifs minimaux. Choisissez « équitable », ou décochez cette condition.
allocation-unsupported-no-harm = Cette procédure ne sait pas garantir que personne n’est moins bien servi que s’il choisissait à son tour. Choisissez « équitable », ou décochez cette condition.
allocation-unsupported-completed = Cette procédure ne sait pas prolonger les listes. Choisissez « équitable », ou décochez cette condition.
allocation-unsupported-pairs = Cette procédure ne sait pas respecter les binômes. Choisissez « équitable », ou décochez cette condition.
allocation-unsupported-pairs-wish = Cette procédure ne sait pas peser un binôme souhaité. Choisissez « équitable », faites des souhaits des impératifs, ou décochez cette condition.
allocation-infeasible = Aucune affectation ne respecte à la fois toutes ces conditions. Décochez-en une, ou ouvrez davantage de places.
allocation-infeasible-sites = Aucune affectation n’atteint l’effectif minimal de : { $sites }. Trop peu d’étudiants peuvent y aller, ou une limite partagée l’empêche. Baissez ce minimum, fermez le terrain ou décochez une condition.
allocation-infeasible-pairs = Aucune affectation ne respecte tous les binômes impératifs : { $pairs }. Une décision, une condition ou le manque de places l’empêche. Faites d’un binôme un souhait, retirez la décision prise pour l’un des deux, ou décochez une condition.
allocation-node-limit = Le calcul s’est arrêté à sa limite sans trouver d’affectation qui respecte toutes les conditions. Décochez-en une.

allocation-placed = Étudiants placés
allocation-unplaced-count = { $n ->
    [0] aucun étudiant sans stage
    [one] un étudiant sans stage
   *[other] { $n } étudiants sans stage
}
allocation-within-3-long = Parmi leurs 3 premiers vœux
allocation-within-3-detail = { $n ->
    [0] aucun étudiant · pire rang obtenu : { $worst }
    [one] un étudiant · pire rang obtenu : { $worst }
   *[other] { $n } étudiants · pire rang obtenu : { $worst }
}
allocation-mean-rank = Rang moyen
allocation-mean-rank-detail = rang moyen { $mean }
allocation-cost-tile = coût moyen { $cost }
allocation-tightness = Tension
allocation-tightness-detail = { $seats } places ouvertes, { $wishes } vœux chacun
allocation-trace = Traçabilité
allocation-fingerprint = Empreinte
allocation-duration = Durée
allocation-certificate = Preuve
allocation-verified = certificat vérifié : aucun plan n’est meilleur
allocation-verified-serial = vérifié : chacun a été servi à son tour
allocation-verified-not-optimal = vérifié, sans preuve qu’aucun plan n’est meilleur
allocation-gap = Écart possible au meilleur plan : { $gap }, dans l’unité de l’objectif.
allocation-findings = { $n ->
    [one] une anomalie
   *[other] { $n } anomalies
}
allocation-decisions = Verrouillés
allocation-decisions-count = { $n ->
    [0] aucune décision de la commission
    [one] une décision de la commission
   *[other] { $n } décisions de la commission
}
allocation-download-problem = Télécharger le problème
allocation-download-result = Télécharger le résultat et son certificat
allocation-verify-hint = Chacun peut vérifier ces deux fichiers hors ligne avec la commande placet verify.

allocation-pairs = Binômes
allocation-pairs-kept = { $n ->
    [0] aucun respecté
    [one] un respecté
   *[other] { $n } respectés
}
allocation-pairs-broken = { $n ->
    [one] un non respecté
   *[other] { $n } non respectés
}
allocation-pairs-aside = { $n ->
    [one] un laissé aux décisions
   *[other] { $n } laissés aux décisions
}
allocation-pair-received = Ce qu’ils reçoivent
allocation-pair-asked = { $kind }, { $strength }
allocation-pair-places = { $one } · { $other }
allocation-pair-nothing = sans stage
allocation-pair-kept = respecté
allocation-pair-neither = respecté : aucun n’est placé
allocation-pair-broken = non respecté
allocation-pair-aside = laissé aux décisions
allocation-pair-both = { $site }, tous deux

allocation-students-title = Étudiant par étudiant
allocation-students-count = { $n ->
    [one] un étudiant
   *[other] { $n } étudiants
}
allocation-student = Étudiant
allocation-student-number = Numéro
allocation-number-of = nᵒ { $n }
allocation-order = Ordre
allocation-debt = Dette
allocation-outcome = Résultat
allocation-site = Terrain
allocation-secondary = Terrain secondaire
allocation-cost-of = Coût
allocation-cost-site = Coût du terrain
allocation-cost-adjustment = Ajustement
allocation-cost-detail = terrain { $site }, ajustement { $adjustment }
allocation-wishes = Vœux
allocation-wish-n = Vœu { $n }
allocation-wishes-count = { $n ->
    [one] un vœu
   *[other] { $n } vœux
}
allocation-no-wish = aucun vœu
allocation-nth-wish = { $rank } vœu
allocation-off-list = hors de ses vœux
allocation-decided = décision
allocation-decided-none = sans terrain, par décision
allocation-unplaced-one = non placé
allocation-search = Nom, numéro ou terrain
allocation-filter-all = Tous les résultats
allocation-filter-first = 1er vœu
allocation-filter-within-3 = Vœux 1 à 3
allocation-filter-beyond = Au-delà du 3e vœu
allocation-filter-unplaced = Non placés
allocation-filter-decided = Décidés par la commission
allocation-filter-no-wish = Sans aucun vœu
allocation-filter-clear = Effacer les filtres
allocation-none-title = Aucun étudiant ne correspond
allocation-none-text = Changez la recherche ou le filtre.
allocation-file-students = affectation

allocation-compare-link = Comparer les procédures
allocation-compare-title = Comparer les procédures sur ces vœux
allocation-compare-sub = Calculé en { $duration } · graine { $seed }
allocation-compare-seed = Graine { $seed }
allocation-compare-failed = { $procedure } : { $why }
allocation-compare-empty-title = Rien à comparer pour le moment
allocation-compare-empty-text = Cochez les procédures ci-dessous : chacune est calculée sur les mêmes vœux, les mêmes places et les mêmes décisions.
allocation-compare-new = Lancer une comparaison
allocation-compare-run = Calculer et comparer
allocation-proposed = proposée
allocation-see = Voir
allocation-actions = Actions
allocation-choose = Retenir « { $procedure } »
allocation-choose-short = Retenir
allocation-to-cases = Cas à examiner avant de valider
allocation-differences = Différences
allocation-differences-title = Du calcul nᵒ { $before } au calcul nᵒ { $after }
allocation-differences-lead = Ce qui change pour chaque étudiant en passant de « { $before } » à « { $after } ».
allocation-differences-summary = { $better } mieux servis, { $worse } moins bien servis, { $moved } autrement.
allocation-differences-other = Ces deux calculs ne portent pas sur les mêmes données : des vœux, des places, des décisions ou des réglages ont changé entre les deux.
allocation-no-difference-title = Aucune différence
allocation-no-difference-text = Les deux calculs donnent à chacun le même terrain.
allocation-effect = Effet
allocation-effect-better = mieux
allocation-effect-worse = moins bien
allocation-effect-moved = autrement
allocation-effect-cost = coût seul
allocation-not-in-run = absent de ce calcul

# La fiche d’équité et le curseur.

allocation-run-at = { $procedure } – { $steepness }, { $memory }
allocation-steepness-rank = moyenne
allocation-steepness-halfway = plutôt moyenne
allocation-steepness-square = équilibre
allocation-steepness-cube = plutôt équité
allocation-steepness-fourth = équité
allocation-memory-nothing = attente cumulée ignorée
allocation-memory-half = attente cumulée comptée à moitié
allocation-memory-full = attente cumulée comptée en entier
allocation-refused-no-position = Avec autant de vœux, ce réglage donnerait des poids trop grands pour être calculés. Choisissez un réglage plus proche de la moyenne.
allocation-fairness-link = Fiche d’équité
allocation-fairness-title = Fiche d’équité
allocation-fairness-lead = Ce que chaque calcul fait des plus mal servis, ce qu’il laisse à rattraper sur le cursus, et ce que l’équité coûte à la moyenne.
allocation-fairness-empty-title = Aucun calcul à décrire
allocation-fairness-empty = La fiche décrit les calculs faits sur les vœux de la campagne. Lancez-en un, ou comparez les procédures.
allocation-fairness-how = Comment lire ces chiffres
allocation-fairness-how-text = Ils portent sur les étudiants qui ont participé ; qui reste sans stage compte au rang qui suit le dernier vœu possible. L’écart des attentes mesure combien les campagnes ont servi différemment les étudiants, avant et après celle-ci : plus il baisse, plus elle répare. Le prix de l’équité compare au plan dont la somme des rangs est la plus petite, avec autant d’étudiants placés et les mêmes engagements.
allocation-sheet-worst-title = Les plus mal servis
allocation-sheet-worst = { $rank } vœu : { $n ->
    [one] { $n } étudiant
   *[other] { $n } étudiants
}
allocation-sheet-worst-without = sans stage : { $n ->
    [one] { $n } étudiant
   *[other] { $n } étudiants
}
allocation-sheet-spread = Écart des attentes
allocation-sheet-from-to = { $from } → { $to }
allocation-sheet-most = la plus grande : { $debt }
allocation-sheet-price = Prix de l’équité
allocation-sheet-price-mean = { $mean } rang en moyenne
allocation-sheet-fewer-3 = { $n ->
    [one] { $n } étudiant de moins
   *[other] { $n } étudiants de moins
} dans les trois premiers vœux
allocation-sheet-more-3 = { $n ->
    [one] { $n } étudiant de plus
   *[other] { $n } étudiants de plus
} dans les trois premiers vœux
allocation-sheet-worst-gains = le plus mal servi gagne { $n ->
    [one] { $n } rang
   *[other] { $n } rangs
}
allocation-sheet-worst-loses = le plus mal servi perd { $n ->
    [one] { $n } rang
   *[other] { $n } rangs
}
allocation-sheet-more-without = { $n ->
    [one] { $n } étudiant de plus
   *[other] { $n } étudiants de plus
} sans stage
allocation-sheet-fewer-without = { $n ->
    [one] { $n } étudiant de moins
   *[other] { $n } étudiants de moins
} sans stage
allocation-slider-title = Entre moyenne et équité
allocation-slider-lead = La procédure équitable, calculée ici à chaque réglage sur les vœux d’aujourd’hui. Rien n’est enregistré tant que vous ne lancez pas le calcul.
allocation-slider-label = Ce qui compte le plus
allocation-slider-average = Moyenne
allocation-slider-equity = Équité
allocation-slider-memory = Ce que pèse le passé
allocation-slider-memory-hint = L’attente cumulée de chaque étudiant : ce que les campagnes précédentes lui doivent.
allocation-slider-position = Réglage
allocation-slider-own = celui de l’établissement
allocation-slider-same = comme avec le réglage de l’établissement
allocation-slider-instead = au lieu de { $value } avec le réglage de l’établissement
allocation-slider-run = Lancer un calcul avec ce réglage
allocation-slider-run-hint = Le calcul s’ajoute à la comparaison, avec sa preuve. Il ne change rien tant que vous ne le retenez pas.
allocation-slider-none = Le curseur apparaît quand des étudiants à placer et des places se répondent sans contradiction.
allocation-slider-published = Les affectations sont publiées et les données ont changé depuis : le curseur n’aurait plus de sens.
allocation-past-title = Les campagnes précédentes
allocation-past-lead = Les mêmes chiffres, pour les plans publiés des mêmes promotions.
allocation-past-none = Aucune campagne publiée des mêmes promotions.
allocation-past-campaign = Campagne
allocation-past-students = { $n } étudiants
allocation-run-repair = { $procedure } – réparation
