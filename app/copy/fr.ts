import type { Sentences } from './sentences.ts';

/** French. */

const wrongCredentials = 'Adresse e-mail ou mot de passe incorrect.';
const signupRefused = "Nous n'avons pas pu créer de compte avec ces informations.";
const passkeyNotAccepted = "Cette clé d'accès n'a pas été acceptée.";

export const fr: Sentences = {
  // Shared
  'common.continue': 'Continuer',
  'common.or': 'ou',
  'common.error_title': 'Erreur : {title}',
  'common.document_title': '{title} | {tenantName}',
  'common.error_label': 'Erreur',
  'common.busy': 'Un instant…',
  'common.last_used': 'Dernière utilisée',
  'field.email': 'Adresse e-mail',
  'field.username': "Nom d'utilisateur",
  'field.identifier': "Adresse e-mail ou nom d'utilisateur",
  'field.password': 'Mot de passe',
  'field.new_password': 'Nouveau mot de passe',
  'field.change': 'Modifier',
  'field.change_label': 'Modifier : {label}',
  'field.show': 'Afficher',
  'field.show_password': 'Afficher le mot de passe',
  'field.hide': 'Masquer',
  'field.hide_password': 'Masquer le mot de passe',

  // Sign in
  'login.title': 'Se connecter',
  'login.lead': 'pour continuer vers {applicationName}',
  'login.passkey': "Continuer avec une clé d'accès",
  'login.no_account': 'Pas encore de compte ?',
  'login.sign_up': "S'inscrire",
  'login.notice.passkey_removed':
    "Cette clé d'accès ne peut plus être utilisée ici. Connectez-vous autrement ou avec une autre clé d'accès.",
  'login_password.title': 'Saisissez votre mot de passe',
  'login_password.lead': 'pour continuer vers {applicationName}',

  // Sign up
  'signup.title': 'Créez votre compte',
  'signup.lead': 'pour continuer vers {applicationName}',
  'signup.have_account': 'Vous avez déjà un compte ?',
  'signup.log_in': 'Se connecter',
  'signup_passkey.title': "Connectez-vous plus vite avec une clé d'accès",
  'signup_passkey.lead':
    "Une clé d'accès vous permet de vous connecter comme vous déverrouillez votre appareil.",
  'signup_passkey.create': "Créer une clé d'accès",
  'signup_passkey.without': "Continuer sans clé d'accès",
  'signup_passkey.no_script':
    "Pour créer une clé d'accès, il faut JavaScript, qui est désactivé ici. Vous pouvez continuer avec un mot de passe.",
  'signup_passkey.unsupported':
    "Les clés d'accès ne sont pas disponibles dans ce navigateur. Vous pouvez continuer avec un mot de passe.",
  'signup_password.title': 'Choisissez un mot de passe',
  'signup_password.lead': 'pour votre compte {tenantName}',
  'signup_password.submit': 'Créer un compte',
  'passkey.benefit.unlock.title': 'Déverrouillez simplement votre appareil',
  'passkey.benefit.unlock.text':
    "Utilisez votre visage, votre empreinte digitale ou votre verrouillage d'écran.",
  'passkey.benefit.remember.title': 'Rien à retenir',
  'passkey.benefit.remember.text': "Votre appareil garde la clé d'accès à votre disposition.",
  'passkey.benefit.keeps.title': "Vos autres clés d'accès restent",
  'passkey.benefit.keeps.text':
    "La clé d'accès de votre téléphone continue de fonctionner : vous ne perdez rien.",
  'passkey.benefit.moment.title': "Cela ne prend qu'un instant",
  'passkey.benefit.moment.text':
    "Utilisez votre visage, votre empreinte digitale ou votre verrouillage d'écran, comme toujours.",
  'passkey.benefit.until_then.title': "Rien ne s'arrête aujourd'hui",
  'passkey.benefit.until_then.text':
    "Votre clé d'accès actuelle fonctionne jusqu'à la fin du changement.",
  'passkey.benefit.safe.title': "À l'abri des faux sites",
  'passkey.benefit.safe.text':
    "Une clé d'accès ne fonctionne que sur le vrai site : personne ne peut vous la soutirer.",
  'password.rules.title': 'Votre mot de passe doit contenir ou respecter :',
  'password.rules.min_length': 'au moins {count} caractères',
  'password.rules.uppercase': 'une lettre majuscule',
  'password.rules.lowercase': 'une lettre minuscule',
  'password.rules.number': 'un chiffre',
  'password.rules.special': 'un caractère spécial, par exemple ! ou #',
  'password.rules.three_of_four':
    'trois de ces éléments : une lettre majuscule, une lettre minuscule, un chiffre, un caractère spécial',
  'password.rules.identical_characters': 'pas plus de deux caractères identiques à la suite',
  'password.rules.sequential_characters': 'pas de suites telles que abc ou 123',
  'password.rules.dictionary': 'ne pas être un mot de passe courant',
  'password.rules.profile_data': 'ne contenir ni votre nom ni votre adresse e-mail',

  // What the browser module says around a passkey
  'passkey.status.waiting': 'Suivez les étapes sur votre appareil.',
  'passkey.status.not_used':
    "Aucune clé d'accès n'a été utilisée. Vous pouvez réessayer ou vous connecter autrement.",
  'passkey.status.not_created':
    "Aucune clé d'accès n'a été créée. Vous pouvez réessayer ou continuer sans.",
  'passkey.status.exists': "Cet appareil a déjà une clé d'accès pour ce compte.",
  'passkey.status.not_supported':
    "Cet appareil ne peut pas être utilisé ici pour une clé d'accès. Essayez un autre appareil ou continuez autrement.",
  'passkey.status.needs_lock':
    "Une clé d'accès nécessite un verrouillage d'écran ou un code PIN. Configurez-en un sur cet appareil, puis réessayez.",
  'passkey.status.blocked':
    "Ce navigateur a bloqué la clé d'accès. Essayez un autre navigateur ou désactivez les extensions.",
  'passkey.status.other_request':
    "Une autre demande de clé d'accès est encore ouverte. Fermez-la, puis réessayez.",
  'passkey.status.failed':
    "La clé d'accès n'a pas fonctionné cette fois. Réessayez ou continuez autrement.",
  'passkey.status.offline':
    "Nous n'avons pas pu joindre le serveur. Vérifiez votre connexion, puis réessayez.",
  'passkey.status.reconnecting': 'La connexion a été perdue. Nouvel essai…',
  'passkey.status.timed_out': 'Cette page a expiré. Rechargez-la pour recommencer.',
  'passkey.status.try_later': 'Trop de tentatives. Attendez quelques minutes, puis réessayez.',
  'passkey.status.support_code': "Code d'assistance : {code}",
  'passkey.other': "Ma clé d'accès n'est pas dans la liste",
  'passkey.unsupported':
    "Les clés d'accès ne fonctionnent pas dans cette fenêtre. Pour en utiliser une, ouvrez cette page dans votre navigateur.",

  // A passkey after signing in
  'enroll.title': 'La prochaine fois, sans mot de passe',
  'enroll.lead':
    "Créez maintenant une clé d'accès et connectez-vous comme vous déverrouillez cet appareil.",
  'enroll.later': 'Pas maintenant',
  'enroll.never': 'Ne plus demander',
  'enroll_local.title': 'Connectez-vous plus vite sur cet appareil',
  'enroll_local.lead':
    "Créez une clé d'accès ici, et vous n'aurez pas besoin de votre téléphone la prochaine fois.",
  'enroll_local.not_mine': "Ce n'est pas mon appareil",
  'enroll_renewal.title': "Créez une nouvelle clé d'accès",
  'enroll_renewal.lead':
    "L'adresse à laquelle appartiennent les clés d'accès d'ici devient {host}. Un jour, votre clé d'accès actuelle ne fonctionnera plus.",
  'continue.title': 'Vous êtes connecté(e)',
  'continue.lead': 'Nous vous emmenons vers {applicationName}…',
  'continue.submit': 'Continuer vers {applicationName}',
  'upgrade.title': 'Connexion en cours',
  'upgrade.lead': 'Un instant…',
  'enrolled.title': "Votre clé d'accès est prête",
  'enrolled.lead':
    "La prochaine fois, connectez-vous avec votre visage, votre empreinte digitale ou votre verrouillage d'écran.",
  'enrolled.automatic.title': "Vous pouvez maintenant vous connecter avec une clé d'accès",
  'enrolled.automatic.lead':
    "Votre navigateur en a créé une pour vous. La prochaine fois, utilisez votre visage, votre empreinte digitale ou votre verrouillage d'écran.",
  'enrolled.text':
    'Elle est enregistrée sous le nom « {name} ». Vos autres moyens de connexion fonctionnent toujours.',
  'enrolled.continue': 'Continuer vers {applicationName}',
  'enrolled.undo': "Supprimer cette clé d'accès",
  'enrolled.undone.title': "La clé d'accès est supprimée",
  'enrolled.undone.lead': 'Vous pouvez vous connecter comme avant.',
  'enrolled.undone.text':
    "Si votre appareil ou votre gestionnaire de mots de passe affiche encore « {name} », vous pouvez aussi l'y supprimer. Elle n'ouvre plus ce compte.",

  // Consent
  'consent.title': '{applicationName} souhaite accéder à votre compte',
  'consent.lead': 'Cela permet à {applicationName} de :',
  'consent.accept': 'Accepter',
  'consent.decline': 'Refuser',
  'scope.openid': 'Savoir qui vous êtes quand vous vous connectez',
  'scope.profile': 'Voir votre nom et les informations de votre profil',
  'scope.email': 'Voir votre adresse e-mail',
  'scope.phone': 'Voir votre numéro de téléphone',
  'scope.address': 'Voir votre adresse postale',
  'scope.offline_access': 'Conserver cet accès en votre absence',

  // Sign out
  'logout.title': 'Voulez-vous vous déconnecter ?',
  'logout.lead': 'Vous êtes connecté(e) à {tenantName} dans ce navigateur.',
  'logout.confirm': 'Se déconnecter',
  'logout.stay': 'Rester connecté(e)',
  'logout_done.title': 'Vous êtes déconnecté(e)',
  'logout_done.text': 'Vous pouvez fermer cette fenêtre.',
  'logout_stayed.title': 'Vous êtes toujours connecté(e)',
  'logout_stayed.text': 'Vous pouvez fermer cette fenêtre ou revenir là où vous étiez.',

  // Signing in on another device
  'device_code.title': 'Connecter un appareil',
  'device_code.lead': 'Saisissez le code affiché par votre appareil.',
  'device_code.field': 'Code',
  'device_confirm.title': 'Est-ce le code affiché sur votre appareil ?',
  'device_confirm.lead': '{applicationName} demande à se connecter avec votre compte.',
  'device_confirm.warning':
    'Continuez seulement si la demande vient de vous et si votre appareil affiche le même code. Sinon, annulez.',
  'device_confirm.cancel': 'Annuler',
  'device_done.title': 'Votre appareil est connecté',
  'device_done.text': 'Vous pouvez fermer cette fenêtre et revenir à votre appareil.',

  // Already signed in
  'already_signed_in.title': 'Vous êtes déjà connecté(e)',
  'already_signed_in.lead': 'Vous pouvez aller directement vers {applicationName}.',
  'already_signed_in.no_application': "Revenez à l'application pour continuer.",
  'already_signed_in.continue': 'Continuer vers {applicationName}',

  // One-time rescue link
  'rescue.title': 'Retrouvez votre compte',
  'rescue.lead':
    'Choisissez comment vous souhaitez vous connecter désormais. Ce lien fonctionne une seule fois.',
  'rescue.passkey.title': "Avec une clé d'accès",
  'rescue.passkey.text':
    "Utilisez votre visage, votre empreinte digitale ou votre verrouillage d'écran.",
  'rescue.passkey.full':
    "Votre compte a autant de clés d'accès qu'il peut en contenir. Définissez un nouveau mot de passe, puis supprimez une clé que vous n'utilisez plus.",
  'rescue.password.title': 'Avec un nouveau mot de passe',
  'rescue.password.submit': 'Définir le nouveau mot de passe',
  'rescue_done.title': 'Tout est prêt',
  'rescue_done.passkey':
    "Votre nouvelle clé d'accès est prête. Utilisez-la à votre prochaine connexion.",
  'rescue_done.password':
    'Votre nouveau mot de passe est prêt. Utilisez-le à votre prochaine connexion.',
  'rescue_done.sign_in': 'Se connecter',

  // The account page
  'account.title': 'Votre compte',
  'account.sign_out': 'Se déconnecter',
  'account.back': 'Retour à votre compte',
  'account.no_script': "Les clés d'accès nécessitent JavaScript, qui est désactivé ici.",
  'account.unsupported': "Les clés d'accès ne sont pas disponibles dans ce navigateur.",
  'account.not_supported':
    "Cet appareil ne peut pas conserver de clé d'accès pour ce compte. Essayez votre téléphone ou un autre appareil.",
  'account.name.section': 'Votre nom',
  'account.name.change': 'Modifier votre nom',
  'account.name.title': 'Modifiez votre nom',
  'account.name.field': 'Nom',
  'account.name.hint':
    "Jusqu'à 120 caractères. Les applications auxquelles vous vous connectez peuvent l'afficher.",
  'account.name.submit': 'Enregistrer',
  'account.passkeys.title': "Clés d'accès",
  'account.passkeys.count': '{count} sur {max}',
  'account.passkeys.none_here':
    "Vous n'avez pas de clé d'accès pour ce site. Une clé d'accès vous permet de vous connecter comme vous déverrouillez votre appareil.",
  'account.passkeys.moving':
    "L'adresse à laquelle appartiennent les clés d'accès d'ici devient {host}. Celles de l'ancienne adresse fonctionnent jusqu'à la fin du changement.",
  'account.passkeys.moving_renew':
    'Ajoutez-en une nouvelle maintenant pour pouvoir continuer à vous connecter.',
  'account.passkeys.moving_renewed': 'Vous en avez déjà une pour la nouvelle adresse.',
  'account.passkeys_elsewhere.title': "Clés d'accès pour d'autres adresses",
  'account.passkeys_elsewhere.text':
    "Celles-ci ne fonctionnent pas ici. Chacune vous connecte à l'adresse pour laquelle elle est faite.",
  'account.passkeys.none':
    "Vous n'avez pas encore de clé d'accès. Une clé d'accès vous permet de vous connecter comme vous déverrouillez votre appareil.",
  'account.passkeys.create': "Créer une clé d'accès",
  'account.passkeys.add': "Ajouter une clé d'accès",
  'account.passkeys.disabled':
    "Il n'est pas possible d'ajouter de nouvelles clés d'accès pour le moment.",
  'account.passkeys.full':
    "Un compte peut contenir {max} clés d'accès, et le vôtre les a. Pour en ajouter une autre, supprimez-en une que vous n'utilisez plus.",
  'account.passkey.synced': 'Synchronisée avec vos appareils',
  'account.passkey.one_device': 'Sur un seul appareil',
  'account.passkey.elsewhere': 'Pour {host}',
  'account.passkey.left_behind': "Pour l'ancienne adresse, {host}",
  'account.passkey.created': 'Création',
  'account.passkey.last_used': 'Dernière utilisation',
  'account.passkey.unused': 'Pas encore',
  'account.passkey.used_on': 'dans {browser}',
  'account.passkey.test': 'Tester',
  'account.passkey.test_label': 'Tester {name}',
  'account.passkey.rename': 'Renommer',
  'account.passkey.rename_label': 'Renommer {name}',
  'account.passkey.delete': 'Supprimer',
  'account.passkey.delete_label': 'Supprimer {name}',
  'account.sessions.title': 'Où vous êtes connecté(e)',
  'account.sessions.revoke_others': 'Se déconnecter partout ailleurs',
  'account.session.this': 'Ce navigateur',
  'account.session.unknown_browser': 'Navigateur inconnu',
  'account.browser_on_system': '{browser} sur {system}',
  'account.session.signed_in': 'Connexion',
  'account.session.last_used': 'Dernière utilisation',
  'account.session.address': 'Adresse IP',
  'account.session.revoke': 'Déconnecter',
  'account.session.revoke_label': 'Déconnecter {browser}',
  'developers.title': 'API de gestion',
  'developers.token':
    "Demandez un jeton avec l'identifiant client et le secret d'une application à laquelle {audience} a été accordé, et envoyez-le comme jeton « bearer ».",
  'developers.refusals':
    "Ce qui est refusé reçoit un errorCode et un message qui nomme le champ, ce qui ne va pas et ce qui est attendu. Ce qui a été lu arrive avec un ETag : renvoyé comme If-Match, il ne change rien de ce que quelqu'un d'autre a modifié depuis.",
  'developers.document': 'OpenAPI',
  'developers.contents': "Ce qu'il y a",
  'developers.scopes': "Scopes, l'un d'eux",
  'developers.parameters': 'Paramètres',
  'developers.body': 'Corps, {type}',
  'developers.answer': 'Réponse {status}',
  'account.new_device.label': 'Nouvelle connexion',
  'account.new_device.title': 'Nouvelle connexion : {browser}, {date}',
  'account.new_device.open':
    "Si ce n'était pas vous, mettez fin à cette session, puis vérifiez vos clés d'accès.",
  'account.new_device.over':
    "Cette session est terminée. Si ce n'était pas vous, vérifiez vos clés d'accès.",
  'account.new_device.revoke': 'Mettre fin à cette session',
  'account.suggestions.title': "Suggestions de clés d'accès",
  'account.suggestions.never':
    "Nous ne vous suggérons pas de clés d'accès, comme vous l'avez demandé.",
  'account.suggestions.not_my_device':
    "Vous nous avez dit que ce n'est pas votre appareil. Nous ne suggérons donc pas de clés d'accès ici.",
  'account.suggestions.until':
    "Nous ne suggérons pas de clés d'accès jusqu'au {date}, comme vous l'avez demandé.",
  'account.suggestions.allow': "Suggérer à nouveau des clés d'accès",
  'account.done.added': '« {name} » est prête.',
  'account.done.test_it': 'La tester maintenant',
  'account.done.renamed': "Votre clé d'accès s'appelle maintenant « {name} ».",
  'account.done.tested': '« {name} » fonctionne. Vous pouvez vous connecter avec elle.',
  'account.done.revoked': 'Déconnexion effectuée.',
  'account.done.named': 'Votre nom est modifié.',
  'account.done.suggested': "Nous pouvons à nouveau vous suggérer des clés d'accès.",
  'account.new.title': "Ajouter une clé d'accès",
  'account.new.lead': 'Créez-la sur cet appareil, sur votre téléphone ou sur une clé de sécurité.',
  'account.new.count': "Vous avez {count} clés d'accès sur {max}.",
  'account.new.not_created':
    "Aucune clé d'accès n'a été créée. Vous pouvez réessayer ou revenir en arrière.",
  'account.confirm.title': "Confirmez que c'est bien vous",
  'account.confirm.to_add': "Encore une étape avant d'ajouter une clé d'accès.",
  'account.confirm.to_delete': 'Encore une étape avant de supprimer « {name} ».',
  'account.confirm.account': 'Compte',
  'account.confirm.with_passkey': "Confirmer avec une clé d'accès",
  'account.confirm.with_password': 'Confirmer avec votre mot de passe',
  'account.confirm.not_used':
    "Aucune clé d'accès n'a été utilisée. Vous pouvez réessayer ou confirmer autrement.",
  'account.confirm.failed':
    "La clé d'accès n'a pas fonctionné cette fois. Réessayez ou confirmez autrement.",
  'account.confirm.nothing':
    "Vous n'avez ni clé d'accès pour ce site ni mot de passe : il n'y a donc rien avec quoi confirmer.",
  'account.confirm.nothing.next':
    "Contactez l'assistance et demandez un lien à usage unique pour retrouver votre compte.",
  'account.rename.title': "Renommez votre clé d'accès",
  'account.rename.field': 'Nom',
  'account.rename.hint':
    "Jusqu'à 120 caractères, par exemple « Ordinateur du travail ». Vous seul(e) le voyez.",
  'account.rename.submit': 'Enregistrer',
  'account.delete.title': "Supprimer cette clé d'accès ?",
  'account.delete.no_sign_in': 'Vous ne pourrez plus vous connecter à {host} avec elle.',
  'account.delete.stays_in':
    "Elle reste dans {provider} jusqu'à ce qu'elle y soit aussi supprimée.",
  'account.delete.stays':
    "Elle reste sur votre appareil ou dans votre gestionnaire de mots de passe jusqu'à ce qu'elle y soit aussi supprimée.",
  'account.delete.confirm': "Continuer et confirmer que c'est vous",
  'account.delete.submit': "Supprimer la clé d'accès",
  'account.delete.keep': 'La garder',
  'account.deleted.title': "Clé d'accès supprimée",
  'account.deleted.text': 'Vous ne pouvez plus vous connecter avec « {name} ».',
  'account.deleted.signalled': 'Nous avons demandé à votre appareil de ne plus vous la proposer.',
  'account.deleted.by_hand_in':
    "Elle est encore dans {provider}. Ouvrez {provider}, cherchez {host} et supprimez-la aussi là-bas, pour qu'elle ne vous soit plus proposée.",
  'account.deleted.by_hand':
    "Elle est encore sur votre appareil. Ouvrez les mots de passe ou les clés d'accès dans ses réglages ou dans votre gestionnaire de mots de passe, cherchez {host} et supprimez-la aussi là-bas, pour qu'elle ne vous soit plus proposée.",
  'account.test.title': "Testez votre clé d'accès",
  'account.test.lead':
    'Voyez si elle fonctionne ici. Vous restez connecté(e), quel que soit le résultat.',
  'account.test.submit': 'La tester',
  'account.test.not_used':
    "Elle n'a pas été utilisée. Si votre appareil ne l'a pas trouvée, la clé d'accès n'est pas ici : testez-la sur l'appareil qui la contient.",
  'account.test.failed':
    "Elle n'a pas fonctionné cette fois. Réessayez ; si elle échoue encore, ajoutez une nouvelle clé d'accès et supprimez celle-ci.",

  // Error page
  'error_page.title': 'Un problème est survenu',
  'error_page.not_found_title': 'Page introuvable',
  'error_page.code': 'Code',
  'error_page.reference': 'Référence',
  'error_page.start_again': 'Recommencer',
  'error_page.back_to_sign_in': 'Retour à la connexion',

  // What was sent
  'error.invalid_request': "Nous n'avons pas pu comprendre cette demande.",
  'error.invalid_request.next': 'Revenez en arrière et réessayez.',
  'error.identifier_required': 'Saisissez votre adresse e-mail.',
  'error.identifier_invalid': 'Saisissez une adresse e-mail sous la forme name@example.com.',
  'error.password_required': 'Saisissez un mot de passe.',
  'error.request_too_large': "C'était plus que ce que cette page peut recevoir.",
  'error.request_too_large.next': 'Raccourcissez votre saisie et réessayez.',
  'error.length_required': "Nous n'avons pas pu comprendre cette demande.",
  'error.cross_site_request':
    "Cette demande venait d'un autre site, nous ne l'avons donc pas acceptée.",
  'error.cross_site_request.next': "Ouvrez l'application et connectez-vous depuis celle-ci.",
  'error.not_found': "Cette page n'existe pas ou a été déplacée.",
  'error.not_found.next': "Vérifiez l'adresse ou revenez à l'application.",
  'error.method_not_allowed': 'Cette page ne peut pas être utilisée de cette façon.',
  'error.method_not_allowed.next': "Revenez à l'application et recommencez.",
  'error.unknown_host': "Il n'y a pas de page de connexion à cette adresse.",
  'error.unknown_host.next': "Vérifiez que l'adresse ne contient pas de faute de frappe.",

  // The visit
  'error.transaction_not_found':
    "Nous n'avons pas trouvé cette connexion. Elle est peut-être déjà terminée.",
  'error.transaction_not_found.next': "Revenez à l'application et connectez-vous à nouveau.",
  'error.transaction_expired': 'Cette connexion a expiré.',
  'error.transaction_expired.next': "Revenez à l'application et connectez-vous à nouveau.",
  'error.nowhere_to_go': "Cette page s'ouvre depuis une application, et aucune ne vous attend.",
  'error.nowhere_to_go.next': "Ouvrez l'application et connectez-vous depuis celle-ci.",

  // Passwords
  'error.wrong_credentials': wrongCredentials,
  'error.user_not_found': wrongCredentials,
  'error.wrong_password': wrongCredentials,
  'error.no_password': wrongCredentials,
  'error.user_blocked': wrongCredentials,
  'error.connection_disabled': "Ce moyen de connexion n'est pas disponible pour le moment.",
  'error.connection_disabled.next': "Connectez-vous autrement ou contactez l'assistance.",
  'error.password_too_short': 'Choisissez un mot de passe plus long.',
  'error.password_too_long': 'Choisissez un mot de passe plus court.',
  'error.password_too_weak': 'Choisissez un mot de passe qui respecte tous les points de la liste.',
  'error.password_too_common':
    'Choisissez un mot de passe moins courant. Celui-ci est facile à deviner.',
  'error.password_contains_profile':
    'Choisissez un mot de passe qui ne contient ni votre nom ni votre adresse e-mail.',
  'error.too_many_attempts': 'Trop de tentatives. Réessayez dans {minutes}.',
  'error.too_many_attempts.later': 'Trop de tentatives. Réessayez plus tard.',
  'error.too_busy': 'Nous recevons beaucoup de demandes en ce moment.',
  'error.too_busy.next': 'Attendez quelques secondes, puis réessayez.',

  // A tenant's own database
  'error.code': 'Code :',
  'error.user_database_failed': "Nous n'avons pas pu rechercher votre compte.",
  'error.user_database_failed.next':
    "Réessayez plus tard. Si cela se reproduit, contactez l'assistance.",
  'error.user_database_unavailable': 'La recherche des comptes prend trop de temps en ce moment.',
  'error.user_database_unavailable.next': 'Attendez une minute, puis réessayez.',
  'error.user_database_refused': 'Ce compte ne peut pas se connecter ici.',
  'error.user_database_mismatch': "Nous n'avons pas pu rechercher votre compte.",
  'error.user_database_conflict': "Nous n'avons pas pu rechercher votre compte.",
  'error.user_profile_invalid': "Quelque chose dans votre compte n'est pas comme il le faudrait.",
  'error.user_profile_invalid.next': "Contactez l'assistance.",

  // Sign-up
  'error.signup_disabled': "Il n'est pas possible de créer un compte ici.",
  'error.signup_disabled.next': 'Si vous avez déjà un compte, connectez-vous.',
  'error.signup_refused': signupRefused,
  'error.signup_refused.next':
    'Vérifiez-les et réessayez, ou connectez-vous si vous avez déjà un compte.',
  'error.identifier_taken': signupRefused,

  // Passkeys
  'error.passkey_disabled': "Les clés d'accès ne sont pas disponibles ici.",
  'error.passkey_disabled.next': 'Continuez autrement.',
  'error.passkey_malformed': "Nous n'avons pas pu lire la réponse de votre appareil.",
  'error.passkey_malformed.next': 'Réessayez ou continuez autrement.',
  'error.passkey_challenge_not_found': passkeyNotAccepted,
  'error.passkey_challenge_expired': 'Cela a pris un peu trop de temps.',
  'error.passkey_challenge_expired.next': "Réessayez avec votre clé d'accès.",
  'error.passkey_challenge_mismatch': passkeyNotAccepted,
  'error.passkey_origin_mismatch': passkeyNotAccepted,
  'error.passkey_rp_id_mismatch': passkeyNotAccepted,
  'error.passkey_user_verification_missing': passkeyNotAccepted,
  'error.passkey_user_handle_mismatch': passkeyNotAccepted,
  'error.passkey_verification_failed': passkeyNotAccepted,
  'error.passkey_not_accepted': passkeyNotAccepted,
  'error.passkey_not_accepted.next':
    "Réessayez, utilisez une autre clé d'accès ou connectez-vous autrement.",
  'error.passkey_removed': "Cette clé d'accès ne peut plus être utilisée ici.",
  'error.passkey_removed.next': "Connectez-vous autrement ou avec une autre clé d'accès.",
  'error.passkey_exists': "Cet appareil a déjà une clé d'accès pour ce compte.",

  'error.too_many_passkeys': "Vous avez autant de clés d'accès qu'un compte peut en contenir.",
  'error.too_many_passkeys.next': "Supprimez-en une que vous n'utilisez plus, puis réessayez.",
  'error.passkey_must_stay_on_device':
    "Cette clé d'accès pourrait être copiée sur d'autres appareils, ce qui n'est pas permis ici.",
  'error.passkey_must_stay_on_device.next':
    "Utilisez une clé de sécurité ou une clé d'accès qui reste sur un seul appareil.",
  'error.passkey_not_found':
    "Nous n'avons pas trouvé cette clé d'accès. Elle est peut-être déjà supprimée.",
  'error.passkey_name_invalid': 'Saisissez un nom de 1 à 120 caractères.',
  'error.user_name_invalid': 'Saisissez un nom de 1 à 120 caractères.',
  'error.last_way_in': "C'est votre seul moyen de vous connecter.",
  'error.last_way_in.next': "Ajoutez d'abord une autre clé d'accès, puis supprimez celle-ci.",

  // The account page
  'error.sign_in_required': 'Connectez-vous pour voir votre compte.',
  'error.confirmation_required': "Confirmez que c'est bien vous pour continuer.",

  'error.email_not_confirmed': "Confirmez d'abord votre adresse e-mail.",
  'error.unauthorized_client': "Cette application n'a pas le droit de faire cela.",
  'error.invalid_token': "L'accès a expiré ou a été retiré. Connectez-vous à nouveau.",
  'error.insufficient_scope': "Cette application n'y a pas été autorisée.",
  'error.unmet_authentication_requirements': 'Connectez-vous à nouveau pour faire cela.',

  // Tickets
  'error.ticket_invalid': 'Ce lien a expiré ou a déjà été utilisé.',
  'error.ticket_invalid.next': 'Demandez un nouveau lien.',

  // Device codes
  'error.device_code_required': 'Saisissez le code de votre appareil.',
  'error.device_code_not_found': 'Ce code ne correspond à aucun appareil en attente.',
  'error.device_code_not_found.next':
    'Vérifiez le code sur votre appareil et saisissez-le à nouveau.',
  'error.device_code_expired': 'Ce code a expiré.',
  'error.device_code_expired.next':
    'Obtenez un nouveau code sur votre appareil et saisissez-le ici.',
  'error.device_code_used': 'Ce code a déjà été utilisé.',
  'error.device_code_used.next': 'Obtenez un nouveau code sur votre appareil et saisissez-le ici.',
  'error.device_aborted': "L'appareil n'a pas été connecté.",
  'error.device_aborted.next': 'Vous pouvez fermer cette fenêtre.',

  // Protocol refusals
  'error.access_denied': "L'accès n'a pas été accordé.",
  'error.access_denied.next': "Revenez à l'application pour réessayer.",
  'error.invalid_client': "L'application n'est pas enregistrée ici.",
  'error.invalid_client.next': "Prévenez les responsables de l'application.",
  'error.invalid_redirect_uri':
    "L'application nous a demandé de vous envoyer à une adresse qu'elle n'a pas enregistrée.",
  'error.invalid_redirect_uri.next': "Prévenez les responsables de l'application.",
  'error.invalid_return_to':
    "L'application nous a demandé de vous envoyer à une adresse qu'elle n'a pas enregistrée.",
  'error.invalid_return_to.next': "Prévenez les responsables de l'application.",
  'error.unsupported_request':
    "L'application a demandé quelque chose qui n'est pas disponible ici.",
  'error.unsupported_request.next': "Prévenez les responsables de l'application.",
  'error.session_not_found':
    "Nous n'avons pas trouvé votre session. Vous êtes peut-être déjà déconnecté(e).",
  'error.session_not_found.next': "Revenez à l'application et connectez-vous à nouveau.",

  'error.internal_error': 'Un problème est survenu de notre côté.',
  'error.internal_error.next':
    "Réessayez dans un instant. Si cela se reproduit, contactez l'assistance.",
};
