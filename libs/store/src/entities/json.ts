/** What a jsonb column holds. */
export type Json = { readonly [key: string]: unknown };
