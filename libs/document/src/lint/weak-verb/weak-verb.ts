import { mend, findingIn, type Finding, type LintRule } from '../lint-rule.ts';
import type { Prose } from '../prose.ts';
import { definesShould, forceOver, isOfSomebodyElse } from './force-over.ts';
import { mayAdvise, weakVerbsIn, type WeakVerb } from './weak-verbs-in.ts';

/**
 * A weak verb where a title says must, or in a clause that is fixed: a reader may choose which of the two to believe. The sentence has
 * to tell those who are bound what to do. What a machine should do, what somebody may look forward to, what was, what others have said
 * and what is called advice is none of their duties.
 */
export const weakVerb: LintRule = {
  id: 'weak-verb',
  check: (desk) => {
    const forceOf = forceOver(desk);
    const isDefined = (): boolean => desk.prose.some(({ text }) => definesShould(text));
    let defined: boolean | undefined;
    return desk.prose
      .filter(({ kind }) => kind !== 'heading')
      .flatMap((block) => {
        if (!mayAdvise(block)) return [];
        const force = forceOf(block);
        // `Staff are required to do the following: …; and are encouraged to …`.
        if (!force)
          return block.text.includes(':')
            ? weakVerbsIn(block)
                .filter(({ before }) => LEADS_IN.test(before))
                .map((verb) => say(block, verb, 'What leads in obliges'))
            : [];
        const { title } = force;
        // A paragraph that says must beside it tells the two apart.
        if (title === undefined && MUST.test(block.text)) return [];
        const verbs = weakVerbsIn(block);
        if (title !== undefined)
          return verbs
            .filter(({ before }) => !isOfSomebodyElse(title, before))
            .map((verb) => say(block, verb, `The title “${title}” obliges`));
        // And so does a text that says what its “should” stands for.
        if (verbs.length === 0 || (defined ??= isDefined())) return [];
        return verbs.filter(({ always }) => always).map((verb) => say(block, verb, 'This clause is fixed'));
      });
  },
};

const MUST = /\bmust\b/i;
const LEADS_IN =
  /\b(?:must|shall|(?:is|are) (?:required|obliged) to|ha(?:s|ve) to)(?: [^.;:]{1,40})?:(?=[^:]*;[^:]*$)/i;

function say(prose: Prose, { words, index }: WeakVerb, why: string): Finding {
  const stronger = /\b(?:not|never|against|discouraged)\b|n['’]t/i.test(words) ? 'must not' : 'must';
  const start = prose.offsetAt(index);
  const end = prose.offsetAt(index + words.length - 1) + 1;
  return findingIn(prose, index, words.length, {
    severity: 'warning',
    message: `${why}, but \`${words}\` only advises.`,
    advice: 'Write “must” or “must not”; or give the advice a clause of its own with another title.',
    // Only somebody who knows what is meant can say so.
    ...mend([{ start, end, text: stronger }], false, `Write “${stronger}”`),
  });
}
