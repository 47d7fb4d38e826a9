import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, sayRefusal, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { DeclineUpdate, PreviewUpdate, TakeUpdate, type OpenPolicy, type UpdatePreview } from './draft-documents.ts';
import { newestOffer } from './draft-tasks.ts';
import { backToPolicy, findDraft, isStale, type FoundDraft } from './find-draft.ts';
import { answersOf, askOf, optionsFor, titleOf, writtenFor, type Answered } from './update-answers.ts';

type Offer = OpenPolicy['updateOffers'][number];
interface FoundUpdate extends FoundDraft {
  readonly offer: Offer;
  readonly preview: UpdatePreview;
}

/** What comes in without being asked about, as it is said. */
const COMES_IN: Readonly<Record<string, string>> = {
  taken: 'new wording',
  both: 'your words and the new words together',
  removed: 'taken out',
  inserted: 'new',
  'council-wording': 'back to the fixed wording',
  moved: 'moved',
};

@Controller('policies/:id/update')
export class UpdateController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, answersOf(found.preview.choices, undefined));
  }

  @Post()
  async take(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const { choices } = found.preview;
    const answers = answersOf(choices, request.body);
    const given = answers
      .filter(({ answer }) => answer !== '')
      .map(({ text, ...each }) => ({ ...each, ...(text.trim() ? { text } : {}) }));
    const version = Number(typedText(request.body, 'version'));
    const editionId = found.offer.edition.id;
    const { takeUpdate } = await this.shell.ask(request, reply, TakeUpdate, {
      policyId: id,
      editionId,
      version,
      answers: given,
    });
    if (takeUpdate.refusals.length === 0) {
      reply.redirect(withNotice(`/policies/${id}/draft`, 'update-taken'), 303);
      return;
    }
    const said = formErrors(
      takeUpdate.refusals.map((refusal) => {
        const choice = choices.find((each) => each.clauseId === refusal.clauseId);
        if (!choice) return [null, sayRefusal(refusal)];
        if (refusal.code === 'CHOICE_UNANSWERED')
          return [`choice-${choice.clauseId}`, `Choose what you want for ${titleOf(choice)}`];
        return [`${refusal.code === 'CHOICE_TEXT_MISSING' ? 'own' : 'choice'}-${choice.clauseId}`, sayRefusal(refusal)];
      }),
    );
    this.draw(request, reply, found, answers, said, isStale(takeUpdate.refusals) ? 409 : 400);
  }

  @Get('decline')
  async declineForm(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.drawDecline(request, reply, found, '', NO_ERRORS);
  }

  @Post('decline')
  async decline(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const reason = typedText(request.body, 'reason');
    const editionId = found.offer.edition.id;
    const { declineUpdate } = await this.shell.ask(request, reply, DeclineUpdate, { policyId: id, editionId, reason });
    if (declineUpdate.refusals.length === 0) {
      reply.redirect(withNotice(`/policies/${id}`, 'update-declined'), 303);
      return;
    }
    const said = formErrors(declineUpdate.refusals.map((each) => ['reason', sayRefusal({ ...each, where: null })]));
    this.drawDecline(request, reply, found, reason, said);
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<FoundUpdate | null> {
    const found = await findDraft(this.shell, id, request, reply);
    if (!found) return null;
    const offer = newestOffer(found.policy.updateOffers);
    const editionId = offer?.edition.id;
    const { updatePreview } = editionId
      ? await this.shell.ask(request, reply, PreviewUpdate, { policyId: id, editionId })
      : { updatePreview: null };
    if (offer && updatePreview) return { ...found, offer, preview: updatePreview };
    this.shell.send(request, reply, 'message', found.me, {
      title: 'No newer edition is waiting',
      lines: [
        'Your draft is based on the newest edition that has been offered, or you have answered the offer already.',
      ],
      onward: { href: `/policies/${found.policy.id}/draft`, text: 'Go to your draft' },
    });
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy, draft, offer, preview }: FoundUpdate,
    answers: readonly Answered[],
    said: FormErrors = NO_ERRORS,
    status = 200,
  ): void {
    const weight = new Map(offer.edition.materiality.map((each) => [each.clauseId, each]));
    this.shell.send(request, reply, 'update', me, {
      title: `Edition ${offer.edition.number} of ${policy.title}`,
      backTo: backToPolicy(policy),
      policy,
      offer,
      version: draft.version,
      publisher: policy.template?.publisher.name ?? 'The publisher',
      choices: preview.choices.map((choice, at) => ({
        ...choice,
        heading: titleOf(choice),
        ask: askOf(choice),
        options: optionsFor(choice),
        written: writtenFor(choice),
        weight: weight.get(choice.clauseId),
        given: answers[at],
      })),
      comesIn: preview.outcomes
        .filter(({ outcome, number, title }) => COMES_IN[outcome] && `${number}${title}`)
        .map((each) => ({
          ...each,
          heading: titleOf(each),
          words: COMES_IN[each.outcome],
          weight: weight.get(each.clauseId),
        })),
      notCarriedOver: preview.notCarriedOver,
      ...said,
      status,
    });
  }

  private drawDecline(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy, offer }: FoundUpdate,
    reason: string,
    said: FormErrors,
  ): void {
    this.shell.send(request, reply, 'update-decline', me, {
      title: `Decline edition ${offer.edition.number} of ${policy.title}`,
      backTo: { href: `/policies/${policy.id}/update`, text: `Edition ${offer.edition.number}` },
      ...{ policy, offer, reason, ...said },
      ...(said.errors.length ? { status: 400 } : {}),
    });
  }
}
