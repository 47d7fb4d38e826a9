import type { ItemBlock } from './types.ts';

interface Level {
  readonly indent: number;
  /** Columns that a marker of this level takes. */
  width: number;
  ordered: boolean;
}

/** Items as one Markdown list, nested as they were indented; bullets after a numbered item that ends in a colon are its own. */
export function writeList(items: readonly ItemBlock[], inline: (text: string, line: number) => string): string {
  const levels: Level[] = [];
  const lines: string[] = [];
  let led = false;
  let before: ItemBlock | undefined;
  for (const item of items) {
    const ordered = item.marker !== '-';
    if (ordered) led = false;
    else if (before && before.marker !== '-' && before.indent >= item.indent) led = /:\**$/.test(before.text.trim());
    const indent = led && !ordered ? item.indent + 1 : item.indent;
    const opened = openLevel(levels, indent, item.marker, ordered);
    if (before && needsGap(opened, ordered, item.marker)) lines.push('');
    const lead = ' '.repeat(levels.slice(0, -1).reduce((sum, { width }) => sum + width, 0));
    const hang = lead + ' '.repeat(item.marker.length + 1);
    const text = inline(item.text, item.line).replace(/\n(?=[^\n])/g, `\n${hang}`);
    lines.push(`${lead}${item.marker} ${text}`);
    before = item;
  }
  return lines.join('\n');
}

type Opened = 'same' | 'deeper' | 'other-kind';

function openLevel(levels: Level[], indent: number, marker: string, ordered: boolean): Opened {
  while (levels.length > 1 && (levels.at(-1)?.indent ?? 0) > indent) levels.pop();
  const top = levels.at(-1);
  const width = marker.length + 1;
  if (top && (top.indent === indent || (levels.length === 1 && top.indent > indent))) {
    const opened = top.ordered === ordered ? 'same' : 'other-kind';
    levels.splice(-1, 1, { indent, width, ordered });
    return opened;
  }
  levels.push({ indent, width, ordered });
  return 'deeper';
}

/** A numbered item may only follow other words directly when it begins its list with 1. */
function needsGap(opened: Opened, ordered: boolean, marker: string): boolean {
  if (opened === 'other-kind') return true;
  return opened === 'deeper' && ordered && !/^1[.)]$/.test(marker);
}
