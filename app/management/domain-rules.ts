/**
 * What a domain may be set to. Every refusal is an issue whose path is the field and whose message
 * is the value and the rule: `"com": expected a name with a dot in it …`.
 */
import { z } from 'zod';

import type { Domain } from '#app/store/tenants.ts';
import { nameOfHost } from '#app/tenancy/related-origins.ts';
import { acceptedRpIds, originOf } from '#app/tenancy/site.ts';

import { readHost, readRpId, readRpIdOf } from './domain-names.ts';
import type { Reading } from './domain-names.ts';
import { MAX_ORIGINS, readOrigin } from './domain-origins.ts';
import { readRpName } from './rp-name.ts';

const MAX_SHOWN_CHARACTERS = 80;

/** A value for a message. */
export function shown(value: string): string {
  const characters = Array.from(value);
  return JSON.stringify(
    characters.length > MAX_SHOWN_CHARACTERS
      ? `${characters.slice(0, MAX_SHOWN_CHARACTERS).join('')}…`
      : value,
  );
}

type Issues = Pick<z.RefinementCtx, 'addIssue'>;

/** The value that was read. Where there is none, an issue says why. */
function take(
  issues: Issues,
  path: (string | number)[],
  input: string,
  reading: Reading,
): string | undefined {
  if (reading.ok) return reading.value;
  const message = `${shown(input)}: ${reading.problem}`;
  issues.addIssue({ code: 'custom', path, message });
  return undefined;
}

const texts = z.array(z.string());

/** A domain as it is made. Without an RP ID it is the host's own name. */
export const newDomainSchema = z
  .object({
    host: z.string(),
    rpId: z.string().optional(),
    rpName: z.string().nullish(),
    origins: texts.optional(),
  })
  .transform((input, issues) => {
    const host = take(issues, ['host'], input.host, readHost(input.host));
    if (host === undefined) return z.NEVER;
    const rpId =
      input.rpId === undefined
        ? take(issues, ['host'], input.host, readRpIdOf(host, nameOfHost(host)))
        : take(issues, ['rpId'], input.rpId, readRpIdOf(host, input.rpId));
    if (rpId === undefined) return z.NEVER;
    const names = takeNames(issues, { host, rpIds: [rpId] }, input);
    return { host, rpId, rpName: names.rpName ?? null, origins: names.origins ?? null };
  });

/** A change of a domain: what is left out stays, and null takes the name away. */
export const domainChangeSchema = (domain: Domain) =>
  z
    .object({
      rpId: z.string().optional(),
      rpName: z.string().nullish(),
      origins: texts.optional(),
    })
    .transform((input, issues) => {
      const { host } = domain;
      const rpId = input.rpId === undefined ? domain.rpId : changedRpId(domain, input.rpId, issues);
      if (rpId === undefined) return z.NEVER;
      const rpIds = acceptedRpIds({ rpId, previousRpId: domain.previousRpId });
      const names = takeNames(issues, { host, rpIds }, input);
      if (rpId !== domain.rpId && input.origins === undefined) {
        // What was within the former RP ID may be outside of this one.
        takeOrigins(issues, { host, rpIds }, domain.origins ?? []);
      }
      return { ...names, ...(rpId === domain.rpId ? {} : { rpId }) };
    });

function changedRpId({ host, rpId }: Domain, input: string, issues: Issues): string | undefined {
  // In the middle of a move it may be one that the host could not get anew.
  return input === rpId ? rpId : take(issues, ['rpId'], input, readRpIdOf(host, input));
}

type Place = { host: string; rpIds: readonly string[] };

function takeNames(
  issues: Issues,
  place: Place,
  { rpName, origins }: { rpName?: string | null; origins?: string[] },
): { rpName?: string | null; origins?: string[] | null } {
  return {
    ...(rpName === undefined ? {} : { rpName: takeRpName(issues, place, rpName) }),
    ...(origins === undefined ? {} : { origins: takeOrigins(issues, place, origins) }),
  };
}

const takeRpName = (issues: Issues, { host, rpIds }: Place, rpName: string | null) =>
  rpName === null
    ? null
    : (take(issues, ['rpName'], rpName, readRpName(rpName, [host, ...rpIds])) ?? null);

function takeOrigins(
  issues: Issues,
  { host, rpIds }: Place,
  origins: readonly string[],
): string[] | null {
  const own = originOf(host);
  const taken = origins.flatMap((origin, i) => {
    const reading = readOrigin(origin, { rpIds, own });
    const isRepeated = reading.ok && origins.indexOf(origin) < i;
    const once = isRepeated
      ? { ok: false as const, problem: 'expected each origin once' }
      : reading;
    return take(issues, ['origins', i], origin, once) ?? [];
  });
  if (origins.length > MAX_ORIGINS) {
    const problem = `expected at most ${MAX_ORIGINS} origins beside the domain's own`;
    take(issues, ['origins'], origins.join(', '), { ok: false, problem });
  }
  return taken.length > 0 ? taken : null;
}

const otherThan = (rpId: string, reading: Reading): Reading =>
  reading.ok && reading.value === rpId
    ? { ok: false, problem: 'expected another RP ID: the domain has this one' }
    : reading;

/**
 * Where a domain moves. `rpId`: the host gets another RP ID of its own. `from`: people come from
 * another host, whose RP ID this is; the domain keeps its own.
 */
export const moveSchema = (domain: Domain) =>
  z
    .union([z.strictObject({ rpId: z.string() }), z.strictObject({ from: z.string() })], {
      error: 'expected either rpId or from',
    })
    .transform((input, issues): { rpId: string; previousRpId: string } => {
      if ('rpId' in input) {
        const reading = otherThan(domain.rpId, readRpIdOf(domain.host, input.rpId));
        const rpId = take(issues, ['rpId'], input.rpId, reading);
        return rpId === undefined ? z.NEVER : { rpId, previousRpId: domain.rpId };
      }
      const reading = otherThan(domain.rpId, readRpId(input.from));
      const previousRpId = take(issues, ['from'], input.from, reading);
      return previousRpId === undefined ? z.NEVER : { rpId: domain.rpId, previousRpId };
    });

/** Refuses a field of an administrator's that was well-formed but names nothing that is there. */
export function refuseField(path: string, input: string, problem: string): never {
  throw new z.ZodError([
    { code: 'custom', path: [path], message: `${shown(input)}: ${problem}`, input },
  ]);
}
