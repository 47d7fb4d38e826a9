export { migrate, migrations, type MigrateOptions } from './migrate.ts';
