import { expect, it } from 'vitest';

import { runLimits } from '../../limits.ts';
import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { floods } from './scripts.ts';

const { attack } = attackedSandbox();

it('of a flood of lines so many are kept, and the last tells that there were more', async () => {
  const outcome = await attack(floods.consoleLines);
  expect(outcome.kind).toBe('ok');
  expect(outcome.report.console).toHaveLength(runLimits.consoleLines);
  expect(outcome.report.console.at(-1)?.text).toBe('Further lines are left out.');
});
