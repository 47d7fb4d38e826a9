import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Payload } from '../graph/refusal.types.ts';

@ObjectType('DraftComment')
export class DraftCommentType {
  @Field(() => ID) id: string;
  @Field(() => String, { nullable: true, description: 'Null once whoever said it has deleted it.' }) words?:
    string | null;
  @Field(() => String) personName: string;
  @Field(() => String, { nullable: true, description: 'For whom they spoke, where that is another organisation.' })
  organisationName?: string | null;
  @Field(() => Date) saidAt: Date;
  @Field(() => Date, { nullable: true }) deletedAt?: Date | null;
  @Field(() => Boolean) isMine: boolean;
  @Field(() => [String], { description: 'Whom it asks something.' }) askedNames: string[];
}

@ObjectType('CommentThread', { description: 'A comment on a draft with its replies.' })
export class CommentThreadType {
  @Field(() => ID) id: string;
  @Field(() => ID, { nullable: true, description: 'Null: about the whole draft.' }) clauseId?: string | null;
  @Field(() => String, { description: '4.2 Privacy settings, as the draft numbers it today.' }) about: string;
  @Field(() => String, { description: 'whole, as-it-was, reworded or gone' }) standing: string;
  @Field(() => String, {
    nullable: true,
    description: 'What the clause said then, where it says something else now or is gone.',
  })
  wordsThen?: string | null;
  @Field(() => String, { nullable: true }) quoted?: string | null;
  @Field(() => String, { description: 'open, resolved, or changed: the draft was, in response' }) state: string;
  @Field(() => String, { nullable: true }) settledByName?: string | null;
  @Field(() => Date, { nullable: true }) settledAt?: Date | null;
  @Field(() => Boolean, { description: 'Whether I may settle and reopen it.' }) maySettle: boolean;
  @Field(() => [DraftCommentType], { description: 'The comment first, then the replies.' })
  comments: DraftCommentType[];
}

@ObjectType('CommentedClause')
export class CommentedClauseType {
  @Field(() => ID) clauseId: string;
  @Field(() => String) number: string;
  @Field(() => String) title: string;
  @Field(() => String, { description: 'Its own words, without those of clauses inside it.' }) words: string;
  @Field(() => Boolean, { description: 'It is a clause, which can be reworded by itself.' }) isClause: boolean;
}

@ObjectType('DraftReader')
export class DraftReaderType {
  @Field(() => ID, { nullable: true, description: 'Null: an organisation whose authors see it.' }) personId?:
    string | null;
  @Field(() => String) name: string;
  @Field(() => String, { description: 'writer, clerk, asked or speaker' }) as: string;
  @Field(() => ID, { nullable: true }) lookId?: string | null;
  @Field(() => Date, { nullable: true, description: 'When they said that they have read it through.' })
  lookedAt?: Date | null;
}

@ObjectType('AskableReader')
export class AskableReaderType {
  @Field(() => ID, { nullable: true, description: 'Null: the publisher of the template.' }) personId?: string | null;
  @Field(() => String) name: string;
}

@ObjectType('AskedLook')
export class AskedLookType {
  @Field(() => String) byName: string;
  @Field(() => String, { nullable: true }) note?: string | null;
  @Field(() => Date, { nullable: true }) lookedAt?: Date | null;
}

@ObjectType('CommentedDraft', { description: 'A draft with what is said about it, for whoever may comment on it.' })
export class CommentedDraftType {
  @Field(() => ID) policyId: string;
  @Field(() => String) title: string;
  @Field(() => ID) organisationId: string;
  @Field(() => String) organisationName: string;
  @Field(() => String, { description: 'The draft as a page, sanitised.' }) html: string;
  @Field(() => Boolean, { description: 'Whether I write it.' }) writesDraft: boolean;
  @Field(() => AskedLookType, { nullable: true, description: 'That I am asked to look at it.' }) asked?: object | null;
  @Field(() => [CommentedClauseType], { description: 'The parts that a comment can stand by.' })
  clauses: CommentedClauseType[];
  @Field(() => [CommentThreadType]) threads: CommentThreadType[];
  @Field(() => [DraftReaderType], { description: 'Who sees it, as far as I may know.' }) readers: DraftReaderType[];
  @Field(() => [AskableReaderType], { description: 'Who could be asked to look, where I write it.' })
  askable: AskableReaderType[];
}

@InputType('CommentInput')
export class CommentInputType {
  @Field(() => ID) policyId: string;
  @Field(() => ID, { nullable: true, description: 'The part it is about; left out: the whole draft.' })
  clauseId?: string | null;
  @Field(() => ID, { nullable: true, description: 'The comment that it replies to.' }) threadId?: string | null;
  @Field(() => String, { nullable: true }) quoted?: string | null;
  @Field(() => String) words: string;
  @Field(() => [ID], { description: 'Readers whom it asks something.' }) askedPersonIds: string[];
}

@InputType('AskToLookInput')
export class AskToLookInputType {
  @Field(() => ID) policyId: string;
  @Field(() => [ID]) personIds: string[];
  @Field(() => Boolean, { description: 'Whether the publisher of the template is asked.' }) publisher: boolean;
  @Field(() => String, { nullable: true }) note?: string | null;
}

@ObjectType('CommentPayload')
export class CommentPayload extends Payload {
  @Field(() => ID, { nullable: true }) commentId?: string | null;
}

@ObjectType('LookPayload')
export class LookPayload extends Payload {
  @Field(() => Boolean) done: boolean;
}
