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

/** Why a policy in force is to be looked at before its date. */
@ObjectType('ReviewReason')
export class ReviewReasonType {
  @Field(() => String, { description: 'incident, law or edition' }) kind: string;
  @Field(() => String) words: string;
  @Field(() => String, { nullable: true, description: 'Who noted it; null: found by the service.' }) by?: string | null;
  @Field(() => Date, { nullable: true }) at?: Date | null;
}

@ObjectType('ReviewReasonPayload')
export class ReviewReasonPayload extends Payload {
  @Field(() => ID, { nullable: true }) reasonId?: string | null;
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
