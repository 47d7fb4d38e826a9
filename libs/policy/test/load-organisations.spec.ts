import { describe, expect, it } from '@jest/globals';
import {
  type KnownOrganisation,
  type LoadInput,
  type LoadPlan,
  type SettingRecord,
  planLoad,
  plainDate,
  readSettingRecord,
} from '../src/index.ts';

const TODAY = plainDate('2026-11-28');
const AUTHORITY = { code: '933', name: 'Northbrook' };
const TRUST = { code: '5001', name: 'Harbour Trust' };

const setting = (overrides: Partial<SettingRecord> = {}): SettingRecord => ({
  ...{
    line: 2,
    urn: '100001',
    laestab: '933/2001',
    name: 'Elm Park Primary School',
    phase: 'primary',
    address: 'High Street',
  },
  ...{ status: 'open', standing: 'maintained', authority: AUTHORITY, trust: null, opensOn: null, closedOn: null },
  ...overrides,
});
const known = (overrides: Partial<KnownOrganisation> = {}): KnownOrganisation => ({
  ...{ id: 'school', kind: 'school', name: 'Elm Park Primary School', phase: 'primary', address: 'High Street' },
  ...{
    closedOn: null,
    numbers: { urn: '100001', laestab: '933/2001' },
    links: [{ upperId: 'council', kind: 'maintained-by' }],
  },
  ...overrides,
});
const COUNCIL = known({
  ...{ id: 'council', kind: 'council', name: 'Northbrook County Council', phase: null, address: null },
  ...{ numbers: { 'la-code': '933' }, links: [] },
});

function load(records: readonly SettingRecord[], overrides: Partial<LoadInput> = {}): LoadPlan {
  let next = 0;
  return planLoad({
    records,
    known: [COUNCIL, known()],
    newId: () => `new-${(next += 1)}`,
    today: TODAY,
    ...overrides,
  });
}
const told = ({ lines }: LoadPlan): string[] => lines.map(({ event, name, words }) => `${event} ${name}: ${words}`);

describe('a row of the national register', () => {
  const ROW = {
    ...{ URN: '100001', 'LA (code)': '933', 'LA (name)': 'Northbrook', EstablishmentNumber: '2001' },
    ...{ EstablishmentName: ' Elm  Park Primary School ', 'TypeOfEstablishment (name)': 'Community school' },
    ...{ 'EstablishmentStatus (name)': 'Open, but proposed to close', 'PhaseOfEducation (name)': 'Primary' },
    ...{ Street: '1 High Street', Town: 'Northbrook', Postcode: 'NB1 1AA', OpenDate: '01-09-1998', CloseDate: '' },
  };

  it('is read with what is used of it', () => {
    expect(readSettingRecord(ROW, 2)).toEqual({
      ...{ line: 2, urn: '100001', laestab: '933/2001', name: 'Elm Park Primary School', phase: 'primary' },
      ...{
        address: '1 High Street, Northbrook, NB1 1AA',
        status: 'open',
        standing: 'maintained',
        authority: AUTHORITY,
      },
      ...{ trust: null, opensOn: '1998-09-01', closedOn: null },
    });
  });

  it.each([
    ['Community school', 'maintained'],
    ['Voluntary aided school', 'maintained'],
    ['Foundation special school', 'maintained'],
    ['Local authority nursery school', 'maintained'],
    ['Pupil referral unit', 'maintained'],
    ['Academy converter', 'academy'],
    ['Academy special sponsor led', 'academy'],
    ['Free schools', 'academy'],
    ['Studio schools', 'academy'],
    ['Other independent school', 'other'],
    ['Further education', 'other'],
  ])('of the type %s is %s', (type, standing) => {
    expect(readSettingRecord({ ...ROW, 'TypeOfEstablishment (name)': type }, 2)).toMatchObject({ standing });
  });

  it.each([
    [{ URN: '' }, 'has no URN'],
    [{ URN: 'ABC' }, 'has the URN “ABC”, which is none'],
    [{ EstablishmentName: ' ' }, 'has no name for URN 100001'],
    [{ 'EstablishmentStatus (name)': 'Pending' }, 'has a status that is not known: “Pending”'],
  ])('that cannot be used says why: %o', (cells, what) => {
    expect(readSettingRecord({ ...ROW, ...cells }, 7)).toEqual({ line: 7, what });
  });
});

