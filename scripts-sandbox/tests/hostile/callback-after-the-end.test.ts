import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { endings } from './scripts.ts';

const { attack } = attackedSandbox();

it('what a script calls and throws after its end changes nothing', async () => {
  const outcome = await attack(endings.callbackAfterTheEnd);
  expect(outcome).toMatchObject({
    kind: 'ok',
    answer: { user_id: expect.stringContaining('first') },
  });
  expect(outcome.report.console.map(({ text }) => text)).toContain(
    'After its callback the script threw: fourth',
  );
});
