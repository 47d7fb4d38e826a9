import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ChangedClauseType } from './template.types.ts';

@ObjectType('DerivedFrom', { description: 'The template of another organisation that this one was made from.' })
export class DerivedFromType {
  @Field(() => ID) templateId: string;
  @Field(() => String) title: string;
  @Field(() => String) publisherName: string;
  @Field(() => Int, { nullable: true, description: 'The edition that the draft stands on.' }) editionNumber?:
    number | null;
  @Field(() => ID, { nullable: true, description: 'A newer edition, not yet taken into the draft.' })
  newerEditionId?: string | null;
  @Field(() => Int, { nullable: true }) newerEditionNumber?: number | null;
}

@ObjectType('DerivedBreach')
export class DerivedBreachType extends ChangedClauseType {
  @Field(() => String, { description: 'Who set the rule.' }) setByName: string;
}

@ObjectType('ClauseRule')
export class ClauseRuleType {
  @Field(() => ID) clauseId: string;
  @Field(() => String) number: string;
  @Field(() => String) title: string;
  @Field(() => String) rule: string;
  @Field(() => String, { description: 'The organisation that set it, however far up.' }) setByName: string;
  @Field(() => String, { description: 'The Markdown inside the clause.' }) body: string;
  @Field(() => Boolean, { description: 'Law: no exception can be granted.' }) isLaw: boolean;
}
