import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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

    expect(await ruth.press('Take it off the web')).toBe(200);
    expect([await parent.open(address), await parent.open('/p/elm-park/no-such-policy')]).toEqual([404, 404]);
    const dev = await world.signedIn('dev.patel@governors.example');
    expect(await dev.open(`/policies/${id}/web`)).toBe(403);
  });
});
