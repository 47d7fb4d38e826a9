import type { Finding } from '../lint-rule.ts';
import { stemsOf } from '../stems.ts';
import { areApart } from './dates-in.ts';
import { laterOf, sayOf, type DatedEvent } from './dated-events.ts';

/** `on the training day, 6 January 2027`: the event that is named right before the date. */
const NAMED =
  /\bthe (?!(?:first|last|same|next|following|previous|day|week|month|year|morning|evening|end|start|beginning|basis|date)\b)(?<what>[\p{L}’'-]+(?: [\p{L}’'-]+){1,3}?)(?:,|\s+\(|,? (?:is|on|is on|falls on|will be on|takes place on|held on|of))?\s*(?:\p{L}{3,6}day,? )?$/iu;
/** `on sports day, 2 July 2027`: days of a school year that need no article. */
const NAMED_DAY =
  /\b(?:on|at|by|for|until|before)\s+(?<what>[\p{L}’'-]+ (?:day|week|evening|night|fair|fete|assembly|concert))(?:,|\s+\(|,? (?:is|on|is on|falls on))?\s*(?:\p{L}{3,6}day,? )?$/iu;
const ANY_DAY =
  /^(?:the|that|this|each|every|any|one|a|an|first|last|same|next|school|working|another|some|following)\b/i;
/** Late is what comes after the closing date. */
const LATE =
  /\blate\b[^.;]{0,60}\b(?:after|later than|past)\s*(?:the (?:closing date|deadline),?(?: of| on)?\s*)?(?:\p{L}{3,6}day,? )?$|\b(?:arriv\w+|received|sent|handed in|submitted|made|come) (?:after|later than)\s*(?:the (?:closing date|deadline),?(?: of| on)?\s*)?(?:\p{L}{3,6}day,? )?$/iu;
const CLOSING =
  /\b(?:(?:applications?|nominations?|entries|bookings?|bids?|tenders?|forms?|offers?|responses?|replies|requests?)\b[^.;]{0,40}\b(?:clos\w+|by|until)|\b(?:apply|register|book|enrol|enter|sign up|reply|respond|bid|tender)\b[^.;]{0,40}\b(?:by|until|before)|closing date|deadline)\b[^.;]{0,30}$/iu;
/** One of several deadlines. */
const FOR_WHOM = /\b(?:year|years|reception|nursery|secondary|primary|sixth|phase|round|key stage|band|group|stage)\b/i;

/** One event with two days, each time called by its name. More than two are a series. */
export function namedDaysTwice(events: readonly DatedEvent[]): Finding[] {
  const named = events.flatMap((event) => {
    const what = (NAMED.exec(event.lead) ?? NAMED_DAY.exec(event.lead))?.groups?.what?.toLowerCase();
    return what === undefined || ANY_DAY.test(what) || stemsOf(what).size < 2 ? [] : [{ event, what }];
  });
  return named.slice(0, 100).flatMap(({ event, what }): Finding[] => {
    const which = inSeries(event.sentence);
    const others = events.filter(
      (other) => other !== event && other.isOnly && speaksOf(other, what) && inSeries(other.sentence) === which,
    );
    const [other, ...more] = others;
    if (!other || more.length > 0 || !areApart(event, other)) return [];
    return [
      sayOf(laterOf(event, other), `The text gives two dates of one event: \`${other.words}\` and \`${event.words}\`.`),
    ];
  });
}

/** `Offer day is 1 March 2027; on offer day, 16 April 2027`: a day that a sentence is about, and that is named again. */
export function dayNamedAgain(events: readonly DatedEvent[]): Finding[] {
  return events.slice(1).flatMap((event, at): Finding[] => {
    const first = events[at];
    const what = first && IS_ON.exec(first.lead)?.groups?.what?.toLowerCase();
    if (!first || !what || first.prose !== event.prose || !areApart(first, event) || stemsOf(what).size === 0)
      return [];
    const isAgain = NAMED_DAY.exec(event.lead)?.groups?.what?.toLowerCase() === what;
    return isAgain
      ? [sayOf(event, `The text gives two dates of one event: \`${first.words}\` and \`${event.words}\`.`)]
      : [];
  });
}

const IS_ON =
  /^(?:the )?(?<what>[\p{L}’'-]+ (?:day|week|evening|night|fair|fete|assembly|concert)) (?:is|falls|will be|takes place)(?: on)?\s*(?:\p{L}{3,6}day,? )?$/iu;

/** Which of several: `the next open evening`. */
function inSeries(sentence: string): string {
  return [...sentence.toLowerCase().matchAll(IN_SERIES)].join(' ');
}
const IN_SERIES = /\b(?:next|previous|second|third|other|another|following)\b/g;

/** `on 5 January 2027 for a training day`; not `before the training day`. */
function speaksOf({ lead, tail, stems }: DatedEvent, what: string): boolean {
  const said = `${lead} ${tail}`.toLowerCase();
  const at = said.search(new RegExp(`\\b${what.replace(/[^\p{L} -]/gu, '.')}\\b`, 'u'));
  // `Money for the fair is sent in by`: said of the money.
  if (at > 0 && at < lead.length && /\b(?:for|to|of|about|from|with) (?:the |our )?$/.test(said.slice(0, at)))
    return false;
  const names = [...stemsOf(what)];
  if (at >= 0) return names.every((stem) => stems.has(stem));
  // `meets on 11 March 2027 to set the budget`: the budget meeting, in other words.
  const words = stemsOf(said);
  return HAPPENS.test(lead) && names.length > 1 && names.every((stem) => words.has(stem));
}
const HAPPENS =
  /\b(?:meets?|takes? place|(?:is|are|will be) (?:held|on)|falls|happens?|sits|goes|visits?)(?: (?:on|for))*\s*(?:\p{L}{3,6}day,? )?$/iu;

/** A closing date, and another after which things are late. */
export function twoClosingDates(events: readonly DatedEvent[]): Finding[] {
  const late = events.filter(({ lead }) => LATE.test(lead));
  const closing = events.filter((event) => !late.includes(event) && CLOSING.test(event.lead));
  const [close, ...more] = closing;
  const [first, ...others] = late;
  if (!close || !first || more.length > 0 || others.length > 0 || !areApart(close, first)) return [];
  const [forWhom, forOthers] = [close, first].map(({ sentence }) => FOR_WHOM.exec(sentence)?.[0].toLowerCase());
  if (forOthers !== undefined && forOthers !== forWhom) return [];
  return [sayOf(laterOf(close, first), `The text gives two closing dates: \`${close.words}\` and \`${first.words}\`.`)];
}
