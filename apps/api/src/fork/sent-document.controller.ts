import { Controller, Inject, Post, Req, Res, UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendDocument, type Journey } from '@ratify/journey';
import { refuse } from '@ratify/policy';
import { refusalStatus } from '../documents/refusal-status.ts';
import { scopeOfRequest } from '../documents/session-of.ts';
import { JOURNEY } from '../graph/journey.token.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** One of several documents that are to be brought in: kept, and read by a job. Its answer is there at once. */
@Controller()
export class SentDocumentController {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Post('sent-documents')
  async send(
    @Req() request: FastifyRequest<{ Body: unknown; Querystring: { name?: unknown; batch?: unknown } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { body, query } = request;
    const scope = await scopeOfRequest(this.journey, request);
    if (!(body instanceof Buffer))
      throw new UnsupportedMediaTypeException('Send the file as application/octet-stream.');
    const batchId = typeof query.batch === 'string' && UUID.test(query.batch) ? query.batch.toLowerCase() : null;
    const fileName = typeof query.name === 'string' ? query.name : 'document';
    const { value, refusals } = !scope
      ? { value: null, refusals: [refuse('NOT_SIGNED_IN')] }
      : batchId === null
        ? { value: null, refusals: [refuse('INPUT_NOT_VALID', { where: 'batch' })] }
        : await sendDocument(this.journey, scope, { batchId, fileName, bytes: new Uint8Array(body) });
    await reply
      .status(refusalStatus(refusals))
      .header('cache-control', 'no-store')
      .send({ id: value?.id ?? null, refusals });
  }
}
