import type { ScriptCheck, ScriptName } from '../../../scripts-sandbox/index.ts';
import type { ScriptPlace } from './run-in-use.ts';
import { sandboxOfProcess } from './sandbox.ts';

/** Whether a source is what a connection's script must be; it does not run. */
export const checkSource = (
  { tenant, connection }: ScriptPlace,
  script: ScriptName,
  source: string,
): Promise<ScriptCheck> =>
  sandboxOfProcess().checkScript({
    ...{ tenantId: tenant.id, source, script },
    hasContext: connection.options.enable_script_context === true,
  });
