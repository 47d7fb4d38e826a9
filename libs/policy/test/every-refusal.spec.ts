import type { BlankDefinition, BlankType } from '@ratify/document';
import { describe, expect, it } from '@jest/globals';
import {
  type Amendment,
  type Decided,
  LONGEST_REASON,
  LONGEST_SUMMARY,
  LONGEST_TEXT,
  REFUSAL_CODES,
  type RefusalCode,
  type StandingDelegation,
  WARNING_CODES,
  type AnswerExceptionInput,
  type ExceptionState,
  type OfficeHolder,
  decideAcceptChange,
  decideAcknowledge,
  decideAnswerQuestion,
  decideAskToLook,
  decideCommentOnDraft,
  decideDeleteComment,
  decideEndLook,
  decideReopenComment,
  decideSettleComment,
  LONGEST_COMMENT,
  LONGEST_LOOK_NOTE,
  LONGEST_QUOTE,
  type CommentOnDraftState,
  decideAskQuestion,
  decideCloseRound,
  decideOpenRound,
  decideRecordSheet,
  decideRemindRound,
  LONGEST_QUESTION,
  type OpenRoundInput,
  type RecordSheetInput,
  type RemindRoundState,
  decideAnswerChoice,
  decideAnswerException,
  decideAskAgain,
  decideCloseUnsigned,
  decideHandOnSignature,
  decideHandOver,
  decideSetLetterhead,
  decideSetSigningRules,
  decideSetTermDates,
  STATUTORY_POLICIES,
  checkClerk,
  checkHeadDecides,
  decideEndBody,
  decideEndRequirement,
  decideRequire,
  decideRetire,
  decideReviewTemplate,
  decideRequireStatutory,
  decideSetUpBody,
  decideChangeTemplate,
  decideCreateTemplate,
  decideDeclareNotApplicable,
  decideCorrectDetails,
  type SetLiveValueInput,
  type SetLiveValueState,
  decideSetLiveValue,
  LONGEST_ANSWER,
  LONGEST_WHY,
  MOST_ANSWERS,
  decideSetVote,
  decideDeclineChange,
  decideEndHeldElsewhere,
  decideHeldElsewhere,
  decideConfirmMinutes,
  decideRecordAttendance,
  type Presence,
  decideStateApprover,
  decideKeepEvidence,
  decideSetAside,
  decidePlanReview,
  decideScheduleYear,
  decideDeclineSignature,
  decideDeclineUpdate,
  decideDeriveTemplate,
  decideAdoptEditorial,
  decideConfirmAmendments,
  decideDelegate,
  decideEndDelegation,
  decideEnterAmendments,
  decideFork,
  decideEnterSchedule,
  decideImportPolicy,
  decideLeaveTemplate,
  decidePublish,
  decideRecordConsultation,
  decideRecordDecision,
  decideRecordEditionConsultation,
  decideRecordHistoricAdoption,
  decideRecordPaperSignature,
  decideRecordReview,
  decideRequestException,
  decideReportDecision,
  decideSaveDraft,
  decideScheduleMeeting,
  decideSign,
  decideSubmit,
  decideTable,
  decideRecordDecisions,
  decideCancelMeeting,
  decideMoveMeeting,
  decideOrderAgenda,
  decideTakeUpdate,
  decideUndoUpdate,
  decideWithdraw,
  decideBringBack,
  decideAskForPack,
  decideSendDocument,
  decideErase,
  decideMakeToken,
  decideAddWebhook,
  decideResend,
  decideRecordDuty,
  decideChase,
  decideVerifiedAddress,
  decideTakeWordReturn,
  type WeighedWordChange,
  type PlainDate,
  addDays,
  decideEndAppointment,
  decideResetSecondFactor,
  decideInvite,
  passwordRefusals,
  plainDate,
  USUAL_TERM_CALENDAR,
  refusalText,
  refuse,
  refuseClauseChange,
} from '../src/index.ts';
import * as build from './builders.ts';

const { TODAY } = build;
const codesOf = (decided: Decided<unknown>) => (decided.refusals ?? decided.warnings).map((refusal) => refusal.code);

const publish = (state: object = {}, input: object = {}) =>
  codesOf(decidePublish(build.buildPublishState(state), build.buildPublishInput(input), TODAY));
const submit = (state: object = {}, draft: object = {}, input: object = {}) =>
  codesOf(decideSubmit(build.buildSubmitState(state, draft), build.buildSubmitInput(input)));
const save = (input: { version: number; text: string }) => codesOf(decideSaveDraft(build.buildSaveDraftState(), input));
const fork = (state: object) => codesOf(decideFork(build.buildForkState(state), { policyId: 'policy-1' }));
const toChangeMeeting = {
  ...{ id: 'meeting-1', heldOn: TODAY, place: null, startsAt: null, endsAt: null },
  ...{ sequence: 0, movedFrom: null, changedOn: null },
};
const toChange = (state: object = {}) => ({
  ...{ actor: build.actor, body: { name: 'Governing body' }, otherDays: [], decisions: 0, tabled: [] },
  meeting: toChangeMeeting,
  ...state,
});
const cancelMeeting = (state: object) => codesOf(decideCancelMeeting(toChange(state), { reason: 'Snow.' }, TODAY));
const table = (state: object, today = TODAY) => codesOf(decideTable(build.buildTableState(state), today));
const record = (state: object = {}, input: object = {}) =>
  codesOf(decideRecordDecision(build.buildDecisionState(state), build.buildDecisionInput(input), TODAY));
const historic = (policy: object, input: object) =>
  codesOf(decideRecordHistoricAdoption(build.buildHistoricState(policy), build.buildHistoricInput(input), TODAY));
const notApplicable = (title: string) =>
  codesOf(
    decideDeclareNotApplicable(
      { actor: build.actor, organisationId: 'school-1', expected: ['Behaviour', 'Trips'], held: ['behaviour'] },
      { id: 'declaration-1', title, reason: 'We have none.' },
    ),
  );
const heldElsewhere = (input: object) =>
  codesOf(
    decideHeldElsewhere(
      {
        ...{ actor: build.actor, organisationId: 'school-1', expected: ['Trips'], held: [] },
        termCalendar: USUAL_TERM_CALENDAR,
      },
      {
        ...{ policyId: 'policy-1', adoptionId: 'adoption-1', slug: 'trips', title: 'Trips', heldIn: 'The handbook' },
        ...input,
      },
      TODAY,
    ),
  );
const keepEvidence = (state: object) =>
  codesOf(
    decideKeepEvidence(
      {
        ...{ actor: build.actor, organisationId: 'school-1', kept: ['a'] },
        ...{ policy: { id: 'policy-1', title: 'Trips' }, adoption: { id: 'adoption-1', historic: true }, ...state },
      },
      { fileId: 'file-1', fileName: 'trips.pdf', scan: { sha256: 'a', kind: 'application/pdf', length: 1 } },
    ),
  );
const attendee = {
  ...{ personId: 'person-sian' as string | null, name: '', office: '', votes: false },
  presence: 'present' as Presence,
};
const guest = { ...attendee, personId: null, name: 'A guest' };
const attend = (input: object, state: object = {}) =>
  codesOf(
    decideRecordAttendance(
      {
        ...{ actor: build.actor, agenda: [], decided: [], isRecorded: false, isConfirmed: false },
        meeting: { id: 'meeting-1', heldOn: plainDate('2026-11-10') },
        roll: [{ personId: 'person-sian', name: 'Sian Prosser', offices: ['chair'], vote: 'member' }],
        ...state,
      },
      { people: [attendee], interests: [], newId: () => 'row-1', ...input },
      TODAY,
    ),
  );
const declare = (input: object) =>
  attend({ interests: [{ person: 0, revisionId: null, said: 'A cousin.', withdrew: false, ...input }] });
const confirmMinutes = (later: object, isConfirmed = false) =>
  codesOf(
    decideConfirmMinutes(
      {
        ...{ actor: build.actor, organisationId: build.SCHOOL, isConfirmed },
        meeting: { id: 'meeting-1', bodyId: 'body-1', heldOn: plainDate('2026-09-14') },
        confirmedAt: { id: 'meeting-2', bodyId: 'body-1', heldOn: plainDate('2026-10-12'), ...later },
      },
      { id: 'confirmation-1' },
      TODAY,
    ),
  );
const setAside = (state: Parameters<typeof build.buildCorrectionState>[0]) =>
  codesOf(
    decideSetAside(build.buildCorrectionState(state), {
      ...{ correctionId: 'correction-1', reason: 'It was another policy.', instead: null },
    }),
  );
const scheduleYear = (dates: string) =>
  codesOf(
    decideScheduleYear(
      { actor: build.actor, organisationId: build.SCHOOL, body: { id: 'body-1', name: 'Board' }, heldOn: [] },
      { dates, newId: () => 'meeting-1' },
    ),
  );
const live = (state: Partial<SetLiveValueState>, input: Partial<SetLiveValueInput> = {}) =>
  codesOf(decideSetLiveValue(build.buildLiveState(state), build.buildLiveInput(input)));
