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

config-unknown-key = The file { $file } has the key “{ $key }”, which does not exist. Remove or correct it; the keys are: { $known }.
config-not-text = The value of “{ $key }” is not a text: put it between quotation marks.
config-data-dir = PLACET_DATA_DIR is empty: give the folder of the data, such as ./data.
config-log = PLACET_LOG is “{ $value }”: give a filter, such as placet=info,warn.

doctor-well = ✓
doctor-notice = •
doctor-wrong = ✗
doctor-found = { $count ->
    [one] One thing is to be mended.
   *[other] { $count } things are to be mended.
}
doctor-all-well = Nothing to mend.
doctor-folder = The data folder { $folder } can be written.
doctor-folder-to-come = The data folder { $folder } will be created at the first start.
doctor-folder-impossible = The data folder { $folder } does not exist and cannot be created. Create it and give it to the account that runs Placet, or change PLACET_DATA_DIR.
doctor-folder-not-writable = The data folder { $folder } cannot be written: { $reason }. Give it to the account that runs Placet (chown), or change PLACET_DATA_DIR.
doctor-base = Browsers arrive at { $base }; the server listens at { $listen }.
doctor-base-port = PLACET_BASE_URL is { $base }, but the server listens at { $listen }: the ports differ and no browser will find it. Give both the same port.
doctor-base-local = The server listens at { $listen }, open to other machines, but PLACET_BASE_URL is { $base }: links that are sent will lead nowhere and passwords would travel in clear. Put an https reverse proxy before Placet and give its address to PLACET_BASE_URL.
doctor-this-machine-only = Placet can be reached from this machine only. To open it to students, give PLACET_BASE_URL the https address of your reverse proxy.
doctor-address-taken = The address { $listen } is taken or forbidden: as it should be if Placet is running; if not, stop the program that holds it or change PLACET_LISTEN.
doctor-database = The database { $database } answers.
doctor-database-to-come = The database { $database } will be created at the first start.
doctor-database-broken = The database { $database } answers, but cannot be read: { $reason }. Restore a backup, or give DATABASE_URL an empty database.
doctor-migrated = The database is up to date.
doctor-migrations = { $count ->
    [one] The database lacks one migration
   *[other] The database lacks { $count } migrations
} ({ $names }). Run “placet migrate”, or start “placet serve” again, which applies it.
doctor-zone = The institution’s time zone is { $zone }: it is { $now } there.
doctor-clock = The clock of this machine says { $now }, but Placet has already seen { $latest }: it is late. Set it (NTP), because it opens and closes the wishes.
doctor-no-account = Nobody is an administrator yet. Run “placet account create --login … --name … --role administrator”.

account-name = The login (100 characters at most) and the name (200 at most) cannot be empty.
account-email = The e-mail address is not one: write name@domain.
account-password = Password (nothing is shown):
account-password-short = The password is too short: at least { $count } characters. Nothing was created.
account-taken = The login “{ $login }” is taken. Choose another.
account-created = The account “{ $login }” is created; it signs in at { $address }.
