/** A background and a font of the tenant's own, from the dashboard to the sign-in page. */
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';
import type { Frame, Page } from '@playwright/test';

import { expect, joinAsFirstOwner, open, ownTenant, test, toast } from '../support/story.ts';

const fontHost = 'https://fonts.example.com:8443';
const otherHost = 'https://elsewhere.example.com';
const fontUrl = `${fontHost}/acme's (sans).woff2?a=1&b=2`;

test('a gradient and a font are previewed as they are typed, saved, and taken away again', async ({
  page,
  authenticator,
}) => {
  const tenant = await ownTenant();
  const owner = { page, authenticator };
  await joinAsFirstOwner(owner, tenant);
  const asked = await serveFont(page);
  await open(owner, tenant, '/dashboard/branding');
  const save = () => page.getByRole('button', { name: 'Save' }).click();
  const field = (name: string) => page.getByLabel(name, { exact: true });

  await page.getByRole('radio', { name: 'Gradient' }).check();
  await field('Gradient from').fill('red');
  await expect(field('Gradient from')).toHaveAccessibleDescription(/Expected a colour such as/);
  await field('Angle of the gradient').fill('400');
  await expect(field('Angle of the gradient')).toHaveAccessibleDescription(/from 0 to 360/);
  for (const [bad, said] of [
    ['http://fonts.example.com/a.woff2', /Expected an https address/],
    ['https://fonts.example.com;sandbox/a.woff2', /Expected a host of letters/],
    ['https://fonts.googleapis.com/css2?family=Inter', /not a stylesheet/],
  ] as const) {
    await field('Font').fill(bad);
    await expect(field('Font')).toHaveAccessibleDescription(said);
  }
  await save();
  await expect(page.getByText('Nothing was saved. See the marked fields.')).toBeVisible();

  await field('Gradient from').fill('#ffe4e6');
  await field('Gradient to').fill('#0a1a3a');
  await field('Angle of the gradient').fill('35');
  await field('Font').fill(fontUrl);
  const light = 'linear-gradient(35deg, rgb(255, 228, 230), rgb(10, 26, 58))';
  const previewed = page.frameLocator('.dash-screen iframe');
  await expect(previewed.locator('html')).toHaveCSS('background-image', light);
  await expect.poll(() => fontsOf(previewFrame(page))).toEqual(['tenant-font loaded']);
  // A card that leaves nothing of the page to be seen would preview nothing.
  await expect(previewed.locator('.hosted')).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)');
  await save();
  await expect(toast(page, 'Saved.')).toBeVisible();

  const policyOf = async (address: string) =>
    (await page.goto(address))?.headers()['content-security-policy'];
  const signIn = tenant.application.loginUrl();
  expect(await policyOf(signIn)).toContain(`font-src 'self' ${fontHost};`);
  await expect(page.locator('html')).toHaveCSS('background-image', light);
  await expect(page.locator('h1')).toHaveCSS('font-family', /^tenant-font, -apple-system/);
  await expect.poll(() => fontsOf(page.mainFrame())).toEqual(['tenant-font loaded']);
  expect(await loadFont(page, `${otherHost}/a.woff2`)).toBe('refused');
  expect(await loadFont(page, `${fontHost}/a.woff2`)).toBe('loaded');
  expect(new Set(asked)).toEqual(new Set([new URL(fontUrl).href, `${fontHost}/a.woff2`]));
  await expectReadable(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveCSS(
    'background-image',
    'linear-gradient(35deg, rgb(25, 23, 23), rgb(9, 24, 53))',
  );
  await expectReadable(page);
  await page.emulateMedia({ colorScheme: 'light' });

  await test.step('wider pages have their text on a column of our own colour', async () => {
    await page.goto(`${tenant.origin}/dashboard/preview/account`);
    await expect(page.locator('html')).toHaveCSS('background-image', light);
    await expect(page.locator('.account')).toHaveCSS('background-color', 'rgb(245, 246, 248)');
  });

  await test.step('the dashboard stays as it is', async () => {
    const policy = await policyOf(`${tenant.origin}/dashboard/branding`);
    expect(policy).toContain("font-src 'self';");
    await expect(page.locator('html')).toHaveCSS('background-image', 'none');
    expect(await fontsOf(page.mainFrame())).toEqual([]);
  });

  await open(owner, tenant, '/dashboard/branding');
  await expect(field('Gradient to')).toHaveValue('#0a1a3a');
  await page.getByRole('radio', { name: 'Ours' }).check();
  await field('Font').fill('');
  await save();
  await expect(toast(page, 'Saved.')).toBeVisible();
  expect(await policyOf(signIn)).toContain("font-src 'self';");
  await expect(page.locator('html')).toHaveCSS('background-image', 'none');
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(245, 246, 248)');
  expect(await fontsOf(page.mainFrame())).toEqual([]);
  await tenant.stop();
});

