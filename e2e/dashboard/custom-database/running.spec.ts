/** What scripts are told, what they are tried with, and what became of their runs. */
import { submitIdentifier, submitPassword } from '../../support/hosted-pages.ts';
import { expect, open, test, toast } from '../support/story.ts';
import {
  finder,
  newPlace,
  openScript,
  panel,
  publish,
  save,
  saveByHand,
  write,
} from './support.ts';

test('settings go in and never come back', async ({ owner, tenant }) => {
  const { page } = owner;
  const place = await newPlace(tenant);
  const secret = 'harbour-lights-at-nine';
  const heard: string[] = [];
  page.on('response', (response) => {
    void response.text().then(
      (text) => heard.push(text),
      () => undefined,
    );
  });
  await open(owner, tenant, place.address());
  const settings = panel(page, 'Settings');
  await settings.getByRole('button', { name: 'Set the value' }).click();
  await expect(settings.getByText('Expected a name, such as DATABASE_URL.')).toBeVisible();
  await settings.getByRole('textbox', { name: 'Name' }).fill('API_TOKEN');
  await settings.getByLabel('Value').fill(secret);
  await settings.getByRole('button', { name: 'Set the value' }).click();
  await expect(toast(page, 'API_TOKEN is set.')).toBeVisible();
  await expect(settings.getByRole('row', { name: /API_TOKEN/ })).toContainText('Set, not shown');
  await expect(settings.getByLabel('Value')).toHaveValue('');

  // A script that gives it away is answered with a mask.
  await saveByHand(
    tenant,
    place,
    'get_user',
    'function getUser(identifier, context, callback) { console.log(configuration.API_TOKEN); callback(new Error(configuration.API_TOKEN)); }',
  );
  await openScript(owner, tenant, place, 'get_user');
  await page.getByRole('textbox', { name: /^Email address/ }).fill('ada');
  await page.getByRole('button', { name: 'Try', exact: true }).click();
  await expect(panel(page, 'Try').getByText('Failed', { exact: true })).toBeVisible();
  expect(heard.length).toBeGreaterThan(3);
  expect(heard.filter((text) => text.includes(secret))).toEqual([]);

  await open(owner, tenant, place.address());
  await settings.getByRole('button', { name: 'Remove' }).click();
  const asked = page.getByRole('dialog', { name: 'Remove API_TOKEN?' });
  await asked.getByRole('button', { name: 'Remove' }).click();
  await expect(settings.getByRole('row', { name: /API_TOKEN/ })).toBeHidden();
});

test('a published script that reads what is not set is pointed out', async ({ owner, tenant }) => {
  const { page } = owner;
  const place = await newPlace(tenant, {
    ...{ enabledDatabaseCustomization: true, enable_script_context: true },
    customScripts: {
      login: 'function login(name, password, context, callback) { callback(configuration.PIER); }',
    },
  });
  await open(owner, tenant, place.address());
  await expect(page.getByRole('row', { name: /PIER/ })).toContainText('Read by a script, not set');
});

test('what was tried is kept, and run again with another text', async ({ owner, tenant }) => {
  const { page } = owner;
  const place = await newPlace(tenant);
  await saveByHand(tenant, place, 'get_user', finder('7'));
  await openScript(owner, tenant, place, 'get_user');
  const fixtures = panel(page, 'Fixtures');
  await expect(fixtures).toContainText('There are none yet.');
  const tried = panel(page, 'Try');
  await tried.getByRole('textbox', { name: /^Email address/ }).fill('ada@example.com');
  await tried.getByRole('button', { name: 'Try' }).click();
  await tried.getByRole('textbox', { name: 'Keep this as a fixture' }).fill('Ada');
  await tried.getByRole('button', { name: 'Save the fixture' }).click();
  await expect(toast(page, 'The fixture Ada is saved.')).toBeVisible();
  await fixtures.getByRole('button', { name: 'Run all fixtures' }).click();
  await expect(fixtures.getByText('1 of 1 passed with version 1.')).toBeVisible();

  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await write(page, 'Get User', finder('8'));
  await fixtures.getByRole('button', { name: 'Run all fixtures' }).click();
  await expect(fixtures.getByText('0 of 1 passed with the text in the editor.')).toBeVisible();
  await expect(fixtures.getByRole('row', { name: /Ada/ })).toContainText('answer.user_id');
  await fixtures.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(toast(page, 'The fixture Ada is deleted.')).toBeVisible();
});

