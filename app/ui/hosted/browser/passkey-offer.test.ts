import { describe, expect, it } from 'vitest';

import { decidePasskeyOffer } from './passkey-offer.ts';
import type { BrowserFacts } from './passkey-offer.ts';

const modern: BrowserFacts = {
  hasWebAuthn: true,
  conditionalGet: true,
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

  it('leaves suggestions out in Firefox on a related origin, and there only', () => {
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
