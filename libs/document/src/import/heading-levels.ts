import type { Block, HeadingBlock } from './types.ts';

const DEEPEST = 4;
const SECTION = 2;

/** The level of each heading: by its typed number first, then by its `#` signs among the others, then by its looks. */
export function headingLevels(blocks: readonly Block[]): Map<Block, number> {
  const levels = new Map<Block, number>();
  const headings = blocks.filter((block) => block.kind === 'heading');
  const ranks = [...new Set(headings.filter(isPlainHash).map(({ hashes }) => hashes))].sort((a, b) => a - b);
  const byLooks = looksLevels(blocks);
  let inAppendix = false;
  let current = 1;
  /** No level is left out on the way down: the first heading may be a section at most. */
  let last = 1;
  for (const heading of headings) {
    if (heading.appendix !== '') inAppendix = true;
    else if (heading.number !== '') inAppendix = false;
    const level = Math.min(DEEPEST, levelOf(heading, { ranks, byLooks, inAppendix, current }));
    if (heading.hashes > 0 || heading.number !== '' || heading.appendix !== '') current = level;
    last = Math.max(1, Math.min(level, last + 1));
    levels.set(heading, last);
  }
  return levels;
}

interface Around {
  readonly ranks: readonly number[];
  readonly byLooks: ReadonlyMap<Block, number>;
  readonly inAppendix: boolean;
  /** Level of the last heading that is sure of it. */
  readonly current: number;
}

function levelOf(heading: HeadingBlock, { ranks, byLooks, inAppendix, current }: Around): number {
  if (heading.appendix !== '') return 1;
  if (heading.number !== '') return heading.number.split('.').length + 1;
  if (heading.hashes > 0) return SECTION + ranks.indexOf(heading.hashes);
  if (inAppendix) return Math.max(SECTION, ranks.length > 0 ? current + 1 : SECTION);
  if (ranks.length > 1 || current > 1) return current + 1;
  return byLooks.get(heading) ?? SECTION;
}

function isPlainHash({ hashes, number, appendix }: HeadingBlock): boolean {
  return hashes > 0 && number === '' && appendix === '';
}

/**
 * Levels where only looks can tell. A name with a colon stands under the section before. A heading with nothing of its
 * own stands over the next one, and over those after it that repeat a word of it.
 */
function looksLevels(blocks: readonly Block[]): Map<Block, number> {
  const levels = new Map<Block, number>();
  let over = '';
  let before = false;
  blocks.forEach((block, index) => {
    if (block.kind !== 'heading') return;
    const last = blocks[index - 1];
    const isUnder = over !== '' && (last?.kind === 'heading' || sharesWord(over, block.title));
    levels.set(block, before && (isUnder || block.look === 'colon') ? SECTION + 1 : SECTION);
    if (!isUnder && block.look !== 'colon') over = blocks[index + 1]?.kind === 'heading' ? block.title : '';
    before = true;
  });
  return levels;
}

function sharesWord(over: string, title: string): boolean {
  const words: readonly string[] = title.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
  return (over.toLowerCase().match(/\p{L}{5,}/gu) ?? []).some((word) => words.includes(word));
}
