import { allMatches } from '../all-matches.ts';
import { findingIn, type Finding } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { stemsOf } from '../stems.ts';
import { COUNTS } from './counts.ts';
import { MONTH, monthNumber } from './dates-in.ts';
import { sayOf, type DatedEvent } from './dated-events.ts';
import { monthsBetween } from './intervals.ts';
import { spanAtEnd, type Span } from './spans.ts';

const COUNT = `(?:\\d{1,2}|${Object.keys(COUNTS).join('|')})`;
const WEEKDAY = '(?:\\p{L}{3,6}day,?\\s+)?(?:the\\s+)?';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const DAY_MS = 86_400_000;
const ABOUT =
  /\b(?:at least|at most|within|up to|about|around|nearly|almost|over|under|than|minimum(?: of)?|maximum(?: of)?|every|each|another|last|first|after|before)\s+$/i;
/** `lasts five days, from Monday 8 June to Wednesday 10 June 2026`: the first day is of the second one's year. */
const COUNTED_DAYS = new RegExp(
  `\\b(?<count>${COUNT}) (?:(?:whole|full|school|working|clear|consecutive) )?(?<unit>day|night|week|fortnight)s?(?:\\b[^.;\\d]{0,25}?[,(:]?\\s*(?:from|between|:|\\()|\\s*[,–—])\\s*${WEEKDAY}(?<day>${DAY})(?:\\s+(?<month>${MONTH}))?(?:,?\\s+(?<firstYear>20\\d\\d))?\\s*(?:to|until|till|and|through to|[–-])\\s*${WEEKDAY}(?<last>(?<lastDay>${DAY})\\s+(?<lastMonth>${MONTH}),?\\s+(?<year>20\\d\\d))`,
  'giu',
);

/** Days from one date to another that are not as many as the words before them say. */
export function daysMiscounted(prose: Prose): Finding[] {
  if (!/\d\d/.test(prose.text)) return [];
  return allMatches(COUNTED_DAYS, prose.text).flatMap((match): Finding[] => {
    const { count = '', unit = '', day, month, firstYear, last = '', lastDay, lastMonth, year } = match.groups ?? {};
    // Weeks between two full dates are looked at with all other periods.
    if (ABOUT.test(prose.text.slice(0, match.index)) || (firstYear !== undefined && /^week/i.test(unit))) return [];
    const start = Date.UTC(
      Number(firstYear ?? year),
      monthNumber(month ?? lastMonth) - 1,
      Number.parseInt(day ?? '', 10),
    );
    const end = Date.UTC(Number(year), monthNumber(lastMonth) - 1, Number.parseInt(lastDay ?? '', 10));
    const days = Math.round((end - start) / DAY_MS) + 1;
    const said = COUNTS[count.toLowerCase()] ?? Number(count);
    if (days < 1 || fits(said, unit.toLowerCase(), days, start)) return [];
    return [
      findingIn(prose, match.index + match[0].length - last.length, last.length, {
        severity: 'warning',
        message: `To \`${last}\` these are not ${count} ${unit}${said === 1 ? '' : 's'}.`,
        advice: 'Look up which date was meant.',
      }),
    ];
  });
}

/** A week may be of school days alone, and who counts days may leave out the last or those of a weekend. */
function fits(said: number, unit: string, days: number, start: number): boolean {
  if (unit === 'night') return days - 1 === said;
  if (unit === 'day') return days === said || days - 1 === said || schoolDays(start, days) === said;
  const weeks = unit === 'fortnight' ? said * 2 : said;
  return days >= 7 * weeks - 3 && days <= 7 * weeks + 2;
}

function schoolDays(start: number, days: number): number {
  const all = Array.from({ length: days }, (_, at) => new Date(start + at * DAY_MS).getUTCDay());
  return all.filter((day) => day % 6 !== 0).length;
}

