import { saidParts, walkNodes, type OrganisationFacts, type PolicyDocument } from '@ratify/document';
import { planDuties, type FoundDuty, type PlainDate } from '@ratify/policy';
import type { Policy, UnitOfWork } from '@ratify/store';
import { knowOrganisation } from '../shell/organisation.ts';
import { readStored } from '../shell/read-stored.ts';

/** Brings the duties of a policy up to what its text in force asks for, in the transaction of its adoption. */
export async function syncDuties(
  rows: UnitOfWork,
  { id: policyId }: Pick<Policy, 'id'>,
  { revisionId, adoptedOn }: { readonly revisionId: string; readonly adoptedOn: PlainDate },
): Promise<void> {
  const { organisationId } = rows;
  const { text } = await rows.revisions.get({ organisationId, id: revisionId });
  const { facts } = await knowOrganisation(rows, organisationId);
  const standing = await rows.duties.list({ organisationId, policyId }, { order: { id: 'asc' } });
  const plan = planDuties(
    findDuties(readStored(text), facts),
    standing.map((each) => ({
      ...{ id: each.id, clauseId: each.clauseId, every: each.every },
      anchorOn: each.anchorOn as PlainDate,
      dueOn: each.dueOn as PlainDate | null,
      endedOn: each.endedOn as PlainDate | null,
    })),
    adoptedOn,
  );
  await rows.duties.addAll(plan.added.map((each) => ({ ...each, policyId, revisionId, endedOn: null })));
  for (const { id, ...changes } of plan.changed)
    await rows.duties.change({ id }, { ...changes, revisionId, endedOn: null });
  for (const { id, endedOn } of plan.ended) await rows.duties.change({ id }, { endedOn });
}

/** The duties that a text asks for, in the words and names that it has here. */
export function findDuties(document: PolicyDocument, organisation: OrganisationFacts): FoundDuty[] {
  const nodes = walkNodes(document.nodes).filter(({ kind }) => kind === 'duty');
  if (nodes.length === 0) return [];
  const said = new Map(saidParts(document, { organisation }).map((part) => [part.id, part.wording]));
  return nodes.map(({ id: clauseId, attributes }) => {
    const { every = null, on: event = null, owner = 'head' } = attributes;
    const wording = said.get(clauseId) ?? '';
    return {
      ...{ clauseId, every, event, owner: sayOwner(document, owner) },
      // A cycle is said in a line of its own, before the words.
      words: (every === null ? wording : wording.replace(/^Every [^\n]*\n/, '')).trim() || clauseId,
      ownerRole: CLERKS.includes(owner) ? 'clerk' : 'head',
    };
  });
}

/** What a body or its clerk has to do is put to the clerk, everything else to the head. */
const CLERKS: readonly string[] = ['governing-body', 'governors', 'committee', 'board', 'trustees', 'clerk', 'chair'];

function sayOwner({ frontMatter }: PolicyDocument, owner: string): string {
  const own = frontMatter && Object.hasOwn(frontMatter.termValues, owner) ? frontMatter.termValues[owner] : undefined;
  return own ?? frontMatter?.terms.find(({ id }) => id === owner)?.value ?? owner.replaceAll('-', ' ');
}
