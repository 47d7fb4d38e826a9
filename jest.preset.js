import { fileURLToPath } from 'node:url';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

export default {
  testEnvironment: here('./jest.environment.js'),
  runtime: here('./jest.runtime.js'),
  transform: {}, // sources are read as everywhere but in production: by load-sources.mjs
  moduleFileExtensions: ['ts', 'js', 'json', 'mjs', 'cjs', 'node'],
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts', '<rootDir>/test/**/*.e2e-spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  injectGlobals: false,
};
