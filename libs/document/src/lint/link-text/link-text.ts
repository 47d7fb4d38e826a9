import { toString } from 'mdast-util-to-string';
import { spanOf } from '../../read/parse-markdown.ts';
import type { Finding, LintRule } from '../lint-rule.ts';
import { nodesOf } from '../nodes-of.ts';

/** Words that say nothing of the place a link leads to; a link made of nothing else says nothing. */
const SAYS_NOTHING = new Set(
  'click clicking press pressing tap tapping clicked here there this that the a following below above link links page webpage site website web more read find out learn see view go to follow open visit for information info further details detail on about it now please continue download us available see full get click-here it’s is button hyperlink weblink url document documents doc file files pdf pdfs attachment attachments attached enclosed copy version spreadsheet resource resources item article source material materials open show tap select choose press push hit launch these those and or in at via by using visiting opening downloading address word excel powerpoint through can be found online internet same where which'.split(
    ' ',
  ),
);

/** An address that somebody typed as the words of a link: with its scheme, with `www`, or with a path alone. */
const ADDRESS =
  /^(?:(?<scheme>https?:\/\/)|www\.|(?=[\w.-]+\.\p{L}{2,10}\/))(?<host>[\w.-]+(?::\d+)?)(?<path>\/?\S*)$/iu;
/** What stands in paths whatever they lead to. */
const OF_ANY_PATH =
  /^(?:index|home|default|pages?|nodes?|posts?|items?|docs?|files?|view|show|get|html?|php|aspx?|www)$/i;
const FILE_NAME =
  /^[^\s/@]+\.(?:pdf|docx?|odt|rtf|txt|xlsx?|ods|csv|pptx?|odp|html?|php|aspx?|jpe?g|png|gif|zip|mp[34])$/i;

/** A file is called what its author called it, and an address is spelt out letter by letter where it is read aloud. */
function isSpeltOut(text: string): boolean {
  if (FILE_NAME.test(text) && !text.startsWith('www.')) return true;
  const { scheme, path = '' } = ADDRESS.exec(text)?.groups ?? {};
  // A host by itself says whose page it is.
  if (path.length < 2) return false;
  return scheme !== undefined || isOpaque(path);
}

/** `/p/38812`, `/x?id=77`: no word of it says what is there. */
function isOpaque(path: string): boolean {
  const [place = ''] = path.split(/[?#]/);
  const words = place.match(/(?<![\p{L}\p{N}])\p{L}{3,}(?![\p{L}\p{N}])/gu) ?? [];
  return words.every((word) => OF_ANY_PATH.test(word));
}

function saysNothing(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}\p{N}@£.-]*[\p{L}\p{N}]/gu) ?? [];
  return words.every((word) => SAYS_NOTHING.has(word));
}

/** Link text that says nothing by itself: a list of links read aloud would be "here, here, here". */
export const linkText: LintRule = {
  id: 'link-text',
  check: ({ tree, document }) =>
    nodesOf(tree, 'link', 'linkReference').flatMap((node): Finding[] => {
      const text = toString(node).trim();
      // An address that stands for itself, in `<…>` or bare, was not given as the words of a link.
      const isWorded = document.text[spanOf(node).start] === '[';
      if (!saysNothing(text) && !(isWorded && isSpeltOut(text))) return [];
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
