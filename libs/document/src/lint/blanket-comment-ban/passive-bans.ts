import { allMatches } from '../all-matches.ts';
import {
  IS_NOT_SAID,
  KEEPS_OFF,
  KEEPS_OUT,
  KEEPS_SILENT,
  MAKES_NONE,
  NEVER_SAID_OF,
  NO_REMARK,
  NO_SUCH,
  NOT_TO_FEATURE,
  NOT_TOLD_OUTSIDE,
  NOTHING_SAID,
  SAID_OR_FEATURED,
  STAYS_INSIDE,
  KEPT_OFF,
  WHERE_CONCERNED,
} from './passive-forms.ts';
import { generalObject, isOfAll, isSetting } from './general-object.ts';

/** Where a ban stands in its sentence. */
export type Span = readonly [start: number, end: number];

/** Somebody is to be asked first: about the press, that is only a way to go. */
const WITH_LEAVE = /\b(?:unless|without|except|permission|consent|authoris\w+|approv\w+|refer(?:s|red)?|only)\b/i;
const NEGATED = /\b(?:nobody|no[ -]one|not|never|cannot|without)\b[^.;:,]{0,40}$|n[’']t\b[^.;:,]{0,40}$/i;

/** What each of these is without which it forbids nothing, for less than a search takes. */
const OUTSIDE_OR_INSIDE =
  /complaint|concern|grievance|worr|contact|correspond|communicat|dealing|conversation|stay|remain|belong/i;
const KEEP = /keep|leav|kept|left/i;
const NO =
  /\bno|silen|quiet|mum|tight|zipped|tongue|peace|lips|mouth|counsel|\bthemsel|\byoursel|\bhimsel|\bhersel|shtum|schtum/i;
const TALK = /subject|topic|matter|question|talk|mention|discuss|conversation|chat|comment|post|message/i;

/** Where a ban stands that does not say who is to say nothing. */
export function passiveBanIn(text: string): Span | undefined {
  if (SAID_OR_FEATURED.test(text))
    for (const match of [...allMatches(NEVER_SAID_OF, text), ...allMatches(NOT_TO_FEATURE, text)])
      if (isOfSetting(match.groups ?? {})) return [match.index, match.index + match[0].length];
  if (SAID_OR_FEATURED.test(text))
    for (const match of allMatches(IS_NOT_SAID, text)) {
      for (const subject of subjectsBefore(text.slice(0, match.index))) {
        const end = generalObject(subject)?.end ?? 0;
        if (end > 0 && subject.slice(end).trim() === '')
          return [match.index - subject.trim().length - 1, match.index + match[0].length];
      }
    }
  if (OUTSIDE_OR_INSIDE.test(text))
    for (const match of [...allMatches(NOT_TOLD_OUTSIDE, text), ...allMatches(STAYS_INSIDE, text)])
      return [match.index, match.index + match[0].length];
  for (const match of text.includes('concerned') ? allMatches(WHERE_CONCERNED, text) : [])
    if (isSetting(match.groups?.setting ?? '') && KEPT_OFF.test(text))
      return [match.index, match.index + match[0].length];
  for (const match of KEEP.test(text) ? allMatches(KEEPS_OUT, text) : [])
    if (generalObject(match.groups?.object ?? '') && !NEGATED.test(text.slice(0, match.index)))
      return [match.index, match.index + match[0].length];
  const hasNo = NO.test(text);
  for (const match of hasNo ? allMatches(NO_REMARK, text) : []) {
    const object = match.groups?.object ?? '';
    if (generalObject(object)) return [match.index, match.index + match[0].length];
  }
  for (const match of [
    ...(hasNo ? [NOTHING_SAID, MAKES_NONE, KEEPS_SILENT] : []).flatMap((pattern) => allMatches(pattern, text)),
    ...(TALK.test(text) ? allMatches(KEEPS_OFF, text) : []),
    ...(hasNo ? allMatches(NO_SUCH, text) : []),
  ]) {
    const end = endOfRemark(text, match.index + match[0].length);
    if (end !== undefined && !NEGATED.test(text.slice(0, match.index))) return [match.index, end];
  }
  return undefined;
}

/** What may be the subject of the verb that follows: all since the last comma, or what follows a `that`. */
function subjectsBefore(before: string): string[] {
  const clause = before.slice(before.search(/[^,;:]*$/));
  return [clause, clause.split(/\bthat\b/).at(-1) ?? ''];
}

/** `the school`, `the school and its staff`, `school matters`. */
function isOfSetting({ owner = '', setting = '', last = '' }: Record<string, string | undefined>): boolean {
  return isSetting(setting) || isSetting(last) || (isSetting(owner) && isOfAll(setting));
}

/** Where a remark ends that may be about anything to do with the setting; undefined when it is about something narrower. */
export function endOfRemark(text: string, from: number): number | undefined {
  const object = generalObject(text.slice(from), text.slice(0, from));
  return !object || (object.toPress && WITH_LEAVE.test(text)) ? undefined : from + object.end;
}
