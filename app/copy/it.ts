import type { Sentences } from './sentences.ts';

const wrongCredentials = 'Email o password errata.';
const signupRefused = 'Non è stato possibile creare un account con questi dati.';
const passkeyNotAccepted = 'Questa passkey non è stata accettata.';

/** Italian. */
export const it: Sentences = {
  // Shared
  'common.continue': 'Continua',
  'common.or': 'oppure',
  'common.error_title': 'Errore: {title}',
  'common.document_title': '{title} | {tenantName}',
  'common.error_label': 'Errore',
  'common.busy': 'Un momento…',
  'common.last_used': 'Ultimo utilizzo',
  'field.email': 'Indirizzo email',
  'field.username': 'Nome utente',
  'field.identifier': 'Indirizzo email o nome utente',
  'field.password': 'Password',
  'field.new_password': 'Nuova password',
  'field.change': 'Modifica',
  'field.change_label': 'Modifica {label}',
  'field.show': 'Mostra',
  'field.show_password': 'Mostra password',
  'field.hide': 'Nascondi',
  'field.hide_password': 'Nascondi password',

  // Sign in
  'login.title': 'Accedi',
  'login.lead': 'per continuare su {applicationName}',
  'login.passkey': 'Continua con una passkey',
  'login.no_account': 'Non hai un account?',
  'login.sign_up': 'Registrati',
  'login.notice.passkey_removed':
    "Questa passkey qui non si può più usare. Accedi in un altro modo o usa un'altra passkey.",
  'login_password.title': 'Inserisci la password',
  'login_password.lead': 'per continuare su {applicationName}',

  // Sign up
  'signup.title': 'Crea il tuo account',
  'signup.lead': 'per continuare su {applicationName}',
  'signup.have_account': 'Hai già un account?',
  'signup.log_in': 'Accedi',
  'signup_passkey.title': 'Accedi più in fretta con una passkey',
  'signup_passkey.lead': 'Con una passkey accedi nello stesso modo in cui sblocchi il dispositivo.',
  'signup_passkey.create': 'Crea una passkey',
  'signup_passkey.without': 'Continua senza passkey',
  'signup_passkey.no_script':
    'Per creare una passkey serve JavaScript, che qui è disattivato. Puoi continuare con una password.',
  'signup_passkey.unsupported':
    'Le passkey non sono disponibili in questo browser. Puoi continuare con una password.',
  'signup_password.title': 'Scegli una password',
  'signup_password.lead': 'per il tuo account {tenantName}',
  'signup_password.submit': 'Crea account',
  'passkey.benefit.unlock.title': 'Basta sbloccare il dispositivo',
  'passkey.benefit.unlock.text': "Usa il volto, l'impronta o il blocco schermo.",
  'passkey.benefit.remember.title': 'Niente da ricordare',
  'passkey.benefit.remember.text': 'Il dispositivo tiene la passkey pronta per te.',
  'passkey.benefit.keeps.title': 'Le altre passkey restano',
  'passkey.benefit.keeps.text':
    'La passkey sul tuo telefono continua a funzionare: non perdi nulla.',
  'passkey.benefit.moment.title': 'Ci vuole un attimo',
  'passkey.benefit.moment.text': "Usa il volto, l'impronta o il blocco schermo, come fai sempre.",
  'passkey.benefit.until_then.title': 'Oggi non si interrompe nulla',
  'passkey.benefit.until_then.text':
    'La passkey attuale continua a funzionare finché il cambio non è completo.',
  'passkey.benefit.safe.title': 'Al sicuro dai siti falsi',
  'passkey.benefit.safe.text':
    "Una passkey funziona solo sul sito vero, quindi nessuno può portartela via con l'inganno.",
  'password.rules.title': 'Requisiti della password:',
  'password.rules.min_length': 'almeno {count} caratteri',
  'password.rules.uppercase': 'una lettera maiuscola',
  'password.rules.lowercase': 'una lettera minuscola',
  'password.rules.number': 'un numero',
  'password.rules.special': 'un carattere speciale, come ! o #',
  'password.rules.three_of_four':
    'tre di questi elementi: una lettera maiuscola, una lettera minuscola, un numero, un carattere speciale',
  'password.rules.identical_characters': 'non più di due caratteri identici di seguito',
  'password.rules.sequential_characters': 'nessuna sequenza come abc o 123',
  'password.rules.dictionary': 'non essere una password comune',
  'password.rules.profile_data': 'non contenere il tuo nome o indirizzo email',

  // What the browser module says around a passkey
  'passkey.status.waiting': 'Segui i passaggi sul tuo dispositivo.',
  'passkey.status.not_used':
    'Non è stata usata nessuna passkey. Puoi riprovare o accedere in un altro modo.',
  'passkey.status.not_created':
    'Non è stata creata nessuna passkey. Puoi riprovare o continuare senza.',
  'passkey.status.exists': 'Questo dispositivo ha già una passkey per questo account.',
  'passkey.status.not_supported':
    'Qui non si può usare una passkey con questo dispositivo. Prova con un altro o continua in un altro modo.',
  'passkey.status.needs_lock':
    'A una passkey serve un blocco schermo o un PIN. Impostane uno su questo dispositivo, poi riprova.',
  'passkey.status.blocked':
    'Questo browser ha bloccato la passkey. Prova con un altro browser o disattiva le estensioni.',
  'passkey.status.other_request':
    "È ancora aperta un'altra richiesta di passkey. Chiudila, poi riprova.",
  'passkey.status.failed':
    'Questa volta la passkey non ha funzionato. Riprova o continua in un altro modo.',
  'passkey.status.offline':
    'Non è stato possibile raggiungere il server. Controlla la connessione, poi riprova.',
  'passkey.status.reconnecting': 'Connessione persa. Nuovo tentativo…',
  'passkey.status.timed_out': 'Questa pagina è scaduta. Ricaricala per ricominciare.',
  'passkey.status.try_later': 'Troppi tentativi. Aspetta qualche minuto, poi riprova.',
  'passkey.status.support_code': "Codice per l'assistenza: {code}",
  'passkey.other': 'La mia passkey non compare',
  'passkey.unsupported':
    'Le passkey non funzionano in questa finestra. Per usarne una, apri questa pagina nel browser.',

  // A passkey after signing in
  'enroll.title': 'La prossima volta, senza password',
  'enroll.lead':
    'Crea ora una passkey e accedi nello stesso modo in cui sblocchi questo dispositivo.',
  'enroll.later': 'Non ora',
  'enroll.never': 'Non chiedermelo più',
  'enroll_local.title': 'Accedi più in fretta da questo dispositivo',
  'enroll_local.lead': 'Crea una passkey qui: la prossima volta non ti servirà il telefono.',
  'enroll_local.not_mine': 'Questo dispositivo non è mio',
  'enroll_renewal.title': 'Crea una nuova passkey',
  'enroll_renewal.lead':
    "L'indirizzo a cui appartengono le passkey di questo sito sta per diventare {host}. Un giorno la tua passkey attuale smetterà di funzionare.",
  'continue.title': 'Accesso effettuato',
  'continue.lead': 'Ti portiamo su {applicationName}…',
  'continue.submit': 'Continua su {applicationName}',
  'upgrade.title': 'Accesso in corso',
  'upgrade.lead': 'Un momento…',
  'enrolled.title': 'La tua passkey è pronta',
  'enrolled.lead': "La prossima volta accedi con il volto, l'impronta o il blocco schermo.",
  'enrolled.automatic.title': 'Ora puoi accedere con una passkey',
  'enrolled.automatic.lead':
    "Il browser ne ha creata una per te. La prossima volta usa il volto, l'impronta o il blocco schermo.",
  'enrolled.text': 'È salvata come “{name}”. Gli altri modi di accedere funzionano ancora.',
  'enrolled.continue': 'Continua su {applicationName}',
  'enrolled.undo': 'Rimuovi questa passkey',
  'enrolled.undone.title': 'La passkey è stata rimossa',
  'enrolled.undone.lead': 'Puoi accedere come facevi prima.',
  'enrolled.undone.text':
    'Se il dispositivo o il gestore di password mostra ancora “{name}”, puoi eliminarla anche lì. Non apre più questo account.',

  // Consent
  'consent.title': '{applicationName} vuole accedere al tuo account',
  'consent.lead': 'Così permetti a {applicationName} di:',
  'consent.accept': 'Accetta',
  'consent.decline': 'Rifiuta',
  'scope.openid': 'Sapere chi sei quando accedi',
  'scope.profile': 'Vedere il tuo nome e i dati del profilo',
  'scope.email': 'Vedere il tuo indirizzo email',
  'scope.phone': 'Vedere il tuo numero di telefono',
  'scope.address': 'Vedere il tuo indirizzo postale',
  'scope.offline_access': 'Mantenere questo accesso quando non ci sei',

  // Sign out
  'logout.title': 'Vuoi uscire?',
  'logout.lead': 'Hai una sessione aperta su {tenantName} in questo browser.',
  'logout.confirm': 'Esci',
  'logout.stay': "Mantieni l'accesso",
  'logout_done.title': 'Disconnessione effettuata',
  'logout_done.text': 'Puoi chiudere questa finestra.',
  'logout_stayed.title': 'La sessione è ancora aperta',
  'logout_stayed.text': "Puoi chiudere questa finestra o tornare dov'eri.",

  // Signing in on another device
  'device_code.title': 'Collega un dispositivo',
  'device_code.lead': 'Inserisci il codice mostrato dal dispositivo.',
  'device_code.field': 'Codice',
  'device_confirm.title': 'È questo il codice sul tuo dispositivo?',
  'device_confirm.lead': '{applicationName} chiede di accedere con il tuo account.',
  'device_confirm.warning':
    'Continua solo se hai iniziato tu e il dispositivo mostra lo stesso codice. In caso contrario, annulla.',
  'device_confirm.cancel': 'Annulla',
  'device_done.title': 'Il dispositivo è collegato',
  'device_done.text': 'Puoi chiudere questa finestra e tornare al dispositivo.',

  // Already signed in
  'already_signed_in.title': "Hai già effettuato l'accesso",
  'already_signed_in.lead': 'Puoi passare direttamente a {applicationName}.',
  'already_signed_in.no_application': "Torna all'applicazione per continuare.",
  'already_signed_in.continue': 'Continua su {applicationName}',

  // One-time rescue link
  'rescue.title': 'Rientra nel tuo account',
  'rescue.lead': "Scegli come vuoi accedere d'ora in poi. Questo link funziona una volta sola.",
  'rescue.passkey.title': 'Con una passkey',
  'rescue.passkey.text': "Usa il volto, l'impronta o il blocco schermo.",
  'rescue.passkey.full':
    'Il tuo account non può avere altre passkey. Imposta una nuova password, poi elimina una passkey che non usi più.',
  'rescue.password.title': 'Con una nuova password',
  'rescue.password.submit': 'Imposta nuova password',
  'rescue_done.title': 'Tutto pronto',
  'rescue_done.passkey': 'La nuova passkey è pronta. Usala la prossima volta che accedi.',
  'rescue_done.password': 'La nuova password è pronta. Usala la prossima volta che accedi.',
  'rescue_done.sign_in': 'Accedi',

  // The account page
  'account.title': 'Il tuo account',
  'account.sign_out': 'Esci',
  'account.back': 'Torna al tuo account',
  'account.no_script': 'Per le passkey serve JavaScript, che qui è disattivato.',
  'account.unsupported': 'Le passkey non sono disponibili in questo browser.',
  'account.not_supported':
    'Questo dispositivo non può contenere una passkey per questo account. Prova con il telefono o un altro dispositivo.',
  'account.name.section': 'Il tuo nome',
  'account.name.change': 'Cambia il tuo nome',
  'account.name.title': 'Cambia il tuo nome',
  'account.name.field': 'Nome',
  'account.name.hint': 'Fino a 120 caratteri. Le applicazioni a cui accedi possono mostrarlo.',
  'account.name.submit': 'Salva',
  'account.passkeys.title': 'Le tue passkey',
  'account.passkeys.count': '{count} su {max}',
  'account.passkeys.none_here':
    'Non hai una passkey per questo sito. Con una passkey accedi nello stesso modo in cui sblocchi il dispositivo.',
  'account.passkeys.moving':
    "L'indirizzo a cui appartengono le passkey di questo sito sta per diventare {host}. Quelle del vecchio indirizzo funzionano finché il cambio non è completo.",
  'account.passkeys.moving_renew': 'Aggiungine una nuova ora, per poter continuare ad accedere.',
  'account.passkeys.moving_renewed': 'Ne hai già una per il nuovo indirizzo.',
  'account.passkeys_elsewhere.title': 'Passkey per altri indirizzi',
  'account.passkeys_elsewhere.text':
    "Queste qui non funzionano. Ognuna serve per accedere all'indirizzo a cui appartiene.",
  'account.passkeys.none':
    'Non hai ancora una passkey. Con una passkey accedi nello stesso modo in cui sblocchi il dispositivo.',
  'account.passkeys.create': 'Crea una passkey',
  'account.passkeys.add': 'Aggiungi una passkey',
  'account.passkeys.disabled': 'Al momento non si possono aggiungere passkey.',
  'account.passkeys.full':
    "Un account può avere {max} passkey e il tuo le ha già tutte. Per aggiungerne un'altra, eliminane una che non usi più.",
  'account.passkey.synced': 'Sincronizzata con i tuoi dispositivi',
  'account.passkey.one_device': 'Su un solo dispositivo',
  'account.passkey.elsewhere': 'Per {host}',
  'account.passkey.left_behind': 'Per il vecchio indirizzo, {host}',
  'account.passkey.created': 'Creata',
  'account.passkey.last_used': 'Ultimo utilizzo',
  'account.passkey.unused': 'Non ancora',
  'account.passkey.used_on': 'su {browser}',
  'account.passkey.test': 'Prova',
  'account.passkey.test_label': 'Prova {name}',
  'account.passkey.rename': 'Rinomina',
  'account.passkey.rename_label': 'Rinomina {name}',
  'account.passkey.delete': 'Elimina',
  'account.passkey.delete_label': 'Elimina {name}',
  'account.sessions.title': "Dove hai effettuato l'accesso",
  'account.sessions.revoke_others': 'Esci dalle altre sessioni',
  'account.session.this': 'Questo browser',
  'account.session.unknown_browser': 'Browser sconosciuto',
  'account.browser_on_system': '{browser} su {system}',
  'account.session.signed_in': 'Accesso effettuato',
  'account.session.last_used': 'Ultimo utilizzo',
  'account.session.address': 'Indirizzo IP',
  'account.session.revoke': 'Esci',
  'account.session.revoke_label': 'Esci da {browser}',
  'developers.title': 'API di gestione',
  'developers.token':
    "Chiedi un token con l'ID client e il segreto di un'applicazione autorizzata per {audience} e invialo come token di tipo bearer.",
  'developers.refusals':
    'A ciò che viene rifiutato si risponde con un errorCode e un messaggio che indica il campo, che cosa non va e che cosa ci si aspetta. Ciò che viene letto arriva con un ETag: se lo rimandi come If-Match, non cambia nulla che qualcun altro abbia modificato nel frattempo.',
  'developers.document': 'OpenAPI',
  'developers.contents': 'Che cosa trovi qui',
  'developers.scopes': 'Scope, uno qualsiasi di',
  'developers.parameters': 'Parametri',
  'developers.body': 'Corpo, {type}',
  'developers.answer': 'Risposta {status}',
  'account.new_device.label': 'Nuovo accesso',
  'account.new_device.title': 'Nuovo accesso: {browser}, {date}',
  'account.new_device.open':
    'Se non eri tu, termina quella sessione, poi controlla le tue passkey.',
  'account.new_device.over':
    'Quella sessione è già terminata. Se non eri tu, controlla le tue passkey.',
  'account.new_device.revoke': 'Termina quella sessione',
  'account.suggestions.title': 'Suggerimenti di passkey',
  'account.suggestions.never': 'Non ti suggeriamo passkey, come ci hai chiesto.',
  'account.suggestions.not_my_device':
    'Ci hai detto che questo dispositivo non è tuo, quindi qui non suggeriamo passkey.',
  'account.suggestions.until':
    'Come ci hai chiesto, non suggeriamo passkey prima di questa data: {date}.',
  'account.suggestions.allow': 'Suggerisci di nuovo le passkey',
  'account.done.added': '“{name}” è pronta.',
  'account.done.test_it': 'Provala ora',
  'account.done.renamed': 'Ora la tua passkey si chiama “{name}”.',
  'account.done.tested': '“{name}” funziona. Puoi usarla per accedere.',
  'account.done.revoked': 'Quella sessione è terminata.',
  'account.done.named': 'Il tuo nome è cambiato.',
  'account.done.suggested': 'Potremo suggerirti di nuovo le passkey.',
  'account.new.title': 'Aggiungi una passkey',
  'account.new.lead': 'Creala su questo dispositivo, sul telefono o su una chiave di sicurezza.',
  'account.new.count': 'Hai {count} passkey su {max}.',
  'account.new.not_created':
    'Non è stata creata nessuna passkey. Puoi riprovare o tornare indietro.',
  'account.confirm.title': 'Conferma di essere tu',
  'account.confirm.to_add': 'Ancora un passaggio prima di aggiungere una passkey.',
  'account.confirm.to_delete': 'Ancora un passaggio prima di eliminare “{name}”.',
  'account.confirm.account': 'Il tuo account',
  'account.confirm.with_passkey': 'Conferma con una passkey',
  'account.confirm.with_password': 'Conferma con la password',
  'account.confirm.not_used':
    'Non è stata usata nessuna passkey. Puoi riprovare o confermare in un altro modo.',
  'account.confirm.failed':
    'Questa volta la passkey non ha funzionato. Riprova o conferma in un altro modo.',
  'account.confirm.nothing':
    "Non hai né una passkey per questo sito né una password, quindi non c'è nulla con cui confermare.",
  'account.confirm.nothing.next':
    "Contatta l'assistenza e chiedi un link monouso per rientrare nel tuo account.",
  'account.rename.title': 'Rinomina la tua passkey',
  'account.rename.field': 'Nome',
  'account.rename.hint':
    'Fino a 120 caratteri, per esempio “Portatile di lavoro”. Lo vedi solo tu.',
  'account.rename.submit': 'Salva',
  'account.delete.title': 'Eliminare questa passkey?',
  'account.delete.no_sign_in': 'Non potrai più usarla per accedere a {host}.',
  'account.delete.stays_in': 'Resta in {provider} finché non la rimuovi anche lì.',
  'account.delete.stays':
    'Resta sul dispositivo o nel gestore di password finché non la rimuovi anche lì.',
  'account.delete.confirm': 'Continua e conferma di essere tu',
  'account.delete.submit': 'Elimina passkey',
  'account.delete.keep': 'Conservala',
  'account.deleted.title': 'Passkey eliminata',
  'account.deleted.text': 'Non puoi più accedere con “{name}”.',
  'account.deleted.signalled': 'Abbiamo chiesto al tuo dispositivo di non proportela più.',
  'account.deleted.by_hand_in':
    'È ancora in {provider}. Apri {provider}, cerca {host} e rimuovila anche lì, così non ti verrà più proposta.',
  'account.deleted.by_hand':
    'È ancora sul dispositivo. Apri le password o le passkey nelle impostazioni o nel gestore di password, cerca {host} e rimuovila anche lì, così non ti verrà più proposta.',
  'account.test.title': 'Prova la tua passkey',
  'account.test.lead': 'Scopri se funziona qui. Comunque vada, la sessione resta aperta.',
  'account.test.submit': 'Provala',
  'account.test.not_used':
    "Non è stata usata. Se il dispositivo non l'ha trovata, la passkey non è qui: provala sul dispositivo che la contiene.",
  'account.test.failed':
    'Questa volta non ha funzionato. Riprova; se non va ancora, aggiungi una nuova passkey ed elimina questa.',

  // Error page
  'error_page.title': 'Qualcosa è andato storto',
  'error_page.not_found_title': 'Pagina non trovata',
  'error_page.code': 'Codice',
  'error_page.reference': 'Riferimento',
  'error_page.start_again': 'Ricomincia',
  'error_page.back_to_sign_in': "Torna all'accesso",

  // What was sent
  'error.invalid_request': 'Non siamo riusciti a capire questa richiesta.',
  'error.invalid_request.next': 'Torna indietro e riprova.',
  'error.identifier_required': 'Inserisci il tuo indirizzo email.',
  'error.identifier_invalid': 'Inserisci un indirizzo email nel formato nome@example.com.',
  'error.password_required': 'Inserisci una password.',
  'error.request_too_large': 'È più di quanto questa pagina possa accettare.',
  'error.request_too_large.next': 'Accorcia ciò che hai inserito e riprova.',
  'error.length_required': 'Non siamo riusciti a capire questa richiesta.',
  'error.cross_site_request':
    "Questa richiesta veniva da un altro sito, quindi non l'abbiamo accettata.",
  'error.cross_site_request.next': "Apri l'applicazione e accedi da lì.",
  'error.not_found': 'Questa pagina non esiste o è stata spostata.',
  'error.not_found.next': "Controlla l'indirizzo o torna all'applicazione.",
  'error.method_not_allowed': 'Questa pagina non si può usare in quel modo.',
  'error.method_not_allowed.next': "Torna all'applicazione e ricomincia.",
  'error.unknown_host': "A questo indirizzo non c'è una pagina di accesso.",
  'error.unknown_host.next': "Controlla che l'indirizzo sia scritto bene.",

  // The visit
  'error.transaction_not_found':
    'Non abbiamo trovato questo accesso. Forse è già stato completato.',
  'error.transaction_not_found.next': "Torna all'applicazione e accedi di nuovo.",
  'error.transaction_expired': 'Il tempo per questo accesso è scaduto.',
  'error.transaction_expired.next': "Torna all'applicazione e accedi di nuovo.",
  'error.nowhere_to_go': "Questa pagina si apre da un'applicazione, e nessuna ti sta aspettando.",
  'error.nowhere_to_go.next': "Apri l'applicazione e accedi da lì.",

  // Passwords
  'error.wrong_credentials': wrongCredentials,
  'error.user_not_found': wrongCredentials,
  'error.wrong_password': wrongCredentials,
  'error.no_password': wrongCredentials,
  'error.user_blocked': wrongCredentials,
  'error.connection_disabled': 'Al momento non si può accedere in questo modo.',
  'error.connection_disabled.next': "Accedi in un altro modo o contatta l'assistenza.",
  'error.password_too_short': 'Scegli una password più lunga.',
  'error.password_too_long': 'Scegli una password più corta.',
  'error.password_too_weak': "Scegli una password che rispetti tutti i punti dell'elenco.",
  'error.password_too_common': 'Scegli una password meno comune. Questa è facile da indovinare.',
  'error.password_contains_profile':
    'Scegli una password che non contenga il tuo nome o indirizzo email.',
  'error.too_many_attempts': 'Troppi tentativi. Riprova tra {minutes}.',
  'error.too_many_attempts.later': 'Troppi tentativi. Riprova più tardi.',
  'error.too_busy': 'In questo momento abbiamo molte richieste.',
  'error.too_busy.next': 'Aspetta qualche secondo, poi riprova.',

  // A tenant's own database
  'error.code': 'Codice:',
  'error.user_database_failed': 'Non siamo riusciti a consultare il tuo account.',
  'error.user_database_failed.next':
    "Riprova più tardi. Se continua a succedere, contatta l'assistenza.",
  'error.user_database_unavailable': 'Al momento ci vuole troppo tempo per consultare gli account.',
  'error.user_database_unavailable.next': 'Aspetta un minuto, poi riprova.',
  'error.user_database_refused': 'Con questo account non si può accedere qui.',
  'error.user_database_mismatch': 'Non siamo riusciti a consultare il tuo account.',
  'error.user_database_conflict': 'Non siamo riusciti a consultare il tuo account.',
  'error.user_profile_invalid': 'Qualcosa nel tuo account non è come dovrebbe.',
  'error.user_profile_invalid.next': "Contatta l'assistenza.",

  // Sign-up
  'error.signup_disabled': 'Qui non si possono creare nuovi account.',
  'error.signup_disabled.next': 'Se hai già un account, accedi.',
  'error.signup_refused': signupRefused,
  'error.signup_refused.next': 'Controllali e riprova, oppure accedi se hai già un account.',
  'error.identifier_taken': signupRefused,

  // Passkeys
  'error.passkey_disabled': 'Qui le passkey non sono disponibili.',
  'error.passkey_disabled.next': 'Continua in un altro modo.',
  'error.passkey_malformed': 'Non siamo riusciti a leggere la risposta del tuo dispositivo.',
  'error.passkey_malformed.next': 'Riprova o continua in un altro modo.',
  'error.passkey_challenge_not_found': passkeyNotAccepted,
  'error.passkey_challenge_expired': 'È passato troppo tempo.',
  'error.passkey_challenge_expired.next': 'Riprova con la tua passkey.',
  'error.passkey_challenge_mismatch': passkeyNotAccepted,
  'error.passkey_origin_mismatch': passkeyNotAccepted,
  'error.passkey_rp_id_mismatch': passkeyNotAccepted,
  'error.passkey_user_verification_missing': passkeyNotAccepted,
  'error.passkey_user_handle_mismatch': passkeyNotAccepted,
  'error.passkey_verification_failed': passkeyNotAccepted,
  'error.passkey_not_accepted': passkeyNotAccepted,
  'error.passkey_not_accepted.next': "Riprova, usa un'altra passkey o accedi in un altro modo.",
  'error.passkey_removed': 'Questa passkey qui non si può più usare.',
  'error.passkey_removed.next': "Accedi in un altro modo o usa un'altra passkey.",
  'error.passkey_exists': 'Questo dispositivo ha già una passkey per questo account.',

  'error.too_many_passkeys': 'Hai già tutte le passkey che un account può avere.',
  'error.too_many_passkeys.next': 'Eliminane una che non usi più, poi riprova.',
  'error.passkey_must_stay_on_device':
    'Questa passkey potrebbe essere copiata su altri dispositivi, e qui non è consentito.',
  'error.passkey_must_stay_on_device.next':
    'Usa una chiave di sicurezza o una passkey che resti su un solo dispositivo.',
  'error.passkey_not_found': 'Non abbiamo trovato questa passkey. Forse è già stata eliminata.',
  'error.passkey_name_invalid': 'Inserisci un nome da 1 a 120 caratteri.',
  'error.user_name_invalid': 'Inserisci un nome da 1 a 120 caratteri.',
  'error.last_way_in': 'È il tuo unico modo di accedere.',
  'error.last_way_in.next': "Prima aggiungi un'altra passkey, poi elimina questa.",

  // The account page
  'error.sign_in_required': 'Accedi per vedere il tuo account.',
  'error.confirmation_required': 'Conferma di essere tu per continuare.',

  'error.email_not_confirmed': 'Conferma prima il tuo indirizzo email.',
  'error.unauthorized_client': 'Questa applicazione non può farlo.',
  'error.invalid_token': "L'accesso è scaduto o è stato revocato. Accedi di nuovo.",
  'error.insufficient_scope': 'Questa applicazione non ha il permesso di farlo.',
  'error.unmet_authentication_requirements': 'Per farlo, accedi di nuovo.',

  // Tickets
  'error.ticket_invalid': 'Questo link è scaduto o è già stato usato.',
  'error.ticket_invalid.next': 'Chiedi un nuovo link.',

  // Device codes
  'error.device_code_required': 'Inserisci il codice del tuo dispositivo.',
  'error.device_code_not_found': 'Questo codice non corrisponde a un dispositivo in attesa.',
  'error.device_code_not_found.next': 'Controlla il codice sul dispositivo e inseriscilo di nuovo.',
  'error.device_code_expired': 'Questo codice è scaduto.',
  'error.device_code_expired.next': 'Ottieni un nuovo codice sul dispositivo e inseriscilo qui.',
  'error.device_code_used': 'Questo codice è già stato usato.',
  'error.device_code_used.next': 'Ottieni un nuovo codice sul dispositivo e inseriscilo qui.',
  'error.device_aborted': 'Il dispositivo non è stato collegato.',
  'error.device_aborted.next': 'Puoi chiudere questa finestra.',

  // Protocol refusals
  'error.access_denied': "L'accesso non è stato concesso.",
  'error.access_denied.next': "Torna all'applicazione per riprovare.",
  'error.invalid_client': "L'applicazione non è registrata qui.",
  'error.invalid_client.next': "Avvisa chi gestisce l'applicazione.",
  'error.invalid_redirect_uri':
    "L'applicazione ci ha chiesto di portarti a un indirizzo che non ha registrato.",
  'error.invalid_redirect_uri.next': "Avvisa chi gestisce l'applicazione.",
  'error.invalid_return_to':
    "L'applicazione ci ha chiesto di portarti a un indirizzo che non ha registrato.",
  'error.invalid_return_to.next': "Avvisa chi gestisce l'applicazione.",
  'error.unsupported_request': "L'applicazione ha chiesto qualcosa che qui non è disponibile.",
  'error.unsupported_request.next': "Avvisa chi gestisce l'applicazione.",
  'error.session_not_found': 'Non abbiamo trovato la tua sessione. Forse è già stata chiusa.',
  'error.session_not_found.next': "Torna all'applicazione e accedi di nuovo.",

  'error.internal_error': 'Qualcosa è andato storto da parte nostra.',
  'error.internal_error.next':
    "Riprova tra un momento. Se continua a succedere, contatta l'assistenza.",
};
