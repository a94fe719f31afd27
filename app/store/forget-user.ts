import { deleteSessionArtifacts } from './provider-artifacts.ts';
import { deleteParkedSignIns } from './tickets.ts';
import { deleteUser } from './users.ts';

/**
 * Takes a user away with all that hangs on them, and ends what goes on in their name: whoever gets
 * their id next begins with nothing. Access tokens last until they expire.
 */
export async function forgetUser(tenantId: string, userId: string): Promise<void> {
  await deleteParkedSignIns(tenantId, userId);
  await deleteSessionArtifacts(tenantId, userId);
  await deleteUser(tenantId, userId);
}
