import { expect, it } from 'vitest';

import { runLimits } from '../../limits.ts';
import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { floods } from './scripts.ts';

const { attack } = attackedSandbox();

it('of a line that is too long only its beginning is kept', async () => {
  const outcome = await attack(floods.consoleLengths);
  expect(outcome.kind).toBe('ok');
  for (const { text } of outcome.report.console) {
    expect(text.length).toBeLessThanOrEqual(runLimits.consoleLineCharacters + 1);
  }
  expect(outcome.report.console).toHaveLength(runLimits.consoleLines);
});
