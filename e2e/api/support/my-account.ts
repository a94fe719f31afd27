/** An application that looks after its user's ways to sign in, in single requests. */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';

import { SoftwareAuthenticator } from '#app/webauthn/tests/software-authenticator.ts';
import type {
  AuthenticatorTraits,
  CreateLies,
} from '#app/webauthn/tests/software-authenticator.ts';

import type { Application } from '../../attacks/support/application.ts';
import { signIn, tokensOf } from '../../protocol/support/sign-in.ts';
import type { Tokens } from '../../protocol/support/sign-in.ts';
import { register } from '../../protocol/support/site.ts';
import type { Cli } from '../../protocol/support/site.ts';
import { goodPassword } from '../../support/hosted-pages.ts';
import { HttpVisitor } from '../../support/http-visitor.ts';
import type { Answer } from '../../support/http-visitor.ts';

export const METHODS = '/me/v1/authentication-methods';
export const FACTORS = '/me/v1/factors';
export const VERIFY = `${METHODS}/passkey%7Cnew/verify`;

export const scopes = {
  create: 'create:me:authentication_methods',
  read: 'read:me:authentication_methods',
  update: 'update:me:authentication_methods',
  delete: 'delete:me:authentication_methods',
  factors: 'read:me:factors',
};
export const everyScope = Object.values(scopes);

export type Method = Record<string, unknown> & { id: string; type: string };

export const audienceOf = (origin: string): string => `${origin}/me/`;

/** An application that was granted the API of a host. */
export async function grantedApplication(
  cli: Cli,
  origin: string,
  settings: Parameters<typeof register>[2] = {},
  granted: readonly string[] = everyScope,
): Promise<Application> {
  const application = await register(cli, origin, settings);
  await grant(cli, application, granted);
  return application;
}

export const grant = (
  cli: Cli,
  { origin, clientId }: Application,
  granted: readonly string[],
): Promise<unknown> =>
  cli(
    ...['apis', 'grant', '--client-id', clientId, '--audience', audienceOf(origin)],
    ...granted.flatMap((scope) => ['--scope', scope]),
  );

type Wishes = { scope?: string; connection?: string };

/** What an authorization request for the API asks for. */
export const asking = (origin: string, { scope = everyScope.join(' '), ...rest }: Wishes = {}) => ({
  audience: audienceOf(origin),
  scope: `openid ${scope}`.trim(),
  ...rest,
});

/** One application's end of the API: with a token, in the name of whoever signed in. */
export class MyAccount {
  readonly visitor: HttpVisitor;
  readonly token: string | undefined;

  constructor(visitor: HttpVisitor, token: string | undefined) {
    this.visitor = visitor;
    this.token = token;
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  send(method: string, path: string, body?: unknown): Promise<Answer> {
    return this.visitor.send(path, {
      method,
      headers: {
        ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        cookie: undefined,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  /** Of one kind, if it is given; throws where that is refused. */
  async list(type?: string): Promise<Method[]> {
    const answer = await this.get(type === undefined ? METHODS : `${METHODS}?type=${type}`);
    if (answer.status !== 200) throw new Error(`No list: ${answer.status} ${answer.text}`);
    return (JSON.parse(answer.text) as { authentication_methods: Method[] }).authentication_methods;
  }

  async begin(body: object = {}): Promise<Begun> {
    const answer = await this.send('POST', METHODS, { type: 'passkey', ...body });
    if (answer.status !== 202) throw new Error(`Not begun: ${answer.status} ${answer.text}`);
    const { auth_session, authn_params_public_key } = JSON.parse(answer.text) as {
      auth_session: string;
      authn_params_public_key: PublicKeyCredentialCreationOptionsJSON;
    };
    return { authSession: auth_session, options: authn_params_public_key, answer };
  }

  verify(authSession: string, response: RegistrationResponseJSON | object): Promise<Answer> {
    return this.send('POST', VERIFY, { auth_session: authSession, authn_response: response });
  }

  /** A new passkey on a new device. */
  async add(
    traits: AuthenticatorTraits = {},
  ): Promise<{ method: Method; authenticator: SoftwareAuthenticator }> {
    const { authSession, options } = await this.begin();
    const authenticator = new SoftwareAuthenticator(traits);
    const created = authenticator.create(options, { origin: this.visitor.site.origin });
    const answer = await this.verify(authSession, created);
    if (answer.status !== 201) throw new Error(`Not added: ${answer.status} ${answer.text}`);
    return { method: JSON.parse(answer.text) as Method, authenticator };
  }
}

type Begun = {
  authSession: string;
  options: PublicKeyCredentialCreationOptionsJSON;
  answer: Answer;
};

export type SignedIn = { visitor: HttpVisitor; tokens: Tokens; api: MyAccount };

/** Somebody signs in to an application with their password, which asks for the API. */
export async function signedIn(
  application: Application,
  person: { email: string; password?: string },
  wishes: Wishes = {},
  visitor = new HttpVisitor(application.origin),
): Promise<SignedIn> {
  const { origin } = application;
  const known = { email: person.email, password: person.password ?? goodPassword };
  const visit = await signIn(visitor, application, known, asking(origin, wishes));
  const tokens = await tokensOf(visitor, application, visit);
  return { visitor, tokens, api: new MyAccount(visitor, tokens.access_token) };
}

/** What a device makes of creation options, on this origin. */
export const made = (
  options: PublicKeyCredentialCreationOptionsJSON,
  lies: CreateLies,
): RegistrationResponseJSON => new SoftwareAuthenticator().create(options, lies);

/** A refusal of the API as stories compare it: its status and its code. */
export function refusalOf({ status, headers, text }: Answer): [number, string] {
  const problem = JSON.parse(text) as Record<string, unknown>;
  const isWhole =
    String(headers['content-type']).startsWith('application/json') &&
    headers['cache-control'] === 'no-store' &&
    problem.status === status &&
    [problem.type, problem.title, problem.detail].every((part) => typeof part === 'string');
  if (!isWhole) throw new Error(`Not a refusal of the API: ${status} ${text}`);
  return [status, String(problem.type).replace(/^urn:latchkey:error:/, '')];
}

export const faultsOf = ({ text }: Answer) =>
  (JSON.parse(text) as { validation_errors?: { pointer?: string; field?: string }[] })
    .validation_errors ?? [];
