import type { Block, ItemBlock } from './types.ts';

/** The items of a list that follow one another directly behind a block. */
export function itemsAfter(blocks: readonly Block[], index: number): ItemBlock[] {
  const items: ItemBlock[] = [];
  for (let at = index + 1; at < blocks.length; at++) {
    const block = blocks[at] as Block;
    if (block.kind !== 'item') break;
    items.push(block);
  }
  return items;
}
