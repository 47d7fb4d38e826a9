import { Inject } from '@nestjs/common';
import { Args, Context, Int, Query, Resolver } from '@nestjs/graphql';
import { readNationalCounts, readNationalOverdue, type Journey } from '@ratify/journey';
import type { Scope } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { NationalPageType, NationalTotalsType } from './national.types.ts';

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
    @Args('first', { type: () => Int, defaultValue: 25 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const scope = await scopeOf(context);
    if (!scope) return { entries: [], endCursor: null, hasMore: false };
    const { rows, next } = await readNationalOverdue(this.journey, scope, {
      council: council ?? undefined,
      first: Math.min(Math.max(first, 1), MOST),
      after: after ?? undefined,
    });
    return { entries: rows, endCursor: next, hasMore: next !== null };
  }
}

async function scopeOf(context: GraphContext): Promise<Scope | null> {
  const rows = await context.reading();
  return rows?.can('read', 'Nation') ? context.scope() : null;
}
