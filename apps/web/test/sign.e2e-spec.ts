import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildBlob, buildDocumentVersion } from '@ratify/test-kit';
import type { Visitor } from './browser.ts';
import { askToSign } from './ask-to-sign.ts';
import { checkPage } from './check-page.ts';
import { openWorld, PASSWORD, type World } from './world.ts';

const PHONE = 320;
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

interface RequestRow {
  readonly id: string;
  readonly state: string;
  readonly reason: string | null;
  readonly documentId: string;
  readonly sha256: string;
}

/** The request for a signature on the version in force, and the newest bytes of its document. */
async function requestOf(organisation: string, slug: string): Promise<RequestRow> {
  const policy = await world.policyOf(organisation, slug);
  const rows: RequestRow[] = await world.database.owner.query(
    `select q.id, q.state, q.reason, d.id as "documentId", v.sha256 from app.signature_requests q
     join app.documents d on d.adoption_id = q.adoption_id join app.document_versions v on v.document_id = d.id
     where q.revision_id = (select adopted_revision_id from app.policies where id = $1) order by v.number desc limit 1`,
    [policy.id],
  );
  return rows[0] as RequestRow;
}

/** Moves with Tab until the element of this selector has the focus. */
async function tabTo(visitor: Visitor, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const focused = await visitor.page.$(':focus');
    if (await focused?.evaluate((element, wanted) => element.matches(wanted), selector)) return;
    await visitor.page.keyboard.press('Tab');
  }
  throw new Error(`${selector} cannot be reached with the keyboard`);
}

describe('the chair, on a phone, with the keyboard alone and no JavaScript', () => {
  it('signs: what was wrong is said beside its field, and nothing typed is lost', async () => {
    const before = await requestOf('willow-lane', 'social-networking-protocol');
    const chair = await world.signedIn('tom.ashworth@governors.example', { width: PHONE });
    const enter = () => Promise.all([chair.page.waitForNavigation(), chair.page.keyboard.press('Enter')]);
    expect(await chair.words()).toContain('Sign Social networking protocol');
    await tabTo(chair, `a[href="/sign/${before.id}"]`);
    await enter();
    expect(await chair.heading()).toBe('Sign: Social networking protocol');
    expect(await chair.words('.govuk-summary-list')).toContain('minute 3.2');

    await tabTo(chair, '#typedName');
    await chair.page.keyboard.type('Tom Ashby');
    await tabTo(chair, 'main button');
    await enter();
    expect(await chair.page.title()).toBe(
      'Error: Sign: Social networking protocol – Willow Lane Nursery School – Ratify',
    );
    expect(await chair.value('#typedName')).toBe('Tom Ashby');
    const links = await chair.page.$$eval('.govuk-error-summary a', (all) =>
      all.map((each) => each.getAttribute('href')),
    );
    expect(links).toEqual(['#declared', '#typedName']);
    for (const link of links) expect(await chair.page.$(`${link}`)).not.toBeNull();

    await tabTo(chair, '#declared');
    await chair.page.keyboard.press('Space');
    await tabTo(chair, '#typedName');
    await chair.page.keyboard.down('Control');
    await chair.page.keyboard.press('a');
    await chair.page.keyboard.up('Control');
    await chair.page.keyboard.type('tom  ashworth');
    await tabTo(chair, 'main button');
    await enter();
    expect(chair.path).toBe(`/sign/${before.id}/done`);
    expect(await chair.heading()).toBe('You have signed');

    const [signature] = await world.database.owner.query(
      'select name, role, document_sha256 as sha256, declaration from app.signatures where request_id = $1',
      [before.id],
    );
    expect(signature).toEqual({
      name: 'Tom Ashworth',
      role: 'chair',
      sha256: before.sha256,
      declaration: 'I am the chair and this is the version the body adopted',
    });
    await chair.open(`/sign/${before.id}`);
    expect(await chair.words()).toContain('Signed by Tom Ashworth, chair, on');
    expect(await chair.page.$('#typedName')).toBeNull();
  });
});

