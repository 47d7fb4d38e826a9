import { Controller, Inject, Post, Req, Res, UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { recordPaperSignature, type Journey } from '@ratify/journey';
import { parsePlainDate, refuse, type Refusal } from '@ratify/policy';
import { refusalStatus } from '../documents/refusal-status.ts';
import { scopeOfRequest } from '../documents/session-of.ts';
import { JOURNEY } from '../graph/journey.token.ts';

/** Carries who signed, percent-encoded as UTF-8: addresses are logged, and this is a person's name. */
export const SIGNER_HEADER = 'x-signer-name';

type PaperRequest = FastifyRequest<{ Body: unknown; Querystring: { request?: unknown; on?: unknown } }>;

/** `recordPaperSignature`: the scan is the body of the request. */
@Controller()
export class PaperSignatureController {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  /** `?request=` the id of what is answered, `?on=` the day, the signer's name in a header. The id of what was recorded, and the refusals. */
  @Post('paper-signatures')
  async record(@Req() request: PaperRequest, @Res() reply: FastifyReply): Promise<void> {
    const { id, refusals } = await this.act(request);
    await reply.status(refusalStatus(refusals)).header('cache-control', 'no-store').send({ id, refusals });
  }

  private async act(request: PaperRequest): Promise<{ id: string | null; refusals: readonly Refusal[] }> {
    const { body, query, headers } = request;
    const scope = await scopeOfRequest(this.journey, request);
    if (!scope) return { id: null, refusals: [refuse('NOT_SIGNED_IN')] };
    const signedOn = parsePlainDate(String(query.on ?? ''));
    if (!signedOn) return { id: null, refusals: [refuse('DATE_NOT_READ', { where: 'signed on' })] };
    if (!(body instanceof Buffer))
      throw new UnsupportedMediaTypeException('Send the scan as application/octet-stream.');
    const { value, refusals } = await recordPaperSignature(this.journey, scope, {
      ...{ requestId: String(query.request ?? ''), signedOn, scan: new Uint8Array(body) },
      signerName: decoded(headers[SIGNER_HEADER]),
    });
    return { id: value?.id ?? null, refusals };
  }
}

function decoded(header: string | string[] | undefined): string {
  try {
    return decodeURIComponent([header ?? ''].flat().join(' '));
  } catch {
    return '';
  }
}
