/** One's own passkeys: what is shown of them, adding, naming, deleting. */
import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';

import { signUp } from '../attacks/support/passkeys.ts';
import { register } from '../protocol/support/site.ts';
import { plugIn, requestsOf } from '../support/authenticator.ts';
import { alerts, goodPassword } from '../support/hosted-pages.ts';
import { HttpVisitor } from '../support/http-visitor.ts';
import { newTenant } from '../support/tenant.ts';
import type { Tenant } from '../support/tenant.ts';
import {
  addPasskey as addInBrowser,
  beginAdding,
  confirmWithPasskey,
  confirmWithPassword as typePassword,
  newPersonInAccount,
  signInToAccount,
} from './support/moves.ts';
import {
  accountHeading,
  addButton,
  confirmWithPasskeyButton,
  createButton,
  deleteButton,
  doneNotice,
  passkeyRow,
  passkeyRows,
} from './support/pages.ts';
import { asksNobody, expect, test } from './support/story.ts';
import {
  ADD,
  addPasskey,
  challengeOf,
  confirmWithPasskey as confirmPasskey,
  confirmWithPassword,
  logOf,
  passkeysOf,
  postAnswer,
  signedIn,
  toDelete,
} from './support/visitor.ts';

const GOOGLE = 'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4';
const newPath = '/account/passkeys/new';

const today = () => new Intl.DateTimeFormat('en', { dateStyle: 'medium' }).format(new Date());

/** Opens the way to the deletion of the only passkey in the list, up to its confirmation. */
async function beginDeleting(page: Parameters<typeof addButton>[0]): Promise<void> {
  await page.getByRole('link', { name: /^Delete/ }).click();
  await page.getByRole('link', { name: 'Continue and confirm it' }).click();
}

test('M1: each passkey says who keeps it, whether it is synced, when and where it was made and used', async ({
  page,
  tenant,
}) => {
  const user = await tenant.newUser(goodPassword);
  const visitor = await signedIn(tenant, user);
  const google = await addPasskey(visitor, { aaguid: GOOGLE });
  await addPasskey(visitor, { aaguid: GOOGLE });
  await addPasskey(visitor, { backupEligible: false, backedUp: false });

  await signInToAccount(page, tenant, user);
  await expect(passkeyRows(page)).toHaveCount(3);
  await expect(page.getByText('3 of 20')).toBeVisible();
  const first = passkeyRow(page, 'Google Password Manager');
  await expect(first).toContainText('Synced to your devices');
  await expect(first).toContainText('Not yet');
  await expect(first.locator('time')).toHaveText([today()]);
  await expect(first.locator('time')).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT.*Z$/);
  // The picture says nothing that the name does not say.
  await expect(first.locator('img')).toHaveAttribute('alt', '');
  await expect(first.locator('img')).toHaveAttribute('src', /^data:image\/svg\+xml/);
  await expect(first.locator('source')).toHaveAttribute('media', '(prefers-color-scheme: dark)');
  expect(
    await first.locator('img').evaluate((icon: HTMLImageElement) => icon.naturalWidth),
  ).not.toBe(0);
  await expect(passkeyRow(page, 'Google Password Manager 2')).toContainText(
    'Google Password Manager',
  );
  await expect(passkeyRows(page).last()).toContainText('On one device only');

  const testPath = `/account/passkeys/${google.id}/test`;
  const signed = google.authenticator.get(await challengeOf(visitor, testPath), {
    origin: tenant.origin,
  });
  expect((await postAnswer(visitor, testPath, signed)).status).toBe(303);
  await page.reload();
  await expect(first.locator('time')).toHaveText([today(), today()]);
  await expect(first).toContainText('on Unknown browser');
});

