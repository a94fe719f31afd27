import { describe, expect, it } from 'vitest';

import { requireRecentProof } from './person.ts';
import type { Person } from './person.ts';

const now = new Date('2030-01-01T12:00:00Z');
const personWho = (provedAt: Date | null) => ({ provedAt }) as Person;
const ago = (minutes: number, seconds = 0) =>
  personWho(new Date(now.getTime() - (minutes * 60 + seconds) * 1000));

describe('a recent proof', () => {
  it('is 15 minutes old at most', () => {
    expect(requireRecentProof(ago(0), { now }).ok).toBe(true);
    expect(requireRecentProof(ago(15), { now }).ok).toBe(true);
    expect(requireRecentProof(ago(15, 1), { now })).toMatchObject({
      code: 'unmet_authentication_requirements',
    });
  });

  it('may be older by as much as is said', () => {
    const graceMs = 5 * 60 * 1000;
    expect(requireRecentProof(ago(20), { now, graceMs }).ok).toBe(true);
    expect(requireRecentProof(ago(20, 1), { now, graceMs }).ok).toBe(false);
  });

  it('is none where nothing was proved, or the session is over', () => {
    expect(requireRecentProof(personWho(null), { now, graceMs: 1e12 }).ok).toBe(false);
  });
});
