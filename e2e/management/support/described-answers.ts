/** Answers of the Management API, held against the OpenAPI document that the same server gives out. */
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

import { localFetch } from '../../support/local-fetch.ts';

type Described = { content?: { 'application/json': { schema: object } } };
type Operation = { responses: Record<string, Described> };
type Description = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
};

const BASE = '/api/v2';
const descriptions = new Map<string, Promise<{ description: Description; ajv: Ajv2020 }>>();

/** @throws Error that names what of the answer is not described. */
export async function expectDescribed(
  { method, url }: Pick<Request, 'method' | 'url'>,
  answer: Response,
): Promise<void> {
  const { origin, pathname } = new URL(url);
  const { description, ajv } = await descriptionAt(origin);
  const place = `${method} ${pathname} ${answer.status}`;
  const pattern = patternOf(description, pathname.slice(BASE.length));
  const operation = pattern && description.paths[pattern]?.[method.toLowerCase()];
  if (!operation) {
    if ([404, 405].includes(answer.status)) return;
    throw new Error(`${place}: nothing is described here`);
  }
  const status = answer.status >= 400 ? 'default' : String(answer.status);
  const described = operation.responses[status];
  if (!described) throw new Error(`${place}: is not described`);
  const text = await answer.text();
  if (!described.content) {
    if (text === '') return;
    throw new Error(`${place}: no body is described, and there is ${text}`);
  }
  const isAsDescribed = ajv.compile(described.content['application/json'].schema);
  if (isAsDescribed(JSON.parse(text))) return;
  throw new Error(`${place}: ${ajv.errorsText(isAsDescribed.errors)} in ${text}`);
}

function descriptionAt(origin: string) {
  const known = descriptions.get(origin);
  if (known) return known;
  const reading = readDescription(origin);
  descriptions.set(origin, reading);
  return reading;
}

async function readDescription(origin: string) {
  const answer = await localFetch(`${origin}${BASE}/openapi.json`);
  const description = (await answer.json()) as Description;
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  for (const [name, schema] of Object.entries(description.components.schemas)) {
    ajv.addSchema(schema, `#/components/schemas/${name}`);
  }
  return { description, ajv };
}

/** The address as it is described; a word of its own goes before a parameter. */
function patternOf({ paths }: Description, path: string): string | undefined {
  const sent = path.split('/');
  const matching = Object.keys(paths).filter((pattern) => {
    const wanted = pattern.split('/');
    const fits = (part: string, i: number) => part.startsWith('{') || part === sent[i];
    return wanted.length === sent.length && wanted.every(fits);
  });
  return matching.toSorted((a, b) => a.split('{').length - b.split('{').length)[0];
}
