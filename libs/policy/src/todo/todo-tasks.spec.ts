import { describe, expect, it } from '@jest/globals';
import type { DraftTalk } from '../comments/draft-talk.ts';
import { plainDate } from '../dates/plain-date.ts';
import {
  TASK_KINDS,
  type TodoMeeting,
  type TodoPolicy,
  type TodoSignatureRequest,
  type TodoState,
} from './todo-state.ts';
import { todoTasks } from './todo-tasks.ts';

const today = plainDate('2026-11-12');

const GOVERNORS = { bodyId: 'body-1', bodyKind: 'governing-body' } as const;
const DELEGATED = { route: 'delegated', body: { id: 'body-1', kind: 'governing-body' } } as const;

function sent(since: string, tabledFor: string | null = null) {
  return { since: plainDate(since), tabledFor: tabledFor === null ? null : plainDate(tabledFor) };
}

function buildPolicy(overrides: Partial<TodoPolicy> = {}): TodoPolicy {
  return {
    id: 'policy-1',
    title: 'Online conduct',
    isAdopted: false,
    reviewDueOn: null,
    hasUnsentDraft: false,
    emptyBlanks: 0,
    unwrittenClauses: 0,
    openRevision: null,
    openOffers: [],
    approver: { needsMeeting: true, office: null, body: null },
    ...overrides,
  };
}

