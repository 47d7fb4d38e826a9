import { Field, ID, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';

@ObjectType('DelegatedDecision', { description: 'A decision that somebody took for a body.' })
export class DelegatedDecisionType {
  @Field(() => ID) decisionId: string;
  @Field(() => ID) policyId: string;
  @Field(() => String) policyTitle: string;
  @Field(() => String) bodyName: string;
  @Field(() => String, { description: 'delegated, chairs-action or written-resolution' }) route: string;
  @Field(() => String) outcome: string;
  @Field(() => String, {
    nullable: true,
    description: 'Why it could not wait, or who decided; for the organisation’s own people.',
  })
  note?: string | null;
  @Field(() => PlainDateScalar) decidedOn: string;
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The day of the meeting that was told; null: none yet.',
  })
  reportedOn?: string | null;
  @Field(() => String, { nullable: true, description: 'Of the minute that says so.' }) reportReference?: string | null;
}
