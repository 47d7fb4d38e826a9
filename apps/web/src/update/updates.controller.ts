import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { backToPolicy, findDraft } from '../draft/find-draft.ts';
import { PageShell } from '../pages/page-shell.ts';
import { sayAnswer, sayEditions, sayWeights, titleOf } from './choice-words.ts';
import { drawChanges } from './draw-changes.ts';
import {
  choicePath,
  findUpdate,
  onwardFrom,
  publisherOf,
  sayNothingWaits,
  updatePath,
  waitingOffers,
} from './find-update.ts';
import type { Choice } from './update-documents.ts';

@Controller('policies/:id/update')
export class UpdatesController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  /** The editions that wait; where it is only one, that one. */
  @Get()
  async list(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findDraft(this.shell, id, request, reply);
    if (!found) return;
    const { me, policy } = found;
    const offers = waitingOffers(policy);
    const [newest] = offers;
    if (!newest) return sayNothingWaits(this.shell, found, request, reply);
    if (offers.length === 1) return void reply.redirect(updatePath({ policy, offer: newest }), 303);
    const numbers = offers.map(({ edition }) => edition.number);
    this.shell.send(request, reply, 'updates', me, {
      title: `Newer editions of ${policy.template?.title ?? 'the template'}`,
      backTo: backToPolicy(policy),
      ...{ policy, newest },
      publisher: publisherOf({ policy }),
      offers: offers.map((offer) => {
        const earlier = numbers.filter((number) => number < offer.edition.number).toReversed();
        return {
          ...offer,
          href: updatePath({ policy, offer }),
          weights: sayWeights(offer.edition.materiality),
          includes: earlier.length ? sayEditions(earlier) : '',
        };
      }),
    });
  }

  /** What an edition does and what it asks. */
  @Get(':number')
  async read(
    @Param() at: { id: string; number: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await findUpdate(this.shell, at, request, reply);
    if (!found) return;
    const { me, policy, offer, preview } = found;
    const { choices } = preview;
    const answered = choices.filter((each) => each.settled).length;
    this.shell.send(request, reply, 'update', me, {
      title: `Edition ${offer.edition.number} of ${policy.template?.title ?? 'the template'}`,
      backTo: backToPolicy(policy),
      ...{ policy, offer, answered, base: updatePath(found) },
      publisher: publisherOf(found),
      included: preview.included,
      isWithEarlier: preview.included.length > 1,
      several: waitingOffers(policy).length > 1,
      choices: choices.map((choice) => taskOf(choice, choicePath(found, choice.clauseId))),
      choiceCount: choices.length,
      onward: onwardFrom(found, choices, ''),
      ...drawChanges(found),
      notCarriedOver: preview.notCarriedOver.map((each) => ({
        ...each,
        heading: titleOf({
          number: '',
          title: '',
          ...placeOf(preview.changes, each.clauseId),
          clauseId: each.clauseId,
        }),
      })),
    });
  }
}

function placeOf(changes: readonly { clauseId: string; number: string; title: string }[], clauseId: string): object {
  return changes.find((each) => each.clauseId === clauseId) ?? {};
}

function taskOf(choice: Choice, href: string): object {
  const { answer, settled, earlier } = choice;
  const weight = choice.level ? `The publisher’s advice: ${choice.level}. ${choice.reasons.join(' ')}` : '';
  const again = earlier ? 'You answered this before the wording changed. ' : '';
  return {
    title: { text: titleOf(choice) },
    href,
    ...(weight || again ? { hint: { text: `${again}${weight}`.trim() } } : {}),
    status:
      settled && answer
        ? { text: sayAnswer(choice, answer.answer) }
        : { tag: { text: answer ? 'Wording missing' : 'To answer', classes: 'govuk-tag--yellow' } },
  };
}
