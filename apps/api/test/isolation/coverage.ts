import type { Estate } from './estate.ts';
import { LOCAL } from './texts.ts';

/** Which rows an argument's identifier names; `clause` is a name inside a text, `value` no identifier at all. */
export type ArgumentKind =
  | 'policy'
  | 'answer'
  | 'return'
  | 'pack'
  | 'batch'
  | 'round'
  | 'question'
  | 'comment'
  | 'event'
  | 'person'
  | 'look'
  | 'revision'
  | 'template'
  | 'edition'
  | 'meeting'
  | 'body'
  | 'request'
  | 'appointment'
  | 'exception'
  | 'decision'
  | 'delegation'
  | 'token'
  | 'webhook'
  | 'delivery'
  | 'duty'
  | 'job'
  | 'failure'
  | 'operated'
  | 'organisation'
  | 'code'
  | 'declaration'
  | 'requirement'
  | 'expectation'
  | 'clause'
  | 'value';

export interface FieldCoverage {
  /** Every leaf of every argument, as `argumentPaths` names it. */
  readonly arguments: Readonly<Record<string, ArgumentKind>>;
  /** Arguments with which those who may would get on, on their own rows; some have to write their name. */
  readonly given: (own: Estate, name?: string) => Record<string, unknown>;
  /** While this argument is tried, these others stand beside it, or it would not be looked at. */
  readonly instead?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const none: FieldCoverage = { arguments: {}, given: () => ({}) };
const bodyArguments = {
  ...({ 'input.inPost': 'value', 'input.kind': 'value', 'input.name': 'value', 'input.papersDays': 'value' } as const),
  ...({ 'input.quorum': 'value', 'input.remit': 'value', 'input.routes[]': 'value' } as const),
  ...({ 'input.separatesAuthor': 'value' } as const),
  ...({ 'input.settingIds[]': 'organisation' } as const),
};
const bodyInput = ({ organisation }: Estate, name: string) => ({
  ...{ name, kind: 'committee', remit: null, inPost: null, quorum: 3, papersDays: 7 },
  ...{ routes: ['delegated'], separatesAuthor: false, settingIds: [organisation.id] },
});
const version = 1;
const decision = (own: Estate) => ({
  revisionId: own.tabled.id,
  route: 'meeting',
  outcome: 'adopted',
  decidedOn: own.meeting.heldOn,
  attendance: 5,
  minuteReference: '7.1',
  reviewDueOn: null,
});

const CONSULTATION = {
  'input.consulted[]': 'value',
  'input.evidence': 'value',
  'input.fromOn': 'value',
  'input.outcome': 'value',
  'input.untilOn': 'value',
} as const;
const consultation = {
  consulted: ['Staff'],
  evidence: 'Notes of the meeting.',
  fromOn: '2026-06-01',
  outcome: 'agreed',
  untilOn: '2026-06-30',
};

const HOURS = { startsAt: '6pm', endsAt: '8pm' };
const registerFilter = {
  ...({
    'filter.approver': 'value',
    'filter.base': 'value',
    'filter.dueFrom': 'value',
    'filter.dueTo': 'value',
  } as const),
  ...({
    'filter.edition': 'value',
    'filter.isStatutory': 'value',
    'filter.owner': 'value',
    'filter.phase': 'value',
  } as const),
  ...({ 'filter.settingId': 'organisation', 'filter.signed': 'value', 'filter.standing': 'value' } as const),
  ...({ 'filter.templateId': 'template', 'filter.title': 'value', 'filter.words': 'value' } as const),
};
const filterOf = ({ organisation }: Estate) => ({
  ...{
    approver: null,
    base: null,
    dueFrom: null,
    dueTo: null,
    edition: null,
    isStatutory: null,
    owner: null,
    phase: null,
  },
  ...{ settingId: organisation.id, signed: null, standing: null, templateId: null, title: null, words: null },
});

let counted = 0;
const another = (): number => (counted += 1);

/** A text whose slug nobody has used. */
const freshText = (): string =>
  LOCAL.replace('slug: bicycles', `slug: bicycles-${another()}`).replace(
    'title: Bicycles',
    `title: Bicycles ${counted}`,
  );

/**
 * Every field of Query and Mutation with every argument: the generated tests call what stands here, and a field or an
 * argument that does not stand here fails them.
 */
export const COVERAGE: Readonly<Record<string, FieldCoverage>> = {
  pack: { arguments: { id: 'pack' }, given: (own) => ({ id: own.pack.id }) },
  packSettings: none,
  sentDocuments: { arguments: { batchId: 'batch' }, given: (own) => ({ batchId: own.sent.batchId }) },
  readings: none,
  reading: { arguments: { policyId: 'policy' }, given: (own) => ({ policyId: own.policy.id }) },
  declaration: { arguments: { roundId: 'round' }, given: (own) => ({ roundId: own.round.id }) },
  readingQuestions: none,
  confirmationRounds: none,
  confirmationRound: { arguments: { id: 'round' }, given: (own) => ({ id: own.round.id }) },
  policyConfirmations: { arguments: { policyId: 'policy' }, given: (own) => ({ policyId: own.policy.id }) },
  confirmationEvidence: {
    arguments: { appointmentId: 'appointment', on: 'value', policyId: 'policy' },
    given: (own) => ({ appointmentId: own.deputy.id, on: '2026-09-30', policyId: own.policy.id }),
  },
  registerOn: {
    arguments: { on: 'value', organisationId: 'organisation' },
    given: (own) => ({ on: '2099-12-31', organisationId: own.organisation.id }),
  },
  textsToConfirm: none,
  confirmReading: {
    arguments: { 'texts[].policyId': 'policy', 'texts[].sha256': 'value' },
    given: (own) => ({ texts: [{ policyId: own.policy.id, sha256: own.adopted.textSha256 }] }),
  },
  askQuestion: {
    arguments: { policyId: 'policy', question: 'value' },
    given: (own) => ({ policyId: own.policy.id, question: 'Whose lamp is meant?' }),
  },
  answerQuestion: {
    arguments: { questionId: 'question', answer: 'value' },
    given: (own) => ({ questionId: own.asked.id, answer: 'Every lamp.' }),
  },
  draftToComment: { arguments: { policyId: 'policy' }, given: (own) => ({ policyId: own.ready.id }) },
  commentOnDraft: {
    arguments: {
      'input.askedPersonIds[]': 'person',
      'input.clauseId': 'clause',
      'input.policyId': 'policy',
      'input.quoted': 'value',
      'input.threadId': 'comment',
      'input.words': 'value',
    },
    given: (own) => ({
      input: {
        policyId: own.ready.id,
        threadId: own.comment.id,
        words: 'Every lamp?',
        askedPersonIds: [own.look.personId],
        quoted: 'lamp',
      },
    }),
    instead: { 'input.clauseId': { 'input.threadId': null } },
  },
  settleComment: {
    arguments: { commentId: 'comment', policyId: 'policy', settling: 'value' },
    given: (own) => ({ commentId: own.comment.id, policyId: own.ready.id, settling: 'resolved' }),
  },
  reopenComment: {
    arguments: { commentId: 'comment', policyId: 'policy' },
    given: (own) => ({ commentId: own.comment.id, policyId: own.ready.id }),
  },
  deleteComment: {
    arguments: { commentId: 'comment', policyId: 'policy' },
    given: (own) => ({ commentId: own.comment.id, policyId: own.ready.id }),
  },
  askToLook: {
    arguments: {
      'input.note': 'value',
      'input.personIds[]': 'person',
      'input.policyId': 'policy',
      'input.publisher': 'value',
    },
    given: (own) => ({
      input: { note: 'Please.', personIds: [own.look.personId], policyId: own.ready.id, publisher: false },
    }),
  },
  endLook: { arguments: { lookId: 'look' }, given: (own) => ({ lookId: own.look.id }) },
  noteLook: { arguments: { policyId: 'policy' }, given: (own) => ({ policyId: own.ready.id }) },
  openRound: {
    arguments: {
      'input.appointmentIds[]': 'appointment',
      'input.audience[]': 'value',
      'input.dueOn': 'value',
      'input.isRenewal': 'value',
      'input.policyIds[]': 'policy',
      'input.title': 'value',
    },
    given: (own) => ({
      input: {
        ...{ appointmentIds: [own.deputy.id], audience: ['staff'], dueOn: '2099-12-31', isRenewal: false },
        ...{ policyIds: [own.policy.id], title: 'Yearly declaration' },
      },
    }),
  },
  closeRound: { arguments: { roundId: 'round' }, given: (own) => ({ roundId: own.round.id }) },
  remindRound: { arguments: { roundId: 'round' }, given: (own) => ({ roundId: own.round.id }) },
  recordSheet: {
    arguments: { 'appointmentIds[]': 'appointment', collectedBy: 'value', roundId: 'round', signedOn: 'value' },
    given: (own) => ({
      ...{ appointmentIds: [own.deputy.id], collectedBy: 'The head', roundId: own.round.id },
      signedOn: new Date().toISOString().slice(0, 10),
    }),
  },
  publicPolicy: {
    arguments: { organisation: 'value', policy: 'value' },
    given: (own) => ({ organisation: own.organisation.slug, policy: own.policy.slug }),
  },
  withdrawnPublicPolicy: {
    arguments: { organisation: 'value', policy: 'value' },
    given: (own) => ({ organisation: own.organisation.slug, policy: own.policy.slug }),
  },
  publicPolicies: { arguments: { organisation: 'value' }, given: (own) => ({ organisation: own.organisation.slug }) },
  showPolicy: {
    arguments: { policyId: 'policy', isPublic: 'value' },
    given: (own) => ({ policyId: own.policy.id, isPublic: true }),
  },
  packs: {
    arguments: { meetingId: 'meeting', policyId: 'policy', roundId: 'round' },
    given: (own) => ({ meetingId: own.meeting.id }),
    instead: { policyId: { meetingId: null }, roundId: { meetingId: null } },
  },
  wordReturn: { arguments: { id: 'return' }, given: (own) => ({ id: own.wordReturn.id }) },
  auditEvents: {
    arguments: { before: 'event', first: 'value', policyId: 'policy', signIns: 'value' },
    given: (own) => ({ before: own.auditEvent.id, first: 100, policyId: own.policy.id, signIns: true }),
  },
  bodies: { arguments: { ended: 'value' }, given: () => ({ ended: true }) },
  offeredBody: none,
  requirements: none,
  decision: { arguments: { id: 'decision' }, given: (own) => ({ id: own.decided.id }) },
  edition: { arguments: { id: 'edition' }, given: (own) => ({ id: own.newer.id }) },
  departures: none,
  exception: { arguments: { id: 'exception' }, given: (own) => ({ id: own.exception.id }) },
  exceptionsAsked: none,
  mailbox: none,
  people: none,
  appointableRoles: none,
  accountLink: { arguments: { token: 'value' }, given: () => ({ token: 'nobody-s' }) },
  job: { arguments: { id: 'job' }, given: (own) => ({ id: own.job.id }) },
  jobs: none,
  operating: none,
  // The operator looks after everybody's: who that is, the entrance of the national register decides.
  retryJob: { arguments: { jobId: 'failure' }, given: (own) => ({ jobId: own.failure.id }) },
  putJobAside: { arguments: { jobId: 'failure' }, given: (own) => ({ jobId: own.failure.id }) },
  findOrganisations: { arguments: { words: 'value' }, given: (own) => ({ words: own.organisation.name }) },
  changeOrganisations: {
    arguments: {
      carryOut: 'value',
      kind: 'value',
      on: 'value',
      organisationId: 'operated',
      otherId: 'operated',
      'settingIds[]': 'operated',
    },
    given: (own) => ({
      ...{ carryOut: false, kind: 'close', on: '2027-09-01', organisationId: own.organisation.id },
      ...{ otherId: own.organisation.id, settingIds: null },
    }),
    instead: { otherId: { kind: 'transfer' }, 'settingIds[]': { kind: 'split' } },
  },
  me: none,
  missingPolicies: none,
  nationalTotals: none,
  nationalOverdue: {
    arguments: { after: 'value', council: 'value', first: 'value', within: 'value' },
    given: () => ({ after: null, council: null, first: 100, within: null }),
  },
  nationalBreakdown: {
    arguments: { by: 'value', first: 'value', skip: 'value', within: 'value', words: 'value' },
    given: (own) => ({ by: 'setting', first: 100, skip: 0, within: own.organisation.slug, words: '' }),
  },
  meeting: { arguments: { id: 'meeting' }, given: (own) => ({ id: own.meeting.id }) },
  meetings: { arguments: { withCancelled: 'value' }, given: () => ({ withCancelled: true }) },
  recordAttendance: {
    arguments: {
      'input.interests[].person': 'value',
      'input.interests[].revisionId': 'revision',
      'input.interests[].said': 'value',
      'input.interests[].withdrew': 'value',
      'input.meetingId': 'meeting',
      'input.people[].name': 'value',
      'input.people[].office': 'value',
      'input.people[].personId': 'person',
      'input.people[].presence': 'value',
      'input.people[].votes': 'value',
    },
    given: (own) => ({
      input: {
        meetingId: own.later.id,
        people: [{ personId: own.deputy.personId, name: null, office: null, votes: null, presence: 'present' }],
        interests: [{ person: 0, revisionId: own.adopted.id, said: 'A cousin.', withdrew: true }],
      },
    }),
  },
  organisations: none,
  policies: {
    arguments: { organisationId: 'organisation' },
    given: (own) => ({ organisationId: own.organisation.id }),
  },
  policy: { arguments: { id: 'policy' }, given: (own) => ({ id: own.policy.id }) },
  register: {
    arguments: { after: 'value', first: 'value', status: 'value', ...registerFilter },
    given: (own) => ({ after: null, first: 100, status: null, filter: filterOf(own) }),
    instead: { 'filter.templateId': { settingId: null } },
  },
  registerCounts: {
    arguments: registerFilter,
    given: (own) => ({ filter: filterOf(own) }),
    instead: { 'filter.templateId': { settingId: null } },
  },
  revision: { arguments: { id: 'revision' }, given: (own) => ({ id: own.adopted.id }) },
  notApplicable: none,
  linkablePolicies: none,
  requirementAnswers: none,
  correctDecision: {
    arguments: {
      'input.decisionId': 'decision',
      'input.details.attendance': 'value',
      'input.details.minuteReference': 'value',
      'input.details.votes.abstained': 'value',
      'input.details.votes.against': 'value',
      'input.details.votes.for': 'value',
      'input.instead.attendance': 'value',
      'input.instead.bodyId': 'body',
      'input.instead.decidedOn': 'value',
      'input.instead.effectiveFrom': 'value',
      'input.instead.meetingId': 'meeting',
      'input.instead.minuteReference': 'value',
      'input.instead.note': 'value',
      'input.instead.outcome': 'value',
      'input.instead.reviewDueSaid': 'value',
      'input.instead.route': 'value',
      'input.instead.votes.abstained': 'value',
      'input.instead.votes.against': 'value',
      'input.instead.votes.for': 'value',
      'input.reason': 'value',
      'input.resolution': 'value',
    },
    given: (own) => ({
      input: {
        decisionId: own.decided.id,
        ...{ reason: 'It was another day.', resolution: '8.2', details: { minuteReference: '99.9', attendance: 5 } },
        instead: { route: 'meeting', outcome: 'adopted', decidedOn: own.meeting.heldOn },
      },
    }),
  },
  yearPlan: {
    arguments: { first: 'value', organisationId: 'organisation' },
    given: (own) => ({ first: new Date().getFullYear(), organisationId: own.organisation.id }),
  },
  settingYears: { arguments: { first: 'value' }, given: () => ({ first: new Date().getFullYear() }) },
  planReview: {
    arguments: { meetingId: 'meeting', policyId: 'policy', reason: 'value' },
    given: (own) => ({ meetingId: null, policyId: own.policy.id, reason: 'The agenda of the last one is full.' }),
  },
  scheduleYear: {
    arguments: { bodyId: 'body', dates: 'value' },
    given: (own) => ({
      bodyId: own.body.id,
      dates: `2097-01-01\n2097-02-${String((another() % 28) + 1).padStart(2, '0')}`,
    }),
  },
  termDates: none,
  search: {
    arguments: { first: 'value', query: 'value', skip: 'value' },
    given: () => ({ first: 50, query: 'must or policy or protocol', skip: 0 }),
  },
  signatureRequest: { arguments: { id: 'request' }, given: (own) => ({ id: own.request.id }) },
  signatureRequests: none,
  template: { arguments: { id: 'template' }, given: (own) => ({ id: own.offered.template.id }) },
  templateChange: {
    arguments: { policyId: 'policy', templateId: 'template' },
    given: (own) => ({ policyId: own.policy.id, templateId: own.offered.template.id }),
  },
  templateLook: {
    arguments: { asPolicyId: 'policy', templateId: 'template', text: 'value' },
    given: (own) => ({ asPolicyId: null, templateId: own.newer.templateId, text: LOCAL }),
  },
  templateUpdatePreview: {
    arguments: { editionId: 'edition', templateId: 'template' },
    given: (own) => ({ editionId: own.newer.id, templateId: own.derived.id }),
  },
  templates: none,
  todo: none,
  todoElsewhere: none,
  roundFigures: none,
  updatePreview: {
    arguments: { editionId: 'edition', policyId: 'policy' },
    given: (own) => ({ editionId: own.newer.id, policyId: own.policy.id }),
  },
  verifyDocument: { arguments: { code: 'code' }, given: (own) => ({ code: own.document.verifyCode }) },

  acceptClauseChange: {
    arguments: { clauseId: 'clause', editionId: 'edition', policyId: 'policy' },
    given: (own) => ({ clauseId: 'lamps', editionId: own.newer.id, policyId: own.policy.id }),
  },
  acknowledgePolicy: { arguments: { revisionId: 'revision' }, given: (own) => ({ revisionId: own.adopted.id }) },
  actFor: { arguments: { organisationId: 'organisation' }, given: (own) => ({ organisationId: own.organisation.id }) },
  askForPassword: { arguments: { email: 'value' }, given: () => ({ email: 'nobody@example.org' }) },
  invitePerson: {
    arguments: {
      bodyId: 'body',
      email: 'value',
      fromOn: 'value',
      name: 'value',
      onlyBody: 'value',
      'roles[]': 'value',
      untilOn: 'value',
      votes: 'value',
    },
    given: (own) => ({
      votes: true,
      ...{ bodyId: own.body.id, email: `invited-${another()}@example.org`, name: 'Ivy Newcomer' },
      ...{ fromOn: '2026-09-01', onlyBody: null, roles: ['governor'], untilOn: null },
    }),
  },
  inviteAgain: {
    arguments: { appointmentId: 'appointment' },
    given: (own) => ({ appointmentId: own.deputy.id }),
  },
  apiTokens: none,
  makeApiToken: {
    arguments: { expiresOn: 'value', name: 'value', 'scopes[]': 'value' },
    given: () => ({
      expiresOn: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
      ...{ name: 'Website', scopes: ['read-policies'] },
    }),
  },
  webhooks: none,
  addWebhook: {
    arguments: { 'events[]': 'value', url: 'value' },
    given: () => ({ events: ['policy.adopted'], url: 'https://systems.example.org/ratify' }),
  },
  pauseWebhook: {
    arguments: { isPaused: 'value', webhookId: 'webhook' },
    given: (own) => ({ isPaused: true, webhookId: own.webhook.id }),
  },
  endWebhook: { arguments: { webhookId: 'webhook' }, given: (own) => ({ webhookId: own.webhook.id }) },
  tryWebhook: { arguments: { webhookId: 'webhook' }, given: (own) => ({ webhookId: own.webhook.id }) },
  resendDelivery: { arguments: { deliveryId: 'delivery' }, given: (own) => ({ deliveryId: own.delivery.id }) },
  revokeApiToken: { arguments: { tokenId: 'token' }, given: (own) => ({ tokenId: own.token.id }) },
  erasure: { arguments: { appointmentId: 'appointment' }, given: (own) => ({ appointmentId: own.former.id }) },
  erasePerson: {
    arguments: { appointmentId: 'appointment', typedName: 'value' },
    given: (own) => ({ appointmentId: own.former.id, typedName: own.former.personName }),
  },
  handOver: {
    arguments: { appointmentId: 'appointment', email: 'value', fromOn: 'value', name: 'value' },
    given: (own) => ({
      ...{ appointmentId: own.clerk.id, email: `clerk-${another()}@example.org`, name: 'Ivy Newcomer' },
      fromOn: '2098-01-01',
    }),
  },
  setVote: {
    arguments: { appointmentId: 'appointment', fromOn: 'value', votes: 'value' },
    given: (own) => ({ appointmentId: own.member.id, fromOn: '2099-01-01', votes: false }),
  },
  endAppointment: {
    arguments: { appointmentId: 'appointment', lastDay: 'value' },
    given: (own) => ({ appointmentId: own.deputy.id, lastDay: '2099-12-31' }),
  },
  proveIdentity: { arguments: { password: 'value' }, given: () => ({ password: 'not this one' }) },
  mySecondFactor: none,
  signInCode: { arguments: { code: 'value' }, given: () => ({ code: '123456' }) },
  beginSecondFactor: { arguments: { password: 'value' }, given: () => ({ password: 'not this one' }) },
  confirmSecondFactor: { arguments: { code: 'value' }, given: () => ({ code: '123456' }) },
  endSecondFactor: {
    arguments: { code: 'value', password: 'value' },
    given: () => ({ code: '123456', password: 'not this one' }),
  },
  resetSecondFactor: {
    arguments: { appointmentId: 'appointment' },
    given: (own) => ({ appointmentId: own.deputy.id }),
  },
  signInProviders: none,
  myIdentities: none,
  signOutElsewhere: none,
  beginProviderSignIn: {
    arguments: { next: 'value', proves: 'value', provider: 'value' },
    given: () => ({ next: '/todo', proves: false, provider: 'nobody-s' }),
  },
  finishProviderSignIn: { arguments: { answer: 'value' }, given: () => ({ answer: 'code=1&state=2' }) },
  // Of the person who asks; sign-in-by-provider.e2e-spec of the pages tries another's.
  endIdentity: { arguments: { identity: 'value' }, given: () => ({ identity: crypto.randomUUID() }) },
  mySessions: none,
  calendarSince: none,
  reminderChoice: none,
  escalates: none,
  chooseReminders: { arguments: { isOff: 'value', weekday: 'value' }, given: () => ({ isOff: false, weekday: 2 }) },
  chasePolicies: { arguments: { 'policyIds[]': 'policy' }, given: (own) => ({ policyIds: [own.policy.id] }) },
  duties: none,
  duty: { arguments: { id: 'duty' }, given: (own) => ({ id: own.duty.id }) },
  recordDuty: {
    arguments: { dutyId: 'duty', doneOn: 'value', note: 'value' },
    given: (own) => ({ dutyId: own.duty.id, doneOn: null, note: 'The log was looked at.' }),
  },
  livePolicy: { arguments: { policyId: 'policy' }, given: (own) => ({ policyId: own.policy.id }) },
  setLiveValue: {
    arguments: { asAt: 'value', blankId: 'value', 'items[]': 'value', policyId: 'policy', why: 'value' },
    given: (own, name = 'Ann Example') => ({
      ...{ policyId: own.policy.id, blankId: 'desk', items: [name], asAt: null, why: null },
    }),
  },
  reviewReasons: { arguments: { policyId: 'policy' }, given: (own) => ({ policyId: own.policy.id }) },
  noteReviewReason: {
    arguments: { policyId: 'policy', words: 'value' },
    given: (own) => ({ policyId: own.policy.id, words: 'A gate stood open.' }),
  },
  setEscalation: { arguments: { escalates: 'value' }, given: () => ({ escalates: false }) },
  resetCalendar: none,
  endCalendar: none,
  // Of the person who asks, whatever they name: account.e2e-spec of the pages tries another's.
  endSessions: { arguments: { session: 'value' }, given: () => ({ session: crypto.randomUUID() }) },
  setPassword: {
    arguments: { password: 'value', token: 'value' },
    given: () => ({ password: 'a lantern in the meadow', token: 'nobody-s' }),
  },
  adaptClause: {
    arguments: { clauseId: 'clause', policyId: 'policy', text: 'value', version: 'value' },
    given: (own) => ({ clauseId: 'sign-in', policyId: own.policy.id, text: 'Visitors come in.', version }),
  },
  answerChoice: {
    arguments: {
      alsoAlike: 'value',
      answer: 'value',
      clauseId: 'clause',
      editionId: 'edition',
      key: 'value',
      policyId: 'policy',
      seen: 'value',
      text: 'value',
    },
    given: (own) => ({
      ...{ alsoAlike: null, answer: 'own', clauseId: 'parcels', text: 'Parcels stay where they are.' },
      ...{ editionId: own.newer.id, key: own.question, policyId: own.policy.id, seen: 0 },
    }),
  },
  changeTemplate: {
    arguments: { policyId: 'policy', reason: 'value', templateId: 'template', version: 'value' },
    given: (own) => ({
      policyId: own.policy.id,
      reason: 'It suits us better.',
      templateId: own.offered.template.id,
      version,
    }),
  },
  adoptEditorialUpdate: {
    arguments: { effectiveFrom: 'value', revisionId: 'revision' },
    given: (own) => ({ effectiveFrom: null, revisionId: own.editorial.id }),
  },
  confirmAmendments: {
    arguments: { matches: 'value', reason: 'value', revisionId: 'revision' },
    given: (own) => ({ matches: true, reason: null, revisionId: own.amended.id }),
  },
  createTemplate: { arguments: { text: 'value' }, given: () => ({ text: freshText() }) },
  declineClauseChange: {
    arguments: { clauseId: 'clause', editionId: 'edition', policyId: 'policy', reason: 'value' },
    given: (own) => ({
      ...{ clauseId: 'keys', editionId: own.newer.id, policyId: own.policy.id },
      reason: 'We know everybody.',
    }),
  },
  declineSignature: {
    arguments: { reason: 'value', requestId: 'request' },
    given: (own) => ({ reason: 'Not what was decided.', requestId: own.request.id }),
  },
  handOnSignature: {
    arguments: { appointmentId: 'appointment', reason: 'value', requestId: 'request' },
    given: (own) => ({ appointmentId: own.deputy.id, reason: 'I am away.', requestId: own.request.id }),
  },
  askAgain: {
    arguments: { appointmentId: 'appointment', reason: 'value', requestId: 'request' },
    given: (own) => ({ appointmentId: own.deputy.id, reason: 'The chair is away.', requestId: own.refused.id }),
  },
  closeUnsigned: {
    arguments: { reason: 'value', requestId: 'request' },
    given: (own) => ({ reason: 'The minute is enough.', requestId: own.refused.id }),
  },
  requirePolicy: {
    arguments: {
      ...({
        'input.basis': 'value',
        'input.dueOn': 'value',
        'input.isStatutory': 'value',
        'input.statutoryKey': 'value',
        'input.title': 'value',
      } as const),
      ...({ 'input.phases[]': 'value', 'input.standings[]': 'value', 'input.templateId': 'template' } as const),
    },
    given: (own) => ({
      input: {
        ...{ basis: 'The scheme asks for it.', isStatutory: false, title: `Expected ${another()}` },
        ...{ phases: ['primary'], standings: ['maintained'], templateId: own.template.id, dueOn: null },
      },
    }),
  },
  changeRequirement: {
    arguments: {
      ...({
        'input.basis': 'value',
        'input.dueOn': 'value',
        'input.isStatutory': 'value',
        'input.statutoryKey': 'value',
        'input.title': 'value',
      } as const),
      ...({ 'input.phases[]': 'value', 'input.standings[]': 'value', 'input.templateId': 'template' } as const),
      ...({ lastDay: 'value', requirementId: 'requirement' } as const),
    },
    given: (own) => ({
      ...{ requirementId: own.expected.id, lastDay: null },
      input: {
        ...{ basis: 'The scheme asks for it.', isStatutory: false, title: `Expected ${another()}` },
        ...{ phases: [], standings: [], templateId: own.template.id, dueOn: '2027-09-01' },
      },
    }),
  },
  requireStatutory: none,
  endRequirement: {
    arguments: { lastDay: 'value', requirementId: 'requirement' },
    given: (own) => ({ lastDay: '2027-08-31', requirementId: own.expected.id }),
  },
  decideAsHead: {
    arguments: {
      ...({ 'input.bodyId': 'body', 'input.note': 'value', 'input.outcome': 'value' } as const),
      ...({ 'input.reviewDueSaid': 'value', 'input.revisionId': 'revision' } as const),
    },
    given: (own) => ({
      input: {
        ...{ bodyId: own.body.id, note: null, outcome: 'adopted' },
        ...{ reviewDueSaid: '1 September 2030', revisionId: own.leftToHead.id },
      },
    }),
  },
  setUpBody: {
    arguments: bodyArguments,
    given: (own) => ({ input: bodyInput(own, `Committee ${another()}`) }),
  },
  changeBody: {
    arguments: { bodyId: 'body', ...bodyArguments },
    given: (own) => ({ bodyId: own.committee.id, input: bodyInput(own, `Committee ${another()}`) }),
  },
  endBody: {
    arguments: { bodyId: 'body', lastDay: 'value' },
    given: (own) => ({ bodyId: own.committee.id, lastDay: '2027-08-31' }),
  },
  setSigningRules: {
    arguments: {
      bodyId: 'body',
      mayCloseUnsigned: 'value',
      minuteReference: 'value',
      'signatories[]': 'value',
      signWithinDays: 'value',
      signingOrder: 'value',
    },
    given: (own) => ({
      ...{ bodyId: own.body.id, mayCloseUnsigned: true, minuteReference: '9.1' },
      ...{ signatories: ['chair'], signWithinDays: 30, signingOrder: 'any' },
    }),
  },
  declineUpdate: {
    arguments: { editionId: 'edition', policyId: 'policy', reason: 'value' },
    given: (own) => ({ editionId: own.newer.id, policyId: own.policy.id, reason: 'It does not suit us.' }),
  },
  deriveTemplate: {
    arguments: { templateId: 'template' },
    given: (own) => ({ templateId: own.offered.template.id }),
  },
  endException: {
    arguments: { exceptionId: 'exception', reason: 'value' },
    given: (own) => ({ exceptionId: own.granted.id, reason: 'It is no longer needed.' }),
  },
  stateApprover: {
    arguments: { bodyId: 'body', office: 'value', policyId: 'policy', source: 'value' },
    given: (own) => ({ bodyId: own.body.id, office: null, policyId: own.policy.id, source: 'Scheme, 4.2' }),
  },
  cancelMeeting: {
    arguments: { meetingId: 'meeting', reason: 'value' },
    given: (own) => ({ meetingId: own.toCome.id, reason: 'The school is closed by snow.' }),
  },
  confirmMinutes: {
    arguments: { confirmedAtId: 'meeting', meetingId: 'meeting', minuteReference: 'value' },
    given: (own) => ({ confirmedAtId: own.later.id, meetingId: own.meeting.id, minuteReference: '2' }),
  },
  delegateUpdates: {
    arguments: { bodyId: 'body', minuteReference: 'value', office: 'value', resolvedOn: 'value' },
    given: (own) => ({ bodyId: own.body.id, minuteReference: '9.1', office: 'head', resolvedOn: own.meeting.heldOn }),
  },
  endDelegation: {
    arguments: { delegationId: 'delegation', minuteReference: 'value' },
    given: (own) => ({ delegationId: own.delegation.id, minuteReference: '9.4' }),
  },
  enterAmendments: {
    arguments: { decisionId: 'decision', 'wordings[]': 'value' },
    given: (own) => ({ decisionId: own.amending.id, wordings: ['Visitors come in by the gate.'] }),
  },
  fillBlanks: {
    arguments: { policyId: 'policy', 'values[].id': 'clause', 'values[].value[]': 'value', version: 'value' },
    given: (own) => ({ policyId: own.policy.id, values: [{ id: 'desk', value: ['the gate'] }], version }),
  },
  forkTemplate: { arguments: { templateId: 'template' }, given: (own) => ({ templateId: own.offered.template.id }) },
  grantException: {
    arguments: { conditions: 'value', exceptionId: 'exception', until: 'value' },
    given: (own) => ({ conditions: 'Staff are told.', exceptionId: own.exception.id, until: null }),
  },
  linkRequirement: {
    arguments: { policyId: 'policy', requirementId: 'expectation' },
    given: (own) => ({ policyId: own.policy.id, requirementId: own.expected.id }),
  },
  unlinkRequirement: { arguments: { answerId: 'answer' }, given: (own) => ({ answerId: own.answer.id }) },
  declareNotApplicable: {
    arguments: { reason: 'value', title: 'value' },
    given: (own) => ({ reason: 'We have no pool.', title: own.expected.title }),
  },
  declareHeldElsewhere: {
    arguments: { adoptedSaid: 'value', heldIn: 'value', link: 'value', reviewDueSaid: 'value', title: 'value' },
    given: (own) => ({ heldIn: 'The handbook', title: own.expected.title }),
  },
  endHeldElsewhere: { arguments: { policyId: 'policy' }, given: (own) => ({ policyId: own.elsewhere.id }) },
  retiredPolicies: {
    arguments: { organisationId: 'organisation' },
    given: (own) => ({ organisationId: own.organisation.id }),
  },
  retirePolicies: {
    arguments: {
      ...({ 'input.bodyId': 'body', 'input.decidedOn': 'value', 'input.meetingId': 'meeting' } as const),
      ...({ 'input.minuteReference': 'value', 'input.policyIds[]': 'policy', 'input.reason': 'value' } as const),
      ...({ 'input.retiredOn': 'value', 'input.route': 'value', 'input.successorId': 'policy' } as const),
    },
    given: (own) => ({
      input: {
        ...{ bodyId: own.body.id, meetingId: own.meeting.id, route: 'meeting', decidedOn: own.meeting.heldOn },
        ...{ policyIds: [own.outdated.id], successorId: null, retiredOn: null },
        ...{ reason: 'Another policy says it all.', minuteReference: '9.2' },
      },
    }),
    instead: { 'input.bodyId': { meetingId: null, route: 'delegated' } },
  },
  endNotApplicable: { arguments: { id: 'declaration' }, given: (own) => ({ id: own.declaration.id }) },
  setTermDates: {
    arguments: { 'dates[].said': 'value', 'dates[].schoolYear': 'value', 'dates[].term': 'value' },
    given: () => ({ dates: [{ said: '18 December 2026', schoolYear: 2026, term: 'autumn' }] }),
  },
  enterSchedule: {
    arguments: { evidence: 'value', isTrial: 'value', minuteReference: 'value', text: 'value' },
    given: () => ({
      ...{ evidence: 'minute', minuteReference: 'FGB 12/24', isTrial: false },
      text: 'Policy,Adopted\nBicycles and scooters,June 2024',
    }),
  },
  importPolicy: {
    arguments: { fileName: 'value', text: 'value' },
    given: () => ({ fileName: 'bicycles.md', text: freshText() }),
  },
  leaveOutClause: {
    arguments: { clauseId: 'clause', policyId: 'policy', reason: 'value', version: 'value' },
    given: (own) => ({ clauseId: 'badge', policyId: own.policy.id, reason: 'We know everybody.', version }),
  },
  leaveTemplate: {
    arguments: { minuteReference: 'value', policyId: 'policy', reason: 'value', version: 'value' },
    given: (own) => ({ minuteReference: '9.1', policyId: own.policy.id, reason: 'Ours suits us better.', version }),
  },
  askForInspectionPack: {
    arguments: { organisationId: 'organisation' },
    given: (own) => ({ organisationId: own.organisation.id }),
  },
  askForPoster: { arguments: { roundId: 'round' }, given: (own) => ({ roundId: own.round.id }) },
  askForCurrentCopy: { arguments: { policyId: 'policy' }, given: (own) => ({ policyId: own.policy.id }) },
  askForConfirmations: { arguments: { policyId: 'policy' }, given: (own) => ({ policyId: own.policy.id }) },
  askForMeetingPack: { arguments: { meetingId: 'meeting' }, given: (own) => ({ meetingId: own.meeting.id }) },
  makeWordCopy: { arguments: { policyId: 'policy' }, given: (own) => ({ policyId: own.policy.id }) },
  offerAgain: {
    arguments: { editionId: 'edition' },
    given: (own) => ({ editionId: own.second.id }),
  },
  prepareEdition: {
    arguments: {
      adoptBy: 'value',
      'materiality[].clauseId': 'clause',
      'materiality[].level': 'value',
      'materiality[].reason': 'value',
      summary: 'value',
      templateId: 'template',
      version: 'value',
    },
    given: (own) => ({
      adoptBy: null,
      materiality: [{ clauseId: 'badge', level: null, reason: '' }],
      summary: 'Badges.',
      templateId: own.template.id,
      version,
    }),
  },
  publishEdition: {
    arguments: {
      adoptBy: 'value',
      'materiality[].clauseId': 'clause',
      'materiality[].level': 'value',
      'materiality[].reason': 'value',
      summary: 'value',
      templateId: 'template',
      version: 'value',
    },
    given: (own) => ({
      adoptBy: null,
      materiality: [{ clauseId: 'badge', level: 'editorial', reason: 'Said more plainly.' }],
      summary: 'Badges.',
      templateId: own.template.id,
      version,
    }),
  },
  putBackClause: {
    arguments: { clauseId: 'clause', policyId: 'policy', version: 'value' },
    given: (own) => ({ clauseId: 'sticker', policyId: own.policy.id, version }),
  },
  refuseException: {
    arguments: { exceptionId: 'exception', reason: 'value' },
    given: (own) => ({ exceptionId: own.exception.id, reason: 'It is agreed wording.' }),
  },
  requestException: {
    arguments: { clauseId: 'clause', policyId: 'policy', reason: 'value', templateId: 'template', wording: 'value' },
    given: (own) => ({
      clauseId: 'escort',
      policyId: own.policy.id,
      reason: 'Our visitors are parents.',
      templateId: null,
      wording: 'Visitors are known to the office.',
    }),
    instead: { templateId: { policyId: null } },
  },
  recordConsultation: {
    arguments: { ...CONSULTATION, policyId: 'policy' },
    given: (own) => ({ input: consultation, policyId: own.ready.id }),
  },
  recordEditionConsultation: {
    arguments: { ...CONSULTATION, editionId: 'edition', 'employers[]': 'value' },
    given: (own) => ({ input: consultation, editionId: own.first.id, employers: ['A council'] }),
  },
  recordDecision: {
    arguments: {
      'input.amendments[].clauseId': 'clause',
      'input.amendments[].said': 'value',
      'input.amendments[].what': 'value',
      'input.attendance': 'value',
      'input.bodyId': 'body',
      'input.confirmedBy': 'value',
      'input.decidedOn': 'value',
      'input.effectiveFrom': 'value',
      'input.meetingId': 'meeting',
      'input.minuteReference': 'value',
      'input.note': 'value',
      'input.outcome': 'value',
      'input.reviewDueOn': 'value',
      'input.reviewDueSaid': 'value',
      'input.revisionId': 'revision',
      'input.route': 'value',
      'input.settingIds[]': 'organisation',
      'input.votes.abstained': 'value',
      'input.votes.against': 'value',
      'input.votes.for': 'value',
    },
    given: (own) => ({ input: { ...decision(own), meetingId: own.meeting.id } }),
    instead: {
      'input.bodyId': { meetingId: null, route: 'delegated' },
    },
  },
  recordDecisions: {
    arguments: {
      'input.attendance': 'value',
      'input.decisions[].minuteReference': 'value',
      'input.decisions[].outcome': 'value',
      'input.decisions[].reviewDueSaid': 'value',
      'input.decisions[].revisionId': 'revision',
      'input.decisions[].votes.abstained': 'value',
      'input.decisions[].votes.against': 'value',
      'input.decisions[].votes.for': 'value',
      'input.meetingId': 'meeting',
      'input.settingIds[]': 'organisation',
    },
    given: (own) => ({
      input: {
        ...{ attendance: decision(own).attendance, meetingId: own.meeting.id },
        decisions: [{ revisionId: own.tabled.id, outcome: decision(own).outcome, minuteReference: '7.1' }],
      },
    }),
  },
  recordHistoricAdoption: {
    arguments: {
      'input.adoptedSaid': 'value',
      'input.evidence': 'value',
      'input.minuteReference': 'value',
      'input.policyId': 'policy',
      'input.reviewDueSaid': 'value',
    },
    given: (own) => ({
      input: { adoptedSaid: '5 July 2018', evidence: 'minute', minuteReference: '7.2', policyId: own.local.id },
    }),
  },
  recordReview: {
    arguments: { nextDueSaid: 'value', outcome: 'value', policyId: 'policy', reason: 'value', reviewedOn: 'value' },
    given: (own) => ({ outcome: 'no-change', policyId: own.policy.id, reason: 'Still right.', reviewedOn: null }),
  },
  reportDecision: {
    arguments: { decisionId: 'decision', meetingId: 'meeting', minuteReference: 'value' },
    given: (own) => ({ decisionId: own.unreported.id, meetingId: own.meeting.id, minuteReference: '14.2' }),
  },
  saveDraft: {
    arguments: { policyId: 'policy', text: 'value', version: 'value' },
    given: (own) => ({ policyId: own.policy.id, text: LOCAL, version }),
  },
  reviewTemplate: {
    arguments: { nextDueOn: 'value', reason: 'value', reviewedOn: 'value', templateId: 'template' },
    given: (own) => ({
      nextDueOn: '2099-09-01',
      reason: 'It says what holds.',
      reviewedOn: null,
      templateId: own.template.id,
    }),
  },
  setTemplateReview: {
    arguments: { every: 'value', owner: 'value', templateId: 'template' },
    given: (own) => ({ every: 'P1Y', owner: 'An office', templateId: own.template.id }),
  },
  saveTemplateDraft: {
    arguments: { templateId: 'template', text: 'value', version: 'value' },
    given: (own) => ({ templateId: own.template.id, text: LOCAL, version }),
  },
  moveMeeting: {
    arguments: { endsAt: 'value', heldOn: 'value', meetingId: 'meeting', place: 'value', startsAt: 'value' },
    given: (own) => ({ ...{ heldOn: '2099-03-02', meetingId: own.toCome.id, place: null }, ...HOURS }),
  },
  orderAgenda: {
    arguments: { meetingId: 'meeting', 'revisionIds[]': 'revision' },
    given: (own) => ({ meetingId: own.later.id, revisionIds: [own.adopted.id] }),
  },
  scheduleMeeting: {
    arguments: { bodyId: 'body', endsAt: 'value', heldOn: 'value', place: 'value', startsAt: 'value' },
    given: (own) => ({ ...{ bodyId: own.body.id, heldOn: '2027-03-01', place: null }, ...HOURS }),
  },
  setTerms: {
    arguments: { policyId: 'policy', 'terms[].id': 'clause', 'terms[].value': 'value', version: 'value' },
    given: (own) => ({ policyId: own.policy.id, terms: [{ id: 'head', value: 'principal' }], version }),
  },
  signIn: {
    arguments: { email: 'value', password: 'value' },
    given: () => ({ email: 'nobody@example.org', password: 'nothing at all' }),
  },
  signOut: none,
  signRevision: {
    arguments: { declared: 'value', documentSha256: 'value', requestId: 'request', typedName: 'value' },
    given: (own, name = 'Somebody') => ({
      declared: true,
      documentSha256: own.blob.sha256,
      requestId: own.request.id,
      typedName: name,
    }),
  },
  submitPolicy: {
    arguments: {
      consultationReason: 'value',
      materiality: 'value',
      materialityReason: 'value',
      note: 'value',
      policyId: 'policy',
      version: 'value',
    },
    given: (own) => ({ note: null, policyId: own.ready.id, version }),
  },
  takeOffAgenda: {
    arguments: { meetingId: 'meeting', revisionId: 'revision' },
    given: (own) => ({ meetingId: own.meeting.id, revisionId: own.tabled.id }),
  },
  tableRevision: {
    arguments: { meetingId: 'meeting', revisionId: 'revision' },
    given: (own) => ({ meetingId: own.meeting.id, revisionId: own.submitted.id }),
  },
  takeTemplateUpdate: {
    arguments: {
      'answers[].answer': 'value',
      'answers[].clauseId': 'clause',
      'answers[].text': 'value',
      editionId: 'edition',
      templateId: 'template',
      version: 'value',
    },
    given: (own) => ({
      answers: [{ answer: 'theirs', clauseId: 'sign-in' }],
      editionId: own.newer.id,
      templateId: own.derived.id,
      version,
    }),
  },
  takeUpdate: {
    arguments: {
      'answers[].answer': 'value',
      'answers[].clauseId': 'clause',
      'answers[].text': 'value',
      editionId: 'edition',
      policyId: 'policy',
      version: 'value',
    },
    given: (own) => ({
      answers: ['sign-in', 'parcels'].map((clauseId) => ({ clauseId, answer: 'ours', text: null })),
      editionId: own.newer.id,
      policyId: own.policy.id,
      version,
    }),
  },
  takeWordReturn: {
    arguments: {
      policyId: 'policy',
      returnId: 'return',
      'take[].answer': 'value',
      'take[].changeId': 'clause',
      'take[].reason': 'value',
      version: 'value',
    },
    given: (own) => ({
      policyId: own.policy.id,
      returnId: own.wordReturn.id,
      take: [{ changeId: 'reworded-sign-in', answer: 'word', reason: null }],
      version,
    }),
  },
  undoUpdate: {
    arguments: { policyId: 'policy', setAside: 'value' },
    given: (own) => ({ policyId: own.taken.id, setAside: true }),
  },
  withdrawException: {
    arguments: { exceptionId: 'exception' },
    given: (own) => ({ exceptionId: own.exception.id }),
  },
  withdrawRevision: {
    arguments: { reason: 'value', revisionId: 'revision' },
    given: (own) => ({ reason: 'Too early.', revisionId: own.submitted.id }),
  },
};

/** What the schema has and the table has not, and the other way round, in words. */
export function gapsOf(
  fields: readonly { readonly name: string; readonly paths: ReadonlyMap<string, string> }[],
  table: Readonly<Record<string, Pick<FieldCoverage, 'arguments'>>> = COVERAGE,
): string[] {
  const known = new Set(fields.map((each) => each.name));
  return [
    ...fields.flatMap(({ name, paths }) => {
      const row = table[name];
      if (!row) return [`${name} is not in the table`];
      return [
        ...[...paths].flatMap(([path, type]) => {
          const kind = row.arguments[path];
          if (kind === undefined) return [`${name}(${path}) is not in the table`];
          return type === 'ID' && kind === 'value' ? [`${name}(${path}) is an ID and stands as a value`] : [];
        }),
        ...Object.keys(row.arguments)
          .filter((path) => !paths.has(path))
          .map((path) => `${name}(${path}) is not in the schema`),
      ];
    }),
    ...Object.keys(table)
      .filter((name) => !known.has(name))
      .map((name) => `${name} is not in the schema`),
  ];
}
