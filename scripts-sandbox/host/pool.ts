/**
 * Gives every tenant's runs a child process of their own.
 *
 * Invariants:
 * 1. A child that was given to a tenant never serves another: when it is done with, it is killed. So
 *    a kill meets runs of one tenant only.
 * 2. Every job ends with one result, its own or `unavailable`, and none waits longer than `waitMs`
 *    for its turn.
 * 3. A run that may have begun is never begun again: scripts change things.
 * 4. Tenants that want a child get one in turn. Who has had one for `turnMs` gets no further run
 *    into it while others want one, so nobody waits much longer than one run may last.
 * 5. A tenant has two children at most, whatever its runs do to them.
 * 6. For one tenant that wants a child, one other loses its own, not several.
 * 7. When too many wait, those go who have most that wait; what can begin at once never waits.
 * 8. Where no process comes up nobody waits for one: see `starts.ts`.
 */
import { childLimits, poolLimits, startLimits } from '../limits.ts';
import { unavailable } from './job.ts';
import type { Job, JobEnd } from './job.ts';
import { Starts } from './starts.ts';
import type { StartFailure } from './starts.ts';
import { TenantChild } from './tenant-child.ts';
import type { PoolProcess } from './tenant-child.ts';
import { WaitingLine } from './waiting-line.ts';
import type { Load } from './waiting-line.ts';

/** Also how exactly `waitMs` and `idleMs` are held. */
const HOUSEKEEPING_MS = 1_000;

type Tenant = {
  line: WaitingLine;
  /** One of them at most takes runs; the others are retired. */
  children: Set<TenantChild>;
  /** Is in line for a child, or has one that comes up. */
  isWanting: boolean;
};

/** Starts a process; no two that live have the same seat. */
export type StartProcess = (seat: number) => PoolProcess;

type Limits = { [Name in keyof typeof poolLimits]: number };

export class ScriptPool {
  readonly #startProcess: StartProcess;
  readonly #limits: Limits;
  readonly #starts: Starts;
  readonly #tenants = new Map<string, Tenant>();
  /** All that were given away and live, with whose they are. */
  readonly #children = new Map<TenantChild, Tenant>();
  readonly #spare: PoolProcess[] = [];
  /** Tenants that want a child, in turn. */
  readonly #wanting: Tenant[] = [];
  /** A process in each seat that is taken. */
  readonly #seats = new Map<number, PoolProcess>();
  /** Of all lines together. */
  readonly #load: Load = { runs: 0, characters: 0 };
  readonly #housekeeping: NodeJS.Timeout;
  #lastSeat = -1;
  #isTryingAgain = false;
  #isStopped = false;

