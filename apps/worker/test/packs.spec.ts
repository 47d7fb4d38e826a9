import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  askForConfirmations,
  askForCurrentCopy,
  askForInspectionPack,
  askForMeetingPack,
  askForPoster,
  readRoundFigures,
  openPack,
  readableRows,
  readPackPart,
  realClock,
  setLiveValue,
  type ReadableRows,
} from '@ratify/journey';
import { sayDate } from '@ratify/policy';
import type { Organisation, Pack, PackFile, Scope } from '@ratify/store';
import {
  buildAcknowledgement,
  buildAgendaItem,
  buildAppointment,
  buildAttendance,
  buildInterest,
  buildBody,
  buildDecision,
  buildLink,
  buildLiveValue,
  buildMeeting,
  buildMinutesConfirmation,
  buildOrganisation,
  buildPerson,
  buildPolicy,
  buildRequiredPolicy,
  buildReview,
  buildRevision,
  buildRound,
  buildRoundPolicy,
  createDatabase,
  signIn,
  type SignedIn,
  type TestDatabase,
} from '@ratify/test-kit';
import { conformanceFaults } from '../../../libs/print/test/conformance.ts';
import { spokenText } from '../../../libs/print/test/spoken-text.ts';
import { OpenPdf } from '../../../libs/print/src/finish/open-pdf.ts';
import type { Worker } from '../src/index.ts';
import { killWorkerAt } from './child/kill-at.ts';
import { POLICY_TEXT } from './policy-text.ts';
import { adoptPolicy, hashOf, type AdoptedPolicy } from './school.ts';
import { startWorker } from './start-worker.ts';
import { describeWithTools, runTool } from './tools.ts';

let database: TestDatabase;
let worker: Worker;
let adopted: AdoptedPolicy;
let council: Organisation;
let officer: SignedIn;
let decidedAtId: string;
const folder = mkdtempSync(join(tmpdir(), 'ratify-packs-'));

