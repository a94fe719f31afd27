import type { Load } from '../load/load.ts';
import type { Engine, ServerUnderTest } from '../load/server-under-test.ts';
import { startServer } from '../load/server-under-test.ts';
import type { Measured } from '../report/measured.ts';

export type Run = {
  load: Load;
  /** How long each rate is timed. */
  seconds: number;
};

/** One thing that is measured. It starts the servers that it needs and stops them. */
export type Figure = {
  name: string;
  title: string;
  /** Left out where there is none. */
  needsPostgres?: true;
  measure: (run: Run) => Promise<Measured>;
};

/** A server for the time of `work`. */
export async function withServer<Result>(
  engine: Engine,
  work: (server: ServerUnderTest) => Promise<Result>,
  settings?: Record<string, string>,
): Promise<Result> {
  const server = await startServer(engine, settings);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}
