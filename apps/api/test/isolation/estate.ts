import { createHash } from 'node:crypto';
import { choiceKey, clauseIndex, findNode, readPolicy } from '@ratify/document';
import { realIds } from '@ratify/journey';
import {
  Exception,
  Policy,
  type Adoption,
  type ApiToken,
  type Webhook,
  type WebhookDelivery,
  type Appointment,
  type AuditEvent,
  type Body,
  type ConfirmationRound,
  type Decision,
  type Delegation,
  type Duty,
  type Document,
  type Edition,
  type EvidenceFile,
  type Job,
  type Meeting,
  type Organisation,
  type Pack,
  type SentDocument,
  type PaperSignature,
  type NotApplicable,
  type DraftComment,
  type DraftLook,
  type ReadingQuestion,
  type RequiredPolicy,
  type RequirementAnswer,
  type Revision,
  type SignatureRequest,
  type StoredBlob,
  type Template,
  type WordCopy,
  type WordReturn,
} from '@ratify/store';
import {
  buildAcknowledgement,
  buildAdoption,
  buildAgendaItem,
  buildApiToken,
  buildWebhook,
  buildWebhookDelivery,
  buildAppointment,
  buildAuditEvent,
  buildAuditPersonal,
  buildBlob,
  buildBody,
  buildBodySetting,
  buildChoice,
  buildConsultation,
  buildCorrection,
  buildCoverage,
  buildEndedCover,
  buildCoveredText,
  buildDecision,
  buildDeparture,
  buildDeclinedChange,
  buildDecisionReport,
  buildDelegation,
  buildDocument,
  buildDocumentVersion,
  buildDraft,
  buildEdition,
  buildEvidenceFile,
  buildException,
  buildEditionConsultation,
  buildEditionEffect,
  buildJob,
  buildMeeting,
  buildAttendance,
  buildInterest,
  buildMinutesConfirmation,
  buildChase,
  buildDuty,
  buildDutyRecord,
  buildLiveValue,
  buildReviewReason,
  buildMessage,
  buildPaperSignature,
  buildPolicy,
  buildPreparedEdition,
  buildPack,
  buildPackFile,
  buildPackPart,
  buildSentDocument,
  buildPolicyImport,
  buildDraftComment,
  buildDraftLook,
  buildReadingQuestion,
  buildRound,
  buildRoundCount,
  buildRoundPolicy,
  buildRoundReminder,
  buildWordCopy,
  buildWordReturn,
  buildNotApplicable,
  buildPlannedReview,
  buildRequiredPolicy,
  buildReview,
  buildRevision,
  buildSignature,
  buildRequirementAnswer,
  buildRetirement,
  buildStatedApprover,
  buildSignatureRequest,
  buildTakenUpdate,
  buildTemplate,
  buildTemplateDraft,
  buildTemplateReview,
  buildUpdateOffer,
  type TestDatabase,
} from '@ratify/test-kit';
import { ADAPTED, ASKED, DECLINED, FIRST, LOCAL, READY, SECOND, THIRD } from './texts.ts';

/** A template with two editions and a changed working text. */
export interface Publication {
  readonly template: Template;
  readonly first: Edition;
  readonly second: Edition;
}

