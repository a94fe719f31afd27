import type { Sentences } from './sentences.ts';

const wrongCredentials = 'El correo o la contraseña no son correctos.';
const signupRefused = 'No pudimos crear una cuenta con estos datos.';
const passkeyNotAccepted = 'No se aceptó esa clave de acceso.';

/** Spanish. */
export const es: Sentences = {
  // Shared
  'common.continue': 'Continuar',
  'common.or': 'o',
  'common.error_title': 'Error: {title}',
  'common.document_title': '{title} | {tenantName}',
  'common.error_label': 'Error',
  'common.busy': 'Un momento…',
  'common.last_used': 'Último uso',
  'field.email': 'Correo electrónico',
  'field.username': 'Nombre de usuario',
  'field.identifier': 'Correo o nombre de usuario',
  'field.password': 'Contraseña',
  'field.new_password': 'Contraseña nueva',
  'field.change': 'Cambiar',
  'field.change_label': 'Cambiar {label}',
  'field.show': 'Mostrar',
  'field.show_password': 'Mostrar contraseña',
  'field.hide': 'Ocultar',
  'field.hide_password': 'Ocultar contraseña',

  // Sign in
  'login.title': 'Iniciar sesión',
  'login.lead': 'para continuar en {applicationName}',
  'login.passkey': 'Continuar con clave de acceso',
  'login.no_account': '¿No tienes una cuenta?',
  'login.sign_up': 'Regístrate',
  'login.notice.passkey_removed':
    'Esa clave de acceso ya no se puede usar aquí. Inicia sesión de otra forma o usa otra clave.',
  'login_password.title': 'Escribe tu contraseña',
  'login_password.lead': 'para continuar en {applicationName}',

  // Sign up
  'signup.title': 'Crea tu cuenta',
  'signup.lead': 'para continuar en {applicationName}',
  'signup.have_account': '¿Ya tienes una cuenta?',
  'signup.log_in': 'Inicia sesión',
  'signup_passkey.title': 'Inicia sesión más rápido con una clave de acceso',
  'signup_passkey.lead':
    'Con una clave de acceso inicias sesión igual que desbloqueas tu dispositivo.',
  'signup_passkey.create': 'Crear una clave de acceso',
  'signup_passkey.without': 'Continuar sin claves de acceso',
  'signup_passkey.no_script':
    'Para crear una clave de acceso se necesita JavaScript, que aquí está desactivado. Puedes continuar con una contraseña.',
  'signup_passkey.unsupported':
    'Este navegador no admite claves de acceso. Puedes continuar con una contraseña.',
  'signup_password.title': 'Elige una contraseña',
  'signup_password.lead': 'para tu cuenta de {tenantName}',
  'signup_password.submit': 'Crear cuenta',
  'passkey.benefit.unlock.title': 'Solo desbloquea tu dispositivo',
  'passkey.benefit.unlock.text': 'Usa tu cara, tu huella o el bloqueo de pantalla.',
  'passkey.benefit.remember.title': 'Nada que recordar',
  'passkey.benefit.remember.text': 'Tu dispositivo guarda la clave de acceso por ti.',
  'passkey.benefit.keeps.title': 'Conservas tus otras claves',
  'passkey.benefit.keeps.text':
    'La clave de acceso de tu teléfono sigue funcionando, así que no pierdes nada.',
  'passkey.benefit.moment.title': 'Tardas solo un momento',
  'passkey.benefit.moment.text': 'Usa tu cara, tu huella o el bloqueo de pantalla, como siempre.',
  'passkey.benefit.until_then.title': 'Hoy no se interrumpe nada',
  'passkey.benefit.until_then.text':
    'Tu clave de acceso actual sigue funcionando hasta que termine el cambio.',
  'passkey.benefit.safe.title': 'A salvo de sitios falsos',
  'passkey.benefit.safe.text':
    'Una clave de acceso solo funciona en el sitio real, así que nadie puede quitártela con engaños.',
  'password.rules.title': 'Requisitos de la contraseña:',
  'password.rules.min_length': 'al menos {count} caracteres',
  'password.rules.uppercase': 'una letra mayúscula',
  'password.rules.lowercase': 'una letra minúscula',
  'password.rules.number': 'un número',
  'password.rules.special': 'un carácter especial, como ! o #',
  'password.rules.three_of_four':
    'tres de estos: una letra mayúscula, una letra minúscula, un número, un carácter especial',
  'password.rules.identical_characters': 'no más de dos caracteres idénticos seguidos',
  'password.rules.sequential_characters': 'ninguna secuencia como abc o 123',
  'password.rules.dictionary': 'no ser una contraseña común',
  'password.rules.profile_data': 'no contener tu nombre ni tu correo electrónico',

  // What the browser module says around a passkey
  'passkey.status.waiting': 'Sigue los pasos en tu dispositivo.',
  'passkey.status.not_used':
    'No se usó ninguna clave de acceso. Puedes volver a intentarlo o iniciar sesión de otra forma.',
  'passkey.status.not_created':
    'No se creó ninguna clave de acceso. Puedes volver a intentarlo o continuar sin ella.',
  'passkey.status.exists': 'Este dispositivo ya tiene una clave de acceso para esta cuenta.',
  'passkey.status.not_supported':
    'Este dispositivo no sirve para una clave de acceso aquí. Prueba con otro o continúa de otra forma.',
  'passkey.status.needs_lock':
    'Una clave de acceso necesita un bloqueo de pantalla o un PIN. Configura uno en este dispositivo y vuelve a intentarlo.',
  'passkey.status.blocked':
    'Este navegador bloqueó la clave de acceso. Prueba con otro navegador o desactiva las extensiones.',
  'passkey.status.other_request':
    'Hay otra solicitud de clave de acceso abierta. Ciérrala y vuelve a intentarlo.',
  'passkey.status.failed':
    'La clave de acceso no funcionó esta vez. Vuelve a intentarlo o continúa de otra forma.',
  'passkey.status.offline':
    'No pudimos conectar con el servidor. Revisa tu conexión y vuelve a intentarlo.',
  'passkey.status.reconnecting': 'Se perdió la conexión. Intentándolo de nuevo…',
  'passkey.status.timed_out':
    'Se agotó el tiempo de esta página. Vuelve a cargarla para empezar de nuevo.',
  'passkey.status.try_later':
    'Demasiados intentos. Espera unos minutos antes de volver a intentarlo.',
  'passkey.status.support_code': 'Código para soporte: {code}',
  'passkey.other': 'Mi clave de acceso no aparece',
  'passkey.unsupported':
    'Las claves de acceso no funcionan dentro de esta ventana. Para usar una, abre esta página en tu navegador.',

  // A passkey after signing in
  'enroll.title': 'La próxima vez, sin contraseña',
  'enroll.lead':
    'Crea ahora una clave de acceso e inicia sesión igual que desbloqueas este dispositivo.',
  'enroll.later': 'Ahora no',
  'enroll.never': 'No volver a preguntar',
  'enroll_local.title': 'Inicia sesión más rápido en este dispositivo',
  'enroll_local.lead': 'Crea aquí una clave de acceso y la próxima vez no necesitarás tu teléfono.',
  'enroll_local.not_mine': 'Este dispositivo no es mío',
  'enroll_renewal.title': 'Crea una clave de acceso nueva',
  'enroll_renewal.lead':
    'La dirección a la que pertenecen las claves de acceso de aquí cambia a {host}. Algún día tu clave actual dejará de funcionar.',
  'continue.title': 'Has iniciado sesión',
  'continue.lead': 'Te llevamos a {applicationName}…',
  'continue.submit': 'Continuar a {applicationName}',
  'upgrade.title': 'Iniciando sesión',
  'upgrade.lead': 'Un momento…',
  'enrolled.title': 'Tu clave de acceso está lista',
  'enrolled.lead': 'La próxima vez, inicia sesión con tu cara, tu huella o el bloqueo de pantalla.',
  'enrolled.automatic.title': 'Ya puedes iniciar sesión con una clave de acceso',
  'enrolled.automatic.lead':
    'Tu navegador creó una por ti. La próxima vez, usa tu cara, tu huella o el bloqueo de pantalla.',
  'enrolled.text':
    'Se guardó como “{name}”. Tus otras formas de iniciar sesión siguen funcionando.',
  'enrolled.continue': 'Continuar a {applicationName}',
  'enrolled.undo': 'Quitar esta clave de acceso',
  'enrolled.undone.title': 'Se quitó la clave de acceso',
  'enrolled.undone.lead': 'Puedes iniciar sesión como antes.',
  'enrolled.undone.text':
    'Si tu dispositivo o tu gestor de contraseñas aún muestra “{name}”, también puedes eliminarla allí. Ya no abre esta cuenta.',

  // Consent
  'consent.title': '{applicationName} quiere acceder a tu cuenta',
  'consent.lead': 'Esto permite a {applicationName}:',
  'consent.accept': 'Aceptar',
  'consent.decline': 'Rechazar',
  'scope.openid': 'Saber quién eres cuando inicias sesión',
  'scope.profile': 'Ver tu nombre y los datos de tu perfil',
  'scope.email': 'Ver tu correo electrónico',
  'scope.phone': 'Ver tu número de teléfono',
  'scope.address': 'Ver tu dirección postal',
  'scope.offline_access': 'Conservar este acceso cuando no estés',

  // Sign out
  'logout.title': '¿Quieres cerrar sesión?',
  'logout.lead': 'Tienes la sesión iniciada en {tenantName} en este navegador.',
  'logout.confirm': 'Cerrar sesión',
  'logout.stay': 'Mantener la sesión',
  'logout_done.title': 'Cerraste sesión',
  'logout_done.text': 'Puedes cerrar esta ventana.',
  'logout_stayed.title': 'Tu sesión sigue abierta',
  'logout_stayed.text': 'Puedes cerrar esta ventana o volver a donde estabas.',

  // Signing in on another device
  'device_code.title': 'Conecta un dispositivo',
  'device_code.lead': 'Escribe el código que muestra tu dispositivo.',
  'device_code.field': 'Código',
  'device_confirm.title': '¿Es este el código de tu dispositivo?',
  'device_confirm.lead': '{applicationName} pide iniciar sesión con tu cuenta.',
  'device_confirm.warning':
    'Continúa solo si empezaste tú este proceso y tu dispositivo muestra el mismo código. Si no, cancela.',
  'device_confirm.cancel': 'Cancelar',
  'device_done.title': 'Tu dispositivo está conectado',
  'device_done.text': 'Puedes cerrar esta ventana y volver a tu dispositivo.',

  // Already signed in
  'already_signed_in.title': 'Ya iniciaste sesión',
  'already_signed_in.lead': 'Puedes pasar directamente a {applicationName}.',
  'already_signed_in.no_application': 'Vuelve a la aplicación para seguir.',
  'already_signed_in.continue': 'Continuar a {applicationName}',

  // One-time rescue link
  'rescue.title': 'Recupera el acceso a tu cuenta',
  'rescue.lead':
    'Elige cómo quieres iniciar sesión a partir de ahora. Este enlace funciona una sola vez.',
  'rescue.passkey.title': 'Con una clave de acceso',
  'rescue.passkey.text': 'Usa tu cara, tu huella o el bloqueo de pantalla.',
  'rescue.passkey.full':
    'Tu cuenta no admite más claves de acceso. Crea una contraseña nueva y elimina después una clave que ya no uses.',
  'rescue.password.title': 'Con una contraseña nueva',
  'rescue.password.submit': 'Guardar contraseña nueva',
  'rescue_done.title': 'Todo listo',
  'rescue_done.passkey':
    'Tu nueva clave de acceso está lista. Úsala la próxima vez que inicies sesión.',
  'rescue_done.password':
    'Tu nueva contraseña está lista. Úsala la próxima vez que inicies sesión.',
  'rescue_done.sign_in': 'Iniciar sesión',

  // The account page
  'account.title': 'Tu cuenta',
  'account.sign_out': 'Cerrar sesión',
  'account.back': 'Volver a tu cuenta',
  'account.no_script': 'Las claves de acceso necesitan JavaScript, que aquí está desactivado.',
  'account.unsupported': 'Este navegador no admite claves de acceso.',
  'account.not_supported':
    'Este dispositivo no puede guardar una clave de acceso para esta cuenta. Prueba con tu teléfono u otro dispositivo.',
  'account.name.section': 'Tu nombre',
  'account.name.change': 'Cambiar tu nombre',
  'account.name.title': 'Cambia tu nombre',
  'account.name.field': 'Nombre',
  'account.name.hint':
    'Hasta 120 caracteres. Las aplicaciones en las que inicies sesión pueden mostrarlo.',
  'account.name.submit': 'Guardar',
  'account.passkeys.title': 'Claves de acceso',
  'account.passkeys.count': '{count} de {max}',
  'account.passkeys.none_here':
    'No tienes una clave de acceso para este sitio. Con ella inicias sesión igual que desbloqueas tu dispositivo.',
  'account.passkeys.moving':
    'La dirección a la que pertenecen las claves de acceso de aquí cambia a {host}. Las de la dirección anterior funcionan hasta que termine el cambio.',
  'account.passkeys.moving_renew': 'Añade ahora una nueva para poder seguir iniciando sesión.',
  'account.passkeys.moving_renewed': 'Ya tienes una para la nueva dirección.',
  'account.passkeys_elsewhere.title': 'Claves de acceso de otras direcciones',
  'account.passkeys_elsewhere.text':
    'Estas no funcionan aquí. Cada una sirve para iniciar sesión en su dirección.',
  'account.passkeys.none':
    'Aún no tienes una clave de acceso. Con ella inicias sesión igual que desbloqueas tu dispositivo.',
  'account.passkeys.create': 'Crear una clave de acceso',
  'account.passkeys.add': 'Añadir una clave de acceso',
  'account.passkeys.disabled': 'De momento no se pueden añadir claves de acceso.',
  'account.passkeys.full':
    'Una cuenta admite {max} claves de acceso, y la tuya ya las tiene. Para añadir otra, elimina una que ya no uses.',
  'account.passkey.synced': 'Sincronizada con tus dispositivos',
  'account.passkey.one_device': 'Solo en un dispositivo',
  'account.passkey.elsewhere': 'Para {host}',
  'account.passkey.left_behind': 'Para la dirección anterior, {host}',
  'account.passkey.created': 'Creada',
  'account.passkey.last_used': 'Último uso',
  'account.passkey.unused': 'Aún no',
  'account.passkey.used_on': 'en {browser}',
  'account.passkey.test': 'Probar',
  'account.passkey.test_label': 'Probar {name}',
  'account.passkey.rename': 'Cambiar nombre',
  'account.passkey.rename_label': 'Cambiar nombre de {name}',
  'account.passkey.delete': 'Eliminar',
  'account.passkey.delete_label': 'Eliminar {name}',
  'account.sessions.title': 'Dónde tienes la sesión iniciada',
  'account.sessions.revoke_others': 'Cerrar las demás sesiones',
  'account.session.this': 'Este navegador',
  'account.session.unknown_browser': 'Navegador desconocido',
  'account.browser_on_system': '{browser} en {system}',
  'account.session.signed_in': 'Inicio de sesión',
  'account.session.last_used': 'Último uso',
  'account.session.address': 'Dirección IP',
  'account.session.revoke': 'Cerrar sesión',
  'account.session.revoke_label': 'Cerrar sesión en {browser}',
  'developers.title': 'API de gestión',
  'developers.token':
    'Pide un token con el ID de cliente y el secreto de una aplicación que tenga permiso para {audience}, y envíalo como token de portador (bearer).',
  'developers.refusals':
    'Lo que se rechaza se responde con un errorCode y un mensaje que nombra el campo, qué está mal y qué se espera. Lo que se lee llega con un ETag: si lo devuelves como If-Match, no se cambia nada que otra persona haya cambiado desde entonces.',
  'developers.document': 'OpenAPI',
  'developers.contents': 'Qué hay aquí',
  'developers.scopes': 'Permisos (scopes), uno de estos',
  'developers.parameters': 'Parámetros',
  'developers.body': 'Cuerpo, {type}',
  'developers.answer': 'Respuesta {status}',
  'account.new_device.label': 'Nuevo inicio de sesión',
  'account.new_device.title': 'Nuevo inicio de sesión: {browser}, {date}',
  'account.new_device.open': 'Si no fuiste tú, cierra esa sesión y revisa tus claves de acceso.',
  'account.new_device.over':
    'Esa sesión ya no está abierta. Si no fuiste tú, revisa tus claves de acceso.',
  'account.new_device.revoke': 'Cerrar esa sesión',
  'account.suggestions.title': 'Sugerencias de claves de acceso',
  'account.suggestions.never': 'No te sugerimos claves de acceso, como nos pediste.',
  'account.suggestions.not_my_device':
    'Nos dijiste que este dispositivo no es tuyo, así que aquí no sugerimos claves de acceso.',
  'account.suggestions.until': 'No sugerimos claves de acceso hasta el {date}, como nos pediste.',
  'account.suggestions.allow': 'Volver a sugerir claves',
  'account.done.added': '“{name}” está lista.',
  'account.done.test_it': 'Pruébala ahora',
  'account.done.renamed': 'Tu clave de acceso ahora se llama “{name}”.',
  'account.done.tested': '“{name}” funciona. Puedes iniciar sesión con ella.',
  'account.done.revoked': 'Se cerró esa sesión.',
  'account.done.named': 'Se cambió tu nombre.',
  'account.done.suggested': 'Podemos volver a sugerirte claves de acceso.',
  'account.new.title': 'Añade una clave de acceso',
  'account.new.lead': 'Créala en este dispositivo, en tu teléfono o en una llave de seguridad.',
  'account.new.count': 'Tienes {count} de {max} claves de acceso.',
  'account.new.not_created':
    'No se creó ninguna clave de acceso. Puedes volver a intentarlo o regresar.',
  'account.confirm.title': 'Confirma que eres tú',
  'account.confirm.to_add': 'Un paso más antes de añadir una clave de acceso.',
  'account.confirm.to_delete': 'Un paso más antes de eliminar “{name}”.',
  'account.confirm.account': 'Cuenta',
  'account.confirm.with_passkey': 'Confirmar con clave de acceso',
  'account.confirm.with_password': 'Confirmar con tu contraseña',
  'account.confirm.not_used':
    'No se usó ninguna clave de acceso. Puedes volver a intentarlo o confirmar de otra forma.',
  'account.confirm.failed':
    'La clave de acceso no funcionó esta vez. Vuelve a intentarlo o confirma de otra forma.',
  'account.confirm.nothing':
    'No tienes una clave de acceso para este sitio ni una contraseña, así que no hay con qué confirmar.',
  'account.confirm.nothing.next':
    'Contacta con soporte y pide un enlace de un solo uso para recuperar tu cuenta.',
  'account.rename.title': 'Cambia el nombre de tu clave de acceso',
  'account.rename.field': 'Nombre',
  'account.rename.hint':
    'Hasta 120 caracteres, por ejemplo “Portátil del trabajo”. Solo lo ves tú.',
  'account.rename.submit': 'Guardar',
  'account.delete.title': '¿Eliminar esta clave de acceso?',
  'account.delete.no_sign_in': 'Ya no podrás iniciar sesión en {host} con ella.',
  'account.delete.stays_in': 'Seguirá en {provider} hasta que la quites también de ahí.',
  'account.delete.stays':
    'Seguirá en tu dispositivo o en tu gestor de contraseñas hasta que la quites también de ahí.',
  'account.delete.confirm': 'Continuar y confirmar que eres tú',
  'account.delete.submit': 'Eliminar clave de acceso',
  'account.delete.keep': 'Conservarla',
  'account.deleted.title': 'Clave de acceso eliminada',
  'account.deleted.text': 'Ya no puedes iniciar sesión con “{name}”.',
  'account.deleted.signalled': 'Le pedimos a tu dispositivo que no te la vuelva a ofrecer.',
  'account.deleted.by_hand_in':
    'Sigue en {provider}. Abre {provider}, busca {host} y quítala también ahí para que no se te vuelva a ofrecer.',
  'account.deleted.by_hand':
    'Sigue en tu dispositivo. Abre las contraseñas o claves de acceso en sus ajustes o en tu gestor de contraseñas, busca {host} y quítala también ahí para que no se te vuelva a ofrecer.',
  'account.test.title': 'Prueba tu clave de acceso',
  'account.test.lead': 'Comprueba si funciona aquí. Pase lo que pase, tu sesión sigue abierta.',
  'account.test.submit': 'Probarla',
  'account.test.not_used':
    'No se usó. Si tu dispositivo no la encontró, la clave no está aquí: pruébala en el dispositivo que la tiene.',
  'account.test.failed':
    'No funcionó esta vez. Vuelve a intentarlo; si falla de nuevo, añade una clave nueva y elimina esta.',

  // Error page
  'error_page.title': 'Algo salió mal',
  'error_page.not_found_title': 'No encontramos la página',
  'error_page.code': 'Código',
  'error_page.reference': 'Referencia',
  'error_page.start_again': 'Empezar de nuevo',
  'error_page.back_to_sign_in': 'Volver al inicio de sesión',

  // What was sent
  'error.invalid_request': 'No pudimos entender esa solicitud.',
  'error.invalid_request.next': 'Vuelve atrás e inténtalo de nuevo.',
  'error.identifier_required': 'Escribe tu correo electrónico.',
  'error.identifier_invalid': 'Escribe un correo con el formato nombre@example.com.',
  'error.password_required': 'Escribe una contraseña.',
  'error.request_too_large': 'Eso es más de lo que admite esta página.',
  'error.request_too_large.next': 'Acorta lo que escribiste y vuelve a intentarlo.',
  'error.length_required': 'No pudimos entender esa solicitud.',
  'error.cross_site_request': 'Esa solicitud venía de otro sitio, así que no la aceptamos.',
  'error.cross_site_request.next': 'Abre la aplicación e inicia sesión desde allí.',
  'error.not_found': 'Esta página no existe o se ha movido.',
  'error.not_found.next': 'Revisa la dirección o vuelve a la aplicación.',
  'error.method_not_allowed': 'Esta página no se puede usar de esa forma.',
  'error.method_not_allowed.next': 'Vuelve a la aplicación y empieza de nuevo.',
  'error.unknown_host': 'No hay ninguna página de inicio de sesión en esta dirección.',
  'error.unknown_host.next': 'Comprueba que la dirección esté bien escrita.',

  // The visit
  'error.transaction_not_found':
    'No encontramos este inicio de sesión. Puede que ya haya terminado.',
  'error.transaction_not_found.next': 'Vuelve a la aplicación e inicia sesión de nuevo.',
  'error.transaction_expired': 'Se agotó el tiempo de este inicio de sesión.',
  'error.transaction_expired.next': 'Vuelve a la aplicación e inicia sesión de nuevo.',
  'error.nowhere_to_go': 'Esta página se abre desde una aplicación, y ninguna te está esperando.',
  'error.nowhere_to_go.next': 'Abre la aplicación e inicia sesión desde allí.',

  // Passwords
  'error.wrong_credentials': wrongCredentials,
  'error.user_not_found': wrongCredentials,
  'error.wrong_password': wrongCredentials,
  'error.no_password': wrongCredentials,
  'error.user_blocked': wrongCredentials,
  'error.connection_disabled': 'Ahora mismo no se puede iniciar sesión de esta forma.',
  'error.connection_disabled.next': 'Inicia sesión de otra forma o contacta con soporte.',
  'error.password_too_short': 'Elige una contraseña más larga.',
  'error.password_too_long': 'Elige una contraseña más corta.',
  'error.password_too_weak': 'Elige una contraseña que cumpla todos los puntos de la lista.',
  'error.password_too_common': 'Elige una contraseña menos común. Esta es fácil de adivinar.',
  'error.password_contains_profile':
    'Elige una contraseña que no contenga tu nombre ni tu correo electrónico.',
  'error.too_many_attempts': 'Demasiados intentos. Vuelve a intentarlo en {minutes}.',
  'error.too_many_attempts.later': 'Demasiados intentos. Vuelve a intentarlo más tarde.',
  'error.too_busy': 'Tenemos muchas solicitudes en este momento.',
  'error.too_busy.next': 'Espera unos segundos y vuelve a intentarlo.',

  // A tenant's own database
  'error.code': 'Código:',
  'error.user_database_failed': 'No pudimos consultar tu cuenta.',
  'error.user_database_failed.next':
    'Vuelve a intentarlo más tarde. Si sigue ocurriendo, contacta con soporte.',
  'error.user_database_unavailable': 'En este momento se tarda demasiado en consultar las cuentas.',
  'error.user_database_unavailable.next': 'Espera un minuto y vuelve a intentarlo.',
  'error.user_database_refused': 'Esta cuenta no puede iniciar sesión aquí.',
  'error.user_database_mismatch': 'No pudimos consultar tu cuenta.',
  'error.user_database_conflict': 'No pudimos consultar tu cuenta.',
  'error.user_profile_invalid': 'Hay algo en tu cuenta que no está como debería.',
  'error.user_profile_invalid.next': 'Contacta con soporte.',

  // Sign-up
  'error.signup_disabled': 'Aquí no se pueden crear cuentas nuevas.',
  'error.signup_disabled.next': 'Si ya tienes una cuenta, inicia sesión.',
  'error.signup_refused': signupRefused,
  'error.signup_refused.next':
    'Revísalos y vuelve a intentarlo, o inicia sesión si ya tienes una cuenta.',
  'error.identifier_taken': signupRefused,

  // Passkeys
  'error.passkey_disabled': 'Aquí no se pueden usar claves de acceso.',
  'error.passkey_disabled.next': 'Continúa de otra forma.',
  'error.passkey_malformed': 'No pudimos leer la respuesta de tu dispositivo.',
  'error.passkey_malformed.next': 'Vuelve a intentarlo o continúa de otra forma.',
  'error.passkey_challenge_not_found': passkeyNotAccepted,
  'error.passkey_challenge_expired': 'Pasó demasiado tiempo.',
  'error.passkey_challenge_expired.next': 'Vuelve a intentarlo con tu clave de acceso.',
  'error.passkey_challenge_mismatch': passkeyNotAccepted,
  'error.passkey_origin_mismatch': passkeyNotAccepted,
  'error.passkey_rp_id_mismatch': passkeyNotAccepted,
  'error.passkey_user_verification_missing': passkeyNotAccepted,
  'error.passkey_user_handle_mismatch': passkeyNotAccepted,
  'error.passkey_verification_failed': passkeyNotAccepted,
  'error.passkey_not_accepted': passkeyNotAccepted,
  'error.passkey_not_accepted.next':
    'Vuelve a intentarlo, usa otra clave de acceso o inicia sesión de otra forma.',
  'error.passkey_removed': 'Esa clave de acceso ya no se puede usar aquí.',
  'error.passkey_removed.next': 'Inicia sesión de otra forma o usa otra clave de acceso.',
  'error.passkey_exists': 'Este dispositivo ya tiene una clave de acceso para esta cuenta.',

  'error.too_many_passkeys': 'Tu cuenta ya tiene todas las claves de acceso que admite.',
  'error.too_many_passkeys.next': 'Elimina una que ya no uses y vuelve a intentarlo.',
  'error.passkey_must_stay_on_device':
    'Esta clave de acceso podría copiarse a otros dispositivos, y aquí no se permite.',
  'error.passkey_must_stay_on_device.next':
    'Usa una llave de seguridad o una clave de acceso que se quede en un solo dispositivo.',
  'error.passkey_not_found': 'No encontramos esa clave de acceso. Puede que ya se haya eliminado.',
  'error.passkey_name_invalid': 'Escribe un nombre de 1 a 120 caracteres.',
  'error.user_name_invalid': 'Escribe un nombre de 1 a 120 caracteres.',
  'error.last_way_in': 'Es tu única forma de iniciar sesión.',
  'error.last_way_in.next': 'Añade antes otra clave de acceso y después elimina esta.',

  // The account page
  'error.sign_in_required': 'Inicia sesión para ver tu cuenta.',
  'error.confirmation_required': 'Confirma que eres tú para seguir.',

  'error.email_not_confirmed': 'Confirma antes tu correo electrónico.',
  'error.unauthorized_client': 'Esta aplicación no puede hacer eso.',
  'error.invalid_token': 'El acceso caducó o se retiró. Vuelve a iniciar sesión.',
  'error.insufficient_scope': 'Esta aplicación no tiene permiso para hacer eso.',
  'error.unmet_authentication_requirements': 'Para hacer eso, vuelve a iniciar sesión.',

  // Tickets
  'error.ticket_invalid': 'Este enlace caducó o ya se usó.',
  'error.ticket_invalid.next': 'Pide un enlace nuevo.',

  // Device codes
  'error.device_code_required': 'Escribe el código de tu dispositivo.',
  'error.device_code_not_found': 'Ese código no corresponde a ningún dispositivo en espera.',
  'error.device_code_not_found.next': 'Revisa el código en tu dispositivo y vuelve a escribirlo.',
  'error.device_code_expired': 'Ese código caducó.',
  'error.device_code_expired.next': 'Obtén un código nuevo en tu dispositivo y escríbelo aquí.',
  'error.device_code_used': 'Ese código ya se usó.',
  'error.device_code_used.next': 'Obtén un código nuevo en tu dispositivo y escríbelo aquí.',
  'error.device_aborted': 'El dispositivo no se conectó.',
  'error.device_aborted.next': 'Puedes cerrar esta ventana.',

  // Protocol refusals
  'error.access_denied': 'No se dio acceso.',
  'error.access_denied.next': 'Vuelve a la aplicación para intentarlo de nuevo.',
  'error.invalid_client': 'La aplicación no está registrada aquí.',
  'error.invalid_client.next': 'Avisa a los responsables de la aplicación.',
  'error.invalid_redirect_uri':
    'La aplicación nos pidió enviarte a una dirección que no ha registrado.',
  'error.invalid_redirect_uri.next': 'Avisa a los responsables de la aplicación.',
  'error.invalid_return_to':
    'La aplicación nos pidió enviarte a una dirección que no ha registrado.',
  'error.invalid_return_to.next': 'Avisa a los responsables de la aplicación.',
  'error.unsupported_request': 'La aplicación pidió algo que no está disponible aquí.',
  'error.unsupported_request.next': 'Avisa a los responsables de la aplicación.',
  'error.session_not_found': 'No encontramos tu sesión. Puede que ya se haya cerrado.',
  'error.session_not_found.next': 'Vuelve a la aplicación e inicia sesión de nuevo.',

  'error.internal_error': 'Algo salió mal por nuestra parte.',
  'error.internal_error.next':
    'Vuelve a intentarlo en un momento. Si sigue ocurriendo, contacta con soporte.',
};
