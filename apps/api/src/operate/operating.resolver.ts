import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { putJobAside, readOperating, retryJob, type Journey } from '@ratify/journey';
import { checkAuthorityHealth } from '@ratify/seal';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { run } from '../graph/run.ts';
import { OperateJobPayload, OperatingType } from './operating.types.ts';
import { version } from './version.ts';

/** How the service stands, for its operator, and what they do about work that failed. */
@Resolver(() => OperatingType)
export class OperatingResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => OperatingType, {
    nullable: true,
    description: 'How the whole service stands. Null for whoever does not look after it.',
  })
  async operating(@Context() context: GraphContext): Promise<OperatingType | null> {
    const rows = await context.reading();
    const scope = rows?.can('operate', 'Nation') ? await context.scope() : null;
    if (!scope) return null;
    const { store, clock } = this.journey;
    const state = await readOperating(this.journey, scope);
    const newest = new Map(
      checkAuthorityHealth(await store.listCertificates(), clock.now())
        .toReversed()
        .map((each) => [each.kind, each]),
    );
    return {
      ...state,
      queues: [...state.queues],
      failures: [...state.failures],
      certificates: [...newest.values()],
      version,
    };
  }

  @Mutation(() => OperateJobPayload, { description: 'Has work that failed tried again.' })
  async retryJob(
    @Args('jobId', { type: () => ID }) jobId: string,
    @Context() context: GraphContext,
  ): Promise<OperateJobPayload> {
    const { refusals } = await run(context, (scope) => retryJob(this.journey, scope, jobId));
    return { refusals };
  }

  @Mutation(() => OperateJobPayload, { description: 'Takes work that failed off the operator’s list.' })
  async putJobAside(
    @Args('jobId', { type: () => ID }) jobId: string,
    @Context() context: GraphContext,
  ): Promise<OperateJobPayload> {
    const { refusals } = await run(context, (scope) => putJobAside(this.journey, scope, jobId));
    return { refusals };
  }
}
