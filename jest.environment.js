import { constants, createContext } from 'node:vm';
import NodeEnvironment from 'jest-environment-node';

/** What Node's own modules hand out as theirs, so that a test's `instanceof` knows it. */
const NODES_OWN = new Set(['ArrayBuffer', 'Buffer', 'Uint8Array']);

/**
 * Jest's environment for Node, in a realm of its own as ever, but with a global object that nothing stands before. Jest's is a proxy, and
 * V8 asks it for every `Array`, `Promise` or `process` that any code names: forty times what a global costs, in all that a test file loads
 * and runs.
 */
export default class PlainGlobals extends NodeEnvironment {
  constructor(config, context) {
    super(config, context);
    const watched = this.global;
    const plain = createContext(constants.DONT_CONTEXTIFY);
    for (const name of Reflect.ownKeys(watched)) {
      if (name in plain && !NODES_OWN.has(name)) continue;
      const descriptor = Object.getOwnPropertyDescriptor(watched, name);
      Object.defineProperty(plain, name, 'value' in descriptor ? descriptor : onFirstUse(plain, name, descriptor));
    }
    plain.global = plain;
    plain.Error.stackTraceLimit = watched.Error.stackTraceLimit;
    this.context = plain;
    this.global = plain;
    this.moduleMocker = new this.moduleMocker.constructor(plain);
    this.fakeTimers = null; // those of old: they would be made around the other global object
    this.fakeTimersModern = new this.fakeTimersModern.constructor({ config: config.projectConfig, global: plain });
  }
}

/** Node makes some of its globals only when they are asked for. */
function onFirstUse(plain, name, { enumerable }) {
  const set = (value) => Object.defineProperty(plain, name, { configurable: true, enumerable, value, writable: true });
  return {
    configurable: true,
    enumerable,
    get() {
      set(globalThis[name]);
      return plain[name];
    },
    set,
  };
}
