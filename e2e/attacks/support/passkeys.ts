/** Ceremonies in single requests, with real signatures. */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';

import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';
import type { AuthenticatorTraits } from '#app/webauthn/tests/software-authenticator.ts';

import type { Answer, HttpVisitor } from '../../support/http-visitor.ts';
import { beginVisit, codeAfter } from './application.ts';
import type { Application } from './application.ts';
import { newEmail } from './attacked-site.ts';

/** A fresh challenge for a page of this visit. */
export async function requestOptions(
  visitor: HttpVisitor,
  state: string,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const answer = await visitor.post('/login/passkey/challenge', { state });
  return optionsIn(answer) as PublicKeyCredentialRequestOptionsJSON;
}

export async function creationOptions(
  visitor: HttpVisitor,
  state: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const answer = await visitor.post('/signup/passkey/challenge', { state });
  return optionsIn(answer) as PublicKeyCredentialCreationOptionsJSON;
}

export async function rescueOptions(
  visitor: HttpVisitor,
  ticket: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const answer = await visitor.post('/rescue/passkey/challenge', { ticket });
  return optionsIn(answer) as PublicKeyCredentialCreationOptionsJSON;
}

function optionsIn(answer: Answer): unknown {
  if (answer.status !== 200) throw new Error(`No challenge: ${answer.status} ${answer.text}`);
  return (JSON.parse(answer.text) as { options: unknown }).options;
}

type Signed = AuthenticationResponseJSON | RegistrationResponseJSON;

export const postPasskey = (visitor: HttpVisitor, state: string, answer: Signed | string) =>
  visitor.post('/login/passkey', { state, passkey: asText(answer) });

export const postNewPasskey = (visitor: HttpVisitor, state: string, answer: Signed | string) =>
  visitor.post('/signup/passkey', { state, passkey: asText(answer) });

const asText = (answer: Signed | string) =>
  typeof answer === 'string' ? answer : JSON.stringify(answer);

/** Begins a sign-up and stops where the passkey is to be made. */
export async function beginSignUp(
  visitor: HttpVisitor,
  application: Application,
  email = newEmail(),
) {
  const visit = await beginVisit(visitor, application, {
    prompt: 'login',
    screen_hint: 'signup',
  });
  const answer = await visitor.post('/signup', { state: visit.state, identifier: email });
  if (!answer.location?.includes('/signup/passkey')) {
    throw new Error(`The sign-up did not go on: ${answer.status} ${answer.text.slice(0, 300)}`);
  }
  return { ...visit, email };
}

export type Person = {
  email: string;
  authenticator: SoftwareAuthenticator;
  code: string;
  verifier: string;
};

/** A new user with a passkey, made by signing up. The visitor is signed in afterwards. */
export async function signUp(
  visitor: HttpVisitor,
  application: Application,
  traits: AuthenticatorTraits = {},
): Promise<Person> {
  const { state, verifier, email } = await beginSignUp(visitor, application);
  const authenticator = new SoftwareAuthenticator(traits);
  const created = authenticator.create(await creationOptions(visitor, state), {
    origin: visitor.site.origin,
  });
  const answer = await postNewPasskey(visitor, state, created);
  return { email, authenticator, verifier, code: await codeAfter(visitor, answer) };
}
