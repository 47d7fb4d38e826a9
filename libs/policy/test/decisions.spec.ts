import { describe, expect, it } from '@jest/globals';
import {
  REVISION_TRANSITIONS,
  decideRecordDecision,
  decideSubmit,
  decideTable,
  decideWithdraw,
  parseTermCalendar,
  plainDate,
} from '../src/index.ts';
import type { RecordDecisionInput, RecordDecisionState, RevisionState } from '../src/index.ts';
import * as build from './builders.ts';

const decide = (state: Partial<RecordDecisionState> = {}, input: Partial<RecordDecisionInput> = {}) =>
  decideRecordDecision(build.buildDecisionState(state), build.buildDecisionInput(input), build.TODAY);
const planned = (state: Partial<RecordDecisionState> = {}, input: Partial<RecordDecisionInput> = {}) => {
  const { plan, refusals } = decide(state, input);
  expect(refusals).toBeUndefined();
  if (!plan) throw new Error('refused');
  return plan;
};

describe('an adoption', () => {
  it('supersedes what is in force, fixes the dates, prints, and asks the chair to sign', () => {
    const plan = planned({ openRequestIds: ['request-1'] });
    expect(plan.decision).toMatchObject({
      meetingId: 'meeting-1',
      outcome: 'adopted',
      attendance: 8,
      minuteReference: 'GB/2026/41',
    });
    expect(plan.revisions).toEqual([
      { id: 'revision-1', from: 'adopted', to: 'superseded' },
      { id: 'revision-2', from: 'tabled', to: 'adopted' },
    ]);
    const dates = {
      adoptedOn: '2026-11-10',
      effectiveFrom: '2026-11-10',
      reviewDueOn: '2027-11-10',
      reviewDuePrecision: 'day',
      reviewDueSaid: '10 November 2027',
    };
    expect(plan.adopted?.adoption).toMatchObject({
      id: 'adoption-2',
      decisionId: 'decision-1',
      historic: false,
      evidence: null,
      ...dates,
    });
    expect(plan.adopted?.policy).toEqual({ id: 'policy-1', adoptedRevisionId: 'revision-2', ...dates });
    expect(plan.adopted?.voidedRequestIds).toEqual(['request-1']);
    expect(plan.adopted?.document).toMatchObject({ id: 'document-2', state: 'printing', verifyCode: 'ABCD-EFGH-JKLM' });
    expect(plan.adopted?.signatureRequests).toEqual([
      {
        ...{ id: 'request-2', organisationId: build.SCHOOL, revisionId: 'revision-2', adoptionId: 'adoption-2' },
        ...{ role: 'chair', forRole: null, field: 'chair', state: 'open', turn: 1, lapsesOn: '2026-12-12' },
        ...{ askedPersonId: null, askedPersonName: null, followsId: null },
      },
    ]);
    expect(plan.jobs).toEqual([
      { task: 'print-document', payload: { documentId: 'document-2' }, key: 'print-document:document-2' },
    ]);
    expect(plan.audit.map((entry) => entry.action)).toEqual(['decision.recorded', 'policy.adopted']);
  });

  it('asks nobody to sign where the minute is the evidence', () => {
    expect(planned({ body: build.buildBody({ signatories: [] }) }).adopted?.signatureRequests).toEqual([]);
  });

  it('asks everybody whom the body has sign, at once or one after the other, until a day that the body sets', () => {
    const asked = (body: Partial<Parameters<typeof build.buildBody>[0]>) =>
      planned({
        body: build.buildBody({ signatories: ['vice-chair', 'chair', 'head'], ...body }),
      }).adopted?.signatureRequests.map(({ role, field, turn, lapsesOn }) => [role, field, turn, lapsesOn]);
    expect(asked({})).toEqual([
      ['vice-chair', 'vice-chair', 1, '2026-12-12'],
      ['chair', 'chair', 1, '2026-12-12'],
      ['head', 'head', 1, '2026-12-12'],
    ]);
    // Of the day of asking: the meeting may be long past.
    expect(asked({ signingOrder: 'set', signWithinDays: 7 })).toEqual([
      ['vice-chair', 'vice-chair', 1, '2026-11-19'],
      ['chair', 'chair', 2, '2026-11-19'],
      ['head', 'head', 3, '2026-11-19'],
    ]);
  });

  it('supersedes nothing when it is the first', () => {
    const policy = { id: 'policy-1', title: 'T', adoptedRevisionId: null };
    expect(planned({ policy }).revisions).toEqual([{ id: 'revision-2', from: 'tabled', to: 'adopted' }]);
  });

  it('may take effect later, and be due in a term of the organisation’s own calendar', () => {
    const plan = planned(
      { termCalendar: parseTermCalendar({ years: { '2028': { spring: '2028-03-31' } } }) },
      { effectiveFrom: plainDate('2027-01-01'), reviewDue: 'spring 2028' },
    );
    expect(plan.adopted?.policy).toMatchObject({
      adoptedOn: '2026-11-10',
      effectiveFrom: '2027-01-01',
      reviewDueOn: '2028-03-31',
      reviewDuePrecision: 'term',
      reviewDueSaid: 'Spring term 2028',
    });
  });

  it('falls back to the policy’s cycle when the form says only dots', () => {
    expect(planned({}, { reviewDue: '…………' }).adopted?.policy.reviewDueOn).toBe('2027-11-10');
  });

  it('of the trust covers the academies it names, each once, with a text they may read', () => {
    const body = build.buildBody({ constitution: 'trust', kind: 'board', actsFor: ['trust', 'north', 'south'] });
    const plan = planned({ organisationId: 'trust', body }, { alsoCovers: ['north', 'south', 'north', 'trust'] });
    expect(plan.adopted?.coverages.map((cover) => cover.organisationId)).toEqual(['north', 'south']);
    expect(plan.adopted?.coverages[0]).toMatchObject({
      adoptingOrganisationId: 'trust',
      policyId: 'policy-1',
      adoptionId: 'adoption-2',
    });
    expect(plan.adopted?.coveredText).toEqual({
      organisationId: 'trust',
      adoptionId: 'adoption-2',
      text: 'revision text',
    });
  });

  it('covers nobody else by default', () => {
    expect(planned().adopted).toMatchObject({ coverages: [], coveredText: null });
  });
});

