import type { ClauseIndexEntry, OwnedChange, Problem } from '@ratify/document';
import { NO_REVIEW_DUE, USUAL_TERM_CALENDAR, plainDate, readSchedule } from '../src/index.ts';
import type {
  AcknowledgeState,
  SetLiveValueInput,
  SetLiveValueState,
  EnterScheduleInput,
  EnterScheduleState,
  OpenRoundInput,
  OpenRoundState,
  RecordSheetInput,
  RecordSheetState,
  EndAppointmentState,
  HandOverInput,
  HandOverState,
  InviteInput,
  InviteState,
  ChangeTemplateState,
  AdoptEditorialInput,
  AdoptEditorialState,
  ConfirmAmendmentsInput,
  ConfirmAmendmentsState,
  ConsultationInput,
  CorrectedAdoption,
  CorrectionState,
  CreateTemplateInput,
  CreateTemplateState,
  DecisionBody,
  DecisionRevision,
  EnterAmendmentsState,
  DeriveTemplateState,
  ForkState,
  HistoricAdoptionInput,
  HistoricAdoptionState,
  ImportPolicyInput,
  ImportPolicyState,
  LeaveTemplateState,
  PublishInput,
  PublishState,
  RecordDecisionInput,
  RecordDecisionState,
  RetiredPolicy,
  RetireInput,
  RetireState,
  RecordPaperSignatureInput,
  RecordReviewInput,
  RecordReviewState,
  RequestExceptionState,
  SaveDraftState,
  SignInput,
  SigningState,
  OfficeHolder,
  SubmitInput,
  SubmitState,
  TableState,
  TakeWordReturnState,
  WeighedChange,
  WeighedWordChange,
} from '../src/index.ts';

/** Each `buildX` gives a state or input in which the verb succeeds; a test names only what it is about. */
export const TODAY = plainDate('2026-11-12');
export const SCHOOL = 'organisation-school';
export const COUNCIL = 'organisation-council';
export const actor = { personId: 'person-1', name: 'Ama Oyelaran' };
const sha = (letter: string) => letter.repeat(64);

export function buildClause(overrides: Partial<ClauseIndexEntry> = {}): ClauseIndexEntry {
  return {
    id: 'privacy-settings',
    kind: 'clause',
    parentId: null,
    rule: 'adaptable',
    number: '4.2',
    title: 'Privacy settings',
    start: 0,
    end: 80,
    bodyStart: 20,
    bodyEnd: 70,
    words: 'Staff keep the privacy settings of their personal accounts as strict as they go.',
    ...overrides,
  };
}

export function buildProblem(overrides: Partial<Problem> = {}): Problem {
  const place = { line: 12, column: 3, offset: 200 };
  return {
    rule: 'dangling-reference',
    severity: 'error',
    message: 'There is no section “privacy”.',
    advice: 'Refer to a section that exists.',
    range: { start: place, end: place },
    ...overrides,
  };
}

export function buildPublishState(overrides: Partial<PublishState> = {}): PublishState {
  return {
    actor,
    organisationId: COUNCIL,
    publisherName: 'Northbrook Council',
    template: { id: 'template-1', title: 'Social networking protocol' },
    base: null,
    draft: {
      version: 3,
      text: 'second text',
      textSha256: sha('b'),
      clauseIndex: [buildClause({ words: 'Staff review the privacy settings of their personal accounts each term.' })],
      problems: [],
    },
    latestEdition: { id: 'edition-1', number: 1, textSha256: sha('a'), clauseIndex: [buildClause()] },
    formerClauses: [],
    ...overrides,
  };
}

export function buildPublishInput(overrides: Partial<PublishInput> = {}): PublishInput {
  return {
    editionId: 'edition-2',
    version: 3,
    summary: 'Privacy settings are now looked at each term.',
    materiality: [{ clauseId: 'privacy-settings', level: 'substantive', reason: 'A new duty.' }],
    ...overrides,
  };
}

export function buildForkState(overrides: Partial<ForkState> = {}): ForkState {
  return {
    actor,
    organisationId: SCHOOL,
    template: {
      organisationId: COUNCIL,
      id: 'template-1',
      slug: 'social-networking',
      title: 'Social networking protocol',
    },
    edition: { organisationId: COUNCIL, id: 'edition-1', number: 1, isLatest: true },
    policies: [],
    firstText: 'first text',
    ...overrides,
  };
}

