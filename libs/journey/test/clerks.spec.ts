import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  cancelMeeting,
  changeBody,
  confirmMinutes,
  correctDecision,
  decideAsHead,
  delegateUpdates,
  endAppointment,
  endBody,
  handOver,
  invitePerson,
  orderAgenda,
  realClock,
  realIds,
  recordAttendance,
  recordDecision,
  reportDecision,
  retirePolicies,
  scheduleMeeting,
  scheduleYear,
  setSigningRules,
  setUpBody,
  stateApprover,
  tableRevision,
  takeOffAgenda,
  type Journey,
  type Outcome,
} from '@ratify/journey';
import { addDays, dateInLondon } from '@ratify/policy';
import type { AppointedRole, Body, Meeting, Scope } from '@ratify/store';
import {
  buildAppointment,
  buildBody,
  buildBodySetting,
  buildDecision,
  buildMeeting,
  buildOrganisation,
  buildPolicy,
  buildRevision,
  createDatabase,
  signIn,
  type TestDatabase,
} from '@ratify/test-kit';

// A trust has a board and a committee, each with a clerk of its own: neither writes up what the other decides.

const TODAY = dateInLondon(Date.now());
let database: TestDatabase;
let journey: Journey;
let organisationId: string;
let board: Body;
let committee: Body;

beforeAll(async () => {
  database = await createDatabase();
  journey = { store: database.store, clock: realClock(), ids: realIds };
  organisationId = (await buildOrganisation(database)).id;
  [board, committee] = [await build('Governing body'), await build('Finance committee')];
});
afterAll(() => database?.close());

async function build(name: string): Promise<Body> {
  const body = await buildBody(database, { organisationId, name, routes: ['meeting', 'delegated'] });
  await buildBodySetting(database, { organisationId, bodyId: body.id });
  return body;
}

/** Somebody with roles on a body: of it alone, or as clerks were appointed before there was such a thing. */
async function appointed(roles: readonly AppointedRole[], body: Body, onlyBody: boolean): Promise<Scope> {
  const { person, scope } = await signIn(database, { organisationId, roles: [] });
  for (const role of roles) {
    const clerk = role === 'clerk' ? { bodyId: body.id, onlyBody } : {};
    await buildAppointment(database, { organisationId, personId: person.id, role, ...clerk });
  }
  return scope;
}

const said = ({ refusals }: Outcome<unknown>): string[] => refusals.map(({ code }) => code);

interface Of {
  readonly body: Body;
  readonly toCome: Meeting;
  readonly held: Meeting;
}

async function rowsOf(body: Body) {
  const own = { organisationId, bodyId: body.id };
  const held = await buildMeeting(database, { ...own, heldOn: addDays(TODAY, -20) });
  const toCome = await buildMeeting(database, { ...own, heldOn: addDays(TODAY, 20) });
  const { id: policyId } = await buildPolicy(database, { organisationId });
  const revision = await buildRevision(database, { organisationId, policyId });
  const decision = await buildDecision(database, { ...own, route: 'delegated', meetingId: null });
  const member = await buildAppointment(database, { organisationId, role: 'governor', bodyId: body.id });
  const clerk = await buildAppointment(database, { organisationId, role: 'clerk', bodyId: body.id });
  return {
    body,
    held,
    toCome,
    clerkId: clerk.id,
    policyId,
    revisionId: revision.id,
    decisionId: decision.id,
    memberId: member.id,
  };
}
type Rows = Awaited<ReturnType<typeof rowsOf>> & Of;

const rules = (name: string) => ({
  ...({ name, kind: 'committee', remit: '', inPost: null, quorum: 3, papersDays: 7, separatesAuthor: false } as const),
  ...{ routes: ['delegated'] as const, settingIds: [] },
});

