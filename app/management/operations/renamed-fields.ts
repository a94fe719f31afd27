import { z } from 'zod';

/**
 * Says what a use-case refuses with the names of this API: each is what the use-case calls a field,
 * with what the API does. An empty name leaves what is in the field to stand alone.
 */
export async function withFieldNames<Answer>(
  names: Readonly<Record<string, string>>,
  running: Promise<Answer>,
): Promise<Answer> {
  try {
    return await running;
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new z.ZodError(
      error.issues.map((issue) => ({ ...issue, path: renamed(issue.path, names) })),
    );
  }
}

function renamed(path: PropertyKey[], names: Readonly<Record<string, string>>): PropertyKey[] {
  const [first = '', ...rest] = path;
  const name = names[String(first)];
  if (name === undefined) return path;
  return name === '' ? rest : [name, ...rest];
}
