import { Field, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';

@ObjectType('PublicPolicyLine', { description: 'A policy that is shown to everybody, in a list.' })
export class PublicPolicyLineType {
  @Field(() => String) title: string;
  @Field(() => String) slug: string;
  @Field(() => String) organisationName: string;
  @Field(() => String, { nullable: true }) colour?: string | null;
  @Field(() => PlainDateScalar, { nullable: true }) adoptedOn?: string | null;
  @Field(() => PlainDateScalar, { nullable: true }) reviewDueOn?: string | null;
  @Field(() => String, { nullable: true }) reviewDueSaid?: string | null;
}

@ObjectType('PublicPolicy', { description: 'A policy in force that is shown to everybody, without names of people.' })
export class PublicPolicyType extends PublicPolicyLineType {
  @Field(() => String) organisationSlug: string;
  @Field(() => Int, { description: 'The version in force.' }) number: number;
  @Field(() => PlainDateScalar, { nullable: true }) effectiveFrom?: string | null;
  @Field(() => String, { nullable: true, description: 'The body that adopted it.' }) adoptedBy?: string | null;
  @Field(() => String, { nullable: true, description: 'Of its signed document.' }) verifyCode?: string | null;
  @Field(() => String) html: string;
}

@ObjectType('WithdrawnPublicPolicy', { description: 'A policy that was shown to everybody and is out of use.' })
export class WithdrawnPolicyType {
  @Field(() => String) title: string;
  @Field(() => String) organisationName: string;
  @Field(() => String) organisationSlug: string;
  @Field(() => String, { nullable: true }) colour?: string | null;
  @Field(() => PlainDateScalar, { description: 'The first day on which it was not in force.' }) retiredOn: string;
  @Field(() => String, { nullable: true, description: 'What took its place, where that is shown.' })
  successorTitle?: string | null;
  @Field(() => String, { nullable: true }) successorSlug?: string | null;
}
