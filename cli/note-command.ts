/**
 * What is done here in the trail of administrative acts: every verb that is not said to change nothing.
 *
 * 1. As over the Management API, an act is written down before it is done, and one that is then
 *    refused, or fails, has a second row that says so.
 * 2. A tenant that is only made now has its making as its first row.
 */
import { explainFailure } from './explain-failure.ts';
import type { Done, Options, ParsedValues, Verb } from './verb.ts';

const trail = () => import('#app/management/audit-trail.ts');

/** Where what a verb does is written down. */
type Named = { noun: string; verb: Verb };

const actor = { kind: 'command_line' };

export async function noted(
  { noun, verb }: Named,
  values: ParsedValues,
  run: () => Promise<Done>,
): Promise<Done> {
  if (verb.isReading) return run();
  const { noteActQuietly } = await trail();
  const act = { actor, operation: `${noun} ${verb.name}`, target: targetOf(verb, values) };
  const details = { options: await keptOptions(verb.options, values) };
  if (verb.makesTenant) {
    const done = await run();
    await noteActQuietly(await tenantIdOf(values.name), { ...act, details });
    return done;
  }
  const tenantId = await tenantIdOf(values.tenant);
  const { number } = await noteActQuietly(tenantId, { ...act, details });
  try {
    return await run();
  } catch (error) {
    const refused = explainFailure(error)?.code ?? 'internal_error';
    await noteActQuietly(tenantId, { ...act, details: { of: number, refused } });
    throw error;
  }
}

async function tenantIdOf(name: unknown): Promise<string> {
  const { chosenTenant } = await import('./chosen-tenant.ts');
  return (await chosenTenant(typeof name === 'string' ? name : undefined)).id;
}

/** What the verb cannot do without: whom or what it is about. */
const targetOf = ({ options }: Verb, values: ParsedValues): string | null =>
  Object.entries(options)
    .filter(([, { kind, required, secret }]) => kind === 'text' && required && !secret)
    .map(([name]) => String(values[name]))
    .join('/') || null;

/** What was given, without the values of secrets. */
async function keptOptions(options: Options, values: ParsedValues) {
  const { MASK, withoutSecrets } = await import('#app/management/without-secrets.ts');
  const given = Object.entries(options).filter(
    ([name]) => name !== 'tenant' && values[name] !== undefined && values[name] !== false,
  );
  const kept = given.map(([name, { secret }]) => [
    name,
    secret ? masked(values[name], MASK) : values[name],
  ]);
  return withoutSecrets(Object.fromEntries(kept));
}

/** Of `NAME=VALUE`, the name is not secret. */
const masked = (value: unknown, mask: string): unknown =>
  Array.isArray(value)
    ? value.map((one) => String(one).replace(/^([^=]*=)?.*$/s, `$1${mask}`))
    : mask;
