import { Bars } from './bars.tsx';
import { countText, rateText } from './figures.ts';
import type { Funnel, FunnelCounts } from './overview.ts';
import { PlotPanel } from './plot-panel.tsx';

const steps = [
  { key: 'offered', label: 'Offered', one: 'offer', many: 'offers' },
  { key: 'started', label: 'Started', one: 'start', many: 'starts' },
  { key: 'created', label: 'Created', one: 'passkey created', many: 'passkeys created' },
  { key: 'used', label: 'Used to sign in', one: 'use', many: 'uses' },
] as const satisfies readonly {
  key: keyof FunnelCounts;
  label: string;
  one: string;
  many: string;
}[];

const places: Record<string, string> = {
  login: 'Signing in',
  signup: 'Signing up',
  progressive: 'Asked after signing in',
  local: 'Asked on a new device',
  automatic: 'Made by itself after a password',
  renewal: 'Asked again for a new domain',
  account: 'Account page',
  rescue: 'One-time link',
  api: 'Inside an application',
};

/** From the offer of a passkey to its use. */
export function FunnelPanel({ total, moments }: Funnel) {
  const most = Math.max(1, ...steps.map(({ key }) => total[key]));
  const bars = steps.map(({ key, label }, index) => {
    const before = steps[index - 1];
    return {
      ...{ key, label, part: total[key] / most, text: countText(total[key]) },
      ...(before && {
        from: rateText(total[before.key], total[key], before),
      }),
    };
  });
  const rows = [
    { moment: '', place: 'Everywhere', ...total },
    ...moments.map((row) => ({ ...row, place: places[row.moment] ?? row.moment })),
  ];
  return (
    <PlotPanel
      title="The way to a passkey"
      lead="How often people were offered a passkey, began to create one, finished, and used one to sign in."
      columns={[
        { title: 'Where', cell: ({ place }) => place },
        ...steps.map(({ key, label }) => ({
          ...{ title: label, isNumber: true },
          cell: (row: FunnelCounts) => countText(row[key]),
        })),
      ]}
      rows={rows}
      keyOf={({ moment }) => moment}
    >
      <Bars label="The way to a passkey, step by step" bars={bars} />
    </PlotPanel>
  );
}
