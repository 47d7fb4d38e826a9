import type { PolicyDocument, Rule } from '../types.ts';
import { isTighter } from '../check/check-derived-rules.ts';
import { setRules } from '../edit/set-rules.ts';
import { walkNodes } from '../find-node.ts';
import { readPolicy } from '../read/read-policy.ts';
import { mergeExcepted, type ExceptedMergeInput } from './merge-excepted.ts';
import type { MergeResult } from './types.ts';

/**
 * Takes a publisher's newer edition into another organisation's template made from it. The words merge as a school's do;
 * what the template tightened stays tightened, and a slot that it filled keeps the rule it was given.
 */
export function mergeIntoTemplate(input: ExceptedMergeInput): MergeResult {
  const merged = mergeExcepted(input);
  const kept = tightenedRules(readPolicy(input.base), readPolicy(input.ours), readPolicy(input.theirs));
  return { ...merged, text: setRules(readPolicy(merged.text), kept) };
}

/** The rules that a template set itself, against its base, and that its base's newer edition has not gone beyond. */
export function tightenedRules(
  base: PolicyDocument,
  ours: PolicyDocument,
  theirs: PolicyDocument,
): Readonly<Record<string, Rule>> {
  const before = rulesOf(base);
  const newer = rulesOf(theirs);
  const kept = walkNodes(ours.nodes).filter(({ id, rule }) => {
    const there = newer.get(id);
    if (there === undefined) return true;
    return before.get(id) !== rule && (isTighter(rule, there) || there === 'local');
  });
  return Object.fromEntries(kept.map(({ id, rule }) => [id, rule]));
}

function rulesOf(document: PolicyDocument): ReadonlyMap<string, Rule> {
  return new Map(walkNodes(document.nodes).map(({ id, rule }) => [id, rule]));
}
