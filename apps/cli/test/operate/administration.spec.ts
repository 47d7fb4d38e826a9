import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, type TestDatabase } from '@ratify/test-kit';

// The operator loads the national register of schools, first a whole council's, then next month's file, and verifies the record.

const run = promisify(execFile);
const RATIFY = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const HEAD =
  '"URN","LA (code)","LA (name)","EstablishmentNumber","EstablishmentName","TypeOfEstablishment (name)","EstablishmentStatus (name)","OpenDate","CloseDate","PhaseOfEducation (name)","Trusts (code)","Trusts (name)","Street","Town","Postcode"';

interface Told {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  database = await createDatabase();
  folder = await mkdtemp(join(tmpdir(), 'ratify-gias-'));
});
afterAll(() => database?.close());

/** Loads rows as the register writes them: Windows-1252, a quoted cell each. */
async function load(rows: readonly (readonly string[])[], ...options: string[]): Promise<Told> {
  const file = join(folder, 'edubasealldata20261128.csv');
  const text = [HEAD, ...rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))].join(
    '\r\n',
  );
  await writeFile(file, Buffer.from(`${text}\r\n`, 'latin1'));
  return ratify('organisations', 'load', file, ...options);
}

async function ratify(...command: string[]): Promise<Told> {
  const env = { ...process.env, DATABASE_URL: database.url, RATIFY_ROLE_PASSWORD: database.rolePassword };
  return run(process.execPath, [RATIFY, ...command], { env }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, error: stderr }),
    ({ code, stdout, stderr }) => ({ code, out: stdout, error: stderr }),
  );
}

const standing = async (): Promise<string[]> => {
  const rows: { said: string }[] = await database.owner.query(
    `select concat_ws(' ', o.kind, o.slug, o.urn, o.laestab, 'closed ' || o.closed_on, (select string_agg(l.kind || ' ' || u.slug, ', ' order by l.kind)
       from app.organisation_links l join app.organisations u on u.id = l.upper_id
       where l.organisation_id = o.id and l.until_on is null)) as said
     from app.organisations o order by o.kind, o.slug`,
  );
  return rows.map(({ said }) => said);
};

const ELM = [
  '100001',
  '933',
  'Northbrook',
  '2001',
  'Elm Park Primary School',
  'Community school',
  'Open',
  '01-09-1998',
  '',
  'Primary',
  '',
  '',
  'High Street',
  'Northbrook',
  'NB1 1AA',
] as const;
const ANNE = [
  '100002',
  '933',
  'Northbrook',
  '3002',
  'St Anne\u0092s RC, Llyn Road',
  'Voluntary aided school',
  'Open',
  '',
  '',
  'Primary',
  '',
  '',
  '',
  '',
  '',
] as const;
const TWIN = [
  '100003',
  '934',
  'Southbrook',
  '2003',
  'Elm Park Primary School',
  'Academy converter',
  'Open',
  '01-01-2020',
  '',
  'Primary',
  '5001',
  'Harbour Trust',
  '',
  '',
  '',
] as const;

