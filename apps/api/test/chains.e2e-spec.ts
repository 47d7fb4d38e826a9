import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findWaitingOffers, offerInTurn, realClock } from '@ratify/journey';
import { plainDate } from '@ratify/policy';
import type { Organisation } from '@ratify/store';
import { buildLink, buildOrganisation } from '@ratify/test-kit';
import { startApi, type Caller, type Refusal, type TestApi } from './api.ts';

// Council, trust and school: a template made from a template, exceptions to what is fixed, and leaving.

const template = (bodies: Readonly<Record<string, string>>): string => `---
title: Keys and codes
slug: keys-and-codes
review: {every: P2Y}
---

## Keys {#keys}

${Object.entries(bodies)
  .map(([attributes, words]) => `:::clause{#${attributes}}\n${words}\n:::\n`)
  .join('\n')}
::local-variations
`;
const FIRST = {
  'holders rule=fixed': 'Only members of staff may hold keys.',
  log: 'The office must keep a log of every key and of whoever holds it.',
  'night rule=optional': 'Nobody may stay in the building after ten at night.',
  'spare rule=local': 'Say where the spare keys are kept.',
  'alarm rule=fixed binding=law': 'The alarm must be tested every week.',
};
const REFUSALS = 'refusals { code what whatToDo where line }';
const EXCEPTION = `${REFUSALS} exception { id state inForce addresseeName organisationName conditions untilOn answerReason }`;

interface Answer {
  readonly refusals: Refusal[];
}
interface ExceptionAnswer extends Answer {
  readonly exception: Readonly<Record<'id' | 'state' | 'addresseeName' | 'organisationName', string>> | null;
}
interface DraftAnswer extends Answer {
  readonly draft: { readonly version: number; readonly text: string } | null;
}

let api: TestApi;
let today = plainDate('2026-11-12');
const organisations = {} as Record<'council' | 'trust' | 'academy' | 'school', Organisation>;
const people = {} as Record<
  'author' | 'publisher' | 'officer' | 'trustPublisher' | 'head' | 'clerk' | 'schoolHead' | 'schoolClerk',
  Caller
>;

beforeAll(async () => {
  const clock = realClock();
  api = await startApi({ clock: { now: () => clock.now(), today: () => today } });
  const { database } = api;
  organisations.council = await buildOrganisation(database, { kind: 'council', name: 'Wexcombe County Council' });
  organisations.trust = await buildOrganisation(database, { kind: 'trust', name: 'Hartwell Trust' });
  organisations.academy = await buildOrganisation(database, { name: 'Larkmead Academy' });
  organisations.school = await buildOrganisation(database, { name: 'Birch Lane School' });
  const { council, trust, academy, school } = organisations;
  await buildLink(database, { organisationId: trust.id, upperId: council.id, kind: 'buys-service-from' });
  await buildLink(database, { organisationId: academy.id, upperId: trust.id, kind: 'academy-of' });
  await buildLink(database, { organisationId: academy.id, upperId: council.id, kind: 'member-of', seesAdopted: true });
  await buildLink(database, { organisationId: school.id, upperId: council.id, kind: 'maintained-by' });
  people.author = await api.as({ organisationId: council.id, roles: ['council-author'] });
  people.publisher = await api.as({ organisationId: council.id, roles: ['publisher'] });
  people.officer = await api.as({ organisationId: council.id, roles: ['compliance-officer'] });
  people.trustPublisher = await api.as({ organisationId: trust.id, roles: ['council-author', 'publisher'] });
  people.head = await api.as({ organisationId: academy.id, roles: ['head'] });
  people.clerk = await api.as({ organisationId: academy.id, roles: ['clerk'] });
  people.schoolHead = await api.as({ organisationId: school.id, roles: ['head'] });
  people.schoolClerk = await api.as({ organisationId: school.id, roles: ['clerk'] });
});
afterAll(() => api?.close());

/** Does what the worker does after a publication, in one part. */
async function runOffers(): Promise<void> {
  const queued: { id: string; editionId: string }[] = await api.database.owner.query(
    `select id, payload ->> 'editionId' as "editionId" from app.jobs where task = 'offer-edition' and state = 'queued'`,
  );
  for (const { id, editionId } of queued)
    await api.database.store.inJob(id, { write: true }, async (rows) => {
      const { edition, waiting } = await findWaitingOffers(rows, editionId);
      expect(await offerInTurn(rows, edition, waiting)).toEqual([]);
      await rows.finish();
    });
}

async function publish(
  caller: Caller,
  templateId: string,
  text?: string,
  adoptBy: string | null = null,
): Promise<Answer & { edition: { id: string } }> {
  const read = `query ($id: ID!) { template(id: $id) { draft { version changes { clauseId } } } }`;
  interface Read {
    template: { draft: { version: number; changes: { clauseId: string }[] } };
  }
  let { draft } = (await caller.ask<Read>(read, { id: templateId })).template;
  if (text !== undefined) {
    await caller.ask(
      `mutation ($id: ID!, $v: Int!, $text: String!) { saveTemplateDraft(templateId: $id, version: $v, text: $text) { ${REFUSALS} } }`,
      { id: templateId, v: draft.version, text },
    );
    ({ draft } = (await caller.ask<Read>(read, { id: templateId })).template);
  }
  const materiality = draft.changes.map(({ clauseId }) => ({ clauseId, level: 'substantive', reason: 'Clearer.' }));
  const { publishEdition } = await caller.ask<{ publishEdition: Answer & { edition: { id: string } } }>(
    `mutation ($id: ID!, $v: Int!, $m: [ClauseMaterialityInput!]!, $by: PlainDate) { publishEdition(templateId: $id, version: $v, summary: "What changed.", materiality: $m, adoptBy: $by) { ${REFUSALS} edition { id number } } }`,
    { id: templateId, v: draft.version, m: materiality, by: adoptBy },
  );
  if (publishEdition.edition) await runOffers();
  return publishEdition;
}

async function draftOf(caller: Caller, policyId: string): Promise<{ version: number; text: string }> {
  const { policy } = await caller.ask<{ policy: { draft: { version: number; text: string } } }>(
    'query ($id: ID!) { policy(id: $id) { draft { version text } } }',
    { id: policyId },
  );
  return policy.draft;
}

async function adapt(caller: Caller, policyId: string, clauseId: string, text: string): Promise<DraftAnswer> {
  const { version } = await draftOf(caller, policyId);
  const { adaptClause } = await caller.ask<{ adaptClause: DraftAnswer }>(
    `mutation ($id: ID!, $v: Int!, $clause: ID!, $text: String!) { adaptClause(policyId: $id, version: $v, clauseId: $clause, text: $text) { ${REFUSALS} draft { version text } } }`,
    { id: policyId, v: version, clause: clauseId, text },
  );
  return adaptClause;
}

async function take(caller: Caller, policyId: string, editionId: string, answers: object[] = []): Promise<DraftAnswer> {
  const { version } = await draftOf(caller, policyId);
  const { takeUpdate } = await caller.ask<{ takeUpdate: DraftAnswer }>(
    `mutation ($id: ID!, $e: ID!, $v: Int!, $a: [ChoiceAnswerInput!]!) { takeUpdate(policyId: $id, editionId: $e, version: $v, answers: $a) { ${REFUSALS} draft { version text } } }`,
    { id: policyId, e: editionId, v: version, a: answers },
  );
  return takeUpdate;
}

async function fork(caller: Caller, templateId: string): Promise<string> {
  const { forkTemplate } = await caller.ask<{ forkTemplate: Answer & { policy: { id: string } } }>(
    `mutation ($id: ID!) { forkTemplate(templateId: $id) { ${REFUSALS} policy { id } } }`,
    { id: templateId },
  );
  expect(forkTemplate.refusals).toEqual([]);
  return forkTemplate.policy.id;
}

async function submit(caller: Caller, policyId: string): Promise<Refusal[]> {
  const { version } = await draftOf(caller, policyId);
  const { submitPolicy } = await caller.ask<{ submitPolicy: Answer }>(
    `mutation ($id: ID!, $v: Int!) { submitPolicy(policyId: $id, version: $v) { ${REFUSALS} } }`,
    { id: policyId, v: version },
  );
  return submitPolicy.refusals;
}

async function request(caller: Caller, about: object): Promise<ExceptionAnswer> {
  const { requestException } = await caller.ask<{ requestException: ExceptionAnswer }>(
    `mutation ($policyId: ID, $templateId: ID, $clauseId: ID!, $wording: String!, $reason: String!) {
      requestException(policyId: $policyId, templateId: $templateId, clauseId: $clauseId, wording: $wording, reason: $reason) { ${EXCEPTION} } }`,
    about as Record<string, unknown>,
  );
  return requestException;
}

async function grant(caller: Caller, id: string, more: object = {}): Promise<ExceptionAnswer> {
  const { grantException } = await caller.ask<{ grantException: ExceptionAnswer }>(
    `mutation ($id: ID!, $conditions: String, $until: PlainDate) { grantException(exceptionId: $id, conditions: $conditions, until: $until) { ${EXCEPTION} } }`,
    { id, ...more },
  );
  return grantException;
}

const reasoned = async (
  caller: Caller,
  verb: 'refuseException' | 'endException',
  id: string,
): Promise<ExceptionAnswer> =>
  (
    await caller.ask<Record<string, ExceptionAnswer>>(
      `mutation ($id: ID!) { ${verb}(exceptionId: $id, reason: "It was agreed with the unions.") { ${EXCEPTION} } }`,
      { id },
    )
  )[verb] as ExceptionAnswer;

const codes = (answer: Answer): string[] => answer.refusals.map((each) => each.code);

describe('council, trust and school', () => {
  let councilTemplate: string;
  let trustTemplate: string;
  let policyId: string;
  let trustText: string;

  it('the trust makes its own template of the council’s, tightens it, and publishes to its academy', async () => {
    const { createTemplate } = await people.author.ask<{ createTemplate: { template: { id: string } } }>(
      'mutation ($text: String!) { createTemplate(text: $text) { template { id } } }',
      { text: template(FIRST) },
    );
    councilTemplate = createTemplate.template.id;
    expect(codes(await publish(people.publisher, councilTemplate))).toEqual([]);
    const derive = `mutation ($id: ID!) { deriveTemplate(templateId: $id) { ${REFUSALS} template { id draft { version text } derivedFrom { publisherName editionNumber newerEditionNumber } } } }`;
    interface Derived {
      deriveTemplate: Answer & { template: { id: string; draft: { text: string }; derivedFrom: object } };
    }
    const { deriveTemplate } = await people.trustPublisher.ask<Derived>(derive, { id: councilTemplate });
    expect(deriveTemplate.refusals).toEqual([]);
    expect(deriveTemplate.template.derivedFrom).toEqual({
      publisherName: 'Wexcombe County Council',
      editionNumber: 1,
      newerEditionNumber: null,
    });
    trustTemplate = deriveTemplate.template.id;
    expect(codes((await people.trustPublisher.ask<Derived>(derive, { id: councilTemplate })).deriveTemplate)).toEqual([
      'ALREADY_DERIVED',
    ]);
    trustText = deriveTemplate.template.draft.text
      .replace('{#log}', '{#log rule=fixed}')
      .replace(
        'rule=local}\nSay where the spare keys are kept.',
        'rule=fixed}\nThe spare keys are in the trust’s safe.',
      );
    expect(codes(await publish(people.trustPublisher, trustTemplate, trustText))).toEqual([]);
  });

  it('it may not loosen what the council set, nor touch what it fixed, and is told whose that is', async () => {
    const loose = trustText.replace('holders rule=fixed', 'holders rule=optional');
    const refused = await publish(people.trustPublisher, trustTemplate, loose);
    expect(codes(refused)).toEqual(['RULE_LOOSENED']);
    expect(refused.refusals[0]?.what).toContain('Wexcombe County Council made this clause fixed');
    const other = await publish(
      people.trustPublisher,
      trustTemplate,
      trustText.replace('Only members of staff', 'Anybody'),
    );
    expect(codes(other)).toEqual(['FIXED_CLAUSE_CHANGED']);
    expect(other.refusals[0]?.what).toContain('fixed by Wexcombe County Council');
    await publish(people.trustPublisher, trustTemplate, trustText);
  });

  it('the academy’s clauses name who fixed each, and hold', async () => {
    policyId = await fork(people.head, trustTemplate);
    const { policy } = await people.head.ask<{
      policy: {
        descent: string;
        force: string;
        draft: { clauses: { id: string; rule: string; fixedBy: string | null }[] };
      };
    }>('query ($id: ID!) { policy(id: $id) { descent force draft { clauses { id rule fixedBy } } } }', {
      id: policyId,
    });
    expect(policy.draft.clauses).toEqual([
      { id: 'holders', rule: 'fixed', fixedBy: 'Wexcombe County Council' },
      { id: 'log', rule: 'fixed', fixedBy: 'Hartwell Trust' },
      { id: 'night', rule: 'optional', fixedBy: null },
      { id: 'spare', rule: 'fixed', fixedBy: 'Hartwell Trust' },
      { id: 'alarm', rule: 'fixed', fixedBy: 'Wexcombe County Council' },
    ]);
    expect(policy).toMatchObject({
      descent: 'Wexcombe County Council edition 1, through Hartwell Trust edition 1',
      force: 'binding',
    });
    expect(codes(await adapt(people.head, policyId, 'log', 'No log is kept.'))).toEqual(['FIXED_CLAUSE_CHANGED']);
    expect(codes(await adapt(people.head, policyId, 'night', 'Nobody may stay after eight at night.'))).toEqual([]);
  });

  it('council edition 2 goes through the trust’s edition to the academy with one choice, and nothing local is lost', async () => {
    const second = template({
      ...FIRST,
      'holders rule=fixed': 'Only members of staff and governors may hold keys.',
      'night rule=optional': 'Nobody may stay in the building after nine at night.',
      log: 'The office must keep a log of every key, every code and of whoever holds it.',
      'spare rule=local': 'Say where the spare keys are kept, and who knows.',
    });
    const { edition } = await publish(people.publisher, councilTemplate, second);
    const read =
      'query ($id: ID!) { template(id: $id) { derivedFrom { newerEditionId newerEditionNumber } draft { version } } todo { kind title } }';
    const before = await people.trustPublisher.ask<{
      template: { derivedFrom: { newerEditionId: string }; draft: { version: number } };
      todo: { kind: string; title: string }[];
    }>(read, { id: trustTemplate });
    expect(before.template.derivedFrom).toEqual({ newerEditionId: edition.id, newerEditionNumber: 2 });
    expect(before.todo.map((each) => each.kind)).toContain('take-template-update');
    const taken = await people.trustPublisher.ask<{
      takeTemplateUpdate: Answer & { template: { draft: { text: string } } };
    }>(
      `mutation ($id: ID!, $e: ID!, $v: Int!) { takeTemplateUpdate(templateId: $id, editionId: $e, version: $v, answers: []) { ${REFUSALS} template { draft { text } } } }`,
      { id: trustTemplate, e: edition.id, v: before.template.draft.version },
    );
    expect(taken.takeTemplateUpdate.refusals).toEqual([]);
    const merged = taken.takeTemplateUpdate.template.draft.text;
    expect(merged).toContain('staff and governors');
    expect(merged).toContain('#log rule=fixed');
    expect(merged).toContain('The spare keys are in the trust’s safe.');
    expect(merged).toContain('#spare rule=fixed');
    const trusts = await publish(people.trustPublisher, trustTemplate);
    expect(codes(trusts)).toEqual([]);

    const { policy } = await people.head.ask<{ policy: { updateOffers: { edition: { id: string }; answer: null }[] } }>(
      'query ($id: ID!) { policy(id: $id) { updateOffers { edition { id } answer } } }',
      { id: policyId },
    );
    expect(policy.updateOffers).toEqual([{ edition: { id: trusts.edition.id }, answer: null }]);
    const { updatePreview } = await people.head.ask<{ updatePreview: { choices: { clauseId: string }[] } }>(
      'query ($p: ID!, $e: ID!) { updatePreview(policyId: $p, editionId: $e) { choices { clauseId } } }',
      { p: policyId, e: trusts.edition.id },
    );
    expect(updatePreview.choices).toEqual([{ clauseId: 'night' }]);
    const { refusals, draft } = await take(people.head, policyId, trusts.edition.id, [
      { clauseId: 'night', answer: 'ours' },
    ]);
    expect(refusals).toEqual([]);
    for (const words of ['staff and governors', 'every code', 'trust’s safe', 'after eight at night'])
      expect(draft?.text).toContain(words);
  });

  it('the council’s register says from which of its editions the academy’s policy descends', async () => {
    const { register } = await people.officer.ask<{
      register: { entries: { organisationName: string; descent: string | null; remark: string | null }[] };
    }>('{ register(first: 50) { entries { organisationName descent remark } } }');
    expect(register.entries.find((each) => each.organisationName === 'Larkmead Academy')).toMatchObject({
      descent: 'Wexcombe County Council edition 2, through Hartwell Trust edition 2',
      remark: 'from Wexcombe County Council edition 2, through Hartwell Trust edition 2',
    });
  });

  it('an academy asks the council, over its trust, for an exception to what the council fixed', async () => {
    const wording = 'Only members of staff, governors and the caretaking firm may hold keys.';
    const asked = await request(people.head, {
      policyId,
      clauseId: 'holders',
      wording,
      reason: 'A firm looks after the building.',
    });
    expect(asked).toMatchObject({
      refusals: [],
      exception: { state: 'asked', addresseeName: 'Wexcombe County Council' },
    });
    const id = asked.exception?.id ?? '';
    expect(codes(await grant(people.trustPublisher, id))).toEqual(['NOT_FOUND']);
    expect(codes(await grant(people.head, id))).toEqual(['NOT_PERMITTED']);
    expect(await grant(people.publisher, id)).toMatchObject({
      refusals: [],
      exception: { state: 'granted', organisationName: 'Larkmead Academy' },
    });
    expect(codes(await adapt(people.head, policyId, 'holders', wording))).toEqual([]);
  });

  it('what the trust is granted flows on with its edition', async () => {
    const wording = 'Only members of staff, governors and trustees may hold keys.';
    const { exception } = await request(people.trustPublisher, {
      templateId: trustTemplate,
      clauseId: 'holders',
      wording,
      reason: 'Trustees open the buildings.',
    });
    expect(codes(await grant(people.publisher, exception?.id ?? ''))).toEqual([]);
    const { template: own } = await people.trustPublisher.ask<{ template: { draft: { text: string } } }>(
      'query ($id: ID!) { template(id: $id) { draft { text } } }',
      { id: trustTemplate },
    );
    const text = own.draft.text.replace('Only members of staff and governors may hold keys.', wording);
    expect(text).not.toBe(own.draft.text);
    const third = await publish(people.trustPublisher, trustTemplate, text);
    expect(codes(third)).toEqual([]);
    // The academy's own exception is to a clause that has changed: it is asked, not overruled.
    expect(codes(await take(people.head, policyId, third.edition.id))).toEqual(['CHOICE_UNANSWERED']);
    const { draft } = await take(people.head, policyId, third.edition.id, [{ clauseId: 'holders', answer: 'theirs' }]);
    expect(draft?.text).toContain(wording);
  });

  it('the academy’s version prints what its trust changed of the council’s template beside what is its own', async () => {
    expect(await submit(people.head, policyId)).toEqual([]);
    const { policy } = await people.head.ask<{ policy: { revisions: { html: string }[] } }>(
      'query ($id: ID!) { policy(id: $id) { revisions { html } } }',
      { id: policyId },
    );
    const html = policy.revisions[0]?.html ?? '';
    const above = 'What Hartwell Trust’s edition 3 itself changed of Wexcombe County Council’s edition 2';
    expect(html).toContain(above);
    expect(html.slice(html.indexOf(above))).toContain('governors and trustees');
    expect(html.slice(0, html.indexOf(above))).toContain('eight');
  });

  it('an academy cannot leave its trust’s template, and is told why and whom to ask', async () => {
    const { leaveTemplate } = await people.clerk.ask<{ leaveTemplate: Answer }>(
      `mutation ($id: ID!) { leaveTemplate(policyId: $id, reason: "Ours is better.", minuteReference: "9.1") { ${REFUSALS} } }`,
      { id: policyId },
    );
    expect(codes(leaveTemplate)).toEqual(['TEMPLATE_BINDING']);
    expect(leaveTemplate.refusals[0]?.what).toContain('Hartwell Trust is the body in law');
  });
});

describe('a maintained school and its council', () => {
  let templateId: string;
  let policyId: string;
  const wording = 'Only members of staff and the hall’s hirers may hold keys.';

  beforeAll(async () => {
    const { createTemplate } = await people.author.ask<{ createTemplate: { template: { id: string } } }>(
      'mutation ($text: String!) { createTemplate(text: $text) { template { id } } }',
      { text: template(FIRST).replaceAll('keys-and-codes', 'doors').replace('Keys and codes', 'Doors') },
    );
    templateId = createTemplate.template.id;
    await publish(people.publisher, templateId);
    policyId = await fork(people.schoolHead, templateId);
    expect(codes(await adapt(people.schoolHead, policyId, 'spare', 'In the office safe.'))).toEqual([]);
  });

  const edition = (bodies: Partial<typeof FIRST>): string =>
    template({ ...FIRST, ...bodies })
      .replaceAll('keys-and-codes', 'doors')
      .replace('Keys and codes', 'Doors');
  const about = (clauseId: string, words = wording) => ({
    policyId,
    clauseId,
    wording: words,
    reason: 'The hall is let in the evening.',
  });

  it('what need not or cannot be granted is refused when it is asked', async () => {
    expect(codes(await request(people.schoolHead, about('log')))).toEqual(['CLAUSE_NOT_FIXED']);
    expect(codes(await request(people.schoolHead, about('alarm')))).toEqual(['CLAUSE_IS_LAW']);
    expect(codes(await request(people.schoolHead, about('nowhere')))).toEqual(['CLAUSE_NOT_FOUND']);
    expect(codes(await request(people.schoolHead, about('holders', 'Only members of staff may hold keys.')))).toEqual([
      'WORDING_NOT_CHANGED',
    ]);
    expect(codes(await request(people.schoolHead, about('holders', ':::clause{#x}\nNo end.')))).toEqual([
      'INPUT_NOT_VALID',
    ]);
  });

  it('a refusal stands with its reason, and the clause stands too', async () => {
    const { exception } = await request(people.schoolHead, about('holders'));
    expect(codes(await request(people.schoolHead, about('holders')))).toEqual(['EXCEPTION_ALREADY_ASKED']);
    const { todo } = await people.publisher.ask<{ todo: { kind: string; title: string; subjectId: string }[] }>(
      '{ todo { kind title subjectId } }',
    );
    expect(todo.find((each) => each.kind === 'answer-exception')).toMatchObject({
      title: 'Answer Birch Lane School about clause 1.1 of Doors',
      subjectId: exception?.id,
    });
    expect(await reasoned(people.publisher, 'refuseException', exception?.id ?? '')).toMatchObject({
      refusals: [],
      exception: { state: 'refused', answerReason: 'It was agreed with the unions.' },
    });
    expect(codes(await grant(people.publisher, exception?.id ?? ''))).toEqual(['EXCEPTION_ANSWERED']);
    expect(codes(await adapt(people.schoolHead, policyId, 'holders', wording))).toEqual(['FIXED_CLAUSE_CHANGED']);
  });

  it('what is granted may stand as granted, in no other wording, and goes to the governors', async () => {
    const { exception } = await request(people.schoolHead, about('holders'));
    const granted = await grant(people.publisher, exception?.id ?? '', {
      conditions: 'The hirers sign for them.',
      until: '2027-08-31',
    });
    expect(granted).toMatchObject({ refusals: [], exception: { inForce: true, untilOn: '2027-08-31' } });
    expect(codes(await adapt(people.schoolHead, policyId, 'holders', 'Anybody may.'))).toEqual([
      'FIXED_CLAUSE_CHANGED',
    ]);
    expect(codes(await adapt(people.schoolHead, policyId, 'holders', wording))).toEqual([]);
    expect(await submit(people.schoolHead, policyId)).toEqual([]);
    const { policy } = await people.schoolHead.ask<{ policy: { revisions: { id: string; html: string }[] } }>(
      'query ($id: ID!) { policy(id: $id) { revisions { id html } } }',
      { id: policyId },
    );
    expect(policy.revisions[0]?.html).toMatch(
      /Exception granted by Wexcombe County Council on [^<]*, until 31 August 2027: The hirers sign for them\./,
    );
    const { register, registerCounts } = await people.officer.ask<{
      register: { entries: { organisationName: string; remark: string }[] };
      registerCounts: { exceptions: number };
    }>('{ register(status: "exception") { entries { organisationName remark } } registerCounts { exceptions } }');
    expect(register.entries.find((each) => each.organisationName === 'Birch Lane School')?.remark).toBe(
      'with an exception',
    );
    expect(registerCounts.exceptions).toBe(register.entries.length);
    await people.schoolClerk.ask(
      `mutation ($id: ID!) { withdrawRevision(revisionId: $id, reason: "Not yet.") { ${REFUSALS} } }`,
      { id: policy.revisions[0]?.id },
    );
  });

  it('it survives an edition that leaves the clause alone, and one that changes it asks', async () => {
    const second = await publish(
      people.publisher,
      templateId,
      edition({ log: 'The office keeps a log of every key.' }),
    );
    const { draft, refusals } = await take(people.schoolHead, policyId, second.edition.id);
    expect(refusals).toEqual([]);
    expect(draft?.text).toContain(wording);
    const third = await publish(
      people.publisher,
      templateId,
      edition({
        log: 'The office keeps a log of every key.',
        'holders rule=fixed': 'Only members of staff may hold keys. They never lend them.',
      }),
      '2027-01-31',
    );
    const { register } = await people.officer.ask<{ register: { entries: { title: string; adoptByOn: string }[] } }>(
      '{ register(status: "behind") { entries { title adoptByOn } } }',
    );
    expect(register.entries).toContainEqual({ title: 'Doors', adoptByOn: '2027-01-31' });
    expect(codes(await take(people.schoolHead, policyId, third.edition.id))).toEqual(['CHOICE_UNANSWERED']);
    const kept = await take(people.schoolHead, policyId, third.edition.id, [{ clauseId: 'holders', answer: 'ours' }]);
    expect(kept.draft?.text).toContain(wording);
    expect(kept.draft?.text).not.toContain('They never lend them.');
    expect(await submit(people.schoolHead, policyId)).toEqual([]);
  });

  it('once its last day is over, or it is ended, the published wording is asked for again', async () => {
    const submitted = await people.schoolHead.ask<{ policy: { revisions: { id: string }[] } }>(
      'query ($id: ID!) { policy(id: $id) { revisions { id } } }',
      { id: policyId },
    );
    await people.schoolClerk.ask(
      `mutation ($id: ID!) { withdrawRevision(revisionId: $id, reason: "Not yet.") { ${REFUSALS} } }`,
      { id: submitted.policy.revisions[0]?.id },
    );
    today = plainDate('2027-09-01');
    expect((await submit(people.schoolHead, policyId)).map((each) => each.code)).toEqual(['FIXED_CLAUSE_CHANGED']);
    const { todo } = await people.schoolHead.ask<{ todo: { kind: string; title: string }[] }>(
      '{ todo { kind title } }',
    );
    expect(todo).toContainEqual({ kind: 'exception-lapsed', title: 'Put back clause 1.1 of Doors' });
    today = plainDate('2026-11-12');
    const { policy } = await people.schoolHead.ask<{ policy: { exceptions: { id: string; state: string }[] } }>(
      'query ($id: ID!) { policy(id: $id) { exceptions { id state } } }',
      { id: policyId },
    );
    const granted = policy.exceptions.find((each) => each.state === 'granted')?.id ?? '';
    expect(codes(await reasoned(people.publisher, 'endException', granted))).toEqual([]);
    expect((await submit(people.schoolHead, policyId)).map((each) => each.code)).toEqual(['FIXED_CLAUSE_CHANGED']);
    const actions: { action: string; organisation_id: string }[] = await api.database.owner.query(
      "select action, organisation_id from app.audit_events where action like 'exception.%' and subject_id = $1 order by at, id",
      [granted],
    );
    const of = (organisation: Organisation) =>
      actions.filter((each) => each.organisation_id === organisation.id).map((each) => each.action);
    expect(of(organisations.school)).toEqual(['exception.asked', 'exception.granted', 'exception.ended']);
    expect(of(organisations.council)).toEqual(['exception.granted', 'exception.ended']);
  });

  it('by a minute of its governors the school makes the policy its own; what is law still binds', async () => {
    const leave = `mutation ($id: ID!, $minute: String!) { leaveTemplate(policyId: $id, reason: "We let our hall.", minuteReference: $minute) { ${REFUSALS} policy { template { id } departures { publisherName editionNumber leftOn minuteReference } } } }`;
    const refused = await people.schoolClerk.ask<{ leaveTemplate: Answer }>(leave, { id: policyId, minute: ' ' });
    expect(codes(refused.leaveTemplate)).toEqual(['MINUTE_MISSING']);
    const { leaveTemplate } = await people.schoolClerk.ask<{ leaveTemplate: Answer & { policy: object } }>(leave, {
      id: policyId,
      minute: '9.1',
    });
    expect(leaveTemplate.refusals).toEqual([]);
    expect(leaveTemplate.policy).toEqual({
      template: null,
      departures: [
        { publisherName: 'Wexcombe County Council', editionNumber: 3, leftOn: '2026-11-12', minuteReference: '9.1' },
      ],
    });
    expect(codes(await adapt(people.schoolHead, policyId, 'holders', 'Whoever needs one may hold a key.'))).toEqual([]);
    expect(codes(await adapt(people.schoolHead, policyId, 'alarm', 'The alarm is tested at times.'))).toEqual([
      'FIXED_CLAUSE_CHANGED',
    ]);
    expect((await draftOf(people.schoolHead, policyId)).text).not.toContain('based-on');
    expect(await submit(people.schoolHead, policyId)).toEqual([]);
  });

  it('the publisher is told, the register says so, and no more editions are offered', async () => {
    const { departures, todo } = await people.publisher.ask<{
      departures: { organisationName: string; reason: string }[];
      todo: { kind: string; title: string }[];
    }>('{ departures { organisationName reason } todo { kind title } }');
    expect(departures).toEqual([{ organisationName: 'Birch Lane School', reason: 'We let our hall.' }]);
    expect(todo).toContainEqual({ kind: 'template-left', title: 'Birch Lane School left your template with Doors' });
    const { register } = await people.officer.ask<{ register: { entries: { title: string; remark: string }[] } }>(
      '{ register(status: "left") { entries { title remark } } }',
    );
    expect(register.entries).toEqual([{ title: 'Doors', remark: 'left the template on 12 November 2026' }]);
    const next = await publish(people.publisher, templateId, edition({ log: 'A log is kept of every key.' }));
    expect(codes(next)).toEqual([]);
    const { policy } = await people.schoolHead.ask<{ policy: { updateOffers: { answer: string | null }[] } }>(
      'query ($id: ID!) { policy(id: $id) { updateOffers { answer } } }',
      { id: policyId },
    );
    expect(policy.updateOffers.map((each) => each.answer)).toEqual(['taken', 'taken']);
  });

  it('and may go over to another template in its own words, the old one staying on record', async () => {
    const { createTemplate } = await people.author.ask<{ createTemplate: { template: { id: string } } }>(
      'mutation ($text: String!) { createTemplate(text: $text) { template { id } } }',
      {
        text: edition({ log: 'A register of keys must be kept.' })
          .replaceAll('doors', 'sites')
          .replace('Doors', 'Sites'),
      },
    );
    const nextId = createTemplate.template.id;
    await publish(people.publisher, nextId);
    const { templateChange } = await people.schoolHead.ask<{
      templateChange: { comparison: string; carried: number; draftVersion: number; fixed: { clauseId: string }[] };
    }>(
      'query ($p: ID!, $t: ID!) { templateChange(policyId: $p, templateId: $t) { comparison carried draftVersion fixed { clauseId } } }',
      { p: policyId, t: nextId },
    );
    expect(templateChange.carried).toBeGreaterThan(0);
    expect(templateChange.comparison).toContain('log');
    const { changeTemplate } = await people.schoolHead.ask<{
      changeTemplate: Answer & { policy: { template: { id: string }; draft: { text: string }; departures: object[] } };
    }>(
      `mutation ($p: ID!, $t: ID!, $v: Int!) { changeTemplate(policyId: $p, templateId: $t, version: $v, reason: "It is shorter.") { ${REFUSALS} policy { template { id } draft { text } departures { wentElsewhere } } } }`,
      { p: policyId, t: nextId, v: templateChange.draftVersion },
    );
    expect(changeTemplate.refusals).toEqual([]);
    expect(changeTemplate.policy.template.id).toBe(nextId);
    expect(changeTemplate.policy.draft.text).toContain('based-on: sites@1');
    expect(changeTemplate.policy.draft.text).toContain('In the office safe.');
    expect(changeTemplate.policy.departures).toEqual([{ wentElsewhere: false }]);
  });
});