const ofType = (type: BlankType): BlankDefinition => ({ ...KEPT, type });
const KEPT: BlankDefinition = { id: 'lead', type: 'person', label: 'Who leads?', required: true, keptBy: 'head' };
const planned = ({ heldOn = '2026-12-02', reviewDueOn = '2027-03-01' as string | null, isTabled = false }) =>
  codesOf(
    decidePlanReview(
      {
        ...{ actor: build.actor, organisationId: build.SCHOOL, isTabled },
        policy: { id: 'policy-1', title: 'Trips', reviewDueOn: reviewDueOn as PlainDate | null, retiredOn: null },
        meeting: { id: 'meeting-1', heldOn: plainDate(heldOn) },
        body: { name: 'Board', actsFor: [build.SCHOOL] },
      },
      { id: 'planned-1' },
      TODAY,
    ),
  );
const schedule = (...rows: string[]) => codesOf(decideEnterSchedule(...build.buildSchedule(rows), TODAY));
const sign = (state: object = {}, input: object = {}) =>
  codesOf(decideSign(build.buildSignState(state), build.buildSignInput(input), TODAY));
const decline = (state: object = {}, reason = 'I was away.') =>
  codesOf(decideDeclineSignature(build.buildSignState(state), { reason }, TODAY));
const handOn = (holder: OfficeHolder | undefined, state: object = {}, reason = 'I am away.') =>
  codesOf(
    decideHandOnSignature(
      build.buildSignState(state),
      { requestId: 'request-9', holder: holder as OfficeHolder, reason },
      TODAY,
    ),
  );
const askAgain = (state: object = {}, input: object = {}) =>
  codesOf(
    decideAskAgain(
      { ...build.buildSignState(state), body: { signWithinDays: 30 } },
      { requestId: 'request-9', holder: null, ...input },
      TODAY,
    ),
  );
const closeUnsigned = (state: object = {}, mayCloseUnsigned = true, reason = 'The minute is enough.') =>
  codesOf(
    decideCloseUnsigned(
      { ...build.buildSignState(state), body: { name: 'Governing body', mayCloseUnsigned } },
      { reason },
      TODAY,
    ),
  );
const onPaper = (state: object = {}, input: object = {}) =>
  codesOf(
    decideRecordPaperSignature(
      { ...build.buildSignState(state), adoptedOn: plainDate('2026-11-10') },
      build.buildPaperInput(input),
      TODAY,
    ),
  );
const rules = (input: object = {}) =>
  codesOf(
    decideSetSigningRules(
      { id: 'body-1', name: 'Governing body' },
      {
        ...{ signatories: ['chair'], signingOrder: 'any', signWithinDays: 30, mayCloseUnsigned: true },
        ...{ minuteReference: '9.1', ...input },
      },
    ),
  );
const setUp = (state: object = {}, input: object = {}) =>
  codesOf(
    decideSetUpBody(
      {
        ...({ roles: ['clerk'], hasClerk: true, constitution: 'maintained' } as const),
        ...{ others: [], settings: [build.SCHOOL], ...state },
      },
      {
        ...({ bodyId: 'body-2', name: 'Finance committee', kind: 'committee', remit: '', routes: [] } as const),
        ...{ inPost: 6, quorum: null, papersDays: 7, settingIds: [], separatesAuthor: false, ...input },
      },
    ),
  );
const headDecides = (approver: { readonly office: 'head' | null } | null) =>
  checkHeadDecides({ roles: ['head'], approver, policyTitle: 'Trips' }).flatMap((each) => (each ? [each.code] : []));
const expectPolicy = (input: object) =>
  codesOf(
    decideRequire(
      { kind: 'council', expected: ['Trips policy'], expectedKeys: [], templates: [] },
      {
        ...{ id: 'required-1', title: 'Lettings policy', basis: 'The scheme', isStatutory: false },
        ...{ statutoryKey: null, templateId: null, phases: [], standings: [], dueOn: null, ...input },
      },
    ),
  );
const endState = (body: object = {}, undecided: string[] = []) => ({
  ...({ roles: ['clerk'], hasClerk: true } as const),
  ...{ body: { id: 'body-1', endedOn: null, ...body }, undecided },
});
const [CHAIR, VICE] = build.HOLDERS;
const LAPSED = build.buildRequest({ lapsesOn: plainDate('2026-11-11') });
const DECLINED = build.buildRequest({ state: 'declined' });
const takeUpdate = (state: object = {}, input: object = {}) =>
  codesOf(decideTakeUpdate(build.buildUpdateState(state), build.buildUpdateInput(input)));
const answer = (state: object = {}, input: object = {}) =>
  codesOf(decideAnswerChoice(build.buildAnswerState(state), build.buildAnswerInput(input)));
const declineChange = (change: object = {}, reason = 'Not for us.') =>
  codesOf(decideDeclineChange(build.buildDeclineChangeState(change), { reason }));
const undo = (state: object) => codesOf(decideUndoUpdate(build.buildUndoState(state), { setAside: false }));
const review = (state: object = {}, input: object = {}) =>
  codesOf(decideRecordReview(build.buildReviewState(state), build.buildReviewInput(input), TODAY));
const breach = (code: RefusalCode) =>
  submit({}, { breaches: [{ code, clauseId: 'reporting', number: '5', title: 'Reporting' }] });
const weight = { predecessorId: 'revision-1', changes: [], taken: [] };
const amendment = { clauseId: 'privacy-settings', what: 'reword', said: 'As minuted.' } as const;
const amend = (amendments: readonly Amendment[]) => record({}, { outcome: 'adopted-with-changes', amendments });
const enter = (state: object) =>
  codesOf(decideEnterAmendments(build.buildEnterState(state), { revisionId: 'revision-3' }));
const confirm = (state: object, input: object = {}) =>
  codesOf(decideConfirmAmendments(build.buildConfirmState(state), build.buildConfirmInput(input), TODAY));
const editorial = (state: object) =>
  codesOf(decideAdoptEditorial(build.buildEditorialState(state), build.buildEditorialInput(), TODAY));
const delegate = (input: object, delegations: readonly StandingDelegation[] = []) => {
  const state = { ...build.buildSubmitState(), body: { id: 'body-1', name: 'Governing body' }, delegations };
  const given = { delegationId: 'd', office: 'head', minuteReference: '7.1', resolvedOn: TODAY, ...input } as const;
  return codesOf(decideDelegate(state, given, TODAY));
};
const REPORTED = { id: 'body-1', kind: 'governing-body', name: 'Governing body' } as const;
const report = (state: object) => {
  const body = REPORTED;
  const decision = { id: 'decision-1', route: 'delegated', decidedOn: plainDate('2026-11-02'), body } as const;
  const meeting = { id: 'meeting-1', heldOn: TODAY, body };
  const given = { ...build.buildSubmitState(), decision, isReported: false, meeting, ...state };
  return codesOf(decideReportDecision(given, { reportId: 'report-1', minuteReference: '8' }, TODAY));
};
const consult = (input: object) =>
  codesOf(decideRecordConsultation(build.buildSubmitState(), build.buildConsultationInput(input), TODAY));
const asked = (rule: 'fixed' | 'local' | 'adaptable') => ({ clauseId: 'a', number: '1', title: 'A', rule });
const derive = (state: object) =>
  codesOf(decideDeriveTemplate(build.buildDeriveState(state), { templateId: 'template-9' }));
const WISH = { exceptionId: 'exception-1', wording: 'Tell the centre manager.', reason: 'We have no head.' };
const request = (state: object = {}, clause: object = {}, input: object = {}) =>
  codesOf(decideRequestException(build.buildRequestState(state, clause), { ...WISH, ...input }));
const answerException = (state: ExceptionState, input: AnswerExceptionInput) =>
  codesOf(
    decideAnswerException(
      { id: 'exception-1', organisationId: build.SCHOOL, state, clauseId: 'a', clauseNumber: '1', clauseTitle: 'A' },
      input,
      TODAY,
    ),
  );
const LEAVING = { departureId: 'departure-1', version: 4, reason: 'Ours suits us.', minuteReference: '9.1' };
const leave = (state: object = {}, input: object = {}) =>
  codesOf(decideLeaveTemplate(build.buildLeaveState(state), { ...LEAVING, ...input }, TODAY));
const change = (state: object) =>
  codesOf(
    decideChangeTemplate(
      build.buildChangeState(state),
      { departureId: 'departure-1', version: 4, reason: 'Ours.' },
      TODAY,
    ),
  );
const superseded = { revision: { id: 'revision-1', state: 'superseded' } };

const takeFromWord = (change: Partial<WeighedWordChange>, changeIds: readonly string[] = ['reworded-a']) =>
  codesOf(
    decideTakeWordReturn(build.buildTakeWordReturnState(change), {
      version: 4,
      take: changeIds.map((changeId) => ({ changeId })),
    }),
  );

const invite = (state: object = {}, input: object = {}) =>
  codesOf(decideInvite(build.buildInviteState(state), build.buildInviteInput(input), TODAY));
const handOver = (post: object) =>
  codesOf(
    decideHandOver(
      { ...build.buildHandOverState(), appointment: { ...build.buildHandOverState().appointment, ...post } },
      build.buildHandOverInput(),
      TODAY,
    ),
  );
const endPost = (post: object, lastDay: PlainDate) =>
  codesOf(decideEndAppointment(build.buildEndAppointmentState(post), { lastDay }, TODAY));

const recordDuty = (state: object, note: string) => {
  const duty = { id: 'duty', every: 'P3M', anchorOn: TODAY, dueOn: TODAY, endedOn: null, ...state };
  return codesOf(decideRecordDuty({ actor: build.actor, duty }, { recordId: 'record', note }, TODAY));
};

