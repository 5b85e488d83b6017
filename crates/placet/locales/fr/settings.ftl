# Les réglages.

settings-text = Chaque valeur a un défaut, un effet et un historique. Un changement vaut pour ce qui se crée ou se calcule ensuite : les campagnes et les calculs existants gardent leurs valeurs.
settings-group-institution = Établissement
settings-group-text-institution = Le nom, le fuseau et la langue que chaque page utilise.
settings-group-campaign = Défauts des campagnes
settings-group-text-campaign = Une nouvelle campagne reçoit ces valeurs ; elles restent modifiables dans chaque campagne.
settings-group-allocation = Affectation
settings-group-text-allocation = Les paramètres des calculs. Chaque calcul garde ceux avec lesquels il a été fait.
settings-setting = Réglage
settings-value = Valeur
settings-default = Défaut
settings-history = Historique
settings-own = modifié
settings-reset = Revenir au défaut
settings-was-reset = « { $name } » a repris sa valeur par défaut.
settings-never = jamais changé
settings-changes = { $count ->
    [one] un changement
   *[other] { $count } changements
 }
settings-change = { $at }, { $who } : { $before } → { $after }
settings-changed = { $count ->
    [0] Rien n’a changé.
    [one] Un réglage est changé.
   *[other] { $count } réglages sont changés.
 }
settings-hint = { $effect } Défaut : { $default }.
settings-zone-unknown = Ce fuseau n’existe pas. Choisissez-en un de la liste, par exemple Europe/Paris.
settings-decimal-bounds = Indiquez un nombre de { $min } à { $max }, par exemple 1,4.
settings-list-long = Indiquez { $max } nombres au plus.
settings-list-bounds = Indiquez des nombres entiers de { $min } à { $max }, séparés par des espaces.
settings-days-order = Ce jour ({ $second }) doit venir après celui qui le précède dans une campagne ({ $first }). Corrigez l’un des deux.
settings-wishes-min = Les vœux attendus ne peuvent pas dépasser les vœux au plus. Corrigez l’un des deux.
settings-phi-convex = Chaque poids doit dépasser le précédent, d’un écart au moins égal au dernier : 1 4 9 16, par exemple.

