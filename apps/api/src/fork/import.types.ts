import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('ImportEntry')
export class ImportEntryType {
  @Field(() => String) what: string;
  @Field(() => String, { description: 'As it stood in the document.' }) text: string;
  @Field(() => Int) line: number;
  @Field(() => String, { nullable: true }) became?: string | null;
}

@ObjectType('ImportProposal', { description: 'Something that a person should look at.' })
export class ImportProposalType {
  @Field(() => String) what: string;
  @Field(() => String) text: string;
  @Field(() => Int) line: number;
  @Field(() => String) suggestion: string;
  @Field(() => Boolean, { description: 'It stands in the text already: take it out if it is wrong.' }) written: boolean;
}

@ObjectType('ImportNotice', {
  description: 'What a Word file had besides its text, or otherwise than the text has it.',
})
export class ImportNoticeType {
  @Field(() => String) what: string;
  @Field(() => String) text: string;
  @Field(() => Boolean) inText: boolean;
}

@ObjectType('PolicyImport', {
  description: 'The document that a policy was brought in from, with every word accounted for.',
})
export class PolicyImportType {
  @Field(() => String) fileName: string;
  @Field(() => String, { description: 'SHA-256 of the file, or of the text as it was pasted.' }) sourceSha256: string;
  @Field(() => Date) importedAt: Date;
  @Field(() => String) importedByName: string;
  @Field(() => [ImportEntryType], { description: 'What became structure, facts or generated parts.' })
  entries: ImportEntryType[];
  @Field(() => [ImportProposalType]) proposals: ImportProposalType[];
  @Field(() => [ImportNoticeType]) notices: ImportNoticeType[];
  @Field(() => [String], { description: 'Words that stand nowhere: none, unless the importer is at fault.' })
  missing: string[];
}
