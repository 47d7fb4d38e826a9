import { createHash } from 'node:crypto';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readPublicPolicy, type Journey } from '@ratify/journey';
import { JOURNEY } from '../graph/journey.token.ts';
import { policiesHtml, policyHtml, withdrawnHtml } from './open-html.ts';
import { openPolicies, openPolicy, openWithdrawn } from './open-policies.ts';

/** A short name and the form it is asked in; anything else is no address of ours. */
const FILE = /^([a-z0-9-]{1,200})\.(json|html)$/;

/** What stands in the style element; without scripts there is nothing else to be let in. */
const FRAME_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *";

/** Policies that their organisations show, for the websites of these: anybody may read, from any page, and nobody can act. */
@Controller('open/v1/:organisation')
export class OpenController {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  @Get(':file')
  async list(
    @Param('organisation') organisation: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [, name, form] = FILE.exec(file) ?? [];
    const lines =
      name === 'policies' ? await this.journey.store.inPublic((work) => work.listPolicies(organisation)) : [];
    const found = openPolicies(organisation, lines);
    await answer(request, reply, found && (form === 'json' ? asJson(found) : asHtml(policiesHtml(found))));
  }

  @Get('policies/:file')
  async read(
    @Param('organisation') organisation: string,
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [, slug, form] = FILE.exec(file) ?? [];
    const found = slug ? await readPublicPolicy(this.journey.store, organisation, slug) : null;
    const policy = found && openPolicy(found);
    if (policy) return answer(request, reply, form === 'json' ? asJson(policy) : asHtml(policyHtml(policy)));
    const out = slug ? await this.journey.store.inPublic((work) => work.findWithdrawn(organisation, slug)) : null;
    const gone = out && openWithdrawn(out);
    await answer(request, reply, gone && (form === 'json' ? asJson(gone) : asHtml(withdrawnHtml(gone))), 410);
  }
}

interface Content {
  readonly type: string;
  readonly body: string;
}

const asJson = (content: object): Content => ({
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(content),
});
const asHtml = (body: string): Content => ({ type: 'text/html; charset=utf-8', body });

/** What is hidden is answered as what is not there. A copy is good for five minutes, and is then asked about by its tag. */
async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  content: Content | null,
  status = 200,
): Promise<void> {
  reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
  if (!content) {
    const words = 'There is no such policy here, or it is not shown to everybody.';
    await reply.status(404).header('cache-control', 'no-store').send({ error: words });
    return;
  }
  const etag = `"${createHash('sha256').update(content.body).digest('base64url')}"`;
  reply.header('etag', etag).header('cache-control', 'public, max-age=300, stale-while-revalidate=3600');
  reply.header('content-security-policy', FRAME_POLICY).removeHeader('x-frame-options');
  const known = String(request.headers['if-none-match'] ?? '').split(/\s*,\s*/);
  if (status === 200 && known.some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag))
    await reply.status(304).send();
  else await reply.status(status).type(content.type).send(content.body);
}
