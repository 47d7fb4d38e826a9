import { afterAll, beforeAll, expect, it } from '@jest/globals';
import {
  correctDecision,
  realClock,
  realIds,
  recordDecision,
  tableRevision,
  type Journey,
  type Outcome,
} from '@ratify/journey';
import { addDays, dateInLondon } from '@ratify/policy';
import { AgendaItem } from '@ratify/store';
import {
  buildAgendaItem,
  buildBody,
  buildBodySetting,
  buildMeeting,
  buildOrganisation,
  buildRevision,
  createDatabase,
  signIn,
  type TestDatabase,
} from '@ratify/test-kit';

const TODAY = dateInLondon(Date.now());

let database: TestDatabase;
let journey: Journey;
beforeAll(async () => {
  database = await createDatabase();
  journey = { store: database.store, clock: realClock(), ids: realIds };
});
afterAll(() => database?.close());

const said = ({ refusals }: Outcome<unknown>): string[] => refusals.map(({ code }) => code);

// It was deferred first, and that it was stays in the minutes of the meeting that did.
it('a decision that another meeting took is taken off the agenda it was recorded at, and off no earlier one', async () => {
  const { id: organisationId } = await buildOrganisation(database);
  const { scope } = await signIn(database, { organisationId, roles: ['clerk'] });
  const body = await buildBody(database, { organisationId });
  await buildBodySetting(database, { organisationId, bodyId: body.id });
  const meet = async (days: number) =>
    buildMeeting(database, { organisationId, bodyId: body.id, heldOn: addDays(TODAY, -days) });
  const [deferring, wrong, right] = [await meet(60), await meet(30), await meet(10)];
  const { id: revisionId } = await buildRevision(database, { organisationId, state: 'tabled' });
  await buildAgendaItem(database, { organisationId, meetingId: deferring.id, revisionId });
  const at = ({ id: meetingId }: { readonly id: string }, days: number) =>
    ({ meetingId, route: 'meeting', decidedOn: addDays(TODAY, -days), attendance: 5 }) as const;
  expect(said(await recordDecision(journey, scope, { ...at(deferring, 60), revisionId, outcome: 'deferred' }))).toEqual(
    [],
  );
  expect(said(await tableRevision(journey, scope, { meetingId: wrong.id, revisionId }))).toEqual([]);
  const taken = await recordDecision(journey, scope, { ...at(wrong, 30), revisionId, outcome: 'not-adopted' });
  expect(said(taken)).toEqual([]);
  const corrected = await correctDecision(journey, scope, {
    ...{ decisionId: taken.value?.decision.id ?? '', reason: 'It was the meeting after that.' },
    instead: { ...at(right, 10), outcome: 'not-adopted' },
  });
  expect(said(corrected)).toEqual([]);
  const items = await database.owner.getRepository(AgendaItem).findBy({ revisionId });
  expect(items.map(({ meetingId }) => meetingId).sort()).toEqual([deferring.id, right.id].sort());
});
