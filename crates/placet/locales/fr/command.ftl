# Ce que disent les commandes.

config-file-missing = Le fichier de configuration { $file } (variable PLACET_CONFIG) n’existe pas. Corrigez le chemin ou retirez la variable.
config-unreadable = La configuration ne peut pas être lue : { $error }. Corrigez le fichier ou la variable nommée.
config-listen = PLACET_LISTEN vaut « { $value } » : donnez une adresse et un port, par exemple 127.0.0.1:8080.
config-database = DATABASE_URL ne nomme pas une base connue : donnez sqlite:/chemin/placet.sqlite ou postgres://utilisateur@machine/base.
config-base-url = PLACET_BASE_URL vaut « { $value } » : donnez une adresse https sans chemin ; http n’est accepté que pour localhost.

serve-ready = Placet est prêt : { $address }
serve-cannot-listen = L’adresse { $address } est prise ou interdite. Changez PLACET_LISTEN ou arrêtez le programme qui l’occupe.
serve-demonstration = { $database } est la base d’une démonstration : serve ne l’ouvre pas. Lancez « placet demo », ou donnez à DATABASE_URL la base de l’établissement.
database-unreachable = La base { $database } ne répond pas : { $reason }. Vérifiez DATABASE_URL, que la machine est allumée et que le compte a le droit d’ouvrir la base.

migrate-done = { $count ->
    [0] La base est à jour.
    [one] Une migration a été appliquée ; la base est à jour.
   *[other] { $count } migrations ont été appliquées ; la base est à jour.
}

demo-progress-tables = Démonstration : création des tables…
demo-progress-school = Démonstration : tirage de la faculté et de ses campagnes…
demo-progress-rows = Démonstration : écriture, { $percent } %
demo-ready = La démonstration est prête : { $address }
demo-accounts = Comptes, tous avec le mot de passe { $password } :
demo-out-of-date = Cette démonstration a été tirée pour le { $day } : ses campagnes ont avancé depuis. « placet demo --reset » en tire une nouvelle pour aujourd’hui et efface ce que vous y avez fait.
demo-not-exposed = PLACET_LISTEN vaut { $address }, que d’autres machines peuvent atteindre, et les mots de passe de la démonstration sont publics. Ajoutez --expose-demo si c’est voulu, ou retirez PLACET_LISTEN.
demo-not-a-demonstration = { $file } n’est pas la base d’une démonstration : elle n’est ni ouverte ni effacée. Déplacez ce fichier ou changez PLACET_DATA_DIR.
demo-other-seed = La démonstration en place vient de la graine { $drawn }, pas de { $wanted }. Ajoutez --reset pour en tirer une autre, ou retirez --seed.

config-unknown-key = Le fichier { $file } contient la clé « { $key } », qui n’existe pas. Retirez-la ou corrigez-la ; les clés sont : { $known }.
config-not-text = La valeur de « { $key } » n’est pas un texte : mettez-la entre guillemets.
config-data-dir = PLACET_DATA_DIR est vide : donnez le dossier des données, par exemple ./data.
config-log = PLACET_LOG vaut « { $value } » : donnez un filtre, par exemple placet=info,warn.

doctor-well = ✓
doctor-notice = •
doctor-wrong = ✗
doctor-found = { $count ->
    [one] Une chose est à corriger.
   *[other] { $count } choses sont à corriger.
}
doctor-all-well = Rien à corriger.
doctor-folder = Le dossier des données { $folder } peut être écrit.
doctor-folder-to-come = Le dossier des données { $folder } sera créé au premier démarrage.
doctor-folder-impossible = Le dossier des données { $folder } n’existe pas et ne peut pas être créé. Créez-le et donnez-le au compte qui lance Placet, ou changez PLACET_DATA_DIR.
doctor-folder-not-writable = Le dossier des données { $folder } ne peut pas être écrit : { $reason }. Donnez-le au compte qui lance Placet (chown), ou changez PLACET_DATA_DIR.
doctor-base = Les navigateurs arrivent par { $base } ; le serveur écoute { $listen }.
doctor-base-port = PLACET_BASE_URL vaut { $base }, mais le serveur écoute { $listen } : les ports diffèrent et aucun navigateur ne le trouvera. Donnez le même port aux deux.
doctor-base-local = Le serveur écoute { $listen }, ouvert aux autres machines, mais PLACET_BASE_URL vaut { $base } : les liens envoyés ne mèneront à rien et les mots de passe voyageraient en clair. Placez un serveur mandataire en https devant Placet et donnez son adresse à PLACET_BASE_URL.
doctor-this-machine-only = Placet n’est joignable que depuis cette machine. Pour l’ouvrir aux étudiants, donnez à PLACET_BASE_URL l’adresse https de votre serveur mandataire.
doctor-address-taken = L’adresse { $listen } est occupée ou interdite : c’est normal si Placet tourne déjà ; sinon, arrêtez le programme qui l’occupe ou changez PLACET_LISTEN.
doctor-database = La base { $database } répond.
doctor-database-to-come = La base { $database } sera créée au premier démarrage.
doctor-database-broken = La base { $database } répond, mais ne peut pas être lue : { $reason }. Restaurez une sauvegarde, ou donnez à DATABASE_URL une base vide.
doctor-migrated = La base est à jour.
doctor-migrations = { $count ->
    [one] Une migration manque
   *[other] { $count } migrations manquent
} à la base ({ $names }). Lancez « placet migrate », ou redémarrez « placet serve », qui l’applique.
doctor-zone = Le fuseau de l’établissement est { $zone } : il y est { $now }.
doctor-clock = L’horloge de cette machine indique { $now }, mais Placet a déjà vu { $latest } : elle retarde. Remettez-la à l’heure (NTP), car elle ouvre et ferme les vœux.
doctor-no-account = Personne n’est encore administrateur. Lancez « placet account create --login … --name … --role administrator ».

