import type { ReactNode } from 'react';

import type { Asked, Refusal } from './ask-server.ts';
import { RefusalMessage } from './refusal-message.tsx';
import { useToast } from './toasts.tsx';
import { useOperation } from './use-operation.ts';

/** A form that asks for one operation, such as what makes something and leads to it. */
export function OperationForm<Body>({
  operation,
  asked,
  fields,
  told = (problem) => problem,
  act,
  done,
  leadsTo,
  onDone,
  children,
}: {
  operation: string;
  asked: Asked;
  /** Names in the body that have a field of their own, beside which their faults are told. */
  fields: readonly string[];
  /** A refusal in the words of this page. */
  told?: (problem: Refusal) => Refusal;
  /** On its button. */
  act: string;
  /** What is said afterwards. */
  done: string;
  leadsTo?: (body: Body) => string;
  onDone?: (body: Body) => void;
  children: (problem: Refusal | undefined) => ReactNode;
}) {
  const { run, isBusy, problem } = useOperation();
  const say = useToast();
  const shown = problem && told(problem);
  const submit = async () => {
    const answer = await run<Body>(operation, asked, leadsTo);
    if (!answer.ok) return;
    say(done);
    onDone?.(answer.body);
  };
  return (
    <form
      className="dash-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) void submit();
      }}
    >
      <RefusalMessage problem={shown} fields={fields} />
      {children(shown)}
      <div className="dash-actions">
        <button
          className="button button-primary button-fit"
          type="submit"
          aria-busy={isBusy || undefined}
        >
          {act}
        </button>
      </div>
    </form>
  );
}