const resetFactor = (actorId: string, hasSecondFactor: boolean, worksElsewhere = false) => {
  const { appointment } = build.buildEndAppointmentState();
  return codesOf(decideResetSecondFactor({ appointment, hasSecondFactor, worksElsewhere }, { actorId }, TODAY));
};

const eraseLeaver = (state: object, typedName = 'Ada Byron') =>
  codesOf(
    decideErase(
      { personId: 'person-ada', name: 'Ada Byron', erased: {}, kept: {}, account: 'erased', ...state },
      { typedName },
    ),
  );

const makeToken = (input: object, live = 0) => {
  const usual = { tokenId: 'token-1', name: 'Website', scopes: ['read-policies' as const], prefix: 'ratify_abc' };
  return codesOf(decideMakeToken({ live }, { ...usual, expiresOn: addDays(TODAY, 90), ...input }, TODAY));
};

const addHook = (input: object, live = 0) => {
  const usual = {
    webhookId: 'webhook-1',
    url: 'https://systems.example.org/ratify',
    events: ['policy.adopted' as const],
  };
  return codesOf(decideAddWebhook({ live, reachesOwnNetwork: false }, { ...usual, ...input }));
};
const resend = (pausedAt: Date | null, state: 'waiting' | 'failed') =>
  codesOf(
    decideResend({ webhook: { id: 'webhook-1', pausedAt, endedAt: null }, delivery: { id: 'delivery-1', state } }),
  );

const asserted = (claims: object) => {
  const rules = { addressClaim: 'email', addressVerifiedBy: 'claim', tenants: { tid: ['ours'] } } as const;
  return codesOf(
    decideVerifiedAddress(rules, { tid: 'ours', email: 'ada@school.example', email_verified: true, ...claims }),
  );
};

const commentState: CommentOnDraftState = {
  ...{ actor: build.actor, organisation: { id: build.SCHOOL, name: 'Elm Park' }, policyId: 'policy-1' },
  ...{ place: 'whole', thread: null, readerIds: [] },
};
const comment = (state: Partial<CommentOnDraftState>, input: object = {}) =>
  codesOf(
    decideCommentOnDraft(
      { ...commentState, ...state },
      { commentId: 'comment-1', words: 'Who checks this?', askedPersonIds: [], ...input },
    ),
  );
const settledComment = {
  ...{ actor: build.actor, writesDraft: true },
  comment: { id: 'comment-1', policyId: 'policy-1', personId: 'person-x', state: 'open' as const },
};
const deleteComment = (overrides: object) => {
  const said = { id: 'comment-1', policyId: 'policy-1', personId: build.actor.personId, deletedAt: null };
  return codesOf(decideDeleteComment({ actor: build.actor, comment: { ...said, ...overrides } }));
};
const askToLook = (input: object) => {
  const policy = { id: 'policy-1', title: 'Keys', retiredOn: null };
  const publisher = { id: build.COUNCIL, name: 'Northbrook Council' };
  return codesOf(
    decideAskToLook(
      { actor: build.actor, policy, publisher, members: [], askedIds: [] },
      { personIds: [], publisher: false, newId: () => 'look-1', ...input },
    ),
  );
};

const retire = (state: object = {}, input: object = {}) =>
  codesOf(decideRetire(build.buildRetireState(state), build.buildRetireInput(input), TODAY));

const reviewTemplate = (template: object = {}, input: object = {}) =>
  codesOf(
    decideReviewTemplate(
      {
        ...{ actor: build.actor, organisationId: build.COUNCIL },
        template: {
          ...{ id: 'template-1', title: 'Trips', reviewEvery: 'P1Y', reviewDueOn: null, lastReviewedOn: null },
          ...{ publishedOn: plainDate('2025-09-01'), ...template },
        },
      },
      { reviewId: 'review-1', reason: 'It says what holds.', ...input },
      TODAY,
    ),
  );

/** Raised by the shells around the decisions: sessions, permissions, look-ups, forms. */
const raisedOutside = (code: RefusalCode) => () => [refuse(code).code];

