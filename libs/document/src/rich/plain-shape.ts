import { lookKey } from '../copy/write-words.ts';
import type { CopyRun, Look } from '../copy/types.ts';
import type { FieldSigns } from './field-signs.ts';
import type { RichBlock, RichInline, RichMark } from './types.ts';

/** What a rich text says and how it looks, and nothing of how it is written: equal for texts that read the same. */
export type PlainBlock =
  | { readonly kind: 'paragraph'; readonly runs: readonly CopyRun[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly PlainBlock[])[];
    }
  | { readonly kind: 'kept'; readonly source: string };

/** Blocks in their plain shape; empty paragraphs and items, which Markdown cannot say, are left out. */
export function plainBlocks(blocks: readonly RichBlock[], signs: FieldSigns): PlainBlock[] {
  return blocks.flatMap((block): PlainBlock[] => {
    if (block.type === 'kept') return [{ kind: 'kept', source: block.attrs.source }];
    if (block.type === 'paragraph') {
      const runs = settleRuns((block.content ?? []).map((inline) => runOf(inline, signs)));
      return runs.length > 0 ? [{ kind: 'paragraph', runs }] : [];
    }
    const items = block.content.flatMap((item) => plainItems(plainBlocks(item.content, signs)));
    if (items.length === 0) return [];
    const ordered = block.type === 'ordered_list';
    return [{ kind: 'list', ordered, start: ordered ? block.attrs.start : 1, items }];
  });
}

/** An item begins with words: where there are none, the list inside takes its place. */
function plainItems(blocks: readonly PlainBlock[]): (readonly PlainBlock[])[] {
  const [first, ...rest] = blocks;
  if (!first) return [];
  if (first.kind !== 'list') return [blocks];
  const last = first.items.at(-1) ?? [];
  return [...first.items.slice(0, -1), [...last, ...rest]];
}

/** Equal for blocks that read the same. */
export function keyOf(block: PlainBlock): string {
  return JSON.stringify(block, (_key, value: unknown) => (typeof value === 'string' ? value.normalize('NFC') : value));
}

function runOf(inline: RichInline, signs: FieldSigns): CopyRun {
  const look = lookOf(inline.marks ?? []);
  if (inline.type === 'hard_break') return { ...look, text: '\n' };
  return { ...look, text: inline.type === 'field' ? signs.signOf(inline.attrs.source) : inline.text };
}

function lookOf(marks: readonly RichMark[]): Look {
  const link = marks.find((mark) => mark.type === 'link');
  return {
    ...(marks.some(({ type }) => type === 'strong') ? { bold: true } : {}),
    ...(marks.some(({ type }) => type === 'em') ? { italic: true } : {}),
    ...(link ? { href: link.attrs.href } : {}),
  };
}

/** Runs as Markdown can say them: single spaces, none at the ends, and white space between two looks has neither. */
export function settleRuns(runs: readonly CopyRun[]): CopyRun[] {
  const signs = withoutBareLinks(runs).flatMap(({ text, ...look }) => Array.from(text, (sign) => ({ sign, look })));
  const settled: { sign: string; look: Look }[] = [];
  for (const { sign, look } of signs) {
    const isSpace = /[^\S\n\u00a0]/.test(sign);
    const last = settled.at(-1);
    if ((isSpace || sign === '\n') && last === undefined) continue;
    if (isSpace && (last?.sign === ' ' || last?.sign === '\n')) continue;
    if (sign === '\n') while (settled.at(-1)?.sign === ' ') settled.pop();
    settled.push({ sign: isSpace ? ' ' : sign, look });
  }
  while (settled.length > 0 && /[\s\u00a0]/.test(settled.at(-1)?.sign ?? '')) settled.pop();
  return joined(settled.map((each, at) => ({ ...each, look: spaceLook(settled, at) })));
}

/** White space between two looks has neither: its marks would be written outside of it. */
function spaceLook(signs: readonly { readonly sign: string; readonly look: Look }[], at: number): Look {
  const own = signs[at]?.look ?? {};
  if (!/\s/.test(signs[at]?.sign ?? '')) return own;
  const before = signs.slice(0, at).findLast(({ sign }) => !/\s/.test(sign))?.look ?? {};
  const after = signs.slice(at).find(({ sign }) => !/\s/.test(sign))?.look ?? {};
  return lookKey(before) === lookKey(after) && before.href === after.href ? before : {};
}

function joined(signs: readonly { readonly sign: string; readonly look: Look }[]): CopyRun[] {
  const runs: { text: string; look: Look; key: string }[] = [];
  for (const { sign, look } of signs) {
    const key = JSON.stringify([look.bold ?? false, look.italic ?? false, look.href ?? null]);
    const last = runs.at(-1);
    if (last?.key === key) last.text += sign;
    else runs.push({ text: sign, look, key });
  }
  return runs.map(({ text, look }) => ({
    ...(look.bold ? { bold: true } : {}),
    ...(look.italic ? { italic: true } : {}),
    ...(look.href === undefined ? {} : { href: look.href }),
    text,
  }));
}

/** An address that is its own words is a link wherever it is written, so the mark says nothing. */
export function isBareLink(words: string, href: string): boolean {
  return [words, `mailto:${words}`, `http://${words}`, `https://${words}`, `${words}/`].includes(href);
}

function withoutBareLinks(runs: readonly CopyRun[]): readonly CopyRun[] {
  return runs.map((run, at) => {
    if (run.href === undefined) return run;
    const [from, to] = [runs.findLastIndex((each, index) => index < at && each.href !== run.href) + 1, at];
    let end = to;
    while (runs[end + 1]?.href === run.href) end++;
    const words = runs.slice(from, end + 1).map(({ text }) => text);
    if (!isBareLink(words.join(''), run.href)) return run;
    const { href: _bare, ...rest } = run;
    return rest;
  });
}