test('passwords of fixtures go in and do not come out, and bad JSON is said beside its field', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const place = await newPlace(tenant);
  await saveByHand(
    tenant,
    place,
    'create',
    "function create(user, context, callback) { callback(null, { user_id: '1', email: user.email, nickname: user.nickname }); }",
  );
  await openScript(owner, tenant, place, 'create');
  const tried = panel(page, 'Try');
  await expect(tried).toContainText('what it changes in your database is changed');
  await tried.getByRole('textbox', { name: 'Email address' }).fill('ada@example.com');
  await tried.getByLabel('Password').fill('purple otters');
  const further = tried.getByRole('textbox', { name: 'Further fields, as JSON' });
  await further.fill('{nickname}');
  await tried.getByRole('button', { name: 'Try' }).click();
  await expect(tried.getByText('Expected an object in JSON')).toBeVisible();
  await further.fill('{"nickname": "countess"}');
  await tried.getByRole('button', { name: 'Try' }).click();
  await expect(tried.getByRole('region', { name: 'Answer' })).toContainText('countess');
  await tried.getByRole('textbox', { name: 'Keep this as a fixture' }).fill('A countess');
  await tried.getByRole('button', { name: 'Save the fixture' }).click();
  const kept = panel(page, 'Fixtures').getByRole('row', { name: /A countess/ });
  await expect(kept).toContainText('ada@example.com');
  await expect(kept).not.toContainText('purple otters');
});

test('a sign-in that failed is found, and run again with the mended version', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const failing = (name: string, parameters: string) =>
    `function ${name}(${parameters}, context, callback) {\n  throw new Error('The pier is closed');\n}`;
  const place = await newPlace(tenant, {
    ...{ enabledDatabaseCustomization: true, enable_script_context: true },
    customScripts: {
      login: failing('login', 'email, password'),
      get_user: finder(),
    },
  });
  await page.goto(tenant.application.loginUrl({ connection: place.name }));
  await submitIdentifier(page, 'ada@example.com');
  await submitPassword(page, 'purple otters');
  await expect(page.getByRole('alert')).toBeVisible();

  await openScript(owner, tenant, place, 'login');
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await write(
    page,
    'Login',
    "function login(email, password, context, callback) { callback(null, { user_id: '7', email }); }",
  );
  await save(page, 'Login', 2);
  await page.getByRole('link', { name: 'Runs' }).click();
  const runs = panel(page, 'Failed runs');
  await runs.getByText('Error: The pier is closed').first().click();
  await expect(runs.getByText('Line 2, column')).toBeVisible();
  await expect(runs).not.toContainText('purple otters');
  await runs.getByLabel('Password of that run').fill('purple otters');
  await runs.getByRole('button', { name: 'Run it again' }).click();
  await expect(runs.getByText('Answered')).toBeVisible();
});

test('a version in the shadow runs beside the published one, and its difference is told', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const login = (id: string) =>
    `function login(email, password, context, callback) { callback(null, { user_id: '${id}', email }); }`;
  const place = await newPlace(tenant, {
    ...{ enabledDatabaseCustomization: true, enable_script_context: true },
    customScripts: { get_user: finder('shadow-1') },
  });
  await saveByHand(tenant, place, 'login', login('shadow-1'));
  await openScript(owner, tenant, place, 'login');
  await publish(page, 'Login', 1);
  await saveByHand(tenant, place, 'login', login('shadow-2'));
  await open(owner, tenant, place.address('login/runs'));
  const shadow = panel(page, 'Shadow');
  await expect(shadow).toContainText('No differences');
  await shadow.getByRole('button', { name: 'Run it in the shadow' }).click();
  await expect(toast(page, 'Version 2 runs in the shadow now.')).toBeVisible();

  await page.goto(tenant.application.loginUrl({ connection: place.name }));
  await submitIdentifier(page, 'ada@example.com');
  await submitPassword(page, 'purple otters');
  await expect(page.getByRole('heading', { level: 1, name: 'Signed in' })).toBeVisible();
  await expect(async () => {
    await open(owner, tenant, place.address('login/runs'));
    await expect(shadow).toContainText('shadow-2', { timeout: 1000 });
  }).toPass();
  await shadow.getByRole('button', { name: 'End the shadow' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End the shadow' }).click();
  await expect(toast(page, 'The shadow has ended.')).toBeVisible();
});