test('M1: a passkey of another host is listed with it, and cannot be tried out here', async ({
  page,
  tenant,
}) => {
  const port = new URL(tenant.origin).port;
  const rpId = `other.${tenant.name}.localhost`;
  await tenant.cli('domains', 'create', '--host', `${rpId}:${port}`);
  const user = await tenant.newUser(goodPassword);
  const { id } = await addPasskey(await signedIn({ origin: `http://${rpId}:${port}` }, user));

  await signInToAccount(page, tenant, user);
  await expect(passkeyRows(page)).toContainText(`For ${rpId}`);
  await expect(page.getByRole('link', { name: /^Rename/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Test/ })).toHaveCount(0);
  const answer = await page.goto(`${tenant.origin}/account/passkeys/${id}/test`);
  expect(answer?.status()).toBe(404);

  await page.goto(`${tenant.origin}/account`);
  await beginDeleting(page);
  await typePassword(page);
  await deleteButton(page).click();
  await expect(page.getByText(`look for ${rpId}`)).toBeVisible();
  expect(await passkeysOf(tenant, user)).toEqual([]);
});

test('M3: a passkey gets the name that its owner types, as text and nothing else', async ({
  page,
  tenant,
}) => {
  const user = await tenant.newUser(goodPassword);
  const { id } = await addPasskey(await signedIn(tenant, user));
  await signInToAccount(page, tenant, user);
  const names = [
    '<img src=x onerror=alert(1)>',
    '"><script>alert(1)</script>',
    '\u{1f468}\u200d\u{1f469}\u200d\u{1f467} \u{1f511}',
    '\u0627\u0644\u0647\u0627\u062a\u0641 (1)',
    '{name} {count} $&',
    'x'.repeat(120),
  ];
  page.on('dialog', (dialog) => {
    throw new Error(`A name was run: ${dialog.message()}`);
  });
  for (const name of names) {
    await page.getByRole('link', { name: /^Rename/ }).click();
    await page.getByLabel('Name').fill(`  ${name} `);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(doneNotice(page)).toHaveText(`Your passkey is now called “${name}”.`);
    await expect(passkeyRow(page, name)).toBeVisible();
    await expect(page.getByRole('link', { name: `Delete ${name}`, exact: true })).toBeVisible();
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
  expect((await passkeysOf(tenant, user)).map((passkey) => [passkey.id, passkey.name])).toEqual([
    [id, names.at(-1)],
  ]);
});

test('M3: what is no name is told at the field, which keeps what was typed', async ({
  page,
  tenant,
}) => {
  const user = await tenant.newUser(goodPassword);
  const visitor = await signedIn(tenant, user);
  const { id } = await addPasskey(visitor);
  const renamePath = `/account/passkeys/${id}/rename`;
  const [before] = await passkeysOf(tenant, user);
  for (const name of ['', '   ', 'a\nb', 'safe\u202eexe', '\u200b', '\u{1f511}'.repeat(121)]) {
    const refused = await visitor.post(renamePath, { name });
    expect(refused.status, JSON.stringify(name)).toBe(400);
    expect(refused.text).toContain('Enter a name of 1 to 120 characters.');
  }
  expect((await visitor.post(renamePath, {})).status).toBe(400);
  expect(await passkeysOf(tenant, user)).toEqual([before]);

  await signInToAccount(page, tenant, user);
  await page.getByRole('link', { name: /^Rename/ }).click();
  await page.getByLabel('Name').fill('y'.repeat(121));
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(alerts(page)).toHaveText('Enter a name of 1 to 120 characters.');
  await expect(page.getByLabel('Name')).toHaveValue('y'.repeat(121));
  await expect(page.getByLabel('Name')).toHaveAccessibleDescription(
    /^Enter a name of 1 to 120 characters\. Up to 120 characters/,
  );
  await expect(page).toHaveTitle('Error: Rename your passkey | Acme');
});

test('M4: deleting names what it means, asks who is there, and ends sign-ins with the passkey', async ({
  page,
  tenant,
  authenticator,
}) => {
  const user = await newPersonInAccount(page, tenant);
  await addInBrowser(page, authenticator);
  const [passkey] = await passkeysOf(tenant, user);

  await page.getByRole('link', { name: /^Delete/ }).click();
  await expect(page.getByText(passkey?.name ?? '?')).toBeVisible();
  await expect(page.getByText(`sign in at ${tenant.rpId} with it any more`)).toBeVisible();
  await expect(page.getByText('until it is removed there too')).toBeVisible();
  await expect(deleteButton(page)).toHaveCount(0);
  await page.getByRole('link', { name: 'Keep it' }).click();
  await expect(accountHeading(page)).toBeVisible();

  await beginDeleting(page);
  await confirmWithPasskey(page, authenticator);
  await deleteButton(page).click();
  await expect(page.getByRole('heading', { name: 'Passkey deleted' })).toBeVisible();
  expect(await passkeysOf(tenant, user)).toEqual([]);
  await page.getByRole('link', { name: 'Back to your account' }).click();
  await expect(passkeyRows(page)).toHaveCount(0);
});

test('M4: the last way in stays: it is said before anybody confirms, and decided when it counts', async ({
  tenant,
}) => {
  const visitor = new HttpVisitor(tenant.origin);
  const { authenticator } = await signUp(visitor, await register(tenant.cli, tenant.origin));
  const [id = ''] = passkeysOn((await visitor.get('/account')).text);
  const path = `/account/passkeys/${id}/delete`;
  const page = await visitor.get(path);
  expect(page.text).toContain('This is your only way to sign in.');
  expect(page.text).not.toContain('/account/confirm');

  await confirmPasskey(visitor, toDelete(id), authenticator);
  const refused = await visitor.post(path, {});
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('This is your only way to sign in.');

  const second = await addWithPasskey(visitor, authenticator);
  // Being refused has not cost the confirmation of the first.
  await confirmPasskey(visitor, toDelete(second), authenticator);
  const race = await Promise.all(
    [id, second].map((each) => visitor.post(`/account/passkeys/${each}/delete`, {})),
  );
  expect(race.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(passkeysOn((await visitor.get('/account')).text)).toHaveLength(1);
});

/** The passkeys in a list that the account page shows. */
const passkeysOn = (text: string): string[] =>
  [...text.matchAll(/\/account\/passkeys\/(\w+)\/delete/g)].map(([, id]) => id ?? '');

/** Adds a second passkey with the first; returns what the account page calls it. */
async function addWithPasskey(visitor: HttpVisitor, first: SoftwareAuthenticator): Promise<string> {
  await confirmPasskey(visitor, ADD, first);
  const created = new SoftwareAuthenticator().create(await challengeOf(visitor, newPath), {
    origin: visitor.site.origin,
  });
  const { location } = await postAnswer(visitor, newPath, created);
  return new URL(location ?? '').searchParams.get('passkey') ?? '';
}

test('M6: where the browser can, the passkey’s provider is told; where not, the person is', async ({
  page,
  tenant,
  authenticator,
}) => {
  await newPersonInAccount(page, tenant);
  const byHand = page.getByText('remove it there too');
  const told = page.getByText("We've asked your device not to offer it");
  for (const canSignal of [true, false]) {
    if (!canSignal) {
      await page.addInitScript(() => {
        for (const name of Object.getOwnPropertyNames(PublicKeyCredential)) {
          if (name.startsWith('signal')) Reflect.deleteProperty(PublicKeyCredential, name);
        }
      });
    }
    await page.goto(`${tenant.origin}/account`);
    await addInBrowser(page, authenticator);
    await beginDeleting(page);
    await typePassword(page);
    await deleteButton(page).click();
    await expect(page.getByRole('heading', { name: 'Passkey deleted' })).toBeVisible();
    if (canSignal) {
      await expect(told).toBeVisible();
      await expect(byHand).toBeHidden();
      expect(await authenticator.passkeys()).toEqual([]);
    } else {
      await expect(byHand).toContainText(`look for ${tenant.rpId}`);
      await expect(told).toBeHidden();
      expect(await authenticator.passkeys()).toHaveLength(1);
    }
  }
});

test('M7: without a passkey the page says what one is good for, and offers to create it', async ({
  page,
  tenant,
  authenticator,
}) => {
  await newPersonInAccount(page, tenant);
  await expect(page.getByText("You don't have a passkey yet.")).toBeVisible();
  await expect(page.getByText('Just unlock your device')).toBeVisible();
  await page.getByRole('link', { name: 'Create a passkey' }).click();
  await typePassword(page);
  await authenticator.setPresent(true);
  await createButton(page).click();
  await expect(doneNotice(page)).toContainText('is ready.');
  await authenticator.setPresent(false);
  await expect(passkeyRows(page)).toHaveCount(1);
  await expect(page.getByText('Just unlock your device')).toHaveCount(0);
});

test('M7: the page invites only where it is wanted; creating a passkey is possible all the same', async ({
  page,
}) => {
  const quiet = await newTenant({
    ...asksNobody,
    passkey_options: { ...asksNobody.passkey_options, enrollment_moments: ['login'] },
  });
  await newPersonInAccount(page, quiet);
  await expect(page.getByText('Just unlock your device')).toHaveCount(0);
  await expect(addButton(page)).toBeVisible();
  await quiet.stop();
});

test('M8: a phone or a security key can be added, and one that is there already is not made twice', async ({
  page,
  tenant,
}) => {
  const securityKey = await plugIn(page, { transport: 'usb' });
  const user = await newPersonInAccount(page, tenant);
  await addInBrowser(page, securityKey);
  expect(await passkeysOf(tenant, user)).toMatchObject([{ transports: ['usb'] }]);

  const visitor = await signedIn(tenant, user);
  await confirmWithPassword(visitor, ADD);
  const options = await challengeOf(visitor, newPath);
  expect(options.authenticatorSelection).not.toHaveProperty('authenticatorAttachment');
  expect(options.excludeCredentials).toHaveLength(1);

  await beginAdding(page);
  await securityKey.setPresent(true);
  await createButton(page).click();
  await expect(page.locator('[data-passkey-status]')).toHaveText(
    'This device already has a passkey for this account.',
  );
  expect(await passkeysOf(tenant, user)).toHaveLength(1);
});

test('M9: that an account is full is said before anybody touches a device', async ({
  page,
  tenant,
}) => {
  const user = await tenant.newUser(goodPassword);
  const visitor = await signedIn(tenant, user);
  for (let count = 0; count < 20; count += 1) await addPasskey(visitor);
  const page21 = await visitor.get(newPath);
  expect(page21.status).toBe(409);
  expect(page21.text).toContain('as many passkeys as an account can hold');
  expect(page21.text).not.toContain('data-creation-options');
  const challenge = await visitor.post(`${newPath}/challenge`, {});
  expect([challenge.status, challenge.text]).toEqual([409, '{"code":"too_many_passkeys"}']);

  await signInToAccount(page, tenant, user);
  await expect(page.getByText('An account can hold 20 passkeys, and yours does.')).toBeVisible();
  await expect(addButton(page)).toHaveCount(0);

  const { url } = (await tenant.cli('users', 'rescue', '--id', user.id)) as { url: string };
  await page.goto(url);
  await expect(page.getByText('as many passkeys as it can hold')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create a passkey' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Set new password' })).toBeVisible();
});

