# La commission : cas à examiner et décisions.

commission-title = Cas à examiner d’abord
commission-count = { $n ->
    [0] aucun cas
    [one] un cas
   *[other] { $n } cas
}
commission-chosen = calcul nᵒ { $n } retenu, { $procedure }
commission-all = Toutes les affectations
commission-proposal = Proposition
commission-why = Pourquoi
commission-why-all = Toutes les raisons
commission-open = Examiner
commission-nothing = Aucune proposition
commission-none-title = Aucun cas à examiner
commission-none-text = Chaque proposition convient aux règles de la campagne. Passez à la validation.
commission-to-placements = Valider les affectations
commission-no-run-title = Aucun calcul n’est retenu
commission-no-run-text = Les cas à examiner viennent du plan retenu. Comparez les procédures, puis retenez un calcul.

commission-case-unplaced = Sans stage
commission-case-leave = Absence
commission-case-accommodation = Aménagement
commission-case-request = Demande extérieure
commission-case-priority = Priorité
commission-case-far = Distance
commission-case-again = Déjà fait
commission-case-off-list = Hors vœux
commission-case-subdivision = Hors subdivision
commission-why-unplaced = { $n ->
    [0] aucun vœu n’a été classé
    [one] son seul vœu n’a pu être satisfait
   *[other] aucun de ses { $n } vœux n’a pu être satisfait
}
commission-why-leave = en disponibilité { $days }
commission-span = du { $from } au { $to }
commission-why-request = demande un stage ailleurs ; personne n’a encore décidé
commission-why-priority = à servir en priorité, obtient son { $rank } vœu
commission-why-priority-none = à servir en priorité, n’obtient aucun de ses vœux
commission-why-far = { $km } km du domicile à vol d’oiseau, au-delà de { $most } km
commission-why-again = { $n ->
    [one] y a déjà fait un stage
   *[other] y a déjà fait { $n } stages
}
commission-why-off-list = n’a pas demandé ce terrain
commission-why-subdivision = le terrain est hors de la subdivision
commission-against-days = aménagement : indisponible { $days }
commission-against-far = aménagement : { $most } km au plus, le terrain est à { $km } km
commission-against-unknown = aménagement : { $most } km au plus, la distance n’est pas connue
commission-against-sector = aménagement : { $what } exclu
commission-sector-site = ce terrain
commission-not-inactive = le terrain n’est plus utilisé
commission-not-open = le terrain n’est pas ouvert à sa promotion
commission-not-seat = aucune place ouverte
commission-not-level = le terrain ne prend pas son niveau
commission-not-requirements = contraire à ses contraintes de cursus ({ $names })
commission-not-wished = attribué par la commission seulement

commission-back = Retour aux cas
commission-student = Fiche de l’étudiant
commission-excused = Cet étudiant est dispensé de la campagne : il n’y a rien à décider.
commission-facts = Ce qu’il faut savoir
commission-score = Score
commission-done = Stages déjà faits
commission-distance = Distance au domicile
commission-km = { $km } km à vol d’oiseau
commission-no-wish = Aucun vœu n’a été classé.
commission-wish-proposed = proposé
commission-wish-forbidden = interdit
commission-wish-full = complet
commission-wish-left = { $n ->
    [one] une place libre
   *[other] { $n } places libres
}
commission-seats = { $n ->
    [one] une place
   *[other] { $n } places
}
commission-suggested-title = Une place lui est gardée
commission-suggested = Le calcul a prolongé sa liste et lui garde une place hors de ses vœux : { $site }.
commission-alternatives = Autres possibilités
commission-alternatives-text = Pour chaque terrain possible, ce que cela changerait pour les autres si le calcul était refait.
commission-effect-title = Effet sur les autres
commission-effect-none = aucun
commission-effect = { $better } mieux servis, { $worse } moins bien, { $unplaced } de plus sans stage
commission-take = Choisir

commission-decide = Décider
commission-decision = Décision
commission-outcome = Ce que la commission décide
commission-outcome-opening = Un terrain de la campagne
commission-outcome-outside = Un stage ailleurs
commission-outcome-nobody = Aucun stage pour cette campagne
commission-opening = Terrain
commission-choose = Choisir un terrain
commission-option = { $left ->
    [one] { $site } – une place libre
   *[other] { $site } – { $left } places libres
}
commission-option-forbidden = { $option } – à déroger : { $why }
commission-secondary = Terrain secondaire
commission-no-secondary = Aucun
commission-waives = Déroger à ce qui interdit ce terrain
commission-waives-hint = Nécessaire pour un terrain marqué « à déroger ».
commission-request = Accepter sa demande : { $place } ({ $reason })
commission-request-hint = Pour un stage ailleurs : le lieu vient de la demande.
commission-host = Lieu du stage ailleurs
commission-host-hint = Si aucune demande n’est acceptée ci-dessus.
commission-cost = Coût
commission-cost-hint = Laissez vide pour le coût habituel.
commission-cost-bounds = Un coût est compris entre 0 et 10 000. Corrigez-le.
commission-reason = Motif
commission-reason-hint = L’étudiant lira ce motif avec son résultat.
commission-reason-missing = Écrivez le motif : une décision en a toujours un.
commission-submit = Enregistrer la décision
commission-done-flash = La décision pour { $name } est enregistrée. Chaque calcul la respectera.
commission-full = { $site } est complet : { $given } étudiants pour { $seats } places. Choisissez un autre terrain, ou libérez d’abord une place.
commission-forbidden = { $site } est interdit à cet étudiant. Cochez la dérogation si la commission l’accorde, ou choisissez un autre terrain.
commission-nothing-to-withdraw = Aucune décision n’est en vigueur : il n’y a rien à retirer.
commission-withdraw = Retirer la décision
commission-withdraw-reason = Motif du retrait
commission-withdraw-submit = Retirer la décision
commission-withdrawn-flash = La décision est retirée. Le résultat du calcul s’applique de nouveau s’il reste une place.
commission-history = Décisions
commission-in-force = en vigueur
commission-withdrawn = retirée
commission-nobody = Aucun stage
commission-elsewhere = Ailleurs : { $host }
commission-changed = La proposition a changé depuis l’affichage de cette page. Rien n’a été enregistré : comparez, puis recommencez si votre décision tient toujours.
commission-changed-by = { $who } a décidé pour cet étudiant depuis l’affichage de cette page. Votre décision n’a pas été enregistrée : comparez, puis recommencez si elle tient toujours.
commission-reload = Repartir de la situation actuelle
