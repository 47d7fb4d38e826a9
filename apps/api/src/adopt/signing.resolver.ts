import { Inject } from '@nestjs/common';
import { Args, Context, ID, Int, Mutation, Resolver } from '@nestjs/graphql';
import {
  askAgain,
  closeUnsigned,
  declineSignature,
  handOnSignature,
  setSigningRules,
  signRevision,
  type Journey,
  type Outcome,
} from '@ratify/journey';
import { SIGNING_OFFICES, SIGNING_ORDERS } from '@ratify/policy';
import type { Scope, SignatureRequest } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { run } from '../graph/run.ts';
import { BodyPayload, SignaturePayload } from './adoption.types.ts';

const id = { type: () => ID };

/** What becomes of a request for a signature. */
@Resolver(() => SignaturePayload)
export class SigningResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Mutation(() => SignaturePayload)
  async signRevision(
    @Args('requestId', id) requestId: string,
    @Args('documentSha256') documentSha256: string,
    @Args('typedName') typedName: string,
    @Args('declared') declared: boolean,
    @Context() context: GraphContext,
  ): Promise<object> {
    const input = { requestId, documentSha256, typedName, declared };
    return this.settle(context, (scope) => signRevision(this.journey, scope, input));
  }

  @Mutation(() => SignaturePayload)
  async declineSignature(
    @Args('requestId', id) requestId: string,
    @Args('reason') reason: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    return this.settle(context, (scope) => declineSignature(this.journey, scope, { requestId, reason }));
  }

  @Mutation(() => SignaturePayload, {
    description: 'Has another holder of an office of the body sign for me; answers with what is asked of them.',
  })
  async handOnSignature(
    @Args('requestId', id) requestId: string,
    @Args('appointmentId', { ...id, description: 'Of whoever is to sign.' }) appointmentId: string,
    @Args('reason') reason: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const input = { requestId, appointmentId, reason };
    return this.settle(context, (scope) => handOnSignature(this.journey, scope, input));
  }

  @Mutation(() => SignaturePayload, {
    description:
      'Asks once more, with a new day, the same office or another holder of an office; answers with the new request.',
  })
  async askAgain(
    @Args('requestId', id) requestId: string,
    @Args('appointmentId', { ...id, nullable: true, description: 'Of whoever is asked instead.' })
    appointmentId: string | null,
    @Args('reason', { type: () => String, nullable: true, description: 'Needed where another is asked.' })
    reason: string | null,
    @Context() context: GraphContext,
  ): Promise<object> {
    const input = { requestId, appointmentId, reason };
    return this.settle(context, (scope) => askAgain(this.journey, scope, input));
  }

  @Mutation(() => SignaturePayload, { description: 'Has the document sealed without a signature that will not come.' })
  async closeUnsigned(
    @Args('requestId', id) requestId: string,
    @Args('reason') reason: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    return this.settle(context, (scope) => closeUnsigned(this.journey, scope, { requestId, reason }));
  }

  @Mutation(() => BodyPayload, { description: 'Records how a body resolved to have what it adopts signed.' })
  async setSigningRules(
    @Args('bodyId', id) bodyId: string,
    @Args('signatories', {
      type: () => [String],
      description: 'chair, vice-chair, governor, head, clerk; in their order',
    })
    signatories: string[],
    @Args('signingOrder', { description: 'any or set' }) signingOrder: string,
    @Args('signWithinDays', { type: () => Int }) signWithinDays: number,
    @Args('mayCloseUnsigned') mayCloseUnsigned: boolean,
    @Args('minuteReference') minuteReference: string,
    @Context() context: GraphContext,
  ): Promise<object> {
    const input = {
      ...{ bodyId, signWithinDays, mayCloseUnsigned, minuteReference },
      signatories: signatories.map((each) => oneOf(SIGNING_OFFICES, each, 'signatories')),
      signingOrder: oneOf(SIGNING_ORDERS, signingOrder, 'signingOrder'),
    };
    const { value, refusals } = await run(context, (scope) => setSigningRules(this.journey, scope, input));
    return { body: value, refusals };
  }

  private async settle(
    context: GraphContext,
    act: (scope: Scope) => Promise<Outcome<SignatureRequest>>,
  ): Promise<object> {
    const { value, refusals } = await run(context, act);
    return { request: value, refusals };
  }
}
