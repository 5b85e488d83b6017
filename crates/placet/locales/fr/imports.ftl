# Les imports de tableaux.

imports-title = Imports
imports-about = Apportez une feuille de votre tableur : rien n’est enregistré avant que vous ayez vu, ligne par ligne, ce qu’il changera.
imports-recent = Vos derniers imports
imports-source = Fichier
imports-what = Contenu
imports-when = Date
imports-state = État
imports-draft-waiting = à confirmer
imports-draft-running = en cours
imports-draft-stopped = arrêté
imports-draft-interrupted = interrompu
imports-draft-done = importé

imports-file = Fichier
imports-file-hint = CSV (quels que soient son séparateur et son encodage) ou XLSX, 20 Mo et 100 000 lignes au plus.
imports-text = Ou collez votre tableau
imports-text-hint = Copiez les cellules dans votre tableur, ligne des titres comprise, puis collez-les ici.
imports-pasted = Tableau collé
imports-read = Lire et prévisualiser
imports-columns = Colonnes reconnues
imports-columns-about = L’ordre des colonnes, les accents et les majuscules des titres n’ont pas d’importance. Une colonne facultative absente laisse les valeurs enregistrées telles quelles ; une cellule vide les efface. Les autres colonnes sont ignorées.
imports-column = Colonne
imports-needed = Présence
imports-required = obligatoire
imports-optional = facultative
imports-example = Exemple
imports-model = Télécharger un modèle

imports-empty = Il n’y a rien à lire. Choisissez un fichier ou collez un tableau avec sa ligne de titres.
imports-no-row = Le tableau n’a que sa ligne de titres. Ajoutez au moins une ligne.
imports-too-large = Le fichier est trop volumineux : 20 Mo au plus. Coupez-le en plusieurs.
imports-too-many-rows = Le tableau a trop de lignes : { $max } au plus. Coupez-le en plusieurs fichiers.
imports-too-many-columns = Le tableau a trop de colonnes : { $max } au plus. Retirez celles qui ne servent pas.
imports-cell-too-long = Ligne { $row } : une cellule dépasse { $max } caractères. Raccourcissez-la.
imports-not-a-sheet = Ce n’est pas un tableau lisible. Enregistrez-le au format CSV ou XLSX depuis votre tableur, puis recommencez.
imports-columns-missing = { $count ->
    [one] Il manque la colonne « { $names } ». Vérifiez que la première ligne contient les titres, puis ajoutez-la.
   *[other] Il manque les colonnes « { $names } ». Vérifiez que la première ligne contient les titres, puis ajoutez-les.
  }
imports-column-twice = La colonne « { $name } » apparaît deux fois. Retirez-en une.
imports-cell-required = Remplissez cette cellule.
imports-cell-yes-no = Écrivez « oui » ou « non ».
imports-cell-twice = Cette valeur figure déjà à la ligne { $line }. Gardez une seule des deux lignes.
imports-fault = { $column } : { $what }

imports-preview = Ce que l’import changera
imports-preview-about = Rien n’est encore enregistré. Vérifiez, puis confirmez.
imports-changed = Les données ont changé depuis que cet aperçu vous a été montré. Rien n’a été importé : vérifiez l’aperçu à jour, puis confirmez.
imports-ignored = Colonnes ignorées : { $names }.
imports-count-create = À créer
imports-count-update = À modifier
imports-count-remove = À retirer
imports-count-joined = Réunies
imports-count-unchanged = Inchangées
imports-count-error = En erreur
imports-filter-on = Voir ces lignes
imports-filter-off = Voir toutes les lignes
imports-confirm = { $n ->
    [one] Importer une ligne
   *[other] Importer { $count } lignes
  }
imports-finish = Terminer l’import
imports-another = Choisir un autre tableau
imports-discard = Abandonner
imports-discarded = Le tableau est oublié ; rien n’a été importé.
imports-rest-discarded = Le reste du tableau est oublié ; ce qui était importé le reste.
imports-report-discarded = Le compte rendu est oublié ; ce qui était importé le reste.
imports-joined-to = Complète la ligne { $line }.
imports-row-changed = Quelqu’un a changé cette donnée pendant l’import : vérifiez-la, puis importez de nouveau la ligne.

imports-reading = Le tableau est lu et comparé à ce qui est enregistré.
imports-reading-figures = { $done } lignes lues sur { $total }
imports-running-check = L’aperçu est vérifié une dernière fois avant d’être enregistré.
imports-running = Les lignes sont enregistrées, par étapes : chacune l’est entièrement ou pas du tout.
imports-running-figures = { $done } lignes enregistrées sur { $total }
imports-running-end = Toutes les lignes sont enregistrées ; l’import met à jour ce qui en dépend.
imports-leave = Vous pouvez quitter cette page : le travail continue, et vous la retrouverez dans vos derniers imports.
imports-reload = Actualiser
imports-stop = Arrêter l’import
imports-stopped = L’import est arrêté.
imports-not-stopped = Il n’y avait rien à arrêter : l’import n’était plus en cours.
imports-is-running = L’import est en cours : arrêtez-le avant de l’abandonner.
imports-begun-stopped = Vous avez arrêté cet import.
imports-begun-interrupted = Cet import a été interrompu par un arrêt du serveur ou par une erreur.
imports-begun-rows = { $n ->
    [0] Aucune ligne n’avait été enregistrée.
    [one] Une ligne sur { $total } avait été enregistrée, entièrement.
   *[other] { $done } lignes sur { $total } avaient été enregistrées, chacune entièrement.
  }
imports-begun-rest = Voici ce qui reste à faire : confirmez pour reprendre, ou abandonnez le reste.
imports-nothing = Il n’y a rien à importer : aucune ligne ne change quoi que ce soit.
imports-some-errors = { $n ->
    [one] Une ligne est en erreur : elle sera laissée de côté, et vous pourrez la télécharger pour la corriger.
   *[other] { $count } lignes sont en erreur : elles seront laissées de côté, et vous pourrez les télécharger pour les corriger.
  }
imports-rows = Lignes du tableau
imports-row = Contenu
imports-line = Ligne
imports-detail = Détail
imports-state-create = à créer
imports-state-update = à modifier
imports-state-remove = à retirer
imports-state-joined = réunie
imports-state-unchanged = inchangée
imports-state-error = en erreur
imports-empty-value = (vide)

imports-done = L’import est terminé.
imports-already = Ce tableau est déjà importé, ou en cours d’import : rien n’a été fait une seconde fois.
imports-report = Compte rendu de l’import
imports-created = Créées
imports-updated = Modifiées
imports-removed = Retirées
imports-joined = Réunies à une autre
imports-unchanged = Inchangées
imports-left-out = Laissées de côté
imports-all-good = Toutes les lignes ont été prises en compte.
imports-left-out-about = { $n ->
    [one] Une ligne n’a pas été importée. Téléchargez-la, corrigez-la, puis importez ce fichier.
   *[other] { $count } lignes n’ont pas été importées. Téléchargez-les, corrigez-les, puis importez ce fichier.
  }
imports-failed-download = Télécharger les lignes en erreur
imports-failed-file = lignes-a-corriger
imports-to-mend = À corriger
imports-more = { $n ->
    [one] Et une autre ligne, dans le fichier.
   *[other] Et { $count } autres lignes, dans le fichier.
  }
imports-continue = Continuer
