import type { DraftTalk } from '../comments/draft-talk.ts';
import type { ReportingBody } from '../decide/decide-report-decision.ts';
import type { BodyKind } from '../journey/body-rules.ts';
import type { PlainDate } from '../dates/plain-date.ts';
import type { RequestStanding } from '../journey/signing-round.ts';
import type { WaitingVersion } from '../remind/waiting-version.ts';
import type {
  ConfirmingOffice,
  DelegatedOffice,
  Materiality,
  Role,
  Route,
  SigningOffice,
} from '../journey/vocabulary.ts';

/** What one person's list is made from, in the organisation they act for. Leave out what their roles do not read. */
export interface TodoState {
  readonly roles: readonly Role[];
  readonly policies?: readonly TodoPolicy[];
  /** What others expect of the setting and it does not hold. */
  readonly missing?: readonly {
    readonly id: string;
    readonly title: string;
    readonly publisherName: string;
    /** By when it is to be held, 'YYYY-MM-DD'. */
    readonly dueOn?: string | null;
  }[];
  readonly meetings?: readonly TodoMeeting[];
  readonly signatureRequests?: readonly TodoSignatureRequest[];
  /** Policies that the person is asked to read and confirm, and has not. */
  readonly unread?: readonly {
    readonly policyId: string;
    readonly policyTitle: string;
    readonly dueOn: PlainDate | null;
    /** The heaviest change since the version that the person confirmed; null where there is none. */
    readonly changedSince: Materiality | null;
  }[];
  /** Several policies that the person is asked to confirm together. */
  readonly declarations?: readonly {
    readonly roundId: string;
    readonly title: string;
    readonly policies: readonly string[];
    readonly dueOn: PlainDate;
  }[];
  /** What people asked about policies and nobody has answered. */
  readonly questions?: readonly {
    readonly id: string;
    readonly personName: string;
    readonly policyTitle: string;
  }[];
  /** What is said about drafts that the person sees, and who they are. */
  readonly talks?: readonly DraftTalk[];
  readonly personId?: string;
  /** Decisions to adopt with changes whose text is not confirmed yet. */
  readonly amendings?: readonly TodoAmending[];
  /** Submitted updates that an office may take by itself, as its body resolved. */
  readonly editorialUpdates?: readonly {
    readonly revisionId: string;
    readonly policyTitle: string;
    readonly office: DelegatedOffice;
  }[];
  /** Decisions taken for a body and not yet reported to it. */
  readonly unreported?: readonly {
    readonly decisionId: string;
    readonly policyTitle: string;
    readonly decidedOn: PlainDate;
    readonly route: Route;
    readonly body: ReportingBody;
  }[];
  /** Duties that a head or a clerk sees to, with a date. */
  readonly duties?: readonly TodoDuty[];
  /** People here whose reminders do not arrive. */
  readonly unreached?: readonly { readonly personId: string; readonly personName: string }[];
  readonly templates?: readonly TodoTemplate[];
  /** Questions about clauses that the acting organisation fixed, not answered. */
  readonly exceptions?: readonly TodoException[];
  /** Policies that left one of its templates lately. */
  readonly departures?: readonly TodoDeparture[];
  /** Counts over the settings below. */
  readonly register?: {
    readonly organisationId: string;
    readonly missing: number;
    readonly overdue: number;
    readonly dueSoon: number;
    readonly unsigned: number;
    readonly behind: number;
  } | null;
}

export interface TodoPolicy {
  readonly id: string;
  readonly title: string;
  readonly isAdopted: boolean;
  readonly reviewDueOn: PlainDate | null;
  /** Whether its draft differs from what was last submitted. */
  readonly hasUnsentDraft: boolean;
  readonly emptyBlanks: number;
  /** Clauses that its template leaves to the school, and that are not written yet. */
  readonly unwrittenClauses: number;
  readonly openRevision:
    (WaitingVersion & { readonly id: string; readonly number: number; readonly level: Materiality }) | null;
  /** Who decides on it next. */
  readonly approver: TodoApprover;
  /** Newer editions neither taken nor declined. */
  readonly openOffers: readonly {
    readonly editionNumber: number;
    readonly adoptByOn: PlainDate | null;
    /** The publisher's advice on its heaviest change; null for an edition without one. */
    readonly level: Materiality | null;
  }[];
  /** Exceptions that wait for an answer, and those whose last day has passed. */
  readonly exceptions?: readonly {
    readonly clause: string;
    readonly addresseeName: string;
    readonly lapsedOn: PlainDate | null;
  }[];
}

