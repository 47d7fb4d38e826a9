import { Inject } from '@nestjs/common';
import { Args, Context, Int, Query, Resolver } from '@nestjs/graphql';
import { readNationalBreakdown, readNationalCounts, readNationalOverdue, type Journey } from '@ratify/journey';
import type { Scope } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { NationalBreakdownType, NationalPageType, NationalTotalsType } from './national.types.ts';

const MOST = 100;

/** The register of all organisations, for the operator of the service: dates and counts, no texts. */
@Resolver(() => NationalTotalsType)
export class NationalResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => NationalTotalsType, {
    nullable: true,
    description: 'Where the policies of all settings stand today, in all and by council. Null for whoever may not ask.',
  })
  async nationalTotals(@Context() context: GraphContext): Promise<object | null> {
    const scope = await scopeOf(context);
    return scope ? readNationalCounts(this.journey, scope) : null;
  }

  @Query(() => NationalPageType, { description: 'What is past its review date anywhere, the longest first.' })
  async nationalOverdue(
    @Args('council', {
      type: () => String,
      nullable: true,
      description: 'The slug of a council: only settings in its area.',
    })
    council: string | null,
    @Args('within', {
      type: () => String,
      nullable: true,
      description: 'The slug of a council, a trust or a setting: only what lies within it.',
    })
    within: string | null,
    @Args('first', { type: () => Int, defaultValue: 25 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const scope = await scopeOf(context);
    if (!scope) return { entries: [], endCursor: null, hasMore: false };
    const { rows, next } = await readNationalOverdue(this.journey, scope, {
      council: council ?? undefined,
      within: within ?? undefined,
      first: Math.min(Math.max(first, 1), MOST),
      after: after ?? undefined,
    });
    return { entries: rows, endCursor: next, hasMore: next !== null };
  }

  @Query(() => NationalBreakdownType, {
    nullable: true,
    description:
      'Where policies stand trust by trust, or setting by setting. Null for whoever may not ask, and where no such place is.',
  })
  async nationalBreakdown(
    @Args('by', { type: () => String, description: 'trust, or setting: then within something' }) by: string,
    @Args('within', { type: () => String, nullable: true, description: 'The slug of a council, a trust or a setting.' })
    within: string | null,
    @Args('words', { type: () => String, defaultValue: '', description: 'Part of the name.' }) words: string,
    @Args('first', { type: () => Int, defaultValue: 25 }) first: number,
    @Args('skip', { type: () => Int, defaultValue: 0 }) skip: number,
    @Context() context: GraphContext,
  ): Promise<object | null> {
    const groups = oneOf(['trust', 'setting'], by, 'by');
    const scope = await scopeOf(context);
    if (!scope || (groups === 'setting' && !within)) return null;
    return readNationalBreakdown(this.journey, scope, {
      ...{ by: groups, within: within ?? undefined, words },
      ...{ first: Math.min(Math.max(first, 1), MOST), skip: Math.max(skip, 0) },
    });
  }
}

async function scopeOf(context: GraphContext): Promise<Scope | null> {
  const rows = await context.reading();
  return rows?.can('read', 'Nation') ? context.scope() : null;
}
