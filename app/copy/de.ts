import type { Sentences } from './sentences.ts';

/** German. */

const wrongCredentials = 'E-Mail-Adresse oder Passwort ist falsch.';
const signupRefused = 'Mit diesen Angaben konnten wir kein Konto erstellen.';
const passkeyNotAccepted = 'Dieser Passkey wurde nicht akzeptiert.';

export const de: Sentences = {
  // Shared
  'common.continue': 'Weiter',
  'common.or': 'oder',
  'common.error_title': 'Fehler: {title}',
  'common.document_title': '{title} | {tenantName}',
  'common.error_label': 'Fehler',
  'common.busy': 'Einen Moment…',
  'common.last_used': 'Zuletzt verwendet',
  'field.email': 'E-Mail-Adresse',
  'field.username': 'Benutzername',
  'field.identifier': 'E-Mail-Adresse oder Benutzername',
  'field.password': 'Passwort',
  'field.new_password': 'Neues Passwort',
  'field.change': 'Ändern',
  'field.change_label': '{label} ändern',
  'field.show': 'Anzeigen',
  'field.show_password': 'Passwort anzeigen',
  'field.hide': 'Verbergen',
  'field.hide_password': 'Passwort verbergen',

  // Sign in
  'login.title': 'Anmelden',
  'login.lead': 'um mit {applicationName} fortzufahren',
  'login.passkey': 'Mit einem Passkey fortfahren',
  'login.no_account': 'Noch kein Konto?',
  'login.sign_up': 'Registrieren',
  'login.notice.passkey_removed':
    'Dieser Passkey kann hier nicht mehr verwendet werden. Melden Sie sich auf andere Weise oder mit einem anderen Passkey an.',
  'login_password.title': 'Geben Sie Ihr Passwort ein',
  'login_password.lead': 'um mit {applicationName} fortzufahren',

  // Sign up
  'signup.title': 'Erstellen Sie Ihr Konto',
  'signup.lead': 'um mit {applicationName} fortzufahren',
  'signup.have_account': 'Haben Sie schon ein Konto?',
  'signup.log_in': 'Anmelden',
  'signup_passkey.title': 'Schneller anmelden mit einem Passkey',
  'signup_passkey.lead':
    'Mit einem Passkey melden Sie sich genauso an, wie Sie Ihr Gerät entsperren.',
  'signup_passkey.create': 'Passkey erstellen',
  'signup_passkey.without': 'Ohne Passkeys fortfahren',
  'signup_passkey.no_script':
    'Um einen Passkey zu erstellen, wird JavaScript benötigt, das hier ausgeschaltet ist. Sie können mit einem Passwort fortfahren.',
  'signup_passkey.unsupported':
    'In diesem Browser sind Passkeys nicht verfügbar. Sie können mit einem Passwort fortfahren.',
  'signup_password.title': 'Wählen Sie ein Passwort',
  'signup_password.lead': 'für Ihr Konto bei {tenantName}',
  'signup_password.submit': 'Konto erstellen',
  'passkey.benefit.unlock.title': 'Einfach das Gerät entsperren',
  'passkey.benefit.unlock.text':
    'Verwenden Sie Ihr Gesicht, Ihren Fingerabdruck oder Ihre Bildschirmsperre.',
  'passkey.benefit.remember.title': 'Nichts zu merken',
  'passkey.benefit.remember.text': 'Ihr Gerät hält den Passkey für Sie bereit.',
  'passkey.benefit.keeps.title': 'Ihre anderen Passkeys bleiben',
  'passkey.benefit.keeps.text':
    'Der Passkey auf Ihrem Telefon funktioniert weiter. Sie verlieren also nichts.',
  'passkey.benefit.moment.title': 'Es dauert nur einen Moment',
  'passkey.benefit.moment.text':
    'Verwenden Sie wie immer Ihr Gesicht, Ihren Fingerabdruck oder Ihre Bildschirmsperre.',
  'passkey.benefit.until_then.title': 'Heute ändert sich nichts',
  'passkey.benefit.until_then.text':
    'Ihr jetziger Passkey funktioniert, bis die Umstellung abgeschlossen ist.',
  'passkey.benefit.safe.title': 'Sicher vor gefälschten Seiten',
  'passkey.benefit.safe.text':
    'Ein Passkey funktioniert nur auf der echten Seite. Niemand kann ihn Ihnen entlocken.',
  'password.rules.title': 'Ihr Passwort braucht:',
  'password.rules.min_length': 'mindestens {count} Zeichen',
  'password.rules.uppercase': 'einen Großbuchstaben',
  'password.rules.lowercase': 'einen Kleinbuchstaben',
  'password.rules.number': 'eine Ziffer',
  'password.rules.special': 'ein Sonderzeichen, zum Beispiel ! oder #',
  'password.rules.three_of_four':
    'drei von diesen: einen Großbuchstaben, einen Kleinbuchstaben, eine Ziffer, ein Sonderzeichen',
  'password.rules.identical_characters':
    'höchstens zwei gleiche Zeichen unmittelbar hintereinander',
  'password.rules.sequential_characters': 'keine Reihenfolgen wie abc oder 123',
  'password.rules.dictionary': 'kein häufig verwendetes Passwort',
  'password.rules.profile_data': 'weder Ihren Namen noch Ihre E-Mail-Adresse',

  // What the browser module says around a passkey
  'passkey.status.waiting': 'Folgen Sie den Schritten auf Ihrem Gerät.',
  'passkey.status.not_used':
    'Es wurde kein Passkey verwendet. Sie können es noch einmal versuchen oder sich auf andere Weise anmelden.',
  'passkey.status.not_created':
    'Es wurde kein Passkey erstellt. Sie können es noch einmal versuchen oder ohne fortfahren.',
  'passkey.status.exists': 'Auf diesem Gerät gibt es schon einen Passkey für dieses Konto.',
  'passkey.status.not_supported':
    'Dieses Gerät kann hier nicht für einen Passkey verwendet werden. Versuchen Sie es mit einem anderen Gerät, oder fahren Sie auf andere Weise fort.',
  'passkey.status.needs_lock':
    'Ein Passkey braucht eine Bildschirmsperre oder eine PIN. Richten Sie auf diesem Gerät eine ein, und versuchen Sie es dann noch einmal.',
  'passkey.status.blocked':
    'Dieser Browser hat den Passkey blockiert. Versuchen Sie es mit einem anderen Browser oder ohne Erweiterungen.',
  'passkey.status.other_request':
    'Eine andere Passkey-Anfrage ist noch offen. Schließen Sie sie, und versuchen Sie es dann noch einmal.',
  'passkey.status.failed':
    'Der Passkey hat dieses Mal nicht funktioniert. Versuchen Sie es noch einmal, oder fahren Sie auf andere Weise fort.',
  'passkey.status.offline':
    'Wir konnten den Server nicht erreichen. Prüfen Sie Ihre Verbindung, und versuchen Sie es dann noch einmal.',
  'passkey.status.reconnecting': 'Die Verbindung ist abgebrochen. Neuer Versuch…',
  'passkey.status.timed_out':
    'Diese Seite ist abgelaufen. Laden Sie sie neu, um noch einmal zu beginnen.',
  'passkey.status.try_later':
    'Zu viele Versuche. Warten Sie ein paar Minuten, und versuchen Sie es dann noch einmal.',
  'passkey.status.support_code': 'Support-Code: {code}',
  'passkey.other': 'Mein Passkey wird nicht angezeigt',
  'passkey.unsupported':
    'Passkeys funktionieren in diesem Fenster nicht. Um einen zu verwenden, öffnen Sie diese Seite in Ihrem Browser.',

  // A passkey after signing in
  'enroll.title': 'Nächstes Mal ohne Passwort',
  'enroll.lead':
    'Erstellen Sie jetzt einen Passkey, und melden Sie sich so an, wie Sie dieses Gerät entsperren.',
  'enroll.later': 'Jetzt nicht',
  'enroll.never': 'Nicht mehr fragen',
  'enroll_local.title': 'Schneller anmelden auf diesem Gerät',
  'enroll_local.lead':
    'Erstellen Sie hier einen Passkey, dann brauchen Sie nächstes Mal Ihr Telefon nicht.',
  'enroll_local.not_mine': 'Das ist nicht mein Gerät',
  'enroll_renewal.title': 'Erstellen Sie einen neuen Passkey',
  'enroll_renewal.lead':
    'Die Adresse, zu der Passkeys hier gehören, wird zu {host}. Eines Tages wird Ihr jetziger Passkey nicht mehr funktionieren.',
  'continue.title': 'Sie sind angemeldet',
  'continue.lead': 'Es geht weiter zu {applicationName}…',
  'continue.submit': 'Weiter zu {applicationName}',
  'upgrade.title': 'Sie werden angemeldet',
  'upgrade.lead': 'Einen Moment…',
  'enrolled.title': 'Ihr Passkey ist bereit',
  'enrolled.lead':
    'Melden Sie sich nächstes Mal mit Ihrem Gesicht, Ihrem Fingerabdruck oder Ihrer Bildschirmsperre an.',
  'enrolled.automatic.title': 'Sie können sich jetzt mit einem Passkey anmelden',
  'enrolled.automatic.lead':
    'Ihr Browser hat einen für Sie erstellt. Verwenden Sie nächstes Mal Ihr Gesicht, Ihren Fingerabdruck oder Ihre Bildschirmsperre.',
  'enrolled.text':
    'Er ist als „{name}“ gespeichert. Ihre anderen Anmeldearten funktionieren weiterhin.',
  'enrolled.continue': 'Weiter zu {applicationName}',
  'enrolled.undo': 'Diesen Passkey entfernen',
  'enrolled.undone.title': 'Der Passkey ist entfernt',
  'enrolled.undone.lead': 'Sie können sich anmelden wie zuvor.',
  'enrolled.undone.text':
    'Falls Ihr Gerät oder Ihr Passwortmanager „{name}“ noch anzeigt, können Sie ihn auch dort löschen. Er öffnet dieses Konto nicht mehr.',

  // Consent
  'consent.title': '{applicationName} möchte auf Ihr Konto zugreifen',
  'consent.lead': 'Damit kann {applicationName}:',
  'consent.accept': 'Zustimmen',
  'consent.decline': 'Ablehnen',
  'scope.openid': 'Wissen, wer Sie sind, wenn Sie sich anmelden',
  'scope.profile': 'Ihren Namen und Ihre Profildaten sehen',
  'scope.email': 'Ihre E-Mail-Adresse sehen',
  'scope.phone': 'Ihre Telefonnummer sehen',
  'scope.address': 'Ihre Postanschrift sehen',
  'scope.offline_access': 'Diesen Zugriff behalten, während Sie nicht da sind',

  // Sign out
  'logout.title': 'Möchten Sie sich abmelden?',
  'logout.lead': 'Sie sind in diesem Browser bei {tenantName} angemeldet.',
  'logout.confirm': 'Abmelden',
  'logout.stay': 'Angemeldet bleiben',
  'logout_done.title': 'Sie sind abgemeldet',
  'logout_done.text': 'Sie können dieses Fenster schließen.',
  'logout_stayed.title': 'Sie sind weiterhin angemeldet',
  'logout_stayed.text':
    'Sie können dieses Fenster schließen oder dorthin zurückgehen, wo Sie waren.',

  // Signing in on another device
  'device_code.title': 'Gerät verbinden',
  'device_code.lead': 'Geben Sie den Code ein, den Ihr Gerät anzeigt.',
  'device_code.field': 'Code',
  'device_confirm.title': 'Ist das der Code auf Ihrem Gerät?',
  'device_confirm.lead': '{applicationName} möchte sich mit Ihrem Konto anmelden.',
  'device_confirm.warning':
    'Fahren Sie nur fort, wenn Sie das selbst begonnen haben und Ihr Gerät denselben Code anzeigt. Wenn nicht, brechen Sie ab.',
  'device_confirm.cancel': 'Abbrechen',
  'device_done.title': 'Ihr Gerät ist verbunden',
  'device_done.text': 'Sie können dieses Fenster schließen und zu Ihrem Gerät zurückkehren.',

  // Already signed in
  'already_signed_in.title': 'Sie sind schon angemeldet',
  'already_signed_in.lead': 'Sie können direkt zu {applicationName} weitergehen.',
  'already_signed_in.no_application': 'Kehren Sie zur Anwendung zurück, um weiterzumachen.',
  'already_signed_in.continue': 'Weiter zu {applicationName}',

  // One-time rescue link
  'rescue.title': 'Zurück in Ihr Konto',
  'rescue.lead':
    'Wählen Sie, wie Sie sich von jetzt an anmelden möchten. Dieser Link funktioniert einmal.',
  'rescue.passkey.title': 'Mit einem Passkey',
  'rescue.passkey.text':
    'Verwenden Sie Ihr Gesicht, Ihren Fingerabdruck oder Ihre Bildschirmsperre.',
  'rescue.passkey.full':
    'Ihr Konto hat so viele Passkeys, wie es haben kann. Legen Sie ein neues Passwort fest, und löschen Sie dann einen, den Sie nicht mehr verwenden.',
  'rescue.password.title': 'Mit einem neuen Passwort',
  'rescue.password.submit': 'Neues Passwort festlegen',
  'rescue_done.title': 'Alles erledigt',
  'rescue_done.passkey':
    'Ihr neuer Passkey ist bereit. Verwenden Sie ihn, wenn Sie sich das nächste Mal anmelden.',
  'rescue_done.password':
    'Ihr neues Passwort ist bereit. Verwenden Sie es, wenn Sie sich das nächste Mal anmelden.',
  'rescue_done.sign_in': 'Anmelden',

  // The account page
  'account.title': 'Ihr Konto',
  'account.sign_out': 'Abmelden',
  'account.back': 'Zurück zu Ihrem Konto',
  'account.no_script': 'Passkeys brauchen JavaScript, das hier ausgeschaltet ist.',
  'account.unsupported': 'In diesem Browser sind Passkeys nicht verfügbar.',
  'account.not_supported':
    'Dieses Gerät kann für dieses Konto keinen Passkey speichern. Versuchen Sie es mit Ihrem Telefon oder einem anderen Gerät.',
  'account.name.section': 'Ihr Name',
  'account.name.change': 'Namen ändern',
  'account.name.title': 'Ändern Sie Ihren Namen',
  'account.name.field': 'Name',
  'account.name.hint':
    'Bis zu 120 Zeichen. Die Anwendungen, bei denen Sie sich anmelden, können ihn anzeigen.',
  'account.name.submit': 'Speichern',
  'account.passkeys.title': 'Passkeys',
  'account.passkeys.count': '{count} von {max}',
  'account.passkeys.none_here':
    'Sie haben keinen Passkey für diese Seite. Mit einem Passkey melden Sie sich genauso an, wie Sie Ihr Gerät entsperren.',
  'account.passkeys.moving':
    'Die Adresse, zu der Passkeys hier gehören, wird zu {host}. Die Passkeys für die alte Adresse funktionieren, bis die Umstellung abgeschlossen ist.',
  'account.passkeys.moving_renew':
    'Fügen Sie jetzt einen neuen hinzu, damit Sie sich weiterhin anmelden können.',
  'account.passkeys.moving_renewed': 'Für die neue Adresse haben Sie schon einen.',
  'account.passkeys_elsewhere.title': 'Passkeys für andere Adressen',
  'account.passkeys_elsewhere.text':
    'Diese funktionieren hier nicht. Jeder meldet Sie bei der Adresse an, für die er bestimmt ist.',
  'account.passkeys.none':
    'Sie haben noch keinen Passkey. Mit einem Passkey melden Sie sich genauso an, wie Sie Ihr Gerät entsperren.',
  'account.passkeys.create': 'Passkey erstellen',
  'account.passkeys.add': 'Passkey hinzufügen',
  'account.passkeys.disabled': 'Im Moment können keine neuen Passkeys hinzugefügt werden.',
  'account.passkeys.full':
    'Ein Konto kann {max} Passkeys haben, und Ihres hat sie. Um einen weiteren hinzuzufügen, löschen Sie einen, den Sie nicht mehr verwenden.',
  'account.passkey.synced': 'Mit Ihren Geräten synchronisiert',
  'account.passkey.one_device': 'Nur auf einem Gerät',
  'account.passkey.elsewhere': 'Für {host}',
  'account.passkey.left_behind': 'Für die alte Adresse, {host}',
  'account.passkey.created': 'Erstellt',
  'account.passkey.last_used': 'Zuletzt verwendet',
  'account.passkey.unused': 'Noch nie',
  'account.passkey.used_on': 'in {browser}',
  'account.passkey.test': 'Testen',
  'account.passkey.test_label': '{name} testen',
  'account.passkey.rename': 'Umbenennen',
  'account.passkey.rename_label': '{name} umbenennen',
  'account.passkey.delete': 'Löschen',
  'account.passkey.delete_label': '{name} löschen',
  'account.sessions.title': 'Wo Sie angemeldet sind',
  'account.sessions.revoke_others': 'Überall sonst abmelden',
  'account.session.this': 'Dieser Browser',
  'account.session.unknown_browser': 'Unbekannter Browser',
  'account.browser_on_system': '{browser} unter {system}',
  'account.session.signed_in': 'Angemeldet',
  'account.session.last_used': 'Zuletzt verwendet',
  'account.session.address': 'IP-Adresse',
  'account.session.revoke': 'Abmelden',
  'account.session.revoke_label': '{browser} abmelden',
  'developers.title': 'Management-API',
  'developers.token':
    'Fordern Sie ein Token mit der Client-ID und dem Secret einer Anwendung an, der {audience} gewährt wurde, und senden Sie es als Bearer-Token.',
  'developers.refusals':
    'Was abgelehnt wird, wird mit einem errorCode beantwortet und mit einer Meldung, die das Feld nennt, was daran falsch ist und was erwartet wird. Was gelesen wurde, kommt mit einem ETag: Wird er als If-Match zurückgesendet, ändert er nichts, was jemand anderes seitdem geändert hat.',
  'developers.document': 'OpenAPI',
  'developers.contents': 'Was es gibt',
  'developers.scopes': 'Scopes, einer davon',
  'developers.parameters': 'Parameter',
  'developers.body': 'Inhalt, {type}',
  'developers.answer': 'Antwort {status}',
  'account.new_device.label': 'Neue Anmeldung',
  'account.new_device.title': 'Neue Anmeldung: {browser}, {date}',
  'account.new_device.open':
    'Wenn Sie das nicht waren, beenden Sie diese Sitzung, und sehen Sie dann Ihre Passkeys durch.',
  'account.new_device.over':
    'Dort ist niemand mehr angemeldet. Wenn Sie das nicht waren, sehen Sie Ihre Passkeys durch.',
  'account.new_device.revoke': 'Diese Sitzung beenden',
  'account.suggestions.title': 'Vorschläge für Passkeys',
  'account.suggestions.never': 'Wir schlagen Ihnen keine Passkeys vor, wie Sie es wollten.',
  'account.suggestions.not_my_device':
    'Sie haben uns gesagt, dass dies nicht Ihr Gerät ist. Deshalb schlagen wir hier keine Passkeys vor.',
  'account.suggestions.until':
    'Wir schlagen bis zum {date} keine Passkeys vor, wie Sie es wollten.',
  'account.suggestions.allow': 'Passkeys wieder vorschlagen',
  'account.done.added': '„{name}“ ist bereit.',
  'account.done.test_it': 'Jetzt testen',
  'account.done.renamed': 'Ihr Passkey heißt jetzt „{name}“.',
  'account.done.tested': '„{name}“ funktioniert. Sie können sich damit anmelden.',
  'account.done.revoked': 'Dort abgemeldet.',
  'account.done.named': 'Ihr Name ist geändert.',
  'account.done.suggested': 'Wir dürfen Ihnen wieder Passkeys vorschlagen.',
  'account.new.title': 'Passkey hinzufügen',
  'account.new.lead':
    'Erstellen Sie ihn auf diesem Gerät, auf Ihrem Telefon oder auf einem Sicherheitsschlüssel.',
  'account.new.count': 'Sie haben {count} von {max} Passkeys.',
  'account.new.not_created':
    'Es wurde kein Passkey erstellt. Sie können es noch einmal versuchen oder zurückgehen.',
  'account.confirm.title': 'Bestätigen Sie, dass Sie es sind',
  'account.confirm.to_add': 'Noch ein Schritt, bevor Sie einen Passkey hinzufügen.',
  'account.confirm.to_delete': 'Noch ein Schritt, bevor Sie „{name}“ löschen.',
  'account.confirm.account': 'Konto',
  'account.confirm.with_passkey': 'Mit einem Passkey bestätigen',
  'account.confirm.with_password': 'Mit Ihrem Passwort bestätigen',
  'account.confirm.not_used':
    'Es wurde kein Passkey verwendet. Sie können es noch einmal versuchen oder auf andere Weise bestätigen.',
  'account.confirm.failed':
    'Der Passkey hat dieses Mal nicht funktioniert. Versuchen Sie es noch einmal, oder bestätigen Sie auf andere Weise.',
  'account.confirm.nothing':
    'Sie haben weder einen Passkey für diese Seite noch ein Passwort. Es gibt also nichts, womit Sie bestätigen könnten.',
  'account.confirm.nothing.next':
    'Wenden Sie sich an den Support, und bitten Sie um einen einmaligen Link zurück in Ihr Konto.',
  'account.rename.title': 'Benennen Sie Ihren Passkey um',
  'account.rename.field': 'Name',
  'account.rename.hint': 'Bis zu 120 Zeichen, zum Beispiel „Laptop Arbeit“. Nur Sie sehen ihn.',
  'account.rename.submit': 'Speichern',
  'account.delete.title': 'Diesen Passkey löschen?',
  'account.delete.no_sign_in': 'Sie können sich damit bei {host} nicht mehr anmelden.',
  'account.delete.stays_in': 'Er bleibt in {provider}, bis er auch dort entfernt wird.',
  'account.delete.stays':
    'Er bleibt auf Ihrem Gerät oder in Ihrem Passwortmanager, bis er auch dort entfernt wird.',
  'account.delete.confirm': 'Weiter und bestätigen, dass Sie es sind',
  'account.delete.submit': 'Passkey löschen',
  'account.delete.keep': 'Behalten',
  'account.deleted.title': 'Passkey gelöscht',
  'account.deleted.text': 'Sie können sich mit „{name}“ nicht mehr anmelden.',
  'account.deleted.signalled':
    'Wir haben Ihr Gerät gebeten, Ihnen diesen Passkey nicht mehr anzubieten.',
  'account.deleted.by_hand_in':
    'Er ist noch in {provider}. Öffnen Sie {provider}, suchen Sie nach {host}, und entfernen Sie ihn auch dort, damit er Ihnen nicht mehr angeboten wird.',
  'account.deleted.by_hand':
    'Er ist noch auf Ihrem Gerät. Öffnen Sie die Passwörter oder Passkeys in dessen Einstellungen oder in Ihrem Passwortmanager, suchen Sie nach {host}, und entfernen Sie ihn auch dort, damit er Ihnen nicht mehr angeboten wird.',
  'account.test.title': 'Testen Sie Ihren Passkey',
  'account.test.lead':
    'Sehen Sie nach, ob er hier funktioniert. Sie bleiben in jedem Fall angemeldet.',
  'account.test.submit': 'Testen',
  'account.test.not_used':
    'Er wurde nicht verwendet. Wenn Ihr Gerät ihn nicht gefunden hat, ist der Passkey nicht hier: Testen Sie ihn auf dem Gerät, das ihn hat.',
  'account.test.failed':
    'Er hat dieses Mal nicht funktioniert. Versuchen Sie es noch einmal. Wenn es wieder nicht geht, fügen Sie einen neuen Passkey hinzu, und löschen Sie diesen.',

  // Error page
  'error_page.title': 'Etwas ist schiefgegangen',
  'error_page.not_found_title': 'Seite nicht gefunden',
  'error_page.code': 'Code',
  'error_page.reference': 'Referenz',
  'error_page.start_again': 'Noch einmal beginnen',
  'error_page.back_to_sign_in': 'Zurück zur Anmeldung',

  // What was sent
  'error.invalid_request': 'Wir konnten diese Anfrage nicht verstehen.',
  'error.invalid_request.next': 'Gehen Sie zurück, und versuchen Sie es noch einmal.',
  'error.identifier_required': 'Geben Sie Ihre E-Mail-Adresse ein.',
  'error.identifier_invalid': 'Geben Sie eine E-Mail-Adresse in der Form name@example.com ein.',
  'error.password_required': 'Geben Sie ein Passwort ein.',
  'error.request_too_large': 'Das war mehr, als diese Seite aufnehmen kann.',
  'error.request_too_large.next': 'Kürzen Sie Ihre Eingabe, und versuchen Sie es noch einmal.',
  'error.length_required': 'Wir konnten diese Anfrage nicht verstehen.',
  'error.cross_site_request':
    'Diese Anfrage kam von einer anderen Seite, deshalb haben wir sie nicht angenommen.',
  'error.cross_site_request.next': 'Öffnen Sie die Anwendung, und melden Sie sich dort an.',
  'error.not_found': 'Diese Seite gibt es nicht, oder sie ist umgezogen.',
  'error.not_found.next': 'Prüfen Sie die Adresse, oder kehren Sie zur Anwendung zurück.',
  'error.method_not_allowed': 'So kann diese Seite nicht verwendet werden.',
  'error.method_not_allowed.next': 'Kehren Sie zur Anwendung zurück, und beginnen Sie noch einmal.',
  'error.unknown_host': 'Unter dieser Adresse gibt es keine Anmeldeseite.',
  'error.unknown_host.next': 'Prüfen Sie die Adresse auf Tippfehler.',

  // The visit
  'error.transaction_not_found':
    'Wir konnten diese Anmeldung nicht finden. Vielleicht ist sie schon abgeschlossen.',
  'error.transaction_not_found.next':
    'Kehren Sie zur Anwendung zurück, und melden Sie sich noch einmal an.',
  'error.transaction_expired': 'Diese Anmeldung ist abgelaufen.',
  'error.transaction_expired.next':
    'Kehren Sie zur Anwendung zurück, und melden Sie sich noch einmal an.',
  'error.nowhere_to_go':
    'Diese Seite wird von einer Anwendung aus geöffnet, und keine wartet auf Sie.',
  'error.nowhere_to_go.next': 'Öffnen Sie die Anwendung, und melden Sie sich dort an.',

  // Passwords
  'error.wrong_credentials': wrongCredentials,
  'error.user_not_found': wrongCredentials,
  'error.wrong_password': wrongCredentials,
  'error.no_password': wrongCredentials,
  'error.user_blocked': wrongCredentials,
  'error.connection_disabled': 'Diese Art der Anmeldung ist gerade nicht verfügbar.',
  'error.connection_disabled.next':
    'Melden Sie sich auf andere Weise an, oder wenden Sie sich an den Support.',
  'error.password_too_short': 'Wählen Sie ein längeres Passwort.',
  'error.password_too_long': 'Wählen Sie ein kürzeres Passwort.',
  'error.password_too_weak': 'Wählen Sie ein Passwort, das alle Punkte der Liste erfüllt.',
  'error.password_too_common':
    'Wählen Sie ein weniger häufiges Passwort. Dieses ist leicht zu erraten.',
  'error.password_contains_profile':
    'Wählen Sie ein Passwort, das weder Ihren Namen noch Ihre E-Mail-Adresse enthält.',
  'error.too_many_attempts': 'Zu viele Versuche. Noch einmal versuchen in: {minutes}.',
  'error.too_many_attempts.later': 'Zu viele Versuche. Versuchen Sie es später noch einmal.',
  'error.too_busy': 'Wir haben im Moment sehr viele Anfragen.',
  'error.too_busy.next': 'Warten Sie ein paar Sekunden, und versuchen Sie es dann noch einmal.',

  // A tenant's own database
  'error.code': 'Code:',
  'error.user_database_failed': 'Wir konnten Ihr Konto nicht nachschlagen.',
  'error.user_database_failed.next':
    'Versuchen Sie es später noch einmal. Wenn es weiterhin geschieht, wenden Sie sich an den Support.',
  'error.user_database_unavailable': 'Das Nachschlagen von Konten dauert im Moment zu lange.',
  'error.user_database_unavailable.next':
    'Warten Sie eine Minute, und versuchen Sie es dann noch einmal.',
  'error.user_database_refused': 'Dieses Konto kann sich hier nicht anmelden.',
  'error.user_database_mismatch': 'Wir konnten Ihr Konto nicht nachschlagen.',
  'error.user_database_conflict': 'Wir konnten Ihr Konto nicht nachschlagen.',
  'error.user_profile_invalid': 'Etwas in Ihrem Konto ist nicht so, wie es sein sollte.',
  'error.user_profile_invalid.next': 'Wenden Sie sich an den Support.',

  // Sign-up
  'error.signup_disabled': 'Hier können keine neuen Konten erstellt werden.',
  'error.signup_disabled.next': 'Wenn Sie schon ein Konto haben, melden Sie sich an.',
  'error.signup_refused': signupRefused,
  'error.signup_refused.next':
    'Prüfen Sie sie, und versuchen Sie es noch einmal, oder melden Sie sich an, wenn Sie schon ein Konto haben.',
  'error.identifier_taken': signupRefused,

  // Passkeys
  'error.passkey_disabled': 'Passkeys sind hier nicht verfügbar.',
  'error.passkey_disabled.next': 'Fahren Sie auf andere Weise fort.',
  'error.passkey_malformed': 'Wir konnten die Antwort Ihres Geräts nicht lesen.',
  'error.passkey_malformed.next':
    'Versuchen Sie es noch einmal, oder fahren Sie auf andere Weise fort.',
  'error.passkey_challenge_not_found': passkeyNotAccepted,
  'error.passkey_challenge_expired': 'Das hat etwas zu lange gedauert.',
  'error.passkey_challenge_expired.next': 'Versuchen Sie es noch einmal mit Ihrem Passkey.',
  'error.passkey_challenge_mismatch': passkeyNotAccepted,
  'error.passkey_origin_mismatch': passkeyNotAccepted,
  'error.passkey_rp_id_mismatch': passkeyNotAccepted,
  'error.passkey_user_verification_missing': passkeyNotAccepted,
  'error.passkey_user_handle_mismatch': passkeyNotAccepted,
  'error.passkey_verification_failed': passkeyNotAccepted,
  'error.passkey_not_accepted': passkeyNotAccepted,
  'error.passkey_not_accepted.next':
    'Versuchen Sie es noch einmal, verwenden Sie einen anderen Passkey, oder melden Sie sich auf andere Weise an.',
  'error.passkey_removed': 'Dieser Passkey kann hier nicht mehr verwendet werden.',
  'error.passkey_removed.next':
    'Melden Sie sich auf andere Weise oder mit einem anderen Passkey an.',
  'error.passkey_exists': 'Auf diesem Gerät gibt es schon einen Passkey für dieses Konto.',

  'error.too_many_passkeys': 'Sie haben so viele Passkeys, wie ein Konto haben kann.',
  'error.too_many_passkeys.next':
    'Löschen Sie einen, den Sie nicht mehr verwenden, und versuchen Sie es dann noch einmal.',
  'error.passkey_must_stay_on_device':
    'Dieser Passkey könnte auf andere Geräte kopiert werden, was hier nicht erlaubt ist.',
  'error.passkey_must_stay_on_device.next':
    'Verwenden Sie einen Sicherheitsschlüssel oder einen Passkey, der auf einem Gerät bleibt.',
  'error.passkey_not_found':
    'Wir konnten diesen Passkey nicht finden. Vielleicht ist er schon gelöscht.',
  'error.passkey_name_invalid': 'Geben Sie einen Namen mit 1 bis 120 Zeichen ein.',
  'error.user_name_invalid': 'Geben Sie einen Namen mit 1 bis 120 Zeichen ein.',
  'error.last_way_in': 'Das ist Ihre einzige Möglichkeit, sich anzumelden.',
  'error.last_way_in.next':
    'Fügen Sie zuerst einen anderen Passkey hinzu, und löschen Sie dann diesen.',

  // The account page
  'error.sign_in_required': 'Melden Sie sich an, um Ihr Konto zu sehen.',
  'error.confirmation_required': 'Bestätigen Sie, dass Sie es sind, um fortzufahren.',

  'error.email_not_confirmed': 'Bestätigen Sie zuerst Ihre E-Mail-Adresse.',
  'error.unauthorized_client': 'Diese Anwendung darf das nicht.',
  'error.invalid_token':
    'Der Zugriff ist abgelaufen oder wurde zurückgenommen. Melden Sie sich noch einmal an.',
  'error.insufficient_scope': 'Dieser Anwendung wurde das nicht erlaubt.',
  'error.unmet_authentication_requirements': 'Melden Sie sich dafür noch einmal an.',

  // Tickets
  'error.ticket_invalid': 'Dieser Link ist abgelaufen oder wurde schon verwendet.',
  'error.ticket_invalid.next': 'Bitten Sie um einen neuen Link.',

  // Device codes
  'error.device_code_required': 'Geben Sie den Code Ihres Geräts ein.',
  'error.device_code_not_found': 'Dieser Code passt zu keinem wartenden Gerät.',
  'error.device_code_not_found.next':
    'Prüfen Sie den Code auf Ihrem Gerät, und geben Sie ihn noch einmal ein.',
  'error.device_code_expired': 'Dieser Code ist abgelaufen.',
  'error.device_code_expired.next':
    'Lassen Sie sich auf Ihrem Gerät einen neuen Code anzeigen, und geben Sie ihn hier ein.',
  'error.device_code_used': 'Dieser Code wurde schon verwendet.',
  'error.device_code_used.next':
    'Lassen Sie sich auf Ihrem Gerät einen neuen Code anzeigen, und geben Sie ihn hier ein.',
  'error.device_aborted': 'Das Gerät wurde nicht verbunden.',
  'error.device_aborted.next': 'Sie können dieses Fenster schließen.',

  // Protocol refusals
  'error.access_denied': 'Der Zugriff wurde nicht gewährt.',
  'error.access_denied.next': 'Kehren Sie zur Anwendung zurück, um es noch einmal zu versuchen.',
  'error.invalid_client': 'Die Anwendung ist hier nicht registriert.',
  'error.invalid_client.next': 'Geben Sie den Betreibern der Anwendung Bescheid.',
  'error.invalid_redirect_uri':
    'Die Anwendung bat uns, Sie an eine Adresse zu schicken, die sie nicht registriert hat.',
  'error.invalid_redirect_uri.next': 'Geben Sie den Betreibern der Anwendung Bescheid.',
  'error.invalid_return_to':
    'Die Anwendung bat uns, Sie an eine Adresse zu schicken, die sie nicht registriert hat.',
  'error.invalid_return_to.next': 'Geben Sie den Betreibern der Anwendung Bescheid.',
  'error.unsupported_request': 'Die Anwendung bat um etwas, das hier nicht verfügbar ist.',
  'error.unsupported_request.next': 'Geben Sie den Betreibern der Anwendung Bescheid.',
  'error.session_not_found':
    'Wir konnten Ihre Sitzung nicht finden. Vielleicht sind Sie schon abgemeldet.',
  'error.session_not_found.next':
    'Kehren Sie zur Anwendung zurück, und melden Sie sich noch einmal an.',

  'error.internal_error': 'Bei uns ist etwas schiefgegangen.',
  'error.internal_error.next':
    'Versuchen Sie es gleich noch einmal. Wenn es weiterhin geschieht, wenden Sie sich an den Support.',
};
