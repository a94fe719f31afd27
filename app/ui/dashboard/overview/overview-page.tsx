import { Link } from '@remix-run/react';

import { PageHead } from '../page-head.tsx';
import { Empty, Panel } from '../panel.tsx';
import { DayPanels } from './day-panels.tsx';
import { FirstStepsList } from './first-steps-list.tsx';
import { FunnelPanel } from './funnel-panel.tsx';
import { Headline } from './headline.tsx';
import { LiveLog } from './live-log.tsx';
import { periods, signInsIn } from './overview.ts';
import type { OverviewView, PeriodDays, Totals } from './overview.ts';
import { SharePanels } from './share-panels.tsx';

/** How people sign in: the numbers of a period, and what happens now. */
export function OverviewPage(view: OverviewView) {
  const { days, signIns, funnel, before, firstSteps, events } = view;
  const isNew = isNothing({ signIns: signIns.total, funnel: funnel.total }) && isNothing(before);
  const isReady = firstSteps.every(({ isDone }) => isDone);
  return (
    <>
      <PageHead title="Overview" lead="How people sign in. A day begins at midnight UTC.">
        <PeriodChooser days={days} />
      </PageHead>
      {isNew && (
        <Empty title="Nobody has signed in yet">
          <p>
            This page shows how people sign in, and how many of them have come to passkeys. It
            begins with the first sign-in; until then, these are the steps.
          </p>
          <FirstStepsList steps={firstSteps} />
        </Empty>
      )}
      {!isNew && !isReady && (
        <Panel title="First steps">
          <FirstStepsList steps={firstSteps} />
        </Panel>
      )}
      {!isNew && (
        <>
          <Headline {...view} />
          <div className="plot-grid">
            <DayPanels {...signIns} />
            <FunnelPanel {...funnel} />
            <SharePanels {...signIns} />
          </div>
        </>
      )}
      <LiveLog events={events} />
    </>
  );
}

const PeriodChooser = ({ days }: { days: PeriodDays }) => (
  <nav className="plot-periods" aria-label="Period">
    {periods.map((period) => (
      <Link
        key={period}
        to={`?days=${period}`}
        aria-current={period === days ? 'page' : undefined}
        preventScrollReset
      >
        {period} days
      </Link>
    ))}
  </nav>
);

const isNothing = ({ signIns, funnel }: Totals) =>
  signInsIn(signIns) + signIns.failures + signIns.sign_ups + funnel.offered + funnel.used === 0;
