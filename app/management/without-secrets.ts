/** Documents as the trail keeps them: what is secret is masked, and what is long is its hash. */
import { createHash } from 'node:crypto';

export const MASK = '********';
const LONGEST = 2000;

/** Names of fields whose values, whatever they are, nobody may read. `input` is what scripts are tried with. */
const secretFields =
  /^(client_secret|password|newPassword|password_hash|custom_password_hash|configuration|input|private_key|sink|signing_secret|token|authorization)$/;

/** A document as it may be kept and read. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value === 'string' && value.length > LONGEST) {
    return `sha256:${createHash('sha256').update(value).digest('hex')}`;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      secretFields.test(name) && field !== null ? MASK : withoutSecrets(field),
    ]),
  );
}