account-name = L’identifiant (100 caractères au plus) et le nom (200 au plus) ne peuvent pas être vides.
account-email = L’adresse électronique n’en est pas une : écrivez nom@domaine.
account-password = Mot de passe (rien ne s’affiche) :
account-password-short = Le mot de passe est trop court : { $count } caractères au moins. Rien n’est créé.
account-taken = L’identifiant « { $login } » est déjà pris. Choisissez-en un autre.
account-student-unknown = Aucun étudiant ne porte le numéro « { $number } ». Vérifiez-le sur la page des étudiants, ou importez d’abord l’étudiant. Rien n’est créé.
account-student-archived = { $name } ({ $number }) est archivé. Rétablissez d’abord sa fiche. Rien n’est créé.
account-student-has = { $name } ({ $number }) a déjà un compte. Rien n’est créé.
account-created = Le compte « { $login } » est créé ; il se connecte à { $address }.

engine-file-unreadable = Le fichier { $file } ne peut pas être lu : { $reason }.
engine-file-unwritable = Le fichier { $file } ne peut pas être écrit : { $reason }.
engine-result-unreadable = { $file } n’est pas un résultat (placet.allocation.result/1) : { $reason }.
engine-unsupported = La procédure { $procedure } ne sait pas respecter « { $field } ». Choisissez une autre procédure ou retirez ce champ.
engine-too-many-possibilities = Avec les listes complétées, il y a trop de possibilités (plus de { $most }). Retirez « completed_lists ».
engine-node-limit = La recherche s’est arrêtée à sa limite ({ $limit } calculs) avant de trouver un plan. Relevez « node_limit » ou assouplissez les binômes et les groupes qui se croisent.
engine-infeasible = Aucun plan ne satisfait « { $field } » ({ $ids }) en même temps que le reste. Baissez les minimums, ou ouvrez ces terrains à plus d’étudiants.
engine-too-wide = Les nombres de ce problème dépassent ce que le calcul sait tenir. Réduisez le nombre de rangs.
engine-unknown-student = L’étudiant { $student } n’est pas dans ce problème. Vérifiez --student.
engine-unknown-procedure = La procédure « { $procedure } » n’existe pas. Les procédures sont : { $known }.
engine-other-problem = { $file } est le résultat d’un autre problème. Donnez deux résultats du même problème.
engine-generate-sizes = Donnez de 1 à 1 000 000 étudiants, terrains et places, au moins une place par terrain, de 1 à 100 vœux et une graine inférieure à 2⁵³.
engine-simulate-sizes = Donnez de 1 à 20 000 étudiants, terrains et places, au moins une place par terrain, de 1 à 100 périodes et vœux, une année d’au plus autant de périodes, de 1 à 1 000 graines, et des parts de 0 à 1 dont la somme ne dépasse pas 1.
engine-simulate-mean = moyenne
engine-simulate-worst = pire
engine-simulate-read = Les rangs sont ceux de la liste de chacun ; une période sans stage compte comme le rang qui suit le dernier vœu. Dispersion : écart type des rangs moyens des étudiants. Facultés tirées : { $seeds }.
engine-way-steady = cursus entier, listes entières
engine-way-late = arrivé plus tard
engine-way-left = parti un an
engine-way-repeated = a redoublé
engine-way-narrow = peu de vœux
engine-verified = Vérifié : ce résultat est bien celui de la procédure { $procedure } sur ce problème.
engine-verified-not-optimal = Vérifié, sans preuve qu’aucun plan n’est meilleur : la limite de calcul de la procédure { $procedure } a été atteinte.
engine-tightness = Tension : { $seats } places par étudiant, { $wishes } vœux par étudiant.
engine-changes = Mieux servis : { $better } ; moins bien : { $worse } ; déplacés au même rang : { $moved }.

