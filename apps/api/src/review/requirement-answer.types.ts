import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Payload } from '../graph/refusal.types.ts';

@ObjectType('RequirementAnswer', {
  description: 'That a policy answers what a publisher expects of a setting, under a title of its own.',
})
export class RequirementAnswerType {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'What is expected, as it is called today.' }) title: string;
  @Field(() => String, { description: 'Who expects it.' }) publisherName: string;
  @Field(() => String) linkedByName: string;
  @Field(() => Date) linkedAt: Date;
}

@ObjectType('ListedAnswer', { description: 'Such a link, with whose it is and the policy.' })
export class ListedAnswerType extends RequirementAnswerType {
  @Field(() => ID) organisationId: string;
  @Field(() => String) organisationName: string;
  @Field(() => ID) policyId: string;
  @Field(() => String) policyTitle: string;
}

@ObjectType('LinkablePolicy', { description: 'A policy of the setting in use, or one that covers it.' })
export class LinkablePolicyType {
  @Field(() => ID) id: string;
  @Field(() => String) title: string;
  @Field(() => String, { nullable: true, description: 'Whose policy it is, where another’s covers this setting.' })
  coveredBy?: string | null;
}

@ObjectType('RequirementAnswersPayload')
export class RequirementAnswersPayload extends Payload {}
