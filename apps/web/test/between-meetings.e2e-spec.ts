import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildMeeting, buildPolicy, buildRevision } from '@ratify/test-kit';
import { printDocuments } from './arrange.ts';
import type { Visitor } from './browser.ts';
import { checkPage } from './check-page.ts';
import { openWorld, type World } from './world.ts';

// The chair of the federation acts between two meetings; the clerk records it, and the body is told. No page says that the body decided.

const ELM_PARK = 'Elm Park Primary School';
const FEDERATION = 'Governing Body of the Elm Park and Millbrook Federation';
const COLIN = 'colin.marsh@clerks.example';
const TEXT = `---
title: Icy paths
slug: icy-paths
review: {every: P1Y}
---

::document-control

## Paths {#paths}

:::clause[Salt]{#salt}
The caretaker salts the paths before eight.
:::
`;

let world: World;
let policyId: string;
let revisionId: string;
let clerk: Visitor;
beforeAll(async () => {
  world = await openWorld();
  const [{ organisationId }] = await world.database.owner.query(
    `select id as "organisationId" from app.organisations where slug = 'elm-park'`,
  );
  ({ id: policyId } = await buildPolicy(world.database, { organisationId, title: 'Icy paths', slug: 'icy-paths' }));
  ({ id: revisionId } = await buildRevision(world.database, { organisationId, policyId, text: TEXT }));
  clerk = await world.signedIn(COLIN, { organisation: ELM_PARK, javaScript: true });
});
afterAll(() => world?.close());

async function typeDay(visitor: Visitor, name: string, day: string): Promise<void> {
  const parts = day.split('-');
  for (const [at, part] of ['year', 'month', 'day'].entries()) await visitor.type(`#${name}-${part}`, parts[at] ?? '');
}

describe('what is left to the head', () => {
  it('is the head’s to decide as soon as it is sent', async () => {
    const { id } = await world.policyOf('elm-park', 'lone-working-policy');
    await clerk.open(`/policies/${id}/approver`);
    await clerk.page.click('input[name=who][value=head]');
    await clerk.type('#source', 'Scheme of delegation, 4.2');
    await clerk.press('Record it');
    expect(await clerk.words('.govuk-summary-list')).toContain('Who approves it The head');
    const head = await world.signedIn('ruth.adeyemi@elmpark.example', { organisation: ELM_PARK, javaScript: true });
    await head.open(`/policies/${id}/clauses/no-ladders?as=text`);
    await head.type('#text', 'Ladders, scaffolds and the loft must wait until somebody else is in the building.');
    await head.press('Save');
    await head.open(`/policies/${id}/submit`);
    expect(await head.heading()).toBe('Put it to the head to decide');
    expect(await head.words('main')).not.toMatch(/clerk|your governors/i);
    await checkPage(head);
    await head.press('Put it to the head');
    expect(head.path).toContain('/decide');
    expect(await head.words('.govuk-notification-banner')).toContain('This policy is left to you');
    expect(await head.heading()).toBe('Decide on it yourself');
    await checkPage(head);
  });

  it('is read beside what is in use, though nobody knows since when', async () => {
    const grace = await world.signedIn('grace.bello@willowlane.example');
    const { id } = await world.policyOf('willow-lane', 'social-networking-protocol');
    await grace.open(`/policies/${id}`);
    expect(await grace.words()).toContain('Whistleblowing policy');
    expect(await grace.words()).not.toContain('Whistleblowing policy Not in force yet');
  });
});

describe('what a committee resolved in writing', () => {
  it('is recorded without a question about chair’s action, and was the committee’s own', async () => {
    const [{ organisationId }] = await world.database.owner.query(
      `select id as "organisationId" from app.organisations where slug = 'puddle-lane'`,
    );
    const { id } = await buildPolicy(world.database, { organisationId, title: 'Wet play', slug: 'wet-play' });
    const sent = await buildRevision(world.database, { organisationId, policyId: id, text: TEXT });
    const nadia = await world.signedIn('nadia.hussain@puddlelane.example', { width: 320, javaScript: true });
    await nadia.open(`/revisions/${sent.id}/decide`);
    expect(await nadia.words()).not.toContain('chair’s action');
    await checkPage(nadia);
    await nadia.page.click('input[name=outcome][value=adopted]');
    await typeDay(nadia, 'decidedOn', world.journey.clock.today());
    await nadia.press('Record the decision');
    expect(await nadia.words('.govuk-summary-list')).toContain('by written resolution, not yet reported to a meeting');
  });
});

