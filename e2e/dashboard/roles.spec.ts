/** Every page and every operation by every role: what a role may not do is neither shown nor accepted. */
import { operations } from '../../app/management/operations/all.ts';
import { mayDo } from '../../app/management/operations/may-do.ts';
import { isSensitive } from '../../app/management/operations/roles.ts';
import { everyPage } from './support/every-page.ts';
import {
  anotherAdministrator,
  expect,
  joinAsFirstOwner,
  open,
  ownTenant,
  test,
} from './support/story.ts';
import type { Desk } from './support/story.ts';

/** Buttons that change nothing. */
const harmless =
  /^(Sign out|Copy.*|Compare|Search|Apply|Next|Previous|Clear.*|Show.*|Pause|Resume|Load.*|Light|Dark|Filter.*|Download.*|Export.*|Verify.*|Examine.*|Discard changes|Open.*|Use.*time)$/i;

/** What a page needs is told by its answer: 200 where the role may see it, 403 where it may not. */
async function statusOf({ page }: Desk, address: string): Promise<number> {
  const response = await page.goto(address);
  return response?.status() ?? 0;
}

for (const role of ['admin', 'support', 'auditor'] as const) {
  test(`${role}: pages that are not in the navigation are refused, and the rest opens`, async ({
    page,
    authenticator,
  }) => {
    test.setTimeout(360_000);
    const tenant = await ownTenant();
    const owner = { page, authenticator };
    await joinAsFirstOwner(owner, tenant);
    const desk = await anotherAdministrator(owner, tenant, role);

    const navigation = desk.page.getByRole('navigation', { name: 'Dashboard' });
    await open(desk, tenant, startOf[role]);
    const shown = await navigation
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    for (const { name, path } of everyPage) {
      const address = await path(tenant);
      const isUnder = (entry: string) =>
        address.split('?')[0] === entry ||
        (entry !== '/dashboard' && address.startsWith(`${entry}/`)) ||
        (entry === '/dashboard/connections' && address === '/dashboard/tried');
      const isShown = shown.some(isUnder);
      const status = await statusOf(desk, `${tenant.origin}${address}`);
      if (!isShown && address === '/dashboard') {
        await expect(desk.page, name).toHaveURL(`${tenant.origin}${startOf[role]}`);
      } else if (!isShown) {
        expect(status, name).toBe(403);
      }
      if (isShown && status === 200 && role === 'auditor') {
        const buttons = await desk.page.getByRole('button').allInnerTexts();
        const changing = buttons.filter((text) => !harmless.test(text.trim()));
        expect(changing, name).toEqual([]);
      }
    }
    await desk.close();
    await tenant.stop();
  });
}

const startOf = {
  admin: '/dashboard',
  support: '/dashboard/users',
  auditor: '/dashboard',
} as const;

for (const role of ['owner', 'admin', 'support', 'auditor'] as const) {
  test(`${role}: an operation is accepted where the role may, and refused where it may not`, async ({
    page,
    authenticator,
  }) => {
    test.setTimeout(360_000);
    const tenant = await ownTenant();
    const owner = { page, authenticator };
    await joinAsFirstOwner(owner, tenant);
    const desk = role === 'owner' ? owner : await anotherAdministrator(owner, tenant, role);
    await open(desk, tenant, '/dashboard/users');
    const answers = await askAll(desk);
    for (const operation of operations) {
      const code = answers[operation.id];
      if (isSensitive(operation)) {
        // Asked before the role: who may not do it hears no more than that.
        expect(code, operation.id).toBe('confirmation_required');
      } else if (mayDo(role, operation)) {
        expect(code, operation.id).not.toBe('insufficient_scope');
      } else {
        expect(code, operation.id).toBe('insufficient_scope');
      }
    }
    await tenant.stop();
  });
}

/** Asks for each operation with nothing that exists; what each is refused with. */
const askAll = ({ page }: { page: Desk['page'] }): Promise<Record<string, string>> =>
  page.evaluate(
    async (asked) => {
      const codes: Record<string, string> = {};
      for (const { id, names } of asked) {
        const response = await fetch('/dashboard/perform', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({
            operation: id,
            path: Object.fromEntries(names.map((name) => [name, 'nothing'])),
            body: { nothing: true },
          }),
        });
        const answer = (await response.json()) as { ok: boolean; code?: string };
        codes[id] = answer.ok ? 'ok' : (answer.code ?? '');
      }
      return codes;
    },
    operations.map(({ id, path }) => ({
      id,
      names: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
    })),
  );
