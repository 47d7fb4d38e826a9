import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Appointment, Body } from '@ratify/store';
import { buildBlob, buildDocumentVersion } from '@ratify/test-kit';
import { askToSign, type AskedToSign } from './ask-to-sign.ts';
import type { Visitor } from './browser.ts';
import { checkPage } from './check-page.ts';
import { openWorld, type World } from './world.ts';

// Several signatories, in turn, for one another, in time; and what the clerk does where a signature does not come.

const SIAN = 'sian.prosser@governors.example';
const JOAN = 'joan.whitfield@governors.example';
const DEV = 'dev.patel@governors.example';
const COLIN = 'colin.marsh@clerks.example';
const ELM_PARK = 'Elm Park Primary School';
const PHONE = 320;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

const clerk = (width?: number): Promise<Visitor> =>
  world.signedIn(COLIN, { organisation: ELM_PARK, ...(width ? { width } : {}) });

async function rowsOf({ policyId }: AskedToSign): Promise<Record<string, unknown>[]> {
  return world.database.owner.query(
    `select q.role, q.for_role as "forRole", q.state, q.asked_person_name as "askedPersonName", q.reason,
       q.settled_by_name as "settledByName", q.settled_reason as "settledReason"
     from app.signature_requests q join app.revisions r on r.id = q.revision_id where r.policy_id = $1 order by q.requested_at, q.id`,
    [policyId],
  );
}

async function sign(visitor: Visitor, id: string, name: string): Promise<void> {
  await visitor.open(`/sign/${id}`);
  await visitor.page.click('#declared');
  await visitor.type('#typedName', name);
  await visitor.press('Sign policy');
  expect(await visitor.heading()).toBe('You have signed');
}

describe('in a set order', () => {
  let asked: AskedToSign;
  beforeAll(async () => {
    asked = await askToSign(world.database, 'elm-park', 'Lettings', [
      { role: 'vice-chair', turn: 1 },
      { role: 'chair', turn: 2 },
    ]);
  });

  it('who comes second is shown whom they follow, and has nothing to sign yet', async () => {
    const [first, second] = asked.requests;
    const chair = await world.signedIn(SIAN, { width: PHONE });
    expect(await chair.words()).toContain('It comes to you after the vice-chair.');
    await chair.click('Sign Lettings');
    expect(chair.path).toBe(`/sign/${second?.id}`);
    expect(await chair.words()).toContain('Waiting for the chair, after the vice-chair');
    expect(await chair.page.$('#typedName')).toBeNull();
    await chair.open('/sign');
    expect(await chair.words()).not.toContain('Lettings');
    await chair.open(`/sign/${first?.id}`);
    expect(await chair.page.$('#typedName')).toBeNull();
  });

  it('is asked as soon as the first has signed', async () => {
    const [first, second] = asked.requests;
    const vice = await world.signedIn(JOAN);
    expect(await vice.words()).toContain('waiting for your signature as vice-chair until');
    await sign(vice, first!.id, 'Joan Whitfield');
    // What the worker does once it has put the signature in.
    await world.database.owner.query("update app.documents set state = 'printed' where id = $1", [asked.documentId]);
    const chair = await world.signedIn(SIAN);
    await chair.click('Sign Lettings');
    await sign(chair, second!.id, 'Sian Prosser');
  });
});

