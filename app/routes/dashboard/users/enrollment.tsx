import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { askWords, stopWords, stopsOf } from '../../../copy/enrollment-decisions.ts';
import { useShownUser } from '../../../ui/dashboard/users/shown-user.ts';
import { UserEnrollment } from '../../../ui/dashboard/users/user-enrollment.tsx';
import { requireAdministrator } from '../administrator.ts';
import { read } from '../read.ts';
import { applicationNames } from './application-names.ts';

export const meta: MetaFunction = () => [{ title: 'Passkey prompts of a user | Latchkey' }];

type Stopped = Parameters<typeof stopsOf>[0];
type Decision = Stopped & {
  id: string;
  at: string;
  client_id: string;
  ask: Exclude<keyof typeof askWords, 'nothing'> | null;
};

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  const path = { id: params.id ?? '' };
  const [decisions, nameOf] = await Promise.all([
    read<Decision[]>(at, 'list_enrollment_decisions', { path }),
    applicationNames(at),
  ]);
  return {
    decisions: decisions.map((decision) => ({
      ...{ id: decision.id, at: decision.at, application: nameOf(decision.client_id) },
      what: askWords[decision.ask ?? 'nothing'],
      isAsked: decision.ask !== null,
      reasons: [...new Set(stopsOf(decision).map(({ check }) => stopWords[check]))],
    })),
  };
}

export default function Enrollment() {
  const { user } = useShownUser();
  return <UserEnrollment user={user} {...useLoaderData<typeof loader>()} />;
}
