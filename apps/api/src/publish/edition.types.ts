import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { Payload } from '../graph/refusal.types.ts';

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

@ObjectType('EditionPayload')
export class EditionPayload extends Payload {
  @Field(() => EditionType, { nullable: true }) edition?: EditionType | null;
}
