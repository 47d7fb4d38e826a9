import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { clauseIndex, readPolicy } from '@ratify/document';
import {
  acceptClauseChange,
  answerChoice,
  declineClauseChange,
  previewUpdate,
  readTodo,
  realClock,
  realIds,
  recordDecision,
  saveDraft,
  submitPolicy,
  takeUpdate,
  undoUpdate,
  withdrawRevision,
  type Journey,
  type Outcome,
  type UpdatePreview,
} from '@ratify/journey';
import { predecessorOf, type ChoiceAnswerKind, type DecisionOutcome } from '@ratify/policy';
import type { Draft, Edition, Meeting, Organisation, Policy, Revision, Scope, UpdateOffer } from '@ratify/store';
import {
  buildAgendaItem,
  buildBody,
  buildDraft,
  buildEdition,
  buildLink,
  buildMeeting,
  buildOrganisation,
  buildPolicy,
  buildRevision,
  buildTemplate,
  buildUpdateOffer,
  createDatabase,
  signIn,
  type TestDatabase,
} from '@ratify/test-kit';

const FIRST = `---
title: Lettings
slug: lettings
review: {every: P1Y}
---

## Use of the hall {#use}

:::clause{#hours}
The hall is let until nine in the evening.
:::

:::clause{#keys}
Keys are handed back on the same day.
:::

:::clause{#fees}
Fees are set once a year.
:::

:::clause{#exits rule=fixed}
The caretaker checks every exit.
:::

:::clause{#music rule=optional}
Music stops at eight in the evening. A second warning ends the letting.
:::
`;

/** The school lets later, and says who warns. */
const ADAPTED = FIRST.replace('slug: lettings', 'slug: lettings\nbased-on: lettings@1')
  .replace('until nine in', 'until half past nine in')
  .replace('A second warning', 'A second warning by the caretaker');
/** The council lets shorter, sets fees more often, and stops music earlier. */
const SECOND = FIRST.replace('until nine in', 'until eight in')
  .replace('once a year', 'twice a year')
  .replace('stops at eight', 'stops at seven');
/** Then it wants the keys sooner, */
const THIRD = SECOND.replace('on the same day', 'within the hour');
/** and in the end changes its mind about hours and fees. */
const FOURTH = THIRD.replace('until eight in', 'until ten in').replace('twice a year', 'each term');

const LEGAL = { level: 'legal', reason: 'A new regulation.' } as const;
const EDITORIAL = { level: 'editorial', reason: 'Plainer.' } as const;
const MATERIALITY: readonly Edition['materiality'][] = [
  {},
  { hours: LEGAL, music: LEGAL, fees: EDITORIAL },
  { keys: EDITORIAL },
  { hours: EDITORIAL },
];

let database: TestDatabase;
let journey: Journey;
let school: Organisation;
let editions: readonly Edition[];
let ruth: Scope;
let sam: Scope;
let clerk: Scope;
let meeting: Meeting;
let policy: Policy;

beforeAll(async () => {
  database = await createDatabase();
  journey = { store: database.store, clock: realClock(), ids: realIds };
  const council = await buildOrganisation(database, { kind: 'council' });
  school = await buildOrganisation(database, { kind: 'school' });
  await buildLink(database, { organisationId: school.id, upperId: council.id, kind: 'maintained-by' });
  const template = await buildTemplate(database, { organisationId: council.id, slug: 'lettings' });
  const published: Edition[] = [];
  for (const [at, text] of [FIRST, SECOND, THIRD, FOURTH].entries())
    published.push(
      await buildEdition(database, {
        ...{ organisationId: council.id, templateId: template.id, number: at + 1, text },
        clauseIndex: [...clauseIndex(readPolicy(text))],
        materiality: MATERIALITY[at] ?? {},
      }),
    );
  editions = published;
  const as = async (role: 'head' | 'clerk'): Promise<Scope> =>
    (await signIn(database, { organisationId: school.id, roles: [role] })).scope;
  [ruth, sam, clerk] = [await as('head'), await as('head'), await as('clerk')];
  const body = await buildBody(database, { organisationId: school.id });
  meeting = await buildMeeting(database, { organisationId: school.id, bodyId: body.id });
});
afterAll(() => database?.close());

