import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildDraft, buildEdition, buildLink, buildOrganisation, buildPolicy, buildTemplate } from '@ratify/test-kit';
import { clauseIndex, readPolicy } from '@ratify/document';
import { edited, withParts } from '../../../libs/docx/test/edited-file.ts';
import { startApi, type Caller, type Refusal, type TestApi } from './api.ts';
import { fingerprint } from './isolation/rows-of.ts';
import { tellsInside } from './isolation/tells-inside.ts';

// A head sends a draft round as a Word file. It comes back with edits, while the draft has moved on.

const TEXT = `---
title: Keys
slug: keys
blanks:
  keeper: {type: person, label: Who keeps the spare key?}
---

## Doors {#doors}

:::clause{#gate}
The gate is shut at :org[name] when school begins.
:::

:::clause{#hall rule=fixed}
Nobody props the hall door open.
:::

:::clause{#spare rule=optional}
The spare key is kept by :blank[keeper].
:::
`;

const QUERY = `query ($id: ID!) { wordReturn(id: $id) { fileName isGuess version madeFromVersion
  changes { id kind name standing before after hindrance needsReason } remarks { text author quoted name }
  notCarried { name words why } notices { what text inText } } }`;
const TAKE = `mutation ($policyId: ID!, $returnId: ID!, $version: Int!, $take: [WordChangeInput!]!) {
  takeWordReturn(policyId: $policyId, returnId: $returnId, version: $version, take: $take) {
    refusals { code where } draft { version text } current { text } } }`;
const MAKE = 'mutation ($policyId: ID!) { makeWordCopy(policyId: $policyId) { copyId refusals { code } } }';

interface Shown {
  readonly changes: readonly { readonly id: string; readonly standing: string; readonly hindrance: string | null }[];
}
interface Taken {
  readonly refusals: readonly Pick<Refusal, 'code' | 'where'>[];
  readonly draft: { readonly version: number; readonly text: string } | null;
  readonly current: { readonly text: string } | null;
}

let api: TestApi;
let head: Caller;
let school: string;

beforeAll(async () => {
  api = await startApi();
  school = (await buildOrganisation(api.database, { name: 'Hillside School' })).id;
  head = await api.as({ organisationId: school });
});
afterAll(() => api?.close());

/** A policy of the school that stands on a template with these words. */
async function startPolicy(): Promise<string> {
  const publisher = (await buildOrganisation(api.database, { kind: 'council' })).id;
  await buildLink(api.database, { organisationId: school, upperId: publisher, kind: 'maintained-by' });
  const template = await buildTemplate(api.database, { organisationId: publisher });
  const edition = await buildEdition(api.database, {
    ...{ organisationId: publisher, templateId: template.id, number: 1, text: TEXT },
    clauseIndex: [...clauseIndex(readPolicy(TEXT))],
  });
  const policy = await buildPolicy(api.database, {
    ...{ organisationId: school, title: 'Keys', templateOrganisationId: publisher, templateId: template.id },
    baseEditionId: edition.id,
  });
  await buildDraft(api.database, {
    ...{ organisationId: school, policyId: policy.id, text: TEXT },
    ...{ baseEditionOrganisationId: publisher, baseEditionId: edition.id },
  });
  return policy.id;
}

async function download(policyId: string): Promise<{ readonly copyId: string; readonly bytes: Uint8Array }> {
  const { makeWordCopy } = await head.ask<{ makeWordCopy: { copyId: string } }>(MAKE, { policyId });
  expect(makeWordCopy).toMatchObject({ refusals: [] });
  const response = await head.get(`/word-copies/${makeWordCopy.copyId}/docx`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toContain('Keys%20-%20draft%201.docx');
  return { copyId: makeWordCopy.copyId, bytes: new Uint8Array(await response.arrayBuffer()) };
}

async function sendBack(
  policyId: string,
  bytes: Uint8Array,
  caller = head,
): Promise<{ readonly status: number; readonly returnId: string | null; readonly refusals: readonly Refusal[] }> {
  const response = await fetch(`${api.origin}/word-returns?policy=${policyId}&name=keys.docx`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', cookie: caller.cookie },
    body: Buffer.from(bytes),
  });
  const text = await response.text();
  expect(tellsInside(text)).toBe(false);
  return { status: response.status, ...(JSON.parse(text) as { returnId: string | null; refusals: Refusal[] }) };
}

