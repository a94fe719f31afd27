import { useState } from 'react';

import { Choices } from '../fields.tsx';
import type { LogType } from '../logs/logs.ts';
import { OperationForm } from '../operation-form.tsx';
import { PageHead } from '../page-head.tsx';
import { Panel } from '../panel.tsx';
import { StreamFields, streamBodyOf, streamFieldNames } from './stream-fields.tsx';
import type { StreamDraft } from './stream-fields.tsx';
import { kindNames } from './streams.ts';

const empty: StreamDraft = {
  ...{ name: '', type: 'http', endpoint: '', authorization: '', sends: 'all', types: [] },
};

/** Makes a log stream. */
export function NewStreamPage({ types }: { types: readonly LogType[] }) {
  const [draft, setDraft] = useState(empty);
  const change = (part: Partial<StreamDraft>) => setDraft({ ...draft, ...part });
  return (
    <>
      <PageHead
        title="Create a log stream"
        lead="It begins with the next event. What was logged before is not sent."
        back={{ to: '/dashboard/streams', label: 'Log streams' }}
      />
      <Panel title="Where to, and what">
        <OperationForm<{ id: string }>
          operation="create_log_stream"
          asked={{ body: { type: draft.type, ...streamBodyOf(draft) } }}
          fields={streamFieldNames}
          act="Create"
          done="Created. The next event is the first that is sent."
          leadsTo={({ id }) => `/dashboard/streams/${id}`}
        >
          {(problem) => (
            <>
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
            </>
          )}
        </OperationForm>
      </Panel>
    </>
  );
}
