import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { edited } from '../../../libs/docx/test/edited-file.ts';
import type { Visitor } from './browser.ts';
import { checkPage } from './check-page.ts';
import { openWorld, PASSWORD, type World } from './world.ts';

// Ruth Adeyemi, head, sends her draft to the governors as a Word file, and brings back what they made of it.

const HEAD = 'ruth.adeyemi@elmpark.example';
const folder = mkdtempSync(join(tmpdir(), 'ratify-word-'));

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

/** The file that the button answers with: a browser saves it, a test reads it. */
async function download(visitor: Visitor): Promise<Uint8Array> {
  const cookie = (await visitor.page.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const csrf = await visitor.page.$eval('form[action$="/word"] [name="_csrf"]', (field) => field.getAttribute('value'));
  const action = await visitor.page.$eval('form[action$="/word"]', (form) => form.getAttribute('action'));
  const made = await fetch(`${visitor.origin}${action}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ _csrf: csrf ?? '' }),
    redirect: 'manual',
  });
  expect(made.status).toBe(303);
  const answer = await fetch(`${visitor.origin}${made.headers.get('location')}`, { headers: { cookie } });
  expect(answer.headers.get('content-type')).toContain('wordprocessingml');
  return new Uint8Array(await answer.arrayBuffer());
}

async function sendBack(visitor: Visitor, name: string, bytes: Uint8Array | string): Promise<number> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const field = (await visitor.page.$('#file')) as unknown as { uploadFile(path: string): Promise<void> };
  await field.uploadFile(path);
  return visitor.press('Bring it back');
}

const openDraft = async (slug: string, javaScript: boolean): Promise<Visitor> => {
  const ruth = await world.visitor({ javaScript });
  await ruth.signIn(HEAD, PASSWORD);
  await ruth.chooseOrganisation('Elm Park Primary School');
  const { id } = await world.policyOf('elm-park', slug);
  await ruth.open(`/policies/${id}/draft`);
  return ruth;
};

describe('a draft that goes round as a Word file', () => {
  it('goes out from its page, and comes back clause by clause', async () => {
    const ruth = await openDraft('social-networking-protocol', true);
    const bytes = await download(ruth);
    await ruth.click('bring back the Word file');
    await checkPage(ruth);
    expect(await ruth.press('Bring it back')).toBe(400);
    expect(await ruth.words('.govuk-error-summary')).toContain('Choose the Word file that came back');
    await checkPage(ruth);

    expect(await sendBack(ruth, 'unchanged.docx', bytes)).toBe(200);
    expect(await ruth.words()).toContain('nobody changed its words');

    await ruth.open(`${ruth.path.replace(/\/word-returns.*$/, '')}/bring-back`);
    const changed = edited(bytes, (xml) => xml.replace('are forbidden', 'are not allowed at all'));
    expect(await sendBack(ruth, 'from the governors.docx', changed)).toBe(200);
    expect(await ruth.heading()).toBe('What came back');
    expect(await ruth.words()).toContain('Changes that can go into the draft (1)');
    expect(await ruth.words('.app-redline')).toContain('allowed at all');
    await checkPage(ruth);
    const path = ruth.path;
    expect(await ruth.press('Take these into the draft')).toBe(200);
    expect(await ruth.words()).toContain('The changes are in the draft');
    expect(await ruth.words('[data-policy-text]')).toContain('are not allowed at all');
    await ruth.open(path);
    expect(await ruth.words()).toContain('The draft says all of it already');
  });

  it('tells of what is not taken: a fixed clause, and what is no Word file', async () => {
    const ruth = await openDraft('social-networking-protocol', true);
    const bytes = await download(ruth);
    await ruth.click('bring back the Word file');
    expect(await sendBack(ruth, 'scan.pdf', '%PDF-1.7 scanned')).toBe(400);
    expect(await ruth.words('.govuk-error-summary')).toContain('not a whole Word file');
    const changed = edited(bytes, (xml) =>
      xml.replace('This protocol must be followed whether', 'This protocol may be followed whether'),
    );
    expect(await sendBack(ruth, 'fixed.docx', changed)).toBe(200);
    expect(await ruth.words()).toContain('Nothing in it can go into the draft');
    expect(await ruth.words()).toContain('Not taken (1)');
    await checkPage(ruth);
  });

  it('asks where the draft was changed too, works without scripts, and is for the head', async () => {
    const ruth = await openDraft('social-networking-protocol', false);
    const bytes = await download(ruth);
    const { id } = await world.policyOf('elm-park', 'social-networking-protocol');
    await world.database.owner.query(
      "update app.drafts set text = replace(text, 'are not allowed at all', 'are never allowed'), version = version + 1 where policy_id = $1",
      [id],
    );
    await ruth.click('bring back the Word file');
    const changed = edited(bytes, (xml) => xml.replace('are not allowed at all', 'are banned'));
    expect(await sendBack(ruth, 'late.docx', changed)).toBe(200);
    expect(await ruth.words()).toContain('The draft has been changed since');
    expect(await ruth.words()).toContain('Choices: the draft has other words here now (1)');
    await ruth.page.click('input[type="radio"][value="word"]');
    expect(await ruth.press('Take these into the draft')).toBe(200);
    expect(await ruth.words('[data-policy-text]')).toContain('are banned');
    const dev = await world.signedIn('dev.patel@governors.example');
    expect(await dev.open(`/policies/${id}/bring-back`)).toBe(403);
  });
});

describe('comments on a draft', () => {
  const CLERK = 'colin.marsh@clerks.example';
  const GOVERNOR = 'dev.patel@governors.example';
  const AUTHOR = 'priya.nair@northbrook.example';

  it('go from the head to whoever is asked and back, without scripts and by the keyboard alone', async () => {
    const { id } = await world.policyOf('elm-park', 'social-networking-protocol');
    const comments = `/policies/${id}/comments`;
    const dev = await world.signedIn(GOVERNOR);
    expect(await dev.open(comments)).toBe(404);

    const ruth = await world.signedIn(HEAD, { organisation: 'Elm Park Primary School', width: 320 });
    await ruth.open(`/policies/${id}/draft`);
    await ruth.click('Ask for comments, and answer them');
    expect(await ruth.words()).toContain('No comment is open');
    await ruth.click('ask others to look');
    expect(await ruth.press('Ask them')).toBe(400);
    expect(await ruth.words('.govuk-error-summary')).toContain('It is not said who should look at the draft');
    // By the keyboard alone: to the box of the governor, ticked by the space bar, and sent by the enter key of a field of words.
    await ruth.page.focus('input[name="people"]');
    while (
      !(await ruth.page.evaluate(
        'document.activeElement.closest(".govuk-checkboxes__item").textContent.includes("Dev Patel")',
      ))
    )
      await ruth.page.keyboard.press('Tab');
    await ruth.page.keyboard.press('Space');
    await ruth.type('#note', 'Is the section on photographs right?');
    expect(await ruth.press('Ask them')).toBe(200);
    expect(await ruth.words('.govuk-summary-list')).toContain('Dev Patel Asked to look');

    await dev.open('/todo');
    await dev.click('Look at the draft of');
    expect(await dev.words()).toContain(
      'Ruth Adeyemi asks you to look at this draft. Is the section on photographs right?',
    );
    const mark = await dev.page.$eval('.app-comment-mark', (link) => link.getAttribute('href') ?? '');
    await dev.open(mark);
    expect(await dev.press('Add the comment')).toBe(400);
    expect(await dev.words('.govuk-error-summary')).toContain('Nothing is written here');
    await dev.type('#words', 'Who keeps this up to date?');
    await dev.type('#quoted', 'kept as it was typed');
    expect(await dev.press('Add the comment')).toBe(200);
    expect(await dev.words('.app-thread')).toContain('Dev Patel');
    expect(await dev.words('.app-quoted')).toBe('kept as it was typed');
    const thread = dev.path.replace(/\?.*$/, '');
    await dev.open(comments);
    expect(await dev.press('I have read it through')).toBe(200);
    await dev.open('/todo');
    expect(await dev.words()).not.toContain('Look at the draft of');

    await ruth.open('/todo');
    await ruth.click('1 open comment on the draft of');
    expect(await ruth.words('.app-threads')).toContain('Who keeps this up to date?');
    expect(await ruth.words('.app-policy')).toContain('1 comment on');
    await ruth.open(`/policies/${id}/submit`);
    expect(await ruth.words()).toContain('One comment on the draft is open. You can send it all the same');
    await ruth.open(thread);
    await ruth.type('#words', 'The deputy does.');
    expect(await ruth.press('Reply')).toBe(200);
    expect(await ruth.press('The draft is changed in response')).toBe(200);
    expect(await ruth.words()).toContain('Changed in response by Ruth Adeyemi');
    expect(await ruth.press('Reopen it')).toBe(200);

    await dev.open(thread);
    await dev.click('Delete what you said on');
    expect(await dev.words()).toContain('That you said something here on that day stays to be seen');
    expect(await dev.press('Delete it')).toBe(200);
    expect(await dev.words('.app-thread')).toContain('Deleted by whoever wrote it');
    expect(await dev.words('.app-thread')).not.toContain('Who keeps this up to date?');
  });

  it('of the clerk and of the council whose template it is stand beside one another', async () => {
    const { id } = await world.policyOf('elm-park', 'social-networking-protocol');
    const comments = `/policies/${id}/comments`;
    const colin = await world.signedIn(CLERK, { organisation: 'Elm Park Primary School' });
    await colin.open(`/policies/${id}`);
    await colin.click('Read its draft and comment on it');
    await colin.click('Comment on the whole draft');
    await colin.type('#words', 'May this go to the autumn meeting?');
    await colin.press('Add the comment');
    expect(await colin.open(`${comments}/readers`)).toBe(403);

    const priya = await world.signedIn(AUTHOR);
    expect(await priya.open(comments)).toBe(404);
    const ruth = await world.signedIn(HEAD, { organisation: 'Elm Park Primary School' });
    await ruth.open(`${comments}/readers`);
    await ruth.page.click('input[value="publisher"]');
    await ruth.press('Ask them');
    await priya.open('/todo');
    await priya.click('Look at the draft of');
    expect(await priya.words('.govuk-caption-l')).toContain('Elm Park Primary School');
    expect(await priya.words('.app-threads')).toContain('May this go to the autumn meeting?');
    await priya.click('May this go to the autumn meeting?');
    await priya.type('#words', 'The template will not change before.');
    await priya.press('Reply');
    await ruth.open(priya.path.replace(/\?.*$/, ''));
    expect(await ruth.words('.app-thread')).toContain('Priya Nair, Northbrook Council');
    await ruth.open(`${comments}/readers`);
    await ruth.press('Show it no more to Northbrook Council');
    expect(await priya.open(comments)).toBe(404);
  });

  it('are pages that everybody can use', async () => {
    const { id } = await world.policyOf('elm-park', 'social-networking-protocol');
    const comments = `/policies/${id}/comments`;
    const ruth = await world.visitor({ javaScript: true });
    await ruth.signIn(HEAD, PASSWORD);
    await ruth.chooseOrganisation('Elm Park Primary School');
    await ruth.open(comments);
    await checkPage(ruth);
    const mark = await ruth.page.$eval('.app-comment-mark', (link) => link.getAttribute('href') ?? '');
    await ruth.open(mark);
    await checkPage(ruth);
    await ruth.press('Add the comment');
    await checkPage(ruth);
    await ruth.type('#words', 'By whom?');
    await ruth.press('Add the comment');
    await checkPage(ruth);
    await ruth.click('Delete what you said on');
    await checkPage(ruth);
    // A section of which only the title is its own: it is asked about as a whole, and not reworded by itself.
    await ruth.open(`${comments}/on/purpose`);
    expect(await ruth.words()).toContain('The whole section, with everything in it.');
    await ruth.type('#words', 'Is it needed at all?');
    await ruth.press('Add the comment');
    await checkPage(ruth);
    expect(await ruth.words()).toContain('Is it needed at all?');
    expect(await ruth.page.$('main a[href*="/clauses/"]')).toBeNull();
    await ruth.open(`${comments}/readers`);
    await checkPage(ruth);
    await ruth.press('Ask them');
    await checkPage(ruth);
    expect(await ruth.open(`${comments}/threads/${id}`)).toBe(404);
    expect(await ruth.open(`${comments}/on/no-such-clause`)).toBe(404);
  });
});
