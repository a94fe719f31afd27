import type { CDPSession, Page } from '@playwright/test';

/** A passkey as the authenticator itself keeps it. */
export type KeptPasskey = {
  credentialId: string;
  isResidentCredential: boolean;
  rpId?: string;
  privateKey: string;
  userHandle?: string;
  signCount: number;
  userName?: string;
  userDisplayName?: string;
};

export type Authenticator = {
  passkeys: () => Promise<KeptPasskey[]>;
  /** Gives it a passkey that it did not make. */
  keep: (passkey: KeptPasskey) => Promise<void>;
  /** Whether somebody is there who touches the sensor. Counts for requests that begin afterwards. */
  setPresent: (present: boolean) => Promise<void>;
  /** Whether that somebody can unlock the device. */
  setOwner: (owner: boolean) => Promise<void>;
  /** Ids of the passkeys that a site asked to forget or that were removed, base64url. */
  forgotten: readonly string[];
  /** Names that a site has given to people since, oldest first. */
  renamed: readonly { userName?: string; userDisplayName?: string }[];
};

/** What the device is: part of the computer, on a cable, or a phone nearby. */
type Transport = 'internal' | 'usb' | 'hybrid';

/**
 * Plugs a virtual authenticator into a page, with nobody in front of it: what the page asks for
 * waits, as it does for a person who has not decided yet.
 */
export async function plugIn(
  page: Page,
  {
    transport = 'internal',
    holdsPasskeys = true,
    syncsPasskeys = false,
  }: { transport?: Transport; holdsPasskeys?: boolean; syncsPasskeys?: boolean } = {},
): Promise<Authenticator> {
  await watchRequests(page);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable', { enableUI: false });
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport,
      hasResidentKey: holdsPasskeys,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: false,
      defaultBackupEligibility: syncsPasskeys,
      defaultBackupState: syncsPasskeys,
    },
  });
  return {
    passkeys: async () => {
      const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
      return credentials;
    },
    keep: (credential) =>
      cdp.send('WebAuthn.addCredential', { authenticatorId, credential }).then(),
    setPresent: (enabled) =>
      cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }).then(),
    setOwner: (isUserVerified) =>
      cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }).then(),
    forgotten: collectForgotten(cdp),
    renamed: collectRenamed(cdp),
  };
}

/**
 * Has somebody there for one answer only: gone before it is sent, so that the page which follows
 * finds nobody. `address` is where the page sends it.
 */
export async function answerOnce(
  page: Page,
  authenticator: Authenticator,
  address: string,
  press: () => Promise<void>,
): Promise<void> {
  await authenticator.setPresent(true);
  await page.route(
    address,
    async (route) => {
      await authenticator.setPresent(false);
      await route.continue();
    },
    { times: 1 },
  );
  const answered = page.waitForResponse(address);
  await press();
  await answered;
}

function collectForgotten(cdp: CDPSession): string[] {
  const forgotten: string[] = [];
  cdp.on('WebAuthn.credentialDeleted', ({ credentialId }) => {
    forgotten.push(Buffer.from(credentialId, 'base64').toString('base64url'));
  });
  return forgotten;
}

function collectRenamed(cdp: CDPSession): { userName?: string; userDisplayName?: string }[] {
  const renamed: { userName?: string; userDisplayName?: string }[] = [];
  cdp.on('WebAuthn.credentialUpdated', ({ credential: { userName, userDisplayName } }) => {
    renamed.push({ userName, userDisplayName });
  });
  return renamed;
}

/** A request of a page to its authenticators. */
export type Request = {
  kind: 'get' | 'create';
  /** Waits behind the field's suggestions, without a dialog. */
  isConditional: boolean;
  challenge: string;
  rpId: string | undefined;
  allowCredentials: number;
  state: 'pending' | 'answered' | 'AbortError' | 'NotAllowedError' | (string & {});
};

/** Notes what every page asks of its authenticators, from the next load on. */
async function watchRequests(page: Page): Promise<void> {
  await page.addInitScript(() => {
    // There may be several authenticators.
    if (Reflect.has(globalThis, 'notedRequests')) return;
    const requests: Request[] = [];
    Reflect.set(globalThis, 'notedRequests', requests);
    const encode = (bytes: BufferSource) =>
      String.fromCharCode(...new Uint8Array(bytes instanceof ArrayBuffer ? bytes : bytes.buffer));

    function note<Options extends CredentialRequestOptions & CredentialCreationOptions>(
      kind: 'get' | 'create',
      original: (options?: Options) => Promise<Credential | null>,
    ) {
      return async (options?: Options) => {
        const {
          challenge,
          rpId,
          rp,
          allowCredentials = [],
        } = {
          ...(options?.publicKey as PublicKeyCredentialRequestOptions &
            Partial<PublicKeyCredentialCreationOptions>),
        };
        const request: Request = {
          kind,
          isConditional: options?.mediation === 'conditional',
          challenge: btoa(encode(challenge)),
          rpId: rpId ?? rp?.id,
          allowCredentials: allowCredentials.length,
          state: 'pending',
        };
        requests.push(request);
        try {
          const answer = await original(options);
          request.state = 'answered';
          return answer;
        } catch (error) {
          request.state = error instanceof Error ? error.name : String(error);
          throw error;
        }
      };
    }
    const { credentials } = navigator;
    credentials.get = note('get', credentials.get.bind(credentials));
    credentials.create = note('create', credentials.create.bind(credentials));
  });
}

/** What the page that is open has asked for, oldest first. */
export const requestsOf = (page: Page): Promise<Request[]> =>
  page.evaluate(() => Reflect.get(globalThis, 'notedRequests') as Request[]);

/** The conditional requests of the open page that still wait for a choice. */
export async function pendingAutofill(page: Page): Promise<Request[]> {
  const requests = await requestsOf(page);
  return requests.filter(({ isConditional, state }) => isConditional && state === 'pending');
}
