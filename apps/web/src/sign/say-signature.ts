import { readFragment, type FragmentOf, type ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { dateFilter } from '../pages/filters.ts';
import { sayOffice } from '../pages/offices.ts';
import { sayInstant } from '../pages/typed-date.ts';

/** What a page says of one request for a signature. */
export const ToldRequest = graphql(`
  fragment ToldRequest on SignatureRequest {
    role
    forRole
    state
    standing
    lapsesOn
    after
    askedPersonName
    signedByName
    signedAt
    reason
    settledReason
    paper {
      signedOn
    }
    handedOn {
      byName
      reason
    }
  }
`);
type Told = ResultOf<typeof ToldRequest>;

/** Whether a request still says something: what was handed on or asked again is told with the request that followed. */
export function isTold(request: FragmentOf<typeof ToldRequest>): boolean {
  return !['void', 'handed-on', 'replaced'].includes(readFragment(ToldRequest, request).state);
}

/** Where one signature stands, in a sentence or two. */
export function saySignature(masked: FragmentOf<typeof ToldRequest>): string {
  const request = readFragment(ToldRequest, masked);
  return `${sayState(request)}${sayHandedOn(request)}`;
}

function sayState(request: Told): string {
  const { signedByName, reason, settledReason, paper } = request;
  const office = sayAsked(request);
  switch (request.state) {
    case 'signed':
      return `Signed by ${signedByName}, ${sayOffices(request)}, on ${sayInstant(request.signedAt)}`;
    case 'signed-on-paper':
      return `Signed on paper by ${signedByName}, ${sayOffices(request)}, on ${dateFilter(paper?.signedOn)}; scan held`;
    case 'declined':
      return `The ${sayOffices(request)} has not signed: ${reason}`;
    case 'waived':
      return `Closed without the signature of the ${sayOffices(request)}: ${settledReason}`;
    default:
      return sayOpen(request, office);
  }
}

function sayOpen({ standing, lapsesOn, after, role }: Told, asked: string): string {
  const until = dateFilter(lapsesOn);
  if (standing === 'lapsed') return `The ${asked} was asked to sign by ${until} and has not`;
  if (standing === 'office-vacant') return `Nobody holds the office of ${sayOffice(role)}, which is asked to sign`;
  if (standing === 'not-their-turn')
    return `Waiting for the ${asked}, after the ${after.map(sayOffice).join(' and the ')}`;
  return `Waiting for the ${asked}, until ${until}`;
}

/** `vice-chair, for the chair` */
function sayOffices({ role, forRole }: Told): string {
  return forRole ? `${sayOffice(role)}, for the ${sayOffice(forRole)}` : sayOffice(role);
}

/** `vice-chair (Joan Whitfield), for the chair` */
function sayAsked({ role, forRole, askedPersonName }: Told): string {
  const asked = askedPersonName ? `${sayOffice(role)} (${askedPersonName})` : sayOffice(role);
  return forRole ? `${asked}, for the ${sayOffice(forRole)}` : asked;
}

function sayHandedOn({ handedOn }: Told): string {
  return handedOn ? `. Handed on by ${handedOn.byName}: ${handedOn.reason}` : '';
}
