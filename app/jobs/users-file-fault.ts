/** Longer documents are no user's. */
const MAX_RECORD_CHARACTERS = 256 * 1024;

/** Says what is wrong with a file of users as a whole. */
export class UsersFileFault extends Error {
  override name = 'UsersFileFault';
}

export function requireUsualLength(length: number, line: number): void {
  if (length <= MAX_RECORD_CHARACTERS) return;
  const characters = MAX_RECORD_CHARACTERS.toLocaleString('en');
  throw new UsersFileFault(`user ${line}: expected at most ${characters} characters`);
}
