import { useCallback, useState } from 'react';

import { askServer } from './ask-server.ts';
import type { Answer, Asked, Refusal } from './ask-server.ts';
import { useConfirmPasskey } from './confirm-passkey.tsx';
import { useReload } from './reload.tsx';

type Run = <Body>(
  operation: string,
  asked?: Asked,
  /** The page to go on to. Without one, this page reads again what it shows. */
  leadsTo?: (body: Body) => string,
) => Promise<Answer<Body>>;

/**
 * Changing things from a page: `run` asks for an operation, and for a fresh passkey where that is
 * needed. It is over when the page shows what has come of it, so that nobody acts on what was there
 * before; what somebody else has changed meanwhile is shown as well. `problem` is the last refusal.
 */
export function useOperation() {
  const confirm = useConfirmPasskey();
  const reload = useReload();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Refusal>();
  const run = useCallback<Run>(
    async <Body>(operation: string, asked: Asked = {}, leadsTo?: (body: Body) => string) => {
      setBusy(true);
      setProblem(undefined);
      let answer = await askServer<Body>(operation, asked);
      if (!answer.ok && answer.code === 'confirmation_required' && (await confirm())) {
        answer = await askServer<Body>(operation, asked);
      }
      if (answer.ok) await reload(leadsTo?.(answer.body));
      else if (answer.code === 'version_conflict') await reload();
      setBusy(false);
      if (answer.ok) return answer;
      if (answer.code === 'sign_in_required') location.reload();
      else if (answer.code !== 'confirmation_required') setProblem(answer);
      return answer;
    },
    [confirm, reload],
  );
  return { run, isBusy, problem, forget: () => setProblem(undefined) };
}

/** What is wrong with one field, or with what is below it. */
export const faultOf = (problem: Refusal | undefined, field: string): string | undefined =>
  problem?.faults.find((fault) => fault.field === field || fault.field.startsWith(`${field}.`))
    ?.message;
