/** How long an answer may take before the connection counts as lost. */
const waitAtMostMs = 10_000;

export type JsonAnswer = { isOk: boolean; answer: unknown };

/** Undefined where nothing that the server said has come back. */
export async function postForJson(
  address: string,
  body: URLSearchParams,
): Promise<JsonAnswer | undefined> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body,
      signal: AbortSignal.timeout(waitAtMostMs),
    });
    return { isOk: response.ok, answer: (await response.json()) as unknown };
  } catch {
    return undefined;
  }
}
