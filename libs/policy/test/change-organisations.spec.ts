import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainDate, planChange, type KnownOrganisation, type LinkKind, type OrganisationChange } from '@ratify/policy';

const ON = plainDate('2027-09-01');

const COUNCILS = ['council-a', 'council-b'];
const TRUSTS = ['trust-a', 'trust-b', 'trust-c'];
const SETTINGS = ['s-1', 's-2', 's-3', 's-4', 's-5'];

/** A world of settings that are maintained, or academies in a council's area, some of which buy from a trust as well. */
const worlds = fc
  .tuple(
    ...SETTINGS.map(() => fc.tuple(fc.constantFrom(...COUNCILS), fc.option(fc.constantFrom(...TRUSTS)), fc.boolean())),
  )
  .map((settings): KnownOrganisation[] => [
    ...COUNCILS.map((id) => organisation(id, 'council')),
    ...TRUSTS.map((id) => organisation(id, 'trust')),
    ...settings.map(([council, trust, buys], at) =>
      organisation(SETTINGS[at] ?? '', 'school', [
        { upperId: council, kind: trust ? 'lies-in-area-of' : 'maintained-by' },
        ...(trust ? [{ upperId: trust, kind: 'academy-of' as const }] : []),
        ...(buys ? [{ upperId: 'trust-c', kind: 'buys-service-from' as const }] : []),
      ]),
    ),
  ]);

