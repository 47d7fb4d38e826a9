import { alignEqual } from './align.ts';
import { mergeMarkdown } from './merge-markdown.ts';
import { mergePolicies, WHOLE_TEXT } from './merge-policies.ts';
import { joinPieces } from './merge-words.ts';
import { textOf, tokenise } from './tokens.ts';
import {
  type Choice,
  type ChoiceAnswer,
  type MergeResult,
  type NotCarriedOver,
  type Piece,
  type ThreeTexts,
} from './types.ts';

/** A merge of three texts of any kind, as settled text and passages to choose. */
export interface TextMerge {
  readonly chunks: readonly Piece[];
  /** What there is to choose; more than the passages where one of them is settled by a rule whatever is chosen. */
  readonly choices: number;
  /** What the rules of clauses left out of the text. */
  readonly notCarriedOver: readonly NotCarriedOver[];
}

/** Merges policies by their clauses and their rules when all three have ids, and as plain Markdown otherwise. */
export function mergeTexts(texts: ThreeTexts): TextMerge {
  const merged = Object.values(texts).every(hasIds) ? mergePolicies(texts) : undefined;
  if (merged === undefined || merged.choices.some((choice) => choice.clauseId === WHOLE_TEXT)) {
    const { chunks } = mergeMarkdown(texts);
    return { chunks, choices: chunks.filter((chunk) => typeof chunk !== 'string').length, notCarriedOver: [] };
  }
  const chunks = merged.clean ? wholeText(merged.text) : passages(texts, merged);
  return { chunks, choices: merged.choices.length, notCarriedOver: merged.notCarriedOver };
}

function hasIds(text: string): boolean {
  return (
    /^:{3,}clause(?:\[[^\]\n]*\])?\{[^}\n]*#[a-z0-9]/m.test(text) ||
    /^#{1,6} .*\{[^}\n]*#[a-z0-9][^}\n]*\}[ \t]*\r?$/m.test(text)
  );
}

function wholeText(text: string): Piece[] {
  return text === '' ? [] : [text];
}

/** Where the text with ours chosen throughout and the text with theirs differ, there is a passage to choose. */
function passages(texts: ThreeTexts, merged: MergeResult): Piece[] {
  const chosen = (answer: ChoiceAnswer['answer']): string[] => {
    const answers = Object.fromEntries(merged.choices.map(({ clauseId }) => [clauseId, { answer }]));
    return mergePolicies({ ...texts, answers }).text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  };
  const [ours, theirs] = [chosen('ours'), chosen('theirs')];
  const pieces: Piece[] = [];
  let [fromOurs, fromTheirs] = [0, 0];
  const addGap = (endOurs: number, endTheirs: number): void => {
    const passage = {
      ours: ours.slice(fromOurs, endOurs).join(''),
      theirs: theirs.slice(fromTheirs, endTheirs).join(''),
    };
    if (passage.ours !== passage.theirs) pieces.push(...narrowed(passage, merged.choices));
    else pieces.push(passage.ours);
  };
  alignEqual(ours, theirs).forEach((inTheirs, inOurs) => {
    if (inTheirs < 0) return;
    addGap(inOurs, inTheirs);
    pieces.push(ours[inOurs] ?? '');
    [fromOurs, fromTheirs] = [inOurs + 1, inTheirs + 1];
  });
  addGap(ours.length, theirs.length);
  return joinPieces(pieces);
}

/** A passage without the words that both begin and end with. */
function narrowed(
  { ours, theirs }: { readonly ours: string; readonly theirs: string },
  choices: readonly Choice[],
): Piece[] {
  const [a, b] = [tokenise(ours), tokenise(theirs)];
  const same = (left: number, right: number): boolean =>
    a[left]?.word === b[right]?.word && a[left]?.space === b[right]?.space;
  const most = Math.min(a.length, b.length);
  let [start, end] = [0, 0];
  while (start < most && same(start, start)) start++;
  while (end < most - start && same(a.length - 1 - end, b.length - 1 - end)) end++;
  const inOurs = textOf(a.slice(start, a.length - end));
  const inTheirs = textOf(b.slice(start, b.length - end));
  const about = choices.find((choice) => holds(choice.ours, inOurs) || holds(choice.theirs, inTheirs));
  const clash = { base: about?.base ?? '', ours: inOurs, theirs: inTheirs };
  return [textOf(a.slice(0, start)), clash, textOf(a.slice(a.length - end))].filter((piece) => piece !== '');
}

function holds(text: string, part: string): boolean {
  return part.trim() !== '' && text.includes(part.trim());
}
