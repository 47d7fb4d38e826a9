import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildOrganisation, createDatabase, signIn, type SignedIn, type TestDatabase } from '@ratify/test-kit';

// Elsewhere a calendar date read as an instant came back a day earlier, west or east of Greenwich (typeorm#7184).

let database: TestDatabase;
let head: SignedIn;
const zone = process.env.TZ;
beforeAll(async () => {
  database = await createDatabase();
  head = await signIn(database, { organisationId: (await buildOrganisation(database)).id });
});
afterAll(async () => {
  process.env.TZ = zone;
  await database.close();
});

describe.each(['Europe/London', 'Pacific/Kiritimati', 'Pacific/Niue', 'America/Sao_Paulo'])('in %s', (timeZone) => {
  it('a calendar date comes back as it was written', async () => {
    process.env.TZ = timeZone;
    for (const date of ['2026-03-29', '2026-10-25', '2024-02-29', '2018-11-04', '0999-12-31']) {
      const read = await database.store.inContext(head.scope, { write: true }, async (work) => {
        const slug = `on-${date}-${timeZone.toLowerCase().replace(/[^a-z]+/g, '-')}`;
        const { id } = await work.policies.add({ slug, title: date, adoptedOn: date, reviewDueOn: date });
        const added = await work.policies.get({ id });
        const found = await work.policies.get({ adoptedOn: date, slug });
        await work.policies.change({ id }, { effectiveFrom: date });
        return [added.adoptedOn, found.reviewDueOn, (await work.policies.get({ id })).effectiveFrom];
      });
      expect(read).toEqual([date, date, date]);
    }
  });

  it('an event keeps its instant to the millisecond', async () => {
    process.env.TZ = timeZone;
    const at = new Date('2026-03-29T00:59:59.123Z');
    const id = await database.store.inContext(head.scope, { write: true }, async (work) => {
      const policy = await work.policies.add({
        slug: `at-${timeZone.toLowerCase().replace(/[^a-z]+/g, '-')}`,
        title: 'At',
        createdAt: at,
      });
      return policy.id;
    });
    const [row] = await database.owner.query(
      "select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') as at from app.policies where id = $1",
      [id],
    );
    expect(row.at).toBe('2026-03-29 00:59:59.123000');
    expect((await database.store.inContext(head.scope, {}, (work) => work.policies.get({ id }))).createdAt).toEqual(at);
  });
});
