import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildOrganisation } from '@ratify/test-kit';
import { startApi, type Caller, type TestApi } from './api.ts';
import { tellsInside } from './isolation/tells-inside.ts';

// Documents are handed over one request each, and are told of by what was sent together.

let api: TestApi;
let school: string;
let head: Caller;
beforeAll(async () => {
  api = await startApi();
  school = (await buildOrganisation(api.database)).id;
  head = await api.as({ organisationId: school });
});
afterAll(() => api?.close());

const QUERY = `query ($id: ID) { sentDocuments(batchId: $id) { fileName state policyTitle toLookAt refusal { what } } }`;

async function send(cookie: string, query: Record<string, string>) {
  const response = await fetch(`${api.origin}/sent-documents?${new URLSearchParams(query)}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/octet-stream' },
    body: 'Pond policy',
  });
  const text = await response.text();
  expect(tellsInside(text)).toBe(false);
  const { id = null, refusals = [] } = JSON.parse(text) as { id?: string; refusals?: { code: string }[] };
  return { status: response.status, id, codes: refusals.map(({ code }) => code) };
}

describe('a document that is sent', () => {
  it('is kept and waits, once however often it is sent; nobody else sees it', async () => {
    const batch = randomUUID();
    const first = await send(head.cookie, { batch, name: '../../etc/pond.txt' });
    expect([first.status, first.codes]).toEqual([201, []]);
    expect(await send(head.cookie, { batch: batch.toUpperCase(), name: 'pond.txt' })).toEqual(first);
    const line = { fileName: 'pond.txt', state: 'waiting', policyTitle: null, toLookAt: null, refusal: null };
    expect(await head.ask(QUERY, { id: batch })).toEqual({ sentDocuments: [line] });
    expect(await head.ask(QUERY, {})).toEqual({ sentDocuments: [line] });
    const others = [
      await api.as({ organisationId: (await buildOrganisation(api.database)).id }),
      await api.as({ organisationId: school, roles: ['governor'] }),
      api.anybody(),
    ];
    for (const other of others) expect(await other.ask(QUERY, { id: batch })).toEqual({ sentDocuments: [] });
    expect(await head.ask(QUERY, { id: randomUUID() })).toEqual({ sentDocuments: [] });
    expect(await head.ask(QUERY, { id: 'nonsense' })).toEqual({ sentDocuments: [] });
  });

  it('is refused from whoever may not, without a batch, and in another form', async () => {
    const batch = randomUUID();
    expect(await send('', { batch, name: 'a.txt' })).toMatchObject({ status: 401, codes: ['NOT_SIGNED_IN'] });
    const governor = await api.as({ organisationId: school, roles: ['governor'] });
    expect((await send(governor.cookie, { batch, name: 'a.txt' })).codes).toEqual(['NOT_PERMITTED']);
    expect((await send(head.cookie, { name: 'a.txt' })).codes).toEqual(['INPUT_NOT_VALID']);
    expect((await send(head.cookie, { batch: "x' or 1", name: 'a.txt' })).codes).toEqual(['INPUT_NOT_VALID']);
    const response = await fetch(`${api.origin}/sent-documents?batch=${batch}&name=a.txt`, {
      method: 'POST',
      headers: { cookie: head.cookie, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(415);
    expect(await head.ask(QUERY, { id: batch })).toEqual({ sentDocuments: [] });
  });
});
