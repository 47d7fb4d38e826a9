import type { ObjectLiteral } from 'typeorm';
import type { Where } from './conditions.ts';
import { ScopedRepository, type Changes } from './scoped-repository.ts';

/** A working text: saved only over the version that was read, so that a stale save loses nobody's words. */
export class VersionedRepository<E extends ObjectLiteral & { version: number }> extends ScopedRepository<E> {
  /** Saves over `version` and returns the row as stored, or null when the text has moved on (or is not there). */
  async save(where: Where<E>, version: number, changes: Omit<Changes<E>, 'version'>): Promise<E | null> {
    const current = { ...where, version } as Where<E>;
    const changed = await this.change(current, { ...changes, version: version + 1, updatedAt: new Date() } as never);
    return changed === 0 ? null : this.get({ ...where, version: version + 1 } as Where<E>);
  }
}
