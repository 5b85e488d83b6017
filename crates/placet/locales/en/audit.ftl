# What happened to an object.

audit-title = History
audit-by-program = Placet, on its own
audit-yes = yes
audit-no = no
audit-before = before:
audit-after = after:
audit-field-is = { $field }:

audit-action-institution-programme-changed = Programme changed
