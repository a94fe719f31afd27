import type { Sentences } from './sentences.ts';

/** Arabic. */

const wrongCredentials = 'البريد الإلكتروني أو كلمة المرور غير صحيحة.';
const signupRefused = 'تعذّر علينا إنشاء حساب بهذه البيانات.';
const passkeyNotAccepted = 'لم يُقبل مفتاح المرور هذا.';

export const ar: Sentences = {
  // Shared
  'common.continue': 'متابعة',
  'common.or': 'أو',
  'common.error_title': 'خطأ: {title}',
  'common.document_title': '{title} | {tenantName}',
  'common.error_label': 'خطأ',
  'common.busy': 'لحظة من فضلك…',
  'common.last_used': 'آخر استخدام',
  'field.email': 'عنوان البريد الإلكتروني',
  'field.username': 'اسم المستخدم',
  'field.identifier': 'عنوان البريد الإلكتروني أو اسم المستخدم',
  'field.password': 'كلمة المرور',
  'field.new_password': 'كلمة مرور جديدة',
  'field.change': 'تغيير',
  'field.change_label': 'تغيير {label}',
  'field.show': 'إظهار',
  'field.show_password': 'إظهار كلمة المرور',
  'field.hide': 'إخفاء',
  'field.hide_password': 'إخفاء كلمة المرور',

  // Sign in
  'login.title': 'تسجيل الدخول',
  'login.lead': 'للمتابعة إلى {applicationName}',
  'login.passkey': 'المتابعة باستخدام مفتاح مرور',
  'login.no_account': 'ليس لديك حساب؟',
  'login.sign_up': 'إنشاء حساب',
  'login.notice.passkey_removed':
    'لم يعد بالإمكان استخدام مفتاح المرور هذا هنا. سجّل الدخول بطريقة أخرى، أو استخدم مفتاح مرور آخر.',
  'login_password.title': 'أدخل كلمة المرور',
  'login_password.lead': 'للمتابعة إلى {applicationName}',

  // Sign up
  'signup.title': 'أنشئ حسابك',
  'signup.lead': 'للمتابعة إلى {applicationName}',
  'signup.have_account': 'هل لديك حساب بالفعل؟',
  'signup.log_in': 'تسجيل الدخول',
  'signup_passkey.title': 'سجّل الدخول أسرع باستخدام مفتاح مرور',
  'signup_passkey.lead':
    'يتيح لك مفتاح المرور تسجيل الدخول بالطريقة نفسها التي تفتح بها قفل جهازك.',
  'signup_passkey.create': 'إنشاء مفتاح مرور',
  'signup_passkey.without': 'المتابعة من دون مفاتيح مرور',
  'signup_passkey.no_script':
    'يتطلب إنشاء مفتاح مرور تشغيل JavaScript، وهو متوقف هنا. يمكنك المتابعة باستخدام كلمة مرور.',
  'signup_passkey.unsupported':
    'مفاتيح المرور غير متاحة في هذا المتصفح. يمكنك المتابعة باستخدام كلمة مرور.',
  'signup_password.title': 'اختر كلمة مرور',
  'signup_password.lead': 'لحسابك في {tenantName}',
  'signup_password.submit': 'إنشاء الحساب',
  'passkey.benefit.unlock.title': 'افتح قفل جهازك فحسب',
  'passkey.benefit.unlock.text': 'استخدم وجهك أو بصمة إصبعك أو قفل الشاشة.',
  'passkey.benefit.remember.title': 'لا شيء لتتذكّره',
  'passkey.benefit.remember.text': 'يحتفظ جهازك بمفتاح المرور جاهزًا لك.',
  'passkey.benefit.keeps.title': 'تبقى مفاتيح المرور الأخرى',
  'passkey.benefit.keeps.text': 'يظل مفتاح المرور على هاتفك يعمل، فلا تخسر شيئًا.',
  'passkey.benefit.moment.title': 'لن يستغرق سوى لحظة',
  'passkey.benefit.moment.text': 'استخدم وجهك أو بصمة إصبعك أو قفل الشاشة، كما تفعل دائمًا.',
  'passkey.benefit.until_then.title': 'لا شيء يتوقف اليوم',
  'passkey.benefit.until_then.text': 'يظل مفتاح المرور الحالي يعمل حتى يكتمل التغيير.',
  'passkey.benefit.safe.title': 'أمان من المواقع المزيّفة',
  'passkey.benefit.safe.text':
    'لا يعمل مفتاح المرور إلا على الموقع الحقيقي، فلا يمكن لأحد أن يأخذه منك بالخداع.',
  'password.rules.title': 'شروط كلمة المرور:',
  'password.rules.min_length': 'عدد الأحرف: {count} على الأقل',
  'password.rules.uppercase': 'حرف لاتيني كبير',
  'password.rules.lowercase': 'حرف لاتيني صغير',
  'password.rules.number': 'رقم',
  'password.rules.special': 'رمز خاص، مثل ! أو #',
  'password.rules.three_of_four': 'ثلاثة مما يلي: حرف لاتيني كبير، حرف لاتيني صغير، رقم، رمز خاص',
  'password.rules.identical_characters': 'ألا يتكرر الحرف نفسه أكثر من مرتين متتاليتين',
  'password.rules.sequential_characters': 'من دون تسلسلات مثل abc أو 123',
  'password.rules.dictionary': 'ألا تكون كلمة مرور شائعة',
  'password.rules.profile_data': 'ألا تحتوي على اسمك أو بريدك الإلكتروني',

  // What the browser module says around a passkey
  'passkey.status.waiting': 'اتبع الخطوات على جهازك.',
  'passkey.status.not_used':
    'لم يُستخدم أي مفتاح مرور. يمكنك المحاولة مرة أخرى أو تسجيل الدخول بطريقة أخرى.',
  'passkey.status.not_created':
    'لم يُنشأ أي مفتاح مرور. يمكنك المحاولة مرة أخرى أو المتابعة من دونه.',
  'passkey.status.exists': 'يوجد على هذا الجهاز مفتاح مرور لهذا الحساب بالفعل.',
  'passkey.status.not_supported':
    'لا يمكن استخدام هذا الجهاز لمفتاح مرور هنا. جرّب جهازًا آخر، أو تابع بطريقة أخرى.',
  'passkey.status.needs_lock':
    'يحتاج مفتاح المرور إلى قفل شاشة أو رقم تعريف شخصي. عيّن واحدًا على هذا الجهاز، ثم حاول مرة أخرى.',
  'passkey.status.blocked':
    'منع هذا المتصفح مفتاح المرور. جرّب متصفحًا آخر، أو حاول بعد إيقاف الإضافات.',
  'passkey.status.other_request':
    'لا يزال هناك طلب آخر لمفتاح مرور مفتوحًا. أغلقه، ثم حاول مرة أخرى.',
  'passkey.status.failed': 'لم يعمل مفتاح المرور هذه المرة. حاول مرة أخرى، أو تابع بطريقة أخرى.',
  'passkey.status.offline': 'تعذّر علينا الوصول إلى الخادم. تحقّق من اتصالك، ثم حاول مرة أخرى.',
  'passkey.status.reconnecting': 'انقطع الاتصال. جارٍ إعادة المحاولة…',
  'passkey.status.timed_out': 'انتهت مهلة هذه الصفحة. أعد تحميلها للبدء من جديد.',
  'passkey.status.try_later': 'محاولات كثيرة جدًا. انتظر بضع دقائق، ثم حاول مرة أخرى.',
  'passkey.status.support_code': 'رمز الدعم: {code}',
  'passkey.other': 'مفتاح المرور الخاص بي غير موجود في القائمة',
  'passkey.unsupported':
    'لا تعمل مفاتيح المرور داخل هذه النافذة. لاستخدام أحدها، افتح هذه الصفحة في متصفحك.',

  // A passkey after signing in
  'enroll.title': 'استغنِ عن كلمة المرور في المرة القادمة',
  'enroll.lead': 'أنشئ مفتاح مرور الآن، وسجّل الدخول بالطريقة نفسها التي تفتح بها قفل هذا الجهاز.',
  'enroll.later': 'ليس الآن',
  'enroll.never': 'عدم السؤال مرة أخرى',
  'enroll_local.title': 'سجّل الدخول أسرع على هذا الجهاز',
  'enroll_local.lead': 'أنشئ مفتاح مرور هنا، ولن تحتاج إلى هاتفك في المرة القادمة.',
  'enroll_local.not_mine': 'هذا ليس جهازي',
  'enroll_renewal.title': 'أنشئ مفتاح مرور جديدًا',
  'enroll_renewal.lead':
    'العنوان الذي تنتمي إليه مفاتيح المرور هنا يتغيّر إلى {host}. سيتوقف مفتاح المرور الحالي عن العمل يومًا ما.',
  'continue.title': 'تم تسجيل دخولك',
  'continue.lead': 'جارٍ نقلك إلى {applicationName}…',
  'continue.submit': 'المتابعة إلى {applicationName}',
  'upgrade.title': 'جارٍ تسجيل دخولك',
  'upgrade.lead': 'لحظة من فضلك…',
  'enrolled.title': 'مفتاح المرور جاهز',
  'enrolled.lead': 'في المرة القادمة، سجّل الدخول بوجهك أو بصمة إصبعك أو قفل الشاشة.',
  'enrolled.automatic.title': 'يمكنك الآن تسجيل الدخول باستخدام مفتاح مرور',
  'enrolled.automatic.lead':
    'أنشأ متصفحك مفتاح مرور لك. في المرة القادمة، استخدم وجهك أو بصمة إصبعك أو قفل الشاشة.',
  'enrolled.text': 'تم حفظه باسم «{name}». لا تزال طرق تسجيل الدخول الأخرى تعمل.',
  'enrolled.continue': 'المتابعة إلى {applicationName}',
  'enrolled.undo': 'إزالة مفتاح المرور هذا',
  'enrolled.undone.title': 'تمت إزالة مفتاح المرور',
  'enrolled.undone.lead': 'يمكنك تسجيل الدخول كما كنت تفعل من قبل.',
  'enrolled.undone.text':
    'إذا كان جهازك أو مدير كلمات المرور لا يزال يعرض «{name}»، فيمكنك حذفه هناك أيضًا. لم يعد يفتح هذا الحساب.',

  // Consent
  'consent.title': 'يريد {applicationName} الوصول إلى حسابك',
  'consent.lead': 'يتيح هذا لتطبيق {applicationName} ما يلي:',
  'consent.accept': 'قبول',
  'consent.decline': 'رفض',
  'scope.openid': 'معرفة هويتك عند تسجيل الدخول',
  'scope.profile': 'الاطلاع على اسمك وتفاصيل ملفك الشخصي',
  'scope.email': 'الاطلاع على عنوان بريدك الإلكتروني',
  'scope.phone': 'الاطلاع على رقم هاتفك',
  'scope.address': 'الاطلاع على عنوانك البريدي',
  'scope.offline_access': 'الاحتفاظ بهذا الوصول أثناء غيابك',

  // Sign out
  'logout.title': 'هل تريد تسجيل الخروج؟',
  'logout.lead': 'دخولك مسجّل إلى {tenantName} في هذا المتصفح.',
  'logout.confirm': 'تسجيل الخروج',
  'logout.stay': 'البقاء مسجّل الدخول',
  'logout_done.title': 'تم تسجيل خروجك',
  'logout_done.text': 'يمكنك إغلاق هذه النافذة.',
  'logout_stayed.title': 'لا يزال دخولك مسجّلًا',
  'logout_stayed.text': 'يمكنك إغلاق هذه النافذة، أو العودة إلى حيث كنت.',

  // Signing in on another device
  'device_code.title': 'توصيل جهاز',
  'device_code.lead': 'أدخل الرمز الذي يعرضه جهازك.',
  'device_code.field': 'الرمز',
  'device_confirm.title': 'هل هذا هو الرمز الظاهر على جهازك؟',
  'device_confirm.lead': 'يطلب {applicationName} تسجيل الدخول بحسابك.',
  'device_confirm.warning':
    'تابع فقط إذا كنت قد بدأت هذا بنفسك وكان جهازك يعرض الرمز نفسه. وإلا فاضغط على إلغاء.',
  'device_confirm.cancel': 'إلغاء',
  'device_done.title': 'تم توصيل جهازك',
  'device_done.text': 'يمكنك إغلاق هذه النافذة والعودة إلى جهازك.',

  // Already signed in
  'already_signed_in.title': 'دخولك مسجّل بالفعل',
  'already_signed_in.lead': 'يمكنك الانتقال مباشرة إلى {applicationName}.',
  'already_signed_in.no_application': 'ارجع إلى التطبيق للمتابعة.',
  'already_signed_in.continue': 'المتابعة إلى {applicationName}',

  // One-time rescue link
  'rescue.title': 'استعد الوصول إلى حسابك',
  'rescue.lead': 'اختر كيف تريد تسجيل الدخول من الآن فصاعدًا. يعمل هذا الرابط مرة واحدة.',
  'rescue.passkey.title': 'باستخدام مفتاح مرور',
  'rescue.passkey.text': 'استخدم وجهك أو بصمة إصبعك أو قفل الشاشة.',
  'rescue.passkey.full':
    'بلغ حسابك الحد الأقصى من مفاتيح المرور. عيّن كلمة مرور جديدة، ثم احذف مفتاح مرور لم تعد تستخدمه.',
  'rescue.password.title': 'باستخدام كلمة مرور جديدة',
  'rescue.password.submit': 'تعيين كلمة مرور جديدة',
  'rescue_done.title': 'كل شيء جاهز',
  'rescue_done.passkey':
    'مفتاح المرور الجديد جاهز. استخدمه في المرة القادمة التي تسجّل فيها الدخول.',
  'rescue_done.password':
    'كلمة المرور الجديدة جاهزة. استخدمها في المرة القادمة التي تسجّل فيها الدخول.',
  'rescue_done.sign_in': 'تسجيل الدخول',

  // The account page
  'account.title': 'حسابك',
  'account.sign_out': 'تسجيل الخروج',
  'account.back': 'العودة إلى حسابك',
  'account.no_script': 'تتطلب مفاتيح المرور تشغيل JavaScript، وهو متوقف هنا.',
  'account.unsupported': 'مفاتيح المرور غير متاحة في هذا المتصفح.',
  'account.not_supported':
    'لا يمكن لهذا الجهاز الاحتفاظ بمفتاح مرور لهذا الحساب. جرّب هاتفك أو جهازًا آخر.',
  'account.name.section': 'اسمك',
  'account.name.change': 'تغيير اسمك',
  'account.name.title': 'غيّر اسمك',
  'account.name.field': 'الاسم',
  'account.name.hint': 'حتى 120 حرفًا. قد تعرضه التطبيقات التي تسجّل الدخول إليها.',
  'account.name.submit': 'حفظ',
  'account.passkeys.title': 'مفاتيح المرور',
  'account.passkeys.count': '{count} من {max}',
  'account.passkeys.none_here':
    'ليس لديك مفتاح مرور لهذا الموقع. يتيح لك مفتاح المرور تسجيل الدخول بالطريقة نفسها التي تفتح بها قفل جهازك.',
  'account.passkeys.moving':
    'العنوان الذي تنتمي إليه مفاتيح المرور هنا يتغيّر إلى {host}. تظل مفاتيح العنوان القديم تعمل حتى يكتمل التغيير.',
  'account.passkeys.moving_renew': 'أضف مفتاح مرور جديدًا الآن، حتى تتمكن من مواصلة تسجيل الدخول.',
  'account.passkeys.moving_renewed': 'لديك مفتاح مرور للعنوان الجديد بالفعل.',
  'account.passkeys_elsewhere.title': 'مفاتيح مرور لعناوين أخرى',
  'account.passkeys_elsewhere.text':
    'هذه لا تعمل هنا. كل واحد منها يسجّل دخولك في العنوان المخصّص له.',
  'account.passkeys.none':
    'ليس لديك مفتاح مرور بعد. يتيح لك مفتاح المرور تسجيل الدخول بالطريقة نفسها التي تفتح بها قفل جهازك.',
  'account.passkeys.create': 'إنشاء مفتاح مرور',
  'account.passkeys.add': 'إضافة مفتاح مرور',
  'account.passkeys.disabled': 'لا يمكن إضافة مفاتيح مرور جديدة في الوقت الحالي.',
  'account.passkeys.full':
    'الحد الأقصى لمفاتيح المرور في الحساب هو {max}، وقد بلغه حسابك. لإضافة مفتاح آخر، احذف مفتاحًا لم تعد تستخدمه.',
  'account.passkey.synced': 'متزامن مع أجهزتك',
  'account.passkey.one_device': 'على جهاز واحد فقط',
  'account.passkey.elsewhere': 'لعنوان {host}',
  'account.passkey.left_behind': 'للعنوان القديم، {host}',
  'account.passkey.created': 'تاريخ الإنشاء',
  'account.passkey.last_used': 'آخر استخدام',
  'account.passkey.unused': 'ليس بعد',
  'account.passkey.used_on': 'على {browser}',
  'account.passkey.test': 'اختبار',
  'account.passkey.test_label': 'اختبار {name}',
  'account.passkey.rename': 'إعادة تسمية',
  'account.passkey.rename_label': 'إعادة تسمية {name}',
  'account.passkey.delete': 'حذف',
  'account.passkey.delete_label': 'حذف {name}',
  'account.sessions.title': 'أين دخولك مسجّل',
  'account.sessions.revoke_others': 'تسجيل الخروج من كل مكان آخر',
  'account.session.this': 'هذا المتصفح',
  'account.session.unknown_browser': 'متصفح غير معروف',
  'account.browser_on_system': '{browser} على {system}',
  'account.session.signed_in': 'تسجيل الدخول',
  'account.session.last_used': 'آخر استخدام',
  'account.session.address': 'عنوان IP',
  'account.session.revoke': 'تسجيل الخروج',
  'account.session.revoke_label': 'تسجيل الخروج من {browser}',
  'developers.title': 'واجهة برمجة الإدارة',
  'developers.token':
    'اطلب رمزًا مميزًا باستخدام معرّف العميل والسر الخاصين بتطبيق مُنح {audience}، وأرسله كرمز bearer.',
  'developers.refusals':
    'ما يُرفض يُجاب عنه بـ errorCode وبرسالة تسمّي الحقل وما الخطأ فيه وما المتوقع. وما قُرئ يأتي مع ETag: إذا أُعيد إرساله في If-Match فلن يغيّر شيئًا غيّره شخص آخر منذ ذلك الحين.',
  'developers.document': 'OpenAPI',
  'developers.contents': 'المحتويات',
  'developers.scopes': 'النطاقات، أي واحد منها',
  'developers.parameters': 'المعلمات',
  'developers.body': 'المحتوى، {type}',
  'developers.answer': 'الإجابة {status}',
  'account.new_device.label': 'تسجيل دخول جديد',
  'account.new_device.title': 'تسجيل دخول جديد: {browser}، {date}',
  'account.new_device.open': 'إذا لم تكن أنت، فأنهِ تلك الجلسة، ثم راجع مفاتيح المرور.',
  'account.new_device.over': 'انتهت تلك الجلسة. إذا لم تكن أنت، فراجع مفاتيح المرور.',
  'account.new_device.revoke': 'إنهاء تلك الجلسة',
  'account.suggestions.title': 'اقتراحات مفاتيح المرور',
  'account.suggestions.never': 'لا نقترح عليك مفاتيح مرور، كما طلبت.',
  'account.suggestions.not_my_device': 'أخبرتنا أن هذا ليس جهازك، لذلك لا نقترح مفاتيح مرور هنا.',
  'account.suggestions.until': 'لن نقترح مفاتيح مرور حتى {date}، كما طلبت.',
  'account.suggestions.allow': 'اقتراح مفاتيح المرور مرة أخرى',
  'account.done.added': '«{name}» جاهز.',
  'account.done.test_it': 'اختبره الآن',
  'account.done.renamed': 'أصبح اسم مفتاح المرور الآن «{name}».',
  'account.done.tested': '«{name}» يعمل. يمكنك تسجيل الدخول باستخدامه.',
  'account.done.revoked': 'تم تسجيل الخروج هناك.',
  'account.done.named': 'تم تغيير اسمك.',
  'account.done.suggested': 'قد نقترح عليك مفاتيح مرور مرة أخرى.',
  'account.new.title': 'إضافة مفتاح مرور',
  'account.new.lead': 'أنشئه على هذا الجهاز أو على هاتفك أو على مفتاح أمان.',
  'account.new.count': 'عدد مفاتيح المرور لديك: {count} من {max}.',
  'account.new.not_created': 'لم يُنشأ أي مفتاح مرور. يمكنك المحاولة مرة أخرى أو الرجوع.',
  'account.confirm.title': 'أكّد أنه أنت',
  'account.confirm.to_add': 'خطوة أخرى قبل إضافة مفتاح مرور.',
  'account.confirm.to_delete': 'خطوة أخرى قبل حذف «{name}».',
  'account.confirm.account': 'الحساب',
  'account.confirm.with_passkey': 'التأكيد باستخدام مفتاح مرور',
  'account.confirm.with_password': 'التأكيد باستخدام كلمة المرور',
  'account.confirm.not_used':
    'لم يُستخدم أي مفتاح مرور. يمكنك المحاولة مرة أخرى أو التأكيد بطريقة أخرى.',
  'account.confirm.failed': 'لم يعمل مفتاح المرور هذه المرة. حاول مرة أخرى، أو أكّد بطريقة أخرى.',
  'account.confirm.nothing':
    'ليس لديك مفتاح مرور لهذا الموقع ولا كلمة مرور، فلا يوجد ما يمكنك التأكيد به.',
  'account.confirm.nothing.next':
    'تواصل مع الدعم واطلب رابطًا لمرة واحدة لاستعادة الوصول إلى حسابك.',
  'account.rename.title': 'أعد تسمية مفتاح المرور',
  'account.rename.field': 'الاسم',
  'account.rename.hint': 'حتى 120 حرفًا، مثل «حاسوب العمل». أنت وحدك من يراه.',
  'account.rename.submit': 'حفظ',
  'account.delete.title': 'هل تريد حذف مفتاح المرور هذا؟',
  'account.delete.no_sign_in': 'لن تتمكن من تسجيل الدخول في {host} باستخدامه بعد الآن.',
  'account.delete.stays_in': 'سيبقى في {provider} حتى تتم إزالته من هناك أيضًا.',
  'account.delete.stays': 'سيبقى على جهازك أو في مدير كلمات المرور حتى تتم إزالته من هناك أيضًا.',
  'account.delete.confirm': 'المتابعة والتأكيد أنه أنت',
  'account.delete.submit': 'حذف مفتاح المرور',
  'account.delete.keep': 'الاحتفاظ به',
  'account.deleted.title': 'تم حذف مفتاح المرور',
  'account.deleted.text': 'لم يعد بإمكانك تسجيل الدخول باستخدام «{name}».',
  'account.deleted.signalled': 'طلبنا من جهازك ألا يعرضه عليك مرة أخرى.',
  'account.deleted.by_hand_in':
    'لا يزال في {provider}. افتح {provider} وابحث عن {host} وأزله من هناك أيضًا، حتى لا يُعرض عليك مرة أخرى.',
  'account.deleted.by_hand':
    'لا يزال على جهازك. افتح كلمات المرور أو مفاتيح المرور في إعداداته أو في مدير كلمات المرور، وابحث عن {host} وأزله من هناك أيضًا، حتى لا يُعرض عليك مرة أخرى.',
  'account.test.title': 'اختبر مفتاح المرور',
  'account.test.lead': 'تحقّق مما إذا كان يعمل هنا. ستبقى مسجّل الدخول مهما كانت النتيجة.',
  'account.test.submit': 'اختباره',
  'account.test.not_used':
    'لم يُستخدم. إذا لم يجده جهازك، فمفتاح المرور ليس هنا: اختبره على الجهاز الذي يحتوي عليه.',
  'account.test.failed':
    'لم يعمل هذه المرة. حاول مرة أخرى؛ وإذا لم يعمل مجددًا، فأضف مفتاح مرور جديدًا واحذف هذا.',

  // Error page
  'error_page.title': 'حدث خطأ ما',
  'error_page.not_found_title': 'الصفحة غير موجودة',
  'error_page.code': 'الرمز',
  'error_page.reference': 'المرجع',
  'error_page.start_again': 'البدء من جديد',
  'error_page.back_to_sign_in': 'العودة إلى تسجيل الدخول',

  // What was sent
  'error.invalid_request': 'تعذّر علينا فهم هذا الطلب.',
  'error.invalid_request.next': 'ارجع وحاول مرة أخرى.',
  'error.identifier_required': 'أدخل عنوان بريدك الإلكتروني.',
  'error.identifier_invalid': 'أدخل عنوان بريد إلكتروني بالصيغة name@example.com.',
  'error.password_required': 'أدخل كلمة مرور.',
  'error.request_too_large': 'كان ذلك أكثر مما يمكن لهذه الصفحة قبوله.',
  'error.request_too_large.next': 'اختصر ما أدخلته وحاول مرة أخرى.',
  'error.length_required': 'تعذّر علينا فهم هذا الطلب.',
  'error.cross_site_request': 'جاء هذا الطلب من موقع آخر، لذلك لم نقبله.',
  'error.cross_site_request.next': 'افتح التطبيق وسجّل الدخول من هناك.',
  'error.not_found': 'هذه الصفحة غير موجودة، أو تم نقلها.',
  'error.not_found.next': 'تحقّق من العنوان، أو ارجع إلى التطبيق.',
  'error.method_not_allowed': 'لا يمكن استخدام هذه الصفحة بهذه الطريقة.',
  'error.method_not_allowed.next': 'ارجع إلى التطبيق وابدأ من جديد.',
  'error.unknown_host': 'لا توجد صفحة تسجيل دخول في هذا العنوان.',
  'error.unknown_host.next': 'تحقّق من عدم وجود أخطاء إملائية في العنوان.',

  // The visit
  'error.transaction_not_found':
    'تعذّر علينا العثور على عملية تسجيل الدخول هذه. ربما اكتملت بالفعل.',
  'error.transaction_not_found.next': 'ارجع إلى التطبيق وسجّل الدخول مرة أخرى.',
  'error.transaction_expired': 'انتهت مهلة عملية تسجيل الدخول هذه.',
  'error.transaction_expired.next': 'ارجع إلى التطبيق وسجّل الدخول مرة أخرى.',
  'error.nowhere_to_go': 'تُفتح هذه الصفحة من تطبيق، ولا يوجد تطبيق ينتظرك.',
  'error.nowhere_to_go.next': 'افتح التطبيق وسجّل الدخول من هناك.',

  // Passwords
  'error.wrong_credentials': wrongCredentials,
  'error.user_not_found': wrongCredentials,
  'error.wrong_password': wrongCredentials,
  'error.no_password': wrongCredentials,
  'error.user_blocked': wrongCredentials,
  'error.connection_disabled': 'طريقة تسجيل الدخول هذه غير متاحة حاليًا.',
  'error.connection_disabled.next': 'سجّل الدخول بطريقة أخرى، أو تواصل مع الدعم.',
  'error.password_too_short': 'اختر كلمة مرور أطول.',
  'error.password_too_long': 'اختر كلمة مرور أقصر.',
  'error.password_too_weak': 'اختر كلمة مرور تستوفي جميع النقاط في القائمة.',
  'error.password_too_common': 'اختر كلمة مرور أقل شيوعًا. هذه يسهل تخمينها.',
  'error.password_contains_profile': 'اختر كلمة مرور لا تحتوي على اسمك أو بريدك الإلكتروني.',
  'error.too_many_attempts': 'محاولات كثيرة جدًا. حاول مرة أخرى بعد {minutes}.',
  'error.too_many_attempts.later': 'محاولات كثيرة جدًا. حاول مرة أخرى لاحقًا.',
  'error.too_busy': 'لدينا الكثير من الطلبات في الوقت الحالي.',
  'error.too_busy.next': 'انتظر بضع ثوانٍ، ثم حاول مرة أخرى.',

  // A tenant's own database
  'error.code': 'الرمز:',
  'error.user_database_failed': 'تعذّر علينا البحث عن حسابك.',
  'error.user_database_failed.next': 'حاول مرة أخرى لاحقًا. إذا تكرر ذلك، فتواصل مع الدعم.',
  'error.user_database_unavailable': 'يستغرق البحث عن الحسابات وقتًا طويلًا في الوقت الحالي.',
  'error.user_database_unavailable.next': 'انتظر دقيقة، ثم حاول مرة أخرى.',
  'error.user_database_refused': 'لا يمكن لهذا الحساب تسجيل الدخول هنا.',
  'error.user_database_mismatch': 'تعذّر علينا البحث عن حسابك.',
  'error.user_database_conflict': 'تعذّر علينا البحث عن حسابك.',
  'error.user_profile_invalid': 'هناك شيء في حسابك ليس كما ينبغي.',
  'error.user_profile_invalid.next': 'تواصل مع الدعم.',

  // Sign-up
  'error.signup_disabled': 'لا يمكن إنشاء حسابات جديدة هنا.',
  'error.signup_disabled.next': 'إذا كان لديك حساب بالفعل، فسجّل الدخول.',
  'error.signup_refused': signupRefused,
  'error.signup_refused.next': 'تحقّق منها وحاول مرة أخرى، أو سجّل الدخول إذا كان لديك حساب بالفعل.',
  'error.identifier_taken': signupRefused,

  // Passkeys
  'error.passkey_disabled': 'مفاتيح المرور غير متاحة هنا.',
  'error.passkey_disabled.next': 'تابع بطريقة أخرى.',
  'error.passkey_malformed': 'تعذّرت علينا قراءة الإجابة من جهازك.',
  'error.passkey_malformed.next': 'حاول مرة أخرى، أو تابع بطريقة أخرى.',
  'error.passkey_challenge_not_found': passkeyNotAccepted,
  'error.passkey_challenge_expired': 'استغرق ذلك وقتًا أطول قليلًا من اللازم.',
  'error.passkey_challenge_expired.next': 'حاول مرة أخرى باستخدام مفتاح المرور.',
  'error.passkey_challenge_mismatch': passkeyNotAccepted,
  'error.passkey_origin_mismatch': passkeyNotAccepted,
  'error.passkey_rp_id_mismatch': passkeyNotAccepted,
  'error.passkey_user_verification_missing': passkeyNotAccepted,
  'error.passkey_user_handle_mismatch': passkeyNotAccepted,
  'error.passkey_verification_failed': passkeyNotAccepted,
  'error.passkey_not_accepted': passkeyNotAccepted,
  'error.passkey_not_accepted.next':
    'حاول مرة أخرى، أو استخدم مفتاح مرور آخر، أو سجّل الدخول بطريقة أخرى.',
  'error.passkey_removed': 'لم يعد بالإمكان استخدام مفتاح المرور هذا هنا.',
  'error.passkey_removed.next': 'سجّل الدخول بطريقة أخرى، أو استخدم مفتاح مرور آخر.',
  'error.passkey_exists': 'يوجد على هذا الجهاز مفتاح مرور لهذا الحساب بالفعل.',

  'error.too_many_passkeys': 'بلغت الحد الأقصى من مفاتيح المرور لحساب واحد.',
  'error.too_many_passkeys.next': 'احذف مفتاح مرور لم تعد تستخدمه، ثم حاول مرة أخرى.',
  'error.passkey_must_stay_on_device':
    'يمكن نسخ مفتاح المرور هذا إلى أجهزة أخرى، وهذا غير مسموح به هنا.',
  'error.passkey_must_stay_on_device.next': 'استخدم مفتاح أمان، أو مفتاح مرور يبقى على جهاز واحد.',
  'error.passkey_not_found': 'تعذّر علينا العثور على مفتاح المرور هذا. ربما حُذف بالفعل.',
  'error.passkey_name_invalid': 'أدخل اسمًا يتكوّن من 1 إلى 120 حرفًا.',
  'error.user_name_invalid': 'أدخل اسمًا يتكوّن من 1 إلى 120 حرفًا.',
  'error.last_way_in': 'هذه هي طريقتك الوحيدة لتسجيل الدخول.',
  'error.last_way_in.next': 'أضف مفتاح مرور آخر أولًا، ثم احذف هذا.',

  // The account page
  'error.sign_in_required': 'سجّل الدخول لرؤية حسابك.',
  'error.confirmation_required': 'أكّد أنه أنت للمتابعة.',

  'error.email_not_confirmed': 'أكّد عنوان بريدك الإلكتروني أولًا.',
  'error.unauthorized_client': 'لا يحق لهذا التطبيق القيام بذلك.',
  'error.invalid_token': 'انتهت صلاحية الوصول أو تم سحبه. سجّل الدخول مرة أخرى.',
  'error.insufficient_scope': 'لم يُسمح لهذا التطبيق بالقيام بذلك.',
  'error.unmet_authentication_requirements': 'سجّل الدخول مرة أخرى للقيام بذلك.',

  // Tickets
  'error.ticket_invalid': 'انتهت صلاحية هذا الرابط أو سبق استخدامه.',
  'error.ticket_invalid.next': 'اطلب رابطًا جديدًا.',

  // Device codes
  'error.device_code_required': 'أدخل الرمز من جهازك.',
  'error.device_code_not_found': 'لا يطابق هذا الرمز أي جهاز منتظر.',
  'error.device_code_not_found.next': 'تحقّق من الرمز على جهازك وأدخله مرة أخرى.',
  'error.device_code_expired': 'انتهت صلاحية هذا الرمز.',
  'error.device_code_expired.next': 'احصل على رمز جديد على جهازك وأدخله هنا.',
  'error.device_code_used': 'سبق استخدام هذا الرمز.',
  'error.device_code_used.next': 'احصل على رمز جديد على جهازك وأدخله هنا.',
  'error.device_aborted': 'لم يتم توصيل الجهاز.',
  'error.device_aborted.next': 'يمكنك إغلاق هذه النافذة.',

  // Protocol refusals
  'error.access_denied': 'لم يُمنح الوصول.',
  'error.access_denied.next': 'ارجع إلى التطبيق للمحاولة مرة أخرى.',
  'error.invalid_client': 'التطبيق غير مسجّل هنا.',
  'error.invalid_client.next': 'أبلغ القائمين على التطبيق بذلك.',
  'error.invalid_redirect_uri': 'طلب منا التطبيق إرسالك إلى عنوان لم يسجّله.',
  'error.invalid_redirect_uri.next': 'أبلغ القائمين على التطبيق بذلك.',
  'error.invalid_return_to': 'طلب منا التطبيق إرسالك إلى عنوان لم يسجّله.',
  'error.invalid_return_to.next': 'أبلغ القائمين على التطبيق بذلك.',
  'error.unsupported_request': 'طلب التطبيق شيئًا غير متاح هنا.',
  'error.unsupported_request.next': 'أبلغ القائمين على التطبيق بذلك.',
  'error.session_not_found': 'تعذّر علينا العثور على جلستك. ربما تم تسجيل خروجك بالفعل.',
  'error.session_not_found.next': 'ارجع إلى التطبيق وسجّل الدخول مرة أخرى.',

  'error.internal_error': 'حدث خطأ ما من جانبنا.',
  'error.internal_error.next': 'حاول مرة أخرى بعد لحظة. إذا تكرر ذلك، فتواصل مع الدعم.',
};