setting-institution-name = Nom de l’établissement
setting-institution-name-effect = Il est écrit en haut de chaque page et sur les documents.
setting-institution-zone = Fuseau horaire
setting-institution-zone-effect = Les dates et les heures sont lues et affichées dans ce fuseau.
setting-institution-language = Langue par défaut
setting-institution-language-effect = Celle d’un visiteur qui n’en a choisi aucune.
setting-institution-contact = Contact pour les étudiants
setting-institution-contact-effect = Une adresse ou un bureau à qui demander de l’aide.
setting-campaign-order-day = Calcul de l’ordre
setting-campaign-order-day-effect = Jours comptés depuis le début du stage ; négatif : avant.
setting-campaign-wishes-open-day = Ouverture des vœux
setting-campaign-wishes-open-day-effect = Jours comptés depuis le début du stage ; négatif : avant.
setting-campaign-wishes-close-day = Clôture des vœux
setting-campaign-wishes-close-day-effect = Jours comptés depuis le début du stage ; les vœux ferment à la première minute de ce jour.
setting-campaign-commission-day = Commission
setting-campaign-commission-day-effect = Jours comptés depuis le début du stage ; un calcul doit exister ce jour-là.
setting-campaign-publication-day = Publication
setting-campaign-publication-day-effect = Jours comptés depuis le début du stage ; les étudiants voient alors leur affectation.
setting-campaign-end-day = Fin du stage
setting-campaign-end-day-effect = Premier jour après le stage, compté depuis son début.
setting-campaign-validation-open-day = Ouverture de la validation
setting-campaign-validation-open-day-effect = Jours comptés depuis le début du stage ; les encadrants peuvent alors valider.
setting-campaign-validation-close-day = Clôture de la validation
setting-campaign-validation-close-day-effect = Jours comptés depuis le début du stage ; ensuite, une validation est en retard.
setting-campaign-evaluation-open-day = Ouverture de l’évaluation
setting-campaign-evaluation-open-day-effect = Jours comptés depuis le début du stage.
setting-campaign-evaluation-close-day = Clôture de l’évaluation
setting-campaign-evaluation-close-day-effect = Jours comptés depuis le début du stage.
setting-campaign-wishes-max = Vœux au plus
setting-campaign-wishes-max-effect = Nombre de terrains qu’un étudiant peut classer.
setting-campaign-wishes-min = Vœux attendus
setting-campaign-wishes-min-effect = Nombre de terrains qu’un étudiant devrait classer ; une liste plus courte n’augmente jamais sa dette.
setting-campaign-seat-margin = Marge de places (%)
setting-campaign-seat-margin-effect = Places recommandées au-delà du nombre d’étudiants de chaque promotion.
setting-campaign-procedure = Procédure proposée
setting-campaign-procedure-effect = Celle qu’une nouvelle campagne propose en premier ; les autres restent comparables.
setting-campaign-far-km = Loin du domicile (km)
setting-campaign-far-km-effect = Au-delà de cette distance à vol d’oiseau, la commission examine le cas.
setting-allocation-phi = Poids des rangs
setting-allocation-phi-effect = Ce que coûte chaque rang à la procédure équitable, du premier au dernier ; vide : le carré du rang.
setting-allocation-off-list = Poids d’une place hors liste
setting-allocation-off-list-effect = Quand les listes sont prolongées, ce que coûte une place que l’étudiant n’a pas demandée, en multiple du rang qui suit ses vœux : plus c’est grand, moins la procédure équitable s’en sert pour épargner les autres.
setting-allocation-debt-halving = Dette qui double le poids
setting-allocation-debt-halving-effect = Un étudiant dont la dette est plus grande d’autant compte deux fois plus.
setting-allocation-debt-bound = Dette prise en compte au plus
setting-allocation-debt-bound-effect = Au-delà, dans un sens ou dans l’autre, la dette ne pèse pas davantage.
setting-allocation-debt-halving-early = Dette qui double le poids, quand il reste beaucoup de stages
setting-allocation-debt-halving-early-effect = Remplace la dette ci-dessus là où le nombre de stages restants est connu : ce qui est dû peut encore être rendu plus tard.
setting-allocation-debt-halving-last = Dette qui double le poids, au dernier stage
setting-allocation-debt-halving-last-effect = Plus petite que la précédente : ensuite, plus rien ne peut être rendu. Entre les deux, elle baisse régulièrement.
setting-allocation-debt-early-periods = Stages restants à partir desquels il en reste beaucoup
setting-allocation-debt-early-periods-effect = Avec autant de stages restants ou plus, celui-ci compris, une dette pèse le moins.
setting-allocation-debt-bound-ahead = Dette prise en compte au plus, quand les stages restants sont connus
setting-allocation-debt-bound-ahead-effect = Remplace la limite ci-dessus ; au plus dix fois la dette qui double le poids.
setting-allocation-advance-share = Part d’une avance qui compte
setting-allocation-advance-share-effect = Quand les stages restants sont connus, un étudiant mieux servi que les autres n’en perd que cette part : 1, autant que gagne celui à qui l’on doit ; 0, rien.
setting-allocation-pair-penalty = Ce que pèse un binôme souhaité
setting-allocation-pair-penalty-effect = Ce que coûte à un calcul un binôme qu’il ne respecte pas, dans l’unité des rangs : 16 vaut, dans la procédure équitable, un étudiant qui passe de son premier à son quatrième vœu.
setting-allocation-rank-costs = Points d’un vœu selon son rang
setting-allocation-rank-costs-effect = Ils mesurent la demande d’un terrain, donc son coût : le premier nombre vaut pour un premier vœu.
setting-allocation-exponent = Exposant du coût
setting-allocation-exponent-effect = Plus il est grand, moins les terrains très demandés coûtent.
setting-allocation-divisor = Diviseur du coût
setting-allocation-divisor-effect = Il règle à partir de quelle demande l’exposant se fait sentir.
setting-allocation-site-cost-max = Coût d’un terrain au plus
setting-allocation-site-cost-max-effect = Le coût d’un terrain ne dépasse jamais cette valeur.
setting-allocation-cost-max = Coût d’une affectation au plus
setting-allocation-cost-max-effect = Coût du terrain et ajustement réunis ne dépassent jamais cette valeur.
setting-allocation-order-bonus = Ajustement par place dans l’ordre
setting-allocation-order-bonus-effect = Ce que chaque place d’écart avec le milieu de l’ordre retire ou ajoute au coût (ordre de score v2).
setting-allocation-score-factor = Ajustement selon le score
setting-allocation-score-factor-effect = Part du coût du terrain ajoutée ou retirée selon l’écart du score à la moyenne (ordre de score v1).
