export { resolvers, type ApiConfiguration } from './api.module.ts';
export { createApi } from './bootstrap.ts';
export { printApiSchema } from './graph/print-api-schema.ts';