describe('handing a signature on', () => {
  let asked: AskedToSign;
  beforeAll(async () => {
    asked = await askToSign(world.database, 'elm-park', 'Trips');
  });

  it('is to another member of the body, with the reason; what is typed is kept when something is missing', async () => {
    const [request] = asked.requests;
    const chair = await world.visitor({ javaScript: true, width: PHONE }); // for the rules that check the page
    await chair.signIn(SIAN, 'lantern-meadow-42');
    await chair.open(`/sign/${request?.id}`);
    await checkPage(chair);
    await chair.click('Have somebody else sign for me');
    await checkPage(chair);
    expect(await chair.words()).toContain('Joan Whitfield, vice-chair');
    expect(await chair.words()).toContain('Dev Patel, governor');
    expect(await chair.words('main')).not.toContain('Colin Marsh');
    await chair.type('#reason', 'I am abroad until March.');
    expect(await chair.press('Hand it on')).toBe(400);
    expect(await chair.words('.govuk-error-summary')).toContain('Choose who signs for you');
    expect(await chair.value('#reason')).toBe('I am abroad until March.');
    await checkPage(chair);
    await chair.page.click('#appointmentId');
    await chair.press('Hand it on');
    expect(await chair.words('.govuk-notification-banner')).toContain('Handed on');
    expect(await chair.words()).toContain('Waiting for the vice-chair (Joan Whitfield), for the chair, until');
    expect(await chair.words()).toContain('Handed on by Sian Prosser: I am abroad until March.');
    expect(await chair.page.$('#typedName')).toBeNull();
    expect(await rowsOf(asked)).toMatchObject([
      { role: 'chair', state: 'handed-on', settledByName: 'Sian Prosser', settledReason: 'I am abroad until March.' },
      { role: 'vice-chair', forRole: 'chair', state: 'open', askedPersonName: 'Joan Whitfield' },
    ]);
  });

  it('is seen by the clerk and by the head, and signed by the other in the office for which it is', async () => {
    const seeing = await clerk();
    expect(await seeing.words()).toContain('waiting for the signature of the vice-chair, for the chair');
    const vice = await world.signedIn(JOAN);
    await vice.click('Sign Trips');
    const declaration = 'I am the vice-chair, I sign for the chair, and this is the version the body adopted';
    expect(await vice.words()).toContain(declaration);
    await sign(vice, vice.path.split('/')[2]!, 'Joan Whitfield');
    const [signature] = await world.database.owner.query(
      `select s.name, s.role, s.declaration from app.signatures s join app.revisions r on r.id = s.revision_id where r.policy_id = $1`,
      [asked.policyId],
    );
    expect(signature).toEqual({ name: 'Joan Whitfield', role: 'vice-chair', declaration });
    await seeing.open(`/policies/${asked.policyId}`);
    expect(await seeing.words('.govuk-summary-list')).toContain(
      'Signed by Joan Whitfield, vice-chair, for the chair, on',
    );
  });

  it('in one sitting says with each policy what is declared for it, where that differs', async () => {
    const own = await askToSign(world.database, 'elm-park', 'Pets', [{ role: 'vice-chair' }]);
    await askToSign(world.database, 'elm-park', 'Keys', [{ role: 'vice-chair', forRole: 'chair' }]);
    const vice = await world.signedIn(JOAN);
    await vice.open('/sign');
    expect(await vice.words()).toContain('You declare: I am the vice-chair and this is the version the body adopted.');
    expect(await vice.words()).toContain('You declare: I am the vice-chair, I sign for the chair, and this is');
    for (const [request] of [own.requests]) await vice.page.click(`input[name=chosen][value="${request?.id}"]`);
    await vice.page.click('#declared');
    await vice.type('#typedName', 'Joan Whitfield');
    await vice.press('Sign them');
    expect(await vice.heading()).toContain('You have signed');
  });
});

