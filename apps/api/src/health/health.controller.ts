import { Controller, Get, Inject, ServiceUnavailableException } from '@nestjs/common';
import type { Journey } from '@ratify/journey';
import { JOURNEY } from '../graph/journey.token.ts';

@Controller('health')
export class HealthController {
  constructor(@Inject(JOURNEY) private readonly journey: Journey) {}

  /** The process runs. */
  @Get('live')
  live(): { status: string } {
    return { status: 'live' };
  }

  /** The process can serve: the database answers. */
  @Get('ready')
  async ready(): Promise<{ status: string }> {
    if (!(await this.journey.store.isReady())) throw new ServiceUnavailableException('The database does not answer.');
    return { status: 'ready' };
  }
}
