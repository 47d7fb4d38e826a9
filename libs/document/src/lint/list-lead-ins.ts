import type { Root, RootContent } from 'mdast';
import { blockOf, type Prose } from './prose.ts';

/** The first child of an item of a list, and the paragraph that leads into the list. */
type LeadIn = readonly [first: RootContent, lead: RootContent];

const known = new WeakMap<Root, ReadonlyMap<Prose, Prose>>();
const within = new WeakMap<RootContent, readonly LeadIn[]>();

/** For the first paragraph of each list item, the paragraph that leads into its list: `Staff must not:`. Found once for a text. */
export function leadInsOf(tree: Root): ReadonlyMap<Prose, Prose> {
  const before = known.get(tree);
  if (before) return before;
  const found = new Map<Prose, Prose>();
  const add = ([first, lead]: LeadIn): void => {
    const [block, leading] = [blockOf(first), blockOf(lead)];
    if (block && leading) found.set(block, leading);
  };
  besideEach(tree.children, add);
  for (const child of tree.children) leadInsWithin(child).forEach(add);
  known.set(tree, found);
  return found;
}

/** Those inside a block at the top of a text, which stay while it is not parsed again. */
function leadInsWithin(block: RootContent): readonly LeadIn[] {
  const before = within.get(block);
  if (before) return before;
  const found: LeadIn[] = [];
  const visit = (node: RootContent): void => {
    if (!('children' in node)) return;
    besideEach(node.children, (leadIn) => found.push(leadIn));
    node.children.forEach(visit);
  };
  visit(block);
  within.set(block, found.length > 0 ? found : NONE);
  return found;
}

const NONE: readonly LeadIn[] = [];

function besideEach(children: readonly RootContent[], tell: (leadIn: LeadIn) => void): void {
  children.forEach((child, at) => {
    const before = children[at - 1];
    if (child.type !== 'list' || before?.type !== 'paragraph') return;
    for (const {
      children: [first],
    } of child.children)
      if (first) tell([first, before]);
  });
}