const edition = (number: number): Edition => editions[number - 1] as Edition;
const base = () => ({ baseEditionId: edition(1).id, baseEditionOrganisationId: edition(1).organisationId });

/** A policy of the school's own wording on the first edition, and the editions after it offered. */
beforeEach(async () => {
  const organisationId = school.id;
  policy = await buildPolicy(database, {
    ...{ organisationId, templateId: edition(1).templateId, templateOrganisationId: edition(1).organisationId },
    baseEditionId: edition(1).id,
  });
  await buildDraft(database, { organisationId, policyId: policy.id, text: ADAPTED, ...base() });
  for (const each of editions.slice(1))
    await buildUpdateOffer(database, {
      ...{ organisationId, policyId: policy.id, editionId: each.id, editionOrganisationId: each.organisationId },
    });
});

const finishing = async (): Promise<string[]> => {
  const all = await database.store.inContext(ruth, {}, (rows) => readTodo(rows, journey.clock.today()));
  return all.filter((each) => each.title.includes(policy.title)).map(({ kind, detail }) => `${kind}: ${detail}`);
};

it('puts a clause that the school has to write on the head’s list, until it is written', async () => {
  const own = ':::clause{#who rule=local}\n:::\n';
  const leaving = await buildEdition(database, {
    ...{ organisationId: edition(1).organisationId, text: `${FIRST}\n${own}` },
    clauseIndex: [...clauseIndex(readPolicy(`${FIRST}\n${own}`))],
  });
  const { id: organisationId } = school;
  const draft = { baseEditionId: leaving.id, baseEditionOrganisationId: leaving.organisationId };
  policy = await buildPolicy(database, { organisationId });
  await buildDraft(database, { ...{ organisationId, policyId: policy.id, ...draft }, text: `${ADAPTED}\n${own}` });
  expect(await finishing()).toEqual(['write-clauses: 1 clause to write before you can send it.']);

  const text = `${ADAPTED}\n${own.replace('\n:', '\nThe office lets the hall.\n:')}`;
  policy = await buildPolicy(database, { organisationId });
  await buildDraft(database, { ...{ organisationId, policyId: policy.id, ...draft }, text });
  expect(await finishing()).toEqual(['submit: Nothing is left to fill in.']);
});

async function preview(number: number): Promise<UpdatePreview> {
  const found = await database.store.inContext(ruth, {}, (rows) =>
    previewUpdate(rows, school.id, policy.id, edition(number).id, journey.clock.today()),
  );
  if (!found) throw new Error(`edition ${number} is not there to take`);
  return found;
}

const choiceOf = async (number: number, clauseId: string) =>
  (await preview(number)).choices.find((each) => each.clauseId === clauseId);
const groupOf = async (number: number, clauseId: string) =>
  (await preview(number)).changes.find((each) => each.clauseId === clauseId)?.group;

async function answer(
  clauseId: string,
  given: ChoiceAnswerKind,
  {
    number = 2,
    by = ruth,
    text = null,
    seen,
  }: { number?: number; by?: Scope; text?: string | null; seen?: number } = {},
): Promise<Outcome<Policy>> {
  const choice = await choiceOf(number, clauseId);
  return answerChoice(journey, by, {
    ...{ policyId: policy.id, editionId: edition(number).id, clauseId, answer: given, text },
    ...{ key: choice?.key ?? '', seen: seen ?? choice?.answer?.version ?? 0 },
  });
}

const codes = ({ refusals }: Outcome<unknown>): string[] => refusals.map((each) => each.code);
const take = (number: number, version: number): Promise<Outcome<Draft>> =>
  takeUpdate(journey, ruth, { policyId: policy.id, editionId: edition(number).id, version, answers: [] });
const rows = <T>(act: Parameters<typeof database.store.inContext<T>>[2]): Promise<T> =>
  database.store.inContext(ruth, {}, act);
