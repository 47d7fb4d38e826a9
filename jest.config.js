import { existsSync, readdirSync } from 'node:fs';

const rooms = ['apps', 'libs'].flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));

export default {
  projects: [...rooms, 'migrations', 'templates']
    .filter((room) => existsSync(`${room}/jest.config.js`))
    .map((room) => `<rootDir>/${room}`),
  reporters: ['default', '<rootDir>/.ci/closing-line-reporter.js'],
  testSequencer: '<rootDir>/.ci/longest-first.js',
  maxWorkers: 2,
  // What a file loaded is never let go of whole; past some gigabytes a worker does little else than look for room.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 600_000, // ends what hangs; how quick something has to be is the test's own business
};
