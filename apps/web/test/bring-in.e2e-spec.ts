import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { docxFile, notesPart, paragraph, run } from '../../../libs/docx/test/docx-file.ts';
import { createWorker, type Worker } from '@ratify/worker';
import type { Visitor } from './browser.ts';
import { checkPage } from './check-page.ts';
import { openWorld, PASSWORD, type World } from './world.ts';

// Ruth Adeyemi, head, brings in the Word file that her school has used for years.

const HEAD = 'ruth.adeyemi@elmpark.example';
const OWN = [
  'Social media policy',
  '',
  '1. Using accounts',
  '',
  '1.1 Staff must not accept pupils as friends on their personal social media accounts.',
  '1.2 Nobody posts photographs of pupils without the written consent of their parents.',
  '',
  '2. Our pond',
  '',
  '2.1 Nobody posts pictures of the pond before the gate is mended.',
  '',
  'Adopted by the governing body: 5th July 2018',
  'Review date: when the moon is full',
].join('\n');

const folder = mkdtempSync(join(tmpdir(), 'ratify-bring-in-'));
const file = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};

let world: World;
let worker: Worker;
beforeAll(async () => {
  world = await openWorld();
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

const choose = async (visitor: Visitor, ...paths: string[]): Promise<void> => {
  const field = (await visitor.page.$('#file')) as unknown as { uploadFile(...paths: string[]): Promise<void> };
  await field.uploadFile(...paths);
};

/** With scripts on for the rules that check a page; the pages bring none. */
const checkedRuth = async (organisation: string): Promise<Visitor> => {
  const ruth = await world.visitor({ javaScript: true });
  await ruth.signIn(HEAD, PASSWORD);
  await ruth.chooseOrganisation(organisation);
  return ruth;
};

describe('bringing in an existing policy', () => {
  it('reads a Word file, shows what was found, puts a fact right and starts from her own words', async () => {
    const ruth = await checkedRuth('Elm Park Primary School');
    await ruth.open('/policies');
    await ruth.click('Bring in a policy that you already have');
    await checkPage(ruth);
    const body = [
      paragraph('Social media', { style: 'Title' }),
      paragraph('Using accounts', { style: 'Heading1' }),
      paragraph(
        `${run('Staff must not accept pupils as friends on their personal ')}<w:ins>${run('social media ')}</w:ins>${run('accounts.')}`,
        { list: [1, 1] },
      ),
      paragraph('Adopted by the governing body: 5th July 2018'),
      paragraph('Review date: when the moon is full'),
    ];
    const comments = notesPart('comments', 'comment', ['Ask the council about this.']);
    await choose(ruth, file('Social media 2018.docx', docxFile(body.join(''), { 'word/comments.xml': comments })));
    expect(await ruth.press('Bring in')).toBe(200);
    expect(await ruth.heading()).toBe('Bringing in Social media 2018.docx');
    expect(await ruth.words()).toContain('what you sent is kept, and it goes on without you');
    await checkPage(ruth);
    await worker.drain();
    await ruth.open(new URL(ruth.page.url()).pathname);
    expect(await ruth.heading()).toBe('What was found in your document');
    const words = await ruth.words();
    expect(words).toContain('Social media 2018.docx');
    expect(words).toContain('Every word is accounted for');
    expect(words).toContain('A comment: “Ask the council about this.”It is not in the draft.');
    expect(words).toContain('Inserted with tracked changes: “social media”It is in the draft');
    await checkPage(ruth);

    expect(await ruth.value('#adopted-on')).toBe('5th July 2018');
    await ruth.type('#policy-title', 'Social media at Elm Park');
    await ruth.type('#review-due', 'Spring 2027');
    expect(await ruth.press('Save the facts')).toBe(200);
    expect(await ruth.words()).toContain('Saved in your draft');
    expect(await ruth.value('#review-due')).toBe('Spring 2027');
    expect(await ruth.words()).toContain('Read as Spring term 2027.');
    expect(await ruth.words('.govuk-caption-l')).toBe('Social media at Elm Park');

    const report = await ruth.page.$eval('a[href$=".txt"]', (link) => link.getAttribute('href'));
    expect(report).toMatch(/^\/policies\/[0-9a-f-]+\/brought-in\.txt$/);
  });

  it('holds pasted text against a council template, and makes it a version of that in her own words', async () => {
    const ruth = await checkedRuth('Millbrook Primary School');
    await ruth.open('/policies/import');
    await ruth.type('#text', OWN);
    expect(await ruth.press('Bring in')).toBe(200);
    expect(await ruth.words()).toContain('could not be read as one: “Review date: when the moon is full”');
    // The template that shares most words with its title comes first.
    expect(await ruth.words()).toMatch(/policy of your own Hold it against Social networking protocol/);
    await ruth.click('Hold it against Whistleblowing');
    expect(await ruth.heading()).toBe('Your policy against the template');
    expect(await ruth.words()).toContain('pond');
    await checkPage(ruth);
    // The school has its own version of every template; once that is retired there is room for another.
    expect(await ruth.press('Start from our own words')).toBe(400);
    expect(await ruth.words()).toContain('already has its own version of this template');
    await world.database.owner.query(
      "update app.policies p set retired_on = current_date from app.organisations o where o.id = p.organisation_id and o.name = 'Millbrook Primary School' and p.template_id is not null",
    );
    expect(await ruth.press('Start from our own words')).toBe(200);
    expect(await ruth.words()).toContain('in your own words');
    expect(await ruth.words()).toContain('Nobody posts pictures of the pond');
  });

  it('keeps what was pasted when it is refused, and says what is wrong with a file', async () => {
    const ruth = await checkedRuth('Elm Park Primary School');
    await ruth.open('/policies/import');
    expect(await ruth.press('Bring in')).toBe(400);
    expect(await ruth.words('.govuk-error-summary')).toContain('Choose a file, or paste the text of your policy');
    await checkPage(ruth);
    await ruth.open('/policies/import');
    await ruth.type('#text', OWN);
    await choose(ruth, file('scan.pdf', '%PDF-1.7 scanned'));
    expect(await ruth.press('Bring in')).toBe(400);
    expect(await ruth.value('#text')).toBe(OWN);
    await ruth.type('#text', '');
    await choose(ruth, file('scan.pdf', '%PDF-1.7 scanned'));
    expect(await ruth.press('Bring in')).toBe(200);
    await worker.drain();
    await ruth.open(new URL(ruth.page.url()).pathname);
    expect(await ruth.words()).toContain('scan.pdf Not brought in. It is a PDF.');
    await checkPage(ruth);
  });

  it('takes several files at once, tells of each by itself as they are read, and goes on while she is signed out', async () => {
    const ruth = await checkedRuth('Elm Park Primary School');
    await ruth.open('/policies/import');
    const names = Array.from({ length: 21 }, (_, at) => file(`policy-${at}.txt`, `Policy number ${at}\n\nBe kind.\n`));
    await choose(ruth, ...names);
    expect(await ruth.press('Bring in')).toBe(400);
    expect(await ruth.words('.govuk-error-summary')).toContain('Choose up to 20 files at once');
    await checkPage(ruth);
    await choose(
      ruth,
      file('Trips.txt', 'Trips\n\nReview date: when it suits\n'),
      file('Milk.md', '# Milk\n\nMilk is offered.\n'),
      file('Register.pdf', '%PDF-1.7 scanned'),
    );
    expect(await ruth.press('Bring in')).toBe(200);
    expect(await ruth.heading()).toBe('Bringing in 3 documents');
    const address = new URL(ruth.page.url()).pathname;
    expect(await ruth.words()).toContain('0 of 3 documents have been read. 0 of 3');
    expect(await ruth.words()).toContain('Trips.txt It waits for its turn.');
    await checkPage(ruth);

    // What she sent does not hang on her session.
    const follow = fetch(`${ruth.origin}/progress${address.replace('/policies/import/', '/imports/')}`, {
      headers: { cookie: (await ruth.page.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ') },
    });
    const cookies = (await ruth.page.cookies()).filter(({ name }) => name === 'ratify_session');
    await ruth.page.deleteCookie(...cookies);
    await worker.drain();
    expect(await (await follow).text()).toContain('event: over');
    await ruth.open(address);
    await ruth.signIn(HEAD, PASSWORD);
    await ruth.chooseOrganisation('Elm Park Primary School');
    await ruth.open('/policies/import');
    await ruth.click('3 documents');
    const words = await ruth.words();
    expect(words).toMatch(/Trips\.txt Read, with one thing to look at\.\s?What was found in Trips/);
    expect(words).toMatch(/Milk\.md Read\. Nothing stood out\.\s?What was found in Milk/);
    expect(words).toContain('Register.pdf Not brought in. It is a PDF.');
    await checkPage(ruth);
    await ruth.click('What was found in Milk');
    expect(await ruth.heading()).toBe('What was found in your document');
    // Nobody else comes by it: not another school, not somebody who writes none.
    const amy = await world.signedIn('amy.lister@elmpark.example');
    expect(await amy.open(address)).toBe(403);
    const elsewhere = await world.signedIn(HEAD, { organisation: 'Millbrook Primary School' });
    expect(await elsewhere.open(address)).toBe(404);
    expect(await elsewhere.open('/policies/import/nonsense')).toBe(404);
  });

  it('is for the head, works without scripts, and keeps the text over an ended session', async () => {
    const amy = await world.signedIn('amy.lister@elmpark.example');
    expect(await amy.open('/policies/import')).toBe(403);
    const ruth = await world.signedIn(HEAD, { organisation: 'Elm Park Primary School' });
    await ruth.open('/policies/import');
    await choose(
      ruth,
      file('pond.docx', docxFile(paragraph('Pond policy', { style: 'Title' }) + paragraph('Keep out.'))),
    );
    expect(await ruth.press('Bring in')).toBe(200);
    await worker.drain();
    await ruth.click('See how far it is');
    expect(await ruth.words()).toContain('From pond.docx, brought in by');
    await ruth.open('/policies/import');
    await ruth.type('#text', OWN);
    const cookies = (await ruth.page.cookies()).filter(({ name }) => name === 'ratify_session');
    await ruth.page.deleteCookie(...cookies);
    await ruth.press('Bring in');
    await ruth.signIn(HEAD, PASSWORD);
    expect(await ruth.heading()).toBe('You are signed in again');
    await ruth.press('Send what I typed');
    expect(await ruth.heading()).toBe('What was found in your document');
  });
});

describe('an existing schedule', () => {
  const clerk = async (): Promise<Visitor> => {
    const colin = await world.visitor({ javaScript: true });
    await colin.signIn('colin.marsh@clerks.example', PASSWORD);
    await colin.chooseOrganisation('Millbrook Primary School');
    return colin;
  };

  it('is looked over as it is understood, and entered at one press; the same list again changes nothing', async () => {
    const colin = await clerk();
    await colin.open('/policies');
    await colin.click('Enter policies that were adopted before Ratify');
    await checkPage(colin);
    await colin.press('See how it is understood');
    await checkPage(colin);
    expect(await colin.words('.govuk-error-summary')).toContain('Choose how you know when they were adopted');

    const list = [
      'Policy,Date approved,Review due,Owner',
      'Pond safety,when it froze,2027,Ms Hill',
      'Lettings,,,',
    ].join('\n');
    await colin.type('#text', list);
    await colin.page.click('input[value="stated-in-document"]');
    await colin.press('See how it is understood');
    await checkPage(colin);
    expect(await colin.words('.govuk-error-summary')).toContain('Line 2, Pond safety, adopted on: when it froze');
    expect(await colin.value('#text')).toBe(list);

    await colin.type('#text', list.replace('when it froze', 'September 2025'));
    // The field for the minute hangs on the answer that there is one; without scripts it is there to be filled in all the same.
    await colin.page.click('input[value="minute"]');
    await colin.type('#minute', 'FGB 12/24');
    await colin.page.click('input[value="stated-in-document"]');
    expect(await colin.press('See how it is understood')).toBe(400);
    await checkPage(colin);
    expect(await colin.words('.govuk-error-summary')).toContain('Minute reference: a minute is named');
    await colin.page.click('input[value="minute"]');
    expect(await colin.value('#minute')).toBe('FGB 12/24');
    await colin.press('See how it is understood');
    await checkPage(colin);
    expect(await colin.words()).toContain('Nothing is taken from this column: Owner');
    expect(await colin.words()).toMatch(
      /Pond safety Adopted September 2025 ?Next review 2027 ?How it is known In the minutes, FGB 12\/24 ?Counts as In force/,
    );
    await colin.press('Enter these 2 policies');
    await checkPage(colin);
    // As it was said, here as on its page.
    expect(await colin.words()).toMatch(/Pond safety Where it stands .{3,40} Adopted September 2025/);
    // In use, and nobody knows since when: adopted all the same.
    expect(await colin.words()).toMatch(/Lettings Where it stands In use, adoption not evidenced Adopted Not known/);
    await colin.click('Pond safety');
    await checkPage(colin);
    expect(await colin.words()).toContain('September 2025, minute FGB 12/24');
    expect(await colin.words()).not.toContain('1 September 2025');
    const today = new Date().toISOString().slice(0, 10);
    expect((await colin.download(`/register/on.csv?on=${today}`)).text).toContain(
      '"Pond safety","In force",,"September 2025","2025-09-01","September 2025","FGB 12/24"',
    );
    // Who goes on from here, and where somebody who tries it themself is told so.
    expect(await colin.words()).toContain('The head brings it in.');
    expect(await colin.open('/policies/import')).toBe(403);
    expect(await colin.words()).toContain('You can enter when it was adopted, under Policies');
    expect(await colin.words()).toContain('ask the head to check your appointment');

    await colin.open('/policies/schedule');
    await colin.type('#text', 'Pond safety\tMay 2019\nLettings\t');
    await colin.page.click('input[value="minute"]');
    await colin.press('See how it is understood');
    expect(await colin.words()).toContain(
      '0 policies will be entered; 2 are adopted here already and stay as they are',
    );
  });

  it('is given its texts by the head, one by one, under the names it has', async () => {
    const ruth = await checkedRuth('Millbrook Primary School');
    await ruth.open('/policies');
    await ruth.click('Pond safety');
    await ruth.click('Bring in the text of this policy');
    await checkPage(ruth);
    await ruth.type('#text', OWN);
    await ruth.press('Bring in');
    const address = ruth.page.url();
    await ruth.open('/policies');
    await ruth.click('Pond safety');
    expect(address).toContain(ruth.page.url().split('/').at(-1));
    expect(await ruth.page.$('a[href*="/policies/import?into"]')).toBeNull();
    const id = ruth.page.url().split('/').at(-1);
    await ruth.open(`/policies/import?into=${id}`);
    await ruth.type('#text', OWN);
    await ruth.press('Bring in');
    expect(await ruth.words('.govuk-error-summary')).toContain('This policy has a text here already');
    expect(await ruth.value('#text')).toBe(OWN);
  });
});