const draft = (): Promise<Draft> => rows((each) => each.drafts.get({ organisationId: school.id, policyId: policy.id }));
const revisions = (): Promise<Revision[]> =>
  rows((each) => each.revisions.list({ policyId: policy.id }, { order: { number: 'asc' } }));
const offers = async (): Promise<(string | null)[]> => {
  const found: UpdateOffer[] = await rows((each) => each.updateOffers.list({ policyId: policy.id }));
  return editions.slice(1).map(({ id }) => found.find((each) => each.editionId === id)?.answer ?? null);
};

describe('answers', () => {
  it('are asked for what both changed: the same words to choose, words apart to confirm', async () => {
    const { choices } = await preview(2);
    expect(choices.map(({ clauseId, kind, level }) => [clauseId, kind, level])).toEqual([
      ['hours', 'words', 'legal'],
      ['music', 'both', 'legal'],
    ]);
    expect(choices[1]?.merged).toBe(
      'Music stops at seven in the evening. A second warning by the caretaker ends the letting.',
    );
    expect(codes(await take(2, 1))).toEqual(['CHOICE_UNANSWERED', 'BOTH_NOT_CONFIRMED']);
    expect(choices.every((each) => each.answer === null)).toBe(true);
  });

  it('are kept at once, for another editor and another day, and carry over to an edition that asks the same', async () => {
    expect(codes(await answer('hours', 'theirs'))).toEqual([]);
    expect((await choiceOf(2, 'hours'))?.answer).toMatchObject({ answer: 'theirs', version: 1 });
    expect((await choiceOf(3, 'hours'))?.settled).toBe(true);
    expect((await draft()).text).toBe(ADAPTED);
  });

  it('do not answer other wordings: the earlier answer is shown and the question asked', async () => {
    await answer('hours', 'own', { text: 'The hall is let until a quarter past nine.' });
    const asked = await choiceOf(4, 'hours');
    expect(asked).toMatchObject({ answer: null, settled: false, earlier: { answer: 'own' } });
    expect(asked?.earlier?.text).toContain('a quarter past nine');
  });

  it('of two people at once are both kept for two clauses, and for one clause the second is told of the first', async () => {
    const two = await Promise.all([answer('hours', 'ours'), answer('music', 'both', { by: sam })]);
    expect(two.flatMap(codes)).toEqual([]);
    const [key, seen] = [(await choiceOf(2, 'hours'))?.key ?? '', 1];
    const input = { policyId: policy.id, editionId: edition(2).id, clauseId: 'hours', key, seen };
    const clash = await Promise.all([
      answerChoice(journey, ruth, { ...input, answer: 'theirs' }),
      answerChoice(journey, sam, { ...input, answer: 'both' }),
    ]);
    expect(clash.flatMap(codes)).toEqual(['ANSWERED_MEANWHILE']);
    expect((await choiceOf(2, 'hours'))?.answer?.version).toBe(2);
  });

  it('to a page that is out of date are refused', async () => {
    const input = {
      policyId: policy.id,
      editionId: edition(2).id,
      clauseId: 'hours',
      seen: 0,
      answer: 'ours',
    } as const;
    expect(codes(await answerChoice(journey, ruth, { ...input, key: 'of yesterday' }))).toEqual(['CHOICE_CHANGED']);
  });

  it('in words of one’s own may say anything that does not break the text around them', async () => {
    const broken = await answer('hours', 'own', { text: 'Until nine.\n:::\n\n:::clause{#extra}\nMore.' });
    expect(codes(broken)).toEqual(['WORDING_BREAKS_TEXT']);
    expect(codes(await answer('hours', 'own', { text: '- Until nine on Mondays\n- else until ten' }))).toEqual([]);
    await answer('music', 'both');
    expect((await take(2, 1)).value?.text).toContain(
      ':::clause{#hours}\n- Until nine on Mondays\n- else until ten\n:::',
    );
  });
});

