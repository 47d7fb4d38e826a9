import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  addWebhook,
  endWebhook,
  listDeliveries,
  listWebhooks,
  pauseWebhook,
  resendDelivery,
  tryWebhook,
  type Journey,
} from '@ratify/journey';
import { WEBHOOK_EVENTS } from '@ratify/policy';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { oneOf } from '../graph/one-of.ts';
import { run } from '../graph/run.ts';
import { AddWebhookPayload, WebhookDeliveryType, WebhookPayload, WebhookType } from './webhooks.types.ts';

@Resolver(() => WebhookType)
export class WebhooksResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => [WebhookType], { description: 'The systems that the organisation acted for has told what happens.' })
  async webhooks(@Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    return rows ? listWebhooks(rows) : [];
  }

  @ResolveField(() => [WebhookDeliveryType], { description: 'The latest fifty, the newest first.' })
  async deliveries(@Parent() { id }: WebhookType, @Context() context: GraphContext): Promise<object[]> {
    const rows = await context.reading();
    return rows ? listDeliveries(rows, id) : [];
  }

  @Mutation(() => AddWebhookPayload, { description: 'Has one of the organisation’s own systems told what happens.' })
  async addWebhook(
    @Args('url') url: string,
    @Args('events', { type: () => [String] }) events: string[],
    @Context() context: GraphContext,
  ): Promise<AddWebhookPayload> {
    const given = { url, events: events.map((each) => oneOf(WEBHOOK_EVENTS, each, 'events')) };
    const { value, refusals } = await run(context, (scope) => addWebhook(this.journey, scope, given));
    return { secret: value, refusals };
  }

  @Mutation(() => WebhookPayload, { description: 'Sends nothing to a system for a while, or goes on.' })
  async pauseWebhook(
    @Args('webhookId', { type: () => ID }) webhookId: string,
    @Args('isPaused') isPaused: boolean,
    @Context() context: GraphContext,
  ): Promise<WebhookPayload> {
    return run(context, (scope) => pauseWebhook(this.journey, scope, { webhookId, isPaused }));
  }

  @Mutation(() => WebhookPayload, { description: 'Tells a system nothing more.' })
  async endWebhook(
    @Args('webhookId', { type: () => ID }) webhookId: string,
    @Context() context: GraphContext,
  ): Promise<WebhookPayload> {
    return run(context, (scope) => endWebhook(this.journey, scope, webhookId));
  }

  @Mutation(() => WebhookPayload, { description: 'Sends a system something that tells of nothing.' })
  async tryWebhook(
    @Args('webhookId', { type: () => ID }) webhookId: string,
    @Context() context: GraphContext,
  ): Promise<WebhookPayload> {
    return run(context, (scope) => tryWebhook(this.journey, scope, webhookId));
  }

  @Mutation(() => WebhookPayload, { description: 'Sends once more what was sent or given up, under the same id.' })
  async resendDelivery(
    @Args('deliveryId', { type: () => ID }) deliveryId: string,
    @Context() context: GraphContext,
  ): Promise<WebhookPayload> {
    return run(context, (scope) => resendDelivery(this.journey, scope, deliveryId));
  }
}
