import { describe, expect, it } from '@jest/globals';
import {
  addDays,
  audienceOf,
  decideAcknowledge,
  decideOpenRound,
  decideRecordSheet,
  decideRemindRound,
  coverOn,
  heldOn,
  standingAdoption,
  plainDate,
  readingsOf,
  roundStandings,
  type AdoptionFact,
  type Given,
  type Materiality,
  type Reader,
  type StandingRound,
  type TextToRead,
} from '@ratify/policy';
import * as build from './builders.ts';

const TODAY = plainDate('2026-11-12');
const OPENED = new Date('2026-11-02T09:00:00Z');

const text = (overrides: Partial<TextToRead> = {}): TextToRead => ({
  ...{ policyId: 'keys', title: 'Keys', heldSince: plainDate('2026-09-01'), audience: ['staff'] },
  ...{ isRequired: false, isInduction: false, versions: versions('substantive') },
  ...overrides,
});
const versions = (...levels: Materiality[]): TextToRead['versions'] =>
  levels.map((level, at) => ({ id: `v${at + 1}`, number: at + 1, level }));
const round = (overrides: Partial<StandingRound> = {}): StandingRound => ({
  ...{ id: 'round-1', audience: ['staff'], personIds: [], isRenewal: false },
  ...{ dueOn: plainDate('2026-11-30'), openedAt: OPENED, policyIds: ['keys'] },
  ...overrides,
});
const amy = (fromOn = '2020-09-01', role: Reader['posts'][number]['role'] = 'staff'): Reader => ({
  personId: 'amy',
  posts: [{ role, fromOn: plainDate(fromOn) }],
});
const given = (versionId: string, at = '2026-10-01T09:00:00Z'): Given => ({ versionId, at: new Date(at) });
const read = (reader: Reader, its: TextToRead, rounds: StandingRound[], ...done: Given[]) =>
  readingsOf(reader, [its], rounds, new Map([['keys', done]]));

describe('who a text means', () => {
  it.each<[string[], string[]]>([
    [['employees', 'casual workers', 'agency workers', 'volunteers'], ['staff']],
    [['governors', 'committee members', 'trustees'], ['governors']],
    [
      ['all staff', 'the clerk', 'Trust board'],
      ['staff', 'governors', 'clerks'],
    ],
    [['partner organisations', 'visitors'], []],
  ])('%j', (people, audience) => expect(audienceOf(people)).toEqual(audience));
});

