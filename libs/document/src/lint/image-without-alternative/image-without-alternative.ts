import { spanOf } from '../../read/parse-markdown.ts';
import type { Finding, LintRule } from '../lint-rule.ts';
import { nodesOf } from '../nodes-of.ts';

/** A file's name, a camera's number, or a word that only says that there is a picture. */
const SAYS_NOTHING =
  /\.(?:png|jpe?g|gif|svg|webp|bmp|tiff?|pdf)$|^(?:img|dsc[fn]?|scan|pic|image|photo)[_ -]?\d+$|^(?:an? |the )?(?:image|picture|photo(?:graph)?|graphic|diagram|figure|fig\.?|chart|illustration|screen ?shot|icon|untitled|drawing|graph|clip ?art|logo|crest|banner|header|alt(?: text)?)(?: ?\d+(?:\.\d+)*| of)?[.:]?$/i;

/** An image whose words do not say what it shows: to somebody who cannot see it there is nothing there. */
export const imageWithoutAlternative: LintRule = {
  id: 'image-without-alternative',
  check: ({ tree }) =>
    nodesOf(tree, 'image', 'imageReference').flatMap((node): Finding[] => {
      const words = (node.alt ?? '').trim();
      if (words !== '' && !SAYS_NOTHING.test(words)) return [];
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
