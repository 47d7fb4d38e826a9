import type { Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Problem } from '../types.ts';
import { findTerm } from '../fill/say-term.ts';
import { slugOf } from '../fill/slug-of.ts';
import { nearestKey } from './nearest-key.ts';
import type { ReadingDesk } from './part-drafts.ts';
import { reportTo } from './part-drafts.ts';
import { spanOf } from './parse-markdown.ts';
import { CONTAINER_DIRECTIVES, LEAF_DIRECTIVES, type LeafDirective, type TextDirective } from './policy-directives.ts';

const SAFE_LINK = /^(?:https?:|mailto:|tel:|#)/i;
const FENCE_LINE = /^[ \t]*(:{3,})([^\r\n]*)/gm;
const LEAF_LINE = /^[ \t]*::([a-z][a-z-]*)([^\r\n]*)/gm;

/** Check what stands inside blocks: stray fences, unknown blocks and blanks, raw HTML, unsafe links. */
export function checkInline(tree: Root, desk: ReadingDesk): void {
  // By hand: the visitor of unist gives each node a function of its own.
  const visit = (node: Root | RootContent): void => {
    if (node.type === 'paragraph') checkParagraph(node, desk);
    else if (node.type === 'leafDirective') checkLeaf(node, desk);
    else if (node.type === 'textDirective') checkText(node, desk);
    else if (node.type === 'html') checkHtml(node, desk);
    else if (node.type === 'link' || node.type === 'definition') checkLink(node, desk);
    else if (node.type === 'image')
      warn(
        desk,
        'image-not-attached',
        'An image is not shown yet.',
        'Attach it to the organisation and describe it in words.',
        node,
      );
    if ('children' in node) node.children.forEach(visit);
  };
  visit(tree);
}

function checkParagraph(node: Extract<RootContent, { type: 'paragraph' }>, desk: ReadingDesk): void {
  const { start, end } = spanOf(node);
  const source = desk.text.slice(start, end);
  if (!source.includes('::')) return;
  for (const match of source.matchAll(FENCE_LINE)) {
    const [whole, colons = '', rest = ''] = match;
    const span = { start: start + match.index, end: start + match.index + whole.length };
    if (rest.trim() === '') {
      const advice =
        'Remove it, or open its block above; a block around another needs more colons than the block inside.';
      reportTo(desk, 'stray-fence', `\`${colons}\` closes nothing.`, advice, span);
    } else {
      const name = /^[ \t]*([A-Za-z-]+)/.exec(rest)?.[1] ?? 'clause';
      const known = nearestKey(name, CONTAINER_DIRECTIVES) ?? 'clause';
      const advice = `Write \`:::${known}{#a-short-name}\` alone on its line, without a space before the brace.`;
      reportTo(desk, 'malformed-directive', 'This line opens no block, as it cannot be read.', advice, span);
    }
  }
  for (const match of source.matchAll(LEAF_LINE)) {
    const name = match[1] ?? '';
    if (!LEAF_DIRECTIVES.includes(name)) continue;
    const span = { start: start + match.index, end: start + match.index + match[0].length };
    reportTo(
      desk,
      'malformed-directive',
      `\`::${name}\` cannot be read here.`,
      `Write \`::${name}\` alone on its line, with nothing after it.`,
      span,
    );
  }
}

function checkLeaf(node: LeafDirective, desk: ReadingDesk): void {
  if (!LEAF_DIRECTIVES.includes(node.name)) {
    const near = nearestKey(node.name, LEAF_DIRECTIVES);
    const advice = near ? `Did you mean \`::${near}\`?` : `Known blocks: ${LEAF_DIRECTIVES.join(', ')}.`;
    reportTo(desk, 'unknown-directive', `\`::${node.name}\` is not known.`, advice, spanOf(node));
  } else if (node.name === 'approved-list') {
    checkBlank(toString(node), node, desk);
  }
}

function checkText(node: TextDirective, desk: ReadingDesk): void {
  const label = toString(node).trim();
  if (!label) {
    const advice = `Write \`:${node.name}[…]\` with its closing bracket.`;
    reportTo(desk, 'malformed-directive', `\`:${node.name}\` has no name in brackets.`, advice, spanOf(node));
    return;
  }
  if (node.name === 'blank') checkBlank(label, node, desk);
  if (node.name === 'term' && desk.frontMatter && !findTerm(label, desk.frontMatter)) {
    const near = nearestKey(
      slugOf(label),
      desk.frontMatter.terms.map((term) => term.id),
    );
    const advice = near ? `Did you mean \`:term[${near}]\`?` : 'Add it under `terms` in the front matter.';
    reportTo(desk, 'unknown-term', `The term \`${label}\` is not defined.`, advice, spanOf(node));
  }
}

function checkBlank(label: string, node: LeafDirective | TextDirective, desk: ReadingDesk): void {
  if (!desk.frontMatter || desk.frontMatter.blanks.some((blank) => blank.id === label)) return;
  const near = nearestKey(
    label,
    desk.frontMatter.blanks.map((blank) => blank.id),
  );
  const advice = near ? `Did you mean \`${near}\`?` : 'Add it under `blanks` in the front matter, with a label.';
  reportTo(desk, 'unknown-blank', `The blank \`${label}\` is not defined.`, advice, spanOf(node));
}

function checkHtml(node: Extract<RootContent, { type: 'html' }>, desk: ReadingDesk): void {
  if (/^<!--[\s\S]*-->\s*$/.test(node.value)) return;
  warn(desk, 'raw-html', 'HTML is not shown.', 'Write it as Markdown.', node);
}

function checkLink(node: Extract<RootContent, { type: 'link' | 'definition' }>, desk: ReadingDesk): void {
  if (SAFE_LINK.test(node.url)) return;
  warn(
    desk,
    'unsafe-link',
    `The link \`${node.url.slice(0, 60)}\` is not shown as a link.`,
    'Links may start with https:, http:, mailto: or tel:.',
    node,
  );
}

function warn(desk: ReadingDesk, rule: string, message: string, advice: string, node: RootContent): void {
  const { start, end } = spanOf(node);
  const problem: Problem = { rule, severity: 'warning', message, advice, range: desk.lines.range(start, end) };
  desk.problems.push(problem);
}
