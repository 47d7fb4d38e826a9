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