test('a passkey can be tried out: it works, or the page says what to do; nobody is signed in by it', async ({
  page,
  tenant,
  authenticator,
}) => {
  const user = await newPersonInAccount(page, tenant);
  await addInBrowser(page, authenticator);
  await page.getByRole('link', { name: 'Test it now' }).click();
  const signInsBefore = (await logOf(tenant, user)).filter(({ type }) => type === 's').length;
  await authenticator.setPresent(true);
  await page.getByRole('button', { name: 'Test it' }).click();
  await expect(doneNotice(page)).toContainText('works. You can sign in with it.');
  await authenticator.setPresent(false);
  expect((await passkeysOf(tenant, user))[0]?.lastUsedAt).not.toBeNull();
  const log = await logOf(tenant, user);
  expect(log.filter(({ type }) => type === 's')).toHaveLength(signInsBefore);
  expect(log).toContainEqual(expect.objectContaining({ type: 'passkey_tested', code: null }));

  await page.getByRole('link', { name: /^Test/ }).click();
  const [asked] = await requestsOf(page);
  expect(asked).toBeUndefined();
  await authenticator.setOwner(false);
  await authenticator.setPresent(true);
  await page.getByRole('button', { name: 'Test it' }).click();
  await expect(page.locator('[data-passkey-status]')).toContainText(
    'test it on the device that has it',
  );
  const [request] = await requestsOf(page);
  expect(request).toMatchObject({ kind: 'get', allowCredentials: 1 });
});

