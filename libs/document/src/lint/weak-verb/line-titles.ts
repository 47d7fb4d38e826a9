import type { LintDesk } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { sentencesOf } from '../sentences.ts';
import { typedParts } from '../typed-parts.ts';

/** No title is longer. */
const LONGEST = 80;
const BOLD = /^(?:\*\*|__)(?<words>[^*_\n]{3,80})(?:\*\*|__)/;

/** The titles that stand over blocks as lines of their own, where a text has typed or bold lines in place of headings. */
export function lineTitles(desk: LintDesk): (block: Prose) => string | undefined {
  const { prose, document } = desk;
  const typed = document.nodes.some(({ kind }) => kind !== 'preamble') ? [] : typedParts(desk);
  const titles = new Map<Prose, string>();
  let title: string | undefined;
  const outer: string[] = [];
  let at = 0;
  for (const block of prose) {
    if (block.kind === 'heading') title = undefined;
    for (; typed[at] && (typed[at]?.start ?? 0) <= block.start; at += 1) {
      const { title: own = '', depth = 1 } = typed[at] ?? {};
      outer.length = depth - 1;
      outer[depth - 1] = own;
      title = own || outer.findLast(Boolean);
    }
    const isLine =
      block.kind === 'paragraph' &&
      block.text.length <= LONGEST &&
      (boldStart(block, desk) === block.text || isCapitals(block.text));
    if (isLine) title = block.text;
    else if (title) titles.set(block, title);
  }
  return (block) => titles.get(block);
}

/** A title in capitals. */
function isCapitals(text: string): boolean {
  return /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text);
}

/** `**You must sign in.** Visitors …`: the sentence in bold that opens a block, and how far it reaches. */
export function boldLeadIn(block: Prose, desk: LintDesk): string | undefined {
  if (block.kind === 'heading') return undefined;
  const bold = boldStart(block, desk);
  const [first] = sentencesOf(block);
  return bold && bold !== block.text && first && bold.trim().length <= first.text.length + 1 ? bold : undefined;
}

function boldStart({ start, text }: Prose, { document }: LintDesk): string | undefined {
  const words = BOLD.exec(document.text.slice(start, start + LONGEST + 10))?.groups?.words;
  return words !== undefined && text.startsWith(words) ? words : undefined;
}
