import { describe, expect, it } from '@jest/globals';
import {
  commentLines,
  commentStanding,
  decideAskToLook,
  decideCommentOnDraft,
  decideDeleteComment,
  decideEndLook,
  decideReopenComment,
  decideSettleComment,
  LONGEST_COMMENT,
  LONGEST_LOOK_NOTE,
  LONGEST_QUOTE,
  plainDate,
  sayCommented,
  todoTasks,
  type AskToLookState,
  type CommentOnDraftInput,
  type CommentOnDraftState,
  type Decided,
  type DraftTalk,
  type TalkThread,
} from '../src/index.ts';
import { actor, SCHOOL } from './builders.ts';

const today = plainDate('2026-11-20');
const gate = { clauseId: 'gate', number: '1.1', title: 'The gate', words: 'The gate is shut.' };
const codes = (decision: Decided<unknown>) => decision.refusals?.map(({ code }) => code) ?? [];

function comment(state: Partial<CommentOnDraftState> = {}, input: Partial<CommentOnDraftInput> = {}) {
  return decideCommentOnDraft(
    {
      ...{ actor, organisation: { id: SCHOOL, name: 'Elm Park' }, policyId: 'policy-1' },
      ...{ place: gate, thread: null, readerIds: ['person-head', actor.personId], ...state },
    },
    { commentId: 'comment-1', words: ' Who shuts it? ', quoted: 'is shut', askedPersonIds: [], ...input },
  );
}

describe('a comment on a draft', () => {
  it('stands by a clause as that reads now, and begins a thread', () => {
    const { plan } = comment({}, { askedPersonIds: ['person-head', 'person-head', actor.personId] });
    expect(plan).toEqual({
      comment: {
        ...{ id: 'comment-1', policyId: 'policy-1', threadId: 'comment-1' },
        ...{ clauseId: 'gate', clauseNumber: '1.1', clauseTitle: 'The gate', clauseWords: 'The gate is shut.' },
        ...{ quoted: 'is shut', words: 'Who shuts it?', personId: actor.personId, personName: actor.name },
        ...{ personOrganisationId: SCHOOL, personOrganisationName: 'Elm Park' },
        ...{ askedPersonIds: ['person-head'], state: 'open' },
      },
      audit: [
        {
          ...{ action: 'comment.made', subject: 'Comment', subjectId: 'comment-1' },
          data: { policyId: 'policy-1', threadId: 'comment-1', clauseId: 'gate' },
        },
      ],
      jobs: [],
    });
    // The record says that something was said, and not what.
    expect(JSON.stringify(plan?.audit)).not.toContain('shuts');
  });

  it('as a reply belongs to its comment and has no place or state of its own', () => {
    const { plan } = comment({ thread: { id: 'comment-0', state: 'open' } });
    expect(plan?.comment).toMatchObject({ threadId: 'comment-0', state: null, clauseId: null, quoted: null });
  });

  it.each([
    ['without words', comment({}, { words: ' \n' }), ['COMMENT_MISSING']],
    ['that is too long', comment({}, { words: 'a'.repeat(LONGEST_COMMENT + 1) }), ['COMMENT_TOO_LONG']],
    ['that quotes too much', comment({}, { quoted: 'a'.repeat(LONGEST_QUOTE + 1) }), ['QUOTE_TOO_LONG']],
    ['on a clause that is gone', comment({ place: 'gone' }), ['COMMENT_PLACE_GONE']],
    ['in a settled thread', comment({ thread: { id: 'comment-0', state: 'changed' } }), ['COMMENT_SETTLED']],
    ['that asks a stranger', comment({}, { askedPersonIds: ['person-x'] }), ['READER_NOT_ASKED']],
  ])('%s is refused', (_what, decision, expected) => expect(codes(decision)).toEqual(expected));
});

describe('where a comment stands', () => {
  const on = { clauseId: 'gate', clauseWords: 'The gate is shut.' };
  it.each([
    ['as-it-was', on, [{ ...gate, number: '4.2' }]],
    ['reworded', on, [{ ...gate, words: 'The gate is locked.' }]],
    ['gone', on, [{ ...gate, clauseId: 'hall' }]],
    ['whole', { clauseId: null, clauseWords: null }, [gate]],
  ] as const)('is %s', (standing, about, clauses) => expect(commentStanding(about, clauses)).toBe(standing));

  it('is said as the draft numbers it', () => {
    expect(sayCommented(gate)).toBe('1.1 The gate');
    expect(sayCommented({ ...gate, number: '', title: '' })).toBe('gate');
    expect(sayCommented(null)).toBe('the whole draft');
  });
});

