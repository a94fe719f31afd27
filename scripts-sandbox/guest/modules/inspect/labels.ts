/** Names of things, as Node writes them. */

const escapes: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '\\': '\\\\',
};

/** In the quotes that it does not have itself. */
export function quoted(text: string): string {
  const quote = !text.includes("'")
    ? "'"
    : !text.includes('"')
      ? '"'
      : !/[`]|\$\{/.test(text)
        ? '`'
        : "'";

  const special =
    /[\x00-\x1f\x7f-\x9f\\]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
  const escaped = text.replace(special, (unit) => {
    const known = escapes[unit];
    if (known) return known;
    const code = unit.charCodeAt(0);
    return code > 0xff
      ? `\\u${code.toString(16).toUpperCase()}`
      : `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return `${quote}${quote === "'" ? escaped.replaceAll("'", "\\'") : escaped}${quote}`;
}

export function keyLabel(key: string | symbol): string {
  if (typeof key === 'symbol') return String(key);
  if (key === '__proto__') return "['__proto__']";
  return /^[a-zA-Z_][a-zA-Z_0-9]*$/.test(key) ? key : quoted(key);
}

/** The class that made it; undefined where nothing stands behind it. */
export function nameOfClass(value: object): string | undefined {
  let behind: object | null = value;
  for (let steps = 0; behind !== null && steps < 1_000; steps += 1) {
    const { value: maker } = (Object.getOwnPropertyDescriptor(behind, 'constructor') ?? {}) as {
      value?: unknown;
    };
    if (typeof maker === 'function' && maker.name !== '' && value instanceof maker) {
      return maker.name;
    }
    behind = Object.getPrototypeOf(behind) as object | null;
  }
  return undefined;
}

export function tagOf(value: object, name: string | undefined): string {
  if (Object.hasOwn(value, Symbol.toStringTag)) return '';
  const tag = (value as Record<symbol, unknown>)[Symbol.toStringTag];
  return typeof tag === 'string' && tag !== '' && tag !== name ? ` [${tag}]` : '';
}

export function functionLabel(value: object): string {
  const source = Function.prototype.toString.call(value);
  const { name } =
    Object.getOwnPropertyDescriptor(value, 'name')?.value === undefined
      ? { name: '' }
      : (value as { name: string });
  if (source.startsWith('class') && source.endsWith('}')) return classLabel(value, name);
  const kind = Object.prototype.toString.call(value).slice(8, -1);
  const label = kind.endsWith('Function') ? kind : 'Function';
  return name === '' ? `[${label} (anonymous)]` : `[${label}: ${name}]`;
}

function classLabel(value: object, name: string): string {
  const label = name === '' ? '[class (anonymous)' : `[class ${name}`;
  const parent = Object.getPrototypeOf(value) as { name?: unknown } | null;
  const isDerived = typeof parent?.name === 'string' && parent.name !== '';
  return isDerived ? `${label} extends ${String(parent.name)}]` : `${label}]`;
}
