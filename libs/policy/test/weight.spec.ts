import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  MATERIALITIES,
  acknowledgementOf,
  coversEmployer,
  decideAdoptEditorial,
  decideConfirmAmendments,
  decideEnterAmendments,
  decideRecordDecision,
  decideSubmit,
  heaviest,
  plainDate,
  unconsultedChanges,
  weighChanges,
  type AdoptedRevision,
  type ConsultedEdition,
  type SubmitInput,
  type SubmitState,
} from '../src/index.ts';
import * as build from './builders.ts';

const own = { level: 'substantive', reason: 'Our own need.' } as const;
const edition = (number: number, level: (typeof MATERIALITIES)[number], isConsulted = false): ConsultedEdition => ({
  number,
  materiality: { 'privacy-settings': { level, reason: `Edition ${number}.` } },
  isConsulted,
});
const submit = (
  weight: Partial<SubmitState['weight']>,
  input: Partial<SubmitInput> = {},
  state: Partial<SubmitState> = {},
) => {
  const full = { predecessorId: 'revision-1', changes: [], taken: [], ...weight };
  return decideSubmit(build.buildSubmitState({ weight: full, ...state }), build.buildSubmitInput(input));
};
const weightOf = (...given: Parameters<typeof submit>) => submit(...given).plan?.revision.materiality;

describe('the weight of a change', () => {
  it('is the publisher’s advice for the template’s, the heaviest of the editions taken, with their reasons', () => {
    expect(weighChanges([build.buildChange()], [edition(2, 'legal'), edition(3, 'editorial')], own)).toEqual([
      build.buildWeighed({ level: 'legal', reason: 'Edition 2. Edition 3.' }),
    ]);
  });

  it('is the submitter’s for the organisation’s own, whatever the editions say', () => {
    const [change] = weighChanges([build.buildChange({ of: 'own' })], [edition(2, 'legal')], own);
    expect(change).toMatchObject({ of: 'own', level: 'substantive', reason: 'Our own need.' });
  });

  it('is the heavier of the two where both changed it', () => {
    const both = [build.buildChange({ of: 'both' })];
    expect(weighChanges(both, [edition(2, 'legal')], own)[0]?.level).toBe('legal');
    expect(weighChanges(both, [edition(2, 'editorial')], own)[0]?.level).toBe('substantive');
  });

  it('is substantive where the publisher gave none, a move alone aside', () => {
    expect(weighChanges([build.buildChange({ key: 'fact:review' })], [edition(2, 'editorial')], own)[0]?.level).toBe(
      'substantive',
    );
    expect(weighChanges([build.buildChange({ what: 'moved' })], [], own)[0]?.level).toBe('editorial');
    expect(weighChanges([build.buildChange({ key: 'constructor' })], [], own)[0]?.level).toBe('substantive');
  });

  it('of a revision is that of its heaviest change; the first of a policy is substantive, an unchanged one editorial', () => {
    expect(weightOf({ changes: [build.buildChange()], taken: [edition(2, 'editorial')] })?.level).toBe('editorial');
    const changes = [build.buildChange(), build.buildChange({ key: 'dogs', of: 'own' })];
    expect(weightOf({ changes, taken: [edition(2, 'editorial')] })?.level).toBe('substantive');
    expect(weightOf({})?.level).toBe('editorial');
    expect(weightOf({ predecessorId: null, changes })).toMatchObject({ level: 'substantive', changes: [] });
  });

  it('of its own changes is what the submitter says, substantive unless they say otherwise, editorial with a reason', () => {
    const changes = [build.buildChange({ of: 'own' })];
    expect(weightOf({ changes })?.level).toBe('substantive');
    expect(weightOf({ changes }, { materiality: 'legal' })?.level).toBe('legal');
    expect(weightOf({ changes }, { materiality: 'editorial', materialityReason: ' A comma. ' })).toMatchObject({
      level: 'editorial',
      own: { level: 'editorial', reason: 'A comma.' },
    });
  });

  it('never gets lighter when a change is added', () => {
    const change = fc.record({
      of: fc.constantFrom('template', 'own', 'both'),
      level: fc.constantFrom(...MATERIALITIES),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (made) => {
        const changes = made.map(({ of }, at) => build.buildChange({ key: `clause-${at}`, of }));
        const materiality = Object.fromEntries(made.map(({ level }, at) => [`clause-${at}`, { level }]));
        const levels = weighChanges(changes, [{ number: 2, materiality }], own).map((each) => each.level);
        const rank = (some: typeof levels) => MATERIALITIES.indexOf(heaviest(some));
        expect(rank(levels)).toBeGreaterThanOrEqual(rank(levels.slice(1)));
        expect(levels).toContain(heaviest(levels));
      }),
    );
  });
});

