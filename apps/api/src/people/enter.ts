import type { Journey } from '@ratify/journey';
import type { Session } from '@ratify/store';
import type { GraphContext } from '../graph/graph-context.ts';
import type { MeType } from './person.types.ts';
import { readMe } from './read-me.ts';

export interface OpenedSession {
  readonly session: Session;
  readonly token: string;
}

/** From now on the visitor is signed in. */
export async function enter(journey: Journey, context: GraphContext, opened: OpenedSession): Promise<MeType> {
  await context.endReading();
  const session = await withOrganisation(journey, opened.session);
  if (context.device) await journey.store.directory.nameDevice(session, context.device);
  context.setSession(session, opened.token);
  if (context.signInStep) context.setSignInStep(null);
  return readMe(journey, session);
}

/** A new session acts for the first organisation of its person, so that nobody with one post has to choose. */
async function withOrganisation(journey: Journey, session: Session): Promise<Session> {
  if (session.actingOrganisationId) return session;
  const [first] = (await readMe(journey, session)).memberships;
  return first ? ((await journey.store.directory.actFor(session, first.organisation.id)) ?? session) : session;
}
