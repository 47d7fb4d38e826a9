import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Visitor } from './browser.ts';
import { checkPage } from './check-page.ts';
import { openWorld, PASSWORD, type World } from './world.ts';

// What a body does beyond a plain "adopted": it changes the text at the table, and leaves small updates to an office.

const COLIN = 'colin.marsh@clerks.example';
const RUTH = 'ruth.adeyemi@elmpark.example';
const MILLBROOK = 'Millbrook Primary School';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

/** At a browser where the rules that check a page can run; the pages bring no script. */
async function as(email: string, organisation: string): Promise<Visitor> {
  const visitor = await world.visitor({ javaScript: true });
  await visitor.signIn(email, PASSWORD);
  await visitor.chooseOrganisation(organisation);
  return visitor;
}

async function typeToday(visitor: Visitor, field: string): Promise<void> {
  const [year = '', month = '', day = ''] = world.journey.clock.today().split('-');
  for (const [part, text] of Object.entries({ day, month, year })) await visitor.type(`#${field}-${part}`, text);
}

describe('a policy adopted with changes', () => {
  it('is recorded by the clerk, change by change, as the minute says them', async () => {
    const clerk = await as(COLIN, MILLBROOK);
    await clerk.open('/meetings');
    await clerk.page.click('#bodyId');
    await typeToday(clerk, 'heldOn');
    await clerk.press('Add the meeting');
    const meeting = clerk.path.replace(/\?.*/, '');
    await clerk.open('/todo');
    await clerk.click('Put Whistleblowing');
    await clerk.page.select('#meetingId', meeting.split('/')[2] ?? '');
    await clerk.press('Put it on the agenda');
    await clerk.click('Record the decision');
    await clerk.page.click('input[name=outcome][value=adopted-with-changes]');
    await clerk.type('#attendance', '4');
    await clerk.type('#minuteReference', '9.1');
    expect(await clerk.press('Record the decision')).toBe(400);
    expect(await clerk.words('.govuk-error-summary')).toContain('change');
    await checkPage(clerk);
    const clause = await clerk.page.$eval(
      '#clause-0 option:nth-child(4)',
      (option) => option.getAttribute('value') ?? '',
    );
    await clerk.page.select('#clause-0', clause);
    await clerk.type('#said-0', 'The office manager keeps the list.');
    await clerk.press('Add another change');
    expect(await clerk.value('#said-0')).toBe('The office manager keeps the list.');
    await clerk.page.click('input[name=confirmedBy][value=head]');
    await clerk.press('Record the decision');
    expect(await clerk.words()).toContain('The decision is recorded.');
  });

  it('is entered by the clerk and goes back when it does not match', async () => {
    const clerk = await as(COLIN, MILLBROOK);
    await clerk.open('/todo');
    await clerk.click('Enter');
    expect(await clerk.words()).toContain('The office manager keeps the list.');
    expect(await clerk.press('Enter the changes')).toBe(400);
    await checkPage(clerk);
    await clerk.type('#wording-0', 'The caretaker keeps the list.');
    await clerk.press('Enter the changes');
    const head = await as(RUTH, MILLBROOK);
    await head.open('/todo');
    await head.click('Confirm');
    await checkPage(head);
    expect(await head.press('Record my answer')).toBe(400);
    await head.page.click('input[name=agrees][value=no]');
    await head.type('#reason', 'The minute says the office manager.');
    await head.press('Record my answer');
    expect(await head.words('.govuk-notification-banner')).toContain('It goes back to the clerk');
  });

  it('is adopted from the date of the meeting once it does', async () => {
    const clerk = await as(COLIN, MILLBROOK);
    await clerk.open('/todo');
    await clerk.click('Enter');
    await clerk.type('#wording-0', 'The office manager keeps the list.');
    await clerk.press('Enter the changes');
    const head = await as(RUTH, MILLBROOK);
    await head.open('/todo');
    await head.click('Confirm');
    await head.page.click('input[name=agrees][value=yes]');
    await head.press('Record my answer');
    expect(await head.words('.govuk-notification-banner')).toContain('The policy is adopted');
    const { id } = await world.policyOf('millbrook', 'whistleblowing');
    await head.open(`/policies/${id}`);
    expect(await head.words('.govuk-summary-list')).toContain('minute 9.1');
    expect(await head.words('.app-policy')).toContain('The office manager keeps the list.');
  });
});

describe('editorial updates left to an office', () => {
  it('are resolved by a minute, and ended by one', async () => {
    const clerk = await as(COLIN, MILLBROOK);
    await clerk.open('/meetings');
    await clerk.click('Editorial updates without a meeting');
    expect(await clerk.press('Record the resolution')).toBe(400);
    await checkPage(clerk);
    await clerk.page.click('input[name=office][value=head]');
    await clerk.type('#minuteReference', '9.2');
    await typeToday(clerk, 'resolvedOn');
    await clerk.press('Record the resolution');
    expect(await clerk.words()).toContain('Left to the head');
    expect(await clerk.press('End it today')).toBe(400);
    const field = await clerk.page.$eval('input[id^=end-]', (input) => input.id);
    await clerk.type(`[id="${field}"]`, '10.4');
    await clerk.press('End it today');
    expect(await clerk.words('.govuk-notification-banner')).toContain('The resolution has ended');
  });
});