export function buildImportState(overrides: Partial<ImportPolicyState> = {}): ImportPolicyState {
  return { actor, organisationId: SCHOOL, slugs: ['behaviour'], text: 'imported text', into: null, ...overrides };
}

export function buildImportInput(overrides: Partial<ImportPolicyInput> = {}): ImportPolicyInput {
  return {
    policyId: 'policy-2',
    slug: 'online-conduct',
    title: 'Online conduct',
    fileName: 'online.txt',
    ...overrides,
  };
}

export function buildCreateTemplateState(overrides: Partial<CreateTemplateState> = {}): CreateTemplateState {
  return { actor, organisationId: COUNCIL, slugs: [], frontMatterProblems: [], ...overrides };
}

export function buildCreateTemplateInput(overrides: Partial<CreateTemplateInput> = {}): CreateTemplateInput {
  return { templateId: 'template-2', text: 'text', slug: 'lone-working', title: 'Lone working', ...overrides };
}

export function buildSaveDraftState(overrides: Partial<SaveDraftState> = {}): SaveDraftState {
  return { actor, subject: 'Policy', subjectId: 'policy-1', draft: { version: 4, text: 'their words' }, ...overrides };
}

export function buildSubmitState(
  overrides: Partial<SubmitState> = {},
  draft: Partial<SubmitState['draft']> = {},
): SubmitState {
  return {
    actor,
    organisationId: SCHOOL,
    policy: { id: 'policy-1', title: 'Social networking protocol', retiredOn: null },
    draft: {
      version: 4,
      text: 'draft text',
      textSha256: sha('c'),
      clauseIndex: [buildClause()],
      baseEditionOrganisationId: COUNCIL,
      baseEditionId: 'edition-1',
      problems: [],
      breaches: [],
      emptyBlanks: [],
      ...draft,
    },
    organisationFacts: { name: 'Elm Park School' },
    openRevision: null,
    lastRevisionNumber: 1,
    adoptedTextSha256: null,
    openOffers: [],
    openComments: 0,
    weight: { predecessorId: null, changes: [], taken: [] },
    consultationIds: [],
    amendmentsWait: false,
    ...overrides,
  };
}

export function buildSubmitInput(overrides: Partial<SubmitInput> = {}): SubmitInput {
  return { revisionId: 'revision-2', version: 4, ...overrides };
}

export function buildTableState(overrides: Partial<TableState> = {}): TableState {
  return {
    actor,
    organisationId: SCHOOL,
    meeting: { id: 'meeting-1', heldOn: plainDate('2026-11-30') },
    body: { name: 'Governing body', actsFor: [SCHOOL] },
    revision: {
      id: 'revision-2',
      organisationId: SCHOOL,
      number: 2,
      state: 'submitted',
      policyTitle: 'Social networking',
    },
    agenda: [],
    ...overrides,
  };
}

const SIGNED_BY_CHAIR = {
  signatories: ['chair'],
  signingOrder: 'any',
  signWithinDays: 30,
  mayCloseUnsigned: true,
} as const;

const REQUEST_IDS = {
  chair: 'request-2',
  'vice-chair': 'request-3',
  governor: 'request-4',
  head: 'request-5',
  clerk: 'request-6',
} as const;

export function buildBody(overrides: Partial<DecisionBody> = {}): DecisionBody {
  return {
    id: 'body-1',
    name: 'Governing body',
    kind: 'governing-body',
    ...SIGNED_BY_CHAIR,
    quorum: 6,
    routes: ['meeting', 'delegated', 'chairs-action'],
    constitution: 'maintained',
    actsFor: [SCHOOL],
    ...overrides,
  };
}

export function buildRevision(overrides: Partial<DecisionRevision> = {}): DecisionRevision {
  return {
    id: 'revision-2',
    policyId: 'policy-1',
    number: 2,
    state: 'tabled',
    text: 'revision text',
    review: { every: 'P1Y' },
    tabledAtMeetingId: 'meeting-1',
    amendsId: null,
    submittedBy: 'person-head',
    ...overrides,
  };
}

