import { checkClauseRules, lawClauses, type PolicyDocument, type Problem, type RuleBreach } from '@ratify/document';
import { decideSaveDraft, refuse, titleToFollow, type PlanRecord, type Refusal } from '@ratify/policy';
import type { Draft, Edition, Exception, Policy, Repositories, Scope } from '@ratify/store';
import { readGranted, wordingsOf } from '../shell/granted.ts';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { staleAfterAll } from '../shell/stale.ts';
import { record, writing, type Work } from '../shell/writing.ts';
import { readStored } from '../shell/read-stored.ts';

/** What binds a text of a policy. */
export interface Bounds {
  /** The edition it is based on; null for a local policy. */
  readonly editionDocument: PolicyDocument | null;
  /** Exceptions to fixed clauses that hold. */
  readonly granted: readonly Exception[];
  /** For a policy that left its template: the edition it left, whose clauses that are law still bind. */
  readonly leftDocument: PolicyDocument | null;
}

/** A draft with what is needed to judge a change of it. */
export interface OpenDraft extends Bounds {
  readonly policy: Policy;
  readonly draft: Draft;
  readonly document: PolicyDocument;
  readonly edition: Edition | null;
}

/** The new text, or why it cannot be made. */
export type DraftChange =
  { readonly text: string; readonly audit?: PlanRecord['audit'] } | { readonly refusals: readonly Refusal[] };

/**
 * Changes the working text of a policy: the one way for every kind of edit. The draft's row is held, the change is made by
 * splices on the text that was open, and a version that has moved on is refused with both texts.
 */
export async function changeDraft(
  journey: Journey,
  scope: Scope,
  input: { readonly policyId: string; readonly version: number },
  change: (open: OpenDraft, work: Work) => DraftChange | Promise<DraftChange>,
): Promise<Outcome<Draft>> {
  return writing(journey, scope, ['customise', 'Draft'], async (work) => {
    const open = await openDraft(work, input.policyId);
    const { draft } = open;
    const changed = await change(open, work);
    const isStale = 'refusals' in changed && changed.refusals.some((each) => each.code === 'STALE_DRAFT');
    if ('refusals' in changed && (isStale || draft.version === input.version)) return refused(...changed.refusals);
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
      const title = titleToFollow(open.policy, readStored(text).frontMatter?.title);
      if (title !== null) await work.rows.policies.change({ id: policyId }, { title });
      await record(work, plan);
      if ('text' in changed) await record(work, { audit: changed.audit ?? [], jobs: [] });
      return saved;
    });
  });
}

/** Loads a draft of the acting organisation, holding its row. */
export async function openDraft({ rows, organisationId, today }: Work, policyId: string): Promise<OpenDraft> {
  return loadDraft(rows, organisationId, policyId, { today, lock: true });
}

/** Loads a draft with its policy and the edition it is based on. */
export async function loadDraft(
  rows: Repositories,
  organisationId: string,
  policyId: string,
  { today, lock }: { readonly today: string; readonly lock?: boolean },
): Promise<OpenDraft> {
  const policy = await rows.policies.get({ organisationId, id: policyId });
  const draft = await rows.drafts.get({ organisationId, policyId }, lock ? { lock } : {});
  const edition = draft.baseEditionId ? await rows.editions.get({ id: draft.baseEditionId }) : null;
  return {
    policy,
    draft,
    document: readStored(draft.text),
    edition,
    ...(await readBounds(rows, policy, edition, today)),
  };
}

/** What binds a text of a policy that is based on an edition, or on none. */
export async function readBounds(
  rows: Repositories,
  { organisationId, id: policyId }: Policy,
  edition: Edition | null,
  today: string,
): Promise<Bounds> {
  return {
    editionDocument: edition ? readStored(edition.text) : null,
    granted: edition ? await readGranted(rows, { organisationId, policyId }, today) : [],
    leftDocument: edition ? null : await readLeft(rows, organisationId, policyId),
  };
}

async function readLeft(rows: Repositories, organisationId: string, policyId: string): Promise<PolicyDocument | null> {
  const departure = await rows.departures.find(
    { organisationId, policyId, nextEditionId: null },
    { order: { recordedAt: 'desc' } },
  );
  const edition = departure ? await rows.editions.find({ id: departure.editionId }) : null;
  return edition ? readStored(edition.text) : null;
}

/** Where a text goes beyond its edition's rules, with what was granted; of a template that was left, only law still binds. */
export function breachesOf(document: PolicyDocument, { editionDocument, leftDocument, granted }: Bounds): RuleBreach[] {
  if (editionDocument) return checkClauseRules(document, editionDocument, wordingsOf(granted));
  if (!leftDocument) return [];
  const law = lawClauses(leftDocument);
  return checkClauseRules(document, leftDocument).filter(({ clauseId }) => law.has(clauseId));
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
