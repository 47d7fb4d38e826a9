import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  addDays,
  isExpectedOf,
  policyStatus,
  REGISTER_STATUSES,
  STATUTORY_POLICIES,
  type PlainDate,
} from '@ratify/policy';
import type { RegisterStatus } from '@ratify/policy';
import type { RegisterAcross, RegisterCounts, RegisterFilter, RegisterPage, RegisterRow, Scope } from '@ratify/store';
import {
  buildAdoption,
  buildCoverage,
  buildDecision,
  buildEdition,
  buildLink,
  buildNotApplicable,
  buildOrganisation,
  buildPolicy,
  buildRequiredPolicy,
  buildReview,
  buildReviewReason,
  buildRevision,
  buildSignatureRequest,
  buildRequirementAnswer,
  buildRetirement,
  buildTemplate,
  createDatabase,
  signIn,
  SOMEBODY,
  insert,
  type SignedIn,
  type TestDatabase,
} from '@ratify/test-kit';
import {
  Adoption,
  NotApplicable,
  Policy,
  RequiredPolicy,
  RequirementAnswer,
  StatedApprover,
  Template,
} from '@ratify/store';

const TODAY = '2026-11-21' as PlainDate;

let database: TestDatabase;
let officer: SignedIn;
let council: string;
let school: string;
beforeAll(async () => {
  database = await createDatabase();
  council = (await buildOrganisation(database, { kind: 'council' })).id;
  school = (await buildOrganisation(database, { name: 'Reed School' })).id;
  await buildLink(database, { organisationId: school, upperId: council });
  officer = await signIn(database, { organisationId: council, roles: ['compliance-officer'] });
});
afterAll(() => database.close());

const page = (
  question: { today?: string; status?: RegisterStatus; first?: number; after?: string } = {},
): Promise<RegisterPage> =>
  database.store.inContext(officer.scope, {}, (work) => work.register.page({ today: TODAY, first: 100, ...question }));
const findRow = async (title: string): Promise<RegisterRow | undefined> =>
  (await page()).rows.find((row) => row.title === title);

const counted = (status: 'draft' | 'not-evidenced'): Promise<number> =>
  database.store.inContext(officer.scope, {}, async (work) => (await work.register.counts(TODAY))[status]);

/** A policy in force whose review is due on a date. */
async function adopt(
  title: string,
  reviewDueOn: string | null,
  historic?: Adoption['evidence'],
): Promise<{ policy: Policy; revisionId: string | null }> {
  const policy = await buildPolicy(database, { organisationId: school, title });
  if (historic) {
    const adoptedOn = historic === 'none' ? null : '2024-01-01';
    await insert(database, Adoption, {
      organisationId: school,
      policyId: policy.id,
      historic: true,
      evidence: historic,
      recordedBy: SOMEBODY,
      adoptedOn,
      effectiveFrom: adoptedOn,
      reviewDueOn,
    });
    await database.owner.getRepository(Policy).update({ id: policy.id }, { adoptedOn, reviewDueOn });
    return { policy, revisionId: null };
  }
  const adoption = await buildAdoption(database, { organisationId: school, policyId: policy.id, reviewDueOn });
  await database.owner
    .getRepository(Policy)
    .update({ id: policy.id }, { adoptedOn: adoption.adoptedOn, reviewDueOn, adoptedRevisionId: adoption.revisionId });
  return { policy, revisionId: adoption.revisionId };
}

