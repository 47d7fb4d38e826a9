import { Acknowledgement } from './acknowledgement.ts';
import { Adoption } from './adoption.ts';
import { AgendaItem } from './agenda-item.ts';
import { ApiToken } from './api-token.ts';
import { Appointment } from './appointment.ts';
import { Attendance } from './attendance.ts';
import { AuditEvent } from './audit-event.ts';
import { AuditPersonal } from './audit-personal.ts';
import { BodySetting } from './body-setting.ts';
import { Body } from './body.ts';
import { Choice } from './choice.ts';
import { ConfirmationRound, RoundCount, RoundPolicy, RoundReminder } from './confirmation-round.ts';
import { Consultation, EditionConsultation } from './consultation.ts';
import { Correction } from './correction.ts';
import { Coverage } from './coverage.ts';
import { CoveredText } from './covered-text.ts';
import { EndedCover } from './ended-cover.ts';
import { DecisionReport } from './decision-report.ts';
import { Decision } from './decision.ts';
import { Departure } from './departure.ts';
import { DeclinedChange } from './declined-change.ts';
import { Delegation } from './delegation.ts';
import { DocumentVersion } from './document-version.ts';
import { Document } from './document.ts';
import { DraftComment } from './draft-comment.ts';
import { DraftLook } from './draft-look.ts';
import { Draft } from './draft.ts';
import { EditionEffect } from './edition-effect.ts';
import { Edition } from './edition.ts';
import { Exception } from './exception.ts';
import { Interest } from './interest.ts';
import { Job } from './job.ts';
import { LiveValue } from './live-value.ts';
import { Meeting } from './meeting.ts';
import { MinutesConfirmation } from './minutes-confirmation.ts';
import { Chase } from './chase.ts';
import { Duty, DutyRecord } from './duty.ts';
import { TemplateReview } from './template-review.ts';
import { Retirement } from './retirement.ts';
import { ReviewReason } from './review-reason.ts';
import { Message } from './message.ts';
import { OrganisationLink } from './organisation-link.ts';
import { Organisation } from './organisation.ts';
import { StatedApprover } from './stated-approver.ts';
import { EvidenceFile } from './evidence-file.ts';
import { PaperSignature } from './paper-signature.ts';
import { Pack, PackFile, PackPart } from './pack.ts';
import { PlannedReview } from './planned-review.ts';
import { PolicyImport } from './policy-import.ts';
import { SentDocument } from './sent-document.ts';
import { Policy } from './policy.ts';
import { PreparedEdition } from './prepared-edition.ts';
import { ReadingQuestion } from './reading-question.ts';
import { NotApplicable } from './not-applicable.ts';
import { RequirementAnswer } from './requirement-answer.ts';
import { RequiredPolicy } from './required-policy.ts';
import { Review } from './review.ts';
import { Revision } from './revision.ts';
import { SignatureRequest } from './signature-request.ts';
import { Signature } from './signature.ts';
import { StoredBlob } from './stored-blob.ts';
import { TakenUpdate } from './taken-update.ts';
import { TemplateDraft } from './template-draft.ts';
import { Template } from './template.ts';
import { UpdateOffer } from './update-offer.ts';
import { Webhook, WebhookDelivery } from './webhook.ts';
import { WordCopy } from './word-copy.ts';
import { WordReturn } from './word-return.ts';

/** Whose rows are seen: the acting organisation's, also those below, also those above, or all of these. */
export type VisibilityClass = 'own' | 'up' | 'down' | 'linked';

export type EntityClass<E = object> = new () => E;