/** What a clerk does for a body. */
const ACTS: readonly (readonly [string, (scope: Scope, rows: Rows) => Promise<Outcome<unknown>>])[] = [
  [
    'scheduleMeeting',
    (scope, { body }) => scheduleMeeting(journey, scope, { bodyId: body.id, heldOn: addDays(TODAY, 90) }),
  ],
  ['scheduleYear', (scope, { body }) => scheduleYear(journey, scope, { bodyId: body.id, dates: '1 June 2031' })],
  [
    'tableRevision',
    (scope, { toCome, revisionId }) => tableRevision(journey, scope, { meetingId: toCome.id, revisionId }),
  ],
  [
    'takeOffAgenda',
    (scope, { toCome, revisionId }) => takeOffAgenda(journey, scope, { meetingId: toCome.id, revisionId }),
  ],
  ['cancelMeeting', (scope, { toCome }) => cancelMeeting(journey, scope, { meetingId: toCome.id, reason: 'Snow.' })],
  [
    'confirmMinutes',
    (scope, { held, toCome }) => confirmMinutes(journey, scope, { meetingId: held.id, confirmedAtId: toCome.id }),
  ],
  [
    'recordDecision',
    (scope, { held, revisionId }) =>
      recordDecision(journey, scope, {
        ...({ revisionId, meetingId: held.id, route: 'meeting', outcome: 'deferred' } as const),
        ...{ decidedOn: addDays(TODAY, -20), attendance: 5 },
      }),
  ],
  [
    'reportDecision',
    (scope, { decisionId, held }) =>
      reportDecision(journey, scope, { decisionId, meetingId: held.id, minuteReference: '7' }),
  ],
  [
    'correctDecision',
    (scope, { decisionId }) =>
      correctDecision(journey, scope, {
        ...{ decisionId, reason: 'It was another minute.', resolution: '8' },
        details: { minuteReference: '9', attendance: null },
      }),
  ],
  [
    'delegateUpdates',
    (scope, { body }) =>
      delegateUpdates(journey, scope, {
        ...({ bodyId: body.id, office: 'head', minuteReference: '7', resolvedOn: addDays(TODAY, -20) } as const),
      }),
  ],
  [
    'setSigningRules',
    (scope, { body }) =>
      setSigningRules(journey, scope, {
        ...({ bodyId: body.id, signatories: [], signingOrder: 'any', signWithinDays: 30 } as const),
        ...{ mayCloseUnsigned: false, minuteReference: '7' },
      }),
  ],
  [
    'stateApprover',
    (scope, { body, policyId }) => stateApprover(journey, scope, { policyId, bodyId: body.id, source: 'Scheme, 4.2' }),
  ],
  [
    'invitePerson',
    (scope, { body }) =>
      invitePerson(journey, scope, {
        ...{ email: `${crypto.randomUUID()}@example.org`, name: 'Ivy Newcomer', roles: ['governor'] as const },
        ...{ bodyId: body.id, fromOn: TODAY, untilOn: null },
      }),
  ],
  [
    'endAppointment',
    (scope, { memberId }) => endAppointment(journey, scope, { appointmentId: memberId, lastDay: TODAY }),
  ],
  [
    'handOver',
    (scope, { clerkId }) =>
      handOver(journey, scope, {
        ...{ appointmentId: clerkId, email: `${crypto.randomUUID()}@example.org`, name: 'Ivy Newcomer', fromOn: TODAY },
      }),
  ],
  [
    'orderAgenda',
    (scope, { toCome, revisionId }) => orderAgenda(journey, scope, { meetingId: toCome.id, revisionIds: [revisionId] }),
  ],
  [
    'recordAttendance',
    (scope, { held }) => recordAttendance(journey, scope, { meetingId: held.id, people: [], interests: [] }),
  ],
  [
    'retirePolicies',
    (scope, { held, policyId }) =>
      retirePolicies(journey, scope, {
        ...({ policyIds: [policyId], meetingId: held.id, route: 'meeting', reason: 'Not needed.' } as const),
        decidedOn: addDays(TODAY, -20),
      }),
  ],
  ['changeBody', (scope, { body }) => changeBody(journey, scope, { bodyId: body.id, ...rules(body.name) })],
  ['endBody', (scope, { body }) => endBody(journey, scope, { bodyId: body.id, lastDay: addDays(TODAY, 400) })],
];

describe('a clerk of one body alone', () => {
  it.each(ACTS)('does for it what a clerk does, and not for another: %s', async (_name, act) => {
    const theirs = await rowsOf(board);
    const others = await rowsOf(committee);
    const clerk = await appointed(['clerk'], board, true);
    const { refusals } = await act(clerk, others);
    expect(refusals.map(({ code, where }) => [code, where])).toEqual([['CLERK_OF_OTHER_BODY', committee.name]]);
    expect(said(await act(clerk, theirs))).not.toContain('CLERK_OF_OTHER_BODY');
    // Whoever was appointed to a body before goes on as they did.
    expect(said(await act(await appointed(['clerk'], board, false), await rowsOf(committee)))).not.toContain(
      'CLERK_OF_OTHER_BODY',
    );
    await database.owner.query('update app.bodies set ended_on = null where organisation_id = $1', [organisationId]);
  });

  it('sets up no other body, and appoints nobody for all of the school', async () => {
    const clerk = await appointed(['clerk'], board, true);
    expect(said(await setUpBody(journey, clerk, rules('Another')))).toEqual(['CLERK_OF_OTHER_BODY']);
    const head = {
      email: 'new@example.org',
      name: 'Ivy Newcomer',
      roles: ['head'] as const,
      fromOn: TODAY,
      untilOn: null,
    };
    expect(said(await invitePerson(journey, clerk, { ...head, bodyId: board.id }))).toEqual(['CLERK_OF_OTHER_BODY']);
  });

  it('who is head too decides as head for whichever body left it to them', async () => {
    const both = await appointed(['clerk', 'head'], board, true);
    const { revisionId, policyId } = await rowsOf(committee);
    const all = await appointed(['clerk'], board, false);
    expect(said(await stateApprover(journey, all, { policyId, office: 'head', source: 'Scheme, 4.2' }))).toEqual([]);
    const decided = await decideAsHead(journey, both, { revisionId, bodyId: committee.id, outcome: 'not-adopted' });
    expect(said(decided)).toEqual([]);
  });
});
