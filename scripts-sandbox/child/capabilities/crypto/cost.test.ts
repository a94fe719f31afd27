import { describe, expect, it } from 'vitest';

import { runLimits } from '../../../limits.ts';
import {
  DerivationPurse,
  msOfBcrypt,
  msOfPbkdf2,
  msOfScrypt,
  requireAffordableNow,
} from './cost.ts';

describe('the cost of PBKDF2', () => {
  it('grows with its rounds, its blocks and its salt', () => {
    expect(msOfPbkdf2(2_000, 20, 8)).toBeGreaterThan(msOfPbkdf2(1_000, 20, 8));
    expect(msOfPbkdf2(1_000, 200, 8)).toBeGreaterThan(9 * msOfPbkdf2(1_000, 20, 8));
    expect(msOfPbkdf2(1, 2_000, 1e6)).toBeGreaterThan(100);
  });

  it.each([NaN, Infinity, -1])('is more than anybody has where a number is %s', (number) => {
    expect(msOfPbkdf2(number, 20, 8)).toBe(Infinity);
    expect(msOfPbkdf2(1, number, 8)).toBe(Infinity);
    expect(msOfScrypt({ N: 2, r: number, p: 1 }, 20, 8)).toBe(Infinity);
  });
});

describe('the cost of scrypt', () => {
  it('is affordable as Node and OWASP set it', () => {
    expect(msOfScrypt({ N: 2 ** 14, r: 8, p: 1 }, 64, 16)).toBeLessThan(
      runLimits.synchronousDerivationMs,
    );
    expect(msOfScrypt({ N: 2 ** 17, r: 8, p: 1 }, 64, 16)).toBeLessThan(runLimits.derivationMs);
  });

  it('counts the PBKDF2 before and after', () => {
    const little = { N: 2, r: 64, p: 1_024 };
    expect(msOfScrypt(little, 2 ** 20, 16)).toBeGreaterThan(runLimits.derivationMs);
    expect(msOfScrypt(little, 32, 3e6)).toBeGreaterThan(runLimits.derivationMs);
  });
});

describe('the cost of bcrypt', () => {
  it.each([NaN, Infinity, -1])('is more than anybody has where it is %s', (cost) => {
    expect(msOfBcrypt(cost)).toBe(Infinity);
  });
});

describe('what a run may spend', () => {
  it.each([NaN, -1, -Infinity])('does not become more by spending %s', (ms) => {
    const purse = new DerivationPurse();
    expect(() => {
      purse.spend(ms);
    }).toThrow(RangeError);
    purse.spend(runLimits.derivationMs);
    expect(() => {
      purse.spend(1);
    }).toThrow(RangeError);
    expect(() => {
      requireAffordableNow(ms);
    }).toThrow(RangeError);
  });

  it('is one bcrypt of cost 16, and not two', () => {
    const purse = new DerivationPurse();
    purse.spend(msOfBcrypt(16));
    expect(() => {
      purse.spend(msOfBcrypt(16));
    }).toThrow(RangeError);
    expect(() => {
      new DerivationPurse().spend(msOfBcrypt(17));
    }).toThrow(RangeError);
  });

  it('is not touched by what was refused', () => {
    const purse = new DerivationPurse();
    expect(() => {
      purse.spend(Infinity);
    }).toThrow(RangeError);
    purse.spend(msOfBcrypt(10));
  });

  it('is less where everybody else has to wait', () => {
    requireAffordableNow(runLimits.synchronousDerivationMs);
    expect(() => {
      requireAffordableNow(runLimits.synchronousDerivationMs + 1);
    }).toThrow(/callback/);
    expect(() => {
      requireAffordableNow(NaN);
    }).toThrow(RangeError);
  });
});
