import { PAPERS_CLEAR_DAYS } from '@ratify/policy';
import { hashPassword, type Installation } from '@ratify/store';
import { BODIES, DEMONSTRATION_PASSWORD, LINKS, ORGANISATIONS, PEOPLE, type OrganisationKey } from './cast.ts';
import { REQUIREMENTS } from './required.ts';

/** Long past, so that it has begun whatever day it is: terms of office are judged by the real calendar. */
const SINCE = '2022-09-01';

/**
 * Writes the invented organisations, their bodies and their people, all or nothing; returns false, with nothing changed, where
 * there are organisations already.
 */
export async function seedPeople(installation: Installation): Promise<boolean> {
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD); // of one password for all, made outside the transaction
  return installation.inTransaction(async (inside) => {
    if ((await inside.countOrganisations()) > 0) return false;
    const organisations = await addOrganisations(inside);
    const bodies = await addBodies(inside, organisations);
    for (const person of PEOPLE) {
      const { id: personId } = await inside.addPerson({ fullName: person.name, email: person.email, passwordHash });
      for (const post of person.posts)
        await inside.appoint({
          personId,
          organisationId: known(organisations, post.organisation),
          role: post.role,
          bodyId: post.body === undefined ? null : known(bodies, post.body),
          fromOn: SINCE,
        });
    }
    for (const { publisher, title, basis } of REQUIREMENTS)
      await inside.requirePolicy({
        organisationId: known(organisations, publisher),
        settingKind: 'school',
        title,
        basis,
        isStatutory: false,
        phases: [],
        standings: [],
      });
    return true;
  });
}

async function addOrganisations(inside: Installation): Promise<Map<OrganisationKey, string>> {
  const ids = new Map<OrganisationKey, string>();
  for (const { key, ...organisation } of ORGANISATIONS)
    ids.set(key, (await inside.addOrganisation({ slug: key, ...organisation })).id);
  for (const { lower, upper, kind } of LINKS)
    await inside.addLink({ organisationId: known(ids, lower), upperId: known(ids, upper), kind, fromOn: SINCE });
  return ids;
}

async function addBodies(
  inside: Installation,
  organisations: ReadonlyMap<OrganisationKey, string>,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { key, organisation, actsFor, routes, signatories = [], ...body } of BODIES) {
    const organisationId = known(organisations, organisation);
    const settings = actsFor.map((setting) => known(organisations, setting));
    const rules = { routes: [...routes], signatories: [...signatories], papersDays: PAPERS_CLEAR_DAYS };
    ids.set(key, (await inside.addBody({ ...body, ...rules, organisationId }, settings)).id);
  }
  return ids;
}

function known<K>(ids: ReadonlyMap<K, string>, key: K): string {
  const id = ids.get(key);
  if (!id) throw new Error(`the cast speaks of ${String(key)}, who is not in it`);
  return id;
}
