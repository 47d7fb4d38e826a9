import { Field, ID, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';
import { Payload } from '../graph/refusal.types.ts';

@ObjectType('ApiToken', { description: 'A way in for one of the organisation’s own programs.' })
export class ApiTokenType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => [String], { description: 'read-policies, read-register, read-templates' }) scopes: string[];
  @Field(() => String, { description: 'How it begins.' }) prefix: string;
  @Field(() => String) madeByName: string;
  @Field(() => Date) madeAt: Date;
  @Field(() => PlainDateScalar, { description: 'The last day on which it opens anything.' }) expiresOn: string;
  @Field(() => Date, { nullable: true }) lastUsedAt?: Date | null;
  @Field(() => Date, { nullable: true }) revokedAt?: Date | null;
}

@ObjectType('MakeApiTokenPayload')
export class MakeApiTokenPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'What opens it: told this once, and kept nowhere.' })
  token?: string | null;
}

@ObjectType('RevokeApiTokenPayload')
export class RevokeApiTokenPayload extends Payload {}
