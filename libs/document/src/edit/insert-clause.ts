import type { PolicyDocument } from '../types.ts';
import { findNode } from '../find-node.ts';
import { lineEndOf } from '../normalise-text.ts';
import { readPolicy } from '../read/read-policy.ts';
import { cannotEdit, edited, type Edit } from './edit.ts';
import { wholeLines } from './leave-out-clause.ts';

/**
 * Put a new clause behind another, or at the end of a section's own words before its first subsection. Refused when the wording
 * would break the parts around it.
 */
export function insertClause(
  document: PolicyDocument,
  behind: string,
  clause: { readonly id: string; readonly body: string },
): Edit {
  const node = findNode(document, behind);
  if (!node) return cannotEdit(document, 'unknown-clause', `There is no clause \`${behind}\`.`, 'Check its id.');
  const isSection = node.kind === 'section' || node.kind === 'appendix';
  const within = isSection ? (node.children.find((child) => child.kind === 'section')?.start ?? node.end) : null;
  const at = within ?? wholeLines(document, node).end;
  const lineEnd = lineEndOf(document.text);
  // More colons than any block inside it.
  const inner = Math.max(2, ...[...clause.body.matchAll(/^:{3,}/gm)].map(([colons]) => colons.length));
  const fence = ':'.repeat(inner + 1);
  const body = clause.body.trim().replace(/\r\n?|\n/g, lineEnd);
  const written = [`${fence}clause{#${clause.id}}`, body, fence].join(lineEnd);
  const before = document.text.slice(0, at);
  const lead = before === '' || /(?:\r?\n){2}$/.test(before) ? '' : /\n$/.test(before) ? lineEnd : lineEnd + lineEnd;
  const tail = /^\s*$/.test(document.text.slice(at)) ? lineEnd : lineEnd + lineEnd;
  const edit = edited(document, [{ start: at, end: at, text: lead + written + tail }]);
  if (!('text' in edit)) return edit;
  const after = readPolicy(edit.text);
  const isWhole = findNode(after, clause.id)?.kind === 'clause' && after.problems.length <= document.problems.length;
  if (isWhole) return edit;
  const advice = 'Check its `:::` lines and headings: each block it opens must be closed in it.';
  return cannotEdit(document, 'body-breaks-structure', 'This wording would break the parts around it.', advice, at);
}
