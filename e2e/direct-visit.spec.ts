import {
  expectSignedIn,
  goodPassword,
  heading,
  submitIdentifier,
  submitPassword,
} from './support/hosted-pages.ts';
import { expect, test } from './support/story.ts';
import { newTenant } from './support/tenant.ts';

test('the sign-in page without an application says where to go, or goes to the default one', async ({
  page,
}) => {
  const tenant = await newTenant();
  const answer = await page.goto(`${tenant.origin}/login`);
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('alert')).toHaveText(
    /This page is opened from an application, and none is waiting for you\.\s*Open the application and sign in from there\./,
  );
  await expect(page.getByText('nowhere_to_go')).toBeVisible();

  await tenant.cli('tenants', 'update', '--default-client', tenant.applicationId);
  const { email, id } = await tenant.newUser(goodPassword);
  await page.goto(tenant.origin);
  await expect(heading(page, 'Sign in')).toBeVisible();
  await submitIdentifier(page, email);
  await submitPassword(page, goodPassword);
  expect(await expectSignedIn(page)).toMatchObject({ sub: id });
  expect(page.url()).toContain(tenant.application.origin);
  await tenant.stop();
});
