import zlib from 'node:zlib';

import { expect, it } from 'vitest';

import { httpLimits } from '../../limits.ts';
import { childProcesses } from '../support/child-processes.ts';
import { httpServer } from '../support/http-server.ts';
import { openedSandbox } from '../support/opened-sandbox.ts';
import { teller } from '../support/told.ts';

const MB = 1_024 * 1_024;
const zeros = Buffer.alloc(512 * MB);
const bombs: Record<string, Buffer> = {
  gzip: zlib.gzipSync(zeros, { level: 9 }),
  deflate: zlib.deflateSync(zeros, { level: 9 }),
  br: zlib.brotliCompressSync(zeros, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 4 } }),
};
/** As many members as there are megabytes, one behind the other. */
bombs['x-gzip'] = Buffer.concat(
  Array(512).fill(zlib.gzipSync(zeros.subarray(0, MB), { level: 9 })),
);

const server = await httpServer((request, response) => {
  const encoding = String(request.url).slice(1);
  response.writeHead(200, { 'content-encoding': decodeURIComponent(encoding) });
  response.end(bombs[encoding]);
});

const tell = teller(openedSandbox({ allowedDestinations: [`127.0.0.1:${String(server.port)}`] }));

it.each(Object.keys(bombs))('512 MB packed with %s are unpacked to the limit', async (encoding) => {
  expect(bombs[encoding]?.length).toBeLessThan(httpLimits.responseBytes);
  const processes = childProcesses();
  const told = await tell(`await fetch('${server.origin}/${encoding}')`);
  expect(told.error).toMatchObject({ code: 'ERR_TOO_LARGE' });
  // Nothing had to die of it.
  expect(childProcesses()).toEqual(expect.arrayContaining(processes));
});

it.each(['gzip, gzip', 'gzip,br', 'utf-8', '__proto__'])(
  'what is packed as %s is given as it was sent',
  async (encoding) => {
    bombs[encodeURIComponent(encoding)] = zlib.gzipSync(zlib.gzipSync(zeros.subarray(0, MB)));
    const told = await tell(`
      const response = await fetch('${server.origin}/${encodeURIComponent(encoding)}');
      return Array.from((await response.bytes()).slice(0, 2));`);
    expect(told.value).toEqual([0x1f, 0x8b]);
  },
);
