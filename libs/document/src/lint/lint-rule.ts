import type { Root } from 'mdast';
import type { ClauseIndex, OrganisationFacts, PolicyDocument, Severity, Splice, Suggestion } from '../types.ts';
import type { LineMap } from '../read/line-map.ts';
import type { Prose } from './prose.ts';
import type { Remembering } from './remembered.ts';

/** What a rule may look at. All of it is read once and shared by the rules. */
export interface LintDesk extends Remembering {
  readonly document: PolicyDocument;
  readonly tree: Root;
  readonly lines: LineMap;
  readonly index: ClauseIndex;
  /** Paragraphs, headings and table cells as they are read, with the way back to their source. */
  readonly prose: readonly Prose[];
  /** ISO date. */
  readonly today: string;
  readonly edition?: PolicyDocument;
  readonly organisation?: OrganisationFacts;
}

/** Something a rule found, by offsets of the source. */
export interface Finding {
  readonly severity: Severity;
  readonly message: string;
  readonly advice: string;
  readonly start: number;
  readonly end: number;
  readonly source?: string;
  readonly fix?: readonly Splice[];
  readonly suggestions?: readonly Suggestion[];
  /** Said of the first place alone, however often the text says the same. */
  readonly onceInAText?: true;
}

/** One rule: its id is its folder's name, its examples stand beside it and are its tests. It has one of the two checks, or both. */
export interface LintRule {
  readonly id: string;
  /** What the words of one block say, whatever stands around it: asked again only where a block was changed. */
  readonly checkBlock?: (prose: Prose, facts: BlockFacts) => readonly Finding[];
  readonly check?: (desk: LintDesk) => Finding[];
}

/** What a check of one block may look at beside its words; the offsets of the text are those of the block. */
export type BlockFacts = Pick<LintDesk, 'document' | 'today' | 'edition' | 'organisation'>;

/** Past so many findings of one rule the rest of a text is not searched: nobody reads on, and the text may be made to exhaust us. */
export const MOST_LOOKED_FOR = 10_000;

/** What a rule finds in a text, block by block until there are `most`. */
export function findingsOf(
  { check, checkBlock }: LintRule,
  desk: LintDesk,
  most = Infinity,
  inBlock: (prose: Prose) => readonly Finding[] = (prose) => checkBlock?.(prose, desk) ?? [],
): Finding[] {
  const found: Finding[] = [];
  if (checkBlock)
    for (const prose of desk.prose) {
      if (found.length >= most) break;
      for (const finding of inBlock(prose)) found.push(finding);
    }
  return [...found, ...(check?.(desk) ?? [])];
}

/** One edit, as a fix that is made when nothing can be wrong with it, and else as a suggestion. */
export function mend(
  splices: readonly Splice[],
  certain: boolean,
  title: string,
): Pick<Finding, 'fix' | 'suggestions'> {
  return certain ? { fix: splices } : { suggestions: [{ title, splices }] };
}

/** A finding about words of a prose block, `index` counted in its text. */
export function findingIn(prose: Prose, index: number, length: number, rest: Omit<Finding, 'start' | 'end'>): Finding {
  return { ...rest, start: prose.offsetAt(index), end: prose.offsetAt(index + length - 1) + 1 };
}

/** Sentences are looked at this far on either side: no sentence that anyone reads is longer. */
const LONGEST_SENTENCE = 600;

/** The sentence of a text that holds an index: from the last full stop to the next. */
export function sentenceAt(text: string, index: number): string {
  const before = text.slice(Math.max(0, index - LONGEST_SENTENCE), index);
  const after = text.slice(index, index + LONGEST_SENTENCE);
  const starts = [...before.matchAll(/[.!?](?=\s+[\p{Lu}“"‘'])/gu)];
  const end = /[.!?](?=\s+[\p{Lu}“"‘']|$)/u.exec(after);
  return (before.slice((starts.at(-1)?.index ?? -1) + 1) + after.slice(0, end ? end.index + 1 : after.length)).trim();
}

/** The first line of a part, without its line end: where a problem with the whole part is shown. */
export function firstLineOf({ document, lines }: LintDesk, start: number): { start: number; end: number } {
  return { start, end: start + document.text.slice(start, lines.nextLine(start)).trimEnd().length };
}
