import { findNode, lawClauses, replaceClauseBody, type PolicyDocument } from '@ratify/document';
import {
  decideRequestException,
  decideWithdrawException,
  refuse,
  setterOf,
  type Refusal,
  type RequestExceptionState,
} from '@ratify/policy';
import { StoreError, type Edition, type Exception, type Scope } from '@ratify/store';
import { loadDerived } from '../author/take-template-update.ts';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { readSetEdition } from '../shell/set-edition.ts';
import { record, writing, type Work } from '../shell/writing.ts';
import { openDraft, refuseProblem } from './change-draft.ts';
import { readStored } from '../shell/read-stored.ts';

export interface RequestExceptionInput {
  /** The policy, or the derived template, that asks: one of the two. */
  readonly policyId?: string | null | undefined;
  readonly templateId?: string | null | undefined;
  readonly clauseId: string;
  /** The Markdown inside the clause, as it would stand instead. */
  readonly wording: string;
  readonly reason: string;
}

/** Asks whoever fixed a clause that it may be worded otherwise in one policy, or in a template made from it. */
export async function requestException(
  journey: Journey,
  scope: Scope,
  input: RequestExceptionInput,
): Promise<Outcome<Exception>> {
  try {
    return await writing(journey, scope, ['ask', 'Exception'], async (work) => {
      const asker = await openSubject(work, input);
      if (!asker) return refused(refuse('NOT_FOUND'));
      const { subject, edition } = asker;
      const open = { organisationId: work.organisationId, clauseId: input.clauseId, state: 'asked' } as const;
      const where = subject.kind === 'Policy' ? { policyId: subject.id } : { templateId: subject.id };
      const decision = decideRequestException(
        {
          actor: work.actor,
          organisationId: work.organisationId,
          subject,
          edition,
          ...(await readClause(work, edition, input)),
          isAsked: (await work.rows.exceptions.count({ ...open, ...where })) > 0,
        },
        { exceptionId: journey.ids.id(), wording: input.wording, reason: input.reason },
      );
      return settle(decision, async (plan) => {
        const exception = await work.rows.exceptions.add({ ...plan.exception, askedAt: journey.clock.now() });
        await record(work, plan);
        return exception;
      });
    });
  } catch (error) {
    // Asked twice in the same moment: one of the two is there.
    if (error instanceof StoreError && error.code === 'ALREADY_THERE')
      return refused(refuse('EXCEPTION_ALREADY_ASKED'));
    throw error;
  }
}

interface Asker {
  readonly subject: RequestExceptionState['subject'];
  readonly edition: Edition | null;
}

async function openSubject(work: Work, { policyId, templateId }: RequestExceptionInput): Promise<Asker | null> {
  if (policyId) {
    const { policy, edition } = await openDraft(work, policyId);
    return { subject: { kind: 'Policy', ...policy }, edition };
  }
  if (!templateId) return null;
  const { rows, organisationId, today } = work;
  const { template, base } = await loadDerived(rows, organisationId, templateId, { today, lock: true });
  return { subject: { kind: 'Template', ...template, retiredOn: null }, edition: base };
}

async function readClause(
  { rows }: Work,
  edition: Edition | null,
  { clauseId, wording }: RequestExceptionInput,
): Promise<Pick<RequestExceptionState, 'clause' | 'wordingRefusal'>> {
  const document = edition ? readStored(edition.text) : null;
  const node = document ? findNode(document, clauseId) : undefined;
  if (!edition || !document || !node) return { clause: null, wordingRefusal: null };
  return {
    clause: {
      clauseId,
      number: node.number,
      title: node.title,
      rule: node.rule,
      isLaw: lawClauses(document).has(clauseId),
      body: document.text.slice(node.bodyStart, node.bodyEnd),
      setBy: setterOf(await readSetEdition(rows, edition), clauseId),
    },
    wordingRefusal: refuseWording(document, clauseId, wording),
  };
}

/** A wording that could not stand in the text is no use granted. */
function refuseWording(document: PolicyDocument, clauseId: string, wording: string): Refusal | null {
  const edit = replaceClauseBody(document, clauseId, wording);
  if ('problem' in edit) return refuseProblem(edit.problem);
  const errors = (text: PolicyDocument) => text.problems.filter((problem) => problem.severity === 'error');
  const known = new Set(errors(document).map((problem) => problem.message));
  const fresh = errors(readStored(edit.text)).find((problem) => !known.has(problem.message));
  return fresh ? refuseProblem(fresh) : null;
}

/** Takes a question back before it is answered. */
export async function withdrawException(
  journey: Journey,
  scope: Scope,
  input: { readonly exceptionId: string },
): Promise<Outcome<Exception>> {
  return writing(journey, scope, ['ask', 'Exception'], async (work) => {
    const { rows, organisationId } = work;
    const exception = await rows.exceptions.get({ organisationId, id: input.exceptionId }, { lock: true });
    return settle(decideWithdrawException(exception), async (plan) => {
      await rows.exceptions.change({ id: exception.id }, { state: 'withdrawn' });
      await record(work, plan);
      return { ...exception, state: 'withdrawn' };
    });
  });
}
