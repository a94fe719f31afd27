/** The one sandbox of this process. It begins with the first script, and ends with the process. */
import { config } from '#app/config.server.ts';
import { ConfigurationError } from '#app/configuration-error.ts';
import { logger } from '#app/observability/logger.ts';

import { readAllowList, Sandbox } from '../../../scripts-sandbox/index.ts';

let sandbox: Sandbox | undefined;

export const sandboxOfProcess = (): Sandbox =>
  (sandbox ??= new Sandbox({
    allowedDestinations: config.scriptDestinations,
    tell: (line) => logger.warn(line),
  }));

/** @throws ConfigurationError where the operator's list of destinations has one that is none. */
export function requireScriptDestinations(): void {
  try {
    readAllowList(config.scriptDestinations);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new ConfigurationError(`LATCHKEY_SCRIPT_DESTINATIONS is not valid: ${error.message}`);
  }
}

/** Ends every script at once. Those who wait for one hear that it is unavailable. */
export function stopSandbox(): void {
  sandbox?.stop();
}
