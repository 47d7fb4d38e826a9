import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('Organisation')
export class OrganisationType {
  @Field(() => ID) id: string;
  @Field(() => String) kind: string;
  @Field(() => String) name: string;
  @Field(() => String) slug: string;
  @Field(() => String, { nullable: true }) phase?: string | null;
  @Field(() => String, { nullable: true }) urn?: string | null;
  @Field(() => String, { nullable: true }) address?: string | null;
  @Field(() => String, { nullable: true }) colour?: string | null;
}

@ObjectType('Body')
export class BodyType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String) kind: string;
  @Field(() => String, { description: 'none: the minute is the evidence; chair: the chair signs.' }) signature: string;
  @Field(() => Int, { nullable: true }) quorum?: number | null;
  @Field(() => [String]) routes: string[];
}
