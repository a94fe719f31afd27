/** Fresh confirmation: who may confirm what, with what, and how often. */
import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';

import { arrive } from '../protocol/support/sign-in.ts';
import {
  alerts,
  expectSignedIn,
  goodPassword,
  signUpWithPasskey,
} from '../support/hosted-pages.ts';
import { HttpVisitor } from '../support/http-visitor.ts';
import { letConfirmationsExpire } from '../support/passing-time.ts';
import { newEmail, newTenant } from '../support/tenant.ts';
import { addPasskey as addInBrowser, newPersonInAccount } from './support/moves.ts';
import { addButton, confirmWithPasskeyButton, deleteButton } from './support/pages.ts';
import { asksNobody, expect, test } from './support/story.ts';
import {
  ADD,
  addPasskey,
  challengeOf,
  confirmPath,
  confirmWithPasskey,
  confirmWithPassword,
  logOf,
  passkeysOf,
  postAnswer,
  signedIn,
  toDelete,
} from './support/visitor.ts';

const newPath = '/account/passkeys/new';
const deletePath = (id: string) => `/account/passkeys/${id}/delete`;

/** Whether the page for a new passkey opens, or asks for a confirmation first. */
async function mayAdd(visitor: HttpVisitor): Promise<boolean> {
  const { status, location } = await visitor.get(newPath);
  if (status === 200) return true;
  expect(location).toBe(`${visitor.site.origin}${confirmPath(ADD)}`);
  return false;
}

test('S1 and S4: a sign-in, however fresh, adds no passkey; a confirmation for it adds one', async ({
  tenant,
}) => {
  const user = await tenant.newUser(goodPassword);
  const visitor = await signedIn(tenant, user);
  expect(await mayAdd(visitor)).toBe(false);
  const refused = await visitor.post(`${newPath}/challenge`, {});
  expect([refused.status, refused.text]).toEqual([403, '{"code":"confirmation_required"}']);

  const confirmed = await confirmWithPassword(visitor, ADD);
  expect([confirmed.status, confirmed.location]).toEqual([303, `${tenant.origin}${newPath}`]);
  expect(await mayAdd(visitor)).toBe(true);

  const created = new SoftwareAuthenticator().create(await challengeOf(visitor, newPath), {
    origin: tenant.origin,
  });
  const added = await postAnswer(visitor, newPath, created);
  expect([added.status, added.location]).toEqual([303, expect.stringContaining('done=added')]);
  expect(await passkeysOf(tenant, user)).toHaveLength(1);
  expect(await mayAdd(visitor)).toBe(false);
  expect((await logOf(tenant, user)).map(({ type }) => type)).toEqual(
    expect.arrayContaining(['confirmed', 'gd_enrollment_complete']),
  );
});

test('S4: a confirmation is for one act: another one needs its own', async ({ tenant }) => {
  const user = await tenant.newUser(goodPassword);
  const visitor = await signedIn(tenant, user);
  const { id } = await addPasskey(visitor);
  const { id: other } = await addPasskey(visitor);

  await confirmWithPassword(visitor, toDelete(id));
  expect(await mayAdd(visitor)).toBe(false);
  expect((await visitor.post(deletePath(other), {})).status).toBe(403);
  expect(await passkeysOf(tenant, user)).toHaveLength(2);

  expect((await visitor.post(deletePath(id), {})).status).toBe(200);
  expect((await passkeysOf(tenant, user)).map((passkey) => passkey.id)).toEqual([other]);
  expect((await logOf(tenant, user)).map(({ type, code }) => [type, code])).toEqual(
    expect.arrayContaining([
      ['passkey_not_deleted', 'confirmation_required'],
      ['passkey_deleted', null],
    ]),
  );
});

test('S4: a confirmation is for one session, one person and one tenant', async ({ tenant }) => {
  const elsewhere = await newTenant(asksNobody);
  const [user, neighbour] = await Promise.all([
    tenant.newUser(goodPassword),
    tenant.newUser(goodPassword),
  ]);
  const visitor = await signedIn(tenant, user);
  await confirmWithPassword(visitor, ADD);

  expect(await mayAdd(await signedIn(tenant, user))).toBe(false);
  expect(await mayAdd(await signedIn(tenant, neighbour))).toBe(false);
  const stranger = await signedIn(elsewhere, await elsewhere.newUser(goodPassword));
  expect(await mayAdd(stranger)).toBe(false);
  expect(await mayAdd(visitor)).toBe(true);
  await elsewhere.stop();
});

