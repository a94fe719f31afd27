/**
 * A child process that runs scripts of one tenant.
 *
 * Invariants:
 * 1. It has no environment, no database, no secret but the configuration of the run; what it needs
 *    of the disk is read before `giveUpPrivileges`.
 * 2. It opens connections through `egress/door.ts` only.
 * 3. It is killed, never asked to stop: nothing in here has to be put in order at its end.
 */
import { takeDriver } from './databases/drivers.ts';
import { surviveDrivers } from './databases/wire.ts';
import { guardNetwork } from './egress/door.ts';
import { giveUpPrivileges } from './privileges.ts';
import { PreparedIsolates } from './prepared-isolates.ts';
import { runScript } from './run-script.ts';
import { die, hear, tell as tellServer } from './server-pipe.ts';
import { checkScript } from '../contracts/check-script.ts';
import type { Ending, FromChild, ToChild } from '../protocol.ts';

let isolates: PreparedIsolates | undefined;

const tell = (message: FromChild): void => {
  tellServer(message);
};

/** @throws what is not as it must be; the process ends by that, and has not told that it is ready. */
async function begin(message: Extract<ToChild, { type: 'begin' }>): Promise<void> {
  const { seat, guest, allowed, preparedIsolates } = message;
  guardNetwork(allowed);
  giveUpPrivileges(seat);
  surviveDrivers();
  isolates = new PreparedIsolates(guest, preparedIsolates, () => {
    tell({ type: 'worn' });
  });
  await isolates.begin();
  tell({ type: 'ready' });
}

function check({ run, source, script, hasContext }: Extract<ToChild, { type: 'check' }>): void {
  const checked = checkScript(source, script, hasContext);
  const ending: Ending =
    checked.kind === 'ok' ? { kind: 'checked', takesContext: checked.takesContext } : checked;
  tell({ type: 'ended', run, ending, cpuMs: 0, outboundCalls: 0 });
}

async function run(request: Extract<ToChild, { type: 'run' }>): Promise<void> {
  if (!isolates) throw new Error('A run came before the beginning');
  const { run: number, source, script, callWithContext, configuration } = request;
  const checked = checkScript(source, script, callWithContext !== undefined);
  if (checked.kind !== 'ok') {
    tell({ type: 'ended', run: number, ending: checked, cpuMs: 0, outboundCalls: 0 });
    return;
  }
  const { entry, takesContext } = checked;
  const call = takesContext && callWithContext !== undefined ? callWithContext : request.call;
  const prepared = await isolates.take();
  const isAtRest = await runScript(
    prepared,
    { entry, call, configuration },
    {
      said(kind, text) {
        tell({ type: 'said', run: number, kind, text });
      },
      ended(ending, cpuMs, outboundCalls) {
        tell({ type: 'ended', run: number, ending, cpuMs, outboundCalls });
      },
      stuck() {
        tell({ type: 'worn' });
      },
    },
  );
  await isolates.giveBack(prepared, isAtRest);
}

hear((message: ToChild) => {
  if (message.type === 'begin') void begin(message);
  else if (message.type === 'driver') takeDriver(message);
  else if (message.type === 'run') run(message).catch(die);
  else check(message);
});
