import { initGraphQLTada } from 'gql.tada';
import type { DocumentNode } from 'graphql';
import type { introspection } from './graphql-env.d.ts';

const make = initGraphQLTada<{
  introspection: introspection;
  scalars: { PlainDate: string; DateTime: string };
}>();

/** Every document and fragment that a page was written with, in the order they were made. */
export const documents = new Set<DocumentNode>();

/** Typed documents against the API's own committed schema: a field that is not there fails the type check. */
export const graphql: typeof make = Object.assign((...given: Parameters<typeof make>) => {
  const document = make(...given);
  documents.add(document as DocumentNode);
  return document;
}, make) as typeof make;
