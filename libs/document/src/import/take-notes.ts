import { isAllBold, withoutEmphasis } from './line-looks.ts';
import { itemsAfter } from './items-after.ts';
import type { Block } from './types.ts';

const NOTE = /^\**(?:N\.?\s?B\b\.?|Nota bene\b|Note:)\**[:.\s]/;
const FEWEST_NOTICE_WORDS = 10;

/** Puts an N.B., with the list it leads in to, and a warning set in bold before the first part into blocks of their own. */
export function takeNotes(blocks: readonly Block[]): Block[] {
  const kept: Block[] = [];
  let body = false;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index] as Block;
    body ||= block.kind === 'clause' || (block.kind === 'heading' && block.number !== '');
    if (block.kind === 'paragraph' && NOTE.test(block.text)) {
      const items = /[:;]\**$/.test(block.text) ? itemsAfter(blocks, index) : [];
      kept.push({ kind: 'note', line: block.line, blocks: [block, ...items] });
      index += items.length;
    } else if (
      !body &&
      block.kind === 'paragraph' &&
      isAllBold(block.text) &&
      block.text.split(/\s+/).length >= FEWEST_NOTICE_WORDS
    ) {
      kept.push({ kind: 'notice', line: block.line, blocks: [{ ...block, text: withoutEmphasis(block.text) }] });
    } else {
      kept.push(block);
    }
  }
  return kept;
}
