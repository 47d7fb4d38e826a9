import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toDataURL } from 'qrcode';
import { formErrors, NO_ERRORS, refusalErrors, type FormErrors, type Refused } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell } from '../pages/page-shell.ts';
import { typedText, type Posted } from '../pages/typed.ts';
import { BeginSecondFactor, ConfirmSecondFactor, EndSecondFactor, MySecondFactor } from './two-step-documents.ts';
import { ACCOUNT } from './account.controller.ts';

const TITLE = 'Two-step sign-in';

/** Which field answers which refusal; the others are said in the summary. */
const FIELDS: Readonly<Record<string, string>> = {
  PROOF_WRONG: 'password',
  PROOF_LOCKED: 'password',
  CODE_WRONG: 'code',
  SET_UP_CODE_WRONG: 'code',
};

/** One's own second step of signing in. */
@Controller('two-step')
export class TwoStepController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async look(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.draw(request, reply);
  }

  @Post('begin')
  async begin(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    if (!(await this.shell.whoIsHere(request, reply))) return;
    const password = typedText(request.body, 'password');
    if (!password) return this.draw(request, reply, formErrors([['password', 'Enter your password']]));
    const { refusals } = (await this.shell.ask(request, reply, BeginSecondFactor, { password })).beginSecondFactor;
    if (refusals.length === 0) reply.redirect('/two-step', 303);
    else await this.draw(request, reply, said(refusals));
  }

  @Post('confirm')
  async confirm(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    const me = await this.shell.whoIsHere(request, reply);
    if (!me) return;
    const code = typedText(request.body, 'code').trim();
    if (!code) return this.draw(request, reply, formErrors([['code', 'Type the code that the app shows']]));
    const { confirmSecondFactor } = await this.shell.ask(request, reply, ConfirmSecondFactor, { code });
    const { recoveryCodes: codes, refusals } = confirmSecondFactor;
    if (refusals.length > 0) await this.draw(request, reply, said(refusals));
    else this.shell.send(request, reply, 'two-step', me, { title: TITLE, backTo: ACCOUNT, codes });
  }

  @Post('off')
  async off(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    if (!(await this.shell.whoIsHere(request, reply))) return;
    const [password, code] = [typedText(request.body, 'password'), typedText(request.body, 'code').trim()];
    const missing: [string, string][] = [
      ...(password ? [] : [['password', 'Enter your password'] as [string, string]]),
      ...(code ? [] : [['code', 'Type the code that the app shows, or a recovery code'] as [string, string]]),
    ];
    if (missing.length > 0) return this.draw(request, reply, formErrors(missing));
    const { refusals } = (await this.shell.ask(request, reply, EndSecondFactor, { password, code })).endSecondFactor;
    if (refusals.length === 0) reply.redirect(withNotice('/two-step', 'second-factor-off'), 303);
    else await this.draw(request, reply, said(refusals));
  }

  private async draw(request: FastifyRequest, reply: FastifyReply, errors: FormErrors = NO_ERRORS): Promise<void> {
    const data = await this.shell.ask(request, reply, MySecondFactor, {});
    const me = this.shell.signedIn(request, reply, data);
    const factor = data.mySecondFactor;
    if (!me || !factor) return;
    const setUp = factor.setUp && {
      picture: await toDataURL(factor.setUp.address, { margin: 4, scale: 5 }),
      secret: factor.setUp.secret.match(/.{1,4}/g)?.join(' '),
    };
    this.shell.send(request, reply, 'two-step', me, { title: TITLE, backTo: ACCOUNT, factor, ...setUp, ...errors });
  }
}

function said(refusals: readonly Refused[]): FormErrors {
  return refusalErrors(refusals, ({ code }) => FIELDS[code], ['password', 'code']);
}
