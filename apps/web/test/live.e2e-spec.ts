import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, sayDate, type PlainDate } from '@ratify/policy';
import { Draft, LiveValue, Policy, Revision } from '@ratify/store';
import { buildMeeting } from '@ratify/test-kit';
import type { Visitor } from './browser.ts';
import { checkPage } from './check-page.ts';
import { openWorld, type World } from './world.ts';

// Ruth Adeyemi, head, names who may post now that somebody has left, and her governors are told; Ines Carvalho of an academy answers what her
// trust's policy leaves to her.

const RUTH = 'ruth.adeyemi@elmpark.example';
const COLIN = 'colin.marsh@clerks.example';
const ELM_PARK = 'Elm Park Primary School';
const PAGE = 'Who and what changes between meetings';
const ALL = ['Headteacher', 'Office manager', 'Dana Whitlock'].join('\n');

let world: World;
let protocol: Policy;
let today: PlainDate;
beforeAll(async () => {
  world = await openWorld();
  const { id } = await world.policyOf('elm-park', 'social-networking-protocol');
  protocol = await world.database.owner.getRepository(Policy).findOneByOrFail({ id });
  today = world.journey.clock.today();
});
afterAll(() => world?.close());

const as = (email: string, organisation?: string, width = 1280) =>
  world.signedIn(email, { javaScript: true, width, ...(organisation ? { organisation } : {}) });

async function typeDay(visitor: Visitor, name: string, day: string): Promise<void> {
  const [year = '', month = '', date = ''] = day.split('-');
  await visitor.type(`#${name}-day`, date);
  await visitor.type(`#${name}-month`, month);
  await visitor.type(`#${name}-year`, year);
}

describe('who and what changes between meetings', () => {
  it('is changed by the head, as at a day, and the text reads so at once', async () => {
    const ruth = await as(RUTH, ELM_PARK);
    await ruth.open(`/policies/${protocol.id}`);
    expect(await ruth.words('#text-title')).toBe('The policy as adopted');
    expect(await ruth.words('#text')).toContain('Office manager');
    await ruth.click(PAGE);
    await checkPage(ruth);
    expect(await ruth.heading()).toBe(PAGE);
    await ruth.open(`/policies/${protocol.id}/live/approved-staff`);
    await checkPage(ruth);
    expect(await ruth.value('#answer')).toContain('Amy Lister');
    expect(await ruth.value('#asAt-day')).toBe(String(Number(today.slice(-2))));

    await ruth.type('#answer', ALL);
    await ruth.type('#why', 'Amy Lister has left.');
    await typeDay(ruth, 'asAt', addDays(today, 3));
    expect(await ruth.press('Save the change')).toBe(400);
    expect(await ruth.words('.govuk-error-summary')).toContain('This day is still to come.');
    expect(await ruth.value('#answer')).toBe(ALL);
    expect(await ruth.value('#why')).toBe('Amy Lister has left.');
    await checkPage(ruth);
    await typeDay(ruth, 'asAt', '2026-13-40');
    expect(await ruth.press('Save the change')).toBe(400);
    expect(await ruth.words('.govuk-error-summary')).toContain('Enter the day like 27 3 2027');
    await typeDay(ruth, 'asAt', addDays(today, -2));
    expect(await ruth.press('Save the change')).toBe(200);
    expect(await ruth.words('.govuk-notification-banner')).toContain('The policy reads so from now on');
    const since = sayDate(addDays(today, -2));
    expect(await ruth.words()).toContain(`As at ${since}. Changed by Ruth Adeyemi`);
    await checkPage(ruth);

    await ruth.open(`/policies/${protocol.id}`);
    expect(await ruth.words('#text-title')).toBe('The policy as it reads now');
    expect(await ruth.words('#text')).toContain('Dana Whitlock');
    expect(await ruth.words('#text')).toContain(`As at ${since}`);
    await checkPage(ruth);
    await ruth.click('What happened to it');
    expect(await ruth.words()).toContain(`changed, as at ${since}`);
  });

  it('keeps the version that was adopted, asks nobody to confirm anew, and stands in the draft that follows', async () => {
    const { owner } = world.database;
    const adopted = await owner.getRepository(Revision).findOneByOrFail({ id: protocol.adoptedRevisionId ?? '' });
    expect(adopted.text).not.toContain('Dana Whitlock');
    const draft = await owner.getRepository(Draft).findOneByOrFail({ policyId: protocol.id });
    expect(draft.text).toContain('Dana Whitlock');
    const amy = await as('amy.lister@elmpark.example');
    await amy.open(`/reading/${protocol.id}`);
    expect(await amy.words('#text')).toContain('Dana Whitlock');
    expect(await amy.words()).not.toContain(PAGE);
    expect(await amy.open(`/policies/${protocol.id}/live/approved-staff`)).toBe(403);
    expect(await amy.words()).toContain('The head changes this answer.');
  });

  it('is handed on as a current copy, by those who look after the policy', async () => {
    const ruth = await as(RUTH, ELM_PARK);
    await ruth.open(`/policies/${protocol.id}/live`);
    expect(await ruth.press('Make a current copy')).toBe(200);
    expect(await ruth.heading()).toBe('Social networking protocol, current copy');
    await checkPage(ruth);
    await ruth.click(PAGE);
    expect(ruth.path).toBe(`/policies/${protocol.id}/live`);
    const amy = await as('amy.lister@elmpark.example');
    await amy.open(`/policies/${protocol.id}/live`);
    expect(await amy.words()).not.toContain('Make a current copy');
  });

  it('names nobody on the web', async () => {
    await world.database.owner.getRepository(Policy).update({ id: protocol.id }, { isPublic: true });
    const anybody = await world.visitor({ javaScript: true });
    expect(await anybody.open('/p/elm-park/social-networking-protocol')).toBe(200);
    expect(await anybody.words()).toContain('Names of people and lists that change are not shown');
    expect(await anybody.words()).not.toContain('Dana Whitlock');
    const told = await fetch(`${world.origin}/open/v1/elm-park/policies.json`);
    expect(await told.text()).not.toContain('Dana Whitlock');
  });

  it('says what it was before, and refuses a day before that of what stands', async () => {
    const ruth = await as(RUTH, ELM_PARK, 320);
    await ruth.open(`/policies/${protocol.id}/live/approved-staff`);
    await ruth.type('#answer', 'Headteacher');
    await ruth.type('#why', 'One key is enough.');
    await typeDay(ruth, 'asAt', addDays(today, -3));
    expect(await ruth.press('Save the change')).toBe(400);
    expect(await ruth.words('.govuk-error-summary')).toContain('which is later than that day');
    await typeDay(ruth, 'asAt', today);
    expect(await ruth.press('Save the change')).toBe(200);
    expect(await ruth.words('details')).toContain('Dana Whitlock');
    expect(await ruth.words('details')).toContain('Amy Lister has left.');
    await checkPage(ruth);
    const colin = await as(COLIN, ELM_PARK);
    await colin.open(`/policies/${protocol.id}/live`);
    expect(await colin.words()).toContain('The head changes it.');
    expect(await colin.open(`/policies/${protocol.id}/live/nothing-of-the-kind`)).toBe(404);
    expect(await colin.open('/policies/00000000-0000-4000-8000-000000000000/live')).toBe(404);
  });

  it('is told to the next meeting of the body that approves the policy', async () => {
    const [decision] = (await world.database.owner.query(
      'select d.organisation_id, d.body_id from app.decisions d where d.revision_id = $1',
      [protocol.adoptedRevisionId],
    )) as { organisation_id: string; body_id: string }[];
    const of = { organisationId: decision?.organisation_id ?? '', bodyId: decision?.body_id ?? '' };
    const next = await buildMeeting(world.database, { ...of, heldOn: addDays(today, 20) });
    const colin = await as(COLIN, ELM_PARK);
    await colin.open(`/meetings/${next.id}`);
    expect(await colin.words()).toContain('Changed since the last meeting');
    expect(await colin.words()).toContain('? Headteacher. “One key is enough.” As at');
    expect(await colin.words()).toContain(`As at ${sayDate(today)}, changed by Ruth Adeyemi`);
    await checkPage(colin);
    const long = await buildMeeting(world.database, { ...of, heldOn: addDays(today, -100) });
    await colin.open(`/meetings/${long.id}`);
    expect(await colin.words()).not.toContain('Changed since the last meeting');
  });
});