engine-head-student = Étudiant
engine-head-site = Terrain
engine-head-rank = Rang
engine-head-cost = Coût
engine-head-procedure = Procédure
engine-head-placed = Placés
engine-head-unplaced = Non placés
engine-head-first = 1er vœu
engine-head-within-3 = Vœux 1 à 3
engine-head-mean = Rang moyen
engine-head-worst = Pire rang
engine-head-before = Avant
engine-head-after = Après
engine-head-schools = Facultés
engine-head-spread = Dispersion
engine-head-worst-mean = Le plus mal servi
engine-head-share-3 = Vœux 1 à 3 (%)
engine-head-unplaced-period = Non placés par période
engine-head-unplaced-each = Fois sans stage
engine-head-way = Parcours
engine-head-students = Étudiants

engine-kind-site = Terrain
engine-kind-student = Étudiant
engine-kind-group = Groupe
engine-kind-pair = Binôme
engine-kind-parameters = Paramètres
engine-kind-problem = Problème

engine-problem-syntax = Ligne { $line }, colonne { $column } : ce n’est pas le format placet.allocation/1 ({ $detail }). Écrivez le fichier comme la documentation le décrit.
engine-problem-unknown-field = { $kind } { $id } : le champ « { $field } » n’existe pas. Retirez-le ou corrigez son nom.
engine-problem-malformed = { $kind } { $id } : ce n’est pas la forme que le format lui donne ({ $detail }). Écrivez-le comme la documentation le décrit.
engine-problem-wrong-format = Le champ format vaut « { $found } » : il faut placet.allocation/1.
engine-problem-seed-too-large = La graine { $seed } est trop grande : il faut moins de 2⁵³.
engine-problem-bad-id = { $kind } « { $id } » : un identifiant a de 1 à 64 caractères ASCII visibles. Changez-le.
engine-problem-duplicate-id = { $kind } { $id } : l’identifiant figure deux fois. Changez l’un des deux.
engine-problem-unknown-id = { $kind } { $id } : le champ { $field } nomme { $target }, qui n’existe pas. Corrigez ce nom ou ajoutez-le.
engine-problem-duplicate-wish = Étudiant { $student } : le terrain { $site } figure deux fois dans ses vœux. Retirez le second.
engine-problem-repeated = { $kind } { $id } : le champ { $field } nomme deux fois { $target }. Retirez le second.
engine-problem-too-many-wishes = Étudiant { $student } : { $wishes } vœux, { $most } au plus. Raccourcissez la liste ou relevez wishes_max.
engine-problem-wish-outside-cohort = Étudiant { $student } : le terrain { $site } est ouvert à une autre promotion. Choisissez un terrain de la sienne.
engine-problem-pin-outside-cohort = Étudiant { $student } : placé d’office au terrain { $site }, ouvert à une autre promotion. Choisissez un terrain de la sienne.
engine-problem-secondary-as-principal = Étudiant { $student } : { $site } est un terrain secondaire, il ne peut pas être principal. Échangez-les.
engine-problem-principal-as-secondary = Étudiant { $student } : { $site } est un terrain principal, il ne peut pas être secondaire. Échangez-les.
engine-problem-bad-seats = Terrain { $site } : { $seats } places. Il en faut de 0 à 1 000 000.
engine-problem-more-pins-than-seats = Terrain { $site } : { $pins } étudiants placés d’office pour { $seats } places. Ouvrez des places ou retirez un placement.
engine-problem-pin-not-allowed = Étudiant { $student } : placé d’office au terrain { $site }, qui lui est interdit. Mettez override ou choisissez un autre terrain.
engine-problem-pin-secondary-alone = Étudiant { $student } : placé d’office sur un terrain secondaire sans terrain principal. Ajoutez le terrain principal.
engine-problem-contradictory-bounds = { $kind } { $id } : au moins { $min }, au plus { $most }. Mettez ces bornes d’accord.
engine-problem-more-pins-than-group = Groupe { $group } : { $pins } étudiants placés d’office, { $most } au plus. Relevez la limite ou retirez un placement.
engine-problem-too-many-groups = { $groups } groupes, au plus { $most }. Fusionnez-en.
engine-problem-group-cycle = Groupe { $group } : il se contient lui-même. Retirez-le de ses membres.
engine-problem-bad-number = { $kind } { $id } : le nombre du champ { $field } est hors limites ou a plus de trois décimales. Corrigez-le.
engine-problem-bad-parameter = Le paramètre { $field } a une valeur impossible. Corrigez-le.
engine-problem-pair-of-one = Étudiant { $student } : un binôme de lui-même. Nommez deux étudiants.

