# Les affectations : propositions, validation, publication, résultat de l’étudiant.

placements-title = Affectations
placements-cohort = Promotion
placements-file = affectations
placements-state-all = Tous les états
placements-state-undecided = sans proposition
placements-state-proposed = proposée
placements-state-pre-validated = prévalidée
placements-state-validated = validée
placements-state-published = publiée
placements-state-done = terminée
placements-state-not-done = non effectuée
placements-state-cancelled = annulée
placements-state-nobody = sans stage, par décision
placements-all-of = { $n ->
    [one] un étudiant
   *[other] { $n } étudiants
}
placements-none-yet = Aucune affectation n’est proposée : retenez d’abord un calcul.
placements-selected = { $n } sélectionnés
placements-selected-one = un sélectionné
placements-step-pre-validate = Prévalider
placements-step-validate = Valider
placements-step-withdraw = Reprendre la validation
placements-done-pre-validate = { $n ->
    [0] Aucune affectation n’a été prévalidée.
    [one] Une affectation est prévalidée.
   *[other] { $n } affectations sont prévalidées.
}
placements-done-validate = { $n ->
    [0] Aucune affectation n’a été validée.
    [one] Une affectation est validée.
   *[other] { $n } affectations sont validées.
}
placements-done-withdraw = { $n ->
    [0] Aucune validation n’a été reprise.
    [one] Une validation est reprise.
   *[other] { $n } validations sont reprises.
}
placements-done-changed = { $n ->
    [one] Une affectation a changé entre-temps et reste telle quelle : relisez-la.
   *[other] { $n } affectations ont changé entre-temps et restent telles quelles : relisez-les.
}
placements-done-skipped = { $n ->
    [one] Une affectation n’était pas concernée.
   *[other] { $n } affectations n’étaient pas concernées.
}
placements-undo = Annuler

placements-choose-text = Retenir ce calcul en fait les propositions de la campagne, sous les décisions de la commission. Les propositions identiques gardent leur validation. Vous pourrez en retenir un autre jusqu’à la publication.
placements-choose-decisions = Décisions respectées
placements-choose-created = Propositions nouvelles
placements-choose-changed = Propositions modifiées
placements-choose-kept = Propositions inchangées
placements-choose-removed = Propositions retirées
placements-choose-looked-at = { $n ->
    [one] Une affectation déjà prévalidée ou validée change : elle sera à regarder de nouveau.
   *[other] { $n } affectations déjà prévalidées ou validées changent : elles seront à regarder de nouveau.
}
placements-choose-not-ready = Ce calcul n’a pas de résultat : il ne peut pas être retenu. Choisissez-en un autre.
placements-choose-wishes-open = Les vœux sont encore ouverts : attendez leur clôture, puis lancez un calcul et retenez-le.
placements-choose-published = La campagne est publiée : son plan est figé. Passez par une décision de la commission.
placements-choose-overfull = { $site } recevrait { $n } étudiants, plus que ses places : une décision a été prise depuis ce calcul. Relancez un calcul, qui en tiendra compte.
placements-chosen = { $n ->
    [one] Le calcul est retenu : une affectation est proposée. Voici les cas à examiner d’abord.
   *[other] Le calcul est retenu : { $n } affectations sont proposées. Voici les cas à examiner d’abord.
}

