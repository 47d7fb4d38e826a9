import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApi } from '@ratify/api';
import { clauseIndex, readPolicy } from '@ratify/document';
import { realClock, realIds } from '@ratify/journey';
import type { Edition, Organisation, Policy } from '@ratify/store';
import {
  buildDraft,
  buildEdition,
  buildLink,
  buildOrganisation,
  buildPerson,
  buildPolicy,
  buildTemplate,
  buildUpdateOffer,
  createDatabase,
  signIn,
  type TestDatabase,
} from '@ratify/test-kit';
import { createWeb } from '../src/index.ts';
import { openBrowser, openPage, PATIENCE_MS, Visitor } from './browser.ts';
import { checkPage } from './check-page.ts';

// Joan Abara, head of Fernside, takes three newer editions of a template into her draft, at a browser without JavaScript.

const FIRST = `---
title: Lettings
slug: lettings
review: {every: P1Y}
---

## Use of the hall {#use}

:::clause[Hours]{#hours}
The hall is let until nine in the evening.
:::

:::clause[Keys]{#keys}
Keys are handed back on the same day.
:::

:::clause[Fees]{#fees}
Fees are set once a year.
:::

:::clause[Exits]{#exits}
The caretaker checks every exit.
:::

:::clause[Music]{#music rule=optional}
Music stops at eight in the evening. A second warning ends the letting.
:::
`;
const ADAPTED = FIRST.replace('slug: lettings', 'slug: lettings\nbased-on: lettings@1')
  .replace('until nine in', 'until half past nine in')
  .replace('every exit', 'each of our exits')
  .replace('A second warning', 'A second warning by the caretaker');
const SECOND = FIRST.replace('until nine in', 'until eight in').replace('stops at eight', 'stops at seven');
const THIRD = SECOND.replace('once a year', 'twice a year').replace(
  ':::clause[Exits]{#exits}\nThe caretaker checks every exit',
  ':::clause[Exits]{#exits rule=fixed}\nThe caretaker checks and records every exit',
);
const FOURTH = `${THIRD}
:::clause[Cleaning]{#cleaning rule=optional}
The hall is swept after each letting.
:::
`;
const LEGAL = { level: 'legal', reason: 'A new regulation.' } as const;
const OWN = 'The hall is let until a quarter past nine.';

let database: TestDatabase;
let school: Organisation;
let editions: Edition[];
let policy: Policy;
let origin: string;
let open: (options?: { readonly width?: number; readonly javaScript?: boolean }) => Promise<Visitor>;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  database = await createDatabase();
  closing.unshift(() => database.close());
  const api = await createApi({
    journey: { store: database.store, clock: realClock(), ids: realIds },
    ...{ secure: false, introspection: false },
  });
  await api.listen(0, '127.0.0.1');
  closing.unshift(() => api.close());
  const web = await createWeb({ apiOrigin: await api.getUrl(), secure: false, patienceMs: PATIENCE_MS });
  await web.listen(0, '127.0.0.1');
  closing.unshift(() => web.close());
  origin = await web.getUrl();
  const { browser, close } = await openBrowser();
  closing.unshift(close);
  await arrange();
  const person = await buildPerson(database, { fullName: 'Joan Abara' });
  open = async ({ width = 1280, javaScript = false } = {}) => {
    const { token } = await signIn(database, { organisationId: school.id, person });
    const context = await browser.createBrowserContext();
    await context.setCookie({ name: 'ratify_session', value: token, domain: '127.0.0.1', path: '/' });
    const page = await openPage(context);
    await page.setJavaScriptEnabled(javaScript);
    await page.setViewport({ width, height: 800 });
    return new Visitor(page, origin);
  };
}, 900_000);
afterAll(async () => {
  for (const close of closing) await close();
});

