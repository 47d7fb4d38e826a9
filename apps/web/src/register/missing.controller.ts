import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { findStatutoryPolicy } from '@ratify/document';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, Shell, type Me } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
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

const Linkable = graphql(`
  query Linkable {
    linkablePolicies {
      id
      title
      coveredBy
    }
  }
`);

const LinkRequirement = graphql(`
  mutation LinkRequirement($requirementId: ID!, $policyId: ID!) {
    linkRequirement(requirementId: $requirementId, policyId: $policyId) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

const UnlinkRequirement = graphql(`
  mutation UnlinkRequirement($answerId: ID!) {
    unlinkRequirement(answerId: $answerId) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

type MissingPolicy = ResultOf<typeof Missing>['missingPolicies'][number];
interface Found {
  readonly me: Me;
  readonly missing: MissingPolicy;
}

/** One policy that is expected of a setting and missing there: who expects it, and what can be done about it. */
@Controller()
export class MissingController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get('register/missing/:id')
  async read(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const { me, missing } = found;
    this.shell.send(request, reply, 'missing-policy', me, {
      title: `${missing.title} is missing`,
      backTo: { href: '/register?status=missing', text: 'Register' },
      missing,
      starts: me.roles.includes('head'),
      declares: declares(me),
    });
  }

  @Get('register/missing/:id/link')
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.findToLink(id, request, reply);
    if (found) await this.draw(request, reply, found);
  }

  @Post('register/missing/:id/link')
  async link(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.findToLink(id, request, reply);
    if (!found) return;
    const policyId = typedText(request.body, 'policyId');
    if (!isId(policyId)) {
      await this.draw(request, reply, found, formErrors([['policyId', 'Choose the policy that answers it']]));
      return;
    }
    const { refusals } = (await this.shell.ask(request, reply, LinkRequirement, { requirementId: id, policyId }))
      .linkRequirement;
    if (refusals.length === 0) reply.redirect(withNotice('/register', 'requirement-linked'), 303);
    else
      await this.draw(
        request,
        reply,
        found,
        refusalErrors(refusals, () => 'policyId'),
      );
  }

  @Post('requirement-answers/:id/end')
  async unlink(
    @Param('id') answerId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const me = await this.shell.whoIsHere(request, reply);
    if (!me) return;
    const refusals = isId(answerId)
      ? (await this.shell.ask(request, reply, UnlinkRequirement, { answerId })).unlinkRequirement.refusals
      : null;
    if (refusals?.length === 0) reply.redirect(withNotice('/register', 'requirement-unlinked'), 303);
    else this.shell.notFound(request, reply, me, 'link');
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = await this.shell.ask(request, reply, Missing, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return null;
    const missing = data.missingPolicies.find((each) => each.id === id);
    if (missing) return { me, missing };
    this.shell.notFound(request, reply, me, 'policy that is missing');
    return null;
  }

  private async findToLink(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const found = await this.find(id, request, reply);
    if (!found || declares(found.me)) return found;
    this.shell.forbidden(request, reply, found.me, 'The head or the clerk says which policy answers what is expected.');
    return null;
  }

  private async draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, missing }: Found,
    said: FormErrors = NO_ERRORS,
  ): Promise<void> {
    const { linkablePolicies } = await this.shell.ask(request, reply, Linkable, {});
    const isAlike = (title: string): boolean => isSamePolicy(title, missing.title);
    const alike = linkablePolicies.filter(({ title }) => isAlike(title));
    this.shell.send(request, reply, 'link-requirement', me, {
      title: `What answers ${missing.title}`,
      backTo: { href: `/register/missing/${missing.id}`, text: `${missing.title} is missing` },
      missing,
      policies: [...alike, ...linkablePolicies.filter(({ title }) => !isAlike(title))].map(
        ({ id, title, coveredBy }) => ({
          ...{ value: id, text: title },
          hint: hintOf(coveredBy, isAlike(title)),
        }),
      ),
      ...said,
    });
  }
}

/** By the titles that a policy of the statutory list goes by. */
function isSamePolicy(one: string, other: string): boolean {
  const known = findStatutoryPolicy(one, []);
  return known !== undefined && known === findStatutoryPolicy(other, []);
}

function hintOf(coveredBy: string | null, isAlike: boolean): { text: string } | undefined {
  const words = [
    coveredBy ? `Covers you: of ${coveredBy}` : '',
    isAlike ? 'Its title suggests that it is this one' : '',
  ];
  const text = words.filter((each) => each !== '').join('. ');
  return text ? { text } : undefined;
}

function declares(me: Me): boolean {
  return DECLARES.some((role) => me.roles.includes(role));
}