  /** @param tell takes lines for the operator: that scripts cannot run, and that they can again. */
  constructor(
    startProcess: StartProcess,
    tell: (line: string) => void,
    limits: Limits = poolLimits,
  ) {
    this.#startProcess = startProcess;
    this.#limits = limits;
    this.#starts = new Starts(tell);
    this.#housekeeping = setInterval(() => {
      this.#turnAwayLate();
      this.#retireIdle();
    }, HOUSEKEEPING_MS).unref();
    this.#keepSpares();
  }

  run(job: Job): Promise<JobEnd> {
    if (this.#isStopped) return Promise.resolve(unavailable('stopping'));
    return new Promise((end) => {
      const tenant = this.#tenantOf(job.tenantId);
      tenant.line.add({ job, since: performance.now(), end });
      this.#serve(tenant);
      this.#turnAwayTooMany(tenant);
    });
  }

  /** Ends everything: runs that are under way are `unavailable`. */
  stop(): void {
    this.#isStopped = true;
    clearInterval(this.#housekeeping);
    this.#wanting.length = 0;
    for (const tenant of this.#tenants.values()) tenant.line.endAll('stopping');
    for (const child of this.#children.keys()) child.kill('stopping');
    for (const process of this.#seats.values()) process.kill();
  }

  #tenantOf(tenantId: string): Tenant {
    const known = this.#tenants.get(tenantId);
    if (known) return known;
    const tenant: Tenant = {
      line: new WaitingLine(this.#load),
      children: new Set(),
      isWanting: false,
    };
    this.#tenants.set(tenantId, tenant);
    return tenant;
  }

  /** Starts what of a tenant can be started. */
  #serve(tenant: Tenant): void {
    if (this.#isStopped) return;
    if (this.#wanting.length > 0) this.#makeRoom();
    for (const child of tenant.children) {
      while (!child.isRetired && child.size < this.#limits.runsPerTenant) {
        const next = tenant.line.takeFirst();
        if (!next) return;
        child.start(next);
      }
    }
    const hasOpen = [...tenant.children].some((child) => !child.isRetired);
    const mayHaveMore = tenant.children.size < this.#limits.childrenPerTenant;
    if (tenant.line.length > 0 && !hasOpen && mayHaveMore) this.#want(tenant);
  }

  /** Puts a tenant in line for a child, and gives out what there is. */
  #want(tenant: Tenant): void {
    if (tenant.isWanting) return;
    if (this.#starts.areGivenUp && this.#spare.length === 0) {
      tenant.line.endAll('broken');
      return;
    }
    tenant.isWanting = true;
    this.#wanting.push(tenant);
    this.#giveOut();
  }

  #giveOut(): void {
    while (!this.#isStopped && this.#wanting.length > 0) {
      const process = this.#spare.shift() ?? this.#startUnlessGivenUp();
      if (!process) {
        this.#makeRoom();
        return;
      }
      const tenant = this.#wanting.shift();
      if (!tenant) return;
      void this.#give(process, tenant);
    }
    this.#keepSpares();
  }

  /** What dies before it is given has begun nothing: whoever waits for it is in line again. */
  async #give(process: PoolProcess, tenant: Tenant): Promise<void> {
    const isUp = await process.ready;
    tenant.isWanting = false;
    if (this.#isStopped) return;
    if (isUp && !process.isGone) this.#hand(process, tenant);
    this.#serve(tenant);
  }

  #hand(process: PoolProcess, tenant: Tenant): void {
    const child = new TenantChild(process, () => {
      this.#serve(tenant);
    });
    tenant.children.add(child);
    this.#children.set(child, tenant);
    process.onExit(() => {
      tenant.children.delete(child);
      this.#children.delete(child);
      this.#serve(tenant);
    });
  }

  #startUnlessGivenUp(): PoolProcess | undefined {
    return this.#starts.areGivenUp ? undefined : this.#start();
  }

  /** Undefined where there is no seat. */
  #start(): PoolProcess | undefined {
    if (this.#seats.size >= this.#limits.children) return undefined;
    const seat = this.#takeSeat();
    const process = this.#startProcess(seat);
    this.#seats.set(seat, process);
    let upSince: number | undefined;
    void process.ready.then((isUp) => {
      if (!isUp) return;
      upSince = performance.now();
      this.#starts.noteUp();
    });
    process.onExit(() => {
      this.#seats.delete(seat);
      const at = this.#spare.indexOf(process);
      if (at >= 0) this.#spare.splice(at, 1);
      if (upSince === undefined) this.#noteFailure(process.failure);
      const isUnsettled = at >= 0 && performance.now() - (upSince ?? 0) < startLimits.settleMs;
      if (!isUnsettled) this.#giveOut();
      else
        setTimeout(() => {
          this.#giveOut();
        }, startLimits.pauseMs).unref();
    });
    return process;
  }

  /** A seat that was left is taken again as late as can be: something of its last process may still be there. */
  #takeSeat(): number {
    do this.#lastSeat = (this.#lastSeat + 1) % this.#limits.seats;
    while (this.#seats.has(this.#lastSeat));
    return this.#lastSeat;
  }

  #noteFailure(failure: StartFailure): void {
    if (this.#isStopped) return;
    this.#starts.noteFailure(failure);
    if (!this.#starts.areGivenUp) return;
    for (const tenant of this.#wanting.splice(0)) {
      tenant.isWanting = false;
      tenant.line.endAll('broken');
    }
    this.#tryAgainLater();
  }

  #tryAgainLater(): void {
    if (this.#isTryingAgain) return;
    this.#isTryingAgain = true;
    setTimeout(() => void this.#tryAgain(), this.#starts.takePause()).unref();
  }

  async #tryAgain(): Promise<void> {
    const process = this.#isStopped ? undefined : this.#start();
    const isUp = await process?.ready;
    this.#isTryingAgain = false;
    if (this.#isStopped) return;
    if (process && isUp && !process.isGone) {
      this.#spare.push(process);
      this.#giveOut();
    } else this.#tryAgainLater();
  }

  #keepSpares(): void {
    while (!this.#isStopped && this.#spare.length < this.#limits.spareChildren) {
      const process = this.#startUnlessGivenUp();
      if (!process) return;
      this.#spare.push(process);
    }
  }

  /**
   * Somebody wants a child and there are no more: an idle one goes, the longest idle first, or else
   * the one whose tenant has had it longest, when its turn is over.
   */
  #makeRoom(): void {
    const leaving = [...this.#children.keys()].filter((child) => child.isRetired).length;
    const free = this.#limits.children - this.#seats.size;
    const missing = this.#wanting.length - leaving - free;
    if (missing <= 0) return;
    const begunBefore = performance.now() - this.#limits.turnMs;
    const idle = this.#idle().sort((one, other) => one.idleSince - other.idleSince);
    const hadTheirTurn = [...this.#children.keys()]
      .filter((child) => !child.isRetired && child.size > 0 && child.since < begunBefore)
      .sort((one, other) => one.since - other.since);
    for (const child of [...idle, ...hadTheirTurn].slice(0, missing)) child.retire();
  }

  #retireIdle(): void {
    const before = performance.now() - childLimits.idleMs;
    for (const child of this.#idle()) if (child.idleSince < before) child.retire();
    for (const [id, { children, line, isWanting }] of this.#tenants) {
      if (line.length === 0 && children.size === 0 && !isWanting) this.#tenants.delete(id);
    }
  }

  #idle(): TenantChild[] {
    return [...this.#children]
      .filter(([child, { line }]) => !child.isRetired && child.size === 0 && line.length === 0)
      .map(([child]) => child);
  }

  #turnAwayLate(): void {
    const before = performance.now() - this.#limits.waitMs;
    for (const { line } of this.#tenants.values()) line.endOlderThan(before, 'busy');
  }

  /** @param last who has come last, and gives way to whoever has no more that wait. */
  #turnAwayTooMany(last: Tenant): void {
    const { waitingPerTenant, waitingCharactersPerTenant, waiting, waitingCharacters } =
      this.#limits;
    const { runs, characters } = last.line.load;
    if (runs > waitingPerTenant || characters > waitingCharactersPerTenant) {
      last.line.endLast('busy');
    }
    while (this.#load.runs > waiting) this.#longestLine(last, 'runs').endLast('busy');
    while (this.#load.characters > waitingCharacters) {
      this.#longestLine(last, 'characters').endLast('busy');
    }
  }

  #longestLine(last: Tenant, by: keyof Load): WaitingLine {
    let longest = last.line;
    for (const { line } of this.#tenants.values()) {
      if (line.load[by] > longest.load[by]) longest = line;
    }
    return longest;
  }
}
