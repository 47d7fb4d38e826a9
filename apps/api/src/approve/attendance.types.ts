import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('Attendance', { description: 'How one person stood to a meeting.' })
export class AttendanceType {
  @Field(() => ID) id: string;
  @Field(() => ID, { nullable: true, description: 'Null: somebody who is not known here.' }) personId?: string | null;
  @Field(() => String) personName: string;
  @Field(() => String, { description: 'On the day of the meeting, in words.' }) office: string;
  @Field(() => Boolean, { description: 'A member with a vote.' }) votes: boolean;
  @Field(() => String, { description: 'present, remote, apologies-accepted, apologies or absent' }) presence: string;
}

@ObjectType('Interest', { description: 'An interest that somebody declared at a meeting.' })
export class InterestType {
  @Field(() => ID) id: string;
  @Field(() => ID, { description: 'Of the one among the attendances who declared it.' }) attendanceId: string;
  @Field(() => String) personName: string;
  @Field(() => ID, { nullable: true, description: 'The item that it concerns; null: none of this agenda.' })
  revisionId?: string | null;
  @Field(() => String) said: string;
  @Field(() => Boolean, { description: 'They left the meeting for that item, and do not count for its vote.' })
  withdrew: boolean;
}

@ObjectType('RollLine', { description: 'Somebody who belongs to the body on the day of a meeting, or serves it.' })
export class RollLineType {
  @Field(() => ID) personId: string;
  @Field(() => String) name: string;
  @Field(() => [String]) offices: string[];
  @Field(() => String, { description: 'member: has a vote; head: has one if a member; none' }) vote: string;
}

@InputType('AttendeeInput', { description: 'Of the roll by id, or somebody else by name.' })
export class AttendeeInput {
  @Field(() => ID, { nullable: true }) personId?: string | null;
  @Field(() => String, { nullable: true }) name?: string | null;
  @Field(() => String, { nullable: true, description: 'Of somebody else: what they were there as.' })
  office?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'Of a head who holds no other office: a member with a vote.' })
  votes?: boolean | null;
  @Field(() => String, { description: 'present, remote, apologies-accepted, apologies or absent' }) presence: string;
}

@InputType('InterestInput')
export class InterestInput {
  @Field(() => Int, { description: 'Which of the people, counted from 0.' }) person: number;
  @Field(() => ID, { nullable: true, description: 'The item that it concerns.' }) revisionId?: string | null;
  @Field(() => String) said: string;
  @Field(() => Boolean, { description: 'They left the meeting for that item.' }) withdrew: boolean;
}

@InputType('RecordAttendanceInput')
export class RecordAttendanceInputType {
  @Field(() => ID) meetingId: string;
  @Field(() => [AttendeeInput]) people: AttendeeInput[];
  @Field(() => [InterestInput]) interests: InterestInput[];
}
