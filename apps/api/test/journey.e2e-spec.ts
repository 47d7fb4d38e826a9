import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, schoolYearOf, type PlainDate } from '@ratify/policy';
import type { Body, Organisation } from '@ratify/store';
import { buildBody, buildBodySetting, buildLink, buildOrganisation } from '@ratify/test-kit';
import { startApi, type Caller, type Refusal, type TestApi } from './api.ts';

const file = (path: string): string => readFileSync(new URL(`../../../templates/${path}`, import.meta.url), 'utf8');
const first = file('social-networking-protocol/template.md');
const second = file('social-networking-protocol/edition-2.md');
const changes = JSON.parse(file('social-networking-protocol/edition-2.changes.json')) as {
  materiality: Record<string, { level: string; reason: string }>;
};
const example = JSON.parse(file('social-networking-protocol/examples/primary-school.json')) as {
  values: Record<string, string | string[]>;
  adaptedClauses: { id: string; body: string }[];
  leftOut: { id: string; reason: string }[];
};
const REFUSALS = 'refusals { code what whatToDo where line }';
const today = new Date().toISOString().slice(0, 10);

interface DraftAnswer {
  readonly refusals: Refusal[];
  readonly draft: { version: number; text: string; emptyBlanks: { id: string }[] } | null;
  readonly current: { version: number; text: string } | null;
  readonly yours: string | null;
}
const DRAFT = `${REFUSALS} draft { version text emptyBlanks { id } } current { version text } yours`;

