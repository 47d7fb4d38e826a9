/** Every operation of the tour, as any client of the public API could write it. */
const REFUSALS = 'refusals { code what whatToDo where clauseId }';
const DRAFT = 'version text problems { rule severity message advice line } emptyBlanks { id label type }';

export const SIGN_IN = `mutation ($email: String!, $password: String!) {
  signIn(email: $email, password: $password) { ${REFUSALS} me { person { name } organisation { id name } roles } }
}`;
export const ACT_FOR = `mutation ($organisationId: ID!) {
  actFor(organisationId: $organisationId) { ${REFUSALS} me { organisation { id name } roles } }
}`;
export const ORGANISATIONS = `{ organisations { id name slug kind } me { memberships { organisation { id slug name } roles } } }`;
export const CREATE_TEMPLATE = `mutation ($text: String!) {
  createTemplate(text: $text) { ${REFUSALS} template { id slug title draft { version problems { severity message line } } } }
}`;
export const SAVE_TEMPLATE_DRAFT = `mutation ($templateId: ID!, $version: Int!, $text: String!) {
  saveTemplateDraft(templateId: $templateId, version: $version, text: $text) {
    ${REFUSALS} template { id draft { version changes { clauseId number title what } } }
  }
}`;
export const PUBLISH_EDITION = `mutation ($templateId: ID!, $version: Int!, $summary: String!, $materiality: [ClauseMaterialityInput!]) {
  publishEdition(templateId: $templateId, version: $version, summary: $summary, materiality: $materiality) {
    ${REFUSALS} edition { id number }
  }
}`;
export const FORK_TEMPLATE = `mutation ($templateId: ID!) {
  forkTemplate(templateId: $templateId) { ${REFUSALS} policy { id title draft { ${DRAFT} } } }
}`;
export const IMPORT_POLICY = `mutation ($text: String!, $fileName: String!) {
  importPolicy(text: $text, fileName: $fileName) {
    ${REFUSALS} report { what text line became } policy { id title draft { ${DRAFT} } }
  }
}`;
export const FILL_BLANKS = `mutation ($policyId: ID!, $version: Int!, $values: [BlankValueInput!]!) {
  fillBlanks(policyId: $policyId, version: $version, values: $values) { ${REFUSALS} draft { ${DRAFT} } }
}`;
export const ADAPT_CLAUSE = `mutation ($policyId: ID!, $version: Int!, $clauseId: ID!, $text: String!) {
  adaptClause(policyId: $policyId, version: $version, clauseId: $clauseId, text: $text) { ${REFUSALS} draft { ${DRAFT} } }
}`;
export const LEAVE_OUT_CLAUSE = `mutation ($policyId: ID!, $version: Int!, $clauseId: ID!, $reason: String!) {
  leaveOutClause(policyId: $policyId, version: $version, clauseId: $clauseId, reason: $reason) { ${REFUSALS} draft { ${DRAFT} } }
}`;
export const POLICY = `query ($id: ID!) {
  policy(id: $id) {
    id title status reviewDueOn reviewDueSaid adoptedOn behind
    updateOffers { id answer edition { id number summary } }
    draft { ${DRAFT} }
    revisions { id number state }
    requests { id role state }
    variations { number title what reason }
    documents { id state verifyCode failure latest { sha256 length level } }
  }
}`;
export const UPDATE_PREVIEW = `query ($policyId: ID!, $editionId: ID!) {
  updatePreview(policyId: $policyId, editionId: $editionId) {
    draftVersion outcomes { clauseId number title outcome } choices { clauseId number title kind base ours theirs }
    notCarriedOver { clauseId text }
  }
}`;
export const TAKE_UPDATE = `mutation ($policyId: ID!, $editionId: ID!, $version: Int!, $answers: [ChoiceAnswerInput!]!) {
  takeUpdate(policyId: $policyId, editionId: $editionId, version: $version, answers: $answers) { ${REFUSALS} draft { ${DRAFT} } }
}`;
export const SUBMIT_POLICY = `mutation ($policyId: ID!, $version: Int!, $note: String) {
  submitPolicy(policyId: $policyId, version: $version, note: $note) { ${REFUSALS} revision { id number state textSha256 } }
}`;
export const BODIES = `{ bodies { id name } }`;
export const SCHEDULE_MEETING = `mutation ($bodyId: ID!, $heldOn: PlainDate!, $place: String) {
  scheduleMeeting(bodyId: $bodyId, heldOn: $heldOn, place: $place) { ${REFUSALS} meeting { id heldOn body { name } } }
}`;
export const TABLE_REVISION = `mutation ($meetingId: ID!, $revisionId: ID!) {
  tableRevision(meetingId: $meetingId, revisionId: $revisionId) { ${REFUSALS} meeting { id agenda { id state } } }
}`;
export const RECORD_DECISION = `mutation ($input: RecordDecisionInput!) {
  recordDecision(input: $input) { ${REFUSALS} decision { id outcome decidedOn minuteReference } adoption { id adoptedOn reviewDueOn reviewDueSaid } }
}`;
export const RECORD_HISTORIC_ADOPTION = `mutation ($input: HistoricAdoptionInput!) {
  recordHistoricAdoption(input: $input) { ${REFUSALS} adoption { id adoptedOn adoptedSaid reviewDueOn reviewDueSaid historic evidence } }
}`;
export const SIGNATURE_REQUESTS = `{
  signatureRequests { id role state policyId policyTitle revision { id } document { id state verifyCode latest { sha256 length level } } }
}`;
export const SIGN_REVISION = `mutation ($requestId: ID!, $documentSha256: String!, $typedName: String!) {
  signRevision(requestId: $requestId, documentSha256: $documentSha256, typedName: $typedName, declared: true) {
    ${REFUSALS} request { id state signedByName signedAt }
  }
}`;
export const SAVE_DRAFT = `mutation ($policyId: ID!, $version: Int!, $text: String!) {
  saveDraft(policyId: $policyId, version: $version, text: $text) { ${REFUSALS} draft { ${DRAFT} } }
}`;
export const RECORD_REVIEW = `mutation ($policyId: ID!, $outcome: String!, $reason: String!) {
  recordReview(policyId: $policyId, outcome: $outcome, reason: $reason) { ${REFUSALS} review { id nextDueOn } }
}`;
export const ACKNOWLEDGE = `mutation ($revisionId: ID!) {
  acknowledgePolicy(revisionId: $revisionId) { ${REFUSALS} acknowledgement { id acknowledgedAt } }
}`;
export const REGISTER = `query ($status: String, $after: String) {
  register(status: $status, first: 100, after: $after) {
    hasMore endCursor
    entries { policyId organisationName title status adoptedOn reviewDueOn reviewDueSaid editionNumber latestEditionNumber behind unsigned remark }
  }
  registerCounts { policies missing overdue dueSoon unsigned behind }
}`;
