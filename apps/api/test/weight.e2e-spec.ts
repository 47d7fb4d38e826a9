import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AppointedRole } from '@ratify/store';
import { buildBody, buildDraft, buildOrganisation, buildPolicy } from '@ratify/test-kit';
import { startApi, type TestApi } from './api.ts';

// One school's policy, from its first adoption to a version that the meeting changed, through the public API.

const text = (visitors: string, front = ''): string => `---
title: Visitors
slug: visitors
review: {every: P1Y}
${front}---

## Arrival {#arrival}

:::clause{#sign-in agreed-with="the unions"}
${visitors}
:::

:::clause{#badge}
Visitors may wear a badge.
:::
`;
const REFUSED = 'refusals { code where }';
const TODAY = new Date().toISOString().slice(0, 10);

let api: TestApi;
let school: { organisationId: string; policyId: string; bodyId: string };
beforeAll(async () => {
  api = await startApi();
  const { id: organisationId } = await buildOrganisation(api.database, { kind: 'school' });
  const policy = await buildPolicy(api.database, { organisationId, slug: 'visitors', title: 'Visitors' });
  await buildDraft(api.database, { organisationId, policyId: policy.id, text: text('Visitors sign in.') });
  const body = await buildBody(api.database, {
    organisationId,
    quorum: null,
    signatories: [],
    routes: ['meeting', 'delegated'],
  });
  school = { organisationId, policyId: policy.id, bodyId: body.id };
}, 900_000);
afterAll(() => api?.close());

/** Asks as somebody with this role, and gives back the one field asked for. */
async function ask<T>(role: AppointedRole, operation: string, variables: Record<string, unknown> = {}): Promise<T> {
  const caller = await api.as({ organisationId: school.organisationId, roles: [role] });
  const data = await caller.ask<Record<string, T>>(operation, variables);
  return Object.values(data)[0] as T;
}

interface Refused {
  readonly refusals: readonly { readonly code: string }[];
}
const codes = ({ refusals }: Refused): string[] => refusals.map((each) => each.code);

async function save(words: string): Promise<void> {
  const { draft } = await ask<{ draft: { version: number } }>(
    'head',
    `query ($id: ID!) { policy(id: $id) { draft { version } } }`,
    {
      id: school.policyId,
    },
  );
  const saved = await ask<Refused>(
    'head',
    `mutation ($id: ID!, $v: Int!, $t: String!) { saveDraft(policyId: $id, version: $v, text: $t) { ${REFUSED} } }`,
    {
      ...{ id: school.policyId, v: draft.version, t: words },
    },
  );
  expect(codes(saved)).toEqual([]);
}

const submit = async (more = ''): Promise<Refused & { revision: { id: string; level: string; changes: object[] } }> => {
  const { draft } = await ask<{ draft: { version: number } }>(
    'head',
    `query ($id: ID!) { policy(id: $id) { draft { version } } }`,
    { id: school.policyId },
  );
  return ask(
    'head',
    `mutation ($id: ID!, $v: Int!) { submitPolicy(policyId: $id, version: $v${more}) { ${REFUSED} revision { id level isFirst changes { key of level reason redline agreedWith } consultations { consulted outcome } } } }`,
    { id: school.policyId, v: draft.version },
  );
};

const decide = (
  revisionId: string,
  more = '',
): Promise<Refused & { decision: { id: string }; adoption: object | null }> =>
  ask(
    'clerk',
    `mutation ($r: ID!, $b: ID!, $on: PlainDate!) { recordDecision(input: { revisionId: $r, bodyId: $b, route: "delegated", decidedOn: $on, minuteReference: "7.1", ${more || 'outcome: "adopted"'} }) { ${REFUSED} decision { id } adoption { adoptedOn } } }`,
    { r: revisionId, b: school.bodyId, on: TODAY },
  );

