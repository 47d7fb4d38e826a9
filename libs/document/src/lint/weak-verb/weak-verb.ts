import type { PolicyNode } from '../../types.ts';
import { partFinder } from '../../read/reading.ts';
import { findingIn, mend, type Finding, type LintDesk, type LintRule } from '../lint-rule.ts';
import { ownTitle } from '../own-title.ts';
import type { Prose } from '../prose.ts';
import { sentencesOf, type Sentence } from '../sentences.ts';

/** A title that obliges or forbids, unless it asks or sets a condition: `Must I pay?`, `If you must leave early`. */
const OBLIGES =
  /\b(?:must|shall|mandatory|compulsory|required|requirements?|never|obliged|obligations?|duty to|duties|prohibited|forbidden|banned|essential)\b(?!.*\?\s*$)/i;
const CONDITION = /\b(?:if|when(?:ever)?|unless)\b.*\b(?:must|shall|never)\b/i;
/** `Must, should and may`: a title of both. */
const ALSO_ADVISES = /\b(?:should|may|can|advice|helps?|recommend\w*)\b/i;
const WEAK =
  /\b(?:should(?: not| never|n['’]t)?(?: try to| aim to| consider)?|ought(?: not)? to|(?:is|are) (?:encouraged|advised|recommended|invited|asked|requested|expected|urged) (?:not )?to|(?:please|do) try to|may wish to|might (?:wish|like) to)\b/gi;
/** In a clause within the sentence `should` says something else: `when a child should be seen`. */
const SUBORDINATE =
  /\b(?:that|whether|which|who(?:ever|m)?|whose|if|as|than|because|when(?:ever)?|where(?:ver)?|why|how|what)\b[^,;:]*$/i;
/** `Anyone who leaves the room is asked to`: the clause is over, the verb is the sentence's. */
const SUBJECT_WITH_CLAUSE = /^(?:[\p{L}’'-]+ ){1,4}?who (?:[\p{L}’'-]+ ){2,}$/iu;
/** An open quotation mark: somebody else's words. */
const QUOTED = /[“"‘][^”"’]*$/;
const INFORMS = /^\s+(?:have\b|know\b|note\b|be aware\b|expect\b)/i;

/** A weak verb under a title that says must: a reader may choose which of the two to believe. */
export const weakVerb: LintRule = {
  id: 'weak-verb',
  check: (desk) => {
    const titleOf = titlesOf(desk);
    return desk.prose
      .filter(({ kind }) => kind !== 'heading')
      .flatMap((block) => {
        const title = titleOf(block);
        if (!OBLIGES.test(title) || CONDITION.test(title) || ALSO_ADVISES.test(title)) return [];
        return sentencesOf(block).flatMap((sentence) => inSentence(sentence, title));
      });
  },
};

function inSentence({ text, prose, index: from }: Sentence, title: string): Finding[] {
  return [...text.matchAll(WEAK)]
    .filter(
      ({ 0: words, index }) =>
        index > 0 &&
        !QUOTED.test(text.slice(0, index)) &&
        (!SUBORDINATE.test(text.slice(0, index)) ||
          (/^(?:is|are) /i.test(words) && SUBJECT_WITH_CLAUSE.test(text.slice(0, index)))) &&
        !INFORMS.test(text.slice(index + words.length)),
    )
    .map(({ 0: words, index }) =>
      findingIn(prose, from + index, words.length, {
        severity: 'warning',
        message: `The title “${title}” obliges, but \`${words}\` only advises.`,
        advice: 'Write “must” or “must not”; or give the advice a clause of its own with another title.',
        ...strongerVerb(prose, from + index, words),
      }),
    );
}

/** `should` as `must`: only somebody who knows what is meant can say so. */
function strongerVerb(prose: Prose, index: number, words: string): Pick<Finding, 'suggestions'> {
  const stronger = /\b(?:not|never)\b|n['’]t/i.test(words) ? 'must not' : 'must';
  const start = prose.offsetAt(index);
  const end = prose.offsetAt(index + words.length - 1) + 1;
  return mend([{ start, end, text: stronger }], false, `Write “${stronger}”`);
}

/** The title that stands over a block: its clause's own, else that of the nearest part around it that has one. */
function titlesOf({ document }: LintDesk): (block: Prose) => string {
  const parents = new Map<PolicyNode, PolicyNode>();
  const visit = (node: PolicyNode): void =>
    node.children.forEach((child) => {
      parents.set(child, node);
      visit(child);
    });
  document.nodes.forEach(visit);
  const partAt = partFinder(document);
  return (block) => {
    for (let part = partAt(block.start); part; part = parents.get(part)) {
      const title = ownTitle(part, document);
      if (title) return title;
    }
    return '';
  };
}
