# La grille d’une promotion, la recherche.

reporting-print = Imprimer
reporting-left = { $n ->
    [one] Un étudiant a interrompu son cursus et ne figure plus ici :
   *[other] { $n } étudiants ont interrompu leur cursus et ne figurent plus ici :
}
reporting-count = { $n ->
    [one] un étudiant sur { $total }
   *[other] { $count } étudiants sur { $total }
  }
reporting-nobody-title = Aucun étudiant dans cette promotion
reporting-nobody-text = Cochez des étudiants dans la liste, puis inscrivez-les dans cette promotion, ou importez-les avec son code.
reporting-to-students = Voir les étudiants
reporting-missing = Catégorie manquante
reporting-missing-any = Toutes les catégories
reporting-without = sans { $category }
reporting-only-holes = Avec un stage manquant
reporting-only-repeats = Deux fois sur un terrain
reporting-only-leave = En disponibilité
reporting-grid = Étudiants et stages
reporting-on-leave = en disponibilité jusqu’au { $day }
reporting-elsewhere = Ext
reporting-elsewhere-long = Hors terrains
reporting-again = { $category } ×2
reporting-again-long = Déjà fait sur ce terrain.
reporting-proposed = { $category } ?
reporting-proposed-long = Proposition, pas encore publiée.
reporting-cell = Stage { $number } : { $category }, { $host }.
reporting-not-done = non fait
reporting-not-done-long = { $host } : non fait.
reporting-leave = dispo
reporting-leave-long = En disponibilité pendant cette campagne.
reporting-excused = dispense
reporting-excused-long = Dispense pour cette campagne.
reporting-hole = manque
reporting-hole-long = { $campaign } : aucun stage.
reporting-waiting = …
reporting-waiting-long = { $campaign } : en cours.
reporting-legend-empty = À venir
reporting-legend-hole = manque : campagne publiée sans stage
reporting-legend-leave = dispo : en disponibilité
reporting-legend-again = ×2 : déjà fait sur ce terrain
reporting-legend-proposed = ? : proposition non publiée
reporting-summary = Par catégorie
reporting-lacking = Étudiants qui ne l’ont pas faite
reporting-placement = Stage { $n }
reporting-placement-host = Lieu du stage { $n }
reporting-palette = Recherche
reporting-found = { $n ->
    [0] Aucun résultat
    [one] Un résultat
   *[other] { $n } résultats
  }
reporting-none-title = Rien ne correspond
reporting-none-text = Vérifiez l’orthographe, ou cherchez avec moins de mots.
reporting-kind-student = étudiant
reporting-kind-campaign = campagne
reporting-kind-cohort = promotion
reporting-kind-site = terrain
reporting-kind-organisation = organisation
reporting-kind-page = page
reporting-kind-action = action

reporting-requirements = Contraintes de cursus
reporting-to-cohort = La promotion
reporting-risk-out = hors d’atteinte
reporting-risk-risk = à risque
reporting-risk-open = à remplir
reporting-risk-met = remplies
reporting-unmet = Contrainte
reporting-unmet-any = Toutes les contraintes
reporting-unmet-one = { $name } : pas encore remplie
reporting-pressing = Ce qui presse
reporting-nothing-asked-title = Aucune contrainte à suivre
reporting-nothing-asked-text = La promotion n’a pas d’étudiant, ou son programme ne demande rien. Les contraintes s’ajoutent au programme.

reporting-situation = Situation
reporting-my-situation = Ma situation
reporting-my-situation-lead = Tout ce que vous devez et tout ce qui vous est dû, sur une page.
reporting-asked = Ce qui est demandé
reporting-asked-nothing = Aucune contrainte de cursus n’est demandée.
reporting-placements = Stages faits et à venir
reporting-placements-none = Aucun stage n’est publié pour l’instant.
reporting-from-to = du { $from } au { $to }
reporting-placement-coming = à venir
reporting-placement-running = en cours
reporting-placement-done = effectué
reporting-placement-not-done = non effectué
reporting-account = Score et dette
reporting-account-none = Aucune campagne publiée ne compte encore : ni score, ni dette.
reporting-account-why = D’où cela vient
reporting-score-now = Score : { $score }. Plus il est bas, moins les stages obtenus ont coûté.
reporting-score-none = Pas encore de score : aucun stage n’a eu de coût.
reporting-score-first = Le stage a coûté { $cost } ; c’est le premier du score : { $after }.
reporting-score-changed = Le stage a coûté { $cost } ; le score est passé de { $before } à { $after }.
reporting-debt-owed = Dette : { $debt }. Les campagnes passées ont moins bien servi que la moyenne de la promotion : la prochaine en tient compte.
reporting-debt-owes = Dette : { $debt }. Les campagnes passées ont mieux servi que la moyenne de la promotion : la prochaine en tient compte.
reporting-debt-even = Dette : { $debt }. Les campagnes passées ont servi comme la moyenne de la promotion.
reporting-debt-carried = Dette reportée : de { $before } à { $after }.
reporting-served-rank = Rang obtenu : { $rank }. Rang moyen de la promotion : { $mean }. Différence : { $difference }.
reporting-served-nothing = Aucun vœu obtenu, ce qui compte comme le rang { $rank }. Rang moyen de la promotion : { $mean }. Différence : { $difference }.
reporting-served-aside = Cette campagne ne compte pas dans la dette : liste trop courte, stage ailleurs ou décision prise avant les vœux.
reporting-owed = Aménagements
reporting-owed-none = Aucun aménagement n’est accordé.
reporting-exchanges = Échanges de stages
reporting-exchanges-none = Aucun échange n’a été proposé.
reporting-papers = Documents à venir
reporting-papers-none = Aucun document n’est attendu.
reporting-paper-request = Demande de stage ailleurs à compléter : { $host } ({ $campaign })
