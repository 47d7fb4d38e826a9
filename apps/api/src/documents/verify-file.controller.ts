import { createHash } from 'node:crypto';
import {
  Controller,
  Get,
  Inject,
  NotFoundException,
  Param,
  Post,
  Req,
  Res,
  ServiceUnavailableException,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Journey } from '@ratify/journey';
import { SealError, type Verdict, type Verifier, type VerifyOptions } from '@ratify/seal';
import { JOURNEY } from '../graph/journey.token.ts';
import { OUTSIDE_ROOTS, type OutsideRoots } from './outside-roots.token.ts';
import { VERIFIER } from './verifier.token.ts';

/** For anybody, signed in or not: checks a file where it comes in and keeps nothing of it. */
@Controller()
export class VerifyFileController {
  constructor(
    @Inject(JOURNEY) private readonly journey: Journey,
    @Inject(OUTSIDE_ROOTS) private readonly outside: OutsideRoots,
    @Inject(VERIFIER) private readonly verifier: Verifier,
  ) {}

  /** The verdict on the PDF that is the request's body, as `verifyPdf` gives it, and the code of the document it is a state of. */
  @Post('verify-file')
  async verify(@Req() request: FastifyRequest<{ Body: unknown }>, @Res() reply: FastifyReply): Promise<void> {
    if (request.body instanceof Buffer && request.headers['content-type'] !== 'application/pdf')
      throw new UnsupportedMediaTypeException('Send the file as application/pdf.');
    const bytes = request.body instanceof Buffer ? new Uint8Array(request.body) : new Uint8Array();
    const { store, clock } = this.journey;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const known = await store.inPublic((work) => work.findKnownDocument(sha256));
    const lists = await store.listRevocationLists();
    const own = (await store.listTrustedRoots()).map((certificate) => new Uint8Array(certificate));
    const verdict = await this.inTime(bytes, {
      roots: [...own, ...this.outside.seals],
      timestampRoots: this.outside.timestamps,
      revocationLists: lists.map(({ list }) => new Uint8Array(list)),
      knownRevisions: known,
      at: clock.now(),
    });
    const verifyCode = known[0]?.verifyCode ?? null;
    await reply
      .status(200)
      .header('cache-control', 'no-store')
      .send({ ...verdict, verifyCode });
  }

  /** One file at a time, whoever sent it: what takes too long is not answered, and holds up nothing else. */
  private async inTime(bytes: Uint8Array, options: VerifyOptions): Promise<Verdict> {
    try {
      return await this.verifier.verify(bytes, options);
    } catch (error) {
      if (!(error instanceof SealError)) throw error;
      throw new ServiceUnavailableException(
        'It could not be checked in time. Nothing was kept of it: try again in a minute.',
      );
    }
  }

  /** The installation's revocation lists: `root` speaks for the issuing certificate, `issuing` for signers and timestamps. */
  @Get('revocation-lists/:name')
  async list(@Param('name') name: string, @Res() reply: FastifyReply): Promise<void> {
    const lists = await this.journey.store.listRevocationLists();
    const found = lists.find(({ issuer }) => `${issuer}.crl` === name);
    if (!found) throw new NotFoundException('There is no such list yet: the worker makes them when it first starts.');
    await reply.header('cache-control', 'public, max-age=3600').type('application/pkix-crl').send(found.list);
  }
}
