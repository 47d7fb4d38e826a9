import { findingIn, type Finding } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { sentencesOf } from '../sentences.ts';
import { areApart, datesIn, type WrittenDate } from './dates-in.ts';

/** A sentence that tells when something is, and nothing before that. */
const EVENT =
  /^(?<what>(?:The|Our|This year['’]s|Its) [^.;:,\d]{4,80}? (?:is|are|will be|was|opens?|clos(?:es?|ed)|begins?|starts?|ends?|takes? place|will take place|is held|will be held|was held|falls|meets?|is due|are due|runs out|expires?))(?: again| next)? (?:on|in|by|at|at the end of)(?: (?:\p{L}{3,9}day,?|the))?\s*$/iu;
const SMALL_WORDS = /^(?:the|our|its|this|year|is|are|was|will|be|held|take|takes|place|due|for|with|and|of)$/;

interface Event extends WrittenDate {
  readonly prose: Prose;
  readonly what: string;
}

const known = new WeakMap<Prose, readonly Event[]>();

/** The same event, told in the same words in two places, on two days. More than two are a series. */
export function eventsOnTwoDays(prose: readonly Prose[]): Finding[] {
  const events = prose.flatMap(eventsIn);
  return [...Map.groupBy(events, ({ what }) => what).values()].flatMap((same): Finding[] => {
    const [first, second, ...more] = same;
    if (!first || !second || more.length > 0 || first.prose === second.prose || !areApart(first, second)) return [];
    const message = `The text gives two dates of one event: \`${first.words}\` and \`${second.words}\`.`;
    const advice = 'Look up which date was meant.';
    return [findingIn(second.prose, second.index, second.words.length, { severity: 'warning', message, advice })];
  });
}

function eventsIn(prose: Prose): readonly Event[] {
  const found = known.get(prose) ?? (/\d\d/.test(prose.text) ? findEvents(prose) : []);
  known.set(prose, found);
  return found;
}

function findEvents(prose: Prose): Event[] {
  return sentencesOf(prose).flatMap(({ index, text }): Event[] => {
    const words = text.replaceAll('\n', ' ');
    const [date, ...more] = datesIn(words);
    if (!date || more.length > 0) return [];
    const what = EVENT.exec(words.slice(0, Math.min(date.index, 160)))?.groups?.what?.toLowerCase() ?? '';
    const telling = what.split(/\s+/).filter((word) => !SMALL_WORDS.test(word));
    return telling.length < 3 ? [] : [{ ...date, index: index + date.index, prose, what }];
  });
}
