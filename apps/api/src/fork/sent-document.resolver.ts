import { Args, Context, ID, Query, Resolver } from '@nestjs/graphql';
import { viewSentDocuments } from '@ratify/journey';
import { GraphContext } from '../graph/graph-context.ts';
import { SentDocumentType } from './sent-document.types.ts';

@Resolver(() => SentDocumentType)
export class SentDocumentResolver {
  @Query(() => [SentDocumentType], {
    description:
      'Documents that were sent together at /sent-documents, and what has become of each; without a batch those that the person sent lately.',
  })
  async sentDocuments(
    @Args('batchId', { type: () => ID, nullable: true }) batchId: string | null,
    @Context() context: GraphContext,
  ): Promise<object[]> {
    const rows = await context.reading();
    const found = rows ? await viewSentDocuments(rows, batchId ?? null) : [];
    return found.map(({ document, state, policy }) => ({
      ...{ ...document, state },
      ...{ policyId: policy?.id ?? null, policyTitle: policy?.title ?? null },
    }));
  }
}
