/** Whether a write was refused because of a unique index. Both drivers say it with a code, somewhere along the chain of causes. */
export function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE') return true;
  return code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || isUniqueViolation(error.cause);
}
