import { changeText, countText, percentText, pointsText } from './figures.ts';
import { passkeyShareIn, signInsIn } from './overview.ts';
import type { OverviewView } from './overview.ts';

/** The numbers of a period, each with how it changed from the period before. */
export function Headline({ days, signIns, funnel, before, activeUsers }: OverviewView) {
  const now = signIns.total;
  const counted = (title: string, count: number, earlier: number) => ({
    ...{ title, value: countText(count), change: changeText(count, earlier) },
    earlier: countText(earlier),
  });
  const share = passkeyShareIn(now);
  const shareBefore = passkeyShareIn(before.signIns);
  const figures = [
    counted('Sign-ins', signInsIn(now), signInsIn(before.signIns)),
    {
      ...{ title: 'With a passkey', value: percentText(share) },
      change: pointsText(share, shareBefore),
      earlier: percentText(shareBefore),
    },
    counted('Failed sign-ins', now.failures, before.signIns.failures),
    counted('Sign-ups', now.sign_ups, before.signIns.sign_ups),
    counted('New passkeys', funnel.total.created, before.funnel.created),
  ];
  return (
    <dl className="plot-figures" aria-label={`Numbers of the last ${days} days`}>
      {figures.map(({ title, value, change, earlier }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd className="plot-figure">{value}</dd>
          <dd className="hint">
            {change}
            <span className="sr-only">{` from ${earlier} in the ${days} days before`}</span>
            <span aria-hidden="true">{` (before: ${earlier})`}</span>
          </dd>
        </div>
      ))}
      <div>
        <dt>Active users</dt>
        <dd className="plot-figure">{countText(activeUsers)}</dd>
        <dd className="hint">signed in within 30 days</dd>
      </div>
    </dl>
  );
}
