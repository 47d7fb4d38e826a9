import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApi } from '@ratify/api';
import { clauseIndex, readPolicy } from '@ratify/document';
import { realClock, realIds } from '@ratify/journey';
import type { Edition, Organisation, Policy } from '@ratify/store';
import {
  buildBody,
  buildDraft,
  buildEdition,
  buildLink,
  buildOrganisation,
  buildPolicy,
  buildTemplate,
  createDatabase,
  signIn,
  type TestDatabase,
} from '@ratify/test-kit';
import { createWeb } from '../src/index.ts';
import { openBrowser, openPage, PATIENCE_MS, Visitor } from './browser.ts';
import { checkPage } from './check-page.ts';

// When a template does not fit: an exception to what is fixed, another template, none at all, or one of the trust's own.

const policyText = (slug: string, bodies: Readonly<Record<string, string>>): string => `---
title: ${slug === 'lettings' ? 'Lettings' : 'Community use'}
slug: ${slug}
review: {every: P1Y}
---

## Use of the hall {#use}

${Object.entries(bodies)
  .map(([head, words]) => `:::clause${head}\n${words}\n:::\n`)
  .join('\n')}`;
const BODIES = {
  '[Hours]{#hours}': 'The hall is let until nine in the evening.',
  '[Keys]{#keys rule=fixed}': 'Keys are handed back on the same day.',
  '[Exits]{#exits rule=fixed binding=law}': 'The caretaker checks every exit.',
  '[Music]{#music rule=optional}': 'Music stops at eight in the evening.',
};
const FIRST = policyText('lettings', BODIES);
const SECOND = FIRST.replace('until nine in', 'until eight in').replace('same day', 'same evening');
const OTHER = policyText('community-use', {
  '[Hours]{#hours}': 'The hall is let until ten in the evening.',
  '[Insurance]{#insurance rule=fixed}': 'Every hirer shows a certificate of insurance.',
});
const ASKED = 'Keys are handed back by noon on the next day.';

let database: TestDatabase;
const places = {} as Record<'council' | 'trust' | 'school' | 'diocese', Organisation>;
let lettings: Edition;
let policy: Policy;
let open: (place: keyof typeof places, roles: readonly string[]) => Promise<Visitor>;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  database = await createDatabase();
  closing.unshift(() => database.close());
  const journey = { store: database.store, clock: realClock(), ids: realIds };
  const api = await createApi({ journey, secure: false, introspection: false });
  await api.listen(0, '127.0.0.1');
  closing.unshift(() => api.close());
  const web = await createWeb({ apiOrigin: await api.getUrl(), secure: false, patienceMs: PATIENCE_MS });
  await web.listen(0, '127.0.0.1');
  closing.unshift(() => web.close());
  const origin = await web.getUrl();
  const { browser, close } = await openBrowser();
  closing.unshift(close);
  await arrange();
  open = async (place, roles) => {
    const { token } = await signIn(database, { organisationId: places[place].id, roles: roles as never });
    const context = await browser.createBrowserContext();
    await context.setCookie({ name: 'ratify_session', value: token, domain: '127.0.0.1', path: '/' });
    const page = await openPage(context);
    await page.setViewport({ width: 1280, height: 800 });
    return new Visitor(page, origin);
  };
});
afterAll(async () => {
  for (const close of closing) await close();
});

async function publish(organisationId: string, title: string, text: string, number = 1, templateId = '') {
  const id = templateId || (await buildTemplate(database, { organisationId, title, slug: title.toLowerCase() })).id;
  return buildEdition(database, {
    ...{ organisationId, templateId: id, number, text, summary: `What edition ${number} brings.` },
    clauseIndex: [...clauseIndex(readPolicy(text))],
  });
}

