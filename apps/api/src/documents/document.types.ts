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

/** A signature by hand on the printed document. Its scan is at `/paper-signatures/:id/scan`. */
@ObjectType('PaperSignature')
export class PaperSignatureType {
  @Field(() => ID) id: string;
  @Field(() => ID) requestId: string;
  @Field(() => String) role: string;
  @Field(() => String) signerName: string;
  @Field(() => PlainDateScalar) signedOn: string;
  @Field(() => String, { description: 'application/pdf, image/png or image/jpeg' }) scanMime: string;
  @Field(() => Int, { description: 'Bytes.' }) scanLength: number;
  @Field(() => String) recordedByName: string;
  @Field(() => Date) recordedAt: Date;
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
  @Field(() => [PaperSignatureType], { description: 'By hand, on the printed document.' })
  paperSignatures: PaperSignatureType[];
}

@ObjectType('PublicSignature')
export class PublicSignatureType {
  @Field(() => String, { description: 'The office; names stand in the document itself.' }) role: string;
  @Field(() => String, { nullable: true, description: 'The office for which it signed, where that is another.' })
  forRole?: string | null;
  @Field(() => Date, { nullable: true, description: 'Of an electronic signature.' }) signedAt?: Date | null;
  @Field(() => PlainDateScalar, { nullable: true, description: 'Of a signature on paper.' }) signedOn?: string | null;
}

/** What anybody may learn of a document from the code printed in its footer. */
@ObjectType('PublicDocument')
export class PublicDocumentType {
  @Field(() => String) title: string;
  @Field(() => String) organisationName: string;
  @Field(() => String) state: string;
  @Field(() => PlainDateScalar, { nullable: true }) adoptedOn?: string | null;
  @Field(() => Date, { nullable: true, description: 'When what it tells of was found to be recorded wrongly.' })
  correctedAt?: Date | null;
  @Field(() => PlainDateScalar, { nullable: true, description: 'The first day on which its policy was out of use.' })
  retiredOn?: string | null;
  @Field(() => String, { nullable: true, description: 'The title of the policy that took its place.' })
  replacedBy?: string | null;
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
