const COUNTS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  nine: 9,
  twelve: 12,
  eighteen: 18,
};
const COUNT = `(\\d{1,2}|${Object.keys(COUNTS).join('|')})`;
const EACH = '(?:each|every|once (?:a|every|per|each))';
const CYCLES: readonly (readonly [RegExp, (count: number) => string])[] = [
  [new RegExp(`\\bevery ${COUNT} weeks\\b`, 'i'), (count) => `P${count}W`],
  [new RegExp(`\\bevery ${COUNT} months\\b`, 'i'), (count) => `P${count}M`],
  [new RegExp(`\\bevery ${COUNT} years\\b`, 'i'), (count) => `P${count}Y`],
  [/\b(?:three|3) times a year\b/i, () => 'P4M'],
  [new RegExp(`\\bquarterly\\b|\\b${EACH} quarter\\b`, 'i'), () => 'P3M'],
  [new RegExp(`\\b(?:half[- ]yearly|six[- ]monthly|twice a year)\\b`, 'i'), () => 'P6M'],
  [new RegExp(`\\btermly\\b|\\b${EACH} term\\b`, 'i'), () => 'P4M'],
  [new RegExp(`\\bhalf[- ]termly\\b|\\b${EACH} half[- ]term\\b`, 'i'), () => 'P6W'],
  [new RegExp(`\\bfortnightly\\b|\\b${EACH} fortnight\\b`, 'i'), () => 'P2W'],
  [new RegExp(`\\bmonthly\\b|\\b${EACH} month\\b`, 'i'), () => 'P1M'],
  [new RegExp(`\\bweekly\\b|\\b${EACH} week\\b`, 'i'), () => 'P1W'],
  [new RegExp(`\\b(?:bi-?ennially|every other year)\\b`, 'i'), () => 'P2Y'],
  [
    new RegExp(`\\bannual(?:ly)?\\b|\\byearly\\b|\\b${EACH} (?:school |academic )?year\\b|\\bevery 12 months\\b`, 'i'),
    () => 'P1Y',
  ],
];

/** The ISO 8601 duration of the first recurring time that a sentence names, `P3M` for "quarterly"; undefined without one. */
export function cycleIn(text: string): string | undefined {
  for (const [pattern, duration] of CYCLES) {
    const [found, count = ''] = pattern.exec(text) ?? [];
    if (found !== undefined) return duration(COUNTS[count.toLowerCase()] ?? Number(count));
  }
  return undefined;
}
