import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
} from '@opentelemetry/api';

/** Names and values that are nobody's: routes, kinds of work, counts, never texts, addresses or parameters. */
export type SpanFacts = Attributes;

/**
 * Does something as one span of the trace it is part of; where no traces are made, just does it. An error is told by its code alone: what
 * it says may be somebody's.
 */
export async function inSpan<T>(
  name: string,
  facts: SpanFacts,
  act: (tell: (more: SpanFacts) => void) => Promise<T>,
  from: Context = context.active(),
): Promise<T> {
  const span = trace.getTracer('ratify').startSpan(name, { attributes: facts }, from);
  try {
    return await context.with(trace.setSpan(from, span), () => act((more) => void span.setAttributes(more)));
  } catch (error) {
    span.setAttribute('error.type', codeOf(error));
    span.setStatus({ code: SpanStatusCode.ERROR });
    throw error;
  } finally {
    span.end();
  }
}

/** Where the trace stands, as W3C's `traceparent`; null where none is made. */
export function traceParent(): string | null {
  const carrier: Record<string, string> = {};
  propagation.inject(context.active(), carrier);
  return carrier['traceparent'] ?? null;
}

/** The context in which a trace goes on that another process has begun. */
export function contextOf(parent: string | null): Context {
  return parent === null ? ROOT_CONTEXT : propagation.extract(ROOT_CONTEXT, { traceparent: parent });
}

function codeOf(error: unknown): string {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'Error';
}
