import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LinkKind } from '@ratify/store';
import {
  buildAdoption,
  buildEdition,
  buildLink,
  buildOrganisation,
  buildPolicy,
  createDatabase,
  signIn,
  type TestDatabase,
} from '@ratify/test-kit';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.close());

const DAY = 86_400_000;
const day = (offset: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(Date.now() + offset * DAY);

interface Pair {
  readonly upper: string;
  readonly lower: string;
}

async function link(kind: LinkKind, overrides: Parameters<typeof buildLink>[1] = {}): Promise<Pair> {
  const made = await buildLink(database, { kind, ...overrides });
  return { upper: made.upperId, lower: made.organisationId };
}

async function reachOf(organisationId: string): Promise<{ below: string[]; above: string[]; linked: string[] }> {
  const { scope } = await signIn(database, { organisationId });
  return database.store.inContext(scope, {}, async ({ reach }) => ({
    below: reach.below.filter((id) => id !== organisationId),
    above: reach.above.filter((id) => id !== organisationId),
    linked: reach.linked.filter((id) => id !== organisationId),
  }));
}

describe('what a link lets be seen', () => {
  it.each([
    ['maintained-by', {}, { down: true, up: true }],
    ['academy-of', {}, { down: true, up: true }],
    ['buys-service-from', {}, { down: false, up: true }],
    ['member-of', {}, { down: false, up: true }],
    ['member-of', { seesAdopted: true }, { down: true, up: true }],
    ['lies-in-area-of', {}, { down: false, up: false }],
    ['record-kept-by', {}, { down: true, up: false }],
  ] as const)('%s %j', async (kind, agreed, sees) => {
    const { upper, lower } = await link(kind, agreed);
    expect((await reachOf(upper)).below).toEqual(sees.down ? [lower] : []);
    expect((await reachOf(lower)).above).toEqual(sees.up ? [upper] : []);
  });

  it.each([
    ['has not begun', { fromOn: day(1) }, false],
    ['begins today', { fromOn: day(0) }, true],
    ['ends today', { untilOn: day(0) }, true],
    ['has ended', { untilOn: day(-1) }, false],
  ])('of a link that %s', async (_when, term, isCurrent) => {
    const { upper, lower } = await link('maintained-by', term);
    expect((await reachOf(upper)).below).toEqual(isCurrent ? [lower] : []);
    expect((await reachOf(lower)).above).toEqual(isCurrent ? [upper] : []);
  });

  it('follows links of one kind to any depth, not from one kind to another', async () => {
    const top = await link('maintained-by');
    const middle = await link('maintained-by', { upperId: top.lower });
    const aside = await link('academy-of', { upperId: top.lower });
    expect((await reachOf(top.upper)).below.sort()).toEqual([top.lower, middle.lower].sort());
    expect((await reachOf(middle.lower)).above.sort()).toEqual([top.lower, top.upper].sort());
    expect((await reachOf(aside.lower)).above).toEqual([top.lower]);
  });

  it('does not run round a ring', async () => {
    const [a, b] = [await buildOrganisation(database), await buildOrganisation(database)];
    await buildLink(database, { kind: 'member-of', organisationId: a.id, upperId: b.id, seesAdopted: true });
    await buildLink(database, { kind: 'member-of', organisationId: b.id, upperId: a.id, seesAdopted: true });
    expect((await reachOf(a.id)).below).toEqual([b.id]);
  });

  it('follows a link that is changed, moved or removed, also for those further below', async () => {
    const top = await link('maintained-by');
    const low = await link('maintained-by', { upperId: top.lower });
    const elsewhere = await buildOrganisation(database, { kind: 'council' });
    const change = (sql: string, ...parameters: unknown[]): Promise<unknown> =>
      database.owner.query(`${sql} where organisation_id = $1`, [top.lower, ...parameters]);
    await change('update app.organisation_links set upper_id = $2', elsewhere.id);
    expect((await reachOf(top.upper)).below).toEqual([]);
    expect((await reachOf(elsewhere.id)).below.sort()).toEqual([top.lower, low.lower].sort());
    await change("update app.organisation_links set kind = 'lies-in-area-of'");
    expect((await reachOf(elsewhere.id)).below).toEqual([]);
    await change('delete from app.organisation_links');
    expect((await reachOf(low.lower)).above).toEqual([top.lower]);
  });
});

describe('a service that is bought', () => {
  it('shows the seller the policies forked from its templates, and of no other the existence', async () => {
    const { upper, lower } = await link('buys-service-from');
    const edition = await buildEdition(database, { organisationId: upper });
    const forked = await buildPolicy(database, {
      organisationId: lower,
      templateOrganisationId: upper,
      templateId: edition.templateId,
      baseEditionId: edition.id,
    });
    await buildPolicy(database, { organisationId: lower });
    const { scope } = await signIn(database, { organisationId: upper });
    const seen = await database.store.inContext(scope, {}, async (work) => ({
      bought: await work.register.bought(),
      policies: await work.policies.list(),
      page: await work.register.page({ today: day(0), first: 10 }),
    }));
    expect(seen.bought.map((row) => row.policyId)).toEqual([forked.id]);
    expect(seen.policies).toEqual([]);
    expect(seen.page.rows).toEqual([]);
  });
});

describe('forks', () => {
  it('are found wherever the publisher publishes to, while the link lasts', async () => {
    const council = await buildOrganisation(database, { kind: 'council' });
    const edition = await buildEdition(database, { organisationId: council.id });
    const forkOf = (organisationId: string) =>
      buildPolicy(database, {
        organisationId,
        templateOrganisationId: council.id,
        templateId: edition.templateId,
        baseEditionId: edition.id,
      });
    const expected: string[] = [];
    for (const [kind, untilOn, isReached] of [
      ['maintained-by', null, true],
      ['buys-service-from', null, true],
      ['member-of', null, true],
      ['lies-in-area-of', null, false],
      ['record-kept-by', null, false],
      ['buys-service-from', day(-1), false],
    ] as const) {
      const { lower } = await link(kind, { upperId: council.id, untilOn });
      const fork = await forkOf(lower);
      if (isReached) expected.push(fork.id);
    }
    const { scope } = await signIn(database, { organisationId: council.id });
    const forks = await database.store.inContext(scope, {}, (work) => work.forksOf(edition.templateId));
    expect(forks.map((fork) => fork.policyId).sort()).toEqual(expected.sort());
    expect(forks[0]?.baseEditionId).toBe(edition.id);
  });

  it('are not found by those who do not own the template', async () => {
    const { upper, lower } = await link('maintained-by');
    const edition = await buildEdition(database, { organisationId: upper });
    await buildPolicy(database, {
      organisationId: lower,
      templateOrganisationId: upper,
      templateId: edition.templateId,
    });
    const { scope } = await signIn(database, { organisationId: lower });
    expect(await database.store.inContext(scope, {}, (work) => work.forksOf(edition.templateId))).toEqual([]);
  });
});

describe('a cover', () => {
  const coverAs = async (organisationId: string, adoptionId: string, settingId: string): Promise<string> => {
    const { scope } = await signIn(database, { organisationId });
    return database.store.inContext(scope, { write: true }, (work) => work.cover(adoptionId, settingId));
  };

  it.each([
    ['academy-of', {}, true],
    ['member-of', { governs: true }, true],
    ['member-of', {}, false],
    ['maintained-by', {}, false],
    ['buys-service-from', {}, false],
    ['academy-of', { untilOn: day(-1) }, false],
  ] as const)('of a setting that is %s %j', async (kind, agreed, isAllowed) => {
    const { upper, lower } = await link(kind, agreed);
    const adoption = await buildAdoption(database, { organisationId: upper });
    const attempt = coverAs(upper, adoption.id, lower);
    if (!isAllowed) return expect(attempt).rejects.toMatchObject({ code: 'OUT_OF_REACH' });
    const id = await attempt;
    expect(await coverAs(upper, adoption.id, lower)).toBe(id); // again is no change
    const { scope } = await signIn(database, { organisationId: lower });
    const [covered] = await database.store.inContext(scope, {}, (work) => work.coverages.list());
    expect(covered).toMatchObject({
      id,
      organisationId: lower,
      adoptionId: adoption.id,
      adoptedOn: adoption.adoptedOn,
    });
  });

  it('is never made of an adoption of others, or of oneself by others', async () => {
    const { upper, lower } = await link('academy-of');
    const [mine, theirs] = [await buildAdoption(database, { organisationId: upper }), await buildAdoption(database)];
    await expect(coverAs(upper, theirs.id, lower)).rejects.toMatchObject({ code: 'OUT_OF_REACH' });
    await expect(coverAs(lower, mine.id, lower)).rejects.toMatchObject({ code: 'OUT_OF_REACH' });
  });
});
