import { expect, it } from 'vitest';

import { runLimits } from '../../limits.ts';
import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { floods } from './scripts.ts';

const { attack } = attackedSandbox();

it('of versions that are asked for only some are told', async () => {
  const outcome = await attack(floods.modulesAskedFor);
  expect(outcome.kind).toBe('ok');
  expect(outcome.report.modules).toHaveLength(runLimits.toldModules);
});
