import type { FullConfig } from '@playwright/test';

import { startSharedServer } from './server.ts';

/** Starts the server that stories share; what it returns runs after the last story. */
export default async function globalSetup({ projects }: FullConfig): Promise<() => Promise<void>> {
  const baseURL = projects[0]?.use.baseURL ?? '';
  const server = await startSharedServer(Number(new URL(baseURL).port));
  return server.stop;
}
