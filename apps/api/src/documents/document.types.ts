import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PlainDateScalar } from '../graph/plain-date.scalar.ts';

@ObjectType('DocumentVersion')
export class DocumentVersionType {
  @Field(() => Int) number: number;
  @Field(() => String) sha256: string;
  @Field(() => Int, { description: 'Bytes.' }) length: number;
  @Field(() => String, { description: 'unsigned, B-T, B-LTA: the level reached, said as it is.' }) level: string;
  @Field(() => Date) madeAt: Date;
}

@ObjectType('Document')
export class DocumentType {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'printing, printed, sealing, sealed or failed' }) state: string;
  @Field(() => String) title: string;
  @Field(() => String) verifyCode: string;
  @Field(() => ID, { nullable: true }) revisionId?: string | null;
  @Field(() => String, { nullable: true }) failure?: string | null;
  @Field(() => DocumentVersionType, { nullable: true }) latest?: DocumentVersionType | null;
  @Field(() => [DocumentVersionType]) versions: DocumentVersionType[];
}

@ObjectType('PublicSignature')
export class PublicSignatureType {
  @Field(() => String, { description: 'The office; names stand in the document itself.' }) role: string;
  @Field(() => Date) signedAt: Date;
}

/** What anybody may learn of a document from the code printed in its footer. */
@ObjectType('PublicDocument')
export class PublicDocumentType {
  @Field(() => String) title: string;
  @Field(() => String) organisationName: string;
  @Field(() => String) state: string;
  @Field(() => PlainDateScalar, { nullable: true }) adoptedOn?: string | null;
  @Field(() => [PublicSignatureType]) signatures: PublicSignatureType[];
  @Field(() => [DocumentVersionType]) versions: DocumentVersionType[];
}

@ObjectType('Job')
export class JobType {
  @Field(() => ID) id: string;
  @Field(() => String) task: string;
  @Field(() => String) state: string;
  @Field(() => Int, { description: 'Per cent.' }) progress: number;
  @Field(() => String, { nullable: true }) progressNote?: string | null;
  @Field(() => String, { nullable: true }) error?: string | null;
}
