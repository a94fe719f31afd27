import { useContext } from 'react';

import type { CopyKey, Translate } from '../../copy/index.ts';
import type { Ceremony, PasskeySentence } from './browser/ceremony-outcome.ts';
import type { ChallengeUi } from './browser/passkey-offer.ts';
import { HiddenFields } from './hidden-fields.tsx';
import { PasskeyIcon } from './icons.tsx';
import { LastUsed } from './last-used.tsx';
import { PreviewContext } from './preview.ts';

/** A credential that the server does not know (any more), so that its provider can drop it. */
export type UnknownCredential = { rpId: string; credentialId: string };

/** What a page needs to ask for a passkey. */
export type PasskeyRequest = {
  ui: ChallengeUi;
  /** PublicKeyCredentialRequestOptionsJSON */
  requestOptions: unknown;
  /** The RP ID of these options, and another one that the page can ask with as well. */
  rpIds?: RpIdChoice | undefined;
  challengeUrl: string;
  stepUrl: string;
};

type RpIdChoice = { asked: string; other: string };

/** What a page needs to create a passkey. */
export type PasskeyCreation = {
  /** PublicKeyCredentialCreationOptionsJSON */
  creationOptions: unknown;
  challengeUrl: string;
  /** Where to tell what the person does with the ceremony. */
  stepUrl: string;
  /** Whether the page itself tells that it offers: the server cannot know who opened it. */
  tellsOffer?: boolean;
};

type Common = {
  t: Translate;
  action: string;
  /** Sent back with the passkey, and with every request for a fresh challenge. */
  fields: Readonly<Record<string, string>>;
  unknownCredential?: UnknownCredential | null | undefined;
  /** What the button says, where that is not the usual. */
  label?: CopyKey;
  /** What the module says here instead of the usual. */
  words?: Partial<Record<PasskeySentence, CopyKey>>;
};

/** What a page says where no passkey is possible: for lack of a script, or of a newer browser. */
type Without = { noScript: CopyKey; unsupported: CopyKey };

/**
 * "or Continue with a passkey". Hidden as a whole until the module finds that it can work; the
 * form sends nothing by itself, because only the module can fill its `passkey` field.
 */
export function PasskeySignIn({ passkey, ...common }: Common & { passkey: PasskeyRequest }) {
  const { t } = common;
  const isShown = useContext(PreviewContext) && passkey.ui !== 'autofill';
  return (
    <>
      <div data-passkey-section="" hidden={!isShown}>
        <p className="separator">{t('common.or')}</p>
        <PasskeyForm
          {...common}
          ceremony="authenticate"
          ui={passkey.ui}
          options={passkey.requestOptions}
          rpIds={passkey.rpIds}
          challengeUrl={passkey.challengeUrl}
          stepUrl={passkey.stepUrl}
          look="secondary"
          label="login.passkey"
          isSignIn
          isSentByModule
        />
      </div>
      <p className="hint" data-passkey-unsupported="embedded" hidden>
        {t('passkey.unsupported')}
      </p>
    </>
  );
}

/** Asks a person who is signed in for one of their passkeys. */
export function PasskeyCheck({
  passkey,
  label,
  without,
  ...common
}: Common & {
  passkey: Omit<PasskeyRequest, 'ui'>;
  label: CopyKey;
  without: Without;
}) {
  const isShown = useContext(PreviewContext);
  return (
    <>
      <div data-passkey-section="" hidden={!isShown}>
        <PasskeyForm
          {...common}
          ceremony="authenticate"
          ui="button"
          options={passkey.requestOptions}
          rpIds={passkey.rpIds}
          challengeUrl={passkey.challengeUrl}
          stepUrl={passkey.stepUrl}
          look="primary"
          label={label}
        />
      </div>
      <WithoutPasskeys t={common.t} {...without} />
    </>
  );
}

/** "Create a passkey". Hidden until the module finds that it can work. */
export function PasskeyCreate({
  passkey,
  look = 'primary',
  without = { noScript: 'signup_passkey.no_script', unsupported: 'signup_passkey.unsupported' },
  isSignIn = true,
  ...common
}: Common & {
  passkey: PasskeyCreation;
  look?: 'primary' | 'secondary';
  without?: Without;
  /** Whether the person is signed in by it, or was before. */
  isSignIn?: boolean;
}) {
  const isShown = useContext(PreviewContext);
  return (
    <>
      <div data-passkey-section="" hidden={!isShown}>
        <PasskeyForm
          label="signup_passkey.create"
          {...common}
          ceremony="create"
          ui="button"
          options={passkey.creationOptions}
          challengeUrl={passkey.challengeUrl}
          stepUrl={passkey.stepUrl}
          tellsOffer={passkey.tellsOffer}
          look={look}
          isSignIn={isSignIn}
        />
      </div>
      <WithoutPasskeys t={common.t} {...without} />
    </>
  );
}

