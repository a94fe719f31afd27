/** Where people are signed in, from where they are refused, and the links that let them back in. */
import { TicketsClient } from 'auth0/tickets';
import { UserBlocksClient } from 'auth0/userBlocks';
import { UsersClient } from 'auth0/users';

import {
  alerts,
  endSession,
  expectSignedIn,
  goodPassword,
  newPasswordField,
  submitIdentifier,
  submitPassword,
} from '../support/hosted-pages.ts';
import { expect, refusalOf, test } from './support/operations-story.ts';

test('sessions are listed and ended; people show when and from where they came last', async ({
  page,
  tenant,
  machine,
}) => {
  const users = new UsersClient(machine.options);
  const user = await tenant.newUser(goodPassword);
  const before = await users.get(user.id);
  for (const field of ['last_ip', 'last_login', 'last_password_reset']) {
    expect(before).not.toHaveProperty(field);
  }
  expect((await users.sessions.list(user.id)).data).toEqual([]);
  await page.goto(tenant.application.loginUrl());
  await submitIdentifier(page, user.email);
  await submitPassword(page, goodPassword);
  await expectSignedIn(page);
  expect(await users.get(user.id)).toMatchObject({
    ...{ logins_count: 1, last_login: expect.any(String) },
    last_ip: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
  });
  expect(await users.get(user.id)).not.toHaveProperty('last_password_reset');

  const { data } = await users.sessions.list(user.id);
  expect(data).toMatchObject([
    { user_id: user.id, clients: [{ client_id: tenant.applicationId }] },
  ]);
  await page.goto(tenant.application.loginUrl({ prompt: 'none' }));
  await expectSignedIn(page);
  await users.sessions.delete(user.id);
  expect((await users.sessions.list(user.id)).data).toEqual([]);
  await page.goto(tenant.application.loginUrl({ prompt: 'none' }));
  await expect(page.locator('#answer')).toContainText('login_required');

  await users.update(user.id, { password: `${goodPassword} again` });
  expect(await users.get(user.id)).toMatchObject({
    last_password_reset: expect.any(String),
  });
  const nobody = '/users/auth0%7Cnobody/sessions';
  expect(await refusalOf(machine, 'GET', nobody)).toMatch('404 inexistent_user');
  expect(await refusalOf(machine, 'DELETE', nobody)).toMatch('404 inexistent_user');
});

test('somebody who was refused too often is let in again, by id and by what they are called', async ({
  page,
  tenant,
  machine,
}) => {
  const blocks = new UserBlocksClient(machine.options);
  const user = await tenant.newUser(goodPassword);
  const fail = async (times: number) => {
    for (let count = 0; count < times; count += 1) {
      await page.goto(tenant.application.loginUrl());
      await submitIdentifier(page, user.email);
      await submitPassword(page, 'not the right password');
      await expect(alerts(page)).toBeVisible();
    }
  };
  expect((await blocks.list(user.id)).blocked_for).toEqual([]);
  await fail(11);
  await expect(alerts(page)).not.toHaveText('Wrong email or password.');
  const { blocked_for: blocked } = await blocks.list(user.id);
  expect(blocked).toMatchObject([{ identifier: user.email }]);
  const byName = { identifier: user.email.toUpperCase() };
  expect((await blocks.listByIdentifier(byName)).blocked_for).toHaveLength(1);
  await blocks.deleteByIdentifier(byName);
  expect((await blocks.list(user.id)).blocked_for).toEqual([]);
  await fail(1);
  await expect(alerts(page)).toHaveText('Wrong email or password.');
  await fail(10);
  await blocks.delete(user.id);
  expect((await blocks.listByIdentifier(byName)).blocked_for).toEqual([]);
  await page.goto(tenant.application.loginUrl());
  await submitIdentifier(page, user.email);
  await submitPassword(page, goodPassword);
  expect(await expectSignedIn(page)).toMatchObject({ sub: user.id });

  expect(await refusalOf(machine, 'GET', '/user-blocks')).toMatch('400');
  expect(await refusalOf(machine, 'DELETE', '/user-blocks')).toMatch('400');
  for (const method of ['GET', 'DELETE']) {
    expect(await refusalOf(machine, method, '/user-blocks/auth0%7Cnobody')).toMatch(
      '404 inexistent_user',
    );
  }
});

test('a link to a new password works once', async ({ page, tenant, machine }) => {
  const tickets = new TicketsClient(machine.options);
  const user = await tenant.newUser(goodPassword);
  const connections = (await tenant.cli('connections', 'list')) as { id: string }[];
  const { ticket } = await tickets.changePassword({
    ...{ email: user.email, connection_id: connections[0]?.id ?? '', ttl_sec: 60 },
  });
  const chosen = `${goodPassword} twice`;
  await page.goto(ticket);
  await newPasswordField(page).fill(chosen);
  await page.getByRole('button', { name: 'Set new password' }).click();
  await expect(page.getByText('Your new password is ready.')).toBeVisible();
  expect((await page.goto(ticket))?.status()).toBe(404);
  await endSession(page);
  await page.goto(tenant.application.loginUrl());
  await submitIdentifier(page, user.email);
  await submitPassword(page, chosen);
  expect(await expectSignedIn(page)).toMatchObject({ sub: user.id });
});

test('what no link is made for is refused', async ({ tenant, machine }) => {
  const { id, email } = await tenant.newUser(goodPassword);
  const refused = (body: object) => refusalOf(machine, 'POST', '/tickets/password-change', body);
  expect(await refused({})).toMatch('400 invalid_body: expected either user_id, or email');
  expect(await refused({ user_id: id, email })).toMatch('400 invalid_body: expected either');
  expect(await refused({ email })).toMatch('400 invalid_body: expected either');
  expect(await refused({ email, connection_id: 'con_x' })).toMatch('404 inexistent_user');
  expect(await refused({ user_id: 'auth0|nobody' })).toMatch('404 inexistent_user');
  expect(await refused({ user_id: id, ttl_sec: -1 })).toMatch('400 invalid_body: ttl_sec:');
  expect(await refused({ user_id: id, mark_email_as_verified: true })).toMatch(
    'mark_email_as_verified: expected false',
  );
  expect(await refused({ user_id: id, result_url: 'https://example.com' })).toMatch('result_url');
  await expect(
    new TicketsClient(machine.options).verifyEmail({ user_id: id }),
  ).rejects.toMatchObject({ statusCode: 403, body: { errorCode: 'operation_not_supported' } });
});
