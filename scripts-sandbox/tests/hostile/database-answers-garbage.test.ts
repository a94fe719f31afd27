/** Claim: whatever a server sends instead of its protocol, the script goes on and its child lives. */
import { randomBytes } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { connectBy, drivers } from '../support/database-connects.ts';
import { databaseScripts } from '../support/database-scripts.ts';
import { rawServer } from '../support/raw-server.ts';

const answers: Record<string, () => Buffer> = {
  'a page of the web': () => Buffer.from('HTTP/1.1 400 Bad Request\r\nContent-Length: 2\r\n\r\nno'),
  'random bytes': () => randomBytes(4_096),
  'lengths beyond all bounds': () => Buffer.alloc(4_096, 0xff),
  'nothing but zeros': () => Buffer.alloc(4_096),
};

describe.each(Object.entries(answers))('%s', async (name, answer) => {
  const server = await rawServer((socket) => {
    const say = (): void => {
      socket.write(answer());
      socket.end();
    };
    // Some wait to be asked, some speak first.
    socket.once('data', say);
    setTimeout(say, 100).unref();
  });
  const { ask } = databaseScripts([server.destination]);

  test.each(drivers)('is something that a script with %s can deal with', async (driver) => {
    const [told, ...others] = await Promise.all([
      ask(connectBy(driver, server.port)),
      ask('return 1;'),
      ask(`await new Promise((resolve) => setTimeout(resolve, 200)); return 1;`),
    ]);
    expect(others).toEqual([{ value: 1 }, { value: 1 }]);
    // To MySQL zeros are consent. Everything else is an error; nothing is the end of the run.
    const isConsent = driver.startsWith('mysql') && name === 'nothing but zeros';
    if (!isConsent) {
      expect(told).toMatchObject({ error: { message: expect.stringMatching(/./) as string } });
    }
    expect(told).not.toHaveProperty('kind');
  });
});
