import { Panel } from '../panel.tsx';
import { RefusalMessage } from '../refusal-message.tsx';
import { useMay } from '../signed.ts';
import { useToast } from '../toasts.tsx';
import { useOperation } from '../use-operation.ts';
import type { Stream } from './streams.ts';

/** Whether events arrive, why they do not, and what to do about it. */
export function StreamDelivery({ stream: { id, status, failure, type } }: { stream: Stream }) {
  const may = useMay();
  const { run, isBusy, problem } = useOperation();
  const say = useToast();
  const isActive = status === 'active';
  const turn = async () => {
    const body = { status: isActive ? 'paused' : 'active' };
    const answer = await run('update_log_stream', { path: { id }, body });
    if (answer.ok) say(isActive ? 'Paused.' : 'Events are sent again.');
  };
  return (
    <Panel title="Delivery">
      <RefusalMessage problem={problem} />
      {failure !== null && (
        <div className="message message-error">
          <div className="flex flex-col gap-1">
            <p className="font-medium">The newest events did not arrive: {failure}</p>
            <p>{whatToDo(failure)}</p>
          </div>
        </div>
      )}
      <p>{stateText(status, type, failure)}</p>
      {may('update_log_stream') && (
        <div>
          <button
            className="button button-secondary button-fit"
            type="button"
            aria-busy={isBusy || undefined}
            onClick={() => {
              if (!isBusy) void turn();
            }}
          >
            {isActive ? 'Pause' : 'Resume'}
          </button>
        </div>
      )}
    </Panel>
  );
}

function stateText(status: Stream['status'], type: Stream['type'], failure: string | null): string {
  if (status === 'paused') return 'Nothing is sent. Events wait, and are sent once it goes on.';
  if (status === 'suspended') {
    return 'Nothing is sent any more: it failed for too long. Mend the receiver, then resume; events that wait are sent then.';
  }
  if (failure !== null) return 'It is tried again and again, with longer pauses. Events wait.';
  return type === 'http'
    ? 'Events are sent within seconds of happening.'
    : 'Events are printed within seconds of happening.';
}

/** By what the receiver answered, or did not. */
function whatToDo(failure: string): string {
  if (/\b40[13]\b/.test(failure)) {
    return 'The receiver does not let us in. Type its authorization header again below.';
  }
  if (/\b(404|405|410|3\d\d)\b/.test(failure)) {
    return 'There is no receiver at this address. Correct the address below.';
  }
  if (/\b(400|413|415|422)\b/.test(failure)) {
    return 'The receiver does not take this content. It has to take a JSON array of events.';
  }
  return 'Look whether the receiver runs and is within reach of this server. Nothing is lost meanwhile.';
}
