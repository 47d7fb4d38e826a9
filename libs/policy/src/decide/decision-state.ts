import type { ReviewCycle } from '@ratify/document';
import type { PlainDate } from '../dates/plain-date.ts';
import type { TermCalendar } from '../dates/term-calendar.ts';
import type { BodyRules, Constitution } from '../journey/body-rules.ts';
import type { RevisionState } from '../journey/revision-states.ts';
import type {
  ConfirmingOffice,
  DecisionOutcome,
  HistoricEvidence,
  Route,
  SigningOffice,
} from '../journey/vocabulary.ts';
import type { Actor, PlanRecord } from './plan-parts.ts';
import type { ReviewDue } from './review-due.ts';
import type { NewRequest } from './signing-state.ts';
import type { Votes, VotesRow } from './votes.ts';

export interface DecisionBody extends BodyRules {
  readonly id: string;
  readonly name: string;
  readonly constitution: Constitution;
  /** Its last day, where it has ended or will. */
  readonly endedOn?: string | null;
  /** Organisations it acts for, the one that constituted it included. */
  readonly actsFor: readonly string[];
  /** Nobody approves for it what they sent in themselves. */
  readonly separatesAuthor?: boolean;
}

export interface DecisionRevision {
  readonly id: string;
  readonly policyId: string;
  readonly number: number;
  readonly state: RevisionState;
  readonly text: string;
  /** From the text's front matter. */
  readonly review: ReviewCycle | null;
  /** The meeting on whose agenda it stands. */
  readonly tabledAtMeetingId: string | null;
  /** The revision put to a meeting, where this one holds what that meeting changed: confirmed, never decided again. */
  readonly amendsId: string | null;
  /** Who sent it in. */
  readonly submittedBy: string;
}

/** One change that a meeting made to the text put to it, as it is minuted. */
export interface Amendment {
  /** The clause it changes; with `add` the one behind which the new clause stands. */
  readonly clauseId: string;
  readonly what: AmendmentKind;
  /** As the minute says it: "may" becomes "must". */
  readonly said: string;
}

export const AMENDMENT_KINDS = ['reword', 'add', 'leave-out'] as const;
export type AmendmentKind = (typeof AMENDMENT_KINDS)[number];

/** Another setting that the policy covers now. */
export interface CoveredSetting {
  readonly settingId: string;
  /** The organisation can still adopt for it. */
  readonly isGoverned: boolean;
}

export interface RecordDecisionState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly body: DecisionBody;
  readonly meeting: {
    readonly id: string;
    readonly bodyId: string;
    readonly heldOn: PlainDate;
    readonly cancelledOn?: string | null;
  } | null;
  readonly policy: { readonly id: string; readonly title: string; readonly adoptedRevisionId: string | null };
  readonly revision: DecisionRevision;
  /** Clauses of the revision by id, as a person would find them: what can be amended. */
  readonly clauses: ReadonlyMap<string, { readonly number: string; readonly title: string }>;
  /** Requests still open on the revision in force, void once it is superseded. */
  readonly openRequestIds: readonly string[];
  readonly covers: readonly CoveredSetting[];
  readonly termCalendar: TermCalendar;
  /** Members with a vote who were there for this item, where the meeting's attendance is recorded by name. */
  readonly voters?: number | null;
}