/** What one organisation has: at least one row of every table. */
export interface Estate extends Publication {
  readonly organisation: Organisation;
  readonly body: Body;
  /** With nothing on an agenda. */
  readonly committee: Body;
  readonly meeting: Meeting;
  /** Of the same body, after it. */
  readonly later: Meeting;
  /** A meeting that is still to come. */
  readonly toCome: Meeting;
  /** Forked from its publisher's template: adopted, with a newer draft, an offer, and a revision waiting. */
  readonly policy: Policy;
  readonly adopted: Revision;
  readonly submitted: Revision;
  /** Of a policy that is left to the head. */
  readonly leftToHead: Revision;
  readonly adoption: Adoption;
  readonly request: SignatureRequest;
  /** Declined, and the clerk has not said what follows. */
  readonly refused: SignatureRequest;
  /** The page on which another request was answered by hand. */
  readonly paper: PaperSignature;
  /** Of somebody who may sign for the chair. */
  readonly deputy: Appointment;
  /** A governor without an office. */
  readonly member: Appointment;
  /** Of somebody who has left. */
  readonly former: Appointment;
  readonly clerk: Appointment;
  readonly document: Document;
  readonly blob: StoredBlob;
  /** On the agenda of the meeting; of a policy of its own. */
  readonly tabled: Revision;
  /** The decision on the adopted revision, reported. */
  readonly decided: Decision;
  /** A delegated decision that is not reported. */
  readonly unreported: Decision;
  /** A decision to adopt with changes that nobody has entered. */
  readonly amending: Decision;
  /** Holds what a meeting changed, and waits to be confirmed by the chair. */
  readonly amended: Revision;
  readonly delegation: Delegation;
  /** Of one of its programs. */
  readonly token: ApiToken;
  /** A system of its own, and something it was told. */
  readonly webhook: Webhook;
  readonly delivery: WebhookDelivery;
  /** Of the adopted policy; done once. */
  readonly duty: Duty;
  /** Only editorial changes of the template, of an adopted policy. */
  readonly editorial: Revision;
  /** Its draft has blanks to fill. */
  readonly local: Policy;
  /** A draft that could be put to somebody and has not been. */
  readonly ready: Policy;
  /** Its publisher's newer edition has been taken into its draft. */
  readonly taken: Policy;
  /** Key of the choice that the offered edition asks of `policy`. */
  readonly question: string;
  /** A copy of the draft of `policy` that went out as a Word file, and what came back. */
  readonly wordCopy: WordCopy;
  readonly wordReturn: WordReturn;
  /** Its own policies for an inspection, ready. */
  /** Sent to be brought in. */
  readonly sent: SentDocument;
  readonly pack: Pack;
  /** Of its meeting, ready. */
  readonly papers: Pack;
  /** Its staff and governors are asked to confirm `policy`. */
  readonly round: ConfirmationRound;
  /** What somebody asked about `policy`, not answered. */
  readonly asked: ReadingQuestion;
  readonly look: DraftLook;
  readonly comment: DraftComment;
  /** What its schools are expected to hold, and it does not. */
  readonly expected: RequiredPolicy;
  readonly answer: RequirementAnswer;
  /** A policy that it holds elsewhere, and the file that shows it. */
  readonly elsewhere: Policy;
  /** In force, with nothing on its way: what may be withdrawn from use. */
  readonly outdated: Policy;
  readonly evidence: EvidenceFile;
  /** That it needs no policy of some title. */
  readonly declaration: NotApplicable;
  readonly job: Job;
  readonly failure: Job;
  readonly auditEvent: AuditEvent;
  /** Asked of its publisher about a clause of `policy`, and not answered. */
  readonly exception: Exception;
  /** Another, which its publisher has granted. */
  readonly granted: Exception;
  /** A template of its own, made from its publisher's. */
  readonly derived: Template;
  /** A template of its publisher that it has not forked. */
  readonly offered: Publication;
  /** Of its publisher: the edition that is offered. */
  readonly newer: Edition;
}

const SIGN_IN = findNode(readPolicy(ADAPTED), 'sign-in');
const WORDING = ADAPTED.slice(SIGN_IN?.start, SIGN_IN?.end);

/** What a governor made of the Word file. */
const REWORDED = {
  ...{ kind: 'reworded', id: 'reworded-sign-in', clauseId: 'sign-in' },
  stretches: [{ before: WORDING, after: WORDING.replace('ring the bell', 'knock') }],
};

const written = (text: string) => ({ text, clauseIndex: [...clauseIndex(readPolicy(text))] });

