/** `util.types`: what a value is, asked of what only such a value can answer. */
type Test = (value: unknown) => boolean;

/** Whether a built-in method takes the value for one of its own. */
const answers =
  (method: (this: never) => unknown): Test =>
  (value) => {
    try {
      Reflect.apply(method, value, []);
      return true;
    } catch {
      return false;
    }
  };

const getter = (prototype: object, name: string | symbol): ((this: never) => unknown) =>
  Object.getOwnPropertyDescriptor(prototype, name)?.get as (this: never) => unknown;

const TypedArray = Object.getPrototypeOf(Uint8Array) as { prototype: object };
const arrayTag = getter(TypedArray.prototype, Symbol.toStringTag);

const isArrayOf =
  (name: string): Test =>
  (value) =>
    Reflect.apply(arrayTag, value, []) === name;

const tagged =
  (...tags: string[]): Test =>
  (value) =>
    tags.includes(Object.prototype.toString.call(value).slice(8, -1));

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;
const boxed = (method: (this: never) => unknown): Test => {
  const test = answers(method);
  return (value) => isObject(value) && test(value);
};

const isArrayBuffer = answers(getter(ArrayBuffer.prototype, 'byteLength'));
const isNumberObject = boxed(Number.prototype.valueOf);
const isStringObject = boxed(String.prototype.valueOf);
const isBooleanObject = boxed(Boolean.prototype.valueOf);
const isSymbolObject = boxed(Symbol.prototype.valueOf);
const isBigIntObject = boxed(BigInt.prototype.valueOf);

export const types = {
  isAnyArrayBuffer: isArrayBuffer,
  isArgumentsObject: tagged('Arguments'),
  isArrayBuffer,
  isArrayBufferView: (value: unknown) => ArrayBuffer.isView(value),
  isAsyncFunction: tagged('AsyncFunction', 'AsyncGeneratorFunction'),
  isBigIntObject,
  isBooleanObject,
  isBoxedPrimitive: (value: unknown) =>
    [isNumberObject, isStringObject, isBooleanObject, isSymbolObject, isBigIntObject].some((test) =>
      test(value),
    ),
  isDataView: answers(getter(DataView.prototype, 'byteLength')),
  isDate: answers(Date.prototype.getTime),
  isExternal: () => false,
  isGeneratorFunction: tagged('GeneratorFunction', 'AsyncGeneratorFunction'),
  isGeneratorObject: tagged('Generator', 'AsyncGenerator'),
  isMap: answers(getter(Map.prototype, 'size')),
  isMapIterator: tagged('Map Iterator'),
  isModuleNamespaceObject: () => false,
  isNativeError: (value: unknown) => value instanceof Error,
  isNumberObject,
  isPromise: (value: unknown) => value instanceof Promise,
  /** Nothing inside the language can tell. */
  isProxy: () => false,
  isRegExp: (value: unknown) => value instanceof RegExp,
  isSet: answers(getter(Set.prototype, 'size')),
  isSetIterator: tagged('Set Iterator'),
  isSharedArrayBuffer: () => false,
  isStringObject,
  isSymbolObject,
  isTypedArray: (value: unknown) => ArrayBuffer.isView(value) && !(value instanceof DataView),
  isWeakMap: (value: unknown) => value instanceof WeakMap,
  isWeakSet: (value: unknown) => value instanceof WeakSet,
  isUint8Array: isArrayOf('Uint8Array'),
  isUint8ClampedArray: isArrayOf('Uint8ClampedArray'),
  isUint16Array: isArrayOf('Uint16Array'),
  isUint32Array: isArrayOf('Uint32Array'),
  isInt8Array: isArrayOf('Int8Array'),
  isInt16Array: isArrayOf('Int16Array'),
  isInt32Array: isArrayOf('Int32Array'),
  isFloat32Array: isArrayOf('Float32Array'),
  isFloat64Array: isArrayOf('Float64Array'),
  isBigInt64Array: isArrayOf('BigInt64Array'),
  isBigUint64Array: isArrayOf('BigUint64Array'),
};
