import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findWaitingOffers, offerInTurn, publishEdition } from '@ratify/journey';
import { signIn } from '@ratify/test-kit';
import type { Visitor } from './browser.ts';
import { checkPage } from './check-page.ts';
import { openWorld, PASSWORD, type World } from './world.ts';

const PUBLISHER = 'martin.okafor@northbrook.example';
const ADDED = 'In short: think before you post. ';

let world: World;
let templateId: string;
beforeAll(async () => {
  world = await openWorld();
  templateId = await changeDraft('social-networking-protocol');
});
afterAll(() => world?.close());

/** Puts words of the publisher's own into the first two clauses that schools may change, and takes the last one out. */
async function changeDraft(slug: string): Promise<string> {
  const [draft] = (await world.database.owner.query(
    `select d.template_id as id, d.text from app.template_drafts d join app.templates t on t.id = d.template_id where t.slug = $1`,
    [slug],
  )) as { id: string; text: string }[];
  let clauses = 0;
  const changed = (draft?.text ?? '').replace(/^:::clause\{#[a-z0-9-]+\}\n/gm, (opening) =>
    clauses++ < 2 ? opening + ADDED : opening,
  );
  expect(clauses).toBeGreaterThan(2);
  await world.database.owner.query(
    'update app.template_drafts set text = $2, version = version + 1 where template_id = $1',
    [draft?.id, changed],
  );
  return draft?.id ?? '';
}

async function links(visitor: Visitor): Promise<string[]> {
  return visitor.page.$$eval('.govuk-error-summary a', (all) => all.map((each) => each.getAttribute('href') ?? ''));
}

/** The rules need scripts to run; the pages bring none. */
async function checkAccess(path: string): Promise<void> {
  const visitor = await world.visitor({ javaScript: true });
  await visitor.signIn(PUBLISHER, PASSWORD);
  await visitor.open(path);
  await checkPage(visitor);
}

/** What the worker does with the job of a publication, and what it notes where an offer fails. */
async function rollOut(): Promise<void> {
  const [job] = (await world.database.owner.query(
    `select id, payload ->> 'editionId' as edition from app.jobs where task = 'offer-edition' order by created_at desc limit 1`,
  )) as { id: string; edition: string }[];
  await world.database.store.inJob(job?.id ?? '', { write: true }, async (work) => {
    const { edition, waiting } = await findWaitingOffers(work, job?.edition ?? '');
    const failed = await offerInTurn(work, edition, waiting);
    if (failed.length > 0) await work.fail('One school could not be offered the edition; every other school has it.');
    else await work.finish();
  });
}

/** From now on no offer to one of the schools can be written. */
async function failOne(): Promise<void> {
  const { owner } = world.database;
  const [policy] = (await owner.query(
    'select id from app.policies where template_id = $1 and retired_on is null order by id limit 1',
    [templateId],
  )) as { id: string }[];
  await owner.query(`
    create function app.fail_once() returns trigger language plpgsql as $$ begin raise exception 'not this one'; end $$;
    create trigger fails before insert on app.update_offers for each row
      when (new.policy_id = '${policy?.id}') execute function app.fail_once();`);
}

/** One more edition of the template, by the use case itself; its number. */
async function publishAgain(): Promise<number> {
  await changeDraft('social-networking-protocol');
  const [draft] = (await world.database.owner.query(
    'select organisation_id as "organisationId", version from app.template_drafts where template_id = $1',
    [templateId],
  )) as { organisationId: string; version: number }[];
  const { scope } = await signIn(world.database, { organisationId: draft?.organisationId ?? '', roles: ['publisher'] });
  const input = { templateId, version: draft?.version ?? 0, summary: 'Says it twice.' };
  const asked = await publishEdition(world.journey, scope, { ...input, materiality: [] });
  const materiality = asked.refusals.map(({ clauseId = '' }) => ({ clauseId, level: 'editorial' as const }));
  const { value, refusals } = await publishEdition(world.journey, scope, { ...input, materiality });
  expect(refusals).toEqual([]);
  return value?.number ?? 0;
}

describe('a publisher, without JavaScript', () => {
  it('weighs each change, sees what it does to each school, publishes, and watches it go out', async () => {
    const publisher = await world.signedIn(PUBLISHER);
    await publisher.open(`/templates/${templateId}`);
    await publisher.click('Publish it');
    expect(await publisher.heading()).toMatch(/^What changed in edition \d+$/);
    expect(await publisher.words('ins')).toContain('think before you post');
    expect(await publisher.words()).toContain('Suggested: substantive.');
    expect(await publisher.page.$$('input[type=radio]:checked')).toEqual([]); // suggested, never chosen
    await checkAccess(`/templates/${templateId}/publish`);

    await publisher.type('#summary', 'Says in its first words what it is for.');
    await publisher.type('#adoptBy-day', '27');
    await publisher.type('#adoptBy-month', '3');
    await publisher.type('#adoptBy-year', '2207');
    expect(await publisher.press('See what it does to schools')).toBe(400);
    const [first = ''] = await links(publisher);
    expect(first).toMatch(/^#level-/);
    expect(await publisher.words('.govuk-error-summary')).toContain('more than five years away');

    const own = await publisher.page.$(first);
    await own?.click();
    await publisher.type(first.replace('#level-', '#reason-'), 'No duty changes.');
    await publisher.press('Fill in the suggestions');
    expect(await publisher.words()).toContain('Look at each of them');
    expect(await publisher.page.$eval(first, (radio) => (radio as unknown as { checked: boolean }).checked)).toBe(true);
    expect(await publisher.value(first.replace('#level-', '#reason-'))).toBe('No duty changes.');

    // Leaving the page loses nothing that was sent with it, refused or not.
    expect(await publisher.press('See what it does to schools')).toBe(400);
    await publisher.open(`/templates/${templateId}/publish`);
    expect(await publisher.value('#summary')).toBe('Says in its first words what it is for.');
    expect(await publisher.value(first.replace('#level-', '#reason-'))).toBe('No duty changes.');
    await publisher.type('#adoptBy-year', String(new Date().getFullYear() + 1));
    await publisher.press('See what it does to schools');
    expect(publisher.path).toBe(`/templates/${templateId}/publish/effect`);
    expect(await publisher.words()).toMatch(/\d+ schools hold this template/);
    expect(await publisher.words()).toContain('Elm Park Primary School');
    expect(await publisher.words()).not.toContain('still to be compared');
    await checkAccess(`/templates/${templateId}/publish/effect`);

    await publisher.press('Publish edition');
    const [, number = ''] = /editions\/(\d+)/.exec(publisher.path) ?? [];
    expect(await publisher.words()).toMatch(/0 of \d+ schools have been offered it/);
    await checkAccess(`/templates/${templateId}/editions/${number}`);
    await rollOut();
    await publisher.click('See how far it is');
    expect(await publisher.words()).toMatch(/All \d+ schools that hold it have been offered it/);

    await publisher.click('Where each school stands');
    expect(await publisher.words()).toContain('Which clauses schools put in their own words');
    await checkAccess(`/templates/${templateId}/schools`);
    await publisher.open(`/templates/${templateId}`);
    expect(await publisher.words()).toContain('Schools that hold it');
  });

  it('sees which offers failed and has them made again, and no other role sees any of it', async () => {
    const path = `/templates/${templateId}/editions/${await publishAgain()}`;
    await failOne();
    await rollOut();
    const publisher = await world.signedIn(PUBLISHER);
    await publisher.open(path);
    expect(await publisher.words()).toContain('One school could not be offered the edition');
    expect(await publisher.words()).toMatch(/\d+ of \d+ schools have been offered it/);
    await checkAccess(path);
    await publisher.press('Try those again');
    expect(await publisher.words()).toContain('it goes on without you');
    await world.database.owner.query('drop trigger fails on app.update_offers');
    await rollOut();
    await publisher.open(path);
    expect(await publisher.words()).toMatch(/All \d+ schools/);

    const head = await world.signedIn('ruth.adeyemi@elmpark.example', { organisation: 'Elm Park Primary School' });
    for (const hidden of [path, `/templates/${templateId}/schools`, `/templates/${templateId}/publish/effect`])
      expect([hidden, await head.open(hidden)]).toEqual([hidden, 403]);
  });
});

describe('the text of a template', () => {
  const AUTHOR = 'priya.nair@northbrook.example';
  const WRONG = 'A CRB check is needed.';
  let path: string;
  beforeAll(async () => {
    const [row] = (await world.database.owner.query(`select id from app.templates where slug = 'whistleblowing'`)) as {
      id: string;
    }[];
    path = `/templates/${row?.id}/text`;
  });

  it('is looked at while it is written: what is wrong, what mends it, and how a school would see it', async () => {
    const author = await world.signedIn(AUTHOR, { javaScript: true });
    const complaints: string[] = [];
    author.page.on('console', (message) => complaints.push(message.text()));
    await author.open(path);
    await author.page.waitForSelector('#parts button');
    await checkPage(author);
    await author.page.setViewport({ width: 1280, height: 800 });
    expect(await author.words('#parts')).toMatch(/fixed.*adaptable/);
    const before = await author.value('#template-text-source');
    await author.page.focus('#template-text');
    await author.chord('End');
    await author.page.keyboard.type(WRONG);
    await author.page.waitForFunction(`document.querySelector('#problems').textContent.includes('CRB check')`);
    expect(await author.words('#preview')).toContain(WRONG);
    await (await author.page.waitForSelector('#problems button ::-p-text(Mend it)'))?.click();
    await author.page.waitForFunction(`!document.querySelector('#problems').textContent.includes('CRB check')`);
    // Whatever becomes of the page, what is typed is there again.
    await new Promise((resolve) => setTimeout(resolve, 600));
    await author.open(path);
    expect(await author.words('.app-kept-draft')).toContain('that was not saved');
    await (await author.page.$('.app-kept-draft button'))?.click();
    await author.press('Save the draft');
    expect(await author.words('.govuk-notification-banner')).toContain('Nothing is published by it.');
    expect(await author.page.$('.app-kept-draft')).toBeNull();
    expect(await author.value('#template-text-source')).toBe(`${before}A DBS check is needed.`);
    const [as] = await author.page.$$eval('#as option[value]:not([value=""])', (all) =>
      all.map((each) => each.textContent),
    );
    expect(as).toBeTruthy();
    await author.page.waitForSelector('#parts button');
    expect(await author.words('#preview')).toContain(as);
    expect(complaints.filter((each) => /Content Security Policy|error/i.test(each))).toEqual([]);
  });

  it('is written without scripts too, and nobody overwrites another unseen', async () => {
    const [one, other] = [await world.signedIn(AUTHOR), await world.signedIn(PUBLISHER)];
    for (const each of [one, other]) await each.open(path);
    const text = await one.value('#template-text');
    await one.type('#template-text', `${text}\n\n${WRONG}`);
    await one.press('Look at it without saving');
    expect(await one.words('#problems')).toContain('CRB check');
    await one.press('Save the draft');
    expect(await one.words('.govuk-notification-banner')).toContain('saved');
    await other.type('#template-text', `${text}\n\nOther words.`);
    expect(await other.press('Save the draft')).toBe(409);
    expect(await other.value('#template-text')).toContain('Other words.');
    expect(await other.value('#elsewhere')).toContain(WRONG);
    const head = await world.signedIn('ruth.adeyemi@elmpark.example');
    expect(await head.open(path)).toBe(403);
  });
});