export function buildDecisionState(overrides: Partial<RecordDecisionState> = {}): RecordDecisionState {
  return {
    actor,
    organisationId: SCHOOL,
    body: buildBody(),
    meeting: { id: 'meeting-1', bodyId: 'body-1', heldOn: plainDate('2026-11-10') },
    policy: { id: 'policy-1', title: 'Social networking protocol', adoptedRevisionId: 'revision-1' },
    revision: buildRevision(),
    clauses: new Map([['privacy-settings', { number: '4.2', title: 'Privacy settings' }]]),
    openRequestIds: [],
    covers: [],
    termCalendar: USUAL_TERM_CALENDAR,
    ...overrides,
  };
}

export function buildDecisionInput(overrides: Partial<RecordDecisionInput> = {}): RecordDecisionInput {
  return {
    ids: { decision: 'decision-1', adoption: 'adoption-2', document: 'document-2', signatureRequests: REQUEST_IDS },
    verifyCode: 'ABCD-EFGH-JKLM',
    route: 'meeting',
    outcome: 'adopted',
    decidedOn: plainDate('2026-11-10'),
    attendance: 8,
    minuteReference: 'GB/2026/41',
    ...overrides,
  };
}

export function buildRetired(overrides: Partial<RetiredPolicy> = {}): RetiredPolicy {
  return {
    ...{ id: 'policy-1', title: 'Anti-bullying', retiredOn: null, isInForce: true, adoptedOn: plainDate('2024-05-01') },
    ...{ waits: false, covers: [], openRequestIds: [] },
    ...overrides,
  };
}

export function buildRetireState(overrides: Partial<RetireState> = {}): RetireState {
  const { organisationId, body, meeting } = buildDecisionState();
  return {
    ...{ actor, organisationId, body, meeting: meeting && { ...meeting, attendance: null } },
    ...{ policies: [buildRetired()], successor: null },
    ...overrides,
  };
}

export function buildRetireInput(overrides: Partial<RetireInput> = {}): RetireInput {
  let made = 0;
  return {
    ...{ newId: () => `retirement-${(made += 1)}`, route: 'meeting', decidedOn: plainDate('2026-11-10') },
    ...{ reason: 'The behaviour policy says it all.', minuteReference: ' 9.1 ' },
    ...overrides,
  };
}

export function buildChange(overrides: Partial<OwnedChange> = {}): OwnedChange {
  return {
    key: 'privacy-settings',
    number: '4.2',
    title: 'Privacy settings',
    what: 'reworded',
    before: 'Staff keep them strict.',
    after: 'Staff review them each term.',
    agreedWith: '',
    of: 'template',
    ...overrides,
  };
}

export function buildWeighed(overrides: Partial<WeighedChange> = {}): WeighedChange {
  const { key, number, title, what, of } = buildChange();
  return { key, number, title, what, of, level: 'editorial', reason: 'Said more plainly.', ...overrides };
}

export function buildEnterState(overrides: Partial<EnterAmendmentsState> = {}): EnterAmendmentsState {
  return {
    actor: { personId: 'person-clerk', name: 'A clerk' },
    organisationId: SCHOOL,
    decision: {
      id: 'decision-1',
      outcome: 'adopted-with-changes',
      amendments: [{ clauseId: 'privacy-settings', what: 'reword', said: '“may” becomes “must”' }],
      isAdopted: false,
    },
    revision: {
      ...{ id: 'revision-2', policyId: 'policy-1', number: 2 },
      ...{ baseEditionOrganisationId: COUNCIL, baseEditionId: 'edition-1' },
    },
    openRevision: null,
    lastRevisionNumber: 2,
    organisationFacts: {},
    text: { text: 'amended text', textSha256: sha('e'), clauseIndex: [buildClause()], problems: [], breaches: [] },
    entered: [{ key: 'privacy-settings', number: '4.2', title: 'Privacy settings' }],
    amendedIds: ['privacy-settings'],
    weight: { predecessorId: 'revision-1', changes: [buildChange({ of: 'own' })], taken: [] },
    ...overrides,
  };
}