/** How long a thing of some kind lasts: `certificates last three years`, `is elected for four years`. */
const LASTS = new RegExp(
  `\\b(?:lasts?|stands?|runs?|holds?|valid|good|current|elected|appointed|chosen|co-opted|serves?|granted|given|issued|made|let|hired|insured|in force|on file|kept|stays?|remains?|suspended|lent|borrowed)(?: good| valid| in force| on (?:the )?file)? (?:for )?(?:a (?:term|period) of )?(?<span>${COUNT} (?:calendar |full )?(?:year|month|week|day)s?)\\b(?! (?:after|before|ago|old|later|or|and|at a time)\\b)`,
  'giu',
);
/** And then one of them: `one gained on 10 May 2025`. */
const BEGUN =
  /\b(?:gained|earned|sent|served|posted|received|handed over|handed in|delivered|admitted|registered|installed|fitted|laid|adopted|approved|hired|engaged|paid|closed|imposed|set|placed|put up|entered|found|written|given|elected|appointed|chosen|co-opted|issued|granted|signed|made|taken|passed|begun|began|begins?|starts?|started|dated|obtained|awarded|completed|renewed|let|joined|lent|borrowed|bought|opened|took office|imposed|of|from)(?: \p{L}+){0,2}\s*$/iu;
/** `… runs out on`, `… is disregarded from`. */
const OVER =
  /^,? (?:(?:and|it|they|she|he|so|which|that|then|therefore|will|may|must|is|are|good|valid) ){0,4}(?:(?:runs?|ran) out|expires?|expired|ends?|ended|lapses?|lapsed|until|till|up to|(?:serves?|stands?|lasts?|runs?|holds?|remains?|stays?|continues?|goes on|counts?|applies|is kept|are kept|is held|is let|is lent|is hired|(?:remains?|stays?) (?:valid|good|current|in force|on (?:the )?file)) (?:until|till|up to)|(?:is|are|be|will be) (?:disregarded|spent|over|wiped|removed|void|cleared|renewed|replaced|destroyed|deleted|shredded|erased|returned|given back|due back|handed back|lifted|no longer (?:valid|good|in force))|falls? away|ceases?|comes? to an end|finish(?:es)?|goes|leaves? office|retires?)\b[^.;,]{0,15}$/i;
const FARTHEST = 200;

/** One of a kind that lasts otherwise than the words before it say that its kind does. */
export function lastsUnlikeItsKind(events: readonly DatedEvent[]): Finding[] {
  return events.slice(1).flatMap((second, at): Finding[] => {
    const first = events[at];
    if (!first || first.prose !== second.prose || first.sentence !== second.sentence) return [];
    const { text } = first.prose;
    const between = text.slice(first.index + first.words.length, second.index).replaceAll('\n', ' ');
    const before = text.slice(Math.max(0, first.index - FARTHEST), first.index).replaceAll('\n', ' ');
    if (!OVER.test(between) || !BEGUN.test(before)) return [];
    const said = allMatches(LASTS, before);
    const [only, ...more] = said;
    // Of several lengths nothing is known, and a date in between has begun another matter.
    if (!only || more.length > 0 || /\d{4}/.test(before.slice(only.index + only[0].length))) return [];
    return offFrom(first, second, spanAtEnd(before.slice(0, only.index + only[0].length)));
  });
}

const RUNS = new RegExp(
  `\\b(?:runs?|lasts?|stands?|holds?|is|are|was|elected|appointed|granted|let|made|set|agreed) (?:set |agreed |made |let |elected |appointed )?(?:for )?(?<span>${COUNT} (?:calendar |full |school )?(?:year|month|week)s?),? from(?: the)?\\s*$`,
  'i',
);
const ENDS =
  /^\W*(?:and )?(?<subject>(?:the|our|this|its|their) [^,.;:()]{3,60}?) (?:(?:then|now|will|is to|is due to|so) )?(?:ends?|ended|expires?|expired|runs? out|lapses?|finish(?:es)?|comes? to an end|is over|is completed?)\b[^.;,]{0,10}$/i;

