/** The connection that a page about scripts is of, as its views read it. */
import type { Change, Home } from '../../../ui/dashboard/custom-database/home-form.tsx';
import type { ScriptAt, ScriptState } from '../../../ui/dashboard/custom-database/script-state.ts';
import type { AtWork } from '../administrator.ts';
import { may, read, readVersioned } from '../read.ts';

type Answer = {
  id: string;
  name: string;
  options?: Record<string, unknown> & {
    enabledDatabaseCustomization?: boolean;
    import_mode?: boolean;
    enable_script_context?: boolean;
    customScripts?: Record<string, string>;
    authentication_methods?: { passkey?: { enabled?: boolean } };
  };
};

export type ReadConnection = {
  connection: { id: string; name: string };
  home: Home;
  hasPasskeys: boolean;
  /** The sources that run. */
  sources: string[];
  change: Change | null;
};

export async function readConnection(at: AtWork, id = ''): Promise<ReadConnection> {
  const { answer, version } = await readVersioned<Answer>(at, 'get_connection', { path: { id } });
  const { options = {} } = answer;
  return {
    connection: { id: answer.id, name: answer.name },
    home: {
      isOwn: options.enabledDatabaseCustomization === true,
      isMoving: options.import_mode === true,
      hasContext: options.enable_script_context === true,
    },
    hasPasskeys: options.authentication_methods?.passkey?.enabled === true,
    sources: Object.values(options.customScripts ?? {}),
    change: may(at, 'update_connection') ? { options, version } : null,
  };
}

/** A script of it. A name that no script has is an address that there is not. */
export async function readScript(
  at: AtWork,
  { id = '', script = '' }: { id?: string; script?: string },
): Promise<ScriptAt & Pick<ReadConnection, 'home'>> {
  const path = { id, script };
  const { connection, home, hasPasskeys } = await readConnection(at, id);
  const state = await read<ScriptState>(at, 'get_published_script', { path });
  return { connection, script, state, hasPasskeys, home };
}

/** The names of what scripts are told. */
export async function readConfiguration(at: AtWork, id = ''): Promise<string[]> {
  const { configuration } = await read<{ configuration: Record<string, string> }>(
    at,
    'get_connection_configuration',
    { path: { id } },
  );
  return Object.keys(configuration);
}

/** What a source reads of what scripts are told. */
export const configurationIn = (source: string): string[] => [
  ...new Set([...source.matchAll(/\bconfiguration\.(\w+)/g)].map(([, name = '']) => name)),
];
