/** What may be said in a script, as the server reads it from the declarations. */
export type ScriptWord = { label: string; kind: string; info?: string };

export type ScriptWords = {
  globals: ScriptWord[];
  members: Record<string, ScriptWord[]>;
  modules: Record<string, ScriptWord[]>;
  shapes: Record<'Profile' | 'NewUser' | 'ScriptContext', ScriptWord[]>;
};
