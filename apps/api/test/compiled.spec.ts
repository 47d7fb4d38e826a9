import { ApolloServer } from '@apollo/server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import { compiledPlugin } from '../src/graph/compiled.plugin.ts';
import type { GraphContext } from '../src/graph/graph-context.ts';

// What is asked often is run compiled: nobody is to tell it from graphql-js but by the time it takes.

const TIMES = 5;
const schema = buildSchema(`
  type Thing { id: ID! dueOn: String at(x: Int = 4): Int things: [Thing!]! must: String! }
  type Query { thing(s: String, n: Int = 25, l: [String!], fails: Boolean): Thing }
  type Mutation { count: Int! }`);
const asked: string[] = [];
let counted = 0;
let ended = 0;
const fieldsOf = (type: string) => (schema.getType(type) as GraphQLObjectType).getFields();
Object.assign(fieldsOf('Query')['thing'] ?? {}, {
  resolve: async (_root: unknown, given: { fails?: boolean }) => {
    asked.push(JSON.stringify(Object.entries(given).sort()));
    return {
      id: 7,
      dueOn: '2027-01-01',
      things: [
        { id: 1, must: 'a' },
        { id: 2, must: 'b' },
      ],
      must: given.fails ? null : 'x',
    };
  },
});
Object.assign(fieldsOf('Thing')['at'] ?? {}, { resolve: (_thing: unknown, { x }: { x: number }) => x });
Object.assign(fieldsOf('Mutation')['count'] ?? {}, { resolve: () => (counted += 1) });

const contextValue = { endReading: async () => void (ended += 1) } as unknown as GraphContext;
const server = new ApolloServer<GraphContext>({ schema, plugins: [compiledPlugin()] });
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => {
  asked.length = 0;
  ended = 0;
});

/** The answers to one question, asked as often as makes it compiled and once more. */
async function askOften(query: string, variables: Record<string, unknown> = {}): Promise<string[]> {
  const answers: string[] = [];
  for (let times = 0; times < TIMES; times += 1) {
    const { body } = await server.executeOperation({ query, variables }, { contextValue });
    answers.push(JSON.stringify(body));
  }
  return answers;
}

const QUESTION = `query Q($s: String, $n: Int, $l: [String!], $x: Int, $fails: Boolean) {
  thing(s: $s, n: $n, l: $l, fails: $fails) { ...Long } other: thing { at(x: 3) __typename } }
  fragment Long on Thing { must at(x: $x) dueOn things { id again: id ... on Thing { must } } id }`;

describe('a question that is asked often', () => {
  it.each([
    ['nothing', {}],
    ['null', { s: null, l: null }],
    ['one for a list', { s: 'x', n: 3, l: 'one', x: 2 }],
    ['a list', { l: ['one', 'two'] }],
    ['what comes to an error', { fails: true }],
    ['a value of another type', { n: 'three' }],
  ])('is answered and hands its resolvers the same, given %s', async (_what, variables) => {
    const answers = await askOften(QUESTION, variables);
    expect(new Set(answers).size).toBe(1);
    expect(new Set(asked.map((each, at) => `${at % 2} ${each}`)).size).toBeLessThanOrEqual(2);
  });

  it('is told what is wrong by graphql-js, in a transaction of its own', async () => {
    const [answer = ''] = await askOften('query Wrong { thing(fails: true) { must } }');
    expect(answer).toContain('Cannot return null for non-nullable field Thing.must.');
    expect(ended).toBe(TIMES - 2); // from the third time on it is compiled, and its reading is ended before it is asked again
  });

  it('is walked through where it holds directives, and a change is made once each time', async () => {
    const answers = await askOften('query D($b: Boolean = false) { thing { id must @skip(if: $b) } }');
    expect(new Set(answers).size).toBe(1);
    await askOften('mutation { count }');
    expect(counted).toBe(TIMES);
  });
});
