import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { graphql } from '../graphql/tada.ts';
import { NO_ERRORS, refusalErrors, type FormErrors } from '../pages/form-errors.ts';
import { withNotice } from '../pages/notices.ts';
import { PageShell, Shell } from '../pages/page-shell.ts';
import { isId, typedText, type Posted } from '../pages/typed.ts';
import { sayCertificate, sayTask } from './operate-words.ts';

const Operating = graphql(
  `
    query Operating {
      ...Shell
      operating {
        queues {
          task
          waiting
          running
          failed
          oldestAt
          waitsFor
        }
        failures {
          id
          task
          organisationName
          error
          attempts
          finishedAt
        }
        certificates {
          kind
          notAfter
          daysLeft
          state
        }
        mailWaiting
        mailOldestAt
        mailRefused
        backupAt
        logHandedOverAt
        version
        schemaVersion
        unlinked
      }
    }
  `,
  [Shell],
);
const RetryJob = graphql(`
  mutation RetryJob($jobId: ID!) {
    retryJob(jobId: $jobId) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);
const PutJobAside = graphql(`
  mutation PutJobAside($jobId: ID!) {
    putJobAside(jobId: $jobId) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

/** How the service stands, for whoever looks after it: never a text, an address or the name of a person. */
@Controller('operate')
export class OperateController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async look(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.draw(request, reply, NO_ERRORS);
  }

  @Post()
  async settle(@Req() request: FastifyRequest<{ Body: Posted }>, @Res() reply: FastifyReply): Promise<void> {
    if (!(await this.shell.whoIsHere(request, reply))) return;
    const jobId = typedText(request.body, 'job');
    if (!isId(jobId)) return void reply.redirect('/operate', 303);
    const isAgain = typedText(request.body, 'act') === 'again';
    const { refusals } = isAgain
      ? (await this.shell.ask(request, reply, RetryJob, { jobId })).retryJob
      : (await this.shell.ask(request, reply, PutJobAside, { jobId })).putJobAside;
    if (refusals.length === 0)
      return void reply.redirect(withNotice('/operate', isAgain ? 'job-again' : 'job-aside'), 303);
    await this.draw(
      request,
      reply,
      refusalErrors(refusals, () => null),
    );
  }

  private async draw(request: FastifyRequest, reply: FastifyReply, errors: FormErrors): Promise<void> {
    const data = await this.shell.ask(request, reply, Operating, {});
    const me = this.shell.signedIn(request, reply, data);
    if (!me) return;
    if (!data.operating)
      return void this.shell.forbidden(request, reply, me, 'Your role does not include looking after the service.');
    const { queues, failures, certificates, ...facts } = data.operating;
    this.shell.send(request, reply, 'operate', me, {
      title: 'The service',
      queues: queues.map((each) => ({ ...each, name: sayTask(each.task) })),
      failures: failures.map((each) => ({ ...each, name: sayTask(each.task) })),
      certificates: certificates.map((each) => ({ ...each, name: sayCertificate(each.kind) })),
      facts,
      ...errors,
    });
  }
}
