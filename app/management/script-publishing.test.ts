import { beforeEach, describe, expect, it } from 'vitest';

import { findScriptsInUse } from '#app/connections/own-database/scripts-in-use.ts';
import type { Tenant } from '#app/store/tenants.ts';

import { changeConnectionOptions, listPrerequisitesOfConnection } from './connections.ts';
import { getConnection } from './named-connection.ts';
import {
  listPublications,
  publishScript,
  rollBackScript,
  unpublishScript,
} from './script-publishing.ts';
import { tryLookUps } from './script-look-ups.ts';
import { listVersions, saveScript } from './script-versions.ts';
import { getTenant } from './tenants.ts';
import {
  create,
  getUser,
  login,
  publishSource,
  sources,
  tenantWithOwnDatabase,
  withPasskeys,
} from './tests/own-database.ts';

let tenant: Tenant;
beforeEach(async () => {
  tenant = await tenantWithOwnDatabase();
});

const answering = (answer: string) => `(name, password, callback) => callback(${answer})`;

async function runningNow(script: 'login' | 'get_user' | 'create') {
  const { id } = await getConnection(tenant.id, 'people');
  return (await findScriptsInUse(await getTenant(tenant.name), id)).published.get(script)?.version;
}

const saveThree = async () => {
  for (const answer of ['1', '2', '3']) {
    await saveScript(tenant.id, login, { source: answering(answer) }, 'ada');
  }
};

describe('publishing', () => {
  it('makes the newest version run, or the one that is named, from the next run on', async () => {
    await saveThree();
    expect(await runningNow('login')).toBeUndefined();
    expect(await publishScript(tenant.id, login, {}, 'grace')).toEqual({
      ...{ script: 'login', version: 3, previous: null },
    });
    expect(await runningNow('login')).toBe(3);
    expect(await publishScript(tenant.id, login, { version: 1 }, 'grace')).toMatchObject({
      ...{ version: 1, previous: 3 },
    });
    expect(await runningNow('login')).toBe(1);
    expect(await listPublications(tenant.id, login)).toEqual([
      { version: 1, publishedAt: expect.any(Date), publishedBy: 'grace' },
      { version: 3, publishedAt: expect.any(Date), publishedBy: 'grace' },
    ]);
  });

  it('is refused where nothing was saved', async () => {
    await expect(publishScript(tenant.id, login, {}, 'ada')).rejects.toMatchObject({
      code: 'script_not_found',
    });
    expect(await runningNow('login')).toBeUndefined();
  });
});

describe('rolling back', () => {
  it('publishes what ran before, and forth again', async () => {
    await saveThree();
    for (const version of [1, 3]) await publishScript(tenant.id, login, { version }, 'ada');
    expect(await rollBackScript(tenant.id, login, {}, 'grace')).toMatchObject({ version: 1 });
    expect(await runningNow('login')).toBe(1);
    expect(await rollBackScript(tenant.id, login, {}, 'grace')).toMatchObject({ version: 3 });
    const [newest] = await listPublications(tenant.id, login);
    expect(newest).toMatchObject({ version: 3, publishedBy: 'grace' });
  });

  it('brings back what was taken away', async () => {
    await saveThree();
    await publishScript(tenant.id, login, { version: 2 }, 'ada');
    expect(await unpublishScript(tenant.id, login, 'ada')).toEqual({
      script: 'login',
      previous: 2,
    });
    expect(await runningNow('login')).toBeUndefined();
    expect(await listVersions(tenant.id, login)).toHaveLength(3);
    expect(await rollBackScript(tenant.id, login, {}, 'ada')).toMatchObject({ version: 2 });
  });

  it('is refused where nothing else ran before', async () => {
    await saveThree();
    await publishScript(tenant.id, login, {}, 'ada');
    await expect(rollBackScript(tenant.id, login, {}, 'ada')).rejects.toMatchObject({
      code: 'nothing_to_roll_back_to',
    });
    await expect(unpublishScript(tenant.id, create, 'ada')).rejects.toMatchObject({
      code: 'script_not_published',
    });
  });
});

