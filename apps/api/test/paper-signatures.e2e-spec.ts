import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Installation, openS3, type ObjectStore } from '@ratify/store';
import { startS3, type TestS3 } from '@ratify/test-kit/s3';
import { startApi, type Caller, type Refusal, type TestApi } from './api.ts';
import { fingerprint } from './isolation/rows-of.ts';
import { buildWorld, type World } from './isolation/world.ts';

// What happened on paper: the clerk records that the chair signed by hand and sends the scan, or sends what shows an earlier adoption.

const SCAN = Buffer.from('\u00ff\u00d8\u00ff\u00e0 a photograph of a page', 'latin1');
const SIGNER = 'Siân Ó Néill';

let api: TestApi;
let world: World;
let clerk: Caller;
let s3: TestS3;
let objects: ObjectStore;

beforeAll(async () => {
  s3 = await startS3();
  objects = await openS3(s3.settings);
  api = await startApi({ objects });
  world = await buildWorld(api.database);
  const { id: organisationId } = world.school.organisation;
  clerk = await api.as({ organisationId, roles: ['clerk'] });
});
afterAll(async () => {
  await api?.close();
  objects?.close();
  await s3?.close();
});

interface Told {
  readonly status: number;
  readonly id: string | null;
  readonly refusals: readonly Refusal[];
}

async function send(who: Caller, overrides: object = {}, scan: Uint8Array = SCAN): Promise<Told> {
  const paper = { request: world.school.request.id, on: '2026-09-20', signer: SIGNER, ...overrides };
  const response = await who.sendScan(paper, scan);
  return { status: response.status, ...((await response.json()) as Omit<Told, 'status'>) };
}
const codes = ({ refusals }: Told): string[] => refusals.map(({ code }) => code);

describe('where a request stands', () => {
  it('is not said to be vacant to those above, who do not see who holds an office', async () => {
    const standing = async (who: Caller): Promise<string> => {
      const { request } = await who.ask<{ request: { standing: string; deputies: object[] } }>(
        'query ($id: ID!) { request: signatureRequest(id: $id) { standing deputies { name } } }',
        { id: world.school.request.id },
      );
      return `${request.standing}, ${request.deputies.length > 0 ? 'and who could sign' : 'and no names'}`;
    };
    const officer = await api.as({ organisationId: world.council.organisation.id, roles: ['compliance-officer'] });
    expect(await standing(clerk)).toBe('office-vacant, and who could sign');
    expect(await standing(officer)).toBe('waiting, and no names');
  });
});

