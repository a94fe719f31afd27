/** Gives functions the names that scripts know them by: the bundler may have given them others. */
export function named<Provided extends Record<string, unknown>>(provided: Provided): Provided {
  for (const [name, value] of Object.entries(provided)) {
    if (typeof value !== 'function' || value.name === name) continue;
    Object.defineProperty(value, 'name', { value: name, configurable: true });
  }
  return provided;
}