export async function buildPublication(database: TestDatabase, organisationId: string): Promise<Publication> {
  const template = await buildTemplate(database, { organisationId, category: 'premises', owner: 'An office' });
  const templateId = template.id;
  await buildTemplateDraft(database, { organisationId, templateId, text: THIRD });
  await buildTemplateReview(database, { organisationId, templateId });
  const first = await buildEdition(database, { organisationId, templateId, number: 1, ...written(FIRST) });
  const second = await buildEdition(database, { organisationId, templateId, number: 2, ...written(SECOND) });
  await buildPreparedEdition(database, {
    organisationId,
    templateId,
    materiality: { 'any-clause': { level: null, reason: 'Why.' } },
  });
  await buildEditionEffect(database, { organisationId, templateId });
  return { template, first, second };
}

/** Builds everything an organisation can have, its policy forked from the publication given. */
export async function buildEstate(
  database: TestDatabase,
  organisation: Organisation,
  publisher: Publication,
): Promise<Estate> {
  const { id: organisationId } = organisation;
  const own = { organisationId };
  const publication = await buildPublication(database, organisationId);
  await buildAppointment(database, own);
  const deputy = await buildAppointment(database, { ...own, role: 'vice-chair' });
  const member = await buildAppointment(database, { ...own, role: 'governor', fromOn: '2021-09-02' });
  const clerk = await buildAppointment(database, { ...own, role: 'clerk', fromOn: '2021-09-01' });
  const former = await buildAppointment(database, { ...own, role: 'governor', untilOn: '2024-07-31' });
  await database.owner.query(
    'insert into directory.second_factors (person_id, sealed_secret, confirmed_at) values ($1, $2, now())',
    [deputy.personId, Buffer.from('sealed')],
  );
  const expected = await buildRequiredPolicy(database, own);
  const declaration = await buildNotApplicable(database, own);
  const body = await buildBody(database, { ...own, routes: ['meeting', 'delegated'] });
  await buildBodySetting(database, { ...own, bodyId: body.id, settingId: organisationId });
  const committee = await buildBody(database, { ...own, name: 'Premises committee', kind: 'committee' });
  const meeting = await buildMeeting(database, { ...own, bodyId: body.id, place: 'A hall' });
  const policy = await buildForked(database, organisationId, publisher);
  const record = await buildRecord(database, policy, meeting, publisher);
  const answer = await buildRequirementAnswer(database, { ...own, policyId: policy.id });
  await buildPlannedReview(database, { ...own, policyId: policy.id, meetingId: meeting.id });
  // Of another meeting, so that those of `meeting` can be confirmed at `later`.
  const earlier = await buildMeeting(database, { ...own, bodyId: body.id, heldOn: '2026-06-01' });
  await buildStatedApprover(database, { ...own, policyId: policy.id, bodyId: body.id });
  // Of its own template, whose register a filter by it shows.
  const made = { templateOrganisationId: organisationId, templateId: publication.template.id };
  const outdated = await buildPolicy(database, { ...own, ...made, title: 'Outdated', adoptedOn: '2025-05-05' });
  const outOfUse = await buildPolicy(database, { ...own, title: 'Out of use', retiredOn: '2026-09-14' });
  await buildRetirement(database, { ...own, policyId: outOfUse.id, successorId: policy.id, bodyId: body.id });
  await buildMinutesConfirmation(database, { ...own, meetingId: earlier.id, confirmedAtId: meeting.id });
  const attended = await buildAttendance(database, { ...own, meetingId: earlier.id, personId: deputy.personId });
  await buildInterest(database, {
    ...{ ...own, meetingId: earlier.id, attendanceId: attended.id },
    ...{ personId: deputy.personId, revisionId: record.adopted.id, withdrew: true },
  });
  const toCome = await buildMeeting(database, { ...own, bodyId: body.id, heldOn: '2099-02-02' });
  await buildMeeting(database, {
    ...{ ...own, bodyId: body.id, heldOn: '2099-04-06' },
    ...{ cancelledOn: '2026-06-01', cancelledBecause: 'The hall is being painted.' },
  });
  const later = await buildMeeting(database, { ...own, bodyId: body.id, heldOn: '2026-10-12' });
  await buildAgendaItem(database, { ...own, meetingId: later.id, revisionId: record.adopted.id });
  const { id: withdrawnId } = await buildRevision(database, { ...own, policyId: policy.id, state: 'withdrawn' });
  const mistaken = await buildDecision(database, {
    ...own,
    revisionId: withdrawnId,
    meetingId: meeting.id,
    bodyId: body.id,
  });
  await buildCorrection(database, { ...own, policyId: policy.id, decisionId: mistaken.id });
  const round = await buildRound(database, { ...own, audience: ['staff', 'governors'] });
  await buildRoundCount(database, { ...own, roundId: round.id });
  await buildRoundPolicy(database, { ...own, roundId: round.id, policyId: policy.id });
  await buildRoundReminder(database, { ...own, roundId: round.id });
  const asked = await buildReadingQuestion(database, { ...own, policyId: policy.id });
  const local = await buildPolicy(database, own);
  await buildDraft(database, { ...own, policyId: local.id, text: LOCAL });
  await buildPolicyImport(database, { ...own, policyId: local.id });
  const sent = await buildSentDocument(database, { ...own, policyId: local.id });
  const pack = await buildPack(database, own);
  const papers = await buildPack(database, { ...own, kind: 'meeting', settingId: null, meetingId: meeting.id });
  // Asked for, and not made.
  await buildPack(database, { ...own, kind: 'poster', roundId: round.id });
  await buildPack(database, { ...own, kind: 'confirmations', policyId: policy.id });
  for (const { id: packId } of [pack, papers]) {
    const bytes = Buffer.from(`PK ${organisationId} ${packId}`);
    await buildPackFile(database, { ...own, packId, length: bytes.length });
    await buildPackPart(database, { ...own, packId, bytes });
  }
  const wordCopy = await buildWordCopy(database, { ...own, policyId: policy.id, text: ADAPTED });
  const wordReturn = await buildWordReturn(database, {
    ...{ ...own, policyId: policy.id, copyId: wordCopy.id },
    found: { changes: [REWORDED], notCarried: [], remarks: [], notices: [] },
  });
  const tabled = await buildRevision(database, { ...own, policyId: local.id, state: 'tabled', text: LOCAL });
  await buildAgendaItem(database, { ...own, meetingId: meeting.id, revisionId: tabled.id });
  const elsewhere = await buildPolicy(database, {
    ...own,
    heldIn: 'A handbook',
    heldLink: 'https://handbook.example/',
  });
  const evidence = await buildEvidence(database, elsewhere);
  const ready = await buildPolicy(database, own);
  await buildDraft(database, { ...own, policyId: ready.id, text: READY });
  const taken = await buildTaken(database, organisationId, publisher);
  const look = await buildDraftLook(database, { ...own, policyId: ready.id });
  const comment = await buildDraftComment(database, {
    ...{ ...own, policyId: ready.id, quoted: 'lamps' },
    ...{ clauseId: 'lamps', clauseNumber: '6', clauseTitle: 'Lamps', clauseWords: 'Lamps stay at the gate.' },
  });
  await buildConsultation(database, { ...own, policyId: ready.id });
  await buildEditionConsultation(database, { ...own, editionId: publication.first.id });
  const delegation = await buildDelegation(database, { ...own, bodyId: body.id, office: 'chair' });
  // Over: those that are live are counted, and an organisation is built anew many times.
  const token = await buildApiToken(database, { ...own, expiresOn: '2024-12-31' });
  // Of an estate built before: more than ten nobody may have.
  await database.owner.query('update app.webhooks set ended_at = clock_timestamp() where organisation_id = $1', [
    own.organisationId,
  ]);
  const webhook = await buildWebhook(database, own);
  const delivery = await buildWebhookDelivery(database, { ...own, webhookId: webhook.id });
  const weighed = await buildWeighed(database, meeting);
  await buildAuditEvent(database, { ...own, action: 'policy.forked', subject: 'Policy', subjectId: policy.id });
  const auditEvent = await buildAuditEvent(database, own);
  await buildAuditPersonal(database, { ...own, auditEventId: auditEvent.id });
  const job = await buildJob(database, own);
  const failure = await buildJob(database, { ...own, state: 'failed', error: 'It failed.', finishedAt: new Date() });
  await buildChase(database, { ...own, policyId: policy.id, chasedOn: '2026-01-01' });
  await buildReviewReason(database, { ...own, policyId: policy.id });
  await buildLiveValue(database, { ...own, policyId: policy.id, blankId: 'desk', asAt: '2026-09-01' });
  const duty = await buildDuty(database, { ...own, policyId: policy.id, revisionId: record.adopted.id });
  await buildDutyRecord(database, { ...own, dutyId: duty.id });
  await buildMessage(database, { ...own, causedBy: deputy.personId });
  const chain = await buildChain(database, policy, publisher);
  const offered = await buildPublication(database, publisher.template.organisationId);
  const newer = publisher.second;
  return {
    ...publication,
    ...record,
    ...chain,
    ...weighed,
    delegation,
    token,
    webhook,
    delivery,
    duty,
    deputy,
    member,
    clerk,
    former,
    round,
    asked,
    look,
    comment,
    expected,
    answer,
    declaration,
    organisation,
    body,
    committee,
    meeting,
    toCome,
    later,
    policy,
    elsewhere,
    outdated,
    evidence,
    local,
    ready,
    taken,
    question: choiceKey(...ASKED),
    tabled,
    job,
    failure,
    sent,
    pack,
    papers,
    wordCopy,
    wordReturn,
    auditEvent,
    offered,
    newer,
  };
}

