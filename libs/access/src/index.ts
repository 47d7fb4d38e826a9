export { type Action, type Reach, type Subject, ACTIONS, SUBJECTS } from './subjects.ts';
export { type Permission, type RowConditions } from './permission.ts';
export { PERMISSIONS } from './permissions.ts';
export { type AccessActor, type RatifyAbility, type Row, abilityFor, canDo } from './ability-for.ts';
export { type PermissionEntry, permissionMarkdown, permissionTable } from './permission-table.ts';
export { explain, rolesThatMay } from './explain.ts';
