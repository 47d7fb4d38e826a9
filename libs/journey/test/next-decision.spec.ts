import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  readTodo,
  realClock,
  realIds,
  recordDecision,
  recordHistoricAdoption,
  recordReview,
  reportDecision,
  type Journey,
} from '@ratify/journey';
import { plainDate, type PlainDate, type TodoTask } from '@ratify/policy';
import type { Body, Meeting, Organisation, Policy, Revision, Scope } from '@ratify/store';
import {
  buildAgendaItem,
  buildBody,
  buildBodySetting,
  buildMeeting,
  buildOrganisation,
  buildPolicy,
  buildRevision,
  buildStatedApprover,
  createDatabase,
  signIn,
  type TestDatabase,
} from '@ratify/test-kit';

// A clerk of a governing body and a committee, with the meetings of years planned and held.

const TODAY = plainDate('2026-11-12');
const TEXT = `---\ntitle: Keys\nslug: keys\nreview: {every: P1Y}\n---\n\n## Doors {#doors}\n\n:::clause{#keys}\nKeys are counted.\n:::\n`;

let database: TestDatabase;
let journey: Journey;
let school: Organisation;
let governors: Body;
let committee: Body;
let policy: Policy;
let clerk: Scope;

beforeAll(async () => {
  database = await createDatabase();
  journey = { store: database.store, clock: { ...realClock(), today: () => TODAY }, ids: realIds };
});
afterAll(() => database?.close());

beforeEach(async () => {
  school = await buildOrganisation(database, { kind: 'trust' });
  const body = async (overrides: Partial<Body>): Promise<Body> => {
    const routes: Body['routes'] = ['meeting', 'delegated', 'chairs-action', 'written-resolution'];
    const made = await buildBody(database, { organisationId: school.id, signatories: [], routes, ...overrides });
    await buildBodySetting(database, { organisationId: school.id, bodyId: made.id, settingId: school.id });
    return made;
  };
  governors = await body({ name: 'Governing body' });
  committee = await body({ name: 'Staffing committee', kind: 'committee' });
  policy = await buildPolicy(database, { organisationId: school.id, title: 'Keys' });
  ({ scope: clerk } = await signIn(database, { organisationId: school.id, roles: ['clerk', 'head'] }));
});

const meeting = ({ id: bodyId }: Body, heldOn: string): Promise<Meeting> =>
  buildMeeting(database, { organisationId: school.id, bodyId, heldOn });
const version = (overrides: Partial<Revision> = {}): Promise<Revision> =>
  buildRevision(database, { organisationId: school.id, policyId: policy.id, text: TEXT, ...overrides });

async function tasks(kind: TodoTask['kind']): Promise<(string | null)[][]> {
  const all = await database.store.inContext(clerk, {}, (work) => readTodo(work, TODAY));
  return all.filter((each) => each.kind === kind).map(({ title, detail, dueOn }) => [title, detail, dueOn]);
}

it('keeps the clerk to the meeting that was and the one that is next, however many are planned', async () => {
  const held = await meeting(governors, '2026-11-10');
  const tabled = await version({ state: 'tabled' });
  await buildAgendaItem(database, { organisationId: school.id, meetingId: held.id, revisionId: tabled.id });
  await meeting(governors, '2026-11-26');
  for (let month = 1; month <= 12; month += 1)
    for (const body of [governors, committee]) await meeting(body, `2027-${String(month).padStart(2, '0')}-20`);
  expect(await tasks('record-decisions')).toEqual([
    ['Record the decisions of Governing body', '1 item of 10 November 2026 without a decision.', '2026-11-10'],
  ]);
  expect(await tasks('prepare-meeting')).toEqual([
    ['Prepare Governing body', 'Meets on 26 November 2026, 0 items on the agenda.', '2026-11-18'],
  ]);
});

