import { Field, Int, ObjectType } from '@nestjs/graphql';
import { RefusalType } from '../graph/refusal.types.ts';

@ObjectType('ReminderChoice')
export class ReminderChoiceType {
  @Field(() => Boolean, { description: 'Only what nobody else can do is mailed: signatures and duties.' })
  isOff: boolean;
  @Field(() => Int, {
    nullable: true,
    description: '1 is Monday, 5 Friday; null: every working day that has something.',
  })
  weekday?: number | null;
}

@ObjectType('ChasePayload')
export class ChasePayload {
  @Field(() => Int, { nullable: true, description: 'Policies that their schools are reminded of.' })
  policies?: number | null;
  @Field(() => Int, { nullable: true, description: 'Schools that are reminded.' }) settings?: number | null;
  @Field(() => Int, { nullable: true, description: 'Policies left out, for they were reminded of within a week.' })
  leftOut?: number | null;
  @Field(() => [RefusalType]) refusals: RefusalType[];
}

@ObjectType('EscalationPayload')
export class EscalationPayload {
  @Field(() => Boolean, { nullable: true }) escalates?: boolean | null;
  @Field(() => [RefusalType]) refusals: RefusalType[];
}
