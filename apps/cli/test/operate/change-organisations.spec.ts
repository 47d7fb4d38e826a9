import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, plainDate, type PlainDate } from '@ratify/policy';
import { Installation, type Organisation } from '@ratify/store';
import { buildLink, buildOrganisation, buildPolicy, createDatabase, signIn, type TestDatabase } from '@ratify/test-kit';
import { changeOrganisations, type ChangeAsked } from '../../src/operate/change-organisations.ts';

// The database says who sees what before and after; what organisations hold is not touched.

const TODAY = plainDate(new Date().toISOString().slice(0, 10));
let database: TestDatabase;
let installation: Installation;
let [council, trust, school, academy]: Organisation[] = [];
beforeAll(async () => {
  database = await createDatabase();
  installation = await Installation.open(database as never);
  council = await buildOrganisation(database, { kind: 'council', slug: 'northmoor', name: 'Northmoor' });
  trust = await buildOrganisation(database, { kind: 'trust', slug: 'ashdown', name: 'Ashdown' });
  school = await buildOrganisation(database, { slug: 'elm-park', name: 'Elm Park' });
  academy = await buildOrganisation(database, { slug: 'ford-lane', name: 'Ford Lane' });
  const from = { fromOn: '2020-01-01' };
  await buildLink(database, { ...from, organisationId: idOf(school), upperId: idOf(council), kind: 'maintained-by' });
  await buildLink(database, { ...from, organisationId: idOf(academy), upperId: idOf(trust), kind: 'academy-of' });
});
afterAll(async () => {
  await installation?.close();
  await database?.close();
});

const idOf = (one: Organisation | undefined): string => one?.id ?? '';
const WORD = { by: 'ada at server-1', reason: 'Both boards have agreed.' };
const changeFrom = (on: PlainDate, asked: Omit<ChangeAsked, 'on'>) =>
  changeOrganisations(installation, { ...asked, on }, on, asked.apply ? WORD : null);
const change = (asked: Omit<ChangeAsked, 'on'>) => changeFrom(TODAY, asked);
/** What was agreed today holds today. */
const changeLater = (asked: Omit<ChangeAsked, 'on'>) => changeFrom(addDays(TODAY, 30), asked);
const say = (all: readonly { upper: string; lower: string; what: string }[]): string[] =>
  all.map(({ upper, lower, what }) => `${upper} of ${lower}: ${what}`);

