import { randomInt } from 'node:crypto';

import { PASSWORD } from '../load/people.ts';
import { doubts } from '../report/measured.ts';
import type { Row } from '../report/measured.ts';
import { quantile, rankTest } from '../report/statistics.ts';
import type { Figure } from './figure.ts';
import { withServer } from './figure.ts';

const REQUESTS_OF_EACH = 1_000;
const BCRYPT_REQUESTS_OF_EACH = 200;
/** Below this the two are told apart: chance alone does so once in a hundred runs. */
const SIGNIFICANCE = 0.01;

type Attempt = { identifier: string; password: string; known: boolean };

/** Whether response times tell if an identifier is somebody's. */
export const enumeration: Figure = {
  name: 'enumeration',
  title: 'Telling accounts by response times',
  measure: ({ load }) =>
    withServer('sqlite', async ({ application, pid, populate }) => {
      const { passwords, bcryptImports } = await populate({
        passwords: REQUESTS_OF_EACH,
        bcryptImports: BCRYPT_REQUESTS_OF_EACH,
      });
      const notes: string[] = [];
      const compare = async (what: string, known: string[], clients: number): Promise<Row> => {
        const attempts = shuffled(known, what);
        const report = await load.walk({
          road: 'wrong-password',
          application,
          serverPid: pid,
          clients,
          until: { visits: attempts.length },
          passwords: attempts,
        });
        notes.push(...doubts(what, { ...report, processor: undefined }));
        const timesOf = (wanted: boolean) =>
          [...report.milliseconds].filter((_, index) => attempts[index]?.known === wanted);
        return verdict(what, timesOf(true), timesOf(false));
      };
      const rows = [
        await compare('Known or unknown', passwords, 16),
        await compare('Imported bcrypt or unknown', bcryptImports, 4),
      ];
      return {
        rows,
        notes: [
          `Telling accounts apart: POST /login/password with a wrong password, ${REQUESTS_OF_EACH * 2} requests, half of them for known identifiers, mixed at random, no identifier and no address twice (16 at once; bcrypt of cost 10: ${BCRYPT_REQUESTS_OF_EACH * 2} requests, 4 at once). ` +
            'p is of Mann and Whitney’s rank test, AUC the chance that a known identifier’s answer is the slower one.',
          ...notes,
        ],
      };
    }),
};

/** Known identifiers and as many unknown ones, in random order. */
function shuffled(known: readonly string[], about: string): Attempt[] {
  const stranger = about.replaceAll(/\W+/g, '-').toLowerCase();
  const attempts = known.flatMap((identifier, index) => [
    { identifier, password: `not ${PASSWORD}`, known: true },
    { identifier: `${stranger}-${index}@example.com`, password: `not ${PASSWORD}`, known: false },
  ]);
  for (let last = attempts.length - 1; last > 0; last -= 1) {
    const chosen = randomInt(last + 1);
    const [a, b] = [attempts[last], attempts[chosen]];
    if (a && b) [attempts[last], attempts[chosen]] = [b, a];
  }
  return attempts;
}

function verdict(what: string, known: number[], unknown: number[]): Row {
  const { auc, p } = rankTest(known, unknown);
  const middle = (times: number[]) =>
    quantile(
      times.toSorted((a, b) => a - b),
      0.5,
    ).toFixed(2);
  return {
    what,
    value: `p = ${p.toFixed(3)}`,
    times: `${middle(known)} / ${middle(unknown)} ms (medians)`,
    ratio: `AUC ${auc.toFixed(3)}`,
    aim: `p ≥ ${SIGNIFICANCE}`,
    met: p >= SIGNIFICANCE,
  };
}
