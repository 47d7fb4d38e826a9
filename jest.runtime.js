import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import './load-sources.mjs';

process.setSourceMapsEnabled(true);

const GLOBALS = new URL('./jest.globals.js', import.meta.url).href;
const CURRENT = Symbol.for('ratify.jest-globals');
const require = createRequire(import.meta.url);

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@jest/globals' ? { url: GLOBALS, format: 'module', shortCircuit: true } : next(specifier, context),
});

/**
 * How a test file gets what it imports: by Node's own loader, once for all files that a worker runs. Jest's runtime gives each file a copy of
 * its own of every module, for the sake of module mocks, of which there are none here.
 */
export default class NativeRuntime {
  constructor(config, environment) {
    this.environment = environment;
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(path) {
    Error.prepareStackTrace = undefined; // Jest's knows the maps of its own runtime: Node's knows these
    return import(pathToFileURL(path).href);
  }

  requireModule(path) {
    return require(path);
  }

  /** Jest's own, which keeps what a file has declared: for each file anew. */
  requireInternalModule(path) {
    delete require.cache[require.resolve(path)];
    return require(path);
  }

  setGlobalsForRuntime(globals) {
    const { moduleMocker, fakeTimersModern } = this.environment;
    const jest = {
      spyOn: moduleMocker.spyOn.bind(moduleMocker),
      useFakeTimers: (options) => fakeTimersModern.useFakeTimers(options),
      useRealTimers: () => fakeTimersModern.useRealTimers(),
      advanceTimersByTime: (milliseconds) => fakeTimersModern.advanceTimersByTime(milliseconds),
    };
    globalThis[CURRENT] = { ...globals, jest };
  }

  enterTestCode() {}

  leaveTestCode() {}

  getSourceMaps() {
    return new Map();
  }

  getAllCoverageInfoCopy() {
    return undefined;
  }

  teardown() {}
}
