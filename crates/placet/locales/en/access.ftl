# Signing in, roles, errors.

sign-in-title = Sign in
sign-in-login = Login
sign-in-password = Password
sign-in-submit = Sign in
sign-in-mismatch = This login and this password do not go together. Check what you typed, capitals included, then try again.
sign-in-wait = Too many failed attempts. Wait { $minutes } minutes and try again, or ask your registrar for help.
sign-in-demo-title = Accounts of the demonstration
sign-in-demo-text = Choose who you want to be. Everybody’s password is placet-demo.
sign-out-done = You are signed out.

role-administrator = Administrator
role-manager = Internship manager
role-registrar = Registrar
role-commission = Commission
role-student = Student

nav-today = Today
nav-my-placements = My placements
nav-campaigns = Campaigns
nav-students = Students
nav-cohorts = Cohorts
nav-requirements = Requirements
nav-sites = Sites
nav-organisations = Organisations
nav-imports = Imports
nav-institution = Institution
nav-settings = Settings

error-hidden-what = This page does not exist
error-hidden-why = The address may be incomplete, the object may have been archived, or it is not open to you. Go back to the home page or search for it by name.
error-forged-what = This form was not saved
error-forged-why = Your session ended while you were typing, or the form came from another page. Go back: what you typed is still there. Reload the page, then try again.
error-unreadable-what = What was sent could not be read
error-unreadable-why = The data received is incomplete or damaged. Go back, then try again.
error-too-large-what = What was sent is too large
error-too-large-why = The limit is 20 MB for a file. Make it smaller or cut it into several, then try again.
error-too-many-what = Too many requests in a short time
error-too-many-why = Wait a moment, then try again.
error-broken-what = Something did not work
error-broken-why = The error is on our side and has been logged; nothing was half saved. Go back, then try again.
error-already-sent-what = It is done already
error-already-sent-why = This form arrived twice: it was saved only once. Open again the page you came from to see the result, or go home.
form-already-sent = This form arrived twice: it was saved only once.
error-busy-what = The service is very busy
error-busy-why = Wait a few seconds, then reload the page.
error-reference = Reference to give if you ask for help: { $reference }
error-home = Go to the home page
