import type { PolicyDocument, PolicyNode } from '../types.ts';

/** Ids of the parts that are law, `binding=law` on themselves or on what they stand in: nobody may word those otherwise. */
export function lawClauses(document: PolicyDocument): ReadonlySet<string> {
  const ids = new Set<string>();
  const visit = (node: PolicyNode, around: boolean): void => {
    const isLaw = around || node.attributes.binding === 'law';
    if (isLaw) ids.add(node.id);
    node.children.forEach((child) => visit(child, isLaw));
  };
  document.nodes.forEach((node) => visit(node, false));
  return ids;
}
