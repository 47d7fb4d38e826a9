import type { PolicyNode } from '../../types.ts';
import type { LintDesk } from '../lint-rule.ts';
import { matchesOf } from '../matches-of.ts';
import { NOT_PROSE, type Prose } from '../prose.ts';
import { remembered } from '../remembered.ts';
import { WORDS } from '../typed-reference/written-references.ts';
import { sentencesOf, type Sentence } from '../sentences.ts';
import { A_NUMBER, holdsAny } from '../words-of.ts';

/** A reference in a sentence, by number or by id, and the part it leads to. */
export interface Reference {
  readonly part: PolicyNode;
  readonly index: number;
  readonly length: number;
  /** Offsets of the source. */
  readonly start: number;
  readonly end: number;
}

const TYPED =
  /\b(?:(?:sections?|clauses?|paragraphs?|paras?\.?|(?<=(?:\b(?:in|under|at|see|by|from|with|to|as|and|or|per)\s|\())(?:parts?|points?|steps?|stages?|rules?|items?|chapters?|headings?|nos?\.|numbers?)|sect?\.|cls?\.|ss?\.)\s+(?:(?:no\.|number)\s+)?(?<worded>\d{1,2}(?:\.\d{1,2}){0,2}|one|two|three|four|five|six|seven|eight|nine|ten|[A-H])|(?:by|in|under|see|at|with|to|per)\s+(?<bare>\d{1,2}(?:\.\d{1,2}){1,2}))(?![\p{L}\p{N}/-]|\.\d|\(\p{L}\)|\s+(?:of|to)\b|\s+(?:and|or)\s+(?:\d|[A-H]\b|sections?|parts?|clauses?|paragraphs?))|§\s?(?<sign>\d{1,2}(?:\.\d{1,2}){0,2})(?![\p{N}]|\.\d)/giu;
const holdsTyped = holdsAny(
  `${A_NUMBER} section sections clause clauses paragraph paragraphs para paras part parts point points step steps stage stages rule rules
  item items chapter chapters heading headings no nos number numbers sec sect cl cls s ss`,
);
const typedIn = matchesOf<Sentence>(TYPED, ({ prose }) => holdsTyped(prose));
const TYPED_APPENDIX = /\b[Aa]ppendix (?<label>\d{1,2}|[A-Z])(?![\p{L}\p{N}/-]|\.\d|\s+(?:of|to)\b)/gu;
const holdsAppendix = holdsAny('appendix');
const appendicesIn = matchesOf<Sentence>(TYPED_APPENDIX, ({ prose }) => holdsAppendix(prose));
/** `described in “Kit”`: a part by its title. */
const TITLED = /[“"](?<title>[^“”"\n]{2,80})[”"]/gu;
const LEADS_TO_TITLE =
  /(?:\b(?:in|under|at|see|by|from|with|to|as|per|section|clause|heading|headed|part|paragraph|called|titled|on)|\()\s*(?:the (?:section|clause|part|paragraph)(?: on| called| headed)?\s+)?$/i;
const titledIn = matchesOf<Sentence>(TITLED, ({ text }) => /[“"]/.test(text));
/** `look under Reading above`, `the part on Passwords`: a title without quotation marks, in the midst of a sentence. */
const NAMED =
  /(?:\b(?:in|under|at|see|by|from|to|per|(?:section|part|bit|page|chapter|passage|paragraph|heading)s? (?:on|about|called|headed|for|titled|entitled|named)|headed|called|entitled|titled)|\() (?:the )?(?<title>\p{Lu}[^,.;:()?!\uFFFC]{3,60})/gu;
const namedIn = matchesOf<Sentence>(NAMED, ({ text }) => AFTER_SMALL.test(text));
/** A capital within a sentence: no title is named without. */
const AFTER_SMALL = /[a-z(] \p{Lu}/u;
const SEE = /^:see\[([^\]\n]+)\]/;
/** The sentences of a block in which something may be a reference, found once. */
export const sentencesThatMayRefer = remembered((block: Prose): readonly Sentence[] =>
  sentencesOf(block).filter(
    (sentence) =>
      sentence.text.includes(NOT_PROSE) ||
      [typedIn, appendicesIn, titledIn, namedIn].some((matches) => matches(sentence).length > 0),
  ),
);

/** The references of a sentence that lead somewhere. */
export function referencesIn(sentence: Sentence, byName: ReadonlyMap<string, PolicyNode>, desk: LintDesk): Reference[] {
  const { text, prose, index } = sentence;
  const found: Reference[] = [];
  for (let at = text.indexOf(NOT_PROSE); at >= 0; at = text.indexOf(NOT_PROSE, at + 1)) {
    const from = prose.offsetAt(index + at);
    const [written = '', name = ''] = SEE.exec(desk.document.text.slice(from, from + 100)) ?? [];
    const id = name.trim();
    const part = byName.get(id) ?? byName.get(id.toLowerCase());
    if (part) found.push({ part, index: at, length: 1, start: from, end: from + written.length });
  }
  const add = (name: string, at: number, length: number): void => {
    const part = byName.get(name);
    const [start, end] = [prose.offsetAt(index + at), prose.offsetAt(index + at + length - 1) + 1];
    if (part) found.push({ part, index: at, length, start, end });
  };
  for (const { 0: words, index: at, groups: { worded, bare, sign } = {} } of typedIn(sentence)) {
    const length = bare?.length ?? words.length;
    // `From stage 2 on there is a plan`: one of the stages that are told of, unless a part is called so.
    if (/^stage/i.test(words) && !/\bstage/i.test(byName.get(numberNamed(worded ?? ''))?.title ?? 'stage')) continue;
    add(numberNamed(worded ?? bare ?? sign ?? ''), at + words.length - length, length);
  }
  for (const { 0: words, index: at, groups } of appendicesIn(sentence))
    add(`Appendix ${groups?.label ?? ''}`, at, words.length);
  for (const { 0: words, index: at, groups } of titledIn(sentence))
    if (LEADS_TO_TITLE.test(text.slice(Math.max(0, at - 30), at)))
      add(titleName(groups?.title ?? ''), at, words.length);
  for (const { 0: words, index: at, groups: { title = '' } = {} } of namedIn(sentence)) {
    const from = at + words.length - title.length;
    const name = longestName(title, byName);
    // `in the Public Interest Disclosure Order` leads to no `Public interest`.
    if (
      name !== undefined &&
      !/^ \p{Lu}/u.test(title.slice(name)) &&
      !found.some(({ index: one, length }) => one < from + name && from < one + length)
    )
      add(titleName(title.slice(0, name)), from, name);
  }
  return found.sort((one, other) => one.index - other.index);
}

/** How long the longest title is that some words begin with. */
function longestName(words: string, byName: ReadonlyMap<string, PolicyNode>): number | undefined {
  const small = words.toLowerCase();
  for (let end = small.length; end > 0; end = small.lastIndexOf(' ', end - 1))
    if (byName.has(`“${small.slice(0, end)}”`)) return end;
  return undefined;
}

/** `section four` leads to 4, `part b` to B. */
function numberNamed(written: string): string {
  return WORDS[written.toLowerCase()] ?? written.toUpperCase();
}

/** What a part is found by when its title is written. */
export function titleName(title: string): string {
  return `“${title.trim().toLowerCase()}”`;
}
