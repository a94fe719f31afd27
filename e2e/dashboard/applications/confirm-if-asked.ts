import type { Locator } from '@playwright/test';

import { confirmIn, expect } from '../support/story.ts';
import type { Desk } from '../support/story.ts';

/** Waits until a sensitive act is done. A passkey that was shown a moment ago still counts for it. */
export async function confirmIfAsked(desk: Desk, done: Locator): Promise<void> {
  const asked = desk.page.getByRole('dialog', { name: "Confirm it's you" });
  await expect(asked.or(done).first()).toBeVisible();
  if (await asked.isVisible()) await confirmIn(desk);
  await expect(done).toBeVisible();
}
