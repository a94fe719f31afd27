/** What a fresh confirmation can be for. It is good for that and nothing else. */
export type Purpose =
  | { act: 'add_passkey' }
  | { act: 'delete_passkey'; passkeyId: string }
  /** Whatever an administrator may do that asks for it. */
  | { act: 'administer' };

/** What the account page asks a confirmation for. */
export type AccountPurpose = Exclude<Purpose, { act: 'administer' }>;

/** The name of a purpose, as it is stored with a proof and sent in an address. */
export const purposeName = (purpose: Purpose): string =>
  purpose.act === 'delete_passkey' ? `${purpose.act}:${purpose.passkeyId}` : purpose.act;

/** The purpose that a name stands for; undefined where there is none of that name. */
export function purposeOf(name: string): AccountPurpose | undefined {
  if (name === 'add_passkey') return { act: name };
  const [, passkeyId] = /^delete_passkey:([A-Za-z0-9_]{1,40})$/.exec(name) ?? [];
  return passkeyId === undefined ? undefined : { act: 'delete_passkey', passkeyId };
}