describe('settling a comment', () => {
  const state = (personId: string, writesDraft: boolean, open = true) => ({
    ...{ actor, writesDraft },
    comment: {
      id: 'comment-1',
      policyId: 'policy-1',
      personId,
      state: open ? ('open' as const) : ('resolved' as const),
    },
  });
  const mine = actor.personId;

  it('is for whoever writes the draft, and for whoever made it', () => {
    expect(decideSettleComment(state('another', true), { settling: 'changed' }).plan).toMatchObject({
      settled: { state: 'changed', settledBy: mine, settledByName: actor.name },
      audit: [{ action: 'comment.changed-in-response', subjectId: 'comment-1' }],
    });
    expect(decideSettleComment(state(mine, false), { settling: 'resolved' }).plan?.settled.state).toBe('resolved');
    const refused = ['COMMENT_NOT_YOURS_TO_SETTLE'];
    expect(codes(decideSettleComment(state(mine, false), { settling: 'changed' }))).toEqual(refused);
    expect(codes(decideSettleComment(state('another', false), { settling: 'resolved' }))).toEqual(refused);
    expect(codes(decideReopenComment(state('another', false, false)))).toEqual(refused);
  });

  it('is done once, and undone by reopening', () => {
    expect(codes(decideSettleComment(state(mine, true, false), { settling: 'resolved' }))).toEqual(['COMMENT_SETTLED']);
    expect(decideReopenComment(state(mine, false, false)).plan?.audit).toMatchObject([{ action: 'comment.reopened' }]);
    expect(codes(decideReopenComment(state(mine, false)))).toEqual(['COMMENT_OPEN']);
  });
});

describe('deleting what one said', () => {
  const said = { id: 'comment-1', policyId: 'policy-1', personId: actor.personId, deletedAt: null };
  it('leaves a trace without the words', () => {
    const { plan } = decideDeleteComment({ actor, comment: said });
    expect(plan).toEqual({
      audit: [
        { action: 'comment.deleted', subject: 'Comment', subjectId: 'comment-1', data: { policyId: 'policy-1' } },
      ],
      jobs: [],
    });
  });

  it('is for nobody else, and done once', () => {
    expect(codes(decideDeleteComment({ actor, comment: { ...said, personId: 'x' } }))).toEqual(['COMMENT_OF_ANOTHER']);
    expect(codes(decideDeleteComment({ actor, comment: { ...said, deletedAt: new Date(0) } }))).toEqual([
      'COMMENT_DELETED',
    ]);
  });
});

describe('asking somebody to look at a draft', () => {
  const members = [
    { personId: 'person-dev', name: 'Dev Patel' },
    { personId: 'person-sian', name: 'Sian Prosser' },
  ];
  const state: AskToLookState = {
    ...{ actor, members, askedIds: ['person-sian'] },
    policy: { id: 'policy-1', title: 'Keys', retiredOn: null },
    publisher: { id: 'council', name: 'Northbrook Council' },
  };
  const ask = (personIds: readonly string[], publisher = false, overrides: Partial<AskToLookState> = {}, note = '') =>
    decideAskToLook({ ...state, ...overrides }, { personIds, publisher, note, newId: () => 'look-1' });

  it('shows it to members and to the publisher, each once', () => {
    const { plan } = ask(['person-dev', 'person-sian'], true, {}, ' Is 1.1 right? ');
    expect(plan?.looks.map(({ personName, addresseeName, note }) => [personName, addresseeName, note])).toEqual([
      ['Dev Patel', null, 'Is 1.1 right?'],
      [null, 'Northbrook Council', 'Is 1.1 right?'],
    ]);
    expect(plan?.audit.map(({ action, data }) => [action, data.personId, data.organisationId])).toEqual([
      ['draft.shown', 'person-dev', null],
      ['draft.shown', null, 'council'],
    ]);
    expect(ask(['person-sian']).plan?.looks).toEqual([]);
  });

  it.each([
    ['nobody', ask([]), ['NOBODY_TO_LOOK']],
    ['a stranger', ask(['person-x']), ['NOT_TO_BE_SHOWN']],
    ['a publisher that may not see it', ask([], true, { publisher: null }), ['NOT_TO_BE_SHOWN']],
    ['with a long word', ask(['person-dev'], false, {}, 'a'.repeat(LONGEST_LOOK_NOTE + 1)), ['LOOK_NOTE_TOO_LONG']],
    [
      'at what is retired',
      ask(['person-dev'], false, { policy: { ...state.policy, retiredOn: '2026-01-01' } }),
      ['POLICY_RETIRED'],
    ],
  ])('of %s is refused', (_whom, decision, expected) => expect(codes(decision)).toEqual(expected));

  it('ends once', () => {
    const look = { id: 'look-1', policyId: 'policy-1', endedAt: null };
    expect(decideEndLook({ look }).plan?.audit).toMatchObject([
      { action: 'draft.shown-no-more', subjectId: 'policy-1' },
    ]);
    expect(codes(decideEndLook({ look: { ...look, endedAt: new Date(0) } }))).toEqual(['LOOK_ENDED']);
  });
});

