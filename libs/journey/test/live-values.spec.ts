import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import {
  findTextInForce,
  readCurrentText,
  readLivePolicy,
  realClock,
  realIds,
  recordDecision,
  setLiveValue,
  submitPolicy,
  type Journey,
  type SetLiveValueInput,
} from '@ratify/journey';
import { addDays, type PlainDate } from '@ratify/policy';
import {
  AuditEvent,
  Draft,
  LiveValue,
  Revision,
  type Body,
  type Organisation,
  type Policy,
  type Scope,
} from '@ratify/store';
import {
  buildBody,
  buildBodySetting,
  buildDraft,
  buildLink,
  buildOrganisation,
  buildPolicy,
  buildRevision,
  createDatabase,
  signIn,
  type TestDatabase,
} from '@ratify/test-kit';

// A trust's policy leaves answers to heads: what they set between meetings, and what the next text that is adopted makes of it.

const TEXT = `---
title: Keys
slug: keys
review: {every: P1Y}
blanks:
  holders: {type: list, label: Who holds keys?, kept-by: head}
  leads: {type: per-setting, label: Who leads?, kept-by: head}
  fund: {type: text, label: Who pays?, kept-by: chief-executive}
  rule: {type: text, label: Which rule?}
values: {holders: [The office], leads: ["Hill Academy: Ann Example"], fund: the trust, rule: one}
---

## Keys {#keys}

:::clause{#who}
:blank[fund] pays for keys by rule :blank[rule].
:::

::approved-list[holders]

::approved-list[leads]
`;

let database: TestDatabase;
let journey: Journey;
let today: PlainDate;
let trust: Organisation;
let academy: Organisation;
let body: Body;
let policy: Policy;
let trustHead: Scope;
let head: Scope;

beforeAll(async () => {
  database = await createDatabase();
  journey = { store: database.store, clock: realClock(), ids: realIds };
  today = journey.clock.today();
});
afterAll(() => database?.close());

beforeEach(async () => {
  trust = await buildOrganisation(database, { kind: 'trust' });
  academy = await buildOrganisation(database, {
    ...{ kind: 'school', name: 'Hill Academy', slug: `hill-${crypto.randomUUID()}` },
  });
  await buildLink(database, { kind: 'academy-of', organisationId: academy.id, upperId: trust.id });
  body = await buildBody(database, { organisationId: trust.id, kind: 'board', routes: ['delegated'], signatories: [] });
  for (const settingId of [trust.id, academy.id])
    await buildBodySetting(database, { organisationId: trust.id, bodyId: body.id, settingId });
  policy = await buildPolicy(database, { organisationId: trust.id, title: 'Keys', slug: 'keys' });
  await buildDraft(database, { organisationId: trust.id, policyId: policy.id, text: TEXT });
  ({ scope: trustHead } = await signIn(database, { organisationId: trust.id, roles: ['clerk', 'head'] }));
  ({ scope: head } = await signIn(database, { organisationId: academy.id, roles: ['head'] }));
  const { id } = await buildRevision(database, { organisationId: trust.id, policyId: policy.id, text: TEXT });
  await decide(id);
});

async function decide(revisionId: string): Promise<void> {
  const { refusals } = await recordDecision(journey, trustHead, {
    ...{ revisionId, bodyId: body.id, route: 'delegated', outcome: 'adopted', minuteReference: '4' },
    ...{ decidedOn: today, settingIds: [trust.id, academy.id] },
  });
  expect(refusals).toEqual([]);
}

/** Sends the draft as it stands; it is adopted when somebody decides. */
async function submit(): Promise<string> {
  const { version } = await draft();
  const { value, refusals } = await submitPolicy(journey, trustHead, { policyId: policy.id, version });
  expect(refusals).toEqual([]);
  return value?.id ?? '';
}

const readRevision = (id: string) => database.owner.getRepository(Revision).findOneByOrFail({ id });
const draft = () => database.owner.getRepository(Draft).findOneByOrFail({ policyId: policy.id });

const set = async (scope: Scope, blankId: string, items: string[], more: Partial<SetLiveValueInput> = {}) => {
  const input = { policyId: policy.id, blankId, items, asAt: null, why: null, ...more };
  return (await setLiveValue(journey, scope, input)).refusals.map(({ code }) => code);
};

/** What readers of an organisation read of it. */
const read = (scope: Scope, { id }: Organisation): Promise<string> =>
  database.store.inContext(scope, {}, async (work) => {
    const text = await findTextInForce(work, id, policy.id);
    return text ? readCurrentText(work, text) : '';
  });

