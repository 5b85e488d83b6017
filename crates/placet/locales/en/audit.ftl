# What happened to an object.

audit-title = History
audit-by-program = Placet, on its own
audit-yes = yes
audit-no = no
audit-before = before:
audit-after = after:
audit-field-is = { $field }:
audit-action-campaigns-created = created the campaign
audit-action-campaigns-changed = changed the campaign
audit-action-campaigns-archived = archived the campaign
audit-action-campaigns-brought-back = brought the campaign back
audit-action-campaigns-opened = confirmed the opening of the wishes
audit-action-campaigns-participants-brought-in-line = updated the participants
audit-action-campaigns-participants-added = added participants
audit-action-campaigns-participants-removed = removed participants
audit-action-campaigns-participants-excused = excused participants
audit-action-campaigns-participants-taken-back = took excused participants back
audit-action-campaigns-seats-changed = changed the seats
audit-action-campaigns-order-computed = computed the order
audit-action-campaigns-positions-given = gave positions by hand
audit-action-campaigns-request-sent = asked for a placement elsewhere
audit-action-campaigns-request-changed = completed the request
audit-action-campaigns-request-withdrawn = withdrew the request
audit-action-campaigns-request-checked = checked the request
audit-action-campaigns-request-returned = returned the request to be completed
audit-action-campaigns-request-accepted = accepted the request
audit-action-campaigns-request-declined = declined the request

audit-action-institution-programme-changed = Programme changed
