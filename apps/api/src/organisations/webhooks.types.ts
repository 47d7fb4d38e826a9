import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Payload } from '../graph/refusal.types.ts';

@ObjectType('Webhook', { description: 'A system of the organisation’s own that is told what happens.' })
export class WebhookType {
  @Field(() => ID) id: string;
  @Field(() => String) url: string;
  @Field(() => [String], { description: 'policy.adopted, policy.due-moved, document.sealed, edition.published' })
  events: string[];
  @Field(() => String) madeByName: string;
  @Field(() => Date) madeAt: Date;
  @Field(() => Date, { nullable: true, description: 'Since when nothing has got through.' }) failingSince?: Date | null;
  @Field(() => Date, { nullable: true }) pausedAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'by-hand, failing, gone' }) pausedBecause?: string | null;
}

@ObjectType('WebhookDelivery', { description: 'One thing that one system was told, or is to be.' })
export class WebhookDeliveryType {
  @Field(() => ID, { description: 'The `webhook-id` of its message.' }) id: string;
  @Field(() => String, { description: 'One of the events, or webhook.test' }) event: string;
  @Field(() => Date) happenedAt: Date;
  @Field(() => String, { description: 'waiting, delivered, failed, dropped' }) state: string;
  @Field(() => Int) attempts: number;
  @Field(() => Int, { nullable: true, description: 'What was answered last.' }) lastStatus?: number | null;
  @Field(() => String, { nullable: true, description: 'Why there was no answer.' }) lastError?: string | null;
  @Field(() => Date, { nullable: true }) lastTriedAt?: Date | null;
}

@ObjectType('AddWebhookPayload')
export class AddWebhookPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description: 'What the system checks signatures with: told this once, and kept sealed.',
  })
  secret?: string | null;
}

@ObjectType('WebhookPayload')
export class WebhookPayload extends Payload {}