describe('an acknowledgement', () => {
  const revisions = (...levels: AdoptedRevision['level'][]): AdoptedRevision[] =>
    levels.map((level, at) => ({ id: `r${at + 1}`, number: at + 1, level }));

  it.each<[string, string[], AdoptedRevision[], ReturnType<typeof acknowledgementOf>]>([
    ['stands for the text itself', ['r1'], revisions('substantive'), { revisionId: 'r1', stands: true }],
    [
      'stands while all that follows is editorial',
      ['r1'],
      revisions('substantive', 'editorial', 'editorial'),
      { revisionId: 'r1', stands: true },
    ],
    [
      'is asked anew after a change of substance',
      ['r1'],
      revisions('substantive', 'editorial', 'substantive'),
      { revisionId: 'r1', stands: false },
    ],
    [
      'is asked anew after a change of law, whatever followed it',
      ['r1'],
      revisions('substantive', 'legal', 'editorial'),
      { revisionId: 'r1', stands: false },
    ],
    [
      'counts from the newest that was confirmed',
      ['r1', 'r2'],
      revisions('substantive', 'legal', 'editorial'),
      { revisionId: 'r2', stands: true },
    ],
    ['is none where nothing in force was confirmed', ['elsewhere'], revisions('substantive'), null],
    ['is none before anything is in force', ['r1'], [], null],
  ])('%s', (_, confirmed, adopted, expected) => {
    expect(acknowledgementOf(new Set(confirmed), adopted)).toEqual(expected);
    expect(acknowledgementOf(new Set(confirmed), adopted.toReversed())).toEqual(expected);
  });

  it('stands exactly when nothing heavier than editorial came after the newest one confirmed', () => {
    const level = fc.constantFrom(...MATERIALITIES);
    fc.assert(
      fc.property(fc.array(level, { minLength: 1, maxLength: 9 }), fc.nat(8), (levels, at) => {
        const adopted = revisions(...levels);
        const confirmed = `r${(at % levels.length) + 1}`;
        const later = levels.slice((at % levels.length) + 1);
        const stands = later.filter((each) => each !== 'editorial').length === 0;
        expect(acknowledgementOf(new Set([confirmed]), adopted)).toEqual({ revisionId: confirmed, stands });
        // An editorial revision more never asks anybody anew, any other asks everybody.
        const next = (added: AdoptedRevision['level']) =>
          acknowledgementOf(new Set([confirmed]), revisions(...levels, added));
        expect(next('editorial')?.stands).toBe(stands);
        expect(next('substantive')?.stands).toBe(false);
        expect(next('legal')?.stands).toBe(false);
      }),
    );
  });
});

