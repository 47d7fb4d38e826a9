import { describe, expect, it } from '@jest/globals';
import {
  hourIn,
  isQuiet,
  nextReviewDue,
  planDigest,
  plainDate,
  reviewReminder,
  sayReviewReminder,
  type DigestLine,
  type PlainDate,
  type ReviewToRemind,
  type ToldLine,
} from '../../src/index.ts';
import { chancesFrom } from './chances.ts';
import { DAYS, instantAt, londonDayAt, placeOf } from './plain-calendar.ts';
import { FIRST, LAST, ZONES, isTheirDay, Walk, weekdayAt, type PaperPerson } from './reminders-on-paper.ts';

// Ten years of reminders, hour by hour where it matters: two hundred schools, heads of one school or of several, boards that meet or
// forget to plan, a worker that is down for days, and two clocks. What is told on each day is held against a walk through the calendar.

const SCHOOLS = 200;

interface School {
  readonly id: string;
  readonly person: number;
  readonly every: 'P1Y' | 'P2Y' | 'P3Y';
  readonly needsMeeting: boolean;
  dueOn: PlainDate;
  due: number;
  meets: number[];
  walk: Walk;
  reviewedNext: number;
}

interface Person {
  readonly paper: PaperPerson;
  lookedOn: PlainDate | null;
  readonly told: Map<string, ToldLine>;
  readonly mails: Map<string, readonly string[]>;
}

describe.each(ZONES)('reminders of ten years by the clock of %s', (zone, ahead) => {
  it('are sent once and none is missed, whatever days no worker ran', () => {
    const chance = chancesFrom(ahead + 7);
    const pick = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)] as T;
    const people: Person[] = Array.from({ length: SCHOOLS / 2 }, () => ({
      paper: { isOff: chance() < 0.05, weekday: pick([null, null, null, 1, 3, 5]), isOwed: false },
      lookedOn: DAYS[FIRST - 1] as PlainDate,
      told: new Map(),
      mails: new Map(),
    }));
    const schools = Array.from({ length: SCHOOLS }, (_, at): School => {
      const due = FIRST + Math.floor(chance() * 700) - 60;
      return {
        ...{ id: `school-${at}`, person: Math.floor(chance() * people.length), every: pick(['P1Y', 'P2Y', 'P3Y']) },
        ...{ needsMeeting: chance() < 0.7, dueOn: DAYS[due] as PlainDate, due, meets: [], reviewedNext: 0 },
        walk: new Walk({ due, meets: null }),
      };
    });
    for (const school of schools) plan(school, FIRST, chance);

    const mindedBy = people.map((_, at) => schools.filter((each) => each.person === at));
    let outageUntil = 0;
    let quietRounds = 0;
    let sent = 0;
    const seen = new Map<string, number>();
    for (let day = FIRST; day <= LAST; day += 1) {
      for (const school of schools) if (school.reviewedNext === day) review(school, day, chance);
      if (chance() < 0.02) outageUntil = day + Math.floor(chance() * 12);
      // The rounds of a day by UTC: those just after midnight, at night and in the evening have to wait.
      const rounds = [0, 20, 27, 28, 36 + Math.floor(chance() * 30), 80, 95].map((quarter) => day * 96 + quarter);
      let looked = false;
      for (const quarter of rounds) {
        const there = hourIn(zone, instantAt(quarter));
        const paperQuarter = quarter + ahead * 4;
        const paperDay =
          londonDayAt(quarter) === londonDayAt(paperQuarter) ? londonDayAt(quarter) : londonDayAt(paperQuarter);
        expect(placeOf(there.date)).toBe(paperDay);
        if (isQuiet(there)) {
          quietRounds += 1;
          continue;
        }
        if (day < outageUntil) continue;
        expect([paperDay, weekdayAt(day) <= 5, there.hour >= 7 && there.hour < 19]).toEqual([day, true, true]);
        for (const [at, person] of people.entries()) {
          if (person.lookedOn === there.date) continue; // as the database has it: one look a day
          const minded = mindedBy[at] ?? [];
          const lines = minded.flatMap((each) => lineOf(each, there.date));
          const told = lines.flatMap(({ subjectId, step }) => person.told.get(`${subjectId} ${step}`) ?? []);
          const { isOff, weekday } = person.paper;
          const due = planDigest({ choice: { isOff, weekday }, lookedOn: person.lookedOn, lines, told }, there.date);
          const expected = minded.flatMap((each) => {
            const step = isTheirDay(person.paper, day) ? each.walk.standingAt(day) : null;
            const key = `${at} ${each.id} ${each.dueOn} ${step}`;
            if (step === null || seen.has(key)) return [];
            seen.set(key, day);
            return [`${each.id} ${each.dueOn}:${step}`];
          });
          const planned = due.map((line) => `${line.subjectId} ${line.step}`);
          if (planned.join() !== expected.join())
            throw new Error(`${there.date}, person ${at}: ${planned.join(', ')}; on paper ${expected.join(', ')}`);
          if (due.length > 0) {
            expect(person.mails.has(there.date)).toBe(false);
            person.mails.set(there.date, planned);
            for (const line of due) person.told.set(`${line.subjectId} ${line.step}`, line);
            sent += due.length;
          }
          person.lookedOn = there.date;
          person.paper.isOwed = false;
        }
        looked = true;
      }
      if (!looked) for (const { paper } of people) if (weekdayAt(day) === paper.weekday) paper.isOwed = true;
    }
    const all = people.flatMap((person) => [...person.mails.values()].flat());
    expect([all.length, sent]).toEqual([seen.size, seen.size]);
    for (const person of people) {
      const told = [...person.mails.values()].flat();
      expect(new Set(told).size).toBe(told.length);
    }
    expect(quietRounds).toBeGreaterThan(10_000);
    const kinds = new Set(all.map((each) => each.replace(/^.*:/, '').replace(/-\d{4}-.*/, '')));
    expect([...kinds].sort()).toEqual([
      ...[
        'due-0',
        'due-30',
        'due-60',
        'due-7',
        'no-meeting-left',
        'overdue',
        'papers-0',
        'papers-30',
        'papers-60',
        'papers-7',
      ],
    ]);
  });
});

