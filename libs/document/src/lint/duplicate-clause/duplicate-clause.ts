import { partFinder } from '../../read/reading.ts';
import { firstLineOf, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';

const FEWEST_WORDS = 8;
/** Words that may come or go without a change of what is said. Never one that says who, when, how many, or not. */
const SAYS_NOTHING = new Set(
  'a an the that which of for to and all also their its his her our then both will be is are so own any they it whilst while'.split(
    ' ',
  ),
);
const MODAL = /^(?:must|shall|should|may|can)$/;

/** Two parts that say the same: one of them will be changed and the other forgotten. */
export const duplicateClause: LintRule = {
  id: 'duplicate-clause',
  check: (desk) => {
    const words = ownWords(desk);
    const first = new Map<string, string>();
    return desk.index.flatMap((entry): Finding[] => {
      const said = words.get(entry.id) ?? [];
      if (said.length < FEWEST_WORDS || entry.kind === 'preamble') return [];
      const key = keyOf(said);
      const earlier = first.get(key);
      if (earlier === undefined) {
        first.set(key, entry.number || entry.id);
        return [];
      }
      return [
        {
          severity: 'warning',
          message: `This says the same as ${earlier}.`,
          advice: 'Keep one of them and refer to it with `:see[id]`.',
          ...firstLineOf(desk, entry.start),
        },
      ];
    });
  },
};

/** What a part says, whatever the number and the form of its words: `must bring and must keep` is `must bring and keep`. */
function keyOf(said: readonly string[]): string {
  let modal = '';
  return said
    .filter((word) => {
      if (SAYS_NOTHING.has(word) || word === modal) return false;
      if (MODAL.test(word)) modal = word;
      return true;
    })
    .map(stemOf)
    .join(' ');
}

/** A word without what tells one from several and one tense from another. */
function stemOf(word: string): string {
  if (word.length < 5) return word.replace(/(?<=\p{L}{2}[^s])s$/u, '');
  const root = word.replace(/ies$/, 'y').replace(/(?:(?<=[sxz]|ch|sh)es|(?<=[^s])s|ing|ed)$/, '');
  return root.replace(/([b-df-hj-np-tv-z])\1$/, '$1').replace(/e$/, '');
}

/** The words of each part as they are read, its title and what belongs to parts inside it left out. */
function ownWords({ document, prose }: LintDesk): ReadonlyMap<string, readonly string[]> {
  const partAt = partFinder(document);
  const words = new Map<string, string[]>();
  for (const block of prose) {
    const part = partAt(block.start);
    if (!part || block.start < part.bodyStart) continue;
    const own = words.get(part.id) ?? [];
    for (const [word] of block.text.toLowerCase().matchAll(/[\p{L}\p{N}£%\uFFFC]+/gu)) own.push(word);
    words.set(part.id, own);
  }
  return words;
}