placements-ready-title = Avant de publier
placements-ready-after = À regarder encore
placements-ready-ok = prêt
placements-ready-ok-text = Rien ne manque : vous pouvez publier.
placements-ready-blocking = bloquant
placements-ready-look = à regarder
placements-counts = Ce qui sera publié
placements-counts-after = Ce qui est publié
placements-count-people = Étudiants à placer
placements-count-validated = Affectations validées
placements-count-published = Affectations déjà publiées
placements-count-waiting = En attente de validation
placements-previews = Pages des étudiants
placements-previews-none = Retenez d’abord un calcul pour lire les pages des étudiants.
placements-previews-text = Lisez ces pages exactement comme les étudiants les verront.
placements-preview-best = le mieux servi
placements-preview-worst = le moins bien servi
placements-preview-middle = au milieu du classement
placements-preview-decided = décidé par la commission
placements-preview-notice = Aperçu : l’étudiant verra cette page après la publication.
placements-publish-title = Publier
placements-publish-what = Publication
placements-publish-when = Quand
placements-publish-now = Maintenant
placements-publish-at = À une date
placements-publish-instant = Date et heure
placements-publish-past = Cette date est passée. Choisissez une date à venir, ou publiez maintenant.
placements-publish-continue = Vérifier avant de publier
placements-publish-blocked = La publication est impossible tant qu’un point bloquant demeure ou que rien n’est validé.
placements-publish-check = Vérifiez avant de publier
placements-publish-count = { $n ->
    [one] une affectation validée
   *[other] { $n } affectations validées
}
placements-publish-warning = Une fois visible, une affectation ne peut plus être effacée : un changement passera par une décision. Les scores et les dettes sont figés maintenant.
placements-publish-warning-later = Jusqu’à cette date, la publication peut encore être décalée ou annulée. Ensuite, une affectation ne peut plus être effacée : un changement passera par une décision.
placements-publish-button = { $n ->
    [one] Publier une affectation
   *[other] Publier { $n } affectations
}
placements-publish-not-ready = La publication n’a pas eu lieu : un point bloquant demeure. Traitez-le, puis recommencez.
placements-publish-no-run = La publication n’a pas eu lieu : aucun calcul n’est retenu. Retenez-en un.
placements-publish-changed = La publication n’a pas eu lieu : une affectation ou une décision a changé entre-temps. Relisez, puis recommencez.
placements-publish-nothing = Il n’y a rien de nouveau à publier.
placements-published-now = { $n ->
    [one] Une affectation est publiée.
   *[other] { $n } affectations sont publiées.
}
placements-published-at = { $n ->
    [one] Une affectation sera visible le { $at }.
   *[other] { $n } affectations seront visibles le { $at }.
}
placements-is-published = La campagne est publiée depuis le { $at }.
placements-will-be-published = Les étudiants verront leur affectation le { $at }.
placements-publish-broken = La publication s’est arrêtée : la page d’un étudiant n’a pas pu être préparée. Rien n’est publié. Réessayez, et si cela recommence, prévenez votre service informatique : le journal de Placet dit laquelle.
placements-preparing = La publication se prépare
placements-preparing-count = Pages prêtes : { $done } sur { $all }.
placements-preparing-text = Personne ne voit rien avant que toutes les pages soient prêtes. Vous pouvez fermer cette page : la préparation continue, même après un redémarrage.
placements-preparing-reload = Actualiser
placements-scheduled = Publication à venir
placements-schedule-change = Décaler ou annuler
placements-schedule-nothing = Aucune publication n’est à venir : elle a été annulée, ou les étudiants la voient déjà.
placements-schedule-changed = Cette publication a été décalée entre-temps. Voici la date actuelle : relisez, puis recommencez.
placements-schedule-reason = Motif
placements-schedule-reason-missing = Donnez le motif : une publication annoncée ne change pas sans raison.
placements-move-title = Décaler la publication
placements-move-submit = Décaler
placements-moved = La publication est décalée : les étudiants verront leur affectation le { $at }.
placements-call-off-title = Annuler la publication
placements-call-off-text = Les affectations redeviennent validées, les scores et les dettes reprennent leur valeur d’avant. Les étudiants n’auront rien vu.
placements-call-off-submit = Annuler la publication
placements-call-off-keep = La garder
placements-called-off = { $n ->
    [0] La publication est annulée.
    [one] La publication est annulée : une affectation redevient validée.
   *[other] La publication est annulée : { $n } affectations redeviennent validées.
}