function toRemind({ id: policyId, dueOn, meets, needsMeeting }: School): ReviewToRemind {
  const meetsOn = meets.map((day) => DAYS[day] as PlainDate);
  return { policyId, title: 'A policy', dueOn, body: needsMeeting ? { name: 'governing body', meetsOn } : null };
}

function lineOf(school: School, today: PlainDate): DigestLine[] {
  const policy = toRemind(school);
  const reminder = reviewReminder(policy, today);
  if (!reminder) return [];
  const words = sayReviewReminder(policy, reminder, today);
  const { id } = school;
  return [
    {
      organisationId: id,
      organisationName: id,
      subject: 'review',
      subjectId: id,
      step: `${school.dueOn}:${reminder.step}`,
      words,
    },
  ];
}

/** The board plans its meetings, or forgets to; and somebody will look at the policy in time, late, or much too late. */
function plan(school: School, today: number, chance: () => number): void {
  const some = Math.floor(chance() * 5);
  school.meets = Array.from({ length: some }, () => school.due - 200 + Math.floor(chance() * 260)).sort(
    (a, b) => a - b,
  );
  school.walk = new Walk({ due: school.due, meets: school.needsMeeting ? school.meets : null });
  const delay = [-100, -45, -10, 0, 1, 3, 20, 90, 300][Math.floor(chance() * 9)] as number;
  school.reviewedNext = Math.max(today + 1, school.due + delay);
}

function review(school: School, day: number, chance: () => number): void {
  const reviewedOn = plainDate(DAYS[day] as string);
  school.dueOn = nextReviewDue({ adoptedOn: school.dueOn, every: school.every, reviewedOn });
  if (school.dueOn <= reviewedOn) school.dueOn = nextReviewDue({ adoptedOn: reviewedOn, every: school.every });
  school.due = placeOf(school.dueOn);
  plan(school, day, chance);
}
