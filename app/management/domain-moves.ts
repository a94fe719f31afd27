/**
 * Moves a domain from one RP ID to another, without anybody who can sign in being locked out.
 *
 * 1. While a domain moves, passkeys of both RP IDs are accepted; new ones are bound to the new one.
 * 2. There is always a way back: the RP IDs change places, and both are still accepted.
 * 3. A move ends only where that strands nobody, or exactly as many as an administrator has named.
 * 4. Passkeys are never deleted: a move to where they came from makes them good again.
 */
import type { z } from 'zod';

import { countPasskeyOwners, finishDomainMove, moveDomain } from '#app/store/domain-changes.ts';
import { countPasskeyEvents } from '#app/store/passkey-events.ts';
import type { PasskeyStep } from '#app/store/passkey-events.ts';
import { listDomains } from '#app/store/tenants.ts';
import type { Domain, Tenant } from '#app/store/tenants.ts';
import { isCoveredBy } from '#app/tenancy/related-origins.ts';

import { isWithin } from './domain-origins.ts';
import { moveSchema, refuseField } from './domain-rules.ts';
import { changedMeanwhile, counted, getDomain, managedDomain, moveUnderWay } from './domains.ts';
import type { ManagedDomain } from './domains.ts';
import { ManagementError } from './management-error.ts';

export type MoveProgress = {
  host: string;
  from: string;
  to: string;
  movingSince: Date;
  /** Which of the two is another host's: browsers accept it here while that host names this one. */
  relatedRpId: string | null;
  /** Users with a passkey under `from`: all, those with one under `to` as well, and the others. */
  users: number;
  moved: number;
  stranded: number;
  /** Of the users, those who have moved: 100 only where all have. */
  percent: number;
  /** What people did about being asked, on all hosts of the tenant, since the move began or turned. */
  renewal: Partial<Record<PasskeyStep, number>>;
};

type MovingDomain = Domain & { previousRpId: string; movingSince: Date };

/**
 * Starts a move: to another RP ID of the same host (`rpId`), or from another host, by its RP ID
 * (`from`), which browsers accept here as long as that host names this one in its
 * `/.well-known/webauthn` (WebAuthn L3 §5.11, related origins).
 */
export async function startMove(
  tenant: Tenant,
  host: string,
  input: z.input<ReturnType<typeof moveSchema>>,
): Promise<MoveProgress> {
  const domain = await getDomain(tenant, host);
  if (domain.previousRpId !== null) throw moveUnderWay(tenant, domain, domain.previousRpId);
  const move = moveSchema(domain).parse(input);
  if ('from' in input) await requireKnownRpId(tenant, move.previousRpId, input.from);
  if (!(await moveDomain(tenant.id, domain, move))) throw changedMeanwhile(domain);
  return moveProgress(tenant, host);
}

/** Whoever names a stranger's RP ID has misspelt it: none of the tenant's passkeys would be asked for. */
async function requireKnownRpId(tenant: Tenant, rpId: string, input: string): Promise<void> {
  const isOfADomain = (await listDomains(tenant.id)).some((domain) => domain.rpId === rpId);
  if (isOfADomain || (await countPasskeyOwners(tenant.id, [rpId])).passkeys > 0) return;
  refuseField('from', input, `expected an RP ID that passkeys or domains of ${tenant.name} have`);
}

/** How far a move is. Refused where none is under way. */
export async function moveProgress(tenant: Tenant, host: string): Promise<MoveProgress> {
  const domain = await getMovingDomain(tenant, host);
  const { previousRpId: from, rpId: to, movingSince } = domain;
  const [{ users, stranded }, events] = await Promise.all([
    countPasskeyOwners(tenant.id, [from], [to]),
    countPasskeyEvents(tenant.id, { from: movingSince }),
  ]);
  const moved = users - stranded;
  const renewal = events.filter(({ moment }) => moment === 'renewal');
  return {
    ...{ host: domain.host, from, to, movingSince },
    relatedRpId: [from, to].find((rpId) => !isCoveredBy(rpId, domain.host)) ?? null,
    ...{ users, moved, stranded },
    percent: users === 0 ? 100 : Math.floor((moved / users) * 100),
    renewal: Object.fromEntries(renewal.map(({ step, count }) => [step, count])),
  };
}

