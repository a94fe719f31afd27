import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';

import { endOfTrail, listActs } from '#app/management/audit-trail.ts';
import type { AdministrativeAct } from '#app/management/audit-trail.ts';
import { findOperationById } from '#app/management/operations/ask.ts';

import type { ShownAct } from '../../../ui/dashboard/audit-trail/acts-table.tsx';
import { AuditTrailPage } from '../../../ui/dashboard/audit-trail/audit-trail-page.tsx';
import { requireAdministrator } from '../administrator.ts';
import { requireMay } from '../read.ts';

export const meta: MetaFunction = () => [{ title: 'Audit trail | Latchkey' }];

const PER_PAGE = 25;

/** The newest acts first. Numbers of a trail leave none out, so a page is found by counting back. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  requireMay(at, 'list_administrative_acts');
  const { id, name } = context.site.tenant;
  const end = await endOfTrail(id);
  const total = end?.number ?? 0;
  const pages = Math.max(1, Math.ceil(total / PER_PAGE));
  const wanted = Number(new URL(request.url).searchParams.get('page') ?? 1);
  const page = Number.isInteger(wanted) ? Math.min(Math.max(wanted, 1), pages) : 1;
  const last = total - (page - 1) * PER_PAGE;
  const after = Math.max(0, last - PER_PAGE);
  const acts = await listActs(id, { after, limit: last - after });
  return { acts: acts.map(shown).reverse(), page, pages, end, tenant: name };
}

/** An act in words. What the command line does has its verb for a name. */
function shown({ number, at, actor, operation, target, details }: AdministrativeAct): ShownAct {
  const { of, refused, ...rest } = details;
  return {
    ...{ number, at: at.toISOString(), actor: whoIn(actor), operation, target },
    summary: findOperationById(operation)?.summary ?? operation,
    details: Object.keys(rest).length > 0 ? JSON.stringify(rest, null, 2) : null,
    refusal: typeof refused === 'string' ? { code: refused, of: Number(of) } : null,
  };
}

function whoIn(actor: Record<string, unknown>): ShownAct['actor'] {
  if (actor.kind === 'administrator') return { name: String(actor.name), role: String(actor.role) };
  if (actor.kind === 'machine') return { name: String(actor.clientId), role: 'Application' };
  return { name: 'Command line', role: null };
}

export default function AuditTrail() {
  return <AuditTrailPage {...useLoaderData<typeof loader>()} />;
}
