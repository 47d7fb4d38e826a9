import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { Payload } from '../graph/refusal.types.ts';

@ObjectType('Requirement', { description: 'A policy that a publisher expects the settings below it to hold.' })
export class RequirementType {
  @Field(() => ID) id: string;
  @Field(() => String) title: string;
  @Field(() => String, { description: 'Why it is expected.' }) basis: string;
  @Field(() => Boolean, { description: 'Whether law or statutory guidance asks for it.' }) isStatutory: boolean;
  @Field(() => String, {
    nullable: true,
    description: 'Which of the statutory list it is: whoever has a version of a template with that key holds it.',
  })
  statutoryKey?: string | null;
  @Field(() => ID, { nullable: true, description: 'Whoever has its own version of it holds the policy.' })
  templateId?: string | null;
  @Field(() => [String], { description: 'Of which phases; none: of every one.' }) phases: string[];
  @Field(() => [String], { description: 'Of settings that are maintained, academy or other; none: of every one.' })
  standings: string[];
  @Field(() => PlainDateScalar, { nullable: true, description: 'By which day it is to be held.' })
  dueOn?: string | null;
  @Field(() => PlainDateScalar, { nullable: true, description: 'The last day on which it is expected.' })
  endedOn?: string | null;
}

@InputType('RequirementInput')
export class RequirementInputType {
  @Field(() => String) title: string;
  @Field(() => String) basis: string;
  @Field(() => Boolean) isStatutory: boolean;
  @Field(() => String, { nullable: true, description: 'Which of the statutory list it is.' })
  statutoryKey?: string | null;
  @Field(() => ID, { nullable: true }) templateId?: string | null;
  @Field(() => [String]) phases: string[];
  @Field(() => [String], { description: 'maintained, academy, other' }) standings: string[];
  @Field(() => PlainDateScalar, { nullable: true, description: 'By which day it is to be held.' })
  dueOn?: string | null;
}

@ObjectType('RequirementsPayload')
export class RequirementsPayload extends Payload {
  @Field(() => [RequirementType]) requirements: RequirementType[];
}
