import type { MigrationInterface } from 'typeorm';
import type { Backfill } from './backfills.ts';

/** A migration: it adds, unless it says which earlier one it finishes. */
export type MigrationClass = (new () => MigrationInterface) & {
  /** The migration whose place it takes: this one takes away what no process of the version before it uses any more. */
  readonly contractOf?: string;
};

export interface PlannedStep {
  readonly kind: 'schema' | 'backfill' | 'contract';
  readonly name: string;
  /** Not now: processes of a version that needs what it takes away may be at work. The next run does it. */
  readonly isHeld: boolean;
}

export interface StepsOf {
  readonly migrations: readonly MigrationClass[];
  readonly backfills: readonly Backfill[];
  /** Names of the migrations that have run. */
  readonly ran: ReadonlySet<string>;
  /** Names of the backfills that are finished. */
  readonly finished: ReadonlySet<string>;
  /** Nobody but this version is at work on the database. */
  readonly isAlone: boolean;
}

/**
 * What brings a database to the present version, in its order: migrations by number, a contract step only after the backfills of what
 * it finishes, all other backfills last. A contract step is held where a version was skipped: what it finishes is only now being added.
 */
export function planSteps({ migrations, backfills, ran, finished, isAlone }: StepsOf): PlannedStep[] {
  const isNobodyElse = isAlone || ran.size === 0;
  const steps: PlannedStep[] = [];
  const planned = new Set(finished);
  const fill = ({ name }: Backfill): void => {
    if (!planned.has(name)) steps.push({ kind: 'backfill', name, isHeld: false });
    planned.add(name);
  };
  for (const { name, contractOf } of migrations.filter((each) => !ran.has(each.name))) {
    const isHeld = contractOf !== undefined && !ran.has(contractOf) && !isNobodyElse;
    if (contractOf !== undefined && !isHeld) backfills.filter(({ after }) => after === contractOf).forEach(fill);
    steps.push({ kind: contractOf === undefined ? 'schema' : 'contract', name, isHeld });
  }
  backfills.forEach(fill);
  return steps;
}
