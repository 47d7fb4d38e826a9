import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { emptyBlanks } from '../../fill/fill-text.ts';
import { spanOf } from '../../read/parse-markdown.ts';
import type { Finding, LintRule } from '../lint-rule.ts';

/** A required blank that a school's own text leaves empty; a template's blanks are empty on purpose. */
export const emptyBlank: LintRule = {
  id: 'empty-blank',
  check: ({ document, edition, tree }) => {
    if (!document.frontMatter?.basedOn && !edition) return [];
    const empty = new Map(emptyBlanks(document).map((blank) => [blank.id, blank]));
    const found: Finding[] = [];
    visit(tree, (node) => {
      if (node.type !== 'textDirective' && node.type !== 'leafDirective') return;
      if (node.name !== 'blank' && node.name !== 'approved-list') return;
      const blank = empty.get(toString(node).trim());
      if (!blank) return;
      // Said once, at its first place.
      empty.delete(blank.id);
      const advice = `Answer “${blank.label}” under \`values\`.`;
      found.push({ severity: 'error', message: `The blank \`${blank.id}\` is empty.`, advice, ...spanOf(node) });
    });
    return found;
  },
};
