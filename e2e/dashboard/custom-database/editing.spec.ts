/** Writing a script: what is refused, what is proposed, and what is never lost. */
import { gzipSync } from 'node:zlib';

import { anotherAdministrator, expect, open, test, toast } from '../support/story.ts';
import {
  editorOf,
  finder,
  newPlace,
  openScript,
  panel,
  publish,
  save,
  saveByHand,
  write,
} from './support.ts';

const edit = { name: 'Edit', exact: true };

test('a source that cannot run is refused with its line and column, marked in the editor', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const place = await newPlace(tenant);
  await openScript(owner, tenant, place, 'login');
  await page.getByRole('button', { name: 'Write it from nothing' }).click();
  await write(
    page,
    'Login',
    'function login(email, password, context, callback) {\n  return (;\n}',
  );
  await page.getByRole('button', { name: 'Save version' }).click();
  await expect(page.getByRole('alert')).toContainText('line 2, column');
  await expect(page.locator('.cm-lint-marker-error')).toBeVisible();

  await write(
    page,
    'Login',
    'function login(email, password, context, callback) { callback(null); }',
  );
  await save(page, 'Login', 1);
  await expect(page.locator('.cm-lint-marker-error')).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('the editor proposes modules, settings of this connection and fields, and lets go of Tab', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const place = await newPlace(tenant, {
    ...{ enabledDatabaseCustomization: true, enable_script_context: true },
    configuration: { HARBOUR_URL: 'https://harbour.example' },
  });
  await openScript(owner, tenant, place, 'create');
  await page.getByRole('button', { name: 'Write it from nothing' }).click();
  const editor = editorOf(page, 'Create');
  await expect(editor).toBeFocused();
  const proposed = page.getByRole('listbox', { name: 'Completions' }).getByRole('option');
  const expectProposed = async (typed: string, word: string) => {
    await page.keyboard.type(typed);
    await expect(proposed.filter({ hasText: word }).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('Delete');
  };
  await expectProposed("require('p", 'pg');
  await expectProposed('configuration.H', 'HARBOUR_URL');
  await expectProposed('user.pass', 'password');
  await expectProposed('context.id', 'identifierType');
  await expectProposed('console.wa', 'warn');
  await expectProposed('callb', 'callback(null, profile)');
  await page.keyboard.type('process');
  await expect(proposed).toHaveCount(0);

  await page.keyboard.press('Tab');
  await expect(editor).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(editor).not.toBeFocused();
});

test('a template takes the place of unsaved text only after a question, and so does leaving', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const place = await newPlace(tenant);
  await openScript(owner, tenant, place, 'delete');
  await page.getByRole('button', { name: 'Write it from nothing' }).click();
  await write(page, 'Delete', '// mine');
  await page.getByRole('button', { name: 'Use this template' }).click();
  const asked = page.getByRole('dialog', { name: 'Replace what you have typed?' });
  await asked.getByRole('button', { name: 'Cancel' }).click();
  await expect(editorOf(page, 'Delete')).toContainText('// mine');

  await page.getByRole('link', { name: 'Versions' }).click();
  const leaving = page.getByRole('dialog', { name: 'Leave without saving?' });
  await leaving.getByRole('button', { name: 'Stay' }).click();
  await expect(editorOf(page, 'Delete')).toContainText('// mine');

  await page.getByRole('combobox', { name: 'Template' }).selectOption('MongoDB');
  await page.getByRole('button', { name: 'Use this template' }).click();
  await asked.getByRole('button', { name: 'Replace it' }).click();
  await expect(editorOf(page, 'Delete')).toContainText('MongoClient');
  await save(page, 'Delete', 1);
  await page.getByRole('link', { name: 'Versions' }).click();
  await expect(page.getByRole('link', { name: 'Version 1' })).toBeVisible();
});

