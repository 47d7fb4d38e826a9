import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Payload } from '../graph/refusal.types.ts';

@ObjectType('NotApplicable', {
  description: 'That a setting needs no policy of a title which is expected of it, and why.',
})
export class NotApplicableType {
  @Field(() => ID) id: string;
  @Field(() => ID) organisationId: string;
  @Field(() => String) organisationName: string;
  @Field(() => String) title: string;
  @Field(() => String) reason: string;
  @Field(() => String) declaredByName: string;
  @Field(() => Date) declaredAt: Date;
}

@ObjectType('NotApplicablePayload')
export class NotApplicablePayload extends Payload {}
