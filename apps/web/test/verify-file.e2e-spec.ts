import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApi } from '@ratify/api';
import { realClock, realIds } from '@ratify/journey';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';
import { createWeb } from '../src/index.ts';

let database: TestDatabase;
let origin: string;
const close: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await createDatabase();
  const journey = { store: database.store, clock: realClock(), ids: realIds };
  const api = await createApi({ journey, secure: false, introspection: false });
  await api.listen(0, '127.0.0.1');
  const web = await createWeb({ apiOrigin: await api.getUrl(), secure: false });
  await web.listen(0, '127.0.0.1');
  origin = await web.getUrl();
  close.push(
    () => web.close(),
    () => api.close(),
    () => database.close(),
  );
});
afterAll(async () => {
  for (const each of close) await each();
});

/** The form as a browser without JavaScript would send it. */
async function send(file: Uint8Array | null, { withToken = true } = {}): Promise<{ status: number; html: string }> {
  const page = await fetch(`${origin}/verify`);
  const cookie = page.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
  const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
  const form = new FormData();
  if (withToken) form.set('_csrf', token);
  form.set('file', new File(file ? [Buffer.from(file)] : [], file ? 'policy.pdf' : '', { type: 'application/pdf' }));
  const answer = await fetch(`${origin}/verify`, { method: 'POST', body: form, headers: { cookie } });
  return { status: answer.status, html: await answer.text() };
}

describe('a file dropped on the page that checks', () => {
  it('is checked in place, and the answer is in plain words', async () => {
    const { status, html } = await send(Buffer.from('no PDF at all'));
    expect(status).toBe(200);
    expect(html).toContain('<h1 class="govuk-heading-l">This file must not be relied on</h1>');
    expect(html).toContain('The file is damaged, or it is not a PDF.');
    expect(html).toContain('These exact bytes are not stored here.');
  });

  it('left out is asked for, beside the field', async () => {
    const { status, html } = await send(null);
    expect(status).toBe(400);
    expect(html).toContain('Choose the PDF that you want checked');
    expect(html).toContain('id="file-error"');
  });

  it('sent from another site is refused', async () => {
    expect((await send(Buffer.from('x'), { withToken: false })).status).toBe(403);
  });
});
