/** Where traces go, and how many of them. */
export interface TraceSettings {
  /** OTLP over HTTP, `https://collector.example.org/v1/traces`. */
  readonly url: string;
  /** What is sent as `Authorization`; left out: nothing. */
  readonly authorization?: string | undefined;
  /** Of the traces that begin here, from 0 to 1. */
  readonly share: number;
}

export interface Tracing {
  /** Sends what is left. */
  stop(): Promise<void>;
}

const NONE: Tracing = { stop: async () => undefined };

/**
 * Makes traces of this process, once; none, and nothing of OpenTelemetry's SDK is loaded, where no settings say where to. Only what this
 * program names itself is in them: nothing is patched, for drivers would tell what they are given.
 */
export async function startTracing(settings: TraceSettings | null, part: string): Promise<Tracing> {
  if (settings === null) return NONE;
  const [
    { context, propagation, trace },
    { AsyncLocalStorageContextManager },
    { W3CTraceContextPropagator },
    { OTLPTraceExporter },
    { resourceFromAttributes },
    { BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler, TracerProvider },
  ] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/context-async-hooks'),
    import('@opentelemetry/core'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-trace'),
  ]);
  const { url, authorization, share } = settings;
  const exporter = new OTLPTraceExporter({ url, headers: authorization ? { authorization } : {} });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': `ratify-${part}`, 'service.namespace': 'ratify' }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: 2_000 })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  // A collector that does not answer is no reason to wait with stopping.
  return { stop: () => Promise.race([provider.shutdown().catch(() => undefined), after(2_000)]) };
}

function after(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms).unref());
}