export interface TodoApprover {
  /** False where an office-holder decides, or did so for good. */
  readonly needsMeeting: boolean;
  /** Stated to approve it. */
  readonly office: 'head' | null;
  /** Null where no body meets. */
  readonly body: { readonly id: string; readonly name: string } | null;
}

export interface TodoDuty {
  readonly id: string;
  readonly words: string;
  readonly policyTitle: string;
  readonly ownerRole: 'head' | 'clerk';
  readonly dueOn: PlainDate;
}

export interface TodoAmending {
  readonly decisionId: string;
  readonly policyTitle: string;
  readonly decidedOn: PlainDate;
  readonly office: ConfirmingOffice;
  /** The version that holds the changes; null until the clerk enters it. */
  readonly revisionId: string | null;
}

export interface TodoMeeting {
  readonly id: string;
  readonly bodyId: string;
  readonly bodyKind: BodyKind;
  readonly bodyName: string;
  readonly heldOn: PlainDate;
  /** Clear days that the papers of its body take. */
  readonly papersDays: number;
  readonly items: number;
  /** Items on its agenda without a decision. */
  readonly undecided: number;
  /** A later meeting has confirmed its minutes. */
  readonly hasMinutes: boolean;
}

export interface TodoSignatureRequest {
  readonly id: string;
  readonly policyTitle: string;
  /** The office that is asked, and the one for which it signs, where that is another. */
  readonly role: SigningOffice;
  readonly forRole: SigningOffice | null;
  /** Whether this person is asked. */
  readonly isMine: boolean;
  readonly standing: Exclude<RequestStanding, 'settled'>;
  /** The offices that sign before this one. */
  readonly after: readonly SigningOffice[];
  readonly lapsesOn: PlainDate;
  /** Why it was declined. */
  readonly reason: string | null;
  /** Whether its document can be read and signed already. */
  readonly isReady: boolean;
}

export interface TodoException {
  readonly id: string;
  readonly organisationName: string;
  readonly subjectTitle: string;
  /** `clause 4.2` */
  readonly clause: string;
}

export interface TodoDeparture {
  readonly policyId: string;
  readonly organisationName: string;
  readonly policyTitle: string;
  readonly leftOn: PlainDate;
  readonly wentElsewhere: boolean;
}

export interface TodoTemplate {
  readonly id: string;
  readonly title: string;
  readonly hasUnpublishedDraft: boolean;
  /** For one made from another's: the newer edition of that, if there is one. */
  readonly newerBase?: { readonly publisherName: string; readonly number: number } | null;
  readonly reviewDueOn: PlainDate | null;
}

export const TASK_GROUPS = ['needs-you-now', 'waiting-for-others', 'coming-up'] as const;
export type TaskGroup = (typeof TASK_GROUPS)[number];

export const TASK_KINDS = [
  'sign',
  'settle-signature',
  'confirm-amendments',
  'acknowledge',
  'declare',
  'answer-question',
  'look-at-draft',
  'answer-comment',
  'comments',
  'record-decisions',
  'confirm-minutes',
  'enter-amendments',
  'adopt-editorial-update',
  'report-decision',
  'put-on-agenda',
  'prepare-meeting',
  'missing',
  'fill-blanks',
  'write-clauses',
  'submit',
  'take-update',
  'review',
  'duty',
  'unreached',
  'decide',
  'wait-for-decision',
  'wait-for-signature',
  'publish',
  'answer-exception',
  'take-template-update',
  'exception-lapsed',
  'wait-for-exception',
  'template-left',
  'chase-missing',
  'chase-overdue',
  'chase-unsigned',
  'chase-behind',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** One line of a to-do list. The title is the link. */
export interface TodoTask {
  readonly kind: TaskKind;
  readonly group: TaskGroup;
  readonly title: string;
  readonly detail: string;
  /** What it opens: a policy, revision, meeting, request, template or organisation, by its kind. */
  readonly subjectId: string;
  readonly dueOn: PlainDate | null;
}
