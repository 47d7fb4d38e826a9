import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';

@ObjectType('Decision')
export class DecisionType {
  @Field(() => ID) id: string;
  @Field(() => ID) revisionId: string;
  @Field(() => String) route: string;
  @Field(() => String) outcome: string;
  @Field(() => PlainDateScalar) decidedOn: string;
  @Field(() => Int, { nullable: true }) attendance?: number | null;
  @Field(() => String, { nullable: true }) minuteReference?: string | null;
  @Field(() => String) recordedByName: string;
}
