/** The whole trail as a file, which can be verified wherever it is kept. */
import { Readable } from 'node:stream';

import { createReadableStreamFromReadable } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';

import { linesOfTrail } from '#app/management/trail-file.ts';

import { requireAdministrator } from '../administrator.ts';
import { requireMay } from '../read.ts';

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  requireMay(at, 'list_administrative_acts');
  const { tenant } = context.site;
  const lines = Readable.from(linesToWrite(tenant), { objectMode: false });
  const file = `${tenant.name}-audit-trail.ndjson`;
  return new Response(createReadableStreamFromReadable(lines), {
    headers: {
      'Cache-Control': 'no-store',
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Content-Disposition': `attachment; filename="${file}"`,
    },
  });
}

async function* linesToWrite(tenant: { id: string; name: string }): AsyncGenerator<string> {
  for await (const line of linesOfTrail(tenant)) yield `${line}\n`;
}
