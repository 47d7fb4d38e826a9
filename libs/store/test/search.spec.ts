import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Policy, type Edition, type Found, type Revision, type SearchQuestion } from '@ratify/store';
import {
  buildEdition,
  buildPolicy,
  buildRevision,
  buildTemplate,
  createDatabase,
  type TestDatabase,
} from '@ratify/test-kit';
import { connectAs } from './connect.ts';
import { buildWorld, type Place, type World } from './world.ts';

let database: TestDatabase;
let world: World;
beforeAll(async () => {
  database = await createDatabase();
  world = await buildWorld(database);
});
afterAll(() => database.close());

const search = (
  place: Place,
  query: string,
  question: Partial<SearchQuestion> = {},
): Promise<{ rows: Found[]; total: number }> =>
  database.store.inContext(world.people[place].scope, {}, (work) =>
    work.search.find({ query, kinds: ['policy', 'template'], first: 10, skip: 0, ...question }),
  );
const titles = async (place: Place, query: string, question: Partial<SearchQuestion> = {}): Promise<string[]> =>
  (await search(place, query, question)).rows.map(({ title }) => title).sort();

const clause = (id: string, number: string, title: string, words: string) => ({
  ...{ id, number, title, words, kind: 'clause', rule: 'adaptable', parentId: null },
  ...{ start: 0, end: words.length, bodyStart: 0, bodyEnd: words.length },
});

/** A policy of a place in force with this text, one clause a paragraph. */
async function adopt(place: Place, title: string, paragraphs: readonly string[]): Promise<Policy> {
  const organisationId = world.organisations[place].id;
  const policy = await buildPolicy(database, { organisationId, title });
  await putInForce(policy, paragraphs);
  return policy;
}

async function putInForce({ id: policyId, organisationId }: Policy, paragraphs: readonly string[]): Promise<void> {
  const text = paragraphs.join('\n\n');
  const clauseIndex = paragraphs.map((words, index) =>
    clause(`c${index + 1}`, `1.${index + 1}`, `Part ${index + 1}`, words),
  );
  const revision: Revision = await buildRevision(database, {
    ...{ organisationId, policyId, text, clauseIndex, state: 'adopted' },
  });
  await database.owner.getRepository(Policy).update({ id: policyId }, { adoptedRevisionId: revision.id });
}

describe('a search', () => {
  it('finds words in another of their forms, in texts in force and in titles, and says in which clauses', async () => {
    await adopt('maintained', 'Mobile phones', ['Keep it quiet.', 'Photographs of :term[pupils] are not taken.']);
    await buildPolicy(database, {
      organisationId: world.organisations.maintained.id,
      title: 'Photography in preparation',
    });
    const { rows, total } = await search('maintained', 'photograph');
    expect(rows.map(({ title, clauses }) => [title, clauses.map(({ id, number }) => `${number} ${id}`)])).toEqual([
      ['Mobile phones', ['1.2 c2']],
    ]);
    expect(total).toBe(1);
    expect(await titles('maintained', 'photography preparation')).toEqual(['Photography in preparation']);
    // Both words stand in the policy, each in a clause of its own; a directive is not a word.
    const both = await search('maintained', 'quiet pupil');
    expect(both.rows[0]?.clauses.map(({ id }) => id).sort()).toEqual(['c1', 'c2']);
    expect(await titles('maintained', 'term')).toEqual([]);
  });

  it('keeps words of a phrase together, leaves out what it is told to, and finds nothing by noise', async () => {
    await adopt('nursery', 'Trips', ['A coach with seat belts is hired.']);
    await adopt('nursery', 'Coaching', ['Belts are worn on the seat of a coach.']);
    expect(await titles('nursery', '"seat belts"')).toEqual(['Trips']);
    expect(await titles('nursery', 'seat belts')).toEqual(['Coaching', 'Trips']);
    expect(await titles('nursery', 'belts -hired')).toEqual(['Coaching']);
    for (const noise of ['', '  ', 'the of', '"', '&|!():*<->', "'; drop table app.policies; --", '-coach'])
      expect([noise, await titles('nursery', noise)]).toEqual([noise, []]);
  });

  it('sees what is its own and below, templates of its own and above, and nothing else', async () => {
    const word = 'wheelbarrow';
    for (const place of ['maintained', 'otherSchool', 'buyer', 'neighbour', 'academy', 'member', 'openMember'] as const)
      await adopt(place, `Policy of ${place}`, [`A ${word} is kept.`]);
    for (const place of ['council', 'otherCouncil', 'trust'] as const) {
      const organisationId = world.organisations[place].id;
      const template = await buildTemplate(database, { organisationId, title: `Template of ${place}` });
      const clauseIndex = [clause('c1', '1', 'Garden', `A ${word} is kept.`)];
      const edition: Edition = await buildEdition(database, {
        ...{ organisationId, templateId: template.id, clauseIndex },
      });
      expect(edition.templateId).toBe(template.id);
      await buildTemplate(database, { organisationId, title: `A ${word} that is not published` });
    }
    const seen = Object.fromEntries(
      await Promise.all(
        (['council', 'trust', 'maintained', 'buyer', 'neighbour', 'academy', 'member', 'otherSchool'] as const).map(
          async (place) => [place, await titles(place, word)] as const,
        ),
      ),
    );
    expect(seen).toEqual({
      council: [`A ${word} that is not published`, 'Policy of maintained', 'Template of council'],
      trust: [`A ${word} that is not published`, 'Policy of academy', 'Policy of openMember', 'Template of trust'],
      maintained: ['Policy of maintained', 'Template of council'],
      buyer: ['Policy of buyer', 'Template of council'],
      neighbour: ['Policy of neighbour'],
      academy: ['Policy of academy', 'Template of trust'],
      member: ['Policy of member', 'Template of trust'],
      otherSchool: ['Policy of otherSchool', 'Template of otherCouncil'],
    });
    expect(await titles('council', word, { kinds: ['policy'] })).toEqual(['Policy of maintained']);
    expect((await search('trust', word, { first: 1, skip: 1 })).rows).toHaveLength(1);
    expect((await search('trust', word, { first: 1, skip: 1 })).total).toBe(4);
  });

  it('follows the text in force, a new title and a policy that is retired', async () => {
    const policy = await adopt('openMember', 'Lanterns', ['Candles are lit.']);
    expect(await titles('openMember', 'candle')).toEqual(['Lanterns']);
    await putInForce(policy, ['Torches are carried.']);
    expect([await titles('openMember', 'candle'), await titles('openMember', 'torch')]).toEqual([[], ['Lanterns']]);
    await database.owner.getRepository(Policy).update({ id: policy.id }, { title: 'Beacons' });
    expect(await titles('openMember', 'beacon torch')).toEqual(['Beacons']);
    await database.owner.getRepository(Policy).update({ id: policy.id }, { retiredOn: '2026-01-01' });
    expect(await titles('openMember', 'torch')).toEqual([]);
  });

  it('is refused to whoever did not come in by an entrance', async () => {
    const app = await connectAs(database, 'app');
    try {
      const { rows } = await app.query(`select * from app.search('wheelbarrow', '{policy,template}', 10, 0)`);
      expect(rows).toEqual([]);
      await expect(app.query('select * from directory.searched_texts')).rejects.toThrow('permission denied');
    } finally {
      await app.end();
    }
  });
});
