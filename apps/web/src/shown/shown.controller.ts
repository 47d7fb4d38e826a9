import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { safeAccent } from '../pages/accent.ts';
import { dateFilter } from '../pages/filters.ts';
import { PageShell, type Page } from '../pages/page-shell.ts';
import { ListPublic, ReadPublic, ReadWithdrawn, type PublicPolicy, type WithdrawnPolicy } from './shown-documents.ts';

/** What a slug can be; anything else is no address of ours. */
const SLUG = /^[a-z0-9-]{1,200}$/;

/** Policies on the web, for everybody: no session, and one answer for what is hidden and for what is not there. */
@Controller('p/:organisation')
export class ShownController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(
    @Param('organisation') organisation: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const policies = SLUG.test(organisation)
      ? (await this.shell.ask(request, reply, ListPublic, { organisation })).publicPolicies
      : [];
    const [first] = policies;
    if (!first) {
      this.nothing(request, reply);
      return;
    }
    this.send(request, reply, 'public-policies', first, {
      title: `Policies of ${first.organisationName}`,
      ...{ policies, organisation, name: first.organisationName },
    });
  }

  @Get(':policy')
  async read(
    @Param('organisation') organisation: string,
    @Param('policy') policy: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const isAddress = SLUG.test(organisation) && SLUG.test(policy);
    const found = isAddress
      ? (await this.shell.ask(request, reply, ReadPublic, { organisation, policy })).publicPolicy
      : null;
    if (!found) {
      const asked = { organisation, policy };
      const data = isAddress ? await this.shell.ask(request, reply, ReadWithdrawn, asked) : null;
      const gone = data?.withdrawnPublicPolicy;
      if (gone) this.sendWithdrawn(request, reply, gone, data !== null && data.publicPolicies.length > 0);
      else this.nothing(request, reply);
      return;
    }
    this.send(request, reply, 'public-policy', found, {
      title: found.title,
      backTo: { href: `/p/${organisation}`, text: `Policies of ${found.organisationName}` },
      policy: found,
      facts: factsOf(found),
    });
  }

  /** Whoever kept an old link reads that it is out of use, and where to go. */
  private sendWithdrawn(
    request: FastifyRequest,
    reply: FastifyReply,
    policy: WithdrawnPolicy,
    hasOthers: boolean,
  ): void {
    const { organisationSlug, organisationName } = policy;
    this.send(request, reply, 'public-withdrawn', policy, {
      title: `${policy.title} was withdrawn`,
      status: 410,
      ...(hasOthers ? { backTo: { href: `/p/${organisationSlug}`, text: `Policies of ${organisationName}` } } : {}),
      ...{ policy, hasOthers },
    });
  }

  private send(
    request: FastifyRequest,
    reply: FastifyReply,
    view: string,
    { colour, organisationName }: { readonly colour: string | null; readonly organisationName: string },
    page: Page,
  ): void {
    const accent = colour ? { accent: safeAccent(colour).slice(1) } : {};
    this.shell.send(request, reply, view, null, { ...page, ...accent, place: organisationName });
  }

  private nothing(request: FastifyRequest, reply: FastifyReply): void {
    const lines = [
      'There is no such policy here, or it is not shown to everybody.',
      'Ask the school or the organisation whose policy it is: they can send it to you.',
    ];
    this.shell.send(request, reply, 'message', null, { title: 'Page not found', status: 404, lines });
  }
}

function factsOf(policy: PublicPolicy): { key: { text: string }; value: { text: string } }[] {
  const { adoptedOn, adoptedBy, effectiveFrom, reviewDueSaid, reviewDueOn, number } = policy;
  const adopted = [dateFilter(adoptedOn), adoptedBy && `by ${adoptedBy}`].filter(Boolean).join(', ');
  const facts: [string, string][] = [
    ['Version', String(number)],
    ['Adopted', adopted],
    ['In force from', effectiveFrom === adoptedOn ? '' : dateFilter(effectiveFrom)],
    ['Next review', reviewDueSaid ?? dateFilter(reviewDueOn)],
  ];
  return facts.flatMap(([key, value]) => (value ? [{ key: { text: key }, value: { text: value } }] : []));
}
