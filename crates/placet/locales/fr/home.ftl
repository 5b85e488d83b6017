# L’accueil de chacun : que faire aujourd’hui.

home-student-title = Mes stages
home-next = Votre prochaine étape
home-next-wishes-begin = Classer vos vœux
home-next-wishes-complete = Compléter vos vœux
home-next-wishes-review = Vos vœux sont classés
home-button-wishes-begin = Commencer mon classement
home-button-wishes-complete = Continuer mon classement
home-button-wishes-review = Revoir mon classement
home-ranked = { $n ->
    [0] aucun terrain classé sur { $max }.
    [one] { $n } terrain classé sur { $max }.
   *[other] { $n } terrains classés sur { $max }.
}
home-next-placement = Votre stage : { $host }
home-next-placement-text = { $campaign }, du { $from } au { $to }.
home-button-result = Lire mon résultat
home-next-without = Aucun stage ne vous est attribué
home-next-without-text = { $campaign } : lisez pourquoi, et ce que cela change pour la prochaine campagne.
home-next-coming = Les vœux de { $campaign } vont ouvrir
home-next-coming-text = Ils ouvrent le { $at }. Vous pouvez déjà consulter les terrains.
home-button-sites = Voir les terrains
home-next-wait = Votre liste est enregistrée
home-next-wait-text = { $campaign } : les vœux sont clos. Le résultat est annoncé pour le { $at }.
home-button-read = Relire mes vœux
home-next-nothing = Rien à faire pour l’instant
home-next-nothing-text = Vous verrez ici votre prochaine campagne dès qu’elle sera ouverte.
home-step-address = Adresse connue
home-step-wishes = Vœux
home-step-result = Résultat
home-step-placement = Stage
home-address-unknown = à donner à la scolarité
home-excused = dispensé
home-from = à partir du { $at }
home-days = du { $from } au { $to }
home-no-placement = pas d’affectation
home-link-rank = Classer mes vœux
home-link-read = Voir les terrains et mes vœux
home-situation = Ma situation : ce que je dois, ce qui m’est dû
home-requirements = Mon cursus : ce qui est demandé, ce qui reste à faire
home-exchanges = Mes échanges de stages
home-placements = Mes affectations
home-placements-none = Aucune affectation publiée pour l’instant. Elles paraîtront ici le jour de la publication.
home-placement-coming = à venir
home-placement-running = en cours
home-placement-done = effectué
home-placement-not-done = non effectué
home-empty-title = Aucune campagne pour l’instant
home-empty = Vous verrez ici vos campagnes de stage dès que votre année sera ouverte. Rien à faire d’ici là.

home-rehearsed = Répétition du { $at }
