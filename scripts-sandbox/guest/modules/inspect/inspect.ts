/**
 * Values as text, as Node shows them: same marks, same order, same breaks of lines, except that long
 * arrays are not laid out in columns. Getters are not called.
 */
import { layOut } from './lay-out.ts';
import { functionLabel, keyLabel, nameOfClass, quoted, tagOf } from './labels.ts';

export type InspectOptions = {
  /** How many levels into objects; null for all. */
  depth?: number | null;
  maxArrayLength?: number | null;
  maxStringLength?: number | null;
  breakLength?: number;
  showHidden?: boolean;
  colors?: boolean;
  /** How many values there may be in all: what refers to others twice is shown twice. */
  maxValues?: number;
  compact?: unknown;
  sorted?: unknown;
};

export type View = {
  depth: number;
  maxItems: number;
  maxCharacters: number;
  breakLength: number;
  options: InspectOptions;
  /** How many more values there is room for. */
  room: number;
  /** What is being shown, from outside in. */
  path: object[];
  /** What was met inside itself, with its number. */
  circles: Map<object, number>;
  /** How deep the last object was: decides what fits on one line. */
  lastLevel: number;
  indentation: number;
};

const custom = Symbol.for('nodejs.util.inspect.custom');

/** Each costs a piece of the stack, and a line further in. */
const MAX_LEVELS = 200;

const asCount = (value: number | null | undefined, otherwise: number): number =>
  value === null ? Infinity : (value ?? otherwise);

export function inspect(value: unknown, given: InspectOptions | boolean = {}): string {
  const options = typeof given === 'object' ? given : { showHidden: given };
  return show(value, {
    depth: Math.min(asCount(options.depth, 2), MAX_LEVELS),
    maxItems: asCount(options.maxArrayLength, 100),
    maxCharacters: asCount(options.maxStringLength, 10_000),
    breakLength: options.breakLength ?? 128,
    options,
    room: options.maxValues ?? Infinity,
    path: [],
    circles: new Map(),
    lastLevel: 0,
    indentation: 0,
  });
}

inspect.custom = custom;
inspect.defaultOptions = { depth: 2, maxArrayLength: 100, maxStringLength: 10_000 };

function show(value: unknown, view: View): string {
  view.room -= 1;
  if (view.room < 0) return '…';
  if (typeof value !== 'object' && typeof value !== 'function') return showPrimitive(value, view);
  if (value === null) return 'null';
  try {
    const own = ownWords(value, view);
    if (own !== undefined) return own;
    if (view.path.includes(value)) return circle(value, view);
    return showObject(value, view);
  } catch {
    return '[Unreadable]';
  }
}

function showPrimitive(value: unknown, { maxCharacters }: View): string {
  if (typeof value === 'string') {
    const rest = value.length - maxCharacters;
    if (rest <= 0) return quoted(value);
    return `${quoted(value.slice(0, maxCharacters))}... ${more(rest, 'character')}`;
  }
  if (typeof value === 'bigint') return `${String(value)}n`;
  return Object.is(value, -0) ? '-0' : String(value);
}

const more = (count: number, what: string): string =>
  `${String(count)} more ${what}${count > 1 ? 's' : ''}`;

/** What an object says about itself, where it has been taught to. */
function ownWords(value: object, view: View): string | undefined {
  const speak = (value as Record<symbol, unknown>)[custom];
  if (typeof speak !== 'function' || speak === inspect) return undefined;
  const depth = view.depth - view.path.length;
  const said: unknown = speak.call(value, depth, { ...view.options, depth }, inspect);
  return typeof said === 'string' ? said : show(said, view);
}

function circle(value: object, { circles }: View): string {
  const number = circles.get(value) ?? circles.size + 1;
  circles.set(value, number);
  return `[Circular *${String(number)}]`;
}

