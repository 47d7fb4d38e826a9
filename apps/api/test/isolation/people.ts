import { addDays, dateInLondon } from '@ratify/policy';
import type { AppointedRole } from '@ratify/store';
import { buildAppointment, signIn, type HostileClass } from '@ratify/test-kit';
import type { Caller, TestApi } from '../api.ts';
import { ROLES_AT, type Place, type World } from './world.ts';

/** Somebody at the API, and where they stand; nobody's place is null. */
export interface Somebody {
  readonly name: string;
  readonly place: Place | null;
  readonly role: AppointedRole | null;
  readonly caller: Caller;
  /** What every attempt of theirs is, whatever they ask for; null: what it is depends on that. */
  readonly how: HostileClass | null;
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
      people.push({ name: `${role} of the ${place}`, place, role, caller, how: null });
    }
  }
  return people;
}

/** Those whom no cookie lets in. */
export async function outsiders(api: TestApi, world: World): Promise<Somebody[]> {
  const { id: organisationId } = world.school.organisation;
  const expired = await signIn(api.database, { organisationId, hours: -1 });
  const revoked = api.holding((await signIn(api.database, { organisationId })).token);
  await revoked.ask('mutation { signOut }');
  const dismissed = await signIn(api.database, { organisationId, roles: [] });
  const retired = await signIn(api.database, { organisationId, roles: [] });
  await buildAppointment(api.database, { organisationId, personId: retired.person.id, untilOn: dayFromToday(-1) });
  const elected = await signIn(api.database, { organisationId, roles: [] });
  await buildAppointment(api.database, { organisationId, personId: elected.person.id, fromOn: dayFromToday(30) });
  const live = await signIn(api.database, { organisationId });
  const nobody = (name: string, how: HostileClass | null, caller: Caller): Somebody => ({
    ...{ name, place: null, role: null, caller, how },
  });
  return [
    nobody('anybody without a cookie', null, api.anybody()),
    nobody('a forged cookie', 'forged cookies', api.holding('f'.repeat(32))),
    nobody(
      'the hash of a live session for a cookie',
      'forged cookies',
      api.holding(live.session.tokenHash.toString('hex')),
    ),
    nobody('an expired session', 'revoked sessions', api.holding(expired.token)),
    nobody('a session that was signed out of', 'revoked sessions', revoked),
    nobody('a session whose appointment has gone', 'expired terms', api.holding(dismissed.token)),
    nobody('somebody whose term ended yesterday', 'expired terms', api.holding(retired.token)),
    nobody('somebody whose term begins next month', 'expired terms', api.holding(elected.token)),
  ];
}

/** As organisations in London count their days. Tests may run over midnight: what is to come is not tomorrow. */
function dayFromToday(days: number): string {
  return addDays(dateInLondon(Date.now()), days);
}
