import { monthsOf } from '../../recurrence/iso-duration.ts';
import { recurrencesIn } from '../../recurrence/recurrences-in.ts';
import type { Finding, LintDesk } from '../lint-rule.ts';
import { sentenceAt } from '../lint-rule.ts';
import { statedCycles } from '../stated-cycles.ts';
import { say } from './compare-statements.ts';
import type { DateStatement } from './statements.ts';

/** A cycle that may be shorter in practice. */
const AT_LEAST =
  /\b(?:at least|minimum|no (?:less|fewer|longer|more) than|not (?:less|more)|up to|within|maximum|at most|or (?:sooner|earlier|more often|before)|sooner|earlier|more (?:often|frequently)|normally|usually|approximately|about)\b/i;
/** `in two years`, `after three years`, `two years from its adoption`. */
const AFTER =
  /\b(?:in|after|within) (?<count>[\w-]+) (?<unit>years?|months?)(?:['’] time)?\b|\b(?<count2>[\w-]+) (?<unit2>years?|months?) (?:from|after|later)\b/i;
/** Somebody has said why a review comes at another time. */
const MOVED =
  /\b(?:brought|moved|pulled|put|pushed|set) (?:forward|back|off)\b|\b(?:advanced|early|earlier than|ahead of (?:time|its time|schedule)|out of (?:turn|cycle)|postponed|delayed|deferred|extended|held over|exception\w*|extraordinary|sooner than)\b/i;
/** `this annual policy`: a cycle in what the text is called. */
const OF_A_CYCLE =
  /\b(?:this|our|an?|the) (?<cycle>[\p{L}\d]+(?:[ -](?:year|yearly|annual|month|monthly))?) (?:\p{L}+ )?(?:policy|procedure|plan|document|statement|code|protocol|scheme|strategy)\b/iu;
/** A committee meets when it meets: a review may be this many months off its day. */
const LEEWAY = 6;

/** A review date that does not fit the cycle which the text gives, counted from when it was last adopted or reviewed. */
export function reviewsOffTheirCycle(desk: LintDesk, statements: readonly DateStatement[]): Finding[] {
  const single = statements.filter(({ row }) => row === undefined);
  const [due, ...more] = single.filter(({ role, deed }) => role === 'due' && deed === 'review');
  const base = single
    .filter(({ role }) => role === 'done' || role === 'first')
    .sort((one, other) => other.from.localeCompare(one.from))[0];
  if (
    !due ||
    MOVED.test(due.sentence) ||
    more.some(({ from, to }) => from !== due.from || to !== due.to) ||
    !base ||
    base.from > due.to
  )
    return [];
  const cycle = cycleFor(desk, due);
  if (!cycle) return [];
  const longest = monthsBetween(base.from, due.to);
  const shortest = monthsBetween(base.to, due.from);
  const isLate = shortest > cycle.months + Math.min(LEEWAY, cycle.months / 2);
  const isEarly = cycle.isExact && cycle.months >= 24 && longest < cycle.months - LEEWAY;
  if (!isLate && !isEarly) return [];
  return [
    say(
      due,
      `The review date \`${due.words}\` does not fit “${cycle.words}” from \`${base.words}\`, when the text was adopted or reviewed.`,
    ),
  ];
}

interface Cycle {
  readonly months: number;
  readonly words: string;
  /** Whether an earlier review would contradict it as well. */
  readonly isExact: boolean;
}

function cycleFor(desk: LintDesk, due: DateStatement): Cycle | undefined {
  const after = AFTER.exec(due.before)?.groups;
  if (after) {
    const words = `${after.count ?? after.count2} ${after.unit ?? after.unit2}`;
    const [said] = recurrencesIn(`every ${words}`);
    if (said) return { months: said.months, words, isExact: !AT_LEAST.test(due.before.replace(/\bwithin\b/i, '')) };
  }
  const named = OF_A_CYCLE.exec(due.sentence)?.groups?.cycle;
  const [own] = named === undefined ? [] : recurrencesIn(named);
  if (own && own.months > 0) return { months: own.months, words: own.words, isExact: false };
  const [stated] = statedCycles(desk);
  if (stated) {
    const { months, words, prose, index } = stated;
    return { months, words, isExact: !AT_LEAST.test(sentenceAt(prose.text, index)) };
  }
  const every = desk.document.frontMatter?.review?.every;
  if (every === undefined) return undefined;
  const months = monthsOf(every);
  return months > 0 ? { months, words: every, isExact: false } : undefined;
}

/** Calendar months from one day to another, with days as thirtieths. */
export function monthsBetween(one: string, other: string): number {
  const count = (date: string): number => {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    return year * 12 + month + day / 30;
  };
  return count(other) - count(one);
}
