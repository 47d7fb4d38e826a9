import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { sentFile } from '../pages/sent-file.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { PolicyWithoutText } from './bring-in-documents.ts';

/** A school brings in the policy that it has: as a file, or pasted. */
@Controller('policies/import')
export class BringInController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(
    @Req() request: FastifyRequest<{ Querystring: { into?: unknown } }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.writer(request, reply, request.query.into);
    if (found) this.draw(request, reply, found, '');
  }

  @Post()
  async bringIn(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.writer(request, reply, typedText(request.body, 'into'));
    if (!found) return;
    const text = typedText(request.body, 'text');
    const file = sentFile(request.body, 'file');
    if (file?.isTooLarge) return this.refuse(request, reply, found, { text, field: 'file', said: TOO_LARGE });
    if (file && text.trim() !== '')
      return this.refuse(request, reply, found, { text, field: 'file', said: ONE_OF_BOTH });
    if (!file && text.trim() === '') return this.refuse(request, reply, found, { text, field: 'file', said: NOTHING });
    const { policyId, refusals } = await this.shell.api.importFile(
      {
        name: file ? file.name : 'Pasted text',
        bytes: file ? file.bytes : Buffer.from(text),
        into: found.into?.id ?? null,
      },
      this.shell.visitor(request),
    );
    if (policyId) {
      reply.redirect(withNotice(`/policies/${policyId}/brought-in`, 'brought-in'), 303);
      return;
    }
    const said = [...refusals.map(({ what, whatToDo }) => `${what} ${whatToDo}`), ...(file ? [CHOOSE_AGAIN] : [])].join(
      ' ',
    );
    this.refuse(request, reply, found, { text, field: file ? 'file' : 'text', said });
  }

  /** Whoever writes policies here, and the policy whose document it is; null after answering with the page that says why not. */
  private async writer(request: FastifyRequest, reply: FastifyReply, into: unknown): Promise<Found | null> {
    const id = typeof into === 'string' && isId(into) ? into : null;
    const data = id ? await this.shell.ask(request, reply, PolicyWithoutText, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    if (!me.roles.includes('head')) {
      this.shell.forbidden(request, reply, me, me.roles.includes('clerk') ? CLERK_ENTERS : HEAD_BRINGS_IN);
      return null;
    }
    if (into && !data?.policy) {
      this.shell.notFound(request, reply, me, 'policy');
      return null;
    }
    return { me, into: data?.policy ?? null };
  }

  private refuse(
    request: FastifyRequest,
    reply: FastifyReply,
    found: Found,
    { text, field, said }: { readonly text: string; readonly field: string; readonly said: string },
  ): void {
    this.draw(request, reply, found, text, formErrors([[field, said]]));
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, into }: Found,
    text: string,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'bring-in', me, {
      title: into ? `Bring in the text of ${into.title}` : 'Bring in your existing policy',
      backTo: into ? { href: `/policies/${into.id}`, text: into.title } : { href: '/policies', text: 'Policies' },
      into,
      text,
      ...said,
    });
  }
}

interface Found {
  readonly me: Me;
  /** Null: what is brought in is a policy of its own. */
  readonly into: { readonly id: string; readonly title: string } | null;
}

const HEAD_BRINGS_IN = 'The head brings in the text of a policy.';
const CLERK_ENTERS = `${HEAD_BRINGS_IN} You can enter when it was adopted, under Policies, and send the document that shows it.`;
const NOTHING = 'Choose a file, or paste the text of your policy';
const ONE_OF_BOTH = 'Send a file or pasted text, not both. Your pasted text is still below; to send the file, empty it';
const TOO_LARGE = 'The file is larger than 30 MB. Take the photographs out, or copy its text and paste that';
/** No browser fills this field in again. */
const CHOOSE_AGAIN = 'Then choose the file again.';
