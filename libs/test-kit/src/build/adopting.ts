import {
  Adoption,
  AgendaItem,
  Attendance,
  Consultation,
  Correction,
  Coverage,
  CoveredText,
  EndedCover,
  Decision,
  Departure,
  Draft,
  Exception,
  DecisionReport,
  Delegation,
  EditionConsultation,
  Interest,
  Meeting,
  MinutesConfirmation,
  NotApplicable,
  RequirementAnswer,
  PlannedReview,
  Policy,
  PolicyImport,
  Review,
  Revision,
  Retirement,
  StatedApprover,
  type RevisionState,
} from '@ratify/store';
import type { TestDatabase } from '../create-database.ts';
import { insert, nextNumber } from './insert.ts';
import { buildBody } from './organisations.ts';
import { placed, type In } from './placed.ts';
import { buildEdition, hashText, SOMEBODY, buildRequiredPolicy } from './publishing.ts';

/** A school's wholly local policy, not adopted. */
export async function buildPolicy(database: TestDatabase, overrides: In<Policy> = {}): Promise<Policy> {
  const organisationId = await placed(database, overrides);
  const slug = `policy-${nextNumber()}`;
  return insert(database, Policy, { slug, title: `Policy ${slug}`, ...overrides, organisationId });
}

/** The working text of a policy. */
export async function buildDraft(database: TestDatabase, overrides: In<Draft> = {}): Promise<Draft> {
  const organisationId = await placed(database, overrides);
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  return insert(database, Draft, { text: '# A policy\n', ...overrides, organisationId, policyId });
}

/** A document that was brought in, with a report that tells of one word. */
export async function buildPolicyImport(
  database: TestDatabase,
  overrides: In<PolicyImport> = {},
): Promise<PolicyImport> {
  const organisationId = await placed(database, overrides);
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  return insert(database, PolicyImport, {
    fileName: 'a-policy.docx',
    sourceSha256: '0'.repeat(64),
    report: { entries: [{ what: 'cover', text: 'Draft', line: 1 }], proposals: [], notices: [], missing: [] },
    importedBy: SOMEBODY,
    importedByName: 'A head',
    ...overrides,
    organisationId,
    policyId,
  });
}

const WAYS: Record<RevisionState, readonly RevisionState[]> = {
  submitted: [],
  tabled: ['tabled'],
  adopted: ['tabled', 'adopted'],
  'not-adopted': ['tabled', 'not-adopted'],
  deferred: ['tabled', 'deferred'],
  superseded: ['tabled', 'adopted', 'superseded'],
  withdrawn: ['withdrawn'],
};

/** A revision, led to its state by the moves that lead there. */
export async function buildRevision(database: TestDatabase, overrides: In<Revision> = {}): Promise<Revision> {
  const organisationId = await placed(database, overrides);
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  const text = overrides.text ?? '# A policy\n';
  const { state = 'submitted', ...rest } = overrides;
  const revision = await insert(database, Revision, {
    number: nextNumber(),
    textSha256: hashText(text),
    clauseIndex: [],
    submittedBy: SOMEBODY,
    submittedByName: 'A head',
    ...rest,
    organisationId,
    policyId,
    text,
  } as Partial<Revision>);
  const revisions = database.owner.getRepository(Revision);
  for (const next of WAYS[state]) await revisions.update({ id: revision.id }, { state: next });
  return { ...revision, state };
}

/** A meeting of a body. */
export async function buildMeeting(database: TestDatabase, overrides: In<Meeting> = {}): Promise<Meeting> {
  const organisationId = await placed(database, overrides);
  const bodyId = overrides.bodyId ?? (await buildBody(database, { organisationId })).id;
  return insert(database, Meeting, { heldOn: '2026-09-14', ...overrides, organisationId, bodyId });
}

/** A revision on an agenda. */
export async function buildAgendaItem(database: TestDatabase, overrides: In<AgendaItem> = {}): Promise<AgendaItem> {
  const organisationId = await placed(database, overrides);
  const meetingId = overrides.meetingId ?? (await buildMeeting(database, { organisationId })).id;
  const revisionId = overrides.revisionId ?? (await buildRevision(database, { organisationId })).id;
  return insert(database, AgendaItem, { position: nextNumber(), ...overrides, organisationId, meetingId, revisionId });
}

