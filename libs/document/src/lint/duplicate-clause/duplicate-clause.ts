import { firstLineOf, type Finding, type LintRule } from '../lint-rule.ts';

const FEWEST_WORDS = 8;

/** Two parts that say the same: one of them will be changed and the other forgotten. */
export const duplicateClause: LintRule = {
  id: 'duplicate-clause',
  check: (desk) => {
    const first = new Map<string, string>();
    return desk.index.flatMap((entry): Finding[] => {
      const words = entry.kind === 'section' ? entry.words.slice(entry.title.length) : entry.words;
      const key = words
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
      if (key.split(' ').length < FEWEST_WORDS || entry.kind === 'preamble') return [];
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
