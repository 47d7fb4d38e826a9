import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Acknowledgement, Policy, Revision } from '@ratify/store';
import {
  buildAcknowledgement,
  buildAdoption,
  buildAppointment,
  buildBody,
  buildDecision,
  buildPerson,
  buildPolicy,
  buildRetirement,
  buildRevision,
  buildRound,
  buildRoundPolicy,
} from '@ratify/test-kit';
import { createWorker, type Worker } from '@ratify/worker';
import type { Visitor } from './browser.ts';
import { checkPage } from './check-page.ts';
import { openWorld, PASSWORD, type World } from './world.ts';

// Ruth Adeyemi, head, asks the staff of her school to confirm policies; Amy Lister confirms them on her phone and has a question;
// Colin Marsh, clerk, enters a sheet of paper; Ines Carvalho of an academy confirms what covers it.

const ELM_PARK = 'Elm Park Primary School';
const PHONE = 320;
const AMY = 'amy.lister@elmpark.example';

let world: World;
let worker: Worker;
beforeAll(async () => {
  world = await openWorld();
  const { organisationId } = await codeOfConduct();
  const { id: personId } = await buildPerson(world.database, { fullName: 'Nina Holt' });
  await buildAppointment(world.database, { organisationId, personId, personName: 'Nina Holt', role: 'staff' });
  worker = await createWorker({
    ...world.journey,
    ...{ masterKey: Buffer.alloc(32, 7), publicOrigin: 'https://policies.example.org' },
    ...{ idle: true, log: () => undefined, mail: { kind: 'kept' } },
  });
});
afterAll(async () => {
  await worker?.stop();
  await world?.close();
});

/** Signed in at a browser where the rules can run; the pages themselves bring no script. */
async function as(email: string, { organisation, width = 1280 }: { organisation?: string; width?: number } = {}) {
  const visitor = await world.visitor({ javaScript: true, width });
  await visitor.signIn(email, PASSWORD);
  if (organisation) await visitor.chooseOrganisation(organisation);
  return visitor;
}

/** Ticks a box by its words. */
async function tick(visitor: Visitor, words: string): Promise<void> {
  const id = await visitor.page.$$eval(
    'label',
    (all, said) => all.find((each) => (each.textContent ?? '').includes(said))?.getAttribute('for') ?? '',
    words,
  );
  await visitor.page.click(`[id="${id}"]`);
}

async function typeDate(visitor: Visitor, name: string, [year = '', month = '', day = '']: string[]): Promise<void> {
  await visitor.type(`#${name}-day`, day);
  await visitor.type(`#${name}-month`, month);
  await visitor.type(`#${name}-year`, year);
}

/** Titles of what is in force at Elm Park, as the form offers them. */
const offered = (visitor: Visitor): Promise<string[]> =>
  visitor.page.$$eval('label[for^="policies"]', (all) => all.map((each) => (each.textContent ?? '').trim()));

const confirmationsOf = (personName: string): Promise<Acknowledgement[]> =>
  world.database.owner
    .getRepository(Acknowledgement)
    .find({ where: { personName }, order: { acknowledgedAt: 'desc' } });

const codeOfConduct = async (): Promise<Policy> => {
  const { id } = await world.policyOf('elm-park', 'staff-code-of-conduct');
  return world.database.owner.getRepository(Policy).findOneByOrFail({ id });
};

const today = (): string[] => world.journey.clock.today().split('-');

