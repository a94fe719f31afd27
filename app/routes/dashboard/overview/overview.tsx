import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { OverviewPage } from '../../../ui/dashboard/overview/overview-page.tsx';
import { periods } from '../../../ui/dashboard/overview/overview.ts';
import type {
  Funnel,
  LoggedEvent,
  OverviewView,
  PeriodDays,
  SignIns,
} from '../../../ui/dashboard/overview/overview.ts';
import type { AtWork } from '../administrator.ts';
import { requireAdministrator } from '../administrator.ts';
import { may, read } from '../read.ts';
import { readFirstSteps } from './first-steps.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NEWEST = '12';

export const meta: MetaFunction = () => [{ title: 'Overview | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs): Promise<OverviewView> {
  const at = await requireAdministrator(request, context);
  // Who looks after people alone begins with them: numbers are not for their role.
  if (!may(at, 'get_sign_in_statistics')) throw redirect('/dashboard/users', 303);
  const days = periodIn(new URL(request.url).searchParams.get('days'));
  const { now, before } = periodsOf(days, new Date());
  const [{ signIns, funnel }, earlier, activeUsers, firstSteps, events] = await Promise.all([
    readNumbers(at, now),
    readNumbers(at, before),
    read<number>(at, 'get_active_users'),
    readFirstSteps(at),
    read<LoggedEvent[]>(at, 'list_logs', { query: { per_page: NEWEST } }),
  ]);
  return {
    ...{ days, signIns, funnel, activeUsers, firstSteps, events },
    before: { signIns: earlier.signIns.total, funnel: earlier.funnel.total },
  };
}

const periodIn = (text: string | null): PeriodDays =>
  periods.find((days) => String(days) === text) ?? 30;

type Asked = { from: string; until: string };

/** The last days, today's until now among them; and as many before, until the same time of day. */
function periodsOf(days: number, now: Date): { now: Asked; before: Asked } {
  const today = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  const from = today - (days - 1) * DAY_MS;
  const ago = (moment: number, past: number) => new Date(moment - past * DAY_MS).toISOString();
  return {
    now: { from: ago(from, 0), until: ago(now.getTime(), 0) },
    before: { from: ago(from, days), until: ago(now.getTime(), days) },
  };
}

async function readNumbers(
  at: AtWork,
  query: Asked,
): Promise<{ signIns: SignIns; funnel: Funnel }> {
  const [signIns, funnel] = await Promise.all([
    read<SignIns>(at, 'get_sign_in_statistics', { query }),
    read<Funnel>(at, 'get_passkey_funnel', { query }),
  ]);
  return { signIns, funnel };
}

export default function Overview() {
  return <OverviewPage {...useLoaderData<typeof loader>()} />;
}
