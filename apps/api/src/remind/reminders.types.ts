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

@ObjectType('EscalationPayload')
export class EscalationPayload {
  @Field(() => Boolean, { nullable: true }) escalates?: boolean | null;
  @Field(() => [RefusalType]) refusals: RefusalType[];
}