describe('what somebody is asked to read', () => {
  it('is what an open round asks of their role, by its day', () => {
    expect(read(amy(), text(), [round()])).toEqual([
      {
        ...{ policyId: 'keys', reason: 'round', roundIds: ['round-1'], dueOn: '2026-11-30' },
        ...{ confirmedId: null, changedSince: null },
      },
    ]);
    expect(read(amy('2020-09-01', 'governor'), text(), [round()])).toEqual([]);
    expect(read(amy('2020-09-01', 'governor'), text(), [round({ personIds: ['amy'] })])).toHaveLength(1);
    expect(read(amy(), text(), [])).toEqual([]);
  });

  it('leaves out whoever has left: they hold no post', () => {
    expect(read({ personId: 'amy', posts: [] }, text({ isRequired: true }), [round({ personIds: ['amy'] })])).toEqual(
      [],
    );
  });

  it('is nothing that they confirmed before and that changed by no more than its words, save where all confirm anew', () => {
    const its = text({ versions: versions('substantive', 'editorial', 'editorial') });
    expect(read(amy(), its, [round()], given('v1'))).toEqual([]);
    expect(read(amy(), its, [round({ isRenewal: true })], given('v1'))).toMatchObject([
      { reason: 'round', confirmedId: 'v1', changedSince: 'editorial' },
    ]);
    expect(read(amy(), its, [round({ isRenewal: true })], given('v1'), given('v3', '2026-11-03T09:00:00Z'))).toEqual(
      [],
    );
  });

  it.each(['substantive', 'legal'] as const)('is asked again by itself after a %s change', (level) => {
    const its = text({ versions: versions('substantive', level, 'editorial') });
    expect(read(amy(), its, [], given('v1'))).toMatchObject([
      { reason: 'changed', changedSince: level, confirmedId: 'v1', dueOn: null },
    ]);
    expect(read(amy(), its, [], given('v2'))).toEqual([]);
  });

  it('is the induction set for whoever came after it, within a fortnight, once', () => {
    const its = text({ isInduction: true });
    expect(read(amy('2026-11-09'), its, [])).toMatchObject([{ reason: 'induction', dueOn: '2026-11-23' }]);
    expect(read(amy('2026-08-31'), its, [])).toEqual([]);
    expect(read(amy('2026-11-09'), its, [], given('v1'))).toEqual([]);
    expect(read(amy('2026-11-09', 'governor'), its, [])).toEqual([]);
    expect(read(amy('2026-11-09'), its, [round({ dueOn: plainDate('2026-11-20') })])).toMatchObject([
      { reason: 'round', dueOn: '2026-11-20' },
    ]);
  });

  it('is what says itself that its audience confirms it', () => {
    expect(read(amy(), text({ isRequired: true }), [])).toMatchObject([{ reason: 'required', dueOn: null }]);
    expect(read(amy('2020-09-01', 'chair'), text({ isRequired: true }), [])).toEqual([]);
    expect(read(amy('2020-09-01', 'operator'), text({ isRequired: true, audience: ['staff'] }), [])).toEqual([]);
  });

  it('is each policy once, the earliest day first', () => {
    const texts = [text({ policyId: 'doors', title: 'Doors', isRequired: true }), text(), text({ policyId: 'lamps' })];
    const rounds = [round(), round({ id: 'round-2', policyIds: ['keys', 'lamps'], dueOn: plainDate('2026-11-20') })];
    expect(readingsOf(amy(), texts, rounds, new Map()).map(({ policyId, dueOn }) => [policyId, dueOn])).toEqual([
      ['keys', '2026-11-20'],
      ['lamps', '2026-11-20'],
      ['doors', null],
    ]);
  });
});

describe('where a round stands', () => {
  const readers = [amy(), { ...amy(), personId: 'ben' }, { personId: 'una', posts: [] }];
  const its = [{ policyId: 'keys', versions: versions('legal', 'editorial') }];

  it('is counted by those in the audience today, and done with the last of it', () => {
    const found = roundStandings(round(), readers, its, (person) => (person === 'amy' ? [given('v1')] : []));
    expect(found.map(({ reader, open, doneAt }) => [reader.personId, open, doneAt])).toEqual([
      ['amy', [], new Date('2026-10-01T09:00:00Z')],
      ['ben', ['keys'], null],
    ]);
  });

  it('asks nothing of a policy that is in force no more', () =>
    expect(roundStandings(round(), readers, [], () => []).map(({ open }) => open)).toEqual([[], []]));
});

describe('asking and reminding', () => {
  it('names a single policy’s round after it, and tells those who have something to confirm', () => {
    const state = build.buildOpenRoundState({ waiting: [build.actor.personId, 'person-2'] });
    const { plan } = decideOpenRound(state, build.buildOpenRoundInput(), TODAY);
    expect(plan).toMatchObject({
      round: { title: 'Keys', openedOn: TODAY, audience: ['staff'] },
      policies: [{ policyId: 'policy-1', position: 1 }],
      messages: [{ kind: 'asked-to-confirm', recipientId: 'person-2', subjects: { roundId: 'round-1' } }],
    });
  });

  const state = { actor: build.actor, round: { id: 'round-1', closedAt: null }, waiting: ['person-2'] };

  it('is reminded by hand a week after the last reminder at the earliest', () => {
    const reminders = [{ kind: 'by-hand', remindedOn: addDays(TODAY, -7) }] as const;
    expect(decideRemindRound({ ...state, reminders }, 'by-hand', TODAY).plan?.messages).toEqual([
      { kind: 'remind-to-confirm', recipientId: 'person-2', subjects: { roundId: 'round-1' } },
    ]);
  });

  it('is reminded by itself once of each kind, even where there is nobody left', () => {
    const reminders = [{ kind: 'by-hand', remindedOn: addDays(TODAY, -1) }] as const;
    expect(decideRemindRound({ ...state, waiting: [], reminders }, 'week-before', TODAY).plan).toMatchObject({
      ...{ reminder: { kind: 'week-before', people: 0 }, messages: [] },
    });
    const sent = [{ kind: 'week-before', remindedOn: TODAY }] as const;
    expect(decideRemindRound({ ...state, reminders: sent }, 'week-before', TODAY).plan).toBeUndefined();
    expect(decideRemindRound({ ...state, reminders: sent }, 'on-the-day', TODAY).plan).toBeDefined();
  });
});