async function arrange(): Promise<void> {
  places.council = await buildOrganisation(database, { kind: 'council', name: 'Fern Valley Council' });
  places.trust = await buildOrganisation(database, { kind: 'trust', name: 'Hartwell Trust' });
  places.diocese = await buildOrganisation(database, { kind: 'council', name: 'Wexcombe Diocese' });
  places.school = await buildOrganisation(database, { kind: 'school', name: 'Fernside Primary School' });
  const { council, trust, diocese, school } = places;
  await buildLink(database, { organisationId: school.id, upperId: council.id, kind: 'maintained-by' });
  await buildLink(database, { organisationId: school.id, upperId: diocese.id, kind: 'member-of' });
  await buildLink(database, { organisationId: trust.id, upperId: council.id, kind: 'buys-service-from' });
  await buildBody(database, { organisationId: school.id, name: 'Governing body of Fernside' });
  lettings = await publish(council.id, 'Lettings', FIRST);
  await publish(diocese.id, 'Community-use', OTHER);
  const base = { baseEditionId: lettings.id };
  policy = await buildPolicy(database, {
    ...{ organisationId: school.id, title: 'Lettings', templateId: lettings.templateId, ...base },
    templateOrganisationId: council.id,
  });
  await buildDraft(database, {
    ...{ organisationId: school.id, policyId: policy.id, ...base, baseEditionOrganisationId: council.id },
    text: FIRST.replace('slug: lettings', 'slug: lettings\nbased-on: lettings@1').replace(
      'nine in',
      'half past nine in',
    ),
  });
}

const NEVER = /conflict|upstream|fork|merge|tenant/i;

describe('an exception to a fixed clause', () => {
  it('is asked by the head, in the words it is wanted for', async () => {
    const head = await open('school', ['head']);
    await head.open(`/policies/${policy.id}/clauses/exits`);
    expect(await head.words()).toContain('nobody can grant an exception');
    await head.open(`/policies/${policy.id}/clauses/keys`);
    await head.click('Ask Fern Valley Council for an exception');
    await head.type('#wording', ASKED);
    expect(await head.press('Ask Fern Valley Council')).toBe(400);
    expect(await head.value('#wording')).toBe(ASKED);
    await checkPage(head);
    await head.type('#reason', 'The caretaker lives in the next village.');
    await head.press('Ask Fern Valley Council');
    expect(await head.words()).toContain('waiting for Fern Valley Council');
    await checkPage(head);
    await head.click('Keys');
  });

  it('is answered by the publisher', async () => {
    const publisher = await open('council', ['publisher']);
    await publisher.open('/todo');
    await publisher.open('/exceptions');
    await publisher.click('Fernside Primary School');
    expect(await publisher.press('Send the answer')).toBe(400);
    await checkPage(publisher);
    await publisher.page.click('input[name=answer][value=grant]');
    await publisher.type('#conditions', 'The caretaker keeps a list.');
    await publisher.type('#until-day', '31');
    await publisher.type('#until-month', '8');
    await publisher.type('#until-year', '2030');
    await publisher.press('Send the answer');
    expect(await publisher.words()).toContain('Granted');
    const head = await open('school', ['head']);
    await head.open(`/policies/${policy.id}/clauses/keys`);
    expect(await head.words()).toContain('until 31 August 2030');
    await checkPage(head);
    await head.type('#text', ASKED);
    await head.press('Save in the draft');
    await publisher.click('Fernside Primary School');
    await checkPage(publisher);
    expect(await publisher.press('End the exception')).toBe(400);
    await publisher.type('#reason', 'The caretaker has moved.');
    await publisher.press('End the exception');
    await head.open(`/policies/${policy.id}/submit`);
  });
});

