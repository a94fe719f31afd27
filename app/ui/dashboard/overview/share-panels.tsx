import { Bars } from './bars.tsx';
import { countText, percentText } from './figures.ts';
import { signInsIn } from './overview.ts';
import type { Share, SignIns } from './overview.ts';
import { PlotPanel } from './plot-panel.tsx';

/** As many as are looked at; the table has all of them. */
const MOST_BARS = 6;

/** The part of passkeys by connection, browser and provider. */
export const SharePanels = ({ connections, browsers, providers }: SignIns) => (
  <div className="flex min-w-0 flex-col gap-6">
    <SharePanel
      title="Passkey share by connection"
      what="Connection"
      shares={connections.map(({ connection_id: id, connection, ...share }) => ({
        ...{ key: id ?? '', name: connection ?? (id ? 'A deleted connection' : 'Not known') },
        ...share,
      }))}
    />
    <SharePanel
      title="Passkey share by browser"
      what="Browser"
      shares={browsers.map(({ browser, ...share }) => ({
        ...{ key: browser ?? '', name: browser ?? 'Not known' },
        ...share,
      }))}
    />
    <ProviderPanel providers={providers} />
  </div>
);

type NamedShare = { key: string; name: string } & Share;

const SharePanel = ({
  title,
  what,
  shares,
}: {
  title: string;
  what: string;
  shares: readonly NamedShare[];
}) => (
  <PlotPanel
    title={title}
    columns={[
      { title: what, cell: ({ name }) => name },
      { title: 'Passkey', isNumber: true, cell: ({ passkey }) => countText(passkey) },
      { title: 'Password', isNumber: true, cell: ({ password }) => countText(password) },
      { title: 'Share', isNumber: true, cell: (row) => percentText(row.passkey_share) },
    ]}
    rows={shares}
    keyOf={({ key }) => key}
  >
    <BarsOrNone
      label={title}
      bars={shares.map((share) => ({
        ...{ key: share.key, label: share.name, part: share.passkey_share },
        text: `${percentText(share.passkey_share)} of ${countText(signInsIn(share))}`,
      }))}
    />
  </PlotPanel>
);

const ProviderPanel = ({ providers }: Pick<SignIns, 'providers'>) => (
  <PlotPanel
    title="Passkey sign-ins by provider"
    columns={[
      { title: 'Provider', cell: ({ provider }) => provider ?? 'Not known' },
      { title: 'Sign-ins', isNumber: true, cell: (row) => countText(row.sign_ins) },
      { title: 'Share', isNumber: true, cell: ({ share }) => percentText(share) },
    ]}
    rows={providers}
    keyOf={({ provider }) => provider ?? ''}
  >
    <BarsOrNone
      label="Passkey sign-ins by provider"
      bars={providers.map(({ provider, sign_ins: count, share }) => ({
        ...{ key: provider ?? '', label: provider ?? 'Not known', part: share },
        text: `${percentText(share)} (${countText(count)})`,
      }))}
    />
  </PlotPanel>
);

const BarsOrNone = (props: Parameters<typeof Bars>[0]) =>
  props.bars.length === 0 ? (
    <p className="hint">No sign-ins in this period.</p>
  ) : (
    <Bars {...props} bars={props.bars.slice(0, MOST_BARS)} />
  );
