import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { secretBox } from '@ratify/api';
import {
  addWebhook,
  pauseWebhook,
  realClock,
  realIds,
  resendDelivery,
  tryWebhook,
  type Journey,
} from '@ratify/journey';
import type { WebhookEvent } from '@ratify/policy';
import type { Webhook, WebhookDelivery } from '@ratify/store';
import {
  buildAdoption,
  buildEdition,
  buildLink,
  buildOrganisation,
  createDatabase,
  signIn,
  type SignedIn,
  type TestDatabase,
} from '@ratify/test-kit';
import { Webhook as StandardWebhook } from 'standardwebhooks';
import { webhookPost } from '../src/webhook/post-webhook.ts';
import { adoptPolicy } from './school.ts';
import { startWorker } from './start-worker.ts';

// A receiver on the loopback, which a setting lets webhooks reach here.

interface Received {
  readonly headers: Record<string, string>;
  readonly body: string;
}
const LOOPBACK = ['127.0.0.0/8'];
const secrets = secretBox({ id: 'test', key: new Uint8Array(32).fill(7) });
let status: number;
let received: Received[];
let receiver: Server;
let url: string;
let now = new Date();
let database: TestDatabase;
let journey: Journey;
let worker: Awaited<ReturnType<typeof startWorker>>;

beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    received.push({ headers: request.headers as Record<string, string>, body: await text(request) });
    response.writeHead(status, { location: `${url}elsewhere` }).end('words of the receiver');
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  database = await createDatabase();
  const clock = { ...realClock(), now: () => now };
  journey = { store: database.store, clock, ids: realIds, secrets, webhookNetworks: LOOPBACK };
  worker = await startWorker(database, { clock, secrets, webhookNetworks: LOOPBACK });
});
afterAll(async () => {
  await worker?.stop();
  receiver?.close();
  await database?.close();
});
beforeEach(() => {
  [status, received, now] = [204, [], new Date()];
});

const listen = async (who: SignedIn, events: readonly WebhookEvent[], at = url): Promise<string> => {
  const { value, refusals } = await addWebhook(journey, who.scope, { url: at, events });
  if (!value) throw new Error(refusals.map(({ code }) => code).join());
  return value;
};
const deliveriesOf = (who: SignedIn): Promise<WebhookDelivery[]> =>
  database.store.inContext(who.scope, {}, (rows) =>
    rows.webhookDeliveries.list({ organisationId: rows.organisationId }, { order: { happenedAt: 'asc', id: 'asc' } }),
  );
const webhooksOf = (who: SignedIn): Promise<Webhook[]> =>
  database.store.inContext(who.scope, {}, (rows) => rows.webhooks.list());
const webhookOf = (who: SignedIn) =>
  database.store.inContext(who.scope, {}, (rows) => rows.webhooks.get({ organisationId: rows.organisationId, url }));
const eventOf = ({ body }: Received) => JSON.parse(body) as { type: string; data: Record<string, unknown> };
const dueAfter = async (ms: number): Promise<void> => {
  now = new Date(now.getTime() + ms);
  await database.owner.query('update graphile_worker._private_jobs set run_at = now()');
  await worker.drain();
};

/** A trust's officer, and a school that belongs to it; another trust sees nothing of it. */
async function trustWith(schoolId: string): Promise<SignedIn> {
  const { id } = await buildOrganisation(database, { kind: 'trust' });
  await buildLink(database, { organisationId: schoolId, upperId: id, kind: 'academy-of' });
  return signIn(database, { organisationId: id, roles: ['compliance-officer'] });
}

