# Ce qui est arrivé à un objet.

audit-title = Historique
audit-by-program = Placet, sans personne
audit-yes = oui
audit-no = non
audit-before = avant :
audit-after = après :
audit-field-is = { $field } :

audit-action-institution-programme-changed = Programme modifié