test('another passkey than the one to be tried out is refused, also of the same person', async ({
  tenant,
}) => {
  const user = await tenant.newUser(goodPassword);
  const visitor = await signedIn(tenant, user);
  const one = await addPasskey(visitor);
  const other = await addPasskey(visitor);
  const path = `/account/passkeys/${one.id}/test`;
  const { origin } = tenant;
  const answer = other.authenticator.get(await challengeOf(visitor, path), { origin });
  const refused = await postAnswer(visitor, path, answer);
  expect(refused.status).toBe(400);
  expect(await logOf(tenant, user)).toContainEqual(
    expect.objectContaining({ type: 'passkey_tested', code: 'passkey_not_accepted' }),
  );
});

test('a passkey that may be copied is refused where that is not wanted, and its provider drops it', async ({
  page,
}) => {
  const strict = await newTenant({
    ...asksNobody,
    passkey_options: { ...asksNobody.passkey_options, synced_passkeys: 'block' },
  });
  const user = await strict.newUser(goodPassword);
  const visitor = await signedIn(strict, user);
  await confirmWithPassword(visitor, ADD);
  const synced = new SoftwareAuthenticator();
  const created = synced.create(await challengeOf(visitor, newPath), { origin: strict.origin });
  const refused = await postAnswer(visitor, newPath, created);
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('could be copied to other devices');
  expect(refused.text).toContain(`data-unknown-credential-id="${created.id}"`);
  expect(await passkeysOf(strict, user)).toEqual([]);

  const bound = new SoftwareAuthenticator({ backupEligible: false, backedUp: false });
  const kept = bound.create(await challengeOf(visitor, newPath), { origin: strict.origin });
  expect((await postAnswer(visitor, newPath, kept)).status).toBe(303);
  await signInToAccount(page, strict, user);
  await expect(passkeyRows(page)).toHaveCount(1);
  await strict.stop();
});

