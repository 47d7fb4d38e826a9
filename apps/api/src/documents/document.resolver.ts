import { Inject } from '@nestjs/common';
import { Args, Context, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Journey, ReadableRows } from '@ratify/journey';
import type { Document, DocumentVersion, Job, PaperSignature, Where } from '@ratify/store';
import { GraphContext } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { DocumentType, JobType, PublicDocumentType } from './document.types.ts';

@Resolver(() => DocumentType)
export class DocumentResolver {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Query(() => PublicDocumentType, {
    nullable: true,
    description: 'For anybody: the document whose printed code this is.',
  })
  async verifyDocument(@Args('code') code: string): Promise<object | null> {
    const typed = code.replace(/[\s-]/g, '').toUpperCase();
    const found = await this.journey.store.inPublic((work) => work.findDocument(typed));
    if (!found) return null;
    const { sha256, length, level, madeAt } = found;
    const latest = sha256 && length !== null && level && madeAt ? [{ number: 1, sha256, length, level, madeAt }] : [];
    return {
      ...found,
      versions: latest,
      signatures: found.signed.map((each) => ({ ...each, signedAt: each.signedAt ? new Date(each.signedAt) : null })),
    };
  }

  @Query(() => JobType, { nullable: true })
  async job(@Args('id', { type: () => ID }) id: string, @Context() context: GraphContext): Promise<Job | null> {
    const rows = await context.reading();
    return rows ? rows.jobs.find({ id, ...whoseJobs(rows) }) : null;
  }

  @Query(() => [JobType], { description: 'The newest work handed to the background, newest first.' })
  async jobs(@Context() context: GraphContext): Promise<Job[]> {
    const rows = await context.reading();
    return rows ? rows.jobs.list(whoseJobs(rows), { order: { createdAt: 'desc' }, limit: 50 }) : [];
  }

  @ResolveField()
  async latest(@Parent() document: Document, @Context() context: GraphContext): Promise<DocumentVersion | null> {
    const rows = await context.reading();
    const { organisationId, id: documentId } = document;
    return rows ? rows.documentVersions.find({ organisationId, documentId }, { order: { number: 'desc' } }) : null;
  }

  @ResolveField()
  async versions(@Parent() document: Document, @Context() context: GraphContext): Promise<DocumentVersion[]> {
    const rows = await context.reading();
    const { organisationId, id: documentId } = document;
    return rows ? rows.documentVersions.list({ organisationId, documentId }, { order: { number: 'asc' } }) : [];
  }

  @ResolveField()
  async paperSignatures(@Parent() document: Document, @Context() context: GraphContext): Promise<PaperSignature[]> {
    const rows = await context.reading();
    const { organisationId, adoptionId } = document;
    if (!rows || !adoptionId) return [];
    return rows.paperSignatures.list({ organisationId, adoptionId }, { order: { recordedAt: 'asc', id: 'asc' } });
  }
}

/** What somebody handed over themselves; everybody's for those who read the record of events. */
function whoseJobs({ actor, can }: ReadableRows): Where<Job> {
  return can('read', 'Audit') ? {} : { actorPersonId: actor.personId };
}
