/** The page that shows programmers what the Management API takes and answers. */
import { expect, test } from '../support/story.ts';

type Description = { paths: Record<string, Record<string, { summary: string }>> };

test('every operation of the OpenAPI document is on the page, with what it takes and answers', async ({
  page,
  request,
  tenant,
}) => {
  await page.goto(`${tenant.origin}/developers/management-api`);
  const document = await page.getByRole('link', { name: 'OpenAPI' }).getAttribute('href');
  const { paths } = (await (await request.get(document ?? '')).json()) as Description;
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const shown = await page.getByText(/^(GET|POST|PATCH|PUT|DELETE) \//).allInnerTexts();
  expect(shown.toSorted()).toEqual(described.toSorted());

  const creation = page.getByRole('article', { name: 'A new connection' });
  await creation.getByText('Body, application/json').click();
  await expect(creation.getByText('"strategy"').first()).toBeVisible();
  await expect(creation).toContainText('create:connections');
});
