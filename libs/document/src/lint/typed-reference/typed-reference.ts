import type { PolicyNode } from '../../types.ts';
import { walkNodes } from '../../find-node.ts';
import { findingIn, mend, sentenceAt, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { countsAsTyped } from '../typed-number/counts-as-typed.ts';
import {
  ACT_SECTIONS,
  isElsewhere,
  isLetteredPart,
  SENDS,
  SENT_BEFORE,
  WORDS,
  locatedIn,
  referencesIn,
  shortIn,
  sentToIn,
  bareIn,
  MEASURED,
  RANGE,
  NAMES_LAW,
  IS_HERE,
  LAW_WORDS,
  OTHER_TEXT,
  NEARBY,
  THIS_TEXT,
} from './written-references.ts';

/** `section 6` written by hand: it goes wrong as soon as something is put in before it. */
export const typedReference: LintRule = {
  id: 'typed-reference',
  check: (desk) => {
    const typed = typedNumbers(desk.prose);
    const numbered = walkNodes(desk.document.nodes).filter((node) => node.number);
    const byNumber: PartsByNumber = {
      parts: new Map(numbered.map((node) => [keyOf(node), node])),
      isCounted: countsAsTyped(desk),
    };
    return desk.prose
      .filter((prose) => prose.kind !== 'heading')
      .flatMap((prose) => [...inProse(prose, byNumber, desk), ...toTyped(prose, typed, byNumber.parts)]);
  },
};

/** The numbers that paragraphs and headings of an unmarked text have typed at their heads. */
function typedNumbers(prose: readonly Prose[]): ReadonlySet<string> {
  return new Set(
    prose
      .flatMap(({ kind, text }) =>
        kind === 'cell' ? [] : [/^\d{1,2}(?:\.\d{1,2}){1,3}(?=[.)]?\s)/.exec(text)?.[0] ?? []],
      )
      .flat(),
  );
}

/** `the rule in 2.1` in a text that types its numbers: what it leads to is no part yet. */
function toTyped(prose: Prose, typed: ReadonlySet<string>, known: ReadonlyMap<string, PolicyNode>): Finding[] {
  if (typed.size === 0) return [];
  return shortIn(prose).flatMap((match): Finding[] => {
    const number = match.groups?.bare ?? '';
    if (!typed.has(number) || known.has(number) || isElsewhere(prose.text, match)) return [];
    const index = match.index + match[0].length - number.length;
    return [
      findingIn(prose, index, number.length, {
        severity: 'warning',
        message: `\`${number}\` is written by hand.`,
        advice: 'Make its target a clause with an id, and write `:see[id]`.',
      }),
    ];
  });
}

interface PartsByNumber {
  readonly parts: ReadonlyMap<string, PolicyNode>;
  /** No number is typed in the text that is counted otherwise: a reference by hand can only mean the counted one. */
  readonly isCounted: boolean;
}

function inProse(prose: Prose, byNumber: PartsByNumber, desk: LintDesk): Finding[] {
  const found = [
    ...inWords(prose, byNumber, desk),
    ...inShort(prose, byNumber, desk),
    ...located(prose, byNumber, desk),
  ];
  return found.length > 1 ? saidOnce(found) : found;
}

/** What is read in two ways is said once. Which words were read is noted letter by letter: a text may be nothing but references. */
function saidOnce(found: readonly Finding[]): Finding[] {
  const read = new Set<number>();
  return found.filter(({ start, end }) => {
    const letters = Array.from({ length: end - start }, (_, at) => start + at);
    const isNew = !letters.some((letter) => read.has(letter));
    for (const letter of letters) read.add(letter);
    return isNew;
  });
}

function inWords(prose: Prose, byNumber: PartsByNumber, desk: LintDesk): Finding[] {
  return referencesIn(prose).flatMap((match): Finding[] => {
    const { kind = '', number: written = '' } = match.groups ?? {};
    if (isElsewhere(prose.text, match)) return [];
    const appendix = /^a/i.test(kind);
    // `a section A` is no reference, `appendix A` is.
    if (appendix ? /^[a-h]$/.test(written) : !isNumbered(kind, written, prose.text, match.index)) return [];
    const number = WORDS[written.toLowerCase()] ?? written;
    const part = byNumber.parts.get(appendix ? `appendix ${number.toUpperCase()}` : number);
    const after = prose.text.slice(match.index + match[0].length);
    // `section 6(2)` is of an Act.
    if (/^se/i.test(kind) && /\(\d/.test(written) && !part) return [];
    const isHere = IS_HERE.test(after) || THIS_TEXT.test(after);
    if (/^[ivx]+$/i.test(written) && !part && (written !== written.toUpperCase() || written === 'I')) return [];
    if (isHere) return [say(prose, match.index, match[0], part, desk, byNumber.isCounted)];
    // `Point 4` may count what is earned; `go to point 4` sends a reader. `Section 4 metres wide` is a place.
    const isPoint = /^point/i.test(kind) && !isSentToPoint(prose.text.slice(0, match.index), after);
    if ((isPoint && !(part && number.includes('.'))) || /^ (?:metres?|feet|m|cm)\b/.test(after)) return [];
    if (!part && (NAMES_LAW.test(after) || isOfAnAct(prose.text, match, number))) return [];
    return [say(prose, match.index, match[0], part, desk, byNumber.isCounted)];
  });
}

function isSentToPoint(before: string, after: string): boolean {
  return SENT_BEFORE.test(before.slice(-NEARBY)) && /^(?:[.,;:)]|$)/.test(after);
}

