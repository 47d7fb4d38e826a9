import { findingIn, type Finding } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { sentencesOf } from '../sentences.ts';
import { cellContextOf } from '../table-context.ts';
import { stemsOf } from '../stems.ts';
import { remembered } from '../remembered.ts';
import { datesIn, type WrittenDate } from './dates-in.ts';

/** A date and the words around it that say what it is the date of; `index` counts in the block's text. */
export interface DatedEvent extends WrittenDate {
  readonly prose: Prose;
  /** Its sentence from the date before it, and on to the date after it. */
  readonly lead: string;
  readonly tail: string;
  readonly sentence: string;
  /** No other date stands in the sentence. */
  readonly isOnly: boolean;
  /** What happens then, without what it happens after or before. */
  readonly stems: ReadonlySet<string>;
}

/** `two weeks after the visit`, `before the closing date`: when something is, by something else. */
export const ORDER =
  /\b(?<word>after|following|follows|once|not before|no earlier than|before|ahead of|prior to|in advance of|precedes|in time for|not after)\s+(?<what>(?:(?:the|its|our|their|this|that|these)\s+)?[^,;:()]{3,60}?)(?=[,;:()]|\s+(?:on|in|by|at|of|and|is|are|takes?|will|was|were|goes|go)\b|\s*$)/giu;
/** Something ends to which people answer: the date is a closing date, whatever it is called. */
const CLOSES =
  /\b(?:advertis\w+|open|accepted|received|taken|invited|welcome|admitted) (?:[\p{L} ]{0,30})?\b(?:until|till|up to)\b|\bdeadline\b|\blast (?:day|date) for\b|\b(?:must|should|have to|are to|to) (?:be (?:in|received|returned|submitted|sent)|reach|arrive)\b[^,;]{0,40}\bby\b/iu;
const OLD =
  /\b(?:previous|earlier|former|old|last year|in the past|until (?:19|20)\d\d|superseded|template|model policy)\b/i;

/** What is old and still in use has dates to come. */
const STILL_GOOD = /\b(?:can|may|will|must|remains?|stays?|is|are) (?:\w+ ){0,3}(?:until|till|up to)\b/i;
/** What a text takes the place of is old, the text is not. */
const REPLACES = /\b(?:replac\w+|supersed(?:es|ing)|in place of) [^.;]*/gi;

/** The dated events of a block's sentences. */
export const datedEvents = remembered((prose: Prose): readonly DatedEvent[] =>
  /\d\d/.test(prose.text) ? findEvents(prose) : [],
);

function findEvents(prose: Prose): DatedEvent[] {
  const context = cellContextOf(prose);
  // What the date in a cell is the date of, its row says.
  const label = context ? `${context.row || context.column} ` : '';
  if (label.trim() === '' && context) return [];
  return sentencesOf(prose).flatMap(({ index: start, text }): DatedEvent[] => {
    const index = start - label.length;
    const words = label + text.replaceAll('\n', ' ');
    if (OLD.test(words.replace(REPLACES, '')) && !STILL_GOOD.test(words)) return [];
    const dates = datesIn(words);
    return dates.map((date, at) => {
      const previous = dates[at - 1];
      const lead = words.slice(previous ? previous.index + previous.words.length : 0, date.index);
      const tail = words.slice(date.index + date.words.length, dates[at + 1]?.index);
      const what = `${lead} ${/^\s*(?:,|and\b|;)/.test(tail) || at < dates.length - 1 ? '' : tail.slice(0, 80)}`;
      const stems = stemsOf(what.replace(ORDER, ' '));
      if (CLOSES.test(lead)) stems.add('clos');
      return {
        ...date,
        index: index + date.index,
        prose,
        lead,
        tail,
        sentence: words,
        isOnly: dates.length === 1,
        stems,
      };
    });
  });
}

export function sayOf({ prose, index, words }: DatedEvent, message: string): Finding {
  const advice = 'Look up which date was meant.';
  return findingIn(prose, index, words.length, { severity: 'warning', message, advice });
}

/** Of two, the one that stands later in the text. */
export function laterOf(one: DatedEvent, other: DatedEvent): DatedEvent {
  const isLater = one.prose === other.prose ? one.index > other.index : one.prose.start > other.prose.start;
  return isLater ? one : other;
}
