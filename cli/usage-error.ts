/** A command line that cannot be understood: it ends with code 2 and a way to the help. */
export class UsageError extends Error {
  override name = 'UsageError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
