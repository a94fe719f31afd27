import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { runLimits } from '../../limits.ts';
import { answers } from './scripts.ts';

const { attack } = attackedSandbox();

it.each(['giantAnswer', 'wideAnswer', 'giantByToJson'] as const)(
  'an answer that is too large is refused before it leaves the script: %s',
  async (way) => {
    expect(await attack(answers[way])).toMatchObject({
      kind: 'too-large',
      what: 'answer',
      limit: runLimits.answerCharacters,
    });
  },
);
