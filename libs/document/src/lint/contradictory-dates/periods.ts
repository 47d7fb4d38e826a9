import { findingIn, type Finding } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { COUNTS } from './counts.ts';
import { datesOf, type WrittenDate } from './dates-in.ts';
import { monthsBetween } from './intervals.ts';

/** Right before the first date of a period. */
const FROM =
  /\b(?:from|between|starting(?: on)?|beginning(?: on)?|commencing(?: on)?)(?: (?:the|early|late|mid))?\s*$/i;
/** All that stands between the two dates of a period. */
const TO =
  /^\s*(?:to|until|till|up to|through to|through|and ends on|and|[–—-]|to the end of)\s*(?:the |early |late )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?$/i;
const BEGINS =
  /\b(?:open(?:s|ed)?|beg(?:ins?|an)|start(?:s|ed)?|commence[sd]?|r[ua]ns?|launche[sd]|start date|valid|in force|cover(?:s|ed)?|lasts?|beginning|starting|commencing|opening|takes? effect|took effect|comes? into force|came into force|sent out|(?:was|were|is|are|been) (?:made|set|given|granted|agreed|approved|adopted|issued|signed))\b[^.;\d]{0,25}$/i;
/** Whatever somebody began, made or took on that day. */
const BEGUN =
  /\b(?:beg[aiu]ns?|starts?|started|commence[sd]?|opened|opens|signed|let|made|agreed|granted|given|issued|elected|appointed|awarded|renewed|from)(?: on| with effect from| from)?(?: the)?\s*$/i;
/** The same thing ends: no other subject has come between. */
const ENDS =
  /^\s*(?:\([^()]{0,30}\)\s*)?,?\s*(?:(?:and|it|which|but|will|then|they|also|is|are|due|has|to|that|was|until|the|end|date|runs?|lasts?|stands?|stays?|remains?|valid|in|force)\s+){0,4}(?:clos(?:es?|ed|ing)|ends?|ended|ending|finish(?:es|ed|ing)?|expir(?:es?|ed|ing)|lapses?|runs? out|until|till|end date|terminat\w+)\b(?! (?:the|an?|our|its|that|this)\b)[^.;\d]{0,25}$/i;
/** `began on 1 August 2024 and ran for two years, to 31 July 2027`: how long, and up to when. */
const LASTS_TO =
  /^\s*,?\s*(?:(?:and|it|which|but|will|then|has|have|is|was|to) ){0,3}(?:r[ua]ns?|run|lasts?|lasted|stands?|stood|holds?|held|valid|let|in force|goes on|went on|continues?|continued)? ?(?:for )?(?:a (?:term|period) of )?(?<count>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve) (?:full |whole |calendar |school )?(?<unit>year|month|week)s?,? (?:(?:that is|i\.e\.|so|and|ending|ended|ends|finishing|expiring|expires),? ){0,2}(?:on|to|until|till|up to)\s*$/i;
/** Another one that was over before. */
const OTHER_PERIOD = /\b(?:previous|last|earlier|old|former|after|before|replac\w+|instead)\b/i;
const COUNTED =
  /\b(?<count>\d{1,2}|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve)[ -](?<unit>year|month|week)s?\b(?<rest>[^.;\d]{0,60})$/i;
/** A length that is not that of the period: of service, of age. */
const OTHER_LENGTH =
  /\b(?:service|experience|old|age|after|before|later|earlier|notice|every|each|reviewed|review|ago)\b/i;

