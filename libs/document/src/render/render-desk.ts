import type { Root } from 'mdast';
import type { PolicyDocument, PolicyNode, Problem, RenderContext } from '../types.ts';
import { walkNodes } from '../find-node.ts';
import { wordsOf } from '../fill/plain-text.ts';
import { fillDesk, sayDirective, type FillDesk } from '../fill/say-directive.ts';
import { foldSpace } from '../normalise-text.ts';
import { withoutHeadingAttributes } from '../read/heading-attributes.ts';
import { spanOf } from '../read/parse-markdown.ts';
import { readingOf } from '../read/reading.ts';

/** What every step of rendering one text needs at hand. */
export interface RenderDesk {
  readonly fill: FillDesk;
  readonly context: RenderContext;
  /** Parts by the offset they start at, to find a heading's or a block's part. */
  readonly partAt: ReadonlyMap<number, PolicyNode>;
  /** Titles with every directive filled, by part id. */
  readonly titles: ReadonlyMap<string, string>;
  readonly problems: Problem[];
  /** Ids of generated anchors already used. */
  readonly anchors: Set<string>;
}

/** Gathers what rendering a text needs; made once a text. */
export function renderDesk(document: PolicyDocument, context: RenderContext): RenderDesk {
  const { organisation, record } = context;
  const fill = fillDesk(document, { organisation, ...(record?.publisher ? { publisher: record.publisher } : {}) });
  const parts = walkNodes(document.nodes).filter((part) => part.kind !== 'preamble');
  const partAt = new Map(parts.map((part) => [part.start, part]));
  const titles = filledTitles(readingOf(document).tree, partAt, fill);
  return { fill, context, partAt, titles, problems: [], anchors: new Set() };
}

function filledTitles(tree: Root, partAt: ReadonlyMap<number, PolicyNode>, fill: FillDesk): Map<string, string> {
  const titles = new Map<string, string>();
  for (const block of tree.children) {
    const part = block.type === 'heading' ? partAt.get(spanOf(block).start) : undefined;
    if (!part) continue;
    const words = wordsOf(block, (directive) => sayDirective(directive, fill).text);
    titles.set(part.id, foldSpace(withoutHeadingAttributes(words)));
  }
  return titles;
}

/** An anchor for a generated block that no part of the policy uses. */
export function freeAnchor(desk: RenderDesk, wanted: string): string {
  let anchor = wanted;
  for (let count = 2; desk.fill.parts.has(anchor) || desk.anchors.has(anchor); count += 1)
    anchor = `${wanted}-${count}`;
  desk.anchors.add(anchor);
  return anchor;
}
