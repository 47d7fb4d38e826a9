import { findingIn, type LintRule } from '../lint-rule.ts';

/** The next word after a number that is typed as one; `I. T. equipment` and `17 days` go on otherwise. */
const WORD = '(?=\\p{Lu}\\p{L}|\\p{Lu}\\s\\p{Ll}|[“"‘\'])';
const HEADING = new RegExp(
  `^(?:${[
    '[Aa](?:ppendix|PPENDIX)\\s+(?:\\d{1,2}|[A-H])\\b\\s*[-–—:.]?\\s*',
    '(?:Annex|ANNEX|Schedule|SCHEDULE)\\s+(?:\\d{1,2}|[A-H])\\b\\s*[-–—:.]?\\s*',
    `(?:Section|SECTION|Part|PART|Chapter|CHAPTER)\\s+(?:\\d{1,2}|[A-H]|[IVX]{1,4})\\s*(?:[-–—:.]\\s*|${WORD})`,
    '\\d{1,2}(?:\\.\\d{1,2})+[.)]?\\s+',
    '\\d{1,2}[.)]\\s*',
    '\\d{1,2}\\s+(?=\\p{Lu})',
    '\\((?:\\d{1,2}|[a-z]|[ivx]{1,5})\\)\\s*',
    `(?:[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})[.)]\\s+${WORD}`,
  ].join('|')})(?=\\S|$)`,
  'u',
);
const CLAUSE = /^(?:\d{1,2}(?:\.\d{1,2})+[.)]?|\((?:\d{1,2}|[a-z]|[ivx]{1,5})\))\s+(?=\p{Lu})/u;

/** A number typed at the head of a heading or clause: numbers come from the structure. */
export const typedNumber: LintRule = {
  id: 'typed-number',
  check: ({ prose, document }) =>
    prose.flatMap((block) => {
      const match = (block.kind === 'heading' ? HEADING : block.kind === 'paragraph' ? CLAUSE : undefined)?.exec(
        block.text,
      );
      if (!match) return [];
      const start = block.offsetAt(0);
      const end = start + match[0].length;
      const plain = document.text.slice(start, end) === match[0] && match[0].length < block.text.length;
      const finding = findingIn(block, 0, match[0].trimEnd().length, {
        severity: 'warning',
        message: `The number \`${match[0].trim()}\` is typed.`,
        advice: 'Take it out: the number comes from the place in the text.',
      });
      return [plain ? { ...finding, fix: [{ start, end, text: '' }] } : finding];
    }),
};