describe('agreed wording', () => {
  const agreed = build.buildChange({ agreedWith: 'the unions' });
  const told = (changes: SubmitState['weight']['changes'], taken: ConsultedEdition[] = []) =>
    unconsultedChanges({ changes, taken }).map((each) => each.key);

  it('asks for a consultation when the organisation changes it itself', () => {
    expect(told([{ ...agreed, of: 'own' }], [edition(2, 'legal', true)])).toEqual(['privacy-settings']);
    expect(told([{ ...agreed, of: 'both' }], [edition(2, 'legal', true)])).toEqual(['privacy-settings']);
  });

  it('asks for none when its edition was consulted on with this employer', () => {
    expect(told([agreed], [edition(2, 'legal', true)])).toEqual([]);
    expect(told([agreed], [edition(2, 'legal', false)])).toEqual(['privacy-settings']);
    expect(told([agreed], [{ ...edition(2, 'legal', true), materiality: {} }])).toEqual(['privacy-settings']);
  });

  it('asks for none where nothing was agreed, or nothing but its place changed', () => {
    expect(told([build.buildChange({ of: 'own' }), { ...agreed, of: 'own', what: 'moved' }])).toEqual([]);
  });

  it('goes to the governors with a consultation, or with the reason why there is none', () => {
    const weight = { changes: [{ ...agreed, of: 'own' as const }] };
    const [refusal] = submit(weight).refusals ?? [];
    expect(refusal).toMatchObject({ code: 'CONSULTATION_MISSING', where: '4.2 Privacy settings' });
    expect(refusal?.what).toContain('the unions');
    expect(submit(weight, {}, { consultationIds: ['c'] }).plan?.consultationIds).toEqual(['c']);
    expect(submit(weight, { consultationReason: ' The law left no time. ' }).plan?.revision.consultationReason).toBe(
      'The law left no time.',
    );
  });

  it('is covered for an employer by its name, however it is spaced and capitalised', () => {
    const consultation = { employers: ['Northbrook  Council', 'Alder Trust'] };
    expect(coversEmployer(consultation, 'northbrook council ')).toBe(true);
    expect(coversEmployer(consultation, 'Southbrook Council')).toBe(false);
    expect(coversEmployer(consultation, null)).toBe(false);
  });
});

describe('adopted with changes', () => {
  const amendments = [{ clauseId: 'privacy-settings', what: 'reword', said: ' “may” becomes “must” ' }] as const;

  it('lists each change, and adopts nothing yet: the text as it was put is not adopted', () => {
    const { plan } = decideRecordDecision(
      build.buildDecisionState(),
      build.buildDecisionInput({
        outcome: 'adopted-with-changes',
        amendments,
        effectiveFrom: plainDate('2027-01-01'),
        reviewDue: 'Spring 2028',
      }),
      build.TODAY,
    );
    expect(plan).toMatchObject({
      adopted: null,
      jobs: [],
      revisions: [{ id: 'revision-2', from: 'tabled', to: 'not-adopted' }],
      decision: {
        outcome: 'adopted-with-changes',
        amendments: [{ clauseId: 'privacy-settings', what: 'reword', said: '“may” becomes “must”' }],
        confirmedBy: 'chair',
        takesEffect: { effectiveFrom: '2027-01-01', reviewDue: 'Spring 2028' },
      },
    });
  });

  it('takes a date that cannot be read, or a setting not covered, when it is recorded and not later', () => {
    const { refusals } = decideRecordDecision(
      build.buildDecisionState(),
      build.buildDecisionInput({
        outcome: 'adopted-with-changes',
        amendments,
        reviewDue: 'soon',
        alsoCovers: ['elsewhere'],
      }),
      build.TODAY,
    );
    expect(refusals?.map((each) => each.code)).toEqual(['DATE_NOT_READ', 'SETTING_NOT_COVERED']);
  });

  it('enters a later version that holds the changes and says which one it amends', () => {
    const { plan } = decideEnterAmendments(build.buildEnterState(), { revisionId: 'revision-3' });
    expect(plan?.revision).toMatchObject({
      id: 'revision-3',
      number: 3,
      state: 'submitted',
      amendsId: 'revision-2',
      predecessorId: 'revision-1',
      materiality: { level: 'substantive' },
    });
  });

  it('adopts it once it is confirmed: on the date of the meeting, in force from the date it gave, printed and signed', () => {
    const decision = {
      ...build.buildConfirmState().decision,
      takesEffect: { effectiveFrom: '2027-01-01', reviewDue: 'Spring 2028' },
    };
    const { plan } = decideConfirmAmendments(
      build.buildConfirmState({ decision }),
      build.buildConfirmInput(),
      build.TODAY,
    );
    expect(plan?.revisions).toEqual([
      { id: 'revision-1', from: 'adopted', to: 'superseded' },
      { id: 'revision-3', from: 'submitted', to: 'adopted' },
    ]);
    expect(plan?.adopted).toMatchObject({
      adoption: {
        decisionId: 'decision-1',
        adoptedOn: '2026-11-10',
        effectiveFrom: '2027-01-01',
        reviewDueSaid: 'Spring term 2028',
      },
      policy: { adoptedRevisionId: 'revision-3' },
      signatureRequests: [{ role: 'chair', lapsesOn: '2026-12-12' }],
    });
    expect(plan?.jobs).toHaveLength(1);
    expect(plan?.audit.map((each) => each.action)).toEqual(['amendments.confirmed', 'policy.adopted']);
  });

  it('takes it back where it does not match, and adopts nothing', () => {
    const { plan } = decideConfirmAmendments(
      build.buildConfirmState(),
      build.buildConfirmInput({ matches: false, reason: 'A word is missing.' }),
      build.TODAY,
    );
    expect(plan).toMatchObject({ adopted: null, jobs: [], revisions: [{ id: 'revision-3', to: 'withdrawn' }] });
  });
});

