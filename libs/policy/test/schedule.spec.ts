import { describe, expect, it } from '@jest/globals';
import { decideEnterSchedule, type EnterScheduleState, type PlainDate } from '../src/index.ts';
import { buildSchedule, TODAY } from './builders.ts';

type Held = EnterScheduleState['policies'][number];

const enter = (rows: readonly string[], policies: readonly Held[] = []) =>
  decideEnterSchedule(...buildSchedule(rows, policies), TODAY);
const held = (title: string, more: Partial<Held> = {}): Held => ({
  ...{ id: `held ${title}`, title, adoptedRevisionId: null, adoptedOn: null, isAdopted: false },
  ...more,
});

describe('an existing schedule', () => {
  it('puts each policy in force from its date, a month or term by its last day where it is a due date', () => {
    const { plan } = enter(['Policy | Adopted | Review due', 'Behaviour | June 2025 | Spring 2027', 'Lettings | | ']);
    expect(plan?.policies.map(({ id, slug, title }) => [id, slug, title])).toEqual([
      ['policy-1', 'slug-1', 'Behaviour'],
      ['policy-2', 'slug-2', 'Lettings'],
    ]);
    expect(plan?.adoptions).toMatchObject([
      { policyId: 'policy-1', adoptedOn: '2025-06-01', historic: true, evidence: 'stated-in-document' },
      { policyId: 'policy-2', adoptedOn: null, historic: true, evidence: 'none', reviewDueOn: null },
    ]);
    expect(plan?.projections).toMatchObject([
      { id: 'policy-1', adoptedOn: '2025-06-01', reviewDuePrecision: 'term', reviewDueSaid: 'Spring term 2027' },
      { id: 'policy-2', adoptedOn: null },
    ]);
    expect(plan?.audit.map(({ action }) => action)).toEqual([
      'policy.entered',
      'adoption.recorded-as-historic',
      'policy.entered',
      'adoption.recorded-as-historic',
    ]);
  });

  it('keeps the words of a date and the number of a minute, and no minute of what has no date', () => {
    const { plan } = enter([
      'Policy | Adopted | Minute',
      'Behaviour | Spring 2024 | FGB 12/24',
      'Lettings | 2019 | signed copy',
      'Trips | | FGB 3/19',
    ]);
    const told = [
      { adoptedOn: '2024-01-01', adoptedSaid: 'Spring term 2024', evidence: 'minute', minuteReference: 'FGB 12/24' },
      { adoptedOn: '2019-01-01', adoptedSaid: '2019', evidence: 'signed-copy', minuteReference: null },
      { adoptedOn: null, adoptedSaid: null, evidence: 'none', minuteReference: null },
    ];
    expect(plan?.entries).toMatchObject(told);
    expect(plan?.adoptions).toMatchObject(told);
    expect(plan?.adoptions.map(({ adoptedPrecision }) => adoptedPrecision)).toEqual(['term', 'year', null]);
  });

  it('names the minute that shows all of it where the table names none', () => {
    const rows = [
      'Policy | Adopted | Minute',
      'Behaviour | 2024 |',
      'Lettings | 2024 | FGB 3/24',
      'Trips | 2024 | none',
    ];
    const enterBy = (evidence: 'minute' | 'signed-copy') =>
      decideEnterSchedule(...buildSchedule(rows, [], { evidence, minuteReference: 'FGB 12/24' }), TODAY);
    expect(enterBy('minute').plan?.adoptions.map(({ minuteReference }) => minuteReference)).toEqual([
      ...['FGB 12/24', 'FGB 3/24', null],
    ]);
    expect(enterBy('signed-copy').refusals).toMatchObject([
      { code: 'MINUTE_NOT_THE_EVIDENCE', where: 'minute reference' },
    ]);
  });

  it('leaves alone what is adopted here, and gives a policy that is only drafted its history', () => {
    const { plan } = enter(
      ['Policy | Adopted', 'behaviour | 2024', 'First aid | 2024'],
      [held('Behaviour', { isAdopted: true, adoptedOn: '2026-01-05' as PlainDate }), held('First-Aid')],
    );
    expect(plan?.entries.map(({ title, standing }) => [title, standing])).toEqual([
      ['behaviour', 'here'],
      ['First aid', 'held'],
    ]);
    expect(plan?.policies).toEqual([]);
    expect(plan?.adoptions.map(({ policyId }) => policyId)).toEqual(['held First-Aid']);
  });

  it('says what each will count as', () => {
    const { plan } = enter(
      [
        ...['Policy | Adopted | Review due', 'Behaviour | 2024 | June 2028', 'Lettings | 2019 | 2020', 'Trips | |'],
        'First aid | 2024 | June 2028',
      ],
      [held('First-Aid'), held('Trips', { isAdopted: true })],
    );
    expect(plan?.entries.map(({ title, standing, countsAs }) => [title, standing, countsAs])).toEqual([
      ['Behaviour', 'new', 'adopted'],
      ['Lettings', 'new', 'overdue'],
      ['Trips', 'here', null],
      ['First aid', 'held', 'adopted'],
    ]);
    expect(enter(['Policy | Adopted', 'Keys |']).plan?.entries[0]?.countsAs).toBe('not-evidenced');
  });

  it('enters nothing where one line is wrong, and says which and what', () => {
    const { plan, refusals } = enter([
      'Policy | Adopted | Review due',
      'Behaviour | when we moved | 2027',
      'Lettings | June 2025 | June 2024',
      'Trips | 31 December 2199 | ',
      ' | May 2020 | ',
      'lettings | May 2021 | ',
    ]);
    expect(plan).toBeUndefined();
    expect(refusals?.map(({ code, line, where }) => [code, line, where])).toEqual([
      ['DATE_NOT_READ', 2, 'line 2, Behaviour, adopted on: when we moved'],
      ['REVIEW_DUE_NOT_AFTER', 3, 'line 3, Lettings, review due: June 2024'],
      ['DATE_IN_FUTURE', 4, 'line 4, Trips, adopted on: 31 December 2199'],
      ['SCHEDULE_TITLE_MISSING', 5, 'line 5'],
      ['SCHEDULE_TITLE_TWICE', 6, 'lines 3 and 6, lettings'],
    ]);
  });
});
