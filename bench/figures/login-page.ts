import { doubts, rateRow } from '../report/measured.ts';
import type { Figure } from './figure.ts';
import { withServer } from './figure.ts';

/** How fast the login page is rendered. */
export const loginPage: Figure = {
  name: 'login-page',
  title: 'The login page',
  measure: ({ load, seconds }) =>
    withServer('sqlite', async ({ application, pid }) => {
      const order = { road: 'login-page', application, serverPid: pid } as const;
      await load.walk({ ...order, clients: 16, until: { seconds: 1 } });
      const alone = await load.walk({ ...order, clients: 1, until: { seconds } });
      const many = await load.walk({ ...order, clients: 16, until: { seconds } });
      return {
        rows: [rateRow('Login page, 1 client', alone), rateRow('Login page, 16 clients', many)],
        notes: [
          'Login page: GET /login with a visit of its own that GET /authorize began before the clock started; each page carries a fresh challenge.',
          ...doubts('Login page, 1 client', alone),
          ...doubts('Login page, 16 clients', many),
        ],
      };
    }),
};
