import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { listApiTokens, makeApiToken, revokeApiToken, type Journey } from '@ratify/journey';
import { plainDate, TOKEN_SCOPES } from '@ratify/policy';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { run } from '../graph/run.ts';
import { ApiTokenType, MakeApiTokenPayload, RevokeApiTokenPayload } from './api-tokens.types.ts';

@Resolver(() => ApiTokenType)
export class ApiTokensResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [ApiTokenType], { description: 'The tokens of the organisation acted for, for those who make them.' })
  async apiTokens(@Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    return rows ? listApiTokens(rows) : [];
  }

  @Mutation(() => MakeApiTokenPayload, { description: 'Makes a token for one of the organisation’s own programs.' })
  async makeApiToken(
    @Args('name') name: string,
    @Args('scopes', { type: () => [String] }) scopes: string[],
    @Args('expiresOn', { type: () => PlainDateScalar }) expiresOn: string,
    @Context() context: GraphContext,
  ): Promise<MakeApiTokenPayload> {
    const given = {
      ...{ name, expiresOn: plainDate(expiresOn) },
      scopes: scopes.map((each) => oneOf(TOKEN_SCOPES, each, 'scopes')),
    };
    const { value, refusals } = await run(context, (scope) => makeApiToken(this.journey, scope, given));
    return { token: value, refusals };
  }

  @Mutation(() => RevokeApiTokenPayload, { description: 'Ends a token at once.' })
  async revokeApiToken(
    @Args('tokenId', { type: () => ID }) tokenId: string,
    @Context() context: GraphContext,
  ): Promise<RevokeApiTokenPayload> {
    const { refusals } = await run(context, (scope) => revokeApiToken(this.journey, scope, tokenId));
    return { refusals };
  }
}
