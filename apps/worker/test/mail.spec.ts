import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { postMessage } from '@ratify/journey';
import type { Message, Pack } from '@ratify/store';
import {
  buildOrganisation,
  buildPack,
  buildPackFile,
  createDatabase,
  signIn,
  type SignedIn,
  type TestDatabase,
} from '@ratify/test-kit';
import { SMTPServer } from 'smtp-server';
import { startWorker } from './start-worker.ts';

// A real mail server on the loopback, in four tempers.

const FROM = 'Ratify <policies@example.org>';
type Temper = 'takes' | 'refuses the address' | 'is full' | 'breaks off after the mail';
let temper: Temper;
let received: { readonly to: string; readonly mail: string }[];
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onRcptTo: (_address, _session, done) =>
    done(
      temper === 'refuses the address' ? Object.assign(new Error('no such person here'), { responseCode: 550 }) : null,
    ),
  onData: (stream, session, done) => {
    void text(stream).then((mail) => {
      if (temper !== 'is full') received.push({ to: session.envelope.rcptTo[0]?.address ?? '', mail });
      const fails = temper === 'is full' || temper === 'breaks off after the mail';
      done(fails ? Object.assign(new Error('try again later'), { responseCode: 451 }) : null);
    });
  },
});

let database: TestDatabase;
let worker: Awaited<ReturnType<typeof startWorker>>;
let clerk: SignedIn;
let pack: Pack;

beforeAll(async () => {
  database = await createDatabase();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  worker = await startWorker(database, { mail: { kind: 'smtp', url: `smtp://127.0.0.1:${port}`, from: FROM } });
  const { id: organisationId } = await buildOrganisation(database, { name: 'Elm & Ash School' });
  clerk = await signIn(database, { organisationId, roles: ['clerk'] });
  pack = await buildPack(database, { organisationId, title: 'Papers of the <governors>' });
  await buildPackFile(database, { organisationId, packId: pack.id });
});
afterAll(async () => {
  await worker?.stop();
  await new Promise<void>((resolve) => server.close(resolve));
  await database?.close();
});
beforeEach(() => {
  temper = 'takes';
  received = [];
});
afterEach(async () => {
  const said = JSON.stringify([
    worker.journal,
    await database.owner.query('select * from graphile_worker._private_jobs'),
  ]);
  expect(said).not.toContain(clerk.person.email);
  expect(said).not.toContain('no such person');
});

const post = (subjects = { packId: pack.id }): Promise<string> =>
  database.store.inContext(clerk.scope, { write: true }, (rows) =>
    postMessage(rows, { kind: 'pack-ready', recipientId: clerk.person.id, subjects }, clerk.person.id),
  );
const messageOf = (id: string): Promise<Message> =>
  database.store.inContext(clerk.scope, {}, (rows) => rows.messages.get({ id }));
const dueNow = (): Promise<unknown> => database.owner.query('update graphile_worker._private_jobs set run_at = now()');

/** Headers and decoded parts, near enough for words. */
const plain = (mail: string): string =>
  mail.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

describe('a message', () => {
  it('goes out in plain words as text and HTML, with one link, under an id of its own', async () => {
    const id = await post();
    await worker.drain();
    expect(received.map(({ to }) => to)).toEqual([clerk.person.email]);
    const mail = plain(received[0]?.mail ?? '');
    expect(mail).toContain(`Message-ID: <${id}@example.org>`);
    expect(mail).toMatch(/^From: Ratify <policies@example\.org>/m);
    expect(mail).toContain('Auto-Submitted: auto-generated');
    expect(mail).toContain(`Dear ${clerk.person.fullName},`);
    expect(mail).toContain('What you asked for is ready: Papers of the <governors>.');
    expect(mail).toContain('<p>What you asked for is ready: Papers of the &lt;governors&gt;.</p>');
    expect(mail).toContain('Sent by Ratify for Elm & Ash School.');
    expect(new Set(mail.match(/https?:[^\s"<]+/g))).toEqual(new Set([`https://policies.example.org/packs/${pack.id}`]));
    expect(await messageOf(id)).toMatchObject({ state: 'sent', reason: null, settledAt: expect.any(Date) });
  });

  it('is tried again where the server is in trouble, and is the same mail when it had got through', async () => {
    temper = 'breaks off after the mail';
    const id = await post();
    await worker.drain();
    expect((await messageOf(id)).state).toBe('waiting');
    temper = 'is full';
    await dueNow();
    await worker.drain();
    expect((await messageOf(id)).state).toBe('waiting');
    temper = 'takes';
    await dueNow();
    await worker.drain();
    expect((await messageOf(id)).state).toBe('sent');
    expect(received).toHaveLength(2);
    for (const { mail } of received) expect(mail).toContain(`Message-ID: <${id}@example.org>`);
  });

  it('that is refused says so, with the code and without the words of the server', async () => {
    temper = 'refuses the address';
    const id = await post();
    await worker.drain();
    const { state, reason } = await messageOf(id);
    expect([state, reason]).toEqual(['refused', expect.stringContaining('it answered 550')]);
  });

  it('is dropped where what it tells of is over', async () => {
    const id = await post({ packId: crypto.randomUUID() });
    await worker.drain();
    expect([(await messageOf(id)).state, received]).toEqual(['dropped', []]);
  });

  it('is kept for a page in a demonstration, and refused where there is no way out', async () => {
    const ways = [
      ['kept', 'sent'],
      ['none', 'refused'],
    ] as const;
    for (const [kind, state] of ways) {
      const other = await startWorker(database, { mail: { kind } });
      const id = await post();
      await other.drain();
      await other.stop();
      expect((await messageOf(id)).state).toBe(state);
      const kept = (await database.store.listKeptMail()).filter((each) => each.id === id);
      expect(kept.map(({ toAddress }) => toAddress)).toEqual(kind === 'kept' ? [clerk.person.email] : []);
    }
  });

  it('stands as it was written, holds ids only, and is nobody else’s', async () => {
    const id = await post();
    await expect(
      database.store.inContext(clerk.scope, { write: true }, (rows) =>
        rows.messages.change({ id }, { recipientId: crypto.randomUUID() }),
      ),
    ).rejects.toThrow(expect.objectContaining({ code: 'IS_A_RECORD' }));
    await expect(post({ packId: 'the words of a secret' })).rejects.toThrow();
    const other = await signIn(database, { organisationId: (await buildOrganisation(database)).id });
    expect(await database.store.inContext(other.scope, {}, (rows) => rows.messages.find({ id }))).toBeNull();
    await worker.drain();
  });
});