describe('passkeys', () => {
  const unmet = async () =>
    (await listPrerequisitesOfConnection(tenant.id, 'people'))
      .filter(({ met }) => !met)
      .map(({ name }) => name);
  const turnOn = () => changeConnectionOptions(tenant.id, 'people', withPasskeys);
  const refused = (name: string, problem = '') => ({
    code: 'passkey_prerequisites_unmet',
    message: expect.stringMatching(new RegExp(`because of .*${name}${problem}$`)),
  });

  beforeEach(async () => {
    await publishSource(tenant, create, sources.create);
    await publishSource(tenant, getUser, sources.getUser);
  });

  it('need both look-ups of Get User to have been tried', async () => {
    expect(await unmet()).toEqual(['own_database_off_or_supported', 'get_user_looks_up_both']);
    await expect(turnOn()).rejects.toMatchObject(refused('get_user_looks_up_both'));
    await tryLookUps(tenant.id, 'people', 'ada@example.com');
    expect(await unmet()).toEqual([]);
    await expect(turnOn()).resolves.toBeDefined();
  });

  it('stay off where Get User only knows people by what they are called, with the reason', async () => {
    await publishSource(tenant, getUser, sources.getUserByEmail);
    expect(await tryLookUps(tenant.id, 'people', 'ada@example.com')).toMatchObject({
      problem: expect.stringContaining('has no parameter for the context'),
    });
    await expect(turnOn()).rejects.toMatchObject(
      refused('get_user_looks_up_both', ': the function has no parameter for the context, .*'),
    );
    const anew = {
      ...withPasskeys,
      customScripts: { get_user: sources.getUser, create: sources.create },
    };
    await expect(changeConnectionOptions(tenant.id, 'people', anew)).rejects.toMatchObject(
      refused('get_user_looks_up_both'),
    );
  });

  describe('that are on', () => {
    beforeEach(async () => {
      await tryLookUps(tenant.id, 'people', 'ada@example.com');
      await turnOn();
    });

    it('keep a Get User from running that was not tried, or was tried and found wanting', async () => {
      const source = `${sources.getUser} // anew`;
      await expect(publishSource(tenant, getUser, source)).rejects.toMatchObject(
        refused('get_user_looks_up_both'),
      );
      await expect(
        publishSource(tenant, getUser, source, 'nobody@example.com'),
      ).rejects.toMatchObject(
        refused('get_user_looks_up_both', ': the look-up by identifier found nobody'),
      );
      expect(await runningNow('get_user')).toBe(1);
      expect(await publishSource(tenant, getUser, source, 'ada@example.com')).toBe(2);
      expect(await unmet()).toEqual([]);
    });

    it('keep a roll-back to the same rule', async () => {
      const source = `${sources.getUser} // anew`;
      await publishSource(tenant, getUser, source, 'ada@example.com');
      await expect(rollBackScript(tenant.id, getUser, {}, 'ada')).rejects.toMatchObject(
        refused('get_user_looks_up_both'),
      );
      const sample = { identifier: 'ada@example.com' };
      expect(await rollBackScript(tenant.id, getUser, sample, 'ada')).toEqual({
        ...{ script: 'get_user', version: 1, previous: 2, lookUps: { problem: null } },
      });
    });

    it('keep Get User and Create from being taken away', async () => {
      await expect(unpublishScript(tenant.id, getUser, 'ada')).rejects.toMatchObject(
        refused('get_user_script, get_user_looks_up_both'),
      );
      await expect(unpublishScript(tenant.id, create, 'ada')).rejects.toMatchObject(
        refused('create_script'),
      );
      await expect(
        changeConnectionOptions(tenant.id, 'people', {
          ...withPasskeys,
          customScripts: { get_user: sources.getUser },
        }),
      ).rejects.toMatchObject(refused('create_script'));
      expect([await runningNow('get_user'), await runningNow('create')]).toEqual([1, 1]);
    });

    it('do not stand in the way of the same text again, nor of other scripts', async () => {
      await publishSource(tenant, login, sources.login);
      expect(await publishSource(tenant, getUser, sources.getUser)).toBe(1);
      await publishSource(tenant, create, `${sources.create} // anew`);
      expect(await unmet()).toEqual([]);
    });
  });
});
