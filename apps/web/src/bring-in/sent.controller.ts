import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { isId } from '../pages/typed.ts';
import { sayImport } from '../progress/say-progress.ts';
import { SentTogether } from './bring-in-documents.ts';
import { mayBringIn } from './bring-in.controller.ts';
import { sayDocument } from './sent-words.ts';

/** Documents that were sent together: how far the job is with them, and what has become of each. Can be left and come back to. */
@Controller('policies/import')
export class SentController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get(':batch')
  async show(
    @Param('batch') batchId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!isId(batchId)) {
      const me = await this.shell.whoIsHere(request, reply);
      if (me) this.shell.notFound(request, reply, me, 'page');
      return;
    }
    const data = await this.shell.ask(request, reply, SentTogether, { id: batchId });
    const me = this.shell.signedIn(request, reply, data);
    if (!me || !mayBringIn(this.shell, request, reply, me)) return;
    const { sentDocuments: documents } = data;
    const progress = sayImport(documents);
    if (!progress) return this.shell.notFound(request, reply, me, 'page');
    const [only] = documents;
    if (documents.length === 1 && only?.state === 'read' && only.policyId) {
      reply.redirect(withNotice(`/policies/${only.policyId}/brought-in`, 'brought-in'), 303);
      return;
    }
    this.shell.send(request, reply, 'sent-documents', me, {
      title: documents.length === 1 ? `Bringing in ${only?.fileName}` : `Bringing in ${documents.length} documents`,
      backTo: { href: '/policies/import', text: 'Bring in your existing policies' },
      ...{ batchId, progress, documents: documents.map(sayDocument) },
    });
  }
}
