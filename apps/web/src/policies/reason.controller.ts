import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { graphql } from '../graphql/tada.ts';
import { NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, Shell, type Me } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { reviewsPolicy } from './policy-page.ts';

const PolicyToNote = graphql(
  `
    query PolicyToNote($id: ID!) {
      ...Shell
      policy(id: $id) {
        id
        title
        organisation {
          id
        }
      }
    }
  `,
  [Shell],
);
const NoteReviewReason = graphql(`
  mutation NoteReviewReason($policyId: ID!, $words: String!) {
    noteReviewReason(policyId: $policyId, words: $words) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

interface NamedPolicy {
  readonly id: string;
  readonly title: string;
}

/** Something happened that is a reason to look at a policy before its date. */
@Controller('policies/:id/reason')
export class ReasonController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, '');
  }

  @Post()
  async note(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const words = typedText(request.body, 'words');
    const { noteReviewReason } = await this.shell.ask(request, reply, NoteReviewReason, { policyId: id, words });
    if (noteReviewReason.refusals.length === 0) reply.redirect(withNotice(`/policies/${id}`, 'reason-noted'), 303);
    else {
      const fieldOf = ({ code }: { readonly code: string }) => (code === 'REASON_MISSING' ? 'words' : null);
      this.draw(request, reply, found, words, refusalErrors(noteReviewReason.refusals, fieldOf));
    }
  }

  private async find(
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ readonly me: Me; readonly policy: NamedPolicy } | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, PolicyToNote, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    if (data?.policy && reviewsPolicy(me, data.policy)) return { me, policy: data.policy };
    if (data?.policy) this.shell.forbidden(request, reply, me, 'The head or the clerk notes reasons to review.');
    else this.shell.notFound(request, reply, me, 'policy');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy }: { readonly me: Me; readonly policy: NamedPolicy },
    words: string,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'reason', me, {
      title: `A reason to review ${policy.title}`,
      backTo: { href: `/policies/${policy.id}`, text: policy.title },
      ...{ policy, words },
      ...said,
    });
  }
}