function showObject(value: object, view: View): string {
  const level = view.path.length;
  const shape = shapeOf(value, view);
  const keys = shownKeys(value, shape.hidesIndices);
  if (shape.isWhole && keys.length === 0) return shape.head;
  if (shape.items === undefined && keys.length === 0 && !shape.isOpen) {
    return `${shape.head ? `${shape.head} ` : ''}${shape.open}${shape.close}`;
  }
  if (level > view.depth) return `[${nameOfClass(value) ?? 'Object: null prototype'}]`;
  view.path.push(value);
  view.lastLevel = level;
  const output = [...(shape.items?.() ?? []), ...keys.map((key) => showProperty(value, key, view))];
  view.path.pop();
  const number = view.circles.get(value);
  const head = number === undefined ? shape.head : `<ref *${String(number)}> ${shape.head}`.trim();
  if (output.length === 0) return `${head ? `${head} ` : ''}${shape.open}${shape.close}`;
  return layOut(output, { ...shape, head }, view, level);
}

/** How an object begins, and what it holds beside its properties. */
export type Shape = {
  head: string;
  open: string;
  close: string;
  /** Nothing more to show where there are no properties. */
  isWhole?: boolean;
  /** Braces even where nothing is inside. */
  isOpen?: boolean;
  hidesIndices?: boolean;
  items?: () => string[];
};

function shapeOf(value: object, view: View): Shape {
  if (Array.isArray(value)) return listShape(value, 'Array', view, value.length);
  if (typeof value === 'function') return whole(functionLabel(value));
  if (value instanceof Error) return whole(errorText(value));
  if (value instanceof RegExp) return whole(RegExp.prototype.toString.call(value));
  if (value instanceof Date) return whole(dateText(value));
  if (value instanceof Map) return mapShape(value, view);
  if (value instanceof Set) return setShape(value, view);
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return typedShape(value, view);
  if (value instanceof ArrayBuffer) return bufferShape(value, view);
  if (value instanceof WeakMap || value instanceof WeakSet) return unknownShape(value);
  if (value instanceof Number || value instanceof String || value instanceof Boolean) {
    return boxed(value);
  }
  const name = nameOfClass(value);
  const tag = tagOf(value, name);
  const isNamed = name !== 'Object' || tag !== '';
  const label = name === undefined ? '[Object: null prototype]' : name;
  return { head: isNamed ? `${label}${tag}` : '', open: '{', close: '}' };
}

const whole = (head: string): Shape => ({ head, open: '{', close: '}', isWhole: true });

function bufferShape(value: ArrayBuffer, view: View): Shape {
  const bytes = [...new Uint8Array(value.slice(0, 50))];
  const rest = value.byteLength - bytes.length;
  const hex = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  const tail = rest > 0 ? ` ... ${more(rest, 'byte')}` : '';
  return {
    head: 'ArrayBuffer',
    open: '{',
    close: '}',
    items: () => [
      `[Uint8Contents]: <${hex}${tail}>`,
      `[byteLength]: ${show(value.byteLength, view)}`,
    ],
  };
}

function listShape(value: unknown[], usual: string, view: View, length: number): Shape {
  const name = nameOfClass(value) ?? '[Array: null prototype]';
  const head = name === usual ? '' : `${name}(${String(length)})`;
  const shape: Shape = { head, open: '[', close: ']', hidesIndices: true };
  return length === 0 ? shape : { ...shape, items: () => listItems(value, view) };
}

function listItems(list: unknown[], view: View): string[] {
  const items: string[] = [];
  let at = 0;
  while (at < list.length && items.length < view.maxItems) {
    if (Object.hasOwn(list, at)) {
      items.push(showProperty(list, String(at), view, true));
      at += 1;
      continue;
    }
    const from = at;
    while (at < list.length && !Object.hasOwn(list, at) && at - from < 10_000) at += 1;
    const count = at - from;
    items.push(`<${String(count)} empty item${count > 1 ? 's' : ''}>`);
  }
  if (at < list.length) items.push(`... ${more(list.length - at, 'item')}`);
  return items;
}