async function arrange(): Promise<void> {
  const council = await buildOrganisation(database, { kind: 'council', name: 'Fern Valley Council' });
  school = await buildOrganisation(database, { kind: 'school', name: 'Fernside Primary School' });
  await buildLink(database, { organisationId: school.id, upperId: council.id, kind: 'maintained-by' });
  const own = { organisationId: council.id, templateId: '' };
  own.templateId = (await buildTemplate(database, { organisationId: council.id, title: 'Lettings' })).id;
  editions = [];
  for (const [at, text] of [FIRST, SECOND, THIRD, FOURTH].entries())
    editions.push(
      await buildEdition(database, {
        ...{ ...own, number: at + 1, text, clauseIndex: [...clauseIndex(readPolicy(text))] },
        ...{ summary: `Summary ${at + 1}.`, materiality: at === 1 ? { hours: LEGAL, music: LEGAL } : {} },
      }),
    );
  const [first, ...newer] = editions as [Edition, ...Edition[]];
  const base = { baseEditionId: first.id };
  policy = await buildPolicy(database, {
    ...{ organisationId: school.id, title: 'Lettings', templateId: own.templateId, ...base },
    templateOrganisationId: council.id,
  });
  const ofPolicy = { organisationId: school.id, policyId: policy.id };
  await buildDraft(database, { ...ofPolicy, text: ADAPTED, ...base, baseEditionOrganisationId: council.id });
  for (const { id: editionId } of newer)
    await buildUpdateOffer(database, { ...ofPolicy, editionId, editionOrganisationId: council.id });
}

const links = (visitor: Visitor): Promise<(string | null)[]> =>
  visitor.page.$$eval('.govuk-error-summary a', (all) => all.map((each) => each.getAttribute('href')));
const at = (page = ''): string => `/policies/${policy.id}/update${page}`;
const NEVER = /conflict|upstream|fork|merge|tenant/i;

