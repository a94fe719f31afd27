/** An administrator's request that cannot be done: a code for programs and a sentence for people. */
export class ManagementError extends Error {
  override name = 'ManagementError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
