import type { ClauseIndexEntry, DerivedBreach, PolicyDocument, Rule } from '../types.ts';
import { clauseIndex } from '../read/clause-index.ts';
import { checkClauseRules, type GrantedWordings } from './check-clause-rules.ts';

/** From what leaves the most to a school to what leaves nothing. A slot to write stands outside: it becomes one of them. */
const STRICTNESS: readonly Rule[] = ['optional', 'adaptable', 'fixed'];

/** Whether a rule leaves less to a school than another does. */
export function isTighter(rule: Rule, than: Rule): boolean {
  return STRICTNESS.indexOf(rule) > STRICTNESS.indexOf(than) && than !== 'local';
}

/**
 * Where a template made from another's edition goes beyond what that edition allows: its own words as a school's would be
 * held to them, and rules, which it may tighten and never loosen. A slot may be left for the schools to write, or filled
 * and then made adaptable or fixed.
 */
export function checkDerivedRules(
  document: PolicyDocument,
  edition: PolicyDocument,
  granted: GrantedWordings = {},
): DerivedBreach[] {
  const here = new Map(clauseIndex(document).map((entry) => [entry.id, entry]));
  const passedOn = (clauseId: string): boolean => here.get(clauseId)?.rule === 'local';
  const words = checkClauseRules(document, edition, granted).filter(
    ({ code, clauseId }) => code !== 'LOCAL_CLAUSE_EMPTY' || !passedOn(clauseId),
  );
  const loosened = clauseIndex(edition).flatMap((original): DerivedBreach[] => {
    const own = here.get(original.id);
    if (!own || !isLoosened(original, own)) return [];
    return [{ code: 'RULE_LOOSENED', clauseId: own.id, number: own.number, title: own.title, rule: original.rule }];
  });
  return [...words, ...loosened];
}

function isLoosened(original: ClauseIndexEntry, own: ClauseIndexEntry): boolean {
  if (original.rule === own.rule) return false;
  if (original.rule === 'local') return own.rule === 'optional';
  // Handing a clause down as a slot would let each school write what this edition says.
  if (own.rule === 'local') return original.rule === 'fixed' || original.rule === 'adaptable';
  return isTighter(original.rule, own.rule);
}
