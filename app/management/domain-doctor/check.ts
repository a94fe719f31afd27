/** What is examined of a domain, and what came out. */
import type { Domain, Tenant } from '#app/store/tenants.ts';

import type { Way } from './ask.ts';

export type Outcome = 'ok' | 'warning' | 'failed' | 'skipped';

/** `found`: what is the case. `next`: what to do about it, in one step. */
export type Verdict = { outcome: Outcome; found: string; next?: string };

export type Check = Verdict & { name: string };

/** A host under examination. */
export type Subject = {
  host: string;
  /** Scheme and host. */
  origin: string;
  isLoopback: boolean;
  way: Way;
  tenant: Tenant;
  domain: Domain;
  /** Every domain of the tenant. */
  domains: readonly Domain[];
};

export const fine = (found: string): Verdict => ({ outcome: 'ok', found });
export const skip = (found: string): Verdict => ({ outcome: 'skipped', found });
export const warn = (found: string, next: string): Verdict => ({ outcome: 'warning', found, next });
export const fail = (found: string, next: string): Verdict => ({ outcome: 'failed', found, next });
