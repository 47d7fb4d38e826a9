import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { NationBreakdown, NationOverdue, NationTotals } from './nation-documents.ts';

const PAGE = 25;
const NATION = { href: '/nation', text: 'The nation’s register' };

/** Where the policies of all settings stand, for the operator: names of organisations, titles and dates, never a text or a person. */
@Controller('nation')
export class NationController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async totals(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.shell.ask(request, reply, NationTotals, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    if (!data.nationalTotals) return this.refuse(request, reply, me);
    const { councils, ...totals } = data.nationalTotals;
    this.shell.send(request, reply, 'nation', me, { title: NATION.text, totals, councils });
  }

  @Get('trusts')
  async trusts(@Req() request: FastifyRequest<{ Querystring: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    await this.drawBreakdown(request, reply, null);
  }

  @Get('of/:slug')
  async settings(
    @Param('slug') slug: string,
    @Req() request: FastifyRequest<{ Querystring: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.drawBreakdown(request, reply, slug);
  }

  @Get('overdue')
  async overdue(@Req() request: FastifyRequest<{ Querystring: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const within = typedText(request.query, 'within') || null;
    const after = typedText(request.query, 'after') || null;
    const data = await this.shell.ask(request, reply, NationOverdue, { within, after });
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    if (!data.nationalTotals) return this.refuse(request, reply, me);
    const { entries, hasMore, endCursor } = data.nationalOverdue;
    const inside = within ? [['within', within]] : [];
    this.shell.send(request, reply, 'nation-overdue', me, {
      title: 'Overdue anywhere',
      backTo: within ? { href: `/nation/of/${encodeURIComponent(within)}`, text: 'Where they stand' } : NATION,
      ...{ entries, isWithin: within !== null, isLater: after !== null },
      firstHref: addressOf('/nation/overdue', inside),
      nextHref: hasMore ? addressOf('/nation/overdue', [...inside, ['after', endCursor ?? '']]) : null,
    });
  }

  private async drawBreakdown(
    request: FastifyRequest<{ Querystring: Posted }>,
    reply: FastifyReply,
    within: string | null,
  ): Promise<void> {
    const words = typedText(request.query, 'words').trim();
    const page = Math.max(Number.parseInt(typedText(request.query, 'page'), 10) || 1, 1);
    const by = within === null ? 'trust' : 'setting';
    const skip = (page - 1) * PAGE;
    const data = await this.shell.ask(request, reply, NationBreakdown, { by, within, words, skip });
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    if (!me.roles.includes('operator')) return this.refuse(request, reply, me);
    if (!data.nationalBreakdown) return this.shell.notFound(request, reply, me, 'council, trust or setting');
    const { within: place, total, standings } = data.nationalBreakdown;
    const own = within === null ? '/nation/trusts' : `/nation/of/${encodeURIComponent(within)}`;
    const at = (of: number): string =>
      addressOf(own, [...(words ? [['words', words]] : []), ...(of > 1 ? [['page', String(of)]] : [])]);
    this.shell.send(request, reply, 'nation-breakdown', me, {
      title: place ? place.name : 'Trusts',
      backTo: NATION,
      ...{ place, total, words, from: skip + 1, own },
      standings: standings.map((each) => ({
        ...each,
        href: each.kind === 'trust' && each.slug !== place?.slug ? `/nation/of/${each.slug}` : null,
      })),
      previousHref: page > 1 ? at(page - 1) : null,
      nextHref: total > skip + PAGE ? at(page + 1) : null,
    });
  }

  private refuse(request: FastifyRequest, reply: FastifyReply, me: Me): void {
    this.shell.forbidden(request, reply, me, 'The nation’s register is for whoever looks after the service.');
  }
}

function addressOf(page: string, query: readonly (readonly string[])[]): string {
  const pairs = query.map(([name = '', value = '']): [string, string] => [name, value]);
  const said = new URLSearchParams(pairs).toString();
  return said ? `${page}?${said}` : page;
}
