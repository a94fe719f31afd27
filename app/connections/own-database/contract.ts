/** What the rooms before this one know of the sandbox: which scripts there are, and whom they call what. */
export { bareUserId, scriptNames } from '../../../scripts-sandbox/index.ts';
export type { ScriptName } from '../../../scripts-sandbox/index.ts';
