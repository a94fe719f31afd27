import { generateKeyPairSync, randomBytes } from 'node:crypto';

import { answerOnce, pendingAutofill } from './support/authenticator.ts';
import {
  alerts,
  beginSignUp,
  continueButton,
  createPasskeyButton,
  identifierField,
  passkeyButton,
  signUpLink,
  signUpAndLeave,
  expectPasskeysOffered,
} from './support/hosted-pages.ts';
import { expect, test } from './support/story.ts';
import { newEmail } from './support/tenant.ts';

test('L9: a passkey that the server has removed says so neutrally, and its provider drops it', async ({
  page,
  authenticator,
  tenant,
}) => {
  const email = newEmail();
  const sub = await signUpAndLeave(page, tenant.application, authenticator, email);
  const [stored] = (await tenant.cli('passkeys', 'list', '--user', sub)) as {
    id: string;
  }[];
  await tenant.cli('passkeys', 'delete', '--user', sub, '--id', stored?.id ?? '');
  const [kept] = await authenticator.passkeys();

  await page.goto(tenant.application.loginUrl({ login_hint: email }));
  await expectPasskeysOffered(page);
  await authenticator.setPresent(true);
  const answered = page.waitForResponse('**/login/passkey');
  await passkeyButton(page).click();
  expect((await answered).status()).toBe(404);

  await expect(page.getByRole('status').filter({ hasText: 'passkey' })).toHaveText(
    "That passkey can't be used here any more. Sign in another way, or use a different passkey.",
  );
  await expect(alerts(page)).toHaveCount(0);
  await expect(identifierField(page)).toHaveValue(email);
  await expect(continueButton(page)).toBeVisible();
  await expect(passkeyButton(page)).toBeVisible();
  await expect(signUpLink(page)).toBeVisible();

  await expect.poll(() => authenticator.forgotten).toEqual([base64url(kept?.credentialId)]);
  expect(await authenticator.passkeys()).toEqual([]);
});

test('L9: the same from the suggestions of the field, with a new challenge and every other way in reach', async ({
  page,
  authenticator,
  tenant,
}) => {
  await authenticator.keep(anotherPasskey(tenant.rpId));
  const [kept] = await authenticator.passkeys();
  // The virtual authenticator answers the waiting request, as a chosen suggestion does.
  await answerOnce(page, authenticator, '**/login/passkey', async () => {
    await page.goto(tenant.application.loginUrl());
  });
  await expect(page).toHaveURL(/\/login\/passkey\?state=/);
  await expect(page.getByText("That passkey can't be used here any more.")).toBeVisible();
  await expect(alerts(page)).toHaveCount(0);
  await expect.poll(() => pendingAutofill(page)).toHaveLength(1);
  await expect(identifierField(page)).toBeVisible();
  await expect(passkeyButton(page)).toBeVisible();
  await expect(signUpLink(page)).toBeVisible();
  await expect.poll(() => authenticator.forgotten).toEqual([base64url(kept?.credentialId)]);
  // It has opened nothing, so nobody is led back to it.
  await expect(page.getByText('Last used').filter({ visible: true })).toHaveCount(0);

  // It is told once: loaded again, the page is the first one of the visit.
  await page.reload();
  await expect(page).toHaveURL(/\/login\?state=/);
  await expect(page.getByText("That passkey can't be used here any more.")).toHaveCount(0);
});

test('L9: what stands in the field is kept, however unfinished, and names nobody else', async ({
  page,
  authenticator,
  tenant,
}) => {
  await page.goto(tenant.application.loginUrl());
  await expectPasskeysOffered(page);
  await authenticator.keep(anotherPasskey(tenant.rpId));
  await identifierField(page).fill('somebody@exam');
  await answerOnce(page, authenticator, '**/login/passkey', () => passkeyButton(page).click());
  await expect(page.getByText("That passkey can't be used here any more.")).toBeVisible();
  await expect(identifierField(page)).toHaveValue('somebody@exam');
  await expect(page.getByText('grace@example.com')).toHaveCount(0);
});

test('S9: a passkey whose sign-up is refused in the last moment does not stay behind', async ({
  page,
  authenticator,
  tenant,
}) => {
  const email = newEmail();
  await authenticator.setPresent(true);
  await beginSignUp(page, tenant.application, email);
  await expect(createPasskeyButton(page)).toBeVisible();
  // Somebody else takes the address meanwhile.
  await tenant.cli('users', 'create', '--connection', 'people', '--email', email);

  await createPasskeyButton(page).click();
  await expect(alerts(page)).toContainText("We couldn't create an account with these details.");
  await expect.poll(() => authenticator.forgotten).toHaveLength(1);
  expect(await authenticator.passkeys()).toEqual([]);
});

test('a passkey that still opens an account stays with its provider when it is refused', async ({
  page,
  authenticator,
  tenant,
}) => {
  const email = newEmail();
  const sub = await signUpAndLeave(page, tenant.application, authenticator, email);
  await tenant.cli('users', 'block', '--id', sub);

  await page.goto(tenant.application.loginUrl());
  await expectPasskeysOffered(page);
  await answerOnce(page, authenticator, '**/login/passkey', () => passkeyButton(page).click());

  await expect(alerts(page)).toContainText("That passkey wasn't accepted.");
  await expect.poll(() => pendingAutofill(page)).toHaveLength(1);
  expect(authenticator.forgotten).toEqual([]);
  expect(await authenticator.passkeys()).toHaveLength(1);
});

/** A passkey of somebody whom the server does not know. */
const anotherPasskey = (rpId: string) => ({
  rpId,
  credentialId: randomBytes(16).toString('base64'),
  isResidentCredential: true,
  privateKey: generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ format: 'der', type: 'pkcs8' })
    .toString('base64'),
  userHandle: randomBytes(32).toString('base64'),
  signCount: 1,
  userName: 'grace@example.com',
});

const base64url = (base64 = '') => Buffer.from(base64, 'base64').toString('base64url');
