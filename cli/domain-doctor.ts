import type { Check, Outcome } from '#app/management/domain-doctor/check.ts';

import { tenantOption, verb } from './verb.ts';

const doctoring = () => import('#app/management/domain-doctor/examine-domain.ts');

const marks: Record<Outcome, string> = { ok: '✓', warning: '!', failed: '✗', skipped: '-' };

/** A line for what was found, and one for what to do about it. */
const told = ({ name, outcome, found, next }: Check): string =>
  [
    `  ${marks[outcome]} ${name.padEnd(18)}${found}`,
    ...(next === undefined ? [] : [`${' '.repeat(22)}→ ${next}`]),
  ].join('\n');

const counted = (checks: readonly Check[], outcome: Outcome): number =>
  checks.filter((check) => check.outcome === outcome).length;

/** What is wrong between the internet and a domain, and what to do about it. */
export const doctor = verb({
  name: 'doctor',
  isReading: true,
  about: 'Check a host from outside: DNS, TLS, the proxy, the files that browsers read',
  options: {
    host: {
      kind: 'text',
      value: 'HOST',
      about: 'As browsers show it; its name may be left out',
      expected: 'a host such as login.example.com, without scheme or path',
      required: true,
    },
    tenant: {
      ...tenantOption,
      about: 'The tenant that is expected to answer there (default: whichever does)',
    },
    connect: {
      kind: 'text',
      value: 'ADDRESS:PORT',
      about: 'Connect there for every name, instead of where DNS leads: to check before it does',
      expected: 'an address and a port, such as 203.0.113.7:443',
    },
  },
  bare: 'host',
  examples: [
    'domains doctor login.acme.com',
    'domains doctor login.acme.com --connect 203.0.113.7:443',
  ],
  run: async (values, tell) =>
    (await doctoring()).examineDomain(values, (check) => {
      tell(told(check));
    }),
  say: ({ host, ok, checks }) => {
    const failed = counted(checks, 'failed');
    const warnings = counted(checks, 'warning');
    if (!ok) return `\n${host}: ${failed} failed. Begin with the first.`;
    return warnings > 0 ? `\n${host} works. To look at: ${warnings}.` : `\n${host} works.`;
  },
  isBad: ({ ok }) => !ok,
});
