import { residentMegabytes } from '../load/processor-time.ts';
import { doubts, rateOf, perSecond } from '../report/measured.ts';
import type { Row } from '../report/measured.ts';
import { slope } from '../report/statistics.ts';
import type { Figure } from './figure.ts';
import { withServer } from './figure.ts';

const USERS = 500;
const SIGN_INS = 10_000;
const MORE = 5_000;
const STEP = 500;

const MAX_IDLE_MB = 150;
const MAX_LOADED_MB = 250;
/** A leak of a kilobyte for each sign-in would be 10 MB here. */
const MAX_GROWTH_KB = 1;

/** Resident memory of the server, and whether sign-ins add to it. */
export const memory: Figure = {
  name: 'memory',
  title: 'Memory over 15,000 sign-ins',
  measure: ({ load }) =>
    withServer('sqlite', async ({ application, pid, populate }) => {
      const idle = residentMegabytes(pid);
      const { passkeys } = await populate({ passkeys: USERS });
      const points: { x: number; y: number }[] = [];
      let refused = 0;
      let seconds = 0;
      const notes: string[] = [];
      for (let done = STEP; done <= SIGN_INS + MORE; done += STEP) {
        const report = await load.walk({
          road: 'ceremony',
          application,
          serverPid: pid,
          clients: 16,
          until: { visits: STEP },
          passkeys,
        });
        seconds += report.seconds;
        notes.push(...doubts('Refusals', { ...report, processor: undefined }));
        refused += Object.values(report.refusals).reduce((sum, count) => sum + count, 0);
        points.push({ x: done, y: residentMegabytes(pid) ?? NaN });
      }
      const after = points.find(({ x }) => x === SIGN_INS)?.y;
      const afterMore = points.at(-1)?.y;
      const growth = slope(points.filter(({ x }) => x >= SIGN_INS)) * 1024;
      const rows: Row[] = [
        bounded('Resident memory, idle', idle, MAX_IDLE_MB),
        bounded('… after 10,000 sign-ins', after, MAX_LOADED_MB),
        bounded('… after 15,000 sign-ins', afterMore, MAX_LOADED_MB),
        {
          what: '… growth between them',
          value: `${growth.toFixed(2)} KB each`,
          aim: `≤ ${MAX_GROWTH_KB} KB each`,
          met: growth <= MAX_GROWTH_KB,
        },
        {
          what: 'Honest sign-ins refused',
          value: `${refused} of ${SIGN_INS + MORE}`,
          aim: '0',
          met: refused === 0,
        },
      ];
      const rate = perSecond(rateOf({ visits: SIGN_INS + MORE, seconds }));
      return {
        rows,
        notes: [
          `Memory: VmRSS of the server's process when it has started, and during 15,000 passkey sign-ins by 16 clients (${rate}), each with its GET /authorize; growth is the slope over the last 5,000, read every ${STEP}. Refused is every sign-in with an answer that is not the one an honest browser expects.`,
          ...notes,
        ],
      };
    }),
};

function bounded(what: string, megabytes: number | undefined, most: number): Row {
  if (megabytes === undefined) return { what, value: 'not known here', aim: `≤ ${most} MB` };
  return { what, value: `${megabytes.toFixed(0)} MB`, aim: `≤ ${most} MB`, met: megabytes <= most };
}
