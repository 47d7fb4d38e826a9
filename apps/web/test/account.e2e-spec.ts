import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createWorker, type Worker } from '@ratify/worker';
import type { Visitor } from './browser.ts';
import { checkPage } from './check-page.ts';
import { openWorld, PASSWORD, type World } from './world.ts';

// People and the ways by which they come in. What the mail says stands on the mailbox page of the demonstration.

const AMY = 'amy.lister@elmpark.example';
const SOUND = 'copper lantern orchard';

let world: World;
let worker: Worker;
beforeAll(async () => {
  world = await openWorld();
  worker = await createWorker({
    ...world.journey,
    ...{ masterKey: Buffer.alloc(32, 7), publicOrigin: world.origin, mail: { kind: 'kept' } },
    ...{ idle: true, log: () => undefined },
  });
});
afterAll(async () => {
  await worker?.stop();
  await world?.close();
});

/** A browser in which the rules of accessibility can run; the pages bring no script. */
const newcomer = (): Promise<Visitor> => world.visitor({ javaScript: true });

/** The link of the newest mail to an address. */
async function linkIn(address: string): Promise<string> {
  await worker.drain();
  const mail = (await world.database.store.listKeptMail()).find((each) => each.toAddress === address);
  if (!mail) throw new Error(`there is no mail to ${address}`);
  return mail.linkPath;
}

async function askFor(visitor: Visitor, address: string): Promise<string> {
  await visitor.open('/sign-in');
  await visitor.click('Forgotten your password?');
  await visitor.type('#email', address);
  expect(await visitor.press('Send me the link')).toBe(200);
  return visitor.words();
}

describe('a forgotten password', () => {
  it('is set anew by a link that came by mail, once, and every session ends', async () => {
    const before = await world.signedIn(AMY);
    const visitor = await newcomer();
    await visitor.open('/forgotten-password');
    await checkPage(visitor);
    expect(await visitor.press('Send me the link')).toBe(400);
    await checkPage(visitor);
    const known = await askFor(visitor, AMY.toUpperCase());
    await checkPage(visitor);
    const link = await linkIn(AMY);
    expect(link).toMatch(/^\/set-password\/[\w-]{43}$/);

    // Programs that check mail open every link, and nothing has come of it.
    for (let n = 0; n < 3; n += 1) expect(await visitor.open(link)).toBe(200);
    await checkPage(visitor);
    expect(await before.open('/todo')).toBe(200);
    expect(await before.heading()).not.toBe('Sign in');

    for (const [typed, said] of [
      ['eleven char', 'fewer than 12 characters'],
      ['password1234', 'easy to guess'],
      ['amy.lister@elmpark.example', 'easy to guess'],
    ] as const) {
      await visitor.type('#password', typed);
      expect(await visitor.press('Set this password')).toBe(400);
      expect(await visitor.words('#password-error')).toContain(said);
    }
    await checkPage(visitor);
    await visitor.type('#password', SOUND);
    expect(await visitor.press('Set this password')).toBe(200);
    expect(visitor.path).toBe('/sign-in?done=password-set');
    expect(await before.open('/policies')).toBe(200);
    expect(await before.heading()).toBe('Sign in');

    expect(await visitor.open(link)).toBe(404);
    await checkPage(visitor);
    expect(await visitor.signIn(AMY, PASSWORD)).toBe(400);
    expect(await visitor.signIn(AMY, SOUND)).toBe(200);
    expect(visitor.path).toBe('/todo');
    expect(await linkIn(AMY)).toBe('/forgotten-password'); // the mail that says it was changed

    const stranger = await newcomer();
    expect(await askFor(stranger, 'nobody@elmpark.example')).toBe(known);
    await worker.drain();
    const mails = await world.database.store.listKeptMail();
    expect(mails.filter((each) => each.toAddress === 'nobody@elmpark.example')).toEqual([]);
  });

  it('brings no more than three links an hour, none after its hour, and keeps no token', async () => {
    const address = 'owen.pritchard@northbrookhigh.example';
    const visitor = await newcomer();
    for (let n = 0; n < 5; n += 1) await askFor(visitor, address);
    const link = await linkIn(address);
    const mails = (await world.database.store.listKeptMail()).filter((each) => each.toAddress === address);
    expect(mails).toHaveLength(3);
    const kept = await world.database.owner.query(
      `select (select jsonb_agg(to_jsonb(l)) from directory.account_links l)::text
         || (select jsonb_agg(to_jsonb(m)) from directory.account_messages m)::text
         || coalesce((select jsonb_agg(to_jsonb(j)) from graphile_worker._private_jobs j)::text, '') as rows`,
    );
    expect(kept[0].rows).toContain('reset');
    expect(kept[0].rows).not.toContain(link.replace('/set-password/', ''));
    await world.database.owner.query(
      `update directory.account_links set created_at = now() - interval '2 hours', expires_at = now() - interval '1 second'`,
    );
    expect(await visitor.open(link)).toBe(404);
    for (const other of [`${link}x`, '/set-password/nonsense', '/set-password/%00'])
      expect(await visitor.open(other)).toBe(404);
  });
});