/** Every entity and the class its table declares; a test holds this equal to the database. */
export const visibility: ReadonlyMap<EntityClass, VisibilityClass> = new Map<EntityClass, VisibilityClass>([
  [Organisation, 'linked'],
  [OrganisationLink, 'linked'],
  [Body, 'linked'],
  [BodySetting, 'linked'],
  [Appointment, 'own'],
  [Template, 'down'],
  [TemplateDraft, 'own'],
  [Edition, 'down'],
  [PreparedEdition, 'own'],
  [EditionEffect, 'own'],
  [RequiredPolicy, 'down'],
  [NotApplicable, 'up'],
  [RequirementAnswer, 'up'],
  [LiveValue, 'up'],
  [Policy, 'up'],
  [Draft, 'own'],
  [DraftLook, 'own'],
  [DraftComment, 'own'],
  [PolicyImport, 'own'],
  [SentDocument, 'own'],
  [WordCopy, 'own'],
  [WordReturn, 'own'],
  [Pack, 'own'],
  [PackFile, 'own'],
  [PackPart, 'own'],
  [UpdateOffer, 'up'],
  [Choice, 'own'],
  [Exception, 'up'],
  [Departure, 'up'],
  [DeclinedChange, 'up'],
  [TakenUpdate, 'own'],
  [Revision, 'up'],
  [Meeting, 'up'],
  [AgendaItem, 'up'],
  [Decision, 'up'],
  [DecisionReport, 'up'],
  [Delegation, 'up'],
  [ApiToken, 'own'],
  [Webhook, 'own'],
  [WebhookDelivery, 'own'],
  [Consultation, 'up'],
  [EditionConsultation, 'down'],
  [Adoption, 'up'],
  [Correction, 'up'],
  [Coverage, 'up'],
  [EndedCover, 'up'],
  [CoveredText, 'down'],
  [Review, 'up'],
  [PlannedReview, 'up'],
  [MinutesConfirmation, 'up'],
  [Attendance, 'own'],
  [Interest, 'own'],
  [StatedApprover, 'up'],
  [Retirement, 'up'],
  [TemplateReview, 'own'],
  [SignatureRequest, 'up'],
  [Signature, 'up'],
  [PaperSignature, 'up'],
  [EvidenceFile, 'up'],
  [Document, 'up'],
  [DocumentVersion, 'up'],
  [StoredBlob, 'up'],
  [Acknowledgement, 'own'],
  [ConfirmationRound, 'own'],
  [RoundPolicy, 'own'],
  [RoundCount, 'up'],
  [RoundReminder, 'own'],
  [ReadingQuestion, 'own'],
  [Chase, 'own'],
  [Duty, 'own'],
  [DutyRecord, 'own'],
  [ReviewReason, 'own'],
  [Message, 'own'],
  [Job, 'own'],
  [AuditEvent, 'own'],
  [AuditPersonal, 'own'],
]);

export const entities = [...visibility.keys()];

export {
  Acknowledgement,
  Adoption,
  AgendaItem,
  Appointment,
  Attendance,
  AuditEvent,
  AuditPersonal,
  Body,
  BodySetting,
  Choice,
  ConfirmationRound,
  Consultation,
  Correction,
  Coverage,
  CoveredText,
  EndedCover,
  Decision,
  Departure,
  DeclinedChange,
  DecisionReport,
  Delegation,
  ApiToken,
  Document,
  DocumentVersion,
  Draft,
  DraftComment,
  DraftLook,
  Edition,
  Exception,
  EditionConsultation,
  EditionEffect,
  Interest,
  Job,
  Meeting,
  Chase,
  Duty,
  DutyRecord,
  ReviewReason,
  Message,
  Organisation,
  OrganisationLink,
  EvidenceFile,
  StatedApprover,
  Retirement,
  TemplateReview,
  MinutesConfirmation,
  PaperSignature,
  Pack,
  PackFile,
  PackPart,
  PlannedReview,
  Policy,
  PreparedEdition,
  PolicyImport,
  SentDocument,
  ReadingQuestion,
  NotApplicable,
  RequirementAnswer,
  LiveValue,
  RequiredPolicy,
  Review,
  Revision,
  RoundCount,
  RoundPolicy,
  RoundReminder,
  Signature,
  SignatureRequest,
  StoredBlob,
  Template,
  TakenUpdate,
  TemplateDraft,
  UpdateOffer,
  Webhook,
  WebhookDelivery,
  WordCopy,
  WordReturn,
};
export type { AppointedRole } from './appointment.ts';
export type { BodyKind, Route } from './body.ts';
export type { DecisionOutcome } from './decision.ts';
export type { DocumentState } from './document.ts';
export type { Ancestor, ClauseRule, Materiality } from './edition.ts';
export type { RevisionMateriality } from './revision.ts';
export type { TakesEffect } from './decision.ts';
export type { Json } from './json.ts';
export type { LinkKind } from './organisation-link.ts';
export type { MessageState } from './message.ts';
export type { OrganisationKind } from './organisation.ts';
export type { PackKind } from './pack.ts';
export type { ReviewDuePrecision } from './policy.ts';
export type { RevisionState } from './revision.ts';
export type { BytesPlace } from './stored-blob.ts';
