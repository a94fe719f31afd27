import { useNavigate } from '@remix-run/react';
import { useState } from 'react';

import { Choices } from '../fields.tsx';
import type { LogType } from '../logs/logs.ts';
import { PageHead } from '../page-head.tsx';
import { Panel } from '../panel.tsx';
import { RefusalMessage } from '../refusal-message.tsx';
import { useToast } from '../toasts.tsx';
import { useOperation } from '../use-operation.ts';
import { StreamFields, streamBodyOf, streamFieldNames } from './stream-fields.tsx';
import type { StreamDraft } from './stream-fields.tsx';
import { kindNames } from './streams.ts';

const empty: StreamDraft = {
  ...{ name: '', type: 'http', endpoint: '', authorization: '', sends: 'all', types: [] },
};

/** Makes a log stream. */
export function NewStreamPage({ types }: { types: readonly LogType[] }) {
  const [draft, setDraft] = useState(empty);
  const { run, isBusy, problem } = useOperation();
  const navigate = useNavigate();
  const say = useToast();
  const change = (part: Partial<StreamDraft>) => setDraft({ ...draft, ...part });
  const create = async () => {
    const body = { type: draft.type, ...streamBodyOf(draft) };
    const answer = await run<{ id: string }>('create_log_stream', { body });
    if (!answer.ok) return;
    say('Created. The next event is the first that is sent.');
    navigate(`/dashboard/streams/${answer.body.id}`);
  };
  return (
    <>
      <PageHead
        title="Create a log stream"
        lead="It begins with the next event. What was logged before is not sent."
        back={{ to: '/dashboard/streams', label: 'Log streams' }}
      />
      <Panel title="Where to, and what">
        <form
          className="dash-form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (!isBusy) void create();
          }}
        >
          <RefusalMessage problem={problem} fields={streamFieldNames} />
          <Choices
            label="Kind"
            value={draft.type}
            choices={[
              {
                ...{ value: 'http', label: kindNames.http },
                hint: 'A service that takes events over HTTPS.',
              },
              {
                ...{ value: 'stdout', label: kindNames.stdout },
                hint: 'Lines of JSON that the server prints, for whatever collects its output.',
              },
            ]}
            onChange={(type) => change({ type })}
          />
          <StreamFields
            {...{ draft, change, problem, types }}
            authorizationHint="What the receiver knows us by, such as Bearer and a token. It is stored encrypted and never shown again."
          />
          <div className="dash-actions">
            <button
              className="button button-primary button-fit"
              type="submit"
              aria-busy={isBusy || undefined}
            >
              Create
            </button>
          </div>
        </form>
      </Panel>
    </>
  );
}
