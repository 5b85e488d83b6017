# La connexion, les rôles, les erreurs.

sign-in-title = Se connecter
sign-in-login = Identifiant
sign-in-password = Mot de passe
sign-in-submit = Se connecter
sign-in-mismatch = Cet identifiant et ce mot de passe ne vont pas ensemble. Vérifiez la saisie (majuscules comprises), puis recommencez.
sign-in-wait = Trop d’essais infructueux. Attendez { $minutes } minutes, puis recommencez, ou demandez de l’aide à votre scolarité.
sign-in-demo-title = Comptes de la démonstration
sign-in-demo-text = Choisissez qui vous voulez être. Le mot de passe de tous est placet-demo.
sign-out-done = Votre session est fermée.

role-administrator = Administrateur
role-manager = Responsable des stages
role-registrar = Scolarité
role-commission = Commission
role-student = Étudiant

nav-today = Aujourd’hui
nav-my-placements = Mes stages
nav-campaigns = Campagnes
nav-students = Étudiants
nav-cohorts = Promotions
nav-requirements = Contraintes
nav-sites = Terrains
nav-organisations = Organisations
nav-imports = Imports
nav-institution = Établissement
nav-settings = Réglages

error-hidden-what = Cette page n’existe pas
error-hidden-why = L’adresse est peut-être incomplète, l’objet a été archivé, ou il ne vous est pas ouvert. Revenez à l’accueil ou cherchez-le par son nom.
error-forged-what = Ce formulaire n’a pas été enregistré
error-forged-why = Votre session s’est terminée pendant la saisie, ou le formulaire venait d’une autre page. Revenez en arrière : votre saisie y est encore. Rechargez la page, puis recommencez.
error-unreadable-what = L’envoi n’a pas pu être lu
error-unreadable-why = Les données reçues sont incomplètes ou abîmées. Revenez en arrière, puis recommencez.
error-too-large-what = L’envoi est trop volumineux
error-too-large-why = La limite est de 20 Mo pour un fichier. Réduisez-le ou coupez-le en plusieurs, puis recommencez.
error-too-many-what = Trop de demandes en peu de temps
error-too-many-why = Attendez un instant, puis recommencez.
error-broken-what = Quelque chose n’a pas fonctionné
error-broken-why = L’erreur est de notre côté et elle est consignée ; rien n’a été enregistré à moitié. Revenez en arrière, puis recommencez.
error-already-sent-what = C’est déjà fait
error-already-sent-why = Ce formulaire est arrivé deux fois : il n’a été enregistré qu’une fois. Rouvrez la page d’où vous veniez pour voir le résultat, ou allez à l’accueil.
form-already-sent = Ce formulaire est arrivé deux fois : il n’a été enregistré qu’une fois.
error-busy-what = Le service est très sollicité
error-busy-why = Attendez quelques secondes, puis rechargez la page.
error-reference = Référence à donner si vous demandez de l’aide : { $reference }
error-home = Aller à l’accueil