describe('taking and undoing', () => {
  it('takes several editions in one go, and undoing puts everything back but the answers', async () => {
    await answer('hours', 'ours', { number: 4 });
    await answer('music', 'both', { number: 4 });
    const taken = await take(4, 1);
    expect(codes(taken)).toEqual([]);
    for (const words of ['half past nine', 'each term', 'within the hour', 'stops at seven', 'by the caretaker'])
      expect(taken.value?.text).toContain(words);
    expect(taken.value).toMatchObject({ version: 2, baseEditionId: edition(4).id });
    expect(taken.value?.text).toContain('based-on: lettings@4');
    expect(await offers()).toEqual(['included', 'included', 'taken']);
    expect(codes(await take(4, 2))).toEqual(['EDITION_ALREADY_TAKEN']);

    const undone = await undoUpdate(journey, sam, { policyId: policy.id, setAside: false });
    expect(undone.value).toMatchObject({ text: ADAPTED, version: 3, baseEditionId: edition(1).id });
    expect(await offers()).toEqual([null, null, null]);
    expect((await choiceOf(4, 'hours'))?.settled).toBe(true);
    expect(codes(await undoUpdate(journey, ruth, { policyId: policy.id, setAside: false }))).toEqual([
      'NOTHING_TO_UNDO',
    ]);
    expect((await take(4, 3)).value?.text).toBe(taken.value?.text);
  });

  it('takes them one after another as well', async () => {
    await answer('hours', 'theirs');
    await answer('music', 'theirs');
    expect(codes(await take(2, 1))).toEqual([]);
    expect((await preview(3)).choices).toEqual([]);
    expect(codes(await take(3, 2))).toEqual([]);
    expect(await offers()).toEqual(['taken', 'taken', null]);
  });

  it('brings both texts back when the draft was saved between the check and the taking', async () => {
    await answer('hours', 'theirs');
    await answer('music', 'both');
    const text = ADAPTED.replace('same day', 'same evening');
    await saveDraft(journey, sam, { policyId: policy.id, version: 1, text });
    const [refusal] = (await take(2, 1)).refusals;
    expect(refusal).toMatchObject({ code: 'STALE_DRAFT', details: { theirs: text, version: '2' } });
    expect(refusal?.details?.['yours']).toContain('until eight in');
    expect((await take(2, 2)).value?.text).toContain('same evening');
  });

  it('is undone after later changes only when asked again, and nothing of them is lost', async () => {
    await answer('hours', 'theirs');
    await answer('music', 'both');
    const { value } = await take(2, 1);
    const later = (value?.text ?? '').replace('same day', 'same evening');
    await saveDraft(journey, ruth, { policyId: policy.id, version: 2, text: later });
    const refused = await undoUpdate(journey, ruth, { policyId: policy.id, setAside: false });
    expect(refused.refusals[0]).toMatchObject({ code: 'UPDATE_CHANGED_SINCE', details: { later } });
    await undoUpdate(journey, ruth, { policyId: policy.id, setAside: true });
    const kept = await rows((each) => each.takenUpdates.list({ policyId: policy.id }));
    expect(kept.map((each) => each.setAsideText)).toEqual([later]);
  });
});

describe('a change of one clause', () => {
  const of = (number: number, clauseId: string) => ({ policyId: policy.id, editionId: edition(number).id, clauseId });

  it('is declined with a reason and not asked anew, until the publisher changes it again', async () => {
    expect(codes(await declineClauseChange(journey, ruth, { ...of(2, 'fees'), reason: ' ' }))).toEqual([
      'REASON_MISSING',
    ]);
    expect(codes(await declineClauseChange(journey, ruth, { ...of(2, 'fees'), reason: 'Once is enough.' }))).toEqual(
      [],
    );
    expect(await groupOf(2, 'fees')).toBe('declined-before');
    expect(await groupOf(3, 'fees')).toBe('declined-before');
    expect(await groupOf(4, 'fees')).toBe('comes-in');
    await answer('hours', 'theirs');
    await answer('music', 'both');
    const { value } = await take(2, 1);
    expect(value?.text).toContain('Fees are set once a year.');
    expect(value?.text).toContain('until eight in');
    // Now it is the school's own wording: what the publisher does to it next is a choice.
    expect((await choiceOf(4, 'fees'))?.kind).toBe('words');
  });

  it('may be taken after all, and cannot be declined where both changed it or it is fixed', async () => {
    await declineClauseChange(journey, ruth, { ...of(2, 'fees'), reason: 'Once is enough.' });
    expect(codes(await acceptClauseChange(journey, sam, of(2, 'fees')))).toEqual([]);
    expect(await groupOf(2, 'fees')).toBe('comes-in');
    expect(codes(await declineClauseChange(journey, ruth, { ...of(2, 'hours'), reason: 'No.' }))).toEqual([
      'CHANGE_NOT_DECLINABLE',
    ]);
    expect(codes(await declineClauseChange(journey, ruth, { ...of(2, 'exits'), reason: 'No.' }))).toEqual([
      'CLAUSE_NOT_FOUND',
    ]);
  });
});

