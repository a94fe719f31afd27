/** The files at fixed addresses, as browsers and credential managers ask for them. */
import { HttpVisitor } from '../support/http-visitor.ts';
import { sharedServer } from '../support/server.ts';
import { expect, test } from '../support/story.ts';

test('a browser finds where to change a password, and can tell it from a page for everything', async () => {
  const visitor = new HttpVisitor(sharedServer().origin);
  const redirect = await visitor.get('/.well-known/change-password');
  expect(redirect.status).toBe(302);
  const page = await visitor.get(redirect.location ?? '');
  // Whoever is not signed in is asked to, and comes back.
  expect([page.status, page.location]).toEqual([303, expect.stringContaining('/authorize?')]);

  // W3C change password URL, §4: whoever answers 200 here would answer 200 everywhere.
  const nothing = await visitor.get(
    '/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200',
  );
  expect(nothing.status).toBe(404);
});

test('a credential manager finds the pages for passkeys', async () => {
  const visitor = new HttpVisitor(sharedServer().origin);
  const { text } = await visitor.get('/.well-known/passkey-endpoints');
  const { enroll, manage } = JSON.parse(text) as { enroll: string; manage: string };
  for (const address of [enroll, manage]) {
    const page = await visitor.get(address);
    expect([page.status, page.location]).toEqual([303, expect.stringContaining('/authorize?')]);
  }
});