placements-mine = Mes stages
placements-mine-empty-title = Aucun résultat pour le moment
placements-mine-empty-text = Votre affectation apparaîtra ici le jour de sa publication.
placements-home = Retour à l’accueil
placements-none-title = Pas de stage dans cette campagne
placements-none-tag = sans stage
placements-your-wish = Votre { $rank } vœu
placements-by-commission = Décidé par la commission
placements-by-exchange = Obtenu par échange
placements-exchanged = Vous avez ce stage par un échange, depuis le { $at } : vous avez donné { $site }.
placements-exchanged-why = Ce qui suit explique ce que l’affectation vous avait attribué avant.
placements-exchange-until = Les échanges entre étudiants sont ouverts jusqu’au { $end }.
placements-exchange-link = Échanger ce stage
placements-from-to = du { $from } au { $to }
placements-where = Lieu
placements-contacts = Contacts
placements-no-contact = Aucun contact n’est publié pour ce terrain : adressez-vous à votre scolarité.
placements-see-site = Voir le terrain
placements-see-secondary = Voir le terrain secondaire
placements-print = Imprimer
placements-why = Pourquoi ce résultat ?
placements-decided = La commission a décidé elle-même, pour ce motif :
placements-no-wish = Vous n’aviez classé aucun vœu.
placements-wish-title = { $rank }. { $site } : { $state }.
placements-wish-granted = attribué
placements-wish-full = complet
placements-wish-closed = fermé
placements-wish-forbidden = non ouvert pour vous
placements-wish-not-needed = non examiné
placements-unexamined = { $n ->
    [one] Un vœu classé après, non examiné
   *[other] { $n } vœux classés après, non examinés
}
placements-wish-elsewhere = non retenu
placements-what-if-title = Et si j’avais classé autrement ?
placements-what-if-text = Choisissez un terrain et le rang que vous lui auriez donné. Le calcul nᵒ { $n } est refait avec votre liste ainsi changée ; les places, les vœux des autres et les tirages restent les mêmes.
placements-what-if-pinned = La commission avait décidé pour vous avant ce calcul : vos vœux n’y changent rien.
placements-what-if-site = Terrain
placements-what-if-rank = Rang dans votre liste
placements-what-if-choose = Choisir
placements-what-if-ask = Refaire le calcul
placements-what-if-back = Revenir au résultat
placements-what-if-mine = Vos vœux dans ce calcul
placements-what-if-site-unknown = Choisissez un terrain de la liste : ceux qui avaient une place et vous étaient ouverts.
placements-what-if-rank-unknown = Choisissez un rang entre 1 et { $n }.
placements-what-if-yes = Oui : vous auriez obtenu { $site }, votre { $rank } vœu dans cette liste.
placements-what-if-same = Rien n’aurait changé : vous auriez obtenu { $site } de même, votre { $rank } vœu dans cette liste.
placements-what-if-no = Non : { $asked } n’était pas possible : vous auriez obtenu { $site } de même, votre { $rank } vœu dans cette liste.
placements-what-if-other = Non : { $asked } n’était pas possible. Vous auriez obtenu { $site }, votre { $rank } vœu dans cette liste.
placements-what-if-none = Non : ce calcul ne vous aurait trouvé aucune place.
placements-what-if-dropped = Votre liste compte { $n } vœux au plus : { $site }, le dernier, n’y aurait plus tenu.
placements-what-if-decided = La commission a décidé pour vous après ce calcul : c’est le calcul seul qui est refait ici.
placements-why-granted = { $seats ->
    [one] Une place
   *[other] { $seats } places
}, { $asked ->
    [one] une demande.
   *[other] { $asked } demandes.
}
placements-why-full = { $asked } étudiants le demandaient pour { $seats ->
    [one] une place.
   *[other] { $seats } places.
}
placements-why-pinned = { $n ->
    [one] Une place était attribuée par la commission.
   *[other] { $n } places étaient attribuées par la commission.
}
placements-why-group-full = Il y restait une place, mais la limite que ce service partage avec d’autres ({ $n } places en tout) était atteinte.
placements-why-paired = Il y restait une place, mais pas dans le respect de la demande faite pour vous et une autre personne : être placés ensemble, ou séparément.
placements-why-needed-elsewhere = Il y restait une place, mais un autre service n’aurait pas eu son effectif minimal, ou quelqu’un aurait perdu ce qui lui était assuré.
placements-why-closed = Aucune place n’y était ouverte.
placements-why-forbidden = Une règle de la campagne ou un aménagement ne permettait pas de vous y placer.
placements-why-not-needed = Vous avez obtenu un vœu mieux classé.
placements-why-elsewhere = La commission a décidé pour vous.
placements-last-place = Le dernier admis était { $place } dans l’ordre ; vous étiez { $own }.
placements-last-debt = Le dernier admis l’avait classé { $rank } et avait une attente de { $debt } sur l’ensemble du cursus ; la vôtre est de { $own }.
placements-last-rank = Le dernier admis l’avait classé { $rank }.
placements-would-seat = Une place de plus vous l’aurait donné.
placements-would-earlier = Passer avant le { $place } dans l’ordre vous l’aurait donné.
placements-would-debt = Une attente d’au moins { $debt } vous l’aurait donné.
placements-would-rule = Sans cette règle, vous l’auriez obtenu.
placements-next-more = Vous avez été moins bien servi que la moyenne de votre promotion : vous serez un peu plus prioritaire à la prochaine campagne (de { $before } à { $after }).
placements-next-less = Vous avez été mieux servi que la moyenne de votre promotion : vous serez un peu moins prioritaire à la prochaine campagne (de { $before } à { $after }).
placements-next-same = Ce résultat ne change pas votre priorité pour la prochaine campagne ({ $before }).
placements-how = Comment c’est décidé
placements-mention = Cette décision individuelle a été prise avec l’aide d’un traitement algorithmique (articles L. 311-3-1 et R. 311-3-1-1 du code des relations entre le public et l’administration). Il répartit les étudiants entre les places ouvertes d’après leurs vœux ; la procédure retenue est « { $procedure } » (calcul nᵒ { $n }). La commission s’appuie sur ce calcul, puis décide.
placements-rights = Vous avez le droit d’obtenir communication des règles qui définissent ce traitement et des principales caractéristiques de sa mise en œuvre : le degré et le mode de sa contribution, les données traitées et leurs sources, les paramètres et leur pondération appliqués à votre situation, les opérations effectuées.
placements-rules-link = Lire les règles
placements-exercise = Pour l’exercer ou contester le résultat, écrivez à votre scolarité. Sans réponse dans un délai d’un mois, vous pouvez saisir la Commission d’accès aux documents administratifs (CADA) dans les deux mois.
placements-exercise-at = Pour l’exercer ou contester le résultat, écrivez à { $contact }. Sans réponse dans un délai d’un mois, vous pouvez saisir la Commission d’accès aux documents administratifs (CADA) dans les deux mois.
placements-file-link = Télécharger mon dossier de calcul (JSON)

