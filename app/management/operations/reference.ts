/** The OpenAPI document, arranged for people to read: by what operations are about. */
import { openApiDocument } from './openapi.ts';

type Described = {
  operationId: string;
  summary: string;
  security: { bearer: string[] }[];
  parameters: { name: string; in: 'path' | 'query'; required: boolean }[];
  requestBody?: { content: Content };
  responses: Record<string, { content?: Content }>;
};
/** By media type; there is one. */
type Content = Record<string, { schema: unknown }>;

export type ReferenceOperation = {
  id: string;
  method: string;
  path: string;
  summary: string;
  scopes: string[];
  parameters: { name: string; in: 'path' | 'query'; required: boolean }[];
  body: { type: string; schema: string } | null;
  /** JSON Schemas as text; null where the body is empty. */
  answer: { status: string; schema: string | null };
};

export type ReferenceGroup = { name: string; operations: ReferenceOperation[] };

export function apiReference(): ReferenceGroup[] {
  const { paths } = openApiDocument('') as { paths: Record<string, Record<string, Described>> };
  const groups = new Map<string, ReferenceOperation[]>();
  for (const [path, methods] of Object.entries(paths)) {
    const name = path.split('/')[1] ?? '';
    const operations = Object.entries(methods).map(([method, described]) =>
      shown(method.toUpperCase(), path, described),
    );
    groups.set(name, [...(groups.get(name) ?? []), ...operations]);
  }
  return [...groups]
    .map(([name, operations]) => ({ name, operations }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function shown(method: string, path: string, described: Described): ReferenceOperation {
  const [status = '', answered] =
    Object.entries(described.responses).find(([code]) => code !== 'default') ?? [];
  return {
    id: described.operationId,
    ...{ method, path, summary: described.summary },
    scopes: described.security.flatMap(({ bearer }) => bearer),
    parameters: described.parameters.map(({ name, in: place, required }) => ({
      ...{ name, in: place, required },
    })),
    body: bodyIn(described.requestBody?.content),
    answer: { status, schema: bodyIn(answered?.content)?.schema ?? null },
  };
}

function bodyIn(content: Content = {}): { type: string; schema: string } | null {
  const [described] = Object.entries(content);
  if (!described) return null;
  const [type, { schema }] = described;
  return { type, schema: JSON.stringify(schema, null, 2) };
}
