import { looksLikeTitle, withoutEmphasis } from './line-looks.ts';
import type { SourceLine } from './types.ts';

/** A section named with a word, a roman numeral or a letter: `Section 2: Keys`, `II. KEYS`, `B. Keys`. */
export interface PartLabel {
  readonly kind: 'word' | 'roman' | 'letter';
  readonly value: number;
  /** As it was typed, without its stop. */
  readonly typed: string;
  readonly title: string;
}

const WORD = /^(?:section|part|chapter)\s+(\d{1,2}|[ivxl]{1,6}|[a-h])\b\s*[:.–—-]?\s*(.*)$/i;
const ROMAN = /^([IVXL]{1,6})[.)]\s+(\S.*)$/;
const LETTER = /^([A-Z])[.)]\s+(\S.*)$/;
const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };

/** The labels of sections by line, where a text counts that way: from the first, one after another, two at least. */
export function findPartLabels(lines: readonly SourceLine[]): ReadonlyMap<number, PartLabel> {
  const candidates = lines.map((line) => ({ line: line.number, labels: labelsOf(line.text) }));
  const runs = (['word', 'roman', 'letter'] as const).map((kind) => {
    const run = new Map<number, PartLabel>();
    let next = 1;
    for (const { line, labels } of candidates) {
      const label = labels.find((each) => each.kind === kind && each.value === next);
      if (!label) continue;
      run.set(line, label);
      next += 1;
    }
    return run;
  });
  const [best] = runs.filter(({ size }) => size >= 2).sort((a, b) => b.size - a.size);
  return best ?? new Map<number, PartLabel>();
}

function labelsOf(text: string): PartLabel[] {
  const bare = withoutEmphasis(text.replace(/^#{1,6}\s+/, ''));
  const found: PartLabel[] = [];
  const [, word = '', name = ''] = WORD.exec(bare) ?? [];
  if (word !== '' && (name === '' || looksLikeTitle(name)))
    found.push({
      kind: 'word',
      value: valueOf(word),
      typed: bare.slice(0, bare.length - name.length).replace(/[\s:.–—-]+$/, ''),
      title: name,
    });
  const [, roman = '', behindRoman = ''] = ROMAN.exec(bare) ?? [];
  if (roman !== '' && looksLikeTitle(behindRoman))
    found.push({ kind: 'roman', value: romanValue(roman), typed: roman, title: behindRoman });
  const [, letter = '', behindLetter = ''] = LETTER.exec(bare) ?? [];
  if (letter !== '' && looksLikeTitle(behindLetter))
    found.push({ kind: 'letter', value: letter.charCodeAt(0) - 64, typed: letter, title: behindLetter });
  return found;
}

function valueOf(word: string): number {
  if (/^\d+$/.test(word)) return Number(word);
  return /^[ivxl]+$/i.test(word) ? romanValue(word.toUpperCase()) : word.toUpperCase().charCodeAt(0) - 64;
}

function romanValue(numeral: string): number {
  const values = [...numeral].map((letter) => ROMAN_VALUES[letter] ?? 0);
  return values.reduce((sum, value, at) => ((values[at + 1] ?? 0) > value ? sum - value : sum + value), 0);
}