/**
 * Turns a move around: the RP IDs change places. Always possible, also where the domain then asks
 * for the RP ID of another host; such a move cannot be finished, only turned again.
 */
export async function reverseMove(tenant: Tenant, host: string): Promise<MoveProgress> {
  const domain = await getMovingDomain(tenant, host);
  const way = { rpId: domain.previousRpId, previousRpId: domain.rpId };
  if (!(await moveDomain(tenant.id, domain, way))) throw changedMeanwhile(domain);
  return moveProgress(tenant, host);
}

/**
 * Ends a move: the former RP ID is accepted no more on this host.
 *
 * Refuses with `move_strands_users` unless `strand` is the number of users who have a passkey of the
 * former RP ID and none of the new one; with `move_leads_elsewhere` where the new RP ID is another
 * host's; and with `origins_outside_rp_id` where an extra origin belongs to the former one only.
 */
export async function finishMove(
  tenant: Tenant,
  host: string,
  { strand = 0 }: { strand?: number | undefined } = {},
): Promise<ManagedDomain & { stranded: number }> {
  const domain = await getMovingDomain(tenant, host);
  requireOwnRpId(domain);
  requireOriginsWithin(domain);
  if (!(await finishDomainMove(tenant.id, domain, strand))) {
    const { previousRpId: from, rpId: to } = domain;
    const { stranded } = await countPasskeyOwners(tenant.id, [from], [to]);
    throw stranded === strand ? changedMeanwhile(domain) : strandsUsers(tenant, domain, stranded);
  }
  return { ...managedDomain(tenant, await getDomain(tenant, host)), stranded: strand };
}

function requireOwnRpId({ host, rpId, previousRpId }: MovingDomain): void {
  if (isCoveredBy(rpId, host)) return;
  throw new ManagementError(
    'move_leads_elsewhere',
    `${host} cannot keep ${rpId} alone: it belongs to another host, and browsers accept it here only while that host says so. Go back to ${previousRpId}, or leave both and let people sign in on the other host`,
    { host, from: previousRpId, to: rpId },
  );
}

function requireOriginsWithin({ host, rpId, previousRpId, origins }: MovingDomain): void {
  const outside = (origins ?? []).filter((origin) => !isWithin(origin, [rpId]));
  if (outside.length === 0) return;
  throw new ManagementError(
    'origins_outside_rp_id',
    `${outside.join(', ')}: of use with passkeys of ${previousRpId} only. Take them out of the origins of ${host} first`,
    { host, origins: outside },
  );
}

function strandsUsers(tenant: Tenant, domain: MovingDomain, stranded: number): ManagementError {
  const { host, previousRpId: from, rpId: to } = domain;
  const message =
    stranded === 0
      ? `nobody would be stranded: end the move of ${host} without a number`
      : `${counted(stranded, 'user has', 'users have')} passkeys of ${from} and none of ${to}, and could not sign in on ${host} with a passkey any more. Name exactly that number to end the move all the same`;
  const detail = { tenant: tenant.name, host, from, to, stranded };
  return new ManagementError('move_strands_users', message, detail);
}

async function getMovingDomain(tenant: Tenant, host: string): Promise<MovingDomain> {
  const domain = await getDomain(tenant, host);
  const { previousRpId, movingSince } = domain;
  if (previousRpId !== null && movingSince !== null)
    return { ...domain, previousRpId, movingSince };
  throw new ManagementError('no_move_under_way', `${domain.host} has one RP ID, and is not moving`);
}
