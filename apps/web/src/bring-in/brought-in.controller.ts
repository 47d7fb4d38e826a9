import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isStale } from '../draft/find-draft.ts';
import { formErrors, NO_ERRORS, sayRefusal, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { writesPolicy } from '../policies/policy-page.ts';
import {
  BroughtInPolicy,
  SaveText,
  type BroughtIn,
  type BroughtInPage,
  type BroughtInRow,
} from './bring-in-documents.ts';
import { foundGroups, reportText, toLookAt } from './found-words.ts';
import { factFields, otherFacts, withFacts } from './stated-facts.ts';

interface Found {
  readonly me: Me;
  readonly policy: BroughtInRow;
  readonly draft: NonNullable<BroughtInRow['draft']>;
  readonly broughtIn: BroughtIn;
  readonly templates: BroughtInPage['templates'];
}

/** What was found in a document that was brought in: facts to put right, things to look at, and what became of the rest. */
@Controller('policies/:id')
export class BroughtInController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get('brought-in')
  async read(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, {});
  }

  @Get('brought-in.txt')
  async report(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    await reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'private, no-store')
      .header('content-disposition', 'attachment; filename="import-report.txt"')
      .send(reportText(found.broughtIn));
  }

  /** Puts the facts right in the draft: their own lines of it, and no others. */
  @Post('brought-in')
  async save(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const { body } = request;
    const fields = factFields(found.draft.text);
    const given = Object.fromEntries(fields.map((field) => [field.id, typedText(body, field.id)]));
    const changed = withFacts(found.draft.text, given);
    if ('wrong' in changed) return this.draw(request, reply, found, given, formErrors(changed.wrong));
    const version = Number(typedText(body, 'version'));
    const variables = { policyId: id, version, text: changed.text };
    const { refusals } = (await this.shell.ask(request, reply, SaveText, variables)).saveDraft;
    if (refusals.length === 0) reply.redirect(withNotice(`/policies/${id}/brought-in`, 'saved'), 303);
    else {
      const said = isStale(refusals) ? STALE : refusals.map(sayRefusal).join(' ');
      this.draw(request, reply, found, given, formErrors([['policy-title', said]]));
    }
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = isId(id) ? await this.shell.ask(request, reply, BroughtInPolicy, { id }) : null;
    const me = data ? this.shell.signedIn(request, reply, data) : await this.shell.whoIsHere(request, reply);
    if (!me) return null;
    const policy = data?.policy;
    if (policy?.draft && policy.broughtIn && writesPolicy(me, policy))
      return { me, policy, draft: policy.draft, broughtIn: policy.broughtIn, templates: data?.templates ?? [] };
    this.shell.notFound(request, reply, me, 'report');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, policy, draft, broughtIn, templates }: Found,
    given: Readonly<Record<string, string>>,
    said: FormErrors = NO_ERRORS,
  ): void {
    this.shell.send(request, reply, 'brought-in', me, {
      title: `What was found – ${policy.title}`,
      backTo: { href: `/policies/${policy.id}`, text: policy.title },
      ...{ policy, broughtIn, version: draft.version },
      fields: factFields(draft.text).map((field) => ({ ...field, value: given[field.id] ?? field.value })),
      otherFacts: otherFacts(draft.text),
      look: toLookAt(broughtIn),
      groups: foundGroups(broughtIn),
      templates: policy.template
        ? []
        : likestFirst(
            policy.title,
            templates.filter((each) => each.latestEdition && each.publisher.id !== me.organisation?.id),
          ),
      ...said,
    });
  }
}

/** Templates that share more words of their title with the policy come first. */
function likestFirst(title: string, templates: BroughtInPage['templates']): BroughtInPage['templates'] {
  const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const own = new Set(wordsOf(title));
  const shared = (each: { readonly title: string }): number =>
    wordsOf(each.title).filter((word) => word !== 'policy' && own.has(word)).length;
  return templates.toSorted((a, b) => shared(b) - shared(a));
}

const STALE =
  'Someone else has changed the draft since you opened this page. Check the facts against it and save again';
