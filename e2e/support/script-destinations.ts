/** The PostgreSQL that stories put user tables into; undefined where none is running. */
export const serverUrl = process.env.TEST_DATABASE_URL;

/** Where the scripts of the shared server may connect to. */
export function scriptDestinations(): string {
  if (!serverUrl) return '';
  const { hostname, port } = new URL(serverUrl);
  return `${hostname}:${port || '5432'}`;
}
