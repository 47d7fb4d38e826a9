import type { LinkKind, Organisation } from '@ratify/store';
import { buildLink, buildOrganisation, signIn, type SignedIn, type TestDatabase } from '@ratify/test-kit';

export const PLACES = [
  'council',
  'maintained',
  'nursery',
  'otherCouncil',
  'otherSchool',
  'trust',
  'academy',
  'buyer',
  'neighbour',
  'member',
  'openMember',
] as const;
export type Place = (typeof PLACES)[number];

/**
 * A council with two schools it maintains, one that buys its service and one that only lies in its area; a trust with an academy and
 * two members, one of which lets it see; and another council with a school, related to nobody here.
 */
export interface World {
  readonly organisations: Readonly<Record<Place, Organisation>>;
  readonly people: Readonly<Record<Place, SignedIn>>;
}

const LINKS: readonly (readonly [Place, LinkKind, Place, boolean?])[] = [
  ['maintained', 'maintained-by', 'council'],
  ['nursery', 'maintained-by', 'council'],
  ['otherSchool', 'maintained-by', 'otherCouncil'],
  ['academy', 'academy-of', 'trust'],
  ['academy', 'lies-in-area-of', 'council'],
  ['buyer', 'buys-service-from', 'council'],
  ['neighbour', 'lies-in-area-of', 'council'],
  ['member', 'member-of', 'trust'],
  ['openMember', 'member-of', 'trust', true],
];

/** What each place may see, by list; every list has the place itself too. */
export const BELOW: Partial<Record<Place, readonly Place[]>> = {
  council: ['maintained', 'nursery'],
  otherCouncil: ['otherSchool'],
  trust: ['academy', 'openMember'],
};
export const ABOVE: Partial<Record<Place, readonly Place[]>> = {
  maintained: ['council'],
  nursery: ['council'],
  otherSchool: ['otherCouncil'],
  academy: ['trust'],
  buyer: ['council'],
  member: ['trust'],
  openMember: ['trust'],
};
export const BOUGHT: Partial<Record<Place, readonly Place[]>> = { council: ['buyer'] };

const kinds: Partial<Record<Place, Organisation['kind']>> = {
  council: 'council',
  otherCouncil: 'council',
  trust: 'trust',
};

/** Builds the world, with one person appointed and signed in at each place. */
export async function buildWorld(database: TestDatabase): Promise<World> {
  const organisations = {} as Record<Place, Organisation>;
  const people = {} as Record<Place, SignedIn>;
  for (const place of PLACES) {
    organisations[place] = await buildOrganisation(database, { kind: kinds[place] ?? 'school' });
    people[place] = await signIn(database, { organisationId: organisations[place].id });
  }
  for (const [lower, kind, upper, seesAdopted = false] of LINKS) {
    await buildLink(database, {
      organisationId: organisations[lower].id,
      upperId: organisations[upper].id,
      kind,
      seesAdopted,
    });
  }
  return { organisations, people };
}
