/** The files at fixed addresses that applications, browsers and credential managers read. */
import { z } from 'zod';

import { CHANGE_PASSWORD_PATH, passkeyEndpoints } from '#app/flows/well-known.ts';

import { ask } from './ask.ts';
import type { Asked } from './ask.ts';
import { fail, fine } from './check.ts';
import type { Subject, Verdict } from './check.ts';

const PASS_ON = 'Let the proxy pass everything below /.well-known/ on to Latchkey, unchanged.';

/** Whether applications find this tenant's issuer, by the name that tokens carry. */
export async function checkDiscovery({ origin, way }: Subject): Promise<Verdict> {
  const address = `${origin}/.well-known/openid-configuration`;
  const asked = await ask(address, way);
  const document = z.object({ issuer: z.string() }).safeParse(documentOf(asked));
  if (!document.success) return fail(`${address} ${wrongness(asked)}`, PASS_ON);
  const { issuer } = document.data;
  return issuer === `${origin}/`
    ? fine(`the issuer is ${issuer}`)
    : fail(`the issuer is ${issuer}, not ${origin}/`, PASS_ON);
}

/** Whether credential managers find the pages for passkeys. */
export async function checkPasskeyEndpoints({ origin, way }: Subject): Promise<Verdict> {
  const address = `${origin}/.well-known/passkey-endpoints`;
  const expected = passkeyEndpoints({ origin });
  const asked = await ask(address, way);
  const document = z
    .object({ enroll: z.literal(expected.enroll), manage: z.literal(expected.manage) })
    .safeParse(documentOf(asked));
  return document.success
    ? fine('password managers find the pages for passkeys')
    : fail(`${address} ${wrongness(asked)}`, PASS_ON);
}

/**
 * Whether browsers find the page for a new password. They look first whether the site says 200 to
 * everything (W3C change password URL).
 */
export async function checkChangePassword({ origin, way }: Subject): Promise<Verdict> {
  const address = `${origin}/.well-known/change-password`;
  const asked = await ask(address, way);
  const expected = new URL(CHANGE_PASSWORD_PATH, origin).href;
  if (!asked.ok || ![302, 303, 307].includes(asked.status) || asked.location?.href !== expected) {
    return fail(`${address} ${wrongness(asked)}`, PASS_ON);
  }
  const nothing = `${origin}/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200`;
  const missing = await ask(nothing, way);
  // Redirects are followed by who asks, and seldom end in an error.
  if (!missing.ok || missing.status < 400) {
    return fail(
      `what is not there ${wrongness(missing)}: browsers do not believe the address for passwords`,
      'Let the proxy pass on 404 as it comes, without a page of its own.',
    );
  }
  return fine(`browsers are led to ${expected} for a new password`);
}

function documentOf(asked: Asked): unknown {
  if (!asked.ok || asked.status !== 200) return undefined;
  if (!/^application\/json\s*(;|$)/i.test(asked.contentType ?? '')) return undefined;
  try {
    return JSON.parse(asked.body);
  } catch {
    return undefined;
  }
}

function wrongness(asked: Asked): string {
  if (!asked.ok) return asked.reason;
  const { status, location, contentType } = asked;
  if (location) return `answers ${status}, and leads to ${location.href}`;
  return status === 200
    ? `answers 200 with something else (${contentType ?? 'no content type'})`
    : `answers ${status}`;
}
