import type { Nodes, Root, RootContent } from 'mdast';

type OfType<Type extends Nodes['type']> = Extract<Nodes, { type: Type }>;

const byBlock = new WeakMap<RootContent, ReadonlyMap<string, readonly Nodes[]>>();

/**
 * The nodes of some types in the order of the text. A block is gone through once for all rules, and after an edit only where it
 * was parsed again.
 */
export function nodesOf<Type extends Nodes['type']>(tree: Root, ...types: readonly Type[]): OfType<Type>[] {
  const found: OfType<Type>[] = [];
  for (const block of tree.children) {
    const known = byBlock.get(block) ?? byType(block);
    byBlock.set(block, known);
    if (types.length === 1) {
      const same = known.get(types[0] ?? '');
      if (same) for (const node of same) found.push(node as OfType<Type>);
      continue;
    }
    const lists = types.flatMap((type) => known.get(type) ?? []) as OfType<Type>[];
    if (lists.length > 1) lists.sort((a, b) => startOf(a) - startOf(b));
    for (const node of lists) found.push(node);
  }
  return found;
}

function byType(block: RootContent): ReadonlyMap<string, readonly Nodes[]> {
  const found = new Map<string, Nodes[]>();
  const visit = (node: Nodes): void => {
    const same = found.get(node.type);
    if (same) same.push(node);
    // Words are looked at as prose, not node by node.
    else if (node.type !== 'text') found.set(node.type, [node]);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(block);
  return found;
}

function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}
