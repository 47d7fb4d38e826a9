import type { PolicyDocument, PolicyNode } from '../types.ts';
import { findNode, walkNodes } from '../find-node.ts';
import { lineEndOf } from '../normalise-text.ts';
import { readPolicy } from '../read/read-policy.ts';
import { cannotEdit, edited, type Edit } from './edit.ts';

/** Replace what is inside a clause's fences (or under a section's heading); refused when it would break the parts around it. */
export function replaceClauseBody(document: PolicyDocument, id: string, body: string): Edit {
  const node = findNode(document, id);
  if (!node)
    return cannotEdit(
      document,
      'unknown-clause',
      `There is no clause \`${id}\`.`,
      'It may have been left out or renamed.',
    );
  const old = document.text.slice(node.bodyStart, node.bodyEnd);
  if (old === body) return { text: document.text };
  const edit = edited(document, [{ start: node.bodyStart, end: node.bodyEnd, text: fitted(document, node, body) }]);
  if (!('text' in edit)) return edit;
  return sameOutside(document, readPolicy(edit.text), id)
    ? edit
    : cannotEdit(
        document,
        'body-breaks-structure',
        'This wording would break the parts around the clause.',
        'Check its `:::` lines and headings: each block it opens must be closed in it, with fewer colons than the clause itself.',
        node.start,
      );
}

/** The body with the line ends of the text, ending where the clause's closing line can begin. */
function fitted(document: PolicyDocument, node: PolicyNode, body: string): string {
  const lineEnd = lineEndOf(document.text);
  const lines = lineEnd === '\r\n' && !body.includes('\r') ? body.replaceAll('\n', '\r\n') : body;
  if (lines === '' || /[\r\n]$/.test(lines)) return headed(document, node, lines, lineEnd);
  const last = node.bodyEnd === document.text.length && !/[\r\n]$/.test(document.text);
  return headed(document, node, last ? lines : lines + lineEnd, lineEnd);
}

/** A section's body keeps its blank lines after the heading and before the next one. */
function headed(document: PolicyDocument, node: PolicyNode, body: string, lineEnd: string): string {
  if (node.kind !== 'section' && node.kind !== 'appendix' && node.kind !== 'preamble') return body;
  const old = document.text.slice(node.bodyStart, node.bodyEnd);
  const lead = /^(?:[ \t]*\r?\n)*/.exec(old)?.[0] ?? lineEnd;
  const tail = /(?:\r?\n[ \t]*)*$/.exec(old)?.[0] ?? lineEnd;
  return lead + body.replace(/^(?:[ \t]*\r?\n)+/, '').replace(/(?:\r?\n[ \t]*)+$/, '') + tail;
}

function sameOutside(before: PolicyDocument, after: PolicyDocument, id: string): boolean {
  return outline(before, id) === outline(after, id);
}

/** Ids of all parts but those inside the one that is edited, with their depth. */
function outline(document: PolicyDocument, id: string): string {
  const inside = new Set(walkNodes(findNode(document, id)?.children ?? []).map((node) => node.id));
  const parts = walkNodes(document.nodes).filter((node) => !inside.has(node.id));
  const broken = document.problems.filter((problem) =>
    /^(?:unclosed-directive|stray-fence|heading-in-clause)$/.test(problem.rule),
  );
  return [...parts.map((node) => `${node.depth} ${node.id}`), `broken ${broken.length}`].join('\n');
}