describe('what was held on a day', () => {
  const day = (text: string | null) => (text === null ? null : plainDate(text));
  const adoption = (id: string, effectiveFrom: string | null, reviewDueOn: string | null = null): AdoptionFact => ({
    ...{ id, revisionId: `revision-of-${id}`, adoptedOn: day(effectiveFrom), effectiveFrom: day(effectiveFrom) },
    ...{ reviewDueOn: day(reviewDueOn), evidence: null, recordedAt: new Date('2026-09-20T09:00:00Z') },
  });
  const review = (reviewedOn: string, nextDueOn: string | null) => ({
    ...{ adoptionId: 'first', reviewedOn: plainDate(reviewedOn), nextDueOn: day(nextDueOn) },
  });
  const adoptions = [adoption('second', '2026-09-14', '2027-09-14'), adoption('first', '2024-09-01', '2025-09-01')];
  const policy = {
    retiredOn: null,
    adoptions,
    reviews: [review('2025-08-20', '2026-08-20'), review('2025-08-25', null)],
  };

  it.each([
    ['2024-08-31', null],
    ['2024-09-01', ['first', 'adopted', '2025-09-01']],
    ['2025-08-19', ['first', 'adopted', '2025-09-01']],
    ['2025-08-20', ['first', 'adopted', '2026-08-20']],
    ['2026-08-20', ['first', 'adopted', '2026-08-20']],
    ['2026-08-21', ['first', 'overdue', '2026-08-20']],
    ['2026-09-14', ['second', 'adopted', '2027-09-14']],
  ])('%s', (on, expected) => {
    const then = heldOn(policy, plainDate(on));
    expect(then && [then.adoption.id, then.status, then.reviewDueOn]).toEqual(expected);
  });

  it('is nothing of what had been retired by then', () => {
    const retired = { ...policy, retiredOn: plainDate('2026-10-01') };
    expect(heldOn(retired, plainDate('2026-09-30'))?.adoption.id).toBe('second');
    expect(heldOn(retired, plainDate('2026-10-01'))).toBeNull();
  });

  it('is nothing while a decision had withdrawn it, and what it was before and after', () => {
    const times = [{ retiredOn: plainDate('2025-01-10'), endedOn: plainDate('2026-09-14') }];
    const held = (on: string) => heldOn({ ...policy, retirements: times }, plainDate(on))?.adoption.id;
    expect(['2025-01-09', '2025-01-10', '2026-09-13', '2026-09-14'].map(held)).toEqual([
      ...['first', undefined, undefined, 'second'],
    ]);
    const standing = { ...policy, retirements: [{ retiredOn: plainDate('2026-10-01'), endedOn: null }] };
    expect(heldOn(standing, plainDate('2026-10-01'))).toBeNull();
  });

  it('is what was adopted on a day, whatever is recorded later as in use before without evidence', () => {
    const beside = { ...policy, adoptions: [...adoptions, adoption('undated', null)] };
    expect(heldOn(beside, plainDate('2026-11-01'))?.adoption.id).toBe('second');
    expect(heldOn(beside, plainDate('2026-11-01'))?.status).toBe('adopted');
  });

  it('is reviewed as the version in force, not as what was entered last', () => {
    const [second, first] = adoptions;
    const late = { ...adoption('historic', '2019-03-01'), revisionId: null, recordedAt: new Date('2026-11-01') };
    const today = plainDate('2026-11-12');
    const all = [late, second!, first!];
    expect(standingAdoption({ adoptedRevisionId: 'revision-of-second' }, all, today)?.id).toBe('second');
    expect(standingAdoption({ adoptedRevisionId: null }, [late, first!], today)?.id).toBe('first');
    expect(standingAdoption({ adoptedRevisionId: null }, [adoption('undated', null)], today)?.id).toBe('undated');
    expect(standingAdoption({ adoptedRevisionId: null }, [], today)).toBeNull();
  });

  it('counts an adoption without a day from when it was recorded, as not evidenced', () => {
    const undated = { ...policy, adoptions: [adoption('undated', null)] };
    expect(heldOn(undated, plainDate('2026-09-19'))).toBeNull();
    expect(heldOn(undated, plainDate('2026-09-20'))?.status).toBe('not-evidenced');
  });
});

