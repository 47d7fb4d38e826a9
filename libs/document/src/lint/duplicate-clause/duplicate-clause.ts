import type { ClauseIndexEntry } from '../../types.ts';
import { partFinder } from '../../read/reading.ts';
import { firstLineOf, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { EarlierParts } from './earlier-parts.ts';
import { saidIn, type Said } from './say-the-same.ts';

const FEWEST_WORDS = 8;

interface Part {
  readonly entry: ClauseIndexEntry;
  readonly said: Said;
}

/** Two parts that say the same: one of them will be changed and the other forgotten. */
export const duplicateClause: LintRule = {
  id: 'duplicate-clause',
  check: (desk) => {
    const blocks = ownBlocks(desk);
    const parts = desk.index.flatMap((entry): Part[] => {
      const said = entry.kind === 'preamble' ? undefined : saidInBlocks(blocks.get(entry.id) ?? []);
      return said ? [{ entry, said }] : [];
    });
    const earlier = new EarlierParts(parts.map(({ said }) => said));
    return parts.flatMap(({ entry }, at): Finding[] => {
      const same = parts[earlier.sameAs(at)]?.entry;
      if (!same) return [];
      return [
        {
          severity: 'warning',
          message: `This says the same as ${same.number || same.id}.`,
          advice: 'Keep one of them and refer to it with `:see[id]`.',
          ...firstLineOf(desk, entry.start),
        },
      ];
    });
  },
};

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
  const words = blocks.flatMap((block) => block.text.toLowerCase().match(/[\p{L}\p{N}£%\uFFFC]+/gu) ?? []);
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