describe('a declaration of several policies', () => {
  let titles: string[];

  it('is asked for by the head, of whom and by when they say', async () => {
    const ruth = await as('ruth.adeyemi@elmpark.example', { organisation: ELM_PARK });
    await ruth.open('/policies');
    await ruth.click('Who has confirmed');
    await checkPage(ruth);
    await ruth.click('Ask people to confirm');
    await checkPage(ruth);
    titles = (await offered(ruth)).slice(0, 2);
    expect(titles).toHaveLength(2);
    await ruth.type('#roundTitle', 'Yearly declaration');
    expect(await ruth.press('Ask them')).toBe(400);
    expect(await ruth.words('.govuk-error-summary')).toContain('Enter the day like 27 3 2027');
    await typeDate(ruth, 'dueOn', ['2031', '1', '31']);
    expect(await ruth.press('Ask them')).toBe(400);
    expect(await ruth.words('.govuk-error-summary')).toContain('Choose at least one policy');
    expect(await ruth.value('#roundTitle')).toBe('Yearly declaration');
    await checkPage(ruth);
    for (const title of titles) await tick(ruth, title);
    await tick(ruth, 'Everyone who works or volunteers here');
    await tick(ruth, 'Everybody confirms anew');
    expect(await ruth.press('Ask them')).toBe(200);
    expect(await ruth.heading()).toBe('Yearly declaration');
    expect(await ruth.words()).toContain('0 of 3 people have confirmed');
    await checkPage(ruth);
  });

  it('is confirmed by a member of staff with two taps, each policy named, and stored with the hash of what was shown', async () => {
    const amy = await as(AMY, { width: PHONE });
    await amy.click('To read');
    await checkPage(amy);
    const other = await as(AMY);
    await other.click('Yearly declaration');
    let taps = 0;
    await amy.click('Yearly declaration').then(() => (taps += 1));
    for (const title of titles) expect(await amy.words()).toContain(`${title}, version`);
    await checkPage(amy);
    const shown = await amy.page.$$eval('input[name=shown]', (all) => all.map((each) => each.getAttribute('value')));
    await amy.press('I confirm that I have read and understood them').then(() => (taps += 1));
    expect(taps).toBe(2);
    expect(await amy.words('.govuk-notification-banner')).toContain('you have read and understood these policies');
    expect(await amy.words()).not.toContain('Yearly declaration');
    const stored = await confirmationsOf('Amy Lister');
    expect(stored.map((each) => each.revisionSha256).sort()).toEqual(
      shown.map((each) => String(each).split(' ')[1]).sort(),
    );
    const revisions = await world.database.owner.getRepository(Revision).find();
    for (const { revisionId, revisionSha256, roundId } of stored) {
      expect(revisions.find(({ id }) => id === revisionId)?.textSha256).toBe(revisionSha256);
      expect(roundId).not.toBeNull();
    }
    await other.press('I confirm that I have read and understood them'); // the same once more: it stands, once
    expect(await confirmationsOf('Amy Lister')).toHaveLength(2);
  });

  it('tells by mail those who have not, and reminds them once a week at most', async () => {
    await worker.drain();
    const mails = await world.journey.store.listKeptMail();
    expect(
      mails.filter(({ subject }) => subject.startsWith('To read by 31 January 2031')).map(({ toName }) => toName),
    ).toEqual(['Nina Holt']);
    const ruth = await as('ruth.adeyemi@elmpark.example', { organisation: ELM_PARK });
    await ruth.open('/confirmations');
    await ruth.click('Yearly declaration');
    expect(await ruth.words()).toContain('1 of 3 people have confirmed');
    expect(await ruth.words()).toMatch(/Not yet.*Nina Holt.*Confirmed.*Amy Lister/);
    expect(await ruth.press('Remind the 2 who have not')).toBe(200);
    await checkPage(ruth);
    expect(await ruth.press('Remind the 2 who have not')).toBe(409);
    expect(await ruth.words('.govuk-error-summary')).toContain('reminded less than a week ago');
    await checkPage(ruth);
    await worker.drain();
    const reminders = (await world.journey.store.listKeptMail()).filter(({ subject }) =>
      subject.startsWith('Still to read'),
    );
    expect(reminders.map(({ toName }) => toName).sort()).toEqual(['Nina Holt', 'Ruth Adeyemi']);
  });

  it('is entered from a sheet of paper by the clerk, who then closes it', async () => {
    const colin = await as('colin.marsh@clerks.example', { organisation: ELM_PARK });
    await colin.open('/confirmations');
    await colin.click('Yearly declaration');
    await colin.click('Print a poster');
    expect(await colin.words()).toContain(`${world.origin}/reading/rounds/`);
    expect(await colin.page.$('.app-poster-code svg')).not.toBeNull();
    const poster = colin.path;
    await colin.press('Make it a PDF to print');
    expect(await colin.words()).toContain('It waits for its turn');
    await colin.open(poster);
    await checkPage(colin);
    await colin.click('Yearly declaration');
    await colin.click('Enter a sheet signed on paper');
    await checkPage(colin);
    await tick(colin, 'Nina Holt');
    const [year, month, day] = today();
    await typeDate(colin, 'signedOn', [String(Number(year) + 1), month ?? '', day ?? '']);
    expect(await colin.press('Record them')).toBe(400);
    expect(await colin.words('.govuk-error-summary')).toMatch(/future.*collected/);
    await checkPage(colin);
    await typeDate(colin, 'signedOn', [year ?? '', month ?? '', day ?? '']);
    await colin.type('#collectedBy', 'Ruth Adeyemi');
    expect(await colin.press('Record them')).toBe(200);
    expect(await colin.words()).toContain('2 of 3 people have confirmed');
    expect(await colin.words()).toMatch(/Nina Holt, on .*entered from paper/);
    expect(await confirmationsOf('Nina Holt')).toMatchObject([
      { collectedBy: 'Ruth Adeyemi', recordedByName: 'Colin Marsh', signedOn: world.journey.clock.today() },
      { collectedBy: 'Ruth Adeyemi' },
    ]);
    await colin.click(titles[0] ?? '');
    expect(await colin.words()).toContain('Nina Holt, version');
    await checkPage(colin);
    await colin.open('/confirmations');
    await colin.click('Yearly declaration');
    expect(await colin.press('Close it')).toBe(200);
    expect(await colin.words()).toContain('Closed');
    await checkPage(colin);
    await colin.open('/confirmations');
    await checkPage(colin);
    const helen = await as('helen.whitcombe@northbrook.example');
    expect(await helen.open('/confirmations')).toBe(403);
  });
});

