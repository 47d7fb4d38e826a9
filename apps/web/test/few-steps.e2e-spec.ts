import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Visitor } from './browser.ts';
import { openWorld, PASSWORD, type World } from './world.ts';

// How many links and buttons lie between somebody and what they came for; what they type is not counted.

const example = JSON.parse(
  readFileSync(
    new URL('../../../templates/social-networking-protocol/examples/primary-school.json', import.meta.url),
    'utf8',
  ),
) as { values: Record<string, string | string[]>; adaptedClauses: { id: string; body: string }[] };

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

/** Somebody who counts what they press. */
class Counting {
  steps = 0;

  constructor(readonly visitor: Visitor) {}

  press(words: string): Promise<number> {
    this.steps += 1;
    return this.visitor.press(words);
  }

  click(words: string): Promise<number> {
    this.steps += 1;
    return this.visitor.click(words);
  }

  async tick(selector: string): Promise<void> {
    this.steps += 1;
    await this.visitor.page.click(selector);
  }

  async signIn(email: string): Promise<void> {
    this.steps += 1;
    await this.visitor.signIn(email, PASSWORD);
  }
}

const somebody = async (path: string, width = 1280): Promise<Counting> => {
  const visitor = await world.visitor({ width });
  await visitor.open(path);
  return new Counting(visitor);
};

describe('few steps', () => {
  it('take a head, with no manual, from signing in to a submitted policy: fewer than fifteen', async () => {
    const head = await somebody('/sign-in');
    const { visitor } = head;
    await head.signIn('ruth.adeyemi@elmpark.example');
    await head.press('Millbrook Primary School');
    await head.click('Finish Social networking protocol');
    for (const [id, value] of Object.entries(example.values))
      await visitor.type(`#blank-${id}`, Array.isArray(value) ? value.join('\n') : value);
    await head.press('Save in the draft');
    await head.click('Choose the optional sections');
    await head.tick('input[name="choice-setting-leads-table"][value=out]');
    await visitor.type('#reason-setting-leads-table', 'We are a single school.');
    await head.press('Save in the draft');
    // The list of tasks names the clause to be written, beside the blanks that are complete.
    expect(await visitor.words()).toMatch(/Write 6.2 Channels we have agreed\s+To write/);
    // The head looks no further: what is left is said where it is sent, with a link to where it is done.
    await head.click('Send it to the clerk');
    await visitor.type('#note', 'Our first protocol.');
    expect(await head.press('Send to the clerk')).toBe(400);
    await head.click('6.2 Channels we have agreed');
    const wording = example.adaptedClauses.find((each) => each.id === 'local-channels')?.body.trim() ?? '';
    await visitor.type('#text', wording);
    await head.press('Save in the draft');
    await head.click('Social networking protocol');
    await head.click('Send it to the clerk');
    await head.press('Send to the clerk');
    expect(await visitor.words('.govuk-notification-banner')).toContain('Sent to the clerk');
    expect(head.steps).toBeLessThan(15);
  });

  it('take a chair on a phone from the link in the mail to signed: three', async () => {
    const [{ id }] = await world.database.owner.query(
      `select q.id from app.signature_requests q join app.organisations o on o.id = q.organisation_id
       where o.slug = 'willow-lane' and q.state = 'open' and q.role = 'chair' limit 1`,
    );
    const chair = await somebody(`/sign/${id}`, 320);
    await chair.signIn('tom.ashworth@governors.example');
    await chair.tick('#declared');
    await chair.visitor.type('#typedName', 'Tom Ashworth');
    await chair.press('Sign policy');
    expect(await chair.visitor.heading()).toBe('You have signed');
    expect(chair.steps).toBe(3);
  });

  it('take a compliance officer to the worst schools, and their reminders: four at most', async () => {
    const officer = await somebody('/sign-in');
    await officer.signIn('helen.whitcombe@northbrook.example');
    officer.steps = 0;
    await officer.click('policies overdue for review');
    expect(await officer.visitor.words('.app-table')).toContain('Northbrook High School');
    await officer.press('Remind of all that this shows');
    await officer.press('Send the reminders');
    expect(await officer.visitor.words()).toContain('Reminded on');
    expect(officer.steps).toBeLessThanOrEqual(4);
  });
});
