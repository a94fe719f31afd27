import type { Prerequisite, PrerequisiteName } from '#app/connections/passkey-prerequisites.ts';

import { ManagementError } from './management-error.ts';

/** A connection with all that its passkeys need, met or not. */
export type ConnectionPrerequisites = {
  name: string;
  prerequisites: Prerequisite[];
  /** Why Get User is not enough, where that was tried. */
  problem?: string;
};

/** Passkeys would be on where something that they need is missing. `connections` are the ones concerned. */
export class PasskeyPrerequisitesUnmet extends ManagementError {
  override name = 'PasskeyPrerequisitesUnmet';
  /** Of all connections together. */
  readonly unmet: PrerequisiteName[];

  constructor(connections: ConnectionPrerequisites[]) {
    const sentences = connections.map(
      ({ name, prerequisites, problem }) =>
        `passkeys cannot be on for ${name} because of ${unmetOf(prerequisites).join(', ')}${problem === undefined ? '' : `: ${problem}`}`,
    );
    super('passkey_prerequisites_unmet', sentences.join('\n'), { connections });
    this.unmet = [...new Set(connections.flatMap((one) => unmetOf(one.prerequisites)))];
  }
}

export const unmetOf = (prerequisites: readonly Prerequisite[]): PrerequisiteName[] =>
  prerequisites.filter(({ met }) => !met).map(({ name }) => name);
