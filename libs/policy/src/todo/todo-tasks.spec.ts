import { describe, expect, it } from '@jest/globals';
import { plainDate } from '../dates/plain-date.ts';
import { TASK_KINDS, type TodoPolicy, type TodoSignatureRequest, type TodoState } from './todo-state.ts';
import { todoTasks } from './todo-tasks.ts';

const today = plainDate('2026-11-12');

function buildPolicy(overrides: Partial<TodoPolicy> = {}): TodoPolicy {
  return {
    id: 'policy-1',
    title: 'Online conduct',
    isAdopted: false,
    reviewDueOn: null,
    hasUnsentDraft: false,
    emptyBlanks: 0,
    openRevision: null,
    openOffers: [],
    ...overrides,
  };
}

/** The whole house: every kind of thing there is to do. */
const everything: Omit<TodoState, 'roles'> = {
  policies: [
    buildPolicy({ hasUnsentDraft: true, emptyBlanks: 2 }),
    buildPolicy({ id: 'policy-2', title: 'Visitors', hasUnsentDraft: true }),
    buildPolicy({
      id: 'policy-3',
      title: 'Photographs',
      openRevision: { id: 'revision-3', number: 1, state: 'submitted', level: 'legal' },
    }),
    buildPolicy({
      id: 'policy-4',
      title: 'Lone working',
      openRevision: { id: 'revision-4', number: 2, state: 'tabled', level: 'substantive' },
    }),
    buildPolicy({ id: 'policy-5', title: 'Complaints', isAdopted: true, reviewDueOn: plainDate('2026-11-01') }),
    buildPolicy({ id: 'policy-6', title: 'Charging', isAdopted: true, reviewDueOn: plainDate('2026-12-20') }),
    buildPolicy({
      id: 'policy-7',
      title: 'Behaviour',
      isAdopted: true,
      openOffers: [
        { editionNumber: 2, adoptByOn: null, level: 'legal' },
        { editionNumber: 3, adoptByOn: plainDate('2027-01-31'), level: 'editorial' },
      ],
    }),
  ],
  meetings: [
    { id: 'meeting-1', bodyName: 'the governing body', heldOn: plainDate('2026-11-10'), items: 3, undecided: 1 },
    { id: 'meeting-2', bodyName: 'the governing body', heldOn: plainDate('2026-11-30'), items: 2, undecided: 2 },
    { id: 'meeting-3', bodyName: 'the governing body', heldOn: plainDate('2027-03-01'), items: 0, undecided: 0 },
    { id: 'meeting-0', bodyName: 'the governing body', heldOn: plainDate('2026-09-01'), items: 4, undecided: 0 },
  ],
  unread: [{ policyId: 'policy-9', policyTitle: 'Safeguarding', dueOn: null, changedSince: null }],
  declarations: [
    { roundId: 'round-1', title: 'Yearly declaration', policies: ['Keys', 'Doors'], dueOn: plainDate('2026-12-01') },
  ],
  questions: [{ id: 'question-1', personName: 'Amy Lister', policyTitle: 'Keys' }],
  amendings: [
    {
      decisionId: 'decision-1',
      policyTitle: 'Uniform',
      decidedOn: plainDate('2026-11-10'),
      office: 'chair',
      revisionId: null,
    },
    {
      decisionId: 'decision-2',
      policyTitle: 'Lettings',
      decidedOn: plainDate('2026-11-10'),
      office: 'chair',
      revisionId: 'revision-7',
    },
  ],
  editorialUpdates: [{ revisionId: 'revision-8', policyTitle: 'Trips', office: 'clerk' }],
  unreported: [{ decisionId: 'decision-3', policyTitle: 'Keys', decidedOn: plainDate('2026-11-11') }],
  templates: [
    { id: 'template-1', title: 'Social networking', hasUnpublishedDraft: true, reviewDueOn: plainDate('2026-11-30') },
  ],
  register: { organisationId: 'council', missing: 1, overdue: 4, dueSoon: 2, unsigned: 3, behind: 5 },
};