placements-rules-title = Comment les stages sont attribués
placements-rules-lead = Un calcul répartit les étudiants entre les places ouvertes d’après leurs vœux. La commission examine ses propositions, décide, et chacun peut tout vérifier.
placements-rules-steps = Les étapes
placements-rules-step-1 = Chacun classe les terrains qu’il souhaite. Un terrain qui ne lui est pas ouvert est montré avec la raison.
placements-rules-step-2 = Après la clôture, le responsable des stages calcule un ou plusieurs plans sur les mêmes vœux et les compare.
placements-rules-step-3 = La commission examine les cas particuliers et peut décider autrement, avec un motif que l’étudiant lit.
placements-rules-step-4 = Les affectations sont validées puis publiées. Chacun lit son résultat et ce qui l’explique, vœu par vœu.
placements-rules-data = Les données utilisées
placements-rules-data-text = Vos vœux et leur ordre, les places ouvertes, votre promotion, votre position dans l’ordre, votre score, votre attente cumulée, les terrains déjà faits, ce que vos aménagements interdisent, la demande d’être placé avec une autre personne ou loin d’elle si elle a été faite, et les décisions de la commission. Jamais votre nom, votre adresse, votre âge ni le motif d’un aménagement.
placements-rules-procedures = Les procédures
placements-rules-gives = Ce qu’elle garantit
placements-rules-gives-up = Ce qu’elle ne garantit pas
placements-rule-fair = Elle place le plus d’étudiants possible, puis rend le plus petit possible le total des rangs au carré, en comptant davantage ceux qui ont été moins bien servis par le passé.
placements-rule-fair-gives = Aucun autre plan ne place plus d’étudiants ni ne fait mieux au total. Personne n’est sacrifié, et les inégalités se compensent d’une campagne à l’autre.
placements-rule-fair-gives-up = Classer autrement que selon ses préférences peut parfois rapporter ; personne ne peut le savoir à l’avance.
placements-rule-least-rank = Elle place le plus d’étudiants possible, puis rend le plus petit possible le total des rangs obtenus.
placements-rule-least-rank-gives = Aucun autre plan ne place plus d’étudiants ni ne donne un meilleur rang moyen.
placements-rule-least-rank-gives-up = Quelques étudiants peuvent obtenir un rang lointain pour que la moyenne soit bonne, et le passé ne compte pas.
placements-rule-generous = Elle place le plus d’étudiants possible, puis donne au moins d’étudiants possible le pire rang, puis celui d’avant, et ainsi de suite.
placements-rule-generous-gives = Le plus mal servi l’est le moins mal possible.
placements-rule-generous-gives-up = Moins de premiers vœux, et le passé ne compte pas.
placements-rule-score-order-v2 = Les étudiants sont servis l’un après l’autre dans l’ordre ; chacun reçoit son meilleur vœu encore libre. L’ajustement du coût dépend de la position dans l’ordre.
placements-rule-score-order-v2-gives = On n’a jamais intérêt à classer autrement que selon ses préférences, et la règle se raconte en une phrase.
placements-rule-score-order-v2-gives-up = Des étudiants restent sans stage, et les derniers servis le sont mal.
placements-rule-score-order-v1 = Le même service l’un après l’autre ; seul l’ajustement du coût diffère, il dépend du score.
placements-rule-score-order-v1-gives = On n’a jamais intérêt à classer autrement que selon ses préférences.
placements-rule-score-order-v1-gives-up = Des étudiants restent sans stage, et les derniers servis le sont mal.
placements-rule-random-order = Les étudiants sont servis l’un après l’autre dans un ordre tiré au sort avec une graine publiée.
placements-rule-random-order-gives = Tous ont les mêmes chances avant le tirage.
placements-rule-random-order-gives-up = Le hasard décide seul, et des étudiants restent sans stage.
placements-rule-rank-maximal = Elle donne le plus de premiers vœux possible, puis le plus de deuxièmes, et ainsi de suite. Elle sert à comparer.
placements-rule-rank-maximal-gives = Aucun autre plan ne donne plus de premiers vœux.
placements-rule-rank-maximal-gives-up = Elle laisse des étudiants sans stage pour satisfaire les autres.
placements-rule-stable = Les terrains classent aussi les étudiants. Chacun demande ses vœux dans l’ordre, et chaque terrain garde ceux qu’il préfère.
placements-rule-stable-gives = Aucun étudiant et aucun terrain ne préféreraient tous deux être ensemble, et l’on n’a jamais intérêt à classer autrement que selon ses préférences.
placements-rule-stable-gives-up = Les préférences des terrains passent avant celles des étudiants qu’ils classent bas.
placements-rules-debt = L’attente cumulée
placements-rules-debt-text = À chaque campagne, votre rang obtenu est comparé à la moyenne de votre promotion ; la différence s’ajoute à votre attente. Une attente de { $halving } double votre poids dans la procédure équitable ; au-delà de ±{ $bound }, elle ne compte pas davantage. Quand le nombre de stages qu’il vous reste est connu, une attente de { $early } double votre poids tant qu’il en reste beaucoup, et de { $last } au dernier. Une liste trop courte n’augmente jamais l’attente.
placements-rules-cost = Le coût et le score
placements-rules-cost-text = Chaque terrain a un coût d’autant plus élevé qu’il est demandé par place ; un vœu compte selon son rang : { $costs }. Le score est la moyenne des coûts de vos stages ; les moins élevés sont servis d’abord par les procédures à ordre de score.
placements-rules-verify = Vérifier
placements-rules-verify-text = Chaque calcul garde ses données, sa graine et une preuve. Un programme indépendant vérifie le plan et détecte le moindre changement. Votre dossier de calcul contient ce qui vous concerne.
placements-rules-rights = Vos droits

