import type { PolicyDocument, Rule } from '../types.ts';
import { setRules, writeOwnRules } from '../edit/set-rules.ts';
import { findNode, walkNodes } from '../find-node.ts';
import { clauseIndex } from '../read/clause-index.ts';
import { readPolicy } from '../read/read-policy.ts';
import { mergePolicies } from './merge-policies.ts';
import type { MergeInput, MergeResult } from './types.ts';

export interface ExceptedMergeInput extends MergeInput {
  /** Fixed clauses that this text may word otherwise, because whoever fixed them granted it. */
  readonly excepted: readonly string[];
}

/**
 * Takes a newer edition into a text that may depart from some fixed clauses. Where the newer edition leaves such a clause as
 * it was, the text's own wording stands; where it changes the clause, that is a choice whatever the words are: an exception
 * was granted for one wording against another, and nobody has looked at a third. Rules come out as the newer edition has them.
 */
export function mergeExcepted({ excepted, ...input }: ExceptedMergeInput): MergeResult {
  if (excepted.length === 0) return mergePolicies(input); // nearly every text: nothing is read that has an index
  const theirs = readPolicy(input.theirs);
  const freed = excepted.filter((id) => findNode(theirs, id)?.rule === 'fixed');
  if (freed.length === 0) return mergePolicies(input);
  const adaptable = Object.fromEntries(freed.map((id): [string, Rule] => [id, 'adaptable']));
  const base = readPolicy(input.base);
  const merged = mergePolicies({
    ...input,
    base: setRules(base, adaptable),
    theirs: setRules(theirs, adaptable),
    askAbout: changedByBoth(freed, base, readPolicy(input.ours), theirs),
    // Stored indexes tell places in the texts as they were.
    indexes: { ...(input.indexes?.ours ? { ours: input.indexes.ours } : {}) },
  });
  return { ...merged, text: withRulesOf(theirs, merged.text) };
}

function changedByBoth(
  ids: readonly string[],
  base: PolicyDocument,
  ours: PolicyDocument,
  theirs: PolicyDocument,
): string[] {
  const [was, here, there] = [base, ours, theirs].map(
    (document) => new Map(clauseIndex(document).map(({ id, words }) => [id, words])),
  );
  return ids.filter((id) => {
    const [before, own, newer] = [was?.get(id), here?.get(id), there?.get(id)];
    return own !== undefined && own !== before && newer !== before && own !== newer;
  });
}

/** The rules written in a text, put back as an edition writes them. */
function withRulesOf(edition: PolicyDocument, text: string): string {
  const written = walkNodes(edition.nodes).map(({ id, attributes }): [string, Rule | null] => [
    id,
    (attributes.rule as Rule | undefined) ?? null,
  ]);
  return writeOwnRules(readPolicy(text), Object.fromEntries(written));
}
