import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Edition, Policy, UpdateOffer } from '@ratify/store';
import {
  buildEdition,
  buildLink,
  buildOrganisation,
  buildPolicy,
  createDatabase,
  signIn,
  type SignedIn,
  type TestDatabase,
} from '@ratify/test-kit';
import { UpdateOffer as UpdateOfferRow } from '@ratify/store';
import { startWorker } from './start-worker.ts';

let database: TestDatabase;
let worker: Awaited<ReturnType<typeof startWorker>>;
let publisher: SignedIn;
let newer: Edition;
let forks: Policy[];

beforeAll(async () => {
  database = await createDatabase();
  worker = await startWorker(database);
  const council = await buildOrganisation(database, { kind: 'council' });
  publisher = await signIn(database, { organisationId: council.id, roles: ['publisher'] });
  const older = await buildEdition(database, { organisationId: council.id });
  newer = await buildEdition(database, { organisationId: council.id, templateId: older.templateId, number: 2 });
  forks = await Promise.all([1, 2, 3].map(() => forkOf(council.id, older)));
  await buildPolicy(database, { organisationId: forks[0]?.organisationId as string }); // a local policy is offered nothing
});
afterAll(async () => {
  await worker?.stop();
  await database?.close();
});

async function forkOf(councilId: string, edition: Edition): Promise<Policy> {
  const { organisationId } = await buildLink(database, { upperId: councilId });
  return buildPolicy(database, {
    organisationId,
    templateOrganisationId: councilId,
    templateId: edition.templateId,
    baseEditionId: edition.id,
  });
}

async function publishAgain(): Promise<void> {
  await database.store.inContext(publisher.scope, { write: true }, (work) =>
    work.enqueue('offer-edition', { editionId: newer.id }, `offer-edition:${newer.id}`),
  );
  await worker.drain();
}

const offers = (): Promise<UpdateOffer[]> => database.owner.getRepository(UpdateOfferRow).find();

describe('an edition offered to everyone who holds the template', () => {
  it('is offered exactly once to each, however often the fan-out runs', async () => {
    await publishAgain();
    const first = await offers();
    expect(first.map((each) => each.policyId).sort()).toEqual(forks.map((each) => each.id).sort());
    expect(new Set(first.map((each) => each.editionId))).toEqual(new Set([newer.id]));

    await publishAgain();
    expect((await offers()).map((each) => each.id).sort()).toEqual(first.map((each) => each.id).sort());
    const [states] = (await database.owner.query(
      `select count(*)::int as all, count(*) filter (where state = 'done')::int as done from app.jobs`,
    )) as { all: number; done: number }[];
    expect(states).toEqual({ all: 4, done: 4 }); // twice one roll-out and the count of what it does
    const audited: { id: string }[] = await database.owner.query(
      `select subject_id as id from app.audit_events where action = 'update.offered' order by subject_id`,
    );
    expect(audited.map((each) => each.id)).toEqual(forks.map((each) => each.id).sort());
  });
});