/** What stands between a policy and its template, and a template made from its template. */
async function buildChain(database: TestDatabase, policy: Policy, { template, first }: Publication) {
  const { organisationId } = policy;
  const asked = {
    organisationId,
    policyId: policy.id,
    editionId: first.id,
    editionOrganisationId: first.organisationId,
    conditions: 'Staff are told.',
    answerReason: 'We see why.',
    endReason: null,
  };
  const exception = await buildException(database, { ...asked, clauseId: 'badge' });
  const granted = await buildException(database, { ...asked, clauseId: 'sticker' });
  await database.owner
    .getRepository(Exception)
    .update({ id: granted.id }, { state: 'granted', answeredAt: new Date(), answeredByName: 'A publisher' });
  await buildDeparture(database, {
    organisationId,
    editionId: first.id,
    templateOrganisationId: first.organisationId,
    templateId: first.templateId,
  });
  const derived = await buildTemplate(database, {
    organisationId,
    baseTemplateOrganisationId: template.organisationId,
    baseTemplateId: template.id,
  });
  await buildTemplateDraft(database, {
    organisationId,
    templateId: derived.id,
    // Other words where the newer edition has other words too: taking it leaves a choice.
    text: FIRST.replace('sign in at', 'ring the bell and sign in at'),
    baseEditionOrganisationId: first.organisationId,
    baseEditionId: first.id,
  });
  return { exception, granted, derived };
}

