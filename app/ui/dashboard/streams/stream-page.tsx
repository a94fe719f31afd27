import { ConfirmAct } from '../confirm-act.tsx';
import { PageHead } from '../page-head.tsx';
import { Panel } from '../panel.tsx';
import { SettingsForm } from '../settings-form.tsx';
import { useMay } from '../signed.ts';
import { StreamFields, streamBodyOf, streamFieldNames } from './stream-fields.tsx';
import type { StreamDraft } from './stream-fields.tsx';
import { StreamDelivery } from './stream-delivery.tsx';
import { StreamState } from './stream-state.tsx';
import { kindNames } from './streams.ts';
import type { Stream, StreamView } from './streams.ts';

const draftOf = ({ name, type, endpoint, types }: Stream): StreamDraft => ({
  ...{ name, type, endpoint, types, authorization: '' },
  sends: types.length === 0 ? 'all' : 'some',
});

/** One log stream: what it does, what it sends, and its end. */
export function StreamPage({ stream, version, types }: StreamView) {
  const may = useMay();
  const { id, name, type } = stream;
  return (
    <>
      <PageHead
        title={name}
        lead={
          <>
            {kindNames[type]} <StreamState {...stream} />
          </>
        }
        back={{ to: '/dashboard/streams', label: 'Log streams' }}
      />
      <StreamDelivery stream={stream} />
      <Panel title="Settings">
        <SettingsForm<StreamDraft>
          operation="update_log_stream"
          path={{ id }}
          read={draftOf(stream)}
          version={version}
          bodyOf={streamBodyOf}
          fields={streamFieldNames}
          mayChange={may('update_log_stream')}
        >
          {({ draft, change, problem, mayChange }) => (
            <StreamFields
              {...{ draft, change, problem, types, disabled: !mayChange }}
              authorizationHint={hintOf(stream, draft)}
            />
          )}
        </SettingsForm>
      </Panel>
      {may('delete_log_stream') && (
        <Panel title="Delete" isDangerous>
          <div>
            <ConfirmAct
              label="Delete this log stream"
              title={`Delete ${name}?`}
              act="Delete"
              consequence="No further event is sent, and events that still wait for the receiver are not sent either. They stay in the log. A new stream would begin with the next event."
              operation="delete_log_stream"
              asked={{ path: { id } }}
              done={`${name} is deleted.`}
              leadsTo="/dashboard/streams"
            />
          </div>
        </Panel>
      )}
    </>
  );
}

/** A secret goes to no other receiver than it was given for. */
function hintOf({ hasAuthorization, endpoint }: Stream, draft: StreamDraft): string {
  if (!hasAuthorization)
    return 'None is stored. What is typed is stored encrypted and never shown.';
  if (draft.endpoint.trim() !== endpoint) {
    return 'The stored one is not sent to another address: type it again, or none is sent.';
  }
  return 'One is stored and never shown. Leave this empty to keep it.';
}
