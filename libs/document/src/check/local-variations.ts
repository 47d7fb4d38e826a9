import { changedParts } from '../compare/changed-parts.ts';
import { changedTerms } from '../compare/changed-values.ts';
import { saidParts } from '../compare/said-parts.ts';
import type { LocalVariation, OrganisationFacts, PolicyDocument } from '../types.ts';

/**
 * The schedule of local variations: what a school's text provides otherwise than its edition, clause by clause in the order of
 * reading, then its own words for terms, each once. Filled blanks, what the template left for the school to write, layout and the
 * numbers of clauses and references are no variations; a fixed clause is one only where its words are not the edition's.
 */
export function localVariations(
  document: PolicyDocument,
  edition: PolicyDocument,
  organisation: OrganisationFacts = {},
): LocalVariation[] {
  const reasons = new Map(document.frontMatter?.leftOut.map((entry) => [entry.id, entry.reason]) ?? []);
  const there = saidParts(edition, { organisation, saidAs: document });
  const clauses = changedParts(there, saidParts(document, { organisation })).flatMap((change): LocalVariation[] => {
    const { clauseId, number, title, what, before, after, part } = change;
    // A local clause is there to be written; where a fixed one stands follows from what stands around it.
    if (what !== 'added' && what !== 'left out' && part.rule === 'local') return [];
    if (what === 'moved' && part.rule === 'fixed') return [];
    const reason = what === 'left out' ? reasons.get(clauseId) : undefined;
    const wording = { templateWording: before, ownWording: after };
    return [{ clauseId, number, title, what, ...(reason ? { reason } : {}), ...wording }];
  });
  const terms = changedTerms(edition, document).map(({ before, after }): LocalVariation => {
    const title = `“${before}” is “${after}”`;
    return { number: '', title, what: 'term changed', templateWording: before, ownWording: after };
  });
  return [...clauses, ...terms];
}
