/** Requests byte by byte, for those that no HTTP client would send. */
import { once } from 'node:events';
import { connect } from 'node:net';

export type RawAnswer = { status: number; head: string; body: string };

/** Sends the bytes, waits until the server has closed the connection, and reads the first answer. */
export async function sendRaw(port: number, request: string | Buffer): Promise<RawAnswer> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.write(request);
  await once(socket, 'close');
  const text = Buffer.concat(chunks).toString('latin1');
  const [head = '', ...body] = text.split('\r\n\r\n');
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
    head,
    body: body.join('\r\n\r\n'),
  };
}

/** A request of these lines, after which the server may close. */
export const lines = (...parts: string[]): string =>
  [...parts, 'Connection: close', '', ''].join('\r\n');