export function buildConfirmState(overrides: Partial<ConfirmAmendmentsState> = {}): ConfirmAmendmentsState {
  return {
    actor,
    organisationId: SCHOOL,
    policy: { id: 'policy-1', title: 'Social networking protocol', adoptedRevisionId: 'revision-1' },
    body: SIGNED_BY_CHAIR,
    openRequestIds: [],
    covers: [],
    offices: ['chair', 'governor'],
    decision: {
      ...buildEnterState().decision,
      revisionId: 'revision-2',
      decidedOn: plainDate('2026-11-10'),
      confirmedBy: 'chair',
      takesEffect: {},
    },
    revision: {
      id: 'revision-3',
      number: 3,
      state: 'submitted',
      text: 'amended text',
      review: { every: 'P1Y' },
      amendsId: 'revision-2',
      submittedBy: 'person-clerk',
    },
    termCalendar: USUAL_TERM_CALENDAR,
    ...overrides,
  };
}

export function buildConfirmInput(overrides: Partial<ConfirmAmendmentsInput> = {}): ConfirmAmendmentsInput {
  return {
    ids: { adoption: 'adoption-2', document: 'document-2', signatureRequests: REQUEST_IDS },
    verifyCode: 'ABCD-EFGH-JKLM',
    matches: true,
    ...overrides,
  };
}

export function buildEditorialState(overrides: Partial<AdoptEditorialState> = {}): AdoptEditorialState {
  return {
    actor,
    organisationId: SCHOOL,
    policy: { id: 'policy-1', title: 'Social networking protocol', adoptedRevisionId: 'revision-1' },
    openRequestIds: [],
    covers: [],
    offices: ['clerk'],
    delegations: [
      { id: 'delegation-1', bodyId: 'body-1', office: 'clerk', resolvedOn: plainDate('2026-09-01'), endedOn: null },
    ],
    revision: {
      id: 'revision-2',
      number: 2,
      state: 'submitted',
      text: 'revision text',
      amendsId: null,
      predecessorId: 'revision-1',
      submittedBy: 'person-head',
      changes: [buildWeighed()],
    },
    due: { reviewDueOn: plainDate('2027-06-30'), reviewDuePrecision: 'day', reviewDueSaid: '30 June 2027' },
    ...overrides,
  };
}

export function buildEditorialInput(overrides: Partial<AdoptEditorialInput> = {}): AdoptEditorialInput {
  const { ids, verifyCode } = buildDecisionInput();
  return { ids, verifyCode, ...overrides };
}

export function buildConsultationInput(overrides: Partial<ConsultationInput> = {}): ConsultationInput {
  return {
    consultationId: 'consultation-1',
    consulted: ['Staff', 'Parents'],
    fromOn: plainDate('2026-09-01'),
    untilOn: plainDate('2026-09-30'),
    outcome: 'agreed',
    ...overrides,
  };
}

export function buildHistoricState(policy: Partial<HistoricAdoptionState['policy']> = {}): HistoricAdoptionState {
  return {
    actor,
    organisationId: SCHOOL,
    policy: { id: 'policy-1', adoptedRevisionId: null, adoptedOn: null, ...NO_REVIEW_DUE, ...policy },
    termCalendar: USUAL_TERM_CALENDAR,
  };
}

export function buildHistoricInput(overrides: Partial<HistoricAdoptionInput> = {}): HistoricAdoptionInput {
  return {
    adoptionId: 'adoption-1',
    evidence: 'minute',
    adoptedOn: 'June 2017',
    reviewDue: 'Spring 2020',
    ...overrides,
  };
}

/** One request of an adoption, asked of the chair. */
export function buildRequest(overrides: Partial<SigningState['request']> = {}): SigningState['request'] {
  return {
    id: 'request-2',
    adoptionId: 'adoption-2',
    role: 'chair',
    forRole: null,
    field: 'chair',
    askedPersonId: null,
    state: 'open',
    turn: 1,
    lapsesOn: plainDate('2026-12-12'),
    followsId: null,
    ...overrides,
  };
}

