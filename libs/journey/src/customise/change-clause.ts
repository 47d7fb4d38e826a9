import {
  findNode,
  lawClauses,
  leaveOutClause as cutClause,
  putBackClause as restoreClause,
  replaceClauseBody,
  type PolicyDocument,
} from '@ratify/document';
import { refuse, refuseClauseChange, type ClauseOfEdition, type ClauseRequest } from '@ratify/policy';
import type { Draft, Scope } from '@ratify/store';
import type { Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { breachesOf, changeDraft, refuseProblem, type DraftChange, type OpenDraft } from './change-draft.ts';
import { readStored } from '../shell/read-stored.ts';

export interface ClauseInput {
  readonly policyId: string;
  readonly version: number;
  readonly clauseId: string;
}

/** Puts the school's wording into one clause. A fixed clause stands. */
export async function adaptClause(
  journey: Journey,
  scope: Scope,
  input: ClauseInput & { readonly text: string },
): Promise<Outcome<Draft>> {
  return changeClause(journey, scope, input, { kind: 'adapt', text: input.text });
}

/** Leaves an optional clause out, with the reason. */
export async function leaveOutClause(
  journey: Journey,
  scope: Scope,
  input: ClauseInput & { readonly reason: string },
): Promise<Outcome<Draft>> {
  return changeClause(journey, scope, input, { kind: 'leave-out', reason: input.reason });
}

/** Puts a clause back as the edition has it. */
export async function putBackClause(journey: Journey, scope: Scope, input: ClauseInput): Promise<Outcome<Draft>> {
  return changeClause(journey, scope, input, { kind: 'put-back' });
}

function changeClause(
  journey: Journey,
  scope: Scope,
  input: ClauseInput,
  request: ClauseRequest,
): Promise<Outcome<Draft>> {
  return changeDraft(journey, scope, input, (open) => {
    const ruled = ruledBy(open, input.clauseId);
    const changed = apply(open, input.clauseId, request);
    // What was granted may stand, in the wording that was granted; anything else is held to the rule.
    if (ruled?.rule === 'fixed' && 'text' in changed && isAllowed(open, ruled.clauseId, changed.text, request))
      return changed;
    const refusals = refuseClauseChange(ruled, request);
    return refusals.length > 0 ? { refusals } : changed;
  });
}

/** The clause whose rule is on record: the edition's, or, once the template was left, only what is law. */
function ruledBy({ editionDocument, leftDocument }: OpenDraft, clauseId: string): ClauseOfEdition | null {
  const document = editionDocument ?? (leftDocument && lawClauses(leftDocument).has(clauseId) ? leftDocument : null);
  const node = document ? findNode(document, clauseId) : undefined;
  return node ? { clauseId: node.id, number: node.number, title: node.title, rule: node.rule } : null;
}

function isAllowed(open: OpenDraft, clauseId: string, text: string, request: ClauseRequest): boolean {
  if (request.kind !== 'adapt' || !open.granted.some((each) => each.clauseId === clauseId)) return false;
  return !breachesOf(readStored(text), open).some((each) => each.clauseId === clauseId);
}

function apply(open: OpenDraft, clauseId: string, request: ClauseRequest): DraftChange {
  const { document, editionDocument } = open;
  if (request.kind !== 'put-back' && !findNode(document, clauseId))
    return { refusals: [refuse('CLAUSE_NOT_FOUND', { clauseId })] };
  const edit = editOf(document, editionDocument, clauseId, request);
  if (!edit) return { refusals: [refuse('CLAUSE_NOT_FOUND', { clauseId })] };
  return 'problem' in edit ? { refusals: [refuseProblem(edit.problem)] } : { text: edit.text };
}

function editOf(document: PolicyDocument, edition: PolicyDocument | null, clauseId: string, request: ClauseRequest) {
  if (request.kind === 'adapt') return replaceClauseBody(document, clauseId, request.text);
  if (request.kind === 'leave-out') return cutClause(document, clauseId, request.reason);
  return edition ? restoreClause(document, edition, clauseId) : null;
}