export interface RecordDecisionInput {
  readonly ids: {
    readonly decision: string;
    readonly adoption: string;
    readonly document: string;
    /** One for each office that may be asked. */
    readonly signatureRequests: Readonly<Record<SigningOffice, string>>;
  };
  /** Random, for the public page that verifies the printed document. */
  readonly verifyCode: string;
  readonly route: Route;
  readonly outcome: DecisionOutcome;
  readonly decidedOn: PlainDate;
  /** Members present who could vote on the item; counted by the names where they are recorded. */
  readonly attendance?: number | null | undefined;
  /** Where the body counts them. */
  readonly votes?: Votes | null | undefined;
  readonly minuteReference?: string | null | undefined;
  readonly effectiveFrom?: PlainDate | null | undefined;
  /** As the clerk writes it: `Spring term 2028`. Without it the policy's cycle counts. */
  readonly reviewDue?: string | null | undefined;
  /** Settings the adoption names besides the policy's own; left out, it goes on covering those that the policy covers. */
  readonly alsoCovers?: readonly string[] | null | undefined;
  /** With chair's action: why delay would be seriously detrimental. */
  readonly note?: string | null | undefined;
  /** With `adopted-with-changes`: each change, as minuted. */
  readonly amendments?: readonly Amendment[] | undefined;
  /** With `adopted-with-changes`: who confirms that the changed text matches; the chair unless the meeting named another. */
  readonly confirmedBy?: ConfirmingOffice | null | undefined;
}

export interface RevisionMove {
  readonly id: string;
  readonly from: RevisionState;
  readonly to: RevisionState;
}

/** What an adoption writes, beyond the decision itself. */
export interface AdoptionRows {
  readonly adoption: {
    readonly id: string;
    readonly organisationId: string;
    readonly policyId: string;
    readonly revisionId: string | null;
    readonly decisionId: string | null;
    readonly adoptedOn: PlainDate | null;
    readonly effectiveFrom: PlainDate | null;
    readonly historic: boolean;
    readonly evidence: HistoricEvidence | null;
    readonly recordedBy: string;
  } & ReviewDue;
  /** The policy's projection columns. */
  readonly policy: {
    readonly id: string;
    readonly adoptedRevisionId: string | null;
    readonly adoptedOn: PlainDate | null;
    readonly effectiveFrom: PlainDate | null;
  } & ReviewDue;
}

export interface DecisionAdoption extends AdoptionRows {
  readonly coverages: readonly {
    readonly organisationId: string;
    readonly adoptingOrganisationId: string;
    readonly policyId: string;
    readonly adoptionId: string;
    readonly title: string;
    readonly adoptedOn: PlainDate;
    readonly reviewDueOn: PlainDate | null;
  }[];
  /** Settings that the policy covered and this adoption does not. */
  readonly endedCovers: readonly string[];
  /** The text that covered settings may read; null when it covers none. */
  readonly coveredText: { readonly organisationId: string; readonly adoptionId: string; readonly text: string } | null;
  readonly voidedRequestIds: readonly string[];
  readonly document: {
    readonly id: string;
    readonly organisationId: string;
    readonly policyId: string;
    readonly revisionId: string;
    readonly adoptionId: string;
    readonly state: 'printing';
    readonly verifyCode: string;
    readonly title: string;
  };
  /** One for each office that the body has sign. */
  readonly signatureRequests: readonly NewRequest[];
}

/** What the adoption will say once the changed text is confirmed. */
export interface TakesEffect {
  readonly effectiveFrom?: string | null;
  readonly reviewDue?: string | null;
  /** Left out where the decision named none: the policy goes on covering the settings that it covers. */
  readonly settingIds?: readonly string[];
}

export interface RecordDecisionPlan extends PlanRecord {
  readonly decision: VotesRow & {
    readonly id: string;
    readonly organisationId: string;
    readonly revisionId: string;
    readonly meetingId: string | null;
    readonly bodyId: string;
    readonly route: Route;
    readonly outcome: DecisionOutcome;
    readonly decidedOn: PlainDate;
    readonly attendance: number | null;
    readonly minuteReference: string | null;
    readonly note: string | null;
    readonly recordedBy: string;
    readonly recordedByName: string;
    readonly amendments: readonly Amendment[];
    readonly confirmedBy: ConfirmingOffice | null;
    readonly takesEffect: TakesEffect;
    readonly delegationId: string | null;
  };
  /** In this order. */
  readonly revisions: readonly RevisionMove[];
  /** Null unless the text is adopted as it was put. */
  readonly adopted: DecisionAdoption | null;
}
