import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { isStatusInForce } from '@ratify/policy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PageShell } from '../pages/page-shell.ts';
import { draftTasks } from './draft-tasks.ts';
import { backToPolicy, findDraft } from './find-draft.ts';

@Controller('policies/:id/draft')
export class DraftController {
  constructor(@Inject(PageShell) private readonly shell: PageShell) {}

  @Get()
  async read(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const found = await findDraft(this.shell, id, request, reply);
    if (!found) return;
    const { me, policy, draft } = found;
    this.shell.send(request, reply, 'draft', me, {
      title: `Draft of ${policy.title}`,
      backTo: backToPolicy(policy),
      policy,
      draft,
      isInForce: isStatusInForce(policy.status),
      tasks: draftTasks(policy),
      hints: draft.problems.filter((each) => each.severity !== 'error').slice(0, 20),
    });
  }
}
