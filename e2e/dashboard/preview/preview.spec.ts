/** Previews of hosted pages: every page, as it would look, and nothing more than that. */
import { previewedPages } from '../../../app/ui/dashboard/branding/previewed-pages.ts';
import { expect, open, test } from '../support/story.ts';

const preview = (page: string, query: Record<string, string> = {}) =>
  `/dashboard/preview/${page}?${new URLSearchParams(query).toString()}`;

test('every hosted page has a preview, in which nothing can be pressed', async ({
  owner,
  tenant,
}) => {
  const { page } = owner;
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  for (const { id } of previewedPages) {
    await test.step(id, async () => {
      const response = await page.goto(`${tenant.origin}${preview(id)}`);
      expect(response?.status()).toBe(200);
      await expect(page.locator('h1')).toBeVisible();
      await expect(page.locator('script')).toHaveCount(0);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    });
  }
  expect(faults).toEqual([]);
});

test('a preview may be framed by the dashboard alone, and runs nothing', async ({
  owner,
  tenant,
}) => {
  const headersOf = async (path: string) => {
    const answer = await owner.page.goto(`${tenant.origin}${path}`);
    return answer?.headers() ?? {};
  };
  const shown = await headersOf(preview('login'));
  const policy = shown['content-security-policy'];
  expect(shown['x-frame-options']).toBe('SAMEORIGIN');
  expect(policy).toContain("frame-ancestors 'self'");
  expect(policy).toContain("script-src 'none'");
  expect(policy).toContain("form-action 'none'");

  for (const path of ['/dashboard/branding', '/rescue', '/dashboard/preview/login/more']) {
    const other = await headersOf(path);
    expect(other['x-frame-options']).toBe('DENY');
    expect(other['content-security-policy']).toContain("frame-ancestors 'none'");
  }
});

test('a page that nobody has is not found, and without a session there is no preview', async ({
  owner,
  tenant,
  browser,
}) => {
  const unknown = await owner.page.goto(`${tenant.origin}${preview('nowhere')}`);
  expect(unknown?.status()).toBe(404);
  const stranger = await browser.newContext();
  const page = await stranger.newPage();
  await page.goto(`${tenant.origin}${preview('account')}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await expect(page).toHaveURL(/\/login\?/);
  await stranger.close();
});

test('the sign-in page looks as the choices say', async ({ owner, tenant }) => {
  const { page } = owner;
  const passkeyButton = page.locator('button', { hasText: 'Continue with a passkey' });
  await open(owner, tenant);
  await page.goto(`${tenant.origin}${preview('login', { passkeys: 'on', passkey_ui: 'button' })}`);
  await expect(passkeyButton).toBeVisible();
  await page.goto(`${tenant.origin}${preview('login', { passkey_ui: 'autofill' })}`);
  await expect(passkeyButton).toBeHidden();
  await page.goto(`${tenant.origin}${preview('login', { passkeys: 'off' })}`);
  await expect(passkeyButton).toHaveCount(0);
});

test('a draft of look and words is shown, and only as text', async ({ owner, tenant }) => {
  const { page } = owner;
  const texts = JSON.stringify({ 'login.title': '<b>Come in</b>' });
  const draft = { language: 'en', primary: '#8a1538', texts };
  await page.goto(`${tenant.origin}${preview('login', draft)}`);
  await expect(page.locator('h1')).toHaveText('<b>Come in</b>');
  await expect(page.locator('button[type=submit]').first()).toHaveCSS(
    'background-color',
    'rgb(138, 21, 56)',
  );
  const bad = {
    primary: '</style><b>',
    texts: '{',
    logo_url: 'javascript:alert(1)',
    page_background: '{"type":"linear-gradient","start":"#fff","end":"</style><b>","angle_deg":0}',
    font_url: 'https://fonts.example.com;sandbox/</style><b>',
    language: '-',
  };
  const answer = await page.goto(`${tenant.origin}${preview('login', bad)}`);
  await expect(page.locator('h1')).toHaveText('Sign in');
  await expect(page.locator('img, b')).toHaveCount(0);
  await expect(page.locator('html')).toHaveCSS('background-image', 'none');
  expect(answer?.headers()['content-security-policy']).toContain("font-src 'self';");
});
