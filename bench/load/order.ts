/** What the load process is told, and what it reports. */
import type { PortablePasskey } from './people.ts';
import type { RoadName } from './roads.ts';
import type { Application } from './server-under-test.ts';

/** Somebody with a password, right or wrong. */
export type Typed = { identifier: string; password: string };

export type Order = {
  road: RoadName;
  application: Application;
  serverPid: number;
  /** How many walk the road at once. */
  clients: number;
  /** Stops after so many timed seconds, or after so many visits. */
  until: { seconds: number } | { visits: number };
  /** Visitors take turns at these. */
  passkeys?: PortablePasskey[];
  passwords?: Typed[];
};

export type LoadReport = {
  visits: number;
  /** Timed seconds: preparing visits is not in them. */
  seconds: number;
  /** Of each visit, in the order in which they were begun. */
  milliseconds: Float64Array;
  /** Of each request with which a visitor proved who they are. */
  proofs: Float64Array;
  /** Answers that were not the expected one, by what was asked and answered. */
  refusals: Record<string, number>;
  /**
   * Processor time inside the timed seconds, where the system tells it; the server's is that of the
   * children that run scripts for it, too.
   */
  processor?: { server: number; load: number; serverCore: number };
};
