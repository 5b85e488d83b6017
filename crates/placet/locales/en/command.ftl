# What commands say.

config-file-missing = The configuration file { $file } (variable PLACET_CONFIG) does not exist. Correct the path or remove the variable.
config-unreadable = The configuration cannot be read: { $error }. Correct the file or the variable named.
config-listen = PLACET_LISTEN is “{ $value }”: give an address and a port, such as 127.0.0.1:8080.
config-database = DATABASE_URL names no known database: give sqlite:/path/placet.sqlite or postgres://user@host/database.
config-base-url = PLACET_BASE_URL is “{ $value }”: give an https address without a path; http is accepted for localhost only.

serve-ready = Placet is ready: { $address }
serve-cannot-listen = The address { $address } is taken or forbidden. Change PLACET_LISTEN or stop the program that holds it.
serve-demonstration = { $database } is the database of a demonstration: serve does not open it. Run “placet demo”, or give DATABASE_URL the database of the institution.
database-unreachable = The database { $database } does not answer: { $reason }. Check DATABASE_URL, that the machine is up, and that the account may open the database.

migrate-done = { $count ->
    [0] The database is up to date.
    [one] One migration was applied; the database is up to date.
   *[other] { $count } migrations were applied; the database is up to date.
}

demo-progress-tables = Demonstration: creating the tables…
demo-progress-school = Demonstration: drawing the faculty and its campaigns…
demo-progress-rows = Demonstration: writing, { $percent }%
demo-ready = The demonstration is ready: { $address }
demo-accounts = Accounts, all with the password { $password }:
demo-out-of-date = This demonstration was drawn for { $day }: its campaigns have moved on since. “placet demo --reset” draws a new one for today and erases what you did in it.
demo-not-exposed = PLACET_LISTEN is { $address }, which other machines can reach, and the passwords of the demonstration are public. Add --expose-demo if that is what you want, or unset PLACET_LISTEN.
demo-not-a-demonstration = { $file } is not the database of a demonstration: it is neither opened nor erased. Move this file or change PLACET_DATA_DIR.
demo-other-seed = The demonstration in place comes from seed { $drawn }, not { $wanted }. Add --reset to draw another, or drop --seed.
