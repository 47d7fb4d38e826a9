import type { Finding } from '../lint-rule.ts';
import { sayOf, type DatedEvent } from './dated-events.ts';
import { COUNTS } from './counts.ts';

/** `two weeks`, `ten working days`, `the day`, right before `after` or `before`. */
const SPAN = new RegExp(
  `(?<about>\\b(?:at least|at most|within|no|not|more|less|fewer|later|earlier|up to|about|around|some|nearly|almost|over|under|than|minimum(?: of)?|maximum(?: of)?) )?\\b(?<count>\\d{1,3}|the|${Object.keys(COUNTS).join('|')}) (?:clear |full |calendar )?(?<kind>working |school |term-time )?(?<unit>day|week|month|year)s?['’]?\\s*$`,
  'i',
);
/** `two weeks after 3 May 2027, on 24 May 2027`. */
const COUNTED_FROM = /\b(?<word>after|before|from)\s+(?:(?:the|its|our) [\p{L} ]{2,30} (?:on|of) )?$/iu;
const THAT_IS =
  /^\)?,?\s*(?:(?:and|that|this|which|it|is|i\.e\.|namely|so|falls|ends|expires|due|on|by|the|to|say)[\s,]+){0,5}(?:\p{L}{3,6}day,? )?$/iu;

const DAYS_IN: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30.44, year: 365.25 };

/** A stretch of days, and how many a date may be off it: working days have weekends between them, months are not alike. */
export interface Span {
  readonly days: number;
  readonly leeway: number;
  readonly words: string;
}

/** The stretch that ends a text: `two weeks` of `Two weeks `. */
export function spanAtEnd(text: string): Span | undefined {
  const { about, count = '', kind, unit = '' } = SPAN.exec(text)?.groups ?? {};
  if (about !== undefined || unit === '') return undefined;
  if (/^the$/i.test(count) && unit !== 'day') return undefined;
  const number = COUNTS[count.toLowerCase()] ?? (/^the$/i.test(count) ? 1 : Number(count));
  const days = number * (DAYS_IN[unit.toLowerCase()] ?? 0);
  // A day after a Friday may be a Monday.
  const leeway = kind === undefined ? ({ day: 3, week: 4, month: 7, year: 31 }[unit.toLowerCase()] ?? 3) : days + 7;
  return { days, leeway, words: `${count} ${kind ?? ''}${unit}${number === 1 ? '' : 's'}` };
}

/** Whether two days are so far apart that a stretch of days cannot lie between them. */
export function isOffSpan({ days, leeway }: Span, start: DatedEvent, end: DatedEvent): boolean {
  if (start.from !== start.to || end.from !== end.to) return false;
  const between = (Date.parse(end.from) - Date.parse(start.from)) / 86_400_000;
  return Math.abs(between - days) > leeway;
}

/** Dates that are counted from another in the same sentence, and counted wrong. */
export function spansOff(events: readonly DatedEvent[]): Finding[] {
  return events.slice(1).flatMap((event, at): Finding[] => {
    const base = events[at];
    if (!base || base.prose !== event.prose || base.sentence !== event.sentence || !THAT_IS.test(event.lead)) return [];
    const from = COUNTED_FROM.exec(base.lead);
    const span = from && spanAtEnd(base.lead.slice(0, from.index));
    if (!from || !span) return [];
    const isBefore = /^before$/i.test(from.groups?.word ?? '');
    const [start, end] = isBefore ? [event, base] : [base, event];
    if (!isOffSpan(span, start, end)) return [];
    return [
      sayOf(event, `\`${event.words}\` is not ${span.words} ${isBefore ? 'before' : 'after'} \`${base.words}\`.`),
    ];
  });
}

/** `elected on 4 September 2026 for one year`, and then `Her term ends on`. */
const LASTS = /^,? (?:and )?for (?<span>(?:a (?:term|period) of )?[\w-]+ (?:year|month|week)s?)\b/i;
const ENDS =
  /\b(?:terms?|period|appointment|office|lease|contract|agreement|licen[cs]e|it|they|loan|suspension|notice)(?: of office)?\b[^.;]{0,30}\b(?:ends?|ended|expires?|expired|runs? out|lapses?|finish(?:es)?|is over)\b[^.;]{0,10}$/i;

/** What lasts a time from one date, and ends on another that does not fit. */
export function termsOff(events: readonly DatedEvent[]): Finding[] {
  return events.slice(1).flatMap((end, at): Finding[] => {
    const start = events[at];
    const lasts = start && start.prose === end.prose && ENDS.test(end.lead) ? LASTS.exec(start.tail) : null;
    const span = lasts && spanAtEnd((lasts.groups?.span ?? '').replace(/^a (?:term|period) of /i, ''));
    if (!start || !span || !isOffSpan(span, start, end)) return [];
    return [sayOf(end, `From \`${start.words}\` to \`${end.words}\` is not ${span.words}.`)];
  });
}
