import type { List, Root, RootContent } from 'mdast';
import { spanOf } from '../../read/parse-markdown.ts';
import type { LintDesk } from '../lint-rule.ts';

/** A title is no longer than this, and no sentence. */
const LONGEST_TITLE = 60;
const TITLE = /^(?:\*\*)?[\p{Lu}“"‘'][^\n]*[^.;:,!?\n]$/u;

/** A number that opens a list of one item, as Markdown reads `5. Car park` and `7) The treasurer pays`. */
export interface ListNumber {
  readonly start: number;
  readonly words: string;
}

/**
 * Numbers of lists that number no list: one that begins in the middle of nothing, or the only one before a title. A list that
 * goes on after a picture or a remark follows from the one before it.
 */
export function listNumbers({ tree, document }: LintDesk): ListNumber[] {
  const found: ListNumber[] = [];
  const visit = (node: Root | RootContent): void => {
    if (!('children' in node)) return;
    let last = 0;
    node.children.forEach((child, at) => {
      visit(child);
      if (child.type !== 'list' || !child.ordered) return;
      const first = child.start ?? 1;
      const next = node.children[at + 1];
      if (node.type !== 'listItem' && isTyped(child, first, last, next, document.text, opensClause(node, at)))
        for (const item of child.children) {
          const { start } = spanOf(item);
          const words = /^\d{1,3}[.)]/.exec(document.text.slice(start, start + 5))?.[0];
          if (words !== undefined) found.push({ start, words });
        }
      last = first + child.children.length - 1;
    });
  };
  visit(tree);
  return found;
}

/** `1) Ring the bell.` as the first of a clause: the clause has a number of its own. */
function opensClause(node: Root | RootContent, at: number): boolean {
  if (node.type !== 'containerDirective' || node.name !== 'clause') return false;
  const before = node.children[at - 1];
  return before === undefined || (before.type === 'paragraph' && before.data?.directiveLabel === true);
}

function isTyped(
  list: List,
  first: number,
  last: number,
  next: RootContent | undefined,
  text: string,
  opensClause: boolean,
): boolean {
  const [item, ...more] = list.children;
  if (!item || more.length > 0) return first > 1 && first !== last + 1;
  if (opensClause) return true;
  if (first > 1 && first !== last + 1) return true;
  const { start, end } = spanOf(item);
  const words = text
    .slice(start, end)
    .replace(/^\d+[.)]\s*/, '')
    .trim();
  return words.length <= LONGEST_TITLE && TITLE.test(words) && next !== undefined && next.type !== 'list';
}
