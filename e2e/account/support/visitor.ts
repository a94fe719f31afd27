/** The account page in single requests, with real signatures. */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';

import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';
import type { AuthenticatorTraits } from '#app/webauthn/tests/software-authenticator.ts';

import { arrive, typePassword } from '../../protocol/support/sign-in.ts';
import { goodPassword } from '../../support/hosted-pages.ts';
import { HttpVisitor } from '../../support/http-visitor.ts';
import type { Answer } from '../../support/http-visitor.ts';
import type { Tenant, User } from '../../support/tenant.ts';

export const ADD = 'add_passkey';
export const toDelete = (passkeyId: string): string => `delete_passkey:${passkeyId}`;

/** A browser whose user is signed in on the account page. */
export async function signedIn(
  { origin }: Pick<Tenant, 'origin'>,
  user: User,
  userAgent?: string,
): Promise<HttpVisitor> {
  const visitor = new HttpVisitor(origin, { userAgent });
  await signIn(visitor, user);
  return visitor;
}

/** Signs in on the way to the account page; throws where that does not lead there. */
export async function signIn(visitor: HttpVisitor, user: User, path = '/account'): Promise<void> {
  const asked = await arrive(visitor, await visitor.get(path));
  const { address, answer } = await typePassword(visitor, asked, {
    ...user,
    password: goodPassword,
  });
  if (address.pathname !== '/account' || answer.status !== 200) {
    throw new Error(`Not on the account page: ${answer.status} ${address.href}`);
  }
}

export const confirmPath = (purpose: string): string =>
  `/account/confirm?${new URLSearchParams({ for: purpose }).toString()}`;

export const confirmWithPassword = (
  visitor: HttpVisitor,
  purpose: string,
  password = goodPassword,
): Promise<Answer> => visitor.post(confirmPath(purpose), { for: purpose, password });

type Signed = AuthenticationResponseJSON | RegistrationResponseJSON;

/** Sends a signed answer, or whatever else, where a page of the account would. */
export const postAnswer = (
  visitor: HttpVisitor,
  path: string,
  answer: Signed | string,
  fields: Record<string, string> = {},
): Promise<Answer> =>
  visitor.post(path, {
    ...fields,
    passkey: typeof answer === 'string' ? answer : JSON.stringify(answer),
  });

/** A fresh challenge of the account page; throws where there is none. */
export async function challengeOf(
  visitor: HttpVisitor,
  path: string,
  fields: Record<string, string> = {},
): Promise<PublicKeyCredentialRequestOptionsJSON & PublicKeyCredentialCreationOptionsJSON> {
  const { status, text } = await visitor.post(`${path}/challenge`, fields);
  if (status !== 200) throw new Error(`No challenge: ${status} ${text}`);
  const { options } = JSON.parse(text) as {
    options: PublicKeyCredentialRequestOptionsJSON & PublicKeyCredentialCreationOptionsJSON;
  };
  return options;
}

/** Signs what the confirmation asks for with an authenticator, and sends it. */
export async function confirmWithPasskey(
  visitor: HttpVisitor,
  purpose: string,
  authenticator: SoftwareAuthenticator,
): Promise<Answer> {
  const options = await challengeOf(visitor, '/account/confirm', { for: purpose });
  const { origin } = visitor.site;
  const signed = authenticator.get(options, { origin });
  return postAnswer(visitor, confirmPath(purpose), signed, { for: purpose });
}

/** Adds a passkey on a new authenticator; `id` is what the account page calls it. */
export async function addPasskey(
  visitor: HttpVisitor,
  traits: AuthenticatorTraits = {},
): Promise<{ id: string; authenticator: SoftwareAuthenticator }> {
  await confirmWithPassword(visitor, ADD);
  const authenticator = new SoftwareAuthenticator(traits);
  const options = await challengeOf(visitor, '/account/passkeys/new');
  const created = authenticator.create(options, { origin: visitor.site.origin });
  const answer = await postAnswer(visitor, '/account/passkeys/new', created);
  const id = URL.parse(answer.location ?? '')?.searchParams.get('passkey');
  if (!id) throw new Error(`No passkey was added: ${answer.status} ${answer.text.slice(0, 300)}`);
  return { id, authenticator };
}

/** The passkeys of a user, as an administrator sees them. */
export const passkeysOf = async (tenant: Tenant, { id }: User) =>
  (await tenant.cli('passkeys', 'list', '--user', id)) as {
    id: string;
    name: string;
    lastUsedAt: string | null;
  }[];

/** Types and codes of the tenant's log that concern a user, newest first. */
export async function logOf(tenant: Tenant, { id }: User) {
  const events = (await tenant.cli('logs', 'list', '--limit', '500')) as {
    type: string;
    code: string | null;
    userId: string | null;
    details: Record<string, unknown>;
  }[];
  return events.filter(({ userId }) => userId === id);
}
