# Les répétitions avant la clôture des vœux.

rehearsals-title = Répétitions
rehearsals-lead = À chacun de ces instants, chaque étudiant lit ce qu’il obtiendrait ce jour-là et où il en est vœu par vœu, puis peut encore changer sa liste. Rien n’est publié ; personne d’autre ne lit ces pages.
rehearsals-none = Aucune répétition n’est prévue.
rehearsals-to-wishes = Vœux
rehearsals-when = Annoncée pour
rehearsals-state = État
rehearsals-state-coming = à venir
rehearsals-state-held = faite
rehearsals-state-due = en cours de calcul
rehearsals-state-missed = manquée
rehearsals-state-failed = sans résultat
rehearsals-ranked = Ont classé
rehearsals-placed = Placés
rehearsals-within-3 = Vœux 1 à 3
rehearsals-sure = Sûrs d’un vœu
rehearsals-of = { $n } sur { $all }
rehearsals-failed-nobody = Personne n’était à placer, ou aucune place n’était ouverte.
rehearsals-failed-unsolved = Les données de la campagne se contredisaient. Lancez un calcul pour savoir pourquoi.
rehearsals-plan = Quand répéter
rehearsals-mode = Les répétitions de cette campagne
rehearsals-mode-usual = Comme dans tout l’établissement (jours avant la clôture : { $days })
rehearsals-mode-usual-none = jamais
rehearsals-mode-as-usual = Comme dans tout l’établissement
rehearsals-mode-own = À d’autres jours
rehearsals-mode-never = Aucune
rehearsals-mode-missing = Choisissez quand répéter.
rehearsals-days = Jours avant la clôture
rehearsals-days-hint = Par exemple : 10, 5, 2. À 8 h ; 0 est le dernier jour. Ne compte que pour « À d’autres jours ».
rehearsals-days-wrong = Indiquez de un à { $count } nombres de jours, entre 0 et { $most }, séparés par des virgules.
rehearsals-days-outside = Aucun de ces jours ne tombe pendant que les vœux sont ouverts. Corrigez-les, ou choisissez « Aucune ».
rehearsals-save = Enregistrer
rehearsals-saved = Les répétitions sont enregistrées. Les étudiants voient leurs dates sur la page des vœux.
rehearsals-changed = Quelqu’un a changé les répétitions depuis l’affichage de cette page. Enregistrez de nouveau pour que votre choix l’emporte.
rehearsals-closed = Les vœux sont clos : il n’y a plus rien à répéter.

rehearsals-mine-title = Ma répétition
rehearsals-mine-when = Répétition du { $when }.
rehearsals-mine-none = Aucune répétition n’a encore eu lieu.
rehearsals-mine-closed = Les vœux sont clos : la répétition ne dirait plus rien d’utile. Votre résultat sera publié à la date annoncée.
rehearsals-mine-changed = Vous avez changé votre liste depuis : cette page parle de celle d’alors.
rehearsals-mine-wishes = Où vous en étiez
rehearsals-mine-nothing-decided = Ce n’est qu’une répétition : rien n’est décidé ni publié, et vous pouvez changer vos vœux jusqu’à la clôture.
rehearsals-mine-coming = Prochaines répétitions :
rehearsals-waiting = { $n ->
    [0] Tous les étudiants avaient classé des terrains.
    [one] { $n } étudiant sur { $all } n’avait pas encore classé de terrain.
   *[other] { $n } étudiants sur { $all } n’avaient pas encore classé de terrain.
}
rehearsals-today = Si les vœux avaient été clos alors, vous auriez obtenu { $site }, votre { $rank } vœu.
rehearsals-today-decided = La commission a déjà décidé pour vous : { $site }.
rehearsals-today-unranked = Vous n’aviez encore classé aucun terrain. Classez-en pour savoir où vous en êtes à la prochaine répétition.
rehearsals-today-none = Si les vœux avaient été clos alors, vous n’auriez obtenu aucun de vos vœux.
rehearsals-word-sure = sûr
rehearsals-word-likely = probable
rehearsals-word-unlikely = peu probable
rehearsals-advice-sure = Le premier vœu « sûr » est le moins bon auquel vous attendre si vous laissez votre liste ainsi. Mettre plus haut ce que vous préférez vraiment ne vous fait rien perdre de ce qui suit.
rehearsals-advice-short = Aucun de vos vœux n’est sûr : votre liste est trop courte ou vise des terrains très demandés. Ajoutez des terrains à la suite.
rehearsals-words = Que veulent dire ces mots ?
rehearsals-words-text = Nous avons imaginé cent clôtures. Dans chacune, ceux qui n’ont pas encore classé demandent chaque terrain autant que votre promotion l’a fait jusqu’ici, et un étudiant sur dix parmi les autres change sa liste. Sûr : dans toutes, vous obtenez ce vœu ou un que vous préférez, si vous laissez votre liste ainsi. Probable : dans plus de la moitié. Peu probable : dans la moitié ou moins. « Sûr » est un compte, pas une promesse.
rehearsals-to-ranking = Revoir mes vœux
