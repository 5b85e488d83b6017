# Ce que disent les commandes.

config-file-missing = Le fichier de configuration { $file } (variable PLACET_CONFIG) n’existe pas. Corrigez le chemin ou retirez la variable.
config-unreadable = La configuration ne peut pas être lue : { $error }. Corrigez le fichier ou la variable nommée.
config-listen = PLACET_LISTEN vaut « { $value } » : donnez une adresse et un port, par exemple 127.0.0.1:8080.
config-database = DATABASE_URL ne nomme pas une base connue : donnez sqlite:/chemin/placet.sqlite ou postgres://utilisateur@machine/base.
config-base-url = PLACET_BASE_URL vaut « { $value } » : donnez une adresse https sans chemin ; http n’est accepté que pour localhost.

serve-ready = Placet est prêt : { $address }
serve-cannot-listen = L’adresse { $address } est prise ou interdite. Changez PLACET_LISTEN ou arrêtez le programme qui l’occupe.