/** How each refusal comes about; the compiler misses none. */
const roads: Record<RefusalCode, () => RefusalCode[]> = {
  NOT_SIGNED_IN: raisedOutside('NOT_SIGNED_IN'),
  SIGN_IN_FAILED: raisedOutside('SIGN_IN_FAILED'),
  SIGN_IN_LOCKED: raisedOutside('SIGN_IN_LOCKED'),
  SIGN_IN_STEP_OVER: raisedOutside('SIGN_IN_STEP_OVER'),
  NOT_PERMITTED: raisedOutside('NOT_PERMITTED'),
  EMAIL_NOT_VALID: () => invite({}, { email: 'Ada <ada@example.org>' }),
  NAME_MISSING: () => invite({}, { name: '  ' }),
  ROLES_MISSING: () => invite({}, { roles: [] }),
  ROLE_NOT_HERE: () => invite({}, { roles: ['publisher'] }),
  OFFICE_HAS_VOTE: () => invite({}, { roles: ['chair'], votes: false }),
  NOT_A_CLERK: () => handOver({ role: 'governor' }),
  HANDED_TO_THEMSELVES: () => handOver({ personId: 'person-next' }),
  TERM_TURNED_ROUND: () => invite({}, { untilOn: addDays(TODAY, -1) }),
  TERM_OVER: () => invite({}, { fromOn: addDays(TODAY, -9), untilOn: addDays(TODAY, -1) }),
  ALREADY_APPOINTED: () => invite({ held: [{ role: 'governor', bodyId: null, fromOn: TODAY, untilOn: null }] }),
  APPOINTMENT_OVER: () => endPost({ untilOn: addDays(TODAY, -2) }, TODAY),
  LAST_DAY_PAST: () => endPost({}, addDays(TODAY, -2)),
  LAST_TO_APPOINT: () => endPost({ id: 'post-clerk' }, TODAY),
  PROOF_NEEDED: raisedOutside('PROOF_NEEDED'),
  PROOF_WRONG: raisedOutside('PROOF_WRONG'),
  PROOF_LOCKED: raisedOutside('PROOF_LOCKED'),
  CODE_WRONG: raisedOutside('CODE_WRONG'),
  SET_UP_CODE_WRONG: raisedOutside('SET_UP_CODE_WRONG'),
  SECOND_FACTOR_ON: raisedOutside('SECOND_FACTOR_ON'),
  SECOND_FACTOR_NONE: () => resetFactor('person-clerk', false),
  SECOND_FACTOR_ELSEWHERE: () => resetFactor('person-clerk', true, true),
  STILL_IN_POST: () => eraseLeaver({ account: 'in-post' }),
  NAME_NOT_TYPED: () => eraseLeaver({}, 'Ada'),
  TOKEN_NAME_MISSING: () => makeToken({ name: ' ' }),
  TOKEN_SCOPES_MISSING: () => makeToken({ scopes: [] }),
  TOKEN_EXPIRY_WRONG: () => makeToken({ expiresOn: addDays(TODAY, 367) }),
  TOKENS_MANY: () => makeToken({}, 20),
  WEBHOOK_ADDRESS_WRONG: () => addHook({ url: 'http://systems.example.org/' }),
  WEBHOOK_EVENTS_MISSING: () => addHook({ events: [] }),
  WEBHOOKS_MANY: () => addHook({}, 10),
  WEBHOOK_PAUSED: () => resend(new Date(0), 'failed'),
  DELIVERY_WAITS: () => resend(null, 'waiting'),
  PROVIDER_UNREACHABLE: raisedOutside('PROVIDER_UNREACHABLE'),
  PROVIDER_CANCELLED: raisedOutside('PROVIDER_CANCELLED'),
  PROVIDER_STEP_OVER: raisedOutside('PROVIDER_STEP_OVER'),
  PROVIDER_TENANT: () => asserted({ tid: 'another' }),
  ADDRESS_NOT_VERIFIED: () => asserted({ email_verified: false }),
  ADDRESS_UNKNOWN: raisedOutside('ADDRESS_UNKNOWN'),
  IDENTITY_TAKEN: raisedOutside('IDENTITY_TAKEN'),
  IDENTITY_KEPT: raisedOutside('IDENTITY_KEPT'),
  PROOF_OTHER_ACCOUNT: raisedOutside('PROOF_OTHER_ACCOUNT'),
  PROOF_NOT_FRESH: raisedOutside('PROOF_NOT_FRESH'),
  OWN_SECOND_FACTOR: () => resetFactor('person-ada', true),
  ALREADY_HERE: raisedOutside('ALREADY_HERE'),
  LINK_NOT_OPEN: raisedOutside('LINK_NOT_OPEN'),
  PASSWORD_TOO_SHORT: () => passwordRefusals('eleven char', false).map(({ code }) => code),
  PASSWORD_TOO_LONG: () => passwordRefusals('a'.repeat(257), false).map(({ code }) => code),
  PASSWORD_GUESSABLE: () => passwordRefusals('password-password', true).map(({ code }) => code),
  NOT_FOUND: raisedOutside('NOT_FOUND'),
  JOB_NOT_FAILED: raisedOutside('JOB_NOT_FAILED'),
  JOB_ASKED_ALREADY: raisedOutside('JOB_ASKED_ALREADY'),
  ORGANISATIONS_STAY: raisedOutside('ORGANISATIONS_STAY'),
  INPUT_NOT_VALID: raisedOutside('INPUT_NOT_VALID'),
  READING_TOO_LONG: raisedOutside('READING_TOO_LONG'),
  READING_BUSY: raisedOutside('READING_BUSY'),
  COLOUR_NOT_READ: () =>
    codesOf(decideSetLetterhead({ id: 'school-1', colour: null, logoSha256: null }, { colour: 'navy', logo: 'keep' })),
  LOGO_UNREADABLE: raisedOutside('LOGO_UNREADABLE'),
  LOGO_TOO_LARGE: raisedOutside('LOGO_TOO_LARGE'),
  WORD_COPY_UNKNOWN: () =>
    codesOf(decideBringBack({ policyId: 'policy-1', copy: null }, { returnId: 'return-1', fileName: 'draft.docx' })),
  NOTHING_TO_CHASE: () => codesOf(decideChase({ actor: build.actor, found: [] }, { batchId: 'batch' }, TODAY)),
  CHASED_LATELY: () =>
    codesOf(
      decideChase(
        { actor: build.actor, found: [{ policyId: 'policy', settingId: 'school', chasedOn: TODAY }] },
        { batchId: 'batch' },
        TODAY,
      ),
    ),
  DUTY_ENDED: () => recordDuty({ endedOn: TODAY }, 'The log was looked at.'),
  EVIDENCE_MISSING: () => recordDuty({}, ' '),
  NOTHING_TO_PACK: () =>
    codesOf(
      decideAskForPack(
        { actor: build.actor, kind: 'meeting', policies: 0, underWay: null },
        { packId: 'pack-1', about: 'meeting-1' },
      ),
    ),
  NOTHING_CHOSEN: () => takeFromWord({}, []),
  WORD_CHANGE_UNPLACED: () => takeFromWord({ standing: 'lost' }),
  TOO_MANY_DOCUMENTS: () =>
    codesOf(
      decideSendDocument(
        { actor: build.actor, inBatch: 20, length: 1 },
        { documentId: 'document-1', batchId: 'batch-1', fileName: 'pond.txt' },
      ),
    ),
  TEXT_THERE_ALREADY: () =>
    codesOf(
      decideImportPolicy(
        build.buildImportState({ into: { id: 'policy-1', slug: 'first-aid', title: 'First aid', hasText: true } }),
        build.buildImportInput(),
      ),
    ),
  TERM_END_OUTSIDE: () =>
    codesOf(
      decideSetTermDates({ id: 'school-1', years: {} }, [{ schoolYear: 2026, term: 'spring', said: '25 March 2026' }]),
    ),
  HELD_WHERE_MISSING: () => heldElsewhere({ heldIn: ' ' }),
  CLERK_KEEPS_BODIES: () => setUp({ roles: ['head'], hasClerk: true }),
  BODY_NAME_MISSING: () => setUp({}, { name: ' ' }),
  BODY_NAME_TAKEN: () => setUp({ others: [{ name: 'Finance  committee' }] }),
  BODY_REMIT_LONG: () => setUp({}, { remit: 'x'.repeat(501) }),
  MEMBERS_IN_POST_WRONG: () => setUp({}, { inPost: 0 }),
  QUORUM_WRONG: () => setUp({}, { inPost: null, quorum: 201 }),
  PAPERS_DAYS_WRONG: () => setUp({}, { papersDays: -1 }),
  BODY_SETTING_UNLINKED: () => setUp({}, { settingIds: ['school-9'] }),
  BODY_ENDED: () => codesOf(decideEndBody(endState({ endedOn: '2026-07-31' }), { lastDay: TODAY })),
  BODY_STILL_DECIDES: () => codesOf(decideEndBody(endState({}, ['Trips']), { lastDay: TODAY })),
  APPROVER_IS_NOT_HEAD: () => headDecides(null),
  TEMPLATE_NOT_PUBLISHED: () => reviewTemplate({ publishedOn: null }),
  REVIEWED_BEFORE_EDITION: () => reviewTemplate({}, { reviewedOn: plainDate('2025-08-31') }),
  REVIEWED_BEFORE_LAST: () =>
    reviewTemplate({ lastReviewedOn: plainDate('2026-09-02') }, { reviewedOn: plainDate('2026-09-01') }),
  EXPECTED_TITLE_MISSING: () => expectPolicy({ title: ' ' }),
  EXPECTED_ALREADY: () => expectPolicy({ title: 'trips  policy' }),
  EXPECTED_BASIS_MISSING: () => expectPolicy({ basis: ' ' }),
  EXPECTED_NO_MORE: () =>
    codesOf(decideEndRequirement({ id: 'required-1', title: 'Trips', endedOn: '2026-08-31' }, { lastDay: TODAY })),
  STATUTORY_EXPECTED: () =>
    codesOf(
      decideRequireStatutory(
        { kind: 'council', expected: STATUTORY_POLICIES.map(({ title }) => title), expectedKeys: [], templates: [] },
        () => 'required-1',
      ),
    ),
  SOURCE_MISSING: () =>
    codesOf(
      decideStateApprover(
        {
          ...{ actor: build.actor, organisationId: build.SCHOOL, body: null },
          policy: { id: 'policy-1', title: 'Trips', isRetired: false },
        },
        { id: 'approver-1', office: 'head', source: ' ' },
        TODAY,
      ),
    ),
  NOT_HELD_ELSEWHERE: () =>
    codesOf(decideEndHeldElsewhere({ policy: { id: 'policy-1', title: 'Trips' }, isElsewhere: false }, TODAY)),
  ADOPTION_NOT_HISTORIC: () => keepEvidence({ adoption: null }),
  FILE_KEPT_ALREADY: () => keepEvidence({}),
  LINK_NOT_READ: () => heldElsewhere({ link: 'javascript:alert(1)' }),
  CORRECTED_ALREADY: () => setAside({ isCorrected: true }),
  NOTHING_TO_CORRECT: () =>
    codesOf(
      decideCorrectDetails(build.buildCorrectionState(), {
        ...{ correctionId: 'correction-1', decisionId: 'decision-2', reason: 'A slip.' },
        ...{ minuteReference: '12.3', attendance: 7, votes: null },
      }),
    ),
  CHANGES_NOT_CORRECTED: () =>
    setAside({ decision: { ...build.buildCorrectionState().decision, outcome: 'adopted-with-changes' } }),
  DECISION_OVERTAKEN: () => setAside({ policy: { id: 'policy-1', title: 'Trips', adoptedRevisionId: 'revision-9' } }),
  DECISION_SEALED: () => setAside({ adoption: { ...build.buildCorrectedAdoption(), isSealed: true } }),
  ADOPTION_COVERS_OTHERS: () => setAside({ adoption: { ...build.buildCorrectedAdoption(), coversOthers: true } }),
  MEETING_DATES_MISSING: () => scheduleYear(''),
  MEETING_DATE_NOT_READ: () => scheduleYear('next month'),
  TOO_MANY_MEETINGS: () => scheduleYear(Array.from({ length: 61 }, (_, at) => `${2030 + at}-01-01`).join('\n')),
  MEETING_HELD: () => planned({ heldOn: '2026-11-01' }),
  REVIEW_ON_AGENDA: () => planned({ isTabled: true }),
  NO_REVIEW_DATE: () => planned({ reviewDueOn: null }),
  REVIEW_WOULD_BE_LATE: () => planned({ heldOn: '2027-07-01' }),
  POLICY_NOT_EXPECTED: () => notApplicable('Swimming'),
  POLICY_NOT_MISSING: () => notApplicable('Behaviour'),
  LIVE_TEXT_NOT_IN_FORCE: () => live({ policy: { ...build.buildLiveState().policy, isInForce: false } }),
  LIVE_BLANK_UNKNOWN: () => live({ blank: null }),
  LIVE_BLANK_ADOPTED: () => live({ blank: { id: 'lead', type: 'list', label: 'Who leads?', required: true } }),
  LIVE_BLANK_OF_OWNER: () =>
    live({
      policy: { ...build.buildLiveState().policy, isCover: true },
      blank: { ...KEPT, keptBy: 'chief-executive' },
    }),
  LIVE_BLANK_KEPT: () => live({ roles: ['clerk'] }),
  LIVE_ANSWER_MISSING: () => live({}, { items: [' '] }),
  LIVE_ANSWERS_MANY: () => live({}, { items: Array.from({ length: MOST_ANSWERS + 1 }, (_, at) => `Person ${at}`) }),
  LIVE_ANSWER_ONE: () => live({ blank: KEPT }, { items: ['Ann Example', 'Bob Example'] }),
  LIVE_ANSWER_LONG: () => live({}, { items: ['x'.repeat(LONGEST_ANSWER + 1)] }),
  LIVE_ANSWER_DATE: () => live({ blank: ofType('date') }, { items: ['next week'] }),
  LIVE_ANSWER_SETTING: () => live({ blank: ofType('per-setting') }, { items: ['Ann Example'] }),
  LIVE_AS_AT_FUTURE: () => live({}, { asAt: plainDate('2026-11-13') }),
  LIVE_AS_AT_OLDER: () => live({}, { asAt: plainDate('2026-08-31') }),
  LIVE_ANSWER_SAME: () => live({ standing: { items: ['The office'], asAt: '2026-11-02' } }),
  LIVE_WHY_LONG: () => live({}, { why: 'x'.repeat(LONGEST_WHY + 1) }),
  SCHEDULE_EMPTY: () => schedule('Policy | Adopted'),
  SCHEDULE_NOT_READ: () => schedule('Safeguarding | Mrs Marsh | yearly'),
  SCHEDULE_TOO_LONG: () => schedule('Policy', ...Array.from({ length: 301 }, (_, at) => `Policy ${at}`)),
  SCHEDULE_TITLE_MISSING: () => schedule('Policy | Adopted', ' | June 2024'),
  SCHEDULE_TITLE_TOO_LONG: () => schedule('Policy', 'x'.repeat(201)),
  SCHEDULE_TITLE_TWICE: () => schedule('Policy', 'First aid', 'First-aid'),
  FILE_NOT_READ: () => codesOf(decideImportPolicy(build.buildImportState({ text: '' }), build.buildImportInput())),
  TEXT_EMPTY: () => save({ version: 4, text: ' \n' }),
  TEXT_TOO_LARGE: () => save({ version: 4, text: 'x'.repeat(LONGEST_TEXT + 1) }),
  TEXT_HAS_ERRORS: () =>
    codesOf(
      decideCreateTemplate(
        build.buildCreateTemplateState({ frontMatterProblems: [build.buildProblem()] }),
        build.buildCreateTemplateInput(),
      ),
    ),
  STALE_DRAFT: () => save({ version: 3, text: 'my words' }),
  NOTHING_CHANGED: () => submit({ adoptedTextSha256: 'c'.repeat(64) }),
  SLUG_TAKEN: () =>
    codesOf(decideImportPolicy(build.buildImportState(), build.buildImportInput({ slug: 'behaviour' }))),
  SUMMARY_MISSING: () => publish({}, { summary: ' ' }),
  MATERIALITY_MISSING: () => publish({}, { materiality: [] }),
  CLAUSE_ID_REUSED: () =>
    publish({
      latestEdition: null,
      formerClauses: [{ id: 'privacy-settings', title: 'Photographs', words: 'Parents take pictures' }],
    }),
  CLAUSE_ID_RESERVED: () =>
    publish({
      latestEdition: null,
      draft: { ...build.buildPublishState().draft, clauseIndex: [build.buildClause({ id: 'x-ours' })] },
    }),
  ADOPT_BY_PAST: () => publish({}, { adoptBy: TODAY }),
  ADOPT_BY_FAR: () => publish({}, { adoptBy: plainDate('2207-03-27') }),
  SUMMARY_TOO_LONG: () => publish({}, { summary: 'x'.repeat(LONGEST_SUMMARY + 1) }),
  MATERIALITY_REASON_TOO_LONG: () =>
    publish(
      {},
      { materiality: [{ clauseId: 'privacy-settings', level: 'legal', reason: 'x'.repeat(LONGEST_REASON + 1) }] },
    ),
  NOTHING_TO_PUBLISH: () =>
    publish({ latestEdition: { id: 'edition-1', number: 1, textSha256: 'b'.repeat(64), clauseIndex: [] } }),
  ALREADY_FORKED: () => fork({ policies: [{ slug: 'ours', templateId: 'template-1' }] }),
  EDITION_NOT_LATEST: () => fork({ edition: { organisationId: 'c', id: 'e', number: 1, isLatest: false } }),
  FIXED_CLAUSE_CHANGED: () => breach('FIXED_CLAUSE_CHANGED'),
  REQUIRED_CLAUSE_MISSING: () => breach('REQUIRED_CLAUSE_MISSING'),
  LOCAL_CLAUSE_EMPTY: () => breach('LOCAL_CLAUSE_EMPTY'),
  LEFT_OUT_NOT_OPTIONAL: () => breach('LEFT_OUT_NOT_OPTIONAL'),
  RULE_LOOSENED: () =>
    publish({
      base: {
        organisationId: build.COUNCIL,
        id: 'edition-2',
        publisher: { id: build.COUNCIL, name: 'Northbrook Council' },
        clauseIndex: [],
        clauseRules: {},
        lineage: [],
        breaches: [{ code: 'RULE_LOOSENED', clauseId: 'a', number: '1', title: 'A', rule: 'fixed' }],
      },
    }),
  TEMPLATE_IS_OWN: () => derive({ organisationId: build.COUNCIL }),
  ALREADY_DERIVED: () => derive({ templates: [{ slug: 'other', baseTemplateId: 'template-1' }] }),
  CLAUSE_NOT_FIXED: () => request({}, { rule: 'adaptable' }),
  CLAUSE_IS_LAW: () => request({}, { isLaw: true }),
  FIXED_BY_YOURSELVES: () => request({}, { setBy: { id: build.SCHOOL, name: 'Us' } }),
  EXCEPTION_ALREADY_ASKED: () => request({ isAsked: true }),
  WORDING_NOT_CHANGED: () => request({}, {}, { wording: ' Tell  the head. ' }),
  EXCEPTION_ANSWERED: () => answerException('refused', { answer: 'grant' }),
  EXCEPTION_NOT_GRANTED: () => answerException('asked', { answer: 'end', reason: 'It is over.' }),
  UNTIL_PAST: () => answerException('asked', { answer: 'grant', until: plainDate('2026-11-11') }),
  NOT_ON_TEMPLATE: () => leave({ followed: null }),
  TEMPLATE_BINDING: () => leave({ followed: { ...build.buildLeaveState().followed, force: 'binding' } }),
  MINUTE_MISSING: () => leave({}, { minuteReference: ' ' }),
  ALREADY_ON_TEMPLATE: () =>
    change({
      next: {
        ...build.buildChangeState().next,
        template: { organisationId: build.COUNCIL, id: 'template-1', title: 'A' },
      },
    }),
  CLAUSE_NOT_FOUND: () => refuseClauseChange(null, { kind: 'put-back' }).map((refusal) => refusal.code),
  EMPTY_BLANK: () => submit({}, { emptyBlanks: [{ id: 'dsl-name', label: 'Designated safeguarding lead' }] }),
  CHOICES_OPEN: () => submit({ openOffers: [{ editionNumber: 2 }] }),
  COMMENTS_OPEN: () => submit({ openComments: 2 }),
  COMMENT_MISSING: () => comment({}, { words: ' ' }),
  COMMENT_TOO_LONG: () => comment({}, { words: 'a'.repeat(LONGEST_COMMENT + 1) }),
  QUOTE_TOO_LONG: () => comment({}, { quoted: 'a'.repeat(LONGEST_QUOTE + 1) }),
  COMMENT_PLACE_GONE: () => comment({ place: 'gone' }),
  COMMENT_SETTLED: () => comment({ thread: { id: 'comment-2', state: 'resolved' } }),
  READER_NOT_ASKED: () => comment({}, { askedPersonIds: ['person-x'] }),
  COMMENT_OPEN: () => codesOf(decideReopenComment(settledComment)),
  COMMENT_NOT_YOURS_TO_SETTLE: () =>
    codesOf(decideSettleComment({ ...settledComment, writesDraft: false }, { settling: 'changed' })),
  COMMENT_OF_ANOTHER: () => deleteComment({ personId: 'person-x' }),
  COMMENT_DELETED: () => deleteComment({ deletedAt: new Date(0) }),
  NOBODY_TO_LOOK: () => askToLook({}),
  NOT_TO_BE_SHOWN: () => askToLook({ personIds: ['person-x'] }),
  LOOK_NOTE_TOO_LONG: () => askToLook({ publisher: true, note: 'a'.repeat(LONGEST_LOOK_NOTE + 1) }),
  LOOK_ENDED: () => codesOf(decideEndLook({ look: { id: 'look-1', policyId: 'policy-1', endedAt: new Date(0) } })),
  ALREADY_SUBMITTED: () => submit({ openRevision: { id: 'revision-1', number: 1, state: 'tabled' } }),
  POLICY_RETIRED: () => submit({ policy: { id: 'policy-1', title: 'T', retiredOn: '2026-01-01' } }),
  NOTHING_TO_RETIRE: () => retire({ policies: [] }),
  NOT_YET_IN_FORCE: () => retire({ policies: [build.buildRetired({ isInForce: false })] }),
  VERSION_WAITS: () => retire({ policies: [build.buildRetired({ waits: true })] }),
  RETIRED_BEFORE_ADOPTION: () => retire({ policies: [build.buildRetired({ adoptedOn: plainDate('2026-11-11') })] }),
  RETIRED_BEFORE_DECISION: () => retire({}, { retiredOn: plainDate('2026-11-09') }),
  SUCCESSOR_RETIRED_TOO: () => retire({ successor: build.buildRetired() }),
  SUCCESSOR_NOT_IN_FORCE: () => retire({ successor: build.buildRetired({ id: 'policy-2', isInForce: false }) }),
  REVISION_NOT_OPEN: () => record({ revision: build.buildRevision({ state: 'withdrawn' }) }),
  ALREADY_TABLED: () =>
    table({
      revision: { ...build.buildTableState().revision, state: 'tabled' },
      agenda: [{ revisionId: 'revision-2', position: 1 }],
    }),
  DECIDED_AT_MEETING: () =>
    table({ revision: { ...build.buildTableState().revision, state: 'deferred' }, isDecidedHere: true }),
  BODY_NOT_FOR_SETTING: () => table({ body: { name: 'Another board', actsFor: ['elsewhere'] } }),
  PAPERS_LATE: () => table({}, plainDate('2026-11-23')),
  NOTHING_DECIDED: () => codesOf(decideRecordDecisions([])),
  DECIDED_TWICE: () => {
    const decided = decideRecordDecision(build.buildDecisionState(), build.buildDecisionInput(), TODAY);
    const item = { policyId: 'policy-1', policyTitle: 'Lettings', number: 2, decided };
    return codesOf(decideRecordDecisions([item, item]));
  },
  MEETING_CANCELLED: () => table({ meeting: { ...build.buildTableState().meeting, cancelledOn: TODAY } }),
  MEETING_DECIDED: () => cancelMeeting({ decisions: 1 }),
  MEETING_OVER: () => cancelMeeting({ meeting: { ...toChangeMeeting, heldOn: plainDate('2026-01-12') } }),
  TIME_NOT_READ: () => codesOf(decideMoveMeeting(toChange(), { heldOn: TODAY, startsAt: 'late' }, TODAY)),
  ENDS_BEFORE_START: () => codesOf(decideMoveMeeting(toChange(), { heldOn: TODAY, endsAt: '6pm' }, TODAY)),
  AGENDA_OTHERWISE: () =>
    codesOf(
      decideOrderAgenda({ meeting: { id: 'meeting-1' }, agenda: ['revision-1'], decisions: 0 }, { revisionIds: [] }),
    ),
  MEETING_DAY_PAST: () => codesOf(decideMoveMeeting(toChange(), { heldOn: plainDate('2026-01-12') }, TODAY)),
  MEETING_EXISTS: () => {
    const state = { ...build.buildTableState(), body: { id: 'body-1', name: 'Governing body' }, heldOn: [TODAY] };
    return codesOf(decideScheduleMeeting(state, { meetingId: 'meeting-2', heldOn: TODAY }));
  },
  MATERIALITY_REASON_MISSING: () =>
    submit({ weight: { ...weight, changes: [build.buildChange({ of: 'own' })] } }, {}, { materiality: 'editorial' }),
  CONSULTATION_MISSING: () =>
    submit({ weight: { ...weight, changes: [build.buildChange({ agreedWith: 'the unions' })] } }),
  CONSULTED_MISSING: () => consult({ consulted: [' '] }),
  CONSULTATION_ENDS_EARLY: () => consult({ untilOn: plainDate('2026-08-31') }),
  EMPLOYER_MISSING: () =>
    codesOf(
      decideRecordEditionConsultation(
        { ...build.buildSubmitState(), edition: { id: 'edition-1' } },
        { ...build.buildConsultationInput(), employers: [] },
        TODAY,
      ),
    ),
  ROUTE_NOT_ALLOWED: () =>
    record({ body: build.buildBody({ routes: ['meeting'] }) }, { route: 'delegated', attendance: null }),
  CHAIRS_ACTION_NOT_ALLOWED: () =>
    record(
      { body: build.buildBody({ constitution: 'charity' }) },
      { route: 'chairs-action', attendance: null, note: 'A child was at risk.' },
    ),
  WRITTEN_RESOLUTION_NOT_ALLOWED: () =>
    record(
      { body: build.buildBody({ routes: ['written-resolution'] }) },
      { route: 'written-resolution', attendance: null },
    ),
  MEETING_MISSING: () => record({ meeting: null }),
  MEETING_OF_OTHER_BODY: () =>
    record({ meeting: { id: 'meeting-1', bodyId: 'body-9', heldOn: plainDate('2026-11-10') } }),
  NOT_ON_AGENDA: () => record({ revision: build.buildRevision({ tabledAtMeetingId: 'meeting-9' }) }),
  DECIDED_ON_NOT_MEETING_DATE: () => record({}, { decidedOn: plainDate('2026-11-09') }),
  DATE_IN_FUTURE: () => record({}, { route: 'delegated', attendance: null, decidedOn: plainDate('2026-11-13') }),
  DATE_MISSING: () => historic({}, { adoptedOn: '……' }),
  DATE_NOT_READ: () => historic({}, { adoptedOn: 'long ago' }),
  VOTES_NOT_READ: () => record({}, { votes: { for: 1.5, against: 0, abstained: 0 } }),
  VOTES_EXCEED_ATTENDANCE: () => record({}, { votes: { for: 8, against: 1, abstained: 0 } }),
  VOTES_SAY_OTHERWISE: () => record({}, { votes: { for: 3, against: 4, abstained: 0 } }),
  ATTENDANCE_BY_NAME: () => record({ voters: 7 }, { attendance: 8 }),
  VOTE_AS_IT_IS: () =>
    codesOf(
      decideSetVote(
        {
          appointment: {
            ...{ id: 'post-1', personId: 'person-1', personName: 'Joan Whitfield', role: 'governor', bodyId: null },
            ...{ fromOn: TODAY, untilOn: null },
          },
          held: [],
        },
        { votes: true, fromOn: TODAY },
        TODAY,
      ),
    ),
  ATTENDANCE_NOT_BORNE: () =>
    codesOf(
      decideCorrectDetails(build.buildCorrectionState({ voters: 6 }), {
        ...{ correctionId: 'correction-1', decisionId: 'decision-2', reason: 'Counted anew.' },
        ...{ minuteReference: '12.4', attendance: 7, votes: null },
      }),
    ),
  ATTENDANCE_DECIDED: () => attend({}, { decided: [{ revisionId: 'revision-1', attendance: 9 }] }),
  ATTENDANCE_CONFIRMED: () => attend({}, { isRecorded: true, isConfirmed: true }),
  NOBODY_PRESENT: () => attend({ people: [] }),
  TOO_MANY_ATTENDED: () =>
    attend({ people: Array.from({ length: 201 }, () => ({ ...attendee, personId: null, name: 'A guest' })) }),
  ATTENDEE_UNKNOWN: () => attend({ people: [attendee, { ...attendee, personId: 'person-x' }] }),
  ATTENDED_TWICE: () => attend({ people: [attendee, attendee] }),
  GUEST_NOT_PRESENT: () =>
    attend({ people: [attendee, { ...attendee, personId: null, name: 'A guest', presence: 'absent' }] }),
  INTEREST_UNSAID: () => declare({ said: '' }),
  INTEREST_OF_ABSENT: () =>
    attend({
      people: [{ ...attendee, presence: 'absent' }, guest],
      interests: [{ person: 0, revisionId: null, said: 'A cousin.', withdrew: false }],
    }),
  WITHDREW_FROM_NOTHING: () => declare({ withdrew: true }),
  MEETING_ATTENDED: () => cancelMeeting({ isAttended: true }),
  MINUTES_CONFIRMED_ALREADY: () => confirmMinutes({}, true),
  MINUTES_CONFIRMED_BEFORE: () => confirmMinutes({ heldOn: plainDate('2026-09-14') }),
  COUNTED_WITHOUT_MEETING: () => record({}, { route: 'chairs-action', note: 'A child was at risk.' }),
  ATTENDANCE_MISSING: () => record({}, { attendance: null }),
  QUORUM_NOT_MET: () => record({}, { attendance: 5 }),
  REASON_MISSING: () => record({}, { route: 'chairs-action', attendance: null }),
  AMENDMENTS_MISSING: () => record({}, { outcome: 'adopted-with-changes' }),
  AMENDMENT_UNSAID: () => amend([{ ...amendment, said: ' ' }]),
  AMENDED_TWICE: () => amend([amendment, { ...amendment, what: 'leave-out' }]),
  AMENDMENTS_WAIT: () => submit({ amendmentsWait: true }),
  CONFIRMATION_WAITS: () => record({ revision: build.buildRevision({ amendsId: 'revision-1' }) }),
  NOTHING_TO_AMEND: () => enter({ decision: { ...build.buildEnterState().decision, isAdopted: true } }),
  AMENDMENT_NOT_MADE: () => enter({ entered: [] }),
  CHANGED_BEYOND_AMENDMENTS: () =>
    enter({ entered: [...build.buildEnterState().entered, { key: 'photographs', number: '5', title: 'Photographs' }] }),
  CONFIRMING_OFFICE_NOT_HELD: () => confirm({ offices: ['governor'] }),
  OWN_ENTRY_NOT_CONFIRMED: () => confirm({ actor: { personId: 'person-clerk', name: 'A clerk' } }),
  CLERK_OF_OTHER_BODY: () => {
    const refusal = checkClerk([{ role: 'clerk', bodyId: 'body-1', onlyBody: true }], { id: 'body-2', name: 'Board' });
    return refusal ? [refusal.code] : [];
  },
  BODY_FOR_CLERK_MISSING: () => invite({}, { roles: ['clerk'], bodyId: null, onlyBody: true }),
  OWN_SUBMISSION: () => {
    const { actor, body } = build.buildDecisionState();
    return record(
      {
        body: { ...body, routes: ['delegated'], separatesAuthor: true },
        revision: build.buildRevision({ submittedBy: actor.personId }),
      },
      { route: 'delegated', attendance: null },
    );
  },
  NO_DELEGATION: () => editorial({ delegations: [] }),
  DELEGATED_OFFICE_NOT_HELD: () => editorial({ offices: ['governor'] }),
  NOT_EDITORIAL: () => editorial({ revision: { ...build.buildEditorialState().revision, changes: null } }),
  ALREADY_DELEGATED: () =>
    delegate({}, [{ id: 'd', bodyId: 'body-1', office: 'head', resolvedOn: TODAY, endedOn: null }]),
  DELEGATION_ENDED: () =>
    codesOf(
      decideEndDelegation(
        { id: 'd', bodyId: 'body-1', office: 'head', resolvedOn: TODAY, endedOn: TODAY },
        { minuteReference: '7' },
        TODAY,
      ),
    ),
  MINUTE_NOT_THE_EVIDENCE: () => historic({}, { evidence: 'signed-copy', minuteReference: '12.3' }),
  MINUTE_REFERENCE_MISSING: () => delegate({ minuteReference: ' ' }),
  NOTHING_TO_REPORT: () => report({ isReported: true }),
  REPORTED_TO_OTHER_BODY: () =>
    report({ meeting: { id: 'meeting-1', heldOn: TODAY, body: { id: 'body-2', kind: 'committee' } } }),
  REPORTED_BEFORE_DECISION: () =>
    report({ meeting: { id: 'meeting-1', heldOn: plainDate('2026-11-01'), body: REPORTED } }),
  EFFECTIVE_BEFORE_DECISION: () => record({}, { effectiveFrom: plainDate('2026-11-09') }),
  REVIEW_DUE_MISSING: () => record({ revision: build.buildRevision({ review: null }) }),
  REVIEW_DUE_NOT_AFTER: () => record({}, { reviewDue: 'Spring 2026' }),
  REVIEW_DUE_TOO_LATE: () =>
    record(
      { revision: build.buildRevision({ review: { every: 'P1Y', statutoryMaximum: 'P1Y' } }) },
      { reviewDue: 'Spring 2028' },
    ),
  SETTING_NOT_COVERED: () => record({}, { alsoCovers: ['elsewhere'] }),
  HISTORIC_NOT_EARLIER: () =>
    historic({ adoptedRevisionId: 'revision-1', adoptedOn: plainDate('2017-01-01') }, { adoptedOn: 'June 2017' }),
  SIGNATURE_ON_SUPERSEDED: () => sign(superseded),
  REVISION_NOT_ADOPTED: () => sign({ revision: { id: 'revision-2', state: 'tabled' } }),
  OFFICE_NOT_HELD: () => sign({ holders: [VICE] }),
  NAME_MISMATCH: () => sign({}, { typedName: 'Ama O' }),
  DECLARATION_MISSING: () => sign({}, { declared: false }),
  DOCUMENT_NOT_READY: () => sign({ document: { id: 'document-2', state: 'printing', latest: null } }),
  DOCUMENT_CHANGED: () => sign({}, { documentSha256: 'e'.repeat(64) }),
  ALREADY_SIGNED: () => sign({ signedBy: ['person-1'] }),
  REQUEST_CLOSED: () => sign({ request: build.buildRequest({ state: 'void' }) }),
  REQUEST_LAPSED: () => sign({ request: LAPSED }),
  ASKED_OF_OTHER: () => sign({ request: build.buildRequest({ askedPersonId: 'person-9' }) }),
  SIGNATURE_OUT_OF_ORDER: () =>
    sign({ request: build.buildRequest({ turn: 2 }), round: [build.buildRequest({ id: 'request-1', role: 'head' })] }),
  HANDED_TO_ONESELF: () => handOn(CHAIR),
  NOT_A_DEPUTY: () => handOn(build.HOLDERS[4]),
  SIGNATORY_TAKEN: () => handOn(VICE, { signedBy: ['person-2'] }),
  REQUEST_STILL_OPEN: () => askAgain(),
  OFFICE_VACANT: () => askAgain({ holders: [VICE] }),
  UNSIGNED_NOT_ALLOWED: () => closeUnsigned({ request: DECLINED }, false),
  DOCUMENT_CLOSED: () => askAgain({ document: { id: 'd', state: 'sealed', latest: { sha256: 'd' } } }),
  PAPER_OUT_OF_ORDER: () =>
    onPaper({
      request: build.buildRequest({ turn: 2 }),
      round: [build.buildRequest({ id: 'request-1', role: 'head' })],
    }),
  SIGNER_MISSING: () => onPaper({}, { signerName: ' ' }),
  SIGNED_BEFORE_ADOPTION: () => onPaper({}, { signedOn: plainDate('2026-11-09') }),
  SIGNED_TOO_LATE: () => onPaper({ request: LAPSED }, { signedOn: TODAY }),
  SCAN_MISSING: () => onPaper({}, { scan: { sha256: 'a', kind: null, length: 0 } }),
  SCAN_TOO_LARGE: () => onPaper({}, { scan: { sha256: 'a', kind: 'image/png', length: 10_000_001 } }),
  SCAN_UNREADABLE: () => onPaper({}, { scan: { sha256: 'a', kind: null, length: 1 } }),
  SIGNATORY_TWICE: () => rules({ signatories: ['chair', 'chair'] }),
  SIGNING_DAYS_WRONG: () => rules({ signWithinDays: 0 }),
  CHOICE_UNANSWERED: () => takeUpdate({}, { answers: [] }),
  CHOICE_TEXT_MISSING: () => takeUpdate({}, { answers: [{ clauseId: 'privacy-settings', answer: 'own', text: ' ' }] }),
  BOTH_NOT_CONFIRMED: () => takeUpdate({ questions: [build.buildQuestion({ kind: 'both' })] }, { answers: [] }),
  ANSWER_NOT_FITTING: () => answer({}, { answer: 'remove' }),
  CHOICE_NOT_ASKED: () => answer({}, { clauseId: 'reporting' }),
  CHOICE_CHANGED: () => answer({}, { key: 'key-0' }),
  ANSWERED_MEANWHILE: () => answer({ kept: [build.buildAnswer({ answer: 'ours' })] }),
  WORDING_BREAKS_TEXT: () => answer({ brokenBy: { message: 'A fence is open.', advice: 'Close it.' } }),
  CHANGE_NOT_DECLINABLE: () => declineChange({ canDecline: false }),
  CHANGE_NOT_DECLINED: () => codesOf(decideAcceptChange(build.buildDeclineChangeState())),
  NOTHING_TO_UNDO: () => undo({ taken: null }),
  UPDATE_SENT_SINCE: () => undo({ revisions: [{ number: 2, state: 'submitted' }] }),
  UPDATE_CHANGED_SINCE: () => undo({ draft: { version: 6, text: 'later words', baseEditionId: 'edition-2' } }),
  EDITION_ALREADY_TAKEN: () => takeUpdate({ baseEditionNumber: 2 }),
  EDITION_OF_OTHER_TEMPLATE: () => takeUpdate({ policy: { id: 'policy-1', templateId: null } }),
  UPDATE_ALREADY_DECLINED: () =>
    codesOf(decideDeclineUpdate(build.buildDeclineUpdateState({ offerAnswer: 'declined' }), { reason: 'Later.' })),
  NOT_ADOPTED: () => review({ adoption: null }),
  REVIEWED_BEFORE_ADOPTION: () => review({}, { reviewedOn: plainDate('2025-10-31') }),
  NOT_IN_FORCE: () => acknowledge(false, 'b'.repeat(64)),
  ALREADY_ACKNOWLEDGED: () => acknowledge(true),
  ROUND_POLICIES_MISSING: () => openRound({ policyIds: [] }),
  ROUND_POLICY_NOT_IN_FORCE: () => openRound({ policyIds: ['policy-1', 'policy-9'] }),
  ROUND_AUDIENCE_MISSING: () => openRound({ audience: [] }),
  NOBODY_TO_ASK: () =>
    codesOf(decideOpenRound(build.buildOpenRoundState({ asked: 0 }), build.buildOpenRoundInput(), TODAY)),
  ROUND_TITLE_MISSING: () => openRound({ policyIds: ['policy-1', 'policy-2'], title: ' ' }),
  ROUND_DAY_PAST: () => openRound({ dueOn: addDays(TODAY, -1) }),
  ROUND_CLOSED: () =>
    codesOf(decideCloseRound({ actor: build.actor, round: { id: 'round-1', closedAt: new Date(0) }, ...COUNTED })),
  REMINDED_LATELY: () => remind({ reminders: [{ kind: 'week-before', remindedOn: addDays(TODAY, -6) }] }),
  NOBODY_LEFT: () => remind({ waiting: [] }),
  NOBODY_TICKED: () => recordSheet({ personIds: ['somebody else'] }),
  SHEET_TOO_OLD: () => recordSheet({ signedOn: plainDate('2026-10-31') }),
  COLLECTOR_MISSING: () => recordSheet({ collectedBy: ' ' }),
  QUESTION_MISSING: () => askQuestion(' '),
  QUESTION_TOO_LONG: () => askQuestion('?'.repeat(LONGEST_QUESTION + 1)),
  ANSWER_MISSING: () => answerQuestion(null, ' '),
  QUESTION_ANSWERED: () => answerQuestion(new Date(0), 'Yes.'),
};

