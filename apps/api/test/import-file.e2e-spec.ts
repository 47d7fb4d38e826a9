import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildOrganisation } from '@ratify/test-kit';
import { docxFile, notesPart, paragraph, run } from '../../../libs/docx/test/docx-file.ts';
import { startApi, type Caller, type Refusal, type TestApi } from './api.ts';
import { fingerprint } from './isolation/rows-of.ts';
import { tellsInside } from './isolation/tells-inside.ts';

// A school brings in the Word file it has. What means harm ends in a refusal, and the API goes on answering.

interface Told {
  readonly policyId: string | null;
  readonly refusals: readonly Refusal[];
}

interface BroughtIn {
  readonly fileName: string;
  readonly sourceSha256: string;
  readonly importedByName: string;
  readonly entries: readonly { readonly what: string }[];
  readonly proposals: readonly { readonly what: string; readonly written: boolean }[];
  readonly notices: readonly { readonly what: string; readonly text: string; readonly inText: boolean }[];
  readonly missing: readonly string[];
}

const QUERY = `query ($id: ID!) { policy(id: $id) { title draft { text } broughtIn { fileName sourceSha256 importedByName
  entries { what text line became } proposals { what text line suggestion written } notices { what text inText } missing } } }`;

let api: TestApi;
let school: string;
let head: Caller;

beforeAll(async () => {
  api = await startApi({ importing: { threads: 1, queue: 1, deadline: 8_000, patience: 60_000 } });
  school = (await buildOrganisation(api.database)).id;
  head = await api.as({ organisationId: school });
  // The thread starts with the first document, and starting is not what is measured here.
  await head.bringIn('first.txt', Buffer.from('Warm rooms\n\nKeep rooms warm.\n'));
});
afterAll(() => api?.close());

const tellOf = async (answer: Promise<Response>): Promise<Told & { readonly status: number }> => {
  const response = await answer;
  const text = await response.text();
  expect(tellsInside(text)).toBe(false);
  return { status: response.status, ...(JSON.parse(text) as Told) };
};

const garden = (): Buffer =>
  docxFile(
    [
      paragraph('Garden policy', { style: 'Title' }),
      paragraph('Gate', { style: 'Heading1' }),
      paragraph(`${run('Close the gate')}<w:del><w:r><w:delText>sometimes</w:delText></w:r></w:del>${run('.')}`, {
        list: [1, 1],
      }),
      paragraph('Staff will check the gate every term.', { list: [1, 1] }),
      paragraph('Review date: June 2027'),
    ].join(''),
    { 'word/comments.xml': notesPart('comments', 'comment', ['Which gate?']) },
  );

describe('a Word file', () => {
  it('becomes a draft, and everything that is told of it stands at the policy', async () => {
    const { status, policyId, refusals } = await tellOf(head.bringIn('C:\\Policies\\Garden\u0007.docx', garden()));
    expect({ status, refusals }).toEqual({ status: 201, refusals: [] });
    const { policy } = await head.ask<{
      policy: { title: string; draft: { text: string }; broughtIn: BroughtIn };
    }>(QUERY, { id: policyId });
    expect(policy.title).toBe('Garden policy');
    expect(policy.draft.text).toContain('Close the gate.');
    expect(policy.broughtIn).toMatchObject({ fileName: 'Garden.docx', importedByName: head.name, missing: [] });
    expect(policy.broughtIn.sourceSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(policy.broughtIn.notices).toEqual([
      { what: 'deleted-text', text: 'sometimes', inText: false },
      { what: 'comment', text: 'Which gate?', inText: false },
    ]);
    expect(policy.broughtIn.entries.map(({ what }) => what)).toContain('metadata');
    expect(policy.broughtIn.proposals.length).toBeGreaterThan(0);
  });

  it('is for whoever may change drafts, and its report for nobody else', async () => {
    const staff = await api.as({ organisationId: school, roles: ['staff'] });
    const before = await fingerprint(api.database);
    expect(await tellOf(staff.bringIn('a.docx', garden()))).toMatchObject({
      status: 403,
      refusals: [{ code: 'NOT_PERMITTED' }],
    });
    expect(await tellOf(api.anybody().bringIn('a.docx', garden()))).toMatchObject({
      status: 401,
      refusals: [{ code: 'NOT_SIGNED_IN' }],
    });
    expect(await fingerprint(api.database)).toEqual(before);
    const { policyId } = await tellOf(head.bringIn('b.docx', garden()));
    const elsewhere = await api.as({ organisationId: (await buildOrganisation(api.database)).id });
    expect(await elsewhere.ask(QUERY, { id: policyId })).toEqual({ policy: null });
    const seen = await staff.ask<{ policy: { broughtIn: BroughtIn | null } | null }>(QUERY, { id: policyId });
    expect(seen.policy?.broughtIn ?? null).toBeNull();
  });

  it('is taken only as a body that no form of another site can send', async () => {
    const cookieless = await fetch(`${api.origin}/import-file?name=a.txt`, { method: 'POST', body: 'Words.' });
    expect(cookieless.status).toBe(401);
    for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded']) {
      const response = await fetch(`${api.origin}/import-file?name=a.txt`, {
        method: 'POST',
        headers: { 'content-type': type, cookie: head.cookie },
        body: 'Words.',
      });
      expect(response.status).toBe(415);
    }
  });
});

