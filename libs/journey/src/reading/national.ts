import type { NationalName, NationalPage, NationalQuestion, RegisterCounts, Scope } from '@ratify/store';
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

export interface NationalBreakdown {
  /** What all of it lies within; null for the nation. */
  readonly within: NationalName | null;
  /** How many there are in all. */
  readonly total: number;
  readonly standings: readonly (NationalName & NationalTotals)[];
}

export interface BreakdownQuestion {
  readonly by: 'trust' | 'setting';
  /** The slug of a council, a trust or a setting. */
  readonly within?: string | undefined;
  /** Only those whose name holds the words. */
  readonly words: string;
  readonly first: number;
  readonly skip: number;
}

/** Where the policies stand in each trust or setting, those first where most is missing or overdue; null where no such place is. */
export async function readNationalBreakdown(
  journey: Journey,
  scope: Scope,
  { by, within, words, first, skip }: BreakdownQuestion,
): Promise<NationalBreakdown | null> {
  const found = await journey.store.inNational(scope, (work) => work.standings(journey.clock.today(), by, within), {
    fromReplica: true,
  });
  if (!found) return null;
  const sought = words.trim().toLowerCase();
  const every = found.standings
    .filter(({ name }) => name.toLowerCase().includes(sought))
    .map(({ counts, ...each }) => ({ ...each, ...totalsOf(counts) }))
    .toSorted((a, b) => b.missing + b.overdue - a.missing - a.overdue || a.name.localeCompare(b.name, 'en-GB'));
  return { within: found.within, total: every.length, standings: every.slice(skip, skip + first) };
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