/** The module shows what fits; without a script it is the browser that does. */
function WithoutPasskeys({ t, noScript, unsupported }: Without & { t: Translate }) {
  return (
    <>
      <p className="hint" data-passkey-unsupported="embedded" hidden>
        {t('passkey.unsupported')}
      </p>
      <p className="hint" data-passkey-unsupported="browser" hidden>
        {t(unsupported)}
      </p>
      <noscript>
        <p className="hint">{t(noScript)}</p>
      </noscript>
    </>
  );
}

function PasskeyForm({
  t,
  action,
  fields,
  unknownCredential,
  ceremony,
  ui,
  options,
  rpIds,
  challengeUrl,
  stepUrl,
  tellsOffer = false,
  look,
  label,
  words = {},
  isSignIn = false,
  isSentByModule = false,
}: Common & {
  ceremony: Ceremony;
  ui: ChallengeUi;
  options: unknown;
  rpIds?: RpIdChoice | undefined;
  challengeUrl: string;
  stepUrl: string;
  tellsOffer?: boolean | undefined;
  look: 'primary' | 'secondary';
  label: CopyKey;
  /** Whether it counts as a way of signing in, which is marked on the device that used it last. */
  isSignIn?: boolean;
  /** Whether the module sends it, so that a lost connection can be mended. */
  isSentByModule?: boolean;
}) {
  const json = JSON.stringify(options);
  const isPreview = useContext(PreviewContext);
  return (
    <form
      className="stack"
      method="post"
      action={action}
      data-passkey={ceremony}
      data-ui={ui}
      data-request-options={ceremony === 'authenticate' ? json : undefined}
      data-creation-options={ceremony === 'create' ? json : undefined}
      data-rp-id={rpIds?.asked}
      data-other-rp-id={rpIds?.other}
      data-challenge-url={challengeUrl}
      data-step-url={stepUrl}
      data-tells-offer={tellsOffer ? '' : undefined}
      data-sent-by-module={isSentByModule ? '' : undefined}
      data-unknown-credential-id={unknownCredential?.credentialId}
      data-unknown-credential-rp-id={unknownCredential?.rpId}
      data-method={isSignIn ? 'passkey' : undefined}
      data-copy={JSON.stringify(sentences(t, words))}
    >
      <HiddenFields fields={rpIds ? { ...fields, rp_id: rpIds.asked } : fields} />
      <input type="hidden" name="passkey" value="" />
      <button
        type="button"
        className={`button button-${look}`}
        data-passkey-button=""
        hidden={!isPreview}
      >
        <PasskeyIcon />
        <span>{t(label)}</span>
        {isSignIn && ceremony === 'authenticate' && <LastUsed t={t} method="passkey" />}
      </button>
      {rpIds && (
        <button type="button" className="button button-quiet" data-other-passkey-button="" hidden>
          {t('passkey.other')}
        </button>
      )}
      <p className="hint status" role="status" data-passkey-status="" />
    </form>
  );
}

/** The module has no words of its own: every sentence it may need travels with the form. */
const sentences = (
  t: Translate,
  words: Partial<Record<PasskeySentence, CopyKey>>,
): Record<PasskeySentence, string> => ({
  waiting: t('passkey.status.waiting'),
  not_used: t(words.not_used ?? 'passkey.status.not_used'),
  not_created: t(words.not_created ?? 'passkey.status.not_created'),
  exists: t('passkey.status.exists'),
  not_supported: t(words.not_supported ?? 'passkey.status.not_supported'),
  needs_lock: t('passkey.status.needs_lock'),
  blocked: t('passkey.status.blocked'),
  other_request: t('passkey.status.other_request'),
  failed: t(words.failed ?? 'passkey.status.failed'),
  offline: t('passkey.status.offline'),
  reconnecting: t('passkey.status.reconnecting'),
  timed_out: t('passkey.status.timed_out'),
  try_later: t('passkey.status.try_later'),
  support_code: t('passkey.status.support_code', { code: '{code}' }),
});
