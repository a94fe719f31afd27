import { parseTypedName } from './typed-name.ts';

/** A name that a person typed for a passkey, as it is stored. Undefined where it is none. */
export const parsePasskeyName = parseTypedName;
