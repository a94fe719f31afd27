import { lazy, Suspense, useEffect, useState } from 'react';

import type { DayPlotProps } from './day-plot.tsx';
import { countText, dayText, percentText } from './figures.ts';
import { passkeyShareIn, signInsIn } from './overview.ts';
import type { SignIns } from './overview.ts';
import { PlotPanel } from './plot-panel.tsx';

/** What draws is heavier than the page, and comes after it. */
const DayPlot = lazy(() => import('./day-plot.tsx'));

type Day = SignIns['days'][number];

const day = { title: 'Day', cell: ({ date }: Day) => dayText(date) };

const number = (title: string, count: (of: Day) => number) => ({
  ...{ title, isNumber: true, cell: (row: Day) => countText(count(row)) },
});

const keyOf = ({ date }: Day) => date;

/** What happened on each day of a period. */
export const DayPanels = ({ days, total }: Pick<SignIns, 'days' | 'total'>) => (
  <>
    <PlotPanel
      title="Sign-ins by method"
      columns={[
        day,
        number('Passkey', ({ passkey }) => passkey),
        number('Password', ({ password }) => password),
        number('All', signInsIn),
      ]}
      {...{ rows: days, keyOf }}
    >
      <Drawn
        label={`Sign-ins by day: ${countText(total.passkey)} with a passkey, ${countText(total.password)} with a password`}
        days={days.map(({ date, passkey, password }) => ({ date, values: [passkey, password] }))}
        series={['Passkey', 'Password']}
      />
    </PlotPanel>
    <PlotPanel
      title="Passkey share of sign-ins"
      columns={[
        day,
        {
          ...{ title: 'Share', isNumber: true },
          cell: (row) => (signInsIn(row) === 0 ? 'No sign-ins' : percentText(passkeyShareIn(row))),
        },
      ]}
      {...{ rows: days, keyOf }}
    >
      <Drawn
        label={`Part of the sign-ins that were with a passkey, by day: ${percentText(passkeyShareIn(total))} in all`}
        days={days.map((row) => ({
          date: row.date,
          values: signInsIn(row) === 0 ? [] : [passkeyShareIn(row)],
        }))}
        series={['Share']}
        isShare
      />
    </PlotPanel>
    <PlotPanel
      title="Failed sign-ins"
      columns={[day, number('Failed', ({ failures }) => failures)]}
      {...{ rows: days, keyOf }}
    >
      <Drawn
        label={`Failed sign-ins by day: ${countText(total.failures)} in all`}
        days={days.map(({ date, failures }) => ({ date, values: [failures] }))}
        series={['Failed']}
      />
    </PlotPanel>
    <PlotPanel
      title="Sign-ups"
      columns={[day, number('Sign-ups', (row) => row.sign_ups)]}
      {...{ rows: days, keyOf }}
    >
      <Drawn
        label={`Sign-ups by day: ${countText(total.sign_ups)} in all`}
        days={days.map(({ date, sign_ups: count }) => ({ date, values: [count] }))}
        series={['Sign-ups']}
      />
    </PlotPanel>
  </>
);

/** Drawn in the browser alone, which knows how wide the plot is. */
function Drawn(props: DayPlotProps) {
  const [isHere, setHere] = useState(false);
  useEffect(() => setHere(true), []);
  const waiting = <div className="plot-room" aria-hidden="true" />;
  return isHere ? (
    <Suspense fallback={waiting}>
      <DayPlot {...props} />
    </Suspense>
  ) : (
    waiting
  );
}
