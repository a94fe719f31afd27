import { useRevalidator } from '@remix-run/react';
import { useCallback, useState } from 'react';

import { askServer } from './ask-server.ts';
import type { Answer, Asked, Refusal } from './ask-server.ts';
import { useConfirmPasskey } from './confirm-passkey.tsx';

export type Run = <Body>(operation: string, asked?: Asked) => Promise<Answer<Body>>;

/**
 * Changing things from a page: `run` asks for an operation, for a fresh passkey where that is
 * needed, and has the page read again what it shows. `problem` is the last refusal.
 */
export function useOperation() {
  const confirm = useConfirmPasskey();
  const { revalidate } = useRevalidator();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Refusal>();
  const run = useCallback<Run>(
    async <Body>(operation: string, asked: Asked = {}) => {
      setBusy(true);
      setProblem(undefined);
      let answer = await askServer<Body>(operation, asked);
      if (!answer.ok && answer.code === 'confirmation_required' && (await confirm())) {
        answer = await askServer<Body>(operation, asked);
      }
      setBusy(false);
      if (answer.ok) revalidate();
      else if (answer.code === 'sign_in_required') location.reload();
      else if (answer.code !== 'confirmation_required') setProblem(answer);
      return answer;
    },
    [confirm, revalidate],
  );
  return { run, isBusy, problem, forget: () => setProblem(undefined) };
}

/** What is wrong with one field, or with what is below it. */
export const faultOf = (problem: Refusal | undefined, field: string): string | undefined =>
  problem?.faults.find((fault) => fault.field === field || fault.field.startsWith(`${field}.`))
    ?.message;
