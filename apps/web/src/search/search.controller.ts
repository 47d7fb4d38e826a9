import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageShell } from '../pages/page-shell.ts';
import { SearchFor } from './search-documents.ts';

const A_PAGE = 10;
const LAST_PAGE = 100;

/** Words looked for in the policies and templates a person reads; what is asked for stands in the address. */
@Controller('search')
export class SearchController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async search(
    @Req() request: FastifyRequest<{ Querystring: { q?: unknown; page?: unknown } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { q, page } = request.query;
    const asked = typeof q === 'string' ? q.trim() : '';
    const at = Math.min(Math.max(Number.parseInt(String(page ?? '1'), 10) || 1, 1), LAST_PAGE);
    const data = await this.shell.ask(request, reply, SearchFor, { query: asked, skip: (at - 1) * A_PAGE });
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    const { results, total } = data.search;
    const href = (to: number): string => `/search?${new URLSearchParams({ q: asked, page: String(to) })}`;
    this.shell.send(request, reply, 'search', me, {
      title: asked ? `${asked} – Search` : 'Search',
      asked,
      total,
      from: (at - 1) * A_PAGE + 1,
      results: results.map((each) => ({
        ...each,
        href: `/${each.kind === 'policy' ? 'policies' : 'templates'}/${each.id}`,
        isOwn: each.organisationId === me.organisation?.id,
      })),
      previousHref: at > 1 ? href(at - 1) : null,
      nextHref: at * A_PAGE < total && at < LAST_PAGE ? href(at + 1) : null,
    });
  }
}
