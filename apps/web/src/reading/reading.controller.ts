import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, sayRefusal, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me, type Page } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import {
  AskQuestion,
  ConfirmReading,
  ListReadings,
  ReadDeclaration,
  ReadOne,
  type Declaration,
  type Reading,
} from './reading-documents.ts';
import { shownField, shownTexts, STALE } from './shown-texts.ts';

const BACK = { href: '/reading', text: 'To read' };

interface FoundReading {
  readonly me: Me;
  readonly reading: Reading;
  /** Whether the person changes something of it between meetings. */
  readonly keeps: boolean;
}

/** What somebody is asked to read and confirm: the list, one policy, several together. */
@Controller('reading')
export class ReadingController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.shell.ask(request, reply, ListReadings, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    const asked = data.todo.filter(({ kind }) => kind === 'acknowledge' || kind === 'declare');
    this.shell.send(request, reply, 'reading-list', me, {
      title: 'To read',
      tasks: asked.map(({ kind, title, detail, subjectId }) => ({
        title: { text: title },
        hint: { text: detail },
        href: kind === 'declare' ? `/reading/rounds/${subjectId}` : `/reading/${subjectId}`,
      })),
      others: data.readings.filter(({ reason }) => !reason),
      questions: data.readingQuestions.filter(({ personName }) => personName === me.person.name),
    });
  }

  @Get('rounds/:id')
  async declaration(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.findDeclaration(id, request, reply);
    if (!found) return;
    const [only, ...more] = found.declaration.readings;
    // Of one policy, its page is all there is.
    if (only && more.length === 0) reply.redirect(`/reading/${only.policyId}`, 303);
    else this.drawDeclaration(request, reply, found, {});
  }

  @Post('rounds/:id')
  async declare(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const refusals = await this.confirm(request, reply);
    if (refusals.length === 0) return;
    const found = await this.findDeclaration(id, request, reply);
    if (found) this.drawDeclaration(request, reply, found, saysRefused(refusals));
  }

  @Get(':policyId')
  async read(@Param('policyId') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, {});
  }

  @Post(':policyId')
  async acknowledge(
    @Param('policyId') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const refusals = await this.confirm(request, reply);
    if (refusals.length === 0) return;
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, saysRefused(refusals));
  }

  @Get(':policyId/question')
  async question(
    @Param('policyId') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.drawQuestion(request, reply, found, '');
  }

  @Post(':policyId/question')
  async ask(
    @Param('policyId') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const question = typedText(request.body, 'question');
    const { askQuestion } = await this.shell.ask(request, reply, AskQuestion, { policyId: id, question });
    if (askQuestion.refusals.length === 0) reply.redirect(withNotice(`/reading/${id}`, 'question-asked'), 303);
    else
      this.drawQuestion(
        request,
        reply,
        found,
        question,
        refusalErrors(askQuestion.refusals, () => 'question'),
      );
  }

  /** Confirms what the posted page showed; goes back to the list, or says why not. */
  private async confirm(
    request: FastifyRequest<{ Body: Posted }>,
    reply: FastifyReply,
  ): Promise<readonly { readonly code: string; readonly what: string; readonly whatToDo: string }[]> {
    const texts = shownTexts(request.body);
    const { confirmReading } = await this.shell.ask(request, reply, ConfirmReading, { texts });
    const refusals = confirmReading.refusals.filter(({ code }) => code !== 'ALREADY_ACKNOWLEDGED');
    if (refusals.some(({ code }) => code === 'NOT_SIGNED_IN')) {
      this.shell.sendToSignIn(request, reply);
      return [];
    }
    if (refusals.length === 0)
      reply.redirect(withNotice('/reading', texts.length > 1 ? 'confirmed-several' : 'confirmed'), 303);
    return refusals;
  }

  private async find(policyId: string, request: FastifyRequest, reply: FastifyReply): Promise<FoundReading | null> {
    const data = isId(policyId) ? await this.shell.ask(request, reply, ReadOne, { policyId }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    const keeps = data?.livePolicy?.blanks.some(({ mayChange }) => mayChange) ?? false;
    if (data?.reading) return { me, reading: data.reading, keeps };
    this.shell.notFound(request, reply, me, 'policy in force');
    return null;
  }

  private async findDeclaration(
    roundId: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ me: Me; declaration: Declaration } | null> {
    const data = isId(roundId) ? await this.shell.ask(request, reply, ReadDeclaration, { roundId }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    if (data?.declaration) return { me, declaration: data.declaration };
    this.shell.notFound(request, reply, me, 'request to confirm something');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, reading, keeps }: FoundReading,
    extra: Partial<Page>,
  ): void {
    this.shell.send(request, reply, 'reading', me, {
      ...{ title: reading.title, backTo: BACK, reading, keeps, shown: shownField(reading) },
      ...extra,
    });
  }

  private drawDeclaration(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, declaration }: { me: Me; declaration: Declaration },
    extra: Partial<Page>,
  ): void {
    this.shell.send(request, reply, 'declaration', me, {
      ...{ title: declaration.title, backTo: BACK, declaration, shown: declaration.readings.map(shownField) },
      ...extra,
    });
  }

  private drawQuestion(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, reading }: { me: Me; reading: Reading },
    question: string,
    said: FormErrors = NO_ERRORS,
  ): void {
    const backTo = { href: `/reading/${reading.policyId}`, text: reading.title };
    const title = 'What would you like to know?';
    this.shell.send(request, reply, 'question', me, { title, backTo, reading, question, ...said });
  }
}

function saysRefused(
  refusals: readonly { readonly code: string; readonly what: string; readonly whatToDo: string }[],
): Partial<Page> {
  const lines = refusals.map((each) => (each.code === 'NOT_IN_FORCE' ? STALE : sayRefusal(each)));
  return { status: 409, ...formErrors([...new Set(lines)].map((line) => [null, line])) };
}