/** Whether what follows `section` counts: a number, a letter with one, or a capital to which a reader is sent. */
function isNumbered(kind: string, written: string, text: string, index: number): boolean {
  if (!/^[A-H]\d*(?:\.\d+)?$/i.test(written)) return true;
  if (!/^[A-H]/.test(written) || /^point/i.test(kind)) return false;
  const isSent = written.length > 1 || SENT_BEFORE.test(text.slice(Math.max(0, index - NEARBY), index));
  return isSent && isLetteredPart(text, index);
}

/** Whether `section 47` that leads to no part of the text is that of an Act: by its number, or by the law that its sentence names. */
function isOfAnAct(text: string, match: RegExpExecArray, number: string): boolean {
  if (!/^sec/i.test(match.groups?.kind ?? '') || SENDS.test(text.slice(Math.max(0, match.index - NEARBY), match.index)))
    return false;
  if (ACT_SECTIONS.has(number)) return true;
  const sentence = sentenceAt(text, match.index);
  // `Since 1996 section 33 has been changed twice.`
  const isDated = Number(number) > MOST_SECTIONS && /\b(?:19|20)\d\d\b/.test(sentence);
  return /^\d+$/.test(number) && (isDated || LAW_WORDS.test(sentence));
}

function inShort(prose: Prose, byNumber: PartsByNumber, desk: LintDesk): Finding[] {
  return shortIn(prose).flatMap((match): Finding[] => {
    const { bare, section, sign } = match.groups ?? {};
    const part = byNumber.parts.get(bare ?? section ?? sign ?? '');
    const near = prose.text.slice(Math.max(0, match.index - NEARBY), match.index);
    if (isElsewhere(prose.text, match) || MEASURED.test(near) || !(part ?? isPlain(prose.text, match))) return [];
    const words = bare ?? match[0];
    const index = match.index + match[0].length - words.length;
    // `Paragraphs 1.1 to 1.2` is one finding.
    if (
      /\b(?:sections?|clauses?|paragraphs?|paras?\.?|points?)\s+[\d.]+(?:,| and| to)*\s*$/i.test(
        prose.text.slice(Math.max(0, index - NEARBY), index),
      )
    )
      return [];
    return [say(prose, index, words, part, desk, byNumber.isCounted)];
  });
}

/** Whether a number that leads to no part of the text is a reference all the same, and no time, size or section of an Act. */
function isPlain(text: string, match: RegExpExecArray): boolean {
  const { lead = '', bare, section } = match.groups ?? {};
  const after = text.slice(match.index + match[0].length, match.index + match[0].length + NEARBY);
  if (IS_HERE.test(after) || THIS_TEXT.test(after)) return true;
  if (bare === undefined)
    return Number(section ?? '0') <= MOST_SECTIONS && !LAW_WORDS.test(sentenceAt(text, match.index));
  if (/^see$/i.test(lead)) return true;
  return bare.split('.').length > 2 && /^(?:in|under|by|at|follow|per|to|of)$/i.test(lead) && !DATED.test(bare);
}

/** A policy has no more sections; an Act has. */
const MOST_SECTIONS = 20;
const DATED = /^\d{1,2}\.\d{1,2}\.\d\d$/;

function located(prose: Prose, { isCounted }: PartsByNumber, desk: LintDesk): Finding[] {
  const { text } = prose;
  const isOurs = (match: RegExpExecArray): boolean =>
    !isElsewhere(text, match) && !OTHER_TEXT.test(sentenceAt(text, match.index));
  const found = [...locatedIn(prose), ...[...sentToIn(prose), ...bareIn(prose)].filter(isOurs)];
  return found.map((match) => say(prose, match.index, match[0], undefined, desk, isCounted));
}

function say(
  prose: Prose,
  index: number,
  words: string,
  part: PolicyNode | undefined,
  desk: LintDesk,
  isCounted: boolean,
): Finding {
  if (!part) {
    const advice =
      'Write `:see[id]` with the id of the part that is meant; if it stands in another document, name that document.';
    return findingIn(prose, index, words.length, {
      severity: 'warning',
      message: `\`${words}\` is written by hand and leads to no part of this text.`,
      advice,
    });
  }
  const start = prose.offsetAt(index);
  const end = prose.offsetAt(index + words.length - 1) + 1;
  const replacement = referenceTo(part, words);
  // Of `sections 1, 2 and 3` one number cannot be replaced alone.
  const plain = desk.document.text.slice(start, end) === words && !RANGE.test(prose.text.slice(index + words.length));
  const certain = isCounted && !OTHER_TEXT.test(sentenceAt(prose.text, index));
  const fix = plain ? mend([{ start, end, text: replacement }], certain, `Write ${replacement}`) : {};
  const advice = `Write \`${replacement}\`: its number follows when the text changes.`;
  return { severity: 'warning', message: `\`${words}\` is written by hand.`, advice, start, end, ...fix };
}

/** `section 6` becomes `:see[…]`, which says the word and keeps the capital; `clause 6.1` keeps its word, for there `:see[…]` says the number alone. */
function referenceTo(part: PolicyNode, words: string): string {
  const [word = ''] = words.split(/\s/);
  if (part.kind === 'clause') return `${/^\p{L}+\.?$/u.test(word) ? `${word} ` : ''}:see[${part.id}]`;
  return /^\p{Lu}/u.test(word) && part.kind === 'section'
    ? `:see[${part.id.charAt(0).toUpperCase()}${part.id.slice(1)}]`
    : `:see[${part.id}]`;
}

function keyOf(node: PolicyNode): string {
  return node.kind === 'appendix' ? node.number.replace('Appendix', 'appendix') : node.number;
}
