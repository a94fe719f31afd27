import { expect, test } from 'vitest';

import { countPasskeyEvents, recordPasskeyEvent } from './passkey-events.ts';
import { tenantWithUser } from './tests/tenant-with-user.ts';

const always = { from: new Date(0), until: new Date(Date.now() + 86_400_000) };
const browserFamily = 'Chrome';

test('steps are counted by moment, for one tenant, one period and one connection', async () => {
  const { tenantId, userId } = await tenantWithUser();
  const stranger = await tenantWithUser();
  const event = { browserFamily, userId, moment: 'progressive' } as const;
  await recordPasskeyEvent(tenantId, { ...event, step: 'offered', connectionId: 'a' });
  await recordPasskeyEvent(tenantId, { ...event, step: 'offered', connectionId: 'b' });
  await recordPasskeyEvent(tenantId, { ...event, step: 'created', connectionId: 'a' });
  await recordPasskeyEvent(tenantId, { ...event, step: 'used', moment: 'login' });
  await recordPasskeyEvent(stranger.tenantId, { ...event, step: 'offered' });

  expect(await countPasskeyEvents(tenantId, always)).toEqual([
    { moment: 'login', step: 'used', count: 1 },
    { moment: 'progressive', step: 'created', count: 1 },
    { moment: 'progressive', step: 'offered', count: 2 },
  ]);
  expect(await countPasskeyEvents(tenantId, { ...always, connectionId: 'a' })).toEqual([
    { moment: 'progressive', step: 'created', count: 1 },
    { moment: 'progressive', step: 'offered', count: 1 },
  ]);
  expect(await countPasskeyEvents(tenantId, { from: new Date(0), until: new Date(1) })).toEqual([]);
});
