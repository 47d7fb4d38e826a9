export { resolvers, type ApiConfiguration } from './api.module.ts';
export { createApi } from './bootstrap.ts';
export type { SignInProvider } from './people/sign-in-providers.ts';
export { secretBox } from './people/secret-box.ts';
export { printApiSchema } from './graph/print-api-schema.ts';
