import { Inject, Logger } from '@nestjs/common';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { proveByProvider, signInByProvider, type Assertion, type Journey, type SecretBox } from '@ratify/journey';
import { refuse, type RefusalCode } from '@ratify/policy';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { enter } from './enter.ts';
import {
  BeginProviderSignInPayload,
  EndIdentityPayload,
  FinishProviderSignInPayload,
  IdentityType,
  SignInProviderType,
  SignOutElsewhereType,
} from './provider-sign-in.types.ts';
import { openStep, sealStep, type KeptStep } from './provider-step.ts';
import { ProviderError, type ProviderFailure, SignInProviders } from './sign-in-providers.ts';
import { SIGN_IN_PROVIDERS } from './sign-in-providers.token.ts';

const REFUSED: Readonly<Record<ProviderFailure, RefusalCode>> = {
  unreachable: 'PROVIDER_UNREACHABLE',
  cancelled: 'PROVIDER_CANCELLED',
  'not-fresh': 'PROOF_NOT_FRESH',
};

/** Signing in by an outside service, and proving anew by it who somebody is. */
@Resolver(() => IdentityType)
export class ProviderSignInResolver {
  private readonly logger = new Logger('SignInProviders');

  constructor(
    @Inject(JOURNEY) private readonly journey: Journey,
    @Inject(SIGN_IN_PROVIDERS) private readonly providers: SignInProviders,
  ) {}

  @Query(() => [SignInProviderType], { description: 'The services by which people may sign in here.' })
  signInProviders(): SignInProviderType[] {
    return this.providers.list.map(({ name, label }) => ({ name, label }));
  }

  @Query(() => [IdentityType], { description: 'The person’s own accounts of such services.' })
  async myIdentities(@Context() context: GraphContext): Promise<IdentityType[]> {
    const own = await context.ofPerson((session) => this.journey.store.identities.list(session));
    return (own ?? []).map((each) => {
      const { name, label } = this.providers.find(each.provider) ?? { name: each.provider, label: each.provider };
      return { ...each, provider: { name, label }, isOffered: this.providers.find(name) !== undefined };
    });
  }

  @Query(() => SignOutElsewhereType, {
    nullable: true,
    description: 'Null where the person signed in with a password.',
  })
  async signOutElsewhere(@Context() context: GraphContext): Promise<SignOutElsewhereType | null> {
    const provider = this.providers.find((await context.session())?.provider ?? '');
    return provider ? { label: provider.label, address: await this.providers.signOutAddress(provider.name) } : null;
  }

  @Mutation(() => BeginProviderSignInPayload, {
    description: 'Begins to sign in by a service, or to prove anew by it who holds the session.',
  })
  async beginProviderSignIn(
    @Args('provider') name: string,
    @Args('proves') proves: boolean,
    @Args('next') next: string,
    @Context() context: GraphContext,
  ): Promise<BeginProviderSignInPayload> {
    const provider = this.providers.find(name);
    if (!provider) return { address: null, refusals: [refuse('NOT_FOUND')] };
    try {
      const { address, step } = await this.providers.begin(provider, proves, this.journey.clock.now());
      context.setProviderStep(sealStep(this.secrets, { ...step, next: next.slice(0, 1_000) }));
      return { address, refusals: [] };
    } catch (error) {
      return { address: null, refusals: [this.refusalOf(name, error)] };
    }
  }

  @Mutation(() => FinishProviderSignInPayload, {
    description: 'Ends it, with the query by which the service sent the browser back.',
  })
  async finishProviderSignIn(
    @Args('answer') answer: string,
    @Context() context: GraphContext,
  ): Promise<FinishProviderSignInPayload> {
    await context.endReading();
    const step = openStep(this.secrets, context.providerStep, this.journey.clock.now());
    if (context.providerStep !== null) context.setProviderStep(null); // good for one answer
    if (!step) return { needsCode: false, proves: false, refusals: [refuse('PROVIDER_STEP_OVER')] };
    try {
      const assertion = await this.providers.finish(step, answer, this.journey.clock.now());
      return step.proves ? this.prove(context, step, assertion) : this.signIn(context, step, assertion);
    } catch (error) {
      return { ...told(step), refusals: [this.refusalOf(step.provider, error)] };
    }
  }

  @Mutation(() => EndIdentityPayload, { description: 'Disconnects one of the person’s own accounts.' })
  async endIdentity(
    @Args('identity', { description: 'Id of one of the person’s own.' }) id: string,
    @Context() context: GraphContext,
  ): Promise<EndIdentityPayload> {
    const session = await context.session();
    if (!session) return { refusals: [refuse('NOT_SIGNED_IN')] };
    await context.endReading();
    const outcome = await this.journey.store.identities.end(session, id);
    if (outcome === 'ended') return { refusals: [] };
    return { refusals: [refuse(outcome === 'kept' ? 'IDENTITY_KEPT' : 'NOT_FOUND')] };
  }

  private async signIn(
    context: GraphContext,
    step: KeptStep,
    assertion: Assertion,
  ): Promise<FinishProviderSignInPayload> {
    const provider = this.providers.find(step.provider);
    if (!provider) return { ...told(step), refusals: [refuse('PROVIDER_STEP_OVER')] };
    const { value, refusals } = await signInByProvider(this.journey, provider, assertion);
    if (!value) return { ...told(step), refusals: [...refusals] };
    if (value.kind === 'code') {
      context.setSignInStep(value.token);
      return { ...told(step), needsCode: true, refusals: [] };
    }
    return { ...told(step), me: await enter(this.journey, context, value), refusals: [] };
  }

  private async prove(
    context: GraphContext,
    step: KeptStep,
    assertion: Assertion,
  ): Promise<FinishProviderSignInPayload> {
    const session = await context.session();
    if (!session) return { ...told(step), refusals: [refuse('NOT_SIGNED_IN')] };
    const { refusals } = await proveByProvider(this.journey, session, assertion, step.since);
    return { ...told(step), refusals: [...refusals] };
  }

  /** What the person is told; the cause is for whoever runs the installation, and holds no secret and no address. */
  private refusalOf(provider: string, error: unknown): ReturnType<typeof refuse> {
    if (!(error instanceof ProviderError)) throw error;
    if (error.failure !== 'cancelled') this.logger.warn(`${provider}: ${causeOf(error)}`);
    return refuse(REFUSED[error.failure]);
  }

  private get secrets(): SecretBox {
    if (!this.journey.secrets) throw new Error('this process was not given the key that seals the way back');
    return this.journey.secrets;
  }
}

function told({ next, proves }: KeptStep): Pick<FinishProviderSignInPayload, 'next' | 'proves' | 'needsCode'> {
  return { next, proves, needsCode: false };
}

function causeOf({ cause, failure }: ProviderError): string {
  const { code, message } = (cause ?? {}) as { code?: string; message?: string };
  return [failure, code, message].filter(Boolean).join(': ');
}
