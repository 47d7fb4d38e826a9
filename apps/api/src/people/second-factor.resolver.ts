import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  readSecondFactor,
  type Journey,
  type Outcome,
} from '@ratify/journey';
import { refuse } from '@ratify/policy';
import type { Session } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import type { RefusalType } from '../graph/refusal.types.ts';
import { RecoveryCodesPayload, SecondFactorPayload, SecondFactorType } from './second-factor.types.ts';

/** Two-step sign-in of whoever asks: their own, whatever the organisation they act for. */
@Resolver(() => SecondFactorType)
export class SecondFactorResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => SecondFactorType, { nullable: true, description: 'Null when nobody is signed in.' })
  async mySecondFactor(@Context() context: GraphContext): Promise<SecondFactorType | null> {
    const session = await context.session();
    return session ? readSecondFactor(this.journey, session) : null;
  }

  @Mutation(() => SecondFactorPayload, {
    description: 'Makes a secret for an authenticator app; it counts once confirmed.',
  })
  async beginSecondFactor(
    @Args('password') password: string,
    @Context() context: GraphContext,
  ): Promise<SecondFactorPayload> {
    const { refusals } = await this.run(context, (session) => beginSecondFactor(this.journey, session, password));
    return { refusals };
  }

  @Mutation(() => RecoveryCodesPayload, { description: 'Makes the secret count, by a code of the app.' })
  async confirmSecondFactor(
    @Args('code') code: string,
    @Context() context: GraphContext,
  ): Promise<RecoveryCodesPayload> {
    const { value, refusals } = await this.run(context, (session) => confirmSecondFactor(this.journey, session, code));
    return { recoveryCodes: value ?? [], refusals };
  }

  @Mutation(() => SecondFactorPayload, { description: 'Switches it off, by password and code together.' })
  async endSecondFactor(
    @Args('password') password: string,
    @Args('code') code: string,
    @Context() context: GraphContext,
  ): Promise<SecondFactorPayload> {
    const { refusals } = await this.run(context, (session) =>
      endSecondFactor(this.journey, session, { password, code }),
    );
    return { refusals };
  }

  private async run<T>(
    context: GraphContext,
    act: (session: Session) => Promise<Outcome<T>>,
  ): Promise<{ value: T | null; refusals: RefusalType[] }> {
    const session = await context.session();
    if (!session) return { value: null, refusals: [refuse('NOT_SIGNED_IN')] };
    await context.endReading();
    const { value, refusals } = await act(session);
    return { value, refusals: [...refusals] };
  }
}
