import { expect, test } from 'vitest';

import { newId } from '#app/ids.ts';

import { rememberSetting } from './remembered-settings.ts';

const tenant = (settingsVersion = 1) => ({ id: newId('ten'), settingsVersion });

test('a setting is loaded once for each version', async () => {
  const one = tenant();
  let loads = 0;
  const load = () => Promise.resolve(++loads);
  expect(await rememberSetting(one, 'a', load)).toBe(1);
  expect(await rememberSetting(one, 'a', load)).toBe(1);
  expect(await rememberSetting({ ...one, settingsVersion: 2 }, 'a', load)).toBe(2);
});

test('settings of other names and tenants are apart', async () => {
  const [one, other] = [tenant(), tenant()];
  expect(await rememberSetting(one, 'a', () => Promise.resolve('one'))).toBe('one');
  expect(await rememberSetting(one, 'b', () => Promise.resolve('b'))).toBe('b');
  expect(await rememberSetting(other, 'a', () => Promise.resolve('other'))).toBe('other');
});

test('a failed load is tried again', async () => {
  const one = tenant();
  const failing = rememberSetting(one, 'a', () => Promise.reject(new Error('no database')));
  await expect(failing).rejects.toThrow('no database');
  expect(await rememberSetting(one, 'a', () => Promise.resolve('there'))).toBe('there');
});
