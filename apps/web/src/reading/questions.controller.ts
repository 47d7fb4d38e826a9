import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { AnswerQuestion, ListQuestions, type Question } from './reading-documents.ts';

/** A question about a policy, for whoever answers it. */
@Controller('questions/:id')
export class QuestionsController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async read(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, '');
  }

  @Post()
  async answer(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const answer = typedText(request.body, 'answer');
    const { answerQuestion } = await this.shell.ask(request, reply, AnswerQuestion, { questionId: id, answer });
    if (answerQuestion.refusals.length === 0) reply.redirect(withNotice('/todo', 'question-answered'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        answer,
        refusalErrors(answerQuestion.refusals, () => 'answer'),
      );
  }

  private async find(
    id: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ me: Me; question: Question } | null> {
    const data = await this.shell.ask(request, reply, ListQuestions, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return null;
    const question = isId(id) && data.readingQuestions.find((each) => each.id === id);
    if (question) return { me, question };
    this.shell.notFound(request, reply, me, 'question');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, question }: { me: Me; question: Question },
    answer: string,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'answer', me, {
      title: `A question about ${question.policyTitle}`,
      backTo: { href: '/todo', text: 'What needs me' },
      ...{ question, answer },
      answers: me.roles.some((role) => ['head', 'clerk'].includes(role)) && !question.answer,
      ...said,
    });
  }
}
