import { Controller, Get, Inject, Param, Req, Res, type OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Visitor } from '../graphql/graphql-port.ts';
import { PageShell } from '../pages/page-shell.ts';
import { isId } from '../pages/typed.ts';
import {
  DocumentProgress,
  ImportProgress,
  PackProgress,
  RollOutProgress,
  SignatureProgress,
} from './progress-documents.ts';
import { sayDocuments, sayImport, sayPack, sayRollOut, type Progress } from './say-progress.ts';
import { sendProgress, type ReadProgress } from './send-progress.ts';

type Look = (id: string, visitor: Visitor) => Promise<{ readonly me: unknown; readonly progress: Progress | null }>;

/** How far work is that a page waits for: one stream for all of them. */
@Controller('progress')
export class ProgressController implements OnModuleDestroy {
  readonly #closing = new AbortController();
  readonly #looks: ReadonlyMap<string, Look>;

  constructor(@Inject(PageShell) private readonly shell: PageShell) {
    const { api } = shell;
    this.#looks = new Map<string, Look>([
      [
        'packs',
        async (id, visitor) => {
          const { me, pack } = (await api.send(PackProgress, { id }, visitor)).data;
          return { me, progress: pack && sayPack(pack) };
        },
      ],
      [
        'imports',
        async (id, visitor) => {
          const { me, sentDocuments } = (await api.send(ImportProgress, { id }, visitor)).data;
          return { me, progress: sayImport(sentDocuments) };
        },
      ],
      [
        'editions',
        async (id, visitor) => {
          const { me, edition } = (await api.send(RollOutProgress, { id }, visitor)).data;
          return { me, progress: edition?.rollOut ? sayRollOut(edition.rollOut) : null };
        },
      ],
      [
        'policies',
        async (id, visitor) => {
          const { me, policy } = (await api.send(DocumentProgress, { id }, visitor)).data;
          return { me, progress: policy && sayDocuments(policy.documents) };
        },
      ],
      [
        'signatures',
        async (id, visitor) => {
          const { me, signatureRequest } = (await api.send(SignatureProgress, { id }, visitor)).data;
          return { me, progress: signatureRequest?.document ? sayDocuments([signatureRequest.document]) : null };
        },
      ],
    ]);
  }

  /** Streams end with the process: a browser asks the next one. */
  onModuleDestroy(): void {
    this.#closing.abort();
  }

  @Get(':what/:id')
  async stream(
    @Param('what') what: string,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const look = this.#looks.get(what);
    const visitor = this.shell.visitor(request);
    const read: ReadProgress = async () => {
      if (!look || !isId(id)) return null;
      const { me, progress } = await look(id, visitor);
      return me ? progress : 'ended';
    };
    // What is not there, or not theirs, is not there to be streamed: a browser does not come back for it.
    if ((await read()) === null) {
      await reply.status(404).header('cache-control', 'no-store').send('');
      return;
    }
    await sendProgress(request, reply, read, this.#closing.signal);
  }
}
