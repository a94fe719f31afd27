import { describe, expect, it } from 'vitest';

import { outcomeOfError, outcomeOfRefusal } from './ceremony-outcome.ts';

describe('outcomeOfError', () => {
  it.each(['NotAllowedError', 'AbortError', 'TimeoutError'])('%s is a quiet end', (name) => {
    expect(outcomeOfError(name, 'authenticate')).toEqual({ sentence: 'not_used' });
    expect(outcomeOfError(name, 'create')).toEqual({ sentence: 'not_created' });
  });

  it('tells a device that already has a passkey from one that failed', () => {
    expect(outcomeOfError('InvalidStateError', 'create')).toEqual({ sentence: 'exists' });
    expect(outcomeOfError('InvalidStateError', 'authenticate').sentence).toBe('failed');
  });

  it('gives every other error a code of its own to quote', () => {
    const names = [
      'NotSupportedError',
      'ConstraintError',
      'SecurityError',
      'OperationError',
      'UnknownError',
      'SomethingNew',
    ];
    const codes = names.map((name) => outcomeOfError(name, 'create').supportCode);
    expect(new Set(codes).size).toBe(names.length);
    expect(codes.every((code) => /^passkey_[a-z_]+$/.test(code ?? ''))).toBe(true);
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
