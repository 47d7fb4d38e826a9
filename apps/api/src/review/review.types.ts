import { Field, ID, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { Payload } from '../graph/refusal.types.ts';

@ObjectType('Review')
export class ReviewType {
  @Field(() => ID) id: string;
  @Field(() => PlainDateScalar) reviewedOn: string;
  @Field(() => String) outcome: string;
  @Field(() => String) reason: string;
  @Field(() => PlainDateScalar, { nullable: true }) nextDueOn?: string | null;
  @Field(() => String) recordedByName: string;
}

@ObjectType('ReviewPayload')
export class ReviewPayload extends Payload {
  @Field(() => ReviewType, { nullable: true }) review?: ReviewType | null;
}

@ObjectType('Acknowledgement')
export class AcknowledgementType {
  @Field(() => ID) id: string;
  @Field(() => ID) revisionId: string;
  @Field(() => Date) acknowledgedAt: Date;
}

@ObjectType('AcknowledgementPayload')
export class AcknowledgementPayload extends Payload {
  @Field(() => AcknowledgementType, { nullable: true }) acknowledgement?: AcknowledgementType | null;
}