test('a version that somebody else saved meanwhile is shown, and neither text is lost', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const place = await newPlace(tenant);
  await saveByHand(tenant, place, 'get_user', finder('1'));
  await openScript(owner, tenant, place, 'get_user');
  await page.getByRole('button', edit).click();
  await write(page, 'Get User', finder('mine'));
  await saveByHand(tenant, place, 'get_user', finder('theirs'));
  await page.getByRole('button', { name: 'Save version' }).click();
  await expect(page.getByText('This has been changed since you opened it.')).toBeVisible();
  await expect(editorOf(page, 'Get User')).toContainText("'mine'");
  await expect(panel(page, 'Source')).toContainText('Version 2');

  await page.getByRole('button', { name: 'Keep my text, to be saved after theirs' }).click();
  await save(page, 'Get User', 3);
  // One's own publications are nobody else's changes.
  await publish(page, 'Get User', 3);
  await expect(page.getByText('Version 3 runs', { exact: true })).toBeVisible();
  await write(page, 'Get User', finder('again'));
  await save(page, 'Get User', 4);
});

test("save, publish and save again at once: nothing of that is somebody else's change", async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const place = await newPlace(tenant);
  await openScript(owner, tenant, place, 'login');
  await page.getByRole('button', { name: 'Write it from nothing' }).click();
  const press = (name: string) => page.getByRole('button', { name }).click();
  const login = (version: number) => `function login(a, b, callback) { return ${version}; }`;
  for (const version of [1, 2, 3]) {
    await write(page, 'Login', login(version));
    await press('Save version');
    await press(`Publish version ${version}`);
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await write(page, 'Login', login(4));
  await save(page, 'Login', 4);
  await expect(page.getByRole('alert')).toHaveCount(0);

  // Somebody else's still is.
  await write(page, 'Login', login(5));
  await saveByHand(tenant, place, 'login', login(6));
  await press('Save version');
  await expect(page.getByText('This has been changed since you opened it.')).toBeVisible();
  await expect(editorOf(page, 'Login')).toContainText('return 5');
});

test('settings are saved twice in a row; what is typed during the first is kept for the second', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const place = await newPlace(tenant);
  await open(owner, tenant, `/dashboard/connections/${place.id}`);
  const name = page.getByRole('textbox', { name: 'Display name' });
  const saveSettings = () => page.getByRole('button', { name: 'Save', exact: true }).click();
  const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<undefined>();
  await page.route('**/dashboard/perform', async (route) => {
    await mayGoOn;
    await route.continue();
  });
  await name.fill('First');
  await saveSettings();
  await name.fill('Second');
  goOn(undefined);
  await expect(toast(page, 'What you have typed since then is not saved yet.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('First');
  await expect(name).toHaveValue('Second');

  await saveSettings();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Second');
  await name.fill('Third');
  await saveSettings();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Third');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a change of somebody else is shown to whoever typed on while they saved', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const options = { enabledDatabaseCustomization: true };
  const place = await newPlace(tenant, options);
  await open(owner, tenant, `/dashboard/connections/${place.id}`);
  const name = page.getByRole('textbox', { name: 'Display name' });
  const saveSettings = () => page.getByRole('button', { name: 'Save', exact: true }).click();
  // What was read again is on its way when somebody else saves.
  const { promise: mayGoOn, resolve: goOn } = Promise.withResolvers<undefined>();
  await page.route(/\.data(\?|$)/, async (route) => {
    await mayGoOn;
    await route.continue();
  });
  const saved = page.waitForResponse('**/dashboard/perform');
  await name.fill('First');
  await saveSettings();
  await saved;
  await name.fill('Second');
  await tenant.cli(
    ...['connections', 'update', '--name', place.name, '--options'],
    JSON.stringify({ ...options, disable_signup: true }),
  );
  goOn(undefined);
  await expect(toast(page, 'What you have typed since then is not saved yet.')).toBeVisible();
  await saveSettings();
  await expect(page.getByText('This has been changed since you opened it.')).toBeVisible();
  await expect(name).toHaveValue('Second');
});

test('whoever loads the newest sees what the other one saved', async ({ owner, tenant }) => {
  const { page } = owner;
  const place = await newPlace(tenant);
  await saveByHand(tenant, place, 'get_user', finder('1'));
  await openScript(owner, tenant, place, 'get_user');
  await page.getByRole('button', edit).click();
  await write(page, 'Get User', finder('mine'));
  await saveByHand(tenant, place, 'get_user', finder('theirs'));
  await page.getByRole('button', { name: 'Save version' }).click();
  await page.getByRole('button', { name: 'Load the newest' }).click();
  await expect(page.getByRole('region', { name: 'Source of Get User' })).toContainText("'theirs'");
});

test('two versions are compared, the newer one is published, and rolled back', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const place = await newPlace(tenant);
  await saveByHand(tenant, place, 'get_user', finder('first'));
  await openScript(owner, tenant, place, 'get_user');
  await publish(page, 'Get User', 1);
  await page.getByRole('button', edit).click();
  await write(page, 'Get User', finder('second'));
  await page.getByRole('textbox', { name: 'Note' }).fill('Another person');
  await save(page, 'Get User', 2);
  await page.getByRole('link', { name: 'Versions' }).click();
  await expect(page.getByRole('row', { name: /Another person/ })).toContainText('Draft');
  await expect(page.getByRole('button', { name: 'Roll back' })).toBeHidden();
  await page.getByRole('button', { name: 'Compare' }).click();
  const changes = page.getByRole('table', { name: 'From version 1 to version 2' });
  await expect(changes.getByRole('row', { name: /Removed:.*first/ })).toBeVisible();
  await expect(changes.getByRole('row', { name: /Added:.*second/ })).toBeVisible();

  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await expect(toast(page, 'Version 2 of Get User runs now.')).toBeVisible();
  await page.getByRole('button', { name: 'Roll back' }).click();
  const asked = page.getByRole('dialog', { name: 'Roll Get User back?' });
  await expect(asked).toContainText('for everybody of this connection');
  await asked.getByRole('button', { name: 'Cancel' }).click();
  await expect(panel(page, 'Publications').getByRole('row')).toHaveCount(3);
  await page.getByRole('button', { name: 'Roll back' }).click();
  await asked.getByRole('button', { name: 'Roll back' }).click();
  await expect(toast(page, 'Version 1 of Get User runs now.').last()).toBeVisible();
  await expect(panel(page, 'Publications').getByRole('row')).toHaveCount(4);
});