/** What lasts a time from one date, and ends in another place of the text on a date that does not fit. */
export function endsOffItsLength(events: readonly DatedEvent[]): Finding[] {
  const ends = events.flatMap((event) => {
    const subject = [...stemsOf(ENDS.exec(event.lead)?.groups?.subject ?? '')];
    return subject.length > 0 ? [{ event, subject }] : [];
  });
  return events.flatMap((start): Finding[] => {
    const said = RUNS.exec(start.lead);
    if (!said) return [];
    const [end, ...more] = ends.filter(
      ({ event, subject }) => event.sentence !== start.sentence && subject.every((stem) => start.stems.has(stem)),
    );
    if (!end || more.length > 0) return [];
    return offFrom(start, end.event, spanAtEnd(said.groups?.span ?? ''));
  });
}

/** `a three-year plan`, `the two-year lease`: how long a thing lasts stands in its name. */
const OF_A_LENGTH = new RegExp(
  `\\b(?<count>${COUNT})[- ](?<unit>year|month)[- ](?:\\p{L}+ )?(?<kind>plan|polic(?:y|ies)|scheme|strategy|programme|project|lease|licen[cs]e|contract|agreement|term|appointment|deal|tenancy|loan|pilot|trial|let|secondment|statement|cycle|budget|forecast)\\b`,
  'giu',
);
/** What runs from one date to another: the thing that was named. */
const IT_RUNS =
  /^(?:it|this|(?:the|this|our|its) (?<kind>[\p{L}-]+)) (?:(?:now|will|therefore|then) )?(?:runs?|lasts?|is|begins?|started?|starts?|began|ran|goes|covers?|holds?|applies|stands?|will run)(?: (?:in force|valid|the (?:years|period|time)|set|made))?(?: from| between)?(?: the)? $/iu;
const UP_TO =
  /^(?: and (?:runs|ends|finishes|lasts|goes|stops|expires|is over)(?: (?:on|in|at|until|till|to))?| to| until| till|[ ]?[–—-]|,? ending(?: on| in)?| and)(?: the)? ?$/i;
/** A year of school begins in September and is over in July; a length that is off by more was miscounted. */
const OFF_BY = { year: 2.6, month: 1.1 } as const;

/** A thing of so many years that runs from one date to another of more or fewer. */
export function isOfAnotherLength(events: readonly DatedEvent[]): Finding[] {
  return events.slice(1).flatMap((last, at): Finding[] => {
    const first = events[at];
    if (!first || first.prose !== last.prose || first.sentence !== last.sentence || !UP_TO.test(last.lead)) return [];
    const runs = IT_RUNS.exec(first.lead);
    if (!runs) return [];
    // Within one sentence `years.ts` has counted them.
    const from = first.index - first.lead.length;
    const before = first.prose.text.slice(Math.max(0, from - FARTHEST), Math.max(0, from)).replaceAll('\n', ' ');
    const [only, ...more] = allMatches(OF_A_LENGTH, before);
    const { count = '', unit = '', kind = '' } = only?.groups ?? {};
    const named = runs.groups?.kind?.toLowerCase();
    if (!only || more.length > 0 || (named !== undefined && named !== kind.toLowerCase())) return [];
    const said = (COUNTS[count.toLowerCase()] ?? Number(count)) * (/year/i.test(unit) ? 12 : 1);
    const leeway = /year/i.test(unit) ? OFF_BY.year : OFF_BY.month;
    const isOff =
      monthsBetween(first.from, last.to) + leeway < said || monthsBetween(first.to, last.from) - leeway > said;
    const words = `${count} ${unit.toLowerCase()}s`;
    return isOff ? [sayOf(last, `From \`${first.words}\` to \`${last.words}\` is not ${words}.`)] : [];
  });
}

const MONTH_DAYS = 30.44;

function offFrom(first: DatedEvent, second: DatedEvent, span: Span | undefined): Finding[] {
  if (!span) return [];
  const [months, leeway] = [span.days / MONTH_DAYS, span.leeway / MONTH_DAYS + 0.1];
  const isShort = monthsBetween(first.from, second.to) + leeway < months;
  const isLong = monthsBetween(first.to, second.from) - leeway > months;
  return isShort || isLong
    ? [sayOf(second, `From \`${first.words}\` to \`${second.words}\` is not ${span.words}.`)]
    : [];
}