describe('the status of a row', () => {
  it.each([
    ['due yesterday', '2026-11-20', undefined],
    ['due today', '2026-11-21', undefined],
    ['due in 60 days', '2027-01-20', undefined],
    ['due in 61 days', '2027-01-21', undefined],
    ['without a due date', null, undefined],
    ['historic with a minute', '2027-06-01', 'minute'],
    ['historic, not evidenced', '2027-06-01', 'none'],
    ['historic, not evidenced, due yesterday', '2026-11-20', 'none'],
    ['historic, not evidenced, without a due date', null, 'none'],
  ] as const)('of a policy %s is that of libs/policy', async (title, reviewDueOn, evidence) => {
    await adopt(title, reviewDueOn, evidence);
    const expected = policyStatus(
      {
        policy: { retiredOn: null, reviewDueOn: reviewDueOn as PlainDate | null },
        adoption: { historic: evidence !== undefined, evidence: evidence ?? null },
      },
      TODAY,
    );
    const row = await findRow(title);
    expect(row).toMatchObject({ status: expected, organisationName: 'Reed School', reviewDueOn });
    expect((await page({ status: expected as RegisterStatus })).rows.map(({ title: found }) => found)).toContain(title);
  });

  // A paper brought in without evidence was adopted anew, and the register went on calling it not evidenced: the undated
  // historic adoption sorted before the dated one.
  it('of a policy whose adoption was not evidenced, and which was then adopted anew', async () => {
    const { policy } = await adopt('adopted anew', null, 'none');
    expect((await findRow('adopted anew'))?.status).toBe('not-evidenced');
    const adoption = await buildAdoption(database, { organisationId: school, policyId: policy.id });
    const { revisionId: adoptedRevisionId, adoptedOn } = adoption;
    await database.owner
      .getRepository(Policy)
      .update({ id: policy.id }, { adoptedOn, adoptedRevisionId, reviewDueOn: '2028-01-01' });
    expect((await findRow('adopted anew'))?.status).toBe('adopted');
  });

  it('of a policy waiting for a signature, a decision, or a first text', async () => {
    const { policy, revisionId } = await adopt('unsigned', '2028-01-01');
    const [adoption] = await database.owner.getRepository(Adoption).findBy({ policyId: policy.id });
    await buildSignatureRequest(database, {
      organisationId: school,
      revisionId: revisionId as string,
      adoptionId: adoption?.id as string,
    });
    expect((await findRow('unsigned'))?.status).toBe('unsigned');
    const submitted = await buildPolicy(database, { organisationId: school, title: 'submitted' });
    await buildRevision(database, { organisationId: school, policyId: submitted.id });
    expect((await findRow('submitted'))?.status).toBe('submitted');
    const withdrawn = await buildPolicy(database, { organisationId: school, title: 'withdrawn' });
    await buildRevision(database, { organisationId: school, policyId: withdrawn.id, state: 'withdrawn' });
    expect((await findRow('withdrawn'))?.status).toBe('draft');
  });

  // A first version that the governors had turned down stood as waiting for their decision, for good.
  it('of a policy whose first version was not adopted, and of one that was with changes', async () => {
    for (const [title, outcome, expected] of [
      ['turned down', 'not-adopted', 'draft'],
      ['changes to enter', 'adopted-with-changes', 'submitted'],
    ] as const) {
      const { id: policyId } = await buildPolicy(database, { organisationId: school, title });
      const { id: revisionId } = await buildRevision(database, { organisationId: school, policyId });
      await database.store.recountRegister(TODAY);
      expect((await findRow(title))?.status).toBe('submitted');
      const before = await counted('draft');
      const changed = {
        amendments: [{ clauseId: 'keys', what: 'reword', said: 'Two keys.' }],
        confirmedBy: 'chair',
      } as const;
      const more = outcome === 'adopted-with-changes' ? { ...changed, amendments: [...changed.amendments] } : {};
      await buildDecision(database, { organisationId: school, revisionId, outcome, ...more });
      await database.owner.query(`update app.revisions set state = 'not-adopted' where id = $1`, [revisionId]);
      expect((await findRow(title))?.status).toBe(expected);
      expect((await page({ status: expected })).rows.map((row) => row.title)).toContain(title);
      expect(await counted('draft')).toBe(expected === 'draft' ? before + 1 : before);
    }
  });

  it('of a policy with two adoptions from before is by the later one, in whichever order they were entered', async () => {
    const { policy } = await adopt('evidenced', '2027-06-01', 'minute');
    const own = { organisationId: school, policyId: policy.id, revisionId: null, decisionId: null, historic: true };
    const none = { ...own, evidence: 'none', adoptedOn: null, effectiveFrom: null, reviewDueOn: null } as const;
    await buildAdoption(database, none);
    expect((await findRow('evidenced'))?.status).toBe('adopted');
    const before = await counted('not-evidenced');
    await database.owner.query('delete from directory.register_counts');
    expect(await counted('not-evidenced')).toBe(before);
    expect((await page({ status: 'not-evidenced' })).rows.map((row) => row.title)).not.toContain('evidenced');
  });

  it('of what is covered or missing, with no policy of its own', async () => {
    await buildCoverage(database, { organisationId: school, title: 'covered', reviewDueOn: '2028-01-01' });
    await buildCoverage(database, { organisationId: school, title: 'covered long ago', reviewDueOn: '2020-01-01' });
    for (const title of ['missing', 'covered', 'submitted'])
      await buildRequiredPolicy(database, { organisationId: council, title });
    expect(await findRow('covered')).toMatchObject({ status: 'covered', policyId: null });
    expect((await findRow('covered long ago'))?.status).toBe('overdue');
    expect(await findRow('missing')).toMatchObject({ status: 'missing', policyId: null, organisationId: school });
    expect((await page({ status: 'missing' })).rows.map(({ title }) => title)).toEqual(['missing']);
  });

  it('names the edition that a fork stands on', async () => {
    const edition = await buildEdition(database, { organisationId: council, number: 4 });
    await buildPolicy(database, {
      organisationId: school,
      title: 'fork',
      templateOrganisationId: council,
      templateId: edition.templateId,
      baseEditionId: edition.id,
    });
    expect(await findRow('fork')).toMatchObject({
      editionNumber: 4,
      templateId: edition.templateId,
      editionId: edition.id,
    });
  });

  it('leaves out what is retired, and what is another council’s', async () => {
    await buildPolicy(database, { organisationId: school, title: 'retired', retiredOn: '2026-01-01' });
    await buildPolicy(database, { title: 'elsewhere' });
    expect(await findRow('retired')).toBeUndefined();
    expect(await findRow('elsewhere')).toBeUndefined();
  });
});

