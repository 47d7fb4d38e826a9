import type { Finding, LintRule } from '../lint-rule.ts';
import { datedEvents } from './dated-events.ts';
import { dayNamedAgain, namedDaysTwice, twoClosingDates } from './named-days.ts';
import { turnsToldTwice } from './one-event.ts';
import { nthWeekdaysOff } from './nth-weekdays.ts';
import { eventsOutOfOrder, saidInOrder, undoneBeforeDone } from './order-of-events.ts';
import { spansOff, termsOff } from './spans.ts';
import { stagesOutOfOrder } from './stages.ts';
import { contradictionsAmong } from './compare-statements.ts';
import { impossibleDates } from './impossible-dates.ts';
import { reviewsOffTheirCycle } from './intervals.ts';
import { daysMiscounted, endsOffItsLength, isOfAnotherLength, lastsUnlikeItsKind } from './lengths.ts';
import { heldOffTheirDay } from './own-day.ts';
import { pairsOff } from './pairs.ts';
import { periodsInReverse } from './periods.ts';
import { contradictionsInStated, statedUnlikeText } from './stated-dates.ts';
import { statementsIn } from './statements.ts';
import { monthsOutOfTerm } from './term-months.ts';
import { weekdaysOff, yearlessFaults } from './days-without-year.ts';
import { stepsInReverse } from './steps.ts';
import { endsInRowsAbove, rowsInReverse, toldInTheSameWords, toldTwice } from './told-twice.ts';
import { versionsOutOfOrder } from './versions.ts';
import { yearsOff } from './years.ts';

/** No text that is meant to be read gives more dates of itself; one that is meant to exhaust the linter may. */
const MOST = 500;

/**
 * Dates of adoption, review and coming into force that cannot all be true, periods that end before they begin, and dates that are on no
 * calendar. Dates contradict each other when they are of the same thing, or when the words put them in an order in which they do not
 * stand. Two things of one kind, a record of past reviews, and the same date told with another precision do not.
 */
export const contradictoryDates: LintRule = {
  id: 'contradictory-dates',
  checkBlock: (prose) => [
    ...impossibleDates(prose),
    ...periodsInReverse(prose),
    ...yearlessFaults(prose),
    ...monthsOutOfTerm(prose),
    ...daysMiscounted(prose),
    ...yearsOff(prose),
    ...nthWeekdaysOff(prose),
    ...heldOffTheirDay(prose),
  ],
  check: (desk) => {
    const { frontMatter } = desk.document;
    const statements = desk.prose.flatMap((prose) => statementsIn(prose, desk.document)).slice(0, MOST);
    const effectiveFrom = /^\d{4}-\d{2}-\d{2}$/.exec(frontMatter?.effectiveFrom ?? '')?.[0];
    const events = desk.prose.flatMap(datedEvents).slice(0, MOST);
    // A block by itself has told of these.
    const pairs = pairsOff(events);
    const inReverse = pairs.length > 0 ? desk.prose.flatMap(periodsInReverse) : [];
    const among = contradictionsAmong(statements, effectiveFrom);
    return oncePerDate([
      ...among,
      // A date that is wrong by itself says nothing of the cycle.
      ...(among.length > 0 ? [] : reviewsOffTheirCycle(desk, statements)),
      ...versionsOutOfOrder(desk.tree, desk.prose),
      ...contradictionsInStated(desk),
      ...statedUnlikeText(desk, statements),
      ...eventsOutOfOrder(events),
      ...undoneBeforeDone(events),
      ...saidInOrder(events),
      ...spansOff(events),
      ...termsOff(events),
      ...lastsUnlikeItsKind(events),
      ...endsOffItsLength(events),
      ...isOfAnotherLength(events),
      ...pairs.filter(({ start }) => !inReverse.some((one) => one.start === start)),
      ...namedDaysTwice(events),
      ...dayNamedAgain(events),
      ...twoClosingDates(events),
      ...stagesOutOfOrder(events),
      ...toldTwice(events, desk.prose),
      ...toldInTheSameWords(events),
      ...turnsToldTwice(events, desk.prose),
      ...rowsInReverse(events),
      ...endsInRowsAbove(events),
      ...stepsInReverse(desk.tree, events),
      ...weekdaysOff(desk.prose),
    ]);
  },
};

/** A date is wrong once, however many others it contradicts. */
function oncePerDate(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.toReversed().map((finding) => [finding.start, finding])).values()].reverse();
}
