import { randomUUID } from 'node:crypto';
import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { MOST_DOCUMENTS } from '@ratify/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { sentFiles, type SentFile } from '../pages/sent-file.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { PolicyWithoutText, SentLately } from './bring-in-documents.ts';
import { sentBatches } from './sent-words.ts';

/** A school brings in the policies that it has: as files, which a job reads, or one pasted. */
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
    const files = sentFiles(request.body, 'file');
    const wrong = wrongWith(files, text, found.into !== null);
    if (wrong) return this.refuse(request, reply, found, { text, field: 'file', said: wrong });
    if (files.length > 0 && !found.into) return this.send(request, reply, found, files);
    const [file] = files;
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

  /** Hands each file over to be kept; from the first that is refused on, none is. */
  private async send(
    request: FastifyRequest,
    reply: FastifyReply,
    found: Found,
    files: readonly SentFile[],
  ): Promise<void> {
    const batchId = randomUUID();
    for (const [at, { name, bytes }] of files.entries()) {
      const [refusal] = await this.shell.api.sendDocument({ name, bytes, batchId }, this.shell.visitor(request));
      if (!refusal) continue;
      const before = at > 0 ? [`${at === 1 ? 'The file' : `The ${at} files`} before it will be read.`] : [];
      const said = [`${name}: ${refusal.what} ${refusal.whatToDo}`, ...before, CHOOSE_AGAIN].join(' ');
      return this.refuse(request, reply, found, { text: '', field: 'file', said });
    }
    reply.redirect(`/policies/import/${batchId}`, 303);
  }

  /** Whoever writes policies here, and the policy whose document it is; null after answering with the page that says why not. */
  private async writer(request: FastifyRequest, reply: FastifyReply, into: unknown): Promise<Found | null> {
    const id = typeof into === 'string' && isId(into) ? into : null;
    const data = id ? await this.shell.ask(request, reply, PolicyWithoutText, { id }) : null;
    const lately = id ? null : await this.shell.ask(request, reply, SentLately, {});
    const me = this.shell.signedIn(request, reply, data ?? lately!);
    if (!me || !mayBringIn(this.shell, request, reply, me)) return null;
    if (into && !data?.policy) {
      this.shell.notFound(request, reply, me, 'policy');
      return null;
    }
    return { me, into: data?.policy ?? null, sent: lately?.sentDocuments ?? [] };
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
    { me, into, sent }: Found,
    text: string,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'bring-in', me, {
      title: into ? `Bring in the text of ${into.title}` : 'Bring in your existing policies',
      backTo: into ? { href: `/policies/${into.id}`, text: into.title } : { href: '/policies', text: 'Policies' },
      into,
      batches: sentBatches(sent),
      text,
      ...said,
    });
  }
}

interface Found {
  readonly me: Me;
  /** Null: what is brought in is a policy of its own. */
  readonly into: { readonly id: string; readonly title: string } | null;
  /** What they sent lately. */
  readonly sent: Parameters<typeof sentBatches>[0];
}

/** Whether somebody brings in policies; false after answering with the page that says who does. */
export function mayBringIn(shell: PageShell, request: FastifyRequest, reply: FastifyReply, me: Me): boolean {
  if (me.roles.includes('head')) return true;
  shell.forbidden(request, reply, me, me.roles.includes('clerk') ? CLERK_ENTERS : HEAD_BRINGS_IN);
  return false;
}

/** What is wrong with what was sent, before anybody reads it; null: nothing. */
function wrongWith(files: readonly SentFile[], text: string, isOne: boolean): string | null {
  const tooLarge = files.find((each) => each.isTooLarge);
  if (tooLarge) return files.length > 1 ? `${tooLarge.name}: ${TOO_LARGE_TOGETHER}` : TOO_LARGE;
  if (files.length > 0 && text.trim() !== '') return ONE_OF_BOTH;
  if (files.length === 0 && text.trim() === '') return NOTHING;
  if (isOne && files.length > 1) return 'Choose one file: it is the text of one policy';
  return files.length > MOST_DOCUMENTS
    ? `Choose up to ${MOST_DOCUMENTS} files at once, and the rest once these are read`
    : null;
}

const HEAD_BRINGS_IN = 'The head brings in the text of a policy.';
const CLERK_ENTERS = `${HEAD_BRINGS_IN} You can enter when it was adopted, under Policies, and send the document that shows it.`;
const NOTHING = 'Choose a file, or paste the text of your policy';
const ONE_OF_BOTH = 'Send a file or pasted text, not both. Your pasted text is still below; to send the file, empty it';
const TOO_LARGE = 'The file is larger than 30 MB. Take the photographs out, or copy its text and paste that';
const TOO_LARGE_TOGETHER =
  'it is larger than 30 MB, or the files are larger than 60 MB together. Take the photographs out, or send fewer at once';
/** No browser fills this field in again. */
const CHOOSE_AGAIN = 'Then choose the file again.';
