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

commission-body-title = La commission
commission-body-lead = Ses membres commentent les cas et votent ; eux seuls lisent ce qu’ils en disent. Une séance à la fois : sa clôture fige les votes et le procès-verbal.
commission-body-back = Retour à la commission
commission-quorum-is = Quorum : { $needed } présents sur { $members }
commission-members = Membres
commission-members-none = Aucun membre. Ajoutez les personnes qui siègent pour cette campagne.
commission-member = membre
commission-chair = préside
commission-member-gone = ancien membre
commission-member-since = depuis le { $day }
commission-member-until = jusqu’au { $day }
commission-account = Personne
commission-account-choose = Choisir une personne
commission-account-hint = Les comptes qui ont le rôle de commission ou de gestionnaire.
commission-people-none = Tous les comptes qui peuvent siéger sont déjà membres.
commission-join = Ajouter un membre
commission-member-joined = { $name } siège à la commission.
commission-member-not-eligible = Ce compte n’a ni le rôle de commission ni celui de gestionnaire, ou il est fermé. Choisissez une autre personne.
commission-member-already = Cette personne est déjà membre. Choisissez-en une autre.
commission-seat-chair = Donner la présidence
commission-chair-seated = { $name } préside la commission.
commission-leave = Mettre fin
commission-member-left = { $name } ne siège plus. Ce qui a été dit et voté reste.

commission-sessions = Séances
commission-sessions-none = Aucune séance. Ouvrez-en une pour noter les présents et recueillir les votes.
commission-session-of = Séance du { $day }
commission-session-day = Jour
commission-session-place = Lieu
commission-session-place-hint = Une salle, ou « en visioconférence ».
commission-session-open = Ouvrir la séance
commission-session-opened = La séance est ouverte : notez les présents, les membres peuvent voter.
commission-session-is-open = ouverte
commission-session-is-closed = close
commission-session-no-member = La commission n’a aucun membre : ajoutez-en avant d’ouvrir une séance.
commission-session-already = Une séance est déjà ouverte. Clôturez-la avant d’en ouvrir une autre.
commission-session-notes = Ordre du jour et remarques
commission-session-notes-hint = Repris dans le procès-verbal. Rien sur un étudiant en particulier : les commentaires sont faits pour cela.
commission-session-save = Enregistrer
commission-session-recorded = La séance est enregistrée.
commission-session-conflict = Cette séance a été modifiée depuis l’affichage de la page. Rien n’a été enregistré : comparez, puis enregistrez de nouveau pour garder ce que vous avez écrit.
commission-session-changed = Cette séance a été modifiée depuis l’affichage de la page : relisez-la avant de la clore.
commission-session-was-closed = Cette séance est close : son procès-verbal est définitif.
commission-session-not-yet = Cette séance a lieu le { $day } : elle ne peut pas être close avant.
commission-session-close = Clore la séance
commission-session-close-title = Clore la séance ?
commission-session-close-text = Les votes ne changeront plus et le procès-verbal dira pour toujours ce qu’il dit maintenant. Enregistrez d’abord ce que vous avez noté.
commission-session-closed-flash = La séance est close, son procès-verbal est définitif.
commission-session-closed-at = Close le
commission-session-back = Retour à la séance
commission-attendance = Présence
commission-attendance-hint = Qui vote est présent, quoi qu’il soit noté ici.
commission-attendance-present = présent
commission-attendance-excused = excusé
commission-attendance-absent = absent

