/**
 * A process that runs scripts and does nothing else: one that waits, one that computes without end,
 * one that lends a capability. Tells its parent when they are under way, stops the sandbox when it is
 * told to, tells how the runs have ended, and does nothing more to end itself.
 */
import { Sandbox } from '../../index.ts';
import { childProcesses } from './child-processes.ts';
import { endOf } from './end-of.ts';

const sandbox = new Sandbox({ allowedDestinations: [] });

const run = (tenantId: string, text: string) =>
  sandbox.runScript({
    tenantId,
    connectionId: 'people',
    source: `function getUser(identifier, callback) { ${text} }`,
    action: { script: 'get_user', identifier: 'ada' },
    configuration: {},
  });

const first = await Promise.all(['waits', 'computes'].map((tenant) => run(tenant, 'callback();')));
const under = [run('waits', 'setTimeout(callback, 15000);'), run('computes', 'for (;;);')];
process.send?.({ first: first.map(endOf), children: childProcesses() });

process.on('message', () => {
  process.disconnect();
  sandbox.stop();
  const waiting = run('late', 'callback();');
  void Promise.all([...under, waiting]).then((outcomes) => {
    process.stdout.write(JSON.stringify(outcomes.map(endOf)));
  });
});
