import type { PolicyNode } from '../../types.ts';
import type { LintDesk } from '../lint-rule.ts';
import { matchesOf } from '../matches-of.ts';
import { NOT_PROSE } from '../prose.ts';
import type { Sentence } from '../sentences.ts';

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
  /\b(?:(?:sections?|clauses?|paragraphs?|paras?\.?)\s+(?<worded>\d{1,2}(?:\.\d{1,2}){0,2})|(?:by|in|under|see|at)\s+(?<bare>\d{1,2}(?:\.\d{1,2}){1,2}))(?![\p{L}\p{N}/-]|\.\d|\s+(?:of|to|and|or)\b)/giu;
const typedIn = matchesOf(TYPED);
const SEE = /^:see\[([^\]\n]+)\]/;
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
  for (const match of typedIn(sentence)) {
    const { worded, bare } = match.groups ?? {};
    const part = byName.get(worded ?? bare ?? '');
    const length = bare?.length ?? match[0].length;
    const at = match.index + match[0].length - length;
    if (part)
      found.push({
        part,
        index: at,
        length,
        start: prose.offsetAt(index + at),
        end: prose.offsetAt(index + at + length - 1) + 1,
      });
  }
  return found;
}
