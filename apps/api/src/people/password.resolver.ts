import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { askForPassword, setPassword, type Journey } from '@ratify/journey';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { AccountLinkType, SetPasswordPayload } from './password.types.ts';

/** For those who cannot sign in: a link that came by mail says who they are. */
@Resolver(() => AccountLinkType)
export class PasswordResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => AccountLinkType, {
    nullable: true,
    description: 'Null when the link has been used, or its time is over.',
  })
  async accountLink(@Args('token') token: string): Promise<AccountLinkType | null> {
    return this.journey.store.accountLinks.find(token);
  }

  @Mutation(() => Boolean, { description: 'Sends a link to set a password. The answer is the same for any address.' })
  async askForPassword(@Args('email') email: string): Promise<boolean> {
    await askForPassword(this.journey, email);
    return true;
  }

  @Mutation(() => SetPasswordPayload, {
    description: 'Sets a password by such a link, once. Every session of the person ends.',
  })
  async setPassword(
    @Args('token') token: string,
    @Args('password') password: string,
    @Context() context: GraphContext,
  ): Promise<SetPasswordPayload> {
    await context.endReading();
    const { refusals } = await setPassword(this.journey, { token, password });
    return { refusals: [...refusals] };
  }
}
