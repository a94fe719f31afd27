/**
 * Looks at a domain as browsers and applications meet it, from DNS to the files at fixed addresses.
 *
 * 1. It changes nothing, and asks only for what everybody may ask for.
 * 2. A check whose ground another has found missing is skipped: one cause, one failure.
 */
import { z } from 'zod';

import { readHost } from '../domain-names.ts';
import type { Way } from './ask.ts';
import { skip } from './check.ts';
import type { Check, Subject, Verdict } from './check.ts';
import { checkClock } from './clock.ts';
import { checkDns } from './dns.ts';
import { findSubject } from './known.ts';
import { checkPlainHttp } from './plain-http.ts';
import { checkRelatedOrigins } from './related-origins.ts';
import { checkAddresses, checkRouting } from './routing.ts';
import { checkRpId } from './rp-id.ts';
import { checkTls } from './tls.ts';
import { checkChangePassword, checkDiscovery, checkPasskeyEndpoints } from './well-known.ts';

export type Examination = {
  host: string;
  /** Undefined where no tenant answers on the host. */
  tenant: string | undefined;
  /** Whether nothing failed. */
  ok: boolean;
  checks: Check[];
};

const hostSchema = z.string().transform((input, context) => {
  const reading = readHost(input);
  if (reading.ok) return reading.value;
  context.addIssue({ code: 'custom', message: reading.problem });
  return z.NEVER;
});

const waySchema = z.string().transform((input, context): NonNullable<Way> => {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:[\]]+)):([0-9]{1,5})$/.exec(input) ?? [];
  const address = bracketed ?? plain;
  if (address !== undefined && Number(port) > 0 && Number(port) < 65_536) {
    return { address, port: Number(port) };
  }
  context.addIssue({
    code: 'custom',
    message: 'expected an address and a port, such as 203.0.113.7:443',
  });
  return z.NEVER;
});

const examinationSchema = z.object({
  host: hostSchema,
  tenant: z.string().optional(),
  /** Where to connect to for every name, instead of where DNS leads. */
  connect: waySchema.optional(),
});

/** Tells each check as soon as it is done. Throws where the input is no host. */
export async function examineDomain(
  input: z.input<typeof examinationSchema>,
  tell: (check: Check) => void = () => undefined,
): Promise<Examination> {
  const { host, tenant: tenantName, connect } = examinationSchema.parse(input);
  const checks: Check[] = [];
  const note = (name: string, verdict: Verdict): boolean => {
    const check = { name, ...verdict };
    checks.push(check);
    tell(check);
    return verdict.outcome !== 'failed';
  };
  const { verdict, subject } = await findSubject(host, connect, tenantName);
  note('known', verdict);
  if (subject) await examineFrom(subject, note);
  else for (const name of afterKnown) note(name, skip('not looked at: nothing is known'));
  const ok = checks.every(({ outcome }) => outcome !== 'failed');
  return { host, tenant: subject?.tenant.name, ok, checks };
}

const needRouting = [
  ...['client addresses', 'clock', 'discovery', 'related origins'],
  ...['passkey endpoints', 'change password'],
];
const needConnection = ['tls', 'plain http', 'routing', ...needRouting];
const afterKnown = ['rp id', 'dns', ...needConnection];

async function examineFrom(
  subject: Subject,
  note: (name: string, verdict: Verdict) => boolean,
): Promise<void> {
  const skipAll = (names: readonly string[], because: string) => {
    for (const name of names) note(name, skip(`not looked at: ${because} failed`));
  };
  note('rp id', checkRpId(subject));
  if (!note('dns', await checkDns(subject))) return skipAll(needConnection, 'dns');
  const isSecure = note('tls', await checkTls(subject));
  note('plain http', await checkPlainHttp(subject));
  if (!isSecure) return skipAll(['routing', ...needRouting], 'tls');
  const { verdict, arrival } = await checkRouting(subject);
  note('routing', verdict);
  if (!arrival) return skipAll(needRouting, 'routing');
  note('client addresses', checkAddresses(subject, arrival));
  note('clock', checkClock(arrival.date));
  note('discovery', await checkDiscovery(subject));
  note('related origins', await checkRelatedOrigins(subject));
  note('passkey endpoints', await checkPasskeyEndpoints(subject));
  note('change password', await checkChangePassword(subject));
}
