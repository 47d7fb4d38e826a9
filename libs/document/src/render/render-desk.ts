import type { PolicyNode, Problem, RenderContext } from '../types.ts';
import type { FillDesk } from '../fill/say-directive.ts';

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

/** An anchor for a generated block that no part of the policy uses. */
export function freeAnchor(desk: RenderDesk, wanted: string): string {
  let anchor = wanted;
  for (let count = 2; desk.fill.parts.has(anchor) || desk.anchors.has(anchor); count += 1)
    anchor = `${wanted}-${count}`;
  desk.anchors.add(anchor);
  return anchor;
}
