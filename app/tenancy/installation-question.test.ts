import { expect, it } from 'vitest';

import { encryptText } from '#app/store/encryption.ts';

import { answerTo, newQuestion, readAnswer } from './installation-question.ts';

const reception = {
  host: 'login.example.com',
  address: '203.0.113.7',
  isFromTrustedProxy: true,
  saysForWhom: true,
};

it('is answered so that only who asked can read it', () => {
  const question = newQuestion();
  const answer = answerTo(question.sealed, reception) ?? '';
  expect(readAnswer(question, answer)).toEqual(reception);
  expect(Buffer.from(answer, 'base64url').toString('latin1')).not.toContain('example');
});

it('is no other question, and no answer fits two', () => {
  const one = newQuestion();
  const other = newQuestion();
  expect(one.sealed).not.toBe(other.sealed);
  const answer = answerTo(one.sealed, reception) ?? '';
  expect(readAnswer(other, answer)).toBeUndefined();
});

it('is not answered to who cannot seal it', () => {
  const elsewhere = encryptText('client-secret', 'question', 'nonce');
  const answer = answerTo(newQuestion().sealed, reception) ?? '';
  for (const sealed of ['', 'x', 'a'.repeat(200), elsewhere, answer]) {
    expect(answerTo(sealed, reception)).toBeUndefined();
  }
  expect(readAnswer(newQuestion(), '')).toBeUndefined();
});
