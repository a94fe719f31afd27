/** What a run says while it goes on: its console, and the versions that it asked for. */
import { z } from 'zod';

import { runLimits } from '../limits.ts';
import type { ConsoleLine, RunReport } from '../outcome.ts';
import type { JobEnd } from './job.ts';

const level = z.enum(['debug', 'log', 'info', 'warn', 'error']);
const requirement = z.object({ asked: z.string(), version: z.string() });

/** The limits are held inside the sandbox; here they are held against a child that is not ours any more. */
export class RunNotes {
  readonly #console: ConsoleLine[] = [];
  readonly #modules: RunReport['modules'] = [];
  readonly #now: () => number;
  readonly #begun: number;

  /** @param now a clock in milliseconds that only goes forward. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
    this.#begun = now();
  }

  add(kind: string, text: string): void {
    const line = level.safeParse(kind);
    if (line.success) this.#say(line.data, text);
    else if (kind === 'required') this.#require(text);
  }

  report({ waitedMs, ranMs, cpuMs, outboundCalls }: JobEnd): RunReport {
    return {
      console: this.#console,
      modules: this.#modules,
      waitedMs,
      ranMs,
      cpuMs,
      outboundCalls,
    };
  }

  #say(kind: ConsoleLine['level'], text: string): void {
    if (this.#console.length >= runLimits.consoleLines) return;
    const shortened = text.slice(0, runLimits.consoleLineCharacters + 1);
    this.#console.push({ level: kind, text: shortened, afterMs: this.#now() - this.#begun });
  }

  #require(text: string): void {
    if (this.#modules.length >= runLimits.toldModules) return;
    try {
      this.#modules.push(requirement.parse(JSON.parse(text)));
    } catch {
      // Not a message of ours: there is nothing to note.
    }
  }
}

/** Of a run that never began. */
export const emptyReport: RunReport = {
  console: [],
  modules: [],
  waitedMs: 0,
  ranMs: 0,
  cpuMs: 0,
  outboundCalls: 0,
};
