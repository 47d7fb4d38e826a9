import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { AskToLook, DraftToRead, EndLook, type DraftRead } from './comment-documents.ts';
import { backToComments } from './find-commented.ts';

/** Of a choice that is no person: the publisher of the template. */
const PUBLISHER = 'publisher';

const FIELDS: Readonly<Record<string, string>> = {
  NOBODY_TO_LOOK: 'people',
  NOT_TO_BE_SHOWN: 'people',
  LOOK_NOTE_TOO_LONG: 'note',
};

/** Who sees a draft without writing it: asked to look by whoever writes it, until that is taken back. */
@Controller('policies/:id/comments/readers')
export class LooksController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, { people: [], note: '' });
  }

  @Post()
  async ask(
    @Param('id') policyId: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(policyId, request, reply);
    if (!found) return;
    const people = [request.body?.people ?? []].flat();
    const note = typedText(request.body, 'note');
    const { refusals } = (
      await this.shell.ask(request, reply, AskToLook, {
        input: {
          ...{ policyId, note, publisher: people.includes(PUBLISHER) },
          personIds: people.filter((each) => each !== PUBLISHER),
        },
      })
    ).askToLook;
    if (refusals.length === 0)
      reply.redirect(withNotice(`/policies/${policyId}/comments/readers`, 'asked-to-look'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        { people, note },
        refusalErrors(refusals, ({ code }) => FIELDS[code], ['people', 'note']),
      );
  }

  @Post('end')
  async end(
    @Param('id') policyId: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(policyId, request, reply);
    if (!found) return;
    const lookId = typedText(request.body, 'lookId');
    const ended = isId(lookId) ? await this.shell.ask(request, reply, EndLook, { lookId }) : null;
    const refusals = ended?.endLook.refusals ?? [];
    if (refusals.length > 0)
      return this.draw(
        request,
        reply,
        found,
        { people: [], note: '' },
        refusalErrors(refusals, () => null),
      );
    reply.redirect(withNotice(`/policies/${policyId}/comments/readers`, 'look-ended'), 303);
  }

  private async find(
    policyId: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ readonly me: Me; readonly draft: DraftRead } | null> {
    const data = isId(policyId) ? await this.shell.ask(request, reply, DraftToRead, { policyId }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    const draft = data?.draftToComment;
    if (draft?.writesDraft) return { me, draft };
    if (draft) this.shell.forbidden(request, reply, me, 'The head asks others to look at a draft.');
    else this.shell.notFound(request, reply, me, 'draft');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, draft }: { readonly me: Me; readonly draft: DraftRead },
    typed: { readonly people: readonly string[]; readonly note: string },
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'draft-readers', me, {
      title: `Who sees the draft of ${draft.title}`,
      backTo: backToComments(draft),
      ...{ draft, typed },
      people: draft.askable.map(({ personId, name }) => ({
        ...{ value: personId ?? PUBLISHER, text: name, checked: typed.people.includes(personId ?? PUBLISHER) },
        ...(personId ? {} : { hint: { text: 'Whose template it is: its authors see the draft as it stands' } }),
      })),
      ...said,
    });
  }
}
