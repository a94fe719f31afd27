/** Thrown for a bad environment variable; its message is meant for the operator. */
export class ConfigurationError extends Error {
  override name = 'ConfigurationError';
}
