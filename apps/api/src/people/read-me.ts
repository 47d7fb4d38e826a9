import { needsProof, type Journey } from '@ratify/journey';
import { isRunning } from '@ratify/policy';
import type { AppointedRole, Organisation, Session } from '@ratify/store';
import type { MeType } from './person.types.ts';

interface Membership {
  readonly organisation: Organisation;
  readonly roles: AppointedRole[];
}

/** The organisations where the person of a session holds a post today, by name. */
export async function readMemberships(journey: Journey, session: Session): Promise<Membership[]> {
  const today = journey.clock.today();
  return journey.store.inPerson(session, async (rows) => {
    const posts = await rows.appointments.list({ personId: session.personId }, { order: { fromOn: 'asc' } });
    const current = posts.filter((post) => isRunning(post, today));
    const organisations = await rows.organisations.list(
      { id: [...new Set(current.map((post) => post.organisationId))] },
      { order: { name: 'asc' } },
    );
    return organisations.map((organisation): Membership => ({
      organisation,
      roles: [...new Set(current.filter((post) => post.organisationId === organisation.id).map((post) => post.role))],
    }));
  });
}

/** The person of a session, the organisations they hold a post in today, and the one they act for. */
export async function readMe(journey: Journey, session: Session): Promise<MeType> {
  const factor = await journey.store.secondFactors.find(session.personId);
  const memberships = await readMemberships(journey, session);
  const acting = memberships.find((each) => each.organisation.id === session.actingOrganisationId);
  return {
    person: { id: session.personId, name: session.fullName, email: session.email },
    needsProof: needsProof(journey, session),
    hasSecondFactor: factor?.confirmedAt != null,
    organisation: acting?.organisation ?? null,
    roles: acting?.roles ?? [],
    memberships,
  };
}
