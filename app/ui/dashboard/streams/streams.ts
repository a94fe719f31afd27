import type { LogType } from '../logs/logs.ts';

/** A log stream, as its pages show it. */
export type Stream = {
  id: string;
  name: string;
  type: 'http' | 'stdout';
  status: 'active' | 'paused' | 'suspended';
  /** Codes of the events that are sent; all, where none is named. */
  types: string[];
  endpoint: string;
  /** A secret is stored that the receiver knows the server by. */
  hasAuthorization: boolean;
  /** What kept the newest events from arriving, while it does. */
  failure: string | null;
};

export type StreamView = { stream: Stream; version: string; types: LogType[] };

export const kindNames = { http: 'HTTP endpoint', stdout: 'Standard output' } as const;