describe('a decision that is not an adoption', () => {
  it.each(['not-adopted', 'deferred'] as const)('%s changes the revision only', (outcome) => {
    const plan = planned({ revision: build.buildRevision({ review: null }) }, { outcome });
    expect(plan).toMatchObject({
      revisions: [{ id: 'revision-2', from: 'tabled', to: outcome }],
      adopted: null,
      jobs: [],
    });
    expect(plan.audit.map((entry) => entry.action)).toEqual(['decision.recorded']);
  });
});

describe('the routes to a decision', () => {
  const urgent = build.buildRevision({ state: 'submitted', tabledAtMeetingId: null });
  const all = ['meeting', 'delegated', 'chairs-action', 'written-resolution'] as const;

  it.each([
    ['maintained', ['meeting', 'delegated', 'chairs-action']],
    ['trust', ['meeting', 'delegated', 'chairs-action', 'written-resolution']],
    ['charity', ['meeting', 'delegated', 'written-resolution']],
  ] as const)('of a body under %s law are %p at most', (constitution, routes) => {
    const body = build.buildBody({ constitution, routes: all });
    const open = all.filter(
      (route) => decide({ body, revision: urgent }, { route, note: 'A child was at risk.' }).plan,
    );
    expect(open).toEqual(routes);
  });

  it('without a meeting name none, need no attendance, and decide what was never tabled', () => {
    const plan = planned({ revision: urgent, meeting: null }, { route: 'delegated', attendance: null });
    expect(plan.decision.meetingId).toBeNull();
    expect(plan.revisions.at(-1)).toEqual({ id: 'revision-2', from: 'submitted', to: 'adopted' });
  });

  it('leave the quorum to a body that keeps its own count', () => {
    expect(decide({ body: build.buildBody({ quorum: null }) }, { attendance: null }).plan).toBeDefined();
  });

  it('name everything that is wrong at once', () => {
    const { refusals } = decide(
      { body: build.buildBody({ routes: [] }) },
      { attendance: 2, decidedOn: plainDate('2026-11-20') },
    );
    expect(refusals?.map((refusal) => refusal.code)).toEqual([
      'ROUTE_NOT_ALLOWED',
      'DECIDED_ON_NOT_MEETING_DATE',
      'QUORUM_NOT_MET',
      'DATE_IN_FUTURE',
    ]);
  });
});

describe('every transition of a revision', () => {
  const move = (from: RevisionState, to: RevisionState): string[] => {
    const revision = build.buildRevision({ state: from, tabledAtMeetingId: null });
    const outcome = to === 'adopted' || to === 'not-adopted' || to === 'deferred' ? to : null;
    if (outcome) return planned({ revision }, { outcome }).revisions.map((one) => `${one.from} to ${one.to}`);
    if (to === 'superseded') return planned().revisions.map((one) => `${one.from} to ${one.to}`);
    const state = build.buildTableState();
    const { plan } =
      to === 'tabled'
        ? decideTable({ ...state, revision: { ...state.revision, state: from } }, build.TODAY)
        : decideWithdraw(
            { actor: state.actor, revision: { id: 'revision-2', number: 2, state: from } },
            { reason: 'A mistake.' },
          );
    return plan ? [`${plan.revision.from} to ${plan.revision.to}`] : [];
  };

  it.each(REVISION_TRANSITIONS.map(({ from, to }) => [from, to] as const))(
    'from %s to %s is planned by its verb',
    (from, to) => {
      expect(move(from, to)).toContain(`${from} to ${to}`);
    },
  );

  it('begins by sending a draft', () => {
    expect(decideSubmit(build.buildSubmitState(), build.buildSubmitInput()).plan?.revision.state).toBe('submitted');
  });
});

describe('putting a revision on an agenda', () => {
  it('adds it at the end', () => {
    const agenda = [
      { revisionId: 'a', position: 1 },
      { revisionId: 'b', position: 4 },
    ];
    const { plan, warnings } = decideTable(build.buildTableState({ agenda }), build.TODAY);
    expect(plan?.agendaItem).toEqual({
      organisationId: build.SCHOOL,
      meetingId: 'meeting-1',
      revisionId: 'revision-2',
      position: 5,
    });
    expect(warnings).toEqual([]);
  });

  // The meeting is on 30 November: seven clear days are 23 to 29 November, so papers go out by the 22nd.
  it.each([
    ['2026-11-22', 0],
    ['2026-11-23', 1],
    ['2026-11-29', 1],
    ['2026-11-30', 0],
  ])('on %s gives %i warnings of late papers', (today, count) => {
    expect(decideTable(build.buildTableState(), plainDate(today)).warnings).toHaveLength(count);
  });
});
