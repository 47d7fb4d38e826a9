import {
  Controller,
  Get,
  Inject,
  NotFoundException,
  Post,
  Req,
  Res,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readableRows, setLetterhead, type Journey } from '@ratify/journey';
import { refuse, type Refusal } from '@ratify/policy';
import { keptBytes } from '../documents/kept-bytes.ts';
import { refusalStatus } from '../documents/refusal-status.ts';
import { scopeOfRequest } from '../documents/session-of.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { logoPort } from './prepare-logo.ts';

type LetterheadRequest = FastifyRequest<{ Body: unknown; Querystring: { colour?: unknown; logo?: unknown } }>;

/** Colour and logo of the organisation acted for. */
@Controller('letterhead')
export class LetterheadController {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Get('logo.png')
  async logo(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const scope = await scopeOfRequest(this.journey, request);
    const blob = scope
      ? await this.journey.store.inContext(scope, {}, async (work) => {
          const { organisations, blobs, organisationId } = readableRows(work);
          const { logoSha256: sha256 } = await organisations.get({ id: organisationId });
          return sha256 ? blobs.find({ organisationId, sha256 }) : null;
        })
      : null;
    if (!blob) throw new NotFoundException();
    const bytes = await keptBytes(this.journey, blob, reply);
    await reply
      .header('etag', `"${blob.sha256}"`)
      .header('cache-control', 'private, no-cache')
      .type('image/png')
      .send(bytes);
  }

  /** `?colour=` as `#rrggbb`, `?logo=keep`, `remove` or `new`: then the picture is the body of the request. */
  @Post()
  async set(@Req() request: LetterheadRequest, @Res() reply: FastifyReply): Promise<void> {
    const refusals = await this.act(request);
    await reply.status(refusalStatus(refusals)).header('cache-control', 'no-store').send({ refusals });
  }

  private async act(request: LetterheadRequest): Promise<readonly Refusal[]> {
    const { body, query } = request;
    const scope = await scopeOfRequest(this.journey, request);
    if (!scope) return [refuse('NOT_SIGNED_IN')];
    const colour = String(query.colour ?? '');
    const journey = { ...this.journey, logos: logoPort };
    if (query.logo === 'keep' || query.logo === 'remove')
      return (await setLetterhead(journey, scope, { colour, logo: query.logo })).refusals;
    if (!(body instanceof Buffer))
      throw new UnsupportedMediaTypeException('Send the logo as application/octet-stream.');
    return (await setLetterhead(journey, scope, { colour, logo: new Uint8Array(body) })).refusals;
  }
}