placements-requested = La publication est demandée : une autre personne doit la confirmer.
placements-requested-title = Une publication attend une seconde personne
placements-requested-by = { $who } a demandé le { $on } de publier { $what }, pour : { $when }.
placements-publish-waiting = Une publication attend déjà d’être confirmée. Faites-la confirmer, ou retirez la demande d’abord.
placements-confirm-see = Examiner et confirmer
placements-confirm-title = Confirmer la publication
placements-confirm-text = Ce qui sera publié est ce qui a été demandé. Dès que les étudiants le voient, cela ne se reprend plus.
placements-confirm-submit = Confirmer et publier
placements-confirmed = La publication est confirmée : elle se prépare.
placements-confirm-same = Vous avez demandé cette publication vous-même : une autre personne doit la confirmer, gestionnaire, administrateur ou présidence de la commission.
placements-confirm-changed = Une affectation, une décision ou le calcul a changé depuis la demande : ce n’est plus ce qui avait été demandé. Retirez la demande, puis demandez de nouveau.
placements-confirm-gone = Aucune demande n’attend plus : elle a été confirmée, retirée ou remplacée.
placements-confirm-none-title = Rien n’attend
placements-confirm-none = Aucune publication n’attend une seconde personne.
placements-confirm-back = Retour
placements-request-withdraw = Retirer la demande
placements-request-withdrawn = La demande de publication est retirée. Rien n’est publié.

