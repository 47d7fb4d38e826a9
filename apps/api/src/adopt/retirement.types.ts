import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { PolicyType } from '../fork/policy.types.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { Payload } from '../graph/refusal.types.ts';

@ObjectType('Retirement', { description: 'That a body withdrew a policy from use.' })
export class RetirementType {
  @Field(() => PlainDateScalar, { description: 'The first day on which it is not in force.' }) retiredOn: string;
  @Field(() => PlainDateScalar) decidedOn: string;
  @Field(() => String) bodyName: string;
  @Field(() => String, { description: 'meeting, delegated, chairs-action, written-resolution' }) route: string;
  @Field(() => String, { nullable: true, description: 'For those who read decisions, like the minute.' })
  reason?: string | null;
  @Field(() => String, { nullable: true }) minuteReference?: string | null;
  @Field(() => PolicyType, { nullable: true, description: 'What took its place.' }) successor?: PolicyType | null;
}

@InputType('RetirePoliciesInput')
export class RetirePoliciesInputType {
  @Field(() => [ID], { description: 'All of them, or none.' }) policyIds: string[];
  @Field(() => ID, { nullable: true, description: 'The policy that takes their place: in force, and not one of them.' })
  successorId?: string | null;
  @Field(() => ID, { nullable: true, description: 'With the route meeting: its body decided.' })
  meetingId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Without a meeting: who decided.' }) bodyId?: string | null;
  @Field(() => String, { description: 'meeting, delegated, chairs-action, written-resolution' }) route: string;
  @Field(() => PlainDateScalar) decidedOn: string;
  @Field(() => PlainDateScalar, {
    nullable: true,
    description: 'The first day on which they are not in force; the day of the decision when it is left out.',
  })
  retiredOn?: string | null;
  @Field(() => String) reason: string;
  @Field(() => String, { nullable: true }) minuteReference?: string | null;
}

@ObjectType('RetirePoliciesPayload')
export class RetirePoliciesPayload extends Payload {
  @Field(() => [PolicyType]) policies: PolicyType[];
}
