import { needsProof, type Journey } from '@ratify/journey';
import type { Session } from '@ratify/store';
import type { MembershipType, MeType } from './person.types.ts';

/** The person of a session, the organisations they hold a post in today, and the one they act for. */
export async function readMe(journey: Journey, session: Session): Promise<MeType> {
  const today = journey.clock.today();
  const factor = await journey.store.secondFactors.find(session.personId);
  const memberships = await journey.store.inPerson(session, async (rows) => {
    const posts = await rows.appointments.list({ personId: session.personId }, { order: { fromOn: 'asc' } });
    const current = posts.filter((post) => post.fromOn <= today && (post.untilOn === null || post.untilOn >= today));
    const organisations = await rows.organisations.list(
      { id: [...new Set(current.map((post) => post.organisationId))] },
      { order: { name: 'asc' } },
    );
    return organisations.map((organisation): MembershipType => ({
      organisation,
      roles: [...new Set(current.filter((post) => post.organisationId === organisation.id).map((post) => post.role))],
    }));
  });
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
