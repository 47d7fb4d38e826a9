import type { ClauseIndexEntry, PolicyDocument, RuleBreach } from '../types.ts';
import { replaceClauseBody } from '../edit/replace-clause-body.ts';
import { clauseIndex } from '../read/clause-index.ts';
import { readPolicy } from '../read/read-policy.ts';

/** Wordings that whoever fixed a clause granted instead of its own, by clause id. */
export type GrantedWordings = Readonly<Record<string, string>>;

/**
 * Where a school's text goes beyond what the edition's clause rules allow; the rule of record is the edition's. A fixed
 * clause stands as published, or in the wording that was granted for it, and in no third one.
 */
export function checkClauseRules(
  document: PolicyDocument,
  edition: PolicyDocument,
  granted: GrantedWordings = {},
): RuleBreach[] {
  const here = new Map(clauseIndex(document).map((entry) => [entry.id, entry]));
  const there = clauseIndex(edition);
  const leftOut = new Set(document.frontMatter?.leftOut.map((entry) => entry.id) ?? []);
  const missing = new Set(there.filter((entry) => !here.has(entry.id)).map((entry) => entry.id));
  return there.flatMap((original): RuleBreach[] => {
    const { id: clauseId, number, title } = original;
    const own = here.get(clauseId);
    if (own) {
      const code = breachOfWords(original, own);
      const isGranted = code === 'FIXED_CLAUSE_CHANGED' && grantedWords(edition, clauseId, granted) === own.words;
      return code && !isGranted ? [{ code, clauseId, number: own.number, title: own.title }] : [];
    }
    // What stood in a part that went with it is not reported again.
    if (original.rule === 'optional' || (original.parentId !== null && missing.has(original.parentId))) return [];
    if (leftOut.has(clauseId)) return [{ code: 'LEFT_OUT_NOT_OPTIONAL', clauseId, number, title }];
    return isRequired(original) ? [{ code: 'REQUIRED_CLAUSE_MISSING', clauseId, number, title }] : [];
  });
}

/** The clauses that a school has to write itself and has not written yet, by id. */
export function unwrittenClauses(document: PolicyDocument, edition: PolicyDocument): string[] {
  return checkClauseRules(document, edition)
    .filter(({ code }) => code === 'LOCAL_CLAUSE_EMPTY')
    .map(({ clauseId }) => clauseId);
}

function breachOfWords(original: ClauseIndexEntry, own: ClauseIndexEntry): RuleBreach['code'] | undefined {
  if (original.rule === 'fixed' && original.words !== own.words) return 'FIXED_CLAUSE_CHANGED';
  if (original.rule !== 'local' || original.kind !== 'clause') return undefined;
  // A local clause is a slot: empty, or still holding the template's own words with nothing in them to fill, it is not written yet.
  const unwritten = own.words === '' || (own.words === original.words && !own.words.includes(':blank['));
  return unwritten ? 'LOCAL_CLAUSE_EMPTY' : undefined;
}

/** Notes, notices and the preamble have names by their place, which shift: only a fixed one has to be there. */
function isRequired(original: ClauseIndexEntry): boolean {
  const named = original.kind !== 'note' && original.kind !== 'notice' && original.kind !== 'preamble';
  return named || (original.rule === 'fixed' && original.words !== '');
}

/** The granted wording as the index would hold it, were it published. */
function grantedWords(edition: PolicyDocument, clauseId: string, granted: GrantedWordings): string | undefined {
  const wording = Object.hasOwn(granted, clauseId) ? granted[clauseId] : undefined;
  if (wording === undefined) return undefined;
  const edit = replaceClauseBody(edition, clauseId, wording);
  return 'text' in edit ? clauseIndex(readPolicy(edit.text)).find(({ id }) => id === clauseId)?.words : undefined;
}
