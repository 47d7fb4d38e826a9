export { createWeb } from './bootstrap.ts';
export type { WebConfiguration } from './web-configuration.ts';
