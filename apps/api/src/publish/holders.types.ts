import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('ClausePlace')
export class ClausePlaceType {
  @Field(() => ID) clauseId: string;
  @Field(() => String) number: string;
  @Field(() => String) title: string;
}

@ObjectType('DeclinedEdition')
export class DeclinedEditionType {
  @Field(() => Int) editionNumber: number;
  @Field(() => Date, { nullable: true }) on?: Date | null;
  @Field(() => String, { description: 'As the school gave it to the publisher.' }) reason: string;
}

@ObjectType('TemplateHolder')
export class TemplateHolderType {
  @Field(() => String) organisationName: string;
  @Field(() => ID, { nullable: true, description: 'Null where the link shows no texts.' }) policyId?: string | null;
  @Field(() => String, {
    description:
      'up-to-date, declined, choices, nothing-to-do, declined-before, not-affected, not-adopted, not-shown or not-counted.',
  })
  standing: string;
  @Field(() => Int, { nullable: true, description: 'Of the edition its working text is made from.' }) editionNumber?:
    number | null;
  @Field(() => [ClausePlaceType], {
    description:
      'Where somebody at the school has to choose, or to look at what both changed, going by what it adopted.',
  })
  choices: ClausePlaceType[];
  @Field(() => [ClausePlaceType], { description: 'Where its adopted wording gives way to a fixed one.' })
  overruled: ClausePlaceType[];
  @Field(() => Int, { description: 'Changes that come in without being asked.' }) comesIn: number;
  @Field(() => [ClausePlaceType], { description: 'Changes of single clauses that it declined before.' })
  declinedClauses: ClausePlaceType[];
  @Field(() => DeclinedEditionType, { nullable: true, description: 'The newest edition it declined and did not take.' })
  declined?: DeclinedEditionType | null;
}

@ObjectType('StandingCount')
export class StandingCountType {
  @Field(() => String) standing: string;
  @Field(() => Int) count: number;
}

@ObjectType('ClauseDrift')
export class ClauseDriftType extends ClausePlaceType {
  @Field(() => Int, { description: 'Schools that adopted other words here, or left it out.' }) schools: number;
}

/** Everyone who holds a template, towards one text of it; from what they adopted, never from a draft. */
@ObjectType('TemplateHolders')
export class TemplateHoldersType {
  @Field(() => Int, { description: 'Of the edition that the text is, or would be.' }) editionNumber: number;
  @Field(() => Int) total: number;
  @Field(() => [StandingCountType]) counts: StandingCountType[];
  @Field(() => Int, { description: 'Counted and not named: the link shows no more.' }) unnamed: number;
  @Field(() => Int, { description: 'Different texts that are still to be compared.' }) uncounted: number;
  @Field(() => Int, { description: 'Adopted texts that were compared.' }) adopted: number;
  @Field(() => Int, { description: 'Of these, with clauses of their own.' }) withOwnClauses: number;
  @Field(() => [ClauseDriftType], { description: 'Clauses that schools adopted in other words, the most often first.' })
  drift: ClauseDriftType[];
  @Field(() => [TemplateHolderType], { description: 'By name.' }) holders: TemplateHolderType[];
}

@ArgsType()
export class HoldersArgs {
  @Field(() => String, { nullable: true, description: 'Only those who stand so.' }) standing?: string | null;
  @Field(() => Int, { defaultValue: 50 }) first: number;
  @Field(() => Int, { defaultValue: 0 }) after: number;
}

@ObjectType('RollOut')
export class RollOutType {
  @Field(() => String, { description: 'offering, done or failed.' }) state: string;
  @Field(() => Int) offered: number;
  @Field(() => Int) total: number;
  @Field(() => String, { nullable: true }) failure?: string | null;
  @Field(() => Boolean, { description: 'It failed in part and is tried again by itself.' }) isTriedAgain: boolean;
}
