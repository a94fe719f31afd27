/** What the server says about a script, as the pages read it. */
export type ScriptState = {
  script: string;
  published: number | null;
  draft: number | null;
  shadow: number | null;
  look_ups: { version: number; at: string; problem: string | null } | null;
};

export type ScriptVersion = {
  version: number;
  saved_at: string;
  saved_by: string;
  note: string | null;
  is_published: boolean;
  is_draft: boolean;
  is_shadow: boolean;
};

/** Which script of which connection a page is about. */
export type ScriptAt = {
  connection: { id: string; name: string };
  script: string;
  state: ScriptState;
  /** Publishing another Get User needs somebody to try it with. */
  hasPasskeys: boolean;
};

/** What came of a run, with secrets masked. */
export type Run = {
  outcome: string;
  answer?: unknown;
  error?: { name: string; message: string; stack?: string };
  errorClass?: string;
  message?: string;
  code?: string;
  limit?: string | number;
  field?: string;
  rule?: string;
  reason?: string;
  what?: string;
  line?: number;
  column?: number;
  console?: { level: string; text: string; afterMs: number }[];
  timing: { ranMs: number; waitedMs: number };
};

export type Trial = { version: number | null; has_failed: boolean; run: Run };

export type Difference = { path: string; expected?: unknown; got?: unknown };

export const addressOf = ({ connection, script }: Pick<ScriptAt, 'connection' | 'script'>) =>
  `/dashboard/connections/${connection.id}/custom-database/${script}`;

export const pathOf = ({ connection, script }: Pick<ScriptAt, 'connection' | 'script'>) => ({
  id: connection.id,
  script,
});