describe('one policy', () => {
  it('is read again when another version came into force meanwhile: refused, with the new text on the page', async () => {
    const { id, organisationId } = await codeOfConduct();
    const amy = await as(AMY, { width: PHONE });
    await amy.open(`/reading/${id}`);
    await checkPage(amy);
    const policies = world.database.owner.getRepository(Policy);
    const { adoptedRevisionId } = await policies.findOneByOrFail({ id });
    const text = '---\ntitle: Staff code of conduct\n---\n\n# Conduct\n\nLanterns are carried after dusk.\n';
    const next = await buildRevision(world.database, {
      ...{ organisationId, policyId: id, number: 90, state: 'adopted', text },
      ...{ predecessorId: adoptedRevisionId, materiality: { level: 'legal' } },
    });
    await policies.update({ id }, { adoptedRevisionId: next.id });
    expect(await amy.press('I have read and understood this policy')).toBe(409);
    expect(await amy.words('.govuk-error-summary')).toContain('Another version came into force');
    expect(await amy.words('#text')).toContain('Lanterns are carried after dusk');
    await checkPage(amy);
    await amy.press('I have read and understood this policy');
    expect(amy.path).toBe('/reading?done=confirmed');
    const [latest] = await confirmationsOf('Amy Lister');
    expect(latest).toMatchObject({ revisionId: next.id, revisionSha256: next.textSha256 });
    const ended = await buildRevision(world.database, {
      ...{ organisationId, policyId: id, number: 91, state: 'adopted', text: text.replace('after dusk', 'at dusk') },
      ...{ predecessorId: next.id, materiality: { level: 'editorial' } },
    });
    await policies.update({ id }, { adoptedRevisionId: ended.id });
    await amy.open('/reading');
    expect(await amy.words()).not.toContain('Read what changed');
    const law = await buildRevision(world.database, {
      ...{ organisationId, policyId: id, number: 92, state: 'adopted', text: text.replace('after dusk', 'by law') },
      ...{ predecessorId: ended.id, materiality: { level: 'legal' } },
    });
    await policies.update({ id }, { adoptedRevisionId: law.id });
    await amy.open('/reading');
    await amy.click('Read what changed in');
    expect(await amy.words()).toContain('What changed since you last confirmed');
    await checkPage(amy);
  });

  it('can be asked about: the head answers, and whoever asked is told', async () => {
    const { id, title } = await codeOfConduct();
    const amy = await as(AMY, { width: PHONE });
    await amy.open(`/reading/${id}`);
    await amy.click('I have a question about it');
    await checkPage(amy);
    expect(await amy.press('Send the question')).toBe(400);
    await checkPage(amy);
    await amy.type('#question', 'Which lanterns? '.repeat(300));
    expect(await amy.press('Send the question')).toBe(400);
    expect(await amy.value('#question')).toContain('Which lanterns? Which lanterns?');
    await amy.type('#question', 'Which lanterns?');
    expect(await amy.press('Send the question')).toBe(200);
    expect(await amy.words()).toContain('Not answered yet');
    const ruth = await as('ruth.adeyemi@elmpark.example', { organisation: ELM_PARK });
    await ruth.open('/todo');
    await ruth.click(`Answer Amy Lister about ${title}`);
    await checkPage(ruth);
    expect(await ruth.press('Send the answer')).toBe(400);
    await ruth.type('#answer', 'Those by the door.');
    expect(await ruth.press('Send the answer')).toBe(200);
    await amy.open('/reading');
    await checkPage(amy);
    await amy.open(`/reading/${id}`);
    expect(await amy.words()).toContain('Those by the door.');
    await checkPage(amy);
    await worker.drain();
    const told = {
      toName: 'Amy Lister',
      subject: `Your question about ${title} is answered`,
      linkPath: `/reading/${id}`,
    };
    expect(await world.journey.store.listKeptMail()).toContainEqual(expect.objectContaining(told));
    await ruth.open(`/reading/${id}`);
    expect(await ruth.words()).not.toContain('Which lanterns?');
  });

  it('of the induction set is asked of whoever is new, by itself, and of nobody who has left', async () => {
    const { id, organisationId } = await codeOfConduct();
    const text = '---\ntitle: Staff code of conduct\ninduction: true\n---\n\n# Conduct\n\nLanterns are carried.\n';
    const revision = await buildRevision(world.database, {
      ...{ organisationId, policyId: id, number: 93, state: 'adopted', text, materiality: { level: 'editorial' } },
    });
    await world.database.owner.getRepository(Policy).update({ id }, { adoptedRevisionId: revision.id });
    const [{ personId }] = await world.database.owner.query(
      `select id as "personId" from directory.people where full_name = 'Tom Ashworth'`,
    );
    const fromOn = world.journey.clock.today();
    const post = await buildAppointment(world.database, {
      ...{ organisationId, personId, personName: 'Tom Ashworth', role: 'staff', fromOn },
    });
    const tom = await as('tom.ashworth@governors.example', { organisation: ELM_PARK });
    await tom.open('/reading');
    expect(await tom.words('.govuk-task-list')).toMatch(/Read Staff code of conduct.*by \d/);
    await world.database.owner.query(
      `update app.appointments set until_on = from_on - 1, from_on = from_on - 2 where id = $1`,
      [post.id],
    );
    await tom.open('/reading');
    expect(await tom.words()).not.toContain('Read Staff code of conduct');
  });
});

