import { describe, expect, it } from 'vitest';

import { decidePasskeyOffer, rpIdsInReach } from './passkey-offer.ts';
import type { BrowserFacts } from './passkey-offer.ts';

const modern: BrowserFacts = {
  hasWebAuthn: true,
  conditionalGet: true,
  relatedOrigins: true,
  conditionalMediation: true,
  isFirefox: false,
  isEmbedded: false,
  host: 'login.example.com',
};

const wish = { ui: 'both', rpId: 'example.com', hasAutofillField: true } as const;

describe('decidePasskeyOffer', () => {
  it.each([
    ['both', { autofill: true, button: true }],
    ['autofill', { autofill: true, button: false }],
    ['button', { autofill: false, button: true }],
  ] as const)('gives %s to a browser that can do everything', (ui, offer) => {
    expect(decidePasskeyOffer({ ...wish, ui }, modern)).toEqual({ ...offer, explain: null });
  });

  it.each([
    [true, undefined, true],
    [true, false, true],
    [false, true, false],
    [undefined, true, true],
    [undefined, false, false],
    [undefined, undefined, false],
  ])('capability %s and mediation %s mean autofill %s', (conditionalGet, mediation, autofill) => {
    const facts = { ...modern, conditionalGet, conditionalMediation: mediation };
    expect(decidePasskeyOffer(wish, facts).autofill).toBe(autofill);
  });

  it.each([
    ['both', true],
    ['autofill', false],
    ['button', true],
  ] as const)('without suggestions, %s means button %s', (ui, button) => {
    const offer = { autofill: false, button, explain: null };
    const wished = { ...wish, ui };
    expect(decidePasskeyOffer(wished, { ...modern, conditionalGet: false })).toEqual(offer);
    expect(decidePasskeyOffer({ ...wished, hasAutofillField: false }, modern)).toEqual(offer);
  });

  it('L13: leaves suggestions out in Firefox on a related origin, and there only', () => {
    const firefox = { ...modern, isFirefox: true };
    expect(decidePasskeyOffer(wish, firefox).autofill).toBe(true);
    expect(decidePasskeyOffer(wish, { ...firefox, host: 'example.com' }).autofill).toBe(true);
    for (const host of ['example.org', 'notexample.com']) {
      expect(decidePasskeyOffer(wish, { ...firefox, host })).toEqual({
        autofill: false,
        button: true,
        explain: null,
      });
      expect(decidePasskeyOffer(wish, { ...modern, host }).autofill).toBe(true);
    }
  });

  it('offers nothing without WebAuthn and says why', () => {
    const without = { ...modern, hasWebAuthn: false };
    const nothing = { autofill: false, button: false };
    expect(decidePasskeyOffer(wish, without)).toEqual({ ...nothing, explain: 'browser' });
    expect(decidePasskeyOffer(wish, { ...without, isEmbedded: true })).toEqual({
      ...nothing,
      explain: 'embedded',
    });
  });
});

describe('rpIdsInReach', () => {
  const [old, renewed] = ['login.old.test', 'login.new.test'];
  const without = { relatedOrigins: false, host: renewed };
  const unknown = { relatedOrigins: undefined, host: renewed };

  it('leaves both to a browser that knows Related Origins', () => {
    const both = { asked: old, other: renewed };
    expect(rpIdsInReach(both, { relatedOrigins: true, host: renewed })).toEqual(both);
  });

  it.each([without, unknown])('L13: leaves the own one of the host to %j', (facts) => {
    const own = { asked: renewed, other: undefined };
    expect(rpIdsInReach({ asked: old, other: renewed }, facts)).toEqual(own);
    expect(rpIdsInReach({ asked: renewed, other: old }, facts)).toEqual(own);
  });

  it('leaves both to every browser where the host is below both', () => {
    const both = { asked: 'login.old.test', other: 'old.test' };
    expect(rpIdsInReach(both, { ...without, host: 'login.old.test' })).toEqual(both);
  });

  it('asks with what it has where neither is the own one', () => {
    const facts = { ...without, host: 'elsewhere.test' };
    const asked = { asked: old, other: undefined };
    expect(rpIdsInReach({ asked: old, other: renewed }, facts)).toEqual(asked);
  });
});
