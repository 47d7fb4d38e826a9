export {
  type PlainDate,
  MONTH_NAMES,
  addDays,
  dateInLondon,
  dateOf,
  daysBetween,
  endOfMonth,
  parsePlainDate,
  plainDate,
  sayDate,
} from './dates/plain-date.ts';
export * from './dates/clock-time.ts';
export { isRunning, type Lasting } from './dates/running.ts';
export {
  type StatedDate,
  type StatedPrecision,
  STATED_PRECISIONS,
  isDated,
  parseStatedDate,
  sayStatedDate,
} from './dates/stated-date.ts';
export * from './dates/stated-adoption.ts';
export {
  type Term,
  type TermCalendar,
  type TermEnds,
  TERMS,
  USUAL_TERM_CALENDAR,
  endOfStatedDate,
  endOfTerm,
  parseTermCalendar,
} from './dates/term-calendar.ts';
export {
  type ReviewSchedule,
  type ReviewStatus,
  REVIEW_WINDOW_DAYS,
  isReviewCycle,
  nextReviewDue,
  reviewStatus,
  sayReviewCycle,
} from './dates/review-cycle.ts';

export * from './journey/materiality.ts';
export * from './journey/outcome-text.ts';
export * from './journey/route-text.ts';
export * from './journey/vocabulary.ts';
export * from './journey/attendance.ts';
export * from './journey/pack.ts';
export * from './confirm/audience.ts';
export * from './confirm/cover-on.ts';
export * from './confirm/held-on.ts';
export * from './confirm/readings.ts';
export * from './confirm/round-standing.ts';
export {
  type BodyKind,
  type BodyRules,
  type Constitution,
  type SigningRules,
  BODY_KINDS,
  constitutionOf,
  type OfferedBody,
  routesKnownTo,
  usualBody,
} from './journey/body-rules.ts';
export { type AssertionRules, type Claims, decideVerifiedAddress, isOfTenant } from './people/verified-address.ts';
export { type StateTable, type Transition, checkTransitions } from './journey/state-table.ts';
export {
  type RevisionState,
  REVISION_STATES,
  REVISION_TABLE,
  OPEN_REVISION_STATES,
  REVISION_TRANSITIONS,
  canMove,
  isOpenRevision,
} from './journey/revision-states.ts';
export {
  type ExceptionState,
  EXCEPTION_STATES,
  EXCEPTION_TABLE,
  EXCEPTION_TRANSITIONS,
  isInForce,
} from './journey/exception-states.ts';
export { type Force, forceOf } from './journey/link-force.ts';
export { DOCUMENT_TABLE, SIGNATURE_REQUEST_TABLE } from './journey/document-states.ts';
export * from './journey/signing-round.ts';
export * from './journey/scan-kind.ts';
export {
  type PolicyStatus,
  type PolicyStatusFacts,
  type RegisterStatus,
  POLICY_STATUSES,
  REGISTER_STATUSES,
  isStatusInForce,
  policyStatus,
  policyStatusText,
} from './journey/policy-status.ts';

export {
  type RefusalCode,
  type RefusalText,
  REFUSAL_CODES,
  WARNING_CODES,
  refusalText,
} from './refusals/refusal-text.ts';
export { type Decided, type Refusal, type RefusalPlace, refuse } from './refusals/refusal.ts';

