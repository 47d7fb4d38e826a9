import type { NationalPage, NationalQuestion, RegisterCounts, Scope } from '@ratify/store';
import type { Journey } from '../shell/ports.ts';

export interface NationalTotals {
  readonly policies: number;
  readonly missing: number;
  readonly overdue: number;
  readonly dueSoon: number;
  readonly unsigned: number;
}

export interface NationalStanding extends NationalTotals {
  readonly councils: readonly (NationalTotals & {
    readonly slug: string | null;
    readonly organisationName: string;
  })[];
}

/** Where the policies of the nation stand, in all and council by council. */
export async function readNationalCounts(journey: Journey, scope: Scope): Promise<NationalStanding> {
  const found = await journey.store.inNational(scope, (work) => work.counts(journey.clock.today()), {
    fromReplica: true,
  });
  const councils = found.map(({ councilName, councilSlug, counts }) => ({
    ...totalsOf(counts),
    slug: councilSlug,
    organisationName: councilName ?? 'In no council’s area',
  }));
  return { ...councils.reduce<NationalTotals>(add, NOTHING), councils };
}

/** One page of what is past its review date anywhere, the longest first. */
export async function readNationalOverdue(
  journey: Journey,
  scope: Scope,
  question: Omit<NationalQuestion, 'today'>,
): Promise<NationalPage> {
  return journey.store.inNational(scope, (work) => work.overdue({ ...question, today: journey.clock.today() }), {
    fromReplica: true,
  });
}

const NOTHING: NationalTotals = { policies: 0, missing: 0, overdue: 0, dueSoon: 0, unsigned: 0 };

function totalsOf(counts: RegisterCounts): NationalTotals {
  const { missing, overdue, unsigned } = counts;
  const policies = Object.values(counts).reduce((sum, each) => sum + each, 0) - missing;
  return { policies, missing, overdue, dueSoon: counts['due-soon'], unsigned };
}

function add(sum: NationalTotals, each: NationalTotals): NationalTotals {
  return {
    policies: sum.policies + each.policies,
    missing: sum.missing + each.missing,
    overdue: sum.overdue + each.overdue,
    dueSoon: sum.dueSoon + each.dueSoon,
    unsigned: sum.unsigned + each.unsigned,
  };
}