const take = async (policyId: string, returnId: string | null, version: number, changes: object[]): Promise<Taken> =>
  (await head.ask<{ takeWordReturn: Taken }>(TAKE, { policyId, returnId, version, take: changes })).takeWordReturn;
const shown = async (returnId: string | null): Promise<Shown> =>
  (await head.ask<{ wordReturn: Shown }>(QUERY, { id: returnId })).wordReturn;

const save = (policyId: string, version: number, text: string): Promise<unknown> =>
  head.ask(
    'mutation ($p: ID!, $v: Int!, $t: String!) { saveDraft(policyId: $p, version: $v, text: $t) { refusals { code } } }',
    { p: policyId, v: version, t: text },
  );

describe('a draft that goes out as a Word file', () => {
  it('is one copy however often it is downloaded, and brings nothing when nobody changed it', async () => {
    const policyId = await startPolicy();
    const [first, second] = [await download(policyId), await download(policyId)];
    expect(second.copyId).toBe(first.copyId);
    const { status, returnId } = await sendBack(policyId, first.bytes);
    expect(status).toBe(201);
    expect(await shown(returnId)).toMatchObject({ isGuess: false, changes: [], notCarried: [], notices: [] });
  });

  it('brings back edits clause by clause, beside what was changed in the draft meanwhile', async () => {
    const policyId = await startPolicy();
    const { bytes } = await download(policyId);
    await save(policyId, 1, TEXT.replace('## Doors', '## Doors and gates'));
    const { returnId } = await sendBack(
      policyId,
      edited(bytes, (xml) =>
        xml
          .replace('when school begins', 'at nine')
          .replace('props the hall door open', 'opens the hall door')
          .replace('[Who keeps the spare key?]', 'Ann Example'),
      ),
    );
    const brought = await shown(returnId);
    expect(brought).toMatchObject({ version: 2, madeFromVersion: 1 });
    expect(brought.changes.map(({ id, standing, hindrance }) => [id, standing, hindrance === null])).toEqual([
      ['answered-keeper', 'clean', true],
      ['reworded-gate', 'clean', true],
      ['reworded-hall', 'clean', false],
    ]);
    const refused = await take(policyId, returnId, 2, [{ changeId: 'reworded-gate' }, { changeId: 'reworded-hall' }]);
    expect(refused.refusals.map(({ code }) => code)).toEqual(['FIXED_CLAUSE_CHANGED']);
    const taken = await take(policyId, returnId, 2, [{ changeId: 'reworded-gate' }, { changeId: 'answered-keeper' }]);
    expect(taken.refusals).toEqual([]);
    expect(taken.draft?.version).toBe(3);
    expect(taken.draft?.text).toContain('The gate is shut at :org[name] at nine.');
    expect(taken.draft?.text).toContain('## Doors and gates');
    expect(taken.draft?.text).toContain('keeper: Ann Example');
    expect(taken.draft?.text).toContain('Nobody props the hall door open.');
    // Taking it again changes nothing: the draft says so.
    expect((await shown(returnId)).changes.map(({ standing }) => standing)).toEqual(['done', 'done', 'clean']);
  });

  it('asks where both changed the same words, and refuses to save over a draft that moved on', async () => {
    const policyId = await startPolicy();
    const { bytes } = await download(policyId);
    await save(policyId, 1, TEXT.replace('when school begins', 'when lessons begin'));
    const { returnId } = await sendBack(
      policyId,
      edited(bytes, (xml) => xml.replace('when school begins', 'at nine')),
    );
    expect((await shown(returnId)).changes).toMatchObject([{ id: 'reworded-gate', standing: 'choice' }]);
    const change = { changeId: 'reworded-gate' };
    expect((await take(policyId, returnId, 2, [change])).refusals).toMatchObject([{ code: 'CHOICE_UNANSWERED' }]);
    const stale = await take(policyId, returnId, 1, [{ ...change, answer: 'word' }]);
    expect(stale).toMatchObject({ refusals: [{ code: 'STALE_DRAFT' }], draft: null });
    expect(stale.current?.text).toContain('when lessons begin');
    const taken = await take(policyId, returnId, 2, [{ ...change, answer: 'word' }]);
    expect(taken.draft?.text).toContain(':org[name] at nine.');
  });

  it('leaves an optional clause out with a reason, and no other clause of the template', async () => {
    const policyId = await startPolicy();
    const { bytes } = await download(policyId);
    const { returnId } = await sendBack(
      policyId,
      edited(bytes, (xml) => xml.replace(/<w:p>(?:(?!<\/w:p>).)*(?:The gate is shut|The spare key).*?<\/w:p>/gs, '')),
    );
    expect((await shown(returnId)).changes).toMatchObject([
      { id: 'removed-gate', needsReason: false, hindrance: expect.stringContaining('.') },
      { id: 'removed-spare', needsReason: true, hindrance: null },
    ]);
    const change = { changeId: 'removed-spare' };
    expect((await take(policyId, returnId, 1, [change])).refusals).toMatchObject([{ code: 'REASON_MISSING' }]);
    const { draft } = await take(policyId, returnId, 1, [{ ...change, reason: 'We have no spare key.' }]);
    expect(readPolicy(draft?.text ?? '').frontMatter?.leftOut).toEqual([
      { id: 'spare', reason: 'We have no spare key.' },
    ]);
  });

  it('comes back from an editor that keeps neither properties nor bookmarks: compared with the newest copy', async () => {
    const policyId = await startPolicy();
    const { bytes } = await download(policyId);
    const bare = withParts(bytes, {
      'docProps/custom.xml': () => undefined,
      'word/document.xml': (xml) => xml.replace(/<w:bookmark[^>]*>/g, '').replace('when school begins', 'at nine'),
    });
    const { returnId } = await sendBack(policyId, bare);
    expect(await shown(returnId)).toMatchObject({ isGuess: true, changes: [{ id: 'reworded-gate' }] });
  });

  it('is refused where it is of another policy, of no copy, or no Word file', async () => {
    const [one, other] = [await startPolicy(), await startPolicy()];
    const { bytes } = await download(one);
    const before = await fingerprint(api.database);
    expect(await sendBack(other, bytes)).toMatchObject({ status: 422, refusals: [{ code: 'WORD_COPY_UNKNOWN' }] });
    expect(await sendBack(one, Buffer.from('words'))).toMatchObject({ refusals: [{ code: 'FILE_NOT_READ' }] });
    expect(await sendBack('none', bytes)).toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
    expect(await fingerprint(api.database)).toEqual(before);
  });

  it('is for whoever writes the draft, and for nobody else', async () => {
    const policyId = await startPolicy();
    const { copyId, bytes } = await download(policyId);
    const { returnId } = await sendBack(policyId, bytes);
    const staff = await api.as({ organisationId: school, roles: ['staff'] });
    const elsewhere = await api.as({ organisationId: (await buildOrganisation(api.database)).id });
    const before = await fingerprint(api.database);
    for (const caller of [staff, elsewhere, api.anybody()]) {
      expect((await caller.get(`/word-copies/${copyId}/docx`)).status).toBe(404);
      expect(await caller.ask(QUERY, { id: returnId })).toEqual({ wordReturn: null });
      expect((await sendBack(policyId, bytes, caller)).returnId).toBeNull();
    }
    expect(await fingerprint(api.database)).toEqual(before);
  });
});
