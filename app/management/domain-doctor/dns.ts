import { lookup } from 'node:dns/promises';

import { TIMEOUT_MS, codeOf, reasonOf } from './ask.ts';
import { fail, fine, skip } from './check.ts';
import type { Subject, Verdict } from './check.ts';

/** Whether the name leads anywhere, as this machine sees it. */
export async function checkDns({ origin, isLoopback, way }: Subject): Promise<Verdict> {
  const name = new URL(origin).hostname;
  if (isLoopback) return skip(`${name} is this machine everywhere`);
  if (way) return skip(`connected to ${way.address} port ${way.port} instead, as asked`);
  try {
    const found = await soon(lookup(name, { all: true }));
    return fine(`leads to ${found.map(({ address }) => address).join(', ')}`);
  } catch (error) {
    return fail(
      `${name} ${reasonOf(codeOf(error))}`,
      `Add an A or AAAA record for ${name} that leads to your proxy; --connect ADDRESS:PORT checks the rest before.`,
    );
  }
}

/** The resolver has no limit of its own that would be short enough. */
async function soon<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error('late'), { code: 'ETIMEDOUT' }));
    }, TIMEOUT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