test('one colour is the whole background, and a font that does not come leaves the text', async ({
  page,
  authenticator,
}) => {
  const tenant = await ownTenant();
  const owner = { page, authenticator };
  await joinAsFirstOwner(owner, tenant);
  await page.context().route(`${fontHost}/**`, (route) => route.abort());
  await open(owner, tenant, '/dashboard/branding');
  await page.getByRole('radio', { name: 'One colour' }).check();
  await page.getByLabel('Background colour', { exact: true }).fill('#000');
  await page.getByLabel('Font', { exact: true }).fill(`${fontHost}/gone.woff2`);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(toast(page, 'Saved.')).toBeVisible();

  await page.goto(tenant.application.loginUrl());
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(0, 0, 0)');
  await expect(page.locator('.hosted')).toHaveCSS('background-image', 'none');
  await expect.poll(() => fontsOf(page.mainFrame())).toEqual(['tenant-font error']);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectReadable(page);

  await page.setViewportSize({ width: 320, height: 640 });
  // The card is the page there.
  await expect(page.locator('.hosted')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expectReadable(page);
  await tenant.stop();
});

/** Answers for the font's server and another, which let other sites use theirs; notes what is asked for. */
async function serveFont(page: Page): Promise<string[]> {
  const asked: string[] = [];
  const body = anyFont();
  await page.context().route(/^https:\/\/(fonts|elsewhere)\.example\.com/, async (route) => {
    asked.push(route.request().url());
    await route.fulfill({
      ...{ body, contentType: 'font/ttf' },
      headers: { 'Access-Control-Allow-Origin': '*' },
    });
  });
  return asked;
}

/** The one font among our packages: that of Playwright's own pages. */
function anyFont(): Buffer {
  const manifest = createRequire(import.meta.url).resolve('playwright-core/package.json');
  const directory = path.join(path.dirname(manifest), 'lib/vite/traceViewer');
  const file = readdirSync(directory).find((name) => name.endsWith('.ttf'));
  return readFileSync(path.join(directory, file ?? 'font.ttf'));
}

/** The fonts that a page names, and what became of each. */
const fontsOf = (frame: Frame): Promise<string[]> =>
  frame.evaluate(() => [...document.fonts].map(({ family, status }) => `${family} ${status}`));

/** Whether a page may have a font of an address. */
const loadFont = (page: Page, address: string): Promise<string> =>
  page.evaluate(
    (url) =>
      new FontFace('tried', `url(${url})`).load().then(
        () => 'loaded',
        () => 'refused',
      ),
    address,
  );

function previewFrame(page: Page): Frame {
  const frame = page.frames().find((one) => one.url().includes('/dashboard/preview/'));
  if (!frame) throw new Error('there is no preview');
  return frame;
}

async function expectReadable(page: Page): Promise<void> {
  await page.evaluate(() => Promise.all(document.getAnimations().map((one) => one.finished)));
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
}
