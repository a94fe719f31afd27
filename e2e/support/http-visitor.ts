/**
 * A browser without a screen, for what can be said in requests: it keeps cookies as a browser does,
 * sends the headers that browsers send with a form, and follows no redirect by itself.
 *
 *     const visitor = new HttpVisitor(server.origin);
 *     const page = await visitor.get('/login?state=…');
 *     const answer = await visitor.post('/login', { state, identifier: 'ada@example.com' });
 *
 * It always connects to this machine, whatever its site is called: with `port`, a visitor of
 * `https://login.example.test` stands behind a proxy that has ended TLS.
 */
import { Agent, request } from 'node:http';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';

export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  /** Each `Set-Cookie` as it was sent. */
  setCookies: readonly string[];
  text: string;
  /** Where it redirects to, as an absolute address. */
  location: string | undefined;
};

export type Sent = {
  method?: string;
  headers?: OutgoingHttpHeaders;
  body?: string | Buffer;
};

export type Cookie = { name: string; value: string; path: string };

type VisitorOptions = {
  /** Where the server listens, where that is not the origin's own port. */
  port?: number;
  /** What a proxy in front of the server says is the client's address. */
  address?: string;
  userAgent?: string;
};

/** No connection is kept: the server may close one at the very moment it is used again. */
const agent = new Agent({ keepAlive: false, maxSockets: 64 });

export class HttpVisitor {
  readonly site: URL;
  readonly cookies: Cookie[] = [];
  readonly options: VisitorOptions;

  constructor(origin: string, options: VisitorOptions = {}) {
    this.site = new URL(origin);
    this.options = options;
  }

  get(path: string, headers: OutgoingHttpHeaders = {}): Promise<Answer> {
    return this.send(path, { headers });
  }

  /** Sends a form of the site's own page; `headers` replace what a browser would have said. */
  post(
    path: string,
    fields: Record<string, string>,
    headers: OutgoingHttpHeaders = {},
  ): Promise<Answer> {
    return this.send(path, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: this.site.origin,
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
      body: new URLSearchParams(fields).toString(),
    });
  }

  /** Sends exactly this, with the cookies that belong to it. `address` may be absolute, if on this site. */
  async send(address: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answer> {
    // A path is sent as it is written, however strange.
    const isPath = address.startsWith('/');
    const url = new URL(isPath ? `${this.site.origin}${address}` : address);
    if (url.host !== this.site.host) throw new Error(`${address} is not on ${this.site.host}`);
    const answer = await exchange({
      port: this.options.port ?? Number(this.site.port),
      method,
      path: isPath ? address : `${url.pathname}${url.search}`,
      headers: withoutMissing({
        host: this.site.host,
        cookie: this.#cookiesFor(url.pathname),
        'x-forwarded-for': this.options.address,
        accept: 'text/html,*/*;q=0.8',
        'user-agent': this.options.userAgent ?? 'http-visitor',
        ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
        ...headers,
      }),
      body,
    });
    for (const line of answer.setCookies) this.#keep(line);
    const { location } = answer.headers;
    return { ...answer, location: location && new URL(location, url).href };
  }

  /** The value of a cookie, by its name or the end of it (`session` finds `__Host-latchkey_session`). */
  cookie(name: string): string | undefined {
    return this.cookies.find((each) => each.name.endsWith(name))?.value;
  }

  /** Another visitor of the same or another site who holds the same cookies. */
  twin(origin = this.site.origin, options: VisitorOptions = {}): HttpVisitor {
    const twin = new HttpVisitor(origin, { ...this.options, ...options });
    twin.cookies.push(...this.cookies.map((cookie) => ({ ...cookie })));
    return twin;
  }

  #cookiesFor(pathname: string): string | undefined {
    const sent = this.cookies.filter(
      ({ path }) =>
        pathname === path || pathname.startsWith(path.endsWith('/') ? path : `${path}/`),
    );
    return sent.map(({ name, value }) => `${name}=${value}`).join('; ') || undefined;
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(/;\s*/);
    const [name, value] = splitOnce(pair);
    const said = new Map(attributes.map(splitOnce).map(([key, text]) => [key.toLowerCase(), text]));
    const path = said.get('path') ?? '/';
    const known = this.cookies.findIndex((each) => each.name === name && each.path === path);
    if (known >= 0) this.cookies.splice(known, 1);
    const expires = said.get('expires');
    const gone = said.get('max-age') === '0' || (expires && Date.parse(expires) <= Date.now());
    if (!gone) this.cookies.push({ name, value, path });
  }
}

function splitOnce(text: string): [string, string] {
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

const withoutMissing = (headers: OutgoingHttpHeaders): OutgoingHttpHeaders =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));

type Exchange = Sent & { port: number; path: string };

function exchange({ body, ...target }: Exchange): Promise<Omit<Answer, 'location'>> {
  return new Promise((resolve, reject) => {
    const sent = request({ ...target, host: '127.0.0.1', agent }, (received) => {
      const chunks: Buffer[] = [];
      received.on('data', (chunk: Buffer) => chunks.push(chunk));
      received.on('error', reject);
      received.on('end', () => {
        resolve({
          status: received.statusCode ?? 0,
          headers: received.headers,
          setCookies: received.headers['set-cookie'] ?? [],
          text: Buffer.concat(chunks).toString('utf8'),
        });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
