/**
 * What may be hashed: null, booleans, well-formed strings, safe integers, arrays and plain objects. JSON libraries drop `undefined`, turn
 * a Map into {} and call toJSON without a word; a record must refuse instead, or two readings of it could differ.
 */
export type StrictJson = null | boolean | string | number | readonly StrictJson[] | { readonly [name: string]: StrictJson };

const LONE_SURROGATE = /\p{Cs}/u;

export function assertStrictJson(value: unknown, path = '$'): asserts value is StrictJson {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'string') return assertText(value, path);
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value) && !Object.is(value, -0)) return;
    throw new TypeError(`${path}: only whole numbers that JSON keeps exactly may be recorded`);
  }
  if (typeof value !== 'object') throw new TypeError(`${path}: ${typeof value} cannot be recorded`);
  if (Array.isArray(value)) return assertList(value, path);
  assertPlainObject(value, path);
}

function assertText(value: string, path: string): void {
  if (LONE_SURROGATE.test(value)) throw new TypeError(`${path}: text with a lone surrogate cannot be recorded`);
}

function assertList(value: readonly unknown[], path: string): void {
  if (Object.keys(value).length !== value.length) throw new TypeError(`${path}: a list with holes or names cannot be recorded`);
  value.forEach((one, i) => assertStrictJson(one, `${path}[${i}]`));
}

function assertPlainObject(value: object, path: string): void {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError(`${path}: only plain objects may be recorded`);
  for (const key of Reflect.ownKeys(value)) {
    const property = typeof key === 'string' ? Object.getOwnPropertyDescriptor(value, key) : undefined;
    if (typeof key !== 'string' || property?.enumerable !== true || !('value' in property))
      throw new TypeError(`${path}: hidden or computed parts cannot be recorded`);
    assertText(key, `${path}.${key}`);
    assertStrictJson(property.value, `${path}.${key}`);
  }
}
