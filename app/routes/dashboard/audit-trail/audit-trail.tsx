import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { endOfTrail } from '#app/management/audit-trail.ts';
import { operations } from '#app/management/operations/all.ts';
import { findOperationById } from '#app/management/operations/ask.ts';

import type { ShownAct } from '../../../ui/dashboard/audit-trail/acts-table.tsx';
import { AuditTrailPage } from '../../../ui/dashboard/audit-trail/audit-trail-page.tsx';
import type { AuditTrailView } from '../../../ui/dashboard/audit-trail/audit-trail-page.tsx';
import { trailViewIn } from '../../../ui/dashboard/audit-trail/trail-view.ts';
import type { Choice } from '../../../ui/dashboard/fields.tsx';
import { requireAdministrator } from '../administrator.ts';
import { requireMay } from '../read.ts';
import { findActs } from './find-acts.ts';
import type { Act } from './find-acts.ts';
import { readKnownActors } from './known-actors.ts';

export const meta: MetaFunction = () => [{ title: 'Audit trail | Latchkey' }];

export async function loader({ request, context }: LoaderFunctionArgs): Promise<AuditTrailView> {
  const at = await requireAdministrator(request, context);
  requireMay(at, 'list_administrative_acts');
  const { id, name } = context.site.tenant;
  const view = trailViewIn(new URL(request.url).searchParams);
  const [{ acts: found, newer, older }, actors, end] = await Promise.all([
    findActs(at, view),
    readKnownActors(at),
    endOfTrail(id),
  ]);
  const acts = found.map((act) => shown(act, actors));
  return {
    ...{ view, acts, newer, older, end, tenant: name },
    actors: withChosen(actors, view.actor, acts[0]?.actor.name),
    operations: withChosen(changes, view.operation),
  };
}

/** All that can be done, by what it does. What the command line does is reached from its acts. */
const changes: readonly Choice<string>[] = operations
  .filter(({ method }) => method !== 'GET')
  .map(({ id, summary }) => ({ value: id, label: summary }))
  .toSorted((a, b) => a.label.localeCompare(b.label, 'en'));

/** What the address asks for is among the choices, known or not. */
const withChosen = (known: readonly Choice<string>[], chosen: string, label = chosen) =>
  chosen === '' || known.some(({ value }) => value === chosen)
    ? [...known]
    : [...known, { value: chosen, label }];

/** An act in words. What the command line does has its verb for a name. */
function shown(act: Act, known: readonly Choice<string>[]): ShownAct {
  const { number, at, actor, operation, target } = act;
  const { of, refused, ...rest } = act.details;
  return {
    ...{ number, at, actor: whoIn(actor, known), operation, target },
    summary: findOperationById(operation)?.summary ?? operation,
    details: Object.keys(rest).length > 0 ? JSON.stringify(rest, null, 2) : null,
    refusal: typeof refused === 'string' ? { code: refused, of: Number(of) } : null,
  };
}

/** An administrator as they were then; an application as it is called now. */
function whoIn(actor: Act['actor'], known: readonly Choice<string>[]): ShownAct['actor'] {
  const { kind, userId, clientId } = actor;
  if (kind === 'administrator')
    return { id: String(userId), name: String(actor.name), role: String(actor.role) };
  if (kind !== 'machine') return { id: String(kind), name: 'Command line', role: null };
  const id = String(clientId);
  const name = known.find(({ value }) => value === id)?.label ?? id;
  return { id, name, role: 'Application' };
}

export default function AuditTrail() {
  return <AuditTrailPage {...useLoaderData<typeof loader>()} />;
}
