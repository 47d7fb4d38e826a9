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
    const others = events.filter((other) => other !== event && other.isOnly && speaksOf(other, what));
    const [other, ...more] = others;
    if (!other || more.length > 0 || !areApart(event, other)) return [];
    return [
      sayOf(laterOf(event, other), `The text gives two dates of one event: \`${other.words}\` and \`${event.words}\`.`),
    ];
  });
}

/** `on 5 January 2027 for a training day`; not `before the training day`. */
function speaksOf({ lead, tail, stems }: DatedEvent, what: string): boolean {
  const said = `${lead} ${tail}`.toLowerCase();
  const at = said.search(new RegExp(`\\b${what.replace(/[^\p{L} -]/gu, '.')}\\b`, 'u'));
  // `Money for the fair is sent in by`: said of the money.
  if (at > 0 && at < lead.length && /\b(?:for|to|of|about|from|with) (?:the |our )?$/.test(said.slice(0, at)))
    return false;
  return at >= 0 && [...stemsOf(what)].every((stem) => stems.has(stem));
}

/** A closing date, and another after which things are late. */
export function twoClosingDates(events: readonly DatedEvent[]): Finding[] {
  const single = events.filter(({ sentence }) => !FOR_WHOM.test(sentence));
  const late = single.filter(({ lead }) => LATE.test(lead));
  const closing = single.filter((event) => !late.includes(event) && CLOSING.test(event.lead));
  const [close, ...more] = closing;
  const [first, ...others] = late;
  if (!close || !first || more.length > 0 || others.length > 0 || !areApart(close, first)) return [];
  return [sayOf(laterOf(close, first), `The text gives two closing dates: \`${close.words}\` and \`${first.words}\`.`)];
}