describe('a scan', () => {
  it('is received from nobody who is signed out, and recorded for nobody but the clerk', async () => {
    const before = await fingerprint(api.database);
    expect(await send(api.anybody())).toMatchObject({ status: 401, refusals: [{ code: 'NOT_SIGNED_IN' }] });
    const { id: organisationId } = world.school.organisation;
    for (const role of ['head', 'chair', 'vice-chair', 'governor', 'staff'] as const) {
      const told = await send(await api.as({ organisationId, roles: [role] }));
      expect([role, told.status, codes(told)]).toEqual([role, 403, ['NOT_PERMITTED']]);
    }
    const after = await fingerprint(api.database);
    // Nothing but that these people are there, and have signed in.
    expect(Object.keys(after).filter((table) => after[table] !== before[table])).toEqual(['appointments', 'sessions']);
  });

  it('for another school’s request is answered as for one that is not there', async () => {
    const before = await fingerprint(api.database);
    const none = await send(clerk, { request: crypto.randomUUID() });
    expect(none).toMatchObject({ status: 404, refusals: [{ code: 'NOT_FOUND' }] });
    for (const place of ['sister', 'otherSchool', 'council', 'trust'] as const)
      expect(await send(clerk, { request: world[place].request.id })).toEqual(none);
    expect(await send(clerk, { request: 'not-an-id' })).toEqual(none);
    expect(await fingerprint(api.database)).toEqual(before);
  });

  it('that is none by its bytes, too large, or without a day or a name, is refused; nothing of it is kept', async () => {
    const before = await fingerprint(api.database);
    const told = [
      await send(clerk, {}, Buffer.from('<html><script>alert(1)</script>')),
      await send(clerk, {}, Buffer.concat([SCAN, Buffer.alloc(10_000_000)])),
      await send(clerk, {}, Buffer.alloc(0)),
      await send(clerk, { on: '31/2/2026' }),
      await send(clerk, { on: '2099-01-01' }),
      await send(clerk, { on: '2026-09-13' }),
      await send(clerk, { signer: '' }),
    ];
    expect(told.map((each) => [each.status, codes(each).join()])).toEqual([
      [415, 'SCAN_UNREADABLE'],
      [413, 'SCAN_TOO_LARGE'],
      [422, 'SCAN_MISSING'],
      [422, 'DATE_NOT_READ'],
      [422, 'DATE_IN_FUTURE'],
      [422, 'SIGNED_BEFORE_ADOPTION'],
      [422, 'SIGNER_MISSING'],
    ]);
    expect(await fingerprint(api.database)).toEqual(before);
  });

  it('closes the request, and is there for whoever may see the document, byte for byte', async () => {
    const told = await send(clerk);
    expect(told).toMatchObject({ status: 201, refusals: [] });
    const { request } = await clerk.ask<{ request: Record<string, unknown> }>(
      `query ($id: ID!) { request: signatureRequest(id: $id) { state standing signedByName signedAt
         paper { id signerName signedOn role scanMime scanLength recordedByName }
         document { paperSignatures { id } } } }`,
      { id: world.school.request.id },
    );
    expect(request).toMatchObject({
      ...{ state: 'signed-on-paper', standing: 'settled', signedByName: SIGNER, signedAt: null },
      paper: {
        ...{ id: told.id, signerName: SIGNER, signedOn: '2026-09-20', role: 'chair', recordedByName: clerk.name },
        ...{ scanMime: 'image/jpeg', scanLength: SCAN.length },
      },
    });
    const { id: organisationId } = world.school.organisation;
    const officer = await api.as({ organisationId: world.council.organisation.id, roles: ['compliance-officer'] });
    for (const who of [clerk, await api.as({ organisationId, roles: ['staff'] }), officer]) {
      const answer = await who.get(`/paper-signatures/${told.id}/scan`);
      expect(answer.headers.get('content-type')).toBe('image/jpeg');
      expect(answer.headers.get('content-disposition')).toBe('attachment; filename="signed-page.jpg"');
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(createHash('sha256').update(SCAN).digest('hex'));
    }
  });

  it('and the document are had from an S3-compatible store once they are there; while that is away everybody is told when to ask again', async () => {
    const { request, document, organisation } = world.school;
    const paths = async (): Promise<string[]> => {
      const { found } = await clerk.ask<{ found: { paper: { id: string } } }>(
        'query ($id: ID!) { found: signatureRequest(id: $id) { paper { id } } }',
        { id: request.id },
      );
      return [`/paper-signatures/${found.paper.id}/scan`, `/documents/${document.id}/pdf`];
    };
    const outsider = await api.as({ organisationId: world.otherSchool.organisation.id, roles: ['head'] });
    const answers = async (who: Caller): Promise<[number, string | null, string][]> => {
      const made = (await paths()).map(async (path): Promise<[number, string | null, string]> => {
        const answer = await who.get(path);
        const bytes = Buffer.from(await answer.arrayBuffer());
        return [answer.status, answer.headers.get('retry-after'), createHash('sha256').update(bytes).digest('hex')];
      });
      return Promise.all(made);
    };
    const before = await answers(clerk);
    const installation = await Installation.open(api.database, objects);
    for await (const length of installation.relocateBytes('s3')) expect(length).toBeGreaterThan(0);
    await installation.close();
    expect(await api.database.owner.query('select from app.blobs where bytes is not null')).toEqual([]);
    s3.requests.length = 0;
    expect(await answers(clerk)).toEqual(before);
    expect(s3.requests.map(({ key }) => key.split('/')[0])).toEqual([organisation.id, organisation.id]);
    expect((await answers(outsider)).map(([status]) => status)).toEqual([404, 404]);
    s3.trouble = 'refusing';
    expect((await answers(clerk)).map(([status, after]) => [status, after])).toEqual([
      [503, '30'],
      [503, '30'],
    ]);
    expect((await answers(outsider)).map(([status]) => status)).toEqual([404, 404]);
    s3.trouble = 'none';
  });

  it('cannot be sent a second time', async () => {
    expect(codes(await send(clerk))).toEqual(['REQUEST_CLOSED']);
  });

  it('is told to whoever holds the code of the document by office and day, and by no name', async () => {
    const { verifyDocument } = await api
      .anybody()
      .ask<{ verifyDocument: { signatures: object[] } }>(
        'query ($code: String!) { verifyDocument(code: $code) { signatures { role forRole signedAt signedOn } } }',
        { code: world.school.document.verifyCode },
      );
    expect(verifyDocument.signatures).toContainEqual({
      ...{ role: 'chair', forRole: null, signedAt: null, signedOn: '2026-09-20' },
    });
    expect(JSON.stringify(verifyDocument)).not.toContain(SIGNER);
  });

  it('stands in the register', async () => {
    const { register } = await clerk.ask<{ register: { entries: { policyId: string; remark: string | null }[] } }>(
      '{ register(first: 100) { entries { policyId remark } } }',
    );
    const entry = register.entries.find((each) => each.policyId === world.school.policy.id);
    expect(entry?.remark).toContain('signed on paper, scan held');
  });
});

