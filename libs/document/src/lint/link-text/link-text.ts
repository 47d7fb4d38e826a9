import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { spanOf } from '../../read/parse-markdown.ts';
import type { Finding, LintRule } from '../lint-rule.ts';

const SAYS_NOTHING =
  /^(?:click(?: here)?|here|this(?: link| page)?|link|more|read more|more information|see here|follow this link)[.:]?$/i;

/** Link text that says nothing by itself: a list of links read aloud would be "here, here, here". */
export const linkText: LintRule = {
  id: 'link-text',
  check: ({ tree }) => {
    const found: Finding[] = [];
    visit(tree, (node) => {
      if (node.type !== 'link' && node.type !== 'linkReference') return;
      const text = toString(node).trim();
      if (text !== '' && !SAYS_NOTHING.test(text)) return;
      const message = text ? `The link text \`${text}\` does not say where it leads.` : 'This link has no text.';
      found.push({
        severity: 'warning',
        message,
        advice: 'Name the page or document that it leads to.',
        source: 'WCAG 2.2, 2.4.4',
        ...spanOf(node),
      });
    });
    return found;
  },
};
