import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { Payload } from '../graph/refusal.types.ts';
import { BodyType } from '../organisations/organisation.types.ts';

@ObjectType('Revision')
export class RevisionType {
  @Field(() => ID) id: string;
  @Field(() => ID) policyId: string;
  @Field(() => Int) number: number;
  @Field(() => String) state: string;
  @Field(() => String) text: string;
  @Field(() => String) html: string;
  @Field(() => String) textSha256: string;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => String) submittedByName: string;
  @Field(() => Date) submittedAt: Date;
}

@ObjectType('RevisionPayload')
export class RevisionPayload extends Payload {
  @Field(() => RevisionType, { nullable: true }) revision?: RevisionType | null;
}

@ObjectType('Meeting')
export class MeetingType {
  @Field(() => ID) id: string;
  @Field(() => BodyType) body: BodyType;
  @Field(() => PlainDateScalar) heldOn: string;
  @Field(() => String, { nullable: true }) place?: string | null;
  @Field(() => [RevisionType]) agenda: RevisionType[];
}

@ObjectType('MeetingPayload')
export class MeetingPayload extends Payload {
  @Field(() => MeetingType, { nullable: true }) meeting?: MeetingType | null;
}