describe('what covered a setting on a day', () => {
  const cover = (adoptedOn: string, reviewDueOn: string | null, endedOn: string | null) => ({
    adoptedOn: plainDate(adoptedOn),
    reviewDueOn: reviewDueOn === null ? null : plainDate(reviewDueOn),
    endedOn: endedOn === null ? null : plainDate(endedOn),
  });
  const covers = [
    cover('2025-11-01', '2027-12-01', null), // reviewed without a change on 1 December 2026
    cover('2024-09-01', '2025-09-01', '2025-11-01'),
    cover('2025-11-01', '2026-11-01', '2026-12-01'),
  ];

  it.each([
    ['2024-08-31', null],
    ['2024-09-01', ['covered', '2024-09-01', '2025-09-01']],
    ['2025-10-31', ['overdue', '2024-09-01', '2025-09-01']],
    ['2025-11-01', ['covered', '2025-11-01', '2026-11-01']],
    ['2026-11-30', ['overdue', '2025-11-01', '2026-11-01']],
    ['2026-12-01', ['covered', '2025-11-01', '2027-12-01']],
  ])('%s', (on, expected) => {
    const then = coverOn(covers, plainDate(on));
    expect(then && [then.status, then.cover.adoptedOn, then.cover.reviewDueOn]).toEqual(expected);
  });

  it('is nothing once it has ended, and is covered without a date', () => {
    expect(coverOn([cover('2024-09-01', null, '2025-11-01')], plainDate('2025-11-01'))).toBeNull();
    expect(coverOn([cover('2024-09-01', null, null)], plainDate('2025-11-01'))?.status).toBe('covered');
  });
});

describe('confirming', () => {
  it('confirms several texts together or none of them', () => {
    const [one] = build.buildAcknowledgeState().texts;
    const texts = one ? [one, { ...one, policyId: 'policy-2', title: 'Doors', roundId: 'round-1' }] : [];
    const shown = texts.map(({ policyId, sha256 }) => ({ acknowledgementId: policyId, policyId, sha256 }));
    const { plan } = decideAcknowledge(build.buildAcknowledgeState({ texts }), { shown });
    expect(plan?.acknowledgements.map(({ roundId }) => roundId)).toEqual([null, 'round-1']);
    const stale = shown.map((each, at) => (at === 1 ? { ...each, sha256: 'b'.repeat(64) } : each));
    expect(decideAcknowledge(build.buildAcknowledgeState({ texts }), { shown: stale }).refusals).toMatchObject([
      { code: 'NOT_IN_FORCE', where: 'Doors' },
    ]);
  });

  it('enters a sheet with who collected it', () => {
    const { plan } = decideRecordSheet(build.buildRecordSheetState(), build.buildRecordSheetInput(), TODAY);
    expect(plan?.acknowledgements).toMatchObject([
      {
        ...{ id: 'acknowledgement-1', personName: 'Amy Lister', roundId: 'round-1', revisionSha256: 'c'.repeat(64) },
        ...{ signedOn: '2026-11-03', collectedBy: 'Ruth Adeyemi', recordedByName: 'Ama Oyelaran' },
      },
    ]);
  });
});
