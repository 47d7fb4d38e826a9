import type { Root, RootContent } from 'mdast';
import { spanOf } from '../read/parse-markdown.ts';
import type { Prose } from './prose.ts';

const known = new WeakMap<readonly Prose[], ReadonlyMap<Prose, Prose>>();

/** For the first paragraph of each list item, the paragraph that leads into its list: `Staff must not:`. Found once for the blocks of a text. */
export function leadInsOf(tree: Root, prose: readonly Prose[]): ReadonlyMap<Prose, Prose> {
  const found = known.get(prose) ?? findLeadIns(tree, prose);
  known.set(prose, found);
  return found;
}

function findLeadIns(tree: Root, prose: readonly Prose[]): ReadonlyMap<Prose, Prose> {
  const byStart = new Map(prose.map((block) => [block.start, block]));
  const found = new Map<Prose, Prose>();
  const visit = (node: Root | RootContent): void => {
    if (!('children' in node)) return;
    node.children.forEach((child, at) => {
      const before = node.children[at - 1];
      const lead = before?.type === 'paragraph' ? byStart.get(spanOf(before).start) : undefined;
      if (child.type === 'list' && lead) {
        for (const item of child.children) {
          const [first] = item.children;
          const block = first && byStart.get(spanOf(first).start);
          if (block) found.set(block, lead);
        }
      }
      visit(child);
    });
  };
  visit(tree);
  return found;
}