describe('the national register', () => {
  it('refuses a file that is another, and reads nothing where there is no installation', async () => {
    const other = join(folder, 'other.csv');
    await writeFile(other, 'Name,Age\nElm,3\n');
    const told = await ratify('organisations', 'load', other);
    expect([told.code, told.error]).toEqual([2, expect.stringContaining('lacks the column URN, LA (code)')]);
    expect((await ratify('organisations', 'load', join(folder, 'none.csv'))).error).toContain('Cannot read');
  });

  it('is loaded with councils and trusts, says what cannot be used, and changes nothing the second time', async () => {
    const rows = [
      ELM,
      ANNE,
      TWIN,
      ['', ...ELM.slice(1)],
      ['100009', ...ELM.slice(1, 6), 'Proposed to open', ...ELM.slice(7)],
    ];
    const dry = await load(rows, '--dry-run');
    expect(dry.out).toContain('Nothing was written');
    expect(await standing()).toEqual([]);
    const told = await load(rows);
    expect([told.code, told.error]).toEqual([1, '']);
    expect(told.out.split('\n')).toEqual([
      'left-out: Elm Park Primary School, line 6: URN 100009 is not open yet',
      'line 5 has no URN; it is left out',
      '3 added, 1 left-out, 0 unchanged',
      '',
    ]);
    const first = await standing();
    expect(first).toEqual([
      'council northbrook',
      'council southbrook',
      'school elm-park-primary-school 100001 933/2001 maintained-by northbrook',
      'school elm-park-primary-school-100003-934-2003 100003 934/2003 academy-of harbour-trust, lies-in-area-of southbrook',
      'school st-annes-rc-llyn-road 100002 933/3002 maintained-by northbrook',
      'trust harbour-trust',
    ]);
    const [{ name }] = await database.owner.query(`select name from app.organisations where urn = '100002'`);
    expect(name).toBe('St Anne’s RC, Llyn Road');
    const reasons = await database.owner.query(
      `select distinct data ->> 'reason' as reason, on_behalf_of from app.audit_events where action = 'organisation.added'`,
    );
    expect(reasons).toEqual([
      { reason: 'The national register was loaded: edubasealldata20261128.csv', on_behalf_of: 'operator' },
    ]);
    expect((await load(rows)).out).toContain('1 left-out, 3 unchanged');
    expect(await standing()).toEqual(first);
  });

  it('is changed by nobody who does not say why', async () => {
    const before = await standing();
    const told = await ratify('organisations', 'close', 'elm-park-primary-school', '--on', '2027-09-01', '--apply');
    expect([told.code, told.error]).toEqual([2, expect.stringContaining('Say why with --reason')]);
    expect(await standing()).toEqual(before);
  });

  it('a month later converts, renames and closes, of one council alone, and keeps the numbers that were', async () => {
    const converted = [
      '150001',
      ...ELM.slice(1, 4),
      'Elm Park Academy',
      'Academy converter',
      'Open',
      '01-11-2026',
      '',
      'Primary',
      '5001',
      'Harbour Trust',
      ...ELM.slice(12),
    ];
    const shut = [...ANNE.slice(0, 6), 'Closed', '', '31-10-2026', ...ANNE.slice(9)];
    const rows = [
      [...ELM.slice(0, 6), 'Closed', '01-09-1998', '31-10-2026', ...ELM.slice(9)],
      converted,
      shut,
      [...TWIN.slice(0, 4), 'Renamed', ...TWIN.slice(5)],
    ];
    const told = await load(rows, '--la', '933');
    expect([told.code, told.out.split('\n')]).toEqual([
      0,
      [
        'converted: Elm Park Academy, URN 100001 is now 150001',
        'renamed: Elm Park Academy, was Elm Park Primary School',
        'moved: Elm Park Academy, lies-in-area-of, academy-of',
        'closed: St Anne’s RC, Llyn Road, on 2026-10-31',
        '1 converted, 1 renamed, 1 moved, 1 closed, 0 unchanged',
        '',
      ],
    ]);
    expect((await standing()).filter((each) => each.startsWith('school'))).toEqual([
      'school elm-park-primary-school 150001 933/2001 academy-of harbour-trust, lies-in-area-of northbrook',
      'school elm-park-primary-school-100003-934-2003 100003 934/2003 academy-of harbour-trust, lies-in-area-of southbrook',
      'school st-annes-rc-llyn-road 100002 933/3002 closed 2026-10-31 record-kept-by northbrook',
    ]);
    const numbers = await database.owner.query(
      `select n.number, n.until_on is null as current from directory.organisation_numbers n
       join app.organisations o on o.id = n.organisation_id where o.urn = '150001' and n.kind = 'urn' order by n.number`,
    );
    expect(numbers).toEqual([
      { number: '100001', current: false },
      { number: '150001', current: true },
    ]);
    const links = await database.owner.query(
      `select l.kind, l.until_on::text as until, l.from_on::text as since from app.organisation_links l join app.organisations o on o.id = l.organisation_id
       where o.urn = '150001' order by l.kind`,
    );
    expect(links).toMatchObject([
      { kind: 'academy-of', since: '2026-11-01', until: null },
      { kind: 'lies-in-area-of', since: '2026-11-01', until: null },
      { kind: 'maintained-by', until: '2026-10-31' },
    ]);
    expect((await load(rows, '--la', '933')).out).toBe('2 unchanged\n');
  });

  it('stands in the record of each organisation, which is verified here, and as an exported file anywhere', async () => {
    const events: { action: string }[] = await database.owner.query(
      `select e.action from app.audit_events e join app.organisations o on o.id = e.organisation_id where o.urn = '150001' order by e.at`,
    );
    expect(events.map(({ action }) => action)).toEqual(['organisation.added', 'organisation.changed']);
    const school = 'elm-park-primary-school';
    expect((await ratify('audit', 'verify', school)).out).toMatch(
      /^elm-park-primary-school: holds, 0 lines, 2 not linked yet/,
    );
    const organisations: { id: string }[] = await database.owner.query('select id from app.organisations');
    for (const { id } of organisations) await database.owner.query('select app.link_audit($1)', [id]);
    // Whoever named it stands in its record, with why where they said so; for all of them nothing is added to each.
    await ratify('audit', 'verify', school, '--reason', 'An inspector asks.');
    await ratify('audit', 'verify');
    const noted = await database.owner.query(
      `select e.action, e.data ->> 'reason' as reason, e.on_behalf_of as behalf, p.part ->> 'by' as by
       from app.audit_events e join app.organisations o on o.id = e.organisation_id
         left join app.audit_personal p on p.audit_event_id = e.id
       where e.action = 'record.verified' order by e.at`,
    );
    const by = expect.stringContaining(userInfo().username);
    expect(noted).toEqual([
      { action: 'record.verified', reason: null, behalf: 'operator', by },
      { action: 'record.verified', reason: 'An inspector asks.', behalf: 'operator', by },
    ]);
    const all = await ratify('audit', 'verify');
    expect([all.code, all.out.match(/: holds, \d lines(?:, \d not linked yet)?, head/g)?.length]).toEqual([
      0,
      organisations.length,
    ]);

    const file = join(folder, 'record.jsonl');
    expect((await ratify('audit', 'export', school, '--out', file)).error).toContain('Say why with --reason');
    expect((await ratify('audit', 'export', school, '--out', file, '--reason', 'An inspector asks.')).code).toBe(0);
    const whole = await readFile(file, 'utf8');
    expect((await ratify('audit', 'check', file)).out).toMatch(/: holds, 3 lines, head [0-9a-f]{64}\n$/);
    await writeFile(file, whole.replace('150001', '150002'));
    const changed = await ratify('audit', 'check', file);
    expect([changed.code, changed.out]).toEqual([
      1,
      expect.stringMatching(/DOES NOT HOLD.*\n {2}line 2 \(.*\) has been changed/),
    ]);
    await writeFile(file, whole.split('\n').slice(1).join('\n'));
    expect((await ratify('audit', 'check', file)).out).toContain('line 2');

    await database.owner.query('alter table app.audit_events disable trigger user');
    await database.owner.query(
      `update app.audit_events set data = data || '{"name": "Another"}' where action = 'organisation.changed' and data->>'name' = 'Elm Park Academy'`,
    );
    const broken = await ratify('audit', 'verify', school);
    expect([broken.code, broken.out]).toEqual([
      1,
      expect.stringMatching(/DOES NOT HOLD, 3 lines.*\n {2}line 2 \(.*\) has been changed/),
    ]);
    expect((await ratify('audit', 'verify', 'nowhere')).error).toContain('There is no organisation “nowhere” here.');
  });
});
