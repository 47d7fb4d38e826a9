import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { relay, requireAnswer } from '../documents/relay.ts';
import { OWN_ACCENT, safeAccent } from '../pages/accent.ts';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { SETTERS } from '../pages/navigation.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, type Me } from '../pages/page-shell.ts';
import { sentFile, type SentFile } from '../pages/sent-file.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { ReadLetterhead, type StandingLetterhead } from './letterhead-documents.ts';

/** Beside which field each refusal stands. */
const FIELDS: Readonly<Record<string, string>> = {
  COLOUR_NOT_READ: 'colour',
  LOGO_UNREADABLE: 'logo',
  LOGO_TOO_LARGE: 'logo',
};

interface Found {
  readonly me: Me;
  readonly standing: StandingLetterhead;
}

interface Typed {
  readonly colour: string;
  readonly removeLogo: boolean;
}

/** Colour and logo of everything that the organisation prints. */
@Controller('letterhead')
export class LetterheadController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (!found) return;
    this.draw(request, reply, found, { colour: found.standing.colour ?? OWN_ACCENT, removeLogo: false });
  }

  @Get('logo.png')
  async logo(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const answer = await this.shell.api.bytes('/letterhead/logo.png', this.shell.visitor(request));
    requireAnswer(answer);
    if (answer.ok) {
      await relay(answer, reply);
      return;
    }
    const me = await this.shell.whoIsHere(request, reply);
    if (me) this.shell.notFound(request, reply, me, 'logo');
  }

  @Post()
  async set(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const found = await this.find(request, reply);
    if (!found) return;
    const { body } = request;
    const typed = { colour: typedText(body, 'colour').trim(), removeLogo: typedText(body, 'removeLogo') === 'yes' };
    const logo = sentFile(body, 'logo');
    if (logo?.isTooLarge) {
      this.draw(
        request,
        reply,
        found,
        typed,
        formErrors([['logo', 'The picture is larger than 5 MB. Save it smaller and choose it again']]),
      );
      return;
    }
    const refusals = await this.shell.api.setLetterhead(
      { colour: typed.colour, logo: logoOf(logo, typed) },
      this.shell.visitor(request),
    );
    if (refusals.length === 0) reply.redirect(withNotice('/letterhead', 'letterhead-set'), 303);
    else
      this.draw(
        request,
        reply,
        found,
        typed,
        refusalErrors(refusals, ({ code }) => FIELDS[code]),
      );
  }

  private async find(request: FastifyRequest, reply: FastifyReply): Promise<Found | null> {
    const data = await this.shell.ask(request, reply, ReadLetterhead, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return null;
    const standing = data.organisations.find(({ id }) => id === me.organisation?.id);
    if (standing && SETTERS.some((role) => me.roles.includes(role))) return { me, standing };
    this.shell.forbidden(request, reply, me, 'The head, the clerk or a publisher sets colour and logo.');
    return null;
  }

  private draw(
    request: FastifyRequest,
    reply: FastifyReply,
    { me, standing }: Found,
    typed: Typed,
    said: FormErrors = NO_ERRORS,
  ): void {
    const shown = safeAccent(standing.colour);
    this.shell.send(request, reply, 'letterhead', me, {
      title: 'Colour and logo',
      backTo: { href: '/settings', text: 'Settings' },
      typed,
      logo: standing.logoSha256 ? `/letterhead/logo.png?v=${standing.logoSha256.slice(0, 12)}` : null,
      darkened: standing.colour && shown !== standing.colour ? { colour: standing.colour, shown } : null,
      ...said,
    });
  }
}

function logoOf(sent: SentFile | null, { removeLogo }: Typed): 'keep' | 'remove' | Uint8Array {
  if (sent) return sent.bytes;
  return removeLogo ? 'remove' : 'keep';
}