beforeAll(async () => {
  database = await createDatabase();
  worker = await startWorker(database);
  adopted = await adoptPolicy(database, { signature: 'none' });
  const { id: organisationId } = adopted.school;
  council = await buildOrganisation(database, { kind: 'council' });
  await buildLink(database, { organisationId, upperId: council.id, kind: 'maintained-by' });
  officer = await signIn(database, { organisationId: council.id, roles: ['compliance-officer'] });
  for (const title of ['Lone working policy', '=Complaints, and how', 'Ladders'])
    await buildRequiredPolicy(database, { organisationId: council.id, title });
  await buildPolicy(database, { organisationId: adopted.school.id, title: 'Ladders' }); // begun, and not adopted
  const { document } = adopted;
  await buildAcknowledgement(database, { organisationId, revisionId: document.revisionId, personName: 'Una Left' });
  const cook = await buildPerson(database, { fullName: 'Carl Cook' });
  await buildAppointment(database, { organisationId, role: 'staff', personId: cook.id, personName: cook.fullName });
  await buildReview(database, { organisationId, policyId: document.policyId, adoptionId: document.adoptionId ?? '' });
  const decision = await inScope(adopted.clerk.scope, async ({ work }) =>
    work.decisions.get({ organisationId, revisionId: document.revisionId }),
  );
  decidedAtId = decision.meetingId ?? '';
  const there = { organisationId, meetingId: decidedAtId };
  const who = () => ({ personId: crypto.randomUUID() });
  const joan = await buildAttendance(database, {
    ...there,
    ...who(),
    personName: 'Joan Whitfield',
    office: 'Governor',
  });
  await buildAttendance(database, {
    ...{ ...there, personId: null, personName: 'Nia Guest', office: 'Adviser' },
    ...{ votes: false, presence: 'remote', position: 2 },
  });
  await buildAttendance(database, {
    ...{ ...there, ...who(), personName: 'Dev Patel', office: 'Governor', presence: 'absent', position: 3 },
  });
  await buildInterest(database, {
    ...{ ...there, attendanceId: joan.id, personName: joan.personName, revisionId: document.revisionId },
    ...{ said: 'Her partner works alone here.', withdrew: true },
  });
  await worker.drain();
});
afterAll(async () => {
  await worker?.stop();
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

const inScope = <T>(scope: Scope, inside: (rows: ReadableRows) => Promise<T>): Promise<T> =>
  database.store.inContext(scope, {}, (work) => inside(readableRows(work)));
const now = (): Date => realClock().now();

/** The bytes as they are downloaded: piece after piece, each asked for by itself. */
async function download(scope: Scope, { id }: Pack): Promise<{ file: PackFile; bytes: Buffer }> {
  const { file } = await inScope(scope, (rows) => openPack(rows, id, now()));
  const parts: Buffer[] = [];
  for (let number = 1; number <= file.parts; number++)
    parts.push(await inScope(scope, (rows) => readPackPart(rows, id, number, now())));
  return { file, bytes: Buffer.concat(parts) };
}

async function ask(scope: Scope, settingId = adopted.school.id): Promise<Pack> {
  const { value, refusals } = await askForInspectionPack(adopted.journey, scope, settingId);
  if (!value) throw new Error(refusals.map((each) => each.code).join());
  return value;
}

const jobsOf = async (pack: Pack): Promise<{ state: string; attempts: number; error: string | null }[]> =>
  database.owner.query('select state, attempts, error from app.jobs where key = $1', [`make-pack:${pack.id}`]);

/** Unzips by the system's own program and says what is inside, by path. */
async function unzip(name: string, bytes: Buffer): Promise<(path: string) => string> {
  writeFileSync(join(folder, `${name}.zip`), bytes);
  await runTool('unzip', ['-t', join(folder, `${name}.zip`)]);
  await runTool('unzip', ['-q', join(folder, `${name}.zip`), '-d', join(folder, name)]);
  return (path) => readFileSync(join(folder, name, path), 'utf8');
}

describeWithTools(['unzip', 'sha256sum'], 'an inspection pack', () => {
  it('holds the sealed documents, the lists, and a manifest that checks', async () => {
    const pack = await ask(adopted.clerk.scope);
    expect(pack.kind).toBe('inspection');
    await worker.drain();
    expect(await jobsOf(pack)).toEqual([{ state: 'done', attempts: 1, error: null }]);

    const { file, bytes } = await download(adopted.clerk.scope, pack);
    expect([file.length, file.sha256, file.mime]).toEqual([bytes.length, hashOf(bytes), 'application/zip']);
    const read = await unzip('of-the-clerk', bytes);
    const manifest = read('manifest-sha256.txt');
    const listed = manifest.split('\n').flatMap((line) => line.split('  ')[1] ?? []);
    const names = readdirSync(join(folder, 'of-the-clerk'), { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => join(each.parentPath, each.name).slice(join(folder, 'of-the-clerk').length + 1));
    expect(names.sort()).toEqual([...listed, 'manifest-sha256.txt'].sort());
    await promisify(execFile)('sha256sum', ['--check', '--strict', '--quiet', 'manifest-sha256.txt'], {
      cwd: join(folder, 'of-the-clerk'),
    });
    const path = listed.find((each) => each.endsWith('.pdf')) ?? '';
    expect(read(path).startsWith('%PDF-')).toBe(true);
    expect(read('register.csv')).toContain('Sealed (B-LTA)');
    // A title that a spreadsheet would reckon out is words.
    expect(read('missing.csv')).toContain(`"'=Complaints, and how"`);
    expect(read('missing.csv')).not.toContain('Lone working');
    // What is only a draft is not held: an inspector who reads the list reads of it there.
    expect(read('missing.csv')).toContain(`"Ladders","Draft","Expected by ${council.name}"`);
    expect(read('index.html')).toContain('<th scope="row">Ladders</th><td>Draft</td><td>Expected by');
    expect(read('reviews.csv').split('\r\n')).toHaveLength(3);
    // As the decision tells: seven could vote; by name as the minutes list them.
    const [, decision = ''] = read('decisions.csv').split('\r\n');
    expect(decision).toContain('"Lone working policy"');
    expect(decision).toContain('"At a meeting","14 September 2026","26/41 (draft)","7"');
    expect(decision).toContain(
      '"Joan Whitfield (governor)","Nia Guest (adviser, joined remotely)",,"Dev Patel (governor)"',
    );
    expect(decision).toContain('"Joan Whitfield: Her partner works alone here. Withdrew from the item."');
    const confirmations = read('confirmations.csv');
    expect(confirmations).toContain('"Una Left","No longer appointed","Confirmed"');
    expect(confirmations).toContain('"Carl Cook","Staff","Not confirmed"');
    // The text is for staff: whoever governs is not asked to confirm it.
    expect(confirmations).not.toContain(adopted.chair.person.fullName);
    const index = read('index.html');
    expect(index).toContain(`href="${path}"`);
    expect(index).toContain('0 of ');
    expect(index).not.toContain('Una Left');
  });

  it('of whoever watches the setting names nobody who confirmed', async () => {
    const { id: organisationId } = adopted.school;
    await buildMinutesConfirmation(database, { organisationId, meetingId: decidedAtId, confirmedOn: '2026-10-12' });
    const pack = await ask(officer.scope);
    expect([pack.kind, pack.organisationId]).toEqual(['oversight', council.id]);
    await worker.drain();
    const { bytes } = await download(officer.scope, pack);
    const read = await unzip('of-the-officer', bytes);
    expect(read('manifest-sha256.txt')).not.toContain('confirmations.csv');
    for (const path of ['index.html', 'register.csv', 'missing.csv', 'reviews.csv', 'decisions.csv'])
      for (const name of ['Una Left', 'Joan Whitfield']) expect(read(path)).not.toContain(name);
    expect(read('decisions.csv')).toContain('"14 September 2026","26/41"'); // confirmed since
    expect(read('missing.csv')).toContain('Complaints');
    expect(read('register.csv')).toContain('Sealed (B-LTA)');
  });

  it('is the same for whoever asks again while it is made, and another afterwards', async () => {
    const first = await ask(adopted.clerk.scope);
    expect((await ask(adopted.clerk.scope)).id).toBe(first.id);
    await worker.drain();
    expect((await ask(adopted.clerk.scope)).id).not.toBe(first.id);
    await worker.drain();
  });

  it.each([
    { step: 'Putting in document 1 of 1', when: 'while the documents are put in', stored: 0 },
    { step: 'Storing', when: 'with all its pieces stored, before it is said to be there', stored: 0 },
    { step: 'Stored', when: 'after everything is stored, before the queue knows', stored: 1 },
  ])('made by a worker that is killed with -9 $when is there once, and whole', async ({ step, stored }) => {
    const pack = await ask(adopted.clerk.scope);
    await killWorkerAt({ task: 'make-pack', step }, database);
    const files = (): Promise<unknown[]> =>
      database.owner.query('select 1 from app.pack_files where pack_id = $1', [pack.id]);
    expect(await files()).toHaveLength(stored);
    await worker.drain();
    expect(await files()).toHaveLength(1);
    expect((await jobsOf(pack)).map(({ state }) => state)).toEqual(['done']);
    const { file, bytes } = await download(adopted.clerk.scope, pack);
    expect([bytes.length, hashOf(bytes)]).toEqual([file.length, file.sha256]);
    const [{ parts }] = await database.owner.query(
      'select count(*)::int as parts from app.pack_parts where pack_id = $1',
      [pack.id],
    );
    expect(parts).toBe(file.parts);
  });
});

describe('a pack', () => {
  it('is no longer there when it has expired, and its bytes are gone', async () => {
    const pack = await ask(adopted.clerk.scope);
    await worker.drain();
    const { file } = await download(adopted.clerk.scope, pack);
    const later = new Date(file.expiresAt.getTime() + 1);
    await expect(inScope(adopted.clerk.scope, (rows) => openPack(rows, pack.id, later))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const parts = async (): Promise<number> =>
      (await database.owner.query('select 1 from app.pack_parts where pack_id = $1', [pack.id])).length;
    await database.store.emptyExpiredPacks(now());
    expect(await parts()).toBe(file.parts);
    expect(await database.store.emptyExpiredPacks(later)).toBeGreaterThan(0);
    expect(await parts()).toBe(0);
  });

  it('of a setting is for its head, its clerk and whoever watches it, each their own', async () => {
    const { school, chair, clerk } = adopted;
    const of = (scope: Scope, settingId: string) => askForInspectionPack(adopted.journey, scope, settingId);
    const codes = async (scope: Scope, settingId: string): Promise<string[]> =>
      (await of(scope, settingId)).refusals.map((each) => each.code);
    const elsewhere = (await buildOrganisation(database)).id;
    const stranger = await signIn(database, { organisationId: elsewhere, roles: ['head'] });
    const staff = await signIn(database, { organisationId: school.id, roles: ['staff'] });
    expect(await codes(chair.scope, school.id)).toEqual(['NOT_PERMITTED']);
    expect(await codes(staff.scope, school.id)).toEqual(['NOT_PERMITTED']);
    expect(await codes(stranger.scope, school.id)).toEqual(['NOT_FOUND']);
    expect(await codes(officer.scope, elsewhere)).toEqual(['NOT_FOUND']);
    expect(await codes(stranger.scope, elsewhere)).toEqual(['NOTHING_TO_PACK']);

    const pack = await ask(clerk.scope);
    await worker.drain();
    for (const { scope } of [chair, staff, stranger, officer])
      await expect(inScope(scope, (rows) => openPack(rows, pack.id, now()))).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    const head = await signIn(database, { organisationId: school.id, roles: ['head'] });
    await inScope(head.scope, (rows) => openPack(rows, pack.id, now()));
  });
});

describeWithTools(['mutool', 'pdfinfo', 'qpdf'], 'a meeting pack', () => {
  let bytes: Buffer;

  beforeAll(async () => {
    const { school, chair, clerk, document, journey } = adopted;
    const { id: organisationId } = school;
    const body = await buildBody(database, { organisationId, quorum: 4, signatories: [] });
    const meeting = await buildMeeting(database, { organisationId, bodyId: body.id, heldOn: '2027-03-15' });
    await buildAppointment(database, { organisationId, role: 'governor', bodyId: body.id, personName: 'Ffion <Rees>' });
    await buildAppointment(database, {
      organisationId,
      role: 'governor',
      personName: 'Gone By Then',
      untilOn: '2027-03-14',
    });
    const facts = { organisationFacts: { name: school.name } };
    const changed = await buildRevision(database, {
      ...{ organisationId, policyId: document.policyId, predecessorId: document.revisionId, state: 'tabled', ...facts },
      text: POLICY_TEXT.replace('Tell the office', 'Telephone the site team'),
      note: 'The office moved.',
      materiality: { level: 'substantive', own: { level: 'substantive', reason: '' }, changes: [] },
    });
    const fresh = await buildRevision(database, { organisationId, state: 'tabled', text: POLICY_TEXT, ...facts });
    for (const { id: revisionId } of [changed, fresh])
      await buildAgendaItem(database, { organisationId, meetingId: meeting.id, revisionId });
    await buildDecision(database, {
      ...{ organisationId, revisionId: document.revisionId, bodyId: body.id, meetingId: null, route: 'chairs-action' },
      ...{ attendance: null, decidedOn: '2027-02-01', note: 'The roof <leaked>.' },
    });
    await buildLiveValue(database, {
      ...{ organisationId, question: 'Who keeps the log?', setByName: 'Hal <Green>' },
      items: ['Ada <Marlow>', 'Tom Birch'],
    });
    const asked = await askForMeetingPack(journey, chair.scope, meeting.id);
    await worker.drain();
    expect(asked.refusals).toEqual([]);
    const { file, ...loaded } = await download(clerk.scope, asked.value!);
    expect(file.expiresAt).toEqual(new Date('2027-03-23T00:00:00Z')); // a week after the day of the meeting
    bytes = loaded.bytes;
    const governor = await signIn(database, { organisationId, roles: ['governor'] });
    expect((await askForMeetingPack(journey, governor.scope, meeting.id)).refusals.map((each) => each.code)).toEqual([
      'NOT_PERMITTED',
    ]);
    // Made for them: whoever the papers are put to opens them.
    expect((await download(governor.scope, asked.value!)).bytes.equals(bytes)).toBe(true);
    const staff = await signIn(database, { organisationId, roles: ['staff'] });
    await expect(download(staff.scope, asked.value!)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is one tagged, archival PDF with the agenda, who is to be there, what changes, and each text', async () => {
    const open = await OpenPdf.load(bytes);
    expect(conformanceFaults(open)).toEqual([]);
    const spoken = spokenText(open);
    for (const words of [
      'DRAFT',
      'Papers for the meeting of 15 March 2027',
      'Ffion <Rees>',
      'Item 1: Lone working policy',
      'The office moved.',
      '[removed Tell the office end removed]',
      '[added Telephone the site team end added]',
      'No version of this policy is in force',
      'Decided between meetings',
      'was adopted by chair’s action on 1 February 2027. “The roof <leaked>.”',
      'Changed since the last meeting',
      'Who keeps the log?',
      'Ada <Marlow>; Tom Birch',
      'Hal <Green>',
    ])
      expect(spoken).toContain(words);
    expect(spoken).not.toContain('To be signed by'); // the body asks nobody: its minute is the evidence
    expect(spoken).not.toContain('Gone By Then');
    expect(spoken).not.toContain('Contents');
  });

  it('sets the headings of a text larger than its clauses, and smaller than what stands above them', async () => {
    const path = join(folder, 'sizes.pdf');
    writeFileSync(path, bytes);
    const laidOut = await runTool('mutool', ['draw', '-q', '-F', 'stext', path, '3']);
    const lines = laidOut.split('<line ').map((line) => ({
      words: [...line.matchAll(/<char [^>]*c="([^"]*)"/g)].map(([, letter]) => letter).join(''),
      size: Number(/<font [^>]*size="([\d.]+)"/.exec(line)?.[1] ?? 0),
    }));
    const sizeOf = (words: string): number => lines.find((line) => line.words.includes(words))?.size ?? 0;
    const sizes = ['Item 1: ', 'The text as it would be', 'Purpose', 'Nobody at'].map(sizeOf);
    expect(sizes.map((size) => Math.round(size * 2) / 2)).toEqual([17, 14, 12, 10.5]);
  });

  it('leads from its outline and its agenda to the page of each item', async () => {
    const path = join(folder, 'papers.pdf');
    writeFileSync(path, bytes);
    await runTool('qpdf', ['--check', path]);
    const outline = await runTool('mutool', ['show', path, 'outline']);
    const titles = ['Agenda', 'Attendance', 'Item 1: Lone working policy', 'What changes', 'Item 2: '];
    expect(titles.filter((each) => !outline.includes(each))).toEqual([]);
    const pages = Number(/Pages:\s+(\d+)/.exec(await runTool('pdfinfo', [path]))?.[1]);
    const ofItem = async (item: number): Promise<number> => {
      for (let page = 1; page <= pages; page++) {
        const text = await runTool('pdftotext', ['-f', String(page), '-l', String(page), path, '-']);
        if (text.includes(`Item ${item}: `)) return page;
      }
      throw new Error(`item ${item} has no page`);
    };
    const agenda = await runTool('pdftotext', ['-f', '2', '-l', '2', '-layout', path, '-']);
    const said = [...agenda.matchAll(/^\s*([12])\s.*\s(\d+)$/gm)].map(([, item, page]) => [Number(item), Number(page)]);
    expect(said).toEqual([
      [1, await ofItem(1)],
      [2, await ofItem(2)],
    ]);
    expect(said[1]?.[1]).toBeGreaterThan(said[0]?.[1] ?? 0);
  });
});

describeWithTools(['mutool'], 'the pack of a meeting that was held', () => {
  it('names who was there, joined remotely or sent apologies, and the interests they declared', async () => {
    const { school, clerk, document, journey } = adopted;
    const { id: organisationId } = school;
    const body = await buildBody(database, { organisationId, quorum: 1 });
    const meeting = await buildMeeting(database, {
      ...{ organisationId, bodyId: body.id, heldOn: '2027-03-22', attendance: 2 },
      ...{ startsAt: '18:00', endsAt: '20:15' },
    });
    const own = { organisationId, meetingId: meeting.id };
    await buildAgendaItem(database, { ...own, revisionId: document.revisionId });
    const [joan] = await Promise.all(
      (['remote', 'present', 'apologies-accepted'] as const).map((presence, position) =>
        buildAttendance(database, {
          ...{ ...own, presence, position, personId: randomUUID() },
          ...{ personName: ['Joan Whitfield', 'Sian Prosser', 'Dev Patel'][position] ?? '', office: 'Governor' },
        }),
      ),
    );
    await buildInterest(database, {
      ...{ ...own, attendanceId: joan?.id ?? '', revisionId: document.revisionId, withdrew: true },
      ...{ personName: 'Joan Whitfield', said: 'Her son works alone' },
    });
    const asked = await askForMeetingPack(journey, clerk.scope, meeting.id);
    await worker.drain();
    const spoken = spokenText(await OpenPdf.load((await download(clerk.scope, asked.value!)).bytes));
    for (const words of [
      'From 6pm to 8:15pm',
      'Members with a vote present: 2.',
      'Joan Whitfield Governor Yes Present, joined remotely',
      'Dev Patel Governor Yes Apologies, accepted',
      'Joan Whitfield, on Lone working policy: Her son works alone. Withdrew from the item.',
    ])
      expect(spoken.replace(/\s+/g, ' ')).toContain(words);
  });
});

describe('what is printed of confirmations', () => {
  const asPdf = async (asked: Awaited<ReturnType<typeof askForPoster>>): Promise<OpenPdf> => {
    expect(asked.refusals).toEqual([]);
    await worker.drain();
    const { bytes, file } = await download(adopted.clerk.scope, asked.value!);
    expect(file.mime).toBe('application/pdf');
    const open = await OpenPdf.load(bytes);
    expect(conformanceFaults(open)).toEqual([]);
    return open;
  };

  it('is a poster of one page, with the day, the policies and a code whose address is said in words', async () => {
    const { id: organisationId } = adopted.school;
    const round = await buildRound(database, {
      organisationId,
      title: 'Before the <spring> term',
      dueOn: '2099-03-01',
    });
    for (const [at, title] of ['Lone working policy', 'Keys & doors'].entries())
      await buildRoundPolicy(database, { organisationId, roundId: round.id, title, position: at + 1 });
    const open = await asPdf(await askForPoster(adopted.journey, adopted.clerk.scope, round.id));
    expect(open.pages.length).toBe(1);
    const spoken = spokenText(open);
    const address = `https://policies.example.org/reading/rounds/${round.id}`;
    for (const words of [
      'Before the <spring> term',
      'by 1 March 2099',
      'Keys & doors',
      'Without a phone, open https://',
    ])
      expect(spoken).toContain(words);
    expect(spoken).toContain(`A code that opens ${address} on a phone`);
  });

  it('is a list of everybody whom a policy means, for those who read the names', async () => {
    const { policyId } = adopted.document;
    const spoken = spokenText(await asPdf(await askForConfirmations(adopted.journey, adopted.clerk.scope, policyId)));
    for (const words of ['Who has confirmed', 'Headteacher Not confirmed', 'Version in force', 'SHA-256 of its text'])
      expect(spoken).toContain(words);
    const refusedTo = async ({ scope }: SignedIn) =>
      (await askForConfirmations(adopted.journey, scope, policyId)).refusals.map(({ code }) => code);
    const chair = await signIn(database, { organisationId: adopted.school.id, roles: ['chair'] });
    expect([await refusedTo(officer), await refusedTo(chair)]).toEqual([['NOT_PERMITTED'], ['NOT_PERMITTED']]);
  });
});

describeWithTools(['mutool'], 'a current copy', () => {
  const KEPT = POLICY_TEXT.replace(
    'signatories: [chair]\n',
    `signatories: [chair]
blanks: {holders: {type: list, label: Who holds keys?, kept-by: clerk}}
values: {holders: [The office]}
`,
  ).replace('## Who does what', '::approved-list[holders]\n\n## Who does what');

  it('is the text as it reads now, and says of itself that the adopted version stays in force', async () => {
    const { journey, clerk, document } = await adoptPolicy(database, { text: KEPT });
    const { policyId } = document;
    const input = { policyId, blankId: 'holders', items: ['The site team'], asAt: null, why: null };
    expect((await setLiveValue(journey, clerk.scope, input)).refusals).toEqual([]);
    const asked = await askForCurrentCopy(journey, clerk.scope, policyId);
    await worker.drain();
    const { bytes } = await download(clerk.scope, asked.value!);
    const open = await OpenPdf.load(bytes);
    expect(conformanceFaults(open)).toEqual([]);
    const spoken = spokenText(open);
    const day = sayDate(realClock().today());
    for (const words of [`Current copy, as at ${day}. The version adopted on`, 'stays in force.', 'The site team', day])
      expect(spoken).toContain(words);
    expect(spoken).not.toContain('The office');
    expect(spoken).not.toContain('To be signed');
    const other = await signIn(database, { organisationId: document.organisationId, roles: ['staff'] });
    expect((await askForCurrentCopy(journey, other.scope, policyId)).refusals.map(({ code }) => code)).toEqual([
      'NOT_PERMITTED',
    ]);
    await expect(download(other.scope, asked.value!)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('rounds in figures', () => {
  it('reach those above whose link shows them, counted for the day and without a name', async () => {
    const { id: organisationId, name } = adopted.school;
    const round = await buildRound(database, { organisationId, title: 'Summer reading', audience: ['clerks'] });
    await buildRoundPolicy(database, { organisationId, roundId: round.id, policyId: adopted.document.policyId });
    const area = await buildOrganisation(database, { kind: 'council' });
    await buildLink(database, { organisationId, upperId: area.id, kind: 'lies-in-area-of' });
    const onlooker = await signIn(database, { organisationId: area.id, roles: ['compliance-officer'] });
    await worker.drain();
    const seen = async ({ scope }: SignedIn) =>
      (await inScope(scope, readRoundFigures)).filter(({ roundId }) => roundId === round.id);
    const [figures] = await seen(officer);
    expect(figures).toMatchObject({
      ...{ organisationId, organisationName: name, title: 'Summer reading', closedOn: null },
      ...{ asked: 1, confirmed: 0, countedFor: realClock().today() },
    });
    expect(JSON.stringify(figures)).not.toContain(adopted.clerk.person.fullName);
    expect([await seen(onlooker), await seen(adopted.clerk)]).toEqual([[], []]);

    // What the night finds of another day is counted anew; what was confirmed since is in it.
    await buildAcknowledgement(database, {
      ...{ organisationId, revisionId: adopted.document.revisionId, personId: adopted.clerk.person.id },
    });
    await database.owner.query(`update app.round_counts set counted_for = counted_for - 1 where round_id = $1`, [
      round.id,
    ]);
    await worker.drain();
    expect(await seen(officer)).toMatchObject([{ asked: 1, confirmed: 1, countedFor: realClock().today() }]);
    const again = await database.store.enqueueRoundCounts(realClock().today());
    expect(again).toBe(0);
  });
});
