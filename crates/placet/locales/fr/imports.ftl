# Les imports de tableaux.

imports-title = Imports
imports-about = Apportez une feuille de votre tableur : rien n’est enregistré avant que vous ayez vu, ligne par ligne, ce qu’il changera.
imports-recent = Vos derniers imports
imports-source = Fichier
imports-what = Contenu
imports-when = Date
imports-state = État
imports-confirmed = importé
imports-waiting = à confirmer

imports-file = Fichier
imports-file-hint = CSV (quels que soient son séparateur et son encodage) ou XLSX, 10 Mo et 50 000 lignes au plus.
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
imports-too-large = Le fichier est trop volumineux : 10 Mo au plus. Coupez-le en plusieurs.
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
imports-count-unchanged = Inchangées
imports-count-error = En erreur
imports-filter-on = Voir ces lignes
imports-filter-off = Voir toutes les lignes
imports-confirm = { $n ->
    [one] Importer une ligne
   *[other] Importer { $n } lignes
  }
imports-another = Choisir un autre tableau
imports-discard = Abandonner
imports-discarded = Le tableau est oublié ; rien n’a été importé.
imports-nothing = Il n’y a rien à importer : aucune ligne ne change quoi que ce soit.
imports-some-errors = { $n ->
    [one] Une ligne est en erreur : elle sera laissée de côté, et vous pourrez la télécharger pour la corriger.
   *[other] { $n } lignes sont en erreur : elles seront laissées de côté, et vous pourrez les télécharger pour les corriger.
  }
imports-rows = Lignes du tableau
imports-row = Contenu
imports-line = Ligne
imports-detail = Détail
imports-state-create = à créer
imports-state-update = à modifier
imports-state-unchanged = inchangée
imports-state-error = en erreur
imports-empty-value = (vide)

imports-done = L’import est terminé.
imports-already = Ce tableau était déjà importé : rien n’a été fait une seconde fois.
imports-report = Compte rendu de l’import
imports-created = Créées
imports-updated = Modifiées
imports-unchanged = Inchangées
imports-left-out = Laissées de côté
imports-all-good = Toutes les lignes ont été prises en compte.
imports-left-out-about = { $n ->
    [one] Une ligne n’a pas été importée. Téléchargez-la, corrigez-la, puis importez ce fichier.
   *[other] { $n } lignes n’ont pas été importées. Téléchargez-les, corrigez-les, puis importez ce fichier.
  }
imports-failed-download = Télécharger les lignes en erreur
imports-failed-file = lignes-a-corriger
imports-to-mend = À corriger
imports-more = { $n ->
    [one] Et une autre ligne, dans le fichier.
   *[other] Et { $n } autres lignes, dans le fichier.
  }
imports-continue = Continuer