describe('what happens', () => {
  it('is told to the school’s and its trust’s systems and to nobody else’s: ids, dates and a link, signed', async () => {
    const { id: organisationId } = await buildOrganisation(database, { kind: 'trust' });
    const stranger = await signIn(database, { organisationId, roles: ['compliance-officer'] });
    await listen(stranger, ['policy.adopted', 'policy.due-moved', 'document.sealed', 'edition.published']);
    const before = await adoptPolicy(database, { signature: 'none' });
    const trust = await trustWith(before.school.id);
    const head = await signIn(database, { organisationId: before.school.id });
    const secret = await listen(trust, ['policy.adopted', 'document.sealed']);
    await listen(head, ['policy.due-moved']);
    await worker.drain(); // prints and seals what was adopted before anybody listened
    expect(received.map((each) => eventOf(each).type)).toEqual(['document.sealed']);
    const [sealed] = received as [Received];
    expect(eventOf(sealed).data).toEqual({
      ...{ organisationId: before.school.id, documentId: before.document.id },
      ...{ policyId: before.document.policyId, revisionId: before.document.revisionId },
      link: `https://policies.example.org/documents/${before.document.id}.pdf`,
    });
    expect(new StandardWebhook(secret).verify(sealed.body, sealed.headers)).toEqual(eventOf(sealed));
    expect(() => new StandardWebhook(secret).verify(`${sealed.body} `, sealed.headers)).toThrow();
    // The day moves by which the school is to review: its own system hears, in words of its own choice.
    await database.owner.query(`update app.policies set review_due_on = '2031-02-03' where id = $1`, [
      before.document.policyId,
    ]);
    await worker.drain();
    expect(received.slice(1).map((each) => eventOf(each))).toMatchObject([
      { type: 'policy.due-moved', data: { policyId: before.document.policyId, reviewDueOn: '2031-02-03' } },
    ]);
    expect(await deliveriesOf(stranger)).toEqual([]);
    // Nobody at the trust learns which person of the school caused it.
    const jobs = await database.owner.query(`select actor_person_id from app.jobs where task = 'deliver-webhook'`);
    expect(jobs.map((each: { actor_person_id: string | null }) => each.actor_person_id)).toEqual([null, null]);
  });

  it('of an adoption and of an edition is told in the transaction that writes it, downwards where it is published', async () => {
    const adopted = await adoptPolicy(database, { signature: 'none' });
    const trust = await trustWith(adopted.school.id);
    await listen(trust, ['policy.adopted']);
    const head = await signIn(database, { organisationId: adopted.school.id });
    await listen(head, ['edition.published']);
    const { id: policyId } = await database.store.inContext(head.scope, {}, (rows) =>
      rows.policies.get({ organisationId: adopted.school.id }),
    );
    await buildAdoption(database, {
      ...{ organisationId: adopted.school.id, policyId, revisionId: null, decisionId: null, adoptedOn: '2019-05-01' },
      ...{ adoptedPrecision: 'month', adoptedSaid: 'May 2019', historic: true, evidence: 'minute', reviewDueOn: null },
    });
    const edition = await buildEdition(database, {
      organisationId: (await webhookOf(trust)).organisationId,
      number: 4,
    });
    await worker.drain();
    expect(received.map((each) => eventOf(each)).sort((a, b) => a.type.localeCompare(b.type))).toMatchObject([
      { type: 'edition.published', data: { editionId: edition.id, number: 4 } },
      {
        type: 'policy.adopted',
        data: { policyId, adoptedOn: '2019-05-01', adoptedPrecision: 'month', isHistoric: true },
      },
    ]);
    expect(received.map(({ body }) => body).join()).not.toMatch(/Lone working|chair|head/i);
    // What has gone out of sight by the time it is sent is not sent.
    await database.owner.query('update app.policies set review_due_on = null where id = $1', [policyId]);
    await listen(trust, ['policy.due-moved'], `${url}second`);
    await database.owner.query(`update app.policies set review_due_on = '2030-01-01' where id = $1`, [policyId]);
    await database.owner.query(`update app.organisation_links set until_on = '2026-01-01' where organisation_id = $1`, [
      adopted.school.id,
    ]);
    await worker.drain();
    expect((await deliveriesOf(trust)).at(-1)).toMatchObject({
      state: 'dropped',
      lastError: 'OUT_OF_SIGHT',
      body: null,
    });
  });
});

describe('an address that does not answer well', () => {
  it('is tried again with the same bytes, in peace between; after three days it is paused, and can catch up', async () => {
    const head = await signIn(database, { organisationId: (await buildOrganisation(database)).id });
    await listen(head, ['policy.adopted']);
    const { id: webhookId } = await webhookOf(head);
    status = 302; // not followed
    await tryWebhook(journey, head.scope, webhookId);
    await worker.drain();
    await tryWebhook(journey, head.scope, webhookId);
    await worker.drain();
    expect(received).toHaveLength(1);
    expect(await webhookOf(head)).toMatchObject({ failures: 1, failingSince: now, pausedAt: null });
    status = 500;
    await dueAfter(60_000);
    const first = (): Received[] =>
      received.filter(({ headers }) => headers['webhook-id'] === received[0]?.headers['webhook-id']);
    expect(first()).toHaveLength(2);
    expect(new Set(first().map(({ body }) => body)).size).toBe(1);
    await dueAfter(3 * 86_400_000);
    expect(await webhookOf(head)).toMatchObject({ pausedBecause: 'failing', pausedAt: now });
    const [notice] = await database.store.inContext(head.scope, {}, (rows) => rows.messages.list());
    expect(notice).toMatchObject({ kind: 'webhook-paused', recipientId: head.person.id });
    await dueAfter(0);
    const given = await deliveriesOf(head);
    expect(given.filter(({ state }) => state === 'failed' || state === 'dropped')).toHaveLength(2);
    const [failed] = given as [WebhookDelivery, WebhookDelivery];
    expect((await resendDelivery(journey, head.scope, failed.id)).refusals).toMatchObject([{ code: 'WEBHOOK_PAUSED' }]);
    status = 200;
    await pauseWebhook(journey, head.scope, { webhookId, isPaused: false });
    await resendDelivery(journey, head.scope, failed.id);
    await worker.drain();
    expect(received.at(-1)?.headers['webhook-id']).toBe(failed.id);
    expect((await deliveriesOf(head)).find(({ id }) => id === failed.id)).toMatchObject({
      state: 'delivered',
      lastStatus: 200,
    });
    expect(await webhookOf(head)).toMatchObject({ failures: 0, failingSince: null, nextTryAt: null });
    status = 410;
    await tryWebhook(journey, head.scope, webhookId);
    await worker.drain();
    expect(await webhookOf(head)).toMatchObject({ pausedBecause: 'gone' });
    const said = JSON.stringify([worker.journal, await deliveriesOf(head)]);
    expect(said).not.toContain('words of the receiver');
  });

  it('is not reached in a private network, by whatever name, and a slow one is left', async () => {
    const guarded = webhookPost();
    const post = (to: string, by = guarded) => by({ url: to, headers: {}, body: '{}' });
    const { port } = receiver.address() as AddressInfo;
    for (const host of [
      '127.0.0.1',
      'localhost',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '0.0.0.0',
      '10.0.0.1',
      '169.254.169.254',
      '[fd00::1]',
      '2130706433',
    ])
      expect([host, await post(`http://${host}:${port}/`)]).toEqual([
        host,
        { status: null, error: 'ADDRESS_NOT_ALLOWED' },
      ]);
    expect(received).toEqual([]);
    expect(await post('http://nowhere.invalid/')).toEqual({ status: null, error: 'NO_ANSWER' });
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const slow = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
    expect(await post(slow, webhookPost(LOOPBACK, 50))).toEqual({ status: null, error: 'TIMED_OUT' });
    silent.closeAllConnections();
    silent.close();
  });
});

