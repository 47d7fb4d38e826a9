import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { RefusalType } from '../graph/refusal.types.ts';

@ObjectType('SentDocument', { description: 'A document that was sent to be brought in: a job reads it.' })
export class SentDocumentType {
  @Field(() => ID) id: string;
  @Field(() => ID) batchId: string;
  @Field(() => String) fileName: string;
  @Field(() => Int, { description: 'Bytes.' }) length: number;
  @Field(() => Date) sentAt: Date;
  @Field(() => String) sentByName: string;
  @Field(() => String, {
    description:
      'waiting, reading, read, refused, or failed: it is kept, and can be read again by whoever runs the service',
  })
  state: string;
  @Field(() => ID, { nullable: true, description: 'What it became.' }) policyId?: string | null;
  @Field(() => String, { nullable: true }) policyTitle?: string | null;
  @Field(() => Int, { nullable: true, description: 'How many things of its report are to be looked at.' })
  toLookAt?: number | null;
  @Field(() => RefusalType, { nullable: true, description: 'Why it was not brought in.' })
  refusal?: RefusalType | null;
}
