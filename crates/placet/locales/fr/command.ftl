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
