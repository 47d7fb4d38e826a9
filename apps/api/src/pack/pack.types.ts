import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Payload } from '../graph/refusal.types.ts';

@ObjectType('Pack', {
  description: 'The policies of a setting for an inspection, or the papers of a meeting, as one file.',
})
export class PackType {
  @Field(() => ID) id: string;
  @Field(() => String, {
    description:
      'inspection, oversight (an inspection pack that names nobody who confirmed), meeting, poster or confirmations',
  })
  kind: string;
  @Field(() => ID, { nullable: true }) settingId?: string | null;
  @Field(() => ID, { nullable: true }) meetingId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of a poster.' }) roundId?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of a list of who has confirmed it.' }) policyId?: string | null;
  @Field(() => String) title: string;
  @Field(() => Date) askedAt: Date;
  @Field(() => String) askedByName: string;
  @Field(() => String, { description: 'waiting, making, ready, expired or failed' }) state: string;
  @Field(() => Int, { description: 'In hundredths.' }) progress: number;
  @Field(() => String, { nullable: true, description: 'How far it is, in words.' }) note?: string | null;
  @Field(() => String, { nullable: true }) failure?: string | null;
  @Field(() => Int, { nullable: true, description: 'Policies whose document is in it; null until it is ready.' })
  policies?: number | null;
  @Field(() => Int, { nullable: true, description: 'Bytes; null until it is ready.' }) length?: number | null;
  @Field(() => Date, { nullable: true, description: 'Until when it can be fetched at /packs/{id}/file.' })
  expiresAt?: Date | null;
}

@ObjectType('PackPayload')
export class PackPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'To be fetched at /packs/{id}/file when it is ready.' })
  packId?: string | null;
}
