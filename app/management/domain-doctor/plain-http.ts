import { ask } from './ask.ts';
import { fine, skip, warn } from './check.ts';
import type { Subject, Verdict } from './check.ts';

/** Whether people who type the name alone get to the page by TLS. */
export async function checkPlainHttp({ origin, isLoopback, way }: Subject): Promise<Verdict> {
  const { hostname, port } = new URL(origin);
  if (isLoopback) return skip('browsers trust this machine without TLS');
  if (way) return skip('port 80 is not looked at with --connect');
  if (port !== '') return skip(`who types a port types https too`);
  return checkRedirect(hostname, undefined);
}

/** `way` leads to what stands for port 80. */
export async function checkRedirect(name: string, way: Subject['way']): Promise<Verdict> {
  const asked = await ask(`http://${name}/`, way);
  if (!asked.ok) return fine(`http://${name} ${asked.reason}: nothing is sent without TLS`);
  const { status, location } = asked;
  if (status >= 300 && status < 400 && location?.protocol === 'https:') {
    return fine(`http://${name} redirects to https`);
  }
  return warn(
    `http://${name} answers ${status} without TLS`,
    'Let the proxy redirect port 80 to https, or close the port.',
  );
}
