# Ce qui est arrivé à un objet.

audit-title = Historique
audit-by-program = Placet, sans personne
audit-yes = oui
audit-no = non
audit-before = avant :
audit-after = après :
audit-field-is = { $field } :
audit-action-campaigns-created = a créé la campagne
audit-action-campaigns-changed = a modifié la campagne
audit-action-campaigns-archived = a archivé la campagne
audit-action-campaigns-brought-back = a rétabli la campagne
audit-action-campaigns-opened = a confirmé l’ouverture des vœux
audit-action-campaigns-participants-brought-in-line = a mis à jour les participants
audit-action-campaigns-participants-added = a ajouté des participants
audit-action-campaigns-participants-removed = a retiré des participants
audit-action-campaigns-participants-excused = a dispensé des participants
audit-action-campaigns-participants-taken-back = a repris des participants dispensés
audit-action-campaigns-seats-changed = a changé les places
audit-action-campaigns-order-computed = a calculé l’ordre
audit-action-campaigns-positions-given = a donné des positions à la main
audit-action-campaigns-request-sent = a demandé un stage ailleurs
audit-action-campaigns-request-changed = a complété sa demande
audit-action-campaigns-request-withdrawn = a retiré sa demande
audit-action-campaigns-request-checked = a vérifié la demande
audit-action-campaigns-request-returned = a renvoyé la demande à compléter
audit-action-campaigns-request-accepted = a accepté la demande
audit-action-campaigns-request-declined = a refusé la demande

audit-action-institution-programme-changed = Programme modifié