describe('whoever adds one', () => {
  it('gives a name on the internet over TLS, may do so, and has just proved who they are', async () => {
    const { id: organisationId } = await buildOrganisation(database);
    const head = await signIn(database, { organisationId });
    const codes = async (given: Partial<Journey>, to: string, who = head): Promise<string[]> =>
      (
        await addWebhook({ ...journey, webhookNetworks: [], ...given }, who.scope, {
          url: to,
          events: ['policy.adopted'],
        })
      ).refusals.map(({ code }) => code);
    for (const to of [
      'http://a.example/',
      'https://localhost/',
      'https://127.0.0.1/',
      'https://[::1]/',
      'https://2130706433/',
      'https://u:p@a.example/',
      'ftp://a.example',
      'a.example',
      '',
    ])
      expect([to, await codes({}, to)]).toEqual([to, ['WEBHOOK_ADDRESS_WRONG']]);
    const clerk = await signIn(database, { organisationId, roles: ['clerk'] });
    expect(await codes({}, 'https://a.example/', clerk)).toEqual(['NOT_PERMITTED']);
    const later = { ...realClock(), now: () => new Date(Date.now() + 16 * 60_000) };
    expect(await codes({ clock: later }, 'https://a.example/')).toEqual(['PROOF_NEEDED']);
    expect(await codes({}, 'https://a.example/')).toEqual([]);
    const kept = await database.owner.query(
      `select w::text || encode(k.sealed, 'escape') as row from app.webhooks w join directory.webhook_keys k on k.webhook_id = w.id where w.organisation_id = $1`,
      [organisationId],
    );
    expect(kept).toHaveLength(1);
    expect(kept[0].row).not.toContain('whsec_');
    const foreign = await signIn(database, { organisationId: (await buildOrganisation(database)).id });
    const [{ id: webhookId }] = (await webhooksOf(head)) as [Webhook];
    expect((await tryWebhook(journey, foreign.scope, webhookId)).refusals).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

describe('the example of a receiver', () => {
  let child: ChildProcess;
  afterAll(() => void child?.kill());

  it('takes what is signed, once, and nothing else', async () => {
    const head = await signIn(database, { organisationId: (await buildOrganisation(database)).id });
    const spare = createServer().listen(0, '127.0.0.1');
    await once(spare, 'listening');
    const { port } = spare.address() as AddressInfo;
    spare.close();
    const at = `http://127.0.0.1:${port}/`;
    const secret = await listen(head, ['policy.adopted'], at);
    const example = new URL('../../api/examples/receive-webhook.js', import.meta.url).pathname;
    child = spawn(process.execPath, [example], {
      env: { RATIFY_WEBHOOK_SECRET: secret, PORT: String(port) },
      stdio: 'pipe',
    });
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    if (child.stdout) await once(child.stdout, 'data');
    const [{ id: webhookId }] = (await webhooksOf(head)) as [Webhook];
    await tryWebhook(journey, head.scope, webhookId);
    await worker.drain();
    const [told] = await deliveriesOf(head);
    expect(told).toMatchObject({ state: 'delivered', lastStatus: 204, attempts: 1 });
    await resendDelivery(journey, head.scope, told?.id ?? '');
    await worker.drain();
    expect(await deliveriesOf(head)).toMatchObject([{ state: 'delivered', attempts: 2 }]);
    expect(said.match(/webhook\.test https:\/\/policies\.example\.org\/webhooks/g)).toHaveLength(1);
    expect((await fetch(at, { method: 'POST', body: '{}' })).status).toBe(400);
  });
});
