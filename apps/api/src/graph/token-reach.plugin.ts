import type { ApolloServerPlugin } from '@apollo/server';
import type { TokenScope } from '@ratify/policy';
import { GraphQLError, Kind, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql';
import type { GraphContext } from './graph-context.ts';

/** The questions that a token of a scope may ask. What the answers hold is narrowed by the role that stands for the scope. */
const REACH: Readonly<Record<TokenScope, readonly string[]>> = {
  'read-policies': ['organisations', 'policies', 'policy'],
  'read-register': ['organisations', 'register', 'registerCounts'],
  'read-templates': ['organisations', 'templates', 'template', 'edition'],
};

/** What stands in the record of the organisation: all but the names of organisations. */
const NOTED: Readonly<Record<string, string>> = {
  policies: 'policies.read',
  policy: 'policies.read',
  register: 'register.read',
  registerCounts: 'register.read',
  templates: 'templates.read',
  template: 'templates.read',
  edition: 'templates.read',
};

/** Holds a program that brings a token to the questions of its scopes: no mutation, nothing of people, nothing else. */
export const tokenReachPlugin: ApolloServerPlugin<GraphContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ contextValue, operation, document }) {
        const scopes = await contextValue.tokenScopes();
        if (scopes === null || !operation) return;
        if (scopes.length === 0)
          throw new GraphQLError('This token opens nothing: it is unknown, revoked, or its time is over.', {
            extensions: { code: 'UNAUTHENTICATED' },
          });
        const reach = new Set(['__typename', ...scopes.flatMap((each) => REACH[each as TokenScope] ?? [])]);
        const fragments = new Map(
          document.definitions.flatMap((each) =>
            each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [],
          ),
        );
        const asked = fieldsOf(operation.selectionSet, fragments);
        if (operation.operation === 'query' && asked.every((name) => reach.has(name))) {
          for (const name of asked) if (NOTED[name]) contextValue.noteRead(NOTED[name]);
          return;
        }
        throw new GraphQLError('This token does not reach what is asked for.', { extensions: { code: 'FORBIDDEN' } });
      },
    };
  },
};

function fieldsOf(set: SelectionSetNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>): string[] {
  return set.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node.name.value];
    const inner = node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : fragments.get(node.name.value)?.selectionSet;
    return inner ? fieldsOf(inner, fragments) : [];
  });
}
