// What `@jest/globals` is to a test: of the file that runs now, also where a helper was loaded by the file before.
const CURRENT = Symbol.for('ratify.jest-globals');

const standIn = (name) =>
  new Proxy(() => undefined, {
    apply: (_, self, given) => Reflect.apply(globalThis[CURRENT][name], self, given),
    get: (_, key) => globalThis[CURRENT][name][key],
  });

export const afterAll = standIn('afterAll');
export const afterEach = standIn('afterEach');
export const beforeAll = standIn('beforeAll');
export const beforeEach = standIn('beforeEach');
export const describe = standIn('describe');
export const expect = standIn('expect');
export const it = standIn('it');
export const jest = standIn('jest');
export const test = standIn('test');
