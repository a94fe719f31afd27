import type { Sentences } from './sentences.ts';

const wrongCredentials = 'メールアドレスまたはパスワードが正しくありません。';
const signupRefused = 'この内容ではアカウントを作成できませんでした。';
const passkeyNotAccepted = 'このパスキーは確認できませんでした。';

/** Japanese. */
export const ja: Sentences = {
  // Shared
  'common.continue': '続ける',
  'common.or': 'または',
  'common.error_title': 'エラー: {title}',
  'common.document_title': '{title} | {tenantName}',
  'common.error_label': 'エラー',
  'common.busy': '少々お待ちください…',
  'common.last_used': '前回使用',
  'field.email': 'メールアドレス',
  'field.username': 'ユーザー名',
  'field.identifier': 'メールアドレスまたはユーザー名',
  'field.password': 'パスワード',
  'field.new_password': '新しいパスワード',
  'field.change': '変更',
  'field.change_label': '{label}を変更',
  'field.show': '表示',
  'field.show_password': 'パスワードを表示',
  'field.hide': '非表示',
  'field.hide_password': 'パスワードを非表示',

  // Sign in
  'login.title': 'ログイン',
  'login.lead': '{applicationName} に進みます',
  'login.passkey': 'パスキーで続ける',
  'login.no_account': 'アカウントをお持ちでないですか？',
  'login.sign_up': '新規登録',
  'login.notice.passkey_removed':
    'このパスキーはここでは使えなくなりました。別の方法か別のパスキーでログインしてください。',
  'login_password.title': 'パスワードを入力',
  'login_password.lead': '{applicationName} に進みます',

  // Sign up
  'signup.title': 'アカウントを作成',
  'signup.lead': '{applicationName} に進みます',
  'signup.have_account': 'すでにアカウントをお持ちですか？',
  'signup.log_in': 'ログイン',
  'signup_passkey.title': 'パスキーですばやくログイン',
  'signup_passkey.lead':
    'パスキーがあれば、デバイスのロックを解除するのと同じ方法でログインできます。',
  'signup_passkey.create': 'パスキーを作成',
  'signup_passkey.without': 'パスキーなしで続ける',
  'signup_passkey.no_script':
    'パスキーの作成には JavaScript が必要ですが、オフになっています。パスワードで続けられます。',
  'signup_passkey.unsupported': 'このブラウザではパスキーを使えません。パスワードで続けられます。',
  'signup_password.title': 'パスワードを決める',
  'signup_password.lead': '{tenantName} アカウント用',
  'signup_password.submit': 'アカウントを作成',
  'passkey.benefit.unlock.title': 'デバイスのロックを解除するだけ',
  'passkey.benefit.unlock.text': '顔、指紋、または画面ロックを使います。',
  'passkey.benefit.remember.title': '覚えておく必要なし',
  'passkey.benefit.remember.text': 'パスキーはデバイスが保管します。',
  'passkey.benefit.keeps.title': 'ほかのパスキーもそのまま',
  'passkey.benefit.keeps.text': 'スマートフォンのパスキーも引き続き使えます。',
  'passkey.benefit.moment.title': 'すぐに終わります',
  'passkey.benefit.moment.text': 'いつもどおり、顔、指紋、または画面ロックを使います。',
  'passkey.benefit.until_then.title': '今日使えなくなるものはありません',
  'passkey.benefit.until_then.text': '今のパスキーは、変更が完了するまで使えます。',
  'passkey.benefit.safe.title': '偽サイトにも安心',
  'passkey.benefit.safe.text': 'パスキーは本物のサイトでしか使えないため、だまし取られません。',
  'password.rules.title': 'パスワードの条件:',
  'password.rules.min_length': '{count} 文字以上',
  'password.rules.uppercase': '英大文字を含む',
  'password.rules.lowercase': '英小文字を含む',
  'password.rules.number': '数字を含む',
  'password.rules.special': '! や # などの記号を含む',
  'password.rules.three_of_four': '英大文字、英小文字、数字、記号のうち 3 種類を含む',
  'password.rules.identical_characters': '同じ文字の連続は 2 文字まで',
  'password.rules.sequential_characters': 'abc や 123 のような並びを含まない',
  'password.rules.dictionary': 'よく使われるパスワードではない',
  'password.rules.profile_data': '名前やメールアドレスを含まない',

  // What the browser module says around a passkey
  'passkey.status.waiting': 'デバイスの案内に沿って操作してください。',
  'passkey.status.not_used':
    'パスキーは使われませんでした。もう一度試すか、別の方法でログインできます。',
  'passkey.status.not_created':
    'パスキーは作成されませんでした。もう一度試すか、パスキーなしで続けられます。',
  'passkey.status.exists': 'このデバイスには、このアカウントのパスキーがすでにあります。',
  'passkey.status.not_supported':
    'このデバイスではパスキーを使えません。別のデバイスか別の方法で続けてください。',
  'passkey.status.needs_lock':
    'パスキーには画面ロックまたは PIN が必要です。このデバイスで設定してから、もう一度お試しください。',
  'passkey.status.blocked':
    'ブラウザがパスキーをブロックしました。別のブラウザを使うか、拡張機能をオフにしてお試しください。',
  'passkey.status.other_request':
    '別のパスキーの画面が開いたままです。閉じてから、もう一度お試しください。',
  'passkey.status.failed':
    '今回はパスキーを使えませんでした。もう一度試すか、別の方法で続けてください。',
  'passkey.status.offline':
    'サーバーに接続できませんでした。接続を確認して、もう一度お試しください。',
  'passkey.status.reconnecting': '接続が切れました。再試行しています…',
  'passkey.status.timed_out':
    'このページは時間切れです。再読み込みして、最初からやり直してください。',
  'passkey.status.try_later': '試行回数が多すぎます。数分待ってから、もう一度お試しください。',
  'passkey.status.support_code': 'サポートコード: {code}',
  'passkey.other': 'パスキーが一覧にない場合',
  'passkey.unsupported':
    'この画面ではパスキーを使えません。使うには、このページをブラウザで開いてください。',

  // A passkey after signing in
  'enroll.title': '次回からパスワード不要に',
  'enroll.lead':
    '今パスキーを作成すると、このデバイスのロックを解除するのと同じ方法でログインできます。',
  'enroll.later': '後で',
  'enroll.never': '今後表示しない',
  'enroll_local.title': 'このデバイスですばやくログイン',
  'enroll_local.lead': 'ここでパスキーを作成すると、次回からスマートフォンは不要です。',
  'enroll_local.not_mine': '自分のデバイスではない',
  'enroll_renewal.title': '新しいパスキーを作成',
  'enroll_renewal.lead':
    'ここで使うパスキーのアドレスが {host} に変わります。今のパスキーは、いずれ使えなくなります。',
  'continue.title': 'ログインしました',
  'continue.lead': '{applicationName} に移動しています…',
  'continue.submit': '{applicationName} に進む',
  'upgrade.title': 'ログインしています',
  'upgrade.lead': '少々お待ちください…',
  'enrolled.title': 'パスキーの準備ができました',
  'enrolled.lead': '次回は、顔、指紋、または画面ロックでログインできます。',
  'enrolled.automatic.title': 'パスキーでログインできるようになりました',
  'enrolled.automatic.lead':
    'ブラウザがパスキーを作成しました。次回は、顔、指紋、または画面ロックを使えます。',
  'enrolled.text': '「{name}」として保存されました。ほかのログイン方法も引き続き使えます。',
  'enrolled.continue': '{applicationName} に進む',
  'enrolled.undo': 'このパスキーを取り消す',
  'enrolled.undone.title': 'パスキーを取り消しました',
  'enrolled.undone.lead': 'これまでと同じ方法でログインできます。',
  'enrolled.undone.text':
    'デバイスやパスワードマネージャーに「{name}」が残っていれば、そこでも削除できます。このアカウントにはもう使えません。',

  // Consent
  'consent.title': '{applicationName} がアカウントへのアクセスを求めています',
  'consent.lead': '{applicationName} に許可される内容:',
  'consent.accept': '許可する',
  'consent.decline': '許可しない',
  'scope.openid': 'ログイン時に本人を確認する',
  'scope.profile': '名前とプロフィールを見る',
  'scope.email': 'メールアドレスを見る',
  'scope.phone': '電話番号を見る',
  'scope.address': '住所を見る',
  'scope.offline_access': '利用していない間もアクセスを続ける',

  // Sign out
  'logout.title': 'ログアウトしますか？',
  'logout.lead': 'このブラウザで {tenantName} にログインしています。',
  'logout.confirm': 'ログアウト',
  'logout.stay': 'ログインしたままにする',
  'logout_done.title': 'ログアウトしました',
  'logout_done.text': 'このウィンドウを閉じてかまいません。',
  'logout_stayed.title': 'ログインしたままです',
  'logout_stayed.text': 'このウィンドウを閉じるか、元のページに戻ってください。',

  // Signing in on another device
  'device_code.title': 'デバイスを接続',
  'device_code.lead': 'デバイスに表示されているコードを入力してください。',
  'device_code.field': 'コード',
  'device_confirm.title': 'デバイスのコードと同じですか？',
  'device_confirm.lead': '{applicationName} があなたのアカウントでのログインを求めています。',
  'device_confirm.warning':
    'ご自身で始めた操作で、デバイスに同じコードが表示されている場合のみ続けてください。違う場合はキャンセルしてください。',
  'device_confirm.cancel': 'キャンセル',
  'device_done.title': 'デバイスを接続しました',
  'device_done.text': 'このウィンドウを閉じて、デバイスに戻ってください。',

  // Already signed in
  'already_signed_in.title': 'すでにログインしています',
  'already_signed_in.lead': 'このまま {applicationName} に進めます。',
  'already_signed_in.no_application': 'アプリに戻って続けてください。',
  'already_signed_in.continue': '{applicationName} に進む',

  // One-time rescue link
  'rescue.title': 'アカウントへのアクセスを回復',
  'rescue.lead': '今後のログイン方法を選んでください。このリンクは 1 回だけ使えます。',
  'rescue.passkey.title': 'パスキーを使う',
  'rescue.passkey.text': '顔、指紋、または画面ロックを使います。',
  'rescue.passkey.full':
    'パスキーの数が上限に達しています。新しいパスワードを設定してから、使わないパスキーを削除してください。',
  'rescue.password.title': '新しいパスワードを使う',
  'rescue.password.submit': '新しいパスワードを設定',
  'rescue_done.title': '完了しました',
  'rescue_done.passkey': '新しいパスキーの準備ができました。次回のログインで使ってください。',
  'rescue_done.password': '新しいパスワードを設定しました。次回のログインで使ってください。',
  'rescue_done.sign_in': 'ログイン',

  // The account page
  'account.title': 'アカウント',
  'account.sign_out': 'ログアウト',
  'account.back': 'アカウントに戻る',
  'account.no_script': 'パスキーには JavaScript が必要ですが、オフになっています。',
  'account.unsupported': 'このブラウザではパスキーを使えません。',
  'account.not_supported':
    'このデバイスには、このアカウントのパスキーを保存できません。スマートフォンや別のデバイスでお試しください。',
  'account.name.section': '名前',
  'account.name.change': '名前を変更',
  'account.name.title': '名前を変更',
  'account.name.field': '名前',
  'account.name.hint': '120 文字まで。ログインするアプリに表示されることがあります。',
  'account.name.submit': '保存',
  'account.passkeys.title': 'パスキー',
  'account.passkeys.count': '{max} 個中 {count} 個',
  'account.passkeys.none_here':
    'このサイトのパスキーはありません。パスキーがあれば、デバイスのロックを解除するのと同じ方法でログインできます。',
  'account.passkeys.moving':
    'ここで使うパスキーのアドレスが {host} に変わります。以前のアドレスのパスキーは、変更が完了するまで使えます。',
  'account.passkeys.moving_renew': '今後もログインできるように、新しいパスキーを追加してください。',
  'account.passkeys.moving_renewed': '新しいアドレスのパスキーはすでにあります。',
  'account.passkeys_elsewhere.title': 'ほかのアドレスのパスキー',
  'account.passkeys_elsewhere.text':
    'これらはここでは使えません。それぞれのアドレスでのログインに使えます。',
  'account.passkeys.none':
    'パスキーはまだありません。パスキーがあれば、デバイスのロックを解除するのと同じ方法でログインできます。',
  'account.passkeys.create': 'パスキーを作成',
  'account.passkeys.add': 'パスキーを追加',
  'account.passkeys.disabled': '現在、新しいパスキーは追加できません。',
  'account.passkeys.full':
    'パスキーは {max} 個までで、上限に達しています。追加するには、使わないパスキーを削除してください。',
  'account.passkey.synced': 'デバイス間で同期',
  'account.passkey.one_device': '1 台のデバイスのみ',
  'account.passkey.elsewhere': '{host} 用',
  'account.passkey.left_behind': '以前のアドレス {host} 用',
  'account.passkey.created': '作成',
  'account.passkey.last_used': '最終使用',
  'account.passkey.unused': '未使用',
  'account.passkey.used_on': '{browser} で使用',
  'account.passkey.test': 'テスト',
  'account.passkey.test_label': '{name} をテスト',
  'account.passkey.rename': '名前を変更',
  'account.passkey.rename_label': '{name} の名前を変更',
  'account.passkey.delete': '削除',
  'account.passkey.delete_label': '{name} を削除',
  'account.sessions.title': 'ログイン中の場所',
  'account.sessions.revoke_others': 'ほかの場所からすべてログアウト',
  'account.session.this': 'このブラウザ',
  'account.session.unknown_browser': '不明なブラウザ',
  'account.browser_on_system': '{system} の {browser}',
  'account.session.signed_in': 'ログイン',
  'account.session.last_used': '最終使用',
  'account.session.address': 'IP アドレス',
  'account.session.revoke': 'ログアウト',
  'account.session.revoke_label': '{browser} からログアウト',
  'developers.title': '管理 API',
  'developers.token':
    '{audience} を許可されたアプリケーションのクライアント ID とシークレットでトークンを取得し、Bearer トークンとして送信してください。',
  'developers.refusals':
    '拒否された場合は、errorCode と、対象の項目、問題点、期待される値を示すメッセージが返ります。取得した内容には ETag が付きます。これを If-Match で送り返すと、その後にほかの人が変更したものを上書きしません。',
  'developers.document': 'OpenAPI',
  'developers.contents': '一覧',
  'developers.scopes': 'スコープ (いずれか 1 つ)',
  'developers.parameters': 'パラメーター',
  'developers.body': '本文、{type}',
  'developers.answer': '応答 {status}',
  'account.new_device.label': '新しいログイン',
  'account.new_device.title': '新しいログイン: {browser}、{date}',
  'account.new_device.open':
    '心当たりがない場合は、そのセッションを終了して、パスキーを確認してください。',
  'account.new_device.over':
    'このログインはすでに終了しています。心当たりがない場合は、パスキーを確認してください。',
  'account.new_device.revoke': 'セッションを終了',
  'account.suggestions.title': 'パスキーの提案',
  'account.suggestions.never': 'ご希望により、パスキーの提案は表示しません。',
  'account.suggestions.not_my_device':
    'ご自身のデバイスではないとのことなので、ここではパスキーを提案しません。',
  'account.suggestions.until': 'ご希望により、{date}までパスキーを提案しません。',
  'account.suggestions.allow': '提案を再開する',
  'account.done.added': '「{name}」の準備ができました。',
  'account.done.test_it': '今すぐテスト',
  'account.done.renamed': 'パスキーの名前を「{name}」に変更しました。',
  'account.done.tested': '「{name}」は使えます。これでログインできます。',
  'account.done.revoked': 'ログアウトしました。',
  'account.done.named': '名前を変更しました。',
  'account.done.suggested': 'パスキーの提案を再開します。',
  'account.new.title': 'パスキーを追加',
  'account.new.lead': 'このデバイス、スマートフォン、またはセキュリティキーに作成できます。',
  'account.new.count': 'パスキーは {max} 個中 {count} 個あります。',
  'account.new.not_created': 'パスキーは作成されませんでした。もう一度試すか、戻ってください。',
  'account.confirm.title': 'ご本人の確認',
  'account.confirm.to_add': 'パスキーを追加する前に、もう 1 つ手順があります。',
  'account.confirm.to_delete': '「{name}」を削除する前に、もう 1 つ手順があります。',
  'account.confirm.account': 'アカウント',
  'account.confirm.with_passkey': 'パスキーで確認',
  'account.confirm.with_password': 'パスワードで確認',
  'account.confirm.not_used':
    'パスキーは使われませんでした。もう一度試すか、別の方法で確認できます。',
  'account.confirm.failed':
    '今回はパスキーを使えませんでした。もう一度試すか、別の方法で確認してください。',
  'account.confirm.nothing': 'このサイトのパスキーもパスワードもないため、本人確認ができません。',
  'account.confirm.nothing.next':
    'サポートに連絡して、アカウントに戻るための 1 回限りのリンクを依頼してください。',
  'account.rename.title': 'パスキーの名前を変更',
  'account.rename.field': '名前',
  'account.rename.hint': '120 文字まで。例:「仕事用パソコン」。ほかの人には表示されません。',
  'account.rename.submit': '保存',
  'account.delete.title': 'このパスキーを削除しますか？',
  'account.delete.no_sign_in': '{host} へのログインに使えなくなります。',
  'account.delete.stays_in': '{provider} からも削除するまで、そこに残ります。',
  'account.delete.stays': 'デバイスやパスワードマネージャーからも削除するまで、そこに残ります。',
  'account.delete.confirm': '本人確認に進む',
  'account.delete.submit': 'パスキーを削除',
  'account.delete.keep': '残す',
  'account.deleted.title': 'パスキーを削除しました',
  'account.deleted.text': '「{name}」ではもうログインできません。',
  'account.deleted.signalled': '今後表示しないよう、デバイスに伝えました。',
  'account.deleted.by_hand_in':
    'まだ {provider} に残っています。{provider} を開いて {host} を探し、そこでも削除すると、今後は表示されません。',
  'account.deleted.by_hand':
    'まだデバイスに残っています。デバイスの設定かパスワードマネージャーで、パスワードまたはパスキーの一覧を開いて {host} を探し、そこでも削除すると、今後は表示されません。',
  'account.test.title': 'パスキーをテスト',
  'account.test.lead': 'ここで使えるか確認します。結果にかかわらず、ログインは続きます。',
  'account.test.submit': 'テストする',
  'account.test.not_used':
    '使われませんでした。見つからなかった場合、このデバイスにはありません。保存されているデバイスでテストしてください。',
  'account.test.failed':
    '今回は使えませんでした。もう一度試しても使えない場合は、新しいパスキーを追加して、これを削除してください。',

  // Error page
  'error_page.title': '問題が発生しました',
  'error_page.not_found_title': 'ページが見つかりません',
  'error_page.code': 'コード',
  'error_page.reference': '照会番号',
  'error_page.start_again': '最初からやり直す',
  'error_page.back_to_sign_in': 'ログインに戻る',

  // What was sent
  'error.invalid_request': 'リクエストの内容を理解できませんでした。',
  'error.invalid_request.next': '戻って、もう一度お試しください。',
  'error.identifier_required': 'メールアドレスを入力してください。',
  'error.identifier_invalid': 'メールアドレスを name@example.com の形式で入力してください。',
  'error.password_required': 'パスワードを入力してください。',
  'error.request_too_large': 'このページで受け付けられる量を超えています。',
  'error.request_too_large.next': '入力内容を短くして、もう一度お試しください。',
  'error.length_required': 'リクエストの内容を理解できませんでした。',
  'error.cross_site_request': '別のサイトからのリクエストのため、受け付けませんでした。',
  'error.cross_site_request.next': 'アプリを開いて、そこからログインしてください。',
  'error.not_found': 'このページは存在しないか、移動しました。',
  'error.not_found.next': 'アドレスを確認するか、アプリに戻ってください。',
  'error.method_not_allowed': 'このページはその方法では使えません。',
  'error.method_not_allowed.next': 'アプリに戻って、最初からやり直してください。',
  'error.unknown_host': 'このアドレスにログインページはありません。',
  'error.unknown_host.next': 'アドレスに誤りがないか確認してください。',

  // The visit
  'error.transaction_not_found':
    'このログインは見つかりませんでした。すでに完了している可能性があります。',
  'error.transaction_not_found.next': 'アプリに戻って、もう一度ログインしてください。',
  'error.transaction_expired': 'このログインは時間切れになりました。',
  'error.transaction_expired.next': 'アプリに戻って、もう一度ログインしてください。',
  'error.nowhere_to_go': 'このページはアプリから開くものですが、待機中のアプリがありません。',
  'error.nowhere_to_go.next': 'アプリを開いて、そこからログインしてください。',

  // Passwords
  'error.wrong_credentials': wrongCredentials,
  'error.user_not_found': wrongCredentials,
  'error.wrong_password': wrongCredentials,
  'error.no_password': wrongCredentials,
  'error.user_blocked': wrongCredentials,
  'error.connection_disabled': 'この方法でのログインは現在使えません。',
  'error.connection_disabled.next': '別の方法でログインするか、サポートに連絡してください。',
  'error.password_too_short': 'もっと長いパスワードにしてください。',
  'error.password_too_long': 'もっと短いパスワードにしてください。',
  'error.password_too_weak': '一覧の条件をすべて満たすパスワードにしてください。',
  'error.password_too_common': '推測されやすいパスワードです。別のものにしてください。',
  'error.password_contains_profile': '名前やメールアドレスを含まないパスワードにしてください。',
  'error.too_many_attempts': '試行回数が多すぎます。{minutes}後にもう一度お試しください。',
  'error.too_many_attempts.later': '試行回数が多すぎます。後でもう一度お試しください。',
  'error.too_busy': '現在、アクセスが集中しています。',
  'error.too_busy.next': '数秒待ってから、もう一度お試しください。',

  // A tenant's own database
  'error.code': 'コード:',
  'error.user_database_failed': 'アカウントを確認できませんでした。',
  'error.user_database_failed.next':
    '後でもう一度お試しください。繰り返す場合は、サポートに連絡してください。',
  'error.user_database_unavailable': '現在、アカウントの確認に時間がかかりすぎています。',
  'error.user_database_unavailable.next': '1 分ほど待ってから、もう一度お試しください。',
  'error.user_database_refused': 'このアカウントではここにログインできません。',
  'error.user_database_mismatch': 'アカウントを確認できませんでした。',
  'error.user_database_conflict': 'アカウントを確認できませんでした。',
  'error.user_profile_invalid': 'アカウントの情報に問題があります。',
  'error.user_profile_invalid.next': 'サポートに連絡してください。',

  // Sign-up
  'error.signup_disabled': 'ここでは新しいアカウントを作成できません。',
  'error.signup_disabled.next': 'すでにアカウントをお持ちの場合は、ログインしてください。',
  'error.signup_refused': signupRefused,
  'error.signup_refused.next':
    '内容を確認してもう一度お試しください。すでにアカウントをお持ちの場合は、ログインしてください。',
  'error.identifier_taken': signupRefused,

  // Passkeys
  'error.passkey_disabled': 'ここではパスキーを使えません。',
  'error.passkey_disabled.next': '別の方法で続けてください。',
  'error.passkey_malformed': 'デバイスからの応答を読み取れませんでした。',
  'error.passkey_malformed.next': 'もう一度試すか、別の方法で続けてください。',
  'error.passkey_challenge_not_found': passkeyNotAccepted,
  'error.passkey_challenge_expired': '少し時間がかかりすぎました。',
  'error.passkey_challenge_expired.next': 'パスキーでもう一度お試しください。',
  'error.passkey_challenge_mismatch': passkeyNotAccepted,
  'error.passkey_origin_mismatch': passkeyNotAccepted,
  'error.passkey_rp_id_mismatch': passkeyNotAccepted,
  'error.passkey_user_verification_missing': passkeyNotAccepted,
  'error.passkey_user_handle_mismatch': passkeyNotAccepted,
  'error.passkey_verification_failed': passkeyNotAccepted,
  'error.passkey_not_accepted': passkeyNotAccepted,
  'error.passkey_not_accepted.next':
    'もう一度試すか、別のパスキーまたは別の方法でログインしてください。',
  'error.passkey_removed': 'このパスキーはここでは使えなくなりました。',
  'error.passkey_removed.next': '別の方法か別のパスキーでログインしてください。',
  'error.passkey_exists': 'このデバイスには、このアカウントのパスキーがすでにあります。',

  'error.too_many_passkeys': 'パスキーの数が上限に達しています。',
  'error.too_many_passkeys.next': '使わないパスキーを削除して、もう一度お試しください。',
  'error.passkey_must_stay_on_device':
    'このパスキーはほかのデバイスにコピーできるため、ここでは使えません。',
  'error.passkey_must_stay_on_device.next':
    'セキュリティキー、または 1 台のデバイスだけに保存されるパスキーを使ってください。',
  'error.passkey_not_found':
    'パスキーが見つかりませんでした。すでに削除されている可能性があります。',
  'error.passkey_name_invalid': '名前を 1～120 文字で入力してください。',
  'error.user_name_invalid': '名前を 1～120 文字で入力してください。',
  'error.last_way_in': 'これが唯一のログイン方法です。',
  'error.last_way_in.next': '先に別のパスキーを追加してから、これを削除してください。',

  // The account page
  'error.sign_in_required': 'アカウントを表示するには、ログインしてください。',
  'error.confirmation_required': '続けるには、本人確認をしてください。',

  'error.email_not_confirmed': '先にメールアドレスを確認してください。',
  'error.unauthorized_client': 'このアプリにはその操作が認められていません。',
  'error.invalid_token':
    'アクセスの期限が切れたか、取り消されました。もう一度ログインしてください。',
  'error.insufficient_scope': 'このアプリにはその操作が許可されていません。',
  'error.unmet_authentication_requirements': 'この操作には、もう一度ログインが必要です。',

  // Tickets
  'error.ticket_invalid': 'このリンクは期限切れか、すでに使用されています。',
  'error.ticket_invalid.next': '新しいリンクを依頼してください。',

  // Device codes
  'error.device_code_required': 'デバイスに表示されているコードを入力してください。',
  'error.device_code_not_found': 'このコードに一致する待機中のデバイスがありません。',
  'error.device_code_not_found.next': 'デバイスのコードを確認して、もう一度入力してください。',
  'error.device_code_expired': 'このコードは期限切れです。',
  'error.device_code_expired.next': 'デバイスで新しいコードを取得して、ここに入力してください。',
  'error.device_code_used': 'このコードはすでに使用されています。',
  'error.device_code_used.next': 'デバイスで新しいコードを取得して、ここに入力してください。',
  'error.device_aborted': 'デバイスは接続されませんでした。',
  'error.device_aborted.next': 'このウィンドウを閉じてかまいません。',

  // Protocol refusals
  'error.access_denied': 'アクセスは許可されませんでした。',
  'error.access_denied.next': 'アプリに戻って、もう一度お試しください。',
  'error.invalid_client': 'このアプリはここに登録されていません。',
  'error.invalid_client.next': 'アプリの運営者にお知らせください。',
  'error.invalid_redirect_uri': 'アプリが、登録していないアドレスへの移動を求めました。',
  'error.invalid_redirect_uri.next': 'アプリの運営者にお知らせください。',
  'error.invalid_return_to': 'アプリが、登録していないアドレスへの移動を求めました。',
  'error.invalid_return_to.next': 'アプリの運営者にお知らせください。',
  'error.unsupported_request': 'アプリが、ここでは使えない機能を求めました。',
  'error.unsupported_request.next': 'アプリの運営者にお知らせください。',
  'error.session_not_found':
    'セッションが見つかりませんでした。すでにログアウトしている可能性があります。',
  'error.session_not_found.next': 'アプリに戻って、もう一度ログインしてください。',

  'error.internal_error': 'こちら側で問題が発生しました。',
  'error.internal_error.next':
    '少し待ってから、もう一度お試しください。繰り返す場合は、サポートに連絡してください。',
};
