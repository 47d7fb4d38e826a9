import {
  Controller,
  Get,
  Inject,
  Param,
  Post,
  Req,
  Res,
  ServiceUnavailableException,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bringBack, type Journey, type WordPort } from '@ratify/journey';
import { refuse, type Refusal } from '@ratify/policy';
import type { WordCopy } from '@ratify/store';
import { refusalStatus } from '../documents/refusal-status.ts';
import { readInSession, scopeOfRequest } from '../documents/session-of.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { WORD } from './word.token.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type Upload = FastifyRequest<{ Body: unknown; Querystring: { name?: unknown; policy?: unknown } }>;

/** A draft as a Word file, and the file when it comes back. */
@Controller()
export class WordController {
  constructor(
    @Inject(JOURNEY) private readonly journey: Journey,
    @Inject(WORD) private readonly word: WordPort,
  ) {}

  /** The file of a copy, written from the text that was remembered: the same words whenever it is fetched. */
  @Get('word-copies/:id/docx')
  async docx(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { copy, title, organisation } = await readInSession(this.journey, request, id, async (rows) => {
      const found = await rows.wordCopies.get({ id });
      const policy = await rows.policies.get({ organisationId: found.organisationId, id: found.policyId });
      return { copy: found, title: policy.title, organisation: found.facts['name'] ?? '' };
    });
    const written = await this.word.write({
      text: copy.text,
      facts: { organisation: copy.facts },
      about: {
        ...{ copyId: copy.id, organisation, footer: footerOf(copy) },
        ...{ draftVersion: copy.draftVersion, textSha256: copy.textSha256 },
      },
    });
    if ('code' in written) throw new ServiceUnavailableException(`${written.what} ${written.whatToDo}`);
    const name = `${title.replace(/[^\p{L}\p{N} -]/gu, '')} - draft ${copy.draftVersion}.docx`;
    await reply
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('cache-control', 'private, no-store')
      .type(DOCX)
      .send(Buffer.from(written));
  }

  /** The id of what came back and the refusals. What it says otherwise stands at `wordReturn`. */
  @Post('word-returns')
  async bringBack(@Req() request: Upload, @Res() reply: FastifyReply): Promise<void> {
    const { returnId, refusals } = await this.receive(request);
    await reply.status(refusalStatus(refusals)).header('cache-control', 'no-store').send({ returnId, refusals });
  }

  private async receive(
    request: Upload,
  ): Promise<{ readonly returnId: string | null; readonly refusals: readonly Refusal[] }> {
    const { body, query } = request;
    const scope = await scopeOfRequest(this.journey, request);
    if (!scope) return { returnId: null, refusals: [refuse('NOT_SIGNED_IN')] };
    if (!(body instanceof Buffer))
      throw new UnsupportedMediaTypeException('Send the file as application/octet-stream.');
    const fileName = typeof query.name === 'string' ? query.name : 'document';
    const policyId = typeof query.policy === 'string' ? query.policy : '';
    const journey = { ...this.journey, word: this.word };
    const { value, refusals } = await bringBack(journey, scope, { policyId, fileName, bytes: new Uint8Array(body) });
    return { returnId: value?.id ?? null, refusals };
  }
}

function footerOf({ draftVersion, madeAt }: WordCopy): string {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'Europe/London' }).format(madeAt);
  return `Draft of ${day}, version ${draftVersion}, not adopted`;
}
