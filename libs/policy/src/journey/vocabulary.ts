/** What a person may be for an organisation, each for a term of office. */
export const ROLES = [
  'council-author',
  'publisher',
  'compliance-officer',
  'head',
  'clerk',
  'chair',
  'vice-chair',
  'governor',
  'staff',
  'operator',
] as const;
export type Role = (typeof ROLES)[number];

export const ORGANISATION_KINDS = ['council', 'trust', 'school'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/** The kind of a link decides what the upper organisation sees and whether its fixed wording binds. */
export const LINK_KINDS = [
  'maintained-by',
  'academy-of',
  'buys-service-from',
  'member-of',
  'lies-in-area-of',
  /** Of one that has closed: who stood above it, or what it became part of. */
  'record-kept-by',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** The ways in which a body may reach a decision. */
export const ROUTES = ['meeting', 'delegated', 'chairs-action', 'written-resolution'] as const;
export type Route = (typeof ROUTES)[number];

export const DECISION_OUTCOMES = ['adopted', 'adopted-with-changes', 'not-adopted', 'deferred'] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

/** Offices that a body may have sign what it adopts. */
export const SIGNING_OFFICES = ['chair', 'vice-chair', 'governor', 'head', 'clerk'] as const satisfies readonly Role[];
export type SigningOffice = (typeof SIGNING_OFFICES)[number];

/** Whose holders may sign for another office: members of the body. The clerk, who records, signs for nobody else. */
export const DEPUTY_OFFICES = ['chair', 'vice-chair', 'governor'] as const satisfies readonly SigningOffice[];

/** `any`: everybody at once, as they come; `set`: one after the other, as the body lists them. */
export const SIGNING_ORDERS = ['any', 'set'] as const;
export type SigningOrder = (typeof SIGNING_ORDERS)[number];

export const MATERIALITIES = ['editorial', 'substantive', 'legal'] as const;
export type Materiality = (typeof MATERIALITIES)[number];

/** How an adoption from before Ratify is known. `none` means: in use, adoption not evidenced. */
export const HISTORIC_EVIDENCE = ['minute', 'signed-copy', 'stated-in-document', 'none'] as const;
export type HistoricEvidence = (typeof HISTORIC_EVIDENCE)[number];

export const REVIEW_OUTCOMES = ['no-change', 'changed'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

export const DOCUMENT_STATES = ['printing', 'printed', 'sealing', 'sealed', 'failed'] as const;
export type DocumentState = (typeof DOCUMENT_STATES)[number];

export const SIGNATURE_REQUEST_STATES = [
  'open',
  'signed',
  'signed-on-paper',
  'declined',
  'handed-on',
  'replaced',
  'waived',
  'void',
] as const;
export type SignatureRequestState = (typeof SIGNATURE_REQUEST_STATES)[number];

/** What came of a consultation; `noted`: those consulted took note and said no more. */
export const CONSULTATION_OUTCOMES = ['agreed', 'consulted-not-agreed', 'noted'] as const;
export type ConsultationOutcome = (typeof CONSULTATION_OUTCOMES)[number];

/** Offices to which a body may leave editorial updates. */
export const DELEGATED_OFFICES = ['head', 'clerk', 'chair'] as const satisfies readonly Role[];
export type DelegatedOffice = (typeof DELEGATED_OFFICES)[number];

/** Offices that a meeting may name to confirm that a changed text matches its minute; never the clerk, who enters it. */
export const CONFIRMING_OFFICES = ['chair', 'governor', 'head'] as const satisfies readonly Role[];
export type ConfirmingOffice = (typeof CONFIRMING_OFFICES)[number];
