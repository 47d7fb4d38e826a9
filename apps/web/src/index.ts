export { createWeb } from './bootstrap.ts';
export { webOperations } from './graphql/operations.ts';
export type { WebConfiguration } from './web-configuration.ts';
