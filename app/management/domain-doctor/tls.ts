import { connect } from 'node:tls';
import type { TLSSocket } from 'node:tls';

import { TIMEOUT_MS, codeOf, destination, reasonOf } from './ask.ts';
import { fail, fine, skip, warn } from './check.ts';
import type { Subject, Verdict } from './check.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Those who renew on their own do so a month before the end, or after two thirds of the time. */
const SOON_DAYS = 21;

/** Whether browsers would accept the connection: passkeys are refused to pages that had a warning. */
export async function checkTls({ origin, isLoopback, way }: Subject): Promise<Verdict> {
  const url = new URL(origin);
  const name = url.hostname;
  if (isLoopback) return skip('browsers trust this machine without TLS');
  const shaken = await handshake(name, destination(url, way));
  if (!shaken.ok) return refused(shaken.code, url);

  const { certificate, trustError, protocol } = shaken;
  const until = new Date(certificate.validTo);
  const day = until.toISOString().slice(0, 10);
  const days = Math.floor((until.getTime() - Date.now()) / DAY_MS);
  if (!certificate.checkHost(name)) {
    return fail(
      `the certificate is for ${namesOf(certificate.subjectAltName)}, not for ${name}`,
      `Get a certificate for ${name}, or let the proxy choose it by the name that is asked for (SNI).`,
    );
  }
  if (days < 0) return fail(`the certificate has expired on ${day}`, 'Renew the certificate.');
  if (trustError !== undefined) {
    return fail(
      `the certificate is not trusted: ${name} ${reasonOf(trustError)}`,
      'Let the proxy send the whole chain of a public authority. An authority of your own is named in NODE_EXTRA_CA_CERTS.',
    );
  }
  const found = `${protocol}, a trusted certificate until ${day}`;
  return days < SOON_DAYS
    ? warn(`${found}, which is soon`, 'See why the certificate has not been renewed yet.')
    : fine(found);
}

type Handshake =
  | {
      ok: true;
      certificate: NonNullable<ReturnType<TLSSocket['getPeerX509Certificate']>>;
      trustError: string | undefined;
      protocol: string;
    }
  | { ok: false; code: string };

/** Accepts every certificate, to be able to say what is wrong with it. Nothing is sent. */
function handshake(
  servername: string,
  { address: host, port }: { address: string; port: number },
): Promise<Handshake> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, servername, rejectUnauthorized: false });
    const end = (result: Handshake) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(TIMEOUT_MS, () => {
      end({ ok: false, code: 'ABORT_ERR' });
    });
    socket.on('error', (error) => {
      end({ ok: false, code: codeOf(error) });
    });
    socket.on('secureConnect', () => {
      const certificate = socket.getPeerX509Certificate();
      const protocol = socket.getProtocol() ?? 'TLS';
      if (!certificate) return end({ ok: false, code: 'EPROTO' });
      // An error's code, whatever its type says; a wrong name is looked at on its own.
      const error = socket.authorized ? undefined : String(socket.authorizationError);
      const trustError = error === 'ERR_TLS_CERT_ALTNAME_INVALID' ? undefined : error;
      end({ ok: true, certificate, trustError, protocol });
    });
  });
}

function refused(code: string, url: URL): Verdict {
  const at = url.host;
  if (/PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/.test(code)) {
    return fail(
      `${at} speaks no TLS that browsers accept: it is older than 1.2`,
      'Let the proxy speak TLS 1.2 and 1.3.',
    );
  }
  return fail(
    `${at} ${reasonOf(code)}`,
    `See that the proxy runs, and that its port ${url.port || '443'} is open to everybody and speaks TLS.`,
  );
}

const namesOf = (subjectAltName: string | undefined): string =>
  subjectAltName?.replaceAll('DNS:', '') ?? 'no name';
