import type { Root } from 'mdast';
import { spanOf } from '../../read/parse-markdown.ts';
import { findingIn, type Finding, type LintRule } from '../lint-rule.ts';
import { nodesOf } from '../nodes-of.ts';
import type { Prose } from '../prose.ts';

const DOTTED = /…{2,}|\.{4,}|(?:\.\s){4,}|_{3,}|_(?:\s_){2,}/g;
const ASKS =
  '(?:please|insert|enter|add|state|list|specify|describe|delete|choose|select|complete|fill in|give|type|write|provide|your|tbc|tba)';
const THING =
  "(?:(?:full |job |start |end |contact |head ?teacher[’']?s? |school[’']?s? |trust[’']?s? )?(?:names?|school|setting|academy|nursery|trust|council|local authority|organisation|dates?|numbers?|amount|address|e-?mail|telephone|phone|contact|role|title|details|time|link|url|logo|year|month|person|committee|department|website))";
/** `Schools should add …`: said to whoever fills it in. */
const TO_SCHOOLS =
  '(?:(?:the |each |your )?(?:schools?|settings?|academ(?:y|ies)|nurser(?:y|ies)|trusts?|governors?|governing bod(?:y|ies)|users?) (?:should|must|may|will need to|to|can) |note to |drafting note|this (?:section|paragraph|clause) (?:should|must|is to) )';
const TITLES = '(?:Mr|Mrs|Ms|Miss|Mx|Dr)\\b[\\s/.…]';
/** `[insert name]`, `[School name]`, `[Mr/Mrs …]`: in square brackets. */
const SQUARE = new RegExp(
  `\\[\\s*\\*?(?:${ASKS}\\b[^\\]\\n]{0,120}|${TO_SCHOOLS}[^\\]\\n]{0,120}|(?:the |a |an )?${THING}(?: (?:of|for|and|or|here)\\b[^\\]\\n]{0,60}|s)?(?:[ /]+${THING})?|${TITLES}[^\\]\\n]{0,40}|x{2,})\\s*\\]`,
  'giu',
);
/** In round brackets only what cannot be an aside: an order, or the name of something. */
const ROUND =
  /\(\s*(?:(?:please )?(?:insert|enter|delete as|fill in|specify)\b[^)\n]{0,80}|(?:(?:insert|enter) )?(?:school|setting|academy|nursery|trust|full)? ?name(?: of (?:the )?(?:school|setting|academy|nursery|trust|head ?teacher|person|committee|lead))?)\s*\)/gi;
const CURLY = /\{\{[^}\n]{1,60}\}\}|\{(?![#.])\s*\p{L}[\p{L}\p{N} ’'/_-]{1,58}\}|«[^»\n]{1,60}»/gu;
const TO_COME =
  /(?<![\p{L}\p{N}])(?:TBC|TBA|TBD|TODO|FIXME|lorem ipsum)(?![\p{L}\p{N}])|(?<=(?:\b(?:is|are|will be)|[:–-])\s{1,3})(?:still )?to be (?:confirmed|decided|agreed|advised|announced|appointed|determined)(?=\s*(?:[.;)]|$))/giu;
/** A number, sum, address or date that is not there yet. */
const CROSSES =
  /£\s?X{2,}|(?<![\p{L}\p{N}])X{2,}(?:[/.-]X{2,})+|(?<![\p{L}\p{N}])X{4,}(?!\p{L})|(?<![\p{L}\p{N}])x{3,}(?:[\s@.-]+x{3,})*(?:@\S+)?|(?<![\p{L}\p{N}])(?:dd?[/.-]mm?[/.-]y{2,4}|DD?[/.-]MM?[/.-]Y{2,4})(?!\p{L})/gu;
/** Elements that a text may hold as raw HTML; anything else in angle brackets is a place-holder. */
const ELEMENT =
  /^<[/!?]|^<(?:a|abbr|b|blockquote|br|center|code|col|colgroup|dd|del|details|div|dl|dt|em|figure|font|form|h[1-6]|hr|i|iframe|img|input|ins|kbd|label|li|link|mark|meta|ol|p|pre|q|s|script|small|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|video)\b/i;

const BLANK = 'Write `:blank[id]` and define the blank, so that it can be asked for.';
const FORMS = [
  [DOTTED, 'error', 'This is a line to write on.', BLANK],
  ...[SQUARE, ROUND, CURLY].map(
    (form) =>
      [
        form,
        'error',
        'This is a place-holder.',
        'Write `:blank[id]`, or `:org[name]` for the name of the organisation.',
      ] as const,
  ),
  [CROSSES, 'error', 'This stands for something that is not there yet.', BLANK],
  [TO_COME, 'warning', 'This is still to come.', 'Write what is meant, or a blank.'],
] as const;

/** Dotted lines, `[insert name]` and `TBC`: what should be a blank, or be known by now. */
export const placeholder: LintRule = {
  id: 'placeholder',
  checkBlock: (block) =>
    FORMS.flatMap(([pattern, severity, message, advice]) => matches(block, pattern, severity, message, advice)),
  check: ({ tree }) => inAngleBrackets(tree),
};

/** `<name of school>` is read as an unknown HTML element. */
function inAngleBrackets(tree: Root): Finding[] {
  const advice = 'Write `:blank[id]`, or `:org[name]` for the name of the organisation.';
  return nodesOf(tree, 'html')
    .filter(({ value }) => /^<[\p{L}][^<>\n]{0,80}>$/u.test(value) && !ELEMENT.test(value))
    .map((node) => ({ severity: 'error', message: 'This is a place-holder.', advice, ...spanOf(node) }));
}

function matches(
  block: Prose,
  pattern: RegExp,
  severity: Finding['severity'],
  message: string,
  advice: string,
): Finding[] {
  return [...block.text.matchAll(pattern)].map((match) =>
    findingIn(block, match.index, match[0].length, { severity, message, advice }),
  );
}
