/**
 * What devices call the site in their dialogs. People choose a passkey by it, so it is a name and
 * never an address; and it is shown outside of any page, so it holds nothing that reorders a line
 * (WebAuthn L3 §6.4.2, RFC 8266).
 */
import { nameOfHost } from '#app/tenancy/related-origins.ts';
import { isLoopbackHost } from '#app/tenancy/site.ts';

import { accept, canonicalHost, endsLikeADomain, isAddress, refuse } from './domain-names.ts';
import type { Reading } from './domain-names.ts';

const MAX_CHARACTERS = 64;

/** Characters that break a line, reorder it, or are halves of one. */
const disorderly = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const visible = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** `own`: the domain's host and its RP IDs. */
export function readRpName(input: string, own: readonly string[]): Reading {
  const name = input.trim();
  const length = Array.from(name).length;
  if (length > MAX_CHARACTERS || !visible.test(name)) {
    return refuse(`expected a name of 1 to ${MAX_CHARACTERS} characters`);
  }
  if (disorderly.test(name)) {
    return refuse('expected a name without characters that control or reorder text');
  }
  return isAnAddress(name, own)
    ? refuse('expected a name for people, such as Acme: no host, URL or RP ID')
    : accept(name);
}

function isAnAddress(name: string, own: readonly string[]): boolean {
  if (name.includes('://')) return true;
  const [start = ''] = name.split(/[/?#]/);
  const host = canonicalHost(start);
  if (host === undefined) return false;
  return (
    own.some((known) => known === host || nameOfHost(known) === nameOfHost(host)) ||
    // As it is written: a browser would read the name 54 as an address, too.
    isAddress(nameOfHost(start)) ||
    isLoopbackHost(host) ||
    endsLikeADomain(nameOfHost(host))
  );
}
