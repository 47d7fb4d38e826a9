import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { graphql } from '../graphql/tada.ts';
import { PageShell, Shell } from '../pages/page-shell.ts';
import { DECLARES } from './not-needed.controller.ts';

const Missing = graphql(
  `
    query Missing {
      ...Shell
      missingPolicies {
        id
        title
        basis
        templateId
        publisherName
        dueOn
      }
    }
  `,
  [Shell],
);

/** One policy that is expected of a setting and missing there: who expects it, and what can be done about it. */
@Controller('register/missing')
export class MissingController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get(':id')
  async read(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.shell.ask(request, reply, Missing, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    const missing = data.missingPolicies.find((each) => each.id === id);
    if (!missing) return this.shell.notFound(request, reply, me, 'policy that is missing');
    this.shell.send(request, reply, 'missing-policy', me, {
      title: `${missing.title} is missing`,
      backTo: { href: '/register?status=missing', text: 'Register' },
      missing,
      starts: me.roles.includes('head'),
      declares: DECLARES.some((role) => me.roles.includes(role)),
    });
  }
}
