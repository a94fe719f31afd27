import { checkSource } from '#app/connections/own-database/check-source.ts';

import { ManagementError } from './management-error.ts';
import type { NamedScript } from './named-script.ts';

/** Refuses a source that could not run, with the line and the column where that shows. */
export async function requireGoodSource(
  {
    place,
    key: { script },
  }: Pick<NamedScript, 'place'> & { key: Pick<NamedScript['key'], 'script'> },
  source: string,
): Promise<void> {
  const check = await checkSource(place, script, source);
  switch (check.kind) {
    case 'ok':
      return;
    case 'syntax':
    case 'bad-entry': {
      const { kind, line, column, message } = check;
      const where = `line ${String(line)}, column ${String(column)}`;
      const detail = { script, reason: kind, line, column };
      throw new ManagementError('script_refused', `${script}, ${where}: ${message}`, detail);
    }
    case 'too-large': {
      const message = `${script}: a script has at most ${String(check.limit)} bytes`;
      const detail = { script, reason: check.kind, limit: check.limit };
      throw new ManagementError('script_refused', message, detail);
    }
    case 'timeout':
    case 'out-of-memory': {
      const message = `${script}: it takes too long or too much memory to read`;
      throw new ManagementError('script_refused', message, { script, reason: check.kind });
    }
    case 'unavailable': {
      const message = 'the sandbox cannot read scripts at the moment; try again';
      throw new ManagementError('sandbox_unavailable', message, { reason: check.reason });
    }
  }
}
