/**
 * A child process as the pool sees it: started, told what to run, watched, and killed.
 *
 * Invariants:
 * 1. Whatever a process writes is read as if its author had written it: what is none of our messages,
 *    more than runs would say, or said twice, is the end of the process, and of nothing else.
 * 2. It is over once, for everybody who asks: those who come later are told as well.
 * 3. Nothing in here throws: a process that cannot be started is one that never comes up.
 */
import { readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';

import { FrameReader, frameOf } from '../frames.ts';
import { childLimits, runLimits } from '../limits.ts';
import { readFromChild } from '../protocol.ts';
import type { DriverName, FromChild, ToChild } from '../protocol.ts';
import { driverBundle, guestBundle } from './bundles.ts';
import { Complaints } from './complaints.ts';
import { launch } from './launch.ts';
import type { Launched } from './launch.ts';
import type { StartFailure } from './starts.ts';

const main = fileURLToPath(new URL('../child/main.ts', import.meta.url));

const pageBytes = 4_096;

/** To read one byte is as much work as this: who sends one at a time has said enough sooner. */
const READ_COST_BYTES = 512;

export type ChildSettings = {
  /** Destinations that scripts may connect to though they are not of the world. */
  allowed: readonly string[];
  /** Isolates that are made ahead of need. */
  preparedIsolates: number;
};

export type ChildEvents = {
  heard: (message: FromChild) => void;
  /** The process has ended or says what none of ours says. Told once. */
  lost: () => void;
};

export class ScriptChild {
  readonly #launched: Launched | undefined;
  readonly #ready = Promise.withResolvers<boolean>();
  readonly #exitListeners: (() => void)[] = [];
  readonly #complaints = new Complaints();
  readonly #frames = new FrameReader(childLimits.messageBytes);
  readonly #drivers = new Set<DriverName>();
  #events: ChildEvents | undefined;
  /** What it may still say. */
  #bytesLeft: number = childLimits.messageBytes;
  #isUp = false;
  #isKilled = false;
  #isKilledByOthers = false;
  #isGone = false;
  #why: string | undefined;

  /** @param seat which of the processes that there can be: no two that live have the same. */
  constructor(seat: number, settings: ChildSettings) {
    this.#launched = this.#launch();
    void this.#begin(seat, settings);
  }

  /** Whether it has come up; false where it never will. */
  get ready(): Promise<boolean> {
    return this.#ready.promise;
  }

  /** Whether the process has ended. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Why it did not come up. */
  get failure(): StartFailure {
    const why = [this.#why, this.#complaints.firstError].filter(Boolean).join(': ');
    return { why, isByKill: this.#isKilledByOthers };
  }

  /** At once, where it is over already. */
  listen(events: ChildEvents): void {
    this.#events = events;
    if (this.#isGone) events.lost();
  }

  /** At once, where it is over already. */
  onExit(listener: () => void): void {
    if (this.#isGone) listener();
    else this.#exitListeners.push(listener);
  }

  send(message: ToChild): void {
    if (message.type === 'run' || message.type === 'check') {
      this.#bytesLeft = Math.min(this.#bytesLeft + runLimits.toldBytes, childLimits.toldBytes);
    }
    if (!this.#isKilled && !this.#isGone) this.#launched?.pipe?.write(frameOf(message));
  }

  /** Nothing of what it has said and is not heard yet is heard any more. */
  kill(): void {
    this.#isKilled = true;
    this.#launched?.pipe?.destroy();
    this.#launched?.process.kill('SIGKILL');
  }

  /** Undefined where the system does not tell. */
  residentBytes(): number | undefined {
    try {
      const pid = String(this.#launched?.process.pid);
      const [, pages] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
      return Number(pages) * pageBytes;
    } catch {
      return undefined;
    }
  }

  #launch(): Launched | undefined {
    try {
      return this.#watched(launch(main));
    } catch (error) {
      // Later, as everything else that is told about a process: nobody listens yet.
      process.nextTick(() => {
        this.#leave(reasonOf(error));
      });
      return undefined;
    }
  }

  #watched(launched: Launched): Launched {
    const { process, pipe, complaints } = launched;
    process.once('exit', (code, signal) => {
      // Its pipe closes before this is told, and `kill` has been called then: that says nothing.
      this.#isKilledByOthers = signal === 'SIGKILL' && this.#why === undefined;
      this.#leave(signal ? `it was ended by ${signal}` : `it ended with ${String(code)}`);
    });
    process.on('error', (error) => {
      // It could not be started. Else: it could not be killed, since it is gone, and its exit follows.
      if (process.pid === undefined) this.#leave(reasonOf(error));
    });
    pipe?.on('data', (bytes) => {
      this.#read(bytes);
    });
    // Whoever closes the pipe is not ours, or is about to be gone.
    pipe?.on('close', () => {
      this.kill();
    });
    pipe?.on('error', () => undefined);
    complaints?.on('data', (bytes: Buffer) => {
      if (!this.#complaints.take(bytes)) this.kill();
    });
    complaints?.on('error', () => undefined);
    return launched;
  }

  async #begin(seat: number, { allowed, preparedIsolates }: ChildSettings): Promise<void> {
    const tooLate = setTimeout(() => {
      this.#fail('it took too long to start');
    }, childLimits.startMs);
    this.#runBehindTheServer();
    try {
      const guest = await guestBundle();
      this.send({ type: 'begin', seat, guest, allowed: [...allowed], preparedIsolates });
    } catch (error) {
      this.#fail(`our code for the inside cannot be bundled: ${reasonOf(error)}`);
    }
    await this.#ready.promise;
    clearTimeout(tooLate);
  }

  #fail(why: string): void {
    this.#why ??= why;
    this.kill();
  }

  #leave(why: string): void {
    if (this.#isGone) return;
    this.#isGone = true;
    this.#why ??= why;
    this.#launched?.pipe?.destroy();
    this.#ready.resolve(false);
    this.#events?.lost();
    for (const listener of this.#exitListeners) listener();
  }

  /** A script that computes takes the processor's time that is left, not that of the front door. */
  #runBehindTheServer(): void {
    const pid = this.#launched?.process.pid;
    try {
      if (pid) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // The system does not let us; scripts run beside the server then.
    }
  }

  #read(bytes: Uint8Array): void {
    this.#bytesLeft -= Math.max(bytes.length, READ_COST_BYTES);
    if (this.#bytesLeft < 0) {
      this.kill();
      return;
    }
    try {
      for (const text of this.#frames.read(bytes)) {
        if (this.#isKilled) return;
        this.#hear(readFromChild(text));
      }
    } catch {
      this.kill();
    }
  }

  #hear(message: FromChild | undefined): void {
    if (message?.type === 'ready' && !this.#isUp) {
      this.#isUp = true;
      this.#ready.resolve(true);
    } else if (message?.type === 'driver' && !this.#drivers.has(message.name)) {
      this.#drivers.add(message.name);
      void this.#lend(message.name);
    } else if (message && message.type !== 'ready' && message.type !== 'driver' && this.#events) {
      this.#events.heard(message);
    } else this.kill();
  }

  /** Where a driver cannot be had scripts are told, and the next process asks again. */
  async #lend(name: DriverName): Promise<void> {
    try {
      this.send({ type: 'driver', name, source: await driverBundle(name) });
    } catch {
      const source = `throw new Error('The driver of ${name} is not there')`;
      this.send({ type: 'driver', name, source });
      this.#events?.heard({ type: 'worn' });
    }
  }
}

const reasonOf = (error: unknown): string =>
  String(error instanceof Error ? error.message : error)
    .replace(/\s+/g, ' ')
    .slice(0, 300);
