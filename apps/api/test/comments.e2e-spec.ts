import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AppointedRole } from '@ratify/store';
import {
  buildAdoption,
  buildDraft,
  buildLink,
  buildOrganisation,
  buildPerson,
  buildPolicy,
  buildTemplate,
} from '@ratify/test-kit';
import { startApi, type Caller, type TestApi } from './api.ts';

// A head shows a draft to a governor and to the council whose template it is; they and the clerk comment on it.

const TEXT = `---
title: Keys
slug: keys
---

## Doors {#doors}

:::clause{#gate}
The gate is shut at nine.
:::

:::clause{#hall}
Nobody props the hall door open.
:::
`;

const READ = `query ($id: ID!) { draftToComment(policyId: $id) { title organisationName html writesDraft
  asked { byName note lookedAt } readers { personId name as lookId lookedAt } askable { personId name }
  threads { id clauseId about standing wordsThen quoted state settledByName maySettle
    comments { id words personName organisationName deletedAt isMine askedNames } } } }`;
const COMMENT =
  'mutation ($input: CommentInput!) { commentOnDraft(input: $input) { commentId refusals { code where } } }';
const ASK = 'mutation ($input: AskToLookInput!) { askToLook(input: $input) { done refusals { code } } }';
const act = (field: string, more = '') =>
  `mutation ($policyId: ID!, $commentId: ID!) { ${field}(policyId: $policyId, commentId: $commentId${more}) { refusals { code } } }`;

interface Thread {
  readonly id: string;
  readonly comments: readonly { readonly id: string; readonly words: string | null }[];
  readonly [field: string]: unknown;
}
interface Commented {
  readonly threads: readonly Thread[];
  readonly readers: readonly {
    readonly personId: string | null;
    readonly name: string;
    readonly lookId: string | null;
  }[];
  readonly askable: readonly { readonly personId: string | null; readonly name: string }[];
  readonly [field: string]: unknown;
}

let api: TestApi;
let [head, clerk, governor, staff, author, stranger]: Caller[] = [];
let school: string;
let council: string;

beforeAll(async () => {
  api = await startApi();
  council = (await buildOrganisation(api.database, { kind: 'council', name: 'Northbrook Council' })).id;
  school = (await buildOrganisation(api.database, { name: 'Hillside School' })).id;
  await buildLink(api.database, { organisationId: school, upperId: council, kind: 'maintained-by' });
  const as = async (organisationId: string, fullName: string, ...roles: AppointedRole[]) =>
    api.as({ organisationId, roles, person: await buildPerson(api.database, { fullName }) });
  head = await as(school, 'Ruth Adeyemi', 'head');
  clerk = await as(school, 'Colin Marsh', 'clerk');
  governor = await as(school, 'Dev Patel', 'governor');
  staff = await as(school, 'Amy Lister', 'staff');
  author = await as(council, 'Priya Nair', 'council-author');
  stranger = await as((await buildOrganisation(api.database, { kind: 'council' })).id, 'A stranger', 'council-author');
});
afterAll(() => api?.close());

async function startPolicy(): Promise<string> {
  const template = await buildTemplate(api.database, { organisationId: council });
  const policy = await buildPolicy(api.database, {
    ...{ organisationId: school, title: 'Keys', templateOrganisationId: council, templateId: template.id },
  });
  await buildDraft(api.database, { organisationId: school, policyId: policy.id, text: TEXT });
  return policy.id;
}

async function read(caller: Caller | undefined, id: string): Promise<Commented | null> {
  return (await need(caller).ask<{ draftToComment: Commented | null }>(READ, { id })).draftToComment;
}

async function say(caller: Caller | undefined, policyId: string, words: string, more: object = {}) {
  const input = { policyId, words, askedPersonIds: [], ...more };
  return (
    await need(caller).ask<{ commentOnDraft: { commentId: string; refusals: { code: string }[] } }>(COMMENT, { input })
  ).commentOnDraft;
}