describe('what the chair decided for a body', () => {
  it('is told as that, wherever the adoption is told', async () => {
    await clerk.open(`/revisions/${revisionId}/decide`);
    await clerk.page.click('input[name=way][value^=chairs-action]');
    await clerk.page.click('input[name=outcome][value=adopted]');
    await typeDay(clerk, 'decidedOn', world.journey.clock.today());
    await clerk.type('#note', 'A child fell on Monday, and the next meeting is in March.');
    await clerk.press('Record the decision');
    expect(await clerk.words('.govuk-summary-list')).toContain(', by chair’s action, not yet reported to the body');
    expect(await clerk.words()).toContain(`Adopted byChair’s action for ${FEDERATION}`);
    await checkPage(clerk);
  });

  it('is what the chair declares when signing it', async () => {
    await printDocuments(world.database);
    const chair = await world.signedIn('sian.prosser@governors.example', { width: 320 });
    await chair.click('Sign Icy paths');
    expect(await chair.words('.govuk-summary-list')).toContain('by chair’s action');
    const declaration = 'I am the chair and this is the version adopted by chair’s action';
    expect(await chair.words()).toContain(declaration);
    await chair.page.click('#declared');
    await chair.type('#typedName', 'Sian Prosser');
    await chair.press('Sign policy');
    const signed = await world.database.owner.query('select declaration from app.signatures where revision_id = $1', [
      revisionId,
    ]);
    expect(signed).toEqual([{ declaration }]);
  });

  it('is reported by the clerk, who took no decision, with the reason that was recorded', async () => {
    const [{ organisationId, bodyId }] = await world.database.owner.query(
      'select organisation_id as "organisationId", body_id as "bodyId" from app.decisions where revision_id = $1',
      [revisionId],
    );
    const { id: meetingId } = await buildMeeting(world.database, {
      ...{ organisationId, bodyId, heldOn: world.journey.clock.today() },
    });
    const told = /Icy paths was adopted by chair’s action on \d+ \w+ \d{4}\. “A child fell on Monday/;
    const governor = await world.signedIn('dev.patel@governors.example', { width: 320, javaScript: true });
    await governor.open(`/meetings/${meetingId}`);
    expect(await governor.words()).toMatch(told);
    expect(await governor.words()).not.toContain('Record the report');
    await checkPage(governor);
    await clerk.open(`/meetings/${meetingId}`);
    expect(await clerk.words('.govuk-details')).toContain('[Minute] It was reported that Icy paths was adopted');
    expect(await clerk.words()).toContain('Save the agenda as a Word file');
    await clerk.click('Record the report');
    expect(clerk.path).toMatch(/report$/);
    await clerk.open('/todo');
    await clerk.click('Report the decision on Icy paths');
    expect(await clerk.words()).toContain(`Taken by chair’s action for ${FEDERATION} on`);
    expect(await clerk.words()).toContain('recorded by Colin Marsh');
    expect(await clerk.words()).toContain('A child fell on Monday');
    await checkPage(clerk);
    const report = clerk.path;
    await clerk.page.click('input[name=meetingId]');
    await clerk.type('#minuteReference', '4.2');
    await clerk.press('Record the report');
    await clerk.open(report);
    expect(await clerk.words('.govuk-inset-text')).toMatch(/^It was reported on \d+ \w+ \d{4}, minute 4\.2\.$/);
    await clerk.open(`/meetings/${meetingId}`);
    expect(await clerk.words()).toContain('Reported, minute 4.2');
    await clerk.open(`/policies/${policyId}`);
    expect(await clerk.words('.govuk-summary-list')).toContain('by chair’s action, reported to the body, minute 4.2');
  });

  it('is no decision of the body where it withdrew a policy from use', async () => {
    await clerk.open(`/policies/${policyId}/retire`);
    await clerk.page.click('input[name=how][value^=chairs-action]');
    await typeDay(clerk, 'decidedOn', world.journey.clock.today());
    await clerk.type('#reason', 'The paths are heated now.');
    await clerk.press('Withdraw it from use');
    expect(await clerk.words('#out-of-use')).toContain(`by chair’s action for ${FEDERATION}`);
    await clerk.open('/policies/out-of-use');
    expect(await clerk.words()).toContain(`by chair’s action for ${FEDERATION}`);
  });
});