describe('a policy of the trust that covers an academy', () => {
  it('is answered by the academy’s head for the academy, and read so there', async () => {
    const ines = await as('ines.carvalho@kestrel.example');
    await ines.open('/policies');
    await ines.click('Online communication policy');
    expect(await ines.words('#text')).toContain('Noor Haddad');
    expect(await ines.words('#text')).not.toContain('Will Garside');
    await ines.click(PAGE);
    await checkPage(ines);
    expect(await ines.words()).toContain('Alder Vale Learning Trust’s policy and covers everybody here');
    await ines.click('Change: Who is the safeguarding lead?');
    await checkPage(ines);
    expect(await ines.value('#answer')).toBe('Noor Haddad');
    await ines.type('#answer', 'Bea Castellan');
    expect(await ines.press('Save the change')).toBe(200);
    await ines.click('Change: Who sets up accounts?');
    await ines.type('#answer', 'The academy office\nBea Castellan');
    expect(await ines.press('Save the change')).toBe(200);
    await checkPage(ines);
    await ines.click('Online communication policy');
    expect(await ines.words('#text')).toContain('Kestrel Academy Bea Castellan'.replace(' Bea', 'Bea'));
    expect(await ines.words('#text')).toContain('The academy office and Bea Castellan');
    const stored = await world.database.owner.getRepository(LiveValue).find({ where: { setByName: 'Ines Carvalho' } });
    expect(stored.map(({ items }) => items)).toEqual(
      expect.arrayContaining([['Bea Castellan'], ['The academy office', 'Bea Castellan']]),
    );
  });

  it('reads in the trust with the row that each academy answered, and with the trust’s own lists', async () => {
    const kamala = await as('kamala.desai@aldervale.example', 'Alder Vale Learning Trust');
    const { id } = await world.policyOf('alder-vale', 'online-communication-policy');
    await kamala.open(`/policies/${id}`);
    expect(await kamala.words('#text')).toContain('Bea Castellan');
    expect(await kamala.words('#text')).toContain('Will Garside');
    expect(await kamala.words('#text')).not.toContain('The academy office');
    await kamala.open(`/policies/${id}/live/account-keepers`);
    await kamala.type('#answer', 'The help desk of the trust');
    expect(await kamala.press('Save the change')).toBe(200);
  });

  it('reads in another academy with what the trust changed, and in this with its own answers', async () => {
    const { id } = await world.policyOf('alder-vale', 'online-communication-policy');
    const leah = await as('leah.stone@beaconhill.example');
    await leah.open(`/reading/${id}`);
    expect(await leah.words('#text')).toContain('The help desk of the trust');
    expect(await leah.words('#text')).toContain('Will Garside');
    expect(await leah.words('#text')).not.toContain('Bea Castellan');
    const ines = await as('ines.carvalho@kestrel.example');
    await ines.open(`/reading/${id}`);
    expect(await ines.words('#text')).toContain('The academy office and Bea Castellan');
  });
});