describe('an update that arrives while a version is on the agenda', () => {
  let tabled: Revision;
  beforeEach(async () => {
    const own = { organisationId: school.id, policyId: policy.id, ...base() };
    await buildRevision(database, { ...own, number: 1, state: 'superseded', text: FIRST });
    tabled = await buildRevision(database, { ...own, number: 2, state: 'tabled', text: ADAPTED });
    await buildAgendaItem(database, { organisationId: school.id, meetingId: meeting.id, revisionId: tabled.id });
    await answer('hours', 'theirs');
    await answer('music', 'both');
    expect(codes(await take(2, 1))).toEqual([]);
  });

  const decide = (outcome: DecisionOutcome) =>
    recordDecision(journey, clerk, {
      ...{ revisionId: tabled.id, meetingId: meeting.id, route: 'meeting', outcome, attendance: 9 },
      ...{ decidedOn: meeting.heldOn as never, minuteReference: '5.1', note: 'As minuted.' },
    });
  const submit = async () => submitPolicy(journey, ruth, { policyId: policy.id, version: (await draft()).version });
  const following = async (): Promise<number | undefined> => predecessorOf(await revisions())?.number;

  it('never touches it; adopted, the draft follows it, on its own base, and is the next version', async () => {
    const [, stood] = await revisions();
    expect(stood).toMatchObject({ state: 'tabled', text: ADAPTED, baseEditionId: edition(1).id });
    expect(codes(await submit())).toEqual(['ALREADY_SUBMITTED']);
    expect(codes(await decide('adopted'))).toEqual([]);
    expect(await following()).toBe(2);
    expect(await draft()).toMatchObject({ baseEditionId: edition(2).id });
    expect((await submit()).value).toMatchObject({ number: 3, state: 'submitted', baseEditionId: edition(2).id });
    expect((await revisions()).map(({ state, text }) => [state, text === ADAPTED])).toEqual([
      ['superseded', false],
      ['adopted', true],
      ['submitted', false],
    ]);
    expect(codes(await undoUpdate(journey, ruth, { policyId: policy.id, setAside: false }))).toEqual([
      'UPDATE_SENT_SINCE',
    ]);
  });

  it('not adopted, the draft with the edition goes forward instead', async () => {
    await decide('not-adopted');
    expect((await submit()).value).toMatchObject({ number: 3, baseEditionId: edition(2).id });
  });

  it('deferred, the draft takes its place', async () => {
    await decide('deferred');
    expect((await submit()).value?.number).toBe(3);
    expect((await revisions()).map((each) => each.state)).toEqual(['superseded', 'withdrawn', 'submitted']);
    expect(await following()).toBe(3);
  });

  it('taken back, the draft follows the one before, and nothing of it is lost', async () => {
    await withdrawRevision(journey, ruth, { revisionId: tabled.id, reason: 'With the new edition.' });
    expect(await following()).toBe(1);
    expect((await draft()).text).toContain('by the caretaker');
    expect((await submit()).value?.number).toBe(3);
  });

  it('is undone without touching it', async () => {
    expect(codes(await undoUpdate(journey, ruth, { policyId: policy.id, setAside: false }))).toEqual([]);
    expect((await draft()).text).toBe(ADAPTED);
    expect((await revisions())[1]?.state).toBe('tabled');
  });
});
