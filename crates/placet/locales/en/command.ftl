# What commands say.

config-file-missing = The configuration file { $file } (variable PLACET_CONFIG) does not exist. Correct the path or remove the variable.
config-unreadable = The configuration cannot be read: { $error }. Correct the file or the variable named.
config-listen = PLACET_LISTEN is “{ $value }”: give an address and a port, such as 127.0.0.1:8080.
config-database = DATABASE_URL names no known database: give sqlite:/path/placet.sqlite or postgres://user@host/database.
config-base-url = PLACET_BASE_URL is “{ $value }”: give an https address without a path; http is accepted for localhost only.

serve-ready = Placet is ready: { $address }
serve-cannot-listen = The address { $address } is taken or forbidden. Change PLACET_LISTEN or stop the program that holds it.