/** Periods that end before they begin, or whose length is not the one that is named. */
export function periodsInReverse(prose: Prose): Finding[] {
  const dates = datesOf(prose);
  return dates.slice(1).flatMap((end, at): Finding[] => {
    const start = dates[at];
    if (!start) return [];
    const before = prose.text.slice(Math.max(0, start.index - 80), start.index);
    const between = prose.text.slice(start.index + start.words.length, end.index);
    const lasts = BEGUN.test(before) ? LASTS_TO.exec(between)?.groups : undefined;
    if (between.length > 120 || !(lasts ?? isPeriod(before, between))) return [];
    if (end.to < start.from)
      return [say(prose, end, `This ends on \`${end.words}\`, before it begins on \`${start.words}\`.`)];
    const length =
      (lasts && lengthOf(lasts.count ?? '', lasts.unit ?? '')) ??
      lengthSaid(before) ??
      lengthAfter(prose.text.slice(end.index + end.words.length, end.index + end.words.length + 60));
    if (!length) return [];
    const { words, months } = length;
    const leeway = months < 3 ? 0.35 : 1.1;
    const isOff =
      monthsBetween(start.from, end.to) + leeway < months || monthsBetween(start.to, end.from) - leeway > months;
    return isOff ? [say(prose, end, `From \`${start.words}\` to \`${end.words}\` is not ${words}.`)] : [];
  });
}

function isPeriod(before: string, between: string): boolean {
  if (FROM.test(before) && TO.test(between)) return true;
  if (TO.test(between) && /^\s*(?:to|until|till|up to|through to|[–—-])/i.test(between)) return true;
  return BEGINS.test(before) && ENDS.test(between) && !OTHER_PERIOD.test(between);
}

/** `two years, 1 January 2027 to 31 December 2028`: nothing but a comma stands between a length and its dates. */
const SET_APART =
  /^(?: (?:terms?|periods?|contracts?|courses?|leases?|trials?|pilots?|programmes?|in all|altogether))?\s*[,:–—-]\s*$/i;
/** What is counted again and again, or is a limit, is not the length of the dates. */
const NO_LENGTH =
  /\b(?:every|each|within|after|at least|at most|up to|about|around|nearly|some|over|under|than|last|next|first|other|school|term-time|teaching) $/i;
/** A school year has fewer weeks than a year. */
const MOST_WEEKS = 26;

/** `from 1 January 2027 to 31 December 2029 (two years)`. */
const AFTER_PERIOD =
  /^\)?,?\s*[(–—-]?\s*(?:(?:that is|i\.e\.|which is|which makes|making|being|lasting|altogether|in all),? )?(?:a (?:period|term|total) of )?(?<count>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)[ -](?:full |whole |calendar )?(?<unit>year|month|week)s?(?: (?:in all|altogether|long|exactly|in total))?\s*(?:[).;,]|$)/i;

function lengthAfter(after: string): { words: string; months: number } | undefined {
  const { count = '', unit = '' } = AFTER_PERIOD.exec(after)?.groups ?? {};
  return unit === '' ? undefined : lengthOf(count, unit);
}

function lengthSaid(before: string): { words: string; months: number } | undefined {
  const { count = '', unit = '', rest = '' } = COUNTED.exec(before)?.groups ?? {};
  if (unit === '' || OTHER_LENGTH.test(rest)) return undefined;
  const isBeside =
    SET_APART.test(rest) &&
    !NO_LENGTH.test(before.slice(0, before.length - rest.length).replace(/[\w]+[ -](?:year|month|week)s?$/i, '')) &&
    !(/^week/i.test(unit) && (COUNTS[count.toLowerCase()] ?? Number(count)) > MOST_WEEKS);
  if (!isBeside && !/\b(?:from|between|covers?|runs?|\()/i.test(before) && !BEGINS.test(before)) return undefined;
  return lengthOf(count, unit);
}

function lengthOf(count: string, unit: string): { words: string; months: number } {
  const number = COUNTS[count.toLowerCase()] ?? Number(count);
  const months =
    unit.toLowerCase() === 'year' ? number * 12 : unit.toLowerCase() === 'month' ? number : (number * 7) / 30.4;
  return { words: `${count} ${unit}${number === 1 ? '' : 's'}`, months };
}

function say(prose: Prose, { index, words }: WrittenDate, message: string): Finding {
  return findingIn(prose, index, words.length, {
    severity: 'warning',
    message,
    advice: 'Look up which date was meant.',
  });
}
