import { Controller, Get, Inject, Param, Post, Req, Res, UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { keepEvidence, type Journey } from '@ratify/journey';
import { refuse, type Refusal } from '@ratify/policy';
import { keptBytes } from '../documents/kept-bytes.ts';
import { refusalStatus } from '../documents/refusal-status.ts';
import { readInSession, scopeOfRequest } from '../documents/session-of.ts';
import { JOURNEY } from '../graph/journey.token.ts';

type EvidenceRequest = FastifyRequest<{ Body: unknown; Querystring: { policy?: unknown; name?: unknown } }>;

/** Files that show an adoption from before Ratify: received, and given out as they came. */
@Controller('evidence-files')
export class EvidenceController {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  /** `keepEvidence`: `?policy=` its id, `?name=` of the file, which is the body. The id of what is kept, and the refusals. */
  @Post()
  async keep(@Req() request: EvidenceRequest, @Res() reply: FastifyReply): Promise<void> {
    const { id, refusals } = await this.act(request);
    await reply.status(refusalStatus(refusals)).header('cache-control', 'no-store').send({ id, refusals });
  }

  /** To be saved and not opened in place, for it is a file that somebody sent. */
  @Get(':id/file')
  async file(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { kept, blob } = await readInSession(this.journey, request, id, async (rows) => {
      const found = await rows.evidenceFiles.get({ id });
      const { organisationId, sha256 } = found;
      return { kept: found, blob: await rows.blobs.get({ organisationId, sha256 }) };
    });
    const bytes = await keptBytes(this.journey, blob, reply);
    await reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(kept.fileName)}`)
      .header('etag', `"${kept.sha256}"`)
      .header('cache-control', 'private, no-store')
      .type(kept.mime)
      .send(bytes);
  }

  private async act(request: EvidenceRequest): Promise<{
    id: string | null;
    refusals: readonly Refusal[];
  }> {
    const { body, query } = request;
    const scope = await scopeOfRequest(this.journey, request);
    if (!scope) return { id: null, refusals: [refuse('NOT_SIGNED_IN')] };
    if (!(body instanceof Buffer))
      throw new UnsupportedMediaTypeException('Send the file as application/octet-stream.');
    const { value, refusals } = await keepEvidence(this.journey, scope, {
      ...{ policyId: String(query.policy ?? ''), bytes: new Uint8Array(body) },
      fileName: typeof query.name === 'string' ? query.name : 'document',
    });
    return { id: value?.id ?? null, refusals };
  }
}