describe('evidence of a confirmation', () => {
  const asked = async (visitor: Visitor, policyId: string, name: string, on: string): Promise<string> => {
    await visitor.open(`/confirmations/policies/${policyId}/evidence`);
    const person = await visitor.page.$$eval(
      '#person option',
      (all, said) => all.find((each) => (each.textContent ?? '').includes(said))?.getAttribute('value') ?? '',
      name,
    );
    await visitor.page.select('#person', person);
    await typeDate(visitor, 'on', on.split('-'));
    await visitor.press('Show the evidence');
    return visitor.words();
  };

  it('is of days that have been, of who has left too, and of a policy that was withdrawn since', async () => {
    const organisationId = (await codeOfConduct()).organisationId;
    const days = ['2026-03-01', '2026-06-01'];
    const { id: policyId } = await buildPolicy(world.database, { organisationId, title: 'Keys', slug: 'keys' });
    const { id: revisionId, textSha256: revisionSha256 } = await buildRevision(world.database, {
      ...{ organisationId, policyId, state: 'adopted' },
    });
    const { id: bodyId } = await buildBody(world.database, { organisationId });
    const decision = await buildDecision(world.database, { organisationId, revisionId, bodyId });
    await buildAdoption(world.database, {
      ...{ organisationId, policyId, revisionId, decisionId: decision.id },
      ...{ adoptedOn: '2026-01-10', effectiveFrom: '2026-01-10' },
    });
    await world.database.owner
      .getRepository(Policy)
      .update({ id: policyId }, { adoptedRevisionId: revisionId, adoptedOn: '2026-01-10', retiredOn: '2026-05-01' });
    await buildRetirement(world.database, {
      ...{ organisationId, policyId, bodyId, decidedOn: '2026-05-01', retiredOn: '2026-05-01' },
    });
    const { id: personId } = await buildPerson(world.database, { fullName: 'Vera Oyelaran' });
    await buildAppointment(world.database, {
      ...{ organisationId, personId, personName: 'Vera Oyelaran', role: 'staff' },
      ...{ fromOn: '2025-09-01', untilOn: '2026-04-01' },
    });
    await buildAcknowledgement(world.database, {
      ...{ organisationId, policyId, revisionId, revisionSha256, personId, personName: 'Vera Oyelaran' },
      acknowledgedAt: new Date('2026-02-01T09:00:00Z'),
    });
    const ruth = await as('ruth.adeyemi@elmpark.example', { organisation: ELM_PARK });
    await ruth.open(`/policies/${policyId}`);
    await ruth.click('Who had confirmed it');
    expect(await ruth.words()).toContain('Out of use since 1 May 2026: nobody is asked to confirm it any more');
    expect(await ruth.words()).toMatch(/Have left since ?Vera Oyelaran, version \d+, on 1 February 2026/);
    expect(await ruth.words()).not.toContain('Ask people to confirm it');
    await checkPage(ruth);
    const list = await ruth.download(`/confirmations/policies/${policyId}/list.csv`);
    expect(list.text).toContain('"Last version"');
    const [during, after] = [
      await asked(ruth, policyId, 'Vera', days[0]!),
      await asked(ruth, policyId, 'Vera', days[1]!),
    ];
    expect(during).toContain('By 1 March 2026, Vera Oyelaran had confirmed that they had read and understood Keys');
    expect(during).toContain('From the record of Elm Park Primary School as it stood on');
    expect(after).toContain('On 1 June 2026 no version of Keys that is recorded here was in force');
    const [year, ...rest] = today();
    expect(await asked(ruth, policyId, 'Vera', [String(Number(year) + 1), ...rest].join('-'))).not.toContain(
      'had confirmed',
    );
    expect(await ruth.words('#on-day-error, .govuk-error-summary')).toContain('Enter today or a day before');
    await checkPage(ruth);
  });
});

