import { PasskeyIcon } from '../hosted/icons.tsx';

export type Provider = { name: string; iconLight?: string; iconDark?: string };

/** The mark of a passkey's provider. Its name stands beside it, so the picture itself says nothing. */
export function ProviderIcon({ provider }: { provider: Provider | null }) {
  const { iconLight, iconDark } = provider ?? {};
  const icon = iconLight ?? iconDark;
  return (
    <span className="provider-icon">
      {icon ? (
        <picture>
          {iconDark && <source srcSet={iconDark} media="(prefers-color-scheme: dark)" />}
          <img src={icon} alt="" width={24} height={24} />
        </picture>
      ) : (
        <PasskeyIcon />
      )}
    </span>
  );
}