const changes: fc.Arbitrary<OrganisationChange> = fc.oneof(
  fc.record({ on: fc.constant(ON), kind: fc.constant('close' as const), id: fc.constantFrom(...SETTINGS) }),
  fc.record({
    ...{ on: fc.constant(ON), kind: fc.constant('transfer' as const), id: fc.constantFrom(...SETTINGS) },
    toId: fc.constantFrom(...TRUSTS, ...COUNCILS),
  }),
  fc.record({
    ...{ on: fc.constant(ON), kind: fc.constant('merge' as const), intoId: fc.constantFrom(...TRUSTS, ...SETTINGS) },
    fromIds: fc.subarray([...TRUSTS, ...SETTINGS], { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    ...{ on: fc.constant(ON), kind: fc.constant('split' as const), fromId: fc.constantFrom(...COUNCILS) },
    ...{ intoId: fc.constantFrom(...COUNCILS), settingIds: fc.subarray(SETTINGS, { minLength: 1 }) },
  }),
  fc.record({
    ...{ on: fc.constant(ON), kind: fc.constant('join' as const), id: fc.constantFrom(...SETTINGS, ...TRUSTS) },
    ...{ toId: fc.constantFrom(...TRUSTS), seesAdopted: fc.boolean() },
  }),
  fc.record({
    ...{ on: fc.constant(ON), kind: fc.constantFrom('buy' as const, 'leave' as const) },
    ...{ id: fc.constantFrom(...SETTINGS), fromId: fc.constantFrom(...TRUSTS, ...COUNCILS) },
  }),
);

function organisation(
  id: string,
  kind: KnownOrganisation['kind'],
  links: readonly { readonly upperId: string; readonly kind: LinkKind; readonly seesAdopted?: boolean }[] = [],
): KnownOrganisation {
  return { id, kind, name: id, phase: null, address: null, closedOn: null, numbers: {}, links };
}

/** The world as it stands on the day of a change. */
function after(world: readonly KnownOrganisation[], change: OrganisationChange): KnownOrganisation[] {
  const { organisations } = planChange(world, change);
  return world.map((each) => {
    const planned = organisations.find(({ id }) => id === each.id);
    if (!planned) return each;
    const ended = planned.ends.map(({ upperId, kind }) => `${upperId} ${kind}`);
    const links = each.links.filter(({ upperId, kind }) => !ended.includes(`${upperId} ${kind}`));
    return { ...each, closedOn: planned.closedOn, links: [...links, ...planned.opens] };
  });
}

/** Who sees what whom has adopted, by the table of the link kinds, walked upwards. */
function sightOf(world: readonly KnownOrganisation[]): Set<string> {
  const seen = new Set<string>();
  for (const lower of world)
    for (const kind of ['maintained-by', 'academy-of', 'member-of'] as const) {
      const up = (from: KnownOrganisation | undefined): void => {
        for (const link of from?.links ?? []) {
          if (link.kind !== kind || (kind === 'member-of' && !link.seesAdopted)) continue;
          if (seen.has(`${link.upperId} sees ${lower.id}`)) continue;
          seen.add(`${link.upperId} sees ${lower.id}`);
          up(world.find(({ id }) => id === link.upperId));
        }
      };
      up(lower);
    }
  // Kept by those it is kept by, and by nobody above them.
  for (const lower of world)
    for (const { kind, upperId } of lower.links) if (kind === 'record-kept-by') seen.add(`${upperId} sees ${lower.id}`);
  return seen;
}

/** What the rules say of one pair after a change: told from the change alone, without its plan. */
function shouldSee(
  world: readonly KnownOrganisation[],
  change: OrganisationChange,
  upper: string,
  lower: string,
): boolean {
  const before = sightOf(world).has(`${upper} sees ${lower}`);
  switch (change.kind) {
    case 'close':
    case 'buy':
    case 'leave': // of nobody here who was a member
      return before;
    case 'join':
      return before || (change.seesAdopted && upper === change.toId && lower === change.id);
    case 'transfer':
      return lower === change.id ? upper === change.toId : before;
    case 'split': {
      if (!change.settingIds.includes(lower)) return before;
      const saw = sightOf(world).has(`${change.fromId} sees ${lower}`);
      return upper === change.fromId ? false : upper === change.intoId ? before || saw : before;
    }
    case 'merge': {
      const gone = change.fromIds.filter((id) => id !== change.intoId);
      if (gone.includes(lower)) return before || upper === change.intoId;
      if (gone.includes(upper)) return false;
      return before || (upper === change.intoId && gone.some((id) => sightOf(world).has(`${id} sees ${lower}`)));
    }
  }
}

describe('a change of organisations', () => {
  it('lets nobody gain or lose sight other than the rules say, and leaves the others’ links alone', () => {
    let [carriedOut, refused] = [0, 0];
    fc.assert(
      fc.property(worlds, changes, (world, change) => {
        const { faults, organisations } = planChange(world, change);
        if (faults.length > 0) {
          refused += 1;
          expect(organisations).toEqual([]);
          return;
        }
        carriedOut += 1;
        const sight = sightOf(after(world, change));
        for (const { id: upper } of world)
          for (const { id: lower } of world)
            if (upper !== lower)
              expect([upper, lower, sight.has(`${upper} sees ${lower}`)]).toEqual([
                upper,
                lower,
                shouldSee(world, change, upper, lower),
              ]);
        // Each setting is run by one at most, and nobody who closed is run by anybody.
        for (const { links, closedOn } of after(world, change)) {
          const runBy = links.filter(({ kind }) => kind === 'academy-of' || kind === 'maintained-by');
          expect(runBy.length).toBeLessThanOrEqual(closedOn ? 0 : 1);
        }
        // A service that is bought is nobody else's to end, but by closing.
        if (change.kind === 'buy' || change.kind === 'leave') return;
        for (const { id, links } of after(world, change).filter(({ closedOn }) => !closedOn))
          expect(links.filter(({ kind }) => kind === 'buys-service-from').length).toBe(
            world.find((each) => each.id === id)?.links.filter(({ kind }) => kind === 'buys-service-from').length,
          );
      }),
      { numRuns: 1_000, seed: 20_270_901 },
    );
    expect(Math.min(carriedOut, refused)).toBeGreaterThan(100);
  });

  it('is refused in words where it cannot be', () => {
    const world = [
      organisation('council-a', 'council'),
      organisation('council-b', 'council'),
      organisation('s-1', 'school', [{ upperId: 'council-a', kind: 'maintained-by' }]),
      { ...organisation('s-2', 'school'), closedOn: plainDate('2026-01-01') },
    ];
    const faultsOf = (change: object): readonly string[] =>
      planChange(world, { on: ON, ...change } as OrganisationChange).faults;
    expect(faultsOf({ kind: 'close', id: 'council-a' })).toEqual(['council-a still has 1 below it: move them first.']);
    expect(faultsOf({ kind: 'close', id: 's-2' })).toEqual(['s-2 closed on 2026-01-01.']);
    expect(faultsOf({ kind: 'transfer', id: 's-1', toId: 'council-a' })).toEqual(['s-1 belongs to council-a already.']);
    expect(faultsOf({ kind: 'merge', fromIds: ['s-1'], intoId: 'council-a' })).toEqual([
      's-1 is not of the same kind as council-a.',
    ]);
    expect(faultsOf({ kind: 'split', fromId: 'council-b', intoId: 'council-a', settingIds: ['s-1'] })).toEqual([
      's-1 is not below council-b.',
    ]);
  });
});