test('where passkeys are switched off, none is added, and those there are can be deleted', async ({
  page,
}) => {
  const off = await newTenant(asksNobody);
  const user = await off.newUser(goodPassword);
  await addPasskey(await signedIn(off, user));
  await switchPasskeysOff(off);

  await signInToAccount(page, off, user);
  await expect(page.getByText("New passkeys can't be added at the moment.")).toBeVisible();
  await expect(addButton(page)).toHaveCount(0);
  const answer = await page.goto(`${off.origin}${newPath}`);
  expect(answer?.status()).toBe(403);
  await page.getByRole('link', { name: 'Back to your account' }).click();
  await beginDeleting(page);
  await typePassword(page);
  await deleteButton(page).click();
  await expect(page.getByRole('heading', { name: 'Passkey deleted' })).toBeVisible();
  expect(await passkeysOf(off, user)).toEqual([]);
  await off.stop();
});

const switchPasskeysOff = ({ cli }: Tenant) =>
  cli('connections', 'update', '--name', 'people', '--options', '{}');

test('every step is counted at its moment', async ({ page, authenticator }) => {
  const counted = await newTenant(asksNobody);
  await newPersonInAccount(page, counted);
  await beginAdding(page);
  await authenticator.setOwner(false);
  await authenticator.setPresent(true);
  await createButton(page).click();
  await expect(page.locator('[data-passkey-status]')).toContainText('No passkey was created.');
  await authenticator.setOwner(true);
  await createButton(page).click();
  await expect(doneNotice(page)).toBeVisible();
  await page.getByRole('link', { name: /^Rename/ }).click();
  await page.getByLabel('Name').fill('My key');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(doneNotice(page)).toContainText('My key');
  await beginDeleting(page);
  await confirmWithPasskeyButton(page).click();
  await deleteButton(page).click();
  await expect(page.getByRole('heading', { name: 'Passkey deleted' })).toBeVisible();

  await expect
    .poll(async () => {
      const { moments } = (await counted.cli('enrollment', 'funnel')) as {
        moments: { moment: string; steps: Record<string, number> }[];
      };
      return moments.find(({ moment }) => moment === 'account')?.steps;
    })
    .toEqual({
      offered: 1,
      started: 3,
      cancelled: 1,
      created: 1,
      renamed: 1,
      used: 1,
      deleted: 1,
    });
  await counted.stop();
});