engine-finding-wrong-field = Le champ { $field } du résultat est faux.
engine-finding-wrong-certificate = Le champ { $field } du certificat est faux.
engine-finding-wrong-summary = Le chiffre { $field } du résumé est faux.
engine-finding-missing-student = L’étudiant { $student } n’a pas de résultat.
engine-finding-unknown-student = L’étudiant { $student } n’est pas dans le problème.
engine-finding-repeated-student = L’étudiant { $student } a deux résultats.
engine-finding-out-of-order = Les résultats ne sont pas dans l’ordre des identifiants à partir de { $student }.
engine-finding-wrong-kind-of-site = Étudiant { $student } : { $site } n’est pas un terrain de cette sorte dans le problème.
engine-finding-too-many-at-site = Terrain { $site } : { $given } étudiants pour { $seats } places.
engine-finding-not-wished = Étudiant { $student } : il n’a pas demandé { $site }.
engine-finding-not-allowed = Étudiant { $student } : { $site } lui est interdit.
engine-finding-pin-not-kept = Étudiant { $student } : la décision qui le place n’est pas respectée.
engine-finding-wrong-outcome = Étudiant { $student } : la valeur { $field } est fausse.
engine-finding-better-wish-open = Étudiant { $student } : à son tour, un meilleur vœu ({ $site }) était libre.
engine-finding-seat-gone = Étudiant { $student } : à son tour, il ne restait pas de place à { $site }.
engine-finding-blocking-pair = L’étudiant { $student } et le terrain { $site } se préféreraient l’un l’autre.
engine-finding-unacceptable = Le terrain { $site } n’accepte pas l’étudiant { $student }.
engine-finding-not-student-optimal = Un autre plan stable est meilleur pour l’étudiant { $student }.
engine-finding-wrong-layer-value = Certificat, couche { $layer } : la valeur devrait être { $expected }.
engine-finding-stray-potential = Certificat, couche { $layer } : { $id } ne devrait pas y figurer.
engine-finding-wrong-price = Certificat : le prix du terrain { $site } est impossible.
engine-finding-cheaper-possibility = Certificat : pour l’étudiant { $student }, une possibilité meilleure ({ $site }) n’est pas exclue.
engine-finding-not-tight = Certificat : le résultat de l’étudiant { $student } coûte plus que son potentiel.
engine-finding-tie-not-broken = Un plan aussi bon servirait mieux l’étudiant { $student } sans desservir personne avant lui.
engine-finding-not-honoured = La procédure ne sait pas respecter « { $field } », que le problème demande.
engine-finding-outside-bounds = { $id } : { $given } étudiants, hors de ses limites.
engine-finding-harmed = L’étudiant { $student } est moins bien servi que si chacun l’était à son tour.
engine-finding-pair-broken = Un binôme impératif n’est pas respecté.

engine-status-placed = Vœu obtenu : rang { $rank }.
engine-status-pinned = Placé par la commission.
engine-status-excused = Dispensé par la commission.
engine-status-unplaced = Aucun vœu n’a pu être satisfait.
engine-suggested = Une place libre lui est gardée : { $site }.
engine-answer-granted = obtenu ({ $seats } places, { $asked } demandes).
engine-answer-full = complet : { $seats } places pour { $asked } demandes.
engine-answer-group-full = une place reste, mais la limite du groupe { $group } ({ $most }) est atteinte.
engine-answer-paired = une place reste, mais pas pour les deux étudiants du binôme comme il le demande.
engine-answer-needed-elsewhere = une place reste, mais un minimum ou ce qui est assuré à d’autres ne serait plus respecté.
engine-answer-closed = fermé : aucune place.
engine-answer-forbidden = ce terrain ne lui est pas ouvert.
engine-answer-not-required-category = ce terrain n’est pas d’une catégorie qu’il doit faire.
engine-answer-not-ranked = le terrain ne l’a pas classé.
engine-answer-not-needed = un meilleur vœu est obtenu.
engine-answer-pinned-elsewhere = la commission en a décidé autrement.
engine-change-one-more-seat = Une place de plus aurait suffi.
engine-change-earlier-than = Il aurait fallu passer avant le tour { $place }.
engine-change-debt-from = Il aurait fallu une dette d’au moins { $debt } rangs.
engine-change-rule-set-aside = Il aurait fallu lever cette règle.
