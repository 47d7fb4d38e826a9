import { StoreError, type Session, type SubjectRows } from '@ratify/store';
import type { Journey } from '../shell/ports.ts';
import type { ReadableRows } from './readable.ts';

/** What is held of one person, by where it is held and by table. */
export interface HeldOnPerson {
  readonly name: string;
  readonly parts: readonly { readonly place: string; readonly rows: SubjectRows }[];
}

/** Everything of whoever asks: their account, and what the organisations hold in which they have a post. */
export async function holdOnMyself({ store }: Journey, session: Session): Promise<HeldOnPerson> {
  const account = (await store.directory.ownAccount(session)) ?? {};
  const { rows, names } = await store.inPerson(session, async (work) => ({
    rows: await work.subjectRows(),
    names: new Map((await work.organisations.list({ id: [...work.reach.own] })).map(({ id, name }) => [id, name])),
  }));
  const parts = [...names].map(([id, place]) => ({ place, rows: ofOrganisation(rows, id) }));
  return { name: session.fullName, parts: [{ place: 'Your account', rows: account as SubjectRows }, ...parts] };
}

/** What the acting organisation holds of somebody who has or had a post in it: for its officers. */
export async function holdOnPerson(rows: ReadableRows, personId: string): Promise<HeldOnPerson> {
  const { work, organisationId } = rows;
  const here = (await work.listPeople()).find((each) => each.personId === personId);
  if (!here || !rows.canOn('disclose', 'Person', { organisationId }))
    throw new StoreError('NOT_FOUND', 'there is no such person here, or the role does not disclose');
  const [post] = await work.appointments.list({ organisationId, personId }, { order: { fromOn: 'desc' }, limit: 1 });
  const { name } = await work.organisations.get({ id: organisationId });
  const { email, canSignIn, hasSecondFactor } = here;
  const account = { account: [{ email, canSignIn, hasSecondFactor }] };
  return {
    name: post?.personName ?? '',
    parts: [{ place: name, rows: { ...account, ...(await work.subjectRows(personId)) } }],
  };
}

function ofOrganisation(rows: SubjectRows, organisationId: string): SubjectRows {
  const own = Object.entries(rows).map(([table, all]) => [
    table,
    all.filter((row) => row['organisation_id'] === organisationId),
  ]);
  return Object.fromEntries(own.filter(([, all]) => (all as object[]).length > 0)) as SubjectRows;
}
