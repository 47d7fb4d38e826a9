import { replaceClauseBody } from '../../src/edit/replace-clause-body.ts';
import { walkNodes } from '../../src/find-node.ts';
import { readPolicy } from '../../src/read/read-policy.ts';
import { applySplices } from '../../src/splices.ts';
import type { PolicyNode } from '../../src/types.ts';

/** What breaks the law in a text: a part replaced by its own words changes nothing, one word edited changes one line. */
export function breaksOfSpliceLaw(text: string): string[] {
  const document = readPolicy(text);
  const nodes = walkNodes(document.nodes);
  const broken = nodes.filter((node) => !staysWhole(text, node)).map(({ id }) => `${id}: not the same bytes`);
  const bodies = nodes.filter(({ id, bodyStart, bodyEnd }) => {
    const edit = replaceClauseBody(document, id, text.slice(bodyStart, bodyEnd));
    return !('text' in edit) || edit.text !== text;
  });
  const all = nodes
    .filter(({ children }) => children.length === 0)
    .map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
  const together = applySplices(text, all) === text ? [] : ['all at once: not the same bytes'];
  return [
    ...broken,
    ...bodies.map(({ id }) => `${id}: its body is not the same bytes`),
    ...together,
    ...wordEdits(text, nodes),
  ];
}

function staysWhole(text: string, { start, end, bodyStart, bodyEnd }: PolicyNode): boolean {
  const whole = { start, end, text: text.slice(start, end) };
  const body = { start: bodyStart, end: bodyEnd, text: text.slice(bodyStart, bodyEnd) };
  return applySplices(text, [whole]) === text && applySplices(text, [body]) === text;
}

/** One word of one clause, chosen by the length of the text, written otherwise. */
function wordEdits(text: string, nodes: readonly PolicyNode[]): string[] {
  const clauses = nodes.filter(({ kind, children }) => kind === 'clause' && children.length === 0);
  const clause = clauses[text.length % Math.max(1, clauses.length)];
  if (!clause) return [];
  const body = text.slice(clause.bodyStart, clause.bodyEnd);
  const word = /\p{L}[\p{L}\p{M}]{3,}(?![^[\n]*\])/u.exec(body);
  if (!word) return [];
  const edited = body.slice(0, word.index) + 'changed' + body.slice(word.index + word[0].length);
  const edit = replaceClauseBody(readPolicy(text), clause.id, edited);
  if (!('text' in edit)) return [`${clause.id}: an edit of one word is refused`];
  const [before, after] = [text.split('\n'), edit.text.split('\n')];
  const changed = before.filter((line, at) => line !== after[at]).length;
  return before.length === after.length && changed === 1 ? [] : [`${clause.id}: one word changes ${changed} lines`];
}
