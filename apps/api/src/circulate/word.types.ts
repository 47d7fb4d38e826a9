import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { ImportNoticeType } from '../fork/import.types.ts';
import { Payload } from '../graph/refusal.types.ts';

@ObjectType('WordCopyPayload')
export class WordCopyPayload extends Payload {
  @Field(() => ID, { nullable: true, description: 'To be fetched at /word-copies/{id}/docx.' }) copyId?: string | null;
}

@ObjectType('WordChange', { description: 'One thing that a Word file says otherwise than the draft it was made from.' })
export class WordChangeType {
  @Field(() => ID) id: string;
  @Field(() => String, { description: 'reworded, removed, added or answered' }) kind: string;
  @Field(() => ID) clauseId: string;
  @Field(() => String, { description: 'The clause as a person names it: its number and title.' }) name: string;
  @Field(() => String, {
    description:
      'clean; both: the draft was changed elsewhere in the clause; choice: the same words; done: the draft says so; lost: no place for it',
  })
  standing: string;
  @Field(() => String, { description: 'As the draft has it now.' }) before: string;
  @Field(() => String, { description: 'As it is once the change is taken; of a choice as the file has it.' })
  after: string;
  @Field(() => String, { description: 'From the one wording to the other, as HTML.' }) redline: string;
  @Field(() => String, { nullable: true, description: 'Why it cannot be taken, and what to do.' })
  hindrance?: string | null;
  @Field(() => Boolean, { description: 'It takes an optional clause out, which is done with a reason.' })
  needsReason: boolean;
}

@ObjectType('WordRemark', { description: 'A comment in a Word file.' })
export class WordRemarkType {
  @Field(() => String) text: string;
  @Field(() => String) author: string;
  @Field(() => String, { description: 'The words it was put to.' }) quoted: string;
  @Field(() => String, { description: 'The clause it stands at; empty where at none.' }) name: string;
}

@ObjectType('WordNotCarried', { description: 'Words of a Word file that no change carries.' })
export class WordNotCarriedType {
  @Field(() => String) name: string;
  @Field(() => String) words: string;
  @Field(() => String, { description: 'made, moved, structure, title, code or row' }) why: string;
}

@ObjectType('WordReturn', { description: 'A Word file that was made from a draft and came back.' })
export class WordReturnType {
  @Field(() => ID) id: string;
  @Field(() => ID) policyId: string;
  @Field(() => String) fileName: string;
  @Field(() => String) broughtByName: string;
  @Field(() => Date) broughtAt: Date;
  @Field(() => Int, { description: 'The version of the draft that the file was made from.' }) madeFromVersion: number;
  @Field(() => Date) madeAt: Date;
  @Field(() => String) madeByName: string;
  @Field(() => Boolean, { description: 'The file did not say which copy it is: it is compared with the newest.' })
  isGuess: boolean;
  @Field(() => Int, { description: 'The version of the draft that the changes are weighed against.' }) version: number;
  @Field(() => [WordChangeType]) changes: WordChangeType[];
  @Field(() => [WordRemarkType]) remarks: WordRemarkType[];
  @Field(() => [WordNotCarriedType]) notCarried: WordNotCarriedType[];
  @Field(() => [ImportNoticeType]) notices: ImportNoticeType[];
}

@InputType('WordChangeInput')
export class WordChangeInput {
  @Field(() => ID) changeId: string;
  @Field(() => String, { nullable: true, description: 'For a choice: word or draft, whose words stand.' })
  answer?: string | null;
  @Field(() => String, { nullable: true, description: 'Why an optional clause is left out.' }) reason?: string | null;
}
