import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('MarkedPiece', { description: 'Part of a passage.' })
export class MarkedPieceType {
  @Field(() => String) text: string;
  @Field(() => Boolean, { description: 'One of the words that were looked for.' }) isMatch: boolean;
}

@ObjectType('SearchPassage', { description: 'A clause in which the words stand.' })
export class SearchPassageType {
  @Field(() => String) clauseId: string;
  @Field(() => String) number: string;
  @Field(() => String) title: string;
  @Field(() => [MarkedPieceType]) pieces: MarkedPieceType[];
}

@ObjectType('SearchResult', { description: 'A policy or a template that holds the words.' })
export class SearchResultType {
  @Field(() => String, { description: '"policy" or "template".' }) kind: string;
  @Field(() => ID) id: string;
  @Field(() => String) title: string;
  @Field(() => ID) organisationId: string;
  @Field(() => String) organisationName: string;
  @Field(() => [SearchPassageType]) passages: SearchPassageType[];
}

@ObjectType('SearchResults')
export class SearchResultsType {
  @Field(() => [SearchResultType]) results: SearchResultType[];
  @Field(() => Int, { description: 'How many there are in all.' }) total: number;
}