async function refusalsOf(caller: Caller | undefined, mutation: string, variables: Record<string, unknown>) {
  const [answer] = Object.values(
    await need(caller).ask<Record<string, { refusals: { code: string }[] }>>(mutation, variables),
  );
  return answer?.refusals.map(({ code }) => code);
}

async function ask(policyId: string, personIds: readonly (string | null)[], publisher = false) {
  return refusalsOf(head, ASK, { input: { policyId, personIds, publisher, note: 'Is 1.1 right?' } });
}

function need(caller: Caller | undefined): Caller {
  if (!caller) throw new Error('nobody is signed in');
  return caller;
}

async function idOf(name: string, policyId: string): Promise<string | null> {
  const draft = await read(head, policyId);
  return [...(draft?.askable ?? []), ...(draft?.readers ?? [])].find((each) => each.name === name)?.personId ?? null;
}

const reword = (policyId: string, text: string) =>
  api.database.owner.query('update app.drafts set text = $2, version = version + 1 where policy_id = $1', [
    policyId,
    text,
  ]);

describe('who sees a draft', () => {
  it('is its writer, the clerk, and whoever is asked to look', async () => {
    const id = await startPolicy();
    expect(await read(head, id)).toMatchObject({ title: 'Keys', writesDraft: true });
    expect(await read(clerk, id)).toMatchObject({ writesDraft: false, askable: [] });
    for (const caller of [governor, staff, author, stranger]) expect(await read(caller, id)).toBeNull();
    expect((await read(head, id))?.askable.map(({ name }) => name)).toEqual(['Dev Patel', 'Northbrook Council']);

    expect(await ask(id, [await idOf('Dev Patel', id)], true)).toEqual([]);
    expect(await read(governor, id)).toMatchObject({ asked: { byName: 'Ruth Adeyemi', note: 'Is 1.1 right?' } });
    expect(await read(author, id)).toMatchObject({ organisationName: 'Hillside School', writesDraft: false });
    for (const caller of [staff, stranger]) expect(await read(caller, id)).toBeNull();
    expect(await refusalsOf(clerk, ASK, { input: { policyId: id, personIds: [], publisher: true } })).toEqual([
      'NOT_PERMITTED',
    ]);
  });

  it('is nobody any more once it is taken back, or a version is adopted', async () => {
    const id = await startPolicy();
    await ask(id, [await idOf('Dev Patel', id)], true);
    const council = (await read(head, id))?.readers.find(({ name }) => name === 'Northbrook Council');
    const end = 'mutation ($lookId: ID!) { endLook(lookId: $lookId) { done refusals { code } } }';
    expect(await refusalsOf(head, end, { lookId: council?.lookId })).toEqual([]);
    expect(await read(author, id)).toBeNull();
    expect(await read(governor, id)).not.toBeNull();
    await buildAdoption(api.database, { organisationId: school, policyId: id });
    expect(await read(governor, id)).toBeNull();
  });

  it('is no council whose link to the school has ended', async () => {
    const id = await startPolicy();
    await ask(id, [], true);
    expect(await read(author, id)).not.toBeNull();
    await api.database.owner.query(
      "update app.organisation_links set until_on = '2020-12-31', from_on = '2020-01-01' where organisation_id = $1",
      [school],
    );
    try {
      expect(await read(author, id)).toBeNull();
      expect((await say(author, id, 'Still there?')).refusals).toMatchObject([{ code: 'NOT_FOUND' }]);
    } finally {
      await api.database.owner.query('update app.organisation_links set until_on = null where organisation_id = $1', [
        school,
      ]);
    }
  });
});

