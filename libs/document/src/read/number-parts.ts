import type { FrontMatter } from '../types.ts';
import type { PartDraft } from './part-drafts.ts';

/** Numbers that follow from the structure: sections 1, clauses 1.1 and 1.1.1, appendices by label, an appendix's own style inside it. */
export function numberParts(top: readonly PartDraft[], frontMatter: FrontMatter | null): Map<PartDraft, string> {
  const numbers = new Map<PartDraft, string>();
  const decimal = frontMatter?.numbering !== 'none';
  const lettered = frontMatter?.appendices === 'lettered';
  const hasSections = top.some((draft) => draft.kind === 'section');

  const numberChildren = (drafts: readonly PartDraft[], prefix: string): void => {
    numberedAmong(drafts).forEach((draft, index) => {
      const number = prefix ? `${prefix}.${index + 1}` : String(index + 1);
      numbers.set(draft, number);
      numberChildren(draft.children, number);
    });
  };

  if (decimal) {
    // Before the first section there is no number to count under: clauses there are numbered only when no section follows.
    numberChildren(hasSections ? top.filter((draft) => draft.kind !== 'preamble') : top, '');
  }
  top
    .filter((draft) => draft.kind === 'appendix')
    .forEach((draft, index) => {
      const label = lettered ? letterOf(index) : String(index + 1);
      numbers.set(draft, `Appendix ${label}`);
      const own = draft.attributes.numbering;
      if (own === 'none' || (!own && !decimal)) return;
      if (own && own !== 'decimal') numberOwnStyle(draft.children, own, numbers);
      else numberChildren(draft.children, lettered ? label : `A${label}`);
    });
  return numbers;
}

/** `1)` gives 1), 2); `a)` gives a), b); `(i)` is read as the digit style with its brackets. */
function numberOwnStyle(
  drafts: readonly PartDraft[],
  style: string,
  numbers: Map<PartDraft, string>,
  prefix = '',
): void {
  const [, before = '', mark = '1', after = ''] = /^(\W*)(\w+)(\W*)$/.exec(style) ?? [];
  numberedAmong(drafts).forEach((draft, index) => {
    const letter = letterOf(index);
    const own = prefix + (mark === 'a' ? letter.toLowerCase() : mark === 'A' ? letter : String(index + 1));
    numbers.set(draft, before + own + after);
    numberOwnStyle(draft.children, style, numbers, `${own}.`);
  });
}

/** Sections and clauses in order; notices, notes, duties and records take no number but let through what is inside them. */
function numberedAmong(drafts: readonly PartDraft[]): PartDraft[] {
  return drafts.flatMap((draft) => {
    if (draft.kind === 'section' || draft.kind === 'clause') return [draft];
    return draft.kind === 'appendix' ? [] : numberedAmong(draft.children);
  });
}

function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}
