import { toString } from 'mdast-util-to-string';
import type { FrontMatter } from '../../types.ts';
import { emptyBlanks } from '../../fill/fill-text.ts';
import { spanOf } from '../../read/parse-markdown.ts';
import type { Finding, LintRule } from '../lint-rule.ts';
import { nodesOf } from '../nodes-of.ts';

/** A required blank that a school's own text leaves empty; a template's blanks are empty on purpose. */
export const emptyBlank: LintRule = {
  id: 'empty-blank',
  check: ({ document, edition, tree }) => {
    if (!edition && !isSchoolsText(document.frontMatter)) return [];
    const empty = new Map(emptyBlanks(document).map((blank) => [blank.id, blank]));
    return nodesOf(tree, 'textDirective', 'leafDirective').flatMap((node): Finding[] => {
      if (node.name !== 'blank' && node.name !== 'approved-list') return [];
      const blank = empty.get(toString(node).trim());
      if (!blank) return [];
      // Said once, at its first place.
      empty.delete(blank.id);
      const advice = `Answer “${blank.label}” under \`values\`.`;
      return [{ severity: 'error', message: `The blank \`${blank.id}\` is empty.`, advice, ...spanOf(node) }];
    });
  },
};

/**
 * A fork keeps the slug of its template; a text under a slug of its own is a template in its turn, made from another. What answers some blank
 * is a school's text too, whatever it was made from: a template answers none.
 */
function isSchoolsText(frontMatter: FrontMatter | null): boolean {
  const { basedOn, slug, values = {} } = frontMatter ?? {};
  if (slug !== undefined && slug !== basedOn?.slug) return false;
  return basedOn !== undefined || Object.keys(values).length > 0;
}