/** The whole house: every kind of thing there is to do. */
const everything: Omit<TodoState, 'roles'> = {
  policies: [
    buildPolicy({ hasUnsentDraft: true, emptyBlanks: 2 }),
    buildPolicy({ id: 'policy-2', title: 'Visitors', hasUnsentDraft: true }),
    buildPolicy({ id: 'policy-10', title: 'Gifts', hasUnsentDraft: true, unwrittenClauses: 1 }),
    buildPolicy({
      id: 'policy-3',
      title: 'Photographs',
      openRevision: { id: 'revision-3', number: 1, state: 'submitted', level: 'legal', ...sent('2026-11-01') },
    }),
    buildPolicy({
      id: 'policy-4',
      title: 'Lone working',
      openRevision: {
        id: 'revision-4',
        number: 2,
        state: 'tabled',
        level: 'substantive',
        ...sent('2026-11-01', '2026-11-30'),
      },
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
    heldBy('meeting-1', '2026-11-10', { bodyName: 'the governing body', items: 3, undecided: 1 }),
    heldBy('meeting-2', '2026-11-30', { bodyName: 'the governing body', items: 2, undecided: 2 }),
    heldBy('meeting-3', '2027-03-01', { bodyName: 'the governing body', items: 0, undecided: 0 }),
    heldBy('meeting-0', '2026-09-01', { bodyName: 'the governing body', items: 4, undecided: 0, hasMinutes: true }),
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
  unreported: [{ decisionId: 'decision-3', policyTitle: 'Keys', decidedOn: plainDate('2026-11-11'), ...DELEGATED }],
  templates: [
    { id: 'template-1', title: 'Social networking', hasUnpublishedDraft: true, reviewDueOn: plainDate('2026-11-30') },
  ],
  unreached: [{ personId: 'person-1', personName: 'Dev Patel' }],
  missing: [{ id: 'required-1', title: 'Whistleblowing', publisherName: 'Northbrook Council' }],
  register: { organisationId: 'council', missing: 1, overdue: 4, dueSoon: 2, unsigned: 3, behind: 5 },
};

function heldBy(id: string, heldOn: string, more: Partial<TodoMeeting> = {}): TodoMeeting {
  return {
    ...{ id, ...GOVERNORS, bodyName: 'The governing body', heldOn: plainDate(heldOn), items: 1, undecided: 0 },
    ...{ papersDays: 7, hasMinutes: false, ...more },
  };
}

const leftToHead = buildPolicy({
  approver: { needsMeeting: false, office: 'head', body: null },
  openRevision: { id: 'revision-9', number: 1, state: 'submitted', level: 'legal', ...sent('2026-11-01') },
});

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
      'needs-you-now | Finish Gifts | 1 clause to write before you can send it. | ',
      'needs-you-now | Finish Online conduct | 2 blanks to fill in before you can send it. | ',
      'needs-you-now | Send Visitors for a decision | Nothing is left to fill in. | ',
      'needs-you-now | Whistleblowing is missing | Northbrook Council expects it. Start it, bring in the one you have, or say why it is not needed. | ',
      'needs-you-now | The reminders of Dev Patel do not arrive | Ask them for another address, and tell them what needs them until then. | ',
      'waiting-for-others | Admissions | Adopted, and waiting for the signature of the chair. | 2026-12-01',
      'waiting-for-others | Lone working | On the agenda of a meeting. | ',
      'waiting-for-others | Photographs | With the clerk. | ',
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
      'needs-you-now | Whistleblowing is missing | Northbrook Council expects it. Start it, bring in the one you have, or say why it is not needed. | ',
      'needs-you-now | The reminders of Dev Patel do not arrive | Ask them for another address, and tell them what needs them until then. | ',
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
      'needs-you-now | The reminders of Dev Patel do not arrive | Ask them for another address, and tell them what needs them until then. | ',
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

  it('says what is left to write as well as what is left to fill in', () => {
    const policies = [buildPolicy({ hasUnsentDraft: true, emptyBlanks: 1, unwrittenClauses: 2 })];
    expect(todoTasks({ roles: ['head'], policies }, today).map(({ kind, detail }) => [kind, detail])).toEqual([
      ['fill-blanks', '1 blank to fill in and 2 clauses to write before you can send it.'],
    ]);
  });

  it('is to decide on what is left to the head, unless it stands on an agenda', () => {
    const left = (state: 'submitted' | 'deferred' | 'tabled', office: 'head' | null = 'head') => {
      const openRevision = { id: 'revision-1', number: 1, state, level: 'legal', ...sent('2026-11-01') } as const;
      const policies = [buildPolicy({ openRevision, approver: { needsMeeting: office === null, office, body: null } })];
      return todoTasks({ roles: ['head'], policies }, today).map(({ kind, title, detail, subjectId }) => ({
        ...{ kind, said: `${title}: ${detail}`, subjectId },
      }));
    };
    for (const state of ['submitted', 'deferred'] as const)
      expect(left(state)).toEqual([
        {
          ...{ kind: 'decide', subjectId: 'revision-1' },
          said: 'Decide on Online conduct: Legal change. It is left to you: it needs no meeting, and is reported to the body.',
        },
      ]);
    expect([left('tabled'), left('submitted', null)].flat().map(({ kind }) => kind)).toEqual([
      'wait-for-decision',
      'wait-for-decision',
    ]);
  });

  it('can be of every kind', () => {
    const roles = ['head', 'clerk', 'chair', 'publisher', 'compliance-officer'] as const;
    const signatureRequests = [buildAsked(roles), buildAsked(roles, { id: 'request-2', standing: 'lapsed' })];
    const tasks = [
      ...todoTasks({ roles, ...everything, signatureRequests }, today),
      ...todoTasks({ roles: ['head', 'publisher'], ...chains(), duties }, today),
      ...todoTasks({ roles: ['head'], talks: [commented], personId: 'person-1' }, today),
      ...todoTasks({ roles: ['head'], policies: [leftToHead] }, today),
      ...todoTasks({ roles: ['clerk'], meetings: [heldBy('m-2', '2026-11-12'), heldBy('m-1', '2026-10-08')] }, today),
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

  it('stands in the same order, whichever order it is read in', () => {
    const roles = ['head', 'clerk', 'publisher'] as const;
    const turned = Object.fromEntries(
      Object.entries(everything).map(([key, value]) => [key, Array.isArray(value) ? [...value].reverse() : value]),
    ) as typeof everything;
    const [one, other] = [everything, turned].map((state) =>
      todoTasks({ roles, ...state, signatureRequests: [buildAsked(roles)] }, today).map(({ title }) => title),
    );
    expect(other).toEqual(one);
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

  it('tells the clerk of minutes that are draft although the body has met again, and of no others', () => {
    const meetings = [
      heldBy('next', '2026-12-14'),
      heldBy('last', '2026-11-19'),
      heldBy('draft', '2026-10-08'),
      heldBy('confirmed', '2026-09-10', { hasMinutes: true }),
      heldBy('empty', '2026-09-03', { items: 0 }),
      heldBy('other-body', '2026-10-01', { bodyId: 'body-2' }),
      heldBy('long-ago', '2026-03-05'),
    ];
    expect(
      todoTasks({ roles: ['clerk'], meetings }, plainDate('2026-11-20')).map(({ group: _group, ...task }) => task),
    ).toEqual([
      {
        ...{ kind: 'confirm-minutes', subjectId: 'draft', dueOn: '2026-11-19' },
        title: 'Record that the minutes of 8 October 2026 were confirmed',
        detail:
          'The governing body met again on 19 November 2026. Until it is recorded, its minutes are told as draft.',
      },
    ]);
  });

  describe('while a version of an adopted policy waits for a decision', () => {
    const reviews = (
      role: 'head' | 'clerk',
      reviewDueOn: string,
      waiting: Partial<TodoPolicy['openRevision'] & object>,
    ) =>
      todoTasks(
        {
          roles: [role],
          policies: [
            buildPolicy({
              ...{ isAdopted: true, reviewDueOn: plainDate(reviewDueOn) },
              openRevision: {
                ...({ id: 'revision-1', number: 2, state: 'submitted', level: 'legal' } as const),
                ...sent('2026-11-01'),
                ...waiting,
              },
            }),
          ],
        },
        today,
      )
        .filter(({ kind }) => kind === 'review')
        .map(({ detail }) => detail);

    it('leaves the review out while it is on its way', () => {
      expect(reviews('head', '2026-12-01', {})).toEqual([]);
      expect(reviews('clerk', '2026-12-01', {})).toEqual([]);
      expect(reviews('head', '2026-11-01', sent('2026-09-13'))).toEqual([]); // sixty days ago
      expect(reviews('head', '2026-11-01', { state: 'tabled', ...sent('2026-01-01', '2026-11-12') })).toEqual([]);
    });

    it('tells the clerk once it is overdue', () => {
      expect(reviews('clerk', '2026-11-01', {})).toEqual([
        'Was due on 1 November 2026. A version is waiting for a decision.',
      ]);
    });

    it('tells both once it has waited too long, or its meeting has passed', () => {
      const long = [
        'Was due on 1 November 2026. A version is waiting for a decision since 12 September 2026, on no agenda.',
      ];
      expect(reviews('head', '2026-11-01', sent('2026-09-12'))).toEqual(long);
      expect(reviews('clerk', '2026-11-01', { state: 'deferred', ...sent('2026-09-12') })).toEqual(long);
      expect(reviews('head', '2026-12-01', { state: 'tabled', ...sent('2026-10-01', '2026-11-11') })).toEqual([
        'Due on 1 December 2026. A version is waiting for a decision: it was on the agenda of 11 November 2026, and none is recorded.',
      ]);
    });
  });

  describe('a version that the clerk has to bring to a decision', () => {
    const openRevision = {
      ...({ id: 'revision-1', number: 1, state: 'submitted', level: 'legal' } as const),
      ...sent('2026-11-01'),
    };
    const bodies = [
      { ...GOVERNORS, bodyName: 'the governing body' },
      { bodyId: 'body-2', bodyKind: 'committee', bodyName: 'the staffing committee' },
    ] as const;
    const meetings = ['2026-12-14', '2026-11-20'].map((heldOn, at) => ({
      ...{ id: `meeting-${at}`, ...bodies[at]!, heldOn: plainDate(heldOn), items: 0, undecided: 0, hasMinutes: false },
      papersDays: 7,
    }));
    const agenda = (approver: TodoPolicy['approver']) =>
      todoTasks({ roles: ['clerk'], policies: [buildPolicy({ openRevision, approver })], meetings }, today)
        .filter(({ kind }) => kind === 'put-on-agenda')
        .map(({ title, detail, dueOn }) => [title, detail, dueOn]);
    const came = 'Sent for a decision: legal change.';

    it('goes to the next meeting of the body that approves it', () => {
      expect(agenda({ needsMeeting: true, office: null, body: { id: 'body-1', name: 'the governing body' } })).toEqual([
        [
          'Put Online conduct on an agenda',
          `${came} The next meeting is on 14 December 2026 (the governing body).`,
          '2026-12-06',
        ],
      ]);
      expect(agenda({ needsMeeting: true, office: null, body: { id: 'body-3', name: 'the trust board' } })).toEqual([
        ['Put Online conduct on an agenda', `${came} No meeting of the trust board is planned yet.`, null],
      ]);
    });

    it('goes to no meeting where the head approves it, or somebody decides it for the body', () => {
      expect(agenda({ needsMeeting: false, office: 'head', body: null })).toEqual([
        ['Record the decision on Online conduct', `${came} The head approves it: it needs no meeting.`, null],
      ]);
      expect(agenda({ needsMeeting: false, office: null, body: null })[0]?.[1]).toBe(
        `${came} It is decided for the body: it needs no meeting.`,
      );
    });

    it('was decided for a body, and is reported to that one, or to the body above a committee', () => {
      const unreported = [
        ['committee', 'body-2'],
        ['governing-body', 'body-1'],
        ['committee', 'body-9'],
      ] as const;
      const told = unreported.map(
        ([kind, id]) =>
          todoTasks(
            {
              ...{ roles: ['clerk'], meetings },
              unreported: [
                {
                  ...{ decisionId: 'decision-1', policyTitle: 'Keys', decidedOn: plainDate('2026-11-11') },
                  ...{ route: 'written-resolution', body: { id, kind } },
                },
              ],
            },
            today,
          ).find((task) => task.kind === 'report-decision')?.detail,
      );
      const taken = 'Taken by written resolution on 11 November 2026. Report it to';
      expect(told).toEqual([
        `${taken} the staffing committee on 20 November 2026, and record the minute.`,
        `${taken} the governing body on 14 December 2026, and record the minute.`,
        `${taken} the governing body on 14 December 2026, and record the minute.`,
      ]);
    });
  });

  it('puts what a meeting of today deferred on the agenda of the one after it', () => {
    const openRevision = { id: 'revision-1', number: 1, state: 'deferred', level: 'editorial' } as const;
    const policies = [buildPolicy({ openRevision: { ...openRevision, ...sent(today) } })];
    const meetings = [heldBy('meeting-1', today)];
    const detail = () =>
      todoTasks({ roles: ['clerk'], policies, meetings }, today).find(({ kind }) => kind === 'put-on-agenda')?.detail;
    expect(detail()).toBe('Deferred: editorial change. No meeting is planned yet.');
    meetings.push(heldBy('meeting-2', '2027-01-12'));
    expect(detail()).toMatch(/^Deferred: editorial change\. The next meeting is on 12 January 2027 \(/);
  });

  it('puts a deferred version on an agenda again, even where no meeting is planned', () => {
    const policies = [
      buildPolicy({
        openRevision: { id: 'revision-1', number: 1, state: 'deferred', level: 'editorial', ...sent('2026-11-01') },
      }),
    ];
    expect(todoTasks({ roles: ['clerk'], policies }, today)[0]).toMatchObject({
      kind: 'put-on-agenda',
      detail: 'Deferred: editorial change. No meeting is planned yet.',
      dueOn: null,
    });
  });
});

/** A draft that the person writes, with a comment that asks them, and that they are asked to look at. */
const commented: DraftTalk = {
  ...{ policyId: 'policy-9', policyTitle: 'Keys', writes: true },
  look: { id: 'look-1', askedByName: 'Ruth Adeyemi', note: null },
  threads: [
    {
      ...{ id: 'comment-1', personId: 'person-2', about: '1.1', state: 'open', settled: null },
      said: [
        {
          ...{ id: 'comment-1', personId: 'person-2', personName: 'Colin Marsh' },
          ...{ saidOn: today, askedPersonIds: ['person-1'] },
        },
      ],
    },
  ],
};

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
        unwrittenClauses: 0,
        openRevision: null,
        approver: { needsMeeting: true, office: null, body: null },
        openOffers: [],
        exceptions: [
          { clause: 'clause 4.2', addresseeName: 'Northbrook Council', lapsedOn: null },
          { clause: 'clause 1.1', addresseeName: 'Northbrook Council', lapsedOn: leftOn },
        ],
      },
    ],
  };
}
