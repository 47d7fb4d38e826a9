import { Catch, type ArgumentsHost } from '@nestjs/common';
import { BaseExceptionFilter } from '@nestjs/core';
import type { GqlContextType } from '@nestjs/graphql';

/**
 * What goes wrong in a resolver is left to `formatError`, which logs what nobody expected: Nest would log all of it before, with its stack,
 * down to a session that has ended. Routes are answered as ever.
 */
@Catch()
export class LogOnceFilter extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType<GqlContextType>() === 'graphql') throw error;
    super.catch(error, host);
  }
}