const COUNTED = { asked: 2, confirmed: 1 };

function acknowledge(isDone: boolean, sha256 = 'c'.repeat(64)): RefusalCode[] {
  const texts = build.buildAcknowledgeState().texts.map((each) => ({ ...each, isDone }));
  const shown = [{ acknowledgementId: 'acknowledgement-1', policyId: 'policy-1', sha256 }];
  return codesOf(decideAcknowledge(build.buildAcknowledgeState({ texts }), { shown }));
}

function openRound(overrides: Partial<OpenRoundInput>): RefusalCode[] {
  return codesOf(decideOpenRound(build.buildOpenRoundState(), build.buildOpenRoundInput(overrides), TODAY));
}

function remind(overrides: Partial<RemindRoundState>): RefusalCode[] {
  const state = { actor: build.actor, round: { id: 'round-1', closedAt: null }, waiting: ['person-2'], reminders: [] };
  return codesOf(decideRemindRound({ ...state, ...overrides }, 'by-hand', TODAY));
}

function recordSheet(overrides: Partial<RecordSheetInput>): RefusalCode[] {
  return codesOf(decideRecordSheet(build.buildRecordSheetState(), build.buildRecordSheetInput(overrides), TODAY));
}

function askQuestion(question: string): RefusalCode[] {
  const text = { policyId: 'policy-1', policyOrganisationId: build.SCHOOL, title: 'Keys' };
  return codesOf(decideAskQuestion({ actor: build.actor, text }, { questionId: 'question-1', question }));
}

