import { Args, Context, Int, Query, Resolver } from '@nestjs/graphql';
import { readSearch } from '@ratify/journey';
import { GraphContext } from '../graph/graph-context.ts';
import { SearchResultsType } from './search.types.ts';

const MOST = 50;

@Resolver(() => SearchResultsType)
export class SearchResolver {
  @Query(() => SearchResultsType, {
    description:
      'Policies in force of the organisation acted for and of those below it, and templates it sees, that hold the words.',
  })
  async search(
    @Args('query', { type: () => String, description: 'Words, "a phrase", or, -without.' }) query: string,
    @Args('first', { type: () => Int, defaultValue: 10 }) first: number,
    @Args('skip', { type: () => Int, defaultValue: 0 }) skip: number,
    @Context() context: GraphContext,
  ): Promise<object> {
    const rows = await context.reading();
    if (!rows) return { results: [], total: 0 };
    return readSearch(rows, { query, first: Math.min(Math.max(first, 1), MOST), skip: Math.max(skip, 0) });
  }
}
