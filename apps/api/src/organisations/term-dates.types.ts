import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { Payload } from '../graph/refusal.types.ts';

@ObjectType('TermEnd', { description: 'The last day of one term, and who says so.' })
export class TermEndType {
  @Field(() => Int, { description: 'The year in which the school year begins.' }) schoolYear: number;
  @Field(() => String, { description: 'autumn, spring or summer' }) term: string;
  @Field(() => PlainDateScalar, { nullable: true, description: 'As the organisation has set it itself.' })
  own?: string | null;
  @Field(() => PlainDateScalar, { description: 'What holds while it has not.' }) otherwise: string;
  @Field(() => String, { nullable: true, description: 'Who set that; null: it is the usual end.' })
  setBy?: string | null;
}

@InputType('TermEndInput')
export class TermEndInputType {
  @Field(() => Int) schoolYear: number;
  @Field(() => String) term: string;
  @Field(() => String, { description: 'The last day, as people write it; empty: as it would be otherwise.' })
  said: string;
}

@ObjectType('TermDatesPayload')
export class TermDatesPayload extends Payload {}
