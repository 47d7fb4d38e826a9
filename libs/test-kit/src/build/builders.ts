import * as rows from '@ratify/store';
import type { EntityClass } from '@ratify/store';
import type { TestDatabase } from '../create-database.ts';
import * as adopting from './adopting.ts';
import * as confirming from './confirming.ts';
import * as copies from './copies.ts';
import * as organisations from './organisations.ts';
import * as publishing from './publishing.ts';
import * as records from './records.ts';
import * as updates from './updates.ts';

/** Builds a row that stands in the given organisation, with whatever it needs around it. */
export type Builder = (database: TestDatabase, organisationId: string) => Promise<object>;

type OwnedBuilder = (database: TestDatabase, overrides: { organisationId: string }) => Promise<object>;

const owned =
  (build: OwnedBuilder): Builder =>
  (database, organisationId) =>
    build(database, { organisationId });

const ofOwnEdition =
  (
    build: (
      database: TestDatabase,
      overrides: { organisationId: string; editionId: string; editionOrganisationId: string },
    ) => Promise<object>,
  ): Builder =>
  async (database, organisationId) => {
    const edition = await publishing.buildEdition(database, { organisationId });
    return build(database, { organisationId, editionId: edition.id, editionOrganisationId: organisationId });
  };

/** A builder for every entity: the tenancy tests fail on an entity without one. */
export const builders: ReadonlyMap<EntityClass, Builder> = new Map<EntityClass, Builder>([
  [
    rows.Organisation,
    (database, organisationId) =>
      database.owner.getRepository(rows.Organisation).findOneByOrFail({ id: organisationId }),
  ],
  [
    rows.OrganisationLink, // of the one kind that lets nobody see anything
    (database, organisationId) => organisations.buildLink(database, { organisationId, kind: 'lies-in-area-of' }),
  ],
  [rows.Body, owned(organisations.buildBody)],
  [rows.BodySetting, owned(organisations.buildBodySetting)],
  [rows.Appointment, owned(organisations.buildAppointment)],
  [rows.Template, owned(publishing.buildTemplate)],
  [rows.TemplateDraft, owned(publishing.buildTemplateDraft)],
  [rows.Edition, owned(publishing.buildEdition)],
  [rows.PreparedEdition, owned(publishing.buildPreparedEdition)],
  [rows.EditionEffect, owned(publishing.buildEditionEffect)],
  [rows.RequiredPolicy, owned(publishing.buildRequiredPolicy)],
  [rows.Policy, owned(adopting.buildPolicy)],
  [rows.Draft, owned(adopting.buildDraft)],
  [rows.PolicyImport, owned(adopting.buildPolicyImport)],
  [rows.SentDocument, owned(copies.buildSentDocument)],
  [rows.WordCopy, owned(copies.buildWordCopy)],
  [rows.WordReturn, owned(copies.buildWordReturn)],
  [rows.Pack, owned(copies.buildPack)],
  [rows.PackFile, owned(copies.buildPackFile)],
  [rows.PackPart, owned(copies.buildPackPart)],
  [rows.Exception, owned(adopting.buildException)],
  [rows.Departure, owned(adopting.buildDeparture)],
  [rows.DraftLook, owned(copies.buildDraftLook)],
  [rows.DraftComment, owned(copies.buildDraftComment)],
  [rows.UpdateOffer, ofOwnEdition(updates.buildUpdateOffer)],
  [rows.Choice, ofOwnEdition(updates.buildChoice)],
  [rows.DeclinedChange, ofOwnEdition(updates.buildDeclinedChange)],
  [rows.TakenUpdate, ofOwnEdition(updates.buildTakenUpdate)],
  [rows.Revision, owned(adopting.buildRevision)],
  [rows.Meeting, owned(adopting.buildMeeting)],
  [rows.AgendaItem, owned(adopting.buildAgendaItem)],
  [rows.Decision, owned(adopting.buildDecision)],
  [rows.DecisionReport, owned(adopting.buildDecisionReport)],
  [rows.ApiToken, owned(organisations.buildApiToken)],
  [rows.Webhook, owned(organisations.buildWebhook)],
  [rows.WebhookDelivery, owned(organisations.buildWebhookDelivery)],
  [rows.Delegation, owned(adopting.buildDelegation)],
  [rows.Consultation, owned(adopting.buildConsultation)],
  [rows.EditionConsultation, owned(adopting.buildEditionConsultation)],
  [rows.Adoption, owned(adopting.buildAdoption)],
  [rows.Coverage, owned(adopting.buildCoverage)],
  [rows.EndedCover, owned(adopting.buildEndedCover)],
  [rows.CoveredText, owned(adopting.buildCoveredText)],
  [rows.Correction, owned(adopting.buildCorrection)],
  [rows.Review, owned(adopting.buildReview)],
  [rows.StatedApprover, owned(adopting.buildStatedApprover)],
  [rows.Retirement, owned(adopting.buildRetirement)],
  [rows.TemplateReview, owned(publishing.buildTemplateReview)],
  [rows.MinutesConfirmation, owned(adopting.buildMinutesConfirmation)],
  [rows.Attendance, owned(adopting.buildAttendance)],
  [rows.Interest, owned(adopting.buildInterest)],
  [rows.PlannedReview, owned(adopting.buildPlannedReview)],
  [rows.NotApplicable, owned(adopting.buildNotApplicable)],
  [rows.RequirementAnswer, owned(adopting.buildRequirementAnswer)],
  [rows.SignatureRequest, owned(records.buildSignatureRequest)],
  [rows.Signature, owned(records.buildSignature)],
  [rows.PaperSignature, owned(records.buildPaperSignature)],
  [rows.EvidenceFile, owned(records.buildEvidenceFile)],
  [rows.Document, owned(records.buildDocument)],
  [rows.DocumentVersion, owned(records.buildDocumentVersion)],
  [rows.StoredBlob, owned(records.buildBlob)],
  [rows.Acknowledgement, owned(records.buildAcknowledgement)],
  [rows.ConfirmationRound, owned(confirming.buildRound)],
  [rows.RoundCount, owned(confirming.buildRoundCount)],
  [rows.RoundPolicy, owned(confirming.buildRoundPolicy)],
  [rows.RoundReminder, owned(confirming.buildRoundReminder)],
  [rows.ReadingQuestion, owned(confirming.buildReadingQuestion)],
  [rows.Chase, owned(records.buildChase)],
  [rows.Duty, owned(records.buildDuty)],
  [rows.DutyRecord, owned(records.buildDutyRecord)],
  [rows.ReviewReason, owned(records.buildReviewReason)],
  [rows.LiveValue, owned(records.buildLiveValue)],
  [rows.Message, owned(records.buildMessage)],
  [rows.Job, owned(records.buildJob)],
  [rows.AuditEvent, owned(records.buildAuditEvent)],
  [rows.AuditPersonal, owned(records.buildAuditPersonal)],
]);