test('an auditor reads sources, and can neither write, try nor change', async ({
  owner,
  tenant,
}) => {
  const place = await newPlace(tenant);
  await saveByHand(tenant, place, 'get_user', finder());
  const auditor = await anotherAdministrator(owner, tenant, 'auditor');
  const { page } = auditor;
  await open(auditor, tenant, place.address());
  await expect(
    page.getByText('People live in a database of your own, and stay there.'),
  ).toBeVisible();
  await expect(page.getByRole('checkbox')).toHaveCount(0);
  await openScript(auditor, tenant, place, 'get_user');
  await expect(page.getByRole('region', { name: 'Source of Get User' })).toContainText('getUser');
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  await page.getByRole('link', { name: 'Versions' }).click();
  await expect(page.getByRole('link', { name: 'Version 1' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0);
  const status = await page.evaluate(
    async (path) => {
      const response = await fetch('/dashboard/perform', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ operation: 'save_script_version', path, body: { source: 'x' } }),
      });
      return response.status;
    },
    { id: place.id, script: 'get_user' },
  );
  expect(status).toBe(403);
  await auditor.close();
});

test('support has no business here, and a script of no name is not there', async ({
  owner,
  tenant,
}) => {
  const place = await newPlace(tenant);
  await owner.page.goto(`${tenant.origin}${place.address('walk_the_dog')}`);
  await expect(owner.page.getByRole('heading', { level: 1 })).toHaveText('There is nothing here');
  const support = await anotherAdministrator(owner, tenant, 'support');
  await support.page.goto(`${tenant.origin}${place.address()}`);
  await expect(support.page.getByRole('heading', { level: 1 })).toHaveText(
    'This page is not for your role',
  );
  await support.close();
});

test('before the editor opens, the pages load at most 150 KB of JavaScript', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const place = await newPlace(tenant);
  await saveByHand(tenant, place, 'get_user', finder());
  const sizes = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    if (!new URL(response.url()).pathname.endsWith('.js')) return;
    sizes.set(
      response.url(),
      response.body().then((body) => gzipSync(body).length),
    );
  });
  for (const address of ['', '/get_user', '/get_user/versions', '/get_user/runs']) {
    sizes.clear();
    await open(owner, tenant, `${place.address()}${address}`);
    await page.waitForLoadState('networkidle');
    const total = (await Promise.all(sizes.values())).reduce((sum, size) => sum + size, 0);
    expect(total, address).toBeGreaterThan(20_000);
    expect(total, address).toBeLessThan(150_000);
  }
});
