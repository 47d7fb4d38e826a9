import { describe, expect, it } from '@jest/globals';
import {
  REVISION_TRANSITIONS,
  decideAdoptEditorial,
  decideEndBody,
  decideSetUpBody,
  decideConfirmMinutes,
  decideRecordDecision,
  decideStateApprover,
  sayVotes,
  decideSubmit,
  decideTable,
  decideTakeOffAgenda,
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
    expect(planned().adopted).toMatchObject({ coverages: [], endedCovers: [], coveredText: null });
  });

  it('that names no settings goes on covering those that the policy covers, with its own text', () => {
    const covers = ['north', 'south'].map((settingId) => ({ settingId, isGoverned: true }));
    const gone = { settingId: 'gone', isGoverned: false };
    const { adopted, audit } = planned({ covers: [...covers, gone] });
    expect(adopted?.coverages).toMatchObject([
      { organisationId: 'north', adoptionId: 'adoption-2' },
      { organisationId: 'south', adoptionId: 'adoption-2' },
    ]);
    expect(adopted).toMatchObject({ endedCovers: ['gone'], coveredText: { text: 'revision text' } });
    expect(audit.at(-1)?.data).toMatchObject({ alsoCovers: ['north', 'south'] });
  });

  it('that names others ends the covers of those it does not name', () => {
    const body = build.buildBody({ constitution: 'trust', kind: 'board', actsFor: [build.SCHOOL, 'north', 'south'] });
    const covers = ['north', 'south'].map((settingId) => ({ settingId, isGoverned: true }));
    expect(planned({ body, covers }, { alsoCovers: ['south'] }).adopted).toMatchObject({
      coverages: [{ organisationId: 'south' }],
      endedCovers: ['north'],
    });
    expect(planned({ body, covers }, { alsoCovers: [] }).adopted).toMatchObject({
      coverages: [],
      endedCovers: ['north', 'south'],
    });
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
      (route) =>
        decide(
          { body, revision: urgent },
          { route, note: 'A child was at risk.', attendance: route === 'meeting' ? 8 : null },
        ).plan,
    );
    expect(open).toEqual(routes);
  });

  it('without a meeting name none, need no attendance, and decide what was never tabled', () => {
    const plan = planned({ revision: urgent, meeting: null }, { route: 'delegated', attendance: null });
    expect(plan.decision.meetingId).toBeNull();
    expect(plan.revisions.at(-1)).toEqual({ id: 'revision-2', from: 'submitted', to: 'adopted' });
  });

  it('without a meeting count nobody who was there, and no votes', () => {
    const by = (input: Partial<RecordDecisionInput>) =>
      decide({ revision: urgent, meeting: null }, { route: 'delegated', attendance: null, ...input }).refusals;
    expect(by({})).toBeUndefined();
    expect(by({ attendance: 8 })).toMatchObject([{ code: 'COUNTED_WITHOUT_MEETING', where: 'attendance' }]);
    const votes = { for: 5, against: 1, abstained: 0 };
    expect(by({ votes })).toMatchObject([{ code: 'COUNTED_WITHOUT_MEETING', where: 'votes' }]);
  });

  it('ask nobody of the body to sign what was delegated, and the chair what the chair decided', () => {
    const asked = (route: 'delegated' | 'chairs-action') =>
      planned({ revision: urgent, meeting: null }, { route, attendance: null, note: 'A child was at risk.' }).adopted
        ?.signatureRequests;
    expect(asked('delegated')).toEqual([]);
    expect(asked('chairs-action')).toMatchObject([{ role: 'chair' }]);
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
    if (to === 'submitted') {
      const item = { id: 'revision-2', number: 2, state: from };
      const off = {
        actor: state.actor,
        meetingId: 'meeting-1',
        revision: item,
        policyTitle: 'Lettings',
        waitsHere: true,
      };
      return [decideTakeOffAgenda(off).plan?.revision].flatMap((one) => (one ? [`${one.from} to ${one.to}`] : []));
    }
    const { plan } =
      to === 'tabled'
        ? decideTable({ ...state, revision: { ...state.revision, state: from } }, build.TODAY)
        : decideWithdraw(
            { actor: state.actor, revision: { id: 'revision-2', number: 2, state: from } },
            { reason: 'A mistake.' },
          );
    return plan ? [`${plan.revision.from} to ${plan.revision.to}`] : [];
  };

  // Going back is with correct-decision.spec.ts.
  it.each(REVISION_TRANSITIONS.filter(({ by }) => by !== 'correct').map(({ from, to }) => [from, to] as const))(
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

describe('a body that separates its authors', () => {
  const codes = (state: object, input: object, separatesAuthor = true) => {
    const { actor, body, revision } = build.buildDecisionState();
    const decided = decideRecordDecision(
      build.buildDecisionState({
        body: { ...body, routes: ['meeting', 'delegated', 'chairs-action'], separatesAuthor },
        revision: { ...revision, submittedBy: actor.personId, ...state },
      }),
      build.buildDecisionInput({ ...input }),
      plainDate('2026-11-10'),
    );
    return (decided.refusals ?? []).map(({ code }) => code);
  };
  const delegated = { route: 'delegated', attendance: null };
  const chairs = { route: 'chairs-action', attendance: null, note: 'A child was at risk.' };

  it.each([delegated, chairs])('has nobody approve alone what they sent in: $route', (input) => {
    expect(codes({}, input)).toEqual(['OWN_SUBMISSION']);
    expect(codes({}, input, false)).toEqual([]);
    expect(codes({ submittedBy: 'person-another' }, input)).toEqual([]);
    expect(codes({}, { ...input, outcome: 'not-adopted' })).toEqual([]);
  });

  it('has a clerk record what others decided at a meeting on a text that the clerk sent in', () => {
    expect(codes({}, {})).toEqual([]);
  });

  it('has an office-holder take no update that they sent in', () => {
    const { actor, revision, delegations } = build.buildEditorialState();
    const held = delegations.map((each) => ({ ...each, body: { name: 'Governing body', separatesAuthor: true } }));
    const taken = (submittedBy: string) =>
      decideAdoptEditorial(
        build.buildEditorialState({ delegations: held, revision: { ...revision, submittedBy } }),
        build.buildEditorialInput(),
        build.TODAY,
      );
    expect(taken(actor.personId).refusals?.map(({ code, where }) => [code, where])).toEqual([
      ['OWN_SUBMISSION', 'Governing body'],
    ]);
    expect(taken('person-another').plan?.decision.delegationId).toBe('delegation-1');
  });
});

describe('a body', () => {
  const rules = {
    ...({ bodyId: 'body-2', name: ' Finance  committee ', kind: 'committee', remit: ' Money ' } as const),
    ...({ inPost: null, quorum: 3, papersDays: 5, routes: [], separatesAuthor: true, settingIds: [] } as const),
  };
  const state = {
    ...({ roles: ['clerk'], hasClerk: true, constitution: 'maintained' } as const),
    ...{ others: [], settings: [build.SCHOOL] },
  };
  const codesOf = ({ refusals = [] }: ReturnType<typeof decideSetUpBody>) => refusals.map(({ code }) => code);

  it('is set up with its rules; it always decides at meetings, and half of those in post are rounded up', () => {
    expect(decideSetUpBody(state, rules).plan?.body).toEqual({
      ...{ id: 'body-2', name: 'Finance committee', kind: 'committee', remit: 'Money' },
      ...{ inPost: null, quorum: 3, papersDays: 5, separatesAuthor: true, routes: ['meeting'] },
    });
    const counted = decideSetUpBody(state, { ...rules, inPost: 11, routes: ['delegated', 'meeting'] });
    expect(counted.plan?.body).toMatchObject({ inPost: 11, quorum: 6, routes: ['meeting', 'delegated'] });
  });

  it.each([
    ['maintained', 'written-resolution', 'WRITTEN_RESOLUTION_NOT_ALLOWED'],
    ['charity', 'chairs-action', 'CHAIRS_ACTION_NOT_ALLOWED'],
  ] as const)('that is %s cannot be given %s', (constitution, route, code) => {
    expect(codesOf(decideSetUpBody({ ...state, constitution }, { ...rules, routes: [route] }))).toEqual([code]);
  });

  it('is kept by the clerk, and by the head only where nobody is clerk', () => {
    const byHead = (hasClerk: boolean) => decideSetUpBody({ ...state, roles: ['head'], hasClerk }, rules);
    expect(codesOf(byHead(true))).toEqual(['CLERK_KEEPS_BODIES']);
    expect(codesOf(byHead(false))).toEqual([]);
  });

  it('that has ended neither meets nor decides after its last day, and what it has on an agenda comes first', () => {
    const ended = build.buildBody({ endedOn: '2026-10-31' });
    expect(decide({ body: ended }).refusals?.map(({ code }) => code)).toContain('BODY_ENDED');
    expect(decide({ body: build.buildBody({ endedOn: '2026-11-10' }) }).refusals).toBeUndefined();
    const end = (undecided: string[]) =>
      decideEndBody({ ...state, body: { id: 'body-1', endedOn: null }, undecided }, { lastDay: build.TODAY });
    expect(end([]).plan?.body).toEqual({ id: 'body-1', endedOn: build.TODAY });
    expect(end(['Trips']).refusals?.[0]).toMatchObject({ code: 'BODY_STILL_DECIDES', where: 'Trips' });
  });

  it('has papers go out as long before as its own rule says', () => {
    const table = build.buildTableState();
    const warned = (papersDays: number) =>
      decideTable({ ...table, body: { ...table.body, papersDays } }, plainDate('2026-11-20')).warnings?.[0]?.what;
    expect(warned(7)).toBeUndefined();
    expect(warned(10)).toBe('The meeting is fewer than 10 clear days away.');
  });
});

describe('votes', () => {
  const vote = (inFavour: number, against: number, abstained: number, input: object = {}) =>
    decide({}, { votes: { for: inFavour, against, abstained }, attendance: 8, ...input });
  const codesOf = ({ refusals = [] }: ReturnType<typeof vote>) => refusals.map(({ code }) => code);

  it('are recorded where the body counts them, and are nothing where it does not', () => {
    expect(vote(6, 1, 1).plan?.decision).toMatchObject({ votesFor: 6, votesAgainst: 1, votesAbstained: 1 });
    expect(planned().decision).toMatchObject({ votesFor: null, votesAgainst: null, votesAbstained: null });
  });

  it('are no more than the members present, of whom not all need to have voted', () => {
    expect(codesOf(vote(6, 0, 0))).toEqual([]);
    expect(codesOf(vote(7, 1, 1))).toEqual(['VOTES_EXCEED_ATTENDANCE']);
    expect(codesOf(vote(-1, 0, 0))).toEqual(['VOTES_NOT_READ']);
  });

  it('lead to the outcome; equal ones leave it to the casting vote of the chair', () => {
    expect(codesOf(vote(3, 4, 0))).toEqual(['VOTES_SAY_OTHERWISE']);
    expect(codesOf(vote(4, 3, 0, { outcome: 'not-adopted' }))).toEqual(['VOTES_SAY_OTHERWISE']);
    expect(codesOf(vote(3, 4, 0, { outcome: 'not-adopted' }))).toEqual([]);
    expect(codesOf(vote(4, 4, 0))).toEqual([]);
    const tied = { for: 4, against: 4, abstained: 0 };
    expect(sayVotes(tied, 'adopted')).toBe('4 for, 4 against, 0 abstained; decided by the chair’s casting vote');
  });

  it('that are equal are not said to be decided by the chair where nothing was adopted', () => {
    const tied = { for: 4, against: 4, abstained: 0 };
    expect(sayVotes(tied, 'not-adopted')).toBe('4 for, 4 against, 0 abstained');
    expect(sayVotes(tied, 'deferred')).toBe('4 for, 4 against, 0 abstained');
  });
});

describe('the minutes of a meeting', () => {
  const confirm = (later: object = {}) =>
    decideConfirmMinutes(
      {
        ...{ actor: build.actor, organisationId: build.SCHOOL, isConfirmed: false },
        meeting: { id: 'meeting-1', bodyId: 'body-1', heldOn: plainDate('2026-09-14') },
        confirmedAt: { id: 'meeting-2', bodyId: 'body-1', heldOn: plainDate('2026-10-12'), ...later },
      },
      { id: 'confirmation-1', minuteReference: ' 2 ' },
      build.TODAY,
    );

  it('are confirmed by a later meeting of the same body, on its day', () => {
    expect(confirm().plan?.confirmation).toMatchObject({
      ...{ meetingId: 'meeting-1', confirmedAtId: 'meeting-2', confirmedOn: '2026-10-12', minuteReference: '2' },
    });
  });

  it.each([
    [{ bodyId: 'body-2' }, 'MEETING_OF_OTHER_BODY'],
    [{ heldOn: plainDate('2026-09-14') }, 'MINUTES_CONFIRMED_BEFORE'],
    [{ heldOn: plainDate('2027-10-12') }, 'DATE_IN_FUTURE'],
  ])('and not by %j', (later, code) => {
    expect(confirm(later).refusals?.map((each) => each.code)).toEqual([code]);
  });
});

describe('who approves a policy', () => {
  const state = (input: object, from: object = {}) =>
    decideStateApprover(
      {
        ...{ actor: build.actor, organisationId: build.SCHOOL },
        policy: { id: 'policy-1', title: 'Trips', isRetired: false },
        body: { id: 'body-1', name: 'Finance committee', actsFor: [build.SCHOOL] },
        ...from,
      },
      { id: 'approver-1', office: null, source: ' Scheme of delegation, 4.2 ', ...input },
      build.TODAY,
    );
  const codesOf = ({ refusals }: ReturnType<typeof state>) => refusals?.map(({ code }) => code);

  it('is a body or the head, with where that is said; with neither it is whoever decided last', () => {
    expect(state({ office: 'head' }).plan?.approver).toMatchObject({
      ...{ bodyId: 'body-1', office: null, source: 'Scheme of delegation, 4.2' },
    });
    expect(state({ office: 'head' }, { body: null }).plan?.approver).toMatchObject({ bodyId: null, office: 'head' });
    expect(state({}, { body: null }).plan?.approver).toMatchObject({ bodyId: null, office: null });
  });

  it('is no body of somebody else, and nobody without a source', () => {
    const body = { id: 'body-2', name: 'Another board', actsFor: ['elsewhere'] };
    expect(codesOf(state({}, { body }))).toEqual(['BODY_NOT_FOR_SETTING']);
    expect(codesOf(state({ source: '' }))).toEqual(['SOURCE_MISSING']);
    expect(codesOf(state({}, { policy: { id: 'policy-1', title: 'Trips', isRetired: true } }))).toEqual([
      'POLICY_RETIRED',
    ]);
  });
});
