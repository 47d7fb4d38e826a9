import { Controller, Get, Inject, NotFoundException, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Journey } from '@ratify/journey';
import { JOURNEY } from '../graph/journey.token.ts';
import { keptBytes } from './kept-bytes.ts';
import { readInSession } from './session-of.ts';

const EXTENSION = { 'application/pdf': 'pdf', 'image/png': 'png', 'image/jpeg': 'jpg' } as const;

/** Bytes go through the same entrance and the same repositories as rows: what is not yours is not there. */
@Controller()
export class ByteRoutesController {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Get('documents/:id/pdf')
  async pdf(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await readInSession(this.journey, request, id, async (rows) => {
      const document = await rows.documents.get({ id });
      const { organisationId } = document;
      const version = await rows.documentVersions.get(
        { organisationId, documentId: id },
        { order: { number: 'desc' } },
      );
      return { document, version, blob: await rows.blobs.get({ organisationId, sha256: version.sha256 }) };
    });
    const bytes = await keptBytes(this.journey, found.blob, reply);
    const name = `${found.document.title.replace(/[^\p{L}\p{N} -]/gu, '')}.pdf`;
    await reply
      .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('etag', `"${found.version.sha256}"`)
      .header('cache-control', 'private, no-store')
      .type('application/pdf')
      .send(bytes);
  }

  /** Of a signature on paper: to be saved and not opened in place, for it is a file that somebody sent. */
  @Get('paper-signatures/:id/scan')
  async scan(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { paper, blob } = await readInSession(this.journey, request, id, async (rows) => {
      const found = await rows.paperSignatures.get({ id });
      const { organisationId, scanSha256: sha256 } = found;
      return { paper: found, blob: await rows.blobs.get({ organisationId, sha256 }) };
    });
    const bytes = await keptBytes(this.journey, blob, reply);
    await reply
      .header('content-disposition', `attachment; filename="signed-page.${EXTENSION[paper.scanMime]}"`)
      .header('etag', `"${paper.scanSha256}"`)
      .header('cache-control', 'private, no-store')
      .type(paper.scanMime)
      .send(bytes);
  }

  @Get('policies/:id/draft.md')
  async draft(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { text } = await readInSession(this.journey, request, id, (rows) => rows.drafts.get({ policyId: id }));
    await reply.header('cache-control', 'private, no-store').type('text/markdown; charset=utf-8').send(text);
  }

  @Get('revisions/:id/text.md')
  async revision(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { text } = await readInSession(this.journey, request, id, (rows) => rows.revisions.get({ id }));
    await reply.header('cache-control', 'private, no-store').type('text/markdown; charset=utf-8').send(text);
  }

  @Get('root-certificate.pem')
  async rootCertificate(@Res() reply: FastifyReply): Promise<void> {
    const root = (await this.journey.store.listCertificates()).find((each) => each.kind === 'root');
    if (!root)
      throw new NotFoundException(
        'The installation has no certificate yet: its worker makes one when it first starts.',
      );
    const body = root.certificate.toString('base64').replace(/.{64}/g, '$&\n').trimEnd();
    await reply
      .type('application/x-pem-file')
      .send(`-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`);
  }
}
