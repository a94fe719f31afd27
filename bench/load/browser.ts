/**
 * One browser of one person, as far as the server can tell: it keeps cookies, follows no redirect
 * by itself and reads every answer to its end.
 */
import http from 'node:http';

export type Answer = { status: number; location: string; body: string };

export class Browser {
  readonly #agent: http.Agent;
  readonly #origin: URL;
  readonly #cookies = new Map<string, string>();
  /** The address that it is forwarded for. */
  readonly #ip: string;

  constructor(origin: URL, agent: http.Agent, ip: string) {
    this.#origin = origin;
    this.#agent = agent;
    this.#ip = ip;
  }

  get(path: string): Promise<Answer> {
    return this.#send('GET', path);
  }

  post(
    path: string,
    fields: Record<string, string>,
    headers?: http.OutgoingHttpHeaders,
  ): Promise<Answer> {
    return this.#send('POST', path, new URLSearchParams(fields).toString(), headers);
  }

  #send(
    method: string,
    path: string,
    body?: string,
    headers: http.OutgoingHttpHeaders = { origin: this.#origin.origin },
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = http.request(
        {
          agent: this.#agent,
          host: '127.0.0.1',
          port: this.#origin.port,
          method,
          path,
          headers: {
            host: this.#origin.host,
            'x-forwarded-for': this.#ip,
            'user-agent':
              'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
            accept: 'text/html,application/json;q=0.9',
            'accept-language': 'en',
            cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
            ...(body !== undefined && {
              'content-type': 'application/x-www-form-urlencoded',
              'content-length': Buffer.byteLength(body),
              ...headers,
            }),
          },
        },
        (response) => {
          let text = '';
          this.#keepCookies(response.headers['set-cookie']);
          response
            .setEncoding('utf8')
            .on('data', (chunk: string) => (text += chunk))
            .on('error', reject)
            .on('end', () => {
              const { statusCode = 0, headers: answered } = response;
              resolve({ status: statusCode, location: answered.location ?? '', body: text });
            });
        },
      );
      request.on('error', reject);
      request.end(body);
    });
  }

  #keepCookies(lines: string[] = []): void {
    for (const line of lines) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }
}
