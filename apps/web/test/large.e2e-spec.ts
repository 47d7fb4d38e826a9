import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildDraft, buildPolicy } from '@ratify/test-kit';
import type { Visitor } from './browser.ts';
import { checkPage } from './check-page.ts';
import { openWorld, type World } from './world.ts';

// What is larger or slower than anybody expects: the pages stay within their budgets, and nothing is lost.

const RUTH = 'ruth.adeyemi@elmpark.example';
const POLICIES = 120;
const CLAUSES = 300;
const TEXT = `---
title: Everything in one
slug: everything-in-one
---
${Array.from({ length: CLAUSES / 10 }, (_, section) => {
  const clauses = Array.from({ length: 10 }, (_each, at) => {
    const number = section * 10 + at + 1;
    return `:::clause[Rule ${number}]{#rule-${number}}\nRoom ${number} is locked by whoever leaves it last.\n:::\n`;
  });
  return `\n## Part ${section + 1} {#part-${section + 1}}\n\n${clauses.join('\n')}`;
}).join('')}`;

let world: World;
let head: Visitor;
let longId: string;
beforeAll(async () => {
  world = await openWorld();
  const [{ id: organisationId }] = await world.database.owner.query(
    `select id from app.organisations where slug = 'elm-park'`,
  );
  for (let made = 1; made < POLICIES; made += 1)
    await buildPolicy(world.database, { organisationId, title: `Matter ${String(made).padStart(3, '0')}` });
  const long = await buildPolicy(world.database, { organisationId, title: 'Everything in one' });
  longId = long.id;
  await buildDraft(world.database, { organisationId, policyId: long.id, text: TEXT });
  head = await world.signedIn(RUTH, { organisation: 'Elm Park Primary School', javaScript: true });
});
afterAll(() => world?.close());

describe('a school with 120 policies', () => {
  it('finds its way: its pages keep to their size, and every policy is on them or a page further', async () => {
    for (const path of ['/todo', '/policies', '/register', '/duties', '/packs']) {
      expect([path, await head.open(path)]).toEqual([path, 200]);
      await checkPage(head);
    }
    const shown = new Set<string>();
    await head.open('/policies');
    for (let pages = 0; pages < 20; pages += 1) {
      for (const title of await head.page.$$eval('main a', (all) => all.map((each) => each.textContent ?? '')))
        if (title.includes('Matter ')) shown.add(title.trim());
      if (!(await head.page.$('a[rel=next]'))) break;
      await head.click('Next');
    }
    expect(shown.size).toBe(POLICIES - 1);
  });
});

describe('a policy of 300 clauses', () => {
  it('is read, and one clause of it changed: all others stay as they were, byte for byte', async () => {
    for (const path of [`/policies/${longId}`, `/policies/${longId}/draft`, `/policies/${longId}/clauses`]) {
      expect([path, await head.open(path)]).toEqual([path, 200]);
      await checkPage(head);
    }
    await head.open(`/policies/${longId}/clauses/rule-217`);
    await checkPage(head);
    await head.type('#text', 'Room 217 is never locked.');
    await head.press('Save in the draft');
    const [{ text }] = await world.database.owner.query('select text from app.drafts where policy_id = $1', [longId]);
    expect(text).toBe(TEXT.replace('Room 217 is locked by whoever leaves it last.', 'Room 217 is never locked.'));
  });
});