/** Ama Oyelaran, who acts in these tests, is the chair; there are a vice-chair and two governors. */
export const HOLDERS: readonly OfficeHolder[] = [
  { appointmentId: 'appointment-1', personId: 'person-1', name: 'Ama Oyelaran', role: 'chair' },
  { appointmentId: 'appointment-2', personId: 'person-2', name: 'Bea Stone', role: 'vice-chair' },
  { appointmentId: 'appointment-3', personId: 'person-3', name: 'Cal Reed', role: 'governor' },
  { appointmentId: 'appointment-4', personId: 'person-4', name: 'Dee Frost', role: 'governor' },
  { appointmentId: 'appointment-5', personId: 'person-clerk', name: 'Eve Marsh', role: 'clerk' },
];

export function buildSignState(overrides: Partial<SigningState> = {}): SigningState {
  const request = overrides.request ?? buildRequest();
  return {
    actor,
    organisationId: SCHOOL,
    request,
    round: [request],
    holders: HOLDERS,
    signedBy: [],
    revision: { id: 'revision-2', state: 'adopted' },
    document: { id: 'document-2', state: 'printed', latest: { sha256: sha('d') } },
    ...overrides,
  };
}

export function buildPaperInput(overrides: Partial<RecordPaperSignatureInput> = {}): RecordPaperSignatureInput {
  return {
    ...{ paperSignatureId: 'paper-1', signerName: 'Ama Oyelaran', signedOn: TODAY },
    scan: { sha256: sha('f'), kind: 'image/jpeg', length: 90_000 },
    ...overrides,
  };
}

export function buildSignInput(overrides: Partial<SignInput> = {}): SignInput {
  return {
    signatureId: 'signature-1',
    documentSha256: sha('d'),
    typedName: 'Ama Oyelaran',
    declared: true,
    declaration: 'I sign this policy as chair.',
    ...overrides,
  };
}

export function buildReviewState(overrides: Partial<RecordReviewState> = {}): RecordReviewState {
  return {
    actor,
    organisationId: SCHOOL,
    policy: {
      id: 'policy-1',
      reviewDueOn: plainDate('2026-11-01'),
      reviewDuePrecision: 'day',
      reviewDueSaid: '1 November 2026',
    },
    adoption: { id: 'adoption-1', adoptedOn: plainDate('2025-11-01') },
    lastReviewedOn: null,
    review: { every: 'P1Y' },
    termCalendar: USUAL_TERM_CALENDAR,
    ...overrides,
  };
}

export function buildReviewInput(overrides: Partial<RecordReviewInput> = {}): RecordReviewInput {
  return {
    reviewId: 'review-1',
    outcome: 'no-change',
    reason: 'Nothing has changed in law or practice.',
    ...overrides,
  };
}

export function buildAcknowledgeState(overrides: Partial<AcknowledgeState> = {}): AcknowledgeState {
  return {
    actor,
    organisationId: SCHOOL,
    texts: [
      {
        ...{ policyId: 'policy-1', title: 'Keys', sha256: sha('c'), isDone: false, roundId: null },
        version: { revisionId: 'revision-2', adoptingOrganisationId: null, adoptionId: null },
      },
    ],
    ...overrides,
  };
}

export function buildOpenRoundState(overrides: Partial<OpenRoundState> = {}): OpenRoundState {
  const of = { policyOrganisationId: SCHOOL };
  return {
    ...{ actor, organisationId: SCHOOL, asked: 2, waiting: ['person-2', 'person-3'] },
    texts: [
      { policyId: 'policy-1', title: 'Keys', ...of },
      { policyId: 'policy-2', title: 'Doors', ...of },
    ],
    ...overrides,
  };
}

export function buildOpenRoundInput(overrides: Partial<OpenRoundInput> = {}): OpenRoundInput {
  return {
    ...{ roundId: 'round-1', title: '', policyIds: ['policy-1'], audience: ['staff'], personIds: [] },
    ...{ isRenewal: false, dueOn: plainDate('2026-11-30') },
    ...overrides,
  };
}

export function buildRecordSheetState(overrides: Partial<RecordSheetState> = {}): RecordSheetState {
  const [text] = buildAcknowledgeState().texts;
  if (!text) throw new Error('there is a text');
  return {
    ...{ actor, organisationId: SCHOOL, round: { id: 'round-1', closedAt: null } },
    open: [
      {
        ...{ personId: 'person-2', personName: 'Amy Lister' },
        texts: [{ ...text, adoptedOn: plainDate('2026-11-01') }],
      },
    ],
    ...overrides,
  };
}

