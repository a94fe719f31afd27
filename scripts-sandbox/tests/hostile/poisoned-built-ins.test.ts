import { expect, it } from 'vitest';

import { attackedSandbox } from '../support/attacked-sandbox.ts';
import { runLimits } from '../../limits.ts';
import { endOf, poisoned } from './scripts.ts';

const { attack, body } = attackedSandbox();

it('with every built-in function replaced, a refusal is still told as it is', async () => {
  expect(await attack(poisoned.builtIns)).toMatchObject({
    kind: 'denied',
    errorClass: 'UnauthorizedError',
    message: 'Not you',
  });
});

it.each(['refusalByToJson', 'refusalsStolen'] as const)(
  'a refusal keeps its class and its words: %s',
  async (way) => {
    expect(endOf(await attack(poisoned[way]))).toBe('denied');
  },
);

it('a toJSON of all objects cannot make an answer larger than it may be', async () => {
  expect(endOf(await attack(poisoned.answerByToJson))).toBe('too-large: answer');
});

it('methods of strings that lie cannot make an error or a line longer than it may be', async () => {
  const thrown = await attack(poisoned.shortenedByMe);
  if (thrown.kind !== 'threw') throw new Error(`It ended as ${thrown.kind}`);
  expect(thrown.error.message.length).toBeLessThanOrEqual(runLimits.errorCharacters + 1);
  const said = await attack(poisoned.consoleByLength);
  for (const { text } of said.report.console) {
    expect(text.length).toBeLessThanOrEqual(runLimits.consoleLineCharacters + 1);
  }
});

it('what counts timers cannot be made to forget', async () => {
  expect(await attack(poisoned.timersWithoutBound)).toMatchObject({
    kind: 'threw',
    error: { message: expect.stringContaining('A script may have') },
  });
});

it('what counts requests cannot be made to take them for something else', async () => {
  const outcome = await attack(poisoned.callsCountedAsHashes);
  expect(outcome.kind).toBe('ok');
  expect(outcome.report.outboundCalls).toBeLessThanOrEqual(runLimits.outboundCalls);
});

it('what counts characters is not told their number by a script', async () => {
  const outcome = await attack(poisoned.answersThatTakeNothing);
  if (outcome.kind !== 'ok') throw new Error(`It ended as ${JSON.stringify(outcome)}`);
  const [said, message] = (outcome.answer as { found: [number, string] }).found;
  expect(message).toContain('more than a script may send');
  expect(said * 1e6).toBeLessThanOrEqual(runLimits.traffickedBytes);
});

it('what keeps answers cannot be taken hold of', async () => {
  expect(await attack(poisoned.answersStolen)).toMatchObject({ kind: 'ok', answer: { found: [] } });
});

it('the next run is clean', async () => {
  await attack(poisoned.builtIns);
  const next = await body(
    'callback(null, { user_id: [1, 2].map(String).join() + JSON.stringify({ a: 1 }) });',
    { tenantId: 'mallory' },
  );
  expect(next).toMatchObject({
    kind: 'ok',
    answer: { user_id: expect.stringContaining('1,2{"a":1}') },
  });
});
