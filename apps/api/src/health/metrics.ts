import { checkAuthorityHealth } from '@ratify/seal';
import type { Store } from '@ratify/store';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What monitoring is told, in the format of Prometheus: of this process, and of the installation as the database has it. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #seconds: Histogram<'method' | 'route' | 'status'>;

  constructor(store: Store, now: () => Date) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    this.#seconds = new Histogram({
      name: 'ratify_api_request_seconds',
      help: 'How long requests took, by route (not by address) and status.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
      registers,
    });
    new Gauge({
      name: 'ratify_certificate_days_left',
      help: 'Whole days until each newest certificate of the installation ends.',
      labelNames: ['certificate'],
      registers,
      async collect() {
        this.reset();
        const newestFirst = checkAuthorityHealth(await store.listCertificates(), now());
        for (const { kind, daysLeft } of [...newestFirst].reverse()) this.set({ certificate: kind }, daysLeft);
      },
    });
    const jobs = new Gauge({
      name: 'ratify_jobs',
      help: 'Jobs that wait or run, and those that failed within a day.',
      labelNames: ['task', 'state'],
      registers,
      async collect() {
        this.reset();
        seals.reset();
        for (const { measure, label, value } of await store.measure()) {
          if (measure === 'seals') seals.set({ level: label }, value);
          else jobs.set({ task: label, state: measure.replace('jobs.', '') }, value);
        }
      },
    });
    const seals = new Gauge({
      name: 'ratify_documents_made',
      help: 'Versions of documents made within a day, by the level of their signatures.',
      labelNames: ['level'],
      registers,
    });
  }

  /** Has every answer of a server measured. */
  watch(server: FastifyInstance): void {
    server.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'none';
      this.#seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
      done();
    });
  }

  async read(): Promise<string> {
    return this.#registry.metrics();
  }

  get contentType(): string {
    return this.#registry.contentType;
  }
}