/** What the chair is asked to sign, as somebody in these roles sees it. */
function buildAsked(roles: TodoState['roles'], overrides: Partial<TodoSignatureRequest> = {}): TodoSignatureRequest {
  return {
    ...{ id: 'request-1', policyTitle: 'Admissions', role: 'chair', forRole: null, reason: null, after: [] },
    ...{ isMine: roles.includes('chair'), standing: 'waiting', isReady: true, lapsesOn: plainDate('2026-12-01') },
    ...overrides,
  };
}

const lines = (...roles: TodoState['roles']) =>
  todoTasks({ roles, ...everything, signatureRequests: [buildAsked(roles)] }, today).map(
    (task) => `${task.group} | ${task.title} | ${task.detail} | ${task.dueOn ?? ''}`,
  );

describe('what needs a person', () => {
  it('as head', () => {
    expect(lines('head')).toEqual([
      'needs-you-now | Review Complaints | Was due on 1 November 2026. It stays in force until you change it. | 2026-11-01',
      'needs-you-now | Yearly declaration | 2 policies to read and confirm by 1 December 2026: Keys, Doors. | 2026-12-01',
      'needs-you-now | Look at edition 3 of Behaviour: legal change, adopt by 31 January 2027 | Take it or decline it with a reason. | 2027-01-31',
      'needs-you-now | Read Safeguarding | Confirm that you have read and understood it. | ',
      'needs-you-now | Answer Amy Lister about Keys | A question from somebody who is asked to read it. | ',
      'needs-you-now | Finish Online conduct | 2 blanks to fill in before you can send it. | ',
      'needs-you-now | Send Visitors for a decision | Nothing is left to fill in. | ',
      'waiting-for-others | Admissions | Adopted, and waiting for the signature of the chair. | 2026-12-01',
      'waiting-for-others | Photographs | With the clerk. | ',
      'waiting-for-others | Lone working | On the agenda of a meeting. | ',
      'coming-up | Review Charging | Due on 20 December 2026. | 2026-12-20',
    ]);
  });

  it('as clerk', () => {
    expect(lines('clerk')).toEqual([
      'needs-you-now | Review Complaints | Was due on 1 November 2026. It stays in force until you change it. | 2026-11-01',
      'needs-you-now | Enter what the meeting changed in Uniform | Adopted with changes on 10 November 2026. It is in force once it is entered and the chair has confirmed it. | 2026-11-10',
      'needs-you-now | Record the decisions of the governing body | 1 item of 10 November 2026 without a decision. | 2026-11-10',
      'needs-you-now | Put Photographs on an agenda | Sent for a decision: legal change. The next meeting is on 30 November 2026 (the governing body). | 2026-11-22',
      'needs-you-now | Yearly declaration | 2 policies to read and confirm by 1 December 2026: Keys, Doors. | 2026-12-01',
      'needs-you-now | Adopt the editorial update of Trips | The body left editorial updates to you. It is reported to the next meeting. | ',
      'needs-you-now | Read Safeguarding | Confirm that you have read and understood it. | ',
      'needs-you-now | Answer Amy Lister about Keys | A question from somebody who is asked to read it. | ',
      'waiting-for-others | Admissions | Adopted, and waiting for the signature of the chair. | 2026-12-01',
      'coming-up | Prepare the governing body | Meets on 30 November 2026, 2 items on the agenda. | 2026-11-22',
      'coming-up | Report the decision on Keys | Taken for the body on 11 November 2026. Report it to the governing body on 30 November 2026, and record the minute. | 2026-11-30',
      'coming-up | Review Charging | Due on 20 December 2026. | 2026-12-20',
    ]);
  });

  it('as chair, governor and member of staff', () => {
    expect(lines('chair')).toEqual([
      'needs-you-now | Confirm the changes to Lettings | Adopted with changes on 10 November 2026. Check that the new text matches the minute. | 2026-11-10',
      'needs-you-now | Sign Admissions | Adopted, and waiting for your signature as chair until 1 December 2026. | 2026-12-01',
      'needs-you-now | Yearly declaration | 2 policies to read and confirm by 1 December 2026: Keys, Doors. | 2026-12-01',
      'needs-you-now | Read Safeguarding | Confirm that you have read and understood it. | ',
    ]);
    expect(lines('governor')).toEqual(lines('staff'));
    expect(lines('staff')).toHaveLength(2);
  });

  it('as publisher and compliance officer', () => {
    expect(lines('publisher')).toEqual([
      'needs-you-now | Publish Social networking | The draft differs from the latest edition. | ',
      'coming-up | Review the template Social networking | Due on 30 November 2026. | 2026-11-30',
    ]);
    expect(lines('compliance-officer').map((line) => line.split(' | ').slice(0, 2))).toEqual([
      ['needs-you-now', '1 policy missing'],
      ['needs-you-now', '4 policies overdue for review'],
      ['waiting-for-others', '3 policies adopted but not signed'],
      ['waiting-for-others', '5 policies behind the latest edition'],
      ['coming-up', '2 policies due for review within 60 days'],
    ]);
  });

  it('in several roles is said once', () => {
    const roles = ['head', 'clerk'] as const;
    const tasks = todoTasks({ roles, ...everything, signatureRequests: [buildAsked(roles)] }, today);
    expect(tasks.filter((task) => task.kind === 'review').map((task) => task.subjectId)).toEqual([
      'policy-5',
      'policy-6',
    ]);
    expect(tasks.filter((task) => task.kind === 'wait-for-signature')).toHaveLength(1);
  });

  it('of chains and exceptions, as publisher and as head', () => {
    const say = (state: TodoState) =>
      todoTasks(state, today).map(({ group, title, detail }) => [group, title, detail].join(' | '));
    expect(say({ roles: ['publisher'], ...chains(), templates: chains().templates })).toEqual([
      'needs-you-now | Look at edition 3 of Keys from Northbrook Council | Your template was made from an earlier edition. Schools are offered yours once you publish it.',
      'needs-you-now | Answer Elm Park School about clause 4.2 of Keys | They ask for an exception to a clause that you fixed.',
      'coming-up | Elm Park School left your template with Doors | It is their own policy since 1 November 2026. They are offered no more editions.',
    ]);
    expect(say({ roles: ['head'], policies: chains().policies })).toEqual([
      'needs-you-now | Put back clause 1.1 of Keys | Your exception ended on 1 November 2026. Use the published wording, or ask Northbrook Council again.',
      'waiting-for-others | Exception to clause 4.2 of Keys | Waiting for Northbrook Council to answer.',
    ]);
  });

  const duties = [
    ['Look at the log. Say what is missing.', 'head', '2026-11-10'],
    ['Tell the board.', 'clerk', '2026-12-10'],
    ['Count the keys.', 'head', '2026-12-20'],
  ].map(([words, ownerRole, dueOn], index) => ({
    ...{ id: `duty-${index}`, words: words as string, policyTitle: 'Visits' },
    ...{ ownerRole: ownerRole as 'head' | 'clerk', dueOn: plainDate(dueOn as string) },
  }));

  it('of duties is put to whose they are, from a month before', () => {
    const say = (roles: TodoState['roles']) =>
      todoTasks({ roles, duties }, today).map(({ group, title, detail }) => [group, title, detail].join(' | '));
    expect(say(['head'])).toEqual(['needs-you-now | Look at the log. | Was due on 10 November 2026, as Visits asks.']);
    expect(say(['clerk'])).toEqual(['coming-up | Tell the board. | Due on 10 December 2026, as Visits asks.']);
    expect(say(['staff'])).toEqual([]);
  });

  it('can be of every kind', () => {
    const roles = ['head', 'clerk', 'chair', 'publisher', 'compliance-officer'] as const;
    const signatureRequests = [buildAsked(roles), buildAsked(roles, { id: 'request-2', standing: 'lapsed' })];
    const tasks = [
      ...todoTasks({ roles, ...everything, signatureRequests }, today),
      ...todoTasks({ roles: ['head', 'publisher'], ...chains(), duties }, today),
    ];
    const waiting = todoTasks({ roles: ['clerk'], signatureRequests: [buildAsked(['clerk'])] }, today);
    expect(new Set([...tasks, ...waiting].map((task) => task.kind))).toEqual(new Set(TASK_KINDS));
  });

  it('is nothing for an operator, or where there is nothing', () => {
    expect(lines('operator')).toEqual([]);
    expect(todoTasks({ roles: ['head', 'clerk', 'compliance-officer'] }, today)).toEqual([]);
  });

  it('says what changed to whom confirmed an earlier version', () => {
    const unread = [{ policyId: 'p', policyTitle: 'Keys', dueOn: null, changedSince: 'legal' }] as const;
    expect(todoTasks({ roles: ['staff'], unread }, today)[0]).toMatchObject({
      title: 'Read what changed in Keys',
      detail: 'Legal change since you confirmed it. Confirm the new version.',
    });
  });

  it('does not ask to sign what is still being prepared', () => {
    const signatureRequests = [buildAsked(['chair'], { isReady: false })];
    expect(todoTasks({ roles: ['chair'], signatureRequests }, today)[0]).toMatchObject({
      kind: 'sign',
      group: 'coming-up',
    });
  });

  it('tells who signs in a set order whom they follow, and who signs for another for whom', () => {
    const said = (overrides: Partial<TodoSignatureRequest>) =>
      todoTasks({ roles: ['chair'], signatureRequests: [buildAsked(['chair'], overrides)] }, today)[0];
    expect(said({ standing: 'not-their-turn', after: ['head', 'vice-chair'] })).toMatchObject({
      group: 'coming-up',
      detail: 'Adopted. It comes to you after the head and the vice-chair.',
      dueOn: null,
    });
    expect(said({ role: 'vice-chair', forRole: 'chair' })?.detail).toBe(
      'Adopted, and waiting for your signature as vice-chair, for the chair until 1 December 2026.',
    );
  });

  it.each([
    ['declined', { reason: 'I was away' }, 'The chair has declined: I was away.'],
    ['lapsed', {}, 'The chair was asked to sign by 1 December 2026 and has not.'],
    ['office-vacant', {}, 'Nobody holds the office of chair.'],
  ] as const)('gives a signature that is %s to the clerk, and to nobody else', (standing, overrides, said) => {
    const tasks = (...roles: TodoState['roles']) =>
      todoTasks({ roles, signatureRequests: [buildAsked(roles, { standing, ...overrides })] }, today);
    expect(tasks('clerk')).toMatchObject([
      {
        kind: 'settle-signature',
        group: 'needs-you-now',
        subjectId: 'request-1',
        detail: expect.stringContaining(said),
      },
    ]);
    expect(tasks('head')).toMatchObject([{ kind: 'wait-for-signature', group: 'waiting-for-others' }]);
    expect(tasks('chair')).toEqual([]);
  });

  it('puts a deferred version on an agenda again, even where no meeting is planned', () => {
    const policies = [
      buildPolicy({ openRevision: { id: 'revision-1', number: 1, state: 'deferred', level: 'editorial' } }),
    ];
    expect(todoTasks({ roles: ['clerk'], policies }, today)[0]).toMatchObject({
      kind: 'put-on-agenda',
      detail: 'Deferred: editorial change. No meeting is planned yet.',
      dueOn: null,
    });
  });
});

/** A template made from another's, and exceptions, from both sides. */
function chains() {
  const leftOn = plainDate('2026-11-01');
  return {
    templates: [
      {
        id: 'template-9',
        title: 'Keys',
        hasUnpublishedDraft: false,
        newerBase: { publisherName: 'Northbrook Council', number: 3 },
        reviewDueOn: null,
      },
    ],
    exceptions: [
      { id: 'exception-1', organisationName: 'Elm Park School', subjectTitle: 'Keys', clause: 'clause 4.2' },
    ],
    departures: [
      { policyId: 'policy-8', organisationName: 'Elm Park School', policyTitle: 'Doors', leftOn, wentElsewhere: false },
    ],
    policies: [
      {
        id: 'policy-9',
        title: 'Keys',
        isAdopted: false,
        reviewDueOn: null,
        hasUnsentDraft: false,
        emptyBlanks: 0,
        openRevision: null,
        openOffers: [],
        exceptions: [
          { clause: 'clause 4.2', addresseeName: 'Northbrook Council', lapsedOn: null },
          { clause: 'clause 1.1', addresseeName: 'Northbrook Council', lapsedOn: leftOn },
        ],
      },
    ],
  };
}
