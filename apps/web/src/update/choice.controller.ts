import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { asksForWording, reasonFor, sayAnswer, titleOf, wordsFor } from './choice-words.ts';
import { choicePath, findUpdate, onwardFrom, publisherOf, updatePath, type FoundUpdate } from './find-update.ts';
import { AnswerChoice, NewProblems, type Choice } from './update-documents.ts';

interface At {
  readonly id: string;
  readonly number: string;
  readonly clauseId: string;
}
interface FoundChoice extends FoundUpdate {
  readonly choice: Choice;
}
/** What stands in the form, and what was wrong with it. */
interface Drawn {
  readonly answer?: string;
  readonly text?: string;
  readonly alsoAlike?: boolean;
  readonly said?: FormErrors;
  readonly status?: number;
}

/** One choice of an update: first whose wording, then the wording itself. Every answer is kept at once. */
@Controller('policies/:id/update/:number/choices/:clauseId')
export class ChoiceController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async ask(@Param() at: At, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(at, request, reply);
    if (found) this.draw(request, reply, found, givenIn(found.choice));
  }

  @Post()
  async answer(
    @Param() at: At,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(at, request, reply);
    if (!found) return;
    const { choice } = found;
    const { body } = request;
    const answer = typedText(body, 'answer');
    const alsoAlike = typedText(body, 'alsoAlike') === 'yes';
    const typed = { answer, alsoAlike, text: typedText(body, 'text') };
    if (!answer) {
      const said = formErrors([['answer', `Choose what you want for ${titleOf(choice)}`]]);
      return this.draw(request, reply, found, { ...typed, said, status: 400 });
    }
    // A wording written before is kept when one's own wording is chosen again.
    const own = answer === 'own' && choice.answer?.answer === 'own' ? choice.answer.text : null;
    const text = reasonFor(choice) && answer === 'remove' ? typed.text : own;
    const saved = await this.save(found, body, { answer, text, alsoAlike }, request, reply);
    if ('refused' in saved) return this.draw(request, reply, saved.now, { ...typed, ...saved.refused });
    const onward = asksForWording(choice)
      ? `${choicePath(found, choice.clauseId)}/wording`
      : onwardFrom(found, saved.now.preview.choices, choice.clauseId);
    reply.redirect(onward, 303);
  }

  @Get('wording')
  async wording(@Param() at: At, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(at, request, reply);
    if (!found) return;
    const { choice } = found;
    // Whose wording comes first: without an answer there is nothing to start from.
    if (!choice.answer || !asksForWording(choice)) return void reply.redirect(choicePath(found, choice.clauseId), 303);
    await this.drawWording(request, reply, found, { text: choice.finalWording });
  }

  @Post('wording')
  async finalWording(
    @Param() at: At,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(at, request, reply);
    if (!found) return;
    const { choice } = found;
    const text = typedText(request.body, 'text');
    const isAsPicked = choice.answer?.answer !== 'own' && text.trim() === choice.finalWording.trim();
    const isSame = choice.answer?.answer === 'own' && text.trim() === choice.answer.text?.trim();
    if ((isAsPicked || isSame) && typedText(request.body, 'key') === choice.key)
      return void reply.redirect(onwardFrom(found, found.preview.choices, choice.clauseId), 303);
    if (!text.trim()) {
      const said = formErrors([['text', 'Write the final wording, or go back and choose another answer']]);
      return this.drawWording(request, reply, found, { text, said, status: 400 });
    }
    const saved = await this.save(found, request.body, { answer: 'own', text, alsoAlike: false }, request, reply);
    if ('refused' in saved) return this.drawWording(request, reply, saved.now, { text, ...saved.refused });
    const problems = await this.problemsOf(saved.now, request, reply);
    const onward = problems.length
      ? withNotice(`${choicePath(found, choice.clauseId)}/wording`, 'wording-saved')
      : onwardFrom(found, saved.now.preview.choices, choice.clauseId);
    reply.redirect(onward, 303);
  }

  /** Keeps an answer; refused, the page is drawn as things stand now, with what was typed. */
  private async save(
    found: FoundChoice,
    body: Posted,
    given: { readonly answer: string; readonly text: string | null; readonly alsoAlike: boolean },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<{ now: FoundChoice; refused?: { said: FormErrors; status: number } }> {
    const { policy, offer, choice } = found;
    const { answerChoice } = await this.shell.ask(request, reply, AnswerChoice, {
      ...{ policyId: policy.id, editionId: offer.edition.id, clauseId: choice.clauseId, ...given },
      ...{ key: typedText(body, 'key'), seen: Number(typedText(body, 'seen')) },
    });
    const preview = answerChoice.preview ?? found.preview;
    const now = {
      ...found,
      preview,
      choice: preview.choices.find((each) => each.clauseId === choice.clauseId) ?? choice,
    };
    const { refusals } = answerChoice;
    if (refusals.length === 0) return { now };
    const field = given.answer === 'own' && given.text !== null ? 'text' : 'answer';
    const isLate = refusals.some(({ code }) => code === 'CHOICE_CHANGED' || code === 'ANSWERED_MEANWHILE');
    return { now, refused: { said: refusalErrors(refusals, () => field), status: isLate ? 409 : 400 } };
  }

  private async find(at: At, request: FastifyRequest, reply: FastifyReply): Promise<FoundChoice | null> {
    const found = await findUpdate(this.shell, at, request, reply);
    if (!found) return null;
    const choice = found.preview.choices.find((each) => each.clauseId === at.clauseId);
    if (choice) return { ...found, choice };
    this.shell.notFound(request, reply, found.me, 'choice');
    return null;
  }

  private async problemsOf({ policy, offer, choice }: FoundChoice, request: FastifyRequest, reply: FastifyReply) {
    const asked = { policyId: policy.id, editionId: offer.edition.id };
    const { updatePreview } = await this.shell.ask(request, reply, NewProblems, asked);
    return (updatePreview?.problems ?? []).filter((each) => each.clauseId === choice.clauseId);
  }

  private draw(request: FastifyRequest, reply: FastifyReply, found: FoundChoice, drawn: Drawn): void {
    const { choice, preview } = found;
    const at = preview.choices.findIndex((each) => each.clauseId === choice.clauseId);
    const beside = [preview.choices[at - 1], preview.choices[at + 1]];
    const [previous, next] = beside.map((each) => each && choicePath(found, each.clauseId));
    const { rule } = preview.changes.find((each) => each.clauseId === choice.clauseId) ?? {};
    const { ask, options } = wordsFor(choice, rule === 'fixed');
    this.send(request, reply, 'update-choice', found, drawn, {
      title: `${titleOf(choice)} – choice ${at + 1} of ${preview.choices.length}`,
      ...{ at: at + 1, count: preview.choices.length, previous, next, ask, options },
      answer: drawn.answer ?? '',
      alsoAlike: drawn.alsoAlike ?? false,
      reason: reasonFor(choice),
      text: drawn.text ?? '',
      standing: choice.answer && { ...choice.answer, said: sayAnswer(choice, choice.answer.answer) },
      earlier: choice.earlier && { ...choice.earlier, said: sayAnswer(choice, choice.earlier.answer) },
      alike: preview.choices.filter((each) => choice.alike.includes(each.clauseId)).map(titleOf),
    });
  }

  private async drawWording(
    request: FastifyRequest,
    reply: FastifyReply,
    found: FoundChoice,
    drawn: Drawn & { readonly text: string },
  ): Promise<void> {
    const { choice } = found;
    const { text } = drawn;
    this.send(request, reply, 'update-wording', found, drawn, {
      title: `Final wording of ${titleOf(choice)}`,
      text,
      rows: Math.min(20, Math.max(6, Math.ceil(text.length / 60) + text.split('\n').length)),
      said: choice.answer ? sayAnswer(choice, choice.answer.answer) : '',
      problems: choice.answer?.answer === 'own' ? await this.problemsOf(found, request, reply) : [],
      onward: onwardFrom(found, found.preview.choices, choice.clauseId),
    });
  }

  private send(
    request: FastifyRequest,
    reply: FastifyReply,
    view: string,
    found: FoundChoice,
    { said = NO_ERRORS, status }: Drawn,
    page: { readonly title: string; readonly [key: string]: unknown },
  ): void {
    const { me, policy, offer, choice } = found;
    this.shell.send(request, reply, view, me, {
      backTo: { href: updatePath(found), text: `Edition ${offer.edition.number}` },
      ...{ policy, offer, choice, heading: titleOf(choice), base: updatePath(found) },
      publisher: publisherOf(found),
      path: choicePath(found, choice.clauseId),
      seen: choice.answer?.version ?? 0,
      ...page,
      ...said,
      ...(status ? { status } : {}),
    });
  }
}

/** An answer that stands is shown as given; nothing else is ever chosen beforehand. */
function givenIn({ answer }: Choice): Drawn {
  return answer ? { answer: answer.answer, text: answer.text ?? '' } : {};
}
