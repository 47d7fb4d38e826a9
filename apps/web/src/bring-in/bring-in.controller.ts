import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { sentFile } from '../pages/sent-file.ts';
import { typedText, type Posted } from '../pages/typed.ts';

/** A school brings in the policy that it has: as a file, or pasted. */
@Controller('policies/import')
export class BringInController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const me = await this.writer(request, reply);
    if (me) this.draw(request, reply, me, '');
  }

  @Post()
  async bringIn(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const me = await this.writer(request, reply);
    if (!me) return;
    const text = typedText(request.body, 'text');
    const file = sentFile(request.body, 'file');
    if (file?.isTooLarge) return this.refuse(request, reply, me, { text, field: 'file', said: TOO_LARGE });
    if (file && text.trim() !== '') return this.refuse(request, reply, me, { text, field: 'file', said: ONE_OF_BOTH });
    if (!file && text.trim() === '') return this.refuse(request, reply, me, { text, field: 'file', said: NOTHING });
    const { policyId, refusals } = await this.shell.api.importFile(
      file ? file.name : 'Pasted text',
      file ? file.bytes : Buffer.from(text),
      this.shell.visitor(request),
    );
    if (policyId) {
      reply.redirect(withNotice(`/policies/${policyId}/brought-in`, 'brought-in'), 303);
      return;
    }
    const said = [...refusals.map(({ what, whatToDo }) => `${what} ${whatToDo}`), ...(file ? [CHOOSE_AGAIN] : [])].join(
      ' ',
    );
    this.refuse(request, reply, me, { text, field: file ? 'file' : 'text', said });
  }

  /** Whoever writes policies here; null after answering with the page that says why not. */
  private async writer(request: FastifyRequest, reply: FastifyReply): Promise<Me | null> {
    const me = await this.shell.whoIsHere(request, reply);
    if (!me || me.roles.includes('head')) return me;
    this.shell.forbidden(request, reply, me, 'The head brings in the policies of a school.');
    return null;
  }

  private refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    me: Me,
    { text, field, said }: { readonly text: string; readonly field: string; readonly said: string },
  ): void {
    this.draw(request, reply, me, text, formErrors([[field, said]]));
  }

  private draw(request: FastifyRequest, reply: FastifyReply, me: Me, text: string, said: FormErrors = NO_ERRORS): void {
    this.shell.send(request, reply, 'bring-in', me, {
      title: 'Bring in your existing policy',
      backTo: { href: '/policies', text: 'Policies' },
      text,
      ...said,
    });
  }
}

const NOTHING = 'Choose a file, or paste the text of your policy';
const ONE_OF_BOTH = 'Send a file or pasted text, not both. Your pasted text is still below; to send the file, empty it';
const TOO_LARGE = 'The file is larger than 30 MB. Take the photographs out, or copy its text and paste that';
/** No browser fills this field in again. */
const CHOOSE_AGAIN = 'Then choose the file again.';
