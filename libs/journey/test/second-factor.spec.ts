import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openKey, sealKey } from '@ratify/seal';
import { hashPassword, type Session } from '@ratify/store';
import { createDatabase, signIn, buildOrganisation, type TestDatabase } from '@ratify/test-kit';
import { Secret, TOTP } from 'otpauth';
import {
  beginSecondFactor,
  confirmSecondFactor,
  proveSigner,
  readSecondFactor,
  realClock,
  realIds,
  resetSecondFactor,
  signInCode,
  type Journey,
} from '../src/index.ts';
import { describeSecret, readCode, sayRecoveryCode, stepOf } from '../src/people/codes.ts';

describe('codes', () => {
  // RFC 6238, appendix B, SHA-1, cut to six figures.
  const secret = new TextEncoder().encode('12345678901234567890');
  const at = (seconds: number): Date => new Date(seconds * 1000);

  it.each([
    [59, '287082', 1],
    [1111111109, '081804', 37037036],
    [1234567890, '005924', 41152263],
    [20000000000, '353130', 666666666],
  ])('at second %d it is %s, of step %d', (seconds, code, step) => {
    expect(stepOf(secret, code, at(seconds))).toBe(step);
    expect(stepOf(secret, code, at(seconds + 30))).toBe(step);
    expect(stepOf(secret, code, at(seconds - 30))).toBe(step);
    expect(stepOf(secret, code, at(seconds + 60))).toBeNull();
    expect(stepOf(secret, code, at(seconds + 90))).toBeNull();
  });

  it('are read with spaces, dashes and small letters, and nothing else is one', () => {
    expect(readCode(' 123 456 ')).toEqual({ kind: 'app', code: '123456' });
    expect(readCode('abcd-efgh jkmn-2345')).toEqual({ kind: 'recovery', code: 'ABCDEFGHJKMN2345' });
    for (const other of ['', '12345', '1234567', '12345a', 'ABCD-EFGH-JKMN-234I', '１２３４５６'])
      expect(readCode(other).kind).toBe('none');
    expect(readCode(sayRecoveryCode(realIds.verifyCode())).kind).toBe('recovery');
  });

  it('come from an address that apps read', () => {
    const { address, secret: text } = describeSecret(secret, 'ada@example.org');
    expect(address).toMatch(/^otpauth:\/\/totp\/Ratify:ada(@|%40)example\.org\?issuer=Ratify&secret=/);
    expect(Secret.fromBase32(text).utf8).toBe('12345678901234567890');
  });
});