async function buildForked(
  database: TestDatabase,
  organisationId: string,
  { template, first, second }: Publication,
): Promise<Policy> {
  const policy = await buildPolicy(database, {
    organisationId,
    templateOrganisationId: template.organisationId,
    templateId: template.id,
    baseEditionId: first.id,
  });
  const base = { baseEditionOrganisationId: first.organisationId, baseEditionId: first.id };
  await buildDraft(database, { organisationId, policyId: policy.id, text: ADAPTED, ...base });
  const edition = { editionId: second.id, editionOrganisationId: second.organisationId };
  await buildUpdateOffer(database, { organisationId, policyId: policy.id, ...edition });
  await buildChoice(database, { organisationId, policyId: policy.id, ...edition, finalText: 'Our own words.' });
  const { clauseId, theirs } = DECLINED;
  const theirsSha256 = createHash('sha256').update(theirs).digest('hex');
  await buildDeclinedChange(database, { organisationId, policyId: policy.id, ...edition, clauseId, theirsSha256 });
  return policy;
}

/** An adoption from before, and the file that shows it. */
async function buildEvidence(database: TestDatabase, { organisationId, id: policyId }: Policy): Promise<EvidenceFile> {
  const { id: adoptionId } = await buildAdoption(database, {
    ...{ organisationId, policyId, revisionId: null, decisionId: null },
    ...{ historic: true, evidence: 'minute', minuteReference: '3.1' },
    ...{ adoptedPrecision: 'day', adoptedSaid: '14 September 2026' },
  });
  const { sha256, length } = await buildBlob(database, {
    organisationId,
    bytes: Buffer.from(`%PDF-1.7 before ${organisationId} ${policyId}`),
  });
  return buildEvidenceFile(database, { organisationId, adoptionId, sha256, length });
}