function answerQuestion(answeredAt: Date | null, answer: string): RefusalCode[] {
  const question = { id: 'question-1', personId: 'person-2', answeredAt };
  return codesOf(decideAnswerQuestion({ actor: build.actor, question }, { answer }));
}

describe('each refusal', () => {
  it.each(REFUSAL_CODES)('%s comes about, alone', (code) => expect(roads[code]()).toEqual([code]));

  it('that only warns never stops anything', () => {
    const plans = [
      decideSubmit(
        build.buildSubmitState({
          openComments: 1,
          openOffers: [{ editionNumber: 2 }],
          adoptedTextSha256: 'c'.repeat(64),
        }),
        build.buildSubmitInput(),
      ),
      decideTable(build.buildTableState(), plainDate('2026-11-29')),
    ];
    expect(plans.flatMap((decided) => decided.warnings?.map((warning) => warning.code)).sort()).toEqual(
      [...WARNING_CODES].sort(),
    );
  });
});

describe('every verb, asked the other way', () => {
  it.each<[string, () => RefusalCode[], RefusalCode[]]>([
    ['publishing from an old version', () => publish({}, { version: 2 }), ['STALE_DRAFT']],
    [
      'publishing with errors',
      () => publish({ draft: { ...build.buildPublishState().draft, problems: [build.buildProblem()] } }),
      ['TEXT_HAS_ERRORS'],
    ],
    ['sending from an old version', () => submit({}, {}, { version: 3 }), ['STALE_DRAFT']],
    ['sending with errors', () => submit({}, { problems: [build.buildProblem()] }), ['TEXT_HAS_ERRORS']],
    [
      'starting where the name is taken',
      () => fork({ policies: [{ slug: 'social-networking', templateId: null }] }),
      ['SLUG_TAKEN'],
    ],
    [
      'tabling what is decided',
      () => table({ revision: { ...build.buildTableState().revision, state: 'adopted' } }),
      ['REVISION_NOT_OPEN'],
    ],
    [
      'tabling what stands on another agenda',
      () => table({ revision: { ...build.buildTableState().revision, state: 'tabled' } }),
      ['REVISION_NOT_OPEN'],
    ],
    [
      'answering with a fixed clause reworded',
      () => answer({ rule: 'fixed' }, { answer: 'own' }),
      ['FIXED_CLAUSE_CHANGED'],
    ],
    [
      'answering a slot with nothing',
      () => answer({ rule: 'local' }, { answer: 'own', text: ' ' }),
      ['LOCAL_CLAUSE_EMPTY'],
    ],
    ['answering for an edition that is in', () => answer({ baseEditionNumber: 2 }), ['EDITION_ALREADY_TAKEN']],
    ['declining a change without a reason', () => declineChange({}, ' '), ['REASON_MISSING']],
    [
      'undoing an edition that is not in the draft',
      () => undo({ draft: { version: 5, text: '', baseEditionId: 'edition-1' } }),
      ['NOTHING_TO_UNDO'],
    ],
    ['taking an update from an old version', () => takeUpdate({}, { version: 3 }), ['STALE_DRAFT']],
    ['a review dated tomorrow', () => review({}, { reviewedOn: plainDate('2026-11-13') }), ['DATE_IN_FUTURE']],
    ['a review without a reason', () => review({}, { reason: '' }), ['REASON_MISSING']],
    ['a review without any next date', () => review({ review: null }), ['REVIEW_DUE_MISSING']],
    ['a review whose next date cannot be read', () => review({}, { nextDue: 'soon' }), ['DATE_NOT_READ']],
    [
      'a historic adoption dated tomorrow',
      () => historic({}, { adoptedOn: '13 November 2026', reviewDue: '' }),
      ['DATE_IN_FUTURE'],
    ],
    ['a historic review due that cannot be read', () => historic({}, { reviewDue: 'whenever' }), ['DATE_NOT_READ']],
    ['a historic review due before the adoption', () => historic({}, { reviewDue: '2016' }), ['REVIEW_DUE_NOT_AFTER']],
    [
      'a decision of a body that acts for others',
      () => record({ body: build.buildBody({ actsFor: ['elsewhere'] }) }),
      ['BODY_NOT_FOR_SETTING'],
    ],
    [
      'signing while it is being sealed',
      () => sign({ document: { id: 'd', state: 'sealing', latest: { sha256: 'd'.repeat(64) } } }),
      ['DOCUMENT_NOT_READY'],
    ],
    ['signing without a document', () => sign({ document: null }), ['DOCUMENT_NOT_READY']],
    [
      'signing what another has signed',
      () => sign({ request: build.buildRequest({ state: 'signed' }) }),
      ['ALREADY_SIGNED'],
    ],
    [
      'an amendment of a clause that is not there',
      () => amend([{ ...amendment, clauseId: 'gone' }]),
      ['CLAUSE_NOT_FOUND'],
    ],
    [
      'entering changes while a version waits',
      () => enter({ openRevision: { number: 3, state: 'submitted' } }),
      ['ALREADY_SUBMITTED'],
    ],
    [
      'entering changes that break a rule',
      () =>
        enter({
          text: {
            ...build.buildEnterState().text,
            breaches: [{ code: 'FIXED_CLAUSE_CHANGED', clauseId: 'a', number: '1', title: 'A' }],
          },
        }),
      ['FIXED_CLAUSE_CHANGED'],
    ],
    [
      'confirming what is adopted already',
      () => confirm({ decision: { ...build.buildConfirmState().decision, isAdopted: true } }),
      ['REVISION_NOT_OPEN'],
    ],
    ['saying that it does not match, without saying what', () => confirm({}, { matches: false }), ['REASON_MISSING']],
    [
      'taking an editorial update that is on an agenda',
      () => editorial({ revision: { ...build.buildEditorialState().revision, state: 'tabled' } }),
      ['REVISION_NOT_OPEN'],
    ],
    ['a consultation that ends tomorrow', () => consult({ untilOn: plainDate('2026-11-13') }), ['DATE_IN_FUTURE']],
    [
      'a consultation without agreement or a word on it',
      () => consult({ outcome: 'consulted-not-agreed' }),
      ['REASON_MISSING'],
    ],
    [
      'reporting to a meeting that is to come',
      () => report({ meeting: { id: 'meeting-1', heldOn: plainDate('2026-11-13'), body: REPORTED } }),
      ['DATE_IN_FUTURE'],
    ],
    ['ticking an empty declaration', () => sign({}, { declaration: '' }), ['DECLARATION_MISSING']],
    [
      'leaving a fixed clause out',
      () => refuseClauseChange(asked('fixed'), { kind: 'leave-out', reason: 'x' }).map((r) => r.code),
      ['LEFT_OUT_NOT_OPTIONAL'],
    ],
    [
      'rewording a fixed clause',
      () => refuseClauseChange(asked('fixed'), { kind: 'adapt', text: 'x' }).map((r) => r.code),
      ['FIXED_CLAUSE_CHANGED'],
    ],
    [
      'emptying a local clause',
      () => refuseClauseChange(asked('local'), { kind: 'adapt', text: ' ' }).map((r) => r.code),
      ['LOCAL_CLAUSE_EMPTY'],
    ],
    [
      'withdrawing without a reason',
      () =>
        codesOf(
          decideWithdraw(
            { ...build.buildSubmitState(), revision: { id: 'r', number: 2, state: 'tabled' } },
            { reason: '' },
          ),
        ),
      ['REASON_MISSING'],
    ],
    [
      'withdrawing what is adopted',
      () =>
        codesOf(
          decideWithdraw(
            { ...build.buildSubmitState(), revision: { id: 'r', number: 2, state: 'adopted' } },
            { reason: 'x' },
          ),
        ),
      ['REVISION_NOT_OPEN'],
    ],
    [
      'declining an update without a reason',
      () => codesOf(decideDeclineUpdate(build.buildDeclineUpdateState(), { reason: ' ' })),
      ['REASON_MISSING'],
    ],
    ['declining to sign without a reason', () => decline({}, ''), ['REASON_MISSING']],
    ['declining for an office not held', () => decline({ holders: [] }), ['OFFICE_NOT_HELD']],
    ['declining twice', () => decline({ request: DECLINED }), ['REQUEST_CLOSED']],
  ])('%s', (_, road, codes) => expect(road()).toEqual(codes));
});

describe('the words of a refusal', () => {
  const words = REFUSAL_CODES.map((code) => [code, `${refusalText[code].what} ${refusalText[code].whatToDo}`] as const);

  it.each(words)('%s uses plain words', (_, text) => {
    expect(text).not.toMatch(/upstream|fork|conflict|merge|tenant|revision|invalid|\bnull\b|[<>]/i);
    expect(text).not.toMatch(/—|\s{2}/);
  });

  it.each(REFUSAL_CODES)('%s says in sentences what is wrong and what to do', (code) => {
    expect(refusalText[code].what).toMatch(/^[A-Z].{15,}\.$/);
    expect(refusalText[code].whatToDo).toMatch(/^[A-Z].{15,}\.$/);
  });
});
