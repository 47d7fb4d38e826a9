import type { PolicyNode } from '../types.ts';
import type { LintDesk } from './lint-rule.ts';
import type { Prose } from './prose.ts';

/** A title is no longer than this, and no sentence. */
const LONGEST_TITLE = 60;
const TYPED =
  /^(?:(?:§|Section|Part|Step|Clause|Paragraph|Rule|Article)\s*)?(?<number>\d{1,2}(?:\.\d{1,2}){0,2}|(?<=Part\s)[A-H]|[A-H](?=[.):]))[.):]?\s+[-–—]?\s*(?=\p{Lu})/u;
/** A text with more of them was made to exhaust us. */
const MOST = 500;
/** A title that shares its paragraph with what it heads: `Theft – Tell the police`, or on a line of its own. */
const HEAD_END = /\n| [–—] |: (?=\p{Lu})/u;
/** The mark of a list's item before its words. */
const ITEM = /(?:^|\n) {0,3}(?<number>\d{1,2})[.)][ \t]+$/;

/** The parts of a text that types its numbers and has no structure: they run from one number to the next. */
export function typedParts({ prose, document }: Pick<LintDesk, 'prose' | 'document'>): PolicyNode[] {
  const heads = prose.flatMap((block) => {
    const number = numberOf(block, document.text);
    return number === undefined ? [] : [{ block, number }];
  });
  if (heads.length > MOST || !runOn(heads.map(({ number }) => number))) return [];
  return heads.map(({ block, number }, at) => {
    const depth = number.split('.').length;
    const next = heads.slice(at + 1).find((head) => head.number.split('.').length <= depth);
    const end = next?.block.start ?? document.text.length;
    const [words = ''] = block.text.replace(TYPED, '').trim().split(HEAD_END);
    const title = words.length <= LONGEST_TITLE && !/[.;:!?]$/.test(words) ? words : '';
    return {
      kind: depth === 1 ? ('section' as const) : ('clause' as const),
      id: '',
      rule: 'adaptable' as const,
      number,
      title,
      depth,
      start: block.start,
      end,
      bodyStart: block.end,
      bodyEnd: end,
      line: 0,
      attributes: {},
      children: [],
    };
  });
}

function numberOf({ kind, text, start }: Prose, source: string): string | undefined {
  if (kind === 'cell') return undefined;
  return (TYPED.exec(text) ?? ITEM.exec(source.slice(Math.max(0, start - 12), start)))?.groups?.number;
}

/** Whether each number is greater than the one before it: a list of steps begins anew. */
function runOn(numbers: readonly string[]): boolean {
  const value = (number: string): number =>
    number.split('.').reduce((sum, part, at) => sum + (Number(part) || part.charCodeAt(0) - 64) / 100 ** at, 0);
  return numbers.every((number, at) => at === 0 || value(number) > value(numbers[at - 1] ?? '0'));
}
