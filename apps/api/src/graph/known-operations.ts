import { createHash } from 'node:crypto';
import type { ApolloServerOptions, ApolloServerPlugin } from '@apollo/server';
import { GraphQLError } from 'graphql';
import type { GraphContext } from './graph-context.ts';

/** Operations that may be asked for by their hash alone. */
export interface KnownOperations {
  /** Each as it is written. */
  readonly operations: readonly string[];
  /** Nothing else is answered to who brings a cookie or nothing; programs that bring a token write their own, within the limits. */
  readonly isAll: boolean;
}

type Kept = NonNullable<Exclude<ApolloServerOptions<GraphContext>['persistedQueries'], false | undefined>>;

/**
 * Apollo's persisted queries over a list that was made when the pages were built: it takes no additions, so that nobody fills a cache or
 * registers a question of their own.
 */
export function keepOperations({ operations, isAll }: KnownOperations): {
  readonly persistedQueries: Kept;
  readonly plugin: ApolloServerPlugin<GraphContext>;
} {
  const byHash = new Map(operations.map((query) => [createHash('sha256').update(query).digest('hex'), query]));
  const cache: NonNullable<Kept['cache']> = {
    get: async (key) => byHash.get(key.replace(/^apq:/, '')),
    set: async () => undefined,
    delete: async () => false,
  };
  return {
    persistedQueries: { cache },
    plugin: {
      async requestDidStart() {
        return {
          // Once it is parsed: what is thrown earlier counts as broken. The limits stand before it.
          async didResolveOperation({ contextValue, queryHash }) {
            if (!isAll || byHash.has(queryHash) || (await contextValue.tokenScopes())?.length) return;
            throw new GraphQLError(
              'This is answered to the pages of this installation alone. A program of your own asks with a token.',
              { extensions: { code: 'FORBIDDEN' } },
            );
          },
        };
      },
    },
  };
}
