import { describe, expect, it } from '@jest/globals';
import {
  answersDue,
  dutyReminder,
  firstDutyDue,
  nextDutyDue,
  planDuties,
  plainDate,
  type FoundDuty,
} from '@ratify/policy';

const day = plainDate;

describe('the dates of a duty', () => {
  it('keep the end of the month that they are counted from, through short months and leap years', () => {
    const anchorOn = day('2027-08-31');
    let dueOn = firstDutyDue('P3M', anchorOn);
    const dates: (string | null)[] = [];
    for (let times = 0; times < 6; times += 1) {
      dates.push(dueOn);
      dueOn = nextDutyDue({ every: 'P3M', anchorOn, dueOn }, dueOn ?? anchorOn);
    }
    expect(dates).toEqual(['2027-11-30', '2028-02-29', '2028-05-31', '2028-08-31', '2028-11-30', '2029-02-28']);
  });

  const quarterly = { every: 'P3M', anchorOn: day('2027-01-01'), dueOn: day('2027-07-01') };
  it.each([
    ['two cycles late', '2027-12-20', true, '2028-01-01'],
    ['on the date of the one after it', '2027-10-01', true, '2028-01-01'],
    ['on its day', '2027-07-01', true, '2027-10-01'],
    ['in the second half of its quarter', '2027-05-17', true, '2027-10-01'],
    ['in the first half', '2027-05-16', false, '2027-07-01'],
  ])('done %s', (_when, doneOn, answers, next) => {
    expect([answersDue(quarterly, day(doneOn)), nextDutyDue(quarterly, day(doneOn))]).toEqual([answers, next]);
  });

  it('are none where it is done when something happens', () => {
    const leaver = { every: null, anchorOn: day('2027-01-01'), dueOn: firstDutyDue(null, day('2027-01-01')) };
    expect([leaver.dueOn, nextDutyDue(leaver, day('2027-02-01'))]).toEqual([null, null]);
  });
});

describe('duties of a newly adopted text', () => {
  const found = (clauseId: string, every: string | null): FoundDuty => ({
    ...{ clauseId, every, event: every ? null : 'leaver', words: `${clauseId} anew`, owner: 'head', ownerRole: 'head' },
  });
  const standing = (clauseId: string, every: string, endedOn: string | null = null) => ({
    ...{ id: `of-${clauseId}`, clauseId, every, anchorOn: day('2025-01-10'), dueOn: day('2027-01-10') },
    endedOn: endedOn === null ? null : day(endedOn),
  });

  it('keep their dates where they come round as before, begin anew where not, and end where they are left out', () => {
    const plan = planDuties(
      [found('same', 'P1Y'), found('oftener', 'P6M'), found('back', 'P1Y'), found('new', 'P2Y'), found('event', null)],
      [
        standing('same', 'P1Y'),
        standing('oftener', 'P1Y'),
        standing('back', 'P1Y', '2026-01-01'),
        standing('gone', 'P1Y'),
      ],
      day('2026-11-20'),
    );
    expect(plan.changed.map(({ id, words, dueOn }) => [id, words, dueOn])).toEqual([
      ['of-same', 'same anew', '2027-01-10'],
      ['of-oftener', 'oftener anew', '2027-05-20'],
      ['of-back', 'back anew', '2027-11-20'],
    ]);
    expect(plan.added.map(({ clauseId, dueOn }) => [clauseId, dueOn])).toEqual([
      ['new', '2028-11-20'],
      ['event', null],
    ]);
    expect(plan.ended).toEqual([{ id: 'of-gone', endedOn: '2026-11-20' }]);
  });
});

describe('the reminder of a duty', () => {
  it.each([
    ['2027-06-16', null],
    ['2027-06-17', 'due-14'],
    ['2027-06-30', 'due-14'],
    ['2027-07-01', 'due-0'],
    ['2027-07-04', 'due-0'],
    ['2027-07-05', 'overdue-2027-07-05'],
    ['2027-07-13', 'overdue-2027-07-12'],
  ])('on %s', (today, step) => {
    expect(dutyReminder(day('2027-07-01'), day(today))).toBe(step && `2027-07-01:${step}`);
  });
});
