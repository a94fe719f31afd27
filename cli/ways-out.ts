/** What can be typed next where a change of a domain was refused. */
import type { ManagementError } from '#app/management/management-error.ts';

import { command, next } from './text.ts';

/** Undefined where there is nothing to say. */
export function wayOut({ code, detail }: ManagementError): string | undefined {
  const on = ['--tenant', String(detail.tenant), '--host', String(detail.host)];
  switch (code) {
    case 'rp_id_in_use':
      return next(command('domains', 'move', ...on, '--rp-id', String(detail.rpId)));
    case 'move_under_way':
      return next(
        command('domains', 'progress', ...on),
        command('domains', 'finish', ...on),
        command('domains', 'move-back', ...on),
      );
    case 'move_strands_users':
      return next(
        command('domains', 'progress', ...on),
        command(
          ...['domains', 'finish', ...on],
          ...(detail.stranded === 0 ? [] : ['--strand', String(detail.stranded)]),
        ),
      );
    default:
      return undefined;
  }
}
