/** An error that a script gets to see: it tells what was asked for, never what came in a value. */
export class HttpError extends Error {
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}
