export * from './adopt/adopt-editorial-update.ts';
export * from './adopt/confirm-amendments.ts';
export * from './adopt/delegate-updates.ts';
export * from './adopt/enter-amendments.ts';
export * from './adopt/record-decision.ts';
export * from './adopt/record-historic-adoption.ts';
export * from './adopt/sign-revision.ts';
export * from './adopt/hand-on-signature.ts';
export * from './adopt/ask-again.ts';
export * from './adopt/close-unsigned.ts';
export * from './adopt/record-paper-signature.ts';
export * from './adopt/set-signing-rules.ts';
export * from './reading/signing.ts';
export { bodyOf, readRound } from './adopt/load-signing.ts';
export * from './adopt/report-decision.ts';
export * from './approve/record-consultation.ts';
export * from './approve/schedule-meeting.ts';
export { breachesOf, loadDraft } from './customise/change-draft.ts';
export * from './approve/submit-policy.ts';
export * from './approve/table-revision.ts';
export * from './approve/withdraw-revision.ts';
export * from './author/create-template.ts';
export * from './author/save-template-draft.ts';
export * from './author/take-template-update.ts';
export { answerChoice, type AnswerInput } from './customise/answer-choice.ts';
export * from './circulate/bring-back.ts';
export * from './circulate/make-word-copy.ts';
export * from './circulate/take-word-return.ts';
export * from './circulate/view-return.ts';
export * from './circulate/word-port.ts';
export * from './customise/change-clause.ts';
export * from './pack/ask-for-pack.ts';
export * from './pack/inspection-contents.ts';
export * from './pack/meeting-papers.ts';
export * from './pack/packed-policies.ts';
export * from './pack/view-pack.ts';
export * from './customise/decline-change.ts';
export * from './customise/decline-update.ts';
export * from './customise/fill-blanks.ts';
export * from './customise/request-exception.ts';
export * from './customise/save-draft.ts';
export * from './customise/take-update.ts';
export { changeTemplate, type ChangeTemplateInput } from './fork/change-template.ts';
export * from './fork/derive-template.ts';
export * from './customise/undo-update.ts';
export * from './customise/weigh-update.ts';
export { openUpdate, type OpenUpdate } from './customise/open-update.ts';
export * from './fork/fork-template.ts';
export * from './fork/import-policy.ts';
export * from './fork/importer.ts';
export { leaveTemplate, readFollowed, type LeaveTemplateInput } from './fork/leave-template.ts';
export * from './publish/answer-exception.ts';
export * from './publish/edition-effects.ts';
export * from './publish/offer-edition.ts';
export * from './publish/target-texts.ts';
export * from './publish/offer-again.ts';
export * from './publish/prepare-edition.ts';
export * from './publish/publish-edition.ts';
export * from './review/acknowledge-policy.ts';
export * from './review/record-review.ts';
export { readGranted } from './shell/granted.ts';
export { readSetEdition } from './shell/set-edition.ts';
export * from './shell/outcome.ts';
export * from './shell/ports.ts';
export * from './shell/read-stored.ts';
export * from './shell/texts.ts';
export * from './shell/organisation.ts';
export { abilityOf } from './shell/writing.ts';
export * from './shell/real-ports.ts';
export * from './reading/descent.ts';
export * from './reading/derived.ts';
export * from './adopt/amending.ts';
export * from './reading/changes.ts';
export * from './reading/consultations.ts';
export * from './reading/delegated.ts';
export * from './reading/draft-view.ts';
export * from './reading/standing.ts';
export * from './reading/template-change.ts';
export * from './reading/taken-update.ts';
export * from './reading/template-holders.ts';
export * from './reading/texts.ts';
export * from './reading/todo.ts';
export * from './reading/update-preview.ts';
export * from './reading/register.ts';
export * from './reading/weighed-changes.ts';
export * from './reading/readable.ts';
export {
  BODIES as DEMONSTRATION_BODIES,
  DEMONSTRATION_PASSWORD,
  LINKS as DEMONSTRATION_LINKS,
  ORGANISATIONS as DEMONSTRATION_ORGANISATIONS,
  PEOPLE as DEMONSTRATION_PEOPLE,
  type CastPerson,
  type CastRole,
  type OrganisationKey,
} from './demonstration/cast.ts';
export * from './demonstration/seed-people.ts';
export * from './demonstration/seed-policies.ts';