const said = (id: string, personId: string, askedPersonIds: readonly string[] = [], saidOn = today) => ({
  ...{ id, personId, personName: personId === 'clerk' ? 'Colin Marsh' : 'Ruth Adeyemi', askedPersonIds, saidOn },
});
const thread = (overrides: Partial<TalkThread> = {}): TalkThread => ({
  ...{ id: 'c1', personId: 'clerk', about: '1.1 The gate', state: 'open', settled: null, said: [said('c1', 'clerk')] },
  ...overrides,
});
const talk = (overrides: Partial<DraftTalk> = {}): DraftTalk => ({
  ...{ policyId: 'policy-1', policyTitle: 'Keys', writes: false, look: null, threads: [thread()], ...overrides },
});

describe('what a person is told of comments', () => {
  const lines = (state: DraftTalk, personId: string) =>
    commentLines(state, personId, today).map(({ subjectId, step, words }) => [subjectId, step, words]);

  it('is a line a day for whoever writes the draft, whatever was said', () => {
    const second = thread({ id: 'c2', said: [said('c2', 'clerk')] });
    const state = talk({
      writes: true,
      threads: [thread({ said: [said('c1', 'clerk'), said('c3', 'clerk')] }), second],
    });
    expect(lines(state, 'head')).toEqual([
      ['policy-1', 'said-c3', 'Keys: Colin Marsh commented on the draft; 2 comments are open.'],
    ]);
  });

  it('is that they are asked, and how their own was settled', () => {
    expect(lines(talk({ threads: [thread({ said: [said('c1', 'clerk', ['dev'])] })] }), 'dev')).toEqual([
      ['policy-1', 'said-c1', 'Keys: Colin Marsh asks you about 1.1 The gate in a comment on the draft.'],
    ]);
    const settled = { by: 'head', byName: 'Ruth Adeyemi', on: today };
    expect(lines(talk({ threads: [thread({ state: 'changed', settled })] }), 'clerk')).toEqual([
      ['c1', 'settled-2026-11-20', 'Keys: Ruth Adeyemi changed the draft in response to your comment on 1.1 The gate.'],
    ]);
    expect(
      lines(talk({ look: { id: 'look-1', askedByName: 'Ruth Adeyemi', note: null }, threads: [] }), 'dev'),
    ).toEqual([['look-1', 'asked', 'Keys: Ruth Adeyemi asks you to look at the draft and comment on it.']]);
  });

  it('is nothing of what does not concern them, of their own words, or of long ago', () => {
    expect(lines(talk(), 'dev')).toEqual([]);
    expect(lines(talk(), 'clerk')).toEqual([]);
    const long = plainDate('2026-11-01');
    expect(lines(talk({ writes: true, threads: [thread({ said: [said('c1', 'clerk', [], long)] })] }), 'head')).toEqual(
      [],
    );
    const settled = { by: 'head', byName: 'Ruth Adeyemi', on: long };
    expect(lines(talk({ threads: [thread({ state: 'resolved', settled })] }), 'clerk')).toEqual([]);
  });
});

describe('what comments ask of a person', () => {
  const tasks = (state: DraftTalk, personId: string) =>
    todoTasks({ roles: ['head'], talks: [state], personId }, today).map((each) =>
      [each.kind, each.group, each.title, each.detail].join(' | '),
    );

  it('of whoever writes the draft is to answer what is open', () => {
    expect(tasks(talk({ writes: true }), 'head')).toEqual([
      'comments | needs-you-now | 1 open comment on the draft of Keys | Colin Marsh commented on 1.1 The gate. Answer, or settle it.',
    ]);
    const answered = thread({ said: [said('c1', 'clerk'), said('c2', 'head')] });
    expect(tasks(talk({ writes: true, threads: [answered] }), 'head')).toEqual([
      'comments | waiting-for-others | 1 open comment on the draft of Keys | The last word is yours.',
    ]);
    expect(tasks(talk({ writes: true, threads: [thread({ state: 'resolved' })] }), 'head')).toEqual([]);
  });

  it('of whoever is asked is to answer, until they have', () => {
    const asked = thread({ said: [said('c1', 'clerk', ['dev'])] });
    expect(tasks(talk({ threads: [asked] }), 'dev')).toEqual([
      'answer-comment | needs-you-now | Answer Colin Marsh about the draft of Keys | A comment on 1.1 The gate asks you.',
    ]);
    expect(tasks(talk({ threads: [thread({ said: [...asked.said, said('c2', 'dev')] })] }), 'dev')).toEqual([]);
    expect(tasks(talk({ threads: [thread({ ...asked, state: 'resolved' })] }), 'dev')).toEqual([]);
  });

  it('of whoever is asked to look is to do so', () => {
    const look = { id: 'look-1', askedByName: 'Ruth Adeyemi', note: 'Is 1.1 right?' };
    expect(tasks(talk({ look, threads: [] }), 'dev')).toEqual([
      'look-at-draft | needs-you-now | Look at the draft of Keys | Ruth Adeyemi asks you to: Is 1.1 right?',
    ]);
  });
});
