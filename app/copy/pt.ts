import type { Sentences } from './sentences.ts';

const wrongCredentials = 'E-mail ou senha incorretos.';
const signupRefused = 'Não foi possível criar uma conta com esses dados.';
const passkeyNotAccepted = 'Essa chave de acesso não foi aceita.';

/** Portuguese, as written in Brazil. */
export const pt: Sentences = {
  // Shared
  'common.continue': 'Continuar',
  'common.or': 'ou',
  'common.error_title': 'Erro: {title}',
  'common.document_title': '{title} | {tenantName}',
  'common.error_label': 'Erro',
  'common.busy': 'Um momento…',
  'common.last_used': 'Último uso',
  'field.email': 'E-mail',
  'field.username': 'Nome de usuário',
  'field.identifier': 'E-mail ou nome de usuário',
  'field.password': 'Senha',
  'field.new_password': 'Nova senha',
  'field.change': 'Alterar',
  'field.change_label': 'Alterar {label}',
  'field.show': 'Mostrar',
  'field.show_password': 'Mostrar senha',
  'field.hide': 'Ocultar',
  'field.hide_password': 'Ocultar senha',

  // Sign in
  'login.title': 'Entrar',
  'login.lead': 'para continuar em {applicationName}',
  'login.passkey': 'Continuar com chave de acesso',
  'login.no_account': 'Não tem uma conta?',
  'login.sign_up': 'Cadastre-se',
  'login.notice.passkey_removed':
    'Essa chave de acesso não pode mais ser usada aqui. Entre de outra forma ou use outra chave.',
  'login_password.title': 'Digite sua senha',
  'login_password.lead': 'para continuar em {applicationName}',

  // Sign up
  'signup.title': 'Crie sua conta',
  'signup.lead': 'para continuar em {applicationName}',
  'signup.have_account': 'Já tem uma conta?',
  'signup.log_in': 'Entre',
  'signup_passkey.title': 'Entre mais rápido com uma chave de acesso',
  'signup_passkey.lead':
    'Com uma chave de acesso, você entra do mesmo jeito que desbloqueia seu dispositivo.',
  'signup_passkey.create': 'Criar chave de acesso',
  'signup_passkey.without': 'Continuar sem chaves de acesso',
  'signup_passkey.no_script':
    'Para criar uma chave de acesso é preciso JavaScript, que está desativado aqui. Você pode continuar com uma senha.',
  'signup_passkey.unsupported':
    'Este navegador não aceita chaves de acesso. Você pode continuar com uma senha.',
  'signup_password.title': 'Escolha uma senha',
  'signup_password.lead': 'para sua conta em {tenantName}',
  'signup_password.submit': 'Criar conta',
  'passkey.benefit.unlock.title': 'É só desbloquear o dispositivo',
  'passkey.benefit.unlock.text': 'Use seu rosto, sua digital ou o bloqueio de tela.',
  'passkey.benefit.remember.title': 'Nada para lembrar',
  'passkey.benefit.remember.text': 'Seu dispositivo guarda a chave de acesso para você.',
  'passkey.benefit.keeps.title': 'Suas outras chaves continuam',
  'passkey.benefit.keeps.text':
    'A chave de acesso do seu celular continua funcionando. Você não perde nada.',
  'passkey.benefit.moment.title': 'Leva só um instante',
  'passkey.benefit.moment.text':
    'Use seu rosto, sua digital ou o bloqueio de tela, como você já faz.',
  'passkey.benefit.until_then.title': 'Nada para de funcionar hoje',
  'passkey.benefit.until_then.text':
    'Sua chave de acesso atual continua funcionando até a mudança terminar.',
  'passkey.benefit.safe.title': 'Protegida de sites falsos',
  'passkey.benefit.safe.text':
    'Uma chave de acesso só funciona no site verdadeiro, então ninguém consegue tirá-la de você com um golpe.',
  'password.rules.title': 'Requisitos da senha:',
  'password.rules.min_length': 'pelo menos {count} caracteres',
  'password.rules.uppercase': 'uma letra maiúscula',
  'password.rules.lowercase': 'uma letra minúscula',
  'password.rules.number': 'um número',
  'password.rules.special': 'um caractere especial, como ! ou #',
  'password.rules.three_of_four':
    'três destes: uma letra maiúscula, uma letra minúscula, um número, um caractere especial',
  'password.rules.identical_characters': 'no máximo dois caracteres iguais seguidos',
  'password.rules.sequential_characters': 'nenhuma sequência como abc ou 123',
  'password.rules.dictionary': 'não ser uma senha comum',
  'password.rules.profile_data': 'não conter seu nome nem seu e-mail',

  // What the browser module says around a passkey
  'passkey.status.waiting': 'Siga as etapas no seu dispositivo.',
  'passkey.status.not_used':
    'Nenhuma chave de acesso foi usada. Você pode tentar de novo ou entrar de outra forma.',
  'passkey.status.not_created':
    'Nenhuma chave de acesso foi criada. Você pode tentar de novo ou continuar sem ela.',
  'passkey.status.exists': 'Este dispositivo já tem uma chave de acesso para esta conta.',
  'passkey.status.not_supported':
    'Este dispositivo não pode ser usado para uma chave de acesso aqui. Tente outro ou continue de outra forma.',
  'passkey.status.needs_lock':
    'Uma chave de acesso precisa de um bloqueio de tela ou de um PIN. Configure um neste dispositivo e tente de novo.',
  'passkey.status.blocked':
    'Este navegador bloqueou a chave de acesso. Tente outro navegador ou desative as extensões.',
  'passkey.status.other_request':
    'Outra solicitação de chave de acesso ainda está aberta. Feche-a e tente de novo.',
  'passkey.status.failed':
    'A chave de acesso não funcionou desta vez. Tente de novo ou continue de outra forma.',
  'passkey.status.offline':
    'Não conseguimos acessar o servidor. Verifique sua conexão e tente de novo.',
  'passkey.status.reconnecting': 'A conexão caiu. Tentando de novo…',
  'passkey.status.timed_out': 'O tempo desta página acabou. Recarregue-a para recomeçar.',
  'passkey.status.try_later': 'Muitas tentativas. Aguarde alguns minutos e tente de novo.',
  'passkey.status.support_code': 'Código para o suporte: {code}',
  'passkey.other': 'Minha chave de acesso não aparece',
  'passkey.unsupported':
    'Chaves de acesso não funcionam dentro desta janela. Para usar uma, abra esta página no seu navegador.',

  // A passkey after signing in
  'enroll.title': 'Da próxima vez, entre sem senha',
  'enroll.lead':
    'Crie agora uma chave de acesso e entre do mesmo jeito que desbloqueia este dispositivo.',
  'enroll.later': 'Agora não',
  'enroll.never': 'Não perguntar de novo',
  'enroll_local.title': 'Entre mais rápido neste dispositivo',
  'enroll_local.lead':
    'Crie uma chave de acesso aqui e, da próxima vez, você não vai precisar do celular.',
  'enroll_local.not_mine': 'Este dispositivo não é meu',
  'enroll_renewal.title': 'Crie uma nova chave',
  'enroll_renewal.lead':
    'O endereço das chaves de acesso daqui vai mudar para {host}. Um dia, sua chave atual vai parar de funcionar.',
  'continue.title': 'Você entrou',
  'continue.lead': 'Levando você para {applicationName}…',
  'continue.submit': 'Continuar para {applicationName}',
  'upgrade.title': 'Entrando na sua conta',
  'upgrade.lead': 'Um momento…',
  'enrolled.title': 'Sua chave de acesso está pronta',
  'enrolled.lead': 'Da próxima vez, entre com seu rosto, sua digital ou o bloqueio de tela.',
  'enrolled.automatic.title': 'Você já pode entrar com uma chave de acesso',
  'enrolled.automatic.lead':
    'Seu navegador criou uma para você. Da próxima vez, use seu rosto, sua digital ou o bloqueio de tela.',
  'enrolled.text': 'Ela foi salva como “{name}”. Suas outras formas de entrar continuam valendo.',
  'enrolled.continue': 'Continuar para {applicationName}',
  'enrolled.undo': 'Remover esta chave de acesso',
  'enrolled.undone.title': 'A chave de acesso foi removida',
  'enrolled.undone.lead': 'Você pode entrar como fazia antes.',
  'enrolled.undone.text':
    'Se seu dispositivo ou gerenciador de senhas ainda mostrar “{name}”, você também pode excluí-la por lá. Ela não abre mais esta conta.',

  // Consent
  'consent.title': '{applicationName} quer acessar sua conta',
  'consent.lead': 'Isso permite a {applicationName}:',
  'consent.accept': 'Aceitar',
  'consent.decline': 'Recusar',
  'scope.openid': 'Saber quem você é quando você entra',
  'scope.profile': 'Ver seu nome e os dados do seu perfil',
  'scope.email': 'Ver seu e-mail',
  'scope.phone': 'Ver seu número de telefone',
  'scope.address': 'Ver seu endereço postal',
  'scope.offline_access': 'Manter esse acesso quando você não estiver',

  // Sign out
  'logout.title': 'Quer sair da sua conta?',
  'logout.lead': 'Sua sessão em {tenantName} está aberta neste navegador.',
  'logout.confirm': 'Sair',
  'logout.stay': 'Manter a sessão',
  'logout_done.title': 'Você saiu da sua conta',
  'logout_done.text': 'Você pode fechar esta janela.',
  'logout_stayed.title': 'Sua sessão continua aberta',
  'logout_stayed.text': 'Você pode fechar esta janela ou voltar para onde estava.',

  // Signing in on another device
  'device_code.title': 'Conecte um dispositivo',
  'device_code.lead': 'Digite o código que aparece no seu dispositivo.',
  'device_code.field': 'Código',
  'device_confirm.title': 'Este é o código no seu dispositivo?',
  'device_confirm.lead': '{applicationName} quer entrar com a sua conta.',
  'device_confirm.warning':
    'Continue somente se foi você quem começou e se o dispositivo mostra o mesmo código. Se não for o caso, cancele.',
  'device_confirm.cancel': 'Cancelar',
  'device_done.title': 'Seu dispositivo está conectado',
  'device_done.text': 'Você pode fechar esta janela e voltar ao seu dispositivo.',

  // Already signed in
  'already_signed_in.title': 'Você já entrou',
  'already_signed_in.lead': 'Você pode ir direto para {applicationName}.',
  'already_signed_in.no_application': 'Volte ao aplicativo para continuar.',
  'already_signed_in.continue': 'Continuar para {applicationName}',

  // One-time rescue link
  'rescue.title': 'Recupere o acesso à sua conta',
  'rescue.lead':
    'Escolha como você quer entrar a partir de agora. Este link funciona uma única vez.',
  'rescue.passkey.title': 'Com uma chave de acesso',
  'rescue.passkey.text': 'Use seu rosto, sua digital ou o bloqueio de tela.',
  'rescue.passkey.full':
    'Sua conta já tem o máximo de chaves de acesso. Defina uma nova senha e depois exclua uma chave que você não usa mais.',
  'rescue.password.title': 'Com uma nova senha',
  'rescue.password.submit': 'Definir nova senha',
  'rescue_done.title': 'Tudo pronto',
  'rescue_done.passkey': 'Sua nova chave de acesso está pronta. Use-a na próxima vez que entrar.',
  'rescue_done.password': 'Sua nova senha está pronta. Use-a na próxima vez que entrar.',
  'rescue_done.sign_in': 'Entrar',

  // The account page
  'account.title': 'Sua conta',
  'account.sign_out': 'Sair',
  'account.back': 'Voltar para sua conta',
  'account.no_script': 'Chaves de acesso precisam de JavaScript, que está desativado aqui.',
  'account.unsupported': 'Este navegador não aceita chaves de acesso.',
  'account.not_supported':
    'Este dispositivo não pode guardar uma chave de acesso para esta conta. Tente no celular ou em outro dispositivo.',
  'account.name.section': 'Seu nome',
  'account.name.change': 'Alterar seu nome',
  'account.name.title': 'Altere seu nome',
  'account.name.field': 'Nome',
  'account.name.hint': 'Até 120 caracteres. Os aplicativos em que você entra podem mostrá-lo.',
  'account.name.submit': 'Salvar',
  'account.passkeys.title': 'Chaves de acesso',
  'account.passkeys.count': '{count} de {max}',
  'account.passkeys.none_here':
    'Você não tem uma chave de acesso para este site. Com ela, você entra do mesmo jeito que desbloqueia seu dispositivo.',
  'account.passkeys.moving':
    'O endereço das chaves de acesso daqui vai mudar para {host}. As do endereço antigo funcionam até a mudança terminar.',
  'account.passkeys.moving_renew': 'Adicione uma nova agora para poder continuar entrando.',
  'account.passkeys.moving_renewed': 'Você já tem uma para o novo endereço.',
  'account.passkeys_elsewhere.title': 'Chaves de acesso de outros endereços',
  'account.passkeys_elsewhere.text':
    'Estas não funcionam aqui. Cada uma serve para entrar no endereço dela.',
  'account.passkeys.none':
    'Você ainda não tem uma chave de acesso. Com ela, você entra do mesmo jeito que desbloqueia seu dispositivo.',
  'account.passkeys.create': 'Criar chave de acesso',
  'account.passkeys.add': 'Adicionar chave de acesso',
  'account.passkeys.disabled': 'No momento, não é possível adicionar chaves de acesso.',
  'account.passkeys.full':
    'Uma conta aceita até {max} chaves de acesso, e a sua já tem todas. Para adicionar outra, exclua uma que você não usa mais.',
  'account.passkey.synced': 'Sincronizada com seus dispositivos',
  'account.passkey.one_device': 'Só em um dispositivo',
  'account.passkey.elsewhere': 'Para {host}',
  'account.passkey.left_behind': 'Para o endereço antigo, {host}',
  'account.passkey.created': 'Criada',
  'account.passkey.last_used': 'Último uso',
  'account.passkey.unused': 'Ainda não',
  'account.passkey.used_on': 'no {browser}',
  'account.passkey.test': 'Testar',
  'account.passkey.test_label': 'Testar {name}',
  'account.passkey.rename': 'Renomear',
  'account.passkey.rename_label': 'Renomear {name}',
  'account.passkey.delete': 'Excluir',
  'account.passkey.delete_label': 'Excluir {name}',
  'account.sessions.title': 'Onde sua conta está aberta',
  'account.sessions.revoke_others': 'Sair dos outros lugares',
  'account.session.this': 'Este navegador',
  'account.session.unknown_browser': 'Navegador desconhecido',
  'account.browser_on_system': '{browser} no {system}',
  'account.session.signed_in': 'Início da sessão',
  'account.session.last_used': 'Último uso',
  'account.session.address': 'Endereço IP',
  'account.session.revoke': 'Sair',
  'account.session.revoke_label': 'Sair no {browser}',
  'developers.title': 'API de gerenciamento',
  'developers.token':
    'Peça um token com o ID do cliente e o segredo de um aplicativo que tenha permissão para {audience} e envie-o como token de portador (bearer).',
  'developers.refusals':
    'O que é recusado recebe como resposta um errorCode e uma mensagem que diz qual é o campo, o que está errado e o que se espera. O que é lido vem com um ETag: enviado de volta como If-Match, ele não muda nada que outra pessoa tenha mudado desde então.',
  'developers.document': 'OpenAPI',
  'developers.contents': 'O que há aqui',
  'developers.scopes': 'Escopos, qualquer um destes',
  'developers.parameters': 'Parâmetros',
  'developers.body': 'Corpo, {type}',
  'developers.answer': 'Resposta {status}',
  'account.new_device.label': 'Novo acesso',
  'account.new_device.title': 'Novo acesso: {browser}, {date}',
  'account.new_device.open':
    'Se não foi você, encerre essa sessão e depois confira suas chaves de acesso.',
  'account.new_device.over':
    'Essa sessão já foi encerrada. Se não foi você, confira suas chaves de acesso.',
  'account.new_device.revoke': 'Encerrar essa sessão',
  'account.suggestions.title': 'Sugestões de chaves de acesso',
  'account.suggestions.never': 'Não sugerimos chaves de acesso, como você pediu.',
  'account.suggestions.not_my_device':
    'Você disse que este dispositivo não é seu, então não sugerimos chaves de acesso aqui.',
  'account.suggestions.until': 'Não sugerimos chaves de acesso até {date}, como você pediu.',
  'account.suggestions.allow': 'Voltar a sugerir chaves',
  'account.done.added': '“{name}” está pronta.',
  'account.done.test_it': 'Teste agora',
  'account.done.renamed': 'Sua chave de acesso agora se chama “{name}”.',
  'account.done.tested': '“{name}” funciona. Você pode entrar com ela.',
  'account.done.revoked': 'Essa sessão foi encerrada.',
  'account.done.named': 'Seu nome foi alterado.',
  'account.done.suggested': 'Podemos voltar a sugerir chaves de acesso para você.',
  'account.new.title': 'Adicione uma chave de acesso',
  'account.new.lead': 'Crie neste dispositivo, no seu celular ou em uma chave de segurança.',
  'account.new.count': 'Você tem {count} de {max} chaves de acesso.',
  'account.new.not_created':
    'Nenhuma chave de acesso foi criada. Você pode tentar de novo ou voltar.',
  'account.confirm.title': 'Confirme que é você',
  'account.confirm.to_add': 'Mais uma etapa antes de adicionar uma chave de acesso.',
  'account.confirm.to_delete': 'Mais uma etapa antes de excluir “{name}”.',
  'account.confirm.account': 'Conta',
  'account.confirm.with_passkey': 'Confirmar com chave de acesso',
  'account.confirm.with_password': 'Confirmar com sua senha',
  'account.confirm.not_used':
    'Nenhuma chave de acesso foi usada. Você pode tentar de novo ou confirmar de outra forma.',
  'account.confirm.failed':
    'A chave de acesso não funcionou desta vez. Tente de novo ou confirme de outra forma.',
  'account.confirm.nothing':
    'Você não tem uma chave de acesso para este site nem uma senha, então não há com que confirmar.',
  'account.confirm.nothing.next':
    'Fale com o suporte e peça um link de uso único para recuperar o acesso à sua conta.',
  'account.rename.title': 'Renomeie sua chave de acesso',
  'account.rename.field': 'Nome',
  'account.rename.hint': 'Até 120 caracteres, como “Notebook do trabalho”. Só você vê.',
  'account.rename.submit': 'Salvar',
  'account.delete.title': 'Excluir esta chave de acesso?',
  'account.delete.no_sign_in': 'Você não vai mais poder entrar em {host} com ela.',
  'account.delete.stays_in': 'Ela fica em {provider} até ser removida de lá também.',
  'account.delete.stays':
    'Ela fica no seu dispositivo ou gerenciador de senhas até ser removida de lá também.',
  'account.delete.confirm': 'Continuar e confirmar que é você',
  'account.delete.submit': 'Excluir chave de acesso',
  'account.delete.keep': 'Manter',
  'account.deleted.title': 'Chave de acesso excluída',
  'account.deleted.text': 'Você não pode mais entrar com “{name}”.',
  'account.deleted.signalled': 'Pedimos ao seu dispositivo que não a ofereça mais a você.',
  'account.deleted.by_hand_in':
    'Ela ainda está em {provider}. Abra {provider}, procure {host} e remova-a de lá também, para que ela não apareça mais para você.',
  'account.deleted.by_hand':
    'Ela ainda está no seu dispositivo. Abra as senhas ou chaves de acesso nos ajustes dele ou no seu gerenciador de senhas, procure {host} e remova-a de lá também, para que ela não apareça mais para você.',
  'account.test.title': 'Teste sua chave de acesso',
  'account.test.lead':
    'Veja se ela funciona aqui. Sua sessão continua aberta, aconteça o que acontecer.',
  'account.test.submit': 'Testar',
  'account.test.not_used':
    'Ela não foi usada. Se seu dispositivo não a encontrou, a chave não está aqui: teste no dispositivo que a tem.',
  'account.test.failed':
    'Não funcionou desta vez. Tente de novo; se falhar outra vez, adicione uma nova chave e exclua esta.',

  // Error page
  'error_page.title': 'Algo deu errado',
  'error_page.not_found_title': 'Página não encontrada',
  'error_page.code': 'Código',
  'error_page.reference': 'Referência',
  'error_page.start_again': 'Recomeçar',
  'error_page.back_to_sign_in': 'Voltar para o login',

  // What was sent
  'error.invalid_request': 'Não conseguimos entender essa solicitação.',
  'error.invalid_request.next': 'Volte e tente de novo.',
  'error.identifier_required': 'Digite seu e-mail.',
  'error.identifier_invalid': 'Digite um e-mail no formato nome@example.com.',
  'error.password_required': 'Digite uma senha.',
  'error.request_too_large': 'Isso é mais do que esta página aceita.',
  'error.request_too_large.next': 'Encurte o que você digitou e tente de novo.',
  'error.length_required': 'Não conseguimos entender essa solicitação.',
  'error.cross_site_request': 'Essa solicitação veio de outro site, por isso não a aceitamos.',
  'error.cross_site_request.next': 'Abra o aplicativo e entre por lá.',
  'error.not_found': 'Esta página não existe ou mudou de lugar.',
  'error.not_found.next': 'Confira o endereço ou volte ao aplicativo.',
  'error.method_not_allowed': 'Esta página não pode ser usada dessa forma.',
  'error.method_not_allowed.next': 'Volte ao aplicativo e recomece.',
  'error.unknown_host': 'Não há uma página de login neste endereço.',
  'error.unknown_host.next': 'Veja se o endereço foi digitado corretamente.',

  // The visit
  'error.transaction_not_found': 'Não encontramos este login. Talvez ele já tenha terminado.',
  'error.transaction_not_found.next': 'Volte ao aplicativo e entre de novo.',
  'error.transaction_expired': 'O tempo deste login acabou.',
  'error.transaction_expired.next': 'Volte ao aplicativo e entre de novo.',
  'error.nowhere_to_go': 'Esta página é aberta por um aplicativo, e nenhum está à sua espera.',
  'error.nowhere_to_go.next': 'Abra o aplicativo e entre por lá.',

  // Passwords
  'error.wrong_credentials': wrongCredentials,
  'error.user_not_found': wrongCredentials,
  'error.wrong_password': wrongCredentials,
  'error.no_password': wrongCredentials,
  'error.user_blocked': wrongCredentials,
  'error.connection_disabled': 'No momento, não é possível entrar dessa forma.',
  'error.connection_disabled.next': 'Entre de outra forma ou fale com o suporte.',
  'error.password_too_short': 'Escolha uma senha mais longa.',
  'error.password_too_long': 'Escolha uma senha mais curta.',
  'error.password_too_weak': 'Escolha uma senha que atenda a todos os itens da lista.',
  'error.password_too_common': 'Escolha uma senha menos comum. Esta é fácil de adivinhar.',
  'error.password_contains_profile': 'Escolha uma senha que não contenha seu nome nem seu e-mail.',
  'error.too_many_attempts': 'Muitas tentativas. Tente de novo em {minutes}.',
  'error.too_many_attempts.later': 'Muitas tentativas. Tente de novo mais tarde.',
  'error.too_busy': 'Estamos recebendo muitas solicitações no momento.',
  'error.too_busy.next': 'Aguarde alguns segundos e tente de novo.',

  // A tenant's own database
  'error.code': 'Código:',
  'error.user_database_failed': 'Não conseguimos consultar sua conta.',
  'error.user_database_failed.next':
    'Tente de novo mais tarde. Se continuar acontecendo, fale com o suporte.',
  'error.user_database_unavailable': 'No momento, a consulta às contas está demorando demais.',
  'error.user_database_unavailable.next': 'Aguarde um minuto e tente de novo.',
  'error.user_database_refused': 'Não é possível entrar aqui com esta conta.',
  'error.user_database_mismatch': 'Não conseguimos consultar sua conta.',
  'error.user_database_conflict': 'Não conseguimos consultar sua conta.',
  'error.user_profile_invalid': 'Algo na sua conta não está como deveria.',
  'error.user_profile_invalid.next': 'Fale com o suporte.',

  // Sign-up
  'error.signup_disabled': 'Não é possível criar novas contas aqui.',
  'error.signup_disabled.next': 'Se você já tem uma conta, entre.',
  'error.signup_refused': signupRefused,
  'error.signup_refused.next': 'Confira-os e tente de novo, ou entre se você já tem uma conta.',
  'error.identifier_taken': signupRefused,

  // Passkeys
  'error.passkey_disabled': 'Chaves de acesso não estão disponíveis aqui.',
  'error.passkey_disabled.next': 'Continue de outra forma.',
  'error.passkey_malformed': 'Não conseguimos ler a resposta do seu dispositivo.',
  'error.passkey_malformed.next': 'Tente de novo ou continue de outra forma.',
  'error.passkey_challenge_not_found': passkeyNotAccepted,
  'error.passkey_challenge_expired': 'Isso demorou um pouco demais.',
  'error.passkey_challenge_expired.next': 'Tente de novo com sua chave de acesso.',
  'error.passkey_challenge_mismatch': passkeyNotAccepted,
  'error.passkey_origin_mismatch': passkeyNotAccepted,
  'error.passkey_rp_id_mismatch': passkeyNotAccepted,
  'error.passkey_user_verification_missing': passkeyNotAccepted,
  'error.passkey_user_handle_mismatch': passkeyNotAccepted,
  'error.passkey_verification_failed': passkeyNotAccepted,
  'error.passkey_not_accepted': passkeyNotAccepted,
  'error.passkey_not_accepted.next':
    'Tente de novo, use outra chave de acesso ou entre de outra forma.',
  'error.passkey_removed': 'Essa chave de acesso não pode mais ser usada aqui.',
  'error.passkey_removed.next': 'Entre de outra forma ou use outra chave de acesso.',
  'error.passkey_exists': 'Este dispositivo já tem uma chave de acesso para esta conta.',

  'error.too_many_passkeys': 'Sua conta já tem o máximo de chaves de acesso.',
  'error.too_many_passkeys.next': 'Exclua uma que você não usa mais e tente de novo.',
  'error.passkey_must_stay_on_device':
    'Esta chave de acesso poderia ser copiada para outros dispositivos, e isso não é permitido aqui.',
  'error.passkey_must_stay_on_device.next':
    'Use uma chave de segurança ou uma chave de acesso que fique em um só dispositivo.',
  'error.passkey_not_found':
    'Não encontramos essa chave de acesso. Talvez ela já tenha sido excluída.',
  'error.passkey_name_invalid': 'Digite um nome de 1 a 120 caracteres.',
  'error.user_name_invalid': 'Digite um nome de 1 a 120 caracteres.',
  'error.last_way_in': 'Esta é sua única forma de entrar.',
  'error.last_way_in.next': 'Adicione antes outra chave de acesso e depois exclua esta.',

  // The account page
  'error.sign_in_required': 'Entre para ver sua conta.',
  'error.confirmation_required': 'Confirme que é você para continuar.',

  'error.email_not_confirmed': 'Confirme primeiro seu e-mail.',
  'error.unauthorized_client': 'Este aplicativo não pode fazer isso.',
  'error.invalid_token': 'O acesso expirou ou foi retirado. Entre de novo.',
  'error.insufficient_scope': 'Este aplicativo não recebeu permissão para isso.',
  'error.unmet_authentication_requirements': 'Para fazer isso, entre de novo.',

  // Tickets
  'error.ticket_invalid': 'Este link expirou ou já foi usado.',
  'error.ticket_invalid.next': 'Peça um novo link.',

  // Device codes
  'error.device_code_required': 'Digite o código do seu dispositivo.',
  'error.device_code_not_found': 'Esse código não corresponde a nenhum dispositivo em espera.',
  'error.device_code_not_found.next': 'Confira o código no seu dispositivo e digite-o de novo.',
  'error.device_code_expired': 'Esse código expirou.',
  'error.device_code_expired.next': 'Gere um novo código no seu dispositivo e digite-o aqui.',
  'error.device_code_used': 'Esse código já foi usado.',
  'error.device_code_used.next': 'Gere um novo código no seu dispositivo e digite-o aqui.',
  'error.device_aborted': 'O dispositivo não foi conectado.',
  'error.device_aborted.next': 'Você pode fechar esta janela.',

  // Protocol refusals
  'error.access_denied': 'O acesso não foi dado.',
  'error.access_denied.next': 'Volte ao aplicativo para tentar de novo.',
  'error.invalid_client': 'O aplicativo não está registrado aqui.',
  'error.invalid_client.next': 'Avise os responsáveis pelo aplicativo.',
  'error.invalid_redirect_uri':
    'O aplicativo pediu para levar você a um endereço que ele não registrou.',
  'error.invalid_redirect_uri.next': 'Avise os responsáveis pelo aplicativo.',
  'error.invalid_return_to':
    'O aplicativo pediu para levar você a um endereço que ele não registrou.',
  'error.invalid_return_to.next': 'Avise os responsáveis pelo aplicativo.',
  'error.unsupported_request': 'O aplicativo pediu algo que não está disponível aqui.',
  'error.unsupported_request.next': 'Avise os responsáveis pelo aplicativo.',
  'error.session_not_found': 'Não encontramos sua sessão. Talvez ela já tenha sido encerrada.',
  'error.session_not_found.next': 'Volte ao aplicativo e entre de novo.',

  'error.internal_error': 'Algo deu errado do nosso lado.',
  'error.internal_error.next':
    'Tente de novo daqui a pouco. Se continuar acontecendo, fale com o suporte.',
};