/** A decision of a meeting in favour of a revision. */
export async function buildDecision(database: TestDatabase, overrides: In<Decision> = {}): Promise<Decision> {
  const organisationId = await placed(database, overrides);
  const meeting = overrides.meetingId ? null : await buildMeeting(database, { organisationId });
  const revisionId = overrides.revisionId ?? (await buildRevision(database, { organisationId })).id;
  return insert(database, Decision, {
    route: 'meeting',
    outcome: 'adopted',
    decidedOn: '2026-09-14',
    attendance: 7,
    minuteReference: '12.3',
    recordedBy: SOMEBODY,
    recordedByName: 'A clerk',
    ...(meeting ? { meetingId: meeting.id, bodyId: meeting.bodyId } : {}),
    ...overrides,
    organisationId,
    revisionId,
  });
}

/** That a body approves a policy, or an office where one is said. */
export async function buildStatedApprover(
  database: TestDatabase,
  overrides: In<StatedApprover> = {},
): Promise<StatedApprover> {
  const organisationId = await placed(database, overrides);
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  const bodyId = overrides.office ? null : (overrides.bodyId ?? (await buildBody(database, { organisationId })).id);
  return insert(database, StatedApprover, {
    ...{ source: 'Scheme of delegation, 4.2', statedBy: SOMEBODY, statedByName: 'A clerk' },
    ...{ ...overrides, organisationId, policyId, bodyId },
  });
}

/** That a body withdrew a policy from use. */
export async function buildRetirement(database: TestDatabase, overrides: In<Retirement> = {}): Promise<Retirement> {
  const organisationId = await placed(database, overrides);
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  const bodyId = overrides.bodyId ?? (await buildBody(database, { organisationId })).id;
  return insert(database, Retirement, {
    ...{ route: 'meeting', decidedOn: '2026-09-14', retiredOn: '2026-09-14', reason: 'Another policy says it all.' },
    ...{ minuteReference: '9.1', recordedBy: SOMEBODY, recordedByName: 'A clerk' },
    ...{ ...overrides, organisationId, policyId, bodyId },
  });
}

/** That the next meeting of the body confirmed the minutes of one. */
export async function buildMinutesConfirmation(
  database: TestDatabase,
  overrides: In<MinutesConfirmation> = {},
): Promise<MinutesConfirmation> {
  const organisationId = await placed(database, overrides);
  const meetingId = overrides.meetingId ?? (await buildMeeting(database, { organisationId })).id;
  const confirmedAtId = overrides.confirmedAtId ?? (await buildMeeting(database, { organisationId })).id;
  return insert(database, MinutesConfirmation, {
    ...{ confirmedOn: '2026-10-12', minuteReference: '2', recordedBy: SOMEBODY, recordedByName: 'A clerk' },
    ...overrides,
    ...{ organisationId, meetingId, confirmedAtId },
  });
}

/** A chair who was at a meeting. */
export async function buildAttendance(database: TestDatabase, overrides: In<Attendance> = {}): Promise<Attendance> {
  const organisationId = await placed(database, overrides);
  const meetingId = overrides.meetingId ?? (await buildMeeting(database, { organisationId })).id;
  return insert(database, Attendance, {
    ...{ personId: SOMEBODY, personName: 'A chair', office: 'Chair', votes: true, presence: 'present', position: 0 },
    ...{ recordedBy: SOMEBODY, recordedByName: 'A clerk' },
    ...overrides,
    ...{ organisationId, meetingId },
  });
}

/** An interest that somebody at a meeting declared, of no item of its agenda. */
export async function buildInterest(database: TestDatabase, overrides: In<Interest> = {}): Promise<Interest> {
  const organisationId = await placed(database, overrides);
  const there = overrides.attendanceId ? null : await buildAttendance(database, { organisationId });
  return insert(database, Interest, {
    ...(there ? { attendanceId: there.id, meetingId: there.meetingId } : {}),
    ...{ personId: SOMEBODY, personName: 'A chair', said: 'Her partner hires the hall.', withdrew: false },
    ...overrides,
    organisationId,
  });
}

/** A body's resolution that the clerk takes editorial updates. */
export async function buildDelegation(database: TestDatabase, overrides: In<Delegation> = {}): Promise<Delegation> {
  const organisationId = await placed(database, overrides);
  const bodyId = overrides.bodyId ?? (await buildBody(database, { organisationId })).id;
  return insert(database, Delegation, {
    office: 'clerk',
    minuteReference: '9.1',
    resolvedOn: '2026-09-14',
    recordedBy: SOMEBODY,
    recordedByName: 'A clerk',
    ...overrides,
    organisationId,
    bodyId,
  });
}

/** A decision that was reported to a meeting. */
export async function buildDecisionReport(
  database: TestDatabase,
  overrides: In<DecisionReport> = {},
): Promise<DecisionReport> {
  const organisationId = await placed(database, overrides);
  const decisionId = overrides.decisionId ?? (await buildDecision(database, { organisationId, route: 'delegated' })).id;
  const meetingId = overrides.meetingId ?? (await buildMeeting(database, { organisationId })).id;
  return insert(database, DecisionReport, {
    minuteReference: '14.2',
    recordedBy: SOMEBODY,
    recordedByName: 'A clerk',
    ...overrides,
    organisationId,
    decisionId,
    meetingId,
  });
}

