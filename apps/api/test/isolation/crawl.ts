import { getNamedType, isLeafType } from 'graphql';
import type { Somebody } from './people.ts';
import { COVERAGE } from './coverage.ts';
import { argumentPaths, operationOf, rootFields, selections, type RootField } from './graph.ts';
import { identifiersOf, type RowKind } from './rows-of.ts';
import { PLACES, type World } from './world.ts';

export interface Crawled {
  /** Every answer, one after the other. */
  readonly answers: string;
  readonly errors: readonly string[];
  readonly asked: number;
}

const BREADTH = { depth: 4, fields: 280 };

/**
 * Asks every query for everything it can hold, with the identifiers of every organisation: first whether there is anything,
 * then, where there is, for all of it.
 */
export async function crawl(somebody: Somebody, world: World): Promise<Crawled> {
  const answers: string[] = [];
  const errors: string[] = [];
  const ask = async (field: RootField, selection: string, variables: Record<string, unknown>): Promise<unknown> => {
    const answer = await somebody.caller.send(operationOf(field, selection), variables);
    answers.push(JSON.stringify(answer));
    errors.push(...(answer.errors ?? []).map((each) => `${field.name}: ${each.message}`));
    return (answer.data as Record<string, unknown> | undefined)?.[field.name];
  };
  for (const field of rootFields().filter((each) => each.operation === 'query'))
    for (const variables of variablesOf(field, world, somebody)) {
      const found = await ask(field, isLeafType(getNamedType(field.field.type)) ? '' : '{ __typename }', variables);
      if (found === null || (Array.isArray(found) && found.length === 0)) continue;
      for (const selection of selections(field.field.type, BREADTH)) await ask(field, selection, variables);
    }
  return { answers: answers.join('\n'), errors, asked: answers.length };
}

/** One set of arguments for each organisation's rows; where two rows are asked for together, of the same one. */
function variablesOf(field: RootField, world: World, somebody: Somebody): Record<string, unknown>[] {
  const row = COVERAGE[field.name];
  if (!row) throw new Error(`${field.name} is not in the table`);
  const own = world[somebody.place ?? 'school'];
  const rows = [...argumentPaths(field).keys()].filter(
    (path) => !['value', 'code'].includes(row.arguments[path] ?? ''),
  );
  const [first] = rows;
  if (first === undefined) return [row.given(own)];
  const kind = row.arguments[first] as RowKind;
  if (rows.length > 1) return PLACES.map((place) => row.given(world[place]));
  return PLACES.flatMap((place) => identifiersOf(world[place])[kind].map((id) => ({ ...row.given(own), [first]: id })));
}
