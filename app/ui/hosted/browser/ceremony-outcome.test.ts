import { describe, expect, it } from 'vitest';

import { en } from '../../../copy/en.ts';
import { outcomeOfError, outcomeOfRefusal } from './ceremony-outcome.ts';

/** What the calls of WebAuthn L3 §5.1.3, §5.1.4 and Credential Management §2.5 can end with. */
const outcomes = {
  NotAllowedError: { create: 'not_created', authenticate: 'not_used', code: undefined },
  AbortError: { create: 'not_created', authenticate: 'not_used', code: undefined },
  TimeoutError: { create: 'not_created', authenticate: 'not_used', code: undefined },
  NotSupportedError: { code: 'passkey_not_supported', sentence: 'not_supported' },
  ConstraintError: { code: 'passkey_constraint', sentence: 'needs_lock' },
  SecurityError: { code: 'passkey_security', sentence: 'blocked' },
  OperationError: { code: 'passkey_operation', sentence: 'other_request' },
  UnknownError: { code: 'passkey_device', sentence: 'failed' },
  NotReadableError: { code: 'passkey_device', sentence: 'failed' },
  EncodingError: { code: 'passkey_other', sentence: 'failed' },
  DataError: { code: 'passkey_other', sentence: 'failed' },
  TypeError: { code: 'passkey_other', sentence: 'failed' },
} as const;

/** What a person can do now: every sentence of a failure ends with it. */
const nextAction = /\b(try (again|another)|can try)\b/i;

describe.each(['authenticate', 'create'] as const)('R1: in a ceremony to %s', (ceremony) => {
  it.each(Object.entries(outcomes))(
    '%s has its copy, its support code and a next action',
    (name, expected) => {
      const { sentence, supportCode } = outcomeOfError(name, ceremony);
      expect(sentence).toBe('sentence' in expected ? expected.sentence : expected[ceremony]);
      expect(supportCode).toBe(expected.code);
      const text = en[`passkey.status.${sentence}`];
      expect(text).toMatch(nextAction);
      // Nothing of what the browser says.
      expect(text).not.toMatch(/error|exception|webauthn|credential|origin|\brp\b/i);
    },
  );

  it('quiet ends have no code, and every other kind of error has one of its own', () => {
    const { NotReadableError: _sameAsUnknown, DataError: _d, TypeError: _t, ...kinds } = outcomes;
    const codes = Object.keys(kinds).map((name) => outcomeOfError(name, ceremony).supportCode);
    const told = codes.filter((code) => code !== undefined);
    expect(told).toHaveLength(codes.length - 3);
    expect(new Set(told).size).toBe(told.length);
  });
});

describe('R1: a device that already has a passkey', () => {
  it('is told apart from one that failed: there is nothing left to do but go on', () => {
    expect(outcomeOfError('InvalidStateError', 'create')).toEqual({ sentence: 'exists' });
    expect(outcomeOfError('InvalidStateError', 'authenticate')).toEqual({
      sentence: 'failed',
      supportCode: 'passkey_invalid_state',
    });
  });
});

describe('outcomeOfRefusal', () => {
  it.each([
    ['transaction_expired', 'timed_out'],
    ['ticket_invalid', 'timed_out'],
    ['too_many_attempts', 'try_later'],
    ['internal_error', 'failed'],
  ])('%s reads as %s', (code, sentence) => {
    expect(outcomeOfRefusal(code).sentence).toBe(sentence);
  });
});