describe('a second factor', () => {
  const key = { id: 'test', key: new Uint8Array(32).fill(9) };
  let database: TestDatabase;
  let now = new Date('2026-11-30T09:00:00Z');
  let journey: Journey;
  let session: Session;
  let codes: readonly string[] = [];
  let secret = '';
  const shown = (): string => new TOTP({ secret }).generate({ timestamp: now.getTime() });
  const stepToken = (): Promise<string> => journey.store.secondFactors.openStep(session.personId);
  const enter = async (code: string): Promise<string> => {
    const { value, refusals } = await signInCode(journey, await stepToken(), code);
    return value ? 'in' : refusals.map((each) => each.code).join();
  };

  beforeAll(async () => {
    database = await createDatabase();
    const secrets = {
      seal: (bytes: Uint8Array, purpose: string) => sealKey(bytes, key, purpose),
      open: (sealed: Uint8Array, purpose: string) => openKey(sealed, [key], purpose),
    };
    journey = { store: database.store, clock: { ...realClock(), now: () => now }, ids: realIds, secrets };
    ({ session } = await signIn(database, { organisationId: (await buildOrganisation(database)).id }));
    await database.owner.query('insert into directory.credentials (person_id, password_hash) values ($1, $2)', [
      session.personId,
      await hashPassword('a lantern in the meadow'),
    ]);
  });
  afterAll(() => database?.close());

  it('is begun with the password, and counts once its code was typed', async () => {
    expect((await beginSecondFactor(journey, session, 'wrong')).refusals.map(({ code }) => code)).toEqual([
      'PROOF_WRONG',
    ]);
    expect((await confirmSecondFactor(journey, session, '123456')).refusals.map(({ code }) => code)).toEqual([
      'SECOND_FACTOR_NONE',
    ]);
    expect((await beginSecondFactor(journey, session, 'a lantern in the meadow')).refusals).toEqual([]);
    secret = (await readSecondFactor(journey, session)).setUp?.secret ?? '';
    codes = (await confirmSecondFactor(journey, session, shown())).value ?? [];
    expect(codes).toHaveLength(10);
    expect(await readSecondFactor(journey, session)).toEqual({ isOn: true, codesLeft: 10, setUp: null });
    expect(
      (await beginSecondFactor(journey, session, 'a lantern in the meadow')).refusals.map(({ code }) => code),
    ).toEqual(['SECOND_FACTOR_ON']);
  });

  it('takes each time step once, and none before it', async () => {
    expect(await enter(shown())).toBe('CODE_WRONG'); // it was typed to confirm
    const before = shown();
    now = new Date(now.getTime() + 30_000);
    expect(await enter(shown())).toBe('in');
    expect(await enter(shown())).toBe('CODE_WRONG');
    expect(await enter(before)).toBe('CODE_WRONG');
    now = new Date(now.getTime() + 30_000);
    const token = await stepToken();
    const both = await Promise.all([1, 2].map(() => signInCode(journey, token, shown())));
    expect(both.filter(({ value }) => value !== null)).toHaveLength(1);
  });

  it('takes each recovery code once, and never as proof before a signature', async () => {
    const [first = '', second = ''] = codes;
    const { value } = await signInCode(journey, await stepToken(), first);
    expect(value?.codesLeft).toBe(9);
    expect(await enter(first)).toBe('CODE_WRONG');
    expect((await proveSigner(journey, session, second)).map(({ code }) => code)).toEqual(['PROOF_WRONG']);
    expect(await enter(second)).toBe('in');
  });

  it('closes after five wrong codes, however many come at once', async () => {
    const token = await stepToken();
    const tries = await Promise.all(
      Array.from({ length: 40 }, () => signInCode(journey, token, 'ABCD-EFGH-JKMN-2345')),
    );
    const count = (code: string): number => tries.filter(({ refusals }) => refusals[0]?.code === code).length;
    expect([count('CODE_WRONG'), count('SIGN_IN_LOCKED')]).toEqual([5, 35]);
    now = new Date(now.getTime() + 30_000);
    expect(await enter(shown())).toBe('SIGN_IN_LOCKED');
    await database.owner.query('update directory.credentials set locked_until = null');
    expect(await enter(shown())).toBe('in');
  });

  it('is not led to any more once the password is set anew, nor by a token of nobody', async () => {
    const token = await stepToken();
    // Both moments are kept to the millisecond: the step is of a second ago.
    await database.owner.query("update directory.sign_in_steps set created_at = created_at - interval '1 second'");
    await database.owner.query('update directory.credentials set changed_at = clock_timestamp()');
    now = new Date(now.getTime() + 30_000);
    for (const each of [token, '', 'x']) {
      const { refusals } = await signInCode(journey, each, shown());
      expect(refusals.map(({ code }) => code)).toEqual(['SIGN_IN_STEP_OVER']);
    }
  });

  it('opens for its own person only', async () => {
    const other = await signIn(database, { organisationId: (await buildOrganisation(database)).id });
    await database.owner.query(
      `insert into directory.second_factors (person_id, sealed_secret) select $1, sealed_secret from directory.second_factors`,
      [other.person.id],
    );
    await expect(readSecondFactor(journey, other.session)).rejects.toThrow('does not open');
  });

  it('is not reset by whoever gives its person a post of their own making', async () => {
    const [home, stranger] = [await buildOrganisation(database), await buildOrganisation(database)];
    const { person } = await signIn(database, { organisationId: home.id, roles: ['governor'] });
    // What came first is told by the millisecond.
    const aMoment = (): Promise<unknown> => database.owner.query('select pg_sleep(0.05)');
    await aMoment();
    await database.owner.query(
      `insert into directory.second_factors (person_id, sealed_secret, confirmed_at) values ($1, '\\x00', clock_timestamp())`,
      [person.id],
    );
    await aMoment();
    // The day that is typed may lie long before the factor.
    await database.owner.query(
      `insert into app.appointments (organisation_id, person_id, person_name, role, from_on) values ($1, $2, 'Ann', 'governor', '2020-01-01')`,
      [stranger.id, person.id],
    );
    const resetIn = async (organisationId: string): Promise<string> => {
      const { scope } = await signIn(database, { organisationId, roles: ['head'] });
      const [{ id }] = await database.owner.query(
        'select id from app.appointments where organisation_id = $1 and person_id = $2',
        [organisationId, person.id],
      );
      const { value, refusals } = await resetSecondFactor(journey, scope, id);
      return value ? 'reset' : refusals.map(({ code }) => code).join();
    };
    expect(await resetIn(stranger.id)).toBe('SECOND_FACTOR_ELSEWHERE');
    expect(await resetIn(home.id)).toBe('SECOND_FACTOR_ELSEWHERE');
    const end = (until: string): Promise<unknown> =>
      database.owner.query('update app.appointments set until_on = $3 where organisation_id = $1 and person_id = $2', [
        ...[stranger.id, person.id, until],
      ]);
    await end('2099-12-31');
    expect(await resetIn(home.id)).toBe('SECOND_FACTOR_ELSEWHERE');
    await end('2021-07-31');
    expect(await resetIn(stranger.id)).toBe('APPOINTMENT_OVER');
    expect(await resetIn(home.id)).toBe('reset');
  });
});
