import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';

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
  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the logo, a PNG; its bytes are served to its own people.',
  })
  logoSha256?: string | null;
}

/** A body's resolution that an office-holder takes editorial updates and reports them. */
@ObjectType('Delegation')
export class DelegationType {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'head, clerk or chair' }) office: string;
  @Field(() => String) minuteReference: string;
  @Field(() => PlainDateScalar) resolvedOn: string;
  @Field(() => PlainDateScalar, { nullable: true }) endedOn?: string | null;
}

@ObjectType('Body')
export class BodyType {
  @Field(() => ID) id: string;
  @Field(() => String) name: string;
  @Field(() => String) kind: string;
  @Field(() => [String], {
    description: 'Offices that sign what it adopts, in their order; none: the minute is the evidence.',
  })
  signatories: string[];
  @Field(() => String, { description: 'any: as they come; set: one after the other.' }) signingOrder: string;
  @Field(() => Int, { description: 'Days after which a request lapses.' }) signWithinDays: number;
  @Field(() => Boolean, { description: 'Whether a document may be closed without a signature that it asks for.' })
  mayCloseUnsigned: boolean;
  @Field(() => Int, { nullable: true }) quorum?: number | null;
  @Field(() => [String]) routes: string[];
  @Field(() => [DelegationType]) delegations: DelegationType[];
}
