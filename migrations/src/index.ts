export { migrate, migrations, tellSteps, type MigrateOptions, type Steps, type ToldStep } from './migrate.ts';
export { backfills, type Backfill } from './backfills.ts';
export { describeSchema } from './describe-schema.ts';
export { measureSteps, type MeasuredStep } from './measure-steps.ts';
export { planSteps, type MigrationClass, type PlannedStep, type StepsOf } from './plan-steps.ts';
export { locksFile, readLocks } from './read-sql.ts';