test('S4: a confirmation is over after five minutes', async ({ tenant }) => {
  const visitor = await signedIn(tenant, await tenant.newUser(goodPassword));
  await confirmWithPassword(visitor, ADD);
  expect(await mayAdd(visitor)).toBe(true);
  const options = await challengeOf(visitor, newPath);
  letConfirmationsExpire(tenant);

  expect(await mayAdd(visitor)).toBe(false);
  const created = new SoftwareAuthenticator().create(options, { origin: tenant.origin });
  const late = await postAnswer(visitor, newPath, created);
  expect(late.status).toBe(403);
  expect(late.text).toContain('Confirm it&#x27;s you to go on.');
});

test('S4: of two passkeys that were made on one confirmation one is added', async ({ tenant }) => {
  const user = await tenant.newUser(goodPassword);
  const visitor = await signedIn(tenant, user);
  await confirmWithPassword(visitor, ADD);
  const made = await Promise.all(
    [1, 2].map(async () => {
      const options = await challengeOf(visitor, newPath);
      return new SoftwareAuthenticator().create(options, { origin: tenant.origin });
    }),
  );
  const answers = await Promise.all(made.map((one) => postAnswer(visitor, newPath, one)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 403]);
  expect(await passkeysOf(tenant, user)).toHaveLength(1);
});

test('RA1: only the signed-in person’s own passkeys are asked for, and nobody else’s counts', async ({
  tenant,
}) => {
  const [user, neighbour] = await Promise.all([
    tenant.newUser(goodPassword),
    tenant.newUser(goodPassword),
  ]);
  const visitor = await signedIn(tenant, user);
  const own = await addPasskey(visitor);
  const foreign = await addPasskey(await signedIn(tenant, neighbour));

  const options = await challengeOf(visitor, '/account/confirm', { for: ADD });
  expect(options.allowCredentials?.map(({ id }) => id)).toEqual(
    own.authenticator.credentials.map(({ id }) => id),
  );
  const refused = await confirmWithPasskey(visitor, ADD, foreign.authenticator);
  expect(refused.status).toBe(400);
  expect(refused.text).toContain('That passkey wasn&#x27;t accepted.');
  expect(await mayAdd(visitor)).toBe(false);
  expect(await logOf(tenant, user)).toContainEqual(
    expect.objectContaining({ type: 'confirmation_failed', code: 'passkey_not_accepted' }),
  );

  expect((await confirmWithPasskey(visitor, ADD, own.authenticator)).status).toBe(303);
  expect(await mayAdd(visitor)).toBe(true);
});

test('RA1: an answer counts for the act that asked for it, and once', async ({ tenant }) => {
  const user = await tenant.newUser(goodPassword);
  const visitor = await signedIn(tenant, user);
  const { id, authenticator } = await addPasskey(visitor);
  const { origin } = tenant;
  const sign = async (path: string, fields: Record<string, string>) =>
    authenticator.get(await challengeOf(visitor, path, fields), { origin });

  const forDeleting = await sign('/account/confirm', { for: toDelete(id) });
  const bent = await postAnswer(visitor, confirmPath(ADD), forDeleting, { for: ADD });
  expect(bent.status).toBe(400);
  const testPath = `/account/passkeys/${id}/test`;
  const forTesting = await sign(testPath, {});
  expect((await postAnswer(visitor, confirmPath(ADD), forTesting, { for: ADD })).status).toBe(400);

  const right = await sign('/account/confirm', { for: ADD });
  const other = await signedIn(tenant, user);
  expect((await postAnswer(other, confirmPath(ADD), right, { for: ADD })).status).toBe(400);
  // A wrong door costs the challenge.
  expect((await postAnswer(visitor, confirmPath(ADD), right, { for: ADD })).status).toBe(400);
  expect(await mayAdd(visitor)).toBe(false);
});

