import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { PageShell } from '../pages/page-shell.ts';
import { datedParts, typedDate, type TypedDate } from '../pages/typed-date.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { findTemplate, publishesTemplate, type FoundTemplate } from './find-template.ts';
import { Changes, Prepare, type WeighedDraft } from './publish-documents.ts';

type Found = FoundTemplate & { readonly draft: WeighedDraft };

const LEVELS = [
  { value: 'editorial', text: 'Editorial', hint: { text: 'Nothing anyone has to do changes.' } },
  { value: 'substantive', text: 'Substantive', hint: { text: 'What is asked of people changes.' } },
  { value: 'legal', text: 'Legal', hint: { text: 'The law or an agreement asks for it.' } },
] as const;
const FIELDS: Readonly<Record<string, string>> = {
  SUMMARY_MISSING: 'summary',
  SUMMARY_TOO_LONG: 'summary',
  ADOPT_BY_PAST: 'adoptBy-day',
  ADOPT_BY_FAR: 'adoptBy-day',
};

/** The first step of publishing: what changed, clause by clause, and how much it matters. */
@Controller('templates/:id/publish')
export class PublishController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(id, request, reply);
    if (found) this.draw(request, reply, found, preparedEdition(found.draft));
  }

  @Post()
  async weigh(
    @Param('id') id: string,
    @Req() request: FastifyRequest<{ Body: Posted }>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, request, reply);
    if (!found) return;
    const typed = typedEdition(found.draft, request.body);
    if (typedText(request.body, 'fill') === 'suggestions') {
      this.draw(request, reply, found, withSuggestions(found.draft, typed), NO_ERRORS, { suggested: true });
      return;
    }
    const { prepareEdition } = await this.shell.ask(request, reply, Prepare, {
      templateId: id,
      version: Number(typedText(request.body, 'version')),
      summary: typed.summary,
      materiality: typed.weights.map(({ level, ...each }) => ({ ...each, level: level || null })),
      adoptBy: typed.adoptBy.date,
    });
    const said = this.errorsOf([...prepareEdition.refusals, ...prepareEdition.warnings], typed);
    if (said.errors.length > 0) this.draw(request, reply, found, typed, said);
    else reply.redirect(`/templates/${id}/publish/effect`, 303);
  }

  private errorsOf(refusals: Parameters<typeof refusalErrors>[0], { adoptBy, weights }: Typed): FormErrors {
    const asked = weights.flatMap((each) => [`level-${each.clauseId}`, `reason-${each.clauseId}`]);
    const order = ['summary', ...asked, 'adoptBy-day'];
    const said = refusalErrors(
      refusals,
      ({ code, clauseId }) => {
        if (code === 'MATERIALITY_MISSING' && clauseId) return `level-${clauseId}`;
        if (code === 'MATERIALITY_REASON_TOO_LONG' && clauseId) return `reason-${clauseId}`;
        return FIELDS[code];
      },
      order,
    );
    if (adoptBy.isBlank || adoptBy.date) return said;
    const date = formErrors([['adoptBy-day', 'Enter the date like 27 3 2027, or leave all three empty']]);
    return { errors: [...said.errors, ...date.errors], beside: { ...said.beside, ...date.beside } };
  }

  private async find(id: string, request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const found = await findTemplate(this.shell, id, request, reply);
    if (!found) return null;
    const draft = publishesTemplate(found)
      ? (await this.shell.ask(request, reply, Changes, { id })).template?.draft
      : null;
    if (draft) return { ...found, draft };
    this.shell.forbidden(request, reply, found.me, 'The template’s publisher publishes its editions.');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, template, draft }: Found,
    typed: Typed,
    said: FormErrors = NO_ERRORS,
    extra: { readonly suggested?: boolean } = {},
  ): void {
    this.shell.send(request, reply, 'publish', me, {
      title: `Publish ${template.title}`,
      backTo: { href: `/templates/${template.id}`, text: template.title },
      ...{ template, typed, levels: LEVELS },
      number: (template.editions[0]?.number ?? 0) + 1,
      version: draft.version,
      changes: draft.changes.map((change, at) => ({ ...change, given: typed.weights[at] })),
      ...said,
      ...extra,
    });
  }
}

interface Typed {
  readonly summary: string;
  readonly adoptBy: TypedDate;
  readonly weights: readonly { readonly clauseId: string; readonly level: string; readonly reason: string }[];
}

/** The form of an edition: its summary, its date, and the weight of each changed clause. */
function typedEdition({ changes }: WeighedDraft, body: Posted | undefined): Typed {
  return {
    summary: typedText(body, 'summary'),
    adoptBy: typedDate(body, 'adoptBy'),
    weights: changes.map(({ clauseId }) => ({
      clauseId,
      level: typedText(body, `level-${clauseId}`),
      reason: typedText(body, `reason-${clauseId}`),
    })),
  };
}

/** What was entered at an earlier visit. */
function preparedEdition(draft: WeighedDraft): Typed {
  const { changes, prepared } = draft;
  if (!prepared) return typedEdition(draft, undefined);
  const given = new Map(prepared.materiality.map((each) => [each.clauseId, each]));
  return {
    summary: prepared.summary,
    adoptBy: prepared.adoptByOn ? datedParts(prepared.adoptByOn) : typedDate(undefined, 'adoptBy'),
    weights: changes.map(({ clauseId }) => ({
      clauseId,
      level: given.get(clauseId)?.level ?? '',
      reason: given.get(clauseId)?.reason ?? '',
    })),
  };
}

/** The publisher asked for them: where nothing is chosen yet, the suggestion is, and can be seen and changed. */
function withSuggestions({ changes }: WeighedDraft, typed: Typed): Typed {
  return {
    ...typed,
    weights: typed.weights.map((given, at) => {
      const suggestion = changes[at]?.suggestion;
      if (given.level !== '' || !suggestion) return given;
      return { ...given, level: suggestion.level, reason: given.reason.trim() || suggestion.reason };
    }),
  };
}