commission-comments = Commentaires
commission-comments-who = lus par les membres seulement
commission-comments-none = Aucun commentaire.
commission-comment = Votre commentaire
commission-comment-hint = Ni l’étudiant ni le procès-verbal n’en gardent trace.
commission-comment-submit = Commenter
commission-comment-flash = Votre commentaire est enregistré.
commission-comment-withdraw = Retirer
commission-comment-withdrawn = retiré
commission-comment-withdrawn-flash = Votre commentaire est retiré.
commission-votes = Votes
commission-votes-before = Votes antérieurs
commission-vote = Votre vote
commission-vote-about = { $session }. Le vote porte sur : { $subject }.
commission-vote-hint = Il peut changer jusqu’à la clôture de la séance.
commission-vote-submit = Voter
commission-vote-flash = Votre vote est enregistré.
commission-vote-no-session = Aucune séance n’est ouverte : on vote pendant une séance.
commission-vote-changed = Ce qui est proposé à cet étudiant a changé depuis l’affichage de la page. Votre vote n’a pas été compté : relisez, puis votez de nouveau.
commission-ballot-for = Pour
commission-ballot-against = Contre
commission-ballot-abstain = Abstention
commission-votes-numbers = { $ayes } pour, { $noes } contre, { $abstentions ->
    [0] aucune abstention
    [one] une abstention
   *[other] { $abstentions } abstentions
}
commission-votes-said = { $votes } – { $outcome }
commission-votes-other = { $n ->
    [one] un vote portait sur une proposition antérieure et ne compte plus
   *[other] { $n } votes portaient sur une proposition antérieure et ne comptent plus
}
commission-vote-none = aucun vote
commission-vote-no-quorum = quorum non atteint : { $present } présents, il en faut { $needed }
commission-vote-carried = adopté
commission-vote-carried-chair = adopté, la voix de la présidence l’emporte
commission-vote-rejected = rejeté
commission-vote-rejected-chair = rejeté, la voix de la présidence l’emporte
commission-vote-tied = partage des voix
commission-step-aside = Se déporter
commission-step-aside-title = Se déporter de ce cas ?
commission-step-aside-text = Si vous avez un intérêt personnel dans ce cas, déportez-vous : vous ne lirez plus les commentaires ni les votes et ne pourrez plus décider. C’est définitif, et le procès-verbal vous nomme.
commission-step-aside-reason = Raison
commission-step-aside-submit = Me déporter
commission-aside-flash = Vous vous êtes déporté de ce cas.
commission-aside = Vous vous êtes déporté de ce cas : les commentaires et les votes ne vous sont pas montrés et vous ne pouvez pas décider.
commission-aside-refused = Vous vous êtes déporté de ce cas : un autre membre doit s’en charger.
commission-stepped-aside = Se sont déportés
commission-stepped-aside-are = Se sont déportés : { $names }.

commission-minutes = Procès-verbal
commission-minutes-draft = Projet de procès-verbal
commission-minutes-draft-text = La séance est ouverte : ceci est un projet. Les votes y seront comptés à la clôture.
commission-minutes-hash = Empreinte du procès-verbal
commission-minutes-title = Procès-verbal de la commission – { $campaign }, { $day }
commission-minutes-part-session = Séance
commission-minutes-part-notes = Ordre du jour et remarques
commission-minutes-part-rules = Règles appliquées et calcul retenu
commission-minutes-part-cases = Cas examinés
commission-minutes-campaign = Campagne
commission-minutes-cohorts = Promotions
commission-minutes-year = Année universitaire
commission-minutes-name = Nom
commission-minutes-role = Qualité
commission-minutes-attendance = Présents, excusés, absents
commission-minutes-quorum = { $present ->
    [one] Le quorum est atteint : un membre présent sur { $members }, il en fallait { $needed }.
   *[other] Le quorum est atteint : { $present } membres présents sur { $members }, il en fallait { $needed }.
}
commission-minutes-no-quorum = { $present ->
    [one] Le quorum n’est pas atteint : un membre présent sur { $members }, il en fallait { $needed }.
   *[other] Le quorum n’est pas atteint : { $present } membres présents sur { $members }, il en fallait { $needed }.
}
commission-minutes-no-run = Aucun calcul n’est retenu.
commission-minutes-run = Calcul nᵒ { $n }. { $text }
commission-minutes-result-hash = Empreinte du résultat
commission-minutes-problem-hash = Empreinte du problème
commission-minutes-people = Étudiants à placer
commission-minutes-placed = Placés
commission-minutes-within = Dont parmi leurs trois premiers vœux
commission-minutes-unplaced = Sans proposition
commission-minutes-nobody = Sans stage par décision
commission-minutes-no-case = Aucun cas n’a été examiné.
commission-minutes-student = { $name }, nᵒ { $number }
commission-minutes-proposed = Proposé par le calcul
commission-minutes-pinned = rien : une décision antérieure au calcul le plaçait
commission-minutes-site = { $site }, { $rank }
commission-minutes-decided = Décidé
commission-minutes-withdrawn = Décision retirée
commission-minutes-withdrawn-what = { $what } ({ $reason })
commission-minutes-chair = La présidence
commission-minutes-secretary = Le secrétariat

commission-publication-waits = Une publication attend d’être confirmée par une seconde personne.
commission-publication-see = Examiner la demande
commission-minutes-download = Télécharger en PDF
commission-minutes-file = proces-verbal
commission-minutes-page = page { $n } / { $m }
commission-minutes-footer = Empreinte : { $hash }
