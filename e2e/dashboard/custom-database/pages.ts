import type { PageOf } from '../support/page-of.ts';
import { finder, newPlace, saveByHand } from './support.ts';

/** The pages about scripts, with something to see on each. */
export const pages: PageOf[] = [
  {
    name: 'custom database',
    path: async (tenant) => (await newPlace(tenant)).address(),
  },
  {
    name: 'a script that is not written yet',
    path: async (tenant) => (await newPlace(tenant)).address('login'),
  },
  {
    name: 'a script',
    path: async (tenant) => {
      const place = await newPlace(tenant);
      await saveByHand(tenant, place, 'get_user', finder());
      return place.address('get_user');
    },
  },
  {
    name: 'versions of a script',
    path: async (tenant) => {
      const place = await newPlace(tenant);
      await saveByHand(tenant, place, 'get_user', finder('7'));
      await saveByHand(tenant, place, 'get_user', finder('8'));
      return place.address('get_user/versions?from=1&to=2&version=1');
    },
  },
  {
    name: 'runs of a script',
    path: async (tenant) => {
      const place = await newPlace(tenant);
      await saveByHand(tenant, place, 'get_user', finder());
      return place.address('get_user/runs');
    },
  },
];
