import { findingIn, mend, type Finding, type LintRule } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { countsAsTyped, typedNumberOf } from './counts-as-typed.ts';
import { listNumbers } from './list-numbers.ts';

/** A number typed at the head of a heading or clause: numbers come from the structure. */
export const typedNumber: LintRule = {
  id: 'typed-number',
  check: (desk) => {
    const { prose, document } = desk;
    const certain = countsAsTyped(desk);
    const numbers = new Set(prose.flatMap((block) => bareNumber(typedNumberOf(block, document.text)) ?? []));
    const loose = looseLetters(prose, numbers);
    const inBlocks = prose.flatMap((block): Finding[] => {
      const typed = typedNumberOf(block, document.text) ?? loose.get(block);
      if (typed === undefined || isTime(typed, numbers) || isLeftToItsMark(typed, block, document.text)) return [];
      const start = block.offsetAt(0);
      const end = start + typed.length;
      const finding = findingIn(block, 0, typed.trimEnd().length, {
        severity: 'warning',
        message: `The number \`${typed.trim()}\` is typed.`,
        advice: 'Take it out: the number comes from the place in the text.',
      });
      if (document.text.slice(start, end) !== typed || typed.length >= block.text.length) return [finding];
      return [{ ...finding, ...mend([{ start, end, text: '' }], certain, `Take out \`${typed.trim()}\``) }];
    });
    const inLists = listNumbers(desk).map(({ start, words }): Finding => ({
      severity: 'warning',
      message: `The number \`${words}\` is typed.`,
      advice: 'Make what it numbers a heading or a clause: the number comes from the place in the text.',
      start,
      end: start + words.length,
    }));
    return [...inBlocks, ...inLists];
  },
};

/** `# Appendix B: Map {#map}`: what `appendix-label` says of a heading that has an id and no mark takes the label out as well. */
function isLeftToItsMark(typed: string, { kind, start, end }: Prose, text: string): boolean {
  if (kind !== 'heading' || !/^(?:appendix|annex)/i.test(typed)) return false;
  const line = text.slice(start, Math.max(end, text.indexOf('\n', start)));
  return /\{#[^{}]*\}\s*$/.test(line) && !/\.appendix\b/.test(line);
}

/** `a) sign in; and`: an item whose letter is typed, after another or after the words that lead in. */
const LETTER = /^(?:\(?[a-h]\)|\(?(?:i|ii|iii|iv|v|vi)\))\s+(?=\p{Ll})/u;
/** `2 Rules` after `1 Aims`: a count elsewhere. */
const AMONG_OTHERS = /^(\d{1,2})\s+(?=\p{Lu})/u;
/** `1 Introduction`: a line of contents. */
const LINE_OF_CONTENTS = /^\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=\p{Lu}[^.;!?]{2,60}$)/u;

/** What is typed at the head of items and of lines of contents, which would be a number of days or a name elsewhere. */
function looseLetters(prose: readonly Prose[], numbers: ReadonlySet<string>): ReadonlyMap<Prose, string> {
  const found = new Map<Prose, string>();
  let heading = '';
  prose.forEach((block, at) => {
    if (block.kind === 'heading') {
      heading = block.text;
      const [typed, number = ''] = AMONG_OTHERS.exec(block.text) ?? [];
      if (typed && [-1, 1].some((step) => numbers.has(String(Number(number) + step)))) found.set(block, typed);
    }
    if (block.kind !== 'paragraph') return;
    const before = prose[at - 1];
    const leads = before !== undefined && (found.has(before) || before.text.trimEnd().endsWith(':'));
    const typed =
      (leads ? LETTER.exec(block.text) : null) ?? (CONTENTS.test(heading) ? LINE_OF_CONTENTS.exec(block.text) : null);
    if (typed) found.set(block, typed[0]);
  });
  return found;
}

const CONTENTS = /^\W*(?:table of )?contents\W*$/i;

function bareNumber(typed: string | undefined): string | undefined {
  return /\d+(?:\.\d+)*/.exec(typed ?? '')?.[0];
}

/** The hour at which doors open at the earliest is the eighth. */
const FIRST_HOUR = 8;

/** `8.45 Doors open`: as long as no 8.44 stands before it; school has no hours before seven, and there a ten is the tenth of its kind. */
function isTime(typed: string, numbers: ReadonlySet<string>): boolean {
  const [, hour = '', minute = ''] = /^(\d{1,2})\.(0\d|[1-5][05])\s*$/.exec(typed) ?? [];
  return (
    hour !== '' &&
    Number(hour) < 24 &&
    !(minute === '10' && Number(hour) < FIRST_HOUR) &&
    !numbers.has(`${hour}.${Number(minute) - 1}`)
  );
}
