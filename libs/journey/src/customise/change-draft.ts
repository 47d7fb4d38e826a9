import { readPolicy, type PolicyDocument, type Problem } from '@ratify/document';
import { decideSaveDraft, refuse, type Refusal } from '@ratify/policy';
import type { Draft, Edition, Policy, Repositories, Scope } from '@ratify/store';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { staleAfterAll } from '../shell/stale.ts';
import { record, writing, type Work } from '../shell/writing.ts';

/** A draft with what is needed to judge a change of it. */
export interface OpenDraft {
  readonly policy: Policy;
  readonly draft: Draft;
  readonly document: PolicyDocument;
  /** The edition the draft is based on; null for a local policy. */
  readonly edition: Edition | null;
  readonly editionDocument: PolicyDocument | null;
}

/** The new text, or why it cannot be made. */
export type DraftChange = { readonly text: string } | { readonly refusals: readonly Refusal[] };

/**
 * Changes the working text of a policy: the one way for every kind of edit. The draft's row is held, the change is made by
 * splices on the text that was open, and a version that has moved on is refused with both texts.
 */
export async function changeDraft(
  journey: Journey,
  scope: Scope,
  input: { readonly policyId: string; readonly version: number },
  change: (open: OpenDraft) => DraftChange,
): Promise<Outcome<Draft>> {
  return writing(journey, scope, ['customise', 'Draft'], async (work) => {
    const open = await openDraft(work, input.policyId);
    const { draft } = open;
    const changed = change(open);
    if ('refusals' in changed && draft.version === input.version) return refused(...changed.refusals);
    const text = 'text' in changed ? changed.text : draft.text;
    const decision = decideSaveDraft(
      { actor: work.actor, subject: 'Policy', subjectId: input.policyId, draft },
      { version: input.version, text },
    );
    return settle(decision, async (plan) => {
      if (!plan.draft) return draft;
      const { policyId, organisationId } = draft;
      const saved = await work.rows.drafts.save({ organisationId, policyId }, draft.version, {
        text,
        updatedBy: plan.draft.updatedBy,
      });
      if (!saved) throw staleAfterAll();
      await record(work, plan);
      return saved;
    });
  });
}

/** Loads a draft of the acting organisation, holding its row. */
export async function openDraft({ rows, organisationId }: Work, policyId: string): Promise<OpenDraft> {
  return loadDraft(rows, organisationId, policyId, { lock: true });
}

/** Loads a draft with its policy and the edition it is based on. */
export async function loadDraft(
  rows: Repositories,
  organisationId: string,
  policyId: string,
  options: { readonly lock?: boolean } = {},
): Promise<OpenDraft> {
  const policy = await rows.policies.get({ organisationId, id: policyId });
  const draft = await rows.drafts.get({ organisationId, policyId }, options);
  const edition = draft.baseEditionId ? await rows.editions.get({ id: draft.baseEditionId }) : null;
  return {
    policy,
    draft,
    document: readPolicy(draft.text),
    edition,
    editionDocument: edition ? readPolicy(edition.text) : null,
  };
}

/** A problem of an edit as a refusal with its place. */
export function refuseProblem(problem: Problem): Refusal {
  return refuse('INPUT_NOT_VALID', {
    what: problem.message,
    whatToDo: problem.advice,
    where: problem.clauseId ?? `line ${problem.range.start.line}`,
    line: problem.range.start.line,
    column: problem.range.start.column,
    ...(problem.clauseId === undefined ? {} : { clauseId: problem.clauseId }),
  });
}
