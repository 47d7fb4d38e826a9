import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { RefusalType } from '../graph/refusal.types.ts';

@ObjectType('OperatingQueue', { description: 'How one kind of work stands, of all organisations together.' })
export class OperatingQueueType {
  @Field(() => String) task: string;
  @Field(() => Int) waiting: number;
  @Field(() => Int) running: number;
  @Field(() => Int, { description: 'Failed for good and not put aside.' }) failed: number;
  @Field(() => Date, { nullable: true, description: 'Since when the oldest of it waits.' }) oldestAt?: Date | null;
  @Field(() => String, { nullable: true, description: 'What it waits for, where something outside does not answer.' })
  waitsFor?: string | null;
}

@ObjectType('OperatingFailure', { description: 'Work that is not tried again by itself, and why.' })
export class OperatingFailureType {
  @Field(() => ID) id: string;
  @Field(() => String) task: string;
  @Field(() => String) organisationName: string;
  @Field(() => String, { nullable: true }) error?: string | null;
  @Field(() => Int) attempts: number;
  @Field(() => Date) finishedAt: Date;
}

@ObjectType('OperatingCertificate')
export class OperatingCertificateType {
  @Field(() => String, { description: 'root, issuing or tsa.' }) kind: string;
  @Field(() => Date) notAfter: Date;
  @Field(() => Int) daysLeft: number;
  @Field(() => String, { description: 'good, renew or expired.' }) state: string;
}

@ObjectType('Operating', { description: 'How the service stands: numbers and reasons, nobody’s text or data.' })
export class OperatingType {
  @Field(() => [OperatingQueueType]) queues: OperatingQueueType[];
  @Field(() => [OperatingFailureType], { description: 'The newest that were not put aside.' })
  failures: OperatingFailureType[];
  @Field(() => [OperatingCertificateType]) certificates: OperatingCertificateType[];
  @Field(() => Int) mailWaiting: number;
  @Field(() => Date, { nullable: true }) mailOldestAt?: Date | null;
  @Field(() => Int, { description: 'Given up within a day.' }) mailRefused: number;
  @Field(() => Date, { nullable: true, description: 'The last copy that `ratify backup` made.' })
  backupAt?: Date | null;
  @Field(() => Date, { nullable: true, description: 'When the database last handed over its log of changes.' })
  logHandedOverAt?: Date | null;
  @Field(() => String) version: string;
  @Field(() => String, { description: 'The last migration that ran.' }) schemaVersion: string;
  @Field(() => Int, { description: 'Events of the record that are not linked yet.' }) unlinked: number;
}

@ObjectType()
export class OperateJobPayload {
  @Field(() => [RefusalType]) refusals: RefusalType[];
}