describe('a consultation on an edition', () => {
  it('is recorded by its publisher, for the employers that were party to it', async () => {
    const publisher = await open('council', ['publisher']);
    const path = `/templates/${lettings.templateId}/editions/1/consultation`;
    await publisher.open(path);
    expect(await publisher.value('#employers')).toBe('Fern Valley Council');
    await publisher.type('#employers', ' ');
    await publisher.type('#others', 'Caretakers’ union');
    expect(await publisher.press('Record the consultation')).toBe(400);
    await publisher.type('#fromOn-day', '1');
    await publisher.type('#fromOn-month', '9');
    await publisher.type('#fromOn-year', '2026');
    await publisher.type('#untilOn-day', '30');
    await publisher.type('#untilOn-month', '9');
    await publisher.type('#untilOn-year', '2026');
    await publisher.page.click('input[name=outcome][value=agreed]');
    expect(await publisher.press('Record the consultation')).toBe(400);
    expect(await publisher.words('#employers-error')).toContain('employer');
    expect(await publisher.value('#others')).toBe('Caretakers’ union');
    await checkPage(publisher);
    await publisher.type('#employers', 'Fern Valley Council\nFernside Trust');
    await publisher.press('Record the consultation');
    expect(publisher.path).toBe(`/templates/${lettings.templateId}?done=edition-consultation`);
    await publisher.open(path);
    expect(await publisher.words()).toContain(
      'Caretakers’ union for Fern Valley Council, Fernside Trust, 1 September 2026 to 30 September 2026: agreed',
    );
    const head = await open('school', ['head']);
    expect(await head.open(path)).toBe(403);
  });
});

describe('another template, or none', () => {
  it('is compared first', async () => {
    const head = await open('school', ['head']);
    await head.open(`/policies/${policy.id}/template`);
    await head.click('Community-use');
    await checkPage(head);
    expect(await head.press('Put our policy on this template')).toBe(400);
    await head.type('#reason', 'We are a church school.');
    await head.press('Put our policy on this template');
  });

  it('is left by a minute', async () => {
    const clerk = await open('school', ['clerk']);
    await clerk.open(`/policies/${policy.id}/leave`);
    await clerk.type('#reason', 'We write our own.');
    expect(await clerk.press('Leave the template')).toBe(400);
    expect(await clerk.value('#reason')).toBe('We write our own.');
    await checkPage(clerk);
    await clerk.type('#minuteReference', '7.3');
    await clerk.press('Leave the template');
    await checkPage(clerk);
    const publisher = await open('diocese', ['publisher']);
    await publisher.open('/exceptions');
    expect(await publisher.words()).toContain('We write our own.');
  });
});

describe('a template of the trust’s own', () => {
  it('is made from the council’s, and takes its newer edition with the choices answered', async () => {
    const author = await open('trust', ['council-author', 'publisher']);
    await author.open(`/templates/${lettings.templateId}`);
    await author.press('Make our own template of it');
    await checkPage(author);
    const path = author.path.replace(/\?.*/, '');
    await database.owner.query(
      `update app.template_drafts set text = replace(text, 'nine in', 'half past nine in'), version = version + 1 where template_id = $1`,
      [path.split('/').at(-1)],
    );
    await publish(places.council.id, 'Lettings', SECOND, 2, lettings.templateId);
    await author.open('/todo');
    await author.open(`${path}/update`);
    expect(await author.words()).not.toMatch(NEVER);
    expect(await author.press('Take it into the draft')).toBe(400);
    await checkPage(author);
    await author.page.click('input[name="choice-hours"][value=ours]');
    await author.press('Take it into the draft');
  });

  it('asks the council for an exception to what it fixed', async () => {
    const author = await open('trust', ['council-author']);
    const [{ id }] = await database.owner.query('select id from app.templates where organisation_id = $1', [
      places.trust.id,
    ]);
    await author.open(`/templates/${id}`);
    await author.click('Clauses fixed above you');
    await checkPage(author);
    expect(await author.words()).toContain('it is law, so nobody can grant an exception');
    await author.click('Ask for an exception to 1.2 Keys');
    await author.type('#wording', ASKED);
    expect(await author.press('Ask Fern Valley Council')).toBe(400);
    expect(await author.value('#wording')).toBe(ASKED);
    await author.type('#reason', 'Our halls are far apart.');
    await author.press('Ask Fern Valley Council');
    expect(await author.words()).toContain('Waiting for Fern Valley Council');
    await author.click('1.2 Keys');
    await author.press('Take the question back');
    expect(await author.words()).toContain('Taken back');
    expect(await author.open(`/templates/${id}/exceptions/exits`)).toBe(404);
    const officer = await open('council', ['publisher']);
    expect(await officer.open(`/templates/${id}/exceptions`)).toBe(404);
  });
});