export function buildRecordSheetInput(overrides: Partial<RecordSheetInput> = {}): RecordSheetInput {
  return {
    ...{ personIds: ['person-2'], signedOn: plainDate('2026-11-03'), collectedBy: ' Ruth  Adeyemi ' },
    acknowledgementIds: ['acknowledgement-1'],
    ...overrides,
  };
}

export const TRUST = 'organisation-trust';

export function buildDeriveState(overrides: Partial<DeriveTemplateState> = {}): DeriveTemplateState {
  return {
    actor,
    organisationId: TRUST,
    template: {
      organisationId: COUNCIL,
      id: 'template-1',
      slug: 'social-networking',
      title: 'Social networking',
      category: null,
    },
    edition: { organisationId: COUNCIL, id: 'edition-2', number: 2, isLatest: true },
    templates: [],
    firstText: 'the first text',
    ...overrides,
  };
}

export function buildRequestState(
  overrides: Partial<RequestExceptionState> = {},
  clause: Partial<NonNullable<RequestExceptionState['clause']>> = {},
): RequestExceptionState {
  return {
    actor,
    organisationId: SCHOOL,
    subject: { kind: 'Policy', id: 'policy-1', title: 'Social networking', retiredOn: null },
    edition: { organisationId: TRUST, id: 'edition-1' },
    clause: {
      clauseId: 'reporting',
      number: '5.1',
      title: 'Reporting',
      rule: 'fixed',
      isLaw: false,
      body: 'Tell the head.\n',
      setBy: { id: COUNCIL, name: 'Northbrook Council' },
      ...clause,
    },
    isAsked: false,
    wordingRefusal: null,
    ...overrides,
  };
}

export function buildLeaveState(overrides: Partial<LeaveTemplateState> = {}): LeaveTemplateState {
  return {
    actor,
    organisationId: SCHOOL,
    policy: { id: 'policy-1', title: 'Social networking' },
    draft: { version: 4, text: 'draft text' },
    followed: {
      organisationId: COUNCIL,
      templateId: 'template-1',
      title: 'Social networking',
      publisherName: 'Northbrook Council',
      editionId: 'edition-2',
      editionNumber: 2,
      force: 'agreed',
    },
    ownText: 'own text',
    amendmentsWait: false,
    ...overrides,
  };
}

export function buildChangeState(overrides: Partial<ChangeTemplateState> = {}): ChangeTemplateState {
  const { ownText: _ownText, ...leaving } = buildLeaveState();
  return {
    ...leaving,
    next: {
      template: { organisationId: TRUST, id: 'template-2', title: 'Social networking of the trust' },
      edition: { organisationId: TRUST, id: 'edition-9', number: 1, isLatest: true },
      keepsFaith: false,
    },
    others: [],
    text: 'own words on the new edition',
    ...overrides,
  };
}
export * from './update-builders.ts';

/** A Word file that came back with one change of clause `a`, against version 4 of the draft. */
export function buildTakeWordReturnState(change: Partial<WeighedWordChange> = {}): TakeWordReturnState {
  const weighed: WeighedWordChange = {
    ...{ id: 'reworded-a', name: '1 A', clauseId: 'a', standing: 'clean', breach: null, needsReason: false },
    ...change,
  };
  return { draft: { version: 4, text: 'the words' }, changes: [weighed] };
}

/** A school at which nobody has the invited person's address. */
export const buildInviteState = (overrides: Partial<InviteState> = {}): InviteState => ({
  ...{ organisationKind: 'school', person: null, held: [], ...overrides },
});

/** Ada Brook is to be a governor from today. */
export const buildInviteInput = (overrides: Partial<InviteInput> = {}): InviteInput => ({
  ...{ personId: 'person-ada', email: 'ada.brook@example.org', name: 'Ada Brook', roles: ['governor'], bodyId: null },
  ...{ fromOn: TODAY, untilOn: null, ...overrides },
});

