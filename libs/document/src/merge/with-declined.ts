import { findNode, walkNodes } from '../find-node.ts';
import { readPolicy } from '../read/read-policy.ts';
import { applySplices } from '../splices.ts';
import { type PolicyDocument, type PolicyNode } from '../types.ts';

/**
 * The base edition as if it had brought these clauses the way the newer edition has them: then the newer edition brings no
 * change of them any more, and the school's words stand. A clause is passed over where it is not a clause of its own words
 * alone, where the newer edition fixes it, and where the text around it would not read as before.
 */
export function withDeclined(base: string, theirs: string, clauseIds: readonly string[]): string {
  if (clauseIds.length === 0) return base;
  const newer = readPolicy(theirs);
  return clauseIds.reduce((text, id) => asInTheirs(text, newer, id), base);
}

function asInTheirs(text: string, newer: PolicyDocument, id: string): string {
  const document = readPolicy(text);
  const [before, after] = [findNode(document, id), findNode(newer, id)];
  if (!before || !isPlainClause(before)) return text;
  if (after && (!isPlainClause(after) || after.rule === 'fixed')) return text;
  const words = after ? newer.text.slice(after.start, after.end) : '';
  const changed = applySplices(text, [{ start: before.start, end: before.end, text: words }]);
  return outline(readPolicy(changed), id) === outline(document, id) ? changed : text;
}

function isPlainClause(node: PolicyNode): boolean {
  return node.kind === 'clause' && node.children.length === 0;
}

/** Ids of all parts but one, with their depth. */
function outline(document: PolicyDocument, but: string): string {
  return [...walkNodes(document.nodes)]
    .filter((node) => node.id !== but)
    .map((node) => `${node.depth} ${node.id}`)
    .join('\n');
}
