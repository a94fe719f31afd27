import type { Refusal } from '../ask-server.ts';
import { Choices, TextField } from '../fields.tsx';
import type { LogType } from '../logs/logs.ts';
import { TypeChoice } from '../logs/type-choice.tsx';
import { faultOf } from '../use-operation.ts';
import type { Stream } from './streams.ts';

export type StreamDraft = {
  name: string;
  type: Stream['type'];
  endpoint: string;
  authorization: string;
  sends: 'all' | 'some';
  types: string[];
};

/** Names in the body that have a field here. */
export const streamFieldNames = [
  'name',
  'sink.httpEndpoint',
  'sink.httpAuthorization',
  'filters',
] as const;

/** What is sent of a draft. A secret that was not typed is not sent: it stays as it is stored. */
export const streamBodyOf = ({ name, type, endpoint, authorization, ...rest }: StreamDraft) => ({
  name,
  filters: rest.sends === 'all' ? [] : rest.types.map((code) => ({ type: 'event', name: code })),
  ...(type === 'http' && {
    sink: {
      httpEndpoint: endpoint.trim(),
      ...(authorization !== '' && { httpAuthorization: authorization }),
    },
  }),
});

/** What a new stream and one that exists are asked alike. */
export function StreamFields({
  draft,
  change,
  problem,
  types,
  authorizationHint,
  disabled = false,
}: {
  draft: StreamDraft;
  change: (part: Partial<StreamDraft>) => void;
  problem: Refusal | undefined;
  types: readonly LogType[];
  authorizationHint: string;
  disabled?: boolean;
}) {
  return (
    <>
      <TextField
        label="Name"
        value={draft.name}
        disabled={disabled}
        onChange={(name) => change({ name })}
        error={faultOf(problem, 'name')}
        input={{ maxLength: 100 }}
      />
      {draft.type === 'http' && (
        <>
          <TextField
            label="Address of the receiver"
            type="url"
            value={draft.endpoint}
            disabled={disabled}
            onChange={(endpoint) => change({ endpoint })}
            error={faultOf(problem, 'sink.httpEndpoint')}
            hint="An https address. Events come as a POST with a JSON array (application/json)."
            input={{ dir: 'ltr', placeholder: 'https://logs.example.com/in', spellCheck: false }}
          />
          <TextField
            label="Authorization header"
            type="password"
            value={draft.authorization}
            disabled={disabled}
            onChange={(authorization) => change({ authorization })}
            error={faultOf(problem, 'sink.httpAuthorization')}
            hint={authorizationHint}
            input={{ autoComplete: 'off', dir: 'ltr' }}
          />
        </>
      )}
      <Choices
        label="Events"
        value={draft.sends}
        disabled={disabled}
        choices={[
          { value: 'all', label: 'All events', hint: 'Also those of types that come later.' },
          { value: 'some', label: 'Some types' },
        ]}
        onChange={(sends) => change({ sends })}
        error={
          draft.sends === 'some' && draft.types.length === 0
            ? 'Expected at least one type; without one, all events are sent.'
            : faultOf(problem, 'filters')
        }
      />
      {draft.sends === 'some' && (
        <TypeChoice
          {...{ types, disabled, chosen: draft.types }}
          onChange={(chosen) => change({ types: chosen })}
        />
      )}
    </>
  );
}
