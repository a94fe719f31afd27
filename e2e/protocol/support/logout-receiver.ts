import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type LogoutReceiver = {
  url: string;
  /** The logout tokens that have come, as they came. */
  tokens: readonly string[];
  stop: () => Promise<void>;
};

/** An application's end of the back channel. A silent one takes the token and never answers. */
export async function startLogoutReceiver({
  status = 200,
  silent = false,
} = {}): Promise<LogoutReceiver> {
  const tokens: string[] = [];
  const server = createServer((request, response) => {
    text(request).then(
      (body) => {
        tokens.push(new URLSearchParams(body).get('logout_token') ?? '');
        if (!silent) response.writeHead(status).end();
      },
      () => response.destroy(),
    );
  });
  server.listen(0);
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/backchannel-logout`,
    tokens,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
