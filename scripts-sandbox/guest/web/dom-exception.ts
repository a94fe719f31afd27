/** `DOMException`, which the web's interfaces throw (Web IDL, 2.8.1 and 3.14.2). */
const codes: Readonly<Record<string, number>> = {
  IndexSizeError: 1,
  HierarchyRequestError: 3,
  InvalidCharacterError: 5,
  NotFoundError: 8,
  NotSupportedError: 9,
  InvalidStateError: 11,
  SyntaxError: 12,
  InvalidModificationError: 13,
  InvalidAccessError: 15,
  TypeMismatchError: 17,
  SecurityError: 18,
  NetworkError: 19,
  AbortError: 20,
  URLMismatchError: 21,
  QuotaExceededError: 22,
  TimeoutError: 23,
  DataCloneError: 25,
};

export class DOMException extends Error {
  constructor(message = '', options: unknown = 'Error') {
    super(message);
    const { name = 'Error', cause } = (
      typeof options === 'object' && options !== null ? options : { name: options }
    ) as { name?: unknown; cause?: unknown };
    Object.defineProperty(this, 'name', { value: String(name), configurable: true });
    if (cause !== undefined) this.cause = cause;
  }

  get code(): number {
    return Object.hasOwn(codes, this.name) ? (codes[this.name] ?? 0) : 0;
  }

  get [Symbol.toStringTag](): string {
    return 'DOMException';
  }
}
