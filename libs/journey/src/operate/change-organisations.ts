import { planChange, refuse, type OrganisationChange, type PlainDate } from '@ratify/policy';
import type { FoundOrganisation, OrganisationWork, Scope, Sight } from '@ratify/store';
import { needsProof } from '../people/prove-identity.ts';
import { done, refused, type Outcome } from '../shell/outcome.ts';
import type { Journey } from '../shell/ports.ts';
import { operating } from './operating.ts';

/** What a change of organisations comes to: whoever sees more or less from its day on. */
export interface ChangeReport {
  readonly on: PlainDate;
  /** Why it cannot be. */
  readonly faults: readonly string[];
  readonly organisations: readonly { readonly name: string; readonly closes: boolean }[];
  readonly gained: readonly Sight[];
  readonly lost: readonly Sight[];
  readonly written: boolean;
}

type InTransaction = <T>(inside: (work: OrganisationWork) => Promise<T>) => Promise<T>;

/** Thrown to take everything back that was written to look at it. */
class OnlyLooked extends Error {
  constructor(readonly report: ChangeReport) {
    super('nothing was to be written');
  }
}

/** Writes it in one transaction and compares what the database would let be seen; where it is only looked at, the transaction is taken back. */
export async function lookOrCarryOut(
  inTransaction: InTransaction,
  change: OrganisationChange,
  carryOut: boolean,
): Promise<ChangeReport> {
  try {
    return await inTransaction(async (work) => {
      const { organisations, faults } = planChange(await work.readKnownOrganisations(namedIn(change)), change);
      const of = organisations.map(({ id }) => id);
      const before = await work.readSight(change.on, of);
      await work.write(organisations);
      const after = await work.readSight(change.on, of);
      const report = {
        ...{ on: change.on, faults, gained: without(after, before), lost: without(before, after) },
        organisations: organisations.map(({ name, closedOn }) => ({ name, closes: closedOn === change.on })),
        written: carryOut && faults.length === 0,
      };
      if (!report.written) throw new OnlyLooked(report);
      return report;
    });
  } catch (error) {
    if (error instanceof OnlyLooked) return error.report;
    throw error;
  }
}

/** For the operator: says what a change of organisations comes to, or carries it out, for which they prove anew who they are. */
export async function changeOrganisations(
  journey: Journey,
  scope: Scope,
  change: OrganisationChange,
  carryOut: boolean,
): Promise<Outcome<ChangeReport>> {
  return operating(journey, scope, async () => {
    if (carryOut && needsProof(journey, scope)) return refused(refuse('PROOF_NEEDED', { where: 'password' }));
    const report = await lookOrCarryOut((inside) => journey.store.inOrganisations(scope, inside), change, carryOut);
    if (report.faults.length === 0) return done(report);
    return refused(...report.faults.map((what) => ({ ...refuse('ORGANISATIONS_STAY'), what })));
  });
}

/** Organisations by a part of their name, or by short name, number or identifier, for the operator; nobody else finds any. */
export async function findOrganisations(journey: Journey, scope: Scope, words: string): Promise<FoundOrganisation[]> {
  const wanted = words.trim();
  if (wanted === '') return [];
  const { value } = await operating(journey, scope, async () =>
    done(await journey.store.findOrganisations(scope, wanted, MOST_FOUND)),
  );
  return value ?? [];
}

const MOST_FOUND = 20;

function namedIn(change: OrganisationChange): string[] {
  switch (change.kind) {
    case 'close':
      return [change.id];
    case 'transfer':
      return [change.id, change.toId];
    case 'merge':
      return [...change.fromIds, change.intoId];
    case 'split':
      return [change.fromId, change.intoId, ...change.settingIds];
    case 'join':
      return [change.id, change.toId];
    case 'buy':
    case 'leave':
      return [change.id, change.fromId];
  }
}

function without(some: readonly Sight[], others: readonly Sight[]): Sight[] {
  const keys = new Set(others.map(keyOf));
  return some.filter((each) => !keys.has(keyOf(each)));
}

function keyOf({ upper, lower, what }: Sight): string {
  return [upper, lower, what].join('\n');
}