describe('loading the register', () => {
  it('adds a setting with its council and trust, those above first, and asks each code once', () => {
    const plan = load(
      [
        setting({
          urn: '100002',
          laestab: '933/2002',
          name: 'Ash Lane',
          standing: 'academy',
          trust: TRUST,
          opensOn: plainDate('2020-09-01'),
        }),
        setting({
          urn: '100003',
          laestab: '934/2003',
          name: 'Birch Hill',
          standing: 'academy',
          trust: TRUST,
          authority: { code: '934', name: 'Southbrook' },
        }),
      ],
      { known: [COUNCIL] },
    );
    expect(plan.organisations.map(({ kind, name, opens }) => [kind, name, opens.length])).toEqual([
      ['trust', 'Harbour Trust', 0],
      ['council', 'Southbrook', 0],
      ['school', 'Ash Lane', 2],
      ['school', 'Birch Hill', 2],
    ]);
    expect(plan.organisations[2]?.opens).toEqual([
      { upperId: 'council', kind: 'lies-in-area-of', fromOn: '2020-09-01' },
      { upperId: plan.organisations[0]?.id, kind: 'academy-of', fromOn: '2020-09-01' },
    ]);
    expect(told(plan)).toEqual(['added Ash Lane: URN 100002', 'added Birch Hill: URN 100003']);
  });

  it('changes nothing the second time', () => {
    expect(load([setting()])).toEqual({ organisations: [], lines: [], unchanged: 1 });
  });

  it('knows a council that was set up by hand by its name, and a school by its number', () => {
    const byHand = { ...COUNCIL, numbers: {} };
    const plan = load([setting()], { known: [byHand, known({ numbers: { laestab: '933/2001' } })] });
    expect(plan.organisations).toMatchObject([
      { id: 'council', isNew: false, name: 'Northbrook County Council', numbers: [{ kind: 'la-code', number: '933' }] },
      { id: 'school', isNew: false, numbers: [{ kind: 'urn', number: '100001' }], opens: [], ends: [] },
    ]);
  });

  const CLOSED = setting({ status: 'closed', closedOn: plainDate('2026-08-31') });
  const ACADEMY = setting({
    ...{ line: 3, urn: '150001', standing: 'academy', trust: TRUST, opensOn: plainDate('2026-09-01') },
  });

  it.each([
    ['in the order of the file', [CLOSED, ACADEMY]],
    ['the other way round', [ACADEMY, CLOSED]],
  ])('takes an academy conversion for the same school, %s', (_how, records) => {
    const plan = load(records);
    expect(told(plan)).toEqual([
      'converted Elm Park Primary School: URN 100001 is now 150001',
      'moved Elm Park Primary School: lies-in-area-of, academy-of',
    ]);
    expect(plan.organisations.at(-1)).toMatchObject({
      ...{ id: 'school', isNew: false, closedOn: null, numbers: [{ kind: 'urn', number: '150001' }] },
      opens: [
        { upperId: 'council', kind: 'lies-in-area-of', fromOn: '2026-09-01' },
        { kind: 'academy-of', fromOn: '2026-09-01' },
      ],
      ends: [{ upperId: 'council', kind: 'maintained-by', untilOn: '2026-08-31' }],
    });
  });

  it('takes the file of links for it where the number changed too, but not where several became one', () => {
    const renumbered = { ...ACADEMY, laestab: '933/4001' };
    const predecessors = new Map([['150001', ['100001']]]);
    expect(told(load([CLOSED, renumbered], { predecessors }))[0]).toBe(
      'converted Elm Park Primary School: URN 100001 is now 150001',
    );
    expect(told(load([CLOSED, renumbered]))).toEqual([
      'closed Elm Park Primary School: on 2026-08-31',
      'added Elm Park Primary School: URN 150001',
    ]);
    const second = known({ id: 'infants', name: 'Elm Park Infants', numbers: { urn: '100009', laestab: '933/2009' } });
    const both = new Map([['150001', ['100001', '100009']]]);
    const gone = setting({
      urn: '100009',
      laestab: '933/2009',
      name: 'Elm Park Infants',
      status: 'closed',
      closedOn: plainDate('2026-08-31'),
    });
    const merged = load([CLOSED, gone, renumbered], { predecessors: both, known: [COUNCIL, known(), second] });
    expect(merged.lines.map(({ event }) => event)).toEqual(['closed', 'closed', 'added']);
  });

  it('closes without deleting, ends every link on the day, and is told of one that opens again', () => {
    const bought = known({ links: [...known().links, { upperId: 'elsewhere', kind: 'buys-service-from' }] });
    const plan = load([CLOSED], { known: [COUNCIL, bought] });
    // Whoever saw what it adopted keeps its record; whose service it bought does not.
    const kept = { upperId: 'council', kind: 'record-kept-by' } as const;
    const opens = [{ ...kept, fromOn: '2026-09-01' }];
    expect(plan.organisations).toMatchObject([{ id: 'school', closedOn: '2026-08-31', opens }]);
    expect(plan.organisations[0]?.ends.map(({ kind, untilOn }) => [kind, untilOn])).toEqual([
      ['maintained-by', '2026-08-31'],
      ['buys-service-from', '2026-08-31'],
    ]);
    const shut = known({ closedOn: plainDate('2026-08-31'), links: [kept] });
    const again = load([setting()], { known: [COUNCIL, shut] });
    expect(again.organisations[0]?.ends).toMatchObject([kept]);
    expect(told(again)).toEqual([
      'opened-again Elm Park Primary School: had closed on 2026-08-31',
      'moved Elm Park Primary School: maintained-by',
    ]);
    expect(load([CLOSED], { known: [COUNCIL, shut] }).organisations).toEqual([]);
  });

  it('moves an academy from one trust to another today, and leaves what is bought alone', () => {
    const before = known({
      numbers: { urn: '150001', laestab: '933/2001' },
      links: [
        { upperId: 'council', kind: 'lies-in-area-of' },
        { upperId: 'old-trust', kind: 'academy-of' },
        { upperId: 'council', kind: 'buys-service-from' },
      ],
    });
    const [trust, school] = load([ACADEMY], { known: [COUNCIL, before] }).organisations;
    expect(school).toMatchObject({
      opens: [{ upperId: trust?.id, kind: 'academy-of', fromOn: TODAY }],
      ends: [{ upperId: 'old-trust', kind: 'academy-of', untilOn: '2026-11-27' }],
    });
  });

  it('leaves out what is not open yet and what closed before it was ever here, and says the first', () => {
    const plan = load([
      setting({ urn: '1', status: 'proposed' }),
      setting({ urn: '100007', laestab: null, status: 'closed' }),
    ]);
    expect(plan).toMatchObject({ organisations: [], lines: [{ event: 'left-out' }] });
    expect(plan.lines[0]?.words).toBe('line 2: URN 1 is not open yet');
  });
});