const CONSULTED = {
  consulted: ['Staff'],
  fromOn: '2026-06-01',
  untilOn: '2026-06-30',
  outcome: 'agreed',
  evidence: 'Notes of the meeting.',
  recordedBy: SOMEBODY,
  recordedByName: 'A head',
} as const;

/** Staff consulted on a draft. */
export async function buildConsultation(
  database: TestDatabase,
  overrides: In<Consultation> = {},
): Promise<Consultation> {
  const organisationId = await placed(database, overrides);
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  return insert(database, Consultation, {
    ...CONSULTED,
    ...{ consulted: [...CONSULTED.consulted], ...overrides },
    organisationId,
    policyId,
  });
}

/** Staff of one employer consulted on an edition. */
export async function buildEditionConsultation(
  database: TestDatabase,
  overrides: In<EditionConsultation> = {},
): Promise<EditionConsultation> {
  const organisationId = await placed(database, overrides);
  const editionId = overrides.editionId ?? (await buildEdition(database, { organisationId })).id;
  return insert(database, EditionConsultation, {
    ...CONSULTED,
    ...{ consulted: [...CONSULTED.consulted], employers: ['A council'], ...overrides },
    organisationId,
    editionId,
  });
}

/** An adoption by a meeting, due for review two years on. */
export async function buildAdoption(database: TestDatabase, overrides: In<Adoption> = {}): Promise<Adoption> {
  const organisationId = await placed(database, overrides);
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  const revisionId =
    overrides.revisionId === undefined
      ? (await buildRevision(database, { organisationId, policyId, state: 'adopted' })).id
      : overrides.revisionId;
  const decisionId =
    overrides.decisionId === undefined
      ? (await buildDecision(database, { organisationId, ...(revisionId ? { revisionId } : {}) })).id
      : overrides.decisionId;
  return insert(database, Adoption, {
    adoptedOn: '2026-09-14',
    effectiveFrom: '2026-09-14',
    reviewDueOn: '2028-09-14',
    historic: false,
    recordedBy: SOMEBODY,
    ...overrides,
    organisationId,
    policyId,
    revisionId,
    decisionId,
  });
}

/** A setting covered by another organisation's adoption. */
export async function buildCoverage(database: TestDatabase, overrides: In<Coverage> = {}): Promise<Coverage> {
  const organisationId = await placed(database, overrides);
  const adoption = overrides.adoptionId ? null : await buildAdoption(database);
  return insert(database, Coverage, {
    title: 'A policy of the trust',
    adoptedOn: '2026-09-14',
    ...(adoption
      ? { adoptionId: adoption.id, policyId: adoption.policyId, adoptingOrganisationId: adoption.organisationId }
      : {}),
    ...overrides,
    organisationId,
  });
}

/** How a setting was covered until a day. */
export async function buildEndedCover(database: TestDatabase, overrides: In<EndedCover> = {}): Promise<EndedCover> {
  const { organisationId, adoptingOrganisationId, policyId, adoptionId, title, adoptedOn, coveredAt } =
    overrides.adoptionId ? { coveredAt: new Date(), ...overrides } : await buildCoverage(database, overrides);
  return insert(database, EndedCover, {
    ...{ organisationId, adoptingOrganisationId, policyId, adoptionId, coveredAt },
    ...{ title: title ?? 'A policy of the trust', adoptedOn: adoptedOn ?? '2025-09-14', endedOn: '2026-09-14' },
    ...overrides,
  });
}

/** The text of an adoption that covers settings. */
export async function buildCoveredText(database: TestDatabase, overrides: In<CoveredText> = {}): Promise<CoveredText> {
  const organisationId = await placed(database, overrides);
  const adoption = overrides.adoptionId
    ? await database.owner.getRepository(Adoption).findOneByOrFail({ id: overrides.adoptionId })
    : await buildAdoption(database, { organisationId });
  const { id: adoptionId, policyId } = adoption;
  return insert(database, CoveredText, {
    ...{ text: '# A policy\n', number: 1, level: 'substantive', policyId },
    ...{ ...overrides, organisationId, adoptionId },
  });
}

