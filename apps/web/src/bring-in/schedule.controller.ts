import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, sayRefusal, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { sentFile } from '../pages/sent-file.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { EnterSchedule, type ScheduleAnswer } from './bring-in-documents.ts';

const EVIDENCE = [
  { value: 'minute', text: 'The minutes of the meetings', short: 'in the minutes' },
  { value: 'signed-copy', text: 'Signed copies', short: 'on a signed copy' },
  { value: 'stated-in-document', text: 'The dates that stand in the documents themselves', short: 'in the document' },
  { value: 'none', text: 'Nothing: we know only that they are in use', short: 'not evidenced' },
] as const;

/** A school's whole list of adopted policies at once: pasted, looked over as it was understood, then entered. */
@Controller('policies/schedule')
export class ScheduleController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const me = await this.recorder(request, reply);
    if (me) this.draw(request, reply, me, { text: '', evidence: '' });
  }

  /** The first press shows how the table is understood; the one beside that enters it. */
  @Post()
  async enter(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const me = await this.recorder(request, reply);
    if (!me) return;
    const file = sentFile(request.body, 'file');
    const typed = {
      text: file && !file.isTooLarge ? decode(file.bytes) : typedText(request.body, 'text'),
      evidence: typedText(request.body, 'evidence'),
    };
    const wrong = [
      ...(typed.text.trim() === '' ? [['text', 'Paste your list, or choose the file it stands in'] as const] : []),
      ...(EVIDENCE.some(({ value }) => value === typed.evidence)
        ? []
        : [['evidence', 'Choose how you know when they were adopted'] as const]),
    ];
    if (wrong.length > 0) return this.draw(request, reply, me, typed, formErrors(wrong));
    const isTrial = typedText(request.body, 'enter') !== 'yes';
    const { enterSchedule } = await this.shell.ask(request, reply, EnterSchedule, { ...typed, isTrial });
    const { refusals } = enterSchedule;
    if (refusals.length > 0) {
      const said = refusals.map((each) => ['text', sayRefusal(each)] as const);
      this.draw(request, reply, me, typed, {
        ...formErrors(said),
        errors: said.map(([, text]) => ({ text, href: '#text' })),
      });
    } else if (isTrial) this.draw(request, reply, me, typed, NO_ERRORS, enterSchedule);
    else reply.redirect(withNotice('/policies', 'schedule-entered'), 303);
  }

  /** Whoever records adoptions; null after answering with the page that says why not. */
  private async recorder(request: FastifyRequest, reply: FastifyReply): Promise<Me | null> {
    const me = await this.shell.whoIsHere(request, reply);
    if (!me || me.roles.includes('clerk')) return me;
    this.shell.forbidden(request, reply, me, 'The clerk records what was adopted.');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    me: Me,
    typed: { readonly text: string; readonly evidence: string },
    said: FormErrors = NO_ERRORS,
    read: ScheduleAnswer | null = null,
  ): void {
    const entries = (read?.entries ?? []).map((each) => ({
      ...each,
      known: EVIDENCE.find(({ value }) => value === each.evidence)?.short ?? '',
    }));
    this.shell.send(request, reply, 'schedule', me, {
      title: 'Enter your existing schedule',
      backTo: { href: '/policies', text: 'Policies' },
      ...typed,
      evidenceItems: EVIDENCE.map(({ value, text }) => ({ value, text, checked: value === typed.evidence })),
      entries,
      fresh: entries.filter(({ standing }) => standing !== 'here').length,
      leftOut: read?.leftOut ?? [],
      ...said,
    });
  }
}

/** A CSV file of a spreadsheet: UTF-8, or else what Windows writes. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
