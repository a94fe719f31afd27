import type { Sentences } from './sentences.ts';

const wrongCredentials = 'Nieprawidłowy e-mail lub hasło.';
const signupRefused = 'Nie udało się utworzyć konta z tymi danymi.';
const passkeyNotAccepted = 'Ten klucz dostępu nie został przyjęty.';

/** Polish. */
export const pl: Sentences = {
  // Shared
  'common.continue': 'Dalej',
  'common.or': 'lub',
  'common.error_title': 'Błąd: {title}',
  'common.document_title': '{title} | {tenantName}',
  'common.error_label': 'Błąd',
  'common.busy': 'Chwileczkę…',
  'common.last_used': 'Ostatnio używane',
  'field.email': 'Adres e-mail',
  'field.username': 'Nazwa użytkownika',
  'field.identifier': 'Adres e-mail lub nazwa użytkownika',
  'field.password': 'Hasło',
  'field.new_password': 'Nowe hasło',
  'field.change': 'Zmień',
  'field.change_label': 'Zmień: {label}',
  'field.show': 'Pokaż',
  'field.show_password': 'Pokaż hasło',
  'field.hide': 'Ukryj',
  'field.hide_password': 'Ukryj hasło',

  // Sign in
  'login.title': 'Zaloguj się',
  'login.lead': 'aby przejść do aplikacji {applicationName}',
  'login.passkey': 'Użyj klucza dostępu',
  'login.no_account': 'Nie masz konta?',
  'login.sign_up': 'Zarejestruj się',
  'login.notice.passkey_removed':
    'Tego klucza dostępu nie można już tu używać. Zaloguj się inaczej lub użyj innego klucza.',
  'login_password.title': 'Wpisz hasło',
  'login_password.lead': 'aby przejść do aplikacji {applicationName}',

  // Sign up
  'signup.title': 'Utwórz konto',
  'signup.lead': 'aby przejść do aplikacji {applicationName}',
  'signup.have_account': 'Masz już konto?',
  'signup.log_in': 'Zaloguj się',
  'signup_passkey.title': 'Loguj się szybciej z kluczem dostępu',
  'signup_passkey.lead':
    'Z kluczem dostępu logujesz się tak samo, jak odblokowujesz swoje urządzenie.',
  'signup_passkey.create': 'Utwórz klucz dostępu',
  'signup_passkey.without': 'Kontynuuj bez klucza dostępu',
  'signup_passkey.no_script':
    'Do utworzenia klucza dostępu potrzebny jest JavaScript, który jest tu wyłączony. Możesz kontynuować z hasłem.',
  'signup_passkey.unsupported':
    'Ta przeglądarka nie obsługuje kluczy dostępu. Możesz kontynuować z hasłem.',
  'signup_password.title': 'Wybierz hasło',
  'signup_password.lead': 'do swojego konta {tenantName}',
  'signup_password.submit': 'Utwórz konto',
  'passkey.benefit.unlock.title': 'Wystarczy odblokować urządzenie',
  'passkey.benefit.unlock.text': 'Użyj twarzy, odcisku palca lub blokady ekranu.',
  'passkey.benefit.remember.title': 'Nic do zapamiętania',
  'passkey.benefit.remember.text': 'Urządzenie przechowuje klucz dostępu za Ciebie.',
  'passkey.benefit.keeps.title': 'Inne klucze dostępu zostają',
  'passkey.benefit.keeps.text': 'Klucz dostępu w telefonie nadal działa, więc nic nie tracisz.',
  'passkey.benefit.moment.title': 'To zajmie chwilę',
  'passkey.benefit.moment.text': 'Użyj twarzy, odcisku palca lub blokady ekranu, tak jak zawsze.',
  'passkey.benefit.until_then.title': 'Dziś nic nie przestaje działać',
  'passkey.benefit.until_then.text': 'Obecny klucz dostępu będzie działać do zakończenia zmiany.',
  'passkey.benefit.safe.title': 'Ochrona przed fałszywymi stronami',
  'passkey.benefit.safe.text':
    'Klucz dostępu działa tylko na prawdziwej stronie, więc nikt go od Ciebie nie wyłudzi.',
  'password.rules.title': 'Wymagania dotyczące hasła:',
  'password.rules.min_length': 'liczba znaków: co najmniej {count}',
  'password.rules.uppercase': 'wielka litera',
  'password.rules.lowercase': 'mała litera',
  'password.rules.number': 'cyfra',
  'password.rules.special': 'znak specjalny, np. ! lub #',
  'password.rules.three_of_four':
    'trzy z tych elementów: wielka litera, mała litera, cyfra, znak specjalny',
  'password.rules.identical_characters': 'najwyżej dwa jednakowe znaki z rzędu',
  'password.rules.sequential_characters': 'bez ciągów takich jak abc czy 123',
  'password.rules.dictionary': 'inne niż popularne hasła',
  'password.rules.profile_data': 'bez Twojego imienia, nazwiska i adresu e-mail',

  // What the browser module says around a passkey
  'passkey.status.waiting': 'Postępuj zgodnie z instrukcjami na urządzeniu.',
  'passkey.status.not_used':
    'Nie użyto klucza dostępu. Możesz spróbować ponownie lub zalogować się inaczej.',
  'passkey.status.not_created':
    'Nie utworzono klucza dostępu. Możesz spróbować ponownie lub kontynuować bez niego.',
  'passkey.status.exists': 'To urządzenie ma już klucz dostępu do tego konta.',
  'passkey.status.not_supported':
    'Na tym urządzeniu nie można tu użyć klucza dostępu. Spróbuj na innym lub wybierz inny sposób.',
  'passkey.status.needs_lock':
    'Klucz dostępu wymaga blokady ekranu lub kodu PIN. Ustaw je na tym urządzeniu i spróbuj ponownie.',
  'passkey.status.blocked':
    'Przeglądarka zablokowała klucz dostępu. Użyj innej przeglądarki lub wyłącz rozszerzenia.',
  'passkey.status.other_request':
    'Inna prośba o klucz dostępu jest nadal otwarta. Zamknij ją i spróbuj ponownie.',
  'passkey.status.failed':
    'Tym razem klucz dostępu nie zadziałał. Spróbuj ponownie lub wybierz inny sposób.',
  'passkey.status.offline':
    'Nie udało się połączyć z serwerem. Sprawdź połączenie i spróbuj ponownie.',
  'passkey.status.reconnecting': 'Utracono połączenie. Próbujemy ponownie…',
  'passkey.status.timed_out': 'Ta strona wygasła. Odśwież ją, aby zacząć od nowa.',
  'passkey.status.try_later': 'Zbyt wiele prób. Odczekaj kilka minut i spróbuj ponownie.',
  'passkey.status.support_code': 'Kod dla pomocy technicznej: {code}',
  'passkey.other': 'Nie widzę swojego klucza dostępu',
  'passkey.unsupported':
    'Klucze dostępu nie działają w tym oknie. Aby użyć klucza, otwórz tę stronę w przeglądarce.',

  // A passkey after signing in
  'enroll.title': 'Następnym razem bez hasła',
  'enroll.lead':
    'Utwórz teraz klucz dostępu i loguj się tak samo, jak odblokowujesz to urządzenie.',
  'enroll.later': 'Nie teraz',
  'enroll.never': 'Nie pytaj ponownie',
  'enroll_local.title': 'Loguj się szybciej na tym urządzeniu',
  'enroll_local.lead':
    'Utwórz tutaj klucz dostępu, a następnym razem telefon nie będzie potrzebny.',
  'enroll_local.not_mine': 'To nie moje urządzenie',
  'enroll_renewal.title': 'Utwórz nowy klucz dostępu',
  'enroll_renewal.lead':
    'Adres, do którego należą tutejsze klucze dostępu, zmienia się na {host}. Twój obecny klucz kiedyś przestanie działać.',
  'continue.title': 'Logowanie zakończone',
  'continue.lead': 'Przechodzimy do aplikacji {applicationName}…',
  'continue.submit': 'Przejdź do aplikacji {applicationName}',
  'upgrade.title': 'Logujemy Cię',
  'upgrade.lead': 'Chwileczkę…',
  'enrolled.title': 'Twój klucz dostępu jest gotowy',
  'enrolled.lead': 'Następnym razem zaloguj się twarzą, odciskiem palca lub blokadą ekranu.',
  'enrolled.automatic.title': 'Możesz już logować się kluczem dostępu',
  'enrolled.automatic.lead':
    'Przeglądarka utworzyła go za Ciebie. Następnym razem użyj twarzy, odcisku palca lub blokady ekranu.',
  'enrolled.text': 'Zapisano go jako „{name}”. Inne sposoby logowania nadal działają.',
  'enrolled.continue': 'Przejdź do aplikacji {applicationName}',
  'enrolled.undo': 'Usuń ten klucz dostępu',
  'enrolled.undone.title': 'Klucz dostępu został usunięty',
  'enrolled.undone.lead': 'Możesz logować się tak jak wcześniej.',
  'enrolled.undone.text':
    'Jeśli urządzenie lub menedżer haseł nadal pokazuje „{name}”, możesz usunąć go także tam. Nie otwiera już tego konta.',

  // Consent
  'consent.title': '{applicationName} prosi o dostęp do Twojego konta',
  'consent.lead': 'Aplikacja {applicationName} będzie mogła:',
  'consent.accept': 'Zezwól',
  'consent.decline': 'Odmów',
  'scope.openid': 'Rozpoznać Cię przy logowaniu',
  'scope.profile': 'Zobaczyć Twoje imię i nazwisko oraz dane profilu',
  'scope.email': 'Zobaczyć Twój adres e-mail',
  'scope.phone': 'Zobaczyć Twój numer telefonu',
  'scope.address': 'Zobaczyć Twój adres pocztowy',
  'scope.offline_access': 'Zachować ten dostęp podczas Twojej nieobecności',

  // Sign out
  'logout.title': 'Chcesz się wylogować?',
  'logout.lead': 'Twoje konto {tenantName} jest zalogowane w tej przeglądarce.',
  'logout.confirm': 'Wyloguj się',
  'logout.stay': 'Nie wylogowuj',
  'logout_done.title': 'Wylogowano Cię',
  'logout_done.text': 'Możesz zamknąć to okno.',
  'logout_stayed.title': 'Nie wylogowano Cię',
  'logout_stayed.text': 'Możesz zamknąć to okno lub wrócić do poprzedniej strony.',

  // Signing in on another device
  'device_code.title': 'Połącz urządzenie',
  'device_code.lead': 'Wpisz kod widoczny na urządzeniu.',
  'device_code.field': 'Kod',
  'device_confirm.title': 'Czy to kod z Twojego urządzenia?',
  'device_confirm.lead': '{applicationName} prosi o zalogowanie z użyciem Twojego konta.',
  'device_confirm.warning':
    'Kontynuuj tylko wtedy, gdy to Twoje działanie i urządzenie pokazuje ten sam kod. Jeśli nie, anuluj.',
  'device_confirm.cancel': 'Anuluj',
  'device_done.title': 'Urządzenie jest połączone',
  'device_done.text': 'Możesz zamknąć to okno i wrócić do urządzenia.',

  // Already signed in
  'already_signed_in.title': 'Już Cię zalogowano',
  'already_signed_in.lead': 'Możesz od razu przejść do aplikacji {applicationName}.',
  'already_signed_in.no_application': 'Wróć do aplikacji, aby kontynuować.',
  'already_signed_in.continue': 'Przejdź do aplikacji {applicationName}',

  // One-time rescue link
  'rescue.title': 'Odzyskaj dostęp do konta',
  'rescue.lead': 'Wybierz, jak chcesz się odtąd logować. Ten link działa tylko raz.',
  'rescue.passkey.title': 'Kluczem dostępu',
  'rescue.passkey.text': 'Użyj twarzy, odcisku palca lub blokady ekranu.',
  'rescue.passkey.full':
    'Na koncie nie zmieści się więcej kluczy dostępu. Ustaw nowe hasło, a potem usuń klucz, którego już nie używasz.',
  'rescue.password.title': 'Nowym hasłem',
  'rescue.password.submit': 'Ustaw nowe hasło',
  'rescue_done.title': 'Wszystko gotowe',
  'rescue_done.passkey': 'Nowy klucz dostępu jest gotowy. Użyj go przy następnym logowaniu.',
  'rescue_done.password': 'Nowe hasło jest gotowe. Użyj go przy następnym logowaniu.',
  'rescue_done.sign_in': 'Zaloguj się',

  // The account page
  'account.title': 'Twoje konto',
  'account.sign_out': 'Wyloguj się',
  'account.back': 'Wróć do konta',
  'account.no_script': 'Klucze dostępu wymagają JavaScriptu, który jest tu wyłączony.',
  'account.unsupported': 'Ta przeglądarka nie obsługuje kluczy dostępu.',
  'account.not_supported':
    'To urządzenie nie może przechowywać klucza dostępu do tego konta. Spróbuj na telefonie lub innym urządzeniu.',
  'account.name.section': 'Imię i nazwisko',
  'account.name.change': 'Zmień imię i nazwisko',
  'account.name.title': 'Zmień imię i nazwisko',
  'account.name.field': 'Imię i nazwisko',
  'account.name.hint': 'Do 120 znaków. Mogą je pokazywać aplikacje, do których się logujesz.',
  'account.name.submit': 'Zapisz',
  'account.passkeys.title': 'Klucze dostępu',
  'account.passkeys.count': '{count} z {max}',
  'account.passkeys.none_here':
    'Nie masz klucza dostępu do tej strony. Z kluczem logujesz się tak samo, jak odblokowujesz urządzenie.',
  'account.passkeys.moving':
    'Adres, do którego należą tutejsze klucze dostępu, zmienia się na {host}. Klucze do starego adresu działają do zakończenia zmiany.',
  'account.passkeys.moving_renew': 'Dodaj teraz nowy, aby móc się dalej logować.',
  'account.passkeys.moving_renewed': 'Masz już klucz do nowego adresu.',
  'account.passkeys_elsewhere.title': 'Klucze dostępu do innych adresów',
  'account.passkeys_elsewhere.text':
    'Te klucze tutaj nie działają. Każdy z nich loguje Cię pod swoim adresem.',
  'account.passkeys.none':
    'Nie masz jeszcze klucza dostępu. Z kluczem logujesz się tak samo, jak odblokowujesz urządzenie.',
  'account.passkeys.create': 'Utwórz klucz dostępu',
  'account.passkeys.add': 'Dodaj klucz dostępu',
  'account.passkeys.disabled': 'W tej chwili nie można dodawać nowych kluczy dostępu.',
  'account.passkeys.full':
    'Na koncie może być do {max} kluczy dostępu i masz już tyle. Aby dodać nowy, usuń klucz, którego już nie używasz.',
  'account.passkey.synced': 'Synchronizowany z Twoimi urządzeniami',
  'account.passkey.one_device': 'Tylko na jednym urządzeniu',
  'account.passkey.elsewhere': 'Do {host}',
  'account.passkey.left_behind': 'Do starego adresu {host}',
  'account.passkey.created': 'Utworzono',
  'account.passkey.last_used': 'Ostatnie użycie',
  'account.passkey.unused': 'Jeszcze nie',
  'account.passkey.used_on': 'w przeglądarce {browser}',
  'account.passkey.test': 'Sprawdź',
  'account.passkey.test_label': 'Sprawdź {name}',
  'account.passkey.rename': 'Zmień nazwę',
  'account.passkey.rename_label': 'Zmień nazwę {name}',
  'account.passkey.delete': 'Usuń',
  'account.passkey.delete_label': 'Usuń {name}',
  'account.sessions.title': 'Gdzie korzystasz z konta',
  'account.sessions.revoke_others': 'Wyloguj wszędzie indziej',
  'account.session.this': 'Ta przeglądarka',
  'account.session.unknown_browser': 'Nieznana przeglądarka',
  'account.browser_on_system': '{browser} w systemie {system}',
  'account.session.signed_in': 'Zalogowano',
  'account.session.last_used': 'Ostatnie użycie',
  'account.session.address': 'Adres IP',
  'account.session.revoke': 'Wyloguj',
  'account.session.revoke_label': 'Wyloguj {browser}',
  'developers.title': 'API zarządzania',
  'developers.token':
    'Poproś o token, podając identyfikator klienta i klucz tajny aplikacji, której przyznano {audience}, i wysyłaj go jako token typu bearer.',
  'developers.refusals':
    'Odpowiedź odmowna zawiera errorCode oraz komunikat, który wskazuje pole, błąd i oczekiwaną wartość. Odczytane dane mają ETag: odesłany jako If-Match nie pozwala nadpisać tego, co ktoś inny w międzyczasie zmienił.',
  'developers.document': 'OpenAPI',
  'developers.contents': 'Co jest dostępne',
  'developers.scopes': 'Zakresy, dowolny z',
  'developers.parameters': 'Parametry',
  'developers.body': 'Treść, {type}',
  'developers.answer': 'Odpowiedź {status}',
  'account.new_device.label': 'Nowe logowanie',
  'account.new_device.title': 'Nowe logowanie: {browser}, {date}',
  'account.new_device.open': 'Jeśli to nie Ty, zakończ tę sesję i przejrzyj swoje klucze dostępu.',
  'account.new_device.over':
    'Ta sesja już się zakończyła. Jeśli to nie Ty, przejrzyj swoje klucze dostępu.',
  'account.new_device.revoke': 'Zakończ tę sesję',
  'account.suggestions.title': 'Propozycje kluczy dostępu',
  'account.suggestions.never': 'Nie proponujemy Ci kluczy dostępu, zgodnie z Twoją prośbą.',
  'account.suggestions.not_my_device':
    'Wiemy od Ciebie, że to nie Twoje urządzenie, więc nie proponujemy tu kluczy dostępu.',
  'account.suggestions.until': 'Do {date} nie proponujemy kluczy dostępu, zgodnie z Twoją prośbą.',
  'account.suggestions.allow': 'Znów proponuj klucze dostępu',
  'account.done.added': 'Klucz „{name}” jest gotowy.',
  'account.done.test_it': 'Sprawdź go teraz',
  'account.done.renamed': 'Twój klucz dostępu nazywa się teraz „{name}”.',
  'account.done.tested': 'Klucz „{name}” działa. Możesz się nim logować.',
  'account.done.revoked': 'Sesja została tam zakończona.',
  'account.done.named': 'Imię i nazwisko zostały zmienione.',
  'account.done.suggested': 'Możemy znów proponować Ci klucze dostępu.',
  'account.new.title': 'Dodaj klucz dostępu',
  'account.new.lead': 'Utwórz go na tym urządzeniu, w telefonie lub na kluczu bezpieczeństwa.',
  'account.new.count': 'Twoje klucze dostępu: {count} z {max}.',
  'account.new.not_created': 'Nie utworzono klucza dostępu. Możesz spróbować ponownie lub wrócić.',
  'account.confirm.title': 'Potwierdź, że to Ty',
  'account.confirm.to_add': 'Jeszcze jeden krok, zanim dodasz klucz dostępu.',
  'account.confirm.to_delete': 'Jeszcze jeden krok, zanim usuniesz „{name}”.',
  'account.confirm.account': 'Konto',
  'account.confirm.with_passkey': 'Potwierdź kluczem dostępu',
  'account.confirm.with_password': 'Potwierdź hasłem',
  'account.confirm.not_used':
    'Nie użyto klucza dostępu. Możesz spróbować ponownie lub potwierdzić inaczej.',
  'account.confirm.failed':
    'Tym razem klucz dostępu nie zadziałał. Spróbuj ponownie lub potwierdź inaczej.',
  'account.confirm.nothing':
    'Nie masz ani klucza dostępu do tej strony, ani hasła, więc nie ma czym potwierdzić.',
  'account.confirm.nothing.next':
    'Skontaktuj się z pomocą techniczną i poproś o jednorazowy link do odzyskania konta.',
  'account.rename.title': 'Zmień nazwę klucza dostępu',
  'account.rename.field': 'Nazwa',
  'account.rename.hint': 'Do 120 znaków, np. „Laptop służbowy”. Widzisz ją tylko Ty.',
  'account.rename.submit': 'Zapisz',
  'account.delete.title': 'Usunąć ten klucz dostępu?',
  'account.delete.no_sign_in': 'Nie zalogujesz się już nim na {host}.',
  'account.delete.stays_in': 'Pozostanie w usłudze {provider}, dopóki nie usuniesz go także tam.',
  'account.delete.stays':
    'Pozostanie na urządzeniu lub w menedżerze haseł, dopóki nie usuniesz go także tam.',
  'account.delete.confirm': 'Dalej – potwierdź, że to Ty',
  'account.delete.submit': 'Usuń klucz dostępu',
  'account.delete.keep': 'Zachowaj',
  'account.deleted.title': 'Usunięto klucz dostępu',
  'account.deleted.text': 'Kluczem „{name}” nie można się już zalogować.',
  'account.deleted.signalled': 'Urządzenie dostało prośbę, aby więcej go nie proponować.',
  'account.deleted.by_hand_in':
    'Nadal jest w usłudze {provider}. Otwórz {provider}, znajdź {host} i usuń go także tam, aby nie był więcej proponowany.',
  'account.deleted.by_hand':
    'Nadal jest na urządzeniu. Otwórz hasła lub klucze dostępu w ustawieniach albo w menedżerze haseł, znajdź {host} i usuń go także tam, aby nie był więcej proponowany.',
  'account.test.title': 'Sprawdź swój klucz dostępu',
  'account.test.lead': 'Zobacz, czy tu działa. Bez względu na wynik nie wylogujemy Cię.',
  'account.test.submit': 'Sprawdź',
  'account.test.not_used':
    'Nie został użyty. Jeśli urządzenie go nie znalazło, nie ma go tutaj: sprawdź go na urządzeniu, na którym jest.',
  'account.test.failed':
    'Tym razem nie zadziałał. Spróbuj ponownie; jeśli znów się nie uda, dodaj nowy klucz dostępu i usuń ten.',

  // Error page
  'error_page.title': 'Coś poszło nie tak',
  'error_page.not_found_title': 'Nie znaleziono strony',
  'error_page.code': 'Kod',
  'error_page.reference': 'Numer zgłoszenia',
  'error_page.start_again': 'Zacznij od nowa',
  'error_page.back_to_sign_in': 'Wróć do logowania',

  // What was sent
  'error.invalid_request': 'Nie udało się zrozumieć tego żądania.',
  'error.invalid_request.next': 'Wróć i spróbuj ponownie.',
  'error.identifier_required': 'Wpisz swój adres e-mail.',
  'error.identifier_invalid': 'Wpisz adres e-mail w postaci nazwa@example.com.',
  'error.password_required': 'Wpisz hasło.',
  'error.request_too_large': 'To więcej, niż ta strona może przyjąć.',
  'error.request_too_large.next': 'Skróć wpisany tekst i spróbuj ponownie.',
  'error.length_required': 'Nie udało się zrozumieć tego żądania.',
  'error.cross_site_request': 'To żądanie przyszło z innej strony, więc go nie przyjęliśmy.',
  'error.cross_site_request.next': 'Otwórz aplikację i zaloguj się z niej.',
  'error.not_found': 'Ta strona nie istnieje lub została przeniesiona.',
  'error.not_found.next': 'Sprawdź adres lub wróć do aplikacji.',
  'error.method_not_allowed': 'Tej strony nie można używać w ten sposób.',
  'error.method_not_allowed.next': 'Wróć do aplikacji i zacznij od nowa.',
  'error.unknown_host': 'Pod tym adresem nie ma strony logowania.',
  'error.unknown_host.next': 'Sprawdź, czy w adresie nie ma literówki.',

  // The visit
  'error.transaction_not_found':
    'Nie udało się znaleźć tego logowania. Być może już się zakończyło.',
  'error.transaction_not_found.next': 'Wróć do aplikacji i zaloguj się ponownie.',
  'error.transaction_expired': 'Czas na to logowanie minął.',
  'error.transaction_expired.next': 'Wróć do aplikacji i zaloguj się ponownie.',
  'error.nowhere_to_go': 'Tę stronę otwiera się z aplikacji, a żadna teraz na Ciebie nie czeka.',
  'error.nowhere_to_go.next': 'Otwórz aplikację i zaloguj się z niej.',

  // Passwords
  'error.wrong_credentials': wrongCredentials,
  'error.user_not_found': wrongCredentials,
  'error.wrong_password': wrongCredentials,
  'error.no_password': wrongCredentials,
  'error.user_blocked': wrongCredentials,
  'error.connection_disabled': 'Ten sposób logowania jest teraz niedostępny.',
  'error.connection_disabled.next': 'Zaloguj się inaczej lub skontaktuj się z pomocą techniczną.',
  'error.password_too_short': 'Wybierz dłuższe hasło.',
  'error.password_too_long': 'Wybierz krótsze hasło.',
  'error.password_too_weak': 'Wybierz hasło, które spełnia wszystkie punkty z listy.',
  'error.password_too_common': 'Wybierz mniej popularne hasło. To łatwo odgadnąć.',
  'error.password_contains_profile':
    'Wybierz hasło, które nie zawiera Twojego imienia, nazwiska ani adresu e-mail.',
  'error.too_many_attempts': 'Zbyt wiele prób. Czas do następnej próby: {minutes}.',
  'error.too_many_attempts.later': 'Zbyt wiele prób. Spróbuj ponownie później.',
  'error.too_busy': 'Mamy w tej chwili bardzo dużo żądań.',
  'error.too_busy.next': 'Odczekaj kilka sekund i spróbuj ponownie.',

  // A tenant's own database
  'error.code': 'Kod:',
  'error.user_database_failed': 'Nie udało się odszukać Twojego konta.',
  'error.user_database_failed.next':
    'Spróbuj później. Jeśli to się powtarza, skontaktuj się z pomocą techniczną.',
  'error.user_database_unavailable': 'Wyszukiwanie kont trwa teraz zbyt długo.',
  'error.user_database_unavailable.next': 'Odczekaj minutę i spróbuj ponownie.',
  'error.user_database_refused': 'Na to konto nie można się tu zalogować.',
  'error.user_database_mismatch': 'Nie udało się odszukać Twojego konta.',
  'error.user_database_conflict': 'Nie udało się odszukać Twojego konta.',
  'error.user_profile_invalid': 'Coś jest nie tak z danymi Twojego konta.',
  'error.user_profile_invalid.next': 'Skontaktuj się z pomocą techniczną.',

  // Sign-up
  'error.signup_disabled': 'Nie można tu tworzyć nowych kont.',
  'error.signup_disabled.next': 'Jeśli masz już konto, zaloguj się.',
  'error.signup_refused': signupRefused,
  'error.signup_refused.next':
    'Sprawdź je i spróbuj ponownie lub zaloguj się, jeśli masz już konto.',
  'error.identifier_taken': signupRefused,

  // Passkeys
  'error.passkey_disabled': 'Klucze dostępu nie są tu dostępne.',
  'error.passkey_disabled.next': 'Wybierz inny sposób.',
  'error.passkey_malformed': 'Nie udało się odczytać odpowiedzi urządzenia.',
  'error.passkey_malformed.next': 'Spróbuj ponownie lub wybierz inny sposób.',
  'error.passkey_challenge_not_found': passkeyNotAccepted,
  'error.passkey_challenge_expired': 'Trwało to trochę za długo.',
  'error.passkey_challenge_expired.next': 'Spróbuj ponownie z kluczem dostępu.',
  'error.passkey_challenge_mismatch': passkeyNotAccepted,
  'error.passkey_origin_mismatch': passkeyNotAccepted,
  'error.passkey_rp_id_mismatch': passkeyNotAccepted,
  'error.passkey_user_verification_missing': passkeyNotAccepted,
  'error.passkey_user_handle_mismatch': passkeyNotAccepted,
  'error.passkey_verification_failed': passkeyNotAccepted,
  'error.passkey_not_accepted': passkeyNotAccepted,
  'error.passkey_not_accepted.next':
    'Spróbuj ponownie, użyj innego klucza dostępu lub zaloguj się inaczej.',
  'error.passkey_removed': 'Tego klucza dostępu nie można już tu używać.',
  'error.passkey_removed.next': 'Zaloguj się inaczej lub użyj innego klucza dostępu.',
  'error.passkey_exists': 'To urządzenie ma już klucz dostępu do tego konta.',

  'error.too_many_passkeys': 'Na Twoim koncie nie zmieści się więcej kluczy dostępu.',
  'error.too_many_passkeys.next': 'Usuń klucz, którego już nie używasz, i spróbuj ponownie.',
  'error.passkey_must_stay_on_device':
    'Ten klucz dostępu można skopiować na inne urządzenia, a tutaj to niedozwolone.',
  'error.passkey_must_stay_on_device.next':
    'Użyj klucza bezpieczeństwa lub klucza dostępu, który pozostaje na jednym urządzeniu.',
  'error.passkey_not_found':
    'Nie udało się znaleźć tego klucza dostępu. Być może został już usunięty.',
  'error.passkey_name_invalid': 'Wpisz nazwę o długości od 1 do 120 znaków.',
  'error.user_name_invalid': 'Wpisz imię i nazwisko (od 1 do 120 znaków).',
  'error.last_way_in': 'To Twój jedyny sposób logowania.',
  'error.last_way_in.next': 'Najpierw dodaj inny klucz dostępu, a potem usuń ten.',

  // The account page
  'error.sign_in_required': 'Zaloguj się, aby zobaczyć swoje konto.',
  'error.confirmation_required': 'Potwierdź, że to Ty, aby kontynuować.',

  'error.email_not_confirmed': 'Najpierw potwierdź swój adres e-mail.',
  'error.unauthorized_client': 'Ta aplikacja nie może tego zrobić.',
  'error.invalid_token': 'Dostęp wygasł lub został cofnięty. Zaloguj się ponownie.',
  'error.insufficient_scope': 'Ta aplikacja nie ma na to pozwolenia.',
  'error.unmet_authentication_requirements': 'Zaloguj się ponownie, aby to zrobić.',

  // Tickets
  'error.ticket_invalid': 'Ten link wygasł lub został już użyty.',
  'error.ticket_invalid.next': 'Poproś o nowy link.',

  // Device codes
  'error.device_code_required': 'Wpisz kod z urządzenia.',
  'error.device_code_not_found': 'Żadne urządzenie nie czeka na ten kod.',
  'error.device_code_not_found.next': 'Sprawdź kod na urządzeniu i wpisz go ponownie.',
  'error.device_code_expired': 'Ten kod wygasł.',
  'error.device_code_expired.next': 'Uzyskaj na urządzeniu nowy kod i wpisz go tutaj.',
  'error.device_code_used': 'Ten kod został już użyty.',
  'error.device_code_used.next': 'Uzyskaj na urządzeniu nowy kod i wpisz go tutaj.',
  'error.device_aborted': 'Urządzenie nie zostało połączone.',
  'error.device_aborted.next': 'Możesz zamknąć to okno.',

  // Protocol refusals
  'error.access_denied': 'Nie udzielono dostępu.',
  'error.access_denied.next': 'Wróć do aplikacji, aby spróbować ponownie.',
  'error.invalid_client': 'Ta aplikacja nie jest tu zarejestrowana.',
  'error.invalid_client.next': 'Powiadom osoby, które prowadzą aplikację.',
  'error.invalid_redirect_uri':
    'Aplikacja chciała skierować Cię pod adres, którego nie zarejestrowała.',
  'error.invalid_redirect_uri.next': 'Powiadom osoby, które prowadzą aplikację.',
  'error.invalid_return_to':
    'Aplikacja chciała skierować Cię pod adres, którego nie zarejestrowała.',
  'error.invalid_return_to.next': 'Powiadom osoby, które prowadzą aplikację.',
  'error.unsupported_request': 'Aplikacja poprosiła o coś, co nie jest tu dostępne.',
  'error.unsupported_request.next': 'Powiadom osoby, które prowadzą aplikację.',
  'error.session_not_found': 'Nie udało się znaleźć Twojej sesji. Mogła się już zakończyć.',
  'error.session_not_found.next': 'Wróć do aplikacji i zaloguj się ponownie.',

  'error.internal_error': 'Coś poszło nie tak po naszej stronie.',
  'error.internal_error.next':
    'Spróbuj za chwilę. Jeśli to się powtarza, skontaktuj się z pomocą techniczną.',
};
