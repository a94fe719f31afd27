/** A sign-in in requests, from `/authorize` to wherever it leads. */
import { authorizationPath, newVerifier, redeem } from '../../attacks/support/application.ts';
import type { Application, Parameters } from '../../attacks/support/application.ts';
import type { Answer, HttpVisitor } from '../../support/http-visitor.ts';

export type Arrival = {
  /** The page of the site that was reached, or the application's address that comes after it. */
  address: URL;
  /** The parameters of that address, wherever they stand. */
  said: Record<string, string>;
  /** The last answer of the site. */
  answer: Answer;
};

export type Visit = Arrival & { verifier: string };

export type Tokens = {
  access_token: string;
  token_type: string;
  expires_in: number;
  scope?: string;
  id_token: string;
  refresh_token: string;
};

/** Sends an authorization request and goes wherever that leads. A parameter of '' is left out. */
export async function ask(
  visitor: HttpVisitor,
  client: Application,
  parameters: Parameters = {},
): Promise<Visit> {
  const verifier = newVerifier();
  const url = new URL(authorizationPath(client, verifier, parameters), client.origin);
  for (const [name, value] of Object.entries(parameters)) {
    if (value === '') url.searchParams.delete(name);
  }
  return {
    verifier,
    ...(await arrive(visitor, await visitor.get(`${url.pathname}${url.search}`))),
  };
}

/** Follows redirects as long as they stay on the site. */
export async function arrive(visitor: HttpVisitor, first: Answer): Promise<Arrival> {
  let answer = first;
  let address = visitor.site;
  while (answer.location !== undefined) {
    address = new URL(answer.location);
    if (address.host !== visitor.site.host) break;
    answer = await visitor.get(`${address.pathname}${address.search}`);
  }
  const said = new URLSearchParams(address.hash ? address.hash.slice(1) : address.search);
  return { address, answer, said: Object.fromEntries(said) };
}

/** Answers the sign-in page that a visit has reached. */
export async function typePassword<Reached extends Arrival>(
  visitor: HttpVisitor,
  visit: Reached,
  person: { email: string; password: string },
): Promise<Reached> {
  const { state } = visit.said;
  if (!state || !/^\/(login|signup)$/.test(visit.address.pathname)) {
    throw new Error(`Nobody asks who it is: ${visit.address.href} ${visit.answer.text}`);
  }
  const answer = await visitor.post('/login/password', {
    state,
    identifier: person.email,
    password: person.password,
  });
  return { ...visit, ...(await arrive(visitor, answer)) };
}

/** A whole sign-in with a password; ends at the application. */
export async function signIn(
  visitor: HttpVisitor,
  client: Application,
  person: { email: string; password: string },
  parameters: Parameters = {},
): Promise<Visit> {
  const visit = await typePassword(visitor, await ask(visitor, client, parameters), person);
  if (!visit.said.code && !visit.said.id_token) throw new Error(`No code: ${visit.address.href}`);
  return visit;
}

/** Exchanges the code that a visit brought home. Throws where that is refused. */
export async function tokensOf(
  visitor: HttpVisitor,
  client: Application,
  { said, verifier }: Visit,
): Promise<Tokens> {
  if (!said.code) throw new Error(`No code: ${JSON.stringify(said)}`);
  const { status, text } = await redeem(visitor, client, said.code, verifier);
  if (status !== 200) throw new Error(`No tokens: ${text}`);
  return JSON.parse(text) as Tokens;
}