function typedShape(value: ArrayBufferView, view: View): Shape {
  const numbers = value as unknown as ArrayLike<unknown>;
  const name = nameOfClass(value) ?? 'TypedArray';
  const items = (): string[] => {
    const shown = Array.from({ length: Math.min(numbers.length, view.maxItems) }, (_, at) =>
      show(numbers[at], view),
    );
    const rest = numbers.length - shown.length;
    return rest > 0 ? [...shown, `... ${more(rest, 'item')}`] : shown;
  };
  const head = `${name}(${String(numbers.length)})`;
  return {
    head,
    open: '[',
    close: ']',
    hidesIndices: true,
    ...(numbers.length > 0 && { items }),
  };
}

function mapShape(value: Map<unknown, unknown>, view: View): Shape {
  const items = (): string[] =>
    limited([...value], view, ([key, held]) => `${inner(key, view)} => ${inner(held, view)}`);
  return collection(value, 'Map', value.size, items);
}

function setShape(value: Set<unknown>, view: View): Shape {
  return collection(value, 'Set', value.size, () =>
    limited([...value], view, (held) => inner(held, view)),
  );
}

function collection(value: object, usual: string, size: number, items: () => string[]): Shape {
  const name = nameOfClass(value) ?? `[${usual}: null prototype]`;
  const head = `${name}(${String(size)})${name === usual ? '' : ` [${usual}]`}`;
  return { head, open: '{', close: '}', ...(size > 0 && { items }) };
}

function limited<Item>(items: Item[], { maxItems }: View, tell: (item: Item) => string): string[] {
  const shown = items.slice(0, maxItems).map(tell);
  const rest = items.length - shown.length;
  return rest > 0 ? [...shown, `... ${more(rest, 'item')}`] : shown;
}

function inner(value: unknown, view: View): string {
  view.indentation += 2;
  const text = show(value, view);
  view.indentation -= 2;
  return text;
}

const unknownShape = (value: object): Shape => ({
  head: nameOfClass(value) ?? 'WeakMap',
  open: '{',
  close: '}',
  items: () => ['<items unknown>'],
});

function boxed(value: object): Shape {
  const plain: unknown = value.valueOf();
  const text = typeof plain === 'string' ? quoted(plain) : String(plain);
  const kind = nameOfClass(value) ?? 'Object';
  return { ...whole(`[${kind}: ${text}]`), hidesIndices: true };
}

const dateText = (date: Date): string =>
  Number.isNaN(date.getTime()) ? 'Invalid Date' : date.toISOString();

function errorText(error: Error): string {
  const { stack } = error;
  if (typeof stack === 'string' && stack !== '') return stack.includes('\n') ? stack : `[${stack}]`;
  return `[${String(error)}]`;
}

/** Names and symbols that a walk over the object would meet, and an error's cause. */
function shownKeys(value: object, hidesIndices = false): (string | symbol)[] {
  const names: (string | symbol)[] = Object.keys(value).filter(
    (name) => !hidesIndices || !/^(0|[1-9]\d*)$/.test(name),
  );
  const symbols = Object.getOwnPropertySymbols(value).filter((symbol) =>
    Object.prototype.propertyIsEnumerable.call(value, symbol),
  );
  if (!(value instanceof Error)) return [...names, ...symbols];
  // What the stack says already is not said again.
  const text = errorText(value);
  const told = names.filter((name) => {
    if (!['name', 'message', 'stack'].includes(String(name))) return true;
    return !text.includes(String((value as unknown as Record<string, unknown>)[String(name)]));
  });
  const hidden = ['cause', 'errors'].filter(
    (name) => Object.hasOwn(value, name) && !names.includes(name),
  );
  return [...told, ...hidden, ...symbols];
}

function showProperty(holder: object, key: string | symbol, view: View, isItem = false): string {
  const described = Object.getOwnPropertyDescriptor(holder, key);
  const text = describedText(described, view);
  if (isItem) return text;
  const label = keyLabel(key);
  return `${described?.enumerable === false ? `[${label}]` : label}: ${text}`;
}

function describedText(described: PropertyDescriptor | undefined, view: View): string {
  if (described?.get) return described.set ? '[Getter/Setter]' : '[Getter]';
  return described?.set ? '[Setter]' : inner(described?.value as unknown, view);
}
