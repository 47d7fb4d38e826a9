import type { PlainDate } from '../dates/plain-date.ts';
import { reviewStatus } from '../dates/review-cycle.ts';
import { type RevisionState, isOpenRevision } from './revision-states.ts';
import type { HistoricEvidence } from './vocabulary.ts';

/** Worst first: the order of the register. */
export const POLICY_STATUSES = [
  'missing',
  'overdue',
  'not-evidenced',
  'unsigned',
  'due-soon',
  'submitted',
  'draft',
  'adopted',
  'covered',
  'not-applicable',
  'retired',
] as const;
export type PolicyStatus = (typeof POLICY_STATUSES)[number];

/** Those that a register shows, worst first: what does not apply here or has been retired is not in it. */
export const REGISTER_STATUSES = POLICY_STATUSES.filter(
  (status): status is RegisterStatus => status !== 'not-applicable' && status !== 'retired',
);
export type RegisterStatus = Exclude<PolicyStatus, 'not-applicable' | 'retired'>;

const NOT_IN_FORCE: readonly string[] = ['missing', 'submitted', 'draft', 'not-applicable', 'retired'];

/** Whether something is in force under a status: its own text, or what covers it. */
export function isStatusInForce(status: string): boolean {
  return !NOT_IN_FORCE.includes(status);
}

/** The words on screen. A policy past its review date stays in force, and the screen says so. */
export const policyStatusText: Readonly<Record<PolicyStatus, string>> = {
  missing: 'Missing',
  overdue: 'In force, review overdue',
  'not-evidenced': 'In use, adoption not evidenced',
  unsigned: 'Adopted, not yet signed',
  'due-soon': 'In force, review due soon',
  submitted: 'Waiting for a decision',
  draft: 'Draft',
  adopted: 'In force',
  covered: 'Covered by the trust’s policy',
  'not-applicable': 'Not applicable here',
  retired: 'No longer in use',
};

/** What the status of one policy of one setting follows from. All of it is recorded; the status itself never is. */
export interface PolicyStatusFacts {
  /** Null where the setting has no policy of its own under this title. */
  readonly policy: { readonly retiredOn: PlainDate | null; readonly reviewDueOn: PlainDate | null } | null;
  /** The adoption in force. */
  readonly adoption?: { readonly historic: boolean; readonly evidence: HistoricEvidence | null } | null;
  readonly openRevision?: { readonly state: RevisionState } | null;
  /** Whether the approving body asks for a signature (`signature` of its rules is not `none`). */
  readonly asksForSignature?: boolean;
  /** Signature requests on the adoption in force that are not signed. */
  readonly unsignedRequests?: number;
  /** Another organisation's adoption that names this setting. */
  readonly coveredBy?: { readonly reviewDueOn: PlainDate | null } | null;
  /** The setting said, with a reason, that it needs no such policy. */
  readonly isNotApplicable?: boolean;
}

/** The status of a policy today, derived afresh each time. What is in force outweighs what is on its way. */
export function policyStatus(facts: PolicyStatusFacts, today: PlainDate): PolicyStatus {
  const { policy, adoption, coveredBy } = facts;
  if (policy && policy.retiredOn !== null && policy.retiredOn <= today) return 'retired';
  if (policy && adoption) return statusInForce(facts, policy.reviewDueOn, today);
  if (coveredBy) return reviewStatus(coveredBy.reviewDueOn, today) === 'overdue' ? 'overdue' : 'covered';
  if (facts.isNotApplicable) return 'not-applicable';
  if (!policy) return 'missing';
  return facts.openRevision && isOpenRevision(facts.openRevision.state) ? 'submitted' : 'draft';
}

function statusInForce(facts: PolicyStatusFacts, dueOn: PlainDate | null, today: PlainDate): PolicyStatus {
  const review = reviewStatus(dueOn, today);
  if (review === 'overdue') return 'overdue';
  if (facts.adoption?.historic && facts.adoption.evidence === 'none') return 'not-evidenced';
  if (facts.asksForSignature && (facts.unsignedRequests ?? 0) > 0) return 'unsigned';
  return review === 'due-soon' ? 'due-soon' : 'adopted';
}
