import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { findDraft, isStale, type FoundDraft } from '../draft/find-draft.ts';
import { formErrors, NO_ERRORS, sayRefusal, type FormErrors, type Refused } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { OpenWordReturn, TakeWordReturn, type WordChange, type WordReturn } from './word-documents.ts';
import { drawReturn } from './word-words.ts';

interface Found extends FoundDraft {
  readonly brought: WordReturn;
}

/** What a person wants of one change. */
interface Wish {
  readonly changeId: string;
  readonly answer: string | null;
  readonly reason: string | null;
}

/** What a Word file brings, clause by clause, and taking it into the draft. */
@Controller('policies/:id/word-returns/:returnId')
export class WordReturnController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async read(
    @Param('id') id: string,
    @Param('returnId') returnId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, returnId, request, reply);
    if (found) this.draw(request, reply, found, wishedAtFirst(found.brought));
  }

  @Post()
  async take(
    @Param('id') id: string,
    @Param('returnId') returnId: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, returnId, request, reply);
    if (!found) return;
    const wishes = wishesIn(found.brought, request.body);
    const { takeWordReturn } = await this.shell.ask(request, reply, TakeWordReturn, {
      ...{ policyId: id, returnId, take: wishes },
      version: Number(typedText(request.body, 'version')) || 0,
    });
    if (takeWordReturn.refusals.length === 0) {
      reply.redirect(withNotice(`/policies/${id}/draft`, 'word-taken'), 303);
      return;
    }
    this.draw(request, reply, found, wishes, errorsOf(found.brought, takeWordReturn.refusals));
  }

  private async find(
    id: string,
    returnId: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Found | null> {
    const draft = await findDraft(this.shell, id, request, reply);
    if (!draft) return null;
    const { wordReturn } = isId(returnId)
      ? await this.shell.ask(request, reply, OpenWordReturn, { id: returnId })
      : { wordReturn: null };
    if (wordReturn?.policyId === id) return { ...draft, brought: wordReturn };
    this.shell.notFound(request, reply, draft.me, 'Word file');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy, brought }: Found,
    wishes: readonly Wish[],
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'word-return', me, {
      title: `What came back of ${policy.title}`,
      backTo: { href: `/policies/${policy.id}/draft`, text: 'Your draft' },
      ...{ policy, brought, ...drawReturn(brought) },
      wishes: Object.fromEntries(wishes.map((each) => [each.changeId, each])),
      movedOn: brought.madeFromVersion !== brought.version,
      ...said,
    });
  }
}

const isOpen = ({ standing, hindrance }: WordChange): boolean => standing !== 'done' && hindrance === null;

/** What only the file changed is ticked; a choice and a clause that goes are for a person to answer. */
function wishedAtFirst({ changes }: WordReturn): Wish[] {
  return changes
    .filter((each) => isOpen(each) && each.standing !== 'choice' && !each.needsReason)
    .map(({ id }) => ({ changeId: id, answer: null, reason: null }));
}

/** A change is taken where it is ticked; a choice where it is answered at all. */
function wishesIn({ changes }: WordReturn, body: Posted): Wish[] {
  const ticked = new Set([body['take'] ?? []].flat());
  return changes.filter(isOpen).flatMap(({ id, standing, needsReason }): Wish[] => {
    const answer = typedText(body, `answer-${id}`);
    if (standing === 'choice') return answer === '' ? [] : [{ changeId: id, answer, reason: null }];
    const reason = needsReason ? typedText(body, `reason-${id}`) : null;
    return ticked.has(id) ? [{ changeId: id, answer: null, reason }] : [];
  });
}

function errorsOf({ changes }: WordReturn, refusals: readonly Refused[]): FormErrors {
  if (isStale(refusals)) return formErrors([[null, STALE]]);
  return formErrors(
    refusals.map((each) => {
      const change = changes.find(({ clauseId, name }) => clauseId === each.clauseId && name === each.where);
      const field = each.code === 'REASON_MISSING' && change ? `reason-${change.id}` : null;
      return [field, sayRefusal(each)];
    }),
  );
}

const STALE =
  'Someone else has changed the draft since you opened this page. What came back is compared with their draft now: look it over and take it again';
