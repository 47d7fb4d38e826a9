import { realClock, realIds } from '@ratify/journey';
import { Store } from '@ratify/store';
import pg from 'pg';
import { createApi } from '../../src/index.ts';
import type { HotQuestion } from './hot-questions.ts';

/** One statement as it went to the database. */
export interface Said {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What the API says to the database for one question, in its order: asked twice, and heard the second time. */
export async function recordStatements(
  { url, rolePassword }: { readonly url: string; readonly rolePassword: string },
  { operation, variables, reader }: HotQuestion,
): Promise<Said[]> {
  const store = new Store({ url, rolePassword });
  const journey = { store, clock: realClock(), ids: realIds };
  const app = await createApi({ journey, secure: false, introspection: false });
  await app.listen(0, '127.0.0.1');
  const ask = async (): Promise<unknown> => {
    const response = await fetch(`${await app.getUrl()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: reader.cookie },
      body: JSON.stringify({ query: operation, variables }),
    });
    return response.json();
  };
  const said: Said[] = [];
  const { query } = pg.Client.prototype;
  try {
    await ask();
    pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
      const [first, second] = given;
      const config = first as { readonly text?: string; readonly values?: readonly unknown[] };
      const text = typeof first === 'string' ? first : config.text;
      const values = typeof first === 'string' ? (Array.isArray(second) ? second : []) : (config.values ?? []);
      if (text) said.push({ text, values });
      return Reflect.apply(query as (...all: unknown[]) => unknown, this, given);
    } as typeof query;
    const answer = (await ask()) as { errors?: unknown };
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  } finally {
    pg.Client.prototype.query = query;
    await app.close();
    await store.close();
  }
  return said;
}