export {
  type Actor,
  type AuditEntry,
  type AuditSubject,
  type AuditValue,
  type JobRequest,
  type JobTask,
  type PlanRecord,
  JOB_TASKS,
  job,
  refuseErrors,
} from './decide/plan-parts.ts';
export {
  EVENT_WORDS,
  isOwnWork,
  sayBehalf,
  sayEvent,
  type AuditAction,
  type ToldAnswer,
  type ToldDecision,
  type ToldHistory,
} from './record/event-words.ts';
export * from './decide/clause-setters.ts';
export { type ClauseChange, changedClauses } from './decide/clause-changes.ts';
export * from './decide/holder-standing.ts';
export { type NewOffer, type OfferedPolicy, planOffers } from './decide/plan-offers.ts';
export {
  type ReviewDue,
  type ReviewDueQuestion,
  NO_REVIEW_DUE,
  reviewDueFor,
  statedReviewDue,
} from './decide/review-due.ts';
export * from './decide/decide-create-template.ts';
export * from './decide/decide-prepare-edition.ts';
export * from './decide/decide-publish.ts';
export { type ForkInput, type ForkState, type NewPolicyPlan, decideFork } from './decide/decide-fork.ts';
export * from './decide/decide-import-policy.ts';
export * from './decide/decide-send-document.ts';
export * from './decide/decide-word-copy.ts';
export * from './comments/comment-standing.ts';
export * from './comments/draft-talk.ts';
export * from './comments/digest-comments.ts';
export * from './decide/decide-comment.ts';
export * from './decide/decide-ask-to-look.ts';
export * from './decide/decide-ask-for-pack.ts';
export * from './decide/decide-chase.ts';
export * from './decide/decide-note-reason.ts';
export * from './decide/decide-set-live-value.ts';
export * from './live/keepers.ts';
export * from './live/report-span.ts';
export * from './live/standing-answer.ts';
export * from './decide/decide-show-policy.ts';
export {
  type SaveDraftInput,
  type SaveDraftPlan,
  type SaveDraftState,
  LONGEST_TEXT,
  decideSaveDraft,
  titleToFollow,
} from './decide/decide-save-draft.ts';
export * from './decide/decide-change-clause.ts';
export {
  type ChoiceAnswer,
  type StandingOffer,
  type TakeUpdateInput,
  type TakeUpdatePlan,
  type TakeUpdateState,
  decideTakeUpdate,
} from './decide/decide-take-update.ts';
export type { EditionOfTemplate, OfferAnswer, OfferAnswerKind, UpdateState } from './decide/update-state.ts';
export * from './decide/decide-answer-choice.ts';
export * from './decide/decide-decline-change.ts';
export * from './decide/decide-decline-update.ts';
export * from './decide/decide-derive-template.ts';
export * from './decide/decide-take-template-update.ts';
export * from './decide/decide-request-exception.ts';
export * from './decide/decide-answer-exception.ts';
export {
  type DepartureRow,
  type FollowedTemplate,
  type LeaveTemplateInput,
  type LeaveTemplatePlan,
  type LeaveTemplateState,
  decideLeaveTemplate,
} from './decide/decide-leave-template.ts';
export * from './decide/decide-change-template.ts';
export * from './decide/decide-undo-update.ts';
export * from './journey/predecessor.ts';
export * from './update/combine-materiality.ts';
export * from './update/update-changes.ts';
export * from './update/update-questions.ts';
export * from './decide/decide-submit.ts';
export * from './decide/decide-withdraw.ts';
export * from './decide/decide-table.ts';
export * from './decide/decide-change-meeting.ts';
export * from './decide/decide-order-agenda.ts';
export type { TypedHours } from './decide/meeting-hours.ts';
export * from './remind/meeting-change.ts';
export * from './decide/decide-record-decisions.ts';
export * from './decide/decision-state.ts';
export { decideRecordDecision } from './decide/decide-record-decision.ts';
export * from './decide/decide-enter-amendments.ts';
export * from './decide/decide-confirm-amendments.ts';
export * from './decide/decide-adopt-editorial.ts';
export * from './decide/decide-report-decision.ts';
export * from './decide/decide-delegate.ts';
export * from './decide/decide-record-consultation.ts';
export * from './decide/decide-record-historic-adoption.ts';
export * from './decide/decide-enter-schedule.ts';
export * from './schedule/read-schedule.ts';
export * from './decide/decide-sign.ts';
export * from './decide/decide-decline-signature.ts';
export { type NewRequest, type SigningState } from './decide/signing-state.ts';
export * from './decide/decide-hand-on-signature.ts';
export * from './decide/decide-ask-again.ts';
export * from './decide/decide-close-unsigned.ts';
export * from './decide/decide-record-paper-signature.ts';
export * from './decide/decide-set-letterhead.ts';
export * from './decide/decide-set-term-dates.ts';
export * from './decide/decide-correct-decision.ts';
export * from './decide/decide-not-applicable.ts';
export * from './decide/decide-held-elsewhere.ts';
export * from './decide/decide-keep-evidence.ts';
export * from './decide/decide-confirm-minutes.ts';
export * from './decide/decide-record-attendance.ts';
export * from './decide/decide-state-approver.ts';
export * from './journey/say-correction.ts';
export * from './decide/votes.ts';
export * from './decide/decide-plan-review.ts';
export * from './decide/decide-schedule-year.ts';
export * from './decide/decide-set-signing-rules.ts';
export * from './decide/decide-set-up-body.ts';
export * from './decide/check-head-decides.ts';
export * from './remind/more-reminders.ts';
export * from './decide/decide-link-requirement.ts';
export * from './decide/decide-set-vote.ts';
export * from './decide/decide-require.ts';
export * from './journey/requirement.ts';
export * from './journey/statutory-policies.ts';
export * from './decide/decide-record-review.ts';
export * from './decide/decide-retire.ts';
export * from './decide/decide-review-template.ts';
export * from './decide/decide-acknowledge.ts';
export * from './decide/decide-round.ts';
export * from './decide/decide-record-sheet.ts';
export * from './decide/decide-question.ts';

export * from './people/password-rules.ts';
export * from './people/proof.ts';
export * from './people/clerk-of.ts';
export * from './people/role-words.ts';
export * from './decide/decide-appoint.ts';
export * from './decide/decide-hand-over.ts';
export * from './decide/decide-api-token.ts';
export * from './decide/decide-webhook.ts';
export * from './decide/decide-erase.ts';
export * from './decide/decide-reset-second-factor.ts';

export * from './message/letter.ts';
export * from './message/message-words.ts';

export * from './todo/todo-state.ts';
export { LONGEST_DRAFT_DAYS } from './todo/clerk-tasks.ts';
export { todoTasks } from './todo/todo-tasks.ts';
export * from './organisations/plan-load.ts';
export * from './organisations/plan-change.ts';
export * from './organisations/setting-record.ts';
export * from './duties/decide-record-duty.ts';
export * from './duties/duty-due.ts';
export * from './duties/duty-reminder.ts';
export * from './duties/plan-duties.ts';
export * from './remind/escalation.ts';
export * from './remind/plan-digest.ts';
export * from './remind/review-reminder.ts';
export * from './plan/school-year.ts';
export * from './plan/plan-year.ts';
export * from './plan/read-meeting-dates.ts';
export * from './remind/say-digest.ts';
export * from './remind/signature-reminder.ts';
export * from './remind/waiting-version.ts';
export * from './remind/working-days.ts';
