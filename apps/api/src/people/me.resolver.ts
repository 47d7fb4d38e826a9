import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { proveSigner, signInCode, type Journey } from '@ratify/journey';
import { refuse } from '@ratify/policy';
import type { Session } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { enter, type OpenedSession } from './enter.ts';
import { ActForPayload, MeType, ProofPayload, SignInPayload } from './person.types.ts';
import { readMe } from './read-me.ts';

@Resolver(() => MeType)
export class MeResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => MeType, { nullable: true, description: 'Null when nobody is signed in.' })
  async me(@Context() context: GraphContext): Promise<MeType | null> {
    return context.ofPerson((session) => this.readMe(session));
  }

  @Mutation(() => SignInPayload)
  async signIn(
    @Args('email') email: string,
    @Args('password') password: string,
    @Context() context: GraphContext,
  ): Promise<SignInPayload> {
    const answer = await this.journey.store.directory.signIn(email.trim(), password);
    if (answer.outcome === 'locked') return { needsCode: false, refusals: [refuse('SIGN_IN_LOCKED')] };
    if (answer.outcome === 'refused') return { needsCode: false, refusals: [refuse('SIGN_IN_FAILED')] };
    if (answer.outcome === 'signed-in') return this.enter(context, answer);
    context.setSignInStep(answer.token);
    return { needsCode: true, refusals: [] };
  }

  @Mutation(() => SignInPayload, {
    description:
      'The second step of signing in: a code of the authenticator app, or a recovery code, within 10 minutes of the password.',
  })
  async signInCode(@Args('code') code: string, @Context() context: GraphContext): Promise<SignInPayload> {
    const { value, refusals } = await signInCode(this.journey, context.signInStep ?? '', code);
    if (value) return this.enter(context, value);
    const needsCode = refusals.every(({ code: why }) => why === 'CODE_WRONG');
    if (!needsCode) context.setSignInStep(null);
    return { needsCode, refusals: [...refusals] };
  }

  @Mutation(() => ProofPayload, {
    description:
      'Proves anew who holds the session, by their password or a code of their authenticator app: signing asks for it when signing in is a while ago.',
  })
  async proveIdentity(@Args('password') password: string, @Context() context: GraphContext): Promise<ProofPayload> {
    const session = await context.session();
    if (!session) return { refusals: [refuse('NOT_SIGNED_IN')] };
    await context.endReading();
    return { refusals: await proveSigner(this.journey, session, password) };
  }

  @Mutation(() => Boolean)
  async signOut(@Context() context: GraphContext): Promise<boolean> {
    const session = await context.session();
    await context.endReading();
    if (session) await this.journey.store.directory.closeSession(session);
    context.setSession(null);
    return session !== null;
  }

  @Mutation(() => ActForPayload)
  async actFor(
    @Args('organisationId', { type: () => ID }) organisationId: string,
    @Context() context: GraphContext,
  ): Promise<ActForPayload> {
    const session = await context.session();
    if (!session) return { refusals: [refuse('NOT_SIGNED_IN')] };
    await context.endReading();
    const changed = await this.journey.store.directory.actFor(session, organisationId);
    if (!changed) return { refusals: [refuse('NOT_FOUND')] };
    context.setSession(changed);
    return { me: await this.readMe(changed), refusals: [] };
  }

  private async enter(
    context: GraphContext,
    opened: OpenedSession & { readonly codesLeft?: number | null },
  ): Promise<SignInPayload> {
    const me = await enter(this.journey, context, opened);
    return { me, needsCode: false, codesLeft: opened.codesLeft ?? null, refusals: [] };
  }

  private readMe(session: Session): Promise<MeType> {
    return readMe(this.journey, session);
  }
}
