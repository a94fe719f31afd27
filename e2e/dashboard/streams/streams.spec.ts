/** Log streams, to a receiver that is really there, and sometimes away. */
import { LogReceiver } from '../../management/support/log-receiver.ts';
import { newMachine } from '../../management/support/machine.ts';
import { letPausesOfLogStreamsEnd } from '../../support/passing-time.ts';
import { sharedServer } from '../../support/server.ts';
import {
  anotherAdministrator,
  confirmIfAsked,
  expect,
  joinAsFirstOwner,
  open,
  ownTenant,
  test,
  toast,
} from '../support/story.ts';

test('a stream is made, sends, fails, is mended, paused and deleted', async ({
  page,
  authenticator,
}) => {
  const tenant = await ownTenant();
  const owner = { page, authenticator };
  await joinAsFirstOwner(owner, tenant);
  const receiver = new LogReceiver();
  await receiver.start();
  const heading = page.getByRole('heading', { level: 1 });

  await open(owner, tenant, '/dashboard/streams');
  await expect(page.getByRole('heading', { name: 'The log is sent nowhere' })).toBeVisible();
  await page.getByRole('link', { name: 'Create a log stream' }).click();
  await expect(heading).toHaveText('Create a log stream');
  const endpoint = page.getByRole('textbox', { name: 'Address of the receiver' });
  await page.getByRole('textbox', { name: 'Name' }).fill('Archive');
  await endpoint.fill('http://logs.example.com/in');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await confirmIfAsked(owner, page.getByText('expected an https address, or http on localhost'));
  await expect(endpoint).toHaveAttribute('aria-invalid', 'true');
  await endpoint.fill(receiver.address);
  await page.getByLabel('Authorization header').fill('Bearer open sesame');
  await page.getByRole('radio', { name: 'Some types' }).check();
  await page.getByRole('checkbox', { name: 'A machine got an access token' }).check();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await confirmIfAsked(owner, page.getByRole('heading', { level: 1, name: 'Archive' }));
  await expect(page.getByRole('main')).toContainText('Sending');

  await newMachine(tenant);
  await expect.poll(() => receiver.arrived.length).toBe(1);
  expect([...receiver.authorizations]).toEqual(['Bearer open sesame']);
  await expect(page.getByLabel('Authorization header')).toHaveValue('');
  expect(await page.content()).not.toContain('sesame');

  receiver.behaviour = 'fails';
  await newMachine(tenant);
  const failed = page.getByText('The newest events did not arrive:');
  await expect(async () => {
    await page.reload();
    await expect(failed).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(page.getByText('Look whether the receiver runs')).toBeVisible();
  await page.getByRole('link', { name: 'Log streams', exact: true }).first().click();
  await expect(page.getByRole('row', { name: /Archive/ })).toContainText('Failing');
  await page.getByRole('link', { name: 'Archive' }).click();
  receiver.behaviour = 'takes';
  letPausesOfLogStreamsEnd(sharedServer());
  await expect.poll(() => receiver.arrived.length).toBe(2);

  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
  await expect(page.getByText('Nothing is sent. Events wait')).toBeVisible();
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible();

  // Somebody else renames it meanwhile.
  const machine = await newMachine(tenant);
  const id = page.url().split('/').at(-1) ?? '';
  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('Mine');
  await machine.ask('PATCH', `/log-streams/${id}`, { name: 'Theirs' });
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('This has been changed since you opened it.')).toBeVisible();
  await page.getByRole('button', { name: 'Load the newest' }).click();
  await expect(name).toHaveValue('Theirs');
  await name.fill('Mine');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(toast(page, 'Saved.')).toBeVisible();
  await expect(heading).toHaveText('Mine');
  await page.reload();
  await expect(page.getByText('One is stored and never shown.')).toBeVisible();

  await page.getByRole('button', { name: 'Delete this log stream' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete Mine?' });
  await expect(dialog).toContainText('events that still wait for the receiver are not sent');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await confirmIfAsked(owner, page.getByRole('heading', { name: 'The log is sent nowhere' }));
  await receiver.stop();
  await tenant.stop();
});

test('an auditor sees streams and changes none', async ({ owner, tenant }) => {
  const name = `Lines ${crypto.randomUUID()}`;
  const machine = await newMachine(tenant);
  const { body } = await machine.ask('POST', '/log-streams', { type: 'stdout', name });
  const { id } = body as { id: string };
  const auditor = await anotherAdministrator(owner, tenant, 'auditor');
  const { page } = auditor;
  await open(auditor, tenant, '/dashboard/streams');
  await expect(page.getByRole('row', { name })).toContainText('Standard output');
  await expect(page.getByRole('link', { name: 'Create a log stream' })).toHaveCount(0);
  await open(auditor, tenant, `/dashboard/streams/${id}`);
  for (const label of ['Save', 'Pause', 'Delete this log stream']) {
    await expect(page.getByRole('button', { name: label })).toHaveCount(0);
  }
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeDisabled();
  await page.goto(`${tenant.origin}/dashboard/streams/new`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'This page is not for your role',
  );
  await auditor.close();
});
