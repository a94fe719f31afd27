import { lookup } from 'node:dns/promises';

import { expect, it, vi } from 'vitest';

import type { Subject } from './check.ts';
import { checkDns } from './dns.ts';

// What the internet says of a name is nobody's to decide in a test.
vi.mock('node:dns/promises', () => ({ lookup: vi.fn() }));

const subject = {
  origin: 'https://login.acme.test',
  isLoopback: false,
  way: undefined,
} as Subject;

it('says where a name leads', async () => {
  vi.mocked(lookup).mockImplementation((name) => {
    expect(name).toBe('login.acme.test');
    return Promise.resolve([
      { address: '203.0.113.7', family: 4 },
      { address: '2001:db8::7', family: 6 },
    ]) as never;
  });
  expect(await checkDns(subject)).toEqual({
    outcome: 'ok',
    found: 'leads to 203.0.113.7, 2001:db8::7',
  });
});

it.each(['ENOTFOUND', 'EAI_AGAIN'])('says that a name leads nowhere: %s', async (code) => {
  vi.mocked(lookup).mockRejectedValue(Object.assign(new Error(code), { code }));
  expect(await checkDns(subject)).toMatchObject({
    outcome: 'failed',
    found: expect.stringContaining('login.acme.test is a name that DNS does not know'),
    next: expect.stringContaining('A or AAAA record'),
  });
});
