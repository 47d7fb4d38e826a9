import { describe, expect, it } from '@jest/globals';
import { readSchedule } from './read-schedule.ts';

const read = (...rows: string[]) =>
  readSchedule(rows.map((row, at) => ({ line: at + 1, cells: row.split('|').map((cell) => cell.trim()) })));
const said = (...rows: string[]) =>
  read(...rows).lines.map(({ title, adoptedSaid, reviewDueSaid, evidence }) => [
    title,
    adoptedSaid,
    reviewDueSaid,
    evidence,
  ]);

describe('a schedule of policies', () => {
  it('is read by its headings, in whatever order they stand', () => {
    expect(
      said(
        'Next review | Policy name | Owner | Date approved | Minute ref',
        'Autumn 2027 | Behaviour | Ms Hill | 12/9/2025 | FGB 7.2',
        ' | Lettings | Ms Hill | | none',
      ),
    ).toEqual([
      ['Behaviour', '12/9/2025', 'Autumn 2027', 'minute'],
      ['Lettings', '', '', 'none'],
    ]);
  });

  it.each([
    ['Policy | Date last reviewed | Review due', 'First aid | June 2024 | June 2026'],
    ['Policy | Reviewed by | Next review date', 'First aid | Finance committee | June 2026'],
    ['Document | Review cycle | Due for review', 'First aid | 2 years | June 2026'],
    ['Title | Approved by | Renewal', 'First aid | Full governing body | June 2026'],
  ])('takes no mere review and no body for an adoption: %s', (headings, row) => {
    const { lines, leftOut } = read(headings, row);
    expect(lines).toMatchObject([{ title: 'First aid', adoptedSaid: '', reviewDueSaid: 'June 2026' }]);
    expect(leftOut).toHaveLength(1);
  });

  it.each([
    ['Minute 12.3', 'minute', '12.3'],
    ['Minute no. 12.3', 'minute', '12.3'],
    ['FGB 14/2/19 item 7', 'minute', 'FGB 14/2/19 item 7'],
    ['Minutes of 14 February 2019, item 7', 'minute', 'of 14 February 2019, item 7'],
    ['In the minutes', 'minute', null],
    ['No minute', 'none', null],
    ['Signed copy, 2019', 'signed-copy', null],
  ])('takes %p for the evidence, and its number where it is a minute', (cell, evidence, minuteReference) => {
    expect(read('Policy | Adopted | Evidence', `Keys | 2019 | ${cell}`).lines).toMatchObject([
      { evidence, minuteReference },
    ]);
  });

  it('without headings is title, adopted, review due; and nothing where that cannot be', () => {
    expect(said('Behaviour | September 2025 | September 2026', 'Lettings | | ')).toEqual([
      ['Behaviour', 'September 2025', 'September 2026', null],
      ['Lettings', '', '', null],
    ]);
    expect(read('Behaviour | Ms Hill | September 2026').isRead).toBe(false);
    expect(read('Owner | Email', 'Ms Hill | a@b.example').isRead).toBe(false);
    expect(read('', ' | ')).toEqual({ lines: [], leftOut: [], isRead: true });
  });

  it('keeps the numbers of lines, empty ones counted and left out', () => {
    expect(read('Policy | Adopted', '', 'Behaviour | 2024').lines.map(({ line }) => line)).toEqual([3]);
  });
});