it('reads so at once, here and where the policy covers, and stands in the draft, byte for byte else', async () => {
  expect(await set(trustHead, 'holders', ['The site team'])).toEqual([]);
  for (const text of [await read(trustHead, trust), await read(head, academy), (await draft()).text]) {
    expect(text).toContain('The site team');
    expect(text).not.toContain('The office');
    expect(text.slice(text.indexOf('## Keys'))).toBe(TEXT.slice(TEXT.indexOf('## Keys')));
  }
  const [stored] = await database.owner.getRepository(LiveValue).find({ where: { policyId: policy.id } });
  expect(stored).toMatchObject({ organisationId: trust.id, question: 'Who holds keys?', asAt: today });
  const events = await database.owner.getRepository(AuditEvent).find({ where: { action: 'live-value.set' } });
  expect(JSON.stringify(events.map(({ data }) => data))).not.toContain('site team');
});

it('counts until a text is in force that was put forward later, which says it or what took its place', async () => {
  const before = await submit();
  expect(await set(trustHead, 'holders', ['The site team'])).toEqual([]);
  await decide(before);
  expect(await read(trustHead, trust)).toContain('The site team'); // nothing that was set meanwhile is lost
  expect(await read(head, academy)).toContain('The site team');
  const { text, version } = await draft();
  expect(text).toContain('The site team');
  await database.owner
    .getRepository(Draft)
    .update({ policyId: policy.id }, { text: text.replace('The site team', 'Nobody else'), version: version + 1 });
  await decide(await submit());
  for (const current of [await read(trustHead, trust), await read(head, academy)]) {
    expect(current).toContain('Nobody else');
    expect(current).not.toContain('The site team');
  }
  const live = await database.store.inContext(trustHead, {}, (work) => readLivePolicy(work, policy.id));
  const holders = live?.blanks.find(({ blank }) => blank.id === 'holders');
  expect([holders?.standing.set, holders?.history.map(({ items }) => items)]).toEqual([null, [['The site team']]]);
});

it('is no change of what is put forward next, so that nobody confirms it anew', async () => {
  expect(await set(trustHead, 'holders', ['The site team'])).toEqual([]);
  const unchanged = await readRevision(await submit());
  expect([unchanged.text.includes('The site team'), unchanged.materiality.changes]).toEqual([true, []]);
  await decide(unchanged.id);
  const { text, version } = await draft();
  const changed = text.replace('The site team', 'Nobody else');
  await database.owner.getRepository(Draft).update({ policyId: policy.id }, { text: changed, version: version + 1 });
  const { materiality } = await readRevision(await submit());
  expect(materiality.changes?.map(({ key }) => key)).toEqual(['blank:holders']);
});

it('is a covered setting’s own, which stands whatever its trust sets or adopts', async () => {
  expect(await set(head, 'leads', ['Cy Example'])).toEqual([]);
  expect(await set(head, 'holders', ['The academy office'])).toEqual([]);
  expect(await set(trustHead, 'holders', ['The site team'])).toEqual([]);
  await decide(await submit());
  expect(await read(head, academy)).toContain('Hill Academy: Cy Example');
  expect(await read(head, academy)).toContain('The academy office');
  const above = await read(trustHead, trust);
  expect(above).toContain('Hill Academy: Cy Example');
  expect(above).toContain('The site team');
  expect(above).not.toContain('The academy office');
  expect((await draft()).text).not.toContain('Cy Example'); // it is no answer of the trust's
});

it('is refused to whoever does not keep it, of what is adopted, and of what is not theirs', async () => {
  const { scope: clerk } = await signIn(database, { organisationId: academy.id, roles: ['clerk'] });
  const elsewhere = await buildOrganisation(database, { kind: 'school' });
  const { scope: stranger } = await signIn(database, { organisationId: elsewhere.id, roles: ['head'] });
  const { scope: governor } = await signIn(database, { organisationId: academy.id, roles: ['governor'] });
  expect(await set(clerk, 'holders', ['Me'])).toEqual(['LIVE_BLANK_KEPT']);
  expect(await set(head, 'fund', ['The academy'])).toEqual(['LIVE_BLANK_OF_OWNER']);
  expect(await set(trustHead, 'rule', ['two'])).toEqual(['LIVE_BLANK_ADOPTED']);
  expect(await set(trustHead, 'nothing', ['two'])).toEqual(['LIVE_BLANK_UNKNOWN']);
  expect(await set(trustHead, 'leads', ['Ann Example'])).toEqual(['LIVE_ANSWER_SETTING']);
  expect(await set(head, 'leads', ['Ann'], { asAt: addDays(today, 1) })).toEqual(['LIVE_AS_AT_FUTURE']);
  expect(await set(stranger, 'holders', ['Me'])).toEqual(['NOT_FOUND']);
  expect(await set(head, 'holders', ['Me'], { policyId: crypto.randomUUID() })).toEqual(['NOT_FOUND']);
  expect(await set(governor, 'holders', ['Me'])).toEqual(['NOT_PERMITTED']);
  expect(await database.owner.getRepository(LiveValue).count({ where: { policyId: policy.id } })).toBe(0);
});

it('waits while nothing is in force', async () => {
  const { id } = await buildPolicy(database, { organisationId: trust.id, title: 'New', slug: 'new' });
  expect(await set(trustHead, 'holders', ['Me'], { policyId: id })).toEqual(['LIVE_TEXT_NOT_IN_FORCE']);
});