/** A policy whose draft has the newer edition in it. */
async function buildTaken(
  database: TestDatabase,
  organisationId: string,
  { template, first, second }: Publication,
): Promise<Policy> {
  const policy = await buildPolicy(database, {
    organisationId,
    templateOrganisationId: template.organisationId,
    templateId: template.id,
    baseEditionId: second.id,
  });
  const own = { organisationId, policyId: policy.id };
  const base = { baseEditionOrganisationId: second.organisationId, baseEditionId: second.id };
  await buildDraft(database, { ...own, text: SECOND, version: 2, ...base });
  await buildTakenUpdate(database, {
    ...own,
    ...{ editionId: second.id, editionOrganisationId: second.organisationId },
    ...{ beforeEditionId: first.id, beforeEditionOrganisationId: first.organisationId, beforeText: FIRST },
  });
  return policy;
}

async function buildRecord(database: TestDatabase, policy: Policy, meeting: Meeting, { first }: Publication) {
  const own = { organisationId: policy.organisationId, policyId: policy.id };
  const { organisationId } = own;
  const base = { baseEditionOrganisationId: first.organisationId, baseEditionId: first.id };
  const adopted = await buildRevision(database, { ...own, ...base, text: ADAPTED, state: 'adopted' });
  const submitted = await buildRevision(database, { ...own, ...base, text: ADAPTED });
  const headsOwn = await buildPolicy(database, { organisationId });
  const leftToHead = await buildRevision(database, { organisationId, policyId: headsOwn.id });
  await buildStatedApprover(database, { organisationId, policyId: headsOwn.id, office: 'head' });
  const revisionId = adopted.id;
  const decision = await buildDecision(database, {
    organisationId,
    revisionId,
    meetingId: meeting.id,
    bodyId: meeting.bodyId,
  });
  const adoption = await buildAdoption(database, { ...own, revisionId, decisionId: decision.id });
  const adoptionId = adoption.id;
  await buildDecisionReport(database, { organisationId, decisionId: decision.id, meetingId: meeting.id });
  await database.owner.getRepository(Policy).update(
    { id: policy.id },
    {
      adoptedRevisionId: revisionId,
      adoptedOn: '2026-09-14',
      effectiveFrom: '2026-09-14',
      reviewDueOn: '2028-09-14',
    },
  );
  const request = await buildSignatureRequest(database, { organisationId, revisionId, adoptionId });
  const vice = await buildAppointment(database, { organisationId, role: 'vice-chair' });
  const refused = await buildSignatureRequest(database, {
    ...{ organisationId, revisionId, adoptionId, state: 'declined', reason: 'Not what was decided.' },
    ...{ askedPersonId: vice.personId, askedPersonName: 'A vice-chair', forRole: 'chair', role: 'vice-chair' },
    ...{ settledBy: vice.personId, settledByName: 'A chair', settledAt: new Date(), settledReason: 'Away.' },
  });
  const signed = await buildSignatureRequest(database, { organisationId, revisionId, adoptionId, state: 'signed' });
  await buildSignature(database, { organisationId, revisionId, requestId: signed.id });
  const byHand = await buildSignatureRequest(database, {
    ...{ organisationId, revisionId, adoptionId, state: 'signed-on-paper' },
  });
  const scan = await buildBlob(database, {
    organisationId,
    bytes: Buffer.from(`%PDF-1.7 ${organisationId} ${policy.id}`),
  });
  const paper = await buildPaperSignature(database, {
    ...{
      organisationId,
      revisionId,
      adoptionId,
      requestId: byHand.id,
      scanSha256: scan.sha256,
      scanLength: scan.length,
    },
  });
  const blob = await buildBlob(database, { organisationId, bytes: Buffer.from(`${organisationId} ${policy.id}`) });
  const document = await buildDocument(database, {
    ...own,
    revisionId,
    adoptionId,
    state: 'printed',
    verifyCode: realIds.verifyCode(),
  });
  const version = { documentId: document.id, sha256: blob.sha256, length: blob.length };
  await buildDocumentVersion(database, { organisationId, ...version });
  await buildAcknowledgement(database, { organisationId, revisionId });
  await buildReview(database, { ...own, adoptionId });
  await buildCoveredText(database, { organisationId, adoptionId });
  await buildCoverage(database, {
    organisationId,
    adoptingOrganisationId: organisationId,
    policyId: policy.id,
    adoptionId,
  });
  await buildEndedCover(database, {
    organisationId,
    adoptingOrganisationId: organisationId,
    policyId: policy.id,
    adoptionId,
  });
  return { adopted, submitted, leftToHead, adoption, request, refused, paper, document, blob, decided: decision };
}

