import { refuse } from '#app/errors.ts';
import type { ErrorCode } from '#app/errors.ts';
import { oauthRefusalOf } from '#app/oauth-refusal.ts';

import { myAccountProblem } from './my-account-problem.ts';
import { managementProblem } from './management-problem.ts';
import { isManagementApi, isMyAccountApi, isPasskeyApi } from './program-paths.ts';

/** A refusal that no route has made, in the form of the API that its path is of. */
export function refusalAt(path: string, code: ErrorCode): object {
  if (isMyAccountApi(path)) return myAccountProblem(code);
  if (isPasskeyApi(path)) return oauthRefusalOf(refuse(code)).body;
  if (isManagementApi(path)) return managementProblem(code);
  return { error: code };
}
