# Ce qui ne va pas dans un champ ; les mois et les jours.

form-required = Remplissez ce champ.
form-text-long = Raccourcissez ce texte : { $max } caractères au plus.
form-text-forbidden = Ce texte contient un caractère invisible qui ne peut pas être enregistré. Saisissez-le de nouveau sans copier-coller.
form-integer-bounds = Indiquez un nombre entier de { $min } à { $max }.
form-decimal = Indiquez un nombre avec deux décimales au plus, par exemple 12,50.
form-decimal-bounds = Indiquez un nombre entre −{ $max } et { $max }.
form-day = Indiquez une date qui existe, par exemple 14/03/2026.
form-instant = Indiquez une date et une heure, par exemple le 14/03/2026 à 08:00.
form-instant-twice = Cette heure existe deux fois ce jour-là (passage à l’heure d’hiver). Choisissez-en une autre.
form-instant-never = Cette heure n’existe pas ce jour-là (passage à l’heure d’été). Choisissez-en une autre.
form-choice = Choisissez une valeur de la liste.

format-day-at-time = { $day } à { $time }
format-month-1 = janvier
format-month-2 = février
format-month-3 = mars
format-month-4 = avril
format-month-5 = mai
format-month-6 = juin
format-month-7 = juillet
format-month-8 = août
format-month-9 = septembre
format-month-10 = octobre
format-month-11 = novembre
format-month-12 = décembre
format-weekday-1 = lundi
format-weekday-2 = mardi
format-weekday-3 = mercredi
format-weekday-4 = jeudi
format-weekday-5 = vendredi
format-weekday-6 = samedi
format-weekday-7 = dimanche
