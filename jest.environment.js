import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';

/**
 * What a test file runs in: Node itself, as what it tests does where it is used. Jest's own environment is a realm beside Node's, into which
 * every file's imports are loaded anew: half the time of a file that starts the API.
 */
export default class PlainNode {
  global = {};
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimersModern;

  constructor({ projectConfig }) {
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    this.moduleMocker.restoreAllMocks();
  }

  /** Jest asks for it, and nothing is run in it. */
  getVmContext() {
    return null;
  }
}
