import { toString } from 'mdast-util-to-string';
import { spanOf } from '../../read/parse-markdown.ts';
import type { Finding, LintRule } from '../lint-rule.ts';
import { nodesOf } from '../nodes-of.ts';

/** Words that say nothing of the place a link leads to; a link made of nothing else says nothing. */
const SAYS_NOTHING = new Set(
  'click press tap here there this that the a following below above link links page webpage site website web more read find out learn see view go to follow open visit for information info further details detail on about it now please continue download us available see full get click-here it’s is button'.split(
    ' ',
  ),
);

function saysNothing(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}@£.-]*[\p{L}\p{N}]/gu) ?? [];
  return words.every((word) => SAYS_NOTHING.has(word));
}

/** Link text that says nothing by itself: a list of links read aloud would be "here, here, here". */
export const linkText: LintRule = {
  id: 'link-text',
  check: ({ tree }) =>
    nodesOf(tree, 'link', 'linkReference').flatMap((node): Finding[] => {
      const text = toString(node).trim();
      if (!saysNothing(text)) return [];
      return [
        {
          severity: 'warning',
          message: text ? `The link text \`${text}\` does not say where it leads.` : 'This link has no text.',
          advice: 'Name the page or document that it leads to.',
          source: 'WCAG 2.2, 2.4.4',
          ...spanOf(node),
        },
      ];
    }),
};
