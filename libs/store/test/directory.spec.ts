import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashToken, Installation, scopeFromSession, Store, type Person } from '@ratify/store';
import { buildAppointment, buildOrganisation, createDatabase, type TestDatabase } from '@ratify/test-kit';

let database: TestDatabase;
let installation: Installation;
let counted = 0;
beforeAll(async () => {
  database = await createDatabase();
  installation = await Installation.open(database);
});
afterAll(async () => {
  await installation.close();
  await database.close();
});

const PASSWORD = 'a lantern in the meadow';
const addPerson = (): Promise<Person> => {
  counted += 1;
  return installation.addPerson({
    fullName: `Ada ${counted}`,
    email: `Ada.${counted}@example.org`,
    password: PASSWORD,
  });
};
const signIn = (email: string, password = PASSWORD) => database.store.directory.signIn(email, password);

const open = async (email: string) => {
  const answer = await signIn(email);
  if (answer.outcome !== 'signed-in') throw new Error(answer.outcome);
  return answer;
};

describe('sign-in', () => {
  it('opens a session for the right password, whatever the case of the address', async () => {
    const person = await addPerson();
    const answer = await signIn(person.email.toUpperCase());
    if (answer.outcome !== 'signed-in') throw new Error(answer.outcome);
    expect(answer.session).toMatchObject({
      personId: person.id,
      fullName: person.fullName,
      actingOrganisationId: null,
    });
    expect(scopeFromSession(answer.session)).toBeNull();
    expect(await database.store.directory.findSession(answer.token)).toEqual(answer.session);
    expect(await database.store.directory.findSession(`${answer.token}x`)).toBeNull();
  });

  it('answers alike for a wrong password and an unknown address', async () => {
    const person = await addPerson();
    expect(await signIn(person.email, 'wrong')).toEqual({ outcome: 'refused' });
    expect(await signIn('nobody@example.org', 'wrong')).toEqual({ outcome: 'refused' });
  });

  it('closes the account after five wrong passwords, for a while, also for the right one', async () => {
    const person = await addPerson();
    for (let n = 0; n < 5; n += 1) expect((await signIn(person.email, 'wrong')).outcome).toBe('refused');
    const answer = await signIn(person.email);
    if (answer.outcome !== 'locked') throw new Error(answer.outcome);
    expect(answer.until.getTime() - Date.now()).toBeGreaterThan(14 * 60_000);
    await database.owner.query(
      "update directory.credentials set locked_until = now() - interval '1 second' where person_id = $1",
      [person.id],
    );
    expect((await signIn(person.email)).outcome).toBe('signed-in');
    const [row] = await database.owner.query('select failed_attempts from directory.credentials where person_id = $1', [
      person.id,
    ]);
    expect(row.failed_attempts).toBe(0);
  });

  it('tries five of many that come at once, and is not got round by a right one among them', async () => {
    const person = await addPerson();
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn(person.email, 'wrong')));
    const of = (outcome: string): number => answers.filter((each) => each.outcome === outcome).length;
    expect([of('refused'), of('locked')]).toEqual([5, 7]);
    expect((await signIn(person.email)).outcome).toBe('locked');
  });

  it('counts no right password, and forgives no wrong one for it', async () => {
    const person = await addPerson();
    const { session } = await open(person.email);
    for (let n = 0; n < 4; n += 1)
      expect(await database.store.directory.checkPassword(session, 'wrong')).toBe('refused');
    for (let n = 0; n < 3; n += 1)
      expect(await database.store.directory.checkPassword(session, PASSWORD)).toBe('right');
    expect(await database.store.directory.checkPassword(session, 'wrong')).toBe('refused');
    expect(await database.store.directory.checkPassword(session, PASSWORD)).toBe('locked');
  });

  it('keeps passwords as argon2id', async () => {
    const person = await addPerson();
    const [row] = await database.owner.query('select password_hash from directory.credentials where person_id = $1', [
      person.id,
    ]);
    expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('a session', () => {
  it('acts for the first appointment, then for another one, and for no organisation of others', async () => {
    const person = await addPerson();
    const [first, second, foreign] = [
      await buildOrganisation(database),
      await buildOrganisation(database),
      await buildOrganisation(database),
    ];
    for (const [organisationId, fromOn] of [
      [first.id, '2020-01-01'],
      [second.id, '2021-01-01'],
    ] as const) {
      await buildAppointment(database, { organisationId, personId: person.id, fromOn });
    }
    const { directory } = database.store;
    const { token, session } = await directory.openSession(person.id);
    expect(session.actingOrganisationId).toBe(first.id);
    expect((await directory.actFor(session, second.id))?.actingOrganisationId).toBe(second.id);
    expect((await directory.findSession(token))?.actingOrganisationId).toBe(second.id);
    expect(await directory.actFor(session, foreign.id)).toBeNull();
    expect((await directory.findSession(token))?.actingOrganisationId).toBe(second.id);
  });

  it('ends when nobody uses it for a while; use moves that end, never past the last one', async () => {
    const store = new Store({ url: database.url, rolePassword: database.rolePassword, idleMinutes: 30 });
    const minutesLeft = async (token: string): Promise<number[]> => {
      const [row] = (await database.owner.query(
        `select round(extract(epoch from expires_at - clock_timestamp()) / 60)::int as idle,
           round(extract(epoch from ends_at - clock_timestamp()) / 60)::int as whole from directory.sessions where token_hash = $1`,
        [hashToken(token)],
      )) as { idle: number; whole: number }[];
      return [row?.idle ?? 0, row?.whole ?? 0];
    };
    const goBy = async (token: string, minutes: number): Promise<void> => {
      await database.owner.query(
        `update directory.sessions set last_seen_at = last_seen_at - $2 * interval '1 minute',
           expires_at = expires_at - $2 * interval '1 minute', ends_at = ends_at - $2 * interval '1 minute' where token_hash = $1`,
        [hashToken(token), minutes],
      );
    };
    try {
      const { token, session } = await store.directory.openSession((await addPerson()).id, 1);
      expect(await minutesLeft(token)).toEqual([30, 60]);
      expect(Math.round((session.expiresAt.getTime() - Date.now()) / 60_000)).toBe(60);
      await goBy(token, 20);
      await store.directory.findSession(token);
      expect(await minutesLeft(token)).toEqual([30, 40]);
      await goBy(token, 20);
      await store.inSession(token, async () => undefined);
      expect(await minutesLeft(token)).toEqual([20, 20]);
      await goBy(token, 21);
      expect(await store.directory.findSession(token)).toBeNull();

      const { token: left } = await store.directory.openSession((await addPerson()).id);
      await goBy(left, 31);
      expect(await store.directory.findSession(left)).toBeNull();
      await store.directory.touchSession({ ...session, tokenHash: hashToken(left) });
      expect(await store.directory.findSession(left)).toBeNull();
    } finally {
      await store.close();
    }
  });

  it('ends when it is closed', async () => {
    const { directory } = database.store;
    const { token, session } = await directory.openSession((await addPerson()).id);
    await directory.closeSession(session);
    expect(await directory.findSession(token)).toBeNull();
  });
});

describe('authorities', () => {
  it('show their certificates to all and their keys to the worker', async () => {
    const notAfter = new Date('2036-01-01T00:00:00Z');
    await database.store.addAuthority({
      kind: 'root',
      certificate: Buffer.from('certificate'),
      envelopedKey: Buffer.from('key'),
      notAfter,
    });
    expect(await database.store.listCertificates()).toEqual([
      { kind: 'root', certificate: Buffer.from('certificate'), notAfter },
    ]);
    expect(await database.store.listAuthorities()).toMatchObject([{ kind: 'root', envelopedKey: Buffer.from('key') }]);
  });
});
