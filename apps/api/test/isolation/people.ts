import type { AppointedRole } from '@ratify/store';
import { signIn } from '@ratify/test-kit';
import type { Caller, TestApi } from '../api.ts';
import { ROLES_AT, type Place, type World } from './world.ts';

/** Somebody at the API, and where they stand; nobody's place is null. */
export interface Somebody {
  readonly name: string;
  readonly place: Place | null;
  readonly role: AppointedRole | null;
  readonly caller: Caller;
}

/** People at some places, one for each role that makes sense there, or for the roles given. */
export async function peopleAt(
  api: TestApi,
  world: World,
  places: readonly Place[],
  roles?: readonly AppointedRole[],
): Promise<Somebody[]> {
  const people: Somebody[] = [];
  for (const place of places) {
    const { organisation } = world[place];
    for (const role of roles ?? ROLES_AT[organisation.kind === 'school' ? 'lower' : 'upper']) {
      const caller = await api.as({ organisationId: organisation.id, roles: [role] });
      people.push({ name: `${role} of the ${place}`, place, role, caller });
    }
  }
  return people;
}

/** Those whom no cookie lets in. */
export async function outsiders(api: TestApi, world: World): Promise<Somebody[]> {
  const { id: organisationId } = world.school.organisation;
  const expired = await signIn(api.database, { organisationId, hours: -1 });
  const dismissed = await signIn(api.database, { organisationId, roles: [] });
  const live = await signIn(api.database, { organisationId });
  const nobody = (name: string, caller: Caller): Somebody => ({ name, place: null, role: null, caller });
  return [
    nobody('anybody without a cookie', api.anybody()),
    nobody('a forged cookie', api.holding('f'.repeat(32))),
    nobody('the hash of a live session for a cookie', api.holding(live.session.tokenHash.toString('hex'))),
    nobody('an expired session', api.holding(expired.token)),
    nobody('a session whose appointment has gone', api.holding(dismissed.token)),
  ];
}
