import type { Root } from 'mdast';
import { spanOf } from '../../read/parse-markdown.ts';
import { findingIn, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import { nodesOf } from '../nodes-of.ts';
import { allMatches } from '../all-matches.ts';
import { formsIn, isForTheReader } from './forms.ts';
import { gapsIn } from './gaps.ts';

/** Elements that a text may hold as raw HTML; anything else in angle brackets is a place-holder. */
const ELEMENT =
  /^<[/!?]|^<(?:a|abbr|b|blockquote|br|center|code|col|colgroup|dd|del|details|div|dl|dt|em|figure|font|form|h[1-6]|hr|i|iframe|img|input|ins|kbd|label|li|link|mark|meta|ol|p|pre|q|s|script|small|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|video)\b/i;

/** Dotted lines, `[insert name]` and `TBC`: what should be a blank, or be known by now. A form to be filled in by hand has its own. */
export const placeholder: LintRule = {
  id: 'placeholder',
  check: (desk) => [...inHead(desk), ...inWords(desk), ...inAngleBrackets(desk.tree)],
};

/** A key that holds one value, and what is put there by whoever does not know it. */
const OPEN_IN_HEAD =
  /^[ \t]*(?:title|owner|author|by|version|approved[ _-]by|adopted[ _-]by|review[ _-]due|adopted[ _-]on|contact|committee|date|school|organisation)[ \t]*:[ \t]*["']?(?<gap>\[[^\],\n]{2,40}\]|<[\p{L} ]{2,40}>|TBC|TBA|TBD|X{2,}|\?{2,}|_{2,}|to be (?:confirmed|decided|agreed|added)|(?:insert|enter|add) [^"'\r\n]{2,40}|(?:DD|dd)[/-](?:MM|mm)[/-](?:YY|yy){1,2})["']?[ \t]*$/gmu;

/** A value of the front matter that nobody has filled in: `by: [committee]`. */
function inHead({ document }: LintDesk): Finding[] {
  const head = document.text.slice(0, document.contentStart);
  return allMatches(OPEN_IN_HEAD, head).map(({ 0: line, index, groups = {} }): Finding => {
    const gap = groups.gap ?? '';
    const start = index + line.lastIndexOf(gap);
    const advice = 'Write the value, or leave the key out until it is known.';
    return { severity: 'error', message: 'This is a place-holder.', advice, start, end: start + gap.length };
  });
}

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
