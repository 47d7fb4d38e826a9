import {
  isRunning,
  SIGNING_OFFICES,
  type OfficeHolder,
  type PlainDate,
  type RoundRequest,
  type Route,
  type SigningState,
} from '@ratify/policy';
import {
  StoreError,
  type Appointment,
  type Body,
  type Decision,
  type Repositories,
  type SignatureRequest,
} from '@ratify/store';
import { holdToBody } from '../shell/clerk-of.ts';
import type { Work } from '../shell/writing.ts';

/** A request of an adoption and everything that says where it stands. */
export interface LoadedSigning {
  readonly request: SignatureRequest;
  readonly body: Body;
  /** How the body came to the adoption. */
  readonly route: Route;
  readonly state: SigningState;
}

/**
 * Loads one request to be answered or settled. The row of its document is held: whoever changes where the signing of one document
 * stands does so one after the other.
 */
export async function loadSigning(work: Work, requestId: string): Promise<LoadedSigning> {
  const { rows, actor, organisationId, today } = work;
  const { adoptionId } = await rows.signatureRequests.get({ organisationId, id: requestId });
  const document = await rows.documents.find({ organisationId, adoptionId }, { lock: true });
  const request = await rows.signatureRequests.get({ organisationId, id: requestId }, { lock: true });
  const decision = await decisionOf(rows, request);
  const body = decision && (await rows.bodies.find({ organisationId, id: decision.bodyId }));
  if (!body) throw new StoreError('NOT_FOUND', 'a request belongs to an adoption by a body');
  await holdToBody(work, body.id);
  const { revisionId } = request;
  const signatures = await rows.signatures.list({ organisationId, revisionId });
  const latest = document
    ? await rows.documentVersions.find({ organisationId, documentId: document.id }, { order: { number: 'desc' } })
    : null;
  const state: SigningState = {
    actor,
    organisationId,
    request: inRound(request),
    round: await readRound(rows, request),
    holders: await readHolders(rows, body, today),
    signedBy: signatures.map((each) => each.personId),
    revision: await rows.revisions.get({ organisationId, id: revisionId }),
    document: document && { ...document, latest },
  };
  return { request, body, route: decision.route, state };
}

/** Every request of an adoption, in the order in which they were made. */
export async function readRound(
  rows: Repositories,
  { organisationId, adoptionId }: Pick<SignatureRequest, 'organisationId' | 'adoptionId'>,
): Promise<(SignatureRequest & RoundRequest)[]> {
  const requests = await rows.signatureRequests.list(
    { organisationId, adoptionId },
    { order: { turn: 'asc', requestedAt: 'asc', id: 'asc' } },
  );
  return requests.map(inRound);
}

/** A row whose date is one. */
export function inRound(request: SignatureRequest): SignatureRequest & RoundRequest {
  return Object.assign(request, { lapsesOn: request.lapsesOn as PlainDate });
}

async function decisionOf(
  rows: Repositories,
  { organisationId, adoptionId }: Pick<SignatureRequest, 'organisationId' | 'adoptionId'>,
): Promise<Decision | null> {
  const adoption = await rows.adoptions.get({ organisationId, id: adoptionId });
  return adoption.decisionId ? rows.decisions.find({ organisationId, id: adoption.decisionId }) : null;
}

/** The body that asks for a signature: the one that decided. */
export async function bodyOf(
  rows: Repositories,
  { organisationId, adoptionId }: Pick<SignatureRequest, 'organisationId' | 'adoptionId'>,
): Promise<Body | null> {
  const decision = await decisionOf(rows, { organisationId, adoptionId });
  return decision ? rows.bodies.find({ organisationId, id: decision.bodyId }) : null;
}

/** Who holds which signing office of a body on a day: appointed to that body, or to the organisation as a whole; nobody without a vote. */
export async function readHolders(
  rows: Repositories,
  body: Pick<Body, 'id' | 'organisationId'>,
  today: PlainDate,
): Promise<OfficeHolder[]> {
  const { organisationId } = body;
  const appointments = await rows.appointments.list(
    { organisationId, role: [...SIGNING_OFFICES] },
    { order: { fromOn: 'asc', id: 'asc' } },
  );
  return appointments
    .filter(({ bodyId }) => bodyId === null || bodyId === body.id)
    .filter(({ votes }) => votes)
    .filter((each) => isRunning(each, today))
    .map(holderOf);
}

/** Whoever holds an office, by the appointment that gives it. */
export function holderOf({ id, personId, personName, role }: Appointment): OfficeHolder {
  return { appointmentId: id, personId, name: personName, role: role as OfficeHolder['role'] };
}
