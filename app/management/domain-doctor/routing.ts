import { QUESTION_PATH, newQuestion, readAnswer } from '#app/tenancy/installation-question.ts';
import type { Reception } from '#app/tenancy/installation-question.ts';

import { ask } from './ask.ts';
import { fail, fine, skip, warn } from './check.ts';
import type { Subject, Verdict } from './check.ts';

/** How our request arrived, and what the server's clock showed. */
export type Arrival = Reception & { date: Date | undefined };

/** Whether the host leads to this very installation, as that host. */
export async function checkRouting({
  host,
  origin,
  way,
}: Subject): Promise<{ verdict: Verdict; arrival?: Arrival }> {
  const question = newQuestion();
  const asked = await ask(`${origin}${QUESTION_PATH}/${question.sealed}`, way);
  if (!asked.ok) {
    const verdict = fail(`${host} ${asked.reason}`, 'See that the proxy and the server run.');
    return { verdict };
  }
  const { status, location, body, date } = asked;
  if (status === 421) {
    const verdict = fail(
      'the server that answers was asked for a host that it does not know (421)',
      'Let the proxy pass the Host header on unchanged; where it sends X-Forwarded-Host, name it in LATCHKEY_TRUSTED_PROXIES.',
    );
    return { verdict };
  }
  if (status >= 300 && status < 400 && location) {
    const verdict = fail(
      `every page redirects to ${location.host}`,
      `Let the proxy pass requests for ${host} on to Latchkey.`,
    );
    return { verdict };
  }
  const reception = status === 200 ? readAnswer(question, body) : undefined;
  if (!reception) {
    const verdict = fail(
      `something else answers there (${status}), or a Latchkey with another secret`,
      `Point ${host} at this installation, and run this command with the settings of its server.`,
    );
    return { verdict };
  }
  if (reception.host !== host) {
    const verdict = fail(
      `requests arrive as if they were for ${reception.host}`,
      `Let the proxy pass the Host header on unchanged: people on ${host} get the pages of another domain.`,
    );
    return { verdict };
  }
  return { verdict: fine('requests reach this installation'), arrival: { ...reception, date } };
}

/** Whether the server can tell its visitors apart: limits on attempts count by address. */
export function checkAddresses(
  { isLoopback }: Subject,
  { address, isFromTrustedProxy, saysForWhom }: Arrival,
): Verdict {
  if (isLoopback) return skip('there is no proxy before this machine');
  // As people write it, and settings take it.
  const shown = address.replace(/^::ffff:(?=[0-9.]+$)/, '');
  if (saysForWhom && isFromTrustedProxy) return fine(`this machine is ${shown} to the server`);
  const found = `all visitors count as ${shown}, and share its limits on sign-ins`;
  return warn(
    found,
    saysForWhom
      ? `If ${shown} is the proxy, name it in LATCHKEY_TRUSTED_PROXIES.`
      : 'Let the proxy send X-Forwarded-For, and name it in LATCHKEY_TRUSTED_PROXIES.',
  );
}