test('RA3: the password is in reach beside the passkey, and after one that failed', async ({
  page,
  tenant,
  authenticator,
}) => {
  await newPersonInAccount(page, tenant);
  await addInBrowser(page, authenticator);
  await addButton(page).click();
  await expect(confirmWithPasskeyButton(page)).toBeVisible();
  await expect(page.getByLabel('Password', { exact: true })).toBeVisible();

  await authenticator.setOwner(false);
  await authenticator.setPresent(true);
  await confirmWithPasskeyButton(page).click();
  await expect(page.locator('[data-passkey-status]')).toContainText('confirm another way');
  await expect(alerts(page)).toHaveCount(0);
  await authenticator.setPresent(false);
  await page.getByLabel('Password', { exact: true }).fill(goodPassword);
  await page.getByRole('button', { name: 'Confirm with your password' }).click();
  await expect(page.getByRole('heading', { name: 'Add a passkey' })).toBeVisible();
});

test('RA3: a wrong password is told at its field, and counts with those of the sign-in page', async ({
  tenant,
}) => {
  const user = await tenant.newUser(goodPassword);
  const visitor = await signedIn(tenant, user);
  const codes: number[] = [];
  for (let attempt = 0; attempt < 11; attempt += 1) {
    const answer = await confirmWithPassword(visitor, ADD, 'not the right password');
    codes.push(answer.status);
    if (attempt === 0) expect(answer.text).toContain('Wrong email or password.');
  }
  expect(codes).toEqual([...Array<number>(10).fill(401), 429]);
  expect((await confirmWithPassword(visitor, ADD)).status).toBe(429);
  const types = (await logOf(tenant, user)).map(({ type }) => type);
  expect(types).toEqual(expect.arrayContaining(['fp', 'limit_wc']));

  const anotherBrowser = new HttpVisitor(tenant.origin);
  const { said } = await arrive(anotherBrowser, await anotherBrowser.get('/account'));
  const typed = { state: said.state ?? '', identifier: user.email, password: goodPassword };
  expect((await anotherBrowser.post('/login/password', typed)).status).toBe(429);
});

test('whoever has nothing to confirm with is told so, with a way on', async ({
  page,
  tenant,
  authenticator,
}) => {
  await authenticator.setPresent(true);
  await signUpWithPasskey(page, tenant.application, newEmail());
  await authenticator.setPresent(false);
  const user = String((await expectSignedIn(page)).sub);
  const [only] = (await tenant.cli('passkeys', 'list', '--user', user)) as { id: string }[];
  await tenant.cli('passkeys', 'delete', '--user', user, '--id', only?.id ?? '');

  await page.goto(`${tenant.origin}/account`);
  await addButton(page).click();
  await expect(page.getByText('there is nothing to confirm with')).toBeVisible();
  await expect(page.getByText('ask for a one-time link')).toBeVisible();
  await expect(page.getByRole('button')).toHaveCount(0);
});

test('a made-up purpose, and a passkey that is somebody else’s, are not there', async ({
  tenant,
}) => {
  const [user, neighbour] = await Promise.all([
    tenant.newUser(goodPassword),
    tenant.newUser(goodPassword),
  ]);
  const visitor = await signedIn(tenant, user);
  const { id: foreign } = await addPasskey(await signedIn(tenant, neighbour));
  for (const purpose of ['', 'everything', 'delete_passkey:', `delete_passkey:${'x'.repeat(41)}`]) {
    expect((await visitor.get(confirmPath(purpose))).status).toBe(404);
    expect((await confirmWithPassword(visitor, purpose)).status).toBe(404);
  }
  expect((await visitor.get(confirmPath(toDelete(foreign)))).status).toBe(404);
});

test('a passkey confirms the deletion of another one', async ({ page, tenant, authenticator }) => {
  await newPersonInAccount(page, tenant);
  await addInBrowser(page, authenticator);
  await page.getByRole('link', { name: /^Delete/ }).click();
  await page.getByRole('link', { name: 'Continue and confirm it' }).click();
  await authenticator.setPresent(true);
  await confirmWithPasskeyButton(page).click();
  await expect(deleteButton(page)).toBeVisible();
});
