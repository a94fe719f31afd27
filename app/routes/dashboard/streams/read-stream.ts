import type { Stream } from '../../../ui/dashboard/streams/streams.ts';

/** What the Management API answers of a stream. */
export type AnsweredStream = {
  id: string;
  name: string;
  type: Stream['type'];
  status: Stream['status'];
  filters: { name: string }[];
  sink: { httpEndpoint?: string; httpAuthorization?: string };
  failure?: string;
};

export const streamOf = ({ sink, filters, failure, ...answer }: AnsweredStream): Stream => ({
  ...{ id: answer.id, name: answer.name, type: answer.type, status: answer.status },
  types: filters.map(({ name }) => name),
  endpoint: sink.httpEndpoint ?? '',
  hasAuthorization: sink.httpAuthorization !== undefined,
  failure: failure ?? null,
});
