import { context, propagation, ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/**
 * Makes each request a span under its route, never its address. Pages begin a trace, whatever a browser sends; the API goes on with that of
 * the pages.
 */
export function traceRequests(
  fastify: FastifyInstance,
  { part, goesOn }: { readonly part: string; readonly goesOn: boolean },
): void {
  const tracer = trace.getTracer('ratify');
  const inside = new WeakMap<FastifyRequest, Context>();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    if (route.startsWith('/health/')) return done();
    const from = goesOn ? propagation.extract(ROOT_CONTEXT, request.headers) : ROOT_CONTEXT;
    const { method } = request;
    const attributes = { 'http.request.method': method, 'http.route': route, 'ratify.part': part };
    const span = tracer.startSpan(`${method} ${route}`, { kind: SpanKind.SERVER, attributes }, from);
    inside.set(request, trace.setSpan(from, span));
    done();
  });
  // Not before: what reads the body goes on from events of the connection, which are in nobody's context.
  fastify.addHook('preHandler', (request, _reply, done) => {
    context.with(inside.get(request) ?? ROOT_CONTEXT, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const span = trace.getSpan(inside.get(request) ?? ROOT_CONTEXT);
    span?.setAttribute('http.response.status_code', reply.statusCode);
    if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
    done();
  });
}
