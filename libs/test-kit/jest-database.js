import { fileURLToPath } from 'node:url';

/** For the Jest configuration of a room whose tests use the database: one server a run, whichever rooms run. */
export default {
  globalSetup: fileURLToPath(new URL('./jest/start-server.js', import.meta.url)),
  globalTeardown: fileURLToPath(new URL('./jest/stop-server.js', import.meta.url)),
};