describe('what is said', () => {
  it('follows its clause through rewording and renumbering, and says when it is gone', async () => {
    const id = await startPolicy();
    await say(clerk, id, 'Who shuts it?', { clauseId: 'gate', quoted: 'is shut at nine' });
    const standing = async () => (await read(head, id))?.threads[0];
    expect(await standing()).toMatchObject({ standing: 'as-it-was', wordsThen: null, quoted: 'is shut at nine' });
    await reword(id, TEXT.replace(':::clause{#gate}', ':::clause{#new}\nDoors have locks.\n:::\n\n:::clause{#gate}'));
    expect(await standing()).toMatchObject({ standing: 'as-it-was', about: '1.2 The gate is shut at nine.' });
    await reword(id, TEXT.replace('at nine', 'at eight'));
    expect(await standing()).toMatchObject({ standing: 'reworded', wordsThen: 'The gate is shut at nine.' });
    await reword(id, TEXT.replace(/:::clause\{#gate\}[^:]+:::/, ''));
    expect(await standing()).toMatchObject({ standing: 'gone', wordsThen: 'The gate is shut at nine.' });
    expect((await say(clerk, id, 'And now?', { clauseId: 'gate' })).refusals).toMatchObject([
      { code: 'COMMENT_PLACE_GONE' },
    ]);
  });

  it('is answered, settled and opened again by those whose it is to', async () => {
    const id = await startPolicy();
    const asked = await idOf('Ruth Adeyemi', id);
    const { commentId } = await say(clerk, id, 'Who shuts it?', { clauseId: 'gate', askedPersonIds: [asked] });
    await say(head, id, 'The caretaker.', { threadId: commentId });
    expect((await read(clerk, id))?.threads).toMatchObject([
      { maySettle: true, comments: [{ isMine: true, askedNames: ['Ruth Adeyemi'] }, { words: 'The caretaker.' }] },
    ]);
    const of = { policyId: id, commentId };
    const changed = act('settleComment', ', settling: "changed"');
    expect(await refusalsOf(clerk, changed, of)).toEqual(['COMMENT_NOT_YOURS_TO_SETTLE']);
    expect(await refusalsOf(head, changed, of)).toEqual([]);
    expect((await read(clerk, id))?.threads).toMatchObject([{ state: 'changed', settledByName: 'Ruth Adeyemi' }]);
    expect((await say(clerk, id, 'But when?', { threadId: commentId })).refusals).toMatchObject([
      { code: 'COMMENT_SETTLED' },
    ]);
    expect(await refusalsOf(clerk, act('reopenComment'), of)).toEqual([]);
    expect((await read(head, id))?.threads).toMatchObject([{ state: 'open', settledByName: null }]);
    const atOnce = await Promise.all(Array.from({ length: 4 }, () => refusalsOf(head, changed, of)));
    expect(atOnce.sort()).toEqual([[], ['COMMENT_SETTLED'], ['COMMENT_SETTLED'], ['COMMENT_SETTLED']]);
  });

  it('is deleted by whoever said it, and the record tells of it without the words', async () => {
    const id = await startPolicy();
    const { commentId } = await say(clerk, id, 'A careless word.');
    await say(head, id, 'Pardon?', { threadId: commentId });
    const of = { policyId: id, commentId };
    expect(await refusalsOf(head, act('deleteComment'), of)).toEqual(['COMMENT_OF_ANOTHER']);
    expect(await refusalsOf(clerk, act('deleteComment'), of)).toEqual([]);
    const [thread] = (await read(head, id))?.threads ?? [];
    expect(thread?.comments).toMatchObject([
      { words: null, personName: 'Colin Marsh', deletedAt: expect.any(String) },
      { words: 'Pardon?' },
    ]);
    const events: { action: string; data: object }[] = await api.database.owner.query(
      'select action, data from app.audit_events where subject_id = $1 order by id',
      [commentId],
    );
    expect(events.map(({ action }) => action)).toEqual(['comment.made', 'comment.deleted']);
    expect(JSON.stringify(events)).not.toContain('careless');
    const rows = await api.database.owner.query('select * from app.draft_comments where id = $1', [commentId]);
    expect(JSON.stringify(rows)).not.toContain('careless');
  });
});

describe('what a council says on a draft that it is shown', () => {
  it('is the school’s, under the council’s name, and its own to settle and delete', async () => {
    const id = await startPolicy();
    await ask(id, [], true);
    const asked = (await read(author, id))?.readers.map(({ personId }) => personId);
    const { commentId, refusals } = await say(author, id, 'The template says eight.', {
      ...{ clauseId: 'gate', askedPersonIds: asked },
    });
    expect(refusals).toEqual([]);
    expect((await read(head, id))?.threads).toMatchObject([
      {
        ...{ id: commentId, about: '1.1 The gate is shut at nine.', maySettle: true, state: 'open' },
        comments: [{ personName: 'Priya Nair', organisationName: 'Northbrook Council', askedNames: ['Ruth Adeyemi'] }],
      },
    ]);
    const rows = await api.database.owner.query('select organisation_id from app.draft_comments where id = $1', [
      commentId,
    ]);
    expect(rows).toEqual([{ organisation_id: school }]);
    const { commentId: replyId } = await say(head, id, 'Ours opens later.', { threadId: commentId });
    const of = { policyId: id, commentId };
    expect(await refusalsOf(author, act('deleteComment'), { policyId: id, commentId: replyId })).toEqual([
      'COMMENT_OF_ANOTHER',
    ]);
    expect(await refusalsOf(author, act('settleComment', ', settling: "resolved"'), of)).toEqual([]);
    expect(await refusalsOf(author, act('reopenComment'), of)).toEqual([]);
    expect(await refusalsOf(author, act('deleteComment'), of)).toEqual([]);
    const events: { action: string }[] = await api.database.owner.query(
      'select action from app.audit_events where organisation_id = $1 and subject_id = $2 order by id',
      [school, commentId],
    );
    expect(events.map(({ action }) => action)).toEqual([
      'comment.made',
      'comment.resolved',
      'comment.reopened',
      'comment.deleted',
    ]);
    const note = 'mutation ($policyId: ID!) { noteLook(policyId: $policyId) { done refusals { code } } }';
    expect(await refusalsOf(author, note, { policyId: id })).toEqual([]);
    expect((await read(head, id))?.readers).toContainEqual(
      expect.objectContaining({ name: 'Northbrook Council', lookedAt: expect.any(String) }),
    );
  });
});

describe('what waits', () => {
  it('stands on the list of each, and a submission says how many comments are open', async () => {
    const id = await startPolicy();
    await ask(id, [await idOf('Dev Patel', id)], true);
    await say(clerk, id, 'Who shuts it?', { clauseId: 'gate' });
    const kinds = async (caller: Caller | undefined) =>
      (
        await need(caller).ask<{ todo: { kind: string; subjectId: string; title: string }[] }>(
          '{ todo { kind subjectId title } }',
        )
      ).todo
        .filter(({ subjectId, kind }) => subjectId === id && kind.match(/comment|look/))
        .map(({ kind, title }) => `${kind}: ${title}`);
    expect(await kinds(head)).toEqual(['comments: 1 open comment on the draft of Keys']);
    expect(await kinds(governor)).toEqual(['look-at-draft: Look at the draft of Keys']);
    expect(await kinds(author)).toEqual(['look-at-draft: Look at the draft of Keys of Hillside School']);
    expect(await kinds(clerk)).toEqual([]);
    const { submitPolicy } = await need(head).ask<{ submitPolicy: { warnings: { code: string; what: string }[] } }>(
      `mutation ($id: ID!) { submitPolicy(policyId: $id, version: 1) { refusals { code } warnings { code what } revision { id } } }`,
      { id },
    );
    expect(submitPolicy).toMatchObject({ refusals: [], revision: { id: expect.any(String) } });
    expect(submitPolicy.warnings).toContainEqual({ code: 'COMMENTS_OPEN', what: '1 comment on the draft is open.' });
  });
});
