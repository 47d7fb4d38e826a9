import {
  askedHolders,
  deputiesFor,
  requestStanding,
  signsBefore,
  type OfficeHolder,
  type PlainDate,
  type RequestStanding,
  type RoundRequest,
  type SigningOffice,
  type TodoState,
} from '@ratify/policy';
import type { Policy, SignatureRequest, UnitOfWork } from '@ratify/store';
import { bodyOf, inRound, readHolders, readRound } from '../adopt/load-signing.ts';

/** Where one request stands today, for whoever looks at it. */
export interface ShownStanding {
  readonly standing: RequestStanding;
  /** Whether the person who looks is asked. */
  readonly isMine: boolean;
  /** The offices that sign before this one. */
  readonly after: readonly SigningOffice[];
}

interface Found {
  readonly request: SignatureRequest & RoundRequest;
  readonly round: readonly RoundRequest[];
  /** Null for those above: appointments are each organisation's own. */
  readonly holders: readonly OfficeHolder[] | null;
}

/** Where a request stands: whose turn it is, whether its day has passed, and whether anybody holds the office. */
export async function readStanding(
  rows: UnitOfWork,
  request: SignatureRequest,
  personId: string | null,
  today: PlainDate,
): Promise<ShownStanding> {
  return standingOf(await find(rows, request, today), personId, today);
}

/** Who could sign in place of whoever is asked; nobody for a request that is settled. */
export async function readDeputies(
  rows: UnitOfWork,
  request: SignatureRequest,
  besides: string | null,
  today: PlainDate,
): Promise<OfficeHolder[]> {
  const found = await find(rows, request, today);
  const { holders } = found;
  if (!holders || requestStanding(found.request, found.round, holders, today) === 'settled') return [];
  const { organisationId, revisionId } = request;
  const signatures = await rows.signatures.list({ organisationId, revisionId });
  return deputiesFor({ ...found, holders, signedBy: signatures.map((each) => each.personId) }, besides);
}

/** The requests on the policies in force that are not settled, as a to-do list needs them. */
export async function readTodoRequests(
  rows: UnitOfWork,
  policies: readonly Policy[],
  today: PlainDate,
): Promise<NonNullable<TodoState['signatureRequests']>> {
  const { organisationId, actor } = rows;
  const requests = await rows.signatureRequests.list(
    { organisationId, state: ['open', 'declined'] },
    { order: { requestedAt: 'asc', id: 'asc' } },
  );
  const told = await Promise.all(
    requests.map(async (row) => {
      const document = await rows.documents.find({ organisationId, adoptionId: row.adoptionId });
      const revision = await rows.revisions.get({ organisationId, id: row.revisionId });
      const policy = policies.find((each) => each.id === revision.policyId);
      if (!policy || revision.state !== 'adopted' || document?.state === 'sealed') return [];
      const { standing, isMine, after } = await readStanding(rows, row, actor.personId, today);
      if (standing === 'settled') return [];
      const { id, role, forRole, reason } = row;
      const lapsesOn = row.lapsesOn as PlainDate;
      const isReady = document?.state === 'printed';
      return [{ id, policyTitle: policy.title, role, forRole, reason, lapsesOn, standing, isMine, after, isReady }];
    }),
  );
  return told.flat();
}

async function find(rows: UnitOfWork, request: SignatureRequest, today: PlainDate): Promise<Found> {
  const body = await bodyOf(rows, request);
  return {
    request: inRound(request),
    round: await readRound(rows, request),
    holders: request.organisationId !== rows.organisationId ? null : body ? await readHolders(rows, body, today) : [],
  };
}

function standingOf({ request, round, holders }: Found, personId: string | null, today: PlainDate): ShownStanding {
  return {
    standing: requestStanding(request, round, holders, today),
    isMine: request.state === 'open' && askedHolders(request, holders ?? []).some((each) => each.personId === personId),
    after: request.state === 'open' ? signsBefore(request, round).map(({ role, forRole }) => forRole ?? role) : [],
  };
}
