import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, sayRefusal, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { FillBlanks, type Draft } from './draft-documents.ts';
import { backToPolicy, findDraft, isStale, type FoundDraft } from './find-draft.ts';

type Blank = Draft['blanks'][number];

interface Drawn {
  readonly values: readonly string[];
  readonly said?: FormErrors;
  readonly status?: number;
  /** Somebody else saved meanwhile: what they saved is shown beside what was typed here. */
  readonly stale?: boolean;
}

@Controller('policies/:id/blanks')
export class BlanksController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findDraft(this.shell, id, request, reply);
    if (found) this.draw(request, reply, found, { values: found.draft.blanks.map(storedValue) });
  }

  /** Saves whatever is filled in; what is still empty may wait, for sending it is what asks for all of it. */
  @Post()
  async save(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await findDraft(this.shell, id, request, reply);
    if (!found) return;
    const { body } = request;
    const { policy, draft } = found;
    const values = draft.blanks.map((blank) => typedText(body, fieldOf(blank)));
    const version = Number(typedText(body, 'version'));
    const given = draft.blanks.map((blank, at) => ({ id: blank.id, value: linesOf(blank, values[at] ?? '') }));
    const { fillBlanks } = await this.shell.ask(request, reply, FillBlanks, {
      policyId: policy.id,
      version,
      values: given,
    });
    if (fillBlanks.refusals.length === 0) {
      reply.redirect(withNotice(`/policies/${policy.id}/draft`, 'saved'), 303);
      return;
    }
    const said = formErrors(
      fillBlanks.refusals.map((each) => [
        draft.blanks.some(({ id: blankId }) => blankId === each.where) ? `blank-${each.where}` : null,
        sayRefusal(each),
      ]),
    );
    this.draw(request, reply, found, { values, said, status: 409, stale: isStale(fillBlanks.refusals) });
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy, draft }: FoundDraft,
    { values, said = NO_ERRORS, ...refused }: Drawn,
  ): void {
    const empty = new Set(draft.emptyBlanks.map((each) => each.id));
    this.shell.send(request, reply, 'blanks', me, {
      title: `Fill in the blanks of ${policy.title}`,
      backTo: backToPolicy(policy),
      policy,
      version: draft.version,
      fields: draft.blanks.map((blank, at) => ({
        id: fieldOf(blank),
        label: blank.label,
        hint: hintOf(blank),
        elsewhere: refused.stale && storedValue(blank) !== values[at] ? storedValue(blank) : '',
        rows: isLong(blank) ? Math.max(3, (values[at] ?? '').split('\n').length + 1) : 1,
        value: values[at] ?? '',
        isEmpty: empty.has(blank.id),
      })),
      ...said,
      ...(refused.status ? { status: refused.status } : {}),
    });
  }
}

const fieldOf = ({ id }: Blank): string => `blank-${id}`;
const isLong = ({ type }: Blank): boolean => type === 'list' || type === 'per-setting' || type === 'address';
const storedValue = ({ value }: Blank): string => value.join('\n');

function linesOf(blank: Blank, text: string): string[] {
  return (isLong(blank) ? text.split('\n') : [text]).map((line) => line.trim()).filter(Boolean);
}

function hintOf(blank: Blank): string {
  const lines = isLong(blank) && blank.type !== 'address' ? 'One on each line.' : '';
  const optional = blank.required ? '' : 'You may leave this empty.';
  return [blank.hint, lines, optional].filter(Boolean).join(' ');
}
