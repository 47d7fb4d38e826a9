import { isRunning, READER_ROLES, type Given, type PlainDate, type Reader, type Role } from '@ratify/policy';
import type { Acknowledgement, Appointment, Repositories } from '@ratify/store';
import { versionIdOf, type HeldText } from './held-texts.ts';

/** Somebody who reads policies here today. */
export interface NamedReader extends Reader {
  readonly name: string;
  /** One of their posts. */
  readonly appointmentId: string;
  readonly roles: readonly Role[];
}

/** Everybody who holds a post here today in which they can be asked to read, by name. */
export async function readReaders(
  rows: Repositories,
  organisationId: string,
  today: PlainDate,
): Promise<NamedReader[]> {
  const appointments = await listReaderPosts(rows, organisationId);
  return byPerson(appointments.filter((each) => isRunning(each, today)));
}

/** Everybody who held such a post here once and holds none today, by name: of them too it is asked what they had confirmed. */
export async function readFormerReaders(
  rows: Repositories,
  organisationId: string,
  today: PlainDate,
): Promise<NamedReader[]> {
  const appointments = await listReaderPosts(rows, organisationId);
  const here = new Set(appointments.filter((each) => isRunning(each, today)).map(({ personId }) => personId));
  return byPerson(appointments.filter(({ personId, fromOn }) => fromOn <= today && !here.has(personId)));
}

function listReaderPosts(rows: Repositories, organisationId: string): Promise<Appointment[]> {
  return rows.appointments.list(
    { organisationId, role: [...READER_ROLES] },
    { order: { personName: 'asc', id: 'asc' } },
  );
}

function byPerson(appointments: readonly Appointment[]): NamedReader[] {
  const people = new Map<string, NamedReader>();
  for (const { id: appointmentId, personId, personName: name, role, fromOn } of appointments) {
    const known = people.get(personId) ?? { personId, appointmentId, name, roles: [], posts: [] };
    people.set(personId, {
      ...known,
      roles: [...new Set([...known.roles, role])],
      posts: [...known.posts, { role, fromOn: fromOn as PlainDate }],
    });
  }
  return [...people.values()].sort(
    (a, b) => a.name.localeCompare(b.name, 'en-GB') || a.personId.localeCompare(b.personId),
  );
}

/** Confirmations of every version of some texts: of everybody, or of one person. */
export async function readGiven(
  rows: Repositories,
  organisationId: string,
  texts: readonly HeldText[],
  personId?: string,
): Promise<Acknowledgement[]> {
  const whose = { organisationId, ...(personId ? { personId } : {}) };
  const idsOf = (isOwn: boolean): string[] =>
    texts
      .filter(({ version }) => (version.revisionId !== null) === isOwn)
      .flatMap(({ versions }) => versions.map(({ id }) => id));
  const [own, covering] = [idsOf(true), idsOf(false)];
  return [
    ...(own.length > 0 ? await rows.acknowledgements.list({ ...whose, revisionId: own }) : []),
    ...(covering.length > 0 ? await rows.acknowledgements.list({ ...whose, adoptionId: covering }) : []),
  ];
}

/** The same as rules see them, by person and policy. */
export function givenBy(
  acknowledgements: readonly Acknowledgement[],
  texts: readonly HeldText[],
): (personId: string, policyId: string) => readonly Given[] {
  const policyOf = new Map(
    texts.flatMap(({ policyId, versions }) => versions.map(({ id }) => [id, policyId] as const)),
  );
  const found = new Map<string, Given[]>();
  for (const each of acknowledgements) {
    const versionId = versionIdOf(each as Parameters<typeof versionIdOf>[0]);
    const key = `${each.personId} ${policyOf.get(versionId)}`;
    found.set(key, [...(found.get(key) ?? []), { versionId, at: each.acknowledgedAt }]);
  }
  return (personId, policyId) => found.get(`${personId} ${policyId}`) ?? [];
}
