import { describe, expect, it } from '@jest/globals';
import { plainDate } from '@ratify/policy';
import { offeredMeetings } from './offered-meetings.ts';

const today = plainDate('2026-11-12');
const meeting = (name: string, heldOn: string) => ({ id: `${name} ${heldOn}`, heldOn, body: { name } });
const said = (meetings: readonly ReturnType<typeof meeting>[]) =>
  offeredMeetings(meetings, today).map(({ label, meetings: its }) => [label, ...its.map(({ heldOn }) => heldOn)]);

describe('the meetings on whose agenda something can be put', () => {
  it('are the next ones of each body, the body that meets soonest first, and then those just held', () => {
    expect(
      said([
        meeting('Governing body', '2027-03-01'),
        meeting('Governing body', '2026-12-01'),
        meeting('Staffing committee', '2026-11-12'),
        meeting('Staffing committee', '2026-10-01'),
        meeting('Governing body', '2026-11-11'),
      ]),
    ).toEqual([
      ['Staffing committee', '2026-11-12'],
      ['Governing body', '2026-12-01', '2027-03-01'],
      ['Held already', '2026-11-11', '2026-10-01'],
    ]);
  });

  it('hold the next one, however many years are planned and were held', () => {
    const months = (year: number) =>
      Array.from({ length: 12 }, (_, at) => meeting('Governing body', `${year}-${String(at + 1).padStart(2, '0')}-20`));
    const [next, held] = said([2025, 2026, 2027, 2028].flatMap(months).reverse());
    expect(next?.slice(0, 3)).toEqual(['Governing body', '2026-11-20', '2026-12-20']);
    expect(next).toHaveLength(13);
    expect(held).toEqual([
      'Held already',
      '2026-10-20',
      '2026-09-20',
      '2026-08-20',
      '2026-07-20',
      '2026-06-20',
      '2026-05-20',
    ]);
  });

  it('are none where none is known', () => {
    expect(said([])).toEqual([]);
  });
});