# La lettre qui explique un résultat.
placements-explanation = Expliquer à cet étudiant
placements-explanation-lead = Le texte que l’étudiant lit sur sa page, prêt à être envoyé. Il ne nomme personne d’autre.
placements-explanation-before = Rien n’est publié : il dit ce que l’étudiant lirait si la proposition d’aujourd’hui l’était.
placements-explanation-none = Aucun calcul n’est retenu : il n’y a encore rien à expliquer.
placements-letter-language = Langue de la lettre
placements-letter-in-fr = En français
placements-letter-in-en = En anglais
placements-letter-subject-label = Objet :
placements-letter-subject = Votre affectation – { $campaign }
placements-letter-text = Texte de la lettre
placements-letter-copy = Copier le texte
placements-letter-copied = Le texte est copié.
placements-letter-mail = Ouvrir un message
placements-letter-no-address = Aucune adresse électronique n’est connue pour cet étudiant.
placements-letter-greeting = Bonjour { $name },
placements-letter-wish = Pour « { $campaign } », vous êtes affecté à { $site } : c’est votre { $rank } vœu.
placements-letter-site = Pour « { $campaign } », vous êtes affecté à { $site }.
placements-letter-none = Pour « { $campaign } », aucun terrain n’a pu vous être attribué.
placements-letter-decided = La commission a décidé pour vous, avec ce motif : { $reason }
placements-letter-wishes = Ce qu’il est advenu de vos vœux :
placements-letter-line = – { $title }. { $text }

# Deux étudiants changent de place.
placements-swap-title = Faire changer deux étudiants de place
placements-swap-link = Changer de place avec…
placements-swap-lead = Chacun prend la place de l’autre, par une décision motivée pour chacun. Rien ne change tant que vous n’avez pas confirmé.
placements-swap-none = Il faut au moins deux étudiants placés.
placements-swap-first = Premier étudiant
placements-swap-second = Second étudiant
placements-swap-choose = Choisir…
placements-swap-preview = Voir l’effet
placements-swap-effect = Ce que cela change
placements-swap-now = Aujourd’hui
placements-swap-after = Après
placements-swap-others = Personne d’autre ne bouge.
placements-swap-even = Ensemble, ils ne gagnent ni ne perdent de rang.
placements-swap-gain = Ensemble, ils gagnent { $n ->
    [one] { $n } rang
   *[other] { $n } rangs
}.
placements-swap-loss = Ensemble, ils perdent { $n ->
    [one] { $n } rang
   *[other] { $n } rangs
}.
placements-swap-off-list = L’un des deux irait hors de ses vœux, ou y est déjà.
placements-swap-cohorts = Ces deux étudiants ne sont pas de la même promotion : leurs places ne sont pas ouvertes à l’autre.
placements-swap-same = Choisissez deux étudiants différents, sur deux terrains différents.
placements-swap-nobody = L’un des deux n’a pas de place dans cette campagne. Choisissez-en un autre.
placements-swap-published = Les affectations sont publiées : les deux étudiants verront leur nouvelle place et le motif dès que vous confirmez.
placements-swap-submit = Confirmer l’échange de places
placements-swap-changed = L’une des deux affectations a changé depuis l’affichage de cette page. Vérifiez l’effet ci-dessous, puis confirmez de nouveau.
placements-swapped = Les deux étudiants ont changé de place.

