/**
 * A process that measures what the libraries do without a server around them: told which by its
 * parent, it answers with the rate per second.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';

import argon2 from '@node-rs/argon2';
import bcrypt from '@node-rs/bcrypt';
import { verifyAuthenticationResponse } from '@simplewebauthn/server';

import { SoftwareAuthenticator } from '../../app/webauthn/tests/software-authenticator.ts';
import type { BareLibrary } from './bare-rate.ts';
import { PASSWORD } from './people.ts';

const ASSERTIONS = 500;

type Work = (turn: number) => Promise<unknown>;

const libraries: Record<BareLibrary, () => Work | Promise<Work>> = {
  /** Assertions of as many passkeys, made before the clock starts. */
  simplewebauthn: () => {
    const origin = 'https://login.example.com';
    const rpId = 'login.example.com';
    const assertions = Array.from({ length: ASSERTIONS }, () => {
      const challenge = randomBytes(32).toString('base64url');
      const authenticator = new SoftwareAuthenticator({ algorithm: -7 });
      authenticator.create(
        {
          challenge,
          rp: { id: rpId, name: 'Example' },
          user: { id: challenge, name: 'ada@example.com', displayName: 'Ada' },
          pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
        },
        { origin },
      );
      const response = authenticator.get({ challenge, rpId }, { origin });
      const publicKey = new Uint8Array(authenticator.credentials[0]?.publicKey ?? []);
      return { challenge, response, credential: { id: response.id, publicKey, counter: 0 } };
    });
    return async (turn) => {
      const assertion = assertions[turn % ASSERTIONS];
      if (!assertion) return;
      const { verified } = await verifyAuthenticationResponse({
        response: assertion.response,
        expectedChallenge: assertion.challenge,
        expectedOrigin: origin,
        expectedRPID: rpId,
        credential: assertion.credential,
      });
      if (!verified) throw new Error('an honest assertion was refused');
    };
  },
  /** A hash with the parameters of `app/credentials/password.ts`. */
  argon2id: async () => {
    const hash = await argon2.hash(PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    return async () => {
      if (!(await argon2.verify(hash, PASSWORD))) throw new Error('the password was refused');
    };
  },
  'bcrypt-8': () => bcryptOf(8),
  'bcrypt-10': () => bcryptOf(10),
};

/** What the sandbox computes for a script that asks for "bcrypt". */
async function bcryptOf(cost: number): Promise<Work> {
  const hash = await bcrypt.hash(PASSWORD, { cost });
  return async () => {
    if (!(await bcrypt.verify(PASSWORD, hash))) throw new Error('the password was refused');
  };
}

type Request = { library: BareLibrary; running: number; seconds: number };

const [request] = (await once(process, 'message')) as [Request];
const work = await libraries[request.library]();
// The first round warms the compiler up.
await ratePerSecond(work, request.running, request.seconds / 4);
process.send?.(await ratePerSecond(work, request.running, request.seconds));
process.disconnect();

async function ratePerSecond(work: Work, running: number, seconds: number): Promise<number> {
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  let done = 0;
  const runner = async () => {
    while (performance.now() < until) await work(done++);
  };
  await Promise.all(Array.from({ length: running }, runner));
  return (done * 1000) / (performance.now() - startedAt);
}
