export { resolvers, type ApiConfiguration } from './api.module.ts';
export { createApi } from './bootstrap.ts';
export type { SignInProvider } from './people/sign-in-providers.ts';
export { secretBox } from './people/secret-box.ts';
export type { KnownOperations } from './graph/known-operations.ts';
export { printApiSchema } from './graph/print-api-schema.ts';
