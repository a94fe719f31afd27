import { tmpdir } from 'node:os';

import { afterEach, expect, it, vi } from 'vitest';

const here = process.cwd();
afterEach(() => {
  process.chdir(here);
});

it('our own code is bundled wherever the server was started', async () => {
  const { driverBundle, guestBundle } = await import('./bundles.ts');
  const [guest, driver] = [await guestBundle(), await driverBundle('pg')];
  process.chdir(tmpdir());
  vi.resetModules();
  const elsewhere = await import('./bundles.ts');
  expect(await elsewhere.guestBundle()).toBe(guest);
  expect(await elsewhere.driverBundle('pg')).toBe(driver);
});
