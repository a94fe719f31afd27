/** An administrator's request that cannot be done: a code for programs and a sentence for people. */
export class ManagementError extends Error {
  override name = 'ManagementError';
  readonly code: string;
  /** What a program may want to know beside the code. */
  readonly detail: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, detail: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.detail = detail;
  }
}
