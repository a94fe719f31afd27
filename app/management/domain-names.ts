/** Names of hosts as browsers write them, and which of them passkeys can be bound to. */
import { isIP } from 'node:net';

import { getPublicSuffix, parse } from 'tldts';

import { isCoveredBy, nameOfHost } from '#app/tenancy/related-origins.ts';
import { isLoopbackHost } from '#app/tenancy/site.ts';

/** What a text was read as, or the rule that it breaks. */
export type Reading = { ok: true; value: string } | { ok: false; problem: string };

export const accept = (value: string): Reading => ({ ok: true, value });
export const refuse = (problem: string): Reading => ({ ok: false, problem });

const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const namePattern = new RegExp(`^(?:${label}\\.)*${label}$`);

const MAX_NAME_CHARACTERS = 253;

/** Whether a name in lower case and Punycode is one that DNS can have. */
export const isName = (name: string) =>
  name.length <= MAX_NAME_CHARACTERS && namePattern.test(name);

/** A host as a browser sends it: lower case, Punycode, without the scheme's default port. */
export function canonicalHost(input: string): string | undefined {
  if (!/^[^\s/?#@\\%]+$/.test(input)) return undefined;
  const asHttps = URL.parse(`https://${input}`);
  if (!asHttps || asHttps.port === '0') return undefined;
  return isLoopbackHost(asHttps.host) ? URL.parse(`http://${input}`)?.host : asHttps.host;
}

export const isAddress = (name: string) => isIP(name.replace(/^\[|\]$/g, '')) !== 0;

/** Whether a name ends like those that people type into a browser: in .com, not in .js. */
export function endsLikeADomain(name: string): boolean {
  const { isIcann, isPrivate } = parse(name, { allowPrivateDomains: true });
  return name.includes('.') && (isIcann === true || isPrivate === true);
}

const noAddress = refuse('expected a name: passkeys cannot be bound to an IP address');

export function readHost(input: string): Reading {
  const host = canonicalHost(input);
  if (host !== undefined && isAddress(nameOfHost(host))) return noAddress;
  return host !== undefined && isName(nameOfHost(host))
    ? accept(host)
    : refuse('expected a host such as login.example.com, without scheme or path');
}

/**
 * What passkeys are bound to (WebAuthn L3 §5.1.3): a bare domain, never an IP address, which browsers
 * refuse, nor a public suffix such as co.uk or github.io, which strangers share.
 */
export function readRpId(input: string): Reading {
  const name = input.includes(':') ? undefined : canonicalHost(input);
  if (isAddress(name ?? input)) return noAddress;
  if (name === undefined || !isName(name)) {
    return refuse('expected a bare domain such as example.com, without scheme, port or path');
  }
  return isPublicSuffix(name, name) ? refuse(suffixProblem(name)) : accept(name);
}

/** The RP ID of a host is its own name, or a domain above it that is not everybody's. */
export function readRpIdOf(host: string, input: string): Reading {
  const read = readRpId(input);
  const { value } = read.ok ? read : { value: canonicalHost(input) ?? '' };
  if (isName(value) && !isAddress(value) && !isCoveredBy(value, host)) {
    return refuse(`expected ${nameOfHost(host)} itself or a domain above it`);
  }
  return read.ok && isPublicSuffix(value, nameOfHost(host)) ? refuse(suffixProblem(value)) : read;
}

/** Whether anybody can register names right below it. localhost is nobody's but this machine's. */
function isPublicSuffix(rpId: string, host: string): boolean {
  if (rpId === 'localhost') return false;
  const suffixOf = (name: string) => getPublicSuffix(name, { allowPrivateDomains: true }) ?? '';
  return suffixOf(rpId) === rpId || isCoveredBy(rpId, suffixOf(host));
}

const suffixProblem = (name: string) =>
  name.includes('.')
    ? `expected a domain of your own: names below ${name} belong to many owners, and passkeys cannot be bound to it`
    : 'expected a name with a dot in it, or localhost: passkeys cannot be bound to a top-level domain';