describe('the chair', () => {
  const SIAN = 'sian.prosser@governors.example';

  it('opens the PDF that is to be signed, byte for byte', async () => {
    const { documentId, sha256 } = await requestOf('elm-park', 'staff-code-of-conduct');
    const chair = await world.signedIn(SIAN);
    const cookies = await chair.page.browserContext().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const answer = await fetch(`${world.origin}/documents/${documentId}.pdf`, { headers: { cookie } });
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    const signedOut = await fetch(`${world.origin}/documents/${documentId}.pdf`, { redirect: 'manual' });
    expect([signedOut.status, signedOut.headers.get('location')]).toEqual([
      303,
      `/sign-in?next=${encodeURIComponent(`/documents/${documentId}.pdf`)}`,
    ]);
    const stranger = await world.signedIn('tom.ashworth@governors.example');
    expect(await stranger.open(`/documents/${documentId}.pdf`)).toBe(404);
  });

  it('is told when the document changed after the page was opened, and signs the new one', async () => {
    const { id, documentId } = await requestOf('elm-park', 'staff-code-of-conduct');
    const chair = await world.signedIn(SIAN);
    await chair.open(`/sign/${id}`);
    await chair.page.click('#declared');
    await chair.type('#typedName', 'Sian Prosser');
    const organisationId = await organisationOf('elm-park');
    const blob = await buildBlob(world.database, { organisationId, bytes: Buffer.from('%PDF-1.7 another printing') });
    await buildDocumentVersion(world.database, {
      ...{ organisationId, documentId, number: 2, sha256: blob.sha256, length: blob.length },
    });
    expect(await chair.press('Sign policy')).toBe(409);
    expect(await chair.words('.govuk-error-summary')).toContain('has changed since you opened it');
    expect(await chair.value('#typedName')).toBe('Sian Prosser');
    expect(await chair.value('input[name=documentSha256]')).toBe(blob.sha256);
    await chair.press('Sign policy');
    expect(await chair.heading()).toBe('You have signed');
  });

  it('declines with a reason, which the head reads', async () => {
    const { id } = await requestOf('elm-park', 'lone-working-policy');
    const chair = await world.signedIn(SIAN, { width: PHONE });
    await chair.open(`/sign/${id}`);
    await chair.click('I cannot sign this');
    expect(await chair.press('Send to the clerk')).toBe(400);
    expect(await chair.words('#reason-error')).toContain('A reason is missing');
    await chair.type('#reason', 'The minute names another version.');
    await chair.press('Send to the clerk');
    expect(await chair.words()).toContain('The chair has not signed: The minute names another version.');
    const head = await world.signedIn('ruth.adeyemi@elmpark.example', { organisation: 'Elm Park Primary School' });
    const { id: policyId } = await world.policyOf('elm-park', 'lone-working-policy');
    await head.open(`/policies/${policyId}`);
    expect(await head.words('.govuk-summary-list')).toContain('The minute names another version.');
  });

  it('can open what others are asked to sign, and sign none of it', async () => {
    const { id } = await requestOf('elm-park', 'social-networking-protocol');
    const governor = await world.signedIn('dev.patel@governors.example');
    await governor.open(`/sign/${id}`);
    expect(await governor.words()).toContain('Waiting for the chair');
    expect(await governor.page.$('#typedName')).toBeNull();
    const stranger = await world.signedIn('tom.ashworth@governors.example');
    expect(await stranger.open(`/sign/${id}`)).toBe(404);
  });

  it('changes nothing by looking: a GET never signs', async () => {
    const { id } = await requestOf('elm-park', 'social-networking-protocol');
    const chair = await world.signedIn(SIAN);
    await chair.open(`/sign/${id}?declared=yes&typedName=Sian+Prosser`);
    await chair.open(`/sign/${id}/done`);
    expect(chair.path).toBe(`/sign/${id}`);
    expect((await requestOf('elm-park', 'social-networking-protocol')).state).toBe('open');
  });
});

describe('the chair, in one sitting', () => {
  it('signs several policies under one declaration, and what changed meanwhile stays to be signed', async () => {
    const organisationId = await organisationOf('elm-park');
    const titles = ['Volunteers', 'Visitors', 'Lost property'];
    const requests: string[] = [];
    for (const title of titles) requests.push((await askToSign(world.database, 'elm-park', title)).requests[0]!.id);
    const chair = await world.visitor({ javaScript: true }); // for the rules that check the page; it brings no script
    await chair.signIn('sian.prosser@governors.example', PASSWORD);
    await chair.click('Sign several policies at once');
    expect(await chair.press('Sign them')).toBe(400);
    expect(await chair.words('.govuk-error-summary')).toContain('Tick the policies that you sign');
    for (const id of requests) await chair.page.click(`input[name=chosen][value="${id}"]`);
    await chair.type('#typedName', 'Sian');
    expect(await chair.press('Sign them')).toBe(400);
    const links = await chair.page.$$eval('.govuk-error-summary a', (all) =>
      all.map((each) => each.getAttribute('href')),
    );
    expect(links).toEqual(['#declared', '#typedName']);
    expect(await chair.page.$$eval('input[name=chosen]:checked', (all) => all.length)).toBe(3);
    await checkPage(chair);

    const [late] = requests;
    const [{ documentId }] = await world.database.owner.query(
      'select d.id as "documentId" from app.signature_requests q join app.documents d on d.adoption_id = q.adoption_id where q.id = $1',
      [late],
    );
    const blob = await buildBlob(world.database, { organisationId, bytes: Buffer.from('%PDF-1.7 printed anew') });
    await buildDocumentVersion(world.database, {
      ...{ organisationId, documentId, number: 2, sha256: blob.sha256, length: blob.length },
    });
    await chair.page.click('#declared');
    await chair.type('#typedName', 'Sian Prosser');
    expect(await chair.press('Sign them')).toBe(409);
    expect(await chair.words('.govuk-error-summary')).toContain('Volunteers: the document has changed');
    expect(await chair.words()).toMatch(/You have signed: Visitors ?Lost property/);
    expect(await chair.value(`input[name="sha256-${late}"]`)).toBe(blob.sha256);
    await chair.press('Sign them');
    expect(await chair.heading()).toContain('You have signed');
    await checkPage(chair);
    const signed = await world.database.owner.query(
      'select declaration from app.signatures where request_id = any($1)',
      [requests],
    );
    expect(signed).toEqual(
      titles.map(() => ({ declaration: 'I am the chair and this is the version the body adopted' })),
    );
  });
});

async function organisationOf(slug: string): Promise<string> {
  const [row] = await world.database.owner.query('select id from app.organisations where slug = $1', [slug]);
  return row.id;
}