describe('an editorial update', () => {
  const editorial = (state: Partial<Parameters<typeof decideAdoptEditorial>[0]> = {}) =>
    decideAdoptEditorial(build.buildEditorialState(state), build.buildEditorialInput(), build.TODAY);
  const revision = build.buildEditorialState().revision;

  it('is taken by the office that the body named, without a signature, its review date as it was', () => {
    const { plan } = editorial();
    expect(plan?.decision).toMatchObject({
      route: 'delegated',
      outcome: 'adopted',
      delegationId: 'delegation-1',
      meetingId: null,
      decidedOn: build.TODAY,
    });
    expect(plan?.adopted).toMatchObject({ signatureRequests: [], adoption: { reviewDueSaid: '30 June 2027' } });
    expect(plan?.revisions.at(-1)).toEqual({ id: 'revision-2', from: 'submitted', to: 'adopted' });
  });

  it.each([
    ['a change of substance', { changes: [build.buildWeighed(), build.buildWeighed({ level: 'substantive' })] }],
    ['a change of law', { changes: [build.buildWeighed({ level: 'legal' })] }],
    ['the organisation’s own, even where it says editorial', { changes: [build.buildWeighed({ of: 'own' })] }],
    ['what both changed', { changes: [build.buildWeighed({ of: 'both' })] }],
    ['what was weighed against another text', { predecessorId: 'revision-0' }],
    ['what was never weighed', { changes: null }],
  ])('is not %s', (_, change) => {
    expect(editorial({ revision: { ...revision, ...change } }).refusals?.map((each) => each.code)).toEqual([
      'NOT_EDITORIAL',
    ]);
  });

  it('is not taken before the resolution, nor once it has ended', () => {
    const [delegation] = build.buildEditorialState().delegations;
    const codes = (dates: object) =>
      editorial({ delegations: delegation ? [{ ...delegation, ...dates }] : [] }).refusals?.map((each) => each.code);
    expect(codes({ resolvedOn: plainDate('2026-11-13') })).toEqual(['NO_DELEGATION']);
    expect(codes({ endedOn: build.TODAY })).toEqual(['NO_DELEGATION']);
    expect(codes({ endedOn: plainDate('2026-11-13') })).toBeUndefined();
  });

  it('is not the first text of a policy', () => {
    const policy = { ...build.buildEditorialState().policy, adoptedRevisionId: null };
    expect(editorial({ policy, revision: { ...revision, predecessorId: null } }).refusals?.[0]?.code).toBe(
      'NOT_EDITORIAL',
    );
  });
});
