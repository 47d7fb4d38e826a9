import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType('KeptMail', { description: 'A mail that a demonstration kept instead of sending it.' })
export class KeptMailType {
  @Field(() => ID) id: string;
  @Field(() => String) toName: string;
  @Field(() => String) toAddress: string;
  @Field(() => String) subject: string;
  @Field(() => [String], { description: 'A paragraph each.' }) lines: readonly string[];
  @Field(() => String) linkWords: string;
  @Field(() => String, { description: 'Within this installation.' }) linkPath: string;
  @Field(() => Date) keptAt: Date;
}
