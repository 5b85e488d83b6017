# Ce que disent les commandes.

config-file-missing = Le fichier de configuration { $file } (variable PLACET_CONFIG) n’existe pas. Corrigez le chemin ou retirez la variable.
config-unreadable = La configuration ne peut pas être lue : { $error }. Corrigez le fichier ou la variable nommée.
config-listen = PLACET_LISTEN vaut « { $value } » : donnez une adresse et un port, par exemple 127.0.0.1:8080.
config-database = DATABASE_URL ne nomme pas une base connue : donnez sqlite:/chemin/placet.sqlite ou postgres://utilisateur@machine/base.
config-base-url = PLACET_BASE_URL vaut « { $value } » : donnez une adresse https sans chemin ; http n’est accepté que pour localhost.

serve-ready = Placet est prêt : { $address }
serve-cannot-listen = L’adresse { $address } est prise ou interdite. Changez PLACET_LISTEN ou arrêtez le programme qui l’occupe.
serve-demonstration = { $database } est la base d’une démonstration : serve ne l’ouvre pas. Lancez « placet demo », ou donnez à DATABASE_URL la base de l’établissement.
database-unreachable = La base { $database } ne répond pas : { $reason }. Vérifiez DATABASE_URL, que la machine est allumée et que le compte a le droit d’ouvrir la base.

migrate-done = { $count ->
    [0] La base est à jour.
    [one] Une migration a été appliquée ; la base est à jour.
   *[other] { $count } migrations ont été appliquées ; la base est à jour.
}

demo-progress-tables = Démonstration : création des tables…
demo-progress-school = Démonstration : tirage de la faculté et de ses campagnes…
demo-progress-rows = Démonstration : écriture, { $percent } %
demo-ready = La démonstration est prête : { $address }
demo-accounts = Comptes, tous avec le mot de passe { $password } :
demo-out-of-date = Cette démonstration a été tirée pour le { $day } : ses campagnes ont avancé depuis. « placet demo --reset » en tire une nouvelle pour aujourd’hui et efface ce que vous y avez fait.
demo-not-exposed = PLACET_LISTEN vaut { $address }, que d’autres machines peuvent atteindre, et les mots de passe de la démonstration sont publics. Ajoutez --expose-demo si c’est voulu, ou retirez PLACET_LISTEN.
demo-not-a-demonstration = { $file } n’est pas la base d’une démonstration : elle n’est ni ouverte ni effacée. Déplacez ce fichier ou changez PLACET_DATA_DIR.
demo-other-seed = La démonstration en place vient de la graine { $drawn }, pas de { $wanted }. Ajoutez --reset pour en tirer une autre, ou retirez --seed.

config-unknown-key = Le fichier { $file } contient la clé « { $key } », qui n’existe pas. Retirez-la ou corrigez-la ; les clés sont : { $known }.
config-not-text = La valeur de « { $key } » n’est pas un texte : mettez-la entre guillemets.
config-data-dir = PLACET_DATA_DIR est vide : donnez le dossier des données, par exemple ./data.
config-log = PLACET_LOG vaut « { $value } » : donnez un filtre, par exemple placet=info,warn.

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
doctor-folder-not-writable = Le dossier des données { $folder } ne peut pas être écrit : { $reason }. Donnez-le au compte qui lance Placet (chown), ou changez PLACET_DATA_DIR.
doctor-base = Les navigateurs arrivent par { $base } ; le serveur écoute { $listen }.
doctor-base-port = PLACET_BASE_URL vaut { $base }, mais le serveur écoute { $listen } : les ports diffèrent et aucun navigateur ne le trouvera. Donnez le même port aux deux.
doctor-base-local = Le serveur écoute { $listen }, ouvert aux autres machines, mais PLACET_BASE_URL vaut { $base } : les liens envoyés ne mèneront à rien et les mots de passe voyageraient en clair. Placez un serveur mandataire en https devant Placet et donnez son adresse à PLACET_BASE_URL.
doctor-this-machine-only = Placet n’est joignable que depuis cette machine. Pour l’ouvrir aux étudiants, donnez à PLACET_BASE_URL l’adresse https de votre serveur mandataire.
doctor-address-taken = L’adresse { $listen } est occupée ou interdite : c’est normal si Placet tourne déjà ; sinon, arrêtez le programme qui l’occupe ou changez PLACET_LISTEN.
doctor-database = La base { $database } répond.
doctor-database-to-come = La base { $database } sera créée au premier démarrage.
doctor-database-broken = La base { $database } répond, mais ne peut pas être lue : { $reason }. Restaurez une sauvegarde, ou donnez à DATABASE_URL une base vide.
doctor-migrated = La base est à jour.
doctor-migrations = { $count ->
    [one] Une migration manque
   *[other] { $count } migrations manquent
} à la base ({ $names }). Lancez « placet migrate », ou redémarrez « placet serve », qui l’applique.
doctor-zone = Le fuseau de l’établissement est { $zone } : il y est { $now }.
doctor-clock = L’horloge de cette machine indique { $now }, mais Placet a déjà vu { $latest } : elle retarde. Remettez-la à l’heure (NTP), car elle ouvre et ferme les vœux.
doctor-no-account = Personne n’est encore administrateur. Lancez « placet account create --login … --name … --role administrator ».

account-name = L’identifiant (100 caractères au plus) et le nom (200 au plus) ne peuvent pas être vides.
account-email = L’adresse électronique n’en est pas une : écrivez nom@domaine.
account-password = Mot de passe (rien ne s’affiche) :
account-password-short = Le mot de passe est trop court : { $count } caractères au moins. Rien n’est créé.
account-taken = L’identifiant « { $login } » est déjà pris. Choisissez-en un autre.
account-created = Le compte « { $login } » est créé ; il se connecte à { $address }.
