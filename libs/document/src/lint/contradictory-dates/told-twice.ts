import type { Finding } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { stemsOf } from '../stems.ts';
import { cellContextOf } from '../table-context.ts';
import { areApart } from './dates-in.ts';
import { laterOf, sayOf, type DatedEvent } from './dated-events.ts';

/** What tells one event of a kind from the next: for whom it is, which in a row it is. */
const WHICH =
  /\b(?:first|second|third|fourth|last|final|next|previous|late|extended|new|other|another|again|year \d+|years?|reception|nursery|primary|secondary|sixth|phase|round|key stage|band|group|class|part|instal?ments?|spring|summer|autumn|winter|(?:mon|tues|wednes|thurs|fri)days?|boys|girls|staff|pupils|parents|governors|\d+)\b/giu;
/** Something closes then, whatever the words. */
const DEADLINE =
  /\b(?:by|before|until|no later than|not later than|clos(?:e|es|ing)(?: date)?\b[^.;]{0,30}|deadline\b[^.;]{0,30}|last (?:day|date)\b[^.;]{0,30}|after the (?:closing date|deadline)(?: of)?)\W*(?:\p{L}{3,6}day,? )?$/iu;
const DEADLINE_STEMS = new Set([
  'clos',
  'deadlin',
  'last',
  'period',
  'reach',
  'receiv',
  'submit',
  'return',
  'arriv',
  'late',
  'hand',
  'treat',
  'offic',
  'ask',
  'dat',
  'day',
  'date',
]);
const FEWEST_SHARED = 3;
/** No text tells more of what happens when. */
const MOST = 60;

interface Told {
  readonly event: DatedEvent;
  readonly stems: ReadonlySet<string>;
  readonly isDeadline: boolean;
  readonly which: string;
  /** Which one the heading above says. */
  readonly heading: string;
  readonly title: string;
}

/** One event told in two places with two dates. More than two are a series. */
export function toldTwice(events: readonly DatedEvent[], prose: readonly Prose[]): Finding[] {
  const headings = prose.filter(({ kind }) => kind === 'heading');
  const told = events
    .filter(({ isOnly, from, to }) => isOnly && from === to)
    .slice(0, MOST)
    .map((event): Told => {
      const isDeadline = DEADLINE.test(event.lead);
      const stems = new Set([...event.stems].filter((stem) => !isDeadline || !DEADLINE_STEMS.has(stem)));
      const heading = headings.findLast(({ start }) => start < event.prose.start)?.text ?? '';
      const said = `${withoutWeekday(event.lead)} ${event.tail}`.replace(/\blast (?:day|date)\b/gi, '');
      return { event, stems, isDeadline, which: whichIn(said), heading: whichIn(heading), title: heading };
    });
  return told.flatMap((one, at): Finding[] => {
    const same = told.filter((other) => other !== one && isSame(one, other));
    const [other] = same;
    if (!other || same.length > 1 || told.indexOf(other) > at || !areApart(one.event, other.event)) return [];
    const [first, second] = [other.event.words, one.event.words];
    return [
      sayOf(laterOf(one.event, other.event), `The text gives two dates of one event: \`${first}\` and \`${second}\`.`),
    ];
  });
}

/** So many words right before two dates, the same ones, tell of one event. */
const WORDS_ALIKE = 5;

/** `the day the nursery opened under its present name, 9 September`: said before in the same words, of another day. */
export function toldInTheSameWords(events: readonly DatedEvent[]): Finding[] {
  const keyed = events
    .filter(({ prose, from, to }) => cellContextOf(prose) === undefined && from === to)
    .map((event) => ({ event, key: lastWords(event.lead) }))
    .filter(({ key }) => key !== undefined);
  return [...Map.groupBy(keyed, ({ key }) => key).values()].flatMap((same): Finding[] => {
    const [first, second, ...more] = same.map(({ event }) => event);
    if (!first || !second || more.length > 0 || first.sentence === second.sentence || !areApart(first, second))
      return [];
    const heading = whichIn(first.lead) === whichIn(second.lead);
    return heading
      ? [sayOf(second, `The text gives two dates of one event: \`${first.words}\` and \`${second.words}\`.`)]
      : [];
  });
}