describe('a signature that does not come', () => {
  it('in time cannot be given any more; the clerk asks again with a new day', async () => {
    const asked = await askToSign(world.database, 'elm-park', 'Parking', [{ role: 'chair', lapsesOn: '2026-01-31' }]);
    const [request] = asked.requests;
    const chair = await world.signedIn(SIAN);
    expect(await chair.words()).not.toContain('Sign Parking');
    await chair.open(`/sign/${request?.id}`);
    expect(await chair.words()).toContain('The chair was asked to sign by 31 January 2026 and has not');
    expect(await chair.page.$('#typedName')).toBeNull();

    const settling = await world.visitor({ javaScript: true, width: PHONE });
    await settling.signIn(COLIN, 'lantern-meadow-42');
    await settling.chooseOrganisation(ELM_PARK);
    await settling.click('Say what becomes of the signature on Parking');
    await checkPage(settling);
    expect(await settling.press('Continue')).toBe(400);
    expect(await settling.words('.govuk-error-summary')).toContain('Choose what becomes of the signature');
    await checkPage(settling);
    await settling.page.click('input[value=again]');
    await settling.press('Continue');
    expect(await settling.words('.govuk-notification-banner')).toContain('Asked.');
    expect(await rowsOf(asked)).toMatchObject([
      { role: 'chair', state: 'replaced', settledByName: 'Colin Marsh' },
      { role: 'chair', state: 'open', forRole: null },
    ]);
    await chair.open('/todo');
    await chair.click('Sign Parking');
    await sign(chair, chair.path.split('/')[2]!, 'Sian Prosser');
  });

  it('because it was declined is asked of somebody else, with a reason', async () => {
    const asked = await askToSign(world.database, 'elm-park', 'Bicycles');
    const [request] = asked.requests;
    const chair = await world.signedIn(SIAN);
    await chair.open(`/sign/${request?.id}/decline`);
    await chair.type('#reason', 'I was not there.');
    await chair.press('Send to the clerk');
    const settling = await clerk();
    expect(await settling.words()).toContain('The chair has declined: I was not there.');
    await settling.click('Say what becomes of the signature on Bicycles');
    const labels = await settling.words('.govuk-radios');
    expect(labels).toContain('Ask the chair again');
    expect(labels).toContain('Ask Dev Patel, governor, to sign for the chair');
    expect(labels).toContain('Close the document without this signature');
    const value = await settling.page.$$eval('.govuk-radios__item', (all) =>
      all
        .find((each) => each.textContent?.includes('Dev Patel'))
        ?.querySelector('input')
        ?.getAttribute('value'),
    );
    await settling.page.click(`input[value="${value}"]`);
    expect(await settling.press('Continue')).toBe(400);
    expect(await settling.words('#reason-error')).toContain('A reason is missing');
    expect(await settling.page.$(`input[value="${value}"]:checked`)).not.toBeNull();
    await settling.type('#reason', 'He chaired that meeting.');
    await settling.press('Continue');
    expect(await rowsOf(asked)).toMatchObject([
      { role: 'chair', state: 'declined', reason: 'I was not there.' },
      { role: 'governor', forRole: 'chair', state: 'open', askedPersonName: 'Dev Patel' },
    ]);
    const governor = await world.signedIn(DEV);
    await governor.click('Sign Bicycles');
    expect(await governor.words()).toContain('I am a governor, I sign for the chair,');
  });

  it('is settled for, where the body lets its documents be closed without one', async () => {
    const asked = await askToSign(world.database, 'elm-park', 'Ponds', [
      { role: 'chair', state: 'declined', reason: 'I was away.' },
    ]);
    const settling = await clerk();
    await settling.click('Say what becomes of the signature on Ponds');
    await settling.page.click('input[value=close]');
    await settling.type('#reason', 'The minute is enough.');
    await settling.press('Continue');
    expect(await settling.words()).toContain('Closed without the signature of the chair: The minute is enough.');
    const [{ state }] = await world.database.owner.query('select state from app.documents where id = $1', [
      asked.documentId,
    ]);
    expect(state).toBe('sealing');
    await settling.open('/todo');
    expect(await settling.words()).not.toContain('signature on Ponds');
  });

  it('is not settled for where the body does not', async () => {
    const bodies = world.database.owner.getRepository(Body);
    await askToSign(world.database, 'elm-park', 'Gates', [{ role: 'chair', state: 'declined', reason: 'Away.' }]);
    const body = await bodies.findOneByOrFail({ kind: 'federation' });
    await bodies.update({ id: body.id }, { mayCloseUnsigned: false });
    try {
      const settling = await clerk();
      await settling.click('Say what becomes of the signature on Gates');
      expect(await settling.words()).toContain('does not let its documents be closed without a signature');
      expect(await settling.page.$('input[value=close]')).toBeNull();
    } finally {
      await bodies.update({ id: body.id }, { mayCloseUnsigned: true });
    }
  });

  it('goes to whoever holds the office once a term has ended, and to the clerk while nobody does', async () => {
    const asked = await askToSign(world.database, 'elm-park', 'Fences', [{ role: 'vice-chair' }]);
    const appointments = world.database.owner.getRepository(Appointment);
    const post = await appointments.findOneByOrFail({ role: 'vice-chair', personName: 'Joan Whitfield' });
    await appointments.update({ id: post.id }, { untilOn: '2026-01-01' });
    try {
      const settling = await clerk();
      expect(await settling.words()).toContain('Nobody holds the office of vice-chair.');
      const dev = await appointments.findOneByOrFail({ role: 'governor', personName: 'Dev Patel' });
      await appointments.update({ id: dev.id }, { role: 'vice-chair' });
      const successor = await world.signedIn(DEV);
      await successor.click('Sign Fences');
      expect(successor.path).toBe(`/sign/${asked.requests[0]?.id}`);
      expect(await successor.page.$('#typedName')).not.toBeNull();
      await appointments.update({ id: dev.id }, { role: 'governor' });
    } finally {
      await appointments.update({ id: post.id }, { untilOn: null });
    }
  });
});

