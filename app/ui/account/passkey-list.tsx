import type { Translate } from '../../copy/index.ts';
import { browserLabel } from './browser-label.ts';
import { Moment } from './moment.tsx';
import { passkeyPath } from './passkey-path.ts';
import { ProviderIcon } from './provider-icon.tsx';
import type { Provider } from './provider-icon.tsx';
import { Sentence } from './sentence.tsx';

export type ShownPasskey = {
  id: string;
  name: string;
  provider: Provider | null;
  isSynced: boolean;
  /** The address that it belongs to. */
  rpId: string;
  /** Whether it signs in here, here until a move is finished, or at another address alone. */
  place: 'here' | 'left_behind' | 'elsewhere';
  createdAt: Date;
  lastUsedAt: Date | null;
  lastUsedOn: string | null;
};

type Props = { t: Translate; locale: string };

export function PasskeyList({ passkeys, ...rest }: Props & { passkeys: readonly ShownPasskey[] }) {
  return (
    <ul className="rows">
      {passkeys.map((passkey) => (
        <li key={passkey.id} className="row">
          <ProviderIcon provider={passkey.provider} />
          <div className="row-text">
            <h3>
              <bdi>{passkey.name}</bdi>
            </h3>
            <PasskeyFacts {...rest} passkey={passkey} />
          </div>
          <PasskeyActions t={rest.t} passkey={passkey} />
        </li>
      ))}
    </ul>
  );
}

function PasskeyFacts({ t, locale, passkey }: Props & { passkey: ShownPasskey }) {
  const { name, provider, isSynced, place, rpId, createdAt, lastUsedAt, lastUsedOn } = passkey;
  return (
    <>
      <p className="row-tags">
        {provider && provider.name !== name && <span>{provider.name}</span>}
        <span className="badge">
          {t(isSynced ? 'account.passkey.synced' : 'account.passkey.one_device')}
        </span>
        {place !== 'here' && (
          <span className="badge">
            <Sentence t={t} name={`account.passkey.${place}`} places={{ host: rpId }} />
          </span>
        )}
      </p>
      <dl className="facts">
        <div>
          <dt>{t('account.passkey.created')}</dt>
          <dd>
            <Moment at={createdAt} locale={locale} />
          </dd>
        </div>
        <div>
          <dt>{t('account.passkey.last_used')}</dt>
          <dd>
            {lastUsedAt ? <Moment at={lastUsedAt} locale={locale} /> : t('account.passkey.unused')}
          </dd>
          {lastUsedOn && (
            <dd>
              <Sentence
                t={t}
                name="account.passkey.used_on"
                places={{ browser: browserLabel(t, lastUsedOn) }}
              />
            </dd>
          )}
        </div>
      </dl>
    </>
  );
}

function PasskeyActions({ t, passkey }: { t: Translate; passkey: ShownPasskey }) {
  const { id, name, place } = passkey;
  // A passkey answers only at the address that it was made for.
  const acts =
    place === 'elsewhere'
      ? (['rename', 'delete'] as const)
      : (['test', 'rename', 'delete'] as const);
  return (
    <div className="row-actions">
      {acts.map((act) => (
        <a
          key={act}
          className="button button-secondary button-small"
          href={passkeyPath(id, act)}
          aria-label={t(`account.passkey.${act}_label`, { name })}
        >
          {t(`account.passkey.${act}`)}
        </a>
      ))}
    </div>
  );
}
