import { Controller, Inject, Post, Req, Res, UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { importPolicy, type ImporterPort, type Journey } from '@ratify/journey';
import { refuse, type Refusal, type RefusalCode } from '@ratify/policy';
import { scopeFromSession } from '@ratify/store';
import { SESSION_COOKIE } from '../graph/graph-context.ts';
import { JOURNEY } from '../graph/journey.token.ts';
import { IMPORTER } from './importer.token.ts';

/** What a script that sends files looks at first; the refusals say the rest. */
const STATUS: Partial<Readonly<Record<RefusalCode, number>>> = {
  NOT_SIGNED_IN: 401,
  NOT_PERMITTED: 403,
  TEXT_TOO_LARGE: 413,
  READING_BUSY: 503,
};

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
    @Req() request: FastifyRequest<{ Body: unknown; Querystring: { name?: unknown } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { policyId, refusals } = await this.bringIn(request);
    const [first] = refusals;
    await reply
      .status(first ? (STATUS[first.code] ?? 422) : 201)
      .header('cache-control', 'no-store')
      .send({ policyId, refusals });
  }

  private async bringIn({
    body,
    query,
    cookies,
  }: FastifyRequest<{ Body: unknown; Querystring: { name?: unknown } }>): Promise<{
    policyId: string | null;
    refusals: readonly Refusal[];
  }> {
    const token = cookies[SESSION_COOKIE];
    const session = token ? await this.journey.store.directory.findSession(token) : null;
    const scope = session ? scopeFromSession(session) : null;
    if (!scope) return { policyId: null, refusals: [refuse('NOT_SIGNED_IN')] };
    const fileName = typeof query.name === 'string' ? query.name : 'document';
    if (!(body instanceof Buffer))
      throw new UnsupportedMediaTypeException('Send the file as application/octet-stream.');
    const bytes = new Uint8Array(body);
    const journey = { ...this.journey, importer: this.importer };
    const { value, refusals } = await importPolicy(journey, scope, { fileName, bytes });
    return { policyId: value?.policy.id ?? null, refusals };
  }
}
