import { Controller, Inject, Post, Req, Res, UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { importPolicy, type ImporterPort, type Journey } from '@ratify/journey';
import { refuse, type Refusal } from '@ratify/policy';
import { refusalStatus } from '../documents/refusal-status.ts';
import { scopeOfRequest } from '../documents/session-of.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { IMPORTER } from './importer.token.ts';

/** `importPolicy` for a file: Word, plain text or Markdown, as the body of the request and not as a form's field. */
@Controller()
export class ImportFileController {
  constructor(
    @Inject(JOURNEY) private readonly journey: Journey,
    @Inject(IMPORTER) private readonly importer: ImporterPort,
  ) {}

  /** The policy's id and the refusals. The report stands at the policy. */
  @Post('import-file')
  async importFile(
    @Req() request: FastifyRequest<{ Body: unknown; Querystring: { name?: unknown; policy?: unknown } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { policyId, refusals } = await this.bringIn(request);
    await reply.status(refusalStatus(refusals)).header('cache-control', 'no-store').send({ policyId, refusals });
  }

  private async bringIn(
    request: FastifyRequest<{ Body: unknown; Querystring: { name?: unknown; policy?: unknown } }>,
  ): Promise<{
    policyId: string | null;
    refusals: readonly Refusal[];
  }> {
    const { body, query } = request;
    const scope = await scopeOfRequest(this.journey, request);
    if (!scope) return { policyId: null, refusals: [refuse('NOT_SIGNED_IN')] };
    const fileName = typeof query.name === 'string' ? query.name : 'document';
    if (!(body instanceof Buffer))
      throw new UnsupportedMediaTypeException('Send the file as application/octet-stream.');
    const bytes = new Uint8Array(body);
    const policyId = typeof query.policy === 'string' ? query.policy : undefined;
    const journey = { ...this.journey, importer: this.importer };
    const { value, refusals } = await importPolicy(journey, scope, { fileName, bytes, policyId });
    return { policyId: value?.policy.id ?? null, refusals };
  }
}
