# Les contraintes de cursus : ce qu’un programme demande, où en est chacun, équivalences et dérogations.

curricula-title = Contraintes de cursus
curricula-lead = Ce que le programme demande à chaque étudiant : combien de stages au moins ou au plus, où et quand. Une même affectation peut compter pour plusieurs contraintes.
curricula-new = Nouvelle contrainte
curricula-edit = Modifier la contrainte
curricula-no-programme = Aucun programme
curricula-no-programme-text = Une contrainte se rattache à un programme. Créez d’abord le programme et ses niveaux.
curricula-empty = Aucune contrainte
curricula-empty-text = Tant que le programme ne demande rien, chaque étudiant peut prendre n’importe quel terrain qui lui est ouvert.
curricula-no-level = Ce programme n’a aucun niveau d’étude : ses contraintes ne concernent personne, et rien ne peut être vérifié. Ajoutez ses niveaux.
curricula-agree = Ces contraintes peuvent être tenues toutes ensemble.
curricula-order-about = Quand tout ne peut pas être tenu pour un étudiant, la dernière contrainte cède la première.
curricula-contradictions = { $n ->
    [one] Une contradiction
   *[other] { $n } contradictions
}
curricula-cut-short = La vérification a été interrompue : les cas sont trop nombreux. Ce qui est dit ici est vrai, mais d’autres incompatibilités peuvent exister. Simplifiez les groupes ou les périodes qui se croisent.
curricula-column-rank = Ordre
curricula-column-name = Contrainte
curricula-column-counts = Ce qui compte
curricula-column-figures = Combien
curricula-column-window = Quand
curricula-column-settled = Étudiants avec équivalence ou dérogation
curricula-column-move = Déplacer
curricula-up = Avancer { $name }
curricula-down = Reculer { $name }
curricula-counts-all = tous les stages
curricula-counts-category = catégorie { $name }
curricula-counts-group = l’une des catégories { $names }
curricula-counts-site = terrain { $name }
curricula-figures-none = aucun stage
curricula-figures-free = sans limite
curricula-figures-max = { $n ->
    [one] au plus 1 stage
   *[other] au plus { $n } stages
}
curricula-figures-min = { $n ->
    [one] au moins 1 stage
   *[other] au moins { $n } stages
}
curricula-figures-exactly = { $n ->
    [one] exactement 1 stage
   *[other] exactement { $n } stages
}
curricula-figures-between = de { $min } à { $max } stages
curricula-whole = tout le cursus
curricula-from = à partir du { $from }
curricula-until = jusqu’au { $until }
curricula-between = du { $from } au { $until }
curricula-quoted = « { $name } »
curricula-bound-min = { $n ->
    [one] « { $name } » demande au moins 1 stage
   *[other] « { $name } » demande au moins { $n } stages
}
curricula-bound-max = { $n ->
    [one] « { $name } » admet au plus 1 stage
   *[other] « { $name } » admet au plus { $n } stages
}
curricula-bound-none = « { $name } » n’admet aucun stage
curricula-contradiction-one = { $n ->
    [0] { $bounds }, et aucune campagne du cursus n’en offre qui compte.
    [one] { $bounds }, et une seule campagne du cursus en offre qui compte.
   *[other] { $bounds }, ce que les { $n } campagnes du cursus qui en offrent ne permettent pas.
}
curricula-contradiction-several = { $n ->
    [0] Ne peuvent pas être tenus ensemble : { $bounds }.
    [one] Ne peuvent pas être tenus ensemble : { $bounds } (une campagne du cursus en offre qui compte).
   *[other] Ne peuvent pas être tenus ensemble : { $bounds } ({ $n } campagnes du cursus en offrent qui comptent).
}
curricula-contradiction-year = { $said } C’est le cas de qui entre en { $year }.
curricula-conflicts = Tout ne peut plus être tenu :
curricula-conflict-one = { $n ->
    [0] { $bounds }, et aucune campagne à venir n’en offre qui compte.
    [one] { $bounds }, et une seule campagne à venir en offre qui compte.
   *[other] { $bounds }, ce que les { $n } campagnes à venir qui en offrent ne permettent plus.
}
curricula-conflict-several = { $n ->
    [0] Ne peuvent plus être tenus ensemble : { $bounds }.
    [one] Ne peuvent plus être tenus ensemble : { $bounds } (une campagne à venir en offre qui compte).
   *[other] Ne peuvent plus être tenus ensemble : { $bounds } ({ $n } campagnes à venir en offrent qui comptent).
}
curricula-field-name = Nom
curricula-field-name-hint = Tel que les étudiants le lisent, par exemple « Chirurgie ».
curricula-field-scope = Ce qui compte
curricula-scope-all = Tous les stages
curricula-scope-category = Les stages d’une catégorie
curricula-scope-site = Les stages sur un terrain
curricula-scope-group = Les stages dans l’une de plusieurs catégories
curricula-field-categories = Catégories
curricula-field-categories-hint = Une seule pour une catégorie, plusieurs pour un groupe ; sans effet sinon.
curricula-field-site = Terrain
curricula-field-site-hint = Pour les stages sur un terrain ; sans effet sinon.
curricula-field-no-site = Aucun terrain
curricula-field-min = Au moins
curricula-field-max = Au plus
curricula-field-levels = Niveaux d’étude
curricula-field-levels-hint = Sans choix, les stages comptent à tous les niveaux.
curricula-field-from = À partir du
curricula-field-until = Jusqu’au
curricula-field-dates-hint = Un stage compte quand il se tient en entier entre ces dates. Sans date, il compte toujours.
curricula-one-category = Choisissez une catégorie, et une seule. Pour plusieurs, choisissez « Les stages dans l’une de plusieurs catégories ».
curricula-no-category = Le groupe n’a aucune catégorie : rien ne compterait. Cochez-en au moins une.
curricula-no-bound = La contrainte ne demande rien et ne limite rien. Indiquez un minimum, un maximum, ou les deux.
curricula-min-over-max = La contrainte demande au moins { $min } et admet au plus { $max }. Baissez le minimum ou relevez le maximum.
curricula-backwards = La fin précède le début : aucun stage ne compterait. Corrigez l’une des deux dates.
curricula-too-many = Le programme a déjà { $most } contraintes, autant qu’une vérification en admet. Retirez-en une d’abord.
curricula-save = Enregistrer
curricula-check = Vérifier sans enregistrer
curricula-checked = Cette contrainte et les autres peuvent être tenues toutes ensemble. Rien n’est encore enregistré.
curricula-saved = Contrainte « { $name } » enregistrée.
curricula-saved-contradicts = Des contraintes du programme se contredisent : lesquelles et pourquoi est dit ci-dessous.
curricula-removed = Contrainte « { $name } » retirée.
curricula-remove = Retirer la contrainte
curricula-remove-title = Retirer cette contrainte ?
curricula-remove-text = { $n ->
    [0] Elle ne sera plus demandée à personne.
    [one] Elle ne sera plus demandée à personne. L’équivalence ou la dérogation accordée à un étudiant est retirée avec elle ; son historique la garde.
   *[other] Elle ne sera plus demandée à personne. Les équivalences et dérogations accordées à { $n } étudiants sont retirées avec elle ; leurs historiques les gardent.
}
curricula-conflict = Quelqu’un d’autre a enregistré entre-temps.
curricula-conflict-theirs = Reprendre ce qui est enregistré
curricula-conflict-mine = Enregistrer ma version
curricula-progress = Cursus
curricula-mine = Mon cursus
curricula-mine-lead = Ce que votre programme demande, ce que vous avez fait et ce qui peut encore y compter.
curricula-mine-nothing-text = Votre programme ne demande aucun stage en particulier.
curricula-home = Accueil
curricula-to-student = Dossier de l’étudiant
curricula-nothing-asked = Aucune contrainte de cursus
curricula-nothing-asked-text = Le programme de cet étudiant ne demande aucun stage en particulier.
curricula-standing-not-concerned = sans objet
curricula-standing-waived = dérogation
curricula-standing-settled = déclarée remplie
curricula-standing-met = remplie
curricula-standing-underway = en cours
curricula-standing-open = à remplir
curricula-standing-at-risk = à risque
curricula-standing-exceeded = dépassée
curricula-standing-out = hors d’atteinte
curricula-said-not-concerned = Aucune campagne du cursus ne tombe dans sa période.
curricula-said-waived = Une dérogation écarte cette contrainte.
curricula-said-settled = La commission l’a déclarée remplie.
curricula-said-met = La contrainte est tenue.
curricula-said-underway = Elle sera remplie dès que le stage en cours sera fait.
curricula-said-open = { $n ->
    [one] Il manque 1 stage. Peuvent encore en donner un : { $campaigns }.
   *[other] Il manque { $n } stages. Peuvent encore en donner : { $campaigns }.
}
curricula-said-at-risk = { $n ->
    [one] Il manque 1 stage, et une seule occasion reste : { $campaigns }.
   *[other] Il manque { $n } stages, et toutes les occasions qui restent doivent y servir : { $campaigns }.
}
curricula-said-exceeded = { $n ->
    [one] Un stage de trop, depuis { $since }.
   *[other] { $n } stages de trop, depuis { $since }.
}
curricula-said-max-out = Les campagnes à venir ne permettent plus de respecter le maximum.
curricula-said-max-with = Le maximum ne peut plus être respecté en même temps que { $others }.
curricula-said-out = { $n ->
    [one] Il manque 1 stage, et les campagnes à venir n’en offrent aucun qui compte.
   *[other] Il manque { $n } stages, plus que les campagnes à venir n’en offrent qui comptent.
}
curricula-said-out-since = { $n ->
    [one] Il manque 1 stage, et les campagnes à venir n’en offrent plus qui compte, depuis { $since }.
   *[other] Il manque { $n } stages, plus que les campagnes à venir n’en offrent, depuis { $since }.
}
curricula-said-out-with = { $n ->
    [one] Il manque 1 stage, qui ne peut plus être fait en même temps que ceux de { $others }.
   *[other] Il manque { $n } stages, qui ne peuvent plus être faits en même temps que ceux de { $others }.
}
curricula-campaigns-hidden = { $n ->
    [one] une campagne à venir
   *[other] { $n } campagnes à venir
}
curricula-campaigns-expected = { $n ->
    [one] une campagne attendue en { $level }
   *[other] { $n } campagnes attendues en { $level }
}
curricula-tally-done = { $n ->
    [one] 1 stage fait
   *[other] { $n } stages faits
}
curricula-tally-underway = { $n ->
    [one] 1 en cours ou décidé
   *[other] { $n } en cours ou décidés
}
curricula-tally-credited = { $n ->
    [one] 1 par équivalence
   *[other] { $n } par équivalence
}
curricula-tally-nothing = Rien ne compte encore
curricula-settle = Équivalence ou dérogation
curricula-field-equivalences = Stages accordés par équivalence
curricula-field-equivalences-hint = Ils comptent pour cette contrainte seulement, et ne font jamais dépasser son maximum.
curricula-field-applies = La contrainte
curricula-applies-yes = S’applique à l’étudiant
curricula-applies-waived = Est écartée par dérogation
curricula-applies-settled = Est déclarée remplie par la commission
curricula-field-reason = Motif
curricula-field-reason-hint = L’étudiant le lit. N’écrivez rien de sa santé ni de sa vie privée.
curricula-settled-saved = « { $name } » : décision enregistrée.
curricula-settled-nothing = Rien ne serait accordé. Indiquez un nombre de stages, écartez la contrainte ou déclarez-la remplie ; pour revenir en arrière, retirez la décision.
curricula-settled-credited = { $n ->
    [one] Équivalence : 1 stage.
   *[other] Équivalence : { $n } stages.
}
curricula-settled-waived = Dérogation.
curricula-settled-settled = Déclarée remplie.
curricula-settled-by = Par { $who }, le { $day }.
curricula-settled-on = Le { $day }.
curricula-settled-why = Motif : { $reason }
curricula-take-back = Retirer cette décision
curricula-take-back-title = Retirer l’équivalence ou la dérogation ?
curricula-take-back-text = La contrainte s’applique de nouveau à l’étudiant, sans stage accordé. Son historique garde ce qui avait été décidé.
curricula-taken-back = « { $name } » : la décision est retirée.
