import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildBody, buildMeeting, buildOrganisation } from '@ratify/test-kit';
import { startApi, type Caller, type StartOptions, type TestApi } from './api.ts';
import { describeWithPooler, startPooler } from './pooler.ts';

// A migration changes the type of a column under an API at work: what stands prepared on its connections would be refused for as long as they last.

const READ = '{ meetings { place heldOn } }';
const WRITE = `mutation ($bodyId: ID!, $heldOn: PlainDate!) { scheduleMeeting(bodyId: $bodyId, heldOn: $heldOn) { meeting { id } refusals { code } } }`;
/** Asked this often, a statement is prepared on each of the ten connections. */
const OFTEN = 400;

function tests(options: StartOptions, { fails }: { readonly fails: boolean }): void {
  let api: TestApi;
  let head: Caller;
  let clerk: Caller;
  let bodyId: string;
  beforeAll(async () => {
    api = await startApi(options);
    const { id: organisationId } = await buildOrganisation(api.database);
    ({ id: bodyId } = await buildBody(api.database, { organisationId }));
    await buildMeeting(api.database, { organisationId, bodyId, place: 'A hall' });
    head = await api.as({ organisationId, roles: ['head'] });
    clerk = await api.as({ organisationId, roles: ['clerk'] });
  });
  afterAll(() => api?.close());

  /** Codes of the errors of many answers at the same time; an answer without one has to be right. */
  async function many(times: number): Promise<string[]> {
    const answers = await Promise.all(Array.from({ length: times }, () => head.send(READ)));
    return answers.flatMap(({ data, errors }) => {
      if (!errors) expect(data).toMatchObject({ meetings: [{ place: 'A hall' }] });
      return (errors ?? []).map((each) => String((each as { extensions?: { code?: string } }).extensions?.code));
    });
  }

  it('is noticed by nobody who reads', async () => {
    for (let turn = 0; turn < 4; turn += 1) expect(await many(OFTEN / 4)).toEqual([]);
    await api.database.owner.query('alter table app.meetings alter column place type varchar(500)');
    // Every connection holds the old plan; what met one is asked again outside the transaction, and none is asked for it twice.
    for (let turn = 0; turn < 4; turn += 1) expect(await many(OFTEN / 4)).toEqual([]);
  });

  it(`${fails ? 'asks whoever writes at that moment to send it again' : 'is noticed by nobody who writes'}, and nothing is done twice`, async () => {
    let days = 0;
    const schedule = async (): Promise<unknown> => {
      const heldOn = new Date(Date.UTC(2027, 0, (days += 1))).toISOString().slice(0, 10);
      const { data, errors } = await clerk.send(WRITE, { bodyId, heldOn });
      if (!errors) expect(data).toMatchObject({ scheduleMeeting: { refusals: [] } });
      return errors?.map((each) => (each as { extensions?: object }).extensions);
    };
    const count = async (): Promise<number> =>
      (await api.database.owner.query('select count(*)::int as all from app.meetings'))[0].all;
    for (let turn = 0; turn < 30; turn += 1) expect(await schedule()).toBeUndefined();
    await api.database.owner.query('alter table app.bodies alter column name type varchar(500)');
    const before = await count();
    expect(await schedule()).toEqual(fails ? [{ code: 'ASK_AGAIN' }] : undefined);
    expect(await count()).toBe(fails ? before : before + 1);
    for (let turn = 0; turn < 10; turn += 1) expect(await schedule()).toBeUndefined();
    expect(await count()).toBe(before + (fails ? 10 : 11));
  });
}

describe('a migration under an API at work', () => tests({}, { fails: true }));

describeWithPooler('a migration under an API at work, through pgbouncer in transaction mode', () =>
  tests({ throughPooler: startPooler }, { fails: false }),
);