/** Policies whose changes are on their way: an editorial update, changes to be entered, and changes to be confirmed. */
async function buildWeighed(database: TestDatabase, { organisationId, id: meetingId, bodyId }: Meeting) {
  const own = { organisationId };
  const at = { ...own, meetingId, bodyId };
  const policies = database.owner.getRepository(Policy);
  const inForce = async () => {
    const { id: policyId } = await buildPolicy(database, own);
    const first = await buildRevision(database, { ...own, policyId, text: READY, state: 'adopted' });
    await policies.update({ id: policyId }, { adoptedRevisionId: first.id, adoptedOn: '2026-09-14' });
    return { ...own, policyId, predecessorId: first.id };
  };
  const materiality = { level: 'editorial', own: { level: 'substantive', reason: '' }, changes: [] } as const;
  const editorial = await buildRevision(database, { ...(await inForce()), text: READY, materiality });
  const amendments = [{ clauseId: 'sign-in', what: 'reword', said: 'By the gate.' }] as const;
  const changed = { ...at, outcome: 'adopted-with-changes', amendments, confirmedBy: 'chair' } as const;
  const put = await buildRevision(database, { ...(await inForce()), text: READY, state: 'not-adopted' });
  const amending = await buildDecision(database, { ...changed, revisionId: put.id });
  const second = await inForce();
  const other = await buildRevision(database, { ...second, text: READY, state: 'not-adopted' });
  await buildDecision(database, { ...changed, revisionId: other.id });
  const amended = await buildRevision(database, { ...second, text: READY, amendsId: other.id });
  const unreported = await buildDecision(database, {
    ...own,
    bodyId,
    meetingId: null,
    route: 'delegated',
    revisionId: put.id,
    decidedOn: '2026-09-01',
  });
  return { editorial, amending, amended, unreported };
}
