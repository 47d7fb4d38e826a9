import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { dateFilter } from '../pages/filters.ts';
import { PageShell, Shell, type Me, type Page } from '../pages/page-shell.ts';

const Requests = graphql(
  `
    query SignatureRequests {
      ...Shell
      signatureRequests {
        id
        role
        policyId
        policyTitle
        revision {
          number
        }
        adoption {
          adoptedOn
          reviewDueOn
          reviewDueSaid
        }
        decision {
          minuteReference
        }
        document {
          id
          latest {
            sha256
            length
          }
        }
      }
    }
  `,
  [Shell],
);
const Sign = graphql(`
  mutation Sign($requestId: ID!, $documentSha256: String!, $typedName: String!, $declared: Boolean!) {
    signRevision(requestId: $requestId, documentSha256: $documentSha256, typedName: $typedName, declared: $declared) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);
const Decline = graphql(`
  mutation Decline($requestId: ID!, $reason: String!) {
    declineSignature(requestId: $requestId, reason: $reason) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);
type SignatureRequest = ResultOf<typeof Requests>['signatureRequests'][number];
interface SignBody {
  readonly declared?: string;
  readonly typedName?: string;
  readonly documentSha256?: string;
}

@Controller('sign')
export class SignController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get(':requestId')
  async form(
    @Param('requestId') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, {});
  }

  @Post(':requestId')
  async sign(
    @Param('requestId') id: string,
    @Req() request: FastifyRequest<{ Body: SignBody }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const { declared, typedName = '', documentSha256 = '' } = request.body;
    const typed = { declared: declared === 'yes', typedName };
    const { signRevision } = await this.shell.ask(request, reply, Sign, { requestId: id, documentSha256, ...typed });
    if (signRevision.refusals.length > 0) {
      this.draw(request, reply, found, { ...typed, ...formErrors(signRevision.refusals), status: 400 });
      return;
    }
    reply.redirect(`/sign/${encodeURIComponent(id)}/done?policy=${found.signature.policyId}`, 303);
  }

  @Get(':requestId/done')
  async done(
    @Req() request: FastifyRequest<{ Querystring: { policy?: string } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const data = await this.shell.ask(request, reply, Requests, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    this.shell.send(request, reply, 'message', me, {
      title: 'You have signed',
      lines: [
        'Your signature is being sealed into the PDF. This takes a few seconds.',
        'You will find the signed PDF on the policy’s page.',
      ],
    });
  }

  @Get(':requestId/decline')
  async declineForm(
    @Param('requestId') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found)
      this.shell.send(request, reply, 'decline', found.me, {
        title: 'I cannot sign this',
        backTo: { href: `/sign/${id}`, text: 'Back to signing' },
      });
  }

  @Post(':requestId/decline')
  async decline(
    @Param('requestId') id: string,
    @Req() request: FastifyRequest<{ Body: { reason?: string } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const { reason = '' } = request.body;
    const { declineSignature } = await this.shell.ask(request, reply, Decline, { requestId: id, reason });
    const refusal = declineSignature.refusals[0];
    if (refusal) {
      const reasonError = `${refusal.what} ${refusal.whatToDo}`;
      const errors = [{ text: reasonError, href: '#reason' }];
      this.shell.send(request, reply, 'decline', found.me, {
        title: 'I cannot sign this',
        reason,
        reasonError,
        errors,
        status: 400,
      });
      return;
    }
    this.shell.send(request, reply, 'message', found.me, {
      title: 'Sent to the clerk',
      lines: ['The clerk can see that you have not signed, and your reason.'],
    });
  }

  private async find(
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ me: Me; signature: SignatureRequest } | null> {
    const data = await this.shell.ask(request, reply, Requests, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return null;
    const signature = data.signatureRequests.find((each) => each.id === id);
    if (signature) return { me, signature };
    this.shell.send(request, reply, 'message', me, {
      title: 'Nothing to sign here',
      status: 404,
      lines: ['This has been signed already, or it is not yours to sign.', 'The clerk can see who is asked to sign.'],
    });
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    found: { me: Me; signature: SignatureRequest },
    extra: Partial<Page>,
  ): void {
    const { me, signature } = found;
    const row = (key: string, text: string): object => ({ key: { text: key }, value: { text } });
    const minute = signature.decision?.minuteReference ? `, minute ${signature.decision.minuteReference}` : '';
    const pdf = signature.document?.latest
      ? ` or <a class="govuk-link" href="/documents/${signature.document.id}.pdf">open the PDF</a>`
      : '';
    this.shell.send(request, reply, 'sign', me, {
      title: `Sign: ${signature.policyTitle}`,
      request: signature,
      facts: [
        row('Adopted', `${dateFilter(signature.adoption.adoptedOn)}${minute}`),
        row('Next review', signature.adoption.reviewDueSaid ?? dateFilter(signature.adoption.reviewDueOn)),
        {
          key: { text: 'Document' },
          value: { html: `<a class="govuk-link" href="/policies/${signature.policyId}">Read the policy</a>${pdf}` },
        },
      ],
      ...extra,
    });
  }
}

/** Puts each refusal beside the field that answers it; what fits no field stands in the summary alone. */
function formErrors(refusals: readonly { code: string; what: string; whatToDo: string }[]): Partial<Page> {
  const errors: { text: string; href?: string }[] = [];
  const beside: Record<string, string> = {};
  for (const { code, what, whatToDo } of refusals) {
    const text = `${what} ${whatToDo}`;
    const field = code === 'NAME_MISMATCH' ? 'typedName' : code === 'NOT_DECLARED' ? 'declared' : null;
    if (field) beside[field === 'typedName' ? 'nameError' : 'declaredError'] = text;
    errors.push(field ? { text, href: `#${field}` } : { text });
  }
  return { errors, ...beside };
}