describe('a file that shows an adoption from before', () => {
  const DOCUMENT = Buffer.from('%PDF-1.7 the handbook as it was printed');
  const keep = async (who: Caller, policyId: string, bytes: Uint8Array = DOCUMENT): Promise<Told> => {
    const response = await who.sendBytes(
      `/evidence-files?policy=${policyId}&name=${encodeURIComponent('Llawlyfr ŵ.pdf')}`,
      bytes,
    );
    return { status: response.status, ...((await response.json()) as Omit<Told, 'status'>) };
  };

  it('is received from nobody who is signed out, and kept for nobody but head and clerk', async () => {
    const { elsewhere, organisation } = world.school;
    const before = await fingerprint(api.database);
    expect(await keep(api.anybody(), elsewhere.id)).toMatchObject({
      status: 401,
      refusals: [{ code: 'NOT_SIGNED_IN' }],
    });
    for (const role of ['chair', 'governor', 'staff'] as const) {
      const told = await keep(await api.as({ organisationId: organisation.id, roles: [role] }), elsewhere.id);
      expect([role, told.status, codes(told)]).toEqual([role, 403, ['NOT_PERMITTED']]);
    }
    const after = await fingerprint(api.database);
    expect(Object.keys(after).filter((table) => after[table] !== before[table])).toEqual(['appointments', 'sessions']);
  });

  it('for another school’s policy is answered as for one that is not there; nothing that is no scan is kept', async () => {
    const before = await fingerprint(api.database);
    const none = await keep(clerk, crypto.randomUUID());
    expect(none).toMatchObject({ status: 404, refusals: [{ code: 'NOT_FOUND' }] });
    for (const place of ['sister', 'otherSchool', 'council', 'trust'] as const)
      expect(await keep(clerk, world[place].elsewhere.id)).toEqual(none);
    const { elsewhere, policy } = world.school;
    expect(await keep(clerk, elsewhere.id, Buffer.from('<svg onload="alert(1)"/>'))).toMatchObject({
      ...{ status: 415, refusals: [{ code: 'SCAN_UNREADABLE' }] },
    });
    // Adopted here: its own document is the evidence.
    expect(codes(await keep(clerk, policy.id))).toEqual(['ADOPTION_NOT_HISTORIC']);
    expect(await fingerprint(api.database)).toEqual(before);
  });

  it('is there for whoever may see the policy’s documents, to be saved under its own name', async () => {
    const { elsewhere, organisation } = world.school;
    const told = await keep(clerk, elsewhere.id);
    expect(told).toMatchObject({ status: 201, refusals: [] });
    expect(codes(await keep(clerk, elsewhere.id))).toEqual(['FILE_KEPT_ALREADY']);
    const officer = await api.as({ organisationId: world.council.organisation.id, roles: ['compliance-officer'] });
    for (const who of [clerk, await api.as({ organisationId: organisation.id, roles: ['staff'] }), officer]) {
      const answer = await who.get(`/evidence-files/${told.id}/file`);
      expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''Llawlyfr%20%C5%B5.pdf");
      expect(Buffer.from(await answer.arrayBuffer()).equals(DOCUMENT)).toBe(true);
    }
    const { policy } = await officer.ask<{ policy: { heldIn: string; evidenceFiles: object[] } }>(
      'query ($id: ID!) { policy(id: $id) { heldIn heldLink evidenceFiles { id fileName mime length } } }',
      { id: elsewhere.id },
    );
    expect(policy).toMatchObject({ heldIn: 'A handbook', heldLink: 'https://handbook.example/' });
    expect(policy.evidenceFiles).toContainEqual({
      ...{ id: told.id, fileName: 'Llawlyfr ŵ.pdf', mime: 'application/pdf', length: DOCUMENT.length },
    });
  });
});