function lastWords(lead: string): string | undefined {
  const words = lead
    .toLowerCase()
    .replace(/(?:[\s,(]|\b(?:on|in|of)\b)+$/, '')
    .split(/\s+/)
    .slice(-WORDS_ALIKE);
  return words.length === WORDS_ALIKE && stemsOf(words.join(' ')).size >= FEWEST_SHARED ? words.join(' ') : undefined;
}

/** The weekday of a date tells it from no other event, nor does whom a letter is to: `from Monday 4 January`. */
export function withoutWeekday(lead: string): string {
  return lead
    .replace(/^Dear [^,]{2,40},/, '')
    .replace(/\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*(?:the )?$/i, '');
}

export function whichIn(words: string): string {
  const said = words
    .toLowerCase()
    .replace(/\b20\d\d\b/g, '')
    .match(WHICH);
  return [...new Set(said)].sort().join(' ');
}

function isSame(one: Told, other: Told): boolean {
  if (one.isDeadline !== other.isDeadline || one.which !== other.which) return false;
  if (one.heading !== '' && other.heading !== '' && one.heading !== other.heading) return false;
  if (one.event.prose === other.event.prose && !one.isDeadline && one.stems.size !== other.stems.size) return false;
  const [fewer, more] = one.stems.size <= other.stems.size ? [one.stems, other.stems] : [other.stems, one.stems];
  if (![...fewer].every((stem) => more.has(stem))) return false;
  // A form may be asked for in any section; what is applied for is one thing.
  if (fewer.size === 1 && !fewer.has('applic') && one.title !== other.title) return false;
  return fewer.size >= (one.isDeadline ? 1 : FEWEST_SHARED) && (fewer.size > 1 || more.size < 5);
}

/** Rows of a table that end before they begin: its columns say which date is which. */
export function rowsInReverse(events: readonly DatedEvent[]): Finding[] {
  return events.flatMap((end): Finding[] => {
    const context = cellContextOf(end.prose);
    if (!context || !ENDS.test(context.column)) return [];
    const start = events.find(
      ({ prose }) => context.cells.includes(prose) && BEGINS.test(cellContextOf(prose)?.column ?? ''),
    );
    return start && end.to < start.from
      ? [sayOf(end, `This ends on \`${end.words}\`, before it begins on \`${start.words}\`.`)]
      : [];
  });
}

/** `Applications open` and, in a later row, `Applications close`: of one thing, by its name. */
export function endsInRowsAbove(events: readonly DatedEvent[]): Finding[] {
  const edges = events.flatMap((event) => {
    const row = cellContextOf(event.prose)?.row ?? '';
    const edge = EDGE.exec(row);
    const kind = edge && KINDS_OF_EDGE.findIndex((pattern) => pattern.test(edge[0]));
    const name = row.toLowerCase().replace(EDGE, ' ').replace(/\W+/g, ' ').trim();
    return edge && name !== '' ? [{ event, name, isEnd: kind === 1 }] : [];
  });
  return edges.flatMap(({ event, name, isEnd }): Finding[] => {
    const start = isEnd ? edges.find((one) => !one.isEnd && one.name === name) : undefined;
    return start && event.to < start.event.from
      ? [sayOf(event, `This ends on \`${event.words}\`, before it begins on \`${start.event.words}\`.`)]
      : [];
  });
}

const EDGE =
  /\b(?:opens?|opening|begins?|beginning|starts?|starting|launch(?:es)?|closes?|closing|ends?|ending|finish(?:es)?|last day|first day|deadline)\b/i;
const KINDS_OF_EDGE = [/^(?:open|beg|start|launch|first)/i, /^(?:clos|end|finish|last|dead)/i];
const BEGINS = /^\s*(?:from|starts?|starting|opens?|opening|begins?|first day|start date|date from)\b/i;
const ENDS = /^\s*(?:to|until|till|ends?|ending|closes?|closing|finish\w*|last day|end date|date to)\b/i;
