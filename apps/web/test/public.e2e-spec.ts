import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Policy, Retirement } from '@ratify/store';
import { buildPolicy, buildRetirement, buildRevision } from '@ratify/test-kit';
import { checkPage } from './check-page.ts';
import { openWorld, PASSWORD, type World } from './world.ts';

// Ruth Adeyemi, head, shows a policy on the web. A parent reads it without signing in.

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

describe('a policy on the web', () => {
  it('is shown by the head, read by a parent, and as if it had never been there when it is taken off', async () => {
    const ruth = await world.visitor({ javaScript: true });
    await ruth.signIn('ruth.adeyemi@elmpark.example', PASSWORD);
    await ruth.chooseOrganisation('Elm Park Primary School');
    const parent = await world.visitor({ javaScript: true });
    const { id } = await world.policyOf('elm-park', 'social-networking-protocol');
    const address = '/p/elm-park/social-networking-protocol';
    expect([await parent.open(address), await parent.open('/p/elm-park')]).toEqual([404, 404]);
    await checkPage(parent);

    await ruth.open(`/policies/${id}`);
    expect(await ruth.words()).toContain('To be read with');
    expect(await ruth.words()).toContain('Child protection Not held here under this name');
    await checkPage(ruth);
    await ruth.click('Show it on the web');
    expect(await ruth.words()).toContain('What everybody would read');
    await checkPage(ruth);
    expect(await ruth.press('Show it on the web')).toBe(200);
    expect(await ruth.words()).toContain('It is on the web now');
    await checkPage(ruth);

    expect(await parent.open('/p/elm-park')).toBe(200);
    // What is shown may be found by whoever searches; no other page may.
    expect(await parent.page.$('meta[name=robots]')).toBeNull();
    await checkPage(parent);
    await parent.click('Social networking protocol');
    expect(parent.path).toBe(address);
    await checkPage(parent);
    expect(await parent.words()).toContain('Names of people and lists that change are not shown');
    expect(await parent.words()).not.toContain('Ruth Adeyemi');
    await parent.click('check it against the record');
    expect(await parent.words()).toContain('This document is known here');

    // The school's own website asks for it from another origin, and shows it in a frame.
    const open = `${new URL(parent.page.url()).origin}/open/v1/elm-park`;
    const told = await fetch(`${open}/policies.json`);
    const { policies } = (await told.json()) as { policies: { html: string }[] };
    expect([told.status, told.headers.get('access-control-allow-origin')]).toEqual([200, '*']);
    expect(
      (await fetch(`${open}/policies.json`, { headers: { 'if-none-match': told.headers.get('etag') ?? '' } })).status,
    ).toBe(304);
    const framed = await fetch(new URL(policies[0]?.html ?? '', open));
    expect(await framed.text()).toContain('<h1>Social networking protocol</h1>');
    expect(framed.headers.get('content-security-policy')).toMatch(/frame-ancestors \*$/);
    expect(framed.headers.has('x-frame-options')).toBe(false);

    // It is withdrawn: whoever kept the link reads so, and goes on to what took its place where that is shown.
    const { organisationId } = await world.database.owner.getRepository(Policy).findOneByOrFail({ id });
    const successor = await buildPolicy(world.database, {
      ...{ organisationId, title: 'Life online', slug: 'life-online', isPublic: true, adoptedOn: '2026-09-14' },
    });
    const revision = await buildRevision(world.database, { organisationId, policyId: successor.id, state: 'adopted' });
    const [stored, retirements] = [
      world.database.owner.getRepository(Policy),
      world.database.owner.getRepository(Retirement),
    ];
    await stored.update({ id: successor.id }, { adoptedRevisionId: revision.id });
    await stored.update({ id }, { retiredOn: '2026-09-14' });
    const retirement = await buildRetirement(world.database, {
      ...{ organisationId, policyId: id, successorId: successor.id, reason: 'Said among governors alone.' },
    });
    expect(await parent.open(address)).toBe(410);
    await checkPage(parent);
    expect(await parent.words()).toContain('It has not been in force since 14 September 2026.');
    expect(await parent.words()).not.toContain('Said among governors alone.');
    const gone = await fetch(`${open}/policies/social-networking-protocol.json`);
    expect([gone.status, await gone.json()]).toEqual([
      410,
      expect.objectContaining({
        withdrawnOn: '2026-09-14',
        successor: expect.objectContaining({ title: 'Life online', page: '/p/elm-park/life-online' }),
      }),
    ]);
    const frame = await fetch(`${open}/policies/social-networking-protocol.html`);
    expect([frame.status, await frame.text()]).toEqual([
      410,
      expect.stringContaining('href="/p/elm-park/life-online"'),
    ]);
    await parent.click('Life online');
    expect(parent.path).toBe('/p/elm-park/life-online');
    // What took its place is not shown: nothing is said of it. What was never shown is not there.
    await stored.update({ id: successor.id }, { isPublic: false });
    expect([await parent.open(address), await parent.open('/p/elm-park/life-online')]).toEqual([410, 404]);
    await parent.open(address);
    await checkPage(parent);
    expect(await parent.words()).not.toContain('Life online');
    await stored.update({ id }, { isPublic: false });
    expect(await parent.open(address)).toBe(404);
    await retirements.update({ id: retirement.id }, { endedOn: '2026-09-15' });
    await stored.update({ id }, { isPublic: true, retiredOn: null });
    expect(await parent.open(address)).toBe(200);

    expect(await ruth.press('Take it off the web')).toBe(200);
    expect([await parent.open(address), await parent.open('/p/elm-park/no-such-policy')]).toEqual([404, 404]);
    const dev = await world.signedIn('dev.patel@governors.example');
    expect(await dev.open(`/policies/${id}/web`)).toBe(403);
  });
});
