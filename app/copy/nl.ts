import type { Sentences } from './sentences.ts';

const wrongCredentials = 'Onjuist e-mailadres of wachtwoord.';
const signupRefused = 'We konden met deze gegevens geen account maken.';
const passkeyNotAccepted = 'Die toegangssleutel is niet geaccepteerd.';

/** Dutch. */
export const nl: Sentences = {
  // Shared
  'common.continue': 'Doorgaan',
  'common.or': 'of',
  'common.error_title': 'Fout: {title}',
  'common.document_title': '{title} | {tenantName}',
  'common.error_label': 'Fout',
  'common.busy': 'Een ogenblik…',
  'common.last_used': 'Laatst gebruikt',
  'field.email': 'E-mailadres',
  'field.username': 'Gebruikersnaam',
  'field.identifier': 'E-mailadres of gebruikersnaam',
  'field.password': 'Wachtwoord',
  'field.new_password': 'Nieuw wachtwoord',
  'field.change': 'Wijzigen',
  'field.change_label': 'Wijzigen: {label}',
  'field.show': 'Tonen',
  'field.show_password': 'Wachtwoord tonen',
  'field.hide': 'Verbergen',
  'field.hide_password': 'Wachtwoord verbergen',

  // Sign in
  'login.title': 'Inloggen',
  'login.lead': 'om door te gaan naar {applicationName}',
  'login.passkey': 'Doorgaan met toegangssleutel',
  'login.no_account': 'Heb je nog geen account?',
  'login.sign_up': 'Registreren',
  'login.notice.passkey_removed':
    'Die toegangssleutel werkt hier niet meer. Log op een andere manier in of gebruik een andere toegangssleutel.',
  'login_password.title': 'Vul je wachtwoord in',
  'login_password.lead': 'om door te gaan naar {applicationName}',

  // Sign up
  'signup.title': 'Maak je account',
  'signup.lead': 'om door te gaan naar {applicationName}',
  'signup.have_account': 'Heb je al een account?',
  'signup.log_in': 'Inloggen',
  'signup_passkey.title': 'Sneller inloggen met een toegangssleutel',
  'signup_passkey.lead': 'Met een toegangssleutel log je in zoals je ook je apparaat ontgrendelt.',
  'signup_passkey.create': 'Toegangssleutel maken',
  'signup_passkey.without': 'Doorgaan zonder toegangssleutel',
  'signup_passkey.no_script':
    'Om een toegangssleutel te maken is JavaScript nodig, en dat staat hier uit. Je kunt doorgaan met een wachtwoord.',
  'signup_passkey.unsupported':
    'Toegangssleutels werken niet in deze browser. Je kunt doorgaan met een wachtwoord.',
  'signup_password.title': 'Kies een wachtwoord',
  'signup_password.lead': 'voor je account bij {tenantName}',
  'signup_password.submit': 'Account maken',
  'passkey.benefit.unlock.title': 'Gewoon je apparaat ontgrendelen',
  'passkey.benefit.unlock.text': 'Gebruik je gezicht, vingerafdruk of schermvergrendeling.',
  'passkey.benefit.remember.title': 'Niets te onthouden',
  'passkey.benefit.remember.text': 'Je apparaat bewaart de toegangssleutel voor je.',
  'passkey.benefit.keeps.title': 'Je andere sleutels blijven',
  'passkey.benefit.keeps.text':
    'De toegangssleutel op je telefoon blijft werken, dus je raakt niets kwijt.',
  'passkey.benefit.moment.title': 'Zo gebeurd',
  'passkey.benefit.moment.text':
    'Gebruik je gezicht, vingerafdruk of schermvergrendeling, zoals je altijd doet.',
  'passkey.benefit.until_then.title': 'Vandaag stopt er niets',
  'passkey.benefit.until_then.text':
    'Je huidige toegangssleutel blijft werken tot de overgang klaar is.',
  'passkey.benefit.safe.title': 'Veilig voor nepsites',
  'passkey.benefit.safe.text':
    'Een toegangssleutel werkt alleen op de echte site, dus niemand kan hem je ontfutselen.',
  'password.rules.title': 'Eisen aan je wachtwoord:',
  'password.rules.min_length': 'minstens {count} tekens',
  'password.rules.uppercase': 'een hoofdletter',
  'password.rules.lowercase': 'een kleine letter',
  'password.rules.number': 'een cijfer',
  'password.rules.special': 'een speciaal teken, zoals ! of #',
  'password.rules.three_of_four':
    'drie van deze: een hoofdletter, een kleine letter, een cijfer, een speciaal teken',
  'password.rules.identical_characters': 'niet meer dan twee dezelfde tekens achter elkaar',
  'password.rules.sequential_characters': 'geen reeksen zoals abc of 123',
  'password.rules.dictionary': 'geen veelgebruikt wachtwoord',
  'password.rules.profile_data': 'zonder je naam of e-mailadres',

  // What the browser module says around a passkey
  'passkey.status.waiting': 'Volg de stappen op je apparaat.',
  'passkey.status.not_used':
    'Er is geen toegangssleutel gebruikt. Probeer het opnieuw of log op een andere manier in.',
  'passkey.status.not_created':
    'Er is geen toegangssleutel gemaakt. Probeer het opnieuw of ga zonder verder.',
  'passkey.status.exists': 'Dit apparaat heeft al een toegangssleutel voor dit account.',
  'passkey.status.not_supported':
    'Dit apparaat is hier niet geschikt voor een toegangssleutel. Probeer een ander apparaat of ga op een andere manier verder.',
  'passkey.status.needs_lock':
    'Voor een toegangssleutel is een schermvergrendeling of pincode nodig. Stel die in op dit apparaat en probeer het opnieuw.',
  'passkey.status.blocked':
    'Deze browser heeft de toegangssleutel geblokkeerd. Probeer een andere browser of zet extensies uit.',
  'passkey.status.other_request':
    'Er staat nog een andere vraag om een toegangssleutel open. Sluit die en probeer het opnieuw.',
  'passkey.status.failed':
    'De toegangssleutel werkte deze keer niet. Probeer het opnieuw of ga op een andere manier verder.',
  'passkey.status.offline':
    'We konden de server niet bereiken. Controleer je verbinding en probeer het opnieuw.',
  'passkey.status.reconnecting': 'De verbinding is verbroken. We proberen het opnieuw…',
  'passkey.status.timed_out': 'Deze pagina is verlopen. Laad de pagina opnieuw om te beginnen.',
  'passkey.status.try_later':
    'Te veel pogingen. Wacht een paar minuten en probeer het dan opnieuw.',
  'passkey.status.support_code': 'Code voor de helpdesk: {code}',
  'passkey.other': 'Mijn toegangssleutel staat er niet bij',
  'passkey.unsupported':
    'Toegangssleutels werken niet in dit venster. Open deze pagina in je browser om er een te gebruiken.',

  // A passkey after signing in
  'enroll.title': 'Voortaan zonder wachtwoord',
  'enroll.lead': 'Maak nu een toegangssleutel en log in zoals je ook dit apparaat ontgrendelt.',
  'enroll.later': 'Niet nu',
  'enroll.never': 'Niet meer vragen',
  'enroll_local.title': 'Sneller inloggen op dit apparaat',
  'enroll_local.lead':
    'Maak hier een toegangssleutel, dan heb je de volgende keer je telefoon niet nodig.',
  'enroll_local.not_mine': 'Dit is niet mijn apparaat',
  'enroll_renewal.title': 'Maak een nieuwe sleutel',
  'enroll_renewal.lead':
    'Het adres waar de toegangssleutels hier bij horen, verandert in {host}. Je huidige toegangssleutel werkt op een dag niet meer.',
  'continue.title': 'Je bent ingelogd',
  'continue.lead': 'We brengen je naar {applicationName}…',
  'continue.submit': 'Doorgaan naar {applicationName}',
  'upgrade.title': 'Je wordt ingelogd',
  'upgrade.lead': 'Een ogenblik…',
  'enrolled.title': 'Je toegangssleutel is klaar',
  'enrolled.lead': 'Log de volgende keer in met je gezicht, vingerafdruk of schermvergrendeling.',
  'enrolled.automatic.title': 'Je kunt nu inloggen met een toegangssleutel',
  'enrolled.automatic.lead':
    'Je browser heeft er een voor je gemaakt. Gebruik de volgende keer je gezicht, vingerafdruk of schermvergrendeling.',
  'enrolled.text':
    'Hij is opgeslagen als “{name}”. Je andere manieren om in te loggen werken nog steeds.',
  'enrolled.continue': 'Doorgaan naar {applicationName}',
  'enrolled.undo': 'Deze sleutel verwijderen',
  'enrolled.undone.title': 'De toegangssleutel is verwijderd',
  'enrolled.undone.lead': 'Je kunt inloggen zoals je dat eerst deed.',
  'enrolled.undone.text':
    'Toont je apparaat of wachtwoordmanager nog “{name}”? Dan kun je die daar ook verwijderen. Je komt er niet meer mee in dit account.',

  // Consent
  'consent.title': '{applicationName} wil toegang tot je account',
  'consent.lead': 'Hiermee kan {applicationName}:',
  'consent.accept': 'Toestaan',
  'consent.decline': 'Weigeren',
  'scope.openid': 'Weten wie je bent als je inlogt',
  'scope.profile': 'Je naam en profielgegevens zien',
  'scope.email': 'Je e-mailadres zien',
  'scope.phone': 'Je telefoonnummer zien',
  'scope.address': 'Je postadres zien',
  'scope.offline_access': 'Deze toegang houden als je er niet bent',

  // Sign out
  'logout.title': 'Wil je uitloggen?',
  'logout.lead': 'Je bent in deze browser ingelogd bij {tenantName}.',
  'logout.confirm': 'Uitloggen',
  'logout.stay': 'Ingelogd blijven',
  'logout_done.title': 'Je bent uitgelogd',
  'logout_done.text': 'Je kunt dit venster sluiten.',
  'logout_stayed.title': 'Je bent nog ingelogd',
  'logout_stayed.text': 'Je kunt dit venster sluiten of teruggaan naar waar je was.',

  // Signing in on another device
  'device_code.title': 'Verbind een apparaat',
  'device_code.lead': 'Vul de code in die je apparaat laat zien.',
  'device_code.field': 'Code op je apparaat',
  'device_confirm.title': 'Is dit de code op je apparaat?',
  'device_confirm.lead': '{applicationName} wil inloggen met jouw account.',
  'device_confirm.warning':
    'Ga alleen door als je dit zelf bent begonnen en je apparaat dezelfde code laat zien. Annuleer als dat niet zo is.',
  'device_confirm.cancel': 'Annuleren',
  'device_done.title': 'Je apparaat is verbonden',
  'device_done.text': 'Je kunt dit venster sluiten en teruggaan naar je apparaat.',

  // Already signed in
  'already_signed_in.title': 'Je bent al ingelogd',
  'already_signed_in.lead': 'Je kunt meteen door naar {applicationName}.',
  'already_signed_in.no_application': 'Ga terug naar de applicatie om verder te gaan.',
  'already_signed_in.continue': 'Doorgaan naar {applicationName}',

  // One-time rescue link
  'rescue.title': 'Weer in je account komen',
  'rescue.lead': 'Kies hoe je voortaan wilt inloggen. Deze link werkt één keer.',
  'rescue.passkey.title': 'Met een toegangssleutel',
  'rescue.passkey.text': 'Gebruik je gezicht, vingerafdruk of schermvergrendeling.',
  'rescue.passkey.full':
    'Je account kan niet meer toegangssleutels hebben. Stel een nieuw wachtwoord in en verwijder daarna een sleutel die je niet meer gebruikt.',
  'rescue.password.title': 'Met een nieuw wachtwoord',
  'rescue.password.submit': 'Nieuw wachtwoord instellen',
  'rescue_done.title': 'Alles is klaar',
  'rescue_done.passkey':
    'Je nieuwe toegangssleutel is klaar. Gebruik hem de volgende keer dat je inlogt.',
  'rescue_done.password':
    'Je nieuwe wachtwoord is klaar. Gebruik het de volgende keer dat je inlogt.',
  'rescue_done.sign_in': 'Inloggen',

  // The account page
  'account.title': 'Je account',
  'account.sign_out': 'Uitloggen',
  'account.back': 'Terug naar je account',
  'account.no_script': 'Voor toegangssleutels is JavaScript nodig, en dat staat hier uit.',
  'account.unsupported': 'Toegangssleutels werken niet in deze browser.',
  'account.not_supported':
    'Dit apparaat kan geen toegangssleutel voor dit account bewaren. Probeer je telefoon of een ander apparaat.',
  'account.name.section': 'Je naam',
  'account.name.change': 'Je naam wijzigen',
  'account.name.title': 'Wijzig je naam',
  'account.name.field': 'Naam',
  'account.name.hint': 'Maximaal 120 tekens. De applicaties waarbij je inlogt, kunnen deze tonen.',
  'account.name.submit': 'Opslaan',
  'account.passkeys.title': 'Toegangssleutels',
  'account.passkeys.count': '{count} van {max}',
  'account.passkeys.none_here':
    'Je hebt geen toegangssleutel voor deze site. Met een toegangssleutel log je in zoals je ook je apparaat ontgrendelt.',
  'account.passkeys.moving':
    'Het adres waar de toegangssleutels hier bij horen, verandert in {host}. Die voor het oude adres werken tot de overgang klaar is.',
  'account.passkeys.moving_renew': 'Voeg nu een nieuwe toe, zodat je kunt blijven inloggen.',
  'account.passkeys.moving_renewed': 'Je hebt er al een voor het nieuwe adres.',
  'account.passkeys_elsewhere.title': 'Toegangssleutels voor andere adressen',
  'account.passkeys_elsewhere.text':
    'Deze werken hier niet. Met elke sleutel log je in op het adres waarvoor die bedoeld is.',
  'account.passkeys.none':
    'Je hebt nog geen toegangssleutel. Met een toegangssleutel log je in zoals je ook je apparaat ontgrendelt.',
  'account.passkeys.create': 'Toegangssleutel maken',
  'account.passkeys.add': 'Toegangssleutel toevoegen',
  'account.passkeys.disabled': 'Op dit moment kun je geen toegangssleutels toevoegen.',
  'account.passkeys.full':
    'Een account kan {max} toegangssleutels hebben, en dat zijn er bij jou al zoveel. Verwijder er een die je niet meer gebruikt om een andere toe te voegen.',
  'account.passkey.synced': 'Gesynchroniseerd met je apparaten',
  'account.passkey.one_device': 'Alleen op één apparaat',
  'account.passkey.elsewhere': 'Voor {host}',
  'account.passkey.left_behind': 'Voor het oude adres, {host}',
  'account.passkey.created': 'Gemaakt',
  'account.passkey.last_used': 'Laatst gebruikt',
  'account.passkey.unused': 'Nog niet',
  'account.passkey.used_on': 'in {browser}',
  'account.passkey.test': 'Testen',
  'account.passkey.test_label': '{name} testen',
  'account.passkey.rename': 'Naam wijzigen',
  'account.passkey.rename_label': 'Naam wijzigen van {name}',
  'account.passkey.delete': 'Verwijderen',
  'account.passkey.delete_label': '{name} verwijderen',
  'account.sessions.title': 'Waar je bent ingelogd',
  'account.sessions.revoke_others': 'Overal elders uitloggen',
  'account.session.this': 'Deze browser',
  'account.session.unknown_browser': 'Onbekende browser',
  'account.browser_on_system': '{browser} op {system}',
  'account.session.signed_in': 'Ingelogd',
  'account.session.last_used': 'Laatst gebruikt',
  'account.session.address': 'IP-adres',
  'account.session.revoke': 'Uitloggen',
  'account.session.revoke_label': 'Uitloggen bij {browser}',
  'developers.title': 'Beheer-API',
  'developers.token':
    'Vraag een token aan met de client-ID en het geheim van een applicatie die toegang heeft gekregen tot {audience}, en stuur het mee als bearer-token.',
  'developers.refusals':
    'Op wat wordt geweigerd, volgt een errorCode en een bericht met de naam van het veld, wat er mis is en wat er verwacht wordt. Wat je leest, komt met een ETag: stuur je die terug als If-Match, dan verandert er niets wat iemand anders intussen heeft gewijzigd.',
  'developers.document': 'OpenAPI',
  'developers.contents': 'Wat je hier vindt',
  'developers.scopes': 'Scopes, een van deze',
  'developers.parameters': 'Parameters',
  'developers.body': 'Inhoud, {type}',
  'developers.answer': 'Antwoord {status}',
  'account.new_device.label': 'Nieuwe login',
  'account.new_device.title': 'Nieuwe login: {browser}, {date}',
  'account.new_device.open':
    'Was jij dit niet? Beëindig dan die sessie en controleer je toegangssleutels.',
  'account.new_device.over':
    'Die sessie is al beëindigd. Was jij dit niet? Controleer dan je toegangssleutels.',
  'account.new_device.revoke': 'Die sessie beëindigen',
  'account.suggestions.title': 'Suggesties voor toegangssleutels',
  'account.suggestions.never': 'We stellen je geen toegangssleutels voor, zoals je hebt gevraagd.',
  'account.suggestions.not_my_device':
    'Je hebt gezegd dat dit niet jouw apparaat is, dus stellen we hier geen toegangssleutels voor.',
  'account.suggestions.until':
    'We stellen tot {date} geen toegangssleutels voor, zoals je hebt gevraagd.',
  'account.suggestions.allow': 'Weer sleutels voorstellen',
  'account.done.added': '“{name}” is klaar.',
  'account.done.test_it': 'Nu testen',
  'account.done.renamed': 'Je toegangssleutel heet nu “{name}”.',
  'account.done.tested': '“{name}” werkt. Je kunt ermee inloggen.',
  'account.done.revoked': 'Je bent daar uitgelogd.',
  'account.done.named': 'Je naam is gewijzigd.',
  'account.done.suggested': 'We mogen je weer toegangssleutels voorstellen.',
  'account.new.title': 'Voeg een toegangssleutel toe',
  'account.new.lead': 'Maak hem op dit apparaat, op je telefoon of op een beveiligingssleutel.',
  'account.new.count': 'Je hebt {count} van {max} toegangssleutels.',
  'account.new.not_created':
    'Er is geen toegangssleutel gemaakt. Je kunt het opnieuw proberen of teruggaan.',
  'account.confirm.title': 'Bevestig dat jij het bent',
  'account.confirm.to_add': 'Nog één stap voordat je een toegangssleutel toevoegt.',
  'account.confirm.to_delete': 'Nog één stap voordat je “{name}” verwijdert.',
  'account.confirm.account': 'Jouw account',
  'account.confirm.with_passkey': 'Bevestigen met toegangssleutel',
  'account.confirm.with_password': 'Bevestigen met je wachtwoord',
  'account.confirm.not_used':
    'Er is geen toegangssleutel gebruikt. Probeer het opnieuw of bevestig op een andere manier.',
  'account.confirm.failed':
    'De toegangssleutel werkte deze keer niet. Probeer het opnieuw of bevestig op een andere manier.',
  'account.confirm.nothing':
    'Je hebt geen toegangssleutel voor deze site en ook geen wachtwoord, dus je kunt nergens mee bevestigen.',
  'account.confirm.nothing.next':
    'Neem contact op met de helpdesk en vraag om een eenmalige link om weer in je account te komen.',
  'account.rename.title': 'Wijzig de naam van je sleutel',
  'account.rename.field': 'Naam',
  'account.rename.hint': 'Maximaal 120 tekens, zoals “Laptop van het werk”. Alleen jij ziet dit.',
  'account.rename.submit': 'Opslaan',
  'account.delete.title': 'Deze toegangssleutel verwijderen?',
  'account.delete.no_sign_in': 'Je kunt er niet meer mee inloggen bij {host}.',
  'account.delete.stays_in': 'Hij blijft in {provider} staan tot hij ook daar is verwijderd.',
  'account.delete.stays':
    'Hij blijft op je apparaat of in je wachtwoordmanager staan tot hij ook daar is verwijderd.',
  'account.delete.confirm': 'Doorgaan en bevestigen dat jij het bent',
  'account.delete.submit': 'Sleutel verwijderen',
  'account.delete.keep': 'Behouden',
  'account.deleted.title': 'Toegangssleutel verwijderd',
  'account.deleted.text': 'Je kunt niet meer inloggen met “{name}”.',
  'account.deleted.signalled': 'We hebben je apparaat gevraagd hem niet meer aan te bieden.',
  'account.deleted.by_hand_in':
    'Hij staat nog in {provider}. Open {provider}, zoek {host} en verwijder hem ook daar, zodat hij niet meer wordt aangeboden.',
  'account.deleted.by_hand':
    'Hij staat nog op je apparaat. Open de wachtwoorden of toegangssleutels in de instellingen of in je wachtwoordmanager, zoek {host} en verwijder hem ook daar, zodat hij niet meer wordt aangeboden.',
  'account.test.title': 'Test je toegangssleutel',
  'account.test.lead': 'Kijk of hij hier werkt. Je blijft ingelogd, wat er ook uitkomt.',
  'account.test.submit': 'Nu testen',
  'account.test.not_used':
    'Hij is niet gebruikt. Als je apparaat hem niet vond, staat de toegangssleutel hier niet: test hem op het apparaat waar hij wel op staat.',
  'account.test.failed':
    'Het werkte deze keer niet. Probeer het opnieuw; lukt het weer niet, voeg dan een nieuwe toegangssleutel toe en verwijder deze.',

  // Error page
  'error_page.title': 'Er is iets misgegaan',
  'error_page.not_found_title': 'Pagina niet gevonden',
  'error_page.code': 'Foutcode',
  'error_page.reference': 'Referentie',
  'error_page.start_again': 'Opnieuw beginnen',
  'error_page.back_to_sign_in': 'Terug naar inloggen',

  // What was sent
  'error.invalid_request': 'We begrepen dat verzoek niet.',
  'error.invalid_request.next': 'Ga terug en probeer het opnieuw.',
  'error.identifier_required': 'Vul je e-mailadres in.',
  'error.identifier_invalid': 'Vul een e-mailadres in zoals naam@example.com.',
  'error.password_required': 'Vul een wachtwoord in.',
  'error.request_too_large': 'Dat was meer dan deze pagina aankan.',
  'error.request_too_large.next': 'Maak korter wat je hebt ingevuld en probeer het opnieuw.',
  'error.length_required': 'We begrepen dat verzoek niet.',
  'error.cross_site_request':
    'Dat verzoek kwam van een andere site, dus we hebben het niet geaccepteerd.',
  'error.cross_site_request.next': 'Open de applicatie en log daar in.',
  'error.not_found': 'Deze pagina bestaat niet of is verplaatst.',
  'error.not_found.next': 'Controleer het adres of ga terug naar de applicatie.',
  'error.method_not_allowed': 'Deze pagina kan niet zo worden gebruikt.',
  'error.method_not_allowed.next': 'Ga terug naar de applicatie en begin opnieuw.',
  'error.unknown_host': 'Er is geen inlogpagina op dit adres.',
  'error.unknown_host.next': 'Controleer het adres op typefouten.',

  // The visit
  'error.transaction_not_found': 'We konden deze login niet vinden. Misschien is hij al afgerond.',
  'error.transaction_not_found.next': 'Ga terug naar de applicatie en log opnieuw in.',
  'error.transaction_expired': 'Deze login is verlopen.',
  'error.transaction_expired.next': 'Ga terug naar de applicatie en log opnieuw in.',
  'error.nowhere_to_go':
    'Deze pagina wordt vanuit een applicatie geopend, en er wacht er geen op je.',
  'error.nowhere_to_go.next': 'Open de applicatie en log daar in.',

  // Passwords
  'error.wrong_credentials': wrongCredentials,
  'error.user_not_found': wrongCredentials,
  'error.wrong_password': wrongCredentials,
  'error.no_password': wrongCredentials,
  'error.user_blocked': wrongCredentials,
  'error.connection_disabled': 'Zo inloggen kan op dit moment niet.',
  'error.connection_disabled.next':
    'Log op een andere manier in of neem contact op met de helpdesk.',
  'error.password_too_short': 'Kies een langer wachtwoord.',
  'error.password_too_long': 'Kies een korter wachtwoord.',
  'error.password_too_weak': 'Kies een wachtwoord dat aan alle punten in de lijst voldoet.',
  'error.password_too_common':
    'Kies een minder gebruikelijk wachtwoord. Dit is makkelijk te raden.',
  'error.password_contains_profile': 'Kies een wachtwoord zonder je naam of e-mailadres.',
  'error.too_many_attempts': 'Te veel pogingen. Probeer het over {minutes} opnieuw.',
  'error.too_many_attempts.later': 'Te veel pogingen. Probeer het later opnieuw.',
  'error.too_busy': 'We krijgen op dit moment veel verzoeken.',
  'error.too_busy.next': 'Wacht een paar seconden en probeer het dan opnieuw.',

  // A tenant's own database
  'error.code': 'Foutcode:',
  'error.user_database_failed': 'We konden je account niet opzoeken.',
  'error.user_database_failed.next':
    'Probeer het later opnieuw. Blijft het gebeuren, neem dan contact op met de helpdesk.',
  'error.user_database_unavailable': 'Accounts opzoeken duurt op dit moment te lang.',
  'error.user_database_unavailable.next': 'Wacht een minuut en probeer het dan opnieuw.',
  'error.user_database_refused': 'Met dit account kun je hier niet inloggen.',
  'error.user_database_mismatch': 'We konden je account niet opzoeken.',
  'error.user_database_conflict': 'We konden je account niet opzoeken.',
  'error.user_profile_invalid': 'Er klopt iets niet in je account.',
  'error.user_profile_invalid.next': 'Neem contact op met de helpdesk.',

  // Sign-up
  'error.signup_disabled': 'Je kunt hier geen nieuw account maken.',
  'error.signup_disabled.next': 'Heb je al een account, log dan in.',
  'error.signup_refused': signupRefused,
  'error.signup_refused.next':
    'Controleer ze en probeer het opnieuw, of log in als je al een account hebt.',
  'error.identifier_taken': signupRefused,

  // Passkeys
  'error.passkey_disabled': 'Toegangssleutels zijn hier niet beschikbaar.',
  'error.passkey_disabled.next': 'Ga op een andere manier verder.',
  'error.passkey_malformed': 'We konden het antwoord van je apparaat niet lezen.',
  'error.passkey_malformed.next': 'Probeer het opnieuw of ga op een andere manier verder.',
  'error.passkey_challenge_not_found': passkeyNotAccepted,
  'error.passkey_challenge_expired': 'Dat duurde iets te lang.',
  'error.passkey_challenge_expired.next': 'Probeer het opnieuw met je toegangssleutel.',
  'error.passkey_challenge_mismatch': passkeyNotAccepted,
  'error.passkey_origin_mismatch': passkeyNotAccepted,
  'error.passkey_rp_id_mismatch': passkeyNotAccepted,
  'error.passkey_user_verification_missing': passkeyNotAccepted,
  'error.passkey_user_handle_mismatch': passkeyNotAccepted,
  'error.passkey_verification_failed': passkeyNotAccepted,
  'error.passkey_not_accepted': passkeyNotAccepted,
  'error.passkey_not_accepted.next':
    'Probeer het opnieuw, gebruik een andere toegangssleutel of log op een andere manier in.',
  'error.passkey_removed': 'Die toegangssleutel werkt hier niet meer.',
  'error.passkey_removed.next':
    'Log op een andere manier in of gebruik een andere toegangssleutel.',
  'error.passkey_exists': 'Dit apparaat heeft al een toegangssleutel voor dit account.',

  'error.too_many_passkeys': 'Je hebt al zoveel toegangssleutels als een account kan hebben.',
  'error.too_many_passkeys.next':
    'Verwijder er een die je niet meer gebruikt en probeer het opnieuw.',
  'error.passkey_must_stay_on_device':
    'Deze toegangssleutel kan naar andere apparaten worden gekopieerd, en dat mag hier niet.',
  'error.passkey_must_stay_on_device.next':
    'Gebruik een beveiligingssleutel, of een toegangssleutel die op één apparaat blijft.',
  'error.passkey_not_found':
    'We konden die toegangssleutel niet vinden. Misschien is hij al verwijderd.',
  'error.passkey_name_invalid': 'Vul een naam van 1 tot 120 tekens in.',
  'error.user_name_invalid': 'Vul een naam van 1 tot 120 tekens in.',
  'error.last_way_in': 'Dit is je enige manier om in te loggen.',
  'error.last_way_in.next': 'Voeg eerst een andere toegangssleutel toe en verwijder dan deze.',

  // The account page
  'error.sign_in_required': 'Log in om je account te zien.',
  'error.confirmation_required': 'Bevestig dat jij het bent om verder te gaan.',

  'error.email_not_confirmed': 'Bevestig eerst je e-mailadres.',
  'error.unauthorized_client': 'Deze applicatie mag dat niet doen.',
  'error.invalid_token': 'De toegang is verlopen of ingetrokken. Log opnieuw in.',
  'error.insufficient_scope': 'Deze applicatie heeft daar geen toestemming voor gekregen.',
  'error.unmet_authentication_requirements': 'Log opnieuw in om dat te doen.',

  // Tickets
  'error.ticket_invalid': 'Deze link is verlopen of al gebruikt.',
  'error.ticket_invalid.next': 'Vraag om een nieuwe link.',

  // Device codes
  'error.device_code_required': 'Vul de code van je apparaat in.',
  'error.device_code_not_found': 'Die code hoort niet bij een apparaat dat wacht.',
  'error.device_code_not_found.next': 'Controleer de code op je apparaat en vul hem opnieuw in.',
  'error.device_code_expired': 'Die code is verlopen.',
  'error.device_code_expired.next': 'Vraag op je apparaat een nieuwe code aan en vul die hier in.',
  'error.device_code_used': 'Die code is al gebruikt.',
  'error.device_code_used.next': 'Vraag op je apparaat een nieuwe code aan en vul die hier in.',
  'error.device_aborted': 'Het apparaat is niet verbonden.',
  'error.device_aborted.next': 'Je kunt dit venster sluiten.',

  // Protocol refusals
  'error.access_denied': 'Er is geen toegang gegeven.',
  'error.access_denied.next': 'Ga terug naar de applicatie om het opnieuw te proberen.',
  'error.invalid_client': 'De applicatie is hier niet geregistreerd.',
  'error.invalid_client.next': 'Laat dit weten aan de beheerders van de applicatie.',
  'error.invalid_redirect_uri':
    'De applicatie vroeg ons je naar een adres te sturen dat ze niet heeft geregistreerd.',
  'error.invalid_redirect_uri.next': 'Laat dit weten aan de beheerders van de applicatie.',
  'error.invalid_return_to':
    'De applicatie vroeg ons je naar een adres te sturen dat ze niet heeft geregistreerd.',
  'error.invalid_return_to.next': 'Laat dit weten aan de beheerders van de applicatie.',
  'error.unsupported_request': 'De applicatie vroeg om iets wat hier niet beschikbaar is.',
  'error.unsupported_request.next': 'Laat dit weten aan de beheerders van de applicatie.',
  'error.session_not_found': 'We konden je sessie niet vinden. Misschien ben je al uitgelogd.',
  'error.session_not_found.next': 'Ga terug naar de applicatie en log opnieuw in.',

  'error.internal_error': 'Er is bij ons iets misgegaan.',
  'error.internal_error.next':
    'Probeer het zo opnieuw. Blijft het gebeuren, neem dan contact op met de helpdesk.',
};