describe('a file that means harm', () => {
  const bomb = (): Buffer => docxFile('', { 'word/document.xml': Buffer.alloc(100 * 1_048_576, ' ') });
  const endless = (): Buffer => docxFile(paragraph(run('word ').repeat(20)).repeat(6_000));

  it.each([
    ['a bomb', bomb, 413, 'TEXT_TOO_LARGE'],
    ['noise', () => Buffer.from(Array.from({ length: 4000 }, (_, at) => (at * 7919) % 251)), 422, 'FILE_NOT_READ'],
    ['nothing', () => Buffer.alloc(0), 422, 'FILE_NOT_READ'],
    ['a PDF', () => Buffer.from('%PDF-1.7'), 422, 'FILE_NOT_READ'],
    ['a text beyond what a draft holds', () => Buffer.from('a\n'.repeat(600_000)), 413, 'TEXT_TOO_LARGE'],
  ])('%s is refused in plain words, and nothing is kept', async (_, make, status, code) => {
    const before = await fingerprint(api.database);
    const told = await tellOf(head.bringIn('harm.docx', make()));
    expect(told).toMatchObject({ status, policyId: null, refusals: [{ code, where: 'harm.docx' }] });
    expect(told.refusals[0]?.what).toMatch(/\.$/);
    expect(told.refusals[0]?.whatToDo).toMatch(/\.$/);
    expect(await fingerprint(api.database)).toEqual(before);
  });

  it('while one is read to its deadline the API answers others, and the next but one is told that it is busy', async () => {
    const before = process.memoryUsage().rss;
    const first = tellOf(head.bringIn('endless.docx', endless()));
    await new Promise((resolve) => setTimeout(resolve, 1_500)); // it has come, and is being read
    const answers: number[] = [];
    // Whichever of the two comes later is told so at once; the other waits.
    const others = ['one.txt', 'two.txt'].map((name) => tellOf(head.bringIn(name, Buffer.from('Words.'))));
    expect(await Promise.race(others)).toMatchObject({ status: 503, refusals: [{ code: 'READING_BUSY' }] });
    let reading = true;
    void first.then(() => (reading = false));
    while (reading) {
      const started = performance.now();
      expect(await head.ask('{ me { roles } }')).toEqual({ me: { roles: ['head'] } });
      answers.push(performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect((await first).refusals.map(({ code }) => code)).toEqual([expect.stringMatching(/^(READING|TEXT)_TOO_/)]);
    expect((await Promise.all(others)).map(({ status }) => status).sort()).toEqual([201, 503]);
    answers.sort((a, b) => a - b);
    expect(answers.length).toBeGreaterThan(3);
    expect(answers[Math.floor(answers.length / 2)]).toBeLessThan(1_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(1_000 * 1_048_576);
  });
});
