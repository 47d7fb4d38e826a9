import type { ClauseIndexEntry } from '../../types.ts';
import { partFinder } from '../../read/reading.ts';
import { firstLineOf, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { plainWords } from './plain-words.ts';
import { EarlierParts } from './earlier-parts.ts';
import { saidIn, type Said } from './say-the-same.ts';

const FEWEST_WORDS = 8;

/** A clause, or a paragraph of a text whose paragraphs are its provisions. */
interface Provision {
  readonly start: number;
  /** Where its words begin: after its fence or heading. */
  readonly wordsStart: number;
  /** As a message calls it. */
  readonly name: string;
  readonly said: Said;
}

/** Two provisions that say the same: one of them will be changed and the other forgotten. */
export const duplicateClause: LintRule = {
  id: 'duplicate-clause',
  check: (desk) => {
    const blocks = ownBlocks(desk);
    const provisions = desk.index.flatMap((entry) => provisionsOf(entry, blocks.get(entry.id) ?? [], desk));
    const earlier = new EarlierParts(provisions.map(({ said }) => said));
    return provisions.flatMap(({ start, wordsStart }, at): Finding[] => {
      const same = provisions[earlier.sameAs(at)];
      if (!same) return [];
      return [
        {
          severity: 'warning',
          message: `This says the same as ${same.name}.`,
          advice: 'Keep one of them and refer to it with `:see[id]`.',
          start,
          end: firstLineOf(desk, wordsStart).end,
        },
      ];
    });
  },
};

function provisionsOf(
  { id, kind, number, start }: ClauseIndexEntry,
  blocks: readonly Prose[],
  { lines }: LintDesk,
): Provision[] {
  const isClause = kind !== 'section' && kind !== 'appendix' && kind !== 'preamble';
  const paragraphs = blocks.filter((block) => block.kind === 'paragraph');
  if (isClause || (paragraphs.length < 2 && kind !== 'preamble')) {
    const said = saidInBlocks(blocks);
    return said ? [{ start, wordsStart: blocks[0]?.start ?? start, name: number || id, said }] : [];
  }
  return paragraphs.flatMap((block): Provision[] => {
    const said = saidInBlocks([block]);
    return said
      ? [{ start: block.start, wordsStart: block.start, name: `line ${lines.placeAt(block.start).line}`, said }]
      : [];
  });
}

interface SaidInBlocks {
  readonly blocks: readonly Prose[];
  readonly said: Said | undefined;
}
/** By the first block of a part: after an edit most parts have the blocks they had. */
const known = new WeakMap<Prose, SaidInBlocks>();

/** What the blocks of a part say; undefined when that is too little to compare. */
function saidInBlocks(blocks: readonly Prose[]): Said | undefined {
  const [first] = blocks;
  if (!first) return undefined;
  const before = known.get(first);
  if (before?.blocks.length === blocks.length && before.blocks.every((block, at) => block === blocks[at]))
    return before.said;
  const words = blocks.flatMap(({ text }) => plainWords(text));
  const said = words.length < FEWEST_WORDS ? undefined : saidIn(words);
  known.set(first, { blocks, said });
  return said;
}

/** The blocks of each part, its title and what belongs to parts inside it left out. */
function ownBlocks({ document, prose }: LintDesk): ReadonlyMap<string, readonly Prose[]> {
  const partAt = partFinder(document);
  const blocks = new Map<string, Prose[]>();
  for (const block of prose) {
    const part = partAt(block.start);
    if (!part || block.start < part.bodyStart) continue;
    const own = blocks.get(part.id);
    if (own) own.push(block);
    else blocks.set(part.id, [block]);
  }
  return blocks;
}
