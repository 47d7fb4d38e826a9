import { blockText } from '../merge/blocks.ts';
import { orderOf, ownBlocks, partTree, ROOT, type Part, type PartTree } from '../merge/policy-parts.ts';
import { tokenise, wordsOf } from '../merge/tokens.ts';
import { foldSpace } from '../normalise-text.ts';
import { type PolicyDocument } from '../types.ts';

/** What one row of a comparison is about: a clause, or a paragraph (with its list) of a section without clauses. */
export interface ComparedUnit {
  readonly clauseId: string;
  readonly number: string;
  readonly title: string;
  readonly text: string;
  /** The same as it is written, its line ends and lists kept. */
  readonly source: string;
  /** Lower case, for likeness. */
  readonly words: readonly string[];
  /** Titles of what it stands in and its own, the outermost first: a word of the title tells what the words are about. */
  readonly titles: readonly string[];
  /** Its id is its own, not that of the section around it. */
  readonly isClause: boolean;
}

const TITLE_WORDS = 8;
/** Advice to the writer and generated blocks are no provisions. */
const UNSAID = /^:{2,}(?:guidance\b|[a-z-]+(?:\[[^\]]*\])?(?:\{[^}]*\})?\s*$)/;

/** The units of a policy in the order of its text; parts that say nothing of their own are left out. */
export function comparedUnits(document: PolicyDocument): ComparedUnit[] {
  const tree = partTree(document);
  return orderOf(tree).flatMap((id) => {
    const part = tree.parts.get(id);
    return part === undefined ? [] : unitsOf(part, titlesOf(part, tree)).filter((unit) => unit.words.length > 0);
  });
}

function titlesOf(part: Part, tree: PartTree): string[] {
  const parent = part.parentId === ROOT ? undefined : tree.parts.get(part.parentId);
  return [...(parent ? titlesOf(parent, tree) : []), part.title];
}

function unitsOf(part: Part, titles: readonly string[]): ComparedUnit[] {
  const { id: clauseId, kind, number, title } = part;
  const texts = provisions(part);
  if (kind !== 'section' && kind !== 'appendix' && kind !== 'preamble') {
    const source = texts.map((text) => text.source).join('\n\n');
    return [
      { clauseId, number, title, titles, isClause: true, ...said(texts.map(({ text }) => text).join(' ')), source },
    ];
  }
  return texts.map(({ text, source }) => {
    const name = [title, opening(text)].filter(Boolean).join(': ');
    return { clauseId, number, title: name, titles, isClause: false, ...said(text), source };
  });
}

interface Provision {
  readonly text: string;
  readonly source: string;
}

/** Own paragraphs, each with the list or table behind it. */
function provisions(part: Part): Provision[] {
  const texts: Provision[] = [];
  let gap = '';
  for (const block of ownBlocks(part)) {
    const source = blockText(block).replace(/\s+$/, '');
    const text = source.trim();
    if (UNSAID.test(text) || block.kind === 'heading') continue;
    const last = texts.at(-1);
    const joins = block.kind === 'item' || block.kind === 'row';
    if (joins && last) texts[texts.length - 1] = { text: `${last.text} ${text}`, source: last.source + gap + source };
    else texts.push({ text, source });
    gap = block.separator || '\n';
  }
  return texts;
}

function said(text: string): Pick<ComparedUnit, 'text' | 'words'> {
  return { text: foldSpace(text), words: wordsOf(tokenise(text)) };
}

function opening(text: string): string {
  const words = foldSpace(text.replaceAll('*', '')).split(' ');
  return words.length > TITLE_WORDS ? `${words.slice(0, TITLE_WORDS).join(' ')}…` : words.join(' ');
}
