import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { clauseIndex, forkText, readPolicy, type ClauseIndex } from '@ratify/document';
import {
  acceptClauseChange,
  countEffect,
  declineClauseChange,
  declineUpdate,
  draftTarget,
  findEffects,
  keepEffects,
  loadPairs,
  offerAgain,
  prepareEdition,
  publishEdition,
  readHolders,
  realClock,
  realIds,
  saveTemplateDraft,
  weighChanges,
  type HolderView,
  type HoldersView,
  type Journey,
  type Outcome,
  type TargetText,
} from '@ratify/journey';
import { Exception, Policy, type Edition, type Organisation, type Scope, type UnitOfWork } from '@ratify/store';
import {
  buildDraft,
  buildEdition,
  buildException,
  buildLink,
  buildOrganisation,
  buildPolicy,
  buildRevision,
  buildTemplate,
  buildTemplateDraft,
  buildUpdateOffer,
  createDatabase,
  hashText,
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
Keys are handed back on the same day. The office notes it.
:::

:::clause{#fees}
Fees are set once a year.
:::

:::clause{#exits rule=fixed}
The caretaker checks every exit.
:::
`;
const SECOND = FIRST.replace('until nine in', 'until eight in')
  .replace('same day.', 'same evening.')
  .replace('once a year', 'twice a year');
const THIRD = SECOND.replace('checks every exit', 'checks and signs for every exit');
const forked = (text: string): string => forkText(readPolicy(text), { slug: 'lettings', edition: 1 });

let database: TestDatabase;
let journey: Journey;
let council: Organisation;
let martin: Scope;
let editions: readonly Edition[];

beforeAll(async () => {
  database = await createDatabase();
  journey = { store: database.store, clock: realClock(), ids: realIds };
  council = await buildOrganisation(database, { kind: 'council' });
  martin = (await signIn(database, { organisationId: council.id, roles: ['publisher'] })).scope;
  const { id: templateId } = await buildTemplate(database, { organisationId: council.id, slug: 'lettings' });
  await buildTemplateDraft(database, { organisationId: council.id, templateId, text: THIRD });
  const editionOf = (number: number, text: string, materiality: Edition['materiality']): Promise<Edition> =>
    buildEdition(database, {
      ...{ organisationId: council.id, templateId, number, text, textSha256: hashText(text), materiality },
      clauseIndex: [...clauseIndex(readPolicy(text))],
    });
  const level = (given: 'editorial' | 'substantive') => ({ level: given, reason: 'Asked for.' });
  editions = [
    await editionOf(1, FIRST, {}),
    await editionOf(2, SECOND, {
      hours: level('substantive'),
      keys: level('editorial'),
      fees: level('substantive'),
    }),
  ];
});
afterAll(() => database?.close());

const edition = (number: number): Edition => editions[number - 1] as Edition;

interface School {
  readonly head: Scope;
  readonly organisation: Organisation;
  readonly policy: Policy;
}

/** A school that adopted these words, made from edition 1, and was offered edition 2. */
async function schoolWith(
  text: string | null,
  { kind = 'maintained-by' }: { readonly kind?: 'maintained-by' | 'buys-service-from' } = {},
): Promise<School> {
  const organisation = await buildOrganisation(database, { kind: 'school' });
  const organisationId = organisation.id;
  await buildLink(database, { organisationId, upperId: council.id, kind });
  const base = { baseEditionId: edition(1).id, baseEditionOrganisationId: council.id };
  const policy = await buildPolicy(database, {
    ...{ organisationId, templateId: edition(1).templateId, templateOrganisationId: council.id },
    baseEditionId: edition(1).id,
  });
  const own = { organisationId, policyId: policy.id };
  await buildDraft(database, { ...own, ...base, text: text ?? forked(FIRST) });
  if (text !== null) {
    const index = [...clauseIndex(readPolicy(text))];
    const { id } = await buildRevision(database, { ...own, ...base, text, clauseIndex: index, state: 'adopted' });
    await database.owner
      .getRepository(Policy)
      .update({ id: policy.id }, { adoptedRevisionId: id, adoptedOn: '2026-01-15', effectiveFrom: '2026-01-15' });
  }
  await buildUpdateOffer(database, { ...own, editionId: edition(2).id, editionOrganisationId: council.id });
  const { scope: head } = await signIn(database, { organisationId, roles: ['head'] });
  return { head, organisation, policy };
}

/** What a template would say with its next edition. */
const draftOf = (text: string): TargetText => draftTarget({ templateId: edition(1).templateId, text });
const textOf = (each: Edition): TargetText => ({ ...each, clauseIndex: each.clauseIndex as ClauseIndex });
const asMartin = <T>(act: (rows: UnitOfWork) => Promise<T>, write = false): Promise<T> =>
  database.store.inContext(martin, write ? { write: true } : {}, act);
const decline = (school: School, clauseId: string): Promise<Outcome<unknown>> =>
  declineClauseChange(journey, school.head, {
    ...{ policyId: school.policy.id, editionId: edition(2).id, clauseId, reason: 'It suits us as it is.' },
  });

/** What the job of counting does, in one part. */
async function count(target: TargetText): Promise<number> {
  const today = journey.clock.today();
  return asMartin(async (rows) => {
    const holders = await rows.holders.of(target.templateId, today);
    const { missing } = await findEffects(rows, target, holders, await rows.holders.editionsOf(target.templateId));
    const pairs = await loadPairs(rows, missing);
    const counted = pairs.map((pair) => ({ pair, effect: countEffect(pair, target) }));
    await keepEffects(rows, target, counted);
    return counted.length;
  }, true);
}

async function holders(target: TargetText = textOf(edition(2)), editionNumber = 2): Promise<HoldersView> {
  return asMartin((rows) => readHolders(rows, { target, editionNumber, today: journey.clock.today() }));
}

async function standingOf({ organisation }: School, target?: TargetText, number?: number): Promise<HolderView> {
  const found = (await holders(target, number)).holders.find((each) => each.organisationName === organisation.name);
  if (!found) throw new Error(`${organisation.name} is not named`);
  return found;
}

const ids = (places: readonly { readonly clauseId: string }[]): string[] => places.map((each) => each.clauseId);

describe('where a school stands towards an edition', () => {
  it('is told from what it adopted: nothing to choose, a choice, or both sides to be looked at together', async () => {
    const plain = await schoolWith(forked(FIRST));
    const later = await schoolWith(forked(FIRST).replace('until nine in', 'until half past nine in'));
    const noted = await schoolWith(forked(FIRST).replace('The office notes', 'The caretaker notes'));
    const both = await schoolWith(forked(FIRST).replace('once a year.', 'once a year. Governors agree them.'));
    expect(await standingOf(plain)).toMatchObject({ standing: 'nothing-to-do', comesIn: 3, choices: [] });
    expect(await standingOf(later)).toMatchObject({ standing: 'choices', comesIn: 2 });
    expect(ids((await standingOf(later)).choices)).toEqual(['hours']);
    // Both changed the keys, in different sentences; the publisher calls its own change editorial.
    expect(await standingOf(noted)).toMatchObject({ standing: 'nothing-to-do', choices: [] });
    expect(ids((await standingOf(both)).choices)).toEqual(['fees']);
  });

  it('says who declined it, who adopted nothing, who has it, and whose texts are not shown', async () => {
    const [never, bought] = [await schoolWith(null), await schoolWith(forked(FIRST), { kind: 'buys-service-from' })];
    const refuses = await schoolWith(forked(FIRST));
    await declineUpdate(journey, refuses.head, {
      ...{ policyId: refuses.policy.id, editionId: edition(2).id, reason: 'Not this year.' },
    });
    const has = await schoolWith(forked(FIRST));
    await database.owner.getRepository(Policy).update({ id: has.policy.id }, { baseEditionId: edition(2).id });
    expect(await standingOf(never)).toMatchObject({ standing: 'not-adopted', policyId: never.policy.id });
    expect(await standingOf(bought)).toMatchObject({ standing: 'not-shown', policyId: null, comesIn: 0 });
    expect(await standingOf(refuses)).toMatchObject({ standing: 'declined', declined: { reason: 'Not this year.' } });
    expect(await standingOf(has)).toMatchObject({ standing: 'up-to-date', editionNumber: 2 });
  });

  it('shows where fixed wording replaces its own, and a choice where its wording was granted', async () => {
    const own = forked(FIRST).replace('The caretaker checks', 'The site manager checks');
    const [breaks, granted] = [await schoolWith(own), await schoolWith(own)];
    const { id } = await buildException(database, {
      ...{ organisationId: granted.organisation.id, policyId: granted.policy.id, clauseId: 'exits' },
      ...{ editionId: edition(1).id, editionOrganisationId: council.id },
    });
    await database.owner
      .getRepository(Exception)
      .update({ id }, { state: 'granted', answeredAt: new Date(), answeredByName: 'A publisher' });
    const draft = draftOf(THIRD);
    await count(draft);
    expect(ids((await standingOf(breaks, draft, 3)).overruled)).toEqual(['exits']);
    expect(await standingOf(granted, draft, 3)).toMatchObject({ standing: 'choices', overruled: [] });
  });
});

describe('changes of single clauses that a school declined', () => {
  it('do not come in, and are counted apart from a school with the very same text', async () => {
    const text = forked(FIRST).replace('title: Lettings', 'title: Lettings of the hall');
    const [takes, declines, refusesAll] = [await schoolWith(text), await schoolWith(text), await schoolWith(text)];
    for (const clauseId of ['hours', 'keys', 'fees']) await decline(refusesAll, clauseId);
    await decline(declines, 'fees');
    await count(textOf(edition(2)));

    expect(await standingOf(takes)).toMatchObject({ standing: 'nothing-to-do', comesIn: 3, declinedClauses: [] });
    expect(await standingOf(declines)).toMatchObject({ standing: 'nothing-to-do', comesIn: 2 });
    expect(ids((await standingOf(declines)).declinedClauses)).toEqual(['fees']);
    expect(await standingOf(refusesAll)).toMatchObject({ standing: 'declined-before', comesIn: 0, choices: [] });
  });

  it('are kept apart from what was counted before, both when declined and when taken after all', async () => {
    const target = textOf(edition(2));
    const school = await schoolWith(forked(FIRST).replace('title: Lettings', 'title: Letting the hall'));
    await count(target);
    expect(await count(target)).toBe(0);
    await decline(school, 'hours');
    expect((await standingOf(school)).comesIn).toBe(2); // not the three that were counted before
    expect(await count(target)).toBe(1);
    await acceptClauseChange(journey, school.head, {
      ...{ policyId: school.policy.id, editionId: edition(2).id, clauseId: 'hours' },
    });
    expect(await count(target)).toBe(0);
    expect((await standingOf(school)).comesIn).toBe(3);
  });

  it('are asked about again once the publisher words the clause otherwise, or fixes it', async () => {
    const school = await schoolWith(forked(FIRST).replace('title: Lettings', 'title: Hall lettings'));
    await decline(school, 'hours');
    const same = draftOf(SECOND.replace('twice a year', 'each term'));
    const other = draftOf(SECOND.replace('until eight in', 'until seven in'));
    const fixed = draftOf(SECOND.replace('clause{#hours}', 'clause{#hours rule=fixed}'));
    for (const target of [same, other, fixed]) await count(target);
    expect(ids((await standingOf(school, same, 3)).declinedClauses)).toEqual(['hours']);
    for (const target of [other, fixed])
      expect(await standingOf(school, target, 3)).toMatchObject({ declinedClauses: [], comesIn: 3 });
  });
});

describe('the way to an edition', () => {
  const input = (level: 'legal' | null) => ({
    ...{ templateId: edition(1).templateId, version: 1, summary: level ? 'Exits are signed for.' : '' },
    materiality: [{ clauseId: 'exits', level, reason: 'A new regulation.' }],
    adoptBy: null,
  });
  const jobsOf = (task: string): Promise<{ key: string; payload: unknown }[]> =>
    database.owner.query('select key, payload from app.jobs where task = $1', [task]);

  it('shows each changed clause with its words, its rules and a suggestion', async () => {
    const [change, ...others] = weighChanges(THIRD, edition(2));
    expect(others).toEqual([]);
    expect(change).toMatchObject({ clauseId: 'exits', what: 'reworded', ruleBefore: 'fixed', ruleAfter: 'fixed' });
    expect(change?.redline).toContain('<ins>');
    expect(change?.redline).toContain('signs for');
    expect(['editorial', 'substantive', 'legal']).toContain(change?.suggestion.level);
    expect(change?.suggestion.reason).not.toBe('');
    expect(weighChanges(THIRD, null)).toEqual([]);
  });

  it('keeps what is entered, complete or not, asks for its effect, and forgets it once it is published', async () => {
    const half = await prepareEdition(journey, martin, input(null));
    expect(half.refusals).toEqual([]);
    expect(half.warnings.map((each) => each.code)).toEqual(['SUMMARY_MISSING', 'MATERIALITY_MISSING']);
    expect(half.value?.materiality).toEqual({ exits: { level: null, reason: 'A new regulation.' } });
    const whole = await prepareEdition(journey, martin, input('legal'));
    expect(whole.warnings).toEqual([]);
    const [job, ...again] = await jobsOf('count-effects');
    expect([job?.payload, again]).toEqual([{ templateId: edition(1).templateId }, []]); // asked twice, it waits once

    const { value } = await publishEdition(journey, martin, {
      ...input('legal'),
      materiality: [{ clauseId: 'exits', level: 'legal', reason: 'A new regulation.' }],
    });
    expect(value).toMatchObject({ number: 3, text: THIRD });
    expect(await asMartin((rows) => rows.preparedEditions.count())).toBe(0);
    expect((await jobsOf('offer-edition')).map((each) => each.payload)).toEqual([{ editionId: value?.id }]);

    await offerAgain(journey, martin, { editionId: value?.id ?? '' });
    expect(await jobsOf('offer-edition')).toHaveLength(1); // it waits already
  });

  it('warns when the draft was changed after its changes were weighed, and publishes nothing of it', async () => {
    const { templateId } = edition(1);
    await prepareEdition(journey, martin, { templateId, version: 1, summary: 'None.', materiality: [] });
    await saveTemplateDraft(journey, martin, { templateId, version: 1, text: THIRD.replace('twice', 'three times') });
    const stale = await prepareEdition(journey, martin, { templateId, version: 1, summary: 'None.', materiality: [] });
    expect(stale.warnings.map((each) => each.code)).toContain('STALE_DRAFT');
    const published = await publishEdition(journey, martin, {
      ...{ templateId, version: 1, summary: 'Fees.' },
      materiality: [{ clauseId: 'fees', level: 'substantive' }],
    });
    expect(published.refusals.map((each) => each.code)).toEqual(['STALE_DRAFT']);
  });

  it('is not a school’s, and not another publisher’s', async () => {
    const { head } = await schoolWith(forked(FIRST));
    const other = await buildOrganisation(database, { kind: 'council' });
    const { scope } = await signIn(database, { organisationId: other.id, roles: ['publisher'] });
    const codes = async (asked: Promise<Outcome<unknown>>): Promise<string[]> =>
      (await asked).refusals.map((each) => each.code);
    expect(await codes(prepareEdition(journey, head, input('legal')))).toEqual(['NOT_PERMITTED']);
    expect(await codes(offerAgain(journey, head, { editionId: edition(2).id }))).toEqual(['NOT_PERMITTED']);
    expect(await codes(prepareEdition(journey, scope, input('legal')))).toEqual(['NOT_FOUND']);
    expect(await codes(offerAgain(journey, scope, { editionId: edition(2).id }))).toEqual(['NOT_FOUND']);
  });
});
