import {
  clauseIndex,
  insertClause,
  leaveOutClause,
  policyChanges,
  replaceClauseBody,
  type Edit,
  type OrganisationFacts,
  type PolicyDocument,
} from '@ratify/document';
import { decideEnterAmendments, isOpenRevision, refuse, type Amendment, type Refusal } from '@ratify/policy';
import type { Revision, Scope } from '@ratify/store';
import { weighText } from '../approve/weigh-text.ts';
import { breachesOf, readBounds, refuseProblem } from '../customise/change-draft.ts';
import { refused, settle, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { freeze } from '../shell/texts.ts';
import { record, writing } from '../shell/writing.ts';
import { amendingDecision } from './amending.ts';
import { readStored } from '../shell/read-stored.ts';

export interface EnterAmendmentsInput {
  readonly decisionId: string;
  /** For each amendment, in the order of the decision, the wording of its clause; not read where a clause is left out. */
  readonly wordings: readonly string[];
}

/** Enters what a meeting changed: a revision that holds the text put to it with those changes and nothing else. */
export async function enterAmendments(
  journey: Journey,
  scope: Scope,
  input: EnterAmendmentsInput,
): Promise<Outcome<Revision>> {
  return writing(journey, scope, ['record', 'Decision'], async (work) => {
    const { rows, actor, organisationId } = work;
    const decision = await amendingDecision(rows, await rows.decisions.get({ organisationId, id: input.decisionId }));
    const revision = await rows.revisions.get({ organisationId, id: decision.revisionId });
    const policy = await rows.policies.get({ organisationId, id: revision.policyId }, { lock: true });
    const edition = revision.baseEditionId ? await rows.editions.get({ id: revision.baseEditionId }) : null;
    const put = readStored(revision.text);
    const minute = decision.minuteReference ? `, minute ${decision.minuteReference}` : '';
    const entered = amend(put, decision.amendments, input.wordings, `Decided by the meeting${minute}`);
    if ('refusals' in entered) return refused(...entered.refusals);
    const bounds = await readBounds(rows, policy, edition, journey.clock.today());
    const { editionDocument } = bounds;
    const facts = revision.organisationFacts as OrganisationFacts;
    const frozen = freeze(entered.document.text, {
      today: journey.clock.today(),
      organisation: facts,
      ...(editionDocument ? { edition: editionDocument } : {}),
    });
    const revisions = await rows.revisions.list({ organisationId, policyId: policy.id }, { order: { number: 'desc' } });
    const decided = decideEnterAmendments(
      {
        actor,
        organisationId,
        decision,
        revision,
        openRevision: revisions.find((each) => isOpenRevision(each.state)) ?? null,
        lastRevisionNumber: revisions[0]?.number ?? 0,
        organisationFacts: facts,
        text: {
          ...frozen,
          clauseIndex: clauseIndex(frozen.document),
          breaches: breachesOf(frozen.document, bounds),
        },
        entered: policyChanges(put, frozen.document, facts),
        amendedIds: entered.ids,
        weight: await weighText(rows, {
          ...{ policy, document: frozen.document, edition },
          putForwardAt: revision.submittedAt,
        }),
      },
      { revisionId: journey.ids.id() },
    );
    return settle(decided, async (plan) => {
      const added = await rows.revisions.add({ ...plan.revision, submittedAt: journey.clock.now() });
      await record(work, plan);
      return added;
    });
  });
}

interface Amended {
  readonly document: PolicyDocument;
  /** For each amendment the id of the clause that holds it. */
  readonly ids: readonly string[];
}

/** Works the amendments into a text, one after another. */
function amend(
  put: PolicyDocument,
  amendments: readonly Amendment[],
  wordings: readonly string[],
  reason: string,
): Amended | { readonly refusals: readonly Refusal[] } {
  let document = put;
  const ids: string[] = [];
  for (const [at, { clauseId, what }] of amendments.entries()) {
    const wording = (wordings[at] ?? '').trim();
    if (what !== 'leave-out' && wording === '')
      return { refusals: [refuse('AMENDMENT_NOT_MADE', { clauseId, where: amendments[at]?.said ?? clauseId })] };
    const id = what === 'add' ? freeId(document) : clauseId;
    const edit = editFor(document, what, { clauseId, id, wording, reason });
    if ('problem' in edit) return { refusals: [refuseProblem(edit.problem)] };
    document = readStored(edit.text);
    ids.push(id);
  }
  return { document, ids };
}

function editFor(
  document: PolicyDocument,
  what: Amendment['what'],
  { clauseId, id, wording, reason }: { clauseId: string; id: string; wording: string; reason: string },
): Edit {
  if (what === 'reword') return replaceClauseBody(document, clauseId, `${wording}\n`);
  return what === 'leave-out'
    ? leaveOutClause(document, clauseId, reason)
    : insertClause(document, clauseId, { id, body: wording });
}

/** An id of the school's own that the text does not have. */
function freeId(document: PolicyDocument): string {
  const taken = new Set(clauseIndex(document).map((entry) => entry.id));
  for (let number = 1; ; number += 1) if (!taken.has(`x-amendment-${number}`)) return `x-amendment-${number}`;
}
