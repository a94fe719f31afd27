/** A file that an administrator was given the address of: it opens for whoever has it, for minutes. */
import { Readable } from 'node:stream';

import { createReadableStreamFromReadable } from '@remix-run/node';
import type { LoaderFunctionArgs } from '@remix-run/node';

import { refusalBody } from '#app/management/operations/refusal.ts';
import { openDownload } from '#app/management/user-jobs.ts';

const types = { csv: 'text/csv; charset=utf-8', json: 'application/x-ndjson; charset=utf-8' };

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const jobId = params.job ?? '';
  const download = await openDownload(context.site.tenant.id, jobId, {
    ...{ expires: query.get('expires'), signature: query.get('signature') },
  });
  const headers = { 'Cache-Control': 'no-store' };
  if (!download) {
    const body = refusalBody('not_found', 'this address has opened nothing, or does so no longer');
    return Response.json(body, { status: 404, headers });
  }
  return new Response(
    createReadableStreamFromReadable(Readable.from(download.content, { objectMode: false })),
    {
      headers: {
        ...headers,
        'Content-Type': types[download.format],
        'Content-Disposition': `attachment; filename="${jobId}.${download.format}"`,
      },
    },
  );
}