describe('one policy through its whole life, over the API', () => {
  let api: TestApi;
  let council: Organisation;
  let school: Organisation;
  let body: Body;
  const people: Record<'author' | 'publisher' | 'officer' | 'head' | 'clerk' | 'chair', Caller> = {} as never;
  let templateId: string;
  let policyId: string;
  let version: number;
  let revisionId: string;

  beforeAll(async () => {
    api = await startApi();
    council = await buildOrganisation(api.database, { kind: 'council', name: 'Wexcombe County Council' });
    school = await buildOrganisation(api.database, { name: 'Larkmead Primary School' });
    await buildLink(api.database, { organisationId: school.id, upperId: council.id });
    body = await buildBody(api.database, { organisationId: school.id });
    await buildBodySetting(api.database, { organisationId: school.id, bodyId: body.id, settingId: school.id });
    people.author = await api.as({ organisationId: council.id, roles: ['council-author'] });
    people.publisher = await api.as({ organisationId: council.id, roles: ['publisher'] });
    people.officer = await api.as({ organisationId: council.id, roles: ['compliance-officer'] });
    people.head = await api.as({ organisationId: school.id, roles: ['head'] });
    people.clerk = await api.as({ organisationId: school.id, roles: ['clerk'] });
    people.chair = await api.as({ organisationId: school.id, roles: ['chair'] });
  });
  afterAll(() => api?.close());

  it('the author begins a template; an unknown key is refused with its line and the key that was meant', async () => {
    const create = `mutation ($text: String!) { createTemplate(text: $text) { ${REFUSALS} template { id } } }`;
    const wrong = first.replace(/^category:/m, 'categroy:');
    expect(wrong).not.toBe(first);
    const { createTemplate: refused } = await people.author.ask<{ createTemplate: { refusals: Refusal[] } }>(create, {
      text: wrong,
    });
    expect(refused.refusals).toEqual([expect.objectContaining({ code: 'TEXT_HAS_ERRORS', line: expect.any(Number) })]);
    expect(refused.refusals[0]?.whatToDo).toContain('category');
    const { createTemplate } = await people.author.ask<{
      createTemplate: { refusals: Refusal[]; template: { id: string } };
    }>(create, { text: first });
    expect(createTemplate.refusals).toEqual([]);
    templateId = createTemplate.template.id;
  });

  it('a malformed directive stops the publication with its line, and the draft keeps every word', async () => {
    const save = `mutation ($id: ID!, $v: Int!, $text: String!) { saveTemplateDraft(templateId: $id, version: $v, text: $text) { ${REFUSALS} template { draft { version text } } } }`;
    const publish = `mutation ($id: ID!, $v: Int!) { publishEdition(templateId: $id, version: $v, summary: "First") { ${REFUSALS} edition { number } } }`;
    const broken = `${first}\n:::clause{#unclosed\nWords that must not be lost.\n`;
    const { saveTemplateDraft } = await people.author.ask<{
      saveTemplateDraft: { refusals: Refusal[]; template: { draft: { version: number; text: string } } };
    }>(save, { id: templateId, v: 1, text: broken });
    expect(saveTemplateDraft.refusals).toEqual([]);
    expect(saveTemplateDraft.template.draft.text).toBe(broken);
    const { publishEdition } = await people.publisher.ask<{ publishEdition: { refusals: Refusal[]; edition: null } }>(
      publish,
      { id: templateId, v: 2 },
    );
    expect(publishEdition.edition).toBeNull();
    expect(publishEdition.refusals[0]).toMatchObject({ code: 'TEXT_HAS_ERRORS', line: expect.any(Number) });
    await people.author.ask(save, { id: templateId, v: 2, text: first });
    const { publishEdition: done } = await people.publisher.ask<{
      publishEdition: { refusals: Refusal[]; edition: { number: number } };
    }>(publish, { id: templateId, v: 3 });
    expect(done).toEqual({ refusals: [], edition: { number: 1 } });
  });

  it('the head starts from it, and an empty blank stops the submission by its question', async () => {
    const { forkTemplate } = await people.head.ask<{
      forkTemplate: { refusals: Refusal[]; policy: { id: string; draft: { version: number } } };
    }>(`mutation ($id: ID!) { forkTemplate(templateId: $id) { ${REFUSALS} policy { id draft { version } } } }`, {
      id: templateId,
    });
    expect(forkTemplate.refusals).toEqual([]);
    policyId = forkTemplate.policy.id;
    version = forkTemplate.policy.draft.version;
    const { submitPolicy } = await people.head.ask<{ submitPolicy: { refusals: Refusal[] } }>(
      `mutation ($id: ID!, $v: Int!) { submitPolicy(policyId: $id, version: $v) { ${REFUSALS} } }`,
      { id: policyId, v: version },
    );
    expect(submitPolicy.refusals.filter((each) => each.code === 'EMPTY_BLANK').length).toBeGreaterThan(5);
    expect(submitPolicy.refusals.find((each) => each.code === 'EMPTY_BLANK')?.where).toMatch(/[a-z ]{8}/i);
  });

  it('the head fills the blanks, adapts a clause and leaves optional ones out', async () => {
    const values = Object.entries(example.values).map(([id, value]) => ({ id, value: [value].flat() }));
    const { fillBlanks } = await people.head.ask<{ fillBlanks: DraftAnswer }>(
      `mutation ($id: ID!, $v: Int!, $values: [BlankValueInput!]!) { fillBlanks(policyId: $id, version: $v, values: $values) { ${DRAFT} } }`,
      { id: policyId, v: version, values },
    );
    expect(fillBlanks.refusals).toEqual([]);
    version = fillBlanks.draft?.version ?? 0;
    for (const { id, body: text } of example.adaptedClauses) {
      const { adaptClause } = await people.head.ask<{ adaptClause: DraftAnswer }>(
        `mutation ($id: ID!, $v: Int!, $clause: ID!, $text: String!) { adaptClause(policyId: $id, version: $v, clauseId: $clause, text: $text) { ${DRAFT} } }`,
        { id: policyId, v: version, clause: id, text },
      );
      expect(adaptClause.refusals).toEqual([]);
      version = adaptClause.draft?.version ?? 0;
    }
    for (const { id, reason } of example.leftOut) {
      const { leaveOutClause } = await people.head.ask<{ leaveOutClause: DraftAnswer }>(
        `mutation ($id: ID!, $v: Int!, $clause: ID!, $reason: String!) { leaveOutClause(policyId: $id, version: $v, clauseId: $clause, reason: $reason) { ${DRAFT} } }`,
        { id: policyId, v: version, clause: id, reason },
      );
      expect(leaveOutClause.refusals).toEqual([]);
      version = leaveOutClause.draft?.version ?? 0;
    }
  });

  it('a fixed clause stands, and the typed words come back', async () => {
    const { adaptClause } = await people.head.ask<{ adaptClause: DraftAnswer }>(
      `mutation ($id: ID!, $v: Int!) { adaptClause(policyId: $id, version: $v, clauseId: "our-equipment", text: "Anything goes.") { ${DRAFT} } }`,
      { id: policyId, v: version },
    );
    expect(adaptClause.refusals.map((each) => each.code)).toEqual(['FIXED_CLAUSE_CHANGED']);
    expect(adaptClause.yours).toBe('Anything goes.');
  });

  it('a stale save answers with both texts and loses neither', async () => {
    const { saveDraft } = await people.head.ask<{ saveDraft: DraftAnswer }>(
      `mutation ($id: ID!, $v: Int!) { saveDraft(policyId: $id, version: $v, text: "typed on an old page") { ${DRAFT} } }`,
      { id: policyId, v: version - 1 },
    );
    expect(saveDraft.refusals.map((each) => each.code)).toEqual(['STALE_DRAFT']);
    expect(saveDraft.yours).toBe('typed on an old page');
    expect(saveDraft.current).toMatchObject({ version });
    expect(saveDraft.current?.text).toContain('Working time');
  });

  it('edition 2 needs the weight of every change, and then reaches the school with one choice of words', async () => {
    const { saveTemplateDraft } = await people.author.ask<{
      saveTemplateDraft: { template: { draft: { version: number; changes: { clauseId: string }[] } } };
    }>(
      `mutation ($id: ID!, $v: Int!, $text: String!) { saveTemplateDraft(templateId: $id, version: $v, text: $text) { ${REFUSALS} template { draft { version changes { clauseId } } } } }`,
      { id: templateId, v: 3, text: second },
    );
    const { draft } = saveTemplateDraft.template;
    const publish = `mutation ($id: ID!, $v: Int!, $m: [ClauseMaterialityInput!]) { publishEdition(templateId: $id, version: $v, summary: "Second", materiality: $m) { ${REFUSALS} edition { id number } } }`;
    const { publishEdition: refused } = await people.publisher.ask<{ publishEdition: { refusals: Refusal[] } }>(
      publish,
      { id: templateId, v: draft.version, m: [] },
    );
    expect(refused.refusals.map((each) => each.code)).toContain('MATERIALITY_MISSING');
    const m = Object.entries(changes.materiality).map(([clauseId, { level, reason }]) => ({ clauseId, level, reason }));
    const { publishEdition } = await people.publisher.ask<{
      publishEdition: { refusals: Refusal[]; edition: { id: string; number: number } };
    }>(publish, { id: templateId, v: draft.version, m });
    expect(publishEdition).toMatchObject({ refusals: [], edition: { number: 2 } });
    const editionId = publishEdition.edition.id;
    const { updatePreview } = await people.head.ask<{
      updatePreview: { choices: { clauseId: string; kind: string }[]; notCarriedOver: unknown[] };
    }>(
      `query ($p: ID!, $e: ID!) { updatePreview(policyId: $p, editionId: $e) { choices { clauseId kind } notCarriedOver { clauseId } } }`,
      { p: policyId, e: editionId },
    );
    expect(updatePreview.choices.filter((each) => each.kind === 'words').map((each) => each.clauseId)).toEqual([
      'use-in-working-time',
    ]);
    const take = `mutation ($p: ID!, $e: ID!, $v: Int!, $a: [ChoiceAnswerInput!]!) { takeUpdate(policyId: $p, editionId: $e, version: $v, answers: $a) { ${DRAFT} } }`;
    const { takeUpdate: unanswered } = await people.head.ask<{ takeUpdate: DraftAnswer }>(take, {
      p: policyId,
      e: editionId,
      v: version,
      a: [],
    });
    expect(unanswered.refusals.map((each) => each.code)).toContain('CHOICE_UNANSWERED');
    const a = updatePreview.choices.map(({ clauseId, kind }) => ({
      clauseId,
      answer: kind === 'words' ? 'ours' : 'theirs',
    }));
    const { takeUpdate } = await people.head.ask<{ takeUpdate: DraftAnswer }>(take, {
      p: policyId,
      e: editionId,
      v: version,
      a,
    });
    expect(takeUpdate.refusals).toEqual([]);
    expect(takeUpdate.draft?.text).toContain('in the staff room or off site');
    version = takeUpdate.draft?.version ?? 0;
  });

  it('the head submits, the clerk tables it and records the decision without a quorum in vain, then with one', async () => {
    const { submitPolicy } = await people.head.ask<{ submitPolicy: { refusals: Refusal[]; revision: { id: string } } }>(
      `mutation ($id: ID!, $v: Int!) { submitPolicy(policyId: $id, version: $v) { ${REFUSALS} revision { id } } }`,
      { id: policyId, v: version },
    );
    expect(submitPolicy.refusals).toEqual([]);
    revisionId = submitPolicy.revision.id;
    const { scheduleMeeting } = await people.clerk.ask<{
      scheduleMeeting: { refusals: Refusal[]; meeting: { id: string } };
    }>(
      `mutation ($b: ID!, $d: PlainDate!) { scheduleMeeting(bodyId: $b, heldOn: $d) { ${REFUSALS} meeting { id } } }`,
      { b: body.id, d: today },
    );
    expect(scheduleMeeting.refusals).toEqual([]);
    const meetingId = scheduleMeeting.meeting.id;
    const { tableRevision } = await people.clerk.ask<{
      tableRevision: { refusals: Refusal[]; meeting: { agenda: { state: string }[] } };
    }>(
      `mutation ($m: ID!, $r: ID!) { tableRevision(meetingId: $m, revisionId: $r) { ${REFUSALS} meeting { agenda { state } } } }`,
      { m: meetingId, r: revisionId },
    );
    expect(tableRevision).toMatchObject({ refusals: [], meeting: { agenda: [{ state: 'tabled' }] } });
    const record = `mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { ${REFUSALS} decision { outcome } adoption { adoptedOn reviewDueOn } } }`;
    const input = {
      revisionId,
      meetingId,
      route: 'meeting',
      outcome: 'adopted',
      decidedOn: today,
      minuteReference: '7.2',
    };
    const { recordDecision: inquorate } = await people.clerk.ask<{ recordDecision: { refusals: Refusal[] } }>(record, {
      input: { ...input, attendance: 1 },
    });
    expect(inquorate.refusals.map((each) => each.code)).toEqual(['QUORUM_NOT_MET']);
    const { recordDecision } = await people.clerk.ask<{
      recordDecision: { refusals: Refusal[]; adoption: { adoptedOn: string; reviewDueOn: string } };
    }>(record, { input: { ...input, attendance: 5 } });
    expect(recordDecision.refusals).toEqual([]);
    expect(recordDecision.adoption.adoptedOn).toBe(today);
    expect(recordDecision.adoption.reviewDueOn > today).toBe(true);
  });

  it('the chair finds it to sign, but not before its PDF is there', async () => {
    const { signatureRequests } = await people.chair.ask<{ signatureRequests: { id: string; policyTitle: string }[] }>(
      '{ signatureRequests { id policyTitle } }',
    );
    expect(signatureRequests).toHaveLength(1);
    const { signRevision } = await people.chair.ask<{ signRevision: { refusals: Refusal[] } }>(
      `mutation ($r: ID!, $n: String!) { signRevision(requestId: $r, documentSha256: "${'0'.repeat(64)}", typedName: $n, declared: true) { ${REFUSALS} } }`,
      { r: signatureRequests[0]?.id, n: people.chair.name },
    );
    expect(signRevision.refusals.map((each) => each.code)).toEqual(['DOCUMENT_NOT_READY']);
  });

  it('the council sees the date in its register, and never the draft', async () => {
    const { register } = await people.officer.ask<{
      register: { entries: { title: string; status: string; reviewDueOn: string }[] };
    }>('{ register { entries { title status reviewDueOn } } }');
    expect(register.entries).toEqual([
      expect.objectContaining({ title: 'Social networking protocol', status: 'unsigned' }),
    ]);
    const { policy } = await people.officer.ask<{
      policy: { draft: unknown; adoptedRevision: { state: string; html: string } };
    }>('query ($id: ID!) { policy(id: $id) { draft { text } adoptedRevision { state html } } }', { id: policyId });
    expect(policy.draft).toBeNull();
    expect(policy.adoptedRevision.state).toBe('adopted');
    expect(policy.adoptedRevision.html).toContain('in the staff room or off site');
  });

  it('a signature on a version that another has replaced is refused, and nothing is signed', async () => {
    const asked = await people.chair.ask<{ signatureRequests: { id: string }[] }>('{ signatureRequests { id } }');
    const requestId = asked.signatureRequests[0]?.id;
    const { meetings } = await people.clerk.ask<{ meetings: { id: string }[] }>('{ meetings { id } }');
    const meetingId = meetings[0]?.id;
    const { submitPolicy } = await people.head.ask<{ submitPolicy: { refusals: Refusal[]; revision: { id: string } } }>(
      `mutation ($id: ID!, $v: Int!) { submitPolicy(policyId: $id, version: $v) { ${REFUSALS} revision { id } } }`,
      { id: policyId, v: version },
    );
    expect(submitPolicy.refusals).toEqual([]);
    const r = submitPolicy.revision.id;
    await people.clerk.ask(
      `mutation ($m: ID!, $r: ID!) { tableRevision(meetingId: $m, revisionId: $r) { ${REFUSALS} } }`,
      {
        m: meetingId,
        r,
      },
    );
    const input = { revisionId: r, meetingId, route: 'meeting', outcome: 'adopted', decidedOn: today, attendance: 5 };
    const { recordDecision } = await people.clerk.ask<{ recordDecision: { refusals: Refusal[] } }>(
      `mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { ${REFUSALS} } }`,
      { input },
    );
    expect(recordDecision.refusals).toEqual([]);
    const { signRevision } = await people.chair.ask<{ signRevision: { refusals: Refusal[] } }>(
      `mutation ($r: ID!, $n: String!) { signRevision(requestId: $r, documentSha256: "${'0'.repeat(64)}", typedName: $n, declared: true) { ${REFUSALS} } }`,
      { r: requestId, n: people.chair.name },
    );
    expect(signRevision.refusals).toEqual([
      expect.objectContaining({
        code: 'SIGNATURE_ON_SUPERSEDED',
        what: expect.stringMatching(/\w/),
        whatToDo: expect.stringMatching(/\w/),
      }),
    ]);
    const { policy } = await people.officer.ask<{ policy: { revisions: { state: string }[] } }>(
      'query ($id: ID!) { policy(id: $id) { revisions { state } } }',
      { id: policyId },
    );
    expect(policy.revisions.map((each) => each.state).sort()).toEqual(['adopted', 'superseded']);
  });

  it('a deferred version still waits for a decision, and a new submission takes its place', async () => {
    const submit = `mutation ($id: ID!, $v: Int!) { submitPolicy(policyId: $id, version: $v) { ${REFUSALS} revision { id } } }`;
    interface Submitted {
      readonly submitPolicy: { readonly refusals: Refusal[]; readonly revision: { readonly id: string } };
    }
    const states = async (): Promise<string[]> => {
      const { policy } = await people.clerk.ask<{ policy: { revisions: { state: string }[] } }>(
        'query ($id: ID!) { policy(id: $id) { revisions { state } } }',
        { id: policyId },
      );
      return policy.revisions.map((each) => each.state);
    };
    const { submitPolicy } = await people.head.ask<Submitted>(submit, { id: policyId, v: version });
    const r = submitPolicy.revision.id;
    const { meetings } = await people.clerk.ask<{ meetings: { id: string }[] }>('{ meetings { id } }');
    const meetingId = meetings[0]?.id;
    await people.clerk.ask(
      `mutation ($m: ID!, $r: ID!) { tableRevision(meetingId: $m, revisionId: $r) { ${REFUSALS} } }`,
      {
        m: meetingId,
        r,
      },
    );
    const input = { revisionId: r, meetingId, route: 'meeting', outcome: 'deferred', decidedOn: today, attendance: 5 };
    const { recordDecision } = await people.clerk.ask<{ recordDecision: { refusals: Refusal[] } }>(
      `mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { ${REFUSALS} } }`,
      { input },
    );
    expect(recordDecision.refusals).toEqual([]);
    expect((await states())[0]).toBe('deferred');
    const { submitPolicy: again } = await people.head.ask<Submitted>(submit, { id: policyId, v: version });
    expect(again.refusals).toEqual([]);
    expect((await states()).slice(0, 2)).toEqual(['submitted', 'withdrawn']);
  });

  it('a version that one meeting deferred goes on the agenda of a later one, and each tells its own decision', async () => {
    const { policy, meetings } = await people.clerk.ask<{
      policy: { revisions: { id: string; state: string }[] };
      meetings: { id: string }[];
    }>('query ($id: ID!) { policy(id: $id) { revisions { id state } } meetings { id } }', { id: policyId });
    const r = policy.revisions.find(({ state }) => state === 'submitted')?.id;
    const first = meetings[0]?.id ?? '';
    const table = async (m: string): Promise<string[]> => {
      const { tableRevision } = await people.clerk.ask<{ tableRevision: { refusals: Refusal[] } }>(
        `mutation ($m: ID!, $r: ID!) { tableRevision(meetingId: $m, revisionId: $r) { ${REFUSALS} } }`,
        { m, r },
      );
      return tableRevision.refusals.map(({ code }) => code);
    };
    expect(await table(first)).toEqual([]);
    const input = { revisionId: r, meetingId: first, route: 'meeting', outcome: 'deferred', decidedOn: today };
    await people.clerk.ask(
      `mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { ${REFUSALS} } }`,
      { input: { ...input, attendance: 5, minuteReference: '8.1' } },
    );
    expect(await table(first)).toEqual(['DECIDED_AT_MEETING']);
    const { scheduleMeeting } = await people.clerk.ask<{ scheduleMeeting: { meeting: { id: string } } }>(
      'mutation ($b: ID!, $d: PlainDate!) { scheduleMeeting(bodyId: $b, heldOn: $d) { meeting { id } } }',
      { b: body.id, d: addDays(today as PlainDate, 20) },
    );
    const second = scheduleMeeting.meeting.id;
    expect(await table(second)).toEqual([]);
    interface OnAgenda {
      readonly agenda: { id: string; waits: boolean | null; decision: { minuteReference: string } | null }[];
    }
    const asked = await people.clerk.ask<{
      one: OnAgenda;
      other: OnAgenda;
      revision: { meetingId: string };
      todo: { kind: string; subjectId: string }[];
    }>(
      `query ($a: ID!, $b: ID!, $r: ID!) { one: meeting(id: $a) { ...On } other: meeting(id: $b) { ...On } revision(id: $r) { meetingId } todo { kind subjectId } }
        fragment On on Meeting { agenda { id waits decision { minuteReference } } }`,
      { a: first, b: second, r },
    );
    const itself = ({ agenda }: OnAgenda) => agenda.find(({ id }) => id === r);
    expect(itself(asked.one)).toMatchObject({ waits: false, decision: { minuteReference: '8.1' } });
    expect(itself(asked.other)).toMatchObject({ waits: true, decision: null });
    expect(asked.revision.meetingId).toBe(second);
    const on = addDays(today as PlainDate, 20);
    await api.database.owner.query('update app.policies set review_due_on = $2 where id = $1', [policyId, on]);
    const { yearPlan } = await people.clerk.ask<{
      yearPlan: { meetings: { meetingId: string; policies: { policyId: string }[] }[] };
    }>('query ($y: Int!) { yearPlan(first: $y) { meetings { meetingId policies { policyId } } } }', {
      y: schoolYearOf(on),
    });
    const planned = yearPlan.meetings.filter(({ policies }) => policies.some((each) => each.policyId === policyId));
    expect(planned.map(({ meetingId }) => meetingId)).toEqual([second]);
    expect(asked.todo.filter(({ kind, subjectId }) => kind === 'record-decisions' && subjectId === first)).toEqual([]);
  });
});
