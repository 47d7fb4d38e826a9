import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './graphql-env.d.ts';

/** Typed documents against the API's own committed schema: a field that is not there fails the type check. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { PlainDate: string; DateTime: string };
}>();
