import type { LoggerService } from '@nestjs/common';

/**
 * What the framework has to say, as lines of JSON in the journal. An error is told by its kind, its code and where in our code it came
 * from: its message stays out, and a query's parameters all the more, for they may be somebody's name.
 */
export function nestJournal(part: 'api' | 'web', write: (line: string) => void = toOutput): LoggerService {
  const tell = (level: 'error' | 'warning', said: unknown, more: readonly unknown[]): void => {
    const strings = more.filter((each) => typeof each === 'string' && !isStack(each));
    const context = strings.pop() ?? 'Nest';
    const about = strings.length > 0 ? { about: strings.join(' ') } : {};
    const error = [said, ...more].find((each) => each instanceof Error);
    const stack = error instanceof Error ? error.stack : [said, ...more].find(isStack);
    const event = `${part}.${level === 'error' ? 'failed' : 'trouble'}`;
    const what = stack === undefined ? { words: String(said) } : kindOf(error, String(stack));
    write(JSON.stringify({ at: new Date().toISOString(), level, event, part, context, ...about, ...what }));
  };
  return {
    log: () => undefined,
    warn: (said: unknown, ...more: unknown[]) => tell('warning', said, more),
    error: (said: unknown, ...more: unknown[]) => tell('error', said, more),
  };
}

function kindOf(error: unknown, stack: string): object {
  const { code } = (error ?? {}) as { code?: unknown };
  const lines = stack.split('\n').map((line) => line.trim());
  return {
    kind: error instanceof Error ? error.constructor.name : (/^\w+/.exec(lines[0] ?? '')?.[0] ?? 'Error'),
    ...(typeof code === 'string' ? { code } : {}),
    places: lines.filter((line) => line.startsWith('at ')).slice(0, 8),
  };
}

function isStack(each: unknown): boolean {
  return typeof each === 'string' && /\n\s+at /.test(each);
}

function toOutput(line: string): void {
  process.stdout.write(`${line}\n`);
}
