import {
  endSession,
  expectPasskeysOffered,
  expectSignedIn,
  passkeyButton,
} from '../support/hosted-pages.ts';
import { beginSignUp, createPasskeyButton } from '../support/hosted-pages.ts';
import { expect, test } from '../support/story.ts';
import { newEmail } from '../support/tenant.ts';

for (const { satisfies, amr } of [
  { satisfies: true, amr: ['pop', 'user', 'mfa'] },
  { satisfies: false, amr: ['pop', 'user'] },
]) {
  test(`RA4: a passkey that verified its user ${satisfies ? 'counts as more than one factor' : 'is one factor where the connection says so'}`, async ({
    page,
    tenant,
    authenticator,
  }) => {
    const connection = await tenant.newConnection({
      authentication_methods: { passkey: { enabled: true } },
      passkey_options: satisfies ? {} : { satisfies_mfa: false },
    });
    await authenticator.setPresent(true);
    await beginSignUp(page, tenant.application, newEmail(), { connection });
    await createPasskeyButton(page).click();
    expect(await expectSignedIn(page)).toMatchObject({ amr, acr: 'phr' });
    await authenticator.setPresent(false);
    await endSession(page);

    await page.goto(tenant.application.loginUrl({ connection }));
    await expectPasskeysOffered(page);
    await authenticator.setPresent(true);
    await passkeyButton(page).click();
    expect(await expectSignedIn(page)).toMatchObject({ amr, acr: 'phr' });
  });
}
