/** A process that asks the store about people, one after the other, as often as its parent wants. */
import { noteDevice } from '#app/store/devices.ts';
import { findEnrollmentChoices } from '#app/store/enrollment-choices.ts';
import { countPasskeys, listPasskeys } from '#app/store/passkeys.ts';
import { findTenantByName, listDomains } from '#app/store/tenants.ts';

import type { Bystander } from './people.ts';

export type Question = keyof typeof questions;

const QUESTIONS = 1_000;

const tenant = await findTenantByName('default');
const [domain] = tenant ? await listDomains(tenant.id) : [];
if (!tenant || !domain) throw new Error('the server has not seeded its first tenant');
const { id: tenantId } = tenant;
const { rpId } = domain;

const questions = {
  /** What the account page shows. */
  listing: ({ userId }: Bystander) => listPasskeys(tenantId, userId),
  /** What has to be known before somebody is asked for a passkey or not. */
  deciding: async ({ userId, browserHash }: Bystander) => {
    await noteDevice(tenantId, { userId, browserHash, browser: 'Safari on macOS' });
    await Promise.all([
      findEnrollmentChoices(tenantId, userId),
      countPasskeys(tenantId, userId, rpId),
    ]);
  },
};

process.on('message', (order: { question: Question; about: Bystander[] }) => {
  void timed(order).then((answer) => process.send?.(answer));
});

async function timed({ question, about }: { question: Question; about: Bystander[] }) {
  const ask = questions[question];
  const startedAt = performance.now();
  for (let turn = 0; turn < QUESTIONS; turn += 1) {
    const bystander = about[turn % about.length];
    if (bystander) await ask(bystander);
  }
  return { questions: QUESTIONS, seconds: (performance.now() - startedAt) / 1000 };
}