# La réparation d’un plan.
placements-repair-title = Réparer les affectations
placements-repair-link = Réparer
placements-repair-lead = Un service ferme ou perd des places, un étudiant part ou revient : seuls bougent ceux qui le doivent. Rien ne change tant que vous n’avez pas confirmé.
placements-repair-closed = { $site } ne prend plus personne.
placements-repair-over = { $site } : { $given } étudiants pour { $seats ->
    [one] { $seats } place
   *[other] { $seats } places
}. Restent le plus possible de ceux qui y sont.
placements-repair-waiting = { $n ->
    [one] { $n } étudiant est sans place.
   *[other] { $n } étudiants sont sans place.
}
placements-repair-who = Qui peut bouger
placements-repair-stay = Personne d’autre ne bouge
placements-repair-move = D’autres peuvent bouger
placements-repair-no-run = Aucun calcul n’est retenu : il n’y a rien à réparer.
placements-repair-nothing = Rien à réparer : chacun a une place qui existe.
placements-repair-unsolved = Aucun plan ne respecte à la fois ceux qui restent et ce que la campagne demande. Laissez d’autres étudiants bouger, ou décidez cas par cas.
placements-repair-no-move = Aucune place libre ne convient à ces étudiants. Laissez d’autres étudiants bouger, ouvrez des places, ou décidez cas par cas.
placements-repair-moves = Qui bouge
placements-repair-moved = { $n ->
    [one] { $n } étudiant
   *[other] { $n } étudiants
}, dont { $others } que rien n’obligeait
placements-repair-from = De
placements-repair-to = Vers
placements-repair-aside = rien ne l’obligeait
placements-repair-published = Les affectations sont publiées : ces étudiants verront leur nouvelle place et le motif dès que vous confirmez.
placements-repair-submit = Confirmer ces changements
placements-repair-left = Sans place après la réparation
placements-repair-left-text = Ouvrez leur cas pour voir ce qui serait possible.
placements-repair-changed = Quelque chose a changé depuis l’affichage de cette page. Vérifiez les changements ci-dessous, puis confirmez de nouveau.
placements-repaired = { $n ->
    [one] { $n } étudiant a changé de place.
   *[other] { $n } étudiants ont changé de place.
}

# Le registre du traitement algorithmique.
placements-register-title = Registre du traitement algorithmique
placements-register-link = Voir le registre du traitement
placements-register-lead = Ce que { $institution } calcule, à partir de quoi, avec quels poids, et ce qui a été décidé avec l’aide de ces calculs. Cette page est tirée des réglages et des campagnes tels qu’ils sont.
placements-register-purpose = À quoi il sert
placements-register-purpose-text = Répartir les étudiants entre les places de stage ouvertes, d’après leurs vœux.
placements-register-basis = Ce qui le fonde
placements-register-basis-text = Une mission d’intérêt public : organiser les stages prévus par la formation. L’affectation est une décision administrative individuelle (articles L. 311-3-1, R. 311-3-1-1 et R. 311-3-1-2 du code des relations entre le public et l’administration).
placements-register-people = Qui il concerne
placements-register-people-text = Les étudiants des promotions qui participent à une campagne.
placements-register-contribution = Sa part dans la décision
placements-register-contribution-text = Il propose ; la commission examine chaque proposition, peut décider autrement avec un motif, et valide avant toute publication. Aucune affectation n’est décidée par le seul calcul.
placements-register-data = Les données utilisées et leurs sources
placements-register-recipients = Qui en voit le résultat
placements-register-recipients-text = Chaque étudiant voit le sien. Les responsables des stages et la commission voient ceux des campagnes qu’ils gèrent.
placements-register-kept = Combien de temps
placements-register-kept-text = Vœux, calculs et décisions : dix ans, le temps d’expliquer une affectation. Affectations publiées : cinquante ans, comme preuve des études.
placements-register-version = Calculs faits par Placet { $version }, dont le programme de vérification est distinct.
placements-register-parameters = Les paramètres et leurs poids
placements-register-parameters-lead = Ceux d’aujourd’hui. Un calcul garde ceux avec lesquels il a été fait.
placements-register-parameter = Paramètre
placements-register-value = Valeur
placements-register-own = propre à l’établissement
placements-register-campaigns = Les campagnes
placements-register-none = Aucune campagne n’a encore recueilli de vœux.
placements-register-run = Calcul retenu
placements-register-published = Publiée
placements-register-under-way = en cours
