import { userInfo } from 'node:os';

import { expect, it, vi } from 'vitest';

import { whoTypes } from './script-options.ts';

vi.mock('node:os', { spy: true });

it('whoever types is noted by the name of their account, if it has one', () => {
  expect(whoTypes()).toBe(`${userInfo().username} (command line)`);
  vi.mocked(userInfo).mockImplementationOnce(() => {
    throw new Error('uv_os_get_passwd returned ENOENT');
  });
  expect(whoTypes()).toBe('command line');
});