describe('Joan Abara', () => {
  it('sees the editions that wait, what each brings, and what the newest includes', async () => {
    const joan = await open();
    await joan.open(at());
    const words = await joan.words();
    expect(words).toContain('Summary 4.');
    expect(words).toContain('2 legal');
    expect(words).toContain('Includes editions 2 and 3');
    expect(words).not.toMatch(NEVER);
    await joan.click('Look at edition 4');
    expect(await joan.words()).toMatch(/0 of 3 choices answered/);
    expect(await joan.words()).toContain('Fern Valley Council says of edition 3: Summary 3.');
  });

  it('is asked one thing a page, with nothing chosen beforehand', async () => {
    const joan = await open({ width: 320 });
    await joan.open(at('/4/choices/hours'));
    expect(await joan.words('.govuk-caption-l')).toBe('Choice 1 of 3 – Lettings');
    expect(await joan.words()).toContain('The publisher’s advice: legal. A new regulation.');
    expect(await joan.words()).not.toMatch(NEVER);
    expect(await joan.words('.app-redline')).toContain('[added');
    expect(await joan.page.$$('input:checked')).toEqual([]);
    expect(await joan.press('Save and continue')).toBe(400);
    expect(await links(joan)).toEqual(['#answer']);
    await joan.click('Leave it for now');
    expect(await joan.words('.govuk-caption-l')).toContain('Choice 2 of 3');
  });

  it('answers by keyboard alone, and her words outlive a session that ends', async () => {
    const joan = await open();
    await joan.open(at('/4/choices/hours'));
    await joan.page.focus('input[value=theirs]');
    for (let option = 0; option < 3; option += 1) await joan.page.keyboard.press('ArrowDown');
    await Promise.all([joan.page.waitForNavigation(), joan.page.keyboard.press('Enter')]);
    expect(await joan.heading()).toContain('Final wording of');
    await joan.type('#text', OWN);
    await database.owner.query(`update directory.sessions set expires_at = now() - interval '1 minute'`);
    expect(await joan.press('Save and continue')).toBe(401);
    expect(await joan.words()).toContain('Nothing you typed is lost');
    expect(await joan.page.content()).toContain(OWN);

    const again = await open();
    await again.open(at('/4/choices/hours/wording'));
    await again.type('#text', OWN);
    await again.press('Save and continue');
    await again.open(at('/4/choices/hours'));
    expect(await again.page.$$eval('input:checked', (all) => all.map((each) => each.getAttribute('value')))).toEqual([
      'own',
    ]);
    await again.open(at('/4/choices/hours/wording'));
    expect(await again.value('#text')).toBe(OWN);
  });

  it('and a colleague answer at once: the second is told, and both wordings are kept', async () => {
    const [joan, colleague] = [await open(), await open()];
    await joan.open(at('/4/choices/hours/wording'));
    await colleague.open(at('/4/choices/hours/wording'));
    await colleague.type('#text', 'The hall is let until the caretaker leaves.');
    await colleague.press('Save and continue');
    await joan.type('#text', `${OWN} `);
    expect(await joan.press('Save and continue')).toBe(409);
    expect(await joan.value('#text')).toContain(OWN);
    expect(await joan.words('.govuk-error-summary')).toContain('answered this choice while you had it open');
    expect(await joan.press('Save and continue')).toBe(200);
    await joan.open(at('/4/choices/hours/wording'));
    expect(await joan.value('#text')).toBe(OWN);
  });

  it('leaves one change out, saying why, and is not asked for fixed wording', async () => {
    const joan = await open();
    await joan.open(at('/4/changes/exits'));
    expect(await joan.words()).toContain('Your old wording');
    expect(await joan.words()).toContain('ask Fern Valley Council for an exception');
    expect(await joan.page.$('#reason')).toBeNull();
    await joan.open(at('/4/changes/fees'));
    expect(await joan.press('Decline this change')).toBe(400);
    expect(await links(joan)).toEqual(['#reason']);
    await joan.type('#reason', 'Once is enough here.');
    await joan.press('Decline this change');
    expect(await joan.words()).toContain('Declined before, and not asked again');
    expect(await joan.words()).toContain('Once is enough here.');
  });

  it('takes it after a last look, undoes it, and finds her answers when she takes it again', async () => {
    const joan = await open();
    await joan.open(at('/4/check'));
    expect(await joan.words()).toContain('2 choices are not answered yet.');
    await joan.click('Answer the next choice');
    for (let page = 0; page < 9 && !joan.path.endsWith('/check'); page += 1) {
      if (!joan.path.endsWith('/wording')) await joan.page.click('#answer');
      await joan.press('Save and continue');
    }
    expect(await joan.heading()).toBe('Check edition 4 before you take it');
    await database.owner.query(
      `update app.drafts set text = replace(text, 'same day', 'same evening'), version = version + 1 where policy_id = $1`,
      [policy.id],
    );
    expect(await joan.press('Take it into the draft')).toBe(409);
    expect(await joan.value('#stale')).toContain('same evening');
    expect(await joan.press('Take it into the draft')).toBe(200);
    const draft = async (): Promise<string> => joan.words('.app-policy');
    expect(await joan.words('.govuk-notification-banner')).toContain('The new edition is in your draft');
    for (const words of [
      OWN,
      'by the caretaker',
      'stops at seven',
      'once a year',
      'records every exit',
      'same evening',
      'swept',
    ])
      expect(await draft()).toContain(words);
    await joan.click('Undo this');
    await joan.press('Take it out');
    expect(await draft()).toContain('half past nine');
    await joan.open(at());
    await joan.click('Look at edition 4');
    expect(await joan.words()).toMatch(/3 of 3 choices answered/);
    await joan.click('Check it and take it');
    await joan.press('Take it into the draft');
    expect(await draft()).toContain(OWN);
    await joan.open(at());
    expect(await joan.heading()).toBe('No newer edition is waiting');
  });
});

describe('every page of it', () => {
  it('is readable by everybody, at any width, and within its budget', async () => {
    const taken = await open({ javaScript: true });
    for (const page of ['/undo', '']) {
      await taken.open(at(page));
      await checkPage(taken);
    }
    await taken.open(at('/undo'));
    await taken.press('Take it out');
    await checkPage(taken);
    for (const page of [
      '',
      '/2',
      '/4',
      '/4/check',
      '/4/decline',
      '/4/changes/exits',
      '/4/changes/fees',
      '/4/choices/nothing',
    ]) {
      await taken.open(at(page));
      await checkPage(taken);
    }
    await taken.open(at('/4/decline'));
    await taken.press('Decline it');
    await checkPage(taken);
    await database.owner.query('delete from app.choices where policy_id = $1', [policy.id]);
    for (const clause of ['hours', 'music', 'cleaning']) {
      await taken.open(at(`/4/choices/${clause}`));
      await checkPage(taken);
      await taken.press('Save and continue');
      await checkPage(taken);
    }
    await taken.open(at('/4/choices/hours'));
    await taken.page.click('#answer');
    await taken.press('Save and continue');
    await checkPage(taken);
    await taken.type('#text', '');
    await taken.press('Save and continue');
    await checkPage(taken);
  });
});
