/** The OpenAPI document (3.1), from the same schemas that parse what is sent. */
import { z } from 'zod';

import { operations } from './all.ts';
import type { Operation } from './operation.ts';

/** Made once: anybody may ask for it, and making it takes as long as a hundred other answers. */
let made: Record<string, Record<string, unknown>> | undefined;

function describedPaths() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: described(operation),
    };
  }
  return paths;
}

/** @param server where the API is, such as `https://login.example.com/api/v2`. */
export function openApiDocument(server: string): Record<string, unknown> {
  made ??= describedPaths();
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: { title: 'Latchkey Management API', version: '2' },
    servers: [{ url: server }],
    security: [{ bearer: [] }],
    paths: made,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { Refusal: refusal },
    },
  };
}

const refusal = {
  type: 'object',
  properties: {
    statusCode: { type: 'integer' },
    error: { type: 'string' },
    message: { type: 'string' },
    errorCode: { type: 'string' },
  },
  required: ['statusCode', 'error', 'message', 'errorCode'],
  additionalProperties: false,
};

function described({ id, summary, scopes, path, query, body, bodyType, answer }: Operation) {
  const { schema, status, orNothing } = answer;
  return {
    operationId: id,
    summary,
    security: scopes.map((scope) => ({ bearer: [scope] })),
    parameters: [...pathParameters(path), ...queryParameters(query)],
    ...(body && {
      requestBody: { required: true, content: json(schemaOf(body, 'input'), bodyType) },
    }),
    responses: {
      [status]: {
        description: summary,
        ...(schema && { content: json(schemaOf(schema, 'output')) }),
      },
      ...(orNothing && { 204: { description: 'Nothing to tell' } }),
      default: {
        description: 'What was wrong, and what is expected',
        content: json({ $ref: '#/components/schemas/Refusal' }),
      },
    },
  };
}

/** The dialect is that of the document as a whole. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

const json = (schema: unknown, type = 'application/json') => ({ [type]: { schema } });

const pathParameters = (path: string) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    ...{ name, in: 'path', required: true, schema: { type: 'string' } },
  }));

function queryParameters(query: z.ZodType) {
  const { properties = {}, required = [] } = schemaOf(query, 'input');
  return Object.entries(properties).map(([name, schema]) => ({
    ...{ name, in: 'query', required: required.includes(name), schema },
  }));
}