describe('a policy whose changes are weighed', () => {
  it('is new to the body at first, and asks for nothing else', async () => {
    const first = await submit();
    expect(first).toMatchObject({ refusals: [], revision: { level: 'substantive', isFirst: true, changes: [] } });
    expect(await decide(first.revision.id)).toMatchObject({ refusals: [], adoption: { adoptedOn: TODAY } });
  }, 900_000);

  it('asks for a consultation on agreed wording, or a reason; records one, and shows both to the governors', async () => {
    const staff = await api.as({ organisationId: school.organisationId, roles: ['staff'] });
    const READ = `query ($id: ID!) { policy(id: $id) { acknowledgedByMe adoptedRevision { id } changesSinceConfirmed { key level } } }`;
    const { policy } = await staff.ask<{ policy: { adoptedRevision: { id: string } } }>(READ, { id: school.policyId });
    await staff.ask(`mutation ($id: ID!) { acknowledgePolicy(revisionId: $id) { ${REFUSED} } }`, {
      id: policy.adoptedRevision.id,
    });
    await save(text('Visitors sign in and out.'));
    expect(codes(await submit())).toEqual(['CONSULTATION_MISSING']);
    const consulted = await ask<Refused>(
      'head',
      `mutation ($id: ID!, $on: PlainDate!) { recordConsultation(policyId: $id, input: { consulted: ["Staff", "The union"], fromOn: $on, untilOn: $on, outcome: "agreed" }) { ${REFUSED} } }`,
      { id: school.policyId, on: TODAY },
    );
    expect(codes(consulted)).toEqual([]);
    const second = await submit(', materiality: "editorial"');
    expect(codes(second)).toEqual(['MATERIALITY_REASON_MISSING']);
    const sent = await submit();
    expect(sent).toMatchObject({
      refusals: [],
      revision: {
        level: 'substantive',
        changes: [{ key: 'sign-in', of: 'own', level: 'substantive', agreedWith: 'the unions' }],
        consultations: [{ consulted: ['Staff', 'The union'], outcome: 'agreed' }],
      },
    });
    // Adopted with a change: nothing is in force until it is entered and confirmed.
    const none = await decide(sent.revision.id, 'outcome: "adopted-with-changes"');
    expect(codes(none)).toEqual(['AMENDMENTS_MISSING']);
    const { decision, adoption, refusals } = await decide(
      sent.revision.id,
      'outcome: "adopted-with-changes", amendments: [{ clauseId: "badge", what: "reword", said: "may becomes must" }, { clauseId: "badge", what: "add", said: "A visitor keeps it on." }]',
    );
    expect([refusals, adoption]).toEqual([[], null]);
    expect(codes(await submit())).toContain('AMENDMENTS_WAIT');
    const LEAVE = `mutation ($id: ID!) { leaveTemplate(policyId: $id, reason: "Our own.", minuteReference: "9.1") { ${REFUSED} } }`;
    expect(codes(await ask<Refused>('clerk', LEAVE, { id: school.policyId }))).toEqual(['AMENDMENTS_WAIT']);
    const ENTER = `mutation ($d: ID!, $w: [String!]!) { enterAmendments(decisionId: $d, wordings: $w) { ${REFUSED} revision { id amended { key } } } }`;
    expect(
      codes(await ask<Refused>('clerk', ENTER, { d: decision.id, w: ['Visitors may wear a badge.', 'It stays on.'] })),
    ).toEqual(['AMENDMENT_NOT_MADE']);
    const entered = await ask<Refused & { revision: { id: string; amended: object[] } }>('clerk', ENTER, {
      d: decision.id,
      w: ['Visitors must wear a badge.', 'It stays on.'],
    });
    expect(entered).toMatchObject({
      refusals: [],
      revision: { amended: [{ key: 'badge' }, { key: 'x-amendment-1' }] },
    });
    const CONFIRM = `mutation ($r: ID!) { confirmAmendments(revisionId: $r, matches: true) { ${REFUSED} adoption { adoptedOn } } }`;
    expect(codes(await ask<Refused>('governor', CONFIRM, { r: entered.revision.id }))).toEqual([
      'CONFIRMING_OFFICE_NOT_HELD',
    ]);
    expect(await ask('chair', CONFIRM, { r: entered.revision.id })).toMatchObject({
      refusals: [],
      adoption: { adoptedOn: TODAY },
    });
    const after = await ask<{ draft: { text: string }; adoptedRevision: { text: string; html: string } }>(
      'head',
      `query ($id: ID!) { policy(id: $id) { draft { text } adoptedRevision { text html } } }`,
      { id: school.policyId },
    );
    expect(after.adoptedRevision.text).toContain('Visitors must wear a badge.');
    expect(after.draft.text).toBe(after.adoptedRevision.text);
    // A change of substance asks staff anew, and says what changed.
    const { policy: seen } = await staff.ask<{ policy: object }>(READ, { id: school.policyId });
    expect(seen).toMatchObject({
      acknowledgedByMe: false,
      changesSinceConfirmed: [{ key: 'sign-in', level: 'substantive' }, { key: 'badge' }, { key: 'x-amendment-1' }],
    });
  }, 900_000);

  it('is reported where it was decided for the body, once', async () => {
    const tasks = await ask<{ kind: string; subjectId: string }[]>('clerk', `{ todo { kind subjectId } }`);
    const open = tasks.filter((each) => each.kind === 'report-decision');
    expect(open).toHaveLength(2);
    const { meeting } = await ask<{ meeting: { id: string } }>(
      'clerk',
      `mutation ($b: ID!, $on: PlainDate!) { scheduleMeeting(bodyId: $b, heldOn: $on) { meeting { id } } }`,
      { b: school.bodyId, on: TODAY },
    );
    const REPORT = `mutation ($d: ID!, $m: ID!) { reportDecision(decisionId: $d, meetingId: $m, minuteReference: "8.2") { ${REFUSED} } }`;
    const given = { d: open[0]?.subjectId, m: meeting.id };
    expect(codes(await ask<Refused>('clerk', REPORT, given))).toEqual([]);
    expect(codes(await ask<Refused>('clerk', REPORT, given))).toEqual(['NOTHING_TO_REPORT']);
  }, 900_000);
});
