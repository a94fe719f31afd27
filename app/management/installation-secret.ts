import { listSigningKeys } from '#app/store/signing-keys.ts';
import { listTenants } from '#app/store/tenants.ts';

import { ManagementError } from './management-error.ts';

/**
 * Refuses to go on where this process has another secret than the one the data were written with:
 * what it wrote then, a signing key for instance, no server could read.
 */
export async function requireInstallationSecret(): Promise<void> {
  const [tenant] = await listTenants();
  if (!tenant) return;
  try {
    await listSigningKeys(tenant.id);
  } catch (error) {
    if (!isUnopened(error)) throw error;
    throw new ManagementError(
      'secret_mismatch',
      'the data were written with another secret: use the LATCHKEY_SECRET, or the LATCHKEY_DATA_DIR with the file "secret", of the server',
    );
  }
}

/** AES-GCM says no more than this, for a wrong key as for changed bytes. */
const isUnopened = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('unable to authenticate data');