describe('a version that was sent', () => {
  beforeEach(async () => {
    await version();
    await meeting(governors, '2026-11-20');
    await meeting(committee, '2026-12-01');
  });

  it('goes on the agenda of the body that is stated to approve the policy', async () => {
    await buildStatedApprover(database, { organisationId: school.id, policyId: policy.id, bodyId: committee.id });
    expect(await tasks('put-on-agenda')).toMatchObject([
      ['Put Keys on an agenda', expect.stringContaining('1 December 2026 (Staffing committee)'), '2026-11-23'],
    ]);
  });

  it('goes on none where the head is', async () => {
    await database.owner.query(
      `insert into app.stated_approvers (organisation_id, policy_id, office, source, stated_by, stated_by_name)
       values ($1, $2, 'head', 'Scheme of delegation', uuidv7(), 'A clerk')`,
      [school.id, policy.id],
    );
    expect(await tasks('put-on-agenda')).toMatchObject([
      ['Record the decision on Keys', expect.stringContaining('The head approves it: it needs no meeting.'), null],
    ]);
  });
});

describe('a decision between meetings', () => {
  it.each(['delegated', 'chairs-action', 'written-resolution'] as const)(
    'by %s waits to be reported to the body for which it was taken, and to no other',
    async (route) => {
      const sent = await version();
      const { value, refusals } = await recordDecision(journey, clerk, {
        ...{ revisionId: sent.id, bodyId: governors.id, route, outcome: 'adopted', minuteReference: '4' },
        ...{ decidedOn: plainDate('2026-11-02'), note: 'A child was at risk.' },
      });
      expect(refusals).toEqual([]);
      const other = await meeting(committee, '2026-11-05');
      const own = await meeting(governors, '2026-11-11');
      expect(await tasks('report-decision')).toMatchObject([
        [
          'Report the decision on Keys',
          expect.stringContaining('Report it to Governing body on 11 November'),
          '2026-11-11',
        ],
      ]);
      const at = async ({ id: meetingId }: Meeting) => {
        const decisionId = value?.decision.id ?? '';
        return (await reportDecision(journey, clerk, { decisionId, meetingId, minuteReference: '8' })).refusals;
      };
      expect(await at(other)).toMatchObject([{ code: 'REPORTED_TO_OTHER_BODY' }]);
      expect(await at(own)).toEqual([]);
      expect(await tasks('report-decision')).toEqual([]);
    },
  );
});

it('a meeting was attended by as many as were there at any item', async () => {
  const { id: meetingId } = await meeting(governors, '2026-11-10');
  for (const attendance of [7, 9, 6]) {
    const other = await buildPolicy(database, { organisationId: school.id });
    const sent = await version({ policyId: other.id });
    const { refusals } = await recordDecision(journey, clerk, {
      ...{ revisionId: sent.id, meetingId, route: 'meeting', outcome: 'adopted', attendance, minuteReference: '5' },
      decidedOn: plainDate('2026-11-10'),
    });
    expect(refusals).toEqual([]);
  }
  const rows = await database.owner.query(`select attendance from app.meetings where id = $1`, [meetingId]);
  expect(rows).toEqual([{ attendance: 9 }]);
});

it('a review is of the adoption in force, whatever was entered of old times since, and one before a later one moves nothing', async () => {
  const sent = await version();
  const { value } = await recordDecision(journey, clerk, {
    ...{ revisionId: sent.id, bodyId: governors.id, route: 'delegated', outcome: 'adopted', minuteReference: '4' },
    decidedOn: plainDate('2025-10-01'),
  });
  const old = {
    policyId: policy.id,
    adoptedSaid: 'June 2017',
    reviewDueSaid: 'June 2018',
    evidence: 'minute',
  } as const;
  expect((await recordHistoricAdoption(journey, clerk, old)).refusals).toEqual([]);
  const review = (reviewedOn: PlainDate) =>
    recordReview(journey, clerk, { policyId: policy.id, outcome: 'no-change', reason: 'Read through.', reviewedOn });
  const later = await review(plainDate('2026-11-01'));
  expect(later.value).toMatchObject({ adoptionId: value?.adoption?.id, nextDueOn: '2027-10-01' });
  const earlier = await review(plainDate('2026-02-01'));
  expect(earlier.value).toMatchObject({ adoptionId: value?.adoption?.id });
  const rows = await database.owner.query(`select review_due_on::text as due from app.policies where id = $1`, [
    policy.id,
  ]);
  expect(rows).toEqual([{ due: '2027-10-01' }]);
});
