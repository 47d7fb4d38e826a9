import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { TemplateType } from '../author/template.types.ts';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { EditionType } from '../publish/edition.types.ts';

@ObjectType('Departure')
export class DepartureType {
  @Field(() => ID) id: string;
  @Field(() => String) templateTitle: string;
  @Field(() => String) publisherName: string;
  @Field(() => Int, { description: 'The edition that it was based on.' }) editionNumber: number;
  @Field(() => Boolean, { description: 'It went over to another template; else it became their own policy.' })
  wentElsewhere: boolean;
  @Field(() => PlainDateScalar) leftOn: string;
  @Field(() => String) reason: string;
  @Field(() => String, { nullable: true }) minuteReference?: string | null;
  @Field(() => String) recordedByName: string;
}

@ObjectType('ToldDeparture')
export class ToldDepartureType {
  @Field(() => String) organisationName: string;
  @Field(() => String) policyTitle: string;
  @Field(() => String) templateTitle: string;
  @Field(() => Int) editionNumber: number;
  @Field(() => Boolean) wentElsewhere: boolean;
  @Field(() => PlainDateScalar) leftOn: string;
  @Field(() => String) reason: string;
  @Field(() => String, { nullable: true }) minuteReference?: string | null;
}

@ObjectType('GapClause')
export class GapClauseType {
  @Field(() => ID) clauseId: string;
  @Field(() => String) number: string;
  @Field(() => String) title: string;
  @Field(() => String, { description: 'For what is missing: the rule. For what is fixed: your old wording.' })
  words: string;
}

@ObjectType('TemplateChange')
export class TemplateChangeType {
  @Field(() => TemplateType) template: TemplateType;
  @Field(() => EditionType) edition: EditionType;
  @Field(() => String, { description: 'Your policy beside the other template, as HTML.' }) comparison: string;
  @Field(() => Int, { description: 'Clauses that would say what your policy says.' }) carried: number;
  @Field(() => [GapClauseType], { description: 'Fixed clauses: their wording would stand, and yours would go.' })
  fixed: GapClauseType[];
  @Field(() => [GapClauseType], { description: 'What your policy lacks.' }) missing: GapClauseType[];
  @Field(() => [String], { description: 'Words that only your policy has; they stay, as clauses of your own.' })
  own: string[];
  @Field(() => [String], { description: 'What would stand nowhere.' }) notCarried: string[];
  @Field(() => Int) draftVersion: number;
}
