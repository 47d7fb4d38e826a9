import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

/** An expected "no": what is wrong, where, and what to do. A bug is thrown instead. */
@ObjectType('Refusal')
export class RefusalType {
  @Field(() => String) code: string;
  @Field(() => String, { description: 'What is wrong, one plain sentence.' }) what: string;
  @Field(() => String, { description: 'What to do about it.' }) whatToDo: string;
  @Field(() => String, { nullable: true }) where?: string | null;
  @Field(() => ID, { nullable: true }) clauseId?: string | null;
  @Field(() => Int, { nullable: true }) line?: number | null;
  @Field(() => Int, { nullable: true }) column?: number | null;
}

/** Every mutation answers with its refusals; an empty list means it was done. */
@ObjectType({ isAbstract: true })
export abstract class Payload {
  @Field(() => [RefusalType]) refusals: RefusalType[];
}
