import type { PlainDate } from '../dates/plain-date.ts';
import type { RevisionState } from '../journey/revision-states.ts';
import { type OfficeHolder, type RoundRequest, isLapsed, isUnsettled, unsettledOf } from '../journey/signing-round.ts';
import type { DocumentState, SigningOffice } from '../journey/vocabulary.ts';
import { type Refusal, refuse } from '../refusals/refusal.ts';
import { type Actor, type JobRequest, job } from './plan-parts.ts';

/** What every decision about a signature looks at, as it stands today. */
export interface SigningState {
  readonly actor: Actor;
  readonly organisationId: string;
  readonly request: RoundRequest & {
    readonly adoptionId: string;
    /** The signature field of the PDF. */
    readonly field: string;
  };
  /** Every request of the adoption, this one included. */
  readonly round: readonly RoundRequest[];
  /** Who holds which signing office of the body today. */
  readonly holders: readonly OfficeHolder[];
  /** Whose signatures stand on the revision. */
  readonly signedBy: readonly string[];
  readonly revision: { readonly id: string; readonly state: RevisionState };
  readonly document: {
    readonly id: string;
    readonly state: DocumentState;
    /** Its newest bytes; null while they are being printed. */
    readonly latest: { readonly sha256: string } | null;
  } | null;
}

/** Who settled a request that nobody signed, and why. */
export interface Settled {
  readonly settledBy: string;
  readonly settledByName: string;
  readonly settledReason: string | null;
}

/** A request to be added. */
export interface NewRequest {
  readonly id: string;
  readonly organisationId: string;
  readonly revisionId: string;
  readonly adoptionId: string;
  readonly role: SigningOffice;
  readonly forRole: SigningOffice | null;
  readonly field: string;
  readonly state: 'open';
  readonly turn: number;
  readonly lapsesOn: PlainDate;
  readonly askedPersonId: string | null;
  readonly askedPersonName: string | null;
  readonly followsId: string | null;
}

/** Why nothing can be done about a request any more, if so. */
export function checkOpen({ request, round, revision, document }: SigningState): Refusal | null {
  if (revision.state === 'superseded') return refuse('SIGNATURE_ON_SUPERSEDED');
  if (revision.state !== 'adopted') return refuse('REVISION_NOT_ADOPTED');
  if (!isUnsettled(request, round)) return refuse('REQUEST_CLOSED');
  return document?.state === 'sealed' ? refuse('DOCUMENT_CLOSED') : null;
}

/** Whether the actor may answer: holds the office that is asked, is the person who is asked, and is in time. */
export function checkAsked({ actor, request, holders }: SigningState, today: PlainDate): (Refusal | false)[] {
  const holds = holders.some(({ personId, role }) => personId === actor.personId && role === request.role);
  return [
    isLapsed(request, today) && refuse('REQUEST_LAPSED'),
    !holds && refuse('OFFICE_NOT_HELD', { where: request.role }),
    holds &&
      request.askedPersonId !== null &&
      request.askedPersonId !== actor.personId &&
      refuse('ASKED_OF_OTHER', { where: request.role }),
  ];
}

/** The request in whose place another is asked, of the office it was first asked of or of one holder of an office for it. */
export function requestAfter(
  { request, revision, organisationId }: SigningState,
  next: { readonly id: string; readonly lapsesOn: PlainDate; readonly holder: OfficeHolder | null },
): NewRequest {
  const { holder, ...rest } = next;
  const office = request.forRole ?? request.role;
  return {
    ...rest,
    organisationId,
    revisionId: revision.id,
    adoptionId: request.adoptionId,
    role: holder?.role ?? office,
    forRole: holder && holder.role !== office ? office : null,
    field: request.field,
    state: 'open',
    turn: request.turn,
    askedPersonId: holder?.personId ?? null,
    askedPersonName: holder?.name ?? null,
    followsId: request.id,
  };
}

/**
 * What closes the document once a request is settled: with nobody left to wait for, the organisation's seal. One that is being
 * printed or signed is closed by the job that does so; one that failed waits to be tried again.
 */
export function closing({ document, request, round }: SigningState): {
  readonly document: { readonly id: string; readonly from: 'printed'; readonly to: 'sealing' } | null;
  readonly jobs: readonly JobRequest[];
} {
  const others = unsettledOf(round).filter(({ id }) => id !== request.id);
  if (others.length > 0 || document?.state !== 'printed') return { document: null, jobs: [] };
  const { id } = document;
  return {
    document: { id, from: 'printed', to: 'sealing' },
    jobs: [job('seal-document', { documentId: id }, id)],
  };
}
