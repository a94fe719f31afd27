/** What a search of the log finds, as a file that is made while it is read. */
import { Readable } from 'node:stream';

import type { LoaderFunctionArgs } from '@remix-run/node';
import { createReadableStreamFromReadable } from '@remix-run/node';

import { exportLog } from '#app/management/log-file.ts';
import type { LogFileFormat } from '#app/management/log-file.ts';
import { ManagementError } from '#app/management/management-error.ts';

import { requireAdministrator } from '../administrator.ts';
import { requireMay } from '../read.ts';
import { faultOfDays, queryOf, searchIn } from './asked-search.ts';

const types: Record<LogFileFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const at = await requireAdministrator(request, context);
  requireMay(at, 'list_logs');
  const params = new URL(request.url).searchParams;
  const format = params.get('format') === 'ndjson' ? 'ndjson' : 'csv';
  const search = searchIn(params);
  const fault = faultOfDays(search);
  if (fault !== undefined) return refused(fault);
  const lines = exportLog(context.site.tenant.id, { format, q: queryOf(search) });
  try {
    const file = await begun(lines);
    return new Response(createReadableStreamFromReadable(Readable.from(file)), {
      headers: {
        'Cache-Control': 'no-store',
        'Content-Type': types[format],
        'Content-Disposition': `attachment; filename="log-${new Date().toISOString().slice(0, 10)}.${format}"`,
      },
    });
  } catch (error) {
    if (!(error instanceof ManagementError)) throw error;
    return refused(error.message);
  }
}

const refused = (message: string) => Response.json({ message }, { status: 400 });

/** The lines, once the first has been read: a search that cannot be understood has none. */
async function begun(lines: AsyncGenerator<string>): Promise<AsyncGenerator<Buffer>> {
  const first = await lines.next();
  return (async function* () {
    if (!first.done) yield Buffer.from(first.value);
    for await (const line of lines) yield Buffer.from(line);
  })();
}
