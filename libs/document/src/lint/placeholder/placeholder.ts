import type { Root } from 'mdast';
import { spanOf } from '../../read/parse-markdown.ts';
import { findingIn, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import { nodesOf } from '../nodes-of.ts';
import { formsIn, isForTheReader } from './forms.ts';
import { gapsIn } from './gaps.ts';

/** Elements that a text may hold as raw HTML; anything else in angle brackets is a place-holder. */
const ELEMENT =
  /^<[/!?]|^<(?:a|abbr|b|blockquote|br|center|code|col|colgroup|dd|del|details|div|dl|dt|em|figure|font|form|h[1-6]|hr|i|iframe|img|input|ins|kbd|label|li|link|mark|meta|ol|p|pre|q|s|script|small|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|video)\b/i;

/** Dotted lines, `[insert name]` and `TBC`: what should be a blank, or be known by now. A form to be filled in by hand has its own. */
export const placeholder: LintRule = {
  id: 'placeholder',
  check: (desk) => [...inWords(desk), ...inAngleBrackets(desk.tree)],
};

function inWords({ prose, document }: LintDesk): Finding[] {
  const withGaps = prose.filter((block) => gapsIn(block).length > 0);
  if (withGaps.length === 0) return [];
  const forms = formsIn(document, prose);
  let at = 0;
  let end = -1;
  return withGaps.flatMap((block) => {
    for (; (forms[at]?.[0] ?? Infinity) <= block.start; at += 1) end = Math.max(end, forms[at]?.[1] ?? 0);
    const isInForm = block.start < end;
    return gapsIn(block)
      .filter((gap) => !isForTheReader(gap, block, isInForm))
      .map(({ index, words, severity, message, advice }) =>
        findingIn(block, index, words.length, { severity, message, advice }),
      );
  });
}

/** `<name of school>` is read as an unknown HTML element. */
function inAngleBrackets(tree: Root): Finding[] {
  const advice = 'Write `:blank[id]`, or `:org[name]` for the name of the organisation.';
  return nodesOf(tree, 'html')
    .filter(({ value }) => /^<[\p{L}][^<>\n]{0,80}>$/u.test(value) && !ELEMENT.test(value))
    .map((node) => ({ severity: 'error', message: 'This is a place-holder.', advice, ...spanOf(node) }));
}
