import { HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import { BREAK, Kind, visit, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import type { GraphContext } from './graph-context.ts';

/** What is asked this often is compiled: not what somebody asks once, so that nobody has work done by asking ever new questions. */
const OFTEN = 3;

/** By the operation as Apollo keeps it parsed and checked: what it lets go of is let go of here. */
interface Known {
  asked: number;
  compiled: CompiledQuery['query'] | null;
}

/**
 * Questions that are asked again and again are run as compiled functions instead of being walked through each time. Changes, and whatever
 * comes to an error, are run by graphql-js, which says what is wrong in its own words.
 */
export function compiledPlugin(): ApolloServerPlugin<GraphContext> {
  const known = new WeakMap<OperationDefinitionNode, Known>();
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ schema, document, operation, request, contextValue }) {
          const query = compiledOf(known, { schema, document, operation });
          const result = await query?.(undefined, contextValue, request.variables ?? {});
          if (result && !result.errors)
            return {
              http: { status: undefined, headers: new HeaderMap() },
              body: { kind: 'single', singleResult: result },
            };
          if (result) await contextValue.endReading(); // the transaction in which something went wrong reads no more
          return null;
        },
      };
    },
  };
}

interface Asked {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

function compiledOf(known: WeakMap<OperationDefinitionNode, Known>, asked: Asked): CompiledQuery['query'] | null {
  const { operation } = asked;
  const found = known.get(operation) ?? { asked: 0, compiled: null };
  known.set(operation, found);
  found.asked += 1;
  if (found.asked === OFTEN) found.compiled = compile(asked);
  return found.compiled;
}

function compile({ schema, document, operation }: Asked): CompiledQuery['query'] | null {
  if (operation.operation !== 'query' || hasDirective(document)) return null;
  const compiled = compileQuery(schema, document, operation.name?.value);
  return isCompiledQuery(compiled) ? compiled.query : null;
}

/** `@skip` and `@include` inside fragments are where compilers of questions have differed from graphql-js. */
function hasDirective(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    [Kind.DIRECTIVE]: () => {
      found = true;
      return BREAK;
    },
  });
  return found;
}
