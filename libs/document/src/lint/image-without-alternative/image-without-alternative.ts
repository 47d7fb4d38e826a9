import { spanOf } from '../../read/parse-markdown.ts';
import type { Finding, LintRule } from '../lint-rule.ts';
import { nodesOf } from '../nodes-of.ts';
import { saysNothing } from './says-nothing.ts';

/** An image whose words do not say what it shows: to somebody who cannot see it there is nothing there. */
export const imageWithoutAlternative: LintRule = {
  id: 'image-without-alternative',
  check: ({ tree }) =>
    nodesOf(tree, 'image', 'imageReference').flatMap((node): Finding[] => {
      const words = (node.alt ?? '').trim();
      if (words !== '' && !saysNothing(words, 'url' in node ? node.url : '')) return [];
      return [
        {
          severity: 'warning',
          message: words ? `\`${words}\` does not say what this image shows.` : 'This image has no words.',
          advice: 'Say between the square brackets what it shows: `![Plan of the site with its fire exits](…)`.',
          source: 'WCAG 2.2, 1.1.1',
          ...spanOf(node),
        },
      ];
    }),
};
