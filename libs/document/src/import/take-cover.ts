import { isFinished, withoutEmphasis } from './line-looks.ts';
import { note, state, type Ledger } from './ledger.ts';
import { ORGANISATION_NOUN } from './organisation-name.ts';
import { readStatement } from './stated-labels.ts';
import { titleKey } from './take-contents.ts';
import type { Block, HeadingBlock } from './types.ts';

const DOCUMENT_WORD =
  /\b(?:policy|policies|protocol|procedures?|code|statement|guidance|guidelines|agreement|scheme|strategy|handbook)\b/i;
const CONNECTOR = /^(?:for|of|in|at|and|on|to)$/i;
const PUBLISHER = /\bcouncil\b|^city of\b|\bcounty\b|\bborough\b|\bdiocese\b/i;
const MOST_COVER_WORDS = 12;
const MOST_NAME_LINES = 8;

export interface Cover {
  /** Index of the first block of the body. */
  readonly end: number;
  readonly title: string;
  /** Indexes of the blocks that say the title, once or again. */
  readonly titles: ReadonlySet<number>;
}

/** Finds where the cover ends and what the document is called, unless its front matter has given the title. */
export function findCover(blocks: readonly Block[], fileName: string, given?: string): Cover {
  const titles = new Set<number>();
  const name: string[] = [];
  let end = 0;
  for (; end < blocks.length; end++) {
    const block = blocks[end] as Block;
    if (block.kind === 'table' || block.kind === 'generated' || block.kind === 'note') continue;
    if (block.kind === 'paragraph' && isCoverLine(block.text)) continue;
    if (block.kind !== 'heading' || block.number !== '' || block.appendix !== '') break;
    if (belongsToTitle(blocks, end, name, titles)) {
      titles.add(end);
      if (titleKey(name[0] ?? '') !== titleKey(block.title)) name.push(block.title);
    } else if (!staysOnCover(block, blocks[end + 1], name)) break;
  }
  return { end, title: given ?? (name.length > 0 ? name.join(' ') : titleOfFile(fileName)), titles };
}

function isCoverLine(text: string): boolean {
  return readStatement(text) !== undefined || (text.split(/\s+/).length <= MOST_COVER_WORDS && !isFinished(text));
}

function belongsToTitle(
  blocks: readonly Block[],
  index: number,
  name: readonly string[],
  titles: ReadonlySet<number>,
): boolean {
  const block = blocks[index] as HeadingBlock;
  const before = titles.has(index - 1) ? blocks[index - 1] : undefined;
  if (name.length === 0) return DOCUMENT_WORD.test(block.title) || isOnlyTopHeading(blocks, block);
  if (titleKey(block.title) === titleKey(name[0] ?? '') || titleKey(block.title) === titleKey(name.join(' ')))
    return true;
  return (
    before !== undefined &&
    name.length < MOST_NAME_LINES &&
    (CONNECTOR.test(block.title) || (before.kind === 'heading' && CONNECTOR.test(before.title)))
  );
}

function isOnlyTopHeading(blocks: readonly Block[], block: HeadingBlock): boolean {
  return (
    block.hashes === 1 &&
    blocks.find((other) => other !== block && other.kind === 'heading' && other.hashes === 1) === undefined
  );
}

function staysOnCover(block: HeadingBlock, next: Block | undefined, name: readonly string[]): boolean {
  if (ORGANISATION_NOUN.test(block.title) || PUBLISHER.test(block.title))
    return next?.kind !== 'clause' && next?.kind !== 'item';
  return name.length === 0 && next?.kind === 'heading';
}

/** Takes the cover lines out: the title, the organisation, the publisher, and whatever else stood there. */
export function takeCover(blocks: readonly Block[], cover: Cover, ledger: Ledger): Block[] {
  const lines: { text: string; line: number }[] = [];
  const body = blocks.filter((block, index) => {
    if (index >= cover.end || (block.kind !== 'heading' && block.kind !== 'paragraph')) return true;
    if (block.kind === 'paragraph' && readStatement(block.text)) return true;
    const text = withoutEmphasis(block.kind === 'heading' ? block.title : block.text);
    if (cover.titles.has(index)) note(ledger, 'title', text, block.line, 'title');
    else if (block.attached && lines.length > 0)
      lines.splice(-1, 1, { text: `${lines.at(-1)?.text} ${text}`, line: lines.at(-1)?.line ?? block.line });
    else lines.push({ text, line: block.line });
    return false;
  });
  for (const { text, line } of lines) {
    const key = PUBLISHER.test(text)
      ? 'publisher'
      : ORGANISATION_NOUN.test(text) && !ledger.stated.has('organisation')
        ? 'organisation'
        : 'cover';
    state(ledger, key, text);
    note(ledger, 'cover', text, line, `stated.${key}`);
  }
  return body;
}

function titleOfFile(fileName: string): string {
  const name = fileName
    .replace(/^.*[\\/]/, '')
    .replace(/\.[a-z0-9]+$/i, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return name === '' ? 'Untitled' : name.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}
