import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

/** Something the reader or the linter found in a text. */
@ObjectType('Problem')
export class ProblemType {
  @Field(() => String) rule: string;
  @Field(() => String) severity: string;
  @Field(() => String) message: string;
  @Field(() => String) advice: string;
  @Field(() => Int) line: number;
  @Field(() => Int) column: number;
  @Field(() => ID, { nullable: true }) clauseId?: string | null;
  @Field(() => String, { nullable: true }) source?: string | null;
}