describe('organisations', () => {
  it('convert: what it comes to is said first, and nothing is written until it is asked for', async () => {
    const policy = await buildPolicy(database, { organisationId: idOf(school), title: 'Lamps' });
    const officer = await signIn(database, { organisationId: idOf(trust), roles: ['compliance-officer'] });
    const former = await signIn(database, { organisationId: idOf(council), roles: ['compliance-officer'] });
    const sees = async (who: typeof officer): Promise<boolean> =>
      (await database.store.inContext(who.scope, {}, (rows) => rows.policies.find({ id: policy.id }))) !== null;
    expect([await sees(officer), await sees(former)]).toEqual([false, true]);
    const asked = { kind: 'transfer', slugs: ['elm-park'], to: 'ashdown' } as const;
    const looked = await change(asked);
    expect(looked).toMatchObject({ faults: [], written: false });
    expect(say(looked.gained)).toEqual(['Ashdown of Elm Park: adopted']);
    expect(say(looked.lost)).toEqual(['Northmoor of Elm Park: adopted']);
    expect([await sees(officer), await sees(former)]).toEqual([false, true]);
    const done = await change({ ...asked, apply: true });
    expect([done.gained, done.lost, done.written]).toEqual([looked.gained, looked.lost, true]);
    expect([await sees(officer), await sees(former)]).toEqual([true, false]);
    const links = await database.owner.query(
      'select kind from app.organisation_links where organisation_id = $1 and until_on is null order by kind',
      [idOf(school)],
    );
    expect(links).toEqual([{ kind: 'academy-of' }, { kind: 'lies-in-area-of' }]);
    const record = await database.owner.query(
      `select e.on_behalf_of, e.data ->> 'reason' as reason, p.part from app.audit_events e
       left join app.audit_personal p on p.organisation_id = e.organisation_id and p.audit_event_id = e.id
       where e.organisation_id = $1 and e.action = 'organisation.changed'`,
      [idOf(school)],
    );
    expect(record).toEqual([{ on_behalf_of: 'operator', reason: WORD.reason, part: { by: WORD.by } }]);
    expect((await change({ ...asked, apply: true })).faults).toEqual(['Elm Park belongs to Ashdown already.']);
  });

  it('join, buy and leave: what was agreed is seen from that day, and is put in the record', async () => {
    const umbrella = await buildOrganisation(database, { kind: 'trust', slug: 'diocese', name: 'Diocese' });
    const playgroup = await buildOrganisation(database, { slug: 'puddle', name: 'Puddle' });
    const joining = { kind: 'join', slugs: ['puddle'], to: 'diocese' } as const;
    expect((await change({ ...joining, apply: true })).gained).toEqual([]);
    expect((await change(joining)).faults).toEqual(['Puddle is a member of Diocese already.']);
    const opened = await change({ ...joining, seesAdopted: true, apply: true });
    expect([say(opened.gained), say(opened.lost)]).toEqual([['Diocese of Puddle: adopted'], []]);
    expect((await change({ kind: 'join', slugs: ['diocese'], to: 'puddle' })).faults).toEqual([
      'Puddle would be a member of itself.',
    ]);
    expect((await change({ kind: 'join', slugs: ['puddle'], to: 'northmoor' })).faults).toHaveLength(1);
    const buying = { kind: 'buy', slugs: ['puddle'], from: 'northmoor' } as const;
    expect(say((await change({ ...buying, apply: true })).gained)).toEqual(['Northmoor of Puddle: bought']);
    expect((await change(buying)).faults).toEqual(['Puddle buys of Northmoor already.']);
    for (const from of ['northmoor', 'diocese'] as const) {
      const leaving = { kind: 'leave', slugs: ['puddle'], from } as const;
      expect((await changeLater({ ...leaving, apply: true })).lost).toHaveLength(1);
      expect((await changeLater(leaving)).faults).toHaveLength(1);
    }
    const links = await database.owner.query(
      'select kind, upper_id = $2 as umbrella from app.organisation_links where organisation_id = $1 and until_on is null',
      [playgroup.id, umbrella.id],
    );
    expect(links).toEqual([]);
    const record = await database.owner.query(
      `select count(*)::int as lines from app.audit_events where organisation_id = $1 and action = 'organisation.changed'`,
      [playgroup.id],
    );
    expect(record).toEqual([{ lines: 5 }]);
  });

  it('merge: the one that goes on sees what the other had adopted; whoever was above it keeps its record', async () => {
    const held = await buildPolicy(database, { organisationId: idOf(academy), title: 'Boats' });
    const keeper = await signIn(database, { organisationId: idOf(trust), roles: ['compliance-officer'] });
    const listed = async (): Promise<boolean[]> =>
      database.store.inContext(keeper.scope, {}, async (rows) => [
        (await rows.policies.find({ id: held.id })) !== null,
        (await rows.register.page({ today: TODAY, first: 100 })).rows.some(({ policyId }) => policyId === held.id),
        (await rows.register.counts(TODAY)).draft > 0,
      ]);
    expect(await listed()).toEqual([true, true, true]);
    const before = await database.owner.query('select md5(string_agg(p::text, $1 order by p.id)) from app.policies p', [
      ',',
    ]);
    const merged = await change({ kind: 'merge', slugs: ['ford-lane'], into: 'elm-park', apply: true });
    expect(say(merged.gained)).toEqual(['Elm Park of Ford Lane: adopted']);
    expect(say(merged.lost)).toEqual([]);
    expect(merged.organisations).toContainEqual({ name: 'Ford Lane', closes: true });
    // The trust still sees what it was answerable for; its register is of those at work.
    expect(await listed()).toEqual([true, false, expect.any(Boolean)]);
    const after = await database.owner.query('select md5(string_agg(p::text, $1 order by p.id)) from app.policies p', [
      ',',
    ]);
    expect(after).toEqual(before);
    const closing = await change({ kind: 'close', slugs: ['elm-park'] });
    expect([closing.faults, closing.lost, closing.gained]).toEqual([[], [], []]);
    const trusts = await change({ kind: 'close', slugs: ['ashdown'] });
    expect(trusts.faults).toEqual(['Ashdown still has 1 below it: move them first.']);
  });
});