/** A review without a change. */
export async function buildReview(database: TestDatabase, overrides: In<Review> = {}): Promise<Review> {
  const organisationId = await placed(database, overrides);
  const adoption = overrides.adoptionId ? null : await buildAdoption(database, { organisationId });
  return insert(database, Review, {
    reviewedOn: '2026-10-01',
    outcome: 'no-change',
    reason: 'Read and found good.',
    nextDueOn: '2027-10-01',
    recordedBy: SOMEBODY,
    recordedByName: 'A head',
    ...(adoption ? { adoptionId: adoption.id, policyId: adoption.policyId } : {}),
    ...overrides,
    organisationId,
  });
}

/** A question about a fixed clause, addressed to whoever published the edition; of an edition of one's own unless told otherwise. */
export async function buildException(database: TestDatabase, overrides: In<Exception> = {}): Promise<Exception> {
  const organisationId = await placed(database, overrides);
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  const edition = overrides.editionId ? null : await buildEdition(database, { organisationId });
  const addresseeId = overrides.addresseeId ?? overrides.editionOrganisationId ?? organisationId;
  return insert(database, Exception, {
    ...(edition ? { editionId: edition.id, editionOrganisationId: edition.organisationId } : {}),
    addresseeName: 'Who fixed it',
    subjectTitle: 'A policy',
    clauseId: 'a-clause',
    clauseNumber: '1.1',
    clauseTitle: 'A clause',
    publishedWording: 'Nobody may.',
    wording: 'Somebody may.',
    reason: 'It is so here.',
    askedBy: SOMEBODY,
    askedByName: 'A head',
    ...overrides,
    organisationId,
    policyId,
    addresseeId,
  });
}

/** A policy that left its template, by a minute. */
export async function buildDeparture(database: TestDatabase, overrides: In<Departure> = {}): Promise<Departure> {
  const organisationId = await placed(database, overrides);
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  const edition = overrides.editionId ? null : await buildEdition(database, { organisationId });
  return insert(database, Departure, {
    ...(edition
      ? { editionId: edition.id, templateOrganisationId: edition.organisationId, templateId: edition.templateId }
      : {}),
    templateTitle: 'A template',
    publisherName: 'A publisher',
    editionNumber: 1,
    leftOn: '2026-09-14',
    reason: 'Our own suits us better.',
    minuteReference: '9.1',
    recordedBy: SOMEBODY,
    recordedByName: 'A clerk',
    ...overrides,
    organisationId,
    policyId,
  });
}

/** That a decision was recorded on something that was never decided. */
export async function buildCorrection(database: TestDatabase, overrides: In<Correction> = {}): Promise<Correction> {
  const organisationId = await placed(database, overrides);
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  const decisionId = overrides.decisionId ?? (await buildDecision(database, { organisationId })).id;
  return insert(database, Correction, {
    ...{ kind: 'set-aside', reason: 'It was another policy.', correctedBy: SOMEBODY, correctedByName: 'A clerk' },
    ...overrides,
    ...{ organisationId, policyId, decisionId },
  });
}

/** That a review is planned for a meeting of somebody's choice. */
export async function buildPlannedReview(
  database: TestDatabase,
  overrides: In<PlannedReview> = {},
): Promise<PlannedReview> {
  const organisationId = await placed(database, overrides);
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  const meetingId = overrides.meetingId ?? (await buildMeeting(database, { organisationId })).id;
  return insert(database, PlannedReview, {
    dueOn: '2028-09-14',
    plannedBy: SOMEBODY,
    plannedByName: 'A clerk',
    ...overrides,
    organisationId,
    policyId,
    meetingId,
  });
}

/** That a policy answers what a publisher expects under another title. */
export async function buildRequirementAnswer(
  database: TestDatabase,
  overrides: In<RequirementAnswer> = {},
): Promise<RequirementAnswer> {
  const organisationId = await placed(database, overrides);
  const requirement = overrides.requirementId ? null : await buildRequiredPolicy(database, { organisationId });
  const policyId = overrides.policyId ?? (await buildPolicy(database, { organisationId })).id;
  return insert(database, RequirementAnswer, {
    ...{ requirementOrganisationId: organisationId, requirementId: requirement?.id },
    ...{ policyOrganisationId: organisationId, linkedBy: SOMEBODY, linkedByName: 'A clerk' },
    ...{ ...overrides, organisationId, policyId },
  });
}

/** That a school needs no policy of a title. */
export async function buildNotApplicable(
  database: TestDatabase,
  overrides: In<NotApplicable> = {},
): Promise<NotApplicable> {
  return insert(database, NotApplicable, {
    title: `Policy that nobody needs ${nextNumber()}`,
    reason: 'We have no pool.',
    declaredBy: SOMEBODY,
    declaredByName: 'A clerk',
    ...overrides,
    organisationId: await placed(database, overrides),
  });
}