describe('a page', () => {
  it('follows the one before, to the end, without a gap or a row twice', async () => {
    const whole = (await page()).rows;
    for (const size of [1, 2, 5, 100]) {
      const found: RegisterRow[] = [];
      let after: string | undefined;
      do {
        const next: RegisterPage = await page({ first: size, ...(after ? { after } : {}) });
        expect(next.rows.length).toBeLessThanOrEqual(size);
        found.push(...next.rows);
        after = next.next ?? undefined;
      } while (after);
      expect(found.map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
    }
    const due = whole.map(({ status, reviewDueOn }) => (status === 'missing' ? '0000' : (reviewDueOn ?? '9999')));
    expect(due).toEqual([...due].sort());
  });

  it('of what is behind its template follows the one before as well', async () => {
    const older = await buildEdition(database, { organisationId: council, number: 1 });
    await buildEdition(database, {
      organisationId: council,
      templateId: older.templateId,
      number: 2,
      adoptByOn: '2027-02-01',
    });
    for (const [title, reviewDueOn] of [
      ['later', '2028-02-02'],
      ['sooner', '2028-01-01'],
      ['undated', null],
    ] as const) {
      await buildPolicy(database, {
        ...{ organisationId: school, title: `behind, ${title}`, reviewDueOn },
        ...{ templateOrganisationId: council, templateId: older.templateId, baseEditionId: older.id },
      });
    }
    const ask = (after?: string) =>
      database.store.inContext(officer.scope, {}, (work) =>
        work.register.page({ today: TODAY, across: 'behind', first: 1, ...(after ? { after } : {}) }),
      );
    const found: RegisterRow[] = [];
    for (let after: string | undefined; ;) {
      const { rows, next } = await ask(after);
      found.push(...rows);
      if (!next) break;
      after = next;
    }
    expect(found.map(({ title }) => title)).toEqual(['behind, sooner', 'behind, later', 'behind, undated']);
    for (const row of found)
      expect(row).toMatchObject({ behind: true, editionNumber: 1, latestEditionNumber: 2, adoptByOn: '2027-02-01' });
    const counts = await database.store.inContext(officer.scope, {}, (work) => work.register.allCounts(TODAY));
    expect(counts).toMatchObject({ behind: 3, exception: 0, left: 0 });
  });

  it('says who expects what is only a draft or waits, until it is in force, covered or not needed', async () => {
    const { id: setting } = await buildOrganisation(database);
    const publisher = await buildOrganisation(database, { kind: 'council', name: 'Asking Council' });
    await buildLink(database, { organisationId: setting, upperId: publisher.id });
    for (const title of ['Draft', 'Waits', 'In force', 'Not needed', 'Covered'])
      await buildRequiredPolicy(database, { organisationId: publisher.id, settingKind: 'school', title });
    const titles = ['draft', 'waits', 'in force', 'not needed', 'covered', 'asked by nobody'];
    for (const title of titles) {
      const { id: policyId } = await buildPolicy(database, { organisationId: setting, title });
      if (title === 'waits') await buildRevision(database, { organisationId: setting, policyId });
      if (title === 'in force')
        await insert(database, Adoption, {
          ...{ organisationId: setting, policyId, adoptedOn: null, historic: true, evidence: 'none' },
          recordedBy: SOMEBODY,
        });
    }
    await buildNotApplicable(database, { organisationId: setting, title: 'Not needed' });
    await buildCoverage(database, { organisationId: setting, title: 'Covered' });
    const { scope } = await signIn(database, { organisationId: publisher.id, roles: ['compliance-officer'] });
    const said = async (asking: Scope) =>
      database.store.inContext(asking, {}, async (work) => {
        const policies = await database.owner.getRepository(Policy).findBy({ organisationId: setting });
        const remarks = await work.register.remarks(
          TODAY,
          policies.map(({ id }) => id),
        );
        return remarks.map(({ policyId, expectedBy, isUnevidenced }) => [
          ...[policies.find(({ id }) => id === policyId)?.title, expectedBy, isUnevidenced],
        ]);
      });
    expect((await said(scope)).sort()).toEqual([
      ['asked by nobody', null, false],
      ['covered', null, false],
      ['draft', 'Asking Council', false],
      ['in force', null, true],
      ['not needed', null, false],
      ['waits', 'Asking Council', false],
    ]);
    expect(await said(officer.scope)).toEqual([]);
  });

  it('names what is missing at a setting of one’s own, and nothing of another', async () => {
    const [own, other] = [await buildOrganisation(database), await buildOrganisation(database)];
    const publisher = await buildOrganisation(database, { kind: 'council', name: 'Expecting Council' });
    for (const { id } of [own, other]) await buildLink(database, { organisationId: id, upperId: publisher.id });
    for (const title of ['Zebras', 'Ants', 'Held'])
      await buildRequiredPolicy(database, { organisationId: publisher.id, settingKind: 'school', title });
    for (const { id } of [own, other]) await buildPolicy(database, { organisationId: id, title: 'held' });
    const { scope } = await signIn(database, { organisationId: own.id });
    const named = async (id: string) =>
      (await database.store.inContext(scope, {}, (work) => work.register.missingHere(id, TODAY))).map(
        ({ title, publisherName }) => [title, publisherName],
      );
    const expected = [
      ['Ants', 'Expecting Council'],
      ['Zebras', 'Expecting Council'],
    ];
    expect(await named(own.id)).toEqual(expected);
    await database.store.recountRegister(TODAY); // now from the counter
    expect(await named(own.id)).toEqual(expected);
    expect(await named(other.id)).toEqual([]);
  });

  it('counts as held what a link or a key of the statutory list says, and misses it again when the link ends or the policy does', async () => {
    const own = await buildOrganisation(database);
    const [publisher, trust] = [
      await buildOrganisation(database, { kind: 'council' }),
      await buildOrganisation(database, { kind: 'trust' }),
    ];
    await buildLink(database, { organisationId: own.id, upperId: publisher.id });
    await buildLink(database, { organisationId: own.id, upperId: trust.id, kind: 'academy-of' });
    const of = { organisationId: publisher.id, isStatutory: true };
    await buildRequiredPolicy(database, { ...of, title: 'Complaints procedure', statutoryKey: 'complaints' });
    const trips = await buildRequiredPolicy(database, { ...of, title: 'Trips' });
    const { scope } = await signIn(database, { organisationId: own.id });
    const missing = async () => {
      const ask = () => database.store.inContext(scope, {}, (work) => work.register.missingHere(own.id, TODAY));
      const anew = (await ask()).map(({ title }) => title);
      await database.store.recountRegister(TODAY);
      expect((await ask()).map(({ title }) => title)).toEqual(anew);
      const ids = await database.store.inContext(scope, {}, (work) => work.register.missingAt(own.id, TODAY));
      expect(ids).toHaveLength(anew.length);
      return anew;
    };
    expect(await missing()).toEqual(['Complaints procedure', 'Trips']);

    // Made from another publisher's template, which says which it is from its next edition on.
    const template = await buildTemplate(database, { organisationId: trust.id, title: 'Raising concerns' });
    const made = { templateOrganisationId: trust.id, templateId: template.id };
    const concerns = await buildPolicy(database, { organisationId: own.id, title: 'When you are unhappy', ...made });
    expect(await missing()).toEqual(['Complaints procedure', 'Trips']);
    await database.owner.getRepository(Template).update({ id: template.id }, { statutoryKey: 'complaints' });
    expect(await missing()).toEqual(['Trips']);

    const outings = await buildPolicy(database, { organisationId: own.id, title: 'Outings' });
    const answer = await buildRequirementAnswer(database, {
      ...{ organisationId: own.id, requirementOrganisationId: publisher.id, requirementId: trips.id },
      ...{ policyOrganisationId: own.id, policyId: outings.id },
    });
    expect(await missing()).toEqual([]);
    // Its title changes; the link holds.
    await database.owner.getRepository(RequiredPolicy).update({ id: trips.id }, { title: 'Educational visits' });
    expect(await missing()).toEqual([]);
    const successor = await buildPolicy(database, { organisationId: own.id, title: 'Off site' });
    await database.owner.getRepository(Policy).update({ id: outings.id }, { retiredOn: TODAY });
    expect(await missing()).toEqual(['Educational visits']);
    await buildRetirement(database, {
      ...{ organisationId: own.id, policyId: outings.id, successorId: successor.id },
      ...{ decidedOn: TODAY, retiredOn: TODAY },
    });
    expect(await missing()).toEqual([]);
    const ended = { endedBy: SOMEBODY, endedByName: 'A clerk', endedAt: new Date() };
    await database.owner.getRepository(RequirementAnswer).update({ id: answer.id }, ended);
    expect(await missing()).toEqual(['Educational visits']);
    await database.owner.getRepository(Policy).update({ id: concerns.id }, { retiredOn: TODAY });
    expect(await missing()).toEqual(['Complaints procedure', 'Educational visits']);
  });

  it('knows the keys of the statutory list by its titles, as the rules do', async () => {
    for (const { key, title } of STATUTORY_POLICIES) {
      const [row] = await database.owner.query('select directory.statutory_key_of($1) as key', [title]);
      expect([title, row.key]).toEqual([title, key]);
    }
    const expected = await buildRequiredPolicy(database, { title: 'Attendance policy', isStatutory: true });
    const stored = await database.owner.getRepository(RequiredPolicy).findOneByOrFail({ id: expected.id });
    expect(stored.statutoryKey).toBe('attendance');
  });

  it('expects a policy of the phases and under the law that its publisher names, until its last day', async () => {
    const own = await buildOrganisation(database, { phase: 'primary' });
    const publisher = await buildOrganisation(database, { kind: 'trust' });
    const link = { organisationId: own.id, upperId: publisher.id, kind: 'academy-of' } as const;
    await buildLink(database, link);
    await buildLink(database, { ...link, fromOn: '2020-01-01', untilOn: '2021-01-01', kind: 'maintained-by' });
    const expected = [];
    for (const phases of [[], ['primary', 'nursery'], ['secondary']])
      for (const standings of [[], ['academy'], ['maintained', 'other']] as const)
        for (const endedOn of [null, TODAY, addDays(TODAY, -1)])
          expected.push(
            await buildRequiredPolicy(database, {
              ...{ organisationId: publisher.id, title: `expected ${expected.length}`, phases, endedOn },
              standings: [...standings],
            }),
          );
    const { scope } = await signIn(database, { organisationId: own.id });
    const missing = await database.store.inContext(scope, {}, (work) => work.register.missingHere(own.id, TODAY));
    const ruled = expected.filter((each) => isExpectedOf(each, { phase: 'primary', links: ['academy-of'] }, TODAY));
    expect(ruled).toHaveLength(8);
    expect(missing.map(({ title }) => title).sort()).toEqual(ruled.map(({ title }) => title).sort());
  });

  it('shows what there is a reason to review until it is reviewed or adopted anew, and when that was noted', async () => {
    const noted = new Date('2030-10-25T23:30:00Z'); // the next day in London
    for (const [title, look, recordedAt] of [
      ['an incident', null, null],
      ['reviewed before', buildReview, '2030-10-01T10:00:00Z'],
      ['reviewed since', buildReview, '2030-11-01T10:00:00Z'],
      ['adopted since', buildAdoption, '2030-11-01T10:00:00Z'],
    ] as const) {
      const { policy } = await adopt(title, '2028-01-01');
      const of = { organisationId: school, policyId: policy.id };
      await buildReviewReason(database, { ...of, notedAt: noted });
      const { id: adoptionId } = await database.owner.getRepository(Adoption).findOneByOrFail(of);
      if (look === buildReview) await look(database, { ...of, adoptionId, recordedAt: new Date(recordedAt) });
      if (look === buildAdoption) await look(database, { ...of, recordedAt: new Date(recordedAt) });
    }
    const [found, counts] = await database.store.inContext(officer.scope, {}, async (work) => [
      await work.register.page({ today: TODAY, across: 'reason', first: 100 }),
      await work.register.allCounts(TODAY),
    ]);
    expect(found.rows.map(({ title, reasonOn }) => [title, reasonOn]).sort()).toEqual([
      ['an incident', '2030-10-26'],
      ['reviewed before', '2030-10-26'],
    ]);
    expect(counts.reason).toBe(2);
  });

  it('refuses a place that it never gave', async () => {
    for (const after of ['', 'x', Buffer.from("1' or true --  x").toString('base64url')]) {
      if (after === '') continue;
      await expect(page({ after })).rejects.toThrow('not a place in the register');
    }
  });
});

describe('the counts', () => {
  it('are those of the rows', async () => {
    const counts = await database.store.inContext(officer.scope, {}, (work) => work.register.counts(TODAY));
    const { rows } = await page();
    for (const [status, count] of Object.entries(counts)) {
      expect({ status, count }).toEqual({ status, count: rows.filter((row) => row.status === status).length });
    }
    expect(Object.values(counts).every((count) => count > 0)).toBe(true); // every status stands in this world
  });

  it('of a school are its own, with what its council requires of it until the school says that it needs none', async () => {
    const { scope } = await signIn(database, { organisationId: school });
    const seen = async (of: Scope): Promise<{ missing: number; titles: string[] }> =>
      database.store.inContext(of, {}, async (work) => ({
        missing: (await work.register.counts(TODAY)).missing,
        titles: (await work.register.page({ today: TODAY, status: 'missing', first: 9 })).rows.map(
          ({ title }) => title,
        ),
      }));
    const asked = { missing: 1, titles: ['missing'] };
    expect([await seen(scope), await seen(officer.scope)]).toEqual([asked, asked]);
    const { id } = await buildNotApplicable(database, { organisationId: school, title: 'Missing' });
    const none = { missing: 0, titles: [] };
    expect([await seen(scope), await seen(officer.scope)]).toEqual([none, none]);
    const ended = { endedBy: SOMEBODY, endedByName: 'A clerk', endedAt: new Date() };
    await database.owner.getRepository(NotApplicable).update({ id }, ended);
    expect([await seen(scope), await seen(officer.scope)]).toEqual([asked, asked]);
  });
});

describe('the counters', () => {
  const counts = (today: string): Promise<RegisterCounts> =>
    database.store.inContext(officer.scope, {}, (work) => work.register.counts(today));
  const countRows = async (today: string): Promise<Partial<RegisterCounts>> => {
    const { rows } = await page({ today });
    return Object.fromEntries(
      Object.keys(await counts(today)).map((status) => [status, rows.filter((row) => row.status === status).length]),
    );
  };
  const DAYS = ['2026-05-01', '2026-09-20', '2026-09-21', '2026-11-20', '2026-11-22', '2027-01-19', '2028-06-01'];

  it('say what the rows say, whatever the day they were counted for and whatever has changed since', async () => {
    for (const countedFor of ['2026-09-20', TODAY, '2027-01-20']) {
      expect(await database.store.recountRegister(countedFor)).toBeGreaterThan(0);
      expect(await database.store.recountRegister(countedFor)).toBe(0);
      for (const today of DAYS)
        expect({ today, ...(await counts(today)) }).toEqual({ today, ...(await countRows(today)) });
    }
    const before = await counts(TODAY);
    await adopt(`adopted after the count`, '2026-11-01');
    await buildRequiredPolicy(database, { organisationId: council, title: 'expected after the count' });
    expect(await counts(TODAY)).toEqual(await countRows(TODAY));
    expect(await counts(TODAY)).toMatchObject({ overdue: before.overdue + 1, missing: before.missing + 1 });
    await database.store.recountRegister(TODAY);
    expect(await counts(TODAY)).toMatchObject({ overdue: before.overdue + 1, missing: before.missing + 1 });
    // Each alone: every table that a status follows from must tell of its changes.
    for (const change of [
      `update app.policies set retired_on = '2026-11-01' where title = 'adopted after the count'`,
      `update app.signature_requests set state = 'waived' where state = 'open'`,
      `update app.revisions set state = 'withdrawn' where state = 'submitted' and policy_id in (select id from app.policies where title = 'submitted')`,
      `update app.coverages set review_due_on = '2020-01-01' where title = 'covered'`,
      `delete from app.required_policies where title = 'expected after the count'`,
    ]) {
      await database.store.recountRegister(TODAY);
      const counted = await counts(TODAY);
      await database.owner.query(change);
      expect({ change, ...(await counts(TODAY)) }).toEqual({ change, ...(await countRows(TODAY)) });
      expect(await counts(TODAY)).not.toEqual(counted);
    }
    await database.owner.query('delete from directory.register_counts');
    expect(await counts(TODAY)).toEqual(await countRows(TODAY));
  });

  it('move from night to night to what counting everything anew would give, over ends and beginnings of links too', async () => {
    const kept = (): Promise<unknown[]> =>
      database.owner.query('select * from directory.register_counts order by organisation_id');
    const start = addDays(TODAY, -80);
    const mover = await buildOrganisation(database, { name: 'Moving School' });
    const upper = await buildOrganisation(database, { kind: 'council', name: 'Next Council' });
    await buildLink(database, {
      organisationId: mover.id,
      upperId: council,
      kind: 'maintained-by',
      untilOn: addDays(start, 5),
    });
    await buildLink(database, {
      organisationId: mover.id,
      upperId: upper.id,
      kind: 'maintained-by',
      fromOn: addDays(start, 9),
    });
    await buildRequiredPolicy(database, { organisationId: upper.id, title: 'expected by the next council' });
    await database.store.recountRegister(start);
    let turned = 0;
    for (let day = addDays(start, 1); day <= addDays(start, 90); day = addDays(day, day > TODAY ? 3 : 1)) {
      const [{ turnable }] = await database.owner.query(
        'select cardinality(directory.register_turnable($1, 10000)) as turnable',
        [day],
      );
      turned += turnable;
      await database.store.recountRegister(day);
      const moved = await kept();
      await database.owner.query(
        "update directory.register_counts set counted_for = '2000-01-01', overdue = 77, missing_of = '{}'",
      );
      await database.store.recountRegister(day);
      expect({ day, moved }).toEqual({ day, moved: await kept() });
    }
    expect(turned).toBeGreaterThan(80 * 3);
  });

  it('are those of one moment while everything is counted anew', async () => {
    const expected = await countRows(TODAY);
    let isCounting = true;
    const counting = (async () => {
      for (const day of DAYS) await database.store.recountRegister(day);
      isCounting = false;
    })();
    let reads = 0;
    for (; isCounting || reads < 5; reads += 1) expect(await counts(TODAY)).toEqual(expected);
    await counting;
  });
});

describe('a filter', () => {
  const found = async (filter: RegisterFilter, more: { status?: RegisterStatus; across?: RegisterAcross } = {}) => {
    const rows: RegisterRow[] = [];
    for (let after: string | undefined; ;) {
      const next = await database.store.inContext(officer.scope, {}, (work) =>
        work.register.page({ today: TODAY, first: 3, filter, ...more, ...(after ? { after } : {}) }),
      );
      rows.push(...next.rows);
      if (!next.next) return rows;
      after = next.next;
    }
  };
  const titles = async (filter: RegisterFilter): Promise<string[]> =>
    (await found(filter)).map(({ title }) => title).toSorted();
  let infants: string;
  let template: string;
  beforeAll(async () => {
    infants = (await buildOrganisation(database, { name: 'Willow Infants', phase: 'nursery' })).id;
    await buildLink(database, { organisationId: infants, upperId: council });
    const own = { organisationId: infants };
    const edition = await buildEdition(database, { organisationId: council, number: 1 });
    await buildEdition(database, { organisationId: council, templateId: edition.templateId, number: 2 });
    const fork = { templateOrganisationId: council, templateId: edition.templateId, baseEditionId: edition.id };
    template = edition.templateId;
    for (const [title, text, more] of [
      ['Attendance policy', '---\ntitle: Attendance\nowner: "Site Team"\n---\nBe here.', fork],
      ['Bicycles', '---\nslug: bicycles\n---\nowner: Nobody\n', {}],
    ] as const) {
      const policy = await buildPolicy(database, { ...own, title, ...more });
      const { id: revisionId } = await buildRevision(database, { ...own, policyId: policy.id, text, state: 'adopted' });
      const adoption = await buildAdoption(database, {
        ...own,
        policyId: policy.id,
        revisionId,
        reviewDueOn: '2027-05-01',
      });
      const { adoptedOn, reviewDueOn } = adoption;
      const change = { adoptedOn, reviewDueOn, adoptedRevisionId: revisionId };
      await database.owner.getRepository(Policy).update({ id: policy.id }, change);
      const state = title === 'Bicycles' ? 'signed' : 'open';
      await buildSignatureRequest(database, { ...own, revisionId, adoptionId: adoption.id, state });
      if (title === 'Bicycles')
        await insert(database, StatedApprover, {
          ...{ ...own, policyId: policy.id, bodyId: null, office: 'head', source: 'Scheme', statedBy: SOMEBODY },
          statedByName: 'A clerk',
        });
    }
  });

  it('that leaves everything leaves the page and the counts as they are', async () => {
    const everything = { words: '' };
    const whole: RegisterRow[] = [];
    for (let after: string | undefined; ;) {
      const next = await page(after ? { after } : {});
      whole.push(...next.rows);
      if (!next.next) break;
      after = next.next;
    }
    expect(whole.length).toBeGreaterThan(20);
    expect(await found(everything)).toEqual(whole);
    const counts = await database.store.inContext(officer.scope, {}, async (work) => [
      await work.register.allCounts(TODAY, everything),
      await work.register.allCounts(TODAY),
    ]);
    expect(counts[0]).toEqual(counts[1]);
  });

  it('leaves what is so, whichever it is', async () => {
    const both = ['Attendance policy', 'Bicycles'];
    for (const [filter, expected] of [
      [{ settingId: infants, base: 'older' }, ['Attendance policy']],
      [{ settingId: infants, base: 'own-text' }, ['Bicycles']],
      [{ settingId: infants, base: 'newest' }, []],
      [{ phase: 'nursery', dueFrom: '2027-05-01', dueTo: '2027-05-01' }, both],
      [{ phase: 'nursery', dueFrom: '2027-05-02' }, []],
      [{ phase: 'nursery', dueTo: '2027-04-30' }, []],
      [{ phase: 'primary', words: 'willow' }, []],
      [{ words: 'WILLOW', standing: 'maintained', edition: 1 }, ['Attendance policy']],
      [{ words: 'willow', standing: 'academy' }, []],
      [{ words: 'bicyc' }, ['Bicycles']],
      [{ title: 'bicycles' }, ['Bicycles']],
      [{ title: 'bicycle' }, []],
      [{ owner: 'site team' }, ['Attendance policy']],
      [{ owner: 'nobody' }, []],
      [{ settingId: infants, isStatutory: true, base: 'older' }, ['Attendance policy']],
      [{ settingId: infants, isStatutory: false, owner: 'Site team' }, []],
      [{ settingId: infants, approver: 'governing-body' }, ['Attendance policy']],
      [{ approver: 'head' }, ['Bicycles']],
      [{ settingId: infants, signed: 'waiting' }, ['Attendance policy']],
      [{ settingId: infants, signed: 'signed' }, ['Bicycles']],
      [{ settingId: infants, signed: 'not-asked' }, []],
    ] as const)
      expect({ filter, titles: await titles(filter) }).toEqual({ filter, titles: expected });
    const [{ body }] = await database.owner.query(
      `select d.body_id as body from app.adoptions a join app.decisions d on d.id = a.decision_id
         join app.policies p on p.id = a.policy_id where p.organisation_id = $1 and p.title = 'Attendance policy'`,
      [infants],
    );
    expect(await titles({ approver: body })).toEqual(['Attendance policy']);
    expect(await titles({ templateId: template })).toEqual(['Attendance policy']);
  });

  it('leaves lines of every kind, page after page, and counts them as they stand', async () => {
    for (const filter of [{ settingId: school }, { words: 'ed' }, { dueTo: TODAY }, { isStatutory: false }]) {
      const rows = await found(filter);
      expect(rows.length).toBeGreaterThan(2);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      const counts = await database.store.inContext(officer.scope, {}, (work) =>
        work.register.allCounts(TODAY, filter),
      );
      for (const status of REGISTER_STATUSES) {
        const lines = rows.filter((row) => row.status === status);
        expect({ filter, status, count: counts[status] }).toEqual({ filter, status, count: lines.length });
        expect(await found(filter, { status })).toEqual(lines);
      }
      for (const across of ['behind', 'exception', 'left', 'reason'] as const)
        expect(await found(filter, { across })).toHaveLength(counts[across]);
    }
  });
});

describe('the national register', () => {
  let operator: SignedIn;
  let elsewhere: string;
  beforeAll(async () => {
    operator = await signIn(database, { organisationId: council, roles: ['operator'] });
    elsewhere = (await buildOrganisation(database, { name: 'Far School' })).id;
    const other = await buildOrganisation(database, { kind: 'council', slug: 'far-council', name: 'Far Council' });
    await buildLink(database, { organisationId: elsewhere, upperId: other.id, kind: 'lies-in-area-of' });
    for (const [at, reviewDueOn] of ['2020-05-01', '2026-11-20', '2026-11-21', null].entries()) {
      const policy = await buildPolicy(database, { organisationId: elsewhere, title: `far ${at}` });
      const { adoptedOn } = await buildAdoption(database, {
        organisationId: elsewhere,
        policyId: policy.id,
        reviewDueOn,
      });
      await database.owner.getRepository(Policy).update({ id: policy.id }, { adoptedOn, reviewDueOn });
    }
  });

  it('counts every organisation, by council, before and after the counters were made', async () => {
    const { scope } = await signIn(database, { organisationId: elsewhere });
    const own = await database.store.inContext(scope, {}, (work) => work.register.counts(TODAY));
    for (const isCounted of [false, true]) {
      if (isCounted) await database.store.recountRegister('2026-11-20');
      const found = await database.store.inNational(operator.scope, (work) => work.counts(TODAY));
      expect(found.find(({ councilSlug }) => councilSlug === 'far-council')).toMatchObject({
        councilName: 'Far Council',
        counts: own,
      });
      const here = await database.store.inContext(officer.scope, {}, (work) => work.register.counts(TODAY));
      expect(found.find(({ councilId }) => councilId === council)?.counts).toEqual(here);
    }
    expect(own).toMatchObject({ overdue: 2, 'due-soon': 1, adopted: 1 });
  });

  it('lists what is overdue anywhere, page after page, or in one council’s area', async () => {
    const list = async (first: number, of?: string): Promise<string[]> => {
      const titles: string[] = [];
      for (let after: string | undefined; ;) {
        const { rows, next } = await database.store.inNational(operator.scope, (work) =>
          work.overdue({ today: TODAY, first, ...(after ? { after } : {}), ...(of ? { council: of } : {}) }),
        );
        titles.push(...rows.map(({ title, organisationName }) => `${organisationName}: ${title}`));
        if (!next) return titles;
        after = next;
      }
    };
    const whole = await list(100);
    const here = (await page({ status: 'overdue' })).rows.map(({ title }) => `Reed School: ${title}`);
    expect([...whole].sort()).toEqual([...here, 'Far School: far 0', 'Far School: far 1'].sort());
    for (const size of [1, 2, 5]) expect(await list(size)).toEqual(whole);
    expect(await list(1, 'far-council')).toEqual(['Far School: far 0', 'Far School: far 1']);
    expect(await list(5, 'no-council')).toEqual([]);
  });

  it('is told setting by setting within a council, and trust by trust, as each register counts', async () => {
    const trust = await buildOrganisation(database, { kind: 'trust', slug: 'reach-trust', name: 'Reach Trust' });
    const academy = await buildOrganisation(database, { name: 'Reach Academy', slug: 'reach-academy' });
    await buildLink(database, { organisationId: academy.id, upperId: trust.id, kind: 'academy-of' });
    for (const organisationId of [academy.id, trust.id]) {
      const policy = await buildPolicy(database, { organisationId, title: 'Trips' });
      const { adoptedOn } = await buildAdoption(database, { organisationId, policyId: policy.id });
      const change = { adoptedOn, reviewDueOn: '2020-01-01' };
      await database.owner.getRepository(Policy).update({ id: policy.id }, change);
    }
    const ask = (by: 'trust' | 'setting', within?: string) =>
      database.store.inNational(operator.scope, (work) => work.standings(TODAY, by, within));
    for (const isCounted of [false, true]) {
      if (isCounted) await database.store.recountRegister(TODAY);
      const trusts = await ask('trust');
      const reach = trusts?.standings.filter(({ slug }) => slug === 'reach-trust');
      expect(reach?.map(({ counts }) => counts.overdue)).toEqual([2]);
      expect(trusts?.standings.every(({ kind }) => kind === 'trust')).toBe(true);
      const inside = await ask('setting', 'reach-trust');
      expect(inside?.standings.map(({ slug, counts }) => [slug, counts.overdue]).toSorted()).toEqual([
        ['reach-academy', 1],
        [trust.slug, 1],
      ]);
      const far = await ask('setting', 'far-council');
      expect(far).toMatchObject({
        within: { name: 'Far Council' },
        standings: [{ name: 'Far School', counts: { overdue: 2 } }],
      });
      expect(await ask('setting', 'nowhere')).toBeNull();
    }
    const overdue = async (within: string): Promise<string[]> =>
      (
        await database.store.inNational(operator.scope, (work) => work.overdue({ today: TODAY, first: 9, within }))
      ).rows.map(({ organisationName, title }) => `${organisationName}: ${title}`);
    expect((await overdue('reach-trust')).toSorted()).toEqual(['Reach Academy: Trips', 'Reach Trust: Trips']);
    expect(await overdue('reach-academy')).toEqual(['Reach Academy: Trips']);
    expect(await overdue('far-council')).toEqual(['Far School: far 0', 'Far School: far 1']);
    expect(await overdue('nowhere')).toEqual([]);
  });

  it('is for the operator alone, for as long as the session lives', async () => {
    const ask = (scope: Scope) => database.store.inNational(scope, (work) => work.counts(TODAY));
    await expect(ask(officer.scope)).rejects.toMatchObject({ code: 'NO_APPOINTMENT' });
    const ended = await signIn(database, { organisationId: council, roles: ['operator'], hours: -1 });
    await expect(ask(ended.scope)).rejects.toMatchObject({ code: 'SESSION_ENDED' });
  });
});
