/** Where the log is sent. A file has a keyword where the receiver's secret would stand. */
import type { Json } from './administration.ts';
import { without } from './kind.ts';
import type { Kind } from './kind.ts';
import { inFiles } from './many-documents.ts';
import { requireText } from './require-document.ts';

/** As the deploy CLI calls it. */
const SECRET = '##LOGSTREAMS_HTTP_SECRET##';

export const logStreams: Kind = {
  name: 'log-streams',
  ...inFiles(
    'log-streams',
    (document, file) => requireText(file, document, 'name'),
    ({ key }) => key,
  ),
  list: async (administration) =>
    ((await administration('GET', '/log-streams')) as Json[]).map(({ id, ...stream }) => {
      const sink = stream.sink as Json;
      const hidden = 'httpAuthorization' in sink && { httpAuthorization: SECRET };
      return {
        key: String(stream.name),
        address: `/log-streams/${encodeURIComponent(String(id))}`,
        document: { ...stream, sink: { ...sink, ...hidden } },
      };
    }),
  create: async (administration, { document }) => {
    const sent = document.type === 'http' ? document : without(document, ['sink']);
    await administration('POST', '/log-streams', without(sent, ['status']));
  },
  update: async (administration, { document }, { address, document: present }) => {
    const { status, sink, ...change } = without(document, ['type']);
    await administration('PATCH', address, {
      ...change,
      // Whether it is suspended is for nobody to say.
      ...(status !== 'suspended' && { status }),
      ...(present.type === 'http' && { sink }),
    });
  },
};
