/**
 * The only door to the sandbox: scripts of tenants go in, one coded outcome comes out.
 *
 * See `docs/sandbox-threat-model.md` for who is kept out of what.
 */
export { readAllowList } from './child/egress/allow-list.ts';
export { Sandbox } from './host/sandbox.ts';
export type { SandboxSettings, ScriptCheck, ScriptRequest, ScriptToCheck } from './host/sandbox.ts';
export { scriptNames } from './contracts/actions.ts';
export type {
  NewScriptUser,
  ScriptAction,
  ScriptContext,
  ScriptName,
} from './contracts/actions.ts';
export type {
  AnswerRules,
  ScriptAnswer,
  ScriptChange,
  ScriptProfile,
} from './contracts/answers.ts';
export { bareUserId } from './contracts/user-id.ts';
export type * from './outcome.ts';