describe('a reminder of the service itself', () => {
  it('goes out on the day, once however often it is looked for, to those who have not confirmed', async () => {
    const { id: policyId, organisationId } = await codeOfConduct();
    const dueOn = world.journey.clock.today();
    const { id: roundId } = await buildRound(world.database, { organisationId, openedOn: '2026-09-01', dueOn });
    await buildRoundPolicy(world.database, { organisationId, roundId, policyId });
    const asked = [
      await world.journey.store.enqueueDueReminders(dueOn),
      await world.journey.store.enqueueDueReminders(dueOn),
    ];
    expect(asked).toEqual([1, 0]);
    await worker.drain();
    await worker.drain();
    const sent = await world.database.owner.query(`select kind, people from app.round_reminders where round_id = $1`, [
      roundId,
    ]);
    expect(sent).toEqual([{ kind: 'on-the-day', people: 3 }]);
    const mails = (await world.journey.store.listKeptMail()).filter(({ linkPath }) => linkPath.endsWith(roundId));
    expect(mails.map(({ toName }) => toName).sort()).toEqual(['Amy Lister', 'Nina Holt', 'Ruth Adeyemi']);
    const colin = await as('colin.marsh@clerks.example', { organisation: ELM_PARK });
    await colin.open(`/confirmations/${roundId}`);
    await checkPage(colin);
    const { text } = await colin.download(`/confirmations/${roundId}/people.csv`);
    expect(text.split('\r\n').map((line) => line.split(',')[0])).toContain('"Amy Lister"');
    const helen = await as('helen.whitcombe@northbrook.example');
    expect(await helen.open(`/confirmations/${roundId}/people.csv`)).toBe(403);
  });
});

