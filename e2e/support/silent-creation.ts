/**
 * A password manager that creates passkeys without a dialog (WebAuthn L3 §5.1.3, conditional
 * create). Headless Chromium has none, so its answers come from a software authenticator: real keys
 * and signatures, no user presence. Everything but conditional creation is left to the browser.
 */
import type { Page } from '@playwright/test';

import { SoftwareAuthenticator } from '../../app/webauthn/tests/software-authenticator.ts';
import type { Flags } from '../../app/webauthn/tests/software-authenticator.ts';

type CreationOptions = Parameters<SoftwareAuthenticator['create']>[0];

export type PasswordManager = {
  /** How often a page has asked. */
  asked: () => number;
  credentialIds: () => string[];
};

export async function plugInPasswordManager(
  page: Page,
  {
    flags = { up: false, uv: false },
    isWilling = true,
  }: { flags?: Flags; isWilling?: boolean } = {},
): Promise<PasswordManager> {
  const authenticator = new SoftwareAuthenticator({ attachment: 'platform' });
  let asked = 0;
  await page.exposeFunction('createSilently', (options: CreationOptions, origin: string) => {
    asked += 1;
    return isWilling ? authenticator.create(options, { origin, flags }) : null;
  });
  await page.addInitScript(answerConditionalCreation);
  return {
    asked: () => asked,
    credentialIds: () => authenticator.credentials.map(({ id }) => id),
  };
}

/** Runs in the page. */
function answerConditionalCreation(): void {
  type Answer = {
    id: string;
    response: { clientDataJSON: string; attestationObject: string; transports?: string[] };
  };
  const createSilently = Reflect.get(globalThis, 'createSilently') as (
    options: unknown,
    origin: string,
  ) => Promise<Answer | null>;

  const toText = (source: BufferSource) => {
    const bytes =
      source instanceof ArrayBuffer
        ? new Uint8Array(source)
        : new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
    return btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_')
      .replaceAll('=', '');
  };
  const toBytes = (text: string) =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) =>
      character.charCodeAt(0),
    ).buffer;

  const { credentials } = navigator;
  const create = credentials.create.bind(credentials);
  credentials.create = async (options) => {
    const { publicKey, mediation } = (options ?? {}) as CredentialCreationOptions & {
      mediation?: string;
    };
    if (mediation !== 'conditional' || !publicKey) return create(options);
    const answer = await createSilently(
      {
        ...publicKey,
        challenge: toText(publicKey.challenge),
        user: { ...publicKey.user, id: toText(publicKey.user.id) },
        excludeCredentials: (publicKey.excludeCredentials ?? []).map((each) => ({
          ...each,
          id: toText(each.id),
        })),
      },
      location.origin,
    );
    if (!answer) throw new DOMException('no password of this site was used', 'NotAllowedError');
    return {
      id: answer.id,
      rawId: toBytes(answer.id),
      type: 'public-key',
      authenticatorAttachment: 'platform',
      getClientExtensionResults: () => ({}),
      response: {
        clientDataJSON: toBytes(answer.response.clientDataJSON),
        attestationObject: toBytes(answer.response.attestationObject),
        getTransports: () => answer.response.transports ?? [],
      },
    } as unknown as Credential;
  };
}
