import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { Payload, RefusalType } from '../graph/refusal.types.ts';

@ObjectType('ClauseMateriality')
export class ClauseMaterialityType {
  @Field(() => ID) clauseId: string;
  @Field(() => String, { description: "The publisher's advice: editorial, substantive or legal." }) level: string;
  @Field(() => String) reason: string;
}

@ObjectType('Edition')
export class EditionType {
  @Field(() => ID) id: string;
  @Field(() => ID) templateId: string;
  @Field(() => Int) number: number;
  @Field(() => String) summary: string;
  @Field(() => String) text: string;
  @Field(() => String) html: string;
  @Field(() => [ClauseMaterialityType]) materiality: ClauseMaterialityType[];
  @Field(() => PlainDateScalar, { nullable: true }) adoptByOn?: string | null;
  @Field(() => String) publishedByName: string;
  @Field(() => Date) publishedAt: Date;
}

@InputType('ClauseMaterialityInput')
export class ClauseMaterialityInput {
  @Field(() => ID) clauseId: string;
  @Field(() => String) level: string;
  @Field(() => String) reason: string;
}

@ObjectType('PreparedClause')
export class PreparedClauseType {
  @Field(() => ID) clauseId: string;
  @Field(() => String, { nullable: true, description: 'editorial, substantive or legal; null: not chosen yet.' })
  level?: string | null;
  @Field(() => String) reason: string;
}

/** What a publisher has entered for the next edition and not published yet. */
@ObjectType('PreparedEdition')
export class PreparedEditionType {
  @Field(() => Int, { description: 'Of the draft whose changes were weighed.' }) draftVersion: number;
  @Field(() => String) summary: string;
  @Field(() => PlainDateScalar, { nullable: true }) adoptByOn?: string | null;
  @Field(() => [PreparedClauseType]) materiality: PreparedClauseType[];
}

@InputType('PreparedClauseInput')
export class PreparedClauseInput {
  @Field(() => ID) clauseId: string;
  @Field(() => String, { nullable: true }) level?: string | null;
  @Field(() => String) reason: string;
}

@ObjectType('PreparedEditionPayload')
export class PreparedEditionPayload extends Payload {
  @Field(() => PreparedEditionType, { nullable: true }) prepared?: PreparedEditionType | null;
  @Field(() => [RefusalType], { description: 'What still stands in the way of publishing; what was entered is kept.' })
  warnings: RefusalType[];
}

@ObjectType('EditionPayload')
export class EditionPayload extends Payload {
  @Field(() => EditionType, { nullable: true }) edition?: EditionType | null;
}
