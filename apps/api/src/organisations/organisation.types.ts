import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
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
  @Field(() => String, { nullable: true, description: 'What it approves, in its own words.' }) remit?: string | null;
  @Field(() => Int, { nullable: true, description: 'Members with a vote in post, where half of them are the quorum.' })
  inPost?: number | null;
  @Field(() => Int, { nullable: true }) quorum?: number | null;
  @Field(() => Int, { description: 'Clear days that its papers are sent before a meeting.' }) papersDays: number;
  @Field(() => [String]) routes: string[];
  @Field(() => Boolean, { description: 'Whether nobody approves for it what they sent in themselves.' })
  separatesAuthor: boolean;
  @Field(() => PlainDateScalar, { nullable: true, description: 'Its last day, where it has ended or will.' })
  endedOn?: string | null;
  @Field(() => [OrganisationType], { description: 'Settings it acts for, the one that constituted it included.' })
  settings: OrganisationType[];
  @Field(() => [DelegationType]) delegations: DelegationType[];
}

/** What a form for a body is filled with, and what it chooses among. */
@ObjectType('BodyOffer')
export class BodyOfferType {
  @Field(() => String) name: string;
  @Field(() => String) kind: string;
  @Field(() => Boolean, { description: 'Whether half of those in post are its quorum.' }) halfInPost: boolean;
  @Field(() => Int, { nullable: true }) quorum?: number | null;
  @Field(() => [String]) routes: string[];
  @Field(() => String, { description: 'maintained, trust or charity: the law its bodies act under.' })
  constitution: string;
  @Field(() => [String], { description: 'The ways to decide that the law knows for its bodies.' })
  knownRoutes: string[];
  @Field(() => Int, { description: 'Members with a vote whose terms stand today.' }) membersKnown: number;
  @Field(() => [OrganisationType], { description: 'Settings that a body here could act for besides.' })
  settings: OrganisationType[];
  @Field(() => Boolean, { description: 'Whether whoever asks keeps the bodies; false where the clerk does.' })
  isKeeper: boolean;
}

@InputType('BodyInput')
export class BodyInputType {
  @Field(() => String) name: string;
  @Field(() => String, {
    description:
      'governing-body, federation, interim-executive-board, board, academy-committee, committee or management-committee',
  })
  kind: string;
  @Field(() => String, { nullable: true, description: 'What it approves, in its own words.' }) remit?: string | null;
  @Field(() => Int, {
    nullable: true,
    description:
      'Members with a vote in post, where half of them, rounded up, are the quorum; it goes before `quorum`.',
  })
  inPost?: number | null;
  @Field(() => Int, { nullable: true, description: 'A number of its own; null where no quorum is kept here.' })
  quorum?: number | null;
  @Field(() => Int, { description: 'Clear days that its papers are sent before a meeting.' }) papersDays: number;
  @Field(() => [String], { description: 'Besides meetings: delegated, chairs-action, written-resolution' })
  routes: string[];
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Nobody approves for it what they sent in themselves, where one person approves alone.',
  })
  separatesAuthor: boolean;
  @Field(() => [ID], { description: 'Settings it acts for besides the organisation itself.' }) settingIds: string[];
}