/** The clerk of one body hands over to somebody who is not known here. */
export const buildHandOverState = (overrides: Partial<HandOverState> = {}): HandOverState => ({
  ...{ organisationKind: 'school', held: [], person: { id: 'person-next' } },
  appointment: {
    ...{ id: 'post-clerk', personId: 'person-colin', role: 'clerk', bodyId: 'body-1' },
    ...{ fromOn: plainDate('2020-09-01'), untilOn: null },
  },
  ...overrides,
});
export const buildHandOverInput = (overrides: Partial<HandOverInput> = {}): HandOverInput => ({
  ...{ personId: 'person-new', email: 'ada.brook@example.org', name: 'Ada Brook', fromOn: TODAY, ...overrides },
});

/** A governor's term, at a school where only the clerk manages people. */
export const buildEndAppointmentState = (
  overrides: Partial<EndAppointmentState['appointment']> = {},
): EndAppointmentState => {
  const since = { bodyId: null, fromOn: plainDate('2020-09-01'), untilOn: null };
  return {
    appointment: { id: 'post-governor', personId: 'person-ada', role: 'governor', ...since, ...overrides },
    managing: [{ id: 'post-clerk', role: 'clerk', ...since }],
  };
};

/** A table of policies, its cells parted by bars, of a school that holds these. */
export function buildSchedule(
  rows: readonly string[],
  policies: EnterScheduleState['policies'] = [],
  input: Partial<EnterScheduleInput> = {},
): [EnterScheduleState, EnterScheduleInput] {
  const cells = rows.map((row, at) => ({ line: at + 1, cells: row.split('|').map((cell) => cell.trim()) }));
  return [
    { actor, organisationId: SCHOOL, policies, termCalendar: USUAL_TERM_CALENDAR, schedule: readSchedule(cells) },
    {
      evidence: 'stated-in-document',
      ids: rows.map((_, at) => ({ policyId: `policy-${at + 1}`, adoptionId: `adoption-${at + 1}` })),
      slugs: rows.map((_, at) => `slug-${at + 1}`),
      ...input,
    },
  ];
}

/** The second version of a policy, adopted by a meeting whose decision turns out to be recorded wrongly. */
export function buildCorrectionState(overrides: Partial<CorrectionState> = {}): CorrectionState {
  return {
    ...{ actor, organisationId: SCHOOL, isCorrected: false, isNewerOpen: false, voters: null },
    policy: { id: 'policy-1', title: 'Trips', adoptedRevisionId: 'revision-2' },
    decision: {
      ...{ id: 'decision-1', route: 'meeting', outcome: 'adopted', decidedOn: plainDate('2026-09-14') },
      ...{ minuteReference: '12.3', attendance: 7, votes: null },
    },
    revision: { id: 'revision-2', number: 2, state: 'adopted', isOnAgenda: true },
    adoption: buildCorrectedAdoption(),
    former: {
      ...{ revisionId: 'revision-1', adoptedOn: plainDate('2024-09-16'), effectiveFrom: plainDate('2024-10-01') },
      due: {
        ...{ reviewDueOn: plainDate('2026-09-16'), reviewDuePrecision: 'day', reviewDueSaid: '16 September 2026' },
      },
    },
    ...overrides,
  };
}

export function buildCorrectedAdoption(): CorrectedAdoption {
  return { id: 'adoption-1', isSealed: false, isReviewed: false, coversOthers: false, openRequestIds: ['request-1'] };
}

/** A list that the head keeps, of the school's own policy in force. */
export function buildLiveState(overrides: Partial<SetLiveValueState> = {}): SetLiveValueState {
  return {
    ...{ actor, roles: ['head'], organisationId: SCHOOL, today: TODAY },
    policy: { organisationId: SCHOOL, id: 'policy-1', title: 'Lone working', isCover: false, isInForce: true },
    blank: { id: 'key-holders', type: 'list', label: 'Who holds keys?', required: true, keptBy: 'head' },
    standing: { items: ['The office', 'The site team'], asAt: '2026-09' },
    ...overrides,
  };
}

export function buildLiveInput(overrides: Partial<SetLiveValueInput> = {}): SetLiveValueInput {
  return { valueId: 'value-1', items: ['The office'], asAt: plainDate('2026-11-02'), why: null, ...overrides };
}