describe('evidence', () => {
  it('says what was in force on a day, and whether one person had confirmed it by then', async () => {
    const [{ policyId, title, until }] = await world.database.owner.query(
      `select r.policy_id as "policyId", p.title, (p.adopted_on - 1)::text as until from app.acknowledgements a
       join app.revisions r on r.id = a.revision_id join app.policies p on p.id = r.policy_id
       where a.person_name = 'Nina Holt' limit 1`,
    );
    const colin = await as('colin.marsh@clerks.example', { organisation: ELM_PARK });
    await colin.open(`/confirmations/policies/${policyId}`);
    await colin.click('Had somebody confirmed it by a day?');
    await checkPage(colin);
    expect(await colin.press('Show the evidence')).toBe(400);
    await checkPage(colin);
    const show = async (name: string, day: string[]): Promise<string> => {
      const value = await colin.page.$$eval(
        '#person option',
        (all, said) => all.find((each) => each.textContent === said)?.getAttribute('value') ?? '',
        name,
      );
      await colin.page.select('#person', value);
      await typeDate(colin, 'on', day);
      await colin.press('Show the evidence');
      return colin.words();
    };
    expect(await show('Nina Holt', today())).toMatch(
      /Nina Holt had confirmed that they had read and understood .* on paper on .*, collected by Ruth Adeyemi, entered by Colin Marsh/,
    );
    await checkPage(colin);
    expect(await show('Ruth Adeyemi', today())).toContain(`Ruth Adeyemi had not confirmed ${title}`);
    expect(await show('Nina Holt', until.split('-'))).toContain(
      `no version of ${title} that is recorded here was in force`,
    );
    await checkPage(colin);
    const { text } = await colin.download(`/confirmations/policies/${policyId}/list.csv`);
    expect(text).toContain('"Nina Holt","member of staff","Confirmed"');
    const helen = await as('helen.whitcombe@northbrook.example');
    expect(await helen.open(`/confirmations/policies/${policyId}/evidence`)).toBe(403);
  });

  it('says what a school, and every school of a council, held on a past day', async () => {
    const [{ title, adoptedOn, before }] = await world.database.owner.query(
      `select p.title, p.adopted_on::text as "adoptedOn", (min(a.adopted_on) over (partition by p.id) - 1)::text as before
       from app.policies p join app.organisations o on o.id = p.organisation_id join app.adoptions a on a.policy_id = p.id
       where o.name = $1 and p.adopted_on is not null order by p.title limit 1`,
      [ELM_PARK],
    );
    const colin = await as('colin.marsh@clerks.example', { organisation: ELM_PARK });
    await colin.open('/register');
    await colin.click('What was held on a day');
    await checkPage(colin);
    await typeDate(colin, 'on', ['2026', '13', '1']);
    expect(await colin.press('Show that day')).toBe(400);
    await checkPage(colin);
    await typeDate(colin, 'on', adoptedOn.split('-'));
    await colin.press('Show that day');
    expect(colin.path).toBe(`/register/on?on=${adoptedOn}`);
    expect(await colin.words('table')).toContain(title);
    await checkPage(colin);
    expect((await colin.download(`/register/on.csv?on=${adoptedOn}`)).text).toContain(`"${title}"`);
    await colin.open(`/register/on?on=${before}`);
    expect((await colin.page.$('table')) ? await colin.words('table') : '').not.toContain(title);
    const helen = await as('helen.whitcombe@northbrook.example');
    await helen.open(`/register/on?on=${adoptedOn}`);
    expect(await helen.words()).toContain('Northbrook High School');
    await checkPage(helen);
    const amy = await as(AMY);
    expect(await amy.open('/register/on')).toBe(403);
  });
});

describe('a policy of the trust that covers an academy', () => {
  it('is confirmed by the academy’s own staff, as the academy asks them', async () => {
    const peter = await as('peter.lund@aldervale.example', { organisation: 'Kestrel Academy' });
    await peter.open('/confirmations/new');
    await tick(peter, 'Online communication policy');
    await tick(peter, 'Everyone who works or volunteers here');
    await typeDate(peter, 'dueOn', ['2031', '1', '31']);
    expect(await peter.press('Ask them')).toBe(200);
    expect(await peter.words()).toContain('0 of 1 person has confirmed');
    const ines = await as('ines.carvalho@kestrel.example', { width: PHONE });
    await ines.open('/todo');
    await ines.click('Read Online communication policy');
    expect(await ines.words()).toContain('Alder Vale Learning Trust’s policy, and covers everybody here');
    await checkPage(ines);
    await ines.press('I have read and understood this policy');
    const [stored] = await confirmationsOf('Ines Carvalho');
    expect(stored).toMatchObject({ revisionId: null, adoptingOrganisationId: expect.any(String) });
    await peter.open('/confirmations');
    await peter.click('Online communication policy');
    expect(await peter.words()).toContain('1 of 1 person has confirmed');
  });
});
