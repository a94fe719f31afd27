/** Where the log is sent as it grows. The secret of a receiver goes in only. */
import { z } from 'zod';

import type { LogStream } from '#app/store/log-streams.ts';

import {
  changeLogStream,
  createLogStream,
  filtersSchema,
  getLogStream,
  listLogStreams,
  newLogStreamSchema,
  removeLogStream,
  sinkSchema,
} from '../log-streams.ts';
import { operation } from './operation.ts';
import { ApiRefusal } from './refusal.ts';

const MASK = '********';

const sink = z.strictObject({
  httpEndpoint: sinkSchema.shape.endpoint,
  httpContentType: z.literal('application/json').default('application/json'),
  httpContentFormat: z.literal('JSONARRAY').default('JSONARRAY'),
  httpAuthorization: sinkSchema.shape.authorization,
});

const isPriority = z.literal(false, 'expected false: all streams are served alike');

const body = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('http'),
    name: z.string(),
    sink,
    filters: filtersSchema.optional(),
    isPriority: isPriority.optional(),
  }),
  z.strictObject({
    type: z.literal('stdout'),
    name: z.string(),
    filters: filtersSchema.optional(),
    isPriority: isPriority.optional(),
  }),
]);

const change = z.strictObject({
  name: z.string().optional(),
  status: z.enum(['active', 'paused']).optional(),
  sink: sink.optional(),
  filters: filtersSchema.optional(),
  isPriority: isPriority.optional(),
});

const answer = z.strictObject({
  id: z.string(),
  name: z.string(),
  type: z.enum(['http', 'stdout']),
  status: z.enum(['active', 'paused', 'suspended']),
  filters: filtersSchema,
  isPriority,
  sink: z.union([sink, z.strictObject({})]),
});

/** Told of one stream alone: lists are what pipelines write down and import again. */
const answerWithFailure = answer.extend({
  /** What kept the newest events from arriving, while it does. */
  failure: z.string().optional(),
});

const presented = (stream: LogStream): z.output<typeof answer> => {
  const { id, name, type, status, filters } = stream;
  return {
    ...{ id, name, type, status, filters, isPriority: false },
    sink: type === 'http' ? presentedSink(stream.sink) : {},
  };
};

const presentedWithFailure = (stream: LogStream): z.output<typeof answerWithFailure> => ({
  ...presented(stream),
  ...(stream.lastFailure !== null && { failure: stream.lastFailure }),
});

const presentedSink = ({ endpoint = '', authorization }: LogStream['sink']) => ({
  httpEndpoint: endpoint,
  httpContentType: 'application/json' as const,
  httpContentFormat: 'JSONARRAY' as const,
  ...(authorization !== undefined && { httpAuthorization: MASK }),
});

/**
 * The secret that is stored stays where the mask stands for it, and where nothing is said: pipelines
 * have no secrets in their files. It never goes to another receiver than it was given for.
 */
function sinkIn(sent: z.output<typeof sink>, stored?: LogStream['sink']) {
  const { httpEndpoint: endpoint, httpAuthorization } = sent;
  const isSameReceiver = endpoint === stored?.endpoint;
  if (httpAuthorization === MASK && !isSameReceiver) {
    throw new ApiRefusal(
      'invalid_body',
      'sink.httpAuthorization: expected the secret itself, where httpEndpoint is another',
    );
  }
  const isKept = isSameReceiver && [MASK, undefined].includes(httpAuthorization);
  const authorization = isKept ? stored.authorization : httpAuthorization;
  return { endpoint, ...(authorization !== undefined && { authorization }) };
}

const nothing = z.strictObject({});

export const logStreams = [
  operation({
    id: 'list_log_streams',
    method: 'GET',
    path: '/log-streams',
    summary: 'Log streams',
    scopes: ['read:log_streams'],
    role: 'auditor',
    query: nothing,
    body: null,
    answer: { status: 200, schema: z.array(answer) },
    run: async ({ site }) => (await listLogStreams(site.tenant.id)).map(presented),
  }),
  operation({
    id: 'create_log_stream',
    method: 'POST',
    path: '/log-streams',
    summary: 'A new log stream',
    scopes: ['create:log_streams'],
    role: 'admin',
    query: nothing,
    body,
    answer: { status: 200, schema: answer },
    run: async ({ site }, { body: { isPriority: _alike, ...sent } }) => {
      const input = sent.type === 'http' ? { ...sent, sink: sinkIn(sent.sink) } : sent;
      return presented(await createLogStream(site.tenant.id, newLogStreamSchema.parse(input)));
    },
  }),
  operation({
    id: 'get_log_stream',
    method: 'GET',
    path: '/log-streams/{id}',
    summary: 'A log stream',
    scopes: ['read:log_streams'],
    role: 'auditor',
    query: nothing,
    body: null,
    answer: { status: 200, schema: answerWithFailure, unversioned: ['failure'] },
    run: async ({ site }, { path }) =>
      presentedWithFailure(await getLogStream(site.tenant.id, path.id)),
  }),
  operation({
    id: 'update_log_stream',
    method: 'PATCH',
    path: '/log-streams/{id}',
    summary: 'Changes a log stream',
    scopes: ['update:log_streams'],
    role: 'admin',
    query: nothing,
    body: change,
    answer: { status: 200, schema: answer },
    run: async ({ site }, { path, body: { sink: sent, isPriority: _alike, ...rest } }) => {
      const { sink: stored } = await getLogStream(site.tenant.id, path.id);
      const changed = { ...rest, ...(sent && { sink: sinkIn(sent, stored) }) };
      return presented(await changeLogStream(site.tenant.id, path.id, changed));
    },
  }),
  operation({
    id: 'delete_log_stream',
    method: 'DELETE',
    path: '/log-streams/{id}',
    summary: 'Ends a log stream',
    scopes: ['delete:log_streams'],
    role: 'admin',
    query: nothing,
    body: null,
    answer: { status: 204, schema: null },
    run: ({ site }, { path }) => removeLogStream(site.tenant.id, path.id),
  }),
];
