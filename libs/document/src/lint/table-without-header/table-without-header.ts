import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { spanOf } from '../../read/parse-markdown.ts';
import type { Finding, LintRule } from '../lint-rule.ts';

/** A table whose header row is empty: no cell can be read aloud with its heading. */
export const tableWithoutHeader: LintRule = {
  id: 'table-without-header',
  check: ({ tree }) => {
    const found: Finding[] = [];
    visit(tree, 'table', (table) => {
      const [header] = table.children;
      if (!header || header.children.some((cell) => toString(cell).trim() !== '')) return;
      found.push({
        severity: 'warning',
        message: 'This table has no header row.',
        advice: 'Say in the first row what each column holds.',
        ...spanOf(header),
      });
    });
    return found;
  },
};