describe('a signature on paper', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ratify-scan-'));
  const choose = async (visitor: Visitor, name: string, bytes: Buffer): Promise<void> => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    const field = (await visitor.page.$('#scan')) as unknown as { uploadFile(path: string): Promise<void> };
    await field.uploadFile(path);
  };

  it('is recorded by the clerk with the scan, which whoever sees the document may save', async () => {
    const asked = await askToSign(world.database, 'elm-park', 'Lifts');
    const [request] = asked.requests;
    const recording = await world.visitor({ javaScript: true, width: PHONE });
    await recording.signIn(COLIN, 'lantern-meadow-42');
    await recording.chooseOrganisation(ELM_PARK);
    await recording.open(`/sign/${request?.id}`);
    await recording.click('Record a signature on paper');
    await checkPage(recording);
    await recording.type('#signerName', 'Siân Prosser');
    expect(await recording.press('Record the signature')).toBe(400);
    expect(await recording.words('.govuk-error-summary')).toContain('Enter the day on which it was signed');
    expect(await recording.words('.govuk-error-summary')).toContain('Choose the scan of the signed page');
    await checkPage(recording);
    await recording.type('#signedOn-day', '20');
    await recording.type('#signedOn-month', '9');
    await recording.type('#signedOn-year', '2026');
    await choose(recording, 'signed.pdf', Buffer.from('<html>not a scan at all</html>'));
    expect(await recording.press('Record the signature')).toBe(400);
    expect(await recording.words('#scan-error')).toContain('not a PDF, a PNG or a JPEG picture');
    expect(await recording.value('#signerName')).toBe('Siân Prosser');
    const scan = Buffer.from('%PDF-1.7 a scan of a page');
    await choose(recording, 'signed.pdf', scan);
    await recording.press('Record the signature');
    const said = 'Signed on paper by Siân Prosser, chair, on 20 September 2026';
    expect(await recording.words()).toContain(`${said}; scan held`);
    expect(await recording.words()).toContain('Recorded by Colin Marsh');
    await checkPage(recording);

    const staff = await world.signedIn('amy.lister@elmpark.example');
    await staff.open(`/policies/${asked.policyId}`);
    expect(await staff.words()).toContain(`${said}: save the scan`);
    const cookies = await staff.page.browserContext().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const href = await staff.page.$eval('a[href$="/scan"]', (link) => link.getAttribute('href'));
    const answer = await fetch(`${world.origin}${href}`, { headers: { cookie } });
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="signed-page.pdf"');
    expect(Buffer.from(await answer.arrayBuffer()).equals(scan)).toBe(true);
    const stranger = await world.signedIn('tom.ashworth@governors.example');
    expect(await stranger.open(href ?? '')).toBe(404);

    const head = await world.signedIn('ruth.adeyemi@elmpark.example', { organisation: ELM_PARK });
    await head.open('/register');
    expect(await head.words()).toContain('Signed on paper, scan held');
  });
});

describe('a body that asks nobody to sign', () => {
  it('has the minute for evidence, and neither page speaks of a signature that there is not', async () => {
    const { id: policyId } = await world.policyOf('northbrook-high', 'acceptable-use-of-ict');
    const [document] = await world.database.owner.query(
      'select id, organisation_id as "organisationId", verify_code as code from app.documents where policy_id = $1',
      [policyId],
    );
    const { organisationId, id: documentId, code } = document;
    const { sha256, length } = await buildBlob(world.database, {
      organisationId,
      bytes: Buffer.from('%PDF-1.7 sealed'),
    });
    await buildDocumentVersion(world.database, {
      ...{
        organisationId,
        documentId,
        number: 2,
        sha256,
        length,
        level: 'B-LTA',
        archivedUntil: new Date('2040-01-01'),
      },
    });
    const head = await world.signedIn('owen.pritchard@northbrookhigh.example');
    await head.open(`/policies/${policyId}`);
    expect(await head.words('.govuk-summary-list')).toContain('Nobody was asked to sign: the minute is the evidence');
    expect(await head.words()).toContain('Open the sealed PDF');
    const anybody = await world.visitor();
    await anybody.open(`/verify?code=${code}`);
    expect(await anybody.words()).toContain('it bears no person’s electronic signature');
    expect(await anybody.words('.govuk-summary-list')).not.toContain('Simple electronic signature');
  });
});

describe('the rules of a body', () => {
  it('are recorded by the clerk, with the minute, and by nobody else', async () => {
    const setting = await world.visitor({ javaScript: true, width: PHONE });
    await setting.signIn(COLIN, 'lantern-meadow-42');
    await setting.chooseOrganisation('Northbrook High School');
    await setting.open('/meetings');
    await setting.click('Signatures');
    expect(await setting.words()).toContain('Nobody is asked to sign: the minute is the evidence');
    await checkPage(setting);
    await setting.page.select('#signatory-0', 'chair');
    await setting.page.select('#signatory-1', 'chair');
    expect(await setting.press('Record the rules')).toBe(400);
    expect(await setting.words('.govuk-error-summary')).toContain('the same office stands twice');
    expect(await setting.words('.govuk-error-summary')).toContain('the minute reference is missing');
    await checkPage(setting);
    await setting.page.select('#signatory-1', 'head');
    await setting.page.click('input[name=signingOrder][value=set]');
    await setting.type('#signWithinDays', '14');
    await setting.type('#minuteReference', '9.1');
    await setting.press('Record the rules');
    expect(await setting.words()).toContain('The chair, then the head sign what is adopted, in this order.');
    const [body] = await world.database.owner.query(
      `select signatories, signing_order as order, sign_within_days as days from app.bodies where name like '%Northbrook High%'`,
    );
    expect(body).toEqual({ signatories: ['chair', 'head'], order: 'set', days: 14 });
    const chair = await world.signedIn('margaret.lowe@governors.example');
    expect(await chair.open(setting.path)).toBe(403);
  });
});
