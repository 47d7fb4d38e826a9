import { toString } from 'mdast-util-to-string';
import { walkNodes } from '../../find-node.ts';
import { nearestKey } from '../../read/nearest-key.ts';
import { spanOf } from '../../read/parse-markdown.ts';
import { mend, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import { nodesOf } from '../nodes-of.ts';

/** `:see[id]` that leads to no part of the text. */
export const danglingReference: LintRule = {
  id: 'dangling-reference',
  check: (desk) => {
    const ids = walkNodes(desk.document.nodes).map((node) => node.id);
    const known = new Set(ids);
    return nodesOf(desk.tree, 'textDirective').flatMap((directive): Finding[] => {
      if (directive.name !== 'see') return [];
      const id = toString(directive).trim();
      if (id === '' || known.has(id) || known.has(id.toLowerCase())) return [];
      const span = spanOf(directive);
      return [{ ...span, ...sayDangling(id, ids, span, desk) }];
    });
  },
};

function sayDangling(
  id: string,
  ids: readonly string[],
  span: { readonly start: number; readonly end: number },
  desk: LintDesk,
): Omit<Finding, 'start' | 'end'> {
  if (desk.document.frontMatter?.leftOut.some((entry) => entry.id === id)) {
    const advice = 'Reword this sentence, or put that clause back.';
    return { severity: 'error', message: `This refers to \`${id}\`, which is left out.`, advice };
  }
  const near = nearestKey(id, ids);
  const advice = near
    ? `Did you mean \`:see[${near}]\`?`
    : 'Give the id of a section, clause or appendix of this text.';
  const suggestion = near ? mend([{ ...span, text: `:see[${near}]` }], false, `Write :see[${near}]`) : {};
  return {
    severity: 'error',
    message: `This refers to \`${id}\`, which is no part of this text.`,
    advice,
    ...suggestion,
  };
}
