import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, sayRefusal, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { sentFile } from '../pages/sent-file.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { EnterSchedule, type ScheduleAnswer } from './bring-in-documents.ts';

/** How an adoption is known: as the form asks, and as the table says it. */
const EVIDENCE: Readonly<Record<string, { readonly text: string; readonly short: string }>> = {
  minute: { text: 'The minutes of the meetings', short: 'In the minutes' },
  'signed-copy': { text: 'Signed copies', short: 'On a signed copy' },
  'stated-in-document': { text: 'The dates that stand in the documents themselves', short: 'In the document' },
  none: { text: 'Nothing: we know only that they are in use', short: 'Not evidenced' },
};

const FIELDS: Readonly<Record<string, string>> = { MINUTE_NOT_THE_EVIDENCE: 'minute' };

/** A school's whole list of adopted policies at once: pasted, looked over as it was understood, then entered. */
@Controller('policies/schedule')
export class ScheduleController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const me = await this.recorder(request, reply);
    if (me) this.draw(request, reply, me, { text: '', evidence: '', minute: '' });
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
      minute: typedText(request.body, 'minute'),
    };
    const wrong = [
      ...(typed.text.trim() === '' ? [['text', 'Paste your list, or choose the file it stands in'] as const] : []),
      ...(Object.hasOwn(EVIDENCE, typed.evidence)
        ? []
        : [['evidence', 'Choose how you know when they were adopted'] as const]),
    ];
    if (wrong.length > 0) return this.draw(request, reply, me, typed, formErrors(wrong));
    const isTrial = typedText(request.body, 'enter') !== 'yes';
    const { text, evidence, minute: minuteReference } = typed;
    const asked = { text, evidence, minuteReference, isTrial };
    const { enterSchedule } = await this.shell.ask(request, reply, EnterSchedule, asked);
    const { refusals } = enterSchedule;
    if (refusals.length > 0) {
      const said = refusals.map((each) => [FIELDS[each.code] ?? 'text', sayRefusal(each)] as const);
      this.draw(request, reply, me, typed, {
        ...formErrors(said),
        errors: said.map(([field, wrong]) => ({ text: wrong, href: `#${field}` })),
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
    typed: Typed,
    said: FormErrors = NO_ERRORS,
    read: ScheduleAnswer | null = null,
  ): void {
    const entries = (read?.entries ?? []).map((each) => ({
      ...each,
      known: [EVIDENCE[each.evidence]?.short, each.minuteReference].filter((said) => !!said).join(', '),
    }));
    this.shell.send(request, reply, 'schedule', me, {
      title: 'Enter your existing schedule',
      backTo: { href: '/policies', text: 'Policies' },
      ...typed,
      known: EVIDENCE,
      entries,
      fresh: entries.filter(({ standing }) => standing !== 'here').length,
      drafted: entries.filter(({ standing }) => standing === 'held').length,
      leftOut: read?.leftOut ?? [],
      ...said,
    });
  }
}

interface Typed {
  readonly text: string;
  readonly evidence: string;
  /** Its reference. */
  readonly minute: string;
}

/** A CSV file of a spreadsheet: UTF-8, or else what Windows writes. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
