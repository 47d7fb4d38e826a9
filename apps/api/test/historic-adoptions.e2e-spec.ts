import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AppointedRole } from '@ratify/store';
import { buildLink, buildOrganisation, buildPolicy, buildRequiredPolicy } from '@ratify/test-kit';
import { startApi, type Caller, type TestApi } from './api.ts';

// What was adopted before Ratify, through the public API: told as its document says it, with the minute that shows it.

let api: TestApi;
let organisationId: string;
let policyId: string;
beforeAll(async () => {
  api = await startApi();
  organisationId = (await buildOrganisation(api.database, { kind: 'school' })).id;
  policyId = (await buildPolicy(api.database, { organisationId, title: 'Keys' })).id;
}, 900_000);
afterAll(() => api?.close());

const as = (role: AppointedRole): Promise<Caller> => api.as({ organisationId, roles: [role] });

it('keeps the words of its date and its minute, which are told to those who read minutes', async () => {
  const clerk = await as('clerk');
  const { recordHistoricAdoption } = await clerk.ask<Record<'recordHistoricAdoption', object>>(
    `mutation ($input: HistoricAdoptionInput!) { recordHistoricAdoption(input: $input) {
       adoption { adoptedOn adoptedSaid minuteReference } refusals { code } } }`,
    { input: { policyId, adoptedSaid: 'Spring 2024', evidence: 'minute', minuteReference: 'FGB 12/24' } },
  );
  const told = { adoptedOn: '2024-01-01', adoptedSaid: 'Spring term 2024', minuteReference: 'FGB 12/24' };
  expect(recordHistoricAdoption).toEqual({ adoption: told, refusals: [] });

  const read = `query ($id: ID!) { policy(id: $id) { adoptedOn adoptedBefore { adoptedOn adoptedSaid minuteReference } } }`;
  const policy = { adoptedOn: '2024-01-01', adoptedBefore: told };
  expect(await clerk.ask(read, { id: policyId })).toEqual({ policy });
  expect(await (await as('staff')).ask(read, { id: policyId })).toEqual({
    policy: { ...policy, adoptedBefore: { ...told, minuteReference: null } },
  });

  const { auditEvents } = await clerk.ask<{ auditEvents: { words: string }[] }>('{ auditEvents(first: 1) { words } }');
  expect(auditEvents).toEqual([
    { words: 'Recorded an adoption from before Ratify (Spring term 2024, minute FGB 12/24)' },
  ]);
});

it('is told of each policy of a list', async () => {
  const clerk = await as('clerk');
  const { id } = await buildPolicy(api.database, { organisationId, title: 'Locks' });
  await buildPolicy(api.database, { organisationId, title: 'Mowing' });
  await clerk.ask(
    `mutation ($id: ID!) { recordHistoricAdoption(input: { policyId: $id, adoptedSaid: "2019", evidence: "signed-copy" }) {
       refusals { code } } }`,
    { id },
  );
  expect(await clerk.ask('{ policies { title adoptedBefore { adoptedSaid } } }')).toEqual({
    policies: [
      { title: 'Keys', adoptedBefore: { adoptedSaid: 'Spring term 2024' } },
      { title: 'Locks', adoptedBefore: { adoptedSaid: '2019' } },
      { title: 'Mowing', adoptedBefore: null },
    ],
  });
});

it('is understood from a table, line by line, before it is entered', async () => {
  const clerk = await as('clerk');
  const text = 'Policy,Adopted,Minute\nTrips,June 2017,Minute 12.3\nLettings,2019,\nPay,,';
  const { enterSchedule } = await clerk.ask<Record<'enterSchedule', object>>(
    `mutation ($text: String!) { enterSchedule(text: $text, evidence: "minute", minuteReference: "FGB 3/19", isTrial: true) {
       entries { title adoptedSaid evidence minuteReference } refusals { code } } }`,
    { text },
  );
  expect(enterSchedule).toEqual({
    entries: [
      { title: 'Trips', adoptedSaid: 'June 2017', evidence: 'minute', minuteReference: '12.3' },
      { title: 'Lettings', adoptedSaid: '2019', evidence: 'minute', minuteReference: 'FGB 3/19' },
      { title: 'Pay', adoptedSaid: null, evidence: 'none', minuteReference: null },
    ],
    refusals: [],
  });
});

it('stays to be seen in the register behind a review that is overdue, as does what is expected behind a draft', async () => {
  const { id: council } = await buildOrganisation(api.database, { kind: 'council', name: 'Reed Council' });
  const { id: school } = await buildOrganisation(api.database, { kind: 'school' });
  await buildLink(api.database, { organisationId: school, upperId: council });
  await buildRequiredPolicy(api.database, { organisationId: council, settingKind: 'school', title: 'Ladders' });
  const policy = (title: string) => buildPolicy(api.database, { organisationId: school, title });
  const [lost, sure] = [await policy('Lost'), await policy('Sure')];
  await policy('Ladders');
  const clerk = await api.as({ organisationId: school, roles: ['clerk'] });
  for (const input of [
    { policyId: lost.id, evidence: 'none', reviewDueSaid: 'September 2020' },
    { policyId: sure.id, evidence: 'minute', adoptedSaid: '2018', reviewDueSaid: 'September 2020' },
  ])
    await clerk.ask(
      `mutation ($input: HistoricAdoptionInput!) { recordHistoricAdoption(input: $input) { refusals { code } } }`,
      { input },
    );
  const officer = await api.as({ organisationId: council, roles: ['compliance-officer'] });
  const { register, registerCounts } = await officer.ask<Record<'register' | 'registerCounts', { entries: object[] }>>(
    `{ register(first: 10) { entries { title status remark } }
       registerCounts { missing drafts submitted notEvidenced overdue } }`,
  );
  expect(register.entries).toHaveLength(3);
  expect(register.entries).toEqual(
    expect.arrayContaining([
      { title: 'Lost', status: 'overdue', remark: 'adoption not evidenced' },
      { title: 'Sure', status: 'overdue', remark: null },
      { title: 'Ladders', status: 'draft', remark: 'expected by Reed Council, and not held until it is adopted' },
    ]),
  );
  expect(registerCounts).toEqual({ missing: 0, drafts: 1, submitted: 0, notEvidenced: 0, overdue: 2 });
});
