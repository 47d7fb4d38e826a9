import type { PolicyDocument, PolicyNode } from './types.ts';

/** Find a section, clause or other part by its id, at any depth. */
export function findNode(document: PolicyDocument, id: string): PolicyNode | undefined {
  return walkNodes(document.nodes).find((node) => node.id === id);
}

/** All nodes in the order of the text, parents before children. */
export function walkNodes(nodes: readonly PolicyNode[]): PolicyNode[] {
  const found: PolicyNode[] = [];
  const visit = (node: PolicyNode): void => {
    found.push(node);
    node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return found;
}

/** The node that a node stands in, or undefined at the top. */
export function parentOf(document: PolicyDocument, id: string): PolicyNode | undefined {
  return walkNodes(document.nodes).find((node) => node.children.some((child) => child.id === id));
}
